#!/usr/bin/env bash
# Every command lives through a call that fails: each call of the database and of the system in
# turn, once. It ends by itself, and what it cannot do it says.
# FAULTS: how many calls of a kind and command are tried (the first ones, and others spread over
# the rest), 5 when not said.
set -u
. tests/support/two_homes.sh
most=${FAULTS:-5}
shim=$PWD/$BUILD/tests/faults/fail_call.so
if grep -q __asan_init "$program"; then
	echo "ok 1 - every call fails once # SKIP the sanitizer wants to be loaded first"
	exit 0
fi
homes anna k
clock=2026-11-23T08:00:00Z
page=$work/page.txt

# ---- both have something: an assignment, sessions, a report, a caseload, a recovery page

rain_of anna
cp -r tests/commands/audio/sounds "$work/sounds"
anna record rain --voice anna --from "$work/sounds/note.wav" > /dev/null
anna assign --stop-if "Too much." --contact "01 234" --from Anna --to K. --title "Small steps" --task "small; times=daily" --task "rain; times=3 a week" \
	--voice anna -o "$work/one.gwb" > /dev/null
k import "$work/one.gwb" --accept all > /dev/null
mkdir -p "$work/k/.config/groundwork" "$work/k/.local/share/groundwork"
printf '[journey]\narrival = 2026-11-25\nhome = 2026-11-29\nsession_days = 2026-11-27\n[people]\nclinic_day = 01 234\n' \
	> "$work/k/.config/groundwork/groundwork.ini"
for practice in small all-kinds rain page; do
	printf 'Some words\nmore\n\n1\n2\n3\n4\n' | env HOME="$work/k" TZ=UTC LC_ALL=C.UTF-8 \
		GROUNDWORK_CONTENT=tests/commands/content GROUNDWORK_AUDIO=tests/commands/audio GROUNDWORK_CONFIG=config \
		GROUNDWORK_TEST_CLOCK="$clock" "$program" play $practice --plain --silent > /dev/null 2>&1
done
k report --to Anna --yes -o "$work/one.gwr" > /dev/null
anna caseload add "$work/one.gwr" > /dev/null
anna caseload note K. "A note" > /dev/null
anna key export -o "$page" > /dev/null
mkdir "$work/kept"
cp -a "$work/anna" "$work/k" "$work/kept"

# ---- one command, one failing call

# fault WHO KIND AT COMMAND: from the homes as they were; what came of it is in out, err, status.
fault() {
	local who=$1 kind=$2 at=$3 command=$4
	rm -rf "${work:?}/$who" "$work/new"
	cp -a "$work/kept/$who" "$work/$who"
	mkdir "$work/new"
	env -i PATH="$PATH" HOME="$work/$who" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb GROUNDWORK_CONTENT=tests/commands/content \
		GROUNDWORK_AUDIO=tests/commands/audio GROUNDWORK_CONFIG=config GROUNDWORK_TEST_CLOCK="$clock" \
		shim="$shim" FAIL_KIND="$kind" FAIL_AT="$at" FAIL_COUNT="$work/calls" groundwork="$program" W="$work" \
		timeout 30 bash -c "LD_PRELOAD=\$shim exec \"\$groundwork\" $command" <<< $'Words\n\n\n1\n2\n3\n' > "$work/out" 2> "$work/err"
	status=$?
}

# What is well but another text than usual would be a log with holes in it.
judge() {
	[ $status -lt 124 ] || { echo "ended with $status"; return 1; }
	[ -s "$work/err" ] && return 0
	[ $status = 0 ] || [ -s "$work/out" ] || { echo "failed without a word"; return 1; }
	[[ $status = 0 && $1 =~ ^(log|card|list) ]] || return 0
	cmp -s "$work/out" "$work/usual" && return 0
	echo "says something else, and not why: $(diff "$work/usual" "$work/out" | head -n 4)"
	return 1
}

# every WHO COMMAND
every() {
	local who=$1 command=$2 kind calls at step bad=
	count=$((count + 1))
	for kind in store read write make; do
		fault "$who" $kind 0 "$command"
		calls=$(cat "$work/calls")
		[ $kind != store ] || cp "$work/out" "$work/usual"
		step=$(((calls + most - 1) / most))
		for ((at = 1; at <= calls; at += step > 1 && at > most / 2 ? step : 1)); do
			fault "$who" $kind $at "$command"
			judge "$command" > "$work/why" || bad+="  $kind $at of $calls: $(cat "$work/why") $(head -c 300 "$work/err")"$'\n'
		done
	done
	[ -z "$bad" ] && echo "ok $count - $command" || printf 'not ok %d - %s\n%s' $count "$command" "$bad"
}

every k 'today'
every k 'today --json'
every k 'log'
every k 'log --json'
every k 'card'
every k 'card -o $W/new/card.html'
every k 'list'
every k 'show rain'
every k 'play small --plain --silent'
every k 'play all-kinds --plain --silent'
every k 'assignments'
every k 'assignments --end small-steps'
every k 'import $W/one.gwb --accept all'
every k 'report --to Anna --yes -o $W/new/r.gwr'
every k 'report --to Anna --share sessions,ratings --yes -o $W/new/r.html'
every k 'record small --from $W/sounds/note.wav'
every k 'render rain -o $W/new/rain.wav'
every k 'clinic'
every k 'check $W/k/.config'
every k 'doctor'
every anna 'key'
every anna 'key export -o $W/new/page'
every anna 'key import $W/page.txt --replace'
every anna 'key renew'
every anna 'caseload --json'
every anna 'caseload show K.'
every anna 'caseload show K. --all'
every anna 'caseload show K. -o $W/new/k.html'
every anna 'caseload add $W/one.gwr'
every anna 'caseload note K. Another'
every anna 'caseload next K. --task small -o $W/new/two.gwb'
every anna 'caseload rename K. L.'
every anna 'caseload forget K. --yes'
every anna 'assign --stop-if "Too much." --contact "01 234" --from Anna --to K. --title T --task rain --voice anna -o $W/new/t.gwb'
echo "1..$count"
