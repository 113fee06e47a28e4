/* tests/audio/measure.h -- sounds made for a test, and what an ear would notice.
 *
 * Owner: the caller frees what is returned. Frames are stereo at 48 kHz unless a
 * rate is given. Everything lies in a folder of its own below TMPDIR.
 */
#ifndef TESTS_AUDIO_MEASURE_H
#define TESTS_AUDIO_MEASURE_H

#include <math.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MEASURE_TURN 6.283185307179586

/* Makes a folder for the test's files; never freed, removed by the caller. */
static inline char *measure_folder(void)
{
	const char *base = getenv("TMPDIR");
	char *path = malloc(512);

	snprintf(path, 512, "%s/groundwork-audio-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(path))
		abort();
	return path;
}

static inline char *measure_path(const char *folder, const char *name)
{
	char *path = malloc(512);

	snprintf(path, 512, "%s/%s", folder, name);
	return path;
}

static inline float *measure_frames(size_t count)
{
	float *frames = calloc(count ? count : 1, 2 * sizeof *frames);

	if (!frames)
		abort();
	return frames;
}

/* Writes a sine of `hz` at `level` to a file; the kind is libsndfile's. */
static inline char *measure_write_sine(const char *folder, const char *name, int kind,
				       int rate, int channels, double seconds, double hz,
				       double level)
{
	char *path = measure_path(folder, name);
	SF_INFO info = { .samplerate = rate, .channels = channels, .format = kind };
	SNDFILE *file = sf_open(path, SFM_WRITE, &info);
	long count = lround(seconds * rate);
	float frame[8];

	if (!file || channels > 8)
		abort();
	for (long i = 0; i < count; i++) {
		for (int c = 0; c < channels; c++)
			frame[c] = (float)(level * sin(MEASURE_TURN * hz * (double)i / rate));
		sf_writef_float(file, frame, 1);
	}
	sf_close(file);
	return path;
}

/* Writes given stereo frames at 48 kHz. */
static inline char *measure_write_frames(const char *folder, const char *name, int kind,
					 const float *frames, size_t count)
{
	char *path = measure_path(folder, name);
	SF_INFO info = { .samplerate = 48000, .channels = 2, .format = kind };
	SNDFILE *file = sf_open(path, SFM_WRITE, &info);

	if (!file || sf_writef_float(file, frames, (sf_count_t)count) != (sf_count_t)count)
		abort();
	sf_close(file);
	return path;
}

/* Cuts a file short. */
static inline void measure_cut(const char *path, double part)
{
	struct stat about;

	if (stat(path, &about) || truncate(path, (off_t)((double)about.st_size * part)))
		abort();
}

/* Writes rubbish over the middle fifth of a file. */
static inline void measure_tear(const char *path)
{
	struct stat about;
	FILE *file = fopen(path, "r+b");

	if (!file || stat(path, &about))
		abort();
	fseek(file, (long)about.st_size * 2 / 5, SEEK_SET);
	for (long i = 0; i < (long)about.st_size / 5; i++)
		fputc((int)((unsigned long)i * 2654435761UL >> 7 & 0xFF), file);
	fclose(file);
}

static inline double measure_peak(const float *frames, size_t count)
{
	double peak = 0;

	for (size_t i = 0; i < count * 2; i++)
		peak = fmax(peak, fabs((double)frames[i]));
	return peak;
}

/* The largest leap from one sample to the next of either side, silence before
 * and (with `ends`) after it included: a click is a large one. */
static inline double measure_leap(const float *frames, size_t count, bool ends)
{
	double leap = 0;

	for (size_t c = 0; c < 2; c++) {
		double last = 0;

		for (size_t i = 0; i < count; i++) {
			leap = fmax(leap, fabs((double)frames[i * 2 + c] - last));
			last = (double)frames[i * 2 + c];
		}
		if (ends)
			leap = fmax(leap, fabs(last));
	}
	return leap;
}

/* The largest leap that a sine itself makes. */
static inline double measure_sine_leap(double hz, double level)
{
	return level * MEASURE_TURN * hz / 48000;
}

static inline double measure_rms(const float *frames, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count * 2; i++)
		sum += (double)frames[i] * (double)frames[i];
	return count ? sqrt(sum / (double)(count * 2)) : 0;
}

static inline double measure_db(double factor)
{
	return 20 * log10(factor > 1e-9 ? factor : 1e-9);
}

/* How strong `hz` is on the left, as the level of a sine (Goertzel). */
static inline double measure_tone(const float *frames, size_t count, double hz)
{
	double twice = 2 * cos(MEASURE_TURN * hz / 48000), s1 = 0, s2 = 0;

	for (size_t i = 0; i < count; i++) {
		double s0 = (double)frames[i * 2] + twice * s1 - s2;

		s2 = s1;
		s1 = s0;
	}
	return sqrt(fmax(0, s1 * s1 + s2 * s2 - twice * s1 * s2)) * 2 / (double)count;
}

/* The pitch on the left between two bounds: the strongest frequency. */
static inline double measure_pitch(const float *frames, size_t count, double least,
				   double most)
{
	double best = least, strongest = 0;

	for (double hz = least; hz <= most; hz += 0.5) {
		double strength = measure_tone(frames, count, hz);

		if (strength > strongest) {
			strongest = strength;
			best = hz;
		}
	}
	return best;
}

/* The largest difference of two recordings. */
static inline double measure_difference(const float *a, const float *b, size_t count)
{
	double most = 0;

	for (size_t i = 0; i < count * 2; i++)
		most = fmax(most, fabs((double)a[i] - (double)b[i]));
	return most;
}

/* The first frame louder than `level`, `count` when none is. */
static inline size_t measure_first(const float *frames, size_t count, double level)
{
	for (size_t i = 0; i < count; i++)
		if (fabs((double)frames[i * 2]) > level)
			return i;
	return count;
}

#endif
