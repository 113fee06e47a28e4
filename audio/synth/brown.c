/*
 * Brown noise: white noise through a leaky sum, 6 dB an octave darker, with the
 * lowest rumble taken away. The sides share part of their noise, so the middle
 * is not hollow. Passed twice, as in rain.c.
 */
#include "recipes.h"

#include <math.h>

#define CORNER_HZ 55
#define WIDTH 0.6

static void add_side(struct sound *s, int side)
{
	double keep = exp(-TAU * CORNER_HZ / RATE);
	struct biquad rumble = { 0 };
	double sum = 0;

	biquad_highpass(&rumble, 30, 0.7);
	for (int pass = 0; pass < 2; pass++) {
		struct dice dice = { side ? 0xB208u : 0xB207u };

		for (size_t i = 0; i < s->frames; i++) {
			sum = keep * sum + (1 - keep) * dice_swing(&dice);
			s->side[side][i] = (float)biquad_run(&rumble, sum);
		}
	}
}

static void narrow(struct sound *s)
{
	for (size_t i = 0; i < s->frames; i++) {
		float middle = 0.5f * (s->side[0][i] + s->side[1][i]);
		float apart = (float)WIDTH * 0.5f * (s->side[0][i] - s->side[1][i]);

		s->side[0][i] = middle + apart;
		s->side[1][i] = middle - apart;
	}
}

void bed_brown(struct sound *s)
{
	add_side(s, 0);
	add_side(s, 1);
	narrow(s);
	sound_set_rms(s, -27);
}
