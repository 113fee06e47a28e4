/* intention_history_test.c -- what was written on which days (support/kept.h), and what the thread
 * shows on a day. */
#include "app/here.h"

#include "schedule/person_calendar.h"
#include "schedule/intention_history.h"
#include "base/buffer.h"
#include "base/moment.h"
#include "support/kept.h"

#define FOUR_WEEKS "letter-opens=*Four weeks after I come home\n"
#define HOME "[journey]\narrival = 2026-11-23\nhome = 2026-11-28\n"

static const struct {
	const char *what, *settings, *log, *now, *shows;
} days[] = {
	{ "nothing was written", "", "", "2026-11-22 08:00", "" },

	/* ---- the line */
	{ "the last version is the line, and the way to it has its days", "",
	  "2026-11-15 08:00 intention=I am here to be mended.\n"
	  "2026-11-18 08:00 intention=A little more room.\n"
	  "2026-11-20 08:00 intention=Meet what comes.\n", "2026-11-22 08:00",
	  "line: Meet what comes.\n"
	  "2026-11-20 Meet what comes.\n"
	  "2026-11-18 A little more room.\n"
	  "2026-11-15 I am here to be mended.\n" },
	{ "the same line once more is no new version", "",
	  "2026-11-15 08:00 intention=Meet what comes.\n"
	  "2026-11-18 08:00 intention= Meet|what comes. \n", "2026-11-22 08:00",
	  "line: Meet what comes.\n"
	  "2026-11-15 Meet what comes.\n" },
	{ "but one that comes back is", "",
	  "2026-11-15 08:00 intention=Meet what comes.\n"
	  "2026-11-18 08:00 intention=Rest.\n"
	  "2026-11-20 08:00 intention=Meet what comes.\n", "2026-11-22 08:00",
	  "line: Meet what comes.\n"
	  "2026-11-20 Meet what comes.\n"
	  "2026-11-18 Rest.\n"
	  "2026-11-15 Meet what comes.\n" },
	{ "two drafts of one day are both kept", "",
	  "2026-11-20 08:00 intention=One.\n"
	  "2026-11-20 21:00 intention=Two.\n", "2026-11-22 08:00",
	  "line: Two.\n2026-11-20 Two.\n2026-11-20 One.\n" },
	{ "an empty page changes nothing", "",
	  "2026-11-15 08:00 intention=Meet what comes.\n"
	  "2026-11-18 08:00 intention= | \n", "2026-11-22 08:00",
	  "line: Meet what comes.\n2026-11-15 Meet what comes.\n" },
	{ "two in the morning belongs to the evening before", "",
	  "2026-11-20 02:00 intention=Rest.\n", "2026-11-22 08:00",
	  "line: Rest.\n2026-11-19 Rest.\n" },
	{ "several lines are held on one", "",
	  "2026-11-20 08:00 intention=  Meet what comes|||with\tcuriosity. \n",
	  "2026-11-22 08:00",
	  "line: Meet what comes with curiosity.\n"
	  "2026-11-20 Meet what comes with curiosity.\n" },
	{ "any script and emoji are as they were written", "",
	  "2026-11-20 08:00 intention=להיות סקרן 🌿👩‍👩‍👧 好奇\n", "2026-11-22 08:00",
	  "line: להיות סקרן 🌿👩‍👩‍👧 好奇\n2026-11-20 להיות סקרן 🌿👩‍👩‍👧 好奇\n" },
	{ "kindness stands beside it", "",
	  "2026-11-20 08:00 kindness=I will make tea.|And rest.\n", "2026-11-22 08:00",
	  "kindness: I will make tea. And rest.\n" },

	/* ---- the plan */
	{ "a plan is not read again on its own day", "",
	  "2026-11-20 20:00 if=it rains; then=go\n", "2026-11-20 23:00",
	  "plan: If it rains, then I will go\n" },
	{ "nor in the same night", "",
	  "2026-11-20 20:00 if=it rains; then=go\n", "2026-11-21 02:59",
	  "plan: If it rains, then I will go\n" },
	{ "but on the next morning", "",
	  "2026-11-20 20:00 if=it rains; then=go\n", "2026-11-21 03:00",
	  "plan: If it rains, then I will go\nread today\n" },
	{ "and the day after it is only in the thread", "",
	  "2026-11-20 20:00 if=it rains; then=go\n", "2026-11-22 03:00",
	  "plan: If it rains, then I will go\n" },
	{ "half a plan is none", "", "2026-11-20 20:00 if=it rains\n", "2026-11-21 08:00", "" },
	{ "a plan that was begun anew leaves the whole one", "",
	  "2026-11-19 20:00 if=it rains; then=go\n"
	  "2026-11-20 20:00 if=I hear tomorrow\n", "2026-11-21 08:00",
	  "plan: If it rains, then I will go\n" },
	{ "and a half from elsewhere is not put to it", "",
	  "2026-11-19 20:00 if=it rains; then=go\n"
	  "2026-11-20 20:00 then=sit down\n", "2026-11-21 08:00", "" },
	{ "the halves may be written in either order", "",
	  "2026-11-20 20:00 then=go; if=it rains\n", "2026-11-21 08:00",
	  "plan: If it rains, then I will go\nread today\n" },

	/* ---- insight and act */
	{ "an act is not asked for on its own day", "",
	  "2026-11-20 08:00 insight=I rush.; act=I leave the phone.\n", "2026-11-20 20:00",
	  "insight: I rush.\nact: I leave the phone.\n" },
	{ "from the next day on it is", "",
	  "2026-11-20 08:00 insight=I rush.; act=I leave the phone.\n", "2026-11-21 08:00",
	  "insight: I rush.\nact: I leave the phone. Asked for.\n" },
	{ "for a week", "",
	  "2026-11-20 08:00 act=I leave the phone.\n", "2026-11-27 20:00",
	  "act: I leave the phone. Asked for.\n" },
	{ "then it is let go", "",
	  "2026-11-20 08:00 act=I leave the phone.\n", "2026-11-28 08:00",
	  "act: I leave the phone.\n" },
	{ "any answer is one", "",
	  "2026-11-20 08:00 act=I leave the phone.\n"
	  "2026-11-21 08:00 act-done=*Partly; act-next=Half of it.\n", "2026-11-22 08:00",
	  "act: I leave the phone. Partly. Half of it.\n" },
	{ "a new act on the day of an answer is asked for again", "",
	  "2026-11-20 08:00 act=I leave the phone.\n"
	  "2026-11-21 08:00 act-done=*Yes; act-next=More.\n"
	  "2026-11-21 20:00 act=I go out.\n", "2026-11-22 08:00",
	  "act: I go out. Asked for.\n" },

	/* ---- the letter */
	{ "a letter opens on day 28 at home", HOME,
	  "2026-11-19 08:00 letter=Dear me; " FOUR_WEEKS, "2026-12-24 20:00",
	  "letter of 2026-11-19, opens 2026-12-25\n" },
	{ "it is here on that day", HOME,
	  "2026-11-19 08:00 letter=Dear me; " FOUR_WEEKS, "2026-12-25 08:00",
	  "letter of 2026-11-19, opens 2026-12-25, here\n" },
	{ "and for two weeks", HOME,
	  "2026-11-19 08:00 letter=Dear me; " FOUR_WEEKS, "2027-01-07 20:00",
	  "letter of 2026-11-19, opens 2026-12-25, here\n" },
	{ "then Today is quiet about it", HOME,
	  "2026-11-19 08:00 letter=Dear me; " FOUR_WEEKS, "2027-01-08 08:00",
	  "letter of 2026-11-19, opens 2026-12-25\n" },
	{ "that of week twelve is here when the week begins", HOME,
	  "2026-11-19 08:00 letter=Dear me; letter-opens=*Twelve weeks after I come home\n",
	  "2027-02-13 08:00", "letter of 2026-11-19, opens 2027-02-13, here\n" },
	{ "never is never", HOME,
	  "2026-11-19 08:00 letter=Dear me; letter-opens=*Never: writing it was what it was "
	  "for\n", "2026-12-25 08:00", "letter of 2026-11-19, never\n" },
	{ "what was chosen later counts", HOME,
	  "2026-11-19 08:00 letter=Dear me; letter-opens=*Twelve weeks after I come home\n"
	  "2026-11-20 08:00 " FOUR_WEEKS, "2026-12-25 08:00",
	  "letter of 2026-11-19, opens 2026-12-25, here\n" },
	{ "without the day of coming home there is no day yet", "",
	  "2026-11-19 08:00 letter=Dear me; " FOUR_WEEKS, "2026-12-25 08:00",
	  "letter of 2026-11-19, without a day\n" },
	{ "nor when none was chosen", HOME, "2026-11-19 08:00 letter-first-days=Sleep.\n",
	  "2026-12-25 08:00", "letter of 2026-11-19, without a day\n" },
	{ "nor when the words are of another practice", HOME,
	  "2026-11-19 08:00 letter=Dear me; letter-opens=*At Easter\n", "2026-12-25 08:00",
	  "letter of 2026-11-19, without a day\n" },
	{ "a letter written at home opens on its day", HOME,
	  "2026-12-01 08:00 letter=Dear me; " FOUR_WEEKS, "2026-12-25 08:00",
	  "letter of 2026-12-01, opens 2026-12-25, here\n" },
	{ "but not on one that has passed: that was another coming home", HOME,
	  "2027-03-01 08:00 letter=Dear me; " FOUR_WEEKS, "2027-03-02 08:00",
	  "letter of 2027-03-01, without a day\n" },
	{ "a choice without a letter is nothing", HOME, "2026-11-19 08:00 " FOUR_WEEKS,
	  "2026-12-25 08:00", "" },

	/* ---- clocks */
	{ "what comes from a day to come is shown, and asks for nothing", HOME,
	  "2027-11-20 08:00 intention=Rest.; act=I go.; if=it rains; then=go\n",
	  "2026-11-22 08:00",
	  "line: Rest.\n2027-11-20 Rest.\nplan: If it rains, then I will go\nact: I go.\n" },
};

