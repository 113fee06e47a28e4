/* audio/normalize.c -- tried, measured, and tried again with what was learned. */
#include "audio/normalize.h"

#include "audio/loudness.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { AROUND = 240, TRIES = 6 };	/* frames at both sides of a peak: 5 ms */

static const double NEAR_LU = 0.3;
/* Between the samples a wave rises a little higher than at them. */
static const double BETWEEN_DB = 0.6;

static double factor_of(double db)
{
	return pow(10, db / 20);
}

/* How much each frame may be raised: for every one that would rise too high, those
 * around it go down with it. */
static void find_room(const float *frames, size_t count, double gain, double ceiling,
		      float *room)
{
	for (size_t i = 0; i < count; i++)
		room[i] = 1;
	for (size_t i = 0; i < count; i++) {
		double peak = fabs((double)frames[i]) * gain;
		size_t from = i > AROUND ? i - AROUND : 0;
		size_t to = i + AROUND < count ? i + AROUND + 1 : count;
		float least = (float)(ceiling / peak);

		for (size_t j = from; peak > ceiling && j < to; j++)
			room[j] = fminf(room[j], least);
	}
}

/* The mean of the room around each frame: no step, and never more than there is. */
static void shape(const float *frames, size_t count, double gain, const float *room,
		  float *out)
{
	double sum = AROUND + 1;	/* before the beginning there is room enough */

	for (size_t i = 0; i < AROUND; i++)
		sum += i < count ? (double)room[i] : 1;
	for (size_t i = 0; i < count; i++) {
		sum += i + AROUND < count ? (double)room[i + AROUND] : 1;
		sum -= i > AROUND ? (double)room[i - AROUND - 1] : 1;
		out[i] = (float)((double)frames[i] * gain * sum / (2 * AROUND + 1));
	}
}

static void scale(float *frames, size_t count, double db)
{
	for (size_t i = 0; i < count; i++)
		frames[i] = (float)((double)frames[i] * factor_of(db));
}

bool normalize_raise(float *frames, size_t count, double lufs, double peak_db,
		     double most_gain_db)
{
	float *room = memory_alloc(count * sizeof *room);
	float *out = memory_alloc(count * sizeof *out);
	struct loudness now = loudness_of(frames, count);
	double gain_db = fmin(lufs - now.lufs, most_gain_db);
	double ceiling_db = peak_db - BETWEEN_DB;

	for (int i = 0; i < TRIES; i++) {
		find_room(frames, count, factor_of(gain_db), factor_of(ceiling_db), room);
		shape(frames, count, factor_of(gain_db), room, out);
		now = loudness_of(out, count);
		if (now.true_peak_db <= peak_db &&
		    (now.lufs > lufs - NEAR_LU || gain_db >= most_gain_db))
			break;
		if (now.true_peak_db > peak_db)
			ceiling_db -= now.true_peak_db - peak_db + 0.1;
		if (now.lufs <= lufs - NEAR_LU)
			gain_db = fmin(gain_db + lufs - now.lufs, most_gain_db);
	}
	if (now.true_peak_db > peak_db)
		scale(out, count, peak_db - now.true_peak_db);
	memcpy(frames, out, count * sizeof *frames);
	free(room);
	free(out);
	return now.lufs > lufs - 1;
}
