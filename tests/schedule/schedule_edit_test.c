/* schedule_edit_test.c -- what a person changes of their plan: what is written to their
 * settings, what they are told, and what is kept as it was. It is Sunday the 22nd of
 * November 2026; the programmes are those of tests/schedule/weeks. */
#include "schedule/weeks.h"

#include "schedule/schedule_edit.h"

#include <sys/stat.h>

static struct schedule_change said;

static void open_with(const char *lines)
{
	journey(lines);
	here_open(&here);
}

static void expect(bool holds, const char *words)
{
	assert_string_equal(said.words, words);
	assert_int_equal(said.holds, holds);
}

/* What the settings file says of [journey] now, its first line left out. */
static void expect_file(const char *lines)
{
	size_t length;
	char *text;

	assert_true(file_read(here.arena, check_path(here.place.home, SETTINGS_FILE), 4096,
			      &text, &length, &here.error));
	assert_string_equal(text + strlen("[journey]\n"), lines);
}

static void date(const char *key, const char *value)
{
	said = schedule_set_date(here.app, here.arena, key, value);
}

static void an_arrival_says_which_form_fits(void **state)
{
	static const struct { const char *arrival, *words; } cases[] = {
		{ "2026-12-14", "Arrival is now Monday 14 December: the form of 7 days fits, and "
		  "begins on Monday 7 December. What you have done stays in the log." },
		{ "2026-11-29", "Arrival is now Sunday 29 November: the form of 7 days fits, and "
		  "begins today. What you have done stays in the log." },
		{ "2026-11-26", "Arrival is now Thursday 26 November: the form of 3 days fits, "
		  "and begins on Monday 23 November. What you have done stays in the log." },
		{ "2026-11-23", "Arrival is now Monday 23 November: the form of 3 days is the "
		  "shortest, and has come to its day 3. What you have done stays in the "
		  "log." },
		{ "2026-11-22", "Arrival is now today: it is day 1 of the retreat. What you "
		  "have done stays in the log." },
		{ "2026-11-21", "Arrival is now Saturday 21 November: it is day 2 of the "
		  "retreat. What you have done stays in the log." },
		{ "2026-03-01", "Arrival is now Sunday 1 March: the days of the retreat that "
		  "Groundwork knows are over, and the first day at home is what it would like "
		  "to know next. What you have done stays in the log." },
		{ "2029-11-22", "Arrival is now Thursday 22 November 2029: the form of 7 days "
		  "fits, and begins on Thursday 15 November 2029. What you have done stays in "
		  "the log." },
		{ "2028-02-29", "Arrival is now Tuesday 29 February 2028: the form of 7 days "
		  "fits, and begins on Tuesday 22 February 2028. What you have done stays in "
		  "the log." },
		{ "", "The arrival is open now; the days before it wait until it is known. What "
		  "you have done stays in the log." },
	};

	(void)state;
	open_with("arrival = 2026-12-01\nsince = 2026-11-01\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		date("arrival", cases[i].arrival);
		expect(true, cases[i].words);
	}
	expect_file("arrival = \nsince = 2026-11-22\n");
}

static void a_home_says_how_long_the_weeks_last(void **state)
{
	static const struct { const char *home, *words; } cases[] = {
		{ "2026-12-05", "The first day at home is now Saturday 5 December: its 7 days "
		  "begin then, and the weeks after them last until Friday 25 December. What you "
		  "have done stays in the log." },
		{ "2026-11-22", "The first day at home is now today: it is day 1 of 7 at home. "
		  "What you have done stays in the log." },
		{ "2026-11-12", "The first day at home is now Thursday 12 November: it is week 2 "
		  "at home. What you have done stays in the log." },
		{ "2026-06-01", "The first day at home is now Monday 1 June: the weeks after it "
		  "are over, and a look back once a month remains. What you have done stays in "
		  "the log." },
		{ "", "The first day at home is open now; the weeks after it wait until it is "
		  "known. What you have done stays in the log." },
	};

	(void)state;
	open_with("since = 2026-11-01\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		date("home", cases[i].home);
		expect(true, cases[i].words);
	}
}

/* Day 5 of 7 stays day 5 of 7. */
static void a_home_that_becomes_known_leaves_the_days_before(void **state)
{
	(void)state;
	open_with("arrival = 2026-11-25\nsince = 2026-11-10\n");
	date("home", "2026-11-30");
	assert_true(said.holds);
	expect_file("arrival = 2026-11-25\nsince = 2026-11-10\nhome = 2026-11-30\n");
}

/* A day for each week of the form is passed over; more than that wants a form that
 * fits the days left. */
static void a_little_earlier_leaves_the_form(void **state)
{
	(void)state;
	open_with("arrival = 2026-11-27\nsince = 2026-11-10\n");
	date("arrival", "2026-11-26");
	expect(true, "Arrival is now Thursday 26 November: the form of 7 days fits, and has "
	       "come to its day 4. What you have done stays in the log.");
	expect_file("arrival = 2026-11-26\nsince = 2026-11-09\n");
	date("arrival", "2026-11-24");
	assert_string_equal(app_settings(here.app)->since, "2026-11-22");
}

