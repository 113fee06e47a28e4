#!/usr/bin/env bash
# mutants.sh: COUNT small faults, each in a copy of the tree and each alone; the tests nearest to
# it run first, then all others, until one fails. Names the faults that no test has seen.
#
# A fault that does not compile, or makes the same code as before, is no fault: the next one in
# the list takes its place. build/mutants/log-SEED keeps what is known, and is gone on with.
set -u
seed=${SEED:-1} count=${COUNT:-100} jobs=${JOBS:-2} cc=${CC:-gcc}
longest=${LONGEST:-400}		# seconds for one fault
here=$PWD/tests/mutants place=$PWD/build/mutants
log=$place/log-$seed

# Everything is made with warnings allowed: a fault may leave a variable unused.
make_it() { make --no-print-directory CC="$cc" FLAVOUR=debug CFLAGS_debug=-O1 "$@" > make.log 2>&1; }
bare_object() { objcopy --strip-debug "$1" "$2" 2> /dev/null; }

# run_test TEST [WORD]: with a fault it may take three times as long as without, and is then held
# to hang.
run_test() {
	local test=$1 limit=900
	[ -e ../tree ] && limit=$(awk -v test="$test" '$2 == test { print int($1 * 3 / 1000) + 20 }' ../times)
	case $test in *.sh) ;; *) make_it "build/debug/$test" || return 1; test=build/debug/$test ;; esac
	GROUNDWORK=build/debug/groundwork STOP_AT_FIRST=1 LIMIT=${limit:-120} WORD="${2:-}" TALLY=$PWD/counts \
		tests/support/run.sh build/debug "" "$test" > test.log 2>&1
}

