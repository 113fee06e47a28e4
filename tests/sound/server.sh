# server.sh: what the tests of real sound servers share. A script reads it in, says what it needs,
# and defines: start_server (sets server to its process, and returns when it answers), listen FILE
# (records what the sink plays, in the background, raw, 16 bit, two channels, 48 kHz; sets ear) and
# plays (is a stream of ours there?). Everything lies in a folder of the test's own.
# FAULTS: how often the server is killed, if that is more than 5; else 3 times.
program=$(realpath "$GROUNDWORK")
heard=$PWD/$BUILD/tests/sound/heard
folder=$(mktemp -d)
export XDG_RUNTIME_DIR=$folder/run HOME=$folder/home XDG_CONFIG_HOME=$folder/home/.config
unset PULSE_SERVER DISPLAY DBUS_SESSION_BUS_ADDRESS
mkdir -m 700 "$XDG_RUNTIME_DIR" "$HOME"
number=0 kills=$((${FAULTS:-5} > 5 ? FAULTS : 3)) server='' ear='' player=''

tell() { # STATUS WORDS
	number=$((number + 1))
	[ "$1" = 0 ] && echo "ok $number - $2" && return
	echo "not ok $number - $2"
	tail -n 5 "$folder/notes" "$folder/lines" 2> /dev/null | sed 's/^/  /'
}

skip() {
	echo "ok 1 - $name # SKIP $1"
	rm -rf "$folder"
	exit 0
}

# needs PROGRAM...: or there is nothing to test. The servers are the same in every flavour.
needs() {
	! grep -q __asan_init "$program" || skip "it runs once, without sanitizers"
	for tool; do
		command -v "$tool" > /dev/null || skip "$tool is not installed"
	done
}

# needs_plugin: that of ALSA for PulseAudio, which the test makes the default by a file of its own.
needs_plugin() {
	local plugin
	plugin=$(find /usr/lib /usr/lib64 -name libasound_module_pcm_pulse.so 2> /dev/null | head -n 1)
	[ -n "$plugin" ] || skip "ALSA's plugin for PulseAudio is not installed (libasound2-plugins)"
	printf 'pcm.!default { type pulse }\n' > "$folder/asound.conf"
	export ALSA_CONFIG_PATH=$folder/asound.conf
}

clean() {
	for process in $player $ear $servers $server $bus; do
		kill -CONT "$process" 2> /dev/null
		kill -KILL "$process" 2> /dev/null
	done
	wait 2> /dev/null
	rm -rf "$folder"
}
servers='' bus=''
trap clean EXIT

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

mkdir -p "$folder/content/practices"
cat > "$folder/content/practices/heard.ini" << 'INI'
[practice]
title     = Heard
summary   = A bell, a voice and rain, to compare.
kind      = guided
stage     = prepare
minutes   = 0.25
intensity = 1
anchors   = sound, feet
contains  = body
caution   = None.
source    = Written for a test

[guide words]
bed   = rain
bell  = small
say   = Something with a straight edge, perhaps, or something round.
say   = Four things to touch. Start with what your hands rest on.
say   = Is it smooth or rough? Does it give a little?
INI
cat > "$folder/content/practices/long.ini" << 'INI'
[practice]
title     = Long
summary   = Breaths to listen for.
kind      = breathing
stage     = prepare
minutes   = 10
intensity = 1
anchors   = breath, sound
contains  = breath
caution   = None.
source    = Written for a test

[breathe on]
pattern = 2 3
breaths = 120
bed     = rain
INI

groundwork() {
	GROUNDWORK_CONTENT=$folder/content GROUNDWORK_AUDIO=audio GROUNDWORK_CONFIG=config "$program" "$@"
}

# play PRACTICE: begins it; what it says is in lines and notes.
play() {
	GROUNDWORK_CONTENT=$folder/content GROUNDWORK_AUDIO=audio GROUNDWORK_CONFIG=config \
		"$program" play "$1" --plain < /dev/null > "$folder/lines" 2> "$folder/notes" &
	player=$!
}

ended() { ! kill -0 "$player" 2> /dev/null; }
phases() { grep -cE "^(In|Out) " "$folder/lines" 2> /dev/null; }
goes_on_after() { [ "$(phases)" -gt "$1" ]; }
said_nothing() { [ ! -s "$folder/notes" ]; }

# sounds_again: what is heard from now on is more than silence.
sounds_again() {
	plays || return 1
	rm -f "$folder/again"
	listen "$folder/again" || return 1
	waiting_for 3 has_bytes "$folder/again" 48000
	deafen
	"$heard" "$folder/again"
}
has_bytes() { [ "$(stat -c %s "$1" 2> /dev/null || echo 0)" -ge "$2" ]; }

deafen() {
	kill "$ear" 2> /dev/null
	wait "$ear" 2> /dev/null
	ear=''
}

# the_doctor_plays: and says at which rate.
the_doctor_plays() {
	groundwork doctor > "$folder/lines" 2> "$folder/notes" < /dev/null
	grep -q "it plays, at $1 kHz" "$folder/lines"
	tell $? "the doctor opens the device"
}

# a_practice_is_heard: the bell, the voice and the bed at the sink, as they are rendered.
a_practice_is_heard() {
	groundwork render heard -o "$folder/render.wav" > /dev/null
	listen "$folder/recorded"
	play heard
	waiting_for 60 ended
	tell $? "a practice ends by itself"
	deafen
	"$heard" "$folder/render.wav" "$folder/recorded" > "$folder/lines"
	tell $? "what the sink has heard is what is rendered"
	said_nothing
	tell $? "and nothing is said of sound that is missing"
}

# killed_and_back: the server dies again and again; captions go on meanwhile, and sound returns.
killed_and_back() {
	local i then back=0 went_on=0
	for ((i = 0; i < kills; i++)); do
		then=$(phases)
		kill -KILL "$server" 2> /dev/null
		wait "$server" 2> /dev/null
		waiting_for 10 goes_on_after "$then" && went_on=$((went_on + 1))
		start_server
		waiting_for 60 sounds_again && back=$((back + 1))
	done
	[ $went_on = $i ]
	tell $? "the captions go on while the server is gone, $went_on of $i times"
	[ $back = $i ]
	tell $? "sound returns with the server, $back of $i times"
}

frozen_and_back() {
	local then
	kill -STOP "$server"
	then=$(phases)
	waiting_for 20 goes_on_after $((then + 1))
	tell $? "the captions go on while the server is frozen"
	waiting_for 20 grep -q "The sound went away\|No sound" "$folder/notes"
	tell $? "which is told"
	kill -CONT "$server"
	waiting_for 60 sounds_again
	tell $? "sound returns when it thaws"
}

# the_end: the practice is ended by its reader, and kept.
the_end() {
	kill -TERM "$player"
	waiting_for 20 ended
	tell $? "the practice ends when it is asked to"
	groundwork log --json 2>&1 | grep -q '"practice": "long"'
	tell $? "and it is in the log"
	echo "1..$number"
}
