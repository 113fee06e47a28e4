/* schedule_test.c -- a person's schedule as rows, from three programmes: seven days
 * (or three) before, three there, seven at home with two weeks after them. It is
 * Sunday the 22nd of November 2026, eight in the morning, when nothing else is said. */
#include "schedule/weeks.h"

static struct schedule weeks;

static void look(void)
{
	here_open(&here);
	schedule_load(here.app, here.arena, &weeks);
}

/* The rows as they should be; the one of today has a mark before it. */
static void expect_rows(const char *const *expected)
{
	size_t count = 0;
	bool same = true;
	struct buffer all = { 0 };

	look();
	while (expected[count])
		count++;
	for (size_t i = 0; i < weeks.count; i++) {
		struct buffer line = { 0 };

		buffer_add_string(&line, i == weeks.now ? "> " : "  ");
		row_words(&line, &weeks, &weeks.rows[i]);
		same &= i < count && !strcmp(expected[i], buffer_string(&line));
		buffer_print(&all, "%s\n", buffer_string(&line));
		buffer_free(&line);
	}
	if (!same || count != weeks.count)
		fail_msg("the rows are\n%s", buffer_string(&all));
	buffer_free(&all);
}

static void expect_remarks(const char *const *expected)
{
	size_t count = 0;

	while (expected[count])
		count++;
	for (size_t i = 0; i < count && i < weeks.words.remarks.count; i++)
		assert_string_equal(weeks.words.remarks.at[i], expected[i]);
	assert_int_equal(weeks.words.remarks.count, count);
}

#define ROWS(...) expect_rows((const char *const[]){ __VA_ARGS__, NULL })
#define REMARKS(...) expect_remarks((const char *const[]){ __VA_ARGS__, NULL })
#define NO_REMARKS() assert_int_equal(weeks.words.remarks.count, 0)

static void preparing_shows_the_days_before_and_there(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\n");
	practised("2026-11-19T09:00:00Z", "ground", NULL, NULL);
	practised("2026-11-20T09:00:00Z", "wide", NULL, NULL);	/* nothing of that day */
	practised("2026-11-22T07:00:00Z", "page", "programme:before", "day 5");
	ROWS("  Wed 18 Nov | day 1 | Numbers on paper | let go",
	     "  Thu 19 Nov | day 2 | Something to hold on to | done",
	     "  Fri 20 Nov | day 3 | Why now | let go",
	     "  Sat 21 Nov | day 4 | A held breath | let go",
	     "> Sun 22 Nov | day 5 | Questions | today, done",
	     "  Mon 23 Nov | day 6 | A first line | ahead",
	     "  Tue 24 Nov | day 7 | The eve | ahead",
	     "  Wed 25 Nov | day 1 | Arriving | ahead",
	     "  Thu 26 Nov | day 2 | Resting | ahead",
	     "  Fri 27 Nov | day 3 | Going home | ahead");
	assert_string_equal(weeks.words.heading,
			    "Preparing · 3 days until arrival · day 5 of 7");
	assert_string_equal(weeks.words.form, "7 days: the longest form that fits");
	assert_null(weeks.words.track);
	NO_REMARKS();
}

static void the_shorter_form_has_fewer_days(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-21\n");
	ROWS("> Sun 22 Nov | day 1 | Numbers on paper | today",
	     "  Mon 23 Nov | day 3 | Why now | ahead",
	     "  Tue 24 Nov | day 7 | The eve | ahead",
	     "  Wed 25 Nov | day 1 | Arriving | ahead",
	     "  Thu 26 Nov | day 2 | Resting | ahead",
	     "  Fri 27 Nov | day 3 | Going home | ahead");
	assert_string_equal(weeks.words.form, "3 days: the longest form that fits");
}

