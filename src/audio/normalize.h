/* audio/normalize.h -- a recording made as loud as it should be.
 *
 * Promise: one gain for all of it, so that nothing of its shape is lost; only peaks
 *          that would rise above the limit are taken down, over five milliseconds
 *          before and after. The true peak afterwards is at most `peak_db`.
 * Owner:   the caller's frames are changed in place. Threads: any.
 * Fails:   when it would need more than `most_gain_db`: then it is softer.
 */
#ifndef AUDIO_NORMALIZE_H
#define AUDIO_NORMALIZE_H

#include <stdbool.h>
#include <stddef.h>

/* Brings one channel at the house's rate to a loudness, up or down. */
bool normalize_raise(float *frames, size_t count, double lufs, double peak_db,
		     double most_gain_db);

#endif
