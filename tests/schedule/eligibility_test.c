/* eligibility_test.c -- each rule against each situation: may it be offered, and if not,
 * in which words.
 *
 * A log is a line of words, oldest first: the practice, a colon, how many days ago it was
 * finished, and how it left the person ("+", "=", "-", "." was not asked; "x": it
 * was left) or how steady they said to be before it: "free:3= fair:0s4". Today is Sunday the 22nd of November
 * 2026, eight in the morning, when nothing else is said. The practices are those of
 * tests/schedule/rules. */
#include "schedule/weeks.h"

#include "schedule/eligibility.h"
#include "schedule/today.h"

enum { NOT_SAID = 99 };

static const int64_t day_ms = 86400000, sunday_ms = INT64_C(1795334400000);

static int make(void **state)
{
	weeks_make(state);
	setenv("GROUNDWORK_CONTENT", "tests/schedule/rules", 1);
	return 0;
}

static void again(void)
{
	if (here.app)
		here_close(&here);
	here_remove(&here);
	make(NULL);
}

static void settings(const char *text)
{
	check_write(check_path(here.place.home, SETTINGS_FILE), text, strlen(text));
}

static void answer(struct store *store, int64_t id, const char *track, int number)
{
	const struct answer answer = { .step = track, .kind = STEP_RATE,
				       .holds = ANSWER_NUMBER, .number = number,
				       .track = track, .at_ms = 1 };

	if (number != NOT_SAID)
		assert_true(store_answer(store, id, &answer, &here.error));
}

static void log_word(struct store *store, const char *practice, int days, char mark,
		     int steady)
{
	const struct session_record record = {
		.practice = practice, .title = practice, .source = "self",
		.started_ms = sunday_ms - days * day_ms - 3600000, .planned_ms = 120000 };
	int64_t id;

	assert_true(store_session_begin(store, &record, &id, &here.error));
	answer(store, id, "steady-before", steady);
	answer(store, id, "steadiness", mark == '-' ? -1 : mark == '=' ? 0 : mark == '+' ? 1
							 : NOT_SAID);
	assert_true(store_session_end(store, id, mark == 'x' ? ENDED_LEFT : ENDED_FINISHED,
				      0, 0, 60000, &here.error));
}

static void log_line(const char *line)
{
	char practice[20], mark;
	int days, used, more, steady;
	struct store *store;

	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	for (; sscanf(line, " %19[a-z]:%d%c%n", practice, &days, &mark, &used) == 3;
	     line += used) {
		steady = NOT_SAID;
		if (mark == 's' && sscanf(line + used, "%d%n", &steady, &more) == 1)
			used += more;
		log_word(store, practice, days, mark, steady);
	}
	assert_int_equal(*line, '\0');
	store_close(store);
}

#define PEOPLE "[people]\nclinic_day = 01 234\nperson_1 = A\nperson_2 = B\n"
#define SESSION(date) "[journey]\nsession_days = " date "\n"
#define HOME(date) "[journey]\narrival = 2026-10-01\nhome = " date "\n"
#define SEVEN "free:15. free:14. free:13. free:12. free:11. free:10. free:9="

