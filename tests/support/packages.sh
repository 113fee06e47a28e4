#!/bin/sh
# packages.sh missing|install [USE]: what this machine lacks to build, and for USE: test, bare.
# "missing" looks for it, and names it with the package that brings it and the command for
# the system at hand. "install" runs that command where the system is Debian's kin.
# What is needed stands in needs.txt. OS_RELEASE names another file than /etc/os-release.
set -u
here=$(dirname "$0")
task=$1 must="build ${2:-}" uses="build ${2:-}"
case $must in
'build ') uses='build run' ;;
'build test') uses='build run test wish' ;;
esac

# needs USE: its rows, without the remarks
needs() { sed -E '/^#/d' "$here/needs.txt" | grep "^$1 "; }

# The system as a column of the table and the command that installs there.
find_system() {
	like=$(. "${OS_RELEASE:-/etc/os-release}" 2> /dev/null && echo " ${ID:-} ${ID_LIKE:-} ")
	column=0 installs=''
	[ "$(id -u)" = 0 ] && as_root='' || as_root='sudo '
	case $(uname)$like in
	Darwin*) column=5 installs='brew install' ;;
	*' debian '*|*' ubuntu '*) column=1 installs="${as_root}apt-get install" ;;
	*' fedora '*|*' rhel '*) column=2 installs="${as_root}dnf install" ;;
	*' arch '*) column=3 installs="${as_root}pacman -S --needed" ;;
	*' alpine '*) column=4 installs="${as_root}apk add" ;;
	esac
}

is_here() { # KIND NAME
	case $1 in
	compiler) echo 'int one;' | ${CC:-cc} -x c -fsyntax-only - > /dev/null 2>&1 ;;
	program) command -v "$2" > /dev/null ;;
	library) pkg-config --exists "$2" 2> /dev/null ;;
	header) echo "#include <$2>" | ${CC:-cc} -x c -fsyntax-only - > /dev/null 2>&1 ;;
	*) true ;;
	esac
}

# One line that names all that is missing, and one with the command that brings it.
say_missing() {
	find_system
	names='' packages=''
	for use in $must; do
		while read -r _ kind name debian fedora arch alpine homebrew; do
			is_here "$kind" "$name" && continue
			package=-
			[ $column = 0 ] || package=$(echo "$debian $fedora $arch $alpine $homebrew" |
				cut -d' ' -f$column)
			[ "$kind" != compiler ] || name="a C compiler (${CC:-cc})"
			names="$names${names:+, }$name"
			[ "$package" = - ] && continue
			[ "$package" = "$name" ] || names="$names ($package)"
			case " $packages " in *" $package "*) ;; *) packages="$packages $package" ;; esac
		done <<- ROWS
			$(needs "$use")
		ROWS
	done
	[ -n "$names" ] || return 0
	echo "Building needs what is not here: $names."
	if [ -n "$packages" ]; then
		echo "Please run:"
		echo "  $installs$packages"
	else
		echo "Please install them, with their headers, by your system's own tools."
	fi
	return 1
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null)" = installed ]; }

is_known() { apt-cache show "$1" > /dev/null 2>&1; }

# A desktop keeps the server that it has: another would take its place.
has_server() { installed pulseaudio || installed pipewire-pulse || installed pipewire-alsa; }

has_bridge() { installed libasound2-plugins || installed pipewire-alsa; }

server_runs() {
	[ -n "${PULSE_SERVER:-}" ] || [ -e /mnt/wslg/PulseServer ] ||
		[ -e "${XDG_RUNTIME_DIR:-/nowhere}/pulse/native" ] ||
		[ -e "${XDG_RUNTIME_DIR:-/nowhere}/pipewire-0" ]
}

missing_packages() { # USE...
	for use; do
		needs "$use" | while read -r _ kind _ package _; do
			installed "$package" && continue
			case $use in wish|run) is_known "$package" || continue ;; esac
			case $kind in
			bridge) server_runs && ! has_bridge || continue ;;
			server) ! has_server || continue ;;
			esac
			printf ' %s' "$package"
		done
	done
}

# What is only wished for hinders nothing.
stop() {
	[ -n "$(missing_packages $must)" ] && exit 1
	echo "Without them everything is built; less of it is heard or tested."
	exit 0
}

# Somebody without rights is told the one line to run.
say_line() {
	echo "Installing them needs rights that are not here. Please run:"
	echo "  su -c 'apt-get update && apt-get install -y$missing'"
	stop
}

become_root() {
	as_root=
	[ "$(id -u)" != 0 ] || return 0
	command -v sudo > /dev/null || say_line
	sudo -n true 2> /dev/null || { [ -t 0 ] && sudo -v; } || say_line
	as_root=sudo
}

# On a fresh system the names of packages are known only after apt was brought up to date.
bring() {
	set -- $as_root env DEBIAN_FRONTEND=noninteractive apt-get
	"$@" update || return 1
	missing=$(missing_packages $uses)
	"$@" install -y --no-install-recommends $missing
}

# A mirror may fail once: it is asked three times.
install_them() {
	missing=$(missing_packages $uses)
	[ -n "$missing" ] || return 0
	echo "Missing packages:$missing"
	become_root
	log=$(mktemp) || exit 1
	trap 'rm -f "$log"' EXIT
	echo "Installing them ..."
	for try in 1 2 3; do
		bring < /dev/null > "$log" 2>&1 && return 0
		[ $try = 3 ] || echo "Trying once more ..."
	done
	tail -n 15 "$log"
	echo "The packages could not be installed, tried three times. Please try this line yourself:"
	echo "  ${as_root:+sudo }apt-get update && ${as_root:+sudo }apt-get install -y$missing"
	stop
}

if [ "$task" = install ] && command -v dpkg-query > /dev/null && command -v apt-get > /dev/null; then
	install_them
else
	say_missing
fi
