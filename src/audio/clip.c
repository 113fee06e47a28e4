/* audio/clip.c -- a short queue of decoded frames, always a little longer than
 * what is asked for, so that an unexpected end can still be faded. */
#include "audio/clip.h"

#include "audio/score.h"
#include "audio/source.h"
#include "base/error.h"
#include "base/memory.h"

#include <samplerate.h>
#include <stdlib.h>
#include <string.h>

enum {
	EDGE = 240,		/* frames of the fades: 5 ms */
	PIECE = 1024,		/* frames decoded at a time */
	QUEUE = 4096,		/* frames that can wait */
	LEAD_IN = 400		/* frames of the file that the resampler hears before
				   a place that is sought */
};

struct clip {
	struct source *source;
	SRC_STATE *resampler;	/* NULL when the file has the house's rate */
	enum clip_edges edges;
	int rate;
	int64_t length;		/* -1: unknown */
	int64_t at;		/* the next frame to be read */
	float *queue;		/* QUEUE frames */
	size_t first, count;
	bool drained;		/* nothing more will come into the queue */
	float *piece;		/* with a resampler: PIECE frames of the file */
	size_t piece_left;	/* of them, at the end of the piece */
	size_t piece_count;
	bool source_done;
};

static int64_t scaled(int64_t frames, int64_t to, int64_t from)
{
	return frames / from * to + (frames % from * to + from / 2) / from;
}

static bool open_resampler(struct clip *clip, const char *path, struct error *error)
{
	int code = 0;

	if (clip->rate == AUDIO_RATE)
		return true;
	clip->resampler = src_new(SRC_SINC_FASTEST, AUDIO_CHANNELS, &code);
	clip->piece = memory_alloc(PIECE * AUDIO_CHANNELS * sizeof(float));
	if (clip->resampler)
		return true;
	return error_set(error, "%s: cannot be resampled from %d Hz: %s", path,
			 clip->rate, src_strerror(code));
}

bool clip_open(struct clip **opened, const char *path, enum clip_edges edges,
	       struct error *error)
{
	struct clip *clip = memory_alloc(sizeof *clip);
	int64_t length;

	*opened = NULL;
	if (!source_open(&clip->source, path, error)) {
		clip_close(clip);
		return false;
	}
	clip->rate = source_rate(clip->source);
	clip->edges = edges;
	length = source_length(clip->source);
	clip->length = length < 0 ? -1 : scaled(length, AUDIO_RATE, clip->rate);
	if (!open_resampler(clip, path, error)) {
		clip_close(clip);
		return false;
	}
	clip->queue = memory_alloc(QUEUE * AUDIO_CHANNELS * sizeof(float));
	*opened = clip;
	return true;
}

int64_t clip_length(const struct clip *clip)
{
	return clip->length;
}

bool clip_loops(const struct clip *clip)
{
	return !clip->resampler && !source_is_lossy(clip->source) && clip->length > 0;
}

static void load_piece(struct clip *clip)
{
	clip->piece_count = source_read(clip->source, clip->piece, PIECE);
	clip->piece_left = clip->piece_count;
	if (clip->piece_count < PIECE)
		clip->source_done = true;
}

static size_t resample(struct clip *clip, float *out, size_t room)
{
	SRC_DATA data = { .src_ratio = (double)AUDIO_RATE / clip->rate };

	if (!clip->piece_left && !clip->source_done)
		load_piece(clip);
	data.data_in = clip->piece +
		       (clip->piece_count - clip->piece_left) * AUDIO_CHANNELS;
	data.input_frames = (long)clip->piece_left;
	data.data_out = out;
	data.output_frames = (long)room;
	data.end_of_input = clip->source_done;
	if (src_process(clip->resampler, &data)) {
		clip->drained = true;
		return 0;
	}
	clip->piece_left -= (size_t)data.input_frames_used;
	if (!data.output_frames_gen && !data.input_frames_used && clip->source_done)
		clip->drained = true;
	return (size_t)data.output_frames_gen;
}

static void compact(struct clip *clip)
{
	memmove(clip->queue, clip->queue + clip->first * AUDIO_CHANNELS,
		clip->count * AUDIO_CHANNELS * sizeof *clip->queue);
	clip->first = 0;
}