/* Without words nothing is against it; "-" before them: it stays where it is asked. */
static const struct line {
	const char *practice, *settings, *log, *at, *words;
} lines[] = {
	{ "free", SESSION("2026-11-22"), "", NULL, NULL },
	{ "plain", SESSION("2026-11-22"), "", NULL,
	  "It is not for a day with a medicine session." },
	{ "plain", SESSION("2026-11-21"), "", NULL, NULL },
	/* the day itself and the three after it */
	{ "rest", SESSION("2026-11-22"), "", NULL,
	  "It is not for a day with a medicine session." },
	{ "rest", SESSION("2026-11-21"), "", NULL,
	  "It waits until three days after a session." },
	{ "rest", SESSION("2026-11-10, 2026-11-19"), "", NULL,
	  "It waits until three days after a session." },
	{ "rest", SESSION("2026-11-18"), "", NULL, NULL },
	{ "rest", SESSION("2026-11-23"), "", NULL, NULL },
	{ "rest", "", "", NULL, NULL },
	/* by the hour at which the person's day begins, not by midnight */
	{ "rest", SESSION("2026-11-19"), "", "2026-11-23T01:00:00Z",
	  "It waits until three days after a session." },
	{ "rest", SESSION("2026-11-19"), "", "2026-11-23T04:00:00Z", NULL },
	{ "home", HOME("2026-11-02"), "", NULL, "It waits until three weeks after coming home." },
	{ "home", HOME("2026-11-01"), "", NULL, NULL },
	{ "home", "[journey]\narrival = 2026-12-01\nsince = 2026-11-20\n", "", NULL,
	  "It waits until three weeks after coming home." },
	{ "home", "[journey]\narrival = 2026-11-21\nhome = 2026-11-26\n", "", NULL,
	  "It waits until three weeks after coming home." },
	{ "home", "[journey]\nwhere = practising\nsince = 2026-11-20\n", "", NULL, NULL },
	{ "home", "", "", NULL, NULL },
	{ "once", "", "once:1.", NULL, NULL },
	{ "once", "", "once:0.", NULL, "It is for once in a day, and was done on 22 November." },
	{ "once", "", "free:0. once:0x", NULL, NULL },
	{ "weekly", "", "weekly:6.", NULL,
	  "It is for once in a week, and was done on 16 November." },
	{ "weekly", "", "weekly:7.", NULL, NULL },
	/* the number said last today counts, and only one of today */
	{ "fair", "", "", NULL, NULL },
	{ "fair", "", "free:0s4", NULL,
	  "It is for a day on which you are steadier than 4 out of ten." },
	{ "fair", "", "free:0s5", NULL, NULL },
	{ "fair", "", "free:1s0", NULL, NULL },
	{ "fair", "", "free:0s2 free:0s7", NULL, NULL },
	{ "free", "", "free:0s0", NULL, NULL },
	{ "after", "", "", NULL, "It waits until Sounds has left you steady three times." },
	{ "after", "", "free:9= free:8+ free:7- free:6.", NULL,
	  "It waits until Sounds has left you steady three times." },
	{ "after", "", "free:9= free:8+ free:7- plain:6+", NULL,
	  "It waits until Sounds has left you steady three times." },
	{ "after", "", "free:9= free:8+ free:7=", NULL, NULL },
	{ "day", "", "", "2026-11-22T19:59:00Z", NULL },
	{ "day", "", "", "2026-11-22T20:00:00Z",
	  "- It is for the day, and not close to bedtime." },
	{ "day", "", "", "2026-11-23T02:00:00Z",
	  "- It is for the day, and not close to bedtime." },
	{ "day", "", "", "2026-11-23T05:00:00Z", NULL },
	/* what is demanding waits for four things, and the weightiest is said */
	{ "deep", PEOPLE, SEVEN, NULL, NULL },
	{ "deep", PEOPLE, "free:15. free:14. free:13. free:12. free:11. free:10.", NULL,
	  "It is a demanding practice, and waits until seven practices are behind you." },
	{ "deep", PEOPLE, "free:15. free:14. free:13. free:12. free:11. free:10. free:9x", NULL,
	  "It is a demanding practice, and waits until seven practices are behind you." },
	{ "deep", "", SEVEN, NULL,
	  "It is a demanding practice, and waits until your support page has numbers on it." },
	{ "deep", PEOPLE, SEVEN " free:6-", NULL, "It is a demanding practice, and waits for a "
	  "week in which no practice left you less steady." },
	{ "deep", PEOPLE, SEVEN " free:7-", NULL, NULL },
	{ "deep", PEOPLE SESSION("2026-11-19"), SEVEN, NULL,
	  "It is a demanding practice, and waits until three days after a session." },
	{ "deep", PEOPLE SESSION("2026-11-18"), SEVEN, NULL, NULL },
	{ "deep", SESSION("2026-11-20"), "free:1-", NULL, "It is a demanding practice, and "
	  "waits for a week in which no practice left you less steady." },
	/* after two in a row that left one less steady: what grounds, until that is cleared */
	{ "rest", "", "free:2- free:1-", NULL,
	  "It waits until something has left you steady again." },
	{ "free", "", "free:2- free:1-", NULL, NULL },
	{ "rest", "", "free:2- free:1- free:0=", NULL, NULL },
	{ "rest", "", "free:2= free:1-", NULL, NULL },
	/* what is left out, whatever else is so */
	{ "held", "", "", NULL, "It contains breath holds, which you leave out." },
	{ "held", "[practice]\nleave_out =\n", "", NULL, NULL },
	{ "held", "[practice]\nleave_out = breath, holds\n", "", NULL,
	  "It contains attention on the breath and breath holds, which you leave out." },
	/* and for whom */
	{ "some", "", "", NULL, NULL },
	{ "some", "[practice]\nleave_out_for = mania, lungs, seizures, operation\n", "", NULL,
	  NULL },
	{ "some", "[practice]\nleave_out_for = panic\n", "", NULL,
	  "It is not for panic, or hunger for air that comes easily; you leave such practices "
	  "out." },
	{ "some", "[practice]\nleave_out_for = pregnancy, heart\n", "", NULL,
	  "With pregnancy; a condition of heart or blood pressure, or fainting, ask your "
	  "clinician first; you leave such practices out." },
	{ "some", "[practice]\nleave_out_for = pregnancy, glaucoma\n", "", NULL,
	  "It is not for glaucoma, or a condition of the eyes; you leave such practices out." },
	{ "free", "[practice]\nleave_out_for = mania, panic, pregnancy, heart, lungs, seizures, "
	  "glaucoma, operation\n", "", NULL, NULL },
};

