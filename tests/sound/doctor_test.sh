#!/usr/bin/env bash
# The doctor opens the device and says how that went, and names what leads to a sound server that
# is there and not reached. Servers are played by their sockets; the card is that of tests/audio.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
device=$PWD/$BUILD/tests/audio/device/libasound_module_pcm_gwtest.so
printf 'pcm_type.gwtest { lib "%s" }\npcm.!default { type gwtest }\n' "$device" > "$folder/card.conf"
mkdir -p "$folder/pulse-run/pulse" "$folder/pipewire-run" "$folder/nothing"
touch "$folder/pulse-run/pulse/native" "$folder/pipewire-run/pipewire-0"
number=0

# doctor SETTING=VALUE...: what it says of sound, in one line
doctor() {
	said=$(env GROUNDWORK_CONTENT=tests/commands/content GROUNDWORK_CONFIG=config \
		ALSA_PLUGIN_DIR="$folder/nothing" XDG_RUNTIME_DIR="$folder/nothing" "$@" \
		timeout 60 "$GROUNDWORK" doctor | sed -n '/^Sound/,/^Microphone/p' | tr -s ' \n' '  ')
}

# shows NAME TEXT [not TEXT]
shows() {
	number=$((number + 1))
	if [[ $said == *"$2"* && ( $# -lt 4 || $said != *"$4"* ) ]]; then
		echo "ok $number - $1"
	else
		printf 'not ok %d - %s\n  %s\n' $number "$1" "$said"
	fi
}

doctor
shows "no server and no card: what a desktop does" "On a desktop the server starts with your session" \
	not "group"
doctor XDG_RUNTIME_DIR="$folder/pulse-run"
shows "PulseAudio without ALSA's bridge: its package" "sudo apt install libasound2-plugins" not "adduser"
doctor XDG_RUNTIME_DIR="$folder/pipewire-run"
shows "PipeWire without one" "pipewire-alsa"
doctor PULSE_SERVER="unix:$folder/elsewhere"
shows "a server that a variable names" "sudo apt install libasound2-plugins"
shows "and how one goes on without" "Everything works without sound"
if [ ! -e "$device" ]; then
	echo "ok $((number + 1)) - the device is opened # SKIP the virtual sound card needs alsa-lib's headers"
	exit 0
fi
doctor ALSA_CONFIG_PATH="$folder/card.conf"
shows "a device is opened, with its rate" "opened for a moment: it plays, at 48 kHz" not "Everything works without"
doctor ALSA_CONFIG_PATH="$folder/card.conf" GWTEST_OUT_RATE=44100
shows "at a rate of its own" "it plays, at 44.1 kHz"
doctor ALSA_CONFIG_PATH="$folder/card.conf" XDG_RUNTIME_DIR="$folder/pulse-run"
shows "a server that is reached wants nothing" "it plays" not "apt install"
doctor ALSA_CONFIG_PATH="$folder/card.conf" GWTEST_HANG_MS=1
shows "one that takes nothing is not called well" "it does not play: the sound device does not answer"
mkdir -p "$folder/config/groundwork"
printf '[sound]\ndevice = Headphones\n' > "$folder/config/groundwork/groundwork.ini"
doctor ALSA_CONFIG_PATH="$folder/card.conf" XDG_CONFIG_HOME="$folder/config"
shows "the device of the settings is the one that is tried" "no sound device has this in its name: Headphones"
