#!/usr/bin/env bash
# What building needs and does not find is named, with the one command of the system at hand,
# before anything is compiled. Other systems are played: by their os-release and their uname,
# by a pkg-config that lacks two libraries, and by an id that is nobody's in particular.
set -u
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
count=0

tool() { # tool NAME: a program of that name, read from the input
	{ echo '#!/bin/sh'; cat; } > "$work/bin/$1"
	chmod +x "$work/bin/$1"
}
tool id <<< 'echo 1000'
tool uname <<< "cat '$work/uname'"
tool pkg-config <<< 'case "$*" in "--exists sndfile"|"--exists inih") exit 1 ;; esac'

# shows NAME RC TEXT: the status of the last make is (1) or is not (0) a failure, and it said
# the text and nothing else but make's own last words.
shows() {
	local text
	text=$(grep -v '^make' <<< "$said")
	count=$((count + 1))
	if [ "$2" = "$((status != 0))" ] && [ "$text" = "$3" ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		diff <(echo "$3") <(echo "$text") | sed 's/^/  /'
	fi
}

# build SETTING...: make the first object of a fresh build, or learn what is missing.
build() {
	rm -rf "$work/build"
	said=$(PATH="$work/bin:$PATH" OS_RELEASE="$work/os-release" \
		make BUILD="$work/build" "$@" "$work/build/src/base/arena.o" 2>&1)
	status=$?
}

# on NAME UNAME OS-RELEASE NAMES COMMAND
on() {
	echo "$2" > "$work/uname"
	printf '%b' "$3" > "$work/os-release"
	build
	shows "$1" 1 "Building needs what is not here: $4.
Please run:
  $5"
}
on Debian Linux 'ID=debian\n' 'sndfile (libsndfile1-dev), inih (libinih-dev)' \
	'sudo apt-get install libsndfile1-dev libinih-dev'
on "a relative of Debian" Linux 'ID=mint\nID_LIKE="ubuntu debian"\n' 'sndfile (libsndfile1-dev), inih (libinih-dev)' \
	'sudo apt-get install libsndfile1-dev libinih-dev'
on Fedora Linux 'NAME="Fedora Linux"\nID=fedora\n' 'sndfile (libsndfile-devel), inih (inih-devel)' \
	'sudo dnf install libsndfile-devel inih-devel'
on Arch Linux 'ID=arch\n' 'sndfile (libsndfile), inih (libinih)' 'sudo pacman -S --needed libsndfile libinih'
on Alpine Linux 'ID=alpine\n' 'sndfile (libsndfile-dev), inih (inih-dev)' 'sudo apk add libsndfile-dev inih-dev'
on macOS Darwin '' 'sndfile (libsndfile), inih' 'brew install libsndfile inih'

echo Linux > "$work/uname"
echo 'ID=somewhere' > "$work/os-release"
build
shows "an unknown system" 1 'Building needs what is not here: sndfile, inih.
Please install them, with their headers, by your system'\''s own tools.'

echo 'ID=fedora' > "$work/os-release"
tool pkg-config <<< ''
build CC=no-such-compiler
shows "without a compiler headers cannot be looked for either" 1 'Building needs what is not here: a C compiler (no-such-compiler) (gcc), unistr.h (libunistring-devel).
Please run:
  sudo dnf install gcc libunistring-devel'

rm "$work/bin/pkg-config"
for program in sh awk sed grep cut dirname cat; do
	ln -s "$(command -v $program)" "$work/bin/$program"
done
compiler=$(command -v "${CC##* }")
said=$(PATH=$work/bin OS_RELEASE=$work/os-release CC=$compiler tests/support/packages.sh missing 2>&1)
status=$?
said=${said%%, samplerate*}
shows "without pkg-config no library can be found" 1 \
	"Building needs what is not here: pkg-config (pkgconf-pkg-config), ncursesw (ncurses-devel), sndfile (libsndfile-devel)"

# A table that lacks a column would shift names from system to system.
said=$(awk '!/^#/ && NF != 8 { print }' tests/support/needs.txt)
status=0
shows "each row has a name for each system" 0 ""
