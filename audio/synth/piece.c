/*
 * "Bowls": four minutes to listen to. Five tones of a pure pentatonic scale on A,
 * struck as singing bowls over a quiet drone on the same A, which pure intervals
 * keep free of rough beats. The strokes are written by hand, like a score: it
 * begins low and far apart, opens upwards, answers itself from side to side, comes
 * home by the way it came and leaves the lowest bowl to ring into silence. Two
 * strokes are never closer than three and a half seconds.
 */
#include "recipes.h"

#include <math.h>

#define ROOT_HZ 110.0

enum tone { A2, E3, A3, B3, CIS4, E4, FIS4, A4 };

static const double RATIO[] = {
	[A2] = 1.0, [E3] = 3.0 / 2, [A3] = 2.0, [B3] = 9.0 / 4,
	[CIS4] = 5.0 / 2, [E4] = 3.0, [FIS4] = 10.0 / 3, [A4] = 4.0,
};

struct note {
	double at_s;
	enum tone tone;
	double strength;
};

static const struct note SCORE[] = {
	/* alone */
	{ 4.0, A3, 0.55 }, { 16.0, E3, 0.60 }, { 27.0, A3, 0.62 }, { 35.0, CIS4, 0.50 },
	/* opening */
	{ 45.0, E3, 0.65 }, { 52.0, B3, 0.58 }, { 58.5, E4, 0.48 }, { 68.0, A2, 0.78 },
	{ 76.0, CIS4, 0.58 }, { 81.5, B3, 0.50 }, { 88.0, A3, 0.62 },
	/* asking and answering */
	{ 97.0, E4, 0.55 }, { 101.5, FIS4, 0.45 }, { 108.0, CIS4, 0.60 }, { 115.0, A4, 0.42 },
	{ 119.0, FIS4, 0.42 }, { 124.0, E4, 0.52 }, { 132.0, A2, 0.82 }, { 140.0, B3, 0.58 },
	{ 144.5, CIS4, 0.52 }, { 151.0, E4, 0.45 },
	/* coming home */
	{ 160.0, A3, 0.60 }, { 168.0, B3, 0.46 }, { 176.0, E3, 0.58 }, { 186.0, CIS4, 0.40 },
	{ 196.0, A3, 0.46 }, { 207.0, A2, 0.62 },
};

enum { NOTE_COUNT = sizeof SCORE / sizeof SCORE[0] };

/* Lower bowls are bigger: they ring longer, speak more slowly and are a little louder. */
static void strike(struct sound *s, const struct note *note, double pan, struct dice *dice)
{
	double height = log2(RATIO[note->tone]);
	struct stroke k = {
		.at_s = note->at_s,
		.hz = ROOT_HZ * RATIO[note->tone],
		.ring_s = 34 - 7 * height,
		.attack_s = 0.030 - 0.006 * height,
		.strength = note->strength,
		.pan = pan,
		.felt = 0.35,
	};

	bowl_strike(s, &k, dice);
}

/* The drone comes out of silence, lies still, and is gone before the last bowl is. */
static void shape_drone(struct sound *s)
{
	for (size_t i = 0; i < s->frames; i++) {
		double t = (double)i / RATE;
		float level = (float)(rise(t / 22) * (1 - rise((t - 186) / 40)));

		s->side[0][i] *= level;
		s->side[1][i] *= level;
	}
}

void piece_bowls(struct sound *s)
{
	static const double places[] = { 0.50, 0.32, 0.64, 0.40, 0.70 };
	struct dice dice = { 0xB0B15 };

	drone_add(s, ROOT_HZ, 0.050, &dice);
	shape_drone(s);
	for (int n = 0; n < NOTE_COUNT; n++)
		strike(s, &SCORE[n], places[n % 5], &dice);
	sound_fade_out(s, 8);
	sound_set_peak(s, -7);
}
