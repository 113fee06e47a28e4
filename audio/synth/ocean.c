/*
 * Slow waves on sand. Each wave is a swell that rises along a cosine, breaks and
 * runs out; the body is dark noise that opens with it, the foam a second, higher
 * noise that comes later and stays longer, and a low rumble lies under both.
 * (One shared noise for body and foam would leave a hole where they meet.) The
 * waves stand on the loop's circle and the noise is passed twice, as in rain.c.
 */
#include "recipes.h"

#include <math.h>

enum { WAVES = 6, BLOCK = 64 };

struct wave {
	double at_s, size, up_s, down_s, pan;
};

/* How high the sea stands at a moment. */
struct sea {
	double body, foam, pan;
};

struct water {
	struct pink body_pink, foam_pink;
	struct biquad body, foam_low, foam_high, rumble, level;
	double brown;
};

static void roll_waves(struct wave waves[WAVES], double loop_s)
{
	struct dice dice = { 0x0CEA };

	for (int k = 0; k < WAVES; k++) {
		waves[k].at_s = loop_s * (k + 0.35 * dice_swing(&dice)) / WAVES;
		waves[k].size = dice_between(&dice, 0.62, 1.0);
		waves[k].up_s = dice_between(&dice, 3.2, 4.8);
		waves[k].down_s = dice_between(&dice, 2.0, 2.9);
		waves[k].pan = 0.35 * dice_swing(&dice);
	}
}

static double swell(double t, double up_s, double down_s)
{
	if (t < 0)
		return 0;
	if (t < up_s)
		return pow(rise(t / up_s), 1.6);
	return exp(-(t - up_s) / down_s);
}

static struct sea sea_at(const struct wave waves[WAVES], double t, double loop_s)
{
	struct sea sea = { 0 };
	double pull = 0;

	for (int k = 0; k < WAVES; k++) {
		const struct wave *w = &waves[k];

		for (int lap = -1; lap <= 1; lap++) {
			double since = t - w->at_s + lap * loop_s;
			double body = w->size * swell(since, w->up_s, w->down_s);

			sea.body += body;
			sea.foam += w->size * swell(since - 0.45 * w->up_s, 0.75 * w->up_s, 1.5 * w->down_s);
			pull += body * w->pan;
		}
	}
	sea.pan = pull / (sea.body + 0.05);
	return sea;
}

static void water_open(struct water *w, const struct sea *sea)
{
	biquad_lowpass(&w->body, 220 + 1500 * fmin(1.3, sea->body), 0.6);
	biquad_highpass(&w->foam_low, 700, 0.6);
	biquad_lowpass(&w->foam_high, 2600 + 3200 * fmin(1.2, sea->foam), 0.55);
	biquad_lowpass(&w->rumble, 110, 0.7);
	biquad_highpass(&w->level, 28, 0.7);
}

static double water_run(struct water *w, const struct sea *sea, struct dice *dice)
{
	double white = dice_swing(dice);
	double body = biquad_run(&w->body, pink_run(&w->body_pink, white));
	double foam = pink_run(&w->foam_pink, dice_swing(dice));

	w->brown = 0.996 * w->brown + 0.06 * white;
	foam = biquad_run(&w->foam_high, biquad_run(&w->foam_low, foam));
	return biquad_run(&w->level, body * (0.10 + 0.75 * sea->body)
		+ foam * (0.015 + 0.12 * sea->foam + 0.32 * sea->foam * sea->foam)
		+ biquad_run(&w->rumble, w->brown) * (0.22 + 0.5 * sea->body));
}

static struct sea sea_between(const struct sea *a, const struct sea *b, double x)
{
	return (struct sea){
		.body = a->body + (b->body - a->body) * x,
		.foam = a->foam + (b->foam - a->foam) * x,
		.pan = a->pan + (b->pan - a->pan) * x,
	};
}

static void add_side(struct sound *s, int side, const struct wave waves[WAVES])
{
	double loop_s = (double)s->frames / RATE;
	struct water water = { 0 };

	for (int pass = 0; pass < 2; pass++) {
		struct dice dice = { side ? 0x0CEB5u : 0x0CEA5u };
		struct sea from = { 0 }, to = sea_at(waves, 0, loop_s);

		for (size_t i = 0; i < s->frames; i++) {
			if (i % BLOCK == 0) {
				from = to;
				to = sea_at(waves, (double)(i + BLOCK) / RATE, loop_s);
				water_open(&water, &from);
			}
			struct sea now = sea_between(&from, &to, (double)(i % BLOCK) / BLOCK);
			double v = water_run(&water, &now, &dice) * (side ? 1 + now.pan : 1 - now.pan);

			if (pass)
				s->side[side][i] = (float)v;
		}
	}
}

void bed_ocean(struct sound *s)
{
	struct wave waves[WAVES];

	roll_waves(waves, (double)s->frames / RATE);
	add_side(s, 0, waves);
	add_side(s, 1, waves);
	sound_set_rms(s, -25.8);
}
