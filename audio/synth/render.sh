#!/bin/sh
# render.sh [DIR]: builds the synth with ${CC:-cc} and makes every shipped sound again, into audio/sounds
# or DIR. Needs a C compiler, libsndfile's headers and opusenc (Debian: libsndfile1-dev opus-tools).
# The same tools write the same bytes: the synth throws its own dice, and --serial fixes the Opus stream.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../sounds}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

${CC:-cc} -std=c17 -O2 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror \
	-o "$work/gwsynth" "$here"/*.c -lsndfile -lm
mkdir -p "$out"

# opus NAME [OPTION...]: noise and short bells carry well at 64 kbit/s.
opus() {
	name=$1; shift
	"$work/gwsynth" "$name" "$work/$name.wav"
	opusenc --quiet --music --serial 1 --bitrate 64 "$@" "$work/$name.wav" "$work/$name.opus"
	mv "$work/$name.opus" "$out/$name.opus"
}

for name in bowl low small rain ocean brown night; do opus "$name"; done
opus bowls --cvbr # long and tonal: a free rate would spend half as much again

# A lossy drone ticks at its seam, so this one stays whole.
"$work/gwsynth" drone "$work/drone.flac"
mv "$work/drone.flac" "$out/drone.flac"