static void prepare(const struct line *line)
{
	if (line->at)
		at(line->at);
	settings(line->settings);
	log_line(line->log);
	here_open(&here);
}

static void each_rule_stands_in_its_situation_and_in_no_other(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const struct line *line = &lines[i];
		const char *words = line->words ? line->words : "nothing";
		bool stays = !strncmp(words, "- ", 2);
		struct eligibility found;
		struct situation now;

		prepare(line);
		now = situation_load(here.app, here.arena);
		found = eligibility_of(&now, app_practice(here.app, line->practice), "self");
		if (strcmp(found.sentence ? found.sentence : "nothing", words + 2 * stays))
			fail_msg("%s, with \"%s\" and \"%s\": \"%s\", and not \"%s\"",
				 line->practice, line->settings, line->log,
				 found.sentence ? found.sentence : "nothing", words);
		assert_int_equal(found.standing, !line->words ? STANDS_FREE
				 : stays ? STANDS_TOLD : STANDS_BACK);
		again();
	}
}

/* What a rule is against is no suggestion; what is free of rules can be one. */
static void what_stands_back_is_never_suggested(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const struct line *line = &lines[i];
		static struct today today;

		prepare(line);
		today_load(here.app, here.arena, &today);
		for (size_t t = 0; line->words && t < today.suggestion_count; t++)
			if (!strcmp(today.suggestions[t].practice->id, line->practice))
				fail_msg("%s is suggested, though: %s", line->practice,
					 line->words);
		again();
	}
}

#define PROGRAMME                                                                \
	"[programme]\ntitle = Days\nsummary = Days.\nstage = prepare\ncounts = to arrival\n" \
	"forms = 1\n\n[day 1]\ntitle = One\n"

static struct today today;

