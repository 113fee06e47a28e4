#!/usr/bin/env bash
# Groundwork at a PipeWire of the test's own, with its PulseAudio part and WirePlumber: heard,
# killed, frozen.
set -u
name="sound at a PipeWire"
. tests/sound/server.sh
needs dbus-daemon pipewire pipewire-pulse wireplumber pactl parec
needs_plugin
mkdir -p "$XDG_CONFIG_HOME/pipewire/pipewire.conf.d"
cat > "$XDG_CONFIG_HOME/pipewire/pipewire.conf.d/sink.conf" << 'CONF'
context.objects = [ { factory = adapter args = { factory.name = support.null-audio-sink
  node.name = gw media.class = Audio/Sink object.linger = true audio.rate = 48000
  audio.position = [ FL FR ] monitor.channel-volumes = true } } ]
CONF

# WirePlumber wants a bus, and gets one of its own.
export DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
dbus-daemon --session --address="$DBUS_SESSION_BUS_ADDRESS" --nofork --nopidfile > /dev/null 2>&1 &
bus=$!
waiting_for 20 test -S "$XDG_RUNTIME_DIR/bus"

has_core() { [ -S "$XDG_RUNTIME_DIR/pipewire-0" ]; }
answers() { pactl list short sinks 2> /dev/null | grep -q gw; }
# The other two go with the core, and come with it.
start_server() {
	[ -z "$servers" ] || { kill -KILL $servers; wait $servers; } 2> /dev/null
	rm -rf "$XDG_RUNTIME_DIR"/pipewire-0* "$XDG_RUNTIME_DIR/pulse"
	pipewire > "$folder/server.log" 2>&1 &
	server=$!
	waiting_for 20 has_core
	wireplumber > "$folder/wireplumber.log" 2>&1 &
	servers=$!
	pipewire-pulse > "$folder/pipewire-pulse.log" 2>&1 &
	servers="$servers $!"
	waiting_for 20 answers && waiting_for 20 pactl set-default-sink gw 2> /dev/null
}
listen() { # FILE
	parec --device=gw.monitor --raw --format=s16le --rate=48000 --channels=2 --latency-msec=50 > "$1" 2> /dev/null &
	ear=$!
	waiting_for 10 has_bytes "$1" 1
}
plays() { pactl list short sink-inputs 2> /dev/null | grep -q .; }

start_server
tell $? "the server answers"
the_doctor_plays 48
a_practice_is_heard
play long
waiting_for 20 goes_on_after 3
tell $? "a practice begins"
said_nothing
tell $? "with its sound"
killed_and_back
frozen_and_back
the_end
