/* audio/engine.c -- mixer here, loudspeaker there, and the table of which frame
 * of the one is which frame of the other. */
#include "audio/engine.h"

#include "audio/output_stream.h"
#include "audio/gain.h"
#include "audio/mixer.h"
#include "audio/speaker.h"
#include "base/memory.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
	MS = AUDIO_RATE / 1000,		/* frames a millisecond */
	AHEAD = 2 * AUDIO_RATE,		/* frames mixed ahead */
	MOST_A_TURN = AUDIO_RATE / 2,	/* so that no turn is long */
	PIECE = 960,
	CHANGE = 60 * MS,		/* the old score's fade under a new one */
	LAST_FADE = 150 * MS,
	FIRST_WORDS = 2 * AUDIO_RATE
};
static_assert(AHEAD + FEED_START + PIECE <= RING_FRAMES, "what is mixed ahead has room");

/* From ring frame `ring` on lie the score's frames from `score` on. */
struct passage {
	uint64_t ring;
	int64_t score;
	bool joined;		/* what lies before it is the same score's */
};

struct audio {
	struct speaker *speaker;	/* NULL: the silent end */
	struct mixer *mixer;
	const struct score *score;	/* NULL: nothing plays */
	struct passage passage, before;	/* `before` while a splice is not done */
	bool flowing;			/* the present child has been given frames */
	bool over;			/* all of it has been mixed */
	bool regain;			/* a gain has changed since it was mixed */
	int64_t from;			/* the frame of the score at which it was to begin */
	int64_t last_frame;		/* of the score, heard last */
	uint32_t run;			/* the child that `passage` is about */
};

struct audio *audio_open(const struct audio_setup *setup, int64_t now_ms)
{
	struct audio *audio = memory_alloc(sizeof *audio);

	if (setup->silent)
		return audio;
	audio->speaker = speaker_open(setup->device ? setup->device : "",
				      gain_from_per_cent(setup->volume), now_ms);
	audio->mixer = mixer_open();
	for (int bus = 0; bus < BUS_COUNT; bus++)
		mixer_set_gain(audio->mixer, (enum bus)bus, setup->gains[bus]);
	return audio;
}

static bool is_running(const struct audio *audio)
{
	return audio->speaker && speaker_state(audio->speaker) == SPEAKER_RUNNING;
}

/* Tells whether the child that runs has this score's frames. */
static bool is_flowing(const struct audio *audio)
{
	return is_running(audio) && audio->flowing &&
	       audio->run == speaker_runs(audio->speaker);
}

/* Frames in the ring that belong to the present passage and wait. */
static int64_t mixed_ahead(const struct output_line *line, const struct passage *passage)
{
	uint64_t taken = ring_taken(&line->ring);

	return (int64_t)(ring_written(&line->ring) -
			 (taken > passage->ring ? taken : passage->ring));
}

static void mix_ahead(struct audio *audio, int64_t wanted)
{
	struct output_line *line = speaker_line(audio->speaker);
	float frames[PIECE * AUDIO_CHANNELS];

	for (int64_t done = 0; done < MOST_A_TURN && !audio->over; done += PIECE) {
		if (mixed_ahead(line, &audio->passage) >= wanted ||
		    ring_room(&line->ring) < PIECE)
			return;
		mixer_render(audio->mixer, frames, PIECE);
		ring_write(&line->ring, frames, PIECE);
		audio->over = mixer_is_over(audio->mixer);
	}
	if (audio->over)
		atomic_store(&line->more, false);
}

/* From here on the child is given the score, from where the mixer stands. */
static void start_passage(struct audio *audio, bool joined)
{
	struct output_line *line = speaker_line(audio->speaker);

	audio->before = audio->passage;
	audio->passage = (struct passage){ .ring = ring_written(&line->ring),
					   .score = mixer_at(audio->mixer),
					   .joined = joined };
	audio->run = speaker_runs(audio->speaker);
	audio->flowing = true;
	audio->over = false;
	atomic_store(&line->more, true);
	mix_ahead(audio, AHEAD);
}

void audio_play(struct audio *audio, const struct score *score, int64_t from_ms,
		int64_t now_ms)
{
	assert(from_ms >= 0);
	if (!audio->speaker)
		return;
	audio->score = score;
	audio->from = audio->last_frame = from_ms * MS;
	audio->regain = false;
	mixer_set_score(audio->mixer, score, from_ms * MS);
	if (!is_running(audio)) {
		speaker_want(audio->speaker, now_ms);
		return;
	}
	output_stream_order_drop(speaker_line(audio->speaker), CHANGE);
	start_passage(audio, false);
}

void audio_hush(struct audio *audio, int64_t fade_ms, int64_t now_ms)
{
	struct output_line *line;
	int64_t fade = fade_ms < 0 ? 0 : fade_ms * MS > AHEAD ? AHEAD : fade_ms * MS;

	(void)now_ms;
	if (!audio->speaker || !audio->score)
		return;
	if (is_flowing(audio)) {
		line = speaker_line(audio->speaker);
		while (!audio->over && ring_room(&line->ring) >= PIECE &&
		       mixed_ahead(line, &audio->passage) < fade + FEED_START)
			mix_ahead(audio, fade + FEED_START);
		output_stream_order_drop(line, (uint32_t)fade);
		atomic_store(&line->more, false);
	}
	mixer_set_score(audio->mixer, NULL, 0);
	audio->score = NULL;
	audio->flowing = false;
}

