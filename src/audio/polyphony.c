/* audio/polyphony.c -- those who sing now stand in a short list; the score says who
 * comes next. */
#include "audio/polyphony.h"

#include "audio/clip.h"
#include "audio/gain.h"
#include "audio/tone.h"
#include "base/error.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MS = AUDIO_RATE / 1000, PIECE = 480, UNKNOWN = -1 };

struct voice_slot {
	const struct sound *sound;
	struct clip *clip;	/* NULL: a tone, or a file that cannot be read */
	struct tone tone;
	float gain;
};

struct polyphony {
	const struct score *score;
	int64_t at;
	size_t next;			/* the first sound not yet begun */
	struct voice_slot *singers;
	size_t count, capacity;
	int64_t *lengths;		/* frames of each sound, UNKNOWN at first */
};

struct polyphony *polyphony_open(const struct score *score)
{
	struct polyphony *choir = memory_alloc(sizeof *choir);

	choir->score = score;
	choir->lengths = memory_alloc(score->sound_count * sizeof *choir->lengths);
	for (size_t i = 0; i < score->sound_count; i++)
		choir->lengths[i] = UNKNOWN;
	return choir;
}

static int64_t clip_frames(const char *path)
{
	struct clip *clip;
	int64_t length;

	if (!path || !clip_open(&clip, path, CLIP_SOFT,
				 ERROR_NO_MATTER("who laid it out has looked at the file")))
		return 0;
	length = clip_length(clip);
	clip_close(clip);
	return length < 0 ? INT64_MAX / 2 : length;
}

/* How long a sound is. What the score says of a clip is believed here, so that
 * seeking opens few files; the clip itself decides when it ends. */
static int64_t length_of(struct polyphony *choir, size_t index)
{
	const struct sound *sound = &choir->score->sounds[index];

	if (sound->length_ms > 0)
		return sound->length_ms * MS;
	if (sound->kind != SOUND_CLIP)
		return 0;
	for (size_t i = 0; choir->lengths[index] == UNKNOWN && i < index; i++) {
		const struct sound *other = &choir->score->sounds[i];

		if (choir->lengths[i] != UNKNOWN && other->path && sound->path &&
		    !strcmp(other->path, sound->path))
			choir->lengths[index] = choir->lengths[i];
	}
	if (choir->lengths[index] == UNKNOWN)
		choir->lengths[index] = clip_frames(sound->path);
	return choir->lengths[index];
}

static struct voice_slot *add_singer(struct polyphony *choir)
{
	if (choir->count == choir->capacity) {
		choir->capacity = choir->capacity ? choir->capacity * 2 : 8;
		choir->singers = memory_resize(choir->singers, choir->capacity *
					       sizeof *choir->singers);
	}
	return memset(&choir->singers[choir->count++], 0, sizeof *choir->singers);
}

/* Lets a sound begin, `in` frames from its start. */
static void begin(struct polyphony *choir, const struct sound *sound, int64_t in)
{
	struct voice_slot *voice_slot = add_singer(choir);

	assert(sound->bus < BUS_COUNT);
	voice_slot->sound = sound;
	voice_slot->gain = (float)gain_from_db(sound->gain_db);
	if (sound->kind == SOUND_CLIP) {
		if (!sound->path || !clip_open(&voice_slot->clip, sound->path, CLIP_SOFT,
			       ERROR_NO_MATTER("who laid it out has looked at the file")))
			choir->count--;
		else if (in > 0)
			clip_seek(voice_slot->clip, in);
		return;
	}
	tone_begin(&voice_slot->tone, sound->kind, sound->length_ms * MS);
	if (in > 0)
		tone_seek(&voice_slot->tone, in);
}

static void remove_singer(struct polyphony *choir, size_t index)
{
	clip_close(choir->singers[index].clip);
	choir->singers[index] = choir->singers[--choir->count];
}

static void clear(struct polyphony *choir)
{
	while (choir->count)
		remove_singer(choir, choir->count - 1);
}

