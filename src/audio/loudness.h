/* audio/loudness.h -- how loud something is, by EBU R 128.
 *
 * Promise: integrated loudness in LUFS and true peak in decibels of one channel
 *          at the house's rate, in the way in which the shipped clips were
 *          measured (audio/README.md): a sound that is too short for the gates is
 *          followed by silence.
 * Owner:   nothing is kept. Threads: any.
 * Fails:   never: of silence the loudness is LOUDNESS_SILENT.
 */
#ifndef AUDIO_LOUDNESS_H
#define AUDIO_LOUDNESS_H

#include <stddef.h>

#define LOUDNESS_SILENT (-70.0)

struct loudness {
	double lufs, true_peak_db;
};

struct loudness loudness_of(const float *frames, size_t count);

#endif
