/* audio/tone.c -- pitch, loudness and brightness are set every 64 frames from
 * the place in the breath; between them they move in straight lines. */
#include "audio/tone.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum {
	STEP = 64,
	WARM_UP = 75 * STEP,	/* what the noise's filters forget */
	EASE = 28800		/* frames in which a stillness comes and goes: 0.6 s */
};

static const double TURN = 6.283185307179586;
static const double LOUDEST = 0.25;

struct tone_shape {
	double from_hz, to_hz;
	double peak_at;		/* part of the length; 0: still */
	double level;
	double bright_from, bright_to;
};

#define F3 174.61
#define BB3 (F3 * 4 / 3)
#define C4 261.63
#define C3 130.81

static const struct tone_shape shapes[] = {
	[SOUND_BREATH_IN] = { F3, BB3, 0.72, 1.00, 0, 1 },
	[SOUND_BREATH_TOP_UP] = { BB3, C4, 0.60, 0.70, 0.8, 1.1 },
	[SOUND_BREATH_OUT] = { BB3, F3, 0.25, 1.00, 1, 0 },
	[SOUND_BREATH_HOLD] = { BB3, BB3, 0, 0.10, 0.4, 0.4 },
	[SOUND_BREATH_REST] = { C3, C3, 0, 0.09, 0, 0 },
	[SOUND_MARK] = { F3, F3, 0, 0.35, 0.3, 0.3 },
};
static_assert(sizeof shapes / sizeof *shapes == SOUND_MARK + 1, "each tone has its shape");

/* What is set every STEP frames. */
struct controls {
	double hz, loudness, bright;
};

static double squared(double x)
{
	return x * x;
}

static double loudness_of(const struct tone *tone, const struct tone_shape *shape,
			  double part, int64_t frame)
{
	int64_t ease = tone->length_frames / 3 < EASE ? tone->length_frames / 3 : EASE;
	int64_t left = tone->length_frames - frame;
	int64_t from_edge = frame < left ? frame : left;

	if (from_edge <= 0)
		return 0;
	if (shape->peak_at > 0)
		return part < shape->peak_at
			? squared(sin(TURN / 4 * part / shape->peak_at))
			: squared(cos(TURN / 4 * (part - shape->peak_at) /
				      (1 - shape->peak_at)));
	if (from_edge >= ease)
		return 1;
	return 0.5 - 0.5 * cos(TURN / 2 * (double)from_edge / (double)ease);
}

static struct controls controls_at(const struct tone *tone, int64_t frame)
{
	const struct tone_shape *shape = &shapes[tone->kind];
	double part = fmin(1, (double)frame / (double)tone->length_frames);
	double moved = 0.5 - 0.5 * cos(TURN / 2 * part);

	return (struct controls){
		.hz = shape->from_hz * pow(shape->to_hz / shape->from_hz, moved),
		.loudness = loudness_of(tone, shape, part, frame) * shape->level,
		.bright = shape->bright_from +
			  (shape->bright_to - shape->bright_from) * moved,
	};
}

static double filtered(struct tone_filter *f, double x)
{
	double y = f->b0 * x + f->b1 * f->x1 + f->b2 * f->x2 - f->a1 * f->y1 -
		   f->a2 * f->y2;

	f->x2 = f->x1;
	f->x1 = x;
	f->y2 = f->y1;
	f->y1 = y;
	return y;
}

/* The well-known second-order recipes (R. Bristow-Johnson's). */
static void set_low(struct tone_filter *f, double hz, double q)
{
	double w = TURN * hz / AUDIO_RATE, a = sin(w) / (2 * q), norm = 1 + a;

	f->b0 = f->b2 = (1 - cos(w)) / 2 / norm;
	f->b1 = (1 - cos(w)) / norm;
	f->a1 = -2 * cos(w) / norm;
	f->a2 = (1 - a) / norm;
}

static void set_band(struct tone_filter *f, double hz, double q)
{
	double w = TURN * hz / AUDIO_RATE, a = sin(w) / (2 * q), norm = 1 + a;

	f->b0 = a / norm;
	f->b1 = 0;
	f->b2 = -a / norm;
	f->a1 = -2 * cos(w) / norm;
	f->a2 = (1 - a) / norm;
}

