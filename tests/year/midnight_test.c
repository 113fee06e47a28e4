/* midnight_test.c -- the program stays open, and the day on its screen changes when the
 * person's day does, and with the parts of the day; also in nights in which the clocks
 * are changed, and behind a practice that is under way. */
#include "support/check.h"

#include "app/program.h"
#include "base/moment.h"
#include "support/terminal.h"

#include <time.h>

struct night {
	const char *name, *zone, *settings;
	const char *opens;		/* local time */
	const char *shows;
	int minutes;			/* it stays the same for so long, */
	const char *then;		/* and a minute later it is this; NULL: gone */
};

#define PREPARING "[journey]\nsince = 2026-10-01\narrival = 2026-11-15\n"
#define THERE "[journey]\nsince = 2026-10-01\narrival = 2026-11-15\nhome = 2026-11-20\n"

static const struct night nights[] = {
	{ "a day begins at three", "UTC", PREPARING, "2026-11-04T00:30:00",
	  "day 10 of 21", 149, "day 11 of 21" },
	{ "or at midnight, for whoever wishes", "UTC", PREPARING "[practice]\nday_starts = 0\n",
	  "2026-11-03T23:00:00", "day 10 of 21", 59, "day 11 of 21" },
	{ "or at five", "Europe/Berlin", PREPARING "[practice]\nday_starts = 5\n",
	  "2026-11-04T04:30:00", "day 10 of 21", 29, "day 11 of 21" },
	/* from one to three there are three hours, and then one */
	{ "the night is longer when the clocks go back", "America/New_York", PREPARING,
	  "2026-11-01T00:30:00", "day 7 of 21", 209, "day 8 of 21" },
	{ "the night is shorter when the clocks go forward", "Europe/Dublin",
	  "[journey]\nsince = 2027-01-01\narrival = 2027-04-10\n", "2027-03-28T00:30:00",
	  "day 8 of 21", 89, "day 9 of 21" },
	{ "the preparation begins in the night", "UTC", PREPARING, "2026-10-25T02:00:00",
	  "the 21 days begin on Sunday 25 October", 59, "day 1 of 21" },
	{ "one arrives", "UTC", PREPARING, "2026-11-15T02:58:00",
	  "arrival tomorrow", 1, "Retreat · day 1 of 5" },
	{ "and is home", "UTC", THERE, "2026-11-20T02:00:00", "Retreat · day 5 of 5", 59,
	  "Home again · day 1 of 28" },
	{ "the morning is over at noon", "UTC", THERE, "2026-11-16T11:00:00", "Morning check",
	  59, NULL },
	{ "and the evening begins at five", "UTC", THERE, "2026-11-16T16:00:00",
	  "Slow movement", 59, "Evening reflection" },
	{ "evening is until three", "UTC", THERE, "2026-11-17T01:00:00", "Evening reflection",
	  119, "Resting and making" },
};

static struct program place;
static struct terminal terminal;

static int64_t local_ms(const char *text)
{
	int64_t at_ms;

	assert_true(moment_parse(text, &at_ms));
	return at_ms;
}

static void open_at(const struct night *night)
{
	const char *arguments[] = { program_path(), NULL };
	char clock[MOMENT_TEXT];
	struct terminal_start how = { 40, 100, arguments, NULL, clock };

	program_make(&place);
	program_set(&place, "GROUNDWORK_CONTENT", "content");
	program_set(&place, "GROUNDWORK_AUDIO", "audio");
	program_set(&place, "TZ", night->zone);
	setenv("TZ", night->zone, 1);
	tzset();
	check_write(check_path(place.home, "config/groundwork/groundwork.ini"),
		    night->settings, strlen(night->settings));
	moment_format(local_ms(night->opens), 0, clock);
	strcpy(strchr(clock, '+'), "Z");
	how.environment = (const char *const *)place.settings;
	terminal_start(&terminal, &how);
}

static void expect(const char *text, bool there)
{
	static char picture[TERMINAL_PICTURE];
	bool ok = there ? terminal_wait(&terminal, text) : terminal_wait_gone(&terminal,
									      text);

	if (ok)
		return;
	terminal_picture(&terminal, picture);
	fprintf(stderr, "\"%s\" %s; the screen was\n%s", text,
		there ? "did not come" : "stayed", picture);
	fail();
}

static void pass(int minutes)
{
	assert_true(terminal_advance(&terminal, (int64_t)minutes * 60000));
}

static void leave(void)
{
	terminal_press(&terminal, "q");
	assert_int_equal(terminal_end(&terminal), 0);
	program_remove(&place);
}

static void the_day_changes_at_its_hour(void **state)
{
	const struct night *night = *state;

	open_at(night);
	expect(night->shows, true);
	pass(night->minutes);
	expect(night->shows, true);
	assert_false(night->then && terminal_find(&terminal, night->then, NULL, NULL));
	pass(1);
	if (night->then)
		expect(night->then, true);
	else
		expect(night->shows, false);
	leave();
}

/* The practice goes on; the new day is there behind it. */
static void a_practice_goes_on_into_the_new_day(void **state)
{
	static const struct night night = {
		"", "UTC", PREPARING "[practice]\nask_before = off\n", "2026-11-04T02:59:00",
		"day 10 of 21", 0, "day 11 of 21" };

	(void)state;
	open_at(&night);
	expect(night.shows, true);
	terminal_press(&terminal, "<Enter>");
	expect("step 1 of", true);
	pass(5);
	expect("q ends", true);
	terminal_press(&terminal, "q");
	expect(night.then, true);
	leave();
}

int main(void)
{
	enum { NIGHTS = sizeof nights / sizeof *nights };
	struct CMUnitTest tests[NIGHTS + 1];

	for (size_t i = 0; i < NIGHTS; i++)
		tests[i] = (struct CMUnitTest){ nights[i].name, the_day_changes_at_its_hour,
						NULL, NULL, (void *)(uintptr_t)&nights[i] };
	tests[NIGHTS] = (struct CMUnitTest){ "a practice goes on into the new day",
					     a_practice_goes_on_into_the_new_day, NULL, NULL,
					     NULL };
	return _cmocka_run_group_tests("midnight", tests, NIGHTS + 1, NULL, NULL);
}
