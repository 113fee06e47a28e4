#!/usr/bin/env bash
# check_bare.sh SUITE:RUN...: what the README promises, kept on systems with nothing on them.
# The committed tree is cloned into a fresh small Debian (root.sh), and the two commands are
# given there as a newcomer would give them. RUN is one of
#   rights  `make start` by a person who may install nothing: one line says what to run
#   start   `make start` in a terminal by an ordinary user with sudo, to the first screen
#   check   `make check` by that user
#   gcc     the flavour of gcc alone, by that user, in a folder with blanks and umlauts
#   root    `make check` by root
# Nothing of this machine is seen there but apt's sources and settings: mounts, processes
# and names are the root's own, and die with the run. Roots are removed at the end;
# downloads stay in build/bare. BARE_MIRROR names a mirror other than that of this machine.
set -u
cd "$(dirname "$0")/../.." || exit 1
keep=$PWD/build/bare
running='' root=''

fail() {
	echo "check-bare: $*"
	exit 1
}

# All mounts are in the name space of the run and end with its last process, so that nothing
# is mounted below the root when it is removed.
# unshare itself listens to no signal; when its child, the first process there, is gone, all
# of them are.
end_run() {
	[ -z "$running" ] || {
		kill -KILL $(cat "/proc/$running/task/$running/children")
		wait "$running"
	} 2> /dev/null
	running=''
}
forget_root() {
	end_run
	[ -z "$root" ] || rm -rf --one-file-system "$root"
	root=''
}
trap forget_root EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

[ $# != 0 ] || fail "nothing to run is named, such as bookworm:start"
for word in "$@"; do
	[[ $word =~ ^[a-z]+:(rights|start|check|gcc|root)$ ]] || fail "there is no run $word"
	tests/bare/root.sh "${word%%:*}" || exit 1
done

# Somebody who is not root may be root of a name space, where the system allows it.
if [ "$(id -u)" != 0 ]; then
	unshare --map-root-user --map-auto true 2> /dev/null ||
		fail "this needs root, or a system that lets users be root in a name space of" \
			"their own (unshare --map-root-user --map-auto)."
	exec unshare --map-root-user --map-auto "$PWD/tests/bare/check_bare.sh" "$@"
fi
unshare --mount --uts --ipc --pid --fork true 2> /dev/null ||
	fail "name spaces cannot be made here, and without them this machine would be seen."

# fresh_root SUITE: unpack a root, with the commits, the packages known and two people in it.
fresh_root() {
	forget_root
	root=$(mktemp -d "$keep/root.XXXXXX") && chmod 755 "$root" || exit 1
	tar -xf "$keep/$1.tar" -C "$root" --exclude='./dev/*' || fail "the root could not be unpacked."
	cp "$keep/commits" "$root/srv/groundwork.bundle"
	cp /etc/resolv.conf /etc/hosts "$root/etc/"
	echo "127.0.1.1 bare" >> "$root/etc/hosts"
	mkdir -p "$keep/$1"
	find "$keep/$1" -name '*.deb' -exec cp -t "$root/var/cache/apt/archives" {} +
	for person in person guest; do
		chroot "$root" /usr/sbin/useradd --create-home --shell /bin/bash $person &&
			chmod 700 "$root/home/$person" || fail "nobody can be added to the root."
	done
	echo "person ALL=(ALL) NOPASSWD: ALL" > "$root/etc/sudoers.d/person"
}

# inside WHO COMMAND [FOLDER]: in the clone in that person's home, with nothing else around.
inside() {
	unshare --mount --uts --ipc --pid --fork --kill-child \
		"$BASH" tests/bare/inside.sh "$root" "$@" < /dev/null > "$log" 2>&1 &
	running=$!
	wait $running
	status=$?
	running=''
}

# keep_packages SUITE: what apt brought need not be brought again.
keep_packages() {
	find "$root/var/cache/apt/archives" -name '*.deb' -exec cp -n -t "$keep/$1" {} +
}

# count RUN PASSED FAILED SKIPPED: what tally.sh adds up.
count() { echo "$2 $3 $4" > "$keep/tally/$1"; }

# judge_suite RUN: the log must close with a count, and nothing have failed.
judge_suite() {
	local line
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1)
	if [ "$status" = 0 ] && [[ $(tail -n 1 "$log") == "$line" && $line == *", 0 failed"* ]]; then
		echo "  $line"
		count "$1" $(tr -dc '0-9 ' <<< "$line") 0
		return
	fi
	show "it ended with status $status${line:+: $line}"
	count "$1" 0 1 0
}

# judge_one RUN STATUS WHAT
judge_one() {
	if [ "$2" = 0 ]; then
		echo "  ok: $3"
		count "$1" 1 0 0
	else
		show "not so: $3 (status $status)"
		count "$1" 0 1 0
	fi
}

show() {
	failed=1
	echo "  FAIL $1"
	grep -A 30 -E '^  FAIL' "$log" | head -n 200 | sed 's/^/    | /'
	tail -n 20 "$log" | sed 's/^/    | /'
}

# A line that tells what to run begins with two blanks; there must be one, and no success.
one_line_to_run() {
	[ "$status" != 0 ] && [[ $(grep '^  [a-z]' "$log") == "  su -c 'apt-get"* ]] &&
		[ "$(grep -c '^  [a-z]' "$log")" = 1 ]
}

run() {
	local suite=$1 run=$2 begun=$SECONDS
	log=$keep/log/$suite-$run
	echo "== Debian $suite, $run"
	case $run in
	rights)
		inside guest "make start"
		one_line_to_run
		judge_one "$suite-$run" $? "without rights make start says the one line to run"
		;;
	start)
		inside person tests/bare/first_screen.sh
		judge_one "$suite-$run" "$status" "make start opens the first screen"
		;;
	check)
		inside person "make check"
		judge_suite "$suite-$run"
		;;
	gcc)
		inside person "make deps-test && make -j2 CC=gcc FLAVOUR=debug test" "Übungen für mich"
		judge_suite "$suite-$run"
		;;
	root)
		inside root "make check"
		judge_suite "$suite-$run"
		;;
	esac
	keep_packages "$suite"
	echo "  $((SECONDS - begun)) seconds"
}

mkdir -p "$keep/log" && rm -rf "$keep/tally" && mkdir "$keep/tally" || exit 1
git bundle create -q "$keep/commits" HEAD || fail "there is no commit to clone."
[ -z "$(git status --porcelain)" ] || echo "Note: only what is committed is tried."

failed=0 last=''
for word in "$@"; do
	suite=${word%%:*} run=${word#*:}
	# root is a stranger to what the person had installed, and gets a machine anew
	new=$suite$([ "$run" = root ] && echo ":root")
	if [ "$new" != "$last" ]; then
		fresh_root "$suite"
		last=$new
	fi
	run "$suite" "$run"
done
tests/support/tally.sh "$keep"/tally/*
exit $failed
