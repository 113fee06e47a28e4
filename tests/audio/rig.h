/* tests/audio/rig.h -- one long tone, played by an engine on the virtual card.
 *
 * Each test is a story: rig_up(), open, play, wait for what should come, look at
 * what the card has played, rig_down(). Waiting turns the engine as a main loop
 * would, and fails after PATIENCE_MS.
 */
#ifndef TESTS_AUDIO_RIG_H
#define TESTS_AUDIO_RIG_H

#include "audio/engine.h"
#include "device.h"

/* The sound libraries keep some memory of their own until the process ends. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libasound\nleak:libportaudio\nleak:libjack\n";
}

enum { SECOND = 48000, PATIENCE_MS = 30000 };

static const struct audio_setup loud = { .volume = 100, .gains = { 100, 100, 100, 100 } };

/* A score of one long tone, played by an engine on the virtual card. */
struct rig {
	struct device device;
	char *path;
	struct sound sound;
	struct score score;
	struct audio *audio;
	int64_t start_ms;		/* when the score's clock began */
};

static inline bool rig_up(struct rig *rig)
{
	memset(rig, 0, sizeof *rig);
	if (!device_ready(&rig->device))
		return false;
	rig->path = measure_write_sine(rig->device.folder, "tone.flac",
				       SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 48000, 1, 60, 441, 0.4);
	rig->sound = (struct sound){ .bus = BUS_BELLS, .path = rig->path };
	rig->score = (struct score){ .sounds = &rig->sound, .sound_count = 1,
				     .length_ms = 60000 };
	return true;
}

static inline void open_audio(struct rig *rig)
{
	rig->start_ms = device_now_ms();
	rig->audio = audio_open(&loud, rig->start_ms);
}

static inline void play(struct rig *rig, int64_t from_ms)
{
	rig->start_ms = device_now_ms() - from_ms;
	audio_play(rig->audio, &rig->score, from_ms, device_now_ms());
}

static inline void rig_down(struct rig *rig)
{
	audio_close(rig->audio);
	free(rig->path);
	device_remove(&rig->device);
}

/* One turn of a main loop. */
static inline void turn(struct rig *rig)
{
	int64_t now_ms = device_now_ms();

	audio_pump(rig->audio, now_ms - rig->start_ms, now_ms);
	poll(NULL, 0, 15);
}

static inline void wait_for(struct rig *rig, bool (*condition)(struct rig *, int64_t),
		     int64_t number)
{
	int64_t until_ms = device_now_ms() + PATIENCE_MS;

	while (!condition(rig, number)) {
		if (device_now_ms() > until_ms)
			fail_msg("waited in vain; state %d: %s", audio_state(rig->audio),
				 audio_words(rig->audio));
		turn(rig);
	}
}

static inline bool is_heard_after(struct rig *rig, int64_t ms)
{
	return audio_heard_ms(rig->audio, device_now_ms()) > ms;
}

static inline bool has_state(struct rig *rig, int64_t state)
{
	return audio_state(rig->audio) == (enum audio_state)state;
}

static inline bool has_played(struct rig *rig, int64_t frames)
{
	return (int64_t)device_count(&rig->device) >= frames;
}

static inline bool has_another_process(struct rig *rig, int64_t pid)
{
	return audio_process(rig->audio) > 0 && audio_process(rig->audio) != pid &&
	       audio_heard_ms(rig->audio, device_now_ms()) >= 0;
}

#endif
