#!/usr/bin/env bash
# first_screen.sh: `make start` in a terminal of its own (that of script, which every Debian
# has) until the first screen stands; then it is left by its keys, and must end well.
set -u
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkfifo "$work/keys"
script -qefc 'stty rows 24 cols 80; exec make start' "$work/said" < "$work/keys" > /dev/null &
program=$!
exec 3> "$work/keys"

# waiting_for SECONDS WORDS: until they stand on the terminal
waiting_for() {
	local left=$(($1 * 5))
	until grep -aq "$2" "$work/said" 2> /dev/null; do
		left=$((left - 1))
		if [ $left = 0 ] || ! kill -0 $program 2> /dev/null; then
			echo "“$2” did not come. What came last:"
			tail -c 3000 "$work/said"
			kill $program 2> /dev/null
			exit 1
		fi
		sleep 0.2 # looks again; what is waited for is the words
	done
}

waiting_for 1800 'hard moment'
grep -aq 'Welcome' "$work/said" || exit 1
printf q >&3
waiting_for 30 'library'
printf q >&3
wait $program
