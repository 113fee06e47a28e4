#!/usr/bin/env bash
# Groundwork at plain ALSA, the virtual card of tests/audio: heard as it is rendered. What is
# killed and frozen there stands in tests/faults/speaker_test.sh and tests/audio/recovery_test.c.
set -u
name="sound at plain ALSA"
. tests/sound/server.sh
needs bash
device=$PWD/$BUILD/tests/audio/device/libasound_module_pcm_gwtest.so
[ -e "$device" ] || skip "the virtual sound card needs alsa-lib's headers"
printf 'pcm_type.gwtest { lib "%s" }\npcm.!default { type gwtest }\n' "$device" > "$folder/asound.conf"
export ALSA_CONFIG_PATH=$folder/asound.conf

listen() { export GWTEST_FILE=$1; }
deafen() { :; }

the_doctor_plays 48
export GWTEST_WAKES_MS=1500
a_practice_is_heard
echo "1..$number"