void audio_set_volume(struct audio *audio, int per_cent, int64_t now_ms)
{
	(void)now_ms;
	if (audio->speaker)
		speaker_set_volume(audio->speaker, gain_from_per_cent(per_cent));
}

void audio_set_gain(struct audio *audio, enum bus bus, int per_cent, int64_t now_ms)
{
	(void)now_ms;
	if (!audio->speaker)
		return;
	mixer_set_gain(audio->mixer, bus, per_cent);
	audio->regain = audio->score != NULL;
}

/* Tells whether nothing more than the first words has been heard: then they are said
 * again. */
static bool begins_anew(const struct audio *audio, int64_t score_ms)
{
	return audio->last_frame - audio->from < FIRST_WORDS &&
	       score_ms * MS - audio->from <= AUDIO_PATIENCE_MS * MS;
}

/* A child has begun to run: the score goes on where it stands by now, not where
 * it was when sound went. */
static void start_on_child(struct audio *audio, int64_t score_ms)
{
	struct output_line *line = speaker_line(audio->speaker);
	int64_t latency = atomic_load(&line->latency_frames);

	if (begins_anew(audio, score_ms))
		mixer_seek(audio->mixer, audio->from);
	else if (score_ms >= 0)
		mixer_seek(audio->mixer, score_ms * MS + latency);
	else
		mixer_seek(audio->mixer, audio->last_frame);
	audio->regain = false;
	start_passage(audio, false);
}

/* Mixes what is ahead anew with the new gains, and has the child cross over. */
static void start_splice(struct audio *audio)
{
	struct output_line *line = speaker_line(audio->speaker);
	uint64_t taken = ring_taken(&line->ring);

	if (output_stream_is_splicing(line) || taken < audio->passage.ring)
		return;			/* soon */
	audio->regain = false;
	mixer_seek(audio->mixer, audio->passage.score +
				 (int64_t)(taken - audio->passage.ring));
	output_stream_order_splice(line, taken);
	start_passage(audio, true);
}

void audio_pump(struct audio *audio, int64_t score_ms, int64_t now_ms)
{
	int64_t heard_ms;

	if (!audio->speaker)
		return;
	speaker_watch(audio->speaker, now_ms);
	if (!audio->score || !is_running(audio))
		return;
	if (!is_flowing(audio))
		start_on_child(audio, score_ms);
	if (audio->regain)
		start_splice(audio);
	mix_ahead(audio, AHEAD);
	heard_ms = audio_heard_ms(audio, now_ms);
	if (heard_ms >= 0)
		audio->last_frame = heard_ms * MS;
}

int64_t audio_heard_ms(const struct audio *audio, int64_t now_ms)
{
	const struct output_line *line;
	const struct passage *passage = &audio->passage;
	int64_t frame;

	if (!is_flowing(audio))
		return -1;
	line = speaker_line(audio->speaker);
	if (!output_stream_heard(line, now_ms * 1000000, &frame))
		return -1;
	if (passage->joined && output_stream_is_splicing(line))
		passage = &audio->before;
	if (!passage->joined && frame <= (int64_t)passage->ring)
		return -1;
	if (audio->over && frame >= (int64_t)ring_written(&line->ring))
		return -1;
	frame += passage->score - (int64_t)passage->ring;
	return frame < 0 ? 0 : frame / MS;
}

enum audio_state audio_state(const struct audio *audio)
{
	if (!audio->speaker)
		return AUDIO_SILENT;
	switch (speaker_trouble(audio->speaker)) {
	case SPEAKER_LOST:
		return AUDIO_LOST;
	case SPEAKER_NO_DEVICE:
		return AUDIO_NO_DEVICE;
	case SPEAKER_WELL:
		break;
	}
	switch (speaker_state(audio->speaker)) {
	case SPEAKER_OPENING:
		return AUDIO_STARTING;
	case SPEAKER_RUNNING:
		return AUDIO_PLAYING;
	case SPEAKER_ASLEEP:
	case SPEAKER_ENDING:
	case SPEAKER_RESTING:
		break;
	}
	return AUDIO_IDLE;
}

const char *audio_words(const struct audio *audio)
{
	switch (audio_state(audio)) {
	case AUDIO_SILENT:
		return "sound is off";
	case AUDIO_IDLE:
		return "no sound has been played yet";
	case AUDIO_STARTING:
		return "the sound device is being opened";
	case AUDIO_PLAYING:
	case AUDIO_LOST:
	case AUDIO_NO_DEVICE:
		break;
	}
	return speaker_words(audio->speaker);
}

pid_t audio_process(const struct audio *audio)
{
	return audio->speaker ? speaker_pid(audio->speaker) : 0;
}

void audio_close(struct audio *audio)
{
	if (!audio)
		return;
	audio_hush(audio, LAST_FADE / MS, 0);
	speaker_close(audio->speaker);
	mixer_close(audio->mixer);
	free(audio);
}
