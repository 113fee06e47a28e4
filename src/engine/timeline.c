/* engine/timeline.c -- what is fixed is summed, one factor is solved for, breaths
 * are rounded to whole ones, and the loose parts take up what that leaves. */
#include "engine/timeline.h"

#include "base/error.h"
#include "engine/elastic.h"

#include <inttypes.h>

#define SECOND_MS INT64_C(1000)
#define TENTH_OF_A_MINUTE_MS INT64_C(6000)
#define HARDLY_ELASTIC_MS INT64_C(10000)

/* What bounds the lengths of a practice. */
struct reach {
	int64_t fixed_ms, shortest_ms, longest_ms;
	int64_t breath_ms;		/* the longest breath, 0 when none is paced */
};

static int64_t fixed_length(const struct practice *practice,
			    const int64_t *speech_ms, const int64_t *listen_ms)
{
	int64_t sum_ms = 0;

	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		if (step->kind == STEP_READ)
			sum_ms += step->length_ms;
		if (step->kind == STEP_LISTEN)
			sum_ms += listen_ms[i];
		if (step->kind != STEP_GUIDE)
			continue;
		for (size_t j = 0; j < step->cue_count; j++, speech_ms++)
			if (step->cues[j].kind == CUE_SAY)
				sum_ms += *speech_ms;
	}
	return sum_ms;
}

static struct reach reach_of(const struct practice *practice,
			     const int64_t *speech_ms, const int64_t *listen_ms)
{
	struct elastic_walk walk = { .practice = practice };
	struct elastic_part part;
	struct reach reach = { .fixed_ms = fixed_length(practice, speech_ms, listen_ms) };

	reach.shortest_ms = reach.fixed_ms +
		elastic_sum_ms(practice, PARTS_ALL, ELASTIC_LEAST);
	reach.longest_ms = reach.fixed_ms +
		elastic_sum_ms(practice, PARTS_ALL, ELASTIC_MOST);
	while (elastic_next(&walk, &part))
		if (part.breath_ms > reach.breath_ms)
			reach.breath_ms = part.breath_ms;
	return reach;
}

static bool has_one_length(const struct reach *reach)
{
	return reach->longest_ms - reach->shortest_ms < HARDLY_ELASTIC_MS;
}

/* How far from the wish still counts as reached. */
static int64_t tolerance(const struct reach *reach)
{
	int64_t near_ms = SECOND_MS;

	if (has_one_length(reach)) {
		near_ms = reach->longest_ms / 20;
		if (near_ms < HARDLY_ELASTIC_MS)
			near_ms = HARDLY_ELASTIC_MS;
	}
	return near_ms > reach->breath_ms ? near_ms : reach->breath_ms;
}

static bool is_timed(const struct practice *practice)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (step_is_timed(&practice->steps[i]))
			return true;
	return false;
}

/* Most of such a practice is the person's own time, which cannot be solved for:
 * its usual length means the written pace, and others are in proportion. Else
 * fifteen minutes meant for writing would be made up of fourfold pauses. */
static int64_t proportion(const struct practice *practice, int64_t wanted_ms)
{
	int64_t usual_ms = practice->minutes_count > 0 ? practice->minutes_ms[0] : 0;

	if (usual_ms <= 0)
		return ELASTIC_ONE;
	if (wanted_ms >= 4 * usual_ms)
		return ELASTIC_MOST;
	if (wanted_ms <= usual_ms / 2)
		return ELASTIC_LEAST;
	return wanted_ms * ELASTIC_ONE / usual_ms;
}

/* What keeps its length; the pauses are put down as written, to be shared out. */
static void lay_fixed(struct timeline_room room, const struct practice *practice,
		      const int64_t *speech_ms, const int64_t *listen_ms)
{
	size_t cue = 0;

	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];
		struct timed_step *timed = &room.steps[i];

		*timed = (struct timed_step){ .timed = step_is_timed(step) };
		if (step->kind == STEP_READ)
			timed->length_ms = step->length_ms;
		if (step->kind == STEP_LISTEN)
			timed->length_ms = listen_ms[i];
		if (step->kind != STEP_GUIDE)
			continue;
		for (size_t j = 0; j < step->cue_count; j++, cue++) {
			room.moments[cue] = (struct moment){ 0 };
			if (step->cues[j].kind == CUE_SAY)
				room.moments[cue].length_ms = speech_ms[cue];
			if (step->cues[j].kind == CUE_PAUSE)
				room.moments[cue].length_ms =
					elastic_pause_ms(&step->cues[j]);
		}
	}
}

