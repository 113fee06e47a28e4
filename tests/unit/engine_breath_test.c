/* engine_breath_test.c -- a breath at its edges. */
#include "engine/breath.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const struct breath_pattern plain = { .in_ms = 3000, .out_ms = 4000 };
static const struct breath_pattern box = { 4000, 0, 4000, 4000, 4000 };
static const struct breath_pattern sigh = { 2500, 1000, 0, 6000, 500 };

struct row {
	const struct breath_pattern *pattern;
	int64_t at_ms;
	enum breath_phase phase;
	int64_t into_ms, phase_ms;
	int breath;
	double fullness;
};

static void a_moment_of_a_breath_has_its_phase_and_fullness(void **state)
{
	static const struct row rows[] = {
		{ &plain, 0, BREATH_IN, 0, 3000, 0, 0.0 },
		{ &plain, 1500, BREATH_IN, 1500, 3000, 0, 0.5 },
		{ &plain, 2999, BREATH_IN, 2999, 3000, 0, 1.0 },
		{ &plain, 3000, BREATH_OUT, 0, 4000, 0, 1.0 },
		{ &plain, 5000, BREATH_OUT, 2000, 4000, 0, 0.5 },
		{ &plain, 6999, BREATH_OUT, 3999, 4000, 0, 0.0 },
		{ &plain, 7000, BREATH_IN, 0, 3000, 1, 0.0 },
		{ &plain, -5, BREATH_IN, 0, 3000, 0, 0.0 },
		{ &box, 3999, BREATH_IN, 3999, 4000, 0, 1.0 },
		{ &box, 4000, BREATH_HOLD, 0, 4000, 0, 1.0 },
		{ &box, 7999, BREATH_HOLD, 3999, 4000, 0, 1.0 },
		{ &box, 8000, BREATH_OUT, 0, 4000, 0, 1.0 },
		{ &box, 12000, BREATH_REST, 0, 4000, 0, 0.0 },
		{ &box, 15999, BREATH_REST, 3999, 4000, 0, 0.0 },
		{ &box, 160000, BREATH_IN, 0, 4000, 10, 0.0 },
		{ &sigh, 1250, BREATH_IN, 1250, 2500, 0, 0.4 },
		{ &sigh, 2500, BREATH_TOP_UP, 0, 1000, 0, 0.8 },
		{ &sigh, 3000, BREATH_TOP_UP, 500, 1000, 0, 0.9 },
		{ &sigh, 3500, BREATH_OUT, 0, 6000, 0, 1.0 },
		{ &sigh, 9500, BREATH_REST, 0, 500, 0, 0.0 },
		{ &sigh, 10000, BREATH_IN, 0, 2500, 1, 0.0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *row = &rows[i];
		struct breath_view view = breath_at(row->pattern, row->at_ms);

		assert_int_equal(view.phase, row->phase);
		assert_int_equal(view.into_ms, row->into_ms);
		assert_int_equal(view.phase_ms, row->phase_ms);
		assert_int_equal(view.left_ms, row->phase_ms - row->into_ms);
		assert_int_equal(view.breath, row->breath);
		assert_float_equal((float)view.fullness, (float)row->fullness, 1e-3f);
	}
}

/* A jump would be seen as a jolt and, as a tone, heard as a click. */
static void fullness_never_jumps_and_stays_between_empty_and_full(void **state)
{
	const struct breath_pattern *patterns[] = { &plain, &box, &sigh };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		double before = 0;

		for (int64_t at_ms = 0; at_ms < 40000; at_ms++) {
			double now = breath_at(patterns[i], at_ms).fullness;

			assert_true(now >= 0 && now <= 1);
			assert_float_equal((float)now, (float)before, 1e-3f);
			before = now;
		}
	}
}

static void assert_next(const struct breath_pattern *pattern, int64_t at_ms,
			int64_t next_ms, enum breath_phase phase, int64_t length_ms)
{
	enum breath_phase found;
	int64_t found_ms;

	assert_int_equal(breath_next_phase(pattern, at_ms, &found, &found_ms), next_ms);
	assert_int_equal(found, phase);
	assert_int_equal(found_ms, length_ms);
}

static void the_next_phase_passes_over_those_of_no_length(void **state)
{
	(void)state;
	assert_next(&plain, 0, 0, BREATH_IN, 3000);
	assert_next(&plain, 1, 3000, BREATH_OUT, 4000);
	assert_next(&plain, 3000, 3000, BREATH_OUT, 4000);
	assert_next(&plain, 3001, 7000, BREATH_IN, 3000);
	assert_next(&sigh, 1, 2500, BREATH_TOP_UP, 1000);
	assert_next(&sigh, 2501, 3500, BREATH_OUT, 6000);
	assert_next(&sigh, 9999, 10000, BREATH_IN, 2500);
	assert_next(&box, -7, 0, BREATH_IN, 4000);
}

static void going_from_phase_to_phase_meets_each_once(void **state)
{
	int64_t at_ms = 0, length_ms;
	int met[5] = { 0 };

	(void)state;
	while (at_ms < 159999) {
		enum breath_phase phase;

		at_ms = breath_next_phase(&box, at_ms, &phase, &length_ms);
		at_ms += length_ms - 1;
		met[phase]++;
	}
	assert_int_equal(met[BREATH_IN], 10);
	assert_int_equal(met[BREATH_TOP_UP], 0);
	assert_int_equal(met[BREATH_HOLD], 10);
	assert_int_equal(met[BREATH_OUT], 10);
	assert_int_equal(met[BREATH_REST], 10);
}

static void breaths_are_counted_to_the_nearest_whole_one(void **state)
{
	(void)state;
	assert_int_equal(breath_count_for(&plain, 0), 1);
	assert_int_equal(breath_count_for(&plain, -100), 1);
	assert_int_equal(breath_count_for(&plain, 7000), 1);
	assert_int_equal(breath_count_for(&plain, 10499), 1);
	assert_int_equal(breath_count_for(&plain, 10500), 2);
	assert_int_equal(breath_count_for(&plain, 60000), 9);
	assert_int_equal(breath_count_for(&plain, INT64_MAX / 2), INT_MAX);
}

static void a_pattern_without_length_does_no_harm(void **state)
{
	static const struct breath_pattern none = { 0 };
	enum breath_phase phase;
	int64_t length_ms;

	(void)state;
	assert_int_equal(breath_at(&none, 5).phase, BREATH_IN);
	assert_int_equal(breath_at(&none, 5).left_ms, 0);
	assert_int_equal(breath_next_phase(&none, 5, &phase, &length_ms), 5);
	assert_int_equal(breath_count_for(&none, 10), 10);
}

static void every_phase_has_a_word(void **state)
{
	(void)state;
	assert_string_equal(breath_phase_word(BREATH_IN), "In");
	assert_string_equal(breath_phase_word(BREATH_TOP_UP), "A little more");
	assert_string_equal(breath_phase_word(BREATH_HOLD), "Hold");
	assert_string_equal(breath_phase_word(BREATH_OUT), "Out");
	assert_string_equal(breath_phase_word(BREATH_REST), "Rest");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moment_of_a_breath_has_its_phase_and_fullness),
		cmocka_unit_test(fullness_never_jumps_and_stays_between_empty_and_full),
		cmocka_unit_test(the_next_phase_passes_over_those_of_no_length),
		cmocka_unit_test(going_from_phase_to_phase_meets_each_once),
		cmocka_unit_test(breaths_are_counted_to_the_nearest_whole_one),
		cmocka_unit_test(a_pattern_without_length_does_no_harm),
		cmocka_unit_test(every_phase_has_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
