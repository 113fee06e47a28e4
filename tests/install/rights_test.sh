#!/usr/bin/env bash
# Packages are installed by somebody who may; anybody else is told the one line to run. A mirror
# that does not answer is asked three times, and that is no success. apt, sudo and id are played.
set -u
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
for program in sh awk sed grep cut dirname cat mktemp rm tail env; do
	ln -s "$(command -v $program)" "$work/bin/$program"
done
count=0

tool() { # tool NAME: a program of that name, read from the input
	{ echo '#!/bin/sh'; cat; } > "$work/bin/$1"
	chmod +x "$work/bin/$1"
}
tool id <<< 'echo 1000'
task=''
tool dpkg-query <<< 'case "$*" in *inih*) ;; *) echo installed ;; esac'
tool apt-cache <<< 'exit 1'

# install STATUS NAME WORDS [TRIES]: whether it succeeds, what it says, how often apt was asked
install() {
	: > "$work/asked"
	said=$(PATH=$work/bin tests/support/packages.sh install $task 2>&1 < /dev/null)
	status=$?
	count=$((count + 1))
	if [ $((status != 0)) = "$1" ] && [ "$said" = "$3" ] && [ "$(wc -l < "$work/asked")" = "${4:-0}" ]; then
		echo "ok $count - $2"
		return
	fi
	echo "not ok $count - $2"
	diff <(echo "$3") <(echo "$said") | sed 's/^/  /'
	sed 's/^/  asked: /' "$work/asked"
}

line="Missing packages: libinih-dev
Installing them needs rights that are not here. Please run:
  su -c 'apt-get update && apt-get install -y libinih-dev'"
tool apt-get <<< 'exit 1'
install 1 "without sudo there is one line to run" "$line"
tool sudo <<< 'exit 1'
install 1 "and so there is when sudo refuses" "$line"

tool sudo <<< 'case $1 in -n) exit 0 ;; esac; exec "$@"'
tool apt-get <<< "echo \"\$1\" >> '$work/asked'; echo the mirror is away; exit 100"
install 1 "a mirror that is away is asked three times, and said" "Missing packages: libinih-dev
Installing them ...
Trying once more ...
Trying once more ...
the mirror is away
The packages could not be installed, tried three times. Please try this line yourself:
  sudo apt-get update && sudo apt-get install -y libinih-dev" 3

tool apt-get <<< "echo \"\$1\" >> '$work/asked'; [ \$(grep -c . '$work/asked') -gt 1 ]"
install 0 "what comes the second time is enough" "Missing packages: libinih-dev
Installing them ...
Trying once more ..." 3

tool dpkg-query <<< 'echo installed'
tool apt-get <<< "echo \"\$1\" >> '$work/asked'"
install 0 "where all is there nothing is asked" ""

# A fresh system knows no names before its first update.
task=test
tool dpkg-query <<< 'case "$*" in *valgrind*|*libclang-rt*) ;; *) echo installed ;; esac'
tool apt-cache <<< "grep -q update '$work/asked'"
tool apt-get <<< "echo \"\$*\" >> '$work/asked'"
install 0 "what is wished for is looked for after the update" "Missing packages: valgrind
Installing them ..." 2
count=$((count + 1))
grep -q 'install .* valgrind libclang-rt-dev$' "$work/asked" && echo "ok $count - and is installed" || echo "not ok $count - and is installed"

# What leads to a sound server is brought where one runs, and hinders nobody who may not.
task=
tool dpkg-query <<< 'case "$*" in *libasound2-plugins*|*pipewire-alsa*) ;; *) echo installed ;; esac'
tool apt-cache <<< 'exit 0'
tool apt-get <<< "echo \"\$*\" >> '$work/asked'"
unset PULSE_SERVER
export XDG_RUNTIME_DIR=$work/run
if [ ! -e /mnt/wslg/PulseServer ]; then
	install 0 "where no sound server runs nothing leads to it" ""
else
	count=$((count + 1))
	echo "ok $count - where no sound server runs nothing leads to it # SKIP WSL's runs here"
fi
mkdir -p "$work/run/pulse"
touch "$work/run/pulse/native"
install 0 "where one runs its bridge is brought" "Missing packages: libasound2-plugins
Installing them ..." 2
tool sudo <<< 'exit 1'
install 0 "and whoever may not goes on without" "Missing packages: libasound2-plugins
Installing them needs rights that are not here. Please run:
  su -c 'apt-get update && apt-get install -y libasound2-plugins'
Without them everything is built; less of it is heard or tested."
tool dpkg-query <<< 'case "$*" in *libasound2-plugins*) ;; *) echo installed ;; esac'
install 0 "with PipeWire's own bridge nothing is missing" ""

# A desktop keeps its sound server.
task=test
tool sudo <<< 'case $1 in -n) exit 0 ;; esac; exec "$@"'
tool dpkg-query <<< 'case "$*" in *pulseaudio*|*libasound2-plugins*|*jackd2*) ;; *) echo installed ;; esac'
install 0 "no second sound server comes to one that is there" "Missing packages: jackd2
Installing them ..." 2