static void look(const char *day, const char *more, const char *log)
{
	char text[800];

	again();
	snprintf(text, sizeof text, PROGRAMME "%s", day);
	own_programme("days.ini", text);
	snprintf(text, sizeof text, "[journey]\narrival = 2026-11-23\nsince = 2026-11-20\n%s",
		 more);
	settings(text);
	log_line(log);
	here_open(&here);
	today_load(here.app, here.arena, &today);
}

static void expect_first(const char *practice, bool done, const char *why)
{
	const struct today_item *due = &today.due[0];

	assert_true(today.due_count >= 1);
	assert_string_equal(due->practice->id, practice);
	assert_int_equal(due->done, done);
	assert_string_equal(due->why ? due->why : "", why);
}

/* In a programme what stands back gives way to what leads to it, to the least of the
 * day, or to what grounds; and what is done is done. */
static void in_a_programme_what_stands_back_gives_way(void **state)
{
	(void)state;
	look("do = rest\nleast = free\n", "session_days = 2026-11-20\n", "");
	expect_first("free", false,
		     "in place of Scan, which waits until three days after a session");
	/* each of two is named */
	look("do = rest\ndo = home\nleast = free\n", "session_days = 2026-11-20\n", "");
	expect_first("free", false,
		     "in place of Scan, which waits until three days after a session; and in "
		     "place of Wide, which waits until three weeks after coming home");
	look("do = after\nleast = plain\n", "", "");
	expect_first("free", false,
		     "in place of Longer, which waits until Sounds has left you steady three "
		     "times");
	/* the third time does not change what the day asks */
	look("do = after\nleast = plain\n", "", "free:2= free:1+ free:0=");
	expect_first("free", true,
		     "in place of Longer, which waits until Sounds has left you steady three "
		     "times");
	look("do = after\nleast = plain\n", "", "free:3= free:2= free:1+");
	expect_first("after", false, "");
	/* done, though a rule is against it now */
	look("do = once\n", "", "once:0.");
	expect_first("once", true, "");
	/* others may look on: it is not said for what */
	look("do = some\nleast = plain\n", "[practice]\nleave_out_for = pregnancy\n", "");
	expect_first("plain", false, "in place of Sighs, which you leave out");
	look("do = fair\n", "", "fair:0s3");
	expect_first("fair", true, "");
	look("do = fair\nleast = plain\n", "", "free:0s3");
	expect_first("plain", false, "in place of Plan, which is for a day on which you are "
		     "steadier than 3 out of ten");
}

/* The hour takes nothing away: it is said, and told before it begins. */
static void in_a_programme_the_hour_is_said(void **state)
{
	(void)state;
	look("do = day\n", "", "");
	at("2026-11-22T21:00:00Z");
	here_close(&here);
	here_open(&here);
	today_load(here.app, here.arena, &today);
	expect_first("day", false, "It is for the day, and not close to bedtime.");
	assert_string_equal(today.due[0].warning, today.due[0].why);
}

/* A log that cannot be read lets nothing pass that leans on it. */
static void where_the_log_cannot_be_read_what_leans_on_it_waits(void **state)
{
	static const char *const waits[] = { "once", "after", "deep" };
	struct situation now;

	(void)state;
	settings(PEOPLE);
	here_open(&here);
	now = situation_load(here.app, here.arena);
	now.past.trouble = "the file is gone";
	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++)
		assert_string_equal(
			eligibility_of(&now, app_practice(here.app, waits[i]), "self").sentence,
			"It waits until what you did before can be read again.");
	assert_null(eligibility_of(&now, app_practice(here.app, "rest"), "self").sentence);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, here_tear_down)
		TEST(each_rule_stands_in_its_situation_and_in_no_other),
		TEST(what_stands_back_is_never_suggested),
		TEST(in_a_programme_what_stands_back_gives_way),
		TEST(in_a_programme_the_hour_is_said),
		TEST(where_the_log_cannot_be_read_what_leans_on_it_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
