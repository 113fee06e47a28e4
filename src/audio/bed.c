/* audio/bed.c -- the first moment of the file is kept in memory, so that one
 * decoder is enough to cross its end over into its beginning. */
#include "audio/bed.h"

#include "audio/clip.h"
#include "audio/score.h"
#include "base/error.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CROSSING = 4800 };	/* frames: 100 ms */

struct bed {
	struct clip *clip;
	char *path;
	float *head;		/* the first `crossing` frames */
	int64_t crossing;	/* 0 when the ends meet by themselves */
	int64_t period;		/* frames of one round; INT64_MAX: not known yet */
	int64_t at;		/* of the round, 0 to period - 1 */
	bool again;		/* a round has gone before this one */
	bool silent;		/* nothing can be read from it */
};

static void prepare_crossing(struct bed *bed)
{
	int64_t length = clip_length(bed->clip);

	bed->period = length > 0 ? length : INT64_MAX;
	if (length <= 0 || clip_loops(bed->clip))
		return;
	bed->crossing = length / 4 < CROSSING ? length / 4 : CROSSING;
	bed->period = length - bed->crossing;
	bed->head = memory_alloc((size_t)(bed->crossing + 1) * AUDIO_CHANNELS *
				 sizeof *bed->head);
	clip_read(bed->clip, bed->head, (size_t)bed->crossing);
	clip_seek(bed->clip, 0);
}

bool bed_open(struct bed **opened, const char *path, struct error *error)
{
	struct bed *bed = memory_alloc(sizeof *bed);

	*opened = NULL;
	if (!clip_open(&bed->clip, path, CLIP_AS_IT_IS, error)) {
		free(bed);
		return false;
	}
	bed->path = memory_copy(path);
	prepare_crossing(bed);
	*opened = bed;
	return true;
}

void bed_seek(struct bed *bed, int64_t frame)
{
	if (bed->silent)
		return;
	bed->again = frame >= bed->period;
	bed->at = frame % bed->period;
	if (bed->again && bed->at < bed->crossing)
		clip_seek(bed->clip, bed->period + bed->at);
	else
		clip_seek(bed->clip, bed->at);
}

static void cross(const struct bed *bed, float *frames, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		double x = ((double)bed->at + (double)i + 0.5) / (double)bed->crossing;
		double power = sqrt(x * x + (1 - x) * (1 - x));
		const float *head = bed->head + (bed->at + (int64_t)i) * AUDIO_CHANNELS;

		for (size_t c = 0; c < AUDIO_CHANNELS; c++) {
			float *sample = &frames[i * AUDIO_CHANNELS + c];

			*sample = (float)((*sample * (1 - x) + head[c] * x) / power);
		}
	}
}

/* The file ended before its header said. From now on the round is as long as it
 * proved to be, with soft edges where it is torn. */
static void shorten(struct bed *bed)
{
	bed->period = bed->at;
	bed->crossing = 0;
	clip_close(bed->clip);
	bed->clip = NULL;
	bed->silent = bed->period == 0 ||
		      !clip_open(&bed->clip, bed->path, CLIP_SOFT,
				 ERROR_NO_MATTER("it was open a moment ago"));
	bed->at = 0;
	bed->again = true;
}

static size_t read_seam(struct bed *bed, float *frames, size_t count)
{
	size_t left = (size_t)(bed->crossing - bed->at), got;

	count = count < left ? count : left;
	got = clip_read(bed->clip, frames, count);
	memset(frames + got * AUDIO_CHANNELS, 0,
	       (count - got) * AUDIO_CHANNELS * sizeof *frames);
	cross(bed, frames, count);
	bed->at += (int64_t)count;
	if (bed->at == bed->crossing)
		clip_seek(bed->clip, bed->crossing);
	return count;
}

static size_t read_round(struct bed *bed, float *frames, size_t count)
{
	int64_t left = bed->period - bed->at;
	size_t got;

	if ((int64_t)count > left)
		count = (size_t)left;
	got = clip_read(bed->clip, frames, count);
	bed->at += (int64_t)got;
	if (got < count) {
		shorten(bed);
	} else if (bed->at == bed->period) {
		bed->at = 0;
		bed->again = true;
		if (!bed->crossing)
			clip_seek(bed->clip, 0);
	}
	return got;
}

void bed_read(struct bed *bed, float *frames, size_t count)
{
	while (count && !bed->silent) {
		size_t got = bed->again && bed->at < bed->crossing
				     ? read_seam(bed, frames, count)
				     : read_round(bed, frames, count);

		frames += got * AUDIO_CHANNELS;
		count -= got;
	}
	memset(frames, 0, count * AUDIO_CHANNELS * sizeof *frames);
}

void bed_close(struct bed *bed)
{
	if (!bed)
		return;
	clip_close(bed->clip);
	free(bed->path);
	free(bed->head);
	free(bed);
}
