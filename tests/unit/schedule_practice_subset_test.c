/* Portions: a practice, the steps that are named, and what comes of it in one line:
 * the steps, the minutes, what it contains, and the totals that can still be added up. */
#include "support/check.h"

#include "schedule/practice_subset.h"
#include "base/arena.h"
#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

/* Ten minutes: a minute and a half of words and silence, two of breathing, half a
 * minute of sitting, and six for what waits: three steps of two minutes each. */
static const struct cue cues[] = {
	{ .kind = CUE_SAY, .text = "One two three four five six seven eight nine ten." },
	{ .kind = CUE_PAUSE, .pause_ms = 86000 },
};

static const struct step steps[] = {
	{ .kind = STEP_READ, .name = "open" },
	{ .kind = STEP_GUIDE, .name = "settle", .cues = cues, .cue_count = 2 },
	{ .kind = STEP_BREATHE, .name = "hold", .breaths = 12,
	  .pattern = { .in_ms = 3000, .hold_in_ms = 3000, .out_ms = 4000 } },
	{ .kind = STEP_WRITE, .name = "page" },
	{ .kind = STEP_SIT, .name = "sit", .length_ms = 30000 },
	{ .kind = STEP_RATE, .name = "first", .adds = "sum" },
	{ .kind = STEP_READ, .name = "open-end", .length_ms = 4000 },
};

static const struct step sums[] = {
	{ .kind = STEP_RATE, .name = "one", .adds = "sum" },
	{ .kind = STEP_RATE, .name = "two", .adds = "sum" },
	{ .kind = STEP_RATE, .name = "three", .adds = "other" },
	{ .kind = STEP_CHOOSE, .name = "apart" },
};

static struct practice many, form;

static int make(void **state)
{
	(void)state;
	many = (struct practice){
		.id = "many", .title = "Many", .minutes_ms = { 600000, 900000 },
		.minutes_count = 2, .intensity = 2, .steps = steps, .step_count = 7,
		.contains = 1u << LEAVE_OUT_BREATH | 1u << LEAVE_OUT_HOLDS |
			    1u << LEAVE_OUT_WRITING,
	};
	form = (struct practice){
		.id = "form", .title = "Form", .minutes_ms = { 240000 },
		.minutes_count = 1, .intensity = 1, .steps = sums, .step_count = 4,
		.totals = { { .name = "sum" }, { .name = "other" } }, .total_count = 2,
	};
	return 0;
}

/* "open, page: 4 min, contains breath writing" */
static const char *words(struct arena *arena, const struct practice *some)
{
	struct buffer text = { 0 };
	const char *kept;

	if (!some)
		return "nothing is left of it";
	for (size_t i = 0; i < some->step_count; i++)
		buffer_print(&text, "%s%s", i ? ", " : "", some->steps[i].name);
	buffer_print(&text, ": %g min", (double)some->minutes_ms[0] / 60000);
	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (some->contains & (1u << i))
			buffer_print(&text, ", %s", leave_out_name(i));
	for (size_t i = 0; i < some->total_count; i++)
		buffer_print(&text, ", adds up %s", some->totals[i].name);
	kept = arena_copy(arena, buffer_string(&text));
	buffer_free(&text);
	return kept;
}

static void a_portion_is_a_practice_of_its_own(void **state)
{
	static const struct {
		struct practice *practice;
		const char *steps, *is;
	} lines[] = {
		{ &many, NULL, "open, settle, hold, page, sit, first, open-end: 10 min, "
			       "breath, holds, writing" },
		/* in the practice's order, whatever the portion's */
		{ &many, "settle, open", "open, settle: 3.5 min, breath" },
		/* where nothing is written, to half a minute */
		{ &many, "settle", "settle: 1.5 min, breath" },
		{ &many, "hold", "hold: 2 min, breath, holds" },
		{ &many, "sit", "sit: 1 min, breath" },
		{ &many, "open-end", "open-end: 1 min, breath" },
		/* where a person writes, whole minutes */
		{ &many, "settle, page", "settle, page: 3 min, breath, writing" },
		{ &many, "page", "page: 2 min, breath, writing" },
		{ &many, "open, first", "open, first: 4 min, breath" },
		/* a name is a whole name */
		{ &many, "open-end, sit", "sit, open-end: 1 min, breath" },
		{ &many, "end", "nothing is left of it" },
		/* names that are gone are passed by */
		{ &many, "gone, page, also-gone", "page: 2 min, breath, writing" },
		{ &many, "gone", "nothing is left of it" },
		/* a sum is there when all is there that adds to it */
		{ &form, NULL, "one, two, three, apart: 4 min, adds up sum, adds up other" },
		{ &form, "one, two", "one, two: 2 min, adds up sum" },
		{ &form, "one, three", "one, three: 2 min, adds up other" },
		{ &form, "one, apart", "one, apart: 2 min" },
	};
	struct arena *arena = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const struct practice *some = practice_subset(arena, lines[i].practice,
							      lines[i].steps);

		assert_string_equal(words(arena, some), lines[i].is);
		if (!some)
			continue;
		assert_string_equal(some->id, lines[i].practice->id);
		assert_string_equal(some->title, lines[i].practice->title);
		assert_int_equal(some->intensity, lines[i].practice->intensity);
		assert_int_equal(some->minutes_count, lines[i].steps ? 1
						      : lines[i].practice->minutes_count);
	}
	arena_close(arena);
}

/* Without any steps it is the very same practice. */
static void all_of_it_is_the_practice_itself(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	assert_ptr_equal(practice_subset(arena, &many, NULL), &many);
	assert_ptr_not_equal(practice_subset(arena, &many, "open"), &many);
	assert_ptr_equal(practice_subset(arena, &many, "open")->steps[0].name,
			 steps[0].name);
	arena_close(arena);
}

static void steps_are_kept_in_the_log_as_they_were_written(void **state)
{
	static const char *const names[] = { "wish", "obstacle", "if" };
	struct arena *arena = arena_open();

	(void)state;
	assert_string_equal(practice_subset_steps(arena, &(struct texts){ names, 3 }),
			    "wish, obstacle, if");
	assert_string_equal(practice_subset_steps(arena, &(struct texts){ names, 1 }),
			    "wish");
	assert_null(practice_subset_steps(arena, &(struct texts){ names, 0 }));
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_portion_is_a_practice_of_its_own),
		cmocka_unit_test(all_of_it_is_the_practice_itself),
		cmocka_unit_test(steps_are_kept_in_the_log_as_they_were_written),
	};

	return cmocka_run_group_tests(tests, make, NULL);
}
