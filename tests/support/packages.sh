#!/usr/bin/env bash
# packages.sh "LIBRARIES" "WISHES" PACKAGE...: install the Debian packages that are missing.
# WISHES are taken where the system has them. On another system the libraries are looked for
# by their pkg-config names, and what is missing is named.
set -u
libraries=$1 wishes=$2
shift 2

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null)" = installed ]; }

other_system() {
	local missing=()
	command -v pkg-config > /dev/null || { echo "Missing: pkg-config, which finds the libraries."; exit 1; }
	for library in $libraries; do
		pkg-config --exists "$library" || missing+=("$library")
	done
	[ -e /usr/include/unistr.h ] || echo '#include <unistr.h>' | ${CC:-cc} -E - > /dev/null 2>&1 || missing+=(libunistring)
	[ ${#missing[@]} = 0 ] && exit 0
	echo "Missing libraries (by their pkg-config names): ${missing[*]}"
	echo "Please install their development packages with your system's own tools."
	exit 1
}

command -v dpkg-query > /dev/null && command -v apt-get > /dev/null || other_system
missing=()
for package in "$@"; do
	installed "$package" || missing+=("$package")
done
for wish in $wishes; do
	installed "$wish" || { apt-cache show "$wish" > /dev/null 2>&1 && missing+=("$wish"); }
done
[ ${#missing[@]} = 0 ] && exit 0

echo "Missing packages: ${missing[*]}"
as_root=()
if [ "$(id -u)" != 0 ]; then
	if command -v sudo > /dev/null && { [ -t 0 ] || sudo -n true 2> /dev/null; }; then
		as_root=(sudo)
	else
		echo "Installing them needs rights that are not here. Please run:"
		echo "  su -c 'apt-get update && apt-get install -y ${missing[*]}'"
		exit 1
	fi
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing them ..."
if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update > "$log" 2>&1 &&
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >> "$log" 2>&1; then
	exit 0
fi
tail -n 15 "$log"
echo "The packages could not be installed. Please try this line yourself:"
echo "  sudo apt-get update && sudo apt-get install -y ${missing[*]}"
exit 1