static void a_new_arrival_leaves_the_weeks_at_home(void **state)
{
	(void)state;
	open_with("arrival = 2026-10-01\nhome = 2026-10-06\nsince = 2026-09-01\n");
	date("arrival", "2026-12-14");
	assert_true(said.holds);
	assert_non_null(strstr(said.words, "the form of 7 days fits, and begins on Monday 7 "
			       "December. What you have done stays in the log. A new journey. "
			       "Your weeks at home go on until the preparation for it begins"));
}

static void a_date_that_cannot_be_is_refused(void **state)
{
	(void)state;
	open_with("arrival = 2026-12-01\nsince = 2026-11-01\n");
	date("home", "2026-11-20");
	assert_false(said.holds);
	assert_non_null(strstr(said.words, "before your arrival on 1 December 2026"));
	date("arrival", "2027-02-29");
	assert_false(said.holds);
	assert_non_null(strstr(said.words, "There is no day \"2027-02-29\""));
	date("session_days", "2026-12-02, 2026-12-32");
	assert_false(said.holds);
	expect_file("arrival = 2026-12-01\nsince = 2026-11-01\n");
}

static void session_days_are_kept_quiet(void **state)
{
	(void)state;
	open_with("arrival = 2026-12-01\nsince = 2026-11-01\n");
	date("session_days", "2026-12-02, 2026-12-04");
	expect(true, "2 days with a session are kept quiet: one line on Today, and nothing to "
	       "choose. Groundwork never says when a session is; the clinic does.");
	date("session_days", "");
	expect(true, "No days with a session are known now.");
	expect_file("arrival = 2026-12-01\nsince = 2026-11-01\nsession_days = \n");
}

/* ---- days */

static const struct programme *in_use(enum stage stage)
{
	struct calendar calendar = person_calendar(here.app);

	return calendar.programmes[stage];
}

static void move(int number, const char *to)
{
	const struct programme *before = in_use(STAGE_PREPARE);
	struct day day;

	assert_true(day_parse(to, &day));
	said = schedule_move_day(here.app, here.arena, before, &before->days[number - 1],
				 day_number(day));
}

#define DATES "arrival = 2026-11-25\nsince = 2026-11-10\nsession_days = 2026-11-20\n"

static void a_day_is_moved_and_moved_home(void **state)
{
	(void)state;
	open_with(DATES);
	move(2, "2026-11-24");
	expect(true, "\"Something to hold on to\" is on Tuesday 24 November now, beside \"The "
	       "eve\". m moves it again.");
	move(4, "2026-11-22");
	expect(true, "\"A held breath\" is on today now, beside \"Questions\". m moves it "
	       "again.");
	expect_file(DATES "moved = before 2 on 2026-11-24, before 4 on 2026-11-22\n");
	move(2, "2026-11-23");
	expect_file(DATES "moved = before 4 on 2026-11-22, before 2 on 2026-11-23\n");
	move(4, "2026-11-21");
	expect(true, "\"A held breath\" is back on its own date, Saturday 21 November.");
	expect_file(DATES "moved = before 2 on 2026-11-23\n");
	move(2, "2026-11-19");
	expect_file(DATES "moved = \n");
}

static void a_day_stays_among_its_own(void **state)
{
	static const char *const strange[] = { "2026-11-25", "2026-11-17", "2026-11-20",
					       "2030-01-01" };

	(void)state;
	open_with(DATES);
	for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
		move(2, strange[i]);
		expect(false, "That date cannot take it: it is a day with a session, or not "
		       "among the days of this programme.");
	}
	expect_file(DATES);
}

static void five_days_are_not_put_on_one(void **state)
{
	(void)state;
	open_with(DATES);
	for (int day = 1; day <= 5; day++)
		if (day != 3)
			move(day, "2026-11-24");
	assert_true(said.holds);
	move(6, "2026-11-24");
	expect(false, "Enough has been put on that date already. Another one is kinder.");
}

static void what_the_settings_say_of_others_stays(void **state)
{
	(void)state;
	open_with(DATES "moved = gone 4 on 2026-01-01, before 99 on 2026-11-24\n");
	move(2, "2026-11-24");
	expect_file(DATES "moved = gone 4 on 2026-01-01, before 99 on 2026-11-24, "
		    "before 2 on 2026-11-24\n");
}

/* ---- form, track, programme */

static struct schedule_choice choices[SCHEDULE_CHOICES_MOST];

static size_t list(enum schedule_choice_kind what)
{
	return schedule_choices(here.app, here.arena, what, STAGE_PREPARE, choices);
}

static void take(enum schedule_choice_kind what, size_t at)
{
	said = schedule_choose(here.app, here.arena, what, &choices[at]);
}

static void expect_choice(size_t at, const char *title, const char *about, bool used)
{
	assert_string_equal(choices[at].title, title);
	assert_string_equal(choices[at].about, about);
	assert_int_equal(choices[at].in_use, used);
}

