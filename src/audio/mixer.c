/* audio/mixer.c -- blocks of 10 ms on a fixed grid; every gain moves in a
 * straight line over a block, and the limiter sees one block ahead. */
#include "audio/mixer.h"

#include "audio/polyphony.h"
#include "audio/gain.h"
#include "audio/bed_track.h"
#include "audio/limiter.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK = 480,
	SEEN_AHEAD = 3,		/* blocks between mixing and handing out */
	DUCK_DOWN = 4 * AUDIO_RATE / 10,
	DUCK_UP = 15 * AUDIO_RATE / 10
};

/* The shipped voices lie at -22 LUFS, the beds at about -26: this puts beds
 * 14 dB under the voice. */
static const double BED_DB = -10, DUCKED_DB = -4;

struct mixer {
	const struct score *score;
	struct polyphony *choir;
	struct bed_track *ground;
	float gains[BUS_COUNT], wanted[BUS_COUNT];
	double ducking;			/* 0 to 1 */
	struct limiter limiter;
	int64_t length;			/* frames of the score */
	int64_t mixed;			/* the next block to be mixed begins here */
	float ready[BLOCK * AUDIO_CHANNELS];	/* limited, being handed out */
	float next[BLOCK * AUDIO_CHANNELS];	/* mixed, seen by the limiter */
	size_t used;			/* frames of `ready` that are gone */
	size_t ramp;			/* frames that still rise from silence */
	int idle;			/* blocks since the last sound ended */
};

static void drop_score(struct mixer *mixer)
{
	polyphony_close(mixer->choir);
	bed_track_close(mixer->ground);
	mixer->choir = NULL;
	mixer->ground = NULL;
	mixer->score = NULL;
}

void mixer_set_gain(struct mixer *mixer, enum bus bus, int per_cent)
{
	assert(bus < BUS_COUNT);
	mixer->wanted[bus] = (float)gain_from_per_cent(per_cent);
}

static float bed_gain(const struct mixer *mixer, float bus_gain)
{
	return bus_gain * (float)gain_from_db(BED_DB + DUCKED_DB * mixer->ducking);
}

static void duck(struct mixer *mixer, bool speaking)
{
	mixer->ducking += speaking ? (double)BLOCK / DUCK_DOWN : -(double)BLOCK / DUCK_UP;
	mixer->ducking = mixer->ducking < 0 ? 0 : mixer->ducking > 1 ? 1 : mixer->ducking;
}

/* Mixes one block of the grid, not limited yet. */
static void mix_block(struct mixer *mixer, float *frames)
{
	struct bus_gains gains;
	float bed_from;
	bool speaking;

	mixer->idle++;
	memset(frames, 0, BLOCK * AUDIO_CHANNELS * sizeof *frames);
	mixer->mixed += BLOCK;
	if (!mixer->score)
		return;
	memcpy(gains.from, mixer->gains, sizeof gains.from);
	memcpy(gains.to, mixer->wanted, sizeof gains.to);
	polyphony_mix(mixer->choir, frames, BLOCK, &gains, &speaking);
	if (!polyphony_is_done(mixer->choir))
		mixer->idle = 0;
	bed_from = bed_gain(mixer, mixer->gains[BUS_BED]);
	duck(mixer, speaking);
	memcpy(mixer->gains, mixer->wanted, sizeof mixer->gains);
	bed_track_mix(mixer->ground, frames, BLOCK, bed_from,
		      bed_gain(mixer, mixer->gains[BUS_BED]));
}

void mixer_seek(struct mixer *mixer, int64_t frame)
{
	if (frame < 0)
		frame = 0;
	mixer->mixed = frame / BLOCK * BLOCK;
	mixer->limiter = (struct limiter){ 0 };
	memcpy(mixer->gains, mixer->wanted, sizeof mixer->gains);
	mixer->ramp = frame > 0 ? BLOCK : 0;
	mixer->idle = 0;
	if (mixer->score) {
		polyphony_seek(mixer->choir, mixer->mixed);
		bed_track_seek(mixer->ground, mixer->mixed);
		mixer->ducking = polyphony_ducking(mixer->choir, mixer->mixed, DUCK_DOWN,
						   DUCK_UP);
	}
	mix_block(mixer, mixer->next);
	mixer->used = BLOCK + (size_t)(frame % BLOCK);
}

struct mixer *mixer_open(void)
{
	struct mixer *mixer = memory_alloc(sizeof *mixer);

	for (int bus = 0; bus < BUS_COUNT; bus++)
		mixer->gains[bus] = mixer->wanted[bus] = 1;
	mixer_seek(mixer, 0);
	return mixer;
}

void mixer_set_score(struct mixer *mixer, const struct score *score, int64_t frame)
{
	drop_score(mixer);
	if (score) {
		mixer->score = score;
		mixer->choir = polyphony_open(score);
		mixer->ground = bed_track_open(score);
		mixer->length = score->length_ms * (AUDIO_RATE / 1000);
	}
	mixer_seek(mixer, frame);
}

int64_t mixer_at(const struct mixer *mixer)
{
	return mixer->mixed - 2 * BLOCK + (int64_t)mixer->used;
}

/* Makes the mixed block ready and mixes the one after it. */
static void turn_block(struct mixer *mixer)
{
	memcpy(mixer->ready, mixer->next, sizeof mixer->ready);
	mix_block(mixer, mixer->next);
	limiter_pass(&mixer->limiter, mixer->ready, mixer->next, BLOCK);
	mixer->used -= BLOCK;
}

static void rise(struct mixer *mixer, float *frames, size_t count)
{
	for (size_t i = 0; i < count && mixer->ramp; i++, mixer->ramp--) {
		float gain = (float)(BLOCK - mixer->ramp) / BLOCK;

		frames[i * AUDIO_CHANNELS] *= gain;
		frames[i * AUDIO_CHANNELS + 1] *= gain;
	}
}

void mixer_render(struct mixer *mixer, float *frames, size_t count)
{
	while (count) {
		size_t piece;

		if (mixer->used >= BLOCK)
			turn_block(mixer);
		piece = BLOCK - mixer->used < count ? BLOCK - mixer->used : count;
		memcpy(frames, mixer->ready + mixer->used * AUDIO_CHANNELS,
		       piece * AUDIO_CHANNELS * sizeof *frames);
		rise(mixer, frames, piece);
		mixer->used += piece;
		frames += piece * AUDIO_CHANNELS;
		count -= piece;
	}
}

bool mixer_is_over(const struct mixer *mixer)
{
	return !mixer->score ||
	       (mixer_at(mixer) >= mixer->length && mixer->idle >= SEEN_AHEAD);
}

void mixer_close(struct mixer *mixer)
{
	if (!mixer)
		return;
	drop_score(mixer);
	free(mixer);
}