static int64_t nearest_whole(int64_t value, int64_t unit)
{
	return value < 0 ? -((-value + unit / 2) / unit) : (value + unit / 2) / unit;
}

/* Gives each breathing its whole breaths. What rounding owes is carried on, so
 * the sum is off by half a breath at most, however many there are. */
static int64_t lay_breathing(struct timed_step *steps,
			     const struct practice *practice, int64_t factor)
{
	struct elastic_walk walk = { .practice = practice };
	struct elastic_part part;
	int64_t owed_ms = 0, sum_ms = 0;

	while (elastic_next(&walk, &part)) {
		int64_t length_ms;

		if (part.kind != PART_BREATHING)
			continue;
		owed_ms += elastic_scaled(&part, factor) / ELASTIC_ONE;
		length_ms = nearest_whole(owed_ms, part.breath_ms) * part.breath_ms;
		if (length_ms < part.least_ms)
			length_ms = part.least_ms;
		if (length_ms > part.most_ms)
			length_ms = part.most_ms;
		owed_ms -= length_ms;
		sum_ms += length_ms;
		steps[part.step].breaths = (int)(length_ms / part.breath_ms);
		steps[part.step].length_ms = length_ms;
	}
	return sum_ms;
}

/* Shares a silence among its pauses as they are written. */
static void share_silence(struct moment *moments, const struct elastic_part *part,
			  int64_t length_ms)
{
	int64_t written_ms = 0, before_ms = 0, given_ms = 0;

	for (size_t cue = part->first_cue; cue < part->end_cue; cue++)
		written_ms += moments[cue].length_ms;
	if (written_ms == 0)
		return;
	for (size_t cue = part->first_cue; cue < part->end_cue; cue++) {
		int64_t end_ms;

		before_ms += moments[cue].length_ms;
		end_ms = length_ms * before_ms / written_ms;
		moments[cue].length_ms = end_ms - given_ms;
		given_ms = end_ms;
	}
}

/* Gives silences and sittings their lengths; fractions are carried on. */
static void lay_loose(struct timeline_room room, const struct practice *practice,
		      int64_t factor)
{
	struct elastic_walk walk = { .practice = practice };
	struct elastic_part part;
	int64_t carried = ELASTIC_ONE / 2;

	while (elastic_next(&walk, &part)) {
		if (part.kind == PART_BREATHING)
			continue;
		carried += elastic_scaled(&part, factor);
		if (part.kind == PART_SITTING)
			room.steps[part.step].length_ms = carried / ELASTIC_ONE;
		else
			share_silence(room.moments, &part, carried / ELASTIC_ONE);
		carried %= ELASTIC_ONE;
	}
}

/* Puts the cues of each guide one after another and sums up. */
static void place(struct timeline *timeline, struct timeline_room room)
{
	const struct practice *practice = timeline->practice;
	struct moment *moment = room.moments;
	int64_t silence_ms = 0;

	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];
		struct timed_step *timed = &room.steps[i];

		if (step->kind == STEP_GUIDE)
			timed->moments = moment;
		else
			silence_ms = 0;
		for (size_t j = 0; step->kind == STEP_GUIDE && j < step->cue_count; j++) {
			moment->at_ms = timed->length_ms;
			timed->length_ms += moment->length_ms;
			silence_ms += moment->length_ms;
			if (step->cues[j].kind != CUE_PAUSE)
				silence_ms = 0;
			if (silence_ms > timeline->longest_silence_ms)
				timeline->longest_silence_ms = silence_ms;
			moment++;
		}
		timeline->length_ms += timed->length_ms;
	}
}

/* Minutes in words: the whole ones, then "" or ".3". */
#define MINUTES "%" PRId64 "%s"
#define MINUTES_OF(tenths) (tenths) / 10, decimals[(tenths) % 10]

