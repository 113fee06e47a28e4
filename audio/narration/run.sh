#!/usr/bin/env bash
# run.sh: render what the shipped voice does not say yet.
#   build/groundwork lines | audio/narration/run.sh            clips into audio/voices/heart-1/
#   build/groundwork lines | audio/narration/run.sh judge      look at them by machine instead (6.5 GB more)
# It sets itself up once, in ${XDG_CACHE_HOME:-~/.cache}/groundwork-narration.
set -euo pipefail

label=heart-1 # the voice and its chain's version; a chain that sounds different is a new label
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/groundwork-narration
out=$here/../voices/$label

# Debian packages, each with the command that shows it is there.
missing() {
	local pair
	for pair in npm:npm opusenc:opus-tools rubberband:rubberband-cli; do
		command -v "${pair%%:*}" > /dev/null || echo "${pair#*:}"
	done
	python3 -c 'import ensurepip' 2> /dev/null || echo python3-venv
}

install_missing() {
	local wanted as_root=()
	wanted=$(missing | tr '\n' ' ')
	[ -n "${wanted// /}" ] || return 0
	[ "$(id -u)" = 0 ] || as_root=(sudo -n)
	# shellcheck disable=SC2086 -- the list is words
	if ! "${as_root[@]}" apt-get install -y -q $wanted > /dev/null < /dev/null; then
		echo "run.sh: these Debian packages are missing: $wanted" >&2
		exit 1
	fi
}

case ${1:-} in ''|judge) ;; *) sed -n 2,5p "$0" >&2; exit 2 ;; esac
install_missing
"$here/setup.sh" "$cache" "${1:-}" < /dev/null
export KOKORO_HOME=$cache/home PYTHONDONTWRITEBYTECODE=1
if [ "${1:-}" = judge ]; then
	exec "$cache/judge/bin/python" "$here/judge.py" "$out"
fi
exec "$cache/venv/bin/python" "$here/narrate.py" "$out"
