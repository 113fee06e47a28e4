/* engine/elastic.c -- one pass over a practice yields what stretches; the factor
 * is found by halving, in whole numbers. */
#include "engine/elastic.h"

static int64_t within(int64_t value, int64_t least, int64_t most)
{
	if (value > most)
		value = most;
	return value < least ? least : value;
}

/* Beyond twice the bound the least factor already meets it. */
int64_t elastic_pause_ms(const struct cue *cue)
{
	return within(cue->pause_ms, 0, 2 * TIMELINE_LONGEST_SILENCE_MS);
}

/* Gathers a silence from the pause at hand up to the next word, bell or step of
 * another kind. */
static void gather_silence(struct elastic_walk *walk, struct elastic_part *part)
{
	const struct practice *practice = walk->practice;
	int64_t written_ms = 0;

	part->kind = PART_SILENCE;
	part->first_cue = walk->cue;
	while (walk->step < practice->step_count) {
		const struct step *step = &practice->steps[walk->step];

		if (step->kind != STEP_GUIDE)
			break;
		if (walk->cue_in_step == step->cue_count) {
			walk->step++;
			walk->cue_in_step = 0;
			continue;
		}
		if (step->cues[walk->cue_in_step].kind != CUE_PAUSE)
			break;
		written_ms += elastic_pause_ms(&step->cues[walk->cue_in_step]);
		walk->cue_in_step++;
		walk->cue++;
	}
	part->end_cue = walk->cue;
	part->written_ms = within(written_ms, 0, 2 * TIMELINE_LONGEST_SILENCE_MS);
	part->least_ms = 0;
	part->most_ms = TIMELINE_LONGEST_SILENCE_MS;
}

static void fill_sitting(const struct step *step, struct elastic_part *part)
{
	part->kind = PART_SITTING;
	part->written_ms = within(step->length_ms, 0, ELASTIC_PART_MS);
	part->least_ms = 0;
	part->most_ms = INT64_C(4) * ELASTIC_PART_MS;
}

/* Whole breaths between half and four times what is written. Stretching does not
 * pace anybody for longer than TIMELINE_LONGEST_PACED_MS. */
static void fill_breathing(const struct step *step, struct elastic_part *part)
{
	int64_t breath_ms = within(breath_length_ms(&step->pattern), 1, ELASTIC_PART_MS);
	int64_t written_ms = step->breaths > 0 ? step->breaths * breath_ms
					       : step->length_ms;
	int64_t least, most, paced_ms;

	written_ms = within(written_ms, 1, ELASTIC_PART_MS);
	paced_ms = within(TIMELINE_LONGEST_PACED_MS, written_ms, 4 * written_ms);
	least = (written_ms + 2 * breath_ms - 1) / (2 * breath_ms);
	most = within(paced_ms / breath_ms, least, INT64_MAX);
	part->kind = PART_BREATHING;
	part->written_ms = written_ms;
	part->least_ms = least * breath_ms;
	part->most_ms = most * breath_ms;
	part->breath_ms = breath_ms;
}

/* In a guide, goes to its next pause; false when it has none left. */
static bool find_pause(struct elastic_walk *walk, const struct step *step)
{
	while (walk->cue_in_step < step->cue_count) {
		if (step->cues[walk->cue_in_step].kind == CUE_PAUSE)
			return true;
		walk->cue_in_step++;
		walk->cue++;
	}
	return false;
}

bool elastic_next(struct elastic_walk *walk, struct elastic_part *part)
{
	while (walk->step < walk->practice->step_count) {
		const struct step *step = &walk->practice->steps[walk->step];

		*part = (struct elastic_part){ .step = walk->step };
		if (step->kind == STEP_GUIDE && find_pause(walk, step)) {
			gather_silence(walk, part);
			return true;
		}
		walk->step++;
		walk->cue_in_step = 0;
		if (step->kind == STEP_SIT) {
			fill_sitting(step, part);
			return true;
		}
		if (step->kind == STEP_BREATHE) {
			fill_breathing(step, part);
			return true;
		}
	}
	return false;
}

int64_t elastic_scaled(const struct elastic_part *part, int64_t factor)
{
	return within(part->written_ms * factor, part->least_ms * ELASTIC_ONE,
		      part->most_ms * ELASTIC_ONE);
}

static int64_t sum_scaled(const struct practice *practice, unsigned kinds,
			  int64_t factor)
{
	struct elastic_walk walk = { .practice = practice };
	struct elastic_part part;
	int64_t sum = 0;

	while (elastic_next(&walk, &part))
		if (kinds & 1u << part.kind)
			sum += elastic_scaled(&part, factor);
	return sum;
}

int64_t elastic_sum_ms(const struct practice *practice, unsigned kinds,
		       int64_t factor)
{
	return (sum_scaled(practice, kinds, factor) + ELASTIC_ONE / 2) / ELASTIC_ONE;
}

int64_t elastic_solve(const struct practice *practice, unsigned kinds,
		      int64_t wanted_ms)
{
	int64_t low = ELASTIC_LEAST, high = ELASTIC_MOST;

	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		/* divided, not multiplied: a wish may be as large as it likes */
		if (sum_scaled(practice, kinds, middle) / ELASTIC_ONE < wanted_ms)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