static void a_late_beginning_has_no_days_before_it(void **state)
{
	(void)state;
	journey("arrival = 2026-11-24\nsince = 2026-11-22\nmoved = before 1 on 2026-11-23\n");
	ROWS("> Sun 22 Nov | day 1 | Numbers on paper | today | now on Mon 23 Nov",
	     "  Mon 23 Nov | day 7 | The eve | ahead",
	     "  Mon 23 Nov | day 1 | Numbers on paper | ahead | from Sun 22 Nov",
	     "  Tue 24 Nov | day 1 | Arriving | ahead",
	     "  Wed 25 Nov | day 2 | Resting | ahead",
	     "  Thu 26 Nov | day 3 | Going home | ahead");
	assert_string_equal(weeks.words.form, "3 days: the shortest form there is");
	assert_int_equal(weeks.rows[2].at, 2);
	assert_int_equal(weeks.rows[2].of, 3);
}

/* Of a longer stay the days between have nothing, and the last is that of going. */
static void a_stay_has_its_days_at_both_ends(void **state)
{
	(void)state;
	journey("arrival = 2026-11-18\nhome = 2026-11-25\nsince = 2026-11-01\n");
	look();
	assert_string_equal(weeks.rows[1].title, "Resting");
	assert_string_equal(weeks.rows[2].title, "On retreat");
	assert_int_equal(weeks.now, 2);
	assert_string_equal(weeks.rows[3].title, "Going home");
	assert_int_equal(weeks.rows[3].at, 7);
}

static void a_home_that_is_known_shows_the_weeks_after(void **state)
{
	(void)state;
	journey("arrival = 2026-11-23\nhome = 2026-11-26\nsince = 2026-11-20\n"
		"session_days = 2026-11-24\n");
	ROWS("  Fri 20 Nov | day 1 | Numbers on paper | let go",
	     "  Sat 21 Nov | day 3 | Why now | let go",
	     "> Sun 22 Nov | day 7 | The eve | today",
	     "  Mon 23 Nov | day 1 | Arriving | ahead",
	     "  Tue 24 Nov | session day | Kept quiet | ahead",
	     "  Wed 25 Nov | day 3 | Going home | ahead",
	     "  Wed 25 Nov | after 1 | A day since | ahead",
	     "  Thu 26 Nov | day 1 | The first day | ahead",
	     "  Fri 27 Nov | day 2 | A page about it | ahead",
	     "  Sat 28 Nov | day 3 | Wide | ahead",
	     "  Sun 29 Nov | day 4 | Feet again | ahead",
	     "  Mon 30 Nov | day 5 | Talking | ahead",
	     "  Tue  1 Dec | day 6 | Outdoors | ahead",
	     "  Wed  2 Dec | day 7 | A week | ahead",
	     "  Wed  2 Dec to Thu  3 Dec | after 8 | A week since | ahead",
	     "  Thu  3 Dec to Wed  9 Dec | week 2 | The body | ahead",
	     "  Thu 10 Dec to Wed 16 Dec | week 3 | People | ahead",
	     "  Thu 14 Jan to Wed 10 Feb | month | A month | ahead");
}

static void at_home_the_weeks_are_one_row_each(void **state)
{
	(void)state;
	journey("arrival = 2026-11-05\nhome = 2026-11-08\nsince = 2026-10-20\n"
		"track = tender\n");
	practised("2026-11-09T10:00:00Z", "ground", NULL, NULL);  /* what tender asks */
	practised("2026-11-10T10:00:00Z", "wide", NULL, NULL);	  /* what steady asks */
	practised("2026-11-17T10:00:00Z", "ground", NULL, NULL);  /* some day of week 2 */
	ROWS("  Sun  8 Nov | day 1 | The first day | let go",
	     "  Sun  8 Nov | after 1 | A day since | let go",
	     "  Mon  9 Nov | day 2 | A page about it | done",
	     "  Tue 10 Nov | day 3 | Wide | let go",
	     "  Wed 11 Nov | day 4 | Feet again | let go",
	     "  Thu 12 Nov | day 5 | Talking | let go",
	     "  Fri 13 Nov | day 6 | Outdoors | let go",
	     "  Sat 14 Nov | day 7 | A week | let go",
	     "  Sun 15 Nov to Sat 21 Nov | week 2 | The body | done",
	     "  Sun 15 Nov to Mon 16 Nov | after 8 | A week since | let go",
	     "> Sun 22 Nov to Sat 28 Nov | week 3 | People | today",
	     "  Sun 27 Dec to Sat 23 Jan | month | A month | ahead");
}