/* Noise that depends on the place only, so that any place can be sought. */
static double noise_at(int64_t frame)
{
	uint64_t x = (uint64_t)frame * UINT64_C(0x9E3779B97F4A7C15) + 0xBEA7;

	x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
	return (double)((x ^ (x >> 31)) >> 11) / 4503599627370496.0 - 1;
}

/* Pink noise, by P. Kellet's short filter, shaped like moving air. */
static double air(struct tone *tone)
{
	double white = noise_at(tone->at), *p = tone->pink;
	double pink;

	p[0] = 0.99765 * p[0] + white * 0.0990460;
	p[1] = 0.96300 * p[1] + white * 0.2965164;
	p[2] = 0.57000 * p[2] + white * 1.0526913;
	pink = (p[0] + p[1] + p[2] + white * 0.1848) * 0.25;
	return filtered(&tone->low, filtered(&tone->band, pink)) * 1.6;
}

static double voice(const struct tone *tone, double bright)
{
	float angle = (float)(tone->cycles * TURN);
	double sine = sinf(angle), cosine = cosf(angle);
	double second = 2 * sine * cosine, third = sine * (3 - 4 * sine * sine);

	return sine + (0.22 * second + 0.06 * third) * bright +
	       0.30 * (double)sinf((float)(tone->fifth_cycles * TURN));
}

static void advance(struct tone *tone, double cycles)
{
	tone->cycles += cycles;
	tone->cycles -= floor(tone->cycles);
	tone->fifth_cycles += cycles * 1.5;
	tone->fifth_cycles -= floor(tone->fifth_cycles);
}

/* Reads the frames up to the next step at most. */
static size_t read_within_step(struct tone *tone, float *frames, size_t count)
{
	int64_t step = tone->at - tone->at % STEP;
	struct controls from = controls_at(tone, step), to = controls_at(tone, step + STEP);
	int64_t left = step + STEP < tone->length_frames ? step + STEP - tone->at
							 : tone->length_frames - tone->at;
	bool still = shapes[tone->kind].peak_at <= 0;

	if ((int64_t)count > left)
		count = (size_t)left;
	set_band(&tone->band, 380 * pow(3.2, from.bright), 0.9);
	set_low(&tone->low, 900 + 2600 * from.bright, 0.7);
	for (size_t i = 0; i < count; i++, tone->at++) {
		double part = (double)(tone->at - step) / STEP;
		double loudness = from.loudness + (to.loudness - from.loudness) * part;
		double sample = 0.135 * voice(tone, from.bright + (to.bright - from.bright) * part);

		if (!still)
			sample += 0.085 * air(tone);
		if (fabs(sample) > LOUDEST)
			sample = copysign(LOUDEST, sample);
		frames[i * AUDIO_CHANNELS] = frames[i * AUDIO_CHANNELS + 1] =
			(float)(sample * loudness);
		advance(tone, (from.hz + (to.hz - from.hz) * (part + 0.5 / STEP)) / AUDIO_RATE);
	}
	return count;
}

void tone_begin(struct tone *tone, enum sound_kind kind, int64_t length_frames)
{
	assert(kind != SOUND_CLIP && kind <= SOUND_MARK);
	memset(tone, 0, sizeof *tone);
	tone->kind = kind;
	tone->length_frames = length_frames > 0 ? length_frames : 0;
}

void tone_seek(struct tone *tone, int64_t frame)
{
	float dropped[STEP * AUDIO_CHANNELS];
	int64_t warm = frame > WARM_UP ? (frame - WARM_UP) / STEP * STEP : 0;

	tone_begin(tone, tone->kind, tone->length_frames);
	if (frame >= tone->length_frames) {
		tone->at = tone->length_frames;
		return;
	}
	for (int64_t step = 0; step < warm; step += STEP)
		advance(tone, (controls_at(tone, step).hz + controls_at(tone, step + STEP).hz) /
				      2 * STEP / AUDIO_RATE);
	tone->at = warm;
	while (tone->at < frame)
		read_within_step(tone, dropped, frame - tone->at < STEP
				 ? (size_t)(frame - tone->at) : STEP);
}

size_t tone_read(struct tone *tone, float *frames, size_t count)
{
	size_t done = 0;

	while (done < count && tone->at < tone->length_frames)
		done += read_within_step(tone, frames + done * AUDIO_CHANNELS,
					 count - done);
	return done;
}