void polyphony_seek(struct polyphony *choir, int64_t frame)
{
	const struct score *score = choir->score;

	clear(choir);
	choir->at = frame;
	for (choir->next = 0; choir->next < score->sound_count; choir->next++) {
		const struct sound *sound = &score->sounds[choir->next];
		int64_t start = sound->at_ms * MS;

		if (start >= frame)
			return;
		if (start + length_of(choir, choir->next) > frame)
			begin(choir, sound, frame - start);
	}
}

static void begin_what_is_due(struct polyphony *choir, int64_t end)
{
	const struct score *score = choir->score;

	while (choir->next < score->sound_count &&
	       score->sounds[choir->next].at_ms * MS < end)
		begin(choir, &score->sounds[choir->next++], 0);
}

static void add_scaled(float *frames, const float *sound, size_t first, size_t count,
		       size_t block, float from, float to)
{
	for (size_t i = 0; i < count; i++) {
		float gain = from + (to - from) * (float)(first + i) / (float)block;

		frames[(first + i) * AUDIO_CHANNELS] += gain * sound[i * AUDIO_CHANNELS];
		frames[(first + i) * AUDIO_CHANNELS + 1] +=
			gain * sound[i * AUDIO_CHANNELS + 1];
	}
}

/* Adds one singer's part of the block; false when it has ended. */
static bool sing(struct polyphony *choir, struct voice_slot *voice_slot, float *frames,
		 size_t count, const struct bus_gains *gains)
{
	float sound[PIECE * AUDIO_CHANNELS];
	int64_t start = voice_slot->sound->at_ms * MS;
	size_t first = start > choir->at ? (size_t)(start - choir->at) : 0;
	enum bus bus = voice_slot->sound->bus;

	while (first < count) {
		size_t wanted = count - first < PIECE ? count - first : PIECE;
		size_t got = voice_slot->clip ? clip_read(voice_slot->clip, sound, wanted)
					  : tone_read(&voice_slot->tone, sound, wanted);

		add_scaled(frames, sound, first, got, count,
			   voice_slot->gain * gains->from[bus],
			   voice_slot->gain * gains->to[bus]);
		if (got < wanted)
			return false;
		first += got;
	}
	return true;
}

void polyphony_mix(struct polyphony *choir, float *frames, size_t count,
		   const struct bus_gains *gains, bool *speaking)
{
	begin_what_is_due(choir, choir->at + (int64_t)count);
	*speaking = false;
	for (size_t i = choir->count; i-- > 0;) {
		if (choir->singers[i].sound->bus == BUS_VOICE)
			*speaking = true;
		if (!sing(choir, &choir->singers[i], frames, count, gains))
			remove_singer(choir, i);
	}
	choir->at += (int64_t)count;
}

bool polyphony_is_done(const struct polyphony *choir)
{
	return choir->count == 0 && choir->next >= choir->score->sound_count;
}

double polyphony_ducking(struct polyphony *choir, int64_t frame, int64_t down, int64_t up)
{
	double level = 0;
	int64_t time = 0;

	for (size_t i = 0; i < choir->score->sound_count; i++) {
		const struct sound *sound = &choir->score->sounds[i];
		int64_t start = sound->at_ms * MS, end;

		if (start >= frame)
			break;
		if (sound->bus != BUS_VOICE)
			continue;
		end = start + length_of(choir, i);
		if (end > frame)
			end = frame;
		if (end <= time)
			continue;
		if (start > time)
			level -= (double)(start - time) / (double)up;
		else
			start = time;
		level = level < 0 ? 0 : level;
		level += (double)(end - start) / (double)down;
		level = level > 1 ? 1 : level;
		time = end;
	}
	level -= (double)(frame - time) / (double)up;
	return level < 0 ? 0 : level;
}

void polyphony_close(struct polyphony *choir)
{
	if (!choir)
		return;
	clear(choir);
	free(choir->singers);
	free(choir->lengths);
	free(choir);
}