static void a_moved_day_has_a_row_in_both_places(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\n"
		"moved = before 3 on 2026-11-22, before 6 on 2026-11-19\n");
	practised("2026-11-22T07:00:00Z", "page", "programme:before", "day 3");
	ROWS("  Wed 18 Nov | day 1 | Numbers on paper | let go",
	     "  Thu 19 Nov | day 2 | Something to hold on to | let go",
	     "  Thu 19 Nov | day 6 | A first line | let go | from Mon 23 Nov",
	     "  Fri 20 Nov | day 3 | Why now | done on Sun 22 Nov | now on Sun 22 Nov",
	     "  Sat 21 Nov | day 4 | A held breath | let go",
	     "> Sun 22 Nov | day 5 | Questions | today, done",
	     "  Sun 22 Nov | day 3 | Why now | today, done | from Fri 20 Nov",
	     "  Mon 23 Nov | day 6 | A first line | ahead | now on Thu 19 Nov",
	     "  Tue 24 Nov | day 7 | The eve | ahead",
	     "  Wed 25 Nov | day 1 | Arriving | ahead",
	     "  Thu 26 Nov | day 2 | Resting | ahead",
	     "  Fri 27 Nov | day 3 | Going home | ahead");
	NO_REMARKS();
}

static void a_day_can_be_moved_into_the_weeks(void **state)
{
	(void)state;
	at("2026-11-26T08:00:00Z");
	journey("home = 2026-11-20\nsince = 2026-11-01\nmoved = home 6 on 2026-11-28\n");
	ROWS("  Fri 20 Nov | day 1 | The first day | let go",
	     "  Fri 20 Nov | after 1 | A day since | let go",
	     "  Sat 21 Nov | day 2 | A page about it | let go",
	     "  Sun 22 Nov | day 3 | Wide | let go",
	     "  Mon 23 Nov | day 4 | Feet again | let go",
	     "  Tue 24 Nov | day 5 | Talking | let go",
	     "  Wed 25 Nov | day 6 | Outdoors | let go | now on Sat 28 Nov",
	     "> Thu 26 Nov | day 7 | A week | today",
	     "  Fri 27 Nov to Thu  3 Dec | week 2 | The body | ahead",
	     "  Fri 27 Nov to Sat 28 Nov | after 8 | A week since | ahead",
	     "  Sat 28 Nov | day 6 | Outdoors | ahead | from Wed 25 Nov",
	     "  Fri  4 Dec to Thu 10 Dec | week 3 | People | ahead",
	     "  Fri  8 Jan to Thu  4 Feb | month | A month | ahead");
}

static void a_day_done_under_earlier_dates_is_known(void **state)
{
	(void)state;
	journey("arrival = 2026-12-01\nsince = 2026-11-21\n");
	practised("2026-11-12T09:00:00Z", "page", "programme:before", "day 3");
	ROWS("> Sun 22 Nov | - | Before the first day | today",
	     "  Tue 24 Nov | day 1 | Numbers on paper | ahead",
	     "  Wed 25 Nov | day 2 | Something to hold on to | ahead",
	     "  Thu 26 Nov | day 3 | Why now | ahead, done on Thu 12 Nov",
	     "  Fri 27 Nov | day 4 | A held breath | ahead",
	     "  Sat 28 Nov | day 5 | Questions | ahead",
	     "  Sun 29 Nov | day 6 | A first line | ahead",
	     "  Mon 30 Nov | day 7 | The eve | ahead",
	     "  Tue  1 Dec | day 1 | Arriving | ahead",
	     "  Wed  2 Dec | day 2 | Resting | ahead",
	     "  Thu  3 Dec | day 3 | Going home | ahead");
}

