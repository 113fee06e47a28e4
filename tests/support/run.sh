#!/usr/bin/env bash
# run.sh BUILD "RUNNER" TEST...: run each test (two at a time) and write one line a test.
# Every test gets a home of its own. What it prints is shown only when it fails.
# WORD, when it is set, is handed to each test: those that know what to do with it play only
# what has it in its name. The counts go to $TALLY (or BUILD/counts), and are added up in a closing line.
set -u
build=$1 runner=$2
shift 2

# A place that is full or not there fails the test, and in words.
lost() {
	printf '  FAIL    1  %s (no home with room in it could be made in %s)\n' "$1" "${TMPDIR:-/tmp}"
	echo "0 1 0" >> "$TALLY"
}

one() {
	local test=$1 name home log passed failed skipped status
	name=${test#"$build"/}
	name=${name#tests/}
	home=$(mktemp -d) && mkdir "$home/tmp" || { lost "$name"; return; }
	log=$home/log
	printf '%65536s' ' ' 2> /dev/null > "$log" || { rm -rf "$home"; lost "$name"; return; }
	env -i PATH="$PATH" HOME="$home" TMPDIR="$home/tmp" LC_ALL=C.UTF-8 TZ=UTC TERM=xterm-256color \
		GROUNDWORK="${GROUNDWORK:-}" BUILD="$build" CC="${CC:-cc}" UPDATE="${UPDATE:-}" UNDER_VALGRIND="${runner:+1}" STOP_AT_FIRST="${STOP_AT_FIRST:-}" FAULTS="${FAULTS:-5}" \
		UBSAN_OPTIONS=print_stacktrace=1 TSAN_OPTIONS=halt_on_error=1 \
		timeout "${LIMIT:-600}" $runner "$test" ${WORD:+"$WORD"} > "$log" 2>&1 < /dev/null
	status=$?
	passed=$(grep -cE '^(\[       OK \]|ok )' "$log")
	# newer cmocka writes "[  FAILED  ] tests: 1 test(s)" where older ones leave out the name
	skipped=$(grep -vE '^\[.*\] [^ ]+: [0-9]+ test' "$log" | grep -cE '^(\[  SKIPPED \] [a-zA-Z_]|ok .*# SKIP)')
	failed=$(grep -vE '^\[.*\] [^ ]+: [0-9]+ test' "$log" | grep -cE '^(\[  FAILED  \] [a-zA-Z_]|not ok )')
	passed=$((passed - $(grep -cE '^ok .*# SKIP' "$log")))
	# cmocka names a failed test twice: where it fails, and in its closing list
	grep -q '^\[==========\]' "$log" && failed=$(((failed + 1) / 2)) && skipped=$(((skipped + 1) / 2))
	[ $status != 0 ] && [ "$failed" = 0 ] && failed=1
	[ $((passed + failed + skipped)) = 0 ] && failed=1
	if [ "$failed" = 0 ]; then
		printf '  ok   %4d  %s%s\n' "$passed" "$name" "$([ "$skipped" = 0 ] || echo "  ($skipped skipped)")"
		[ "$skipped" = 0 ] || grep -E 'SKIP' "$log" | grep -v '^\[  SKIPPED \] [0-9]' | sort -u | head -n 5 | sed 's/^/            /'
	else
		printf '  FAIL %4d  %s (status %d)\n' "$failed" "$name" "$status"
		tail -n 60 "$log" | sed 's/^/       | /'
	fi
	echo "$passed $failed $skipped" >> "$TALLY"
	rm -rf "$home"
}

export -f one lost
export build runner TALLY=${TALLY:-$build/counts}
mkdir -p "$(dirname "$TALLY")"
: > "$TALLY"
[ $# = 0 ] && echo "run.sh: there is no test to run" && exit 1
printf '%s\n' "$@" | xargs -P 2 -I{} bash -c 'one {}'
"$(dirname "$0")/tally.sh" "$TALLY"
! grep -qvE '^[0-9]+ 0 ' "$TALLY"
