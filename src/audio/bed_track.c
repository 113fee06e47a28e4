/* audio/bed_track.c -- spans are joined once; then at most two files play. */
#include "audio/bed_track.h"

#include "audio/bed.h"
#include "base/error.h"
#include "base/memory.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MS = AUDIO_RATE / 1000, FADE = 3 * AUDIO_RATE, PIECE = 480 };

struct stretch {
	const char *path;
	int64_t from, to;		/* frames; to: when it is silent again */
	int64_t rise, sink;		/* frames of the fades */
	struct bed *bed;		/* while it plays */
	bool tried;			/* opening it again would not help */
};

struct bed_track {
	struct stretch *stretches;
	size_t count;
	int64_t at;
};

static bool goes_on(const struct stretch *before, const struct bed_span *span)
{
	return before->to >= span->from_ms * MS && !strcmp(before->path, span->path);
}

static void join_spans(struct bed_track *ground, const struct score *score)
{
	for (size_t i = 0; i < score->bed_count; i++) {
		const struct bed_span *span = &score->beds[i];

		if (!span->path || span->to_ms <= span->from_ms)
			continue;
		if (ground->count &&
		    goes_on(&ground->stretches[ground->count - 1], span)) {
			ground->stretches[ground->count - 1].to = span->to_ms * MS;
			continue;
		}
		ground->stretches[ground->count++] = (struct stretch){
			.path = span->path,
			.from = span->from_ms * MS,
			.to = span->to_ms * MS,
		};
	}
}

static void set_fades(struct bed_track *ground)
{
	for (size_t i = 0; i < ground->count; i++) {
		struct stretch *stretch = &ground->stretches[i];
		int64_t half = (stretch->to - stretch->from) / 2;

		stretch->rise = stretch->sink = half < FADE ? half : FADE;
		if (i + 1 < ground->count && ground->stretches[i + 1].from <= stretch->to)
			stretch->to += stretch->sink;
	}
}

struct bed_track *bed_track_open(const struct score *score)
{
	struct bed_track *ground = memory_alloc(sizeof *ground);

	ground->stretches = memory_alloc(score->bed_count * sizeof *ground->stretches);
	join_spans(ground, score);
	set_fades(ground);
	return ground;
}

static void stop(struct stretch *stretch)
{
	bed_close(stretch->bed);
	stretch->bed = NULL;
	stretch->tried = false;
}

void bed_track_seek(struct bed_track *ground, int64_t frame)
{
	for (size_t i = 0; i < ground->count; i++)
		stop(&ground->stretches[i]);
	ground->at = frame;
}

static float level_at(const struct stretch *stretch, int64_t frame)
{
	double rise = (double)(frame - stretch->from) / (double)(stretch->rise + 1);
	double sink = (double)(stretch->to - frame) / (double)(stretch->sink + 1);
	double x = fmax(0, fmin(1, fmin(rise, sink)));

	return (float)pow(sin(1.5707963267948966 * x), 2);
}

static void start(struct stretch *stretch, int64_t frame)
{
	if (stretch->tried)
		return;
	stretch->tried = true;
	if (bed_open(&stretch->bed, stretch->path,
		     ERROR_NO_MATTER("who laid it out has looked at the file")) &&
	    frame > stretch->from)
		bed_seek(stretch->bed, frame - stretch->from);
}

static void add_stretch(struct stretch *stretch, int64_t at, float *frames,
			size_t count, float from, float to)
{
	float sound[PIECE * AUDIO_CHANNELS];
	size_t first = stretch->from > at ? (size_t)(stretch->from - at) : 0;

	from *= level_at(stretch, at);
	to *= level_at(stretch, at + (int64_t)count);
	while (first < count) {
		size_t piece = count - first < PIECE ? count - first : PIECE;

		bed_read(stretch->bed, sound, piece);
		for (size_t i = 0; i < piece; i++) {
			float part = (float)(first + i) / (float)count;
			float gain = from + (to - from) * part;

			for (size_t c = 0; c < AUDIO_CHANNELS; c++)
				frames[(first + i) * AUDIO_CHANNELS + c] +=
					gain * sound[i * AUDIO_CHANNELS + c];
		}
		first += piece;
	}
}

void bed_track_mix(struct bed_track *ground, float *frames, size_t count, float from,
		   float to)
{
	int64_t end = ground->at + (int64_t)count;

	for (size_t i = 0; i < ground->count; i++) {
		struct stretch *stretch = &ground->stretches[i];

		if (stretch->from >= end)
			break;
		if (stretch->to <= ground->at) {
			stop(stretch);
			continue;
		}
		start(stretch, ground->at);
		if (stretch->bed)
			add_stretch(stretch, ground->at, frames, count, from, to);
	}
	ground->at = end;
}

void bed_track_close(struct bed_track *ground)
{
	if (!ground)
		return;
	bed_track_seek(ground, 0);
	free(ground->stretches);
	free(ground);
}