static void forms_say_when_they_begin(void **state)
{
	(void)state;
	open_with("arrival = 2026-11-25\nsince = 2026-11-10\n");
	assert_int_equal(list(CHOICE_FORM), 3);
	expect_choice(0, "The longest that fits", "The form of 7 days has come to its day 5.",
		      true);
	expect_choice(1, "7 days", "The form of 7 days has come to its day 5.", false);
	expect_choice(2, "3 days", "The form of 3 days begins today.", false);
	take(CHOICE_FORM, 2);
	expect(true, "The form of 3 days begins today. What you have done stays in the log.");
	expect_file("arrival = 2026-11-25\nsince = 2026-11-10\nform = 3\n");
	list(CHOICE_FORM);
	assert_true(choices[2].in_use);
	take(CHOICE_FORM, 0);
	expect_file("arrival = 2026-11-25\nsince = 2026-11-10\nform = \n");
}

static void without_an_arrival_there_is_no_form_to_take(void **state)
{
	(void)state;
	open_with("home = 2026-11-20\nsince = 2026-11-10\n");
	assert_int_equal(list(CHOICE_FORM), 0);
	assert_int_equal(list(CHOICE_PROGRAMME), 1);
	here_close(&here);
	open_with("arrival = 2026-11-21\nsince = 2026-11-10\n");
	assert_int_equal(list(CHOICE_FORM), 0);
}

static void a_track_is_taken_and_taken_back(void **state)
{
	(void)state;
	open_with("home = 2026-11-20\n");
	assert_int_equal(list(CHOICE_TRACK), 2);
	assert_false(choices[0].in_use || choices[1].in_use);	/* nobody has chosen */
	take(CHOICE_TRACK, 1);
	expect(true, "Tender, then: grounding, rest, people and short lines, from today on. "
	       "You can change it on any day.");
	expect_file("home = 2026-11-20\ntrack = tender\n");
	list(CHOICE_TRACK);
	assert_true(choices[1].in_use);
	take(CHOICE_TRACK, 0);
	expect_file("home = 2026-11-20\ntrack = steady\n");
}

static void another_programme_is_taken(void **state)
{
	static const char other[] =
		"[programme]\ntitle = My two days\nsummary = Two of my own.\n"
		"stage = prepare\ncounts = to arrival\nforms = 2\n"
		"[day 1]\ntitle = One\ndo = ground\n[day 2]\ntitle = Two\ndo = ground\n";

	(void)state;
	own_programme("my-days.ini", other);
	open_with("arrival = 2026-11-25\nprogrammes = gone, home\n");
	assert_int_equal(list(CHOICE_PROGRAMME), 2);
	expect_choice(0, "My two days", "Two of my own.", true);
	expect_choice(1, "Seven days before", "A week before the visit, or three days of it.",
		      false);
	take(CHOICE_PROGRAMME, 1);
	expect(true, "\"Seven days before\" is in use for these days now. What you have done "
	       "stays in the log.");
	expect_file("arrival = 2026-11-25\nprogrammes = before, gone, home\n");
	assert_string_equal(in_use(STAGE_PREPARE)->id, "before");
}

/* ---- a file that cannot be written; root may write anything but over a folder */

static void a_change_that_cannot_be_written_holds_for_this_run(void **state)
{
	const char *folder = check_path(here.place.home, "config/groundwork");

	(void)state;
	open_with("arrival = 2026-11-25\nsince = 2026-11-10\n");
	assert_int_equal(unlink(check_path(folder, "groundwork.ini")), 0);
	check_write(check_path(here.place.home, "config/groundwork/groundwork.ini/x"), "", 0);
	date("arrival", "2026-12-14");
	assert_true(said.holds);
	assert_non_null(strstr(said.words, "This holds for now, but is not kept: "));
	assert_non_null(strstr(said.words, "groundwork.ini: is not a file. Arrival is now Monday "
			       "14 December: the form of 7 days fits"));
	assert_string_equal(app_settings(here.app)->arrival, "2026-12-14");
	date("session_days", "2026-12-15");
	assert_true(said.holds);
	assert_int_equal(app_settings(here.app)->medicine_days.count, 1);
	list(CHOICE_FORM);
	take(CHOICE_FORM, 2);
	assert_true(said.holds);
	assert_int_equal(app_settings(here.app)->form_days, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, weeks_make, here_tear_down)
		TEST(an_arrival_says_which_form_fits),
		TEST(a_home_says_how_long_the_weeks_last),
		TEST(a_home_that_becomes_known_leaves_the_days_before),
		TEST(a_little_earlier_leaves_the_form),
		TEST(a_new_arrival_leaves_the_weeks_at_home),
		TEST(a_date_that_cannot_be_is_refused),
		TEST(session_days_are_kept_quiet),
		TEST(a_day_is_moved_and_moved_home),
		TEST(a_day_stays_among_its_own),
		TEST(five_days_are_not_put_on_one),
		TEST(what_the_settings_say_of_others_stays),
		TEST(forms_say_when_they_begin),
		TEST(without_an_arrival_there_is_no_form_to_take),
		TEST(a_track_is_taken_and_taken_back),
		TEST(another_programme_is_taken),
		TEST(a_change_that_cannot_be_written_holds_for_this_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