/* Fades what is left in the queue out: its end is the clip's end. */
static void soften_end(struct clip *clip)
{
	size_t ramp = clip->count < EDGE ? clip->count : EDGE;
	float *end = clip->queue + (clip->first + clip->count - ramp) * AUDIO_CHANNELS;
	int64_t reached = clip->at + (int64_t)clip->count;

	if (clip->edges == CLIP_AS_IT_IS && clip->length >= 0 && reached >= clip->length)
		return;
	for (size_t i = 0; i < ramp; i++) {
		float gain = (float)(ramp - 1 - i) / (float)ramp;

		end[i * AUDIO_CHANNELS] *= gain;
		end[i * AUDIO_CHANNELS + 1] *= gain;
	}
}

static void decode_some(struct clip *clip)
{
	float *end;
	size_t got;

	if (clip->first + clip->count + PIECE > QUEUE)
		compact(clip);
	end = clip->queue + (clip->first + clip->count) * AUDIO_CHANNELS;
	if (clip->resampler) {
		got = resample(clip, end, PIECE);
	} else {
		got = source_read(clip->source, end, PIECE);
		clip->drained = got < PIECE;
	}
	clip->count += got;
	if (clip->drained)
		soften_end(clip);
}

static void soften_start(const struct clip *clip, float *frames, size_t count)
{
	for (size_t i = 0; i < count && clip->at + (int64_t)i < EDGE; i++) {
		float gain = (float)(clip->at + (int64_t)i) / EDGE;

		frames[i * AUDIO_CHANNELS] *= gain;
		frames[i * AUDIO_CHANNELS + 1] *= gain;
	}
}

static size_t read_piece(struct clip *clip, float *frames, size_t count)
{
	while (!clip->drained && clip->count < count + EDGE)
		decode_some(clip);
	if (count > clip->count)
		count = clip->count;
	memcpy(frames, clip->queue + clip->first * AUDIO_CHANNELS,
	       count * AUDIO_CHANNELS * sizeof *frames);
	clip->first += count;
	clip->count -= count;
	if (clip->edges == CLIP_SOFT)
		soften_start(clip, frames, count);
	clip->at += (int64_t)count;
	return count;
}

size_t clip_read(struct clip *clip, float *frames, size_t count)
{
	size_t done = 0;

	while (done < count) {
		size_t wanted = count - done < PIECE ? count - done : PIECE;
		size_t got = read_piece(clip, frames + done * AUDIO_CHANNELS, wanted);

		done += got;
		if (got < wanted)
			break;
	}
	return done;
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* The resampler's frames fall on the file's own only now and then: it is
 * started at such a place, and what comes before `frame` is thrown away. */
static int64_t start_for(const struct clip *clip, int64_t frame, int64_t *skip)
{
	int64_t divisor = common_divisor(clip->rate, AUDIO_RATE);
	int64_t step = clip->rate / divisor, house_step = AUDIO_RATE / divisor;
	int64_t steps = frame / house_step - (LEAD_IN + step - 1) / step;

	if (steps < 0)
		steps = 0;
	*skip = frame - steps * house_step;
	return steps * step;
}

static void throw_away(struct clip *clip, int64_t frames)
{
	while (frames > 0 && (clip->count || !clip->drained)) {
		int64_t now;

		if (!clip->count)
			decode_some(clip);
		now = frames < (int64_t)clip->count ? frames : (int64_t)clip->count;
		clip->first += (size_t)now;
		clip->count -= (size_t)now;
		clip->at += now;
		frames -= now;
	}
}

void clip_seek(struct clip *clip, int64_t frame)
{
	int64_t skip = 0, start = frame;

	if (frame < 0)
		frame = start = 0;
	if (clip->resampler) {
		src_reset(clip->resampler);
		start = start_for(clip, frame, &skip);
	}
	clip->first = clip->count = clip->piece_left = clip->piece_count = 0;
	clip->at = frame - skip;
	clip->source_done = false;
	clip->drained = (clip->length >= 0 && frame >= clip->length) ||
			!source_seek(clip->source, start);
	throw_away(clip, skip);
}

void clip_close(struct clip *clip)
{
	if (!clip)
		return;
	source_close(clip->source);
	if (clip->resampler)
		src_delete(clip->resampler);
	free(clip->queue);
	free(clip->piece);
	free(clip);
}
