/* audio/recording.h -- what a microphone heard becomes a clip.
 *
 * Promise: one channel at the house's rate, without the silence before and after
 *          the words (a short margin stays), as loud as the shipped clips
 *          (TAKE_LUFS, unless that would lift it by more than TAKE_MOST_GAIN_DB),
 *          its true peak at most TAKE_PEAK_DB, beginning and ending in a ramp of
 *          10 ms. Words are never cut: where noise hides their edges, more is
 *          kept. One gain serves for all of it; single peaks that would be too
 *          high are taken down within a few milliseconds.
 * Owner:   recording_free() frees what recording_make() made.
 * Threads: any.
 * Fails:   recording_make() when nothing was heard, recording_write() when the file cannot
 *          be written; in words.
 */
#ifndef AUDIO_RECORDING_H
#define AUDIO_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

#define TAKE_LUFS (-22.0)
#define TAKE_PEAK_DB (-1.2)
#define TAKE_MOST_GAIN_DB 36.0

/* The ending of the files that recording_write() writes. */
#define TAKE_ENDING "flac"

struct recording {
	float *frames;
	size_t count;
	bool clipped;	/* the device was driven too hard: it will be heard */
	bool faint;	/* it was so soft that it could not be lifted whole */
	bool noisy;	/* the voice stands little above the room */
};

/* Makes a clip of what was recorded, one channel at `rate`. */
bool recording_make(struct recording *take, const float *frames, size_t count, int rate,
		    struct error *error);

/* Reads a sound file as if a microphone had heard it. */
bool recording_make_from(struct recording *take, const char *path, struct error *error);

/* Its length. */
int64_t recording_length_ms(const struct recording *take);

/* Writes it as a file of TAKE_ENDING's kind into a descriptor that stands at the
 * beginning of an empty file; the descriptor stays the caller's. */
bool recording_write(const struct recording *take, int fd, struct error *error);

void recording_free(struct recording *take);

#endif