/* Opens the app on a day on which this is in the log and in the settings. */
static void open_on(const char *now, const char *settings, const char *log)
{
	char clock[32];

	here_make(&here);
	setenv("GROUNDWORK_CONTENT", "content", 1);
	snprintf(clock, sizeof clock, "%.10sT%.5s:00Z", now, now + 11);
	setenv("GROUNDWORK_TEST_CLOCK", clock, 1);
	check_write(check_path(here.place.home, "config/groundwork/groundwork.ini"), settings,
		    strlen(settings));
	kept_write(check_path(here.place.home, "data/groundwork"),
		   check_path(here.place.home, "state/groundwork"), log);
	here_open(&here);
}

static const char *date_text(int64_t date)
{
	struct day day = day_from_number(date);

	return arena_print(here.arena, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void say(struct buffer *said, const char *label, const char *text)
{
	if (text)
		buffer_print(said, "%s: %s\n", label, text);
}

static void say_letter(struct buffer *said, const struct intention_history *thread)
{
	if (!thread->letter_written)
		return;
	buffer_print(said, "letter of %s, ", date_text(thread->letter_date));
	if (thread->letter_opens != NO_DATE)
		buffer_print(said, "opens %s", date_text(thread->letter_opens));
	else
		buffer_add_string(said, thread->letter_never ? "never" : "without a day");
	buffer_print(said, "%s\n", thread->letter_here ? ", here" : "");
}

/* The thread in words, in the order of its struct. */
static const char *thread_words(const struct intention_history *thread)
{
	struct version versions[INTENTION_VERSIONS_MOST];
	struct buffer said = { 0 };
	const char *words;
	size_t count;

	assert_true(intention_versions(here.app, here.arena, versions, &count, &here.error));
	say(&said, "line", thread->intention);
	for (size_t i = 0; i < count; i++)
		buffer_print(&said, "%s %s\n", date_text(versions[i].date), versions[i].text);
	say(&said, "kindness", thread->kindness);
	say(&said, "plan", thread->plan);
	if (thread->plan_today)
		buffer_add_string(&said, "read today\n");
	say(&said, "insight", thread->insight);
	if (thread->act)
		buffer_print(&said, "act: %s%s%s%s%s%s\n", thread->act,
			     thread->act_open ? " Asked for." : "",
			     thread->act_done ? " " : "",
			     thread->act_done ? thread->act_done : "",
			     thread->act_next ? ". " : "",
			     thread->act_next ? thread->act_next : "");
	say_letter(&said, thread);
	words = arena_copy(here.arena, buffer_string(&said));
	buffer_free(&said);
	return words;
}

static void each_day_shows_what_was_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct intention_history thread;
		const char *words, *line;

		open_on(days[i].now, days[i].settings, days[i].log);
		assert_true(intention_history_load(here.app, here.arena, &thread,
						   &here.error));
		words = thread_words(&thread);
		if (strcmp(words, days[i].shows))
			fail_msg("%s: expected\n%sgot\n%s", days[i].what, days[i].shows, words);
		assert_true(intention_line(here.app, here.arena, &line, &here.error));
		if (thread.intention)
			assert_string_equal(line, thread.intention);
		else
			assert_null(line);
		here_remove(&here);
	}
}

