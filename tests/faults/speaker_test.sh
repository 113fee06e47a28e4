#!/usr/bin/env bash
# The loudspeaker's process is killed, and frozen, in the middle of a practice: the captions and
# the log go on by the clock, and sound comes back. The card is the virtual one of tests/audio.
set -u
device=$PWD/$BUILD/tests/audio/device/libasound_module_pcm_gwtest.so
if [ ! -e "$device" ]; then
	echo "ok 1 - sound comes back # SKIP the virtual sound card needs alsa-lib's headers"
	exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/content/practices"
cat > "$folder/content/practices/short.ini" << 'INI'
[practice]
title     = Short
summary   = A few breaths to listen for.
kind      = breathing
stage     = prepare
minutes   = 0.25
intensity = 1
anchors   = breath, sound
contains  = breath
caution   = None.
source    = Written for a test

[breathe first]
pattern = 2 3
breaths = 3
INI
printf 'pcm_type.gwtest { lib "%s" }\npcm.!default { type gwtest }\n' "$device" > "$folder/asound.conf"

# frames FILE: how many the card has played so far
frames() { [ -e "$1" ] && echo $(($(stat -c %s "$1") / 4)) || echo 0; }

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
played() { [ "$(frames "$folder/heard")" -ge "$1" ]; }
ended() { ! kill -0 "$program" 2> /dev/null; }

# trouble SIGNAL WORDS: play, meet the signal after two seconds of sound, and look
trouble() {
	rm -f "$folder/heard"
	XDG_DATA_HOME=$folder/data-$1 GROUNDWORK_CONTENT=$folder/content ALSA_CONFIG_PATH=$folder/asound.conf \
		GWTEST_FILE=$folder/heard "$GROUNDWORK" play short --plain > "$folder/lines" 2> "$folder/notes" < /dev/null &
	program=$!
	waiting_for 20 played 96000
	tell $? "sound is heard before its process is $2"
	kill "-$1" $(cat /proc/$program/task/$program/children)
	local then
	then=$(frames "$folder/heard")
	waiting_for 20 played $((then + 48000))
	tell $? "a second and more of sound is heard after its process was $2"
	waiting_for 40 ended
	tell $? "the practice ends by itself when the sound process was $2"
	[ "$(grep -cE '^(In|Out) ' "$folder/lines")" = 6 ]
	tell $? "every phase is written when the sound process was $2"
	XDG_DATA_HOME=$folder/data-$1 GROUNDWORK_CONTENT=$folder/content "$GROUNDWORK" log --json | grep -q '"ended": "finished"'
	tell $? "the log says finished when the sound process was $2"
}

trouble KILL killed
trouble STOP frozen
