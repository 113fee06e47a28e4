/* audio/source.h -- a sound file as stereo floats at its own rate.
 *
 * Promise: any file that libsndfile reads (wav, aiff, flac, Ogg Vorbis, Opus,
 *          mp3) of any number of channels; every sample is finite and within
 *          +-2. The length is the true one also where headers lie (MP3, a WAV
 *          file that was never finished, a chained Ogg file); a torn file is played
 *          as far as it goes.
 * Owner:   whoever opened it closes it.
 * Threads: one at a time (see audio/stderr_mute.h).
 * Fails:   source_open(), with the path and what is wrong; later trouble is the
 *          end of the file, which source_is_whole() tells from the true one.
 */
#ifndef AUDIO_SOURCE_H
#define AUDIO_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct source;

bool source_open(struct source **source, const char *path, struct error *error);

/* Frames a second. */
int source_rate(const struct source *source);

/* The frames that its header promises; -1 when it cannot be believed. */
int64_t source_length(const struct source *source);

/* Tells whether decoding gives other samples than went in, so that a loop's
 * ends need not meet. */
bool source_is_lossy(const struct source *source);

/* Reads up to `count` stereo frames; 0 is the end. */
size_t source_read(struct source *source, float *frames, size_t count);

/* Goes to a frame; false when the file cannot. */
bool source_seek(struct source *source, int64_t frame);

/* Reads on to the end; false, with what is missing, when that is not all that the file
 * was made of. */
bool source_is_whole(struct source *source, const char *path, struct error *error);

/* Closes it; NULL is allowed. */
void source_close(struct source *source);

#endif
