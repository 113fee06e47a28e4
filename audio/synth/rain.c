/*
 * Steady rain on leaves: a wash of pink and white noise, a patter of very short
 * tones for single drops, and a few nearer drips, which are bubbles whose pitch
 * rises while they ring. Noise is one period of the loop, filtered twice with
 * the same dice; the second pass is kept, so the filters' state at the end is
 * the state at the beginning. Drops are placed around the loop's circle.
 */
#include "recipes.h"

#include <math.h>

#define DROPS_A_SECOND 320
#define DRIPS_A_SECOND 2.2

struct drop {
	size_t at;
	double hz, decay_frames, gain, pan, phase;
	double bend;          /* how far the pitch rises while it rings, as a share */
	double attack_frames;
};

static void add_drop(struct sound *s, const struct drop *d)
{
	int length = (int)(7 * d->decay_frames);
	double phase = d->phase;

	for (int k = 0; k < length; k++) {
		double v = d->gain * exp(-k / d->decay_frames) * fmin(1, k / d->attack_frames) * sin(phase);

		sound_add(s, (d->at + (size_t)k) % s->frames, v, d->pan);
		phase += TAU * d->hz * (1 + d->bend * k / length) / RATE;
	}
}

static void add_patter(struct sound *s, struct dice *dice)
{
	long count = lrint(DROPS_A_SECOND * (double)s->frames / RATE);

	while (count-- > 0) {
		struct drop d = { .attack_frames = 24 };

		d.at = (size_t)(dice_unit(dice) * (double)s->frames);
		d.hz = 1600 * pow(4.4, dice_unit(dice));
		d.decay_frames = dice_between(dice, 0.0012, 0.0072) * RATE;
		d.gain = 0.11 * pow(dice_unit(dice), 4) + 0.006;
		d.pan = dice_between(dice, 0.15, 0.85);
		d.phase = TAU * dice_unit(dice);
		add_drop(s, &d);
	}
}

static void add_drips(struct sound *s, struct dice *dice)
{
	long count = lrint(DRIPS_A_SECOND * (double)s->frames / RATE);

	while (count-- > 0) {
		struct drop d = { .attack_frames = 60, .bend = 0.25 };

		d.at = (size_t)(dice_unit(dice) * (double)s->frames);
		d.hz = 520 * pow(3.0, dice_unit(dice));
		d.decay_frames = dice_between(dice, 0.012, 0.034) * RATE;
		d.gain = 0.05 * pow(dice_unit(dice), 2) + 0.008;
		d.pan = dice_unit(dice);
		add_drop(s, &d);
	}
}

static void add_wash(struct sound *s, int side)
{
	struct biquad body = { 0 }, air = { 0 }, hiss = { 0 };
	struct pink pink = { 0 };

	biquad_highpass(&body, 350, 0.6);
	biquad_lowpass(&air, 7500, 0.55);
	biquad_bandpass(&hiss, 2600, 0.45);
	for (int pass = 0; pass < 2; pass++) {
		struct dice dice = { side ? 0x4A2u : 0x4A1u };

		for (size_t i = 0; i < s->frames; i++) {
			double x = (double)i / (double)s->frames;
			double white = dice_swing(&dice);
			double noise = 0.55 * pink_run(&pink, white) + 0.10 * white;
			double wash = biquad_run(&air, biquad_run(&body, noise)) + 0.15 * biquad_run(&hiss, white);
			double level = 1 + 0.10 * sin(3 * TAU * x + side) + 0.07 * sin(7 * TAU * x + 2);

			if (pass)
				s->side[side][i] += (float)(0.20 * level * wash);
		}
	}
}

void bed_rain(struct sound *s)
{
	struct dice dice = { 0x4A10 };

	add_wash(s, 0);
	add_wash(s, 1);
	add_patter(s, &dice);
	add_drips(s, &dice);
	sound_set_rms(s, -31.3);
}