static void a_session_beside_the_days_has_a_row(void **state)
{
	(void)state;
	journey("arrival = 2026-11-19\nsince = 2026-11-01\n"
		"session_days = 2026-11-20, 2026-11-24\n");
	ROWS("  Thu 19 Nov | day 1 | Arriving | let go",
	     "  Fri 20 Nov | session day | Kept quiet | let go",
	     "  Sat 21 Nov | day 3 | Going home | let go",
	     "> Sun 22 Nov | - | Home again? | today",
	     "  Tue 24 Nov | session day | Kept quiet | ahead");
}

/* The first of December lies before its days begin; home is from an earlier time. */
static void a_second_journey_follows_the_weeks_of_the_first(void **state)
{
	(void)state;
	at("2026-11-28T08:00:00Z");
	journey("home = 2026-11-20\narrival = 2026-12-12\nsince = 2026-11-27\nform = 3\n");
	look();
	assert_string_equal(weeks.words.heading, "Home again · week 2 of 3");
	assert_string_equal(weeks.rows[weeks.now].place, "week 2");
	assert_string_equal(weeks.rows[weeks.count - 3].title, "Arriving");
	assert_string_equal(weeks.rows[weeks.count - 4].title, "The eve");
	NO_REMARKS();
}

static void when_the_weeks_are_over_there_is_the_month(void **state)
{
	(void)state;
	at("2027-03-08T08:00:00Z");
	journey("home = 2026-11-20\nsince = 2026-11-01\n");
	practised("2026-11-21T08:00:00Z", "page", "programme:home", "day 2");
	look();
	assert_string_equal(weeks.words.heading, "Day by day");
	assert_string_equal(weeks.rows[0].title, "The first day");
	assert_true(weeks.rows[0].done == NO_DATE);
	assert_string_equal(weeks.rows[2].title, "A page about it");
	assert_true(weeks.rows[2].done != NO_DATE);
	assert_string_equal(weeks.rows[weeks.now].title, "A month");
	assert_true(weeks.rows[weeks.now].third);	/* the third time, with more */
	assert_int_equal(weeks.now, weeks.count - 1);
}

static void the_month_is_done_anew_each_time(void **state)
{
	(void)state;
	at("2027-03-08T08:00:00Z");
	journey("home = 2026-11-20\nsince = 2026-11-01\n");
	practised("2027-01-20T08:00:00Z", "page", "programme:home", "month");
	look();
	assert_string_equal(weeks.rows[weeks.now].place, "month");
	assert_true(weeks.rows[weeks.now].done == NO_DATE);
	practised("2027-03-08T07:00:00Z", "page", "programme:home", "month");
	here_close(&here);
	look();
	assert_true(weeks.rows[weeks.now].done != NO_DATE);
}

static const char *stands(size_t row)
{
	return schedule_standing_text(here.app, here.arena, &weeks, &weeks.rows[row]);
}

static void without_dates_there_is_today(void **state)
{
	(void)state;
	ROWS("> Sun 22 Nov | - | No dates yet | today");
	assert_string_equal(weeks.words.heading, "No dates yet");
	assert_non_null(strstr(stands(0), "d takes it"));
	here_close(&here);
	journey("where = practising\nsince = 2026-11-01\n");
	ROWS("> Sun 22 Nov | - | Day by day | today");
	here_close(&here);
	journey("where = preparing\nsince = 2026-11-21\n");
	look();
	assert_string_equal(weeks.rows[weeks.now].place, "day 2");
	assert_string_equal(weeks.words.form, "7 days: the longest form");
}