# The nearest first: by name, by the room, by what they include; then the others, quick ones first.
tests_for() {
	local file=$1 room name stem
	room=$(basename "$(dirname "$file")") name=$(basename "$file" .c) stem=${name%%_*}
	{
		grep -E "/(${room}_)?${name}(_test|_corpus_test)" ../times
		grep -E "/${room}_${stem}|/${stem}" ../times
		grep -lE "\"$room/($name|$stem)[a-z_]*\.h\"" tests/*/*_test.c | sed 's/\.c$//' |
			while read -r test; do grep -F " $test" ../times; done
		grep -E "/${room}_| tests/${room}/" ../times
		[ "$room" != cli ] || grep -E "commands_test" ../times
		[ "$room" != ui ] && [ "$room" != tui ] || grep -E "screens_test" ../times
		cat ../times
	} | awk '!seen[$2]++ { print $2 }'
}

# The test that sees the fault; nothing when none does.
seen_by() {
	local file=$1 began=$SECONDS word test
	word=$(basename "$file" .c) word=${word%%_*}
	case $file in
	src/ui/*|src/tui/*)
		compgen -G "tests/screens/scripts/*$word*" > /dev/null &&
			! run_test tests/screens/screens_test "$word" && echo "screens_test $word" && return ;;
	src/cli/*)
		compgen -G "tests/commands/cases/*$word*" > /dev/null &&
			! run_test tests/commands/commands_test.sh "$word" && echo "commands_test $word" && return ;;
	esac
	for test in $(tests_for "$file"); do
		[ $((SECONDS - began)) -lt "$longest" ] || { echo 1 > out-of-time; return; }
		run_test "$test" || { echo "$test"; return; }
	done
}

try() {
	local order=$1 file=$2 line=$3 at=$4 length=$5 instead=$6 object began=$SECONDS before after by verdict
	object=build/debug/${file%.c}.o
	cp -p "$file" kept.c
	cp -p "$object" kept.o
	before=$(sed -n "${line}p" "$file" | sed 's/^[[:space:]]*//')
	INSTEAD=$instead awk -v line="$line" -v at="$at" -v size="$length" '
		FNR == line { $0 = substr($0, 1, at - 1) ENVIRON["INSTEAD"] substr($0, at + size) } { print }' kept.c > "$file"
	after=$(sed -n "${line}p" "$file" | sed 's/^[[:space:]]*//')
	verdict=invalid by=
	rm -f out-of-time
	if make_it "$object" && bare_object "$object" new.o && bare_object kept.o old.o && ! cmp -s new.o old.o; then
		make_it all && by=$(seen_by "$file") || by="the linker"
		verdict=killed
		[ -n "$by" ] || { verdict=lived; [ ! -e out-of-time ] || verdict=lived-so-far; }
	fi
	cp -p kept.c "$file"
	cp -p kept.o "$object"
	touch "$object"
	printf '%s\t%s\t%s:%s\t%s\t%s\t%s\t%s s\n' "$order" "$verdict" "$file" "$line" "$before" "$after" "$by" $((SECONDS - began)) >> "$log"
	[ $verdict = invalid ] || printf '  %-8s %s:%s  %s  =>  %s  %s\n' "$verdict" "$file" "$line" "$before" "$after" "${by:+[$by]}"
}

valid() { grep -cvP '^[^\t]*\tinvalid' "$log"; }

# Takes the next fault of the list that nobody has tried.
take() {
	local next
	exec 9> "$place/lock"
	flock 9
	next=$(cat "$place/next-$seed" 2> /dev/null || echo 1)
	[ $(($(valid) + $(cat "$place"/busy-* 2> /dev/null | wc -l))) -lt "$count" ] || return 1
	while fault=$(sed -n "${next}p" "$place/list-$seed") && [ -n "$fault" ] && grep -qF "${fault%%$'\t'*}" "$log"; do
		next=$((next + 1))
	done
	echo $((next + 1)) > "$place/next-$seed"
	echo 1 > "$place/busy-$1"
	flock -u 9
	[ -n "$fault" ]
}

work() {
	cd "$place/$1" || exit 1
	while take "$1"; do
		IFS=$'\t' read -r order file line at length instead <<< "$fault"
		try "$order" "$file" "$line" "$at" "$length" "$instead"
		rm -f "$place/busy-$1"
	done
}

# A test that fails without any fault tells nothing, and is not asked.
measure() {
	local test began
	: > "$place/times"
	for test in $(ls tests/*/*_test.c | sed 's/\.c$//') $(ls tests/fuzz/*_fuzz.c | sed 's/_fuzz\.c$/_corpus_test/') $(ls tests/*/*_test.sh); do
		case $test in tests/install/*|tests/exchange/*_test.sh) continue ;; esac
		began=$(date +%s%N)
		if run_test "$test"; then
			echo "$((($(date +%s%N) - began) / 1000000)) $test" >> "$place/times"
		else
			echo "mutants: $test fails without a fault, and is left out"
		fi
	done
	sort -n -o "$place/times" "$place/times"
}

prepare() {
	local i now
	now=$(tar cf - --exclude=./build --exclude=./.git . | cksum)
	[ "$(cat "$place/tree" 2> /dev/null)" = "$now" ] && [ -s "$place/times" ] && return
	rm -rf "$place"
	mkdir -p "$place/1"
	tar cf - --exclude=./build --exclude=./.git . | tar xf - -C "$place/1"
	cd "$place/1" || exit 1
	echo "mutants: building, and running every test once without a fault"
	make_it -j"$jobs" all $(ls tests/*/*_test.c | sed 's|\(.*\)\.c$|build/debug/\1|') device || { tail make.log; exit 1; }
	measure
	for i in $(seq 2 "$jobs"); do cp -a "$place/1" "$place/$i"; done
	echo "$now" > "$place/tree"
}

(prepare) || exit 1
[ -s "$place/list-$seed" ] || awk -v seed="$seed" -f "$here/list.awk" src/*/*.c | sort > "$place/list-$seed"
touch "$log"
rm -f "$place"/busy-* "$place/next-$seed"
for i in $(seq 1 "$jobs"); do work "$i" & done
wait
echo
echo "Seen: $(grep -cP '\tkilled\t' "$log") of $(valid) faults (seed $seed). Not seen by any test:"
awk -F '\t' '$2 ~ /^lived/ { printf "  %s  %s  =>  %s%s\n", $3, $4, $5, $2 == "lived" ? "" : "  (not all tests were run)" }' "$log"
