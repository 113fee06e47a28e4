#!/usr/bin/env bash
# A line is recorded by the whole program through PortAudio, kept and rendered; then the program, and
# the process of its microphone, are killed in the middle of a take: that take alone is gone.
# The card is the virtual one of tests/audio.
set -u
device=$PWD/$BUILD/tests/audio/device/libasound_module_pcm_gwtest.so
if [ ! -e "$device" ]; then
	echo "ok 1 - a voice is recorded # SKIP the virtual sound card needs alsa-lib's headers"
	exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
export GROUNDWORK_CONTENT=tests/commands/content GROUNDWORK_AUDIO=tests/commands/audio GROUNDWORK_CONFIG=config
export ALSA_CONFIG_PATH=$folder/asound.conf GWTEST_HEARS=$folder/hears.raw GWTEST_HEARD=$folder/heard GWTEST_FILE=$folder/played
kept=$XDG_DATA_HOME/groundwork/audio/voices/own
printf 'pcm_type.gwtest { lib "%s" }\npcm.!default { type gwtest }\n' "$device" > "$folder/asound.conf"

# Half a second of stillness, a square wave of 400 Hz for a second, stillness again.
awk 'BEGIN {
	for (i = 0; i < 96000; i++) {
		loud = i >= 24000 && i < 72000
		printf "%s", !loud ? "00000000" : int(i / 60) % 2 ? "00100010" : "00F000F0"
		i++
	}
}' | sed 's/../\\x&/g' > "$folder/hex"
printf "$(cat "$folder/hex")" > "$GWTEST_HEARS"

number=0
tell() {
	number=$((number + 1))
	[ "$1" = 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

# waiting_for SECONDS COMMAND...: wait for it to become true
waiting_for() {
	local left=$(($1 * 20))
	shift
	until "$@"; do
		left=$((left - 1))
		[ $left -gt 0 ] || return 1
		sleep 0.05 # looks again; what is waited for is the command
	done
}
says() { grep -q -- "$1" "$folder/lines"; }
ended() { ! kill -0 "$program" 2> /dev/null; }
microphone() { tr " " "\n" < "/proc/$program/task/$program/children" | grep . | tail -n 1; } # the newest child
gone() { ! kill -0 "$1" 2> /dev/null; }

# Starts the program with a pipe to type into.
start() {
	rm -f "$folder/keys" "$folder/heard"
	mkfifo "$folder/keys"
	"$GROUNDWORK" record small --plain < "$folder/keys" > "$folder/lines" 2> "$folder/notes" &
	program=$!
	exec 7> "$folder/keys"
}

"$GROUNDWORK" doctor | sed -n '/^Microphone/,/^Terminal/p' | grep -q 'default (ALSA), the default'
tell $? "the doctor names the microphone"

start
echo >&7
waiting_for 20 says 'Recording'
tell $? "it records after Enter"
waiting_for 20 test -e "$folder/heard"
echo >&7
waiting_for 20 says 'seconds. It is played back'
tell $? "it stops after Enter, and plays back"
waiting_for 20 test -s "$folder/played"
tell $? "the card has got it to play"
[ ! -e "$kept" ]
tell $? "nothing of a take is on the disk before it is kept"
echo k >&7
waiting_for 20 says 'Kept: 1 of 4 lines'
tell $? "it is kept"
echo q >&7
waiting_for 20 ended
[ "$(ls "$kept" | wc -l)" = 1 ] && [ "$(stat -c %a "$kept"/*.flac)" = 600 ]
tell $? "it is one private file"

"$GROUNDWORK" render small -o "$folder/shipped.wav" > "$folder/out" 2>&1 &&
	mkdir -p "$XDG_CONFIG_HOME/groundwork" &&
	printf '[sound]\nvoice_folder = own\n' > "$XDG_CONFIG_HOME/groundwork/groundwork.ini" &&
	"$GROUNDWORK" render small -o "$folder/own.wav" >> "$folder/out" 2>&1 &&
	! cmp -s "$folder/shipped.wav" "$folder/own.wav"
tell $? "with the voice chosen a rendered practice has it"

cp -r "$kept" "$folder/before"
start
echo >&7
waiting_for 20 says 'Recording'
child=$(microphone)
kill -KILL $program
waiting_for 20 ended
waiting_for 20 gone "$child"
tell $? "the microphone's process goes with the program"
diff -r "$folder/before" "$kept"
tell $? "what was kept is as it was when the program was killed in a take"

start
echo >&7
waiting_for 20 says 'Recording'
kill -KILL "$(microphone)"
waiting_for 20 says 'The microphone went away. That take is gone, what was kept is there'
tell $? "a microphone that goes away is told"
echo >&7
waiting_for 20 test -e "$folder/heard"
echo >&7
waiting_for 20 says 'seconds'
tell $? "and the next take is recorded"
echo q >&7
waiting_for 20 ended
diff -r "$folder/before" "$kept"
tell $? "what was not kept has changed nothing"
