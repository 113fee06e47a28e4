#!/usr/bin/env bash
# Groundwork at a JACK of the test's own, on its dummy driver at 44.1 kHz, which converts nothing:
# opened at that rate, killed, frozen.
set -u
name="sound at a JACK"
. tests/sound/server.sh
needs jackd jack_lsp jack_wait jack_rec
export JACK_DEFAULT_SERVER=gw$$ JACK_NO_AUDIO_RESERVATION=1 JACK_NO_START_SERVER=1
export ALSA_PLUGIN_DIR=$folder # no way but JACK's

# A server that is killed leaves its semaphores.
forget_jack() {
	clean
	rm -rf /dev/shm/jack*_"${JACK_DEFAULT_SERVER}"_*
}
trap forget_jack EXIT

start_server() {
	jackd -n "$JACK_DEFAULT_SERVER" -r -d dummy -r 44100 -p 1024 > "$folder/server.log" 2>&1 &
	server=$!
	waiting_for 20 answers
}
answers() { timeout 5 jack_wait -s "$JACK_DEFAULT_SERVER" -c 2>&1 | grep -q "^running"; }
ports() { timeout 5 jack_lsp -s "$JACK_DEFAULT_SERVER" 2> /dev/null | grep -i portaudio:out; }
plays() { [ -n "$(ports)" ]; }
# One second of what goes to the sink; its head of a WAV file is left out.
listen() { # FILE
	timeout 10 jack_rec -f "$1.wav" -d 1 -b 16 $(ports) > /dev/null 2>&1
	[ -s "$1.wav" ] && tail -c +49 "$1.wav" > "$1"
}

start_server
tell $? "the server answers"
the_doctor_plays 44.1
play long
waiting_for 30 sounds_again
tell $? "a practice is heard at that rate"
said_nothing
tell $? "and nothing is said of sound that is missing"
killed_and_back
frozen_and_back
the_end
