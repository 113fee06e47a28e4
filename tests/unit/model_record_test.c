/* The rule for "this was done": what a session of the log did, against what is asked. */
#include "support/check.h"

#include "model/record.h"

struct row {
	const char *practice, *steps;	/* of the session */
	enum ending ended;
	const char *asked;		/* steps of "page"; NULL: all of it */
	bool did;
};

static const struct row rows[] = {
	{ "page", NULL, ENDED_FINISHED, NULL, true },
	{ "page", NULL, ENDED_FINISHED, "first", true },	/* the whole has its steps */
	{ "page", "first", ENDED_FINISHED, "first", true },
	{ "page", "first", ENDED_FINISHED, NULL, false },
	{ "page", "first", ENDED_FINISHED, "first, second", false },
	{ "page", "first, second", ENDED_FINISHED, "first", false },
	{ "pages", NULL, ENDED_FINISHED, NULL, false },
	{ "page", NULL, ENDED_INTERRUPTED, NULL, false },
	{ "page", "first", ENDED_INTERRUPTED, "first", false },
};

static void a_session_did_what_it_had_or_more(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct session_record session = {
			.practice = rows[i].practice, .steps = rows[i].steps,
			.ended = rows[i].ended };

		if (session_did(&session, "page", rows[i].asked) != rows[i].did)
			fail_msg("row %zu", i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_did_what_it_had_or_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
