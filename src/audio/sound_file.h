/* audio/sound_file.h -- a file that libsndfile reads, as the floats that lie in it.
 *
 * Promise: its true length: a WAV file whose header was never finished is as long as it
 *          is, and the recordings of a chained Ogg file are one after the other one.
 *          A torn file is read as far as it goes.
 * Owner:   whoever opened it closes it; the descriptor stays its caller's until then.
 * Threads: one at a time (see audio/stderr_mute.h).
 * Fails:   sound_file_open(), in words; later trouble is told by sound_file_read().
 */
#ifndef AUDIO_SOUND_FILE_H
#define AUDIO_SOUND_FILE_H

#include <sndfile.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct sound_file;

/* Opens what stands behind `fd`; `path` is for the words of an error. info->frames is the
 * length, as far as a torn file has one. */
bool sound_file_open(struct sound_file **file, int fd, const char *path, SF_INFO *info,
		     struct error *error);

/* Reads up to `count` frames, interleaved; 0 at the end. Sets *trouble to why it ended
 * there when that was not the file's own end; else leaves it. */
size_t sound_file_read(struct sound_file *file, float *frames, size_t count,
		       const char **trouble);

bool sound_file_seek(struct sound_file *file, int64_t frame);

/* Closes it; NULL is allowed. */
void sound_file_close(struct sound_file *file);

#endif