/* The bounds are rounded inwards, so that what is named can also be had. */
static bool refuse(const struct practice *practice, const struct reach *reach,
		   int64_t wanted_ms, struct error *error)
{
	static const char *const decimals[] = {
		"", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9",
	};
	int64_t wanted = wanted_ms > 0 ? nearest_whole(wanted_ms, TENTH_OF_A_MINUTE_MS) : 0;
	int64_t only = nearest_whole(reach->longest_ms, TENTH_OF_A_MINUTE_MS);
	int64_t most = reach->longest_ms / TENTH_OF_A_MINUTE_MS;
	int64_t least = (reach->shortest_ms + TENTH_OF_A_MINUTE_MS - 1) /
			TENTH_OF_A_MINUTE_MS;

	if (has_one_length(reach))
		return error_set(error,
			"%s cannot last " MINUTES " minute%s: nothing in it stretches, "
			"it takes " MINUTES,
			practice->title, MINUTES_OF(wanted), wanted == 10 ? "" : "s",
			MINUTES_OF(only));
	return error_set(error,
		"%s cannot last " MINUTES " minute%s: with its words and pauses it takes "
		"between " MINUTES " and " MINUTES "; the nearest is " MINUTES,
		practice->title, MINUTES_OF(wanted), wanted == 10 ? "" : "s",
		MINUTES_OF(least), MINUTES_OF(most),
		MINUTES_OF(wanted_ms < reach->shortest_ms ? least : most));
}

size_t timeline_cues(const struct practice *practice)
{
	size_t count = 0;

	for (size_t i = 0; i < practice->step_count; i++)
		if (practice->steps[i].kind == STEP_GUIDE)
			count += practice->steps[i].cue_count;
	return count;
}

bool timeline_build(struct timeline *timeline, struct timeline_room room,
		    const struct practice *practice, int64_t wanted_ms,
		    const int64_t *speech_ms, const int64_t *listen_ms,
		    struct error *error)
{
	struct reach reach = reach_of(practice, speech_ms, listen_ms);
	int64_t left_ms = wanted_ms - reach.fixed_ms, breathing_ms, factor;
	bool writes = practice_has(practice, STEP_WRITE);
	bool elastic = reach.longest_ms > reach.fixed_ms;

	factor = writes ? proportion(practice, wanted_ms)
			: elastic_solve(practice, PARTS_ALL, left_ms);
	*timeline = (struct timeline){
		.practice = practice,
		.steps = room.steps,
		.stretch = elastic ? (double)factor / (double)ELASTIC_ONE : 1,
	};
	lay_fixed(room, practice, speech_ms, listen_ms);
	breathing_ms = lay_breathing(room.steps, practice, factor);
	if (!writes)
		factor = elastic_solve(practice, PARTS_LOOSE, left_ms - breathing_ms);
	lay_loose(room, practice, factor);
	place(timeline, room);
	if (writes || !is_timed(practice) ||
	    (wanted_ms >= reach.shortest_ms - tolerance(&reach) &&
	     wanted_ms <= reach.longest_ms + tolerance(&reach)))
		return true;
	return refuse(practice, &reach, wanted_ms, error);
}

void timeline_reach(const struct practice *practice, const int64_t *speech_ms,
		    const int64_t *listen_ms, int64_t *shortest_ms,
		    int64_t *longest_ms)
{
	struct reach reach = reach_of(practice, speech_ms, listen_ms);

	*shortest_ms = reach.shortest_ms;
	*longest_ms = reach.longest_ms;
}

int64_t timeline_sit_bell(const struct step *step, const struct timed_step *timed,
			  int64_t at_ms)
{
	const struct sit_bells *bells = &step->bells;
	int64_t end_ms = timed->length_ms, mark_ms;
	int64_t last_ms = bells->end ? end_ms - TIMELINE_BELL_APART_MS : end_ms - 1;

	if (step->kind != STEP_SIT)
		return -1;
	if (at_ms <= 0 && bells->start)
		return 0;
	if (bells->every_ms > 0) {
		int64_t from_ms = at_ms > 1 ? at_ms : 1;

		mark_ms = (from_ms + bells->every_ms - 1) / bells->every_ms *
			  bells->every_ms;
		if (mark_ms <= last_ms)
			return mark_ms;
	}
	return bells->end && at_ms <= end_ms ? end_ms : -1;
}
