/* tests/audio/loud.h -- loudness and true peak, reckoned from the standard's own
 * tables (ITU-R BS.1770-4), without the library that the program uses.
 *
 * Threads: any. Frames are one channel at 48 kHz.
 */
#ifndef TESTS_AUDIO_LOUD_H
#define TESTS_AUDIO_LOUD_H

#include "measure.h"

/* One filter of second order over a whole sound; its coefficients are the
 * standard's. */
static inline void loud_filter(double *x, size_t count, const double b[3],
			       const double a[2])
{
	double x1 = 0, x2 = 0, y1 = 0, y2 = 0;

	for (size_t i = 0; i < count; i++) {
		double y = b[0] * x[i] + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;

		x2 = x1;
		x1 = x[i];
		y2 = y1;
		y1 = y;
		x[i] = y;
	}
}

static inline double loud_of_power(double power)
{
	return -0.691 + 10 * log10(power > 1e-12 ? power : 1e-12);
}

/* The mean power of the blocks of 400 ms that are louder than a gate. */
static inline double loud_gated(const double *x, size_t count, double gate)
{
	double sum = 0;
	size_t blocks = 0;

	for (size_t at = 0; at + 19200 <= count; at += 4800) {
		double power = 0;

		for (size_t i = at; i < at + 19200; i++)
			power += x[i] * x[i] / 19200;
		if (loud_of_power(power) <= gate)
			continue;
		sum += power;
		blocks++;
	}
	return blocks ? sum / (double)blocks : 0;
}

/* Integrated loudness; a sound of less than 450 ms is followed by silence. */
static inline double loud_lufs(const float *frames, size_t count)
{
	static const double file_collection_b[] = { 1.53512485958697, -2.69169618940638,
					  1.19839281085285 };
	static const double file_collection_a[] = { -1.69065929318241, 0.73248077421585 };
	static const double pass_b[] = { 1, -2, 1 };
	static const double pass_a[] = { -1.99004745483398, 0.99007225036621 };
	size_t long_enough = count < 21600 ? 21600 : count;
	double *x = calloc(long_enough, sizeof *x), power;

	for (size_t i = 0; i < count; i++)
		x[i] = (double)frames[i];
	loud_filter(x, long_enough, file_collection_b, file_collection_a);
	loud_filter(x, long_enough, pass_b, pass_a);
	power = loud_gated(x, long_enough, -70);
	power = loud_gated(x, long_enough, loud_of_power(power) - 10);
	free(x);
	return loud_of_power(power);
}

/* Where between two samples, and how much each of the 32 around it weighs there: a
 * windowed sinc. */
static inline void loud_weigh(double weights[7][32])
{
	for (int place = 0; place < 7; place++)
		for (int k = 0; k < 32; k++) {
			double turn = MEASURE_TURN / 2 * ((place + 1) / 8.0 - (k - 15));

			weights[place][k] = (0.5 + 0.5 * cos(turn / 16.5)) * sin(turn) / turn;
		}
}

/* The peak of the wave between the samples as well. */
static inline double loud_true_peak_db(const float *frames, size_t count)
{
	double weights[7][32], peak = 0;

	loud_weigh(weights);
	for (size_t i = 0; i < count; i++)
		peak = fmax(peak, fabs((double)frames[i]));
	for (size_t i = 15; i + 16 < count; i++) {
		if (fabs((double)frames[i]) < peak * 0.8)
			continue;	/* too far from the top to rise over it */
		for (int place = 0; place < 7; place++) {
			double sum = 0;

			for (size_t k = 0; k < 32; k++)
				sum += (double)frames[i + k - 15] * weights[place][k];
			peak = fmax(peak, fabs(sum));
		}
	}
	return measure_db(peak);
}

#endif