static void how_a_row_stands_is_said_without_a_reproach(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\n"
		"moved = before 3 on 2026-11-24\n");
	practised("2026-11-19T09:00:00Z", "ground", NULL, NULL);
	look();
	assert_string_equal(stands(0), "It has passed and is let go. It waits for nobody, and "
			    "can be begun all the same.");
	assert_string_equal(stands(1), "Something of it was done.");
	assert_string_equal(stands(2), "You put it on Tuesday 24 November.");
	assert_null(stands(4));
	assert_string_equal(stands(7), "You put it here, from Friday 20 November.");
}

/* ---- what a row asks */

static void expect_parts(size_t row, const char *const *expected)
{
	static const char *const kinds[] = { "", "or ", "check " };
	struct schedule_item parts[SCHEDULE_ITEMS_MOST];
	size_t count = schedule_items(here.app, here.arena, &weeks, &weeks.rows[row],
				      parts), i;

	for (i = 0; expected[i] && i < count; i++) {
		char text[200];

		snprintf(text, sizeof text, "%s%s%s%s%s, %d min%s", kinds[parts[i].kind],
			 parts[i].title, parts[i].steps ? " (" : "",
			 parts[i].steps ? parts[i].steps : "", parts[i].steps ? ")" : "",
			 (int)(parts[i].minutes_ms / 60000), parts[i].done ? ", done" : "");
		assert_string_equal(text, expected[i]);
	}
	assert_null(expected[i]);
	assert_int_equal(i, count);
}

#define PARTS(row, ...) expect_parts(row, (const char *const[]){ __VA_ARGS__, NULL })

static void a_row_asks_in_the_form_that_is_used(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\n");
	practised("2026-11-18T09:00:00Z", "ground", NULL, NULL);
	look();
	PARTS(0, "Feet, 2 min, done", "A page, 6 min", "or Feet, 2 min, done");
	PARTS(2, "A page (first), 2 min");
	PARTS(5, "A page (first, second), 4 min", "or Feet, 2 min");
	assert_string_equal(schedule_notes(&weeks, &weeks.rows[0])->at[0],
			    "Half of it is fine.");
	here_close(&here);
	journey("arrival = 2026-11-25\nsince = 2026-11-10\nform = 3\n");
	look();
	PARTS(0, "Feet, 2 min", "or Feet, 2 min");	/* what the shortest form has */
	assert_string_equal(weeks.words.form, "3 days, as you chose");
}

static void a_row_asks_on_the_track_that_is_taken(void **state)
{
	(void)state;
	journey("home = 2026-11-22\nsince = 2026-11-10\n");
	look();
	assert_string_equal(weeks.words.track, "steady, until you choose");
	PARTS(2, "A page, 6 min");
	assert_string_equal(schedule_notes(&weeks, &weeks.rows[2])->at[0],
			    "Write a little.");
	here_close(&here);
	journey("home = 2026-11-22\nsince = 2026-11-10\ntrack = tender\n");
	look();
	assert_string_equal(weeks.words.track, "tender");
	PARTS(2, "Feet, 2 min");
	assert_string_equal(schedule_notes(&weeks, &weeks.rows[2])->at[0],
			    "Rest a little.");
}

static void what_is_left_out_or_waits_is_said_first(void **state)
{
	struct schedule_item parts[SCHEDULE_ITEMS_MOST];

	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\n");
	look();
	assert_int_equal(schedule_items(here.app, here.arena, &weeks, &weeks.rows[3],
					parts), 1);
	assert_string_equal(parts[0].mind, "It contains breath holds, which you leave out.");
	here_close(&here);
	journey("home = 2026-11-22\nsince = 2026-11-10\n");
	look();
	assert_int_equal(schedule_items(here.app, here.arena, &weeks, &weeks.rows[3],
					parts), 1);
	assert_string_equal(parts[0].mind, "It is a demanding practice, and waits until seven "
			    "practices are behind you.");
}

/* ---- what is wrong, and what is said of it */

