/*
 * The few tools every recipe is made of: a stereo buffer, dice, filters and a
 * turning phasor. Everything runs at RATE frames a second in double precision
 * and depends on nothing but its arguments, so a recipe gives the same frames
 * each time it runs. Only sound_open allocates and only it can fail; whoever
 * opens a sound closes it. No globals, no threads, no output.
 */
#ifndef SYNTH_DSP_H
#define SYNTH_DSP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RATE = 48000 };
#define TAU 6.283185307179586476925

/* A stereo recording being made. side[0] is left, side[1] is right. */
struct sound {
	size_t frames;
	float *side[2];
};

/* Opens a silent sound; false when there is no memory for it. */
bool sound_open(struct sound *s, double seconds);
void sound_close(struct sound *s);

/* Adds one value to both sides by the pan's equal-power law; pan 0 is left, 1 right. */
void sound_add(struct sound *s, size_t frame, double value, double pan);

double sound_peak(const struct sound *s);
double sound_rms(const struct sound *s);

/* Scales the sound by one gain until its peak or its mean power is at the level (dB of full scale). */
void sound_set_peak(struct sound *s, double db);
void sound_set_rms(struct sound *s, double db);

/* Fades the sound's end to silence along half a cosine. */
void sound_fade_out(struct sound *s, double seconds);

/* A small xorshift generator; the seed must not be 0. */
struct dice {
	uint32_t state;
};

double dice_unit(struct dice *d);  /* 0 to 1, 1 left out */
double dice_swing(struct dice *d); /* -1 to 1 */
double dice_between(struct dice *d, double low, double high);

/* A second-order filter. All zero, it is silent; give it a shape before use. */
struct biquad {
	double b0, b1, b2, a1, a2;
	double x1, x2, y1, y2;
};

/* Each sets the shape and keeps the state, so a filter may be swept while it runs. */
void biquad_lowpass(struct biquad *f, double hz, double q);
void biquad_highpass(struct biquad *f, double hz, double q);
void biquad_bandpass(struct biquad *f, double hz, double q); /* 0 dB at its middle */
double biquad_run(struct biquad *f, double x);

/* White noise in, pink noise (-3 dB an octave) out. */
struct pink {
	double slow, middle, fast;
};

double pink_run(struct pink *p, double white);

/*
 * A tone as a point that turns on a circle: im is its sine, re its cosine. With
 * a ring time the circle shrinks by 60 dB in that time; 0 rings for ever.
 */
struct phasor {
	double re, im;
	double step_re, step_im;
};

struct phasor phasor_tone(double hz, double phase, double ring_s);
void phasor_step(struct phasor *p);

/* Half a cosine from 0 at x = 0 to 1 at x = 1, flat outside. */
double rise(double x);

double from_db(double db);

#endif
