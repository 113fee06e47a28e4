/* What a programme may not name although it is there. */
#include "support/check.h"

#include "base/arena.h"
#include "content/library.h"
#include "content/references.h"

#include <string.h>

static const struct step questions[] = {
	{ .kind = STEP_RATE, .name = "one", .adds = "sum" },
	{ .kind = STEP_READ, .name = "end" },
};
static const struct step words[] = { { .kind = STEP_READ, .name = "words" } };
static const struct practice form = {
	.id = "form", .steps = questions, .step_count = 2, .medicine_day = true,
	.minutes_ms = { 60000 }, .minutes_count = 1
};
static const struct practice assigned = {
	.id = "assigned", .steps = words, .step_count = 1, .only_assigned = true,
	.minutes_ms = { 60000 }, .minutes_count = 1
};

/* The one problem of a programme that names the practice; "" when there is none. */
static const char *said(struct arena *arena, const char *practice, bool session)
{
	const struct practice *const all[] = { &assigned, &form };
	struct portion portion = { .practice = practice, .line = 7 };
	struct programme_day day = { .number = 1, .todo = { &portion, 1 } };
	struct programme programme = { .path = "p.ini", .days = &day, .day_count = !session,
				       .medicine_day = session ? &day : NULL };
	struct diagnostics diagnostics = { .arena = arena };

	references_settle(&programme, all, 2, &diagnostics);
	assert_int_equal(day.todo.count, diagnostics.count ? 0 : 1);
	return diagnostics.count ? diagnostic_line(arena, &diagnostics.at[0]) : "";
}

static void what_is_only_assigned_is_in_no_programme(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	assert_string_equal(said(arena, "assigned", false),
			    "p.ini:7: error: assigned says \"only = assigned\": it belongs "
			    "into an assignment, and into no programme");
	arena_close(arena);
}

static void a_questionnaire_is_not_for_a_session_day(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	assert_string_equal(said(arena, "form", false), "");
	assert_string_equal(said(arena, "form", true),
			    "p.ini:7: error: form: its step \"one\" belongs to a questionnaire, "
			    "which is not for a day with a session");
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_only_assigned_is_in_no_programme),
		cmocka_unit_test(a_questionnaire_is_not_for_a_session_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
