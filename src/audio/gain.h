/* audio/gain.h -- loudness as people say it, made into factors.
 *
 * Owner: values only. Threads: any. Fails: never.
 */
#ifndef AUDIO_GAIN_H
#define AUDIO_GAIN_H

/* The factor of a setting in per cent (limited to 0..100): half feels like
 * half as loud, 0 is silence. */
double gain_from_per_cent(int per_cent);

/* The factor of a gain in decibels, at most +24. */
double gain_from_db(double db);

#endif
