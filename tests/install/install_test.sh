#!/usr/bin/env bash
# Installed, the program finds its content, sounds and settings from anywhere; uninstalled,
# nothing of it stays. Needs the release build that `make install` makes.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
number=0
tell() { # tell STATUS NAME
	number=$((number + 1))
	[ "$1" = 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

make -s install DESTDIR="$folder/root" PREFIX=/opt/gw > "$folder/log" 2>&1
tell $? "make install puts everything below DESTDIR and PREFIX"
program=$folder/root/opt/gw/bin/groundwork

share=$folder/root/opt/gw/share
grep -q '_groundwork groundwork' "$share/bash-completion/completions/groundwork" &&
	grep -q '#compdef groundwork' "$share/zsh/site-functions/_groundwork" &&
	grep -q 'complete -c groundwork' "$share/fish/vendor_completions.d/groundwork.fish"
tell $? "each shell finds what can be completed"

cd / || exit 1
"$program" list | grep -q '^breath-longer-out'
tell $? "the installed program lists its practices"
[ -z "$("$program" check 2>&1)" ]
tell $? "the installed content is well, with every clip"
"$program" render ground-feet --minutes 3 -o "$folder/x.wav" > /dev/null
tell $? "the installed program finds its sounds"
"$program" doctor | grep -q "$folder/root/opt/gw/share/groundwork/content"
tell $? "the doctor says where the installed content lies"
cd - > /dev/null || exit 1

make -s uninstall DESTDIR="$folder/root" PREFIX=/opt/gw > "$folder/log" 2>&1
[ -z "$(find "$folder/root" -type f)" ]
tell $? "make uninstall leaves no file behind"
