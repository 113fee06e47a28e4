#!/usr/bin/env bash
# The build itself: what depends on what, and on nothing of the machine.
set -u
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
number=0
tell() { # tell STATUS NAME
	number=$((number + 1))
	[ "$1" = 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

# Under another locale make lists files in another order, and the linker would follow it.
! grep -n 'wildcard' Makefile tests/*/Makefile.inc tests/*/*/Makefile.inc | grep -v 'sort $(wildcard'
tell $? "every list of files is sorted by make itself"

object=$folder/build/src/base/paths.o
knows() { make -s BUILD="$folder/build" PREFIX="$1" "$object" > "$folder/log" 2>&1 && grep -aq "$2/share/groundwork" "$object"; }
knows /usr/local /usr/local
tell $? "the program knows where it will be installed"
touch -r "$object" "$folder/before"
knows /usr/local /usr/local && [ ! "$object" -nt "$folder/before" ]
tell $? "and is not compiled again for the same place"
knows /opt/gw /opt/gw
tell $? "it learns of another place without a clean build"

make -s BUILD="$folder/build" "$folder/build/src/base/arena.o" > "$folder/log" 2>&1
make -s BUILD="$folder/build" PREFIX=/elsewhere -q "$folder/build/src/base/arena.o"
tell $? "no other object depends on the place"

# what editors read: one entry a file, and commands that compile
cp -r Makefile src tests "$folder/" 2> "$folder/log"
(cd "$folder" && make -s CC="$CC" compile_commands.json)
[ "$(grep -c '"command"' "$folder/compile_commands.json")" = "$(ls src/*/*.c src/main.c tests/*/*.c | wc -l)" ]
tell $? "compile_commands.json has an entry for each file"
command=$(sed -nE '/"src\/main.c"/s/.*"command": "(.*)"\}.*/\1/p' "$folder/compile_commands.json" | sed 's/\\"/"/g; s/\\\\/\\/g')
sh -c "$command -fsyntax-only"
tell $? "whose command compiles it"

make -s BUILD="$folder/flags" CPPFLAGS=-DNDEBUG CFLAGS=-O0 LDFLAGS=-s "$folder/flags/src/base/paths.o" > "$folder/log" 2>&1
tell $? "flags that a person gives come to the project's own"

# Another C library has other headers and other functions; those that ask the system tell.
if command -v musl-gcc > /dev/null; then
	asks=$(grep -lE '#include <(sys|linux|fcntl|unistd|spawn|poll|signal)' src/*/*.c | grep -v base/paths.c)
	includes=$(pkg-config --cflags ncursesw sndfile sqlite3 jansson libsodium libarchive portaudio-2.0)
	musl-gcc -std=c17 -D_GNU_SOURCE -DGROUNDWORK_VERSION='""' -Isrc $includes -idirafter /usr/include \
		-idirafter "/usr/include/$(gcc -print-multiarch)" -Werror -fsyntax-only $asks
	tell $? "what asks the system is compiled with musl too"
else
	number=$((number + 1)); echo "ok $number - what asks the system is compiled with musl too # SKIP no musl-gcc"
fi

env -i "$(command -v make)" -s BUILD="$folder/empty" "$folder/empty/src/base/arena.o" > "$folder/log" 2>&1
tell $? "an empty environment is enough"
