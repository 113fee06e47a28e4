#!/usr/bin/env bash
# root.sh makes its root from the mirror of this machine's apt, for another suite too, with what
# apt was told here about fetching. A mirror that is away is asked three times, never a pass.
# apt and mmdebstrap are played; what they are given is looked at.
set -u
maker=$PWD/tests/bare/root.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
count=0

tool() { # tool NAME: a program of that name, read from the input
	{ echo '#!/usr/bin/env bash'; cat; } > "$work/bin/$1"
	chmod +x "$work/bin/$1"
}
tell() { # tell STATUS NAME
	count=$((count + 1))
	[ "$1" = 0 ] && echo "ok $count - $2" && return
	echo "not ok $count - $2"
	printf '%s\n' "$said" | sed 's/^/  /'
	cat "$work"/given-* 2> /dev/null | sed 's/^/  given: /'
}
make_root() {
	rm -f "$work/asked" "$work"/given-*
	said=$(cd "$work" && PATH=$work/bin:$PATH "$maker" "$@" 2>&1)
	status=$?
}

here=$(. /etc/os-release 2> /dev/null && echo "${VERSION_CODENAME:-}")
tool apt-get << TOOL
cat << ROWS
http://mirror.example/debian/ $here $here main
http://mirror.example/debian/ $here $here contrib
http://mirror.example/debian/ $here-updates $here-updates main
http://mirror.example/debian-security/ $here-security $here-security main
http://elsewhere.example/ tools tools main
ROWS
TOOL
tool apt-config << 'TOOL'
echo 'Acquire::IndexTargets::deb "x";'
[ -n "${APT_CONFIG:-}" ] || echo 'Acquire::http::Proxy "http://proxy.example:1";'
echo 'APT::Architecture "x";'
TOOL
# its options: ... --aptopt=FILE ... SUITE TARGET SOURCES
tool mmdebstrap << TOOL
echo once >> '$work/asked'
for word; do case \$word in --aptopt=*) cp "\${word#*=}" '$work/given-settings' ;; esac; done
cp "\${@: -1}" '$work/given-sources'
[ ! -e '$work/well' ] || echo root > "\${@: -2:1}"
[ -e '$work/well' ]
TOOL

make_root trixie
[ $status != 0 ] && [ ! -e "$work/build/bare/trixie.tar" ]
tell $? "a mirror that is away is no success and leaves no root"
[ "$(wc -l < "$work/asked")" = 3 ]
tell $? "it was asked three times"
[[ $said == *"the mirror was tried three times."* ]]
tell $? "which is said"

touch "$work/well"
make_root trixie
[ $status = 0 ] && [ "$(cat "$work/build/bare/trixie.tar")" = root ]
tell $? "a mirror that answers gives a root"
[ "$(cat "$work/given-sources")" = "deb http://mirror.example/debian-security/ trixie-security main
deb http://mirror.example/debian/ trixie main
deb http://mirror.example/debian/ trixie-updates main" ]
tell $? "of the suite that is wanted, from the mirrors of this machine"
grep -qx 'Acquire::http::Proxy "http://proxy.example:1";' "$work/given-settings" &&
	! grep -qE 'IndexTargets|Architecture' "$work/given-settings"
tell $? "with what was told here about fetching and nothing else"
make_root trixie
[ $status = 0 ] && [ ! -e "$work/asked" ]
tell $? "a root of today is not made again"
BARE_MIRROR=http://other.example make_root bookworm
[ "$(cat "$work/given-sources")" = "deb http://other.example bookworm main" ]
tell $? "another mirror may be named"

tool apt-get <<< "exit 0"
make_root sid
[ $status != 0 ] && [[ $said == *"name one with BARE_MIRROR=URL."* ]]
tell $? "where apt knows no Debian archive, that is said"
