#!/usr/bin/env bash
# Groundwork at a PulseAudio of the test's own: heard, killed, frozen, its sink asleep or removed.
set -u
name="sound at a PulseAudio"
. tests/sound/server.sh
needs pulseaudio pactl parec
needs_plugin

sinks=''
answers() { pactl info > /dev/null 2>&1; }
start_server() {
	rm -rf "$XDG_RUNTIME_DIR/pulse"
	pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --realtime=no --high-priority=no \
		-L "module-native-protocol-unix auth-anonymous=1" -L "module-null-sink sink_name=other rate=48000" \
		-L "module-null-sink sink_name=gw rate=48000" -L "module-suspend-on-idle timeout=1" \
		> "$folder/server.log" 2>&1 &
	server=$!
	waiting_for 20 answers && pactl set-default-sink gw
}
listen() { # FILE
	parec --device=@DEFAULT_MONITOR@ --raw --format=s16le --rate=48000 --channels=2 --latency-msec=50 > "$1" 2> /dev/null &
	ear=$!
	waiting_for 10 has_bytes "$1" 1
}
plays() { pactl list short sink-inputs 2> /dev/null | grep -q .; }
asleep() { pactl list short sinks | grep gw | grep -q SUSPENDED; }

start_server
tell $? "the server answers"
a_practice_is_heard
waiting_for 20 asleep
the_doctor_plays 48
waiting_for 20 asleep
tell $? "the sink sleeps"
play long
waiting_for 20 goes_on_after 3
tell $? "a practice begins at a sink that sleeps"
said_nothing
tell $? "and a sink that wakes is not called lost"
killed_and_back
frozen_and_back
pactl unload-module "$(pactl list short modules | sed -n 's/^\([0-9]*\).*sink_name=gw .*/\1/p')"
then=$(phases)
waiting_for 20 goes_on_after "$then"
tell $? "the captions go on without the sink"
waiting_for 30 sounds_again
tell $? "another sink is found"
the_end
