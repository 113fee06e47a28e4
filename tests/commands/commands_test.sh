#!/usr/bin/env bash
# commands_test.sh [WORD]: each case is played anew, and must come out the same.
# A call is ended, and says so, after $busy seconds of work, or $longest in which it may have
# waited: a machine with much to do makes a call late and not long. UPDATE=1 writes the cases as they come out. See README.md here.
set -u
here=tests/commands
busy=30 longest=150
program=$(realpath "${GROUNDWORK:-build/groundwork}") || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/groundwork"

# Runs one line of shell in the case's home; writes what came of it.
call() {
	local home=$1 command=$2 input=$3 status
	env -i PATH="$work/bin:$PATH" HOME="$home" TMPDIR="$work" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb \
		GROUNDWORK_CONTENT=$here/content GROUNDWORK_AUDIO=$here/audio GROUNDWORK_CONFIG=config \
		GROUNDWORK_TEST_CLOCK=2026-11-22T08:00:00Z \
		timeout -k 5 $longest bash -c "ulimit -t $busy; $command" < "$input" > "$work/stdout" 2> "$work/stderr"
	status=$?
	sed "s|$home|~|g" "$work/stdout"
	[ -z "$(tail -c 1 "$work/stdout")" ] || echo
	sed "s|$home|~|g; s|^|stderr: |" "$work/stderr"
	case $status in 124|137|152) echo "it had not ended after $busy s of work or $longest s in all" ;; esac
	[ $status = 0 ] || echo "status: $status"
}

# Writes a case anew: its remarks, calls and inputs, with what they answer now.
replay() {
	local home=$1 line command='' fresh=1
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'#'*|'$ '*)
			[ -z "$command" ] || call "$home" "$command" "$work/input"
			command=''
			[ $fresh = 1 ] || echo
			;;&
		'#'*) fresh=1 ;;
		'$ '*)
			command=${line#'$ '} fresh=0
			: > "$work/input"
			;;
		'< '*) echo "${line#'< '}" >> "$work/input" ;;
		'<') echo >> "$work/input" ;;
		*) continue ;;
		esac
		printf '%s\n' "$line"
	done
	[ -z "$command" ] || call "$home" "$command" "$work/input"
}

count=0 failed=0
for case in $here/cases/*"${1:-}"*.test; do
	name=$(basename "$case" .test)
	home=$work/$name
	count=$((count + 1))
	mkdir "$home"
	replay "$home" < "$case" > "$work/now"
	[ -z "${UPDATE:-}" ] || cp "$work/now" "$case"
	if diff -u "$case" "$work/now" > "$work/difference"; then
		echo "ok $count - $name: $(sed -n '1s/^# //p' "$case")"
	else
		echo "not ok $count - $name: $(sed -n '1s/^# //p' "$case")"
		sed 's/^/  /' "$work/difference"
		failed=1
	fi
done
echo "1..$count"
exit $failed
