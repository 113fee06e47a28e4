/* audio/mp3.h -- an MP3 file as floats, by libmpg123 itself.
 *
 * libsndfile reads MP3 through the same library, but takes the length from a guess when
 * the file has no Xing header, and stops there: a minute of it ends after 15 seconds. Here
 * every frame is counted when the file is opened, and everything is decoded.
 *
 * Promise: the true length; seeking gives the samples that reading on would have given.
 * Owner:   whoever opened it closes it; the descriptor stays its caller's until then.
 * Threads: one at a time.
 * Fails:   mp3_open(), in libmpg123's words; later trouble is told by mp3_read().
 */
#ifndef AUDIO_MP3_H
#define AUDIO_MP3_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct mp3;

struct mp3_shape {
	int rate;		/* frames a second */
	int channels;		/* 1 or 2 */
	int64_t frames;
};

/* Opens what stands behind `fd`; `path` is for the words of an error. */
bool mp3_open(struct mp3 **mp3, int fd, const char *path, struct mp3_shape *shape,
	      struct error *error);

/* Reads up to `count` frames, interleaved; 0 at the end. Sets *trouble to why it ended
 * there when that was not the file's own end; else leaves it. */
size_t mp3_read(struct mp3 *mp3, float *frames, size_t count, const char **trouble);

bool mp3_seek(struct mp3 *mp3, int64_t frame);

/* Closes it; NULL is allowed. */
void mp3_close(struct mp3 *mp3);

#endif