/* More versions than are shown: the newest, and no others. */
static void forty_versions_are_enough(void **state)
{
	struct version versions[INTENTION_VERSIONS_MOST];
	struct buffer log = { 0 };
	size_t count;

	(void)state;
	for (int i = 0; i < INTENTION_VERSIONS_MOST + 5; i++)
		buffer_print(&log, "2026-11-20 %02d:%02d intention=Version %d\n", 8 + i / 30,
			     i % 30, i);
	open_on("2026-11-22 08:00", "", buffer_string(&log));
	assert_true(intention_versions(here.app, here.arena, versions, &count, &here.error));
	assert_int_equal(count, INTENTION_VERSIONS_MOST);
	assert_string_equal(versions[0].text, "Version 44");
	assert_string_equal(versions[INTENTION_VERSIONS_MOST - 1].text, "Version 5");
	buffer_free(&log);
	here_remove(&here);
}

static void the_letter_has_its_parts_with_their_lines(void **state)
{
	const char *parts[LETTER_PARTS];
	size_t count;

	(void)state;
	open_on("2026-11-22 08:00", "",
		"2026-11-19 08:00 letter=Dear me|it rains; letter-first-days=Sleep.\n"
		"2026-11-20 08:00 letter-first-days=Sleep late.; letter-forgive= \n");
	assert_true(intention_letter(here.app, here.arena, parts, &count, &here.error));
	assert_int_equal(count, 2);
	assert_string_equal(parts[0], "Dear me\nit rains");
	assert_string_equal(parts[1], "Sleep late.");
	assert_null(parts[2]);
	here_remove(&here);
}

/* Nothing is kept when nothing was opened to keep it: in a rehearsal, say. */
static void without_a_store_there_is_no_thread(void **state)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const char *parts[LETTER_PARTS], *line;
	struct intention_history thread;
	struct app *app;
	size_t count;

	(void)state;
	open_on("2026-11-22 08:00", "", "2026-11-20 08:00 intention=Rest.\n");
	assert_true(app_open(&app, &options, &here.error));
	assert_true(intention_history_load(app, here.arena, &thread, &here.error));
	assert_null(thread.intention);
	assert_true(intention_line(app, here.arena, &line, &here.error));
	assert_null(line);
	assert_true(intention_letter(app, here.arena, parts, &count, &here.error));
	assert_int_equal(count, 0);
	app_close(app);
	here_remove(&here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_day_shows_what_was_written),
		cmocka_unit_test(forty_versions_are_enough),
		cmocka_unit_test(the_letter_has_its_parts_with_their_lines),
		cmocka_unit_test(without_a_store_there_is_no_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
