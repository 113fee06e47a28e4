/*
 * A singing bowl is a round plate bent upwards: it rings in a handful of modes,
 * each of them a pair of nearly equal tones because no bowl is quite round. The
 * pair's beat is the slow "wow" that makes a bowl sound alive. The ratios are
 * those of a measured Tibetan bowl (Inacio, Henrique & Antunes 2006; Terwagne &
 * Bush 2011); how long, how loud and how far apart is chosen here, for a soft
 * felt mallet.
 */
#include "recipes.h"

#include <math.h>

struct mode {
	double ratio;    /* to the lowest mode */
	double amount;
	double ring;     /* of the bowl's ring time */
	double split_hz; /* between the two tones of the pair */
};

static const struct mode MODES[] = {
	{ 1.000, 1.000, 1.000, 0.55 },
	{ 2.986, 0.500, 0.620, 1.10 },
	{ 5.704, 0.200, 0.360, 1.70 },
	{ 9.007, 0.075, 0.200, 2.60 },
	{ 12.820, 0.030, 0.110, 3.40 },
	{ 17.281, 0.012, 0.060, 0.00 },
	{ 21.976, 0.006, 0.035, 0.00 },
};

enum { MODE_COUNT = sizeof MODES / sizeof MODES[0] };

#define HIGHEST_HZ 14000.0
#define SIDE_TURN 0.9 /* radians between left and right: the pattern of modes turns slowly */
#define SILENT 1e-6

static size_t frame_at(double seconds)
{
	return (size_t)lrint(seconds * RATE);
}

/* One tone of a pair, from the stroke until it is silent or the sound ends. */
static void ring(struct sound *s, const struct stroke *k, struct phasor tone, double gain, double attack_s, const double turn[2])
{
	size_t first = frame_at(k->at_s);
	double attack = attack_s * RATE;
	double side[2][2];

	for (int c = 0; c < 2; c++) {
		double pan = c ? sqrt(2 * k->pan) : sqrt(2 * (1 - k->pan));
		side[c][0] = gain * pan * cos(turn[c]);
		side[c][1] = gain * pan * sin(turn[c]);
	}
	for (size_t i = first; i < s->frames; i++) {
		double t = (double)(i - first);
		double soft = t < attack ? rise(t / attack) : 1;

		for (int c = 0; c < 2; c++)
			s->side[c][i] += (float)(soft * (tone.im * side[c][0] + tone.re * side[c][1]));
		phasor_step(&tone);
		if (tone.re * tone.re + tone.im * tone.im < SILENT * SILENT)
			break;
	}
}

static void strike_mode(struct sound *s, const struct stroke *k, int number, struct dice *dice)
{
	static const double turn[2][2] = { { 0, SIDE_TURN }, { SIDE_TURN, 0 } };
	const struct mode *m = &MODES[number];
	double gain = m->amount * k->strength * pow(k->strength, 0.4 * number);
	double attack_s = k->attack_s / (1 + 0.35 * number);

	if (k->hz * m->ratio > HIGHEST_HZ)
		return;
	for (int half = 0; half < 2; half++) {
		double hz = k->hz * m->ratio + (half ? 0.5 : -0.5) * m->split_hz;
		struct phasor tone = phasor_tone(hz, TAU * dice_unit(dice), k->ring_s * m->ring);

		ring(s, k, tone, gain * (half ? 0.42 : 0.58), attack_s, turn[half]);
	}
}

/* The felt itself: a short, dark puff of noise. */
static void strike_felt(struct sound *s, const struct stroke *k, struct dice *dice)
{
	struct biquad dark = { 0 };
	size_t first = frame_at(k->at_s);

	biquad_lowpass(&dark, 420, 0.7);
	for (size_t i = 0; i < RATE / 4 && first + i < s->frames; i++) {
		double t = (double)i / RATE;
		double puff = exp(-t / 0.018) * fmin(1, t / 0.003);
		double v = 0.35 * k->felt * k->strength * puff * biquad_run(&dark, dice_swing(dice));

		s->side[0][first + i] += (float)v;
		s->side[1][first + i] += (float)v;
	}
}

void bowl_strike(struct sound *s, const struct stroke *k, struct dice *dice)
{
	for (int number = 0; number < MODE_COUNT; number++)
		strike_mode(s, k, number, dice);
	strike_felt(s, k, dice);
}

static void bell(struct sound *s, double hz, double ring_s, double attack_s)
{
	struct dice dice = { 0xB0B1 };
	struct stroke k = {
		.hz = hz, .ring_s = ring_s, .attack_s = attack_s,
		.strength = 1, .pan = 0.5, .felt = 1,
	};

	bowl_strike(s, &k, &dice);
	sound_fade_out(s, 2);
	sound_set_peak(s, -6);
}

void bell_bowl(struct sound *s)
{
	bell(s, 196.0, 30, 0.012);
}

void bell_low(struct sound *s)
{
	bell(s, 130.8, 36, 0.016);
}

void bell_small(struct sound *s)
{
	bell(s, 415.3, 14, 0.006);
}
