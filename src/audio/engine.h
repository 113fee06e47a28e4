/* audio/engine.h -- a score becomes sound.
 *
 * Promise: audio_play() lets a score be heard from any place in it; everything
 *          goes through one mixer, which feeds the loudspeaker's ring, a file,
 *          or nothing (the silent end) in the same way. No click: every change
 *          of gain, every start and stop is a ramp. When the loudspeaker's
 *          process dies or freezes it is replaced within two seconds, and sound
 *          comes back at the place where the score stands by then.
 * Owner:   struct audio belongs to whoever opened it; scores are borrowed.
 * Threads: one. audio_pump() does the work and never waits for a device.
 * Times:   now_ms is the time of the system's clock (base/clock.h), with which
 *          the device keeps pace; under any other clock open it silent.
 * Fails:   audio_open() never fails for want of a device: it is then silent,
 *          keeps trying, and audio_state() says so in words.
 */
#ifndef AUDIO_ENGINE_H
#define AUDIO_ENGINE_H

#include "audio/score.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct audio;
struct error;

/* So long the beginning of a score waits for a device that is opened, wakes, or is lost
 * at the first words, before the score's clock is followed instead. */
enum { AUDIO_PATIENCE_MS = 3000 };

enum audio_state {
	AUDIO_SILENT,		/* asked to be silent */
	AUDIO_IDLE,		/* nothing has been played yet */
	AUDIO_STARTING,		/* the device is being opened */
	AUDIO_PLAYING,		/* frames are being heard */
	AUDIO_LOST,		/* the device went; it is being tried again */
	AUDIO_NO_DEVICE		/* there is none; it is tried again now and then */
};

struct audio_setup {
	bool silent;			/* open no device */
	const char *device;		/* part of its name; NULL or "": the default */
	int volume;			/* per cent, over all */
	int gains[BUS_COUNT];		/* per cent, each bus */
};

/* Opens the engine. The loudspeaker's process is forked here, so open audio
 * before the terminal and the database; its device is opened by the child at
 * the first audio_play(). */
struct audio *audio_open(const struct audio_setup *setup, int64_t now_ms);

/* Plays the score from `from_ms` of it on, replacing what was playing; sounds
 * that began before and would still ring are taken up in their middle. */
void audio_play(struct audio *audio, const struct score *score, int64_t from_ms,
		int64_t now_ms);

/* Fades out over `fade_ms` (2 s at most) and drops the score, which is not
 * looked at any more once this has returned. */
void audio_hush(struct audio *audio, int64_t fade_ms, int64_t now_ms);

/* Sets loudness; heard as soon as the device has played what it already holds:
 * about a quarter of a second. */
void audio_set_volume(struct audio *audio, int per_cent, int64_t now_ms);
void audio_set_gain(struct audio *audio, enum bus bus, int per_cent, int64_t now_ms);

/* Mixes ahead, watches the loudspeaker, replaces it when it hangs. Call it on
 * every turn of the main loop, at least every AUDIO_PUMP_MS while playing. The
 * caller says where in the score it is by its own clock, so that sound that was
 * lost comes back at the right place (-1: unknown, go on where it stopped); within the
 * first two seconds it begins anew, and the caller's clock does well to wait. */
enum { AUDIO_PUMP_MS = 100 };
void audio_pump(struct audio *audio, int64_t score_ms, int64_t now_ms);

/* Which moment of the score is leaving the loudspeaker now, -1 when none can be
 * told (silent, starting, lost, nothing playing). */
int64_t audio_heard_ms(const struct audio *audio, int64_t now_ms);

enum audio_state audio_state(const struct audio *audio);

/* The name of the device in use, or why there is none, in words for a person. */
const char *audio_words(const struct audio *audio);

/* The process that owns the device; 0 when there is none at this moment. */
pid_t audio_process(const struct audio *audio);

/* Plays out what fades, ends the child, frees everything; waits half a second
 * at most. NULL is allowed. */
void audio_close(struct audio *audio);

/* The length of a sound file as it will be played. */
bool audio_file_length_ms(const char *path, int64_t *length_ms, struct error *error);

/* Decodes a sound file to its end; false, with what is missing, when it is not whole. */
bool audio_file_is_whole(const char *path, struct error *error);

/* Renders a score to a file; the ending of the name says which kind (wav, flac,
 * ogg, opus, mp3). Exactly as long as the score, and as its
 * bells ring on. Uses setup's gains. */
bool audio_render(const struct score *score, const struct audio_setup *setup,
		  const char *path, struct error *error);

/* The devices there are, one line each, for `groundwork doctor`; "" is none. */
struct audio_devices {
	char *play, *record;	/* NULL when they could not be asked for */
};

/* Opens PortAudio in a process of its own and waits for it 5 s at most. The caller
 * frees both texts. */
bool audio_list_devices(struct audio_devices *devices, struct error *error);

/* Opens the device (part of a name, "" the default) as a practice would and lets it play
 * silence until it keeps time; says at which rate it works, or why it does not. Waits for
 * it 7 s at most. */
bool audio_try_device(const char *device, int *rate, struct error *error);

#endif
