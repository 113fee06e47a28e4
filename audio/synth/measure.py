"""Measure sounds: length, loudness, peak, and how well a loop closes.

    measure.py FILE...      needs numpy, soundfile, soxr and pyloudnorm (the narration environment has them)

The seam is the step from a file's last frame to its first; beside it stands the step that only one frame
in a thousand exceeds. A seam under it cannot be told from the sound's own movement.
"""
import sys

import numpy as np
import pyloudnorm
import soundfile as sf
import soxr


def decibels(x):
    return 20 * np.log10(max(x, 1e-9))


def main():
    print("file\tseconds\tLUFS\ttrue peak dB\tseam\tusual step\tloudest and softest second dB\tleft-right")
    for path in sys.argv[1:]:
        a, rate = sf.read(path)
        true_peak = np.abs(soxr.resample(a, rate, 4 * rate)).max()
        steps = np.abs(np.diff(a, axis=0))
        seconds = np.sqrt((a[:len(a) // rate * rate].reshape(-1, rate, 2) ** 2).mean((1, 2)))
        print(f"{path}\t{len(a) / rate:.3f}\t{pyloudnorm.Meter(rate).integrated_loudness(a):.1f}"
              f"\t{decibels(true_peak):.1f}\t{np.abs(a[0] - a[-1]).max():.5f}\t{np.quantile(steps, .999):.5f}"
              f"\t{decibels(seconds.max()):.1f} {decibels(seconds.min()):.1f}\t{np.corrcoef(a.T)[0, 1]:.2f}")


if __name__ == "__main__":
    main()
