/* engine/breath.c -- a breath is five lengths laid end to end, again and again. */
#include "engine/breath.h"

#include <limits.h>
#include <math.h>

enum { PHASES = 5 };

/* How full one is after the first part of an in-breath in two parts. */
static const double full_before_top_up = 0.8;

static const double pi = 3.14159265358979323846;

static int64_t phase_length(const struct breath_pattern *pattern, int phase)
{
	const int64_t lengths[PHASES] = {
		[BREATH_IN] = pattern->in_ms,
		[BREATH_TOP_UP] = pattern->top_up_ms,
		[BREATH_HOLD] = pattern->hold_in_ms,
		[BREATH_OUT] = pattern->out_ms,
		[BREATH_REST] = pattern->hold_out_ms,
	};

	return lengths[phase];
}

/* The checker refuses a pattern without length; dividing by it must be safe all
 * the same. */
static int64_t cycle_of(const struct breath_pattern *pattern)
{
	int64_t length_ms = breath_length_ms(pattern);

	return length_ms > 0 ? length_ms : 1;
}

/* From `from` to `to` with neither a start nor a stop that jolts. */
static double ease(double from, double to, double share)
{
	return from + (to - from) * (1 - cos(pi * share)) / 2;
}

static double fullness(const struct breath_pattern *pattern,
		       const struct breath_view *view)
{
	double top = pattern->top_up_ms > 0 ? full_before_top_up : 1;
	double share = view->phase_ms > 0
		? (double)view->into_ms / (double)view->phase_ms : 1;

	switch (view->phase) {
	case BREATH_IN:
		return ease(0, top, share);
	case BREATH_TOP_UP:
		return ease(top, 1, share);
	case BREATH_HOLD:
		return 1;
	case BREATH_OUT:
		return ease(1, 0, share);
	case BREATH_REST:
		break;
	}
	return 0;
}

const char *breath_phase_word(enum breath_phase phase)
{
	static const char *const words[PHASES] = {
		[BREATH_IN] = "In",
		[BREATH_TOP_UP] = "A little more",
		[BREATH_HOLD] = "Hold",
		[BREATH_OUT] = "Out",
		[BREATH_REST] = "Rest",
	};

	return words[phase];
}

struct breath_view breath_at(const struct breath_pattern *pattern, int64_t at_ms)
{
	struct breath_view view = { .phase = BREATH_IN };
	int64_t cycle_ms = cycle_of(pattern), breath, left;

	if (at_ms < 0)
		at_ms = 0;
	breath = at_ms / cycle_ms;
	view.breath = breath < INT_MAX ? (int)breath : INT_MAX;
	left = at_ms % cycle_ms;
	for (int phase = 0; phase < PHASES; phase++) {
		int64_t length_ms = phase_length(pattern, phase);

		if (left < length_ms) {
			view.phase = (enum breath_phase)phase;
			view.into_ms = left;
			view.phase_ms = length_ms;
			view.left_ms = length_ms - left;
			break;
		}
		left -= length_ms;
	}
	view.fullness = fullness(pattern, &view);
	return view;
}

int64_t breath_next_phase(const struct breath_pattern *pattern, int64_t at_ms,
			  enum breath_phase *phase, int64_t *length_ms)
{
	struct breath_view view;

	if (at_ms < 0)
		at_ms = 0;
	view = breath_at(pattern, at_ms);
	if (view.into_ms > 0) {
		at_ms += view.left_ms;
		view = breath_at(pattern, at_ms);
	}
	*phase = view.phase;
	*length_ms = view.phase_ms;
	return at_ms;
}

int breath_count_for(const struct breath_pattern *pattern, int64_t length_ms)
{
	int64_t cycle_ms = cycle_of(pattern), count;

	count = length_ms > 0 ? (length_ms + cycle_ms / 2) / cycle_ms : 0;
	if (count < 1)
		return 1;
	return count < INT_MAX ? (int)count : INT_MAX;
}
