/* audio/trim_silence.c -- the level of every hundredth of a second, and a threshold between
 * the room and the voice. */
#include "audio/trim_silence.h"

#include "audio/score.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	WINDOW = AUDIO_RATE / 100,
	LOUD_WINDOWS = 10,	/* over which the loudest moment is taken */
	RUN = 8, RUN_LEAST = 6,	/* windows: so many of so many make a sound a word */
	BEFORE = 12, AFTER = 24	/* windows of margin: endings are softer */
};

static const double SOFTEST_DB = -90;
/* A soft consonant lies up to 50 dB under the loudest vowel, and most words begin
 * less than 24 dB under it. */
static const double FURTHEST_DB = 50, NEAREST_DB = 24;
static const double ABOVE_ROOM_DB = 9;
/* So much is a sound of its own, or stands out of a soft room. */
static const double LOUD_DB = -50, SOFT_DB = -65, STANDS_OUT_DB = 10;

static double db_of(double power)
{
	double db = 10 * log10(power + 1e-12);

	return db > SOFTEST_DB ? db : SOFTEST_DB;
}

static void measure(const float *frames, size_t windows, double *powers)
{
	for (size_t w = 0; w < windows; w++) {
		double sum = 0;

		for (size_t i = w * WINDOW; i < (w + 1) * WINDOW; i++)
			sum += (double)frames[i] * (double)frames[i];
		powers[w] = sum / WINDOW;
	}
}

static double loudest_db(const double *powers, size_t windows)
{
	size_t wide = windows < LOUD_WINDOWS ? windows : LOUD_WINDOWS;
	double most = 0;

	for (size_t w = 0; w + wide <= windows; w++) {
		double sum = 0;

		for (size_t i = 0; i < wide; i++)
			sum += powers[w + i];
		most = fmax(most, sum / (double)wide);
	}
	return db_of(most);
}

static int by_size(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

/* The level under which only one window in twenty lies. */
static double softest_db(const double *powers, size_t windows)
{
	double *sorted = memory_alloc(windows * sizeof *sorted), power;

	memcpy(sorted, powers, windows * sizeof *sorted);
	qsort(sorted, windows, sizeof *sorted, by_size);
	power = sorted[windows / 20];
	free(sorted);
	return db_of(power);
}

static double threshold_db(const struct trim_span *trim)
{
	double db = fmax(trim->room_db + ABOVE_ROOM_DB, trim->speech_db - FURTHEST_DB);

	return fmin(db, trim->speech_db - NEAREST_DB);
}

/* Tells whether a word is under way from window `w` on, in a direction. */
static bool is_word(const double *powers, size_t windows, size_t w, int step,
		    double threshold)
{
	int loud = 0;

	for (int i = 0; i < RUN; i++) {
		long at = (long)w + (long)step * i;

		if (at >= 0 && at < (long)windows)
			loud += db_of(powers[at]) > threshold;
	}
	return db_of(powers[w]) > threshold && loud >= RUN_LEAST;
}

static void find_edges(struct trim_span *trim, const double *powers, size_t windows,
		       size_t count)
{
	double threshold = threshold_db(trim);
	size_t first = 0, end = windows;

	while (first < windows && !is_word(powers, windows, first, 1, threshold))
		first++;
	while (end > first && !is_word(powers, windows, end - 1, -1, threshold))
		end--;
	trim->heard = first < end;	/* else it was too short for a word */
	if (!trim->heard)
		return;
	trim->from = first > BEFORE ? (first - BEFORE) * WINDOW : 0;
	trim->to = end + AFTER < windows ? (end + AFTER) * WINDOW : count;
}

struct trim_span trim_silence_find(const float *frames, size_t count)
{
	struct trim_span trim = { .to = count, .speech_db = SOFTEST_DB,
				 .room_db = SOFTEST_DB };
	size_t windows = count / WINDOW;
	double *powers;

	if (!windows)
		return trim;
	powers = memory_alloc(windows * sizeof *powers);
	measure(frames, windows, powers);
	trim.speech_db = loudest_db(powers, windows);
	trim.room_db = softest_db(powers, windows);
	trim.heard = trim.speech_db > LOUD_DB ||
		     (trim.speech_db > SOFT_DB &&
		      trim.speech_db > trim.room_db + STANDS_OUT_DB);
	if (trim.heard)
		find_edges(&trim, powers, windows, count);
	free(powers);
	return trim;
}