static void dates_that_are_odd_have_an_answer(void **state)
{
	(void)state;
	journey("arrival = 2026-11-22\nsince = 2026-11-22\n");	/* today */
	look();
	assert_string_equal(weeks.words.heading, "Retreat · day 1 of 3");
	NO_REMARKS();
	here_close(&here);
	journey("arrival = 2026-11-16\nsince = 2026-10-01\n");		/* over */
	ROWS("  Mon 16 Nov | day 1 | Arriving | let go",
	     "  Tue 17 Nov | day 2 | Resting | let go",
	     "  Wed 18 Nov | day 3 | Going home | let go",
	     "> Sun 22 Nov | - | Home again? | today");
	assert_non_null(strstr(stands(weeks.now), "d takes your first day there"));
	NO_REMARKS();
	here_close(&here);
	journey("arrival = 2025-06-01\nsince = 2025-05-01\n");		/* long ago */
	look();
	assert_string_equal(weeks.rows[weeks.now].title, "Day by day");
	assert_non_null(strstr(stands(weeks.now), "d takes your first day there"));
	NO_REMARKS();
	here_close(&here);
	journey("arrival = 2029-11-22\nsince = 2026-11-22\n");		/* in three years */
	look();
	assert_string_equal(weeks.rows[weeks.now].title, "Before the first day");
	assert_string_equal(stands(weeks.now),
			    "The days begin on Thursday 15 November 2029. "
			    "Until then Today offers what fits; any of them can be begun "
			    "earlier.");
	REMARKS("The arrival, Thursday 22 November 2029, is more than two years away. If the "
		"year is a slip, d mends it; otherwise the days simply wait.");
}

static void the_29th_of_february_is_a_day_when_it_exists(void **state)
{
	(void)state;
	at("2028-02-27T08:00:00Z");
	journey("arrival = 2028-02-29\nhome = 2028-03-02\nsince = 2028-02-20\n");
	look();
	assert_string_equal(weeks.words.heading,
			    "Preparing · 2 days until arrival · day 6 of 7");
	assert_string_equal(weeks.rows[7].title, "Arriving");
	assert_string_equal(weeks.rows[8].title, "Going home");
	assert_string_equal(weeks.rows[9].title, "The first day");
	assert_string_equal(weeks.rows[10].title, "A day since");
	here_close(&here);
	journey("arrival = 2027-02-29\nsince = 2026-11-22\n");
	here_open(&here);
	assert_int_equal(app_notes(here.app).count, 1);	/* said on Today, with its line */
	schedule_load(here.app, here.arena, &weeks);
	assert_string_equal(weeks.words.heading, "No dates yet");
}

static void a_home_before_the_arrival_is_an_earlier_one(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nhome = 2026-11-25\nsince = 2026-11-10\n");
	look();
	assert_string_equal(weeks.rows[weeks.now].title, "Questions");
	REMARKS("The first day at home, Wednesday 25 November, is not after the arrival, so it "
		"counts for an earlier retreat. If that is not so, d changes the dates.");
}

static void a_clock_set_back_a_year_loses_nothing(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\n");
	practised("2026-11-19T09:00:00Z", "ground", NULL, NULL);
	at("2025-11-22T08:00:00Z");
	look();
	assert_string_equal(weeks.rows[weeks.now].title, "Before the first day");
	REMARKS("The log has entries from later days than today. If the clock is wrong, set "
		"it, and the days fall into place; nothing is lost.");
	here_close(&here);
	at("2026-11-22T09:00:00Z");
	look();
	assert_true(weeks.rows[1].done != NO_DATE);
	NO_REMARKS();
}

