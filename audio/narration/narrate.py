"""Render narration: one line of speech in, one Opus clip out.

    narrate.py OUTDIR < lines.tsv          each line: KEY<tab>TEXT

Makes OUTDIR/KEY.opus where it is missing and prints what it makes; clips that exist are kept. At the end it
says "made N, kept M, left over K" and lists the clips that no line asks for; it deletes nothing. A line that
fails is named on the error stream, the others go on, and the exit status is 1. The key is the program's
business: it is taken as it comes. $KOKORO_HOME is the voice's folder (see setup.sh).

This file needs Python alone; voice.py, which needs the rest, is loaded when the first clip is missing.
"""
import os
import re
import subprocess
import sys
import tempfile

KBIT = 40
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def parsed(lines):
    """Yields (place, key, text, complaint); a line that comes again with the same words is passed over."""
    texts = {}
    for number, line in enumerate(lines, 1):
        key, tab, text = line.rstrip("\r\n").partition("\t")
        text = text.strip()
        if not line.strip():
            continue
        if not tab or not KEY.fullmatch(key) or not text:
            yield f"line {number}", None, None, f"wants KEY<tab>TEXT, has {line.rstrip()!r}"
        elif key not in texts:
            texts[key] = text
            yield f"line {number} ({key})", key, text, None
        elif texts[key] != text:
            yield f"line {number} ({key})", None, None, f"the same key already stands for {texts[key]!r}"


def encode(samples, rate, text, target):
    import soundfile
    with tempfile.NamedTemporaryFile(suffix=".wav") as wav:
        soundfile.write(wav.name, samples, rate, subtype="PCM_24")
        subprocess.run(["opusenc", "--quiet", "--serial", "1", "--bitrate", str(KBIT),
                        "--comment", f"DESCRIPTION={text}", wav.name, target],
                       check=True, stdin=subprocess.DEVNULL)


def write_whole(target, make):
    """make(path) writes a file; only a whole one gets the target's name, and what failed is cleared away."""
    part = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.part")
    try:
        make(part)
        with open(part, "rb") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    finally:
        if os.path.exists(part):
            os.remove(part)


def left_over(out, wanted):
    return sorted(name for name in os.listdir(out)
                  if name.endswith(".opus") and not name.startswith(".") and name[:-len(".opus")] not in wanted)


def narrate(out, lines, render, say=print, complain=lambda text: print(text, file=sys.stderr)):
    """render(text, path) makes one clip's file. Returns True when no line failed."""
    made = kept = failed = 0
    wanted = set()
    os.makedirs(out, exist_ok=True)
    for place, key, text, complaint in parsed(lines):
        if complaint:
            failed += 1
            complain(f"{place}: {complaint}")
            continue
        wanted.add(key)
        target = os.path.join(out, f"{key}.opus")
        if os.path.exists(target):
            kept += 1
            continue
        try:
            write_whole(target, lambda path: render(text, path))
        except Exception as error:  # whatever went wrong with this line, the others are still wanted
            failed += 1
            complain(f"{place}: {error} in {text!r}")
            continue
        made += 1
        say(f"{key}\t{text}")
    spare = left_over(out, wanted)
    say(f"made {made}, kept {kept}, left over {len(spare)}" + (f", failed {failed}" if failed else ""))
    for name in spare:
        say(f"left over: {name}")
    return failed == 0


class LazyVoice:
    """Loads the model for the first clip that is missing: a run with nothing to do takes no time."""

    def __init__(self):
        self.voice = None

    def render(self, text, path):
        import voice
        self.voice = self.voice or voice.Voice(os.environ.get("KOKORO_HOME", "."))
        encode(self.voice.clip(text), voice.CLIP_RATE, text, path)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    sys.exit(0 if narrate(sys.argv[1], sys.stdin, LazyVoice().render) else 1)


if __name__ == "__main__":
    main()
