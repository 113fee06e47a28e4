/*
 * A summer night from a window: slow air, a far field of crickets too many to
 * count, and six nearer ones (still a garden away). A cricket's chirp is a few
 * soft pulses of one pure tone; each animal keeps its own pitch, pace and place
 * and falls silent for a while. The pitches are those of tree crickets, low for
 * an insect, because higher ones tire the ear. Nothing here starts suddenly:
 * every pulse, chirp and animal swells in and out. Air and field are noise passed
 * twice, as in rain.c (each its own: shared noise would cancel where they meet);
 * chirps stand on the loop's circle.
 */
#include "recipes.h"

#include <math.h>

enum { SYLLABLES_MOST = 4 };

struct cricket {
	double hz;
	int chirps;       /* in the loop */
	int syllables;    /* in a chirp */
	double pulse_s;   /* from one syllable to the next */
	double gain, pan;
	int visits;       /* how often in the loop it sings and rests */
	double begins;    /* where its first visit stands, as a share of the loop */
};

static const struct cricket CRICKETS[] = {
	{ 2480, 84, 3, 0.034, 1.00, 0.22, 2, 0.10 },
	{ 2610, 91, 3, 0.032, 0.80, 0.74, 3, 0.55 },
	{ 2290, 66, 4, 0.038, 0.70, 0.60, 2, 0.42 },
	{ 2830, 98, 2, 0.030, 0.55, 0.35, 3, 0.80 },
	{ 3050, 77, 3, 0.031, 0.40, 0.88, 2, 0.70 },
	{ 2160, 52, 4, 0.040, 0.50, 0.12, 1, 0.25 },
};

enum { CRICKET_COUNT = sizeof CRICKETS / sizeof CRICKETS[0] };

/* A syllable: one pulse that swells and dies along a squared sine. */
static void add_syllable(struct sound *s, const struct cricket *k, size_t at, double gain)
{
	size_t length = (size_t)(0.75 * k->pulse_s * RATE);
	struct phasor tone = phasor_tone(k->hz, 0, 0);

	for (size_t i = 0; i < length; i++) {
		double shape = sin(0.5 * TAU * (double)i / (double)length);

		sound_add(s, (at + i) % s->frames, gain * shape * shape * tone.im, k->pan);
		phasor_step(&tone);
	}
}

/* How much a cricket sings at a place in the loop: 0 while it rests. */
static double presence(const struct cricket *k, double x)
{
	double song = 0.5 + 0.5 * cos(TAU * (k->visits * x - k->begins));

	return rise((song - 0.15) / 0.85);
}

static void add_cricket(struct sound *s, const struct cricket *k, struct dice *dice)
{
	static const double swell[SYLLABLES_MOST] = { 0.55, 0.85, 1.0, 0.9 };

	for (int n = 0; n < k->chirps; n++) {
		double x = (n + 0.06 * dice_swing(dice)) / k->chirps;
		double gain = k->gain * presence(k, x) * dice_between(dice, 0.85, 1.0);
		double at = (x < 0 ? x + 1 : x) * (double)s->frames;

		for (int syllable = 0; syllable < k->syllables; syllable++)
			add_syllable(s, k, (size_t)(at + syllable * k->pulse_s * RATE), 0.030 * gain * swell[syllable]);
	}
}

static double slow(double x, int cycles, double phase)
{
	return sin(TAU * cycles * x + phase);
}

struct air {
	struct pink pink, leaf_pink;
	struct biquad low, dark, leaf, leaf_dark, field, field_far;
};

static void air_open(struct air *a)
{
	biquad_highpass(&a->low, 70, 0.7);
	biquad_lowpass(&a->dark, 420, 0.5);
	biquad_bandpass(&a->leaf, 1100, 0.5);
	biquad_lowpass(&a->leaf_dark, 2600, 0.6);
	biquad_bandpass(&a->field, 2550, 9);
	biquad_bandpass(&a->field_far, 2950, 12);
}

/* One frame of air, leaves and the far field at a place x in the loop. */
static double air_run(struct air *a, struct dice *dice, double x, int side)
{
	double white = dice_swing(dice);
	double air = biquad_run(&a->dark, biquad_run(&a->low, pink_run(&a->pink, white)));
	double leaf = biquad_run(&a->leaf_dark, biquad_run(&a->leaf, pink_run(&a->leaf_pink, dice_swing(dice))));
	double many = dice_swing(dice);
	double near = biquad_run(&a->field, many) * (0.75 + 0.25 * slow(x, 1080, 0));
	double far = biquad_run(&a->field_far, many) * (0.75 + 0.25 * slow(x, 1260, 1 + side));
	double breath = 1 + 0.22 * slow(x, 3, 0.4 * side) + 0.12 * slow(x, 7, 1 + 0.3 * side);
	double stir = fmax(0, 0.55 + 0.45 * slow(x, 4, 2 + 0.5 * side));

	return 0.30 * breath * air + 0.09 * stir * stir * leaf
		+ 0.020 * (1 + 0.3 * slow(x, 2, side)) * near + 0.012 * (1 + 0.3 * slow(x, 5, 2)) * far;
}

static void add_air(struct sound *s, int side)
{
	struct air air = { 0 };

	air_open(&air);
	for (int pass = 0; pass < 2; pass++) {
		struct dice dice = { side ? 0x419417u : 0x419411u };

		for (size_t i = 0; i < s->frames; i++) {
			double v = air_run(&air, &dice, (double)i / (double)s->frames, side);

			if (pass)
				s->side[side][i] += (float)v;
		}
	}
}

void bed_night(struct sound *s)
{
	struct dice dice = { 0x419410 };

	add_air(s, 0);
	add_air(s, 1);
	for (int k = 0; k < CRICKET_COUNT; k++)
		add_cricket(s, &CRICKETS[k], &dice);
	sound_set_rms(s, -27.6);
}