static void what_the_programmes_have_no_more_is_left_aside(void **state)
{
	(void)state;
	journey("arrival = 2026-11-25\nsince = 2026-11-10\nform = 14\n"
		"programmes = my-weeks\n"
		"moved = before 30 on 2026-11-24, my-weeks 2 on 2026-11-24, "
		"before 2 on 2026-11-10, before 3 on 2026-11-11, before 5 on 2026-11-23\n");
	look();
	assert_int_equal(weeks.count, 11);	/* ten days, and where day 5 went */
	assert_string_equal(weeks.words.form, "7 days: the longest form that fits");
	REMARKS("The settings ask for a form of 14 days, which \"Seven days before\" does not "
		"have. The longest that fits is in use; f takes another.",
		"The settings name a programme \"my-weeks\" that is not there. The others go "
		"on as they are.",
		"The settings put day 30 of \"Seven days before\" on another date. It has no "
		"such day now, so nothing is moved.",
		"The settings put day 2 of a programme \"my-weeks\" on another date. It is not "
		"there now, so nothing is moved.",
		"2 days were put on a date that is not among these days now, and stands where "
		"it was.");
}

static void a_day_on_a_session_day_is_told(void **state)
{
	(void)state;
	journey("arrival = 2026-11-20\nhome = 2026-11-25\nsince = 2026-11-10\n"
		"session_days = 2026-11-21\nmoved = there 3 on 2026-11-21\n");
	look();
	assert_string_equal(weeks.rows[1].title, "Kept quiet");
	assert_string_equal(weeks.rows[4].title, "Going home");
	assert_true(weeks.rows[4].moved_to == weeks.rows[1].date);
	REMARKS("A day was put on a date that is a day with a session now, which is kept "
		"quiet; m takes another date.");
}

static const char other[] =
	"[programme]\ntitle = My three days\nsummary = Three days of my own.\n"
	"stage = prepare\ncounts = to arrival\nforms = 3\n"
	"[day 1]\ntitle = One\ndo = ground\n[day 2]\ntitle = Two\ndo = ground\n"
	"[day 3]\ntitle = Three\ndo = page\n";

static void of_two_programmes_one_is_in_use(void **state)
{
	(void)state;
	own_programme("my-days.ini", other);
	journey("arrival = 2026-11-24\nsince = 2026-11-10\nmoved = before 2 on 2026-11-22\n");
	look();
	assert_string_equal(weeks.rows[weeks.now].title, "Two");
	assert_null(weeks.words.form);		/* it has one form */
	assert_string_equal(weeks.words.programmes,
			    "There is more than one programme for these days; "
			    "\"My three days\" is in use, and o takes another.");
	NO_REMARKS();			/* what was moved in the other one rests */
	here_close(&here);
	journey("arrival = 2026-11-24\nsince = 2026-11-10\nprogrammes = before\n");
	look();
	assert_string_equal(weeks.rows[weeks.now].title, "A first line");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, weeks_make, here_tear_down)
		TEST(preparing_shows_the_days_before_and_there),
		TEST(the_shorter_form_has_fewer_days),
		TEST(a_late_beginning_has_no_days_before_it),
		TEST(a_stay_has_its_days_at_both_ends),
		TEST(a_home_that_is_known_shows_the_weeks_after),
		TEST(at_home_the_weeks_are_one_row_each),
		TEST(a_moved_day_has_a_row_in_both_places),
		TEST(a_day_can_be_moved_into_the_weeks),
		TEST(a_day_done_under_earlier_dates_is_known),
		TEST(a_session_beside_the_days_has_a_row),
		TEST(a_second_journey_follows_the_weeks_of_the_first),
		TEST(when_the_weeks_are_over_there_is_the_month),
		TEST(the_month_is_done_anew_each_time),
		TEST(without_dates_there_is_today),
		TEST(how_a_row_stands_is_said_without_a_reproach),
		TEST(a_row_asks_in_the_form_that_is_used),
		TEST(a_row_asks_on_the_track_that_is_taken),
		TEST(what_is_left_out_or_waits_is_said_first),
		TEST(dates_that_are_odd_have_an_answer),
		TEST(the_29th_of_february_is_a_day_when_it_exists),
		TEST(a_home_before_the_arrival_is_an_earlier_one),
		TEST(a_clock_set_back_a_year_loses_nothing),
		TEST(what_the_programmes_have_no_more_is_left_aside),
		TEST(a_day_on_a_session_day_is_told),
		TEST(of_two_programmes_one_is_in_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
