#!/usr/bin/env bash
# root.sh SUITE: build/bare/SUITE.tar, the smallest Debian of that name that can clone and
# make, from the mirror that this machine itself uses. It is kept for a day.
# mmdebstrap makes it: it asks apt, so that sources, proxy, keys and updates are as apt here
# has them; debootstrap has a downloader of its own that knows one mirror alone.
set -u
suite=$1
keep=build/bare
tar=$keep/$suite.tar
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 143' INT TERM HUP

fail() {
	echo "check-bare: $*"
	exit 1
}

[ -z "$(find "$tar" -mtime -1 2> /dev/null)" ] || exit 0
command -v apt-get > /dev/null || fail "a Debian root is made with apt, which is not here."
command -v mmdebstrap > /dev/null || tests/support/packages.sh install bare ||
	fail "mmdebstrap makes the root, and is not here."

# The Debian archives in apt's sources, by whatever name their suite goes there, for the
# wanted suite instead.
sources() {
	if [ -n "${BARE_MIRROR:-}" ]; then
		echo "deb $BARE_MIRROR $suite main"
		return
	fi
	apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
		awk -v wanted="$suite" -v here="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" '
		$4 != "main" { next }
		{ sub("^stable|^oldstable", here, $3) }
		$3 == here || $3 == here "-updates" || $3 == here "-security" {
			sub("^" here, wanted, $3)
			print "deb", $1, $3, "main"
		}' | sort -u
}

# What this machine's administrator told apt about fetching: proxies, certificates, dates.
# Everything else of apt's settings is the root's own affair.
settings() {
	echo 'Dir::Etc::parts "/nowhere"; Dir::Etc::main "/nowhere";' > "$work/bare.conf"
	APT_CONFIG=$work/bare.conf apt-config dump | sort > "$work/plain"
	apt-config dump | sort | comm -23 - "$work/plain" | grep '^Acquire::' | grep -v '^Acquire::IndexTargets'
	for kind in http https; do
		local variable=${kind}_proxy
		[ -z "${!variable:-}" ] || echo "Acquire::$kind::Proxy \"${!variable}\";"
	done
}

# Files that the settings and sources name: certificates, keys, words for the mirror.
files() {
	local file
	sed -nE 's/^Acquire::https?:.*"(\/.*)";/\1/p' "$work/settings"
	! grep -q 'https:' "$work/sources.list" || echo /etc/ssl/certs/ca-certificates.crt
	grep -rhoiE 'signed-by[:=] *[^] ]+' /etc/apt/sources.list /etc/apt/sources.list.d/*.list \
		/etc/apt/sources.list.d/*.sources 2> /dev/null | grep -oE '/.*'
	for file in /etc/apt/auth.conf /etc/apt/auth.conf.d/*; do echo "$file"; done
}

sources > "$work/sources.list"
[ -s "$work/sources.list" ] || fail "apt's sources here name no Debian archive; name one with BARE_MIRROR=URL."
settings > "$work/settings"
options=()
while IFS= read -r file; do
	[ -f "$file" ] || continue
	case $file in *.gpg|*.asc) options+=("--keyring=$file") ;; esac
	options+=("--customize-hook=mkdir -p \"\$1${file%/*}\" && cp -p '$file' \"\$1$file\"")
done < <(files | sort -u)

mkdir -p "$keep"
for try in 1 2 3; do
	echo "Making a root of Debian $suite (try $try) ..."
	mmdebstrap --quiet --variant=minbase --include=git,make,sudo --aptopt="$work/settings" \
		"${options[@]}" "$suite" "$work/root.tar" "$work/sources.list" > "$work/log" 2>&1 &&
		mv "$work/root.tar" "$tar" && exit 0
done
tail -n 20 "$work/log"
fail "a root of Debian $suite could not be made; the mirror was tried three times."
