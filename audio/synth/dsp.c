/*
 * Plain textbook blocks. The filters are the audio cookbook's (R. Bristow-
 * Johnson); the pink filter is P. Kellet's economy form. A phasor stands in for
 * sin(): one complex product a frame is several times faster and, over a minute
 * in double precision, off by less than a billionth.
 */
#include "dsp.h"

#include <math.h>
#include <stdlib.h>

bool sound_open(struct sound *s, double seconds)
{
	s->frames = (size_t)lrint(seconds * RATE);
	for (int c = 0; c < 2; c++)
		s->side[c] = calloc(s->frames, sizeof *s->side[c]);
	if (s->side[0] && s->side[1])
		return true;
	sound_close(s);
	return false;
}

void sound_close(struct sound *s)
{
	for (int c = 0; c < 2; c++) {
		free(s->side[c]);
		s->side[c] = NULL;
	}
	s->frames = 0;
}

void sound_add(struct sound *s, size_t frame, double value, double pan)
{
	s->side[0][frame] += (float)(value * sqrt(1 - pan));
	s->side[1][frame] += (float)(value * sqrt(pan));
}

double sound_peak(const struct sound *s)
{
	double peak = 0;

	for (int c = 0; c < 2; c++)
		for (size_t i = 0; i < s->frames; i++)
			peak = fmax(peak, fabs(s->side[c][i]));
	return peak;
}

double sound_rms(const struct sound *s)
{
	double sum = 0;

	for (int c = 0; c < 2; c++)
		for (size_t i = 0; i < s->frames; i++)
			sum += (double)s->side[c][i] * s->side[c][i];
	return sqrt(sum / (2.0 * (double)s->frames));
}

static void scale(struct sound *s, double gain)
{
	for (int c = 0; c < 2; c++)
		for (size_t i = 0; i < s->frames; i++)
			s->side[c][i] = (float)(s->side[c][i] * gain);
}

void sound_set_peak(struct sound *s, double db)
{
	scale(s, from_db(db) / sound_peak(s));
}

void sound_set_rms(struct sound *s, double db)
{
	scale(s, from_db(db) / sound_rms(s));
}

void sound_fade_out(struct sound *s, double seconds)
{
	size_t length = (size_t)(seconds * RATE);

	for (int c = 0; c < 2; c++)
		for (size_t i = 0; i < length; i++)
			s->side[c][s->frames - 1 - i] *= (float)rise((double)i / (double)length);
}

double dice_unit(struct dice *d)
{
	d->state ^= d->state << 13;
	d->state ^= d->state >> 17;
	d->state ^= d->state << 5;
	return d->state / 4294967296.0;
}

double dice_swing(struct dice *d)
{
	return 2 * dice_unit(d) - 1;
}

double dice_between(struct dice *d, double low, double high)
{
	return low + (high - low) * dice_unit(d);
}

static void biquad_shape(struct biquad *f, double hz, double q, const double b[3])
{
	double w = TAU * hz / RATE;
	double alpha = sin(w) / (2 * q);
	double a0 = 1 + alpha;

	f->b0 = b[0] / a0;
	f->b1 = b[1] / a0;
	f->b2 = b[2] / a0;
	f->a1 = -2 * cos(w) / a0;
	f->a2 = (1 - alpha) / a0;
}

void biquad_lowpass(struct biquad *f, double hz, double q)
{
	double c = cos(TAU * hz / RATE);

	biquad_shape(f, hz, q, (double[]){ (1 - c) / 2, 1 - c, (1 - c) / 2 });
}

void biquad_highpass(struct biquad *f, double hz, double q)
{
	double c = cos(TAU * hz / RATE);

	biquad_shape(f, hz, q, (double[]){ (1 + c) / 2, -(1 + c), (1 + c) / 2 });
}

void biquad_bandpass(struct biquad *f, double hz, double q)
{
	double alpha = sin(TAU * hz / RATE) / (2 * q);

	biquad_shape(f, hz, q, (double[]){ alpha, 0, -alpha });
}

double biquad_run(struct biquad *f, double x)
{
	double y = f->b0 * x + f->b1 * f->x1 + f->b2 * f->x2 - f->a1 * f->y1 - f->a2 * f->y2;

	f->x2 = f->x1;
	f->x1 = x;
	f->y2 = f->y1;
	f->y1 = y;
	return y;
}

double pink_run(struct pink *p, double white)
{
	p->slow = 0.99765 * p->slow + 0.0990460 * white;
	p->middle = 0.96300 * p->middle + 0.2965164 * white;
	p->fast = 0.57000 * p->fast + 1.0526913 * white;
	return 0.25 * (p->slow + p->middle + p->fast + 0.1848 * white);
}

struct phasor phasor_tone(double hz, double phase, double ring_s)
{
	double w = TAU * hz / RATE;
	double shrink = ring_s > 0 ? exp(-log(1000.0) / (ring_s * RATE)) : 1;

	return (struct phasor){
		.re = cos(phase), .im = sin(phase),
		.step_re = shrink * cos(w), .step_im = shrink * sin(w),
	};
}

void phasor_step(struct phasor *p)
{
	double re = p->re * p->step_re - p->im * p->step_im;

	p->im = p->re * p->step_im + p->im * p->step_re;
	p->re = re;
}

double rise(double x)
{
	if (x <= 0)
		return 0;
	if (x >= 1)
		return 1;
	return 0.5 - 0.5 * cos(0.5 * TAU * x);
}

double from_db(double db)
{
	return pow(10, db / 20);
}
