/* audio/file_heads.h -- what libsndfile does not tell of a file's own marks.
 *
 * Owner: nothing is kept; the descriptor's place in the file does not move.
 * Threads: any. Fails: never: a file that cannot be read has no such mark.
 */
#ifndef AUDIO_FILE_HEADS_H
#define AUDIO_FILE_HEADS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the samples of a WAV file begin whose header says that there are none although
 * some follow; -1 when it is not so. */
int64_t wav_unfinished_data(int fd);

/* Tells whether a WAV file ends before its header says. */
bool wav_is_cut(int fd);

/* Where the recordings of an Ogg file begin that stand in it one after the other ("links"
 * of a chain); returns how many, 0 when it is no Ogg file. */
enum { OGG_LINKS_MOST = 100 };
size_t ogg_links(int fd, int64_t starts[OGG_LINKS_MOST]);

#endif
