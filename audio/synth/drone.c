/*
 * A held chord of root, fifth, octave and twelfth. Every overtone swells and
 * fades a few times a loop by its own clock, and is two tones a hair apart, so
 * the chord is never still and never goes anywhere. Each tone and each swell
 * turns a whole number of times over the sound's length: there is no seam.
 */
#include "recipes.h"

#include <math.h>

enum { VOICES = 4, OVERTONES = 7 };

#define HIGHEST_HZ 2400

struct overtone {
	double cycles; /* whole turns over the sound */
	double gain;
	double depth;  /* of its swell */
	struct phasor swell[2];
};

static void add_side(struct sound *s, int side, const struct overtone *o, struct dice *dice)
{
	double per_loop = RATE / (double)s->frames;
	struct phasor near = phasor_tone((o->cycles + (side ? 2 : -2)) * per_loop, TAU * dice_unit(dice), 0);
	struct phasor far = phasor_tone((o->cycles + (side ? -5 : 5)) * per_loop, TAU * dice_unit(dice), 0);
	struct phasor swell = o->swell[side];

	for (size_t i = 0; i < s->frames; i++) {
		double level = o->gain * (1 - o->depth + o->depth * swell.im);

		s->side[side][i] += (float)(level * (0.6 * near.im + 0.4 * far.im));
		phasor_step(&near);
		phasor_step(&far);
		phasor_step(&swell);
	}
}

void drone_add(struct sound *s, double root_hz, double gain, struct dice *dice)
{
	static const double ratio[VOICES] = { 1, 1.5, 2, 3 };
	static const double amount[VOICES] = { 1, 0.62, 0.50, 0.20 };
	double loop_s = (double)s->frames / RATE;

	for (int v = 0; v < VOICES; v++) {
		for (int h = 1; h <= OVERTONES && root_hz * ratio[v] * h <= HIGHEST_HZ; h++) {
			int swells = 2 + (int)(6 * dice_unit(dice));
			double phase = TAU * dice_unit(dice);
			struct overtone o = {
				.cycles = rint(root_hz * ratio[v] * h * loop_s),
				.gain = gain * amount[v] * pow(h, -1.75),
				.depth = dice_between(dice, 0.25, 0.6),
			};

			for (int c = 0; c < 2; c++)
				o.swell[c] = phasor_tone(swells / loop_s, phase + 0.6 * c, 0);
			add_side(s, 0, &o, dice);
			add_side(s, 1, &o, dice);
		}
	}
}

void bed_drone(struct sound *s)
{
	struct dice dice = { 0xD207 };

	drone_add(s, 110, 1, &dice);
	sound_set_rms(s, -27.7);
}
