/* The calendar: a plan in words, a date, and what that day is, in one line.
 *
 *     "preparing, 9 to go, 13 of 21: day 13"
 *
 * stands for: in preparation, nine days until arrival, the thirteenth of twenty-one
 * days, which holds the programme's day 13. */
#include "unit/engine_year.h"

#include <stdarg.h>

struct line {
	const char *plan, *date, *is;
};

struct words {
	char text[256];
};

static void put(struct words *words, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void put(struct words *words, const char *format, ...)
{
	size_t length = strlen(words->text);
	va_list args;

	va_start(args, format);
	vsnprintf(words->text + length, sizeof words->text - length, format, args);
	va_end(args);
}

static void put_date(struct words *words, const char *before, int64_t date)
{
	char text[16];

	put(words, "%s%s", before, year_text(date, text));
}

static void put_place(struct words *words, const struct calendar_day *day)
{
	static const char *const phases[] = {
		[PHASE_UNSAID] = "unsaid", [PHASE_PREPARE] = "preparing",
		[PHASE_RETREAT] = "retreat", [PHASE_INTEGRATE] = "integrating",
		[PHASE_DAILY] = "daily",
	};

	put(words, "%s", phases[day->phase]);
	if (day->to_arrival)
		put(words, ", %lld to go", (long long)day->to_arrival);
	if (day->place)
		put(words, ", %d of %d", day->place, day->of);
	if (day->week)
		put(words, ", week %d", day->week);
	if (day->begins != NO_DATE)
		put_date(words, ", begins ", day->begins);
	if (day->medicine)
		put(words, ", session");
}

static void put_held(struct words *words, const struct year *year,
		     const struct calendar_day *day)
{
	const char *before = ": ";

	if (day->day == &year->medicine_day)
		put(words, "%ssession day", before);
	else if (day->day)
		put(words, "%s%s %d", before, day->day >= year->weeks &&
		    day->day < year->weeks + YEAR_WEEKS ? "theme" : "day",
		    day->day->number);
	else if (day->moved_to == NO_DATE && !day->here_count && !day->after && !day->month)
		put(words, "%snothing", before);
	before = day->day ? " + " : ": ";
	for (size_t i = 0; i < day->here_count; i++, before = " + ")
		put(words, "%sday %d put here", before, day->here[i]->number);
	if (day->moved_to != NO_DATE) {
		put_date(words, before, day->moved_to);
		put(words, " has its day");
		before = " + ";
	}
	if (day->after) {
		put(words, "%safter %d", before, day->after->number);
		put_date(words, " since ", day->after_from);
		before = " + ";
	}
	if (day->month) {
		put(words, "%smonth%s", before, day->third ? ", third" : "");
		put_date(words, " since ", day->month_from);
	}
	if (day->ask_home)
		put(words, ", home?");
}

static void expect(const struct line *lines, size_t count)
{
	static struct year year;
	int wrong = 0;

	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		struct words words = { "" };
		struct calendar_day day;

		year_read(&year, lines[i].plan);
		calendar_look(&year.calendar, year_day(lines[i].date), &day);
		put_place(&words, &day);
		put_held(&words, &year, &day);
		if (!strcmp(words.text, lines[i].is))
			continue;
		print_error("%s\n  %s should be: %s\n              but is: %s\n",
			    lines[i].plan, lines[i].date, lines[i].is, words.text);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define EXPECT(lines) expect(lines, sizeof lines / sizeof *lines)

static void an_early_start_waits_for_the_longest_form(void **state)
{
	static const char plan[] = "since 2026-11-01, arrival 2026-12-11";
	static const struct line lines[] = {
		{ plan, "2026-11-01", "preparing, 40 to go, begins 2026-11-20: nothing" },
		{ plan, "2026-11-19", "preparing, 22 to go, begins 2026-11-20: nothing" },
		{ plan, "2026-11-20", "preparing, 21 to go, 1 of 21: day 1" },
		{ plan, "2026-12-02", "preparing, 9 to go, 13 of 21: day 13" },
		{ plan, "2026-12-10", "preparing, 1 to go, 21 of 21: day 21" },
		{ plan, "2026-12-11", "retreat, 1 of 5: day 1" },
	};

	(void)state;
	EXPECT(lines);
}

static void the_form_fits_the_days_that_are_left(void **state)
{
	static const struct line lines[] = {
		{ "since 2026-11-10, arrival 2026-12-01", "2026-11-10",
		  "preparing, 21 to go, 1 of 21: day 1" },
		{ "since 2026-11-11, arrival 2026-12-01", "2026-11-11",
		  "preparing, 20 to go, begins 2026-11-17: nothing" },
		{ "since 2026-11-11, arrival 2026-12-01", "2026-11-17",
		  "preparing, 14 to go, 1 of 14: day 1" },
		{ "since 2026-11-11, arrival 2026-12-01", "2026-11-30",
		  "preparing, 1 to go, 14 of 14: day 21" },
		{ "since 2026-11-18, arrival 2026-12-01", "2026-11-18",
		  "preparing, 13 to go, begins 2026-11-24: nothing" },
		{ "since 2026-11-24, arrival 2026-12-01", "2026-11-24",
		  "preparing, 7 to go, 1 of 7: day 1" },
		{ "since 2026-11-24, arrival 2026-12-01", "2026-11-26",
		  "preparing, 5 to go, 3 of 7: day 4" },
		{ "since 2026-11-24, arrival 2026-12-01", "2026-11-30",
		  "preparing, 1 to go, 7 of 7: day 20" },
	};

	(void)state;
	EXPECT(lines);
}

/* The page for a hard hour is the one thing that nobody goes without. */
static void whoever_comes_late_begins_with_the_first_day(void **state)
{
	static const char plan[] = "since 2026-11-26, arrival 2026-12-01";
	static const char eve[] = "since 2026-11-30, arrival 2026-12-01";
	static const char chosen[] = "since 2026-11-21, arrival 2026-12-01, form 21";
	static const struct line lines[] = {
		{ plan, "2026-11-25", "preparing, 6 to go, 2 of 7: day 2" },
		{ plan, "2026-11-26", "preparing, 5 to go, 3 of 7: day 1" },
		{ plan, "2026-11-27", "preparing, 4 to go, 4 of 7: day 8" },
		{ plan, "2026-11-30", "preparing, 1 to go, 7 of 7: day 20" },
		{ eve, "2026-11-30", "preparing, 1 to go, 7 of 7: day 1" },
		{ chosen, "2026-11-21", "preparing, 10 to go, 12 of 21: day 1" },
		{ chosen, "2026-11-22", "preparing, 9 to go, 13 of 21: day 13" },
	};

	(void)state;
	EXPECT(lines);
}

static void the_form_by_choice_goes_before_the_one_that_fits(void **state)
{
	static const struct line lines[] = {
		{ "since 2026-11-01, arrival 2026-12-01, form 7", "2026-11-23",
		  "preparing, 8 to go, begins 2026-11-24: nothing" },
		{ "since 2026-11-01, arrival 2026-12-01, form 14", "2026-11-17",
		  "preparing, 14 to go, 1 of 14: day 1" },
		{ "since 2026-11-01, arrival 2026-12-01, form 9", "2026-11-10",
		  "preparing, 21 to go, 1 of 21: day 1" },
		{ "arrival 2026-12-01", "2026-11-26", "preparing, 5 to go, 17 of 21: day 17" },
	};

	(void)state;
	EXPECT(lines);
}

static void on_the_day_itself_one_is_there(void **state)
{
	static const struct line lines[] = {
		{ "since 2026-12-01, arrival 2026-12-01", "2026-12-01", "retreat, 1 of 5: day 1" },
		/* there for a day */
		{ "since 2026-12-01, arrival 2026-12-01, home 2026-12-01", "2026-12-01",
		  "retreat, 1 of 1: day 1" },
		{ "since 2026-12-01, arrival 2026-12-01, home 2026-12-01", "2026-12-02",
		  "integrating, 1 of 28: day 1 + after 1 since 2026-12-02" },
		{ "since 2026-12-01, arrival 2026-12-01, says preparing", "2026-12-01",
		  "retreat, 1 of 5: day 1" },
	};

	(void)state;
	EXPECT(lines);
}

static void an_arrival_that_has_passed_asks_whether_one_is_home(void **state)
{
	static const char plan[] = "since 2026-12-01, arrival 2026-12-01";
	static const struct line lines[] = {
		{ plan, "2026-12-05", "retreat, 5 of 5: day 5" },
		{ plan, "2026-12-06", "retreat: nothing, home?" },
		{ plan, "2026-12-12", "retreat: nothing, home?" },
		{ plan, "2026-12-13", "daily: nothing, home?" },
		/* for as long as the weeks after it would last */
		{ plan, "2027-02-27", "daily: nothing, home?" },
		{ plan, "2027-02-28", "daily: nothing" },
		{ "since 2026-12-01, arrival 2026-12-01, says practising", "2026-12-20",
		  "daily: nothing" },
		{ "since 2026-12-01, arrival 2026-12-01, without retreat", "2026-12-05",
		  "retreat: nothing" },
		{ "since 2026-12-01, arrival 2026-12-01, without retreat", "2026-12-06",
		  "retreat: nothing, home?" },
		{ "since 2026-12-01, arrival 2025-12-01", "2026-12-01", "daily: nothing" },
	};

	(void)state;
	EXPECT(lines);
}

static void home_counts_from_its_first_day(void **state)
{
	static const char plan[] = "since 2026-11-01, arrival 2026-12-01, home 2026-12-08";
	static const struct line lines[] = {
		{ plan, "2026-12-07", "retreat, 7 of 7: day 5" },
		{ plan, "2026-12-08", "integrating, 1 of 28: day 1 + after 1 since 2026-12-08" },
		{ plan, "2026-12-09", "integrating, 2 of 28: day 2" },
		{ plan, "2027-01-04", "integrating, 28 of 28: day 28" },
		{ plan, "2027-01-05", "integrating, week 5: theme 5" },
		{ plan, "2027-01-11", "integrating, week 5: theme 5 + after 30 since 2027-01-06" },
		{ plan, "2027-03-01", "integrating, week 12: theme 12" },
		{ plan, "2027-03-02", "daily: nothing" },
		{ "arrival 2026-12-01, home 2026-12-08, without weeks", "2027-01-05",
		  "daily: nothing" },
		/* known in advance, without an arrival */
		{ "since 2026-12-03, home 2026-12-08, says retreat", "2026-12-04",
		  "retreat, 2 of 5: day 2" },
		{ "since 2026-12-03, home 2026-12-05, says retreat", "2026-12-04",
		  "retreat, 2 of 2: day 5" },
		{ "since 2026-11-10, home 2026-12-08, says preparing", "2026-11-12",
		  "preparing, 3 of 21: day 3" },
		{ "since 2026-11-30, home 2026-12-08, says preparing", "2026-11-30",
		  "preparing: nothing" },
	};

	(void)state;
	EXPECT(lines);
}

static void a_stay_ends_with_the_day_of_going_home(void **state)
{
	static const char week[] = "arrival 2026-12-01, home 2026-12-08";
	static const char three[] = "arrival 2026-12-01, home 2026-12-04";
	static const struct line lines[] = {
		{ week, "2026-12-04", "retreat, 4 of 7: day 4" },
		{ week, "2026-12-05", "retreat, 5 of 7: nothing" },
		{ week, "2026-12-06", "retreat, 6 of 7: nothing" },
		{ week, "2026-12-07", "retreat, 7 of 7: day 5" },
		{ three, "2026-12-01", "retreat, 1 of 3: day 1" },
		{ three, "2026-12-02", "retreat, 2 of 3: day 2" },
		{ three, "2026-12-03", "retreat, 3 of 3: day 5" },
		{ three, "2026-12-04", "integrating, 1 of 28: day 1 + after 1 since 2026-12-04" },
		{ "arrival 2026-12-01, home 2026-12-06", "2026-12-05", "retreat, 5 of 5: day 5" },
		{ "arrival 2026-12-01", "2026-12-05", "retreat, 5 of 5: day 5" },
		{ "arrival 2026-12-01, home 2026-12-02", "2026-12-01", "retreat, 1 of 1: day 1" },
	};

	(void)state;
	EXPECT(lines);
}

static void three_years_and_a_leap_day_are_only_numbers(void **state)
{
	static const char far[] = "since 2026-12-01, arrival 2029-12-01";
	static const char leap[] = "since 2028-01-01, arrival 2028-02-29, home 2028-03-05";
	static const struct line lines[] = {
		{ far, "2026-12-01", "preparing, 1096 to go, begins 2029-11-10: nothing" },
		{ far, "2029-11-10", "preparing, 21 to go, 1 of 21: day 1" },
		{ leap, "2028-02-08", "preparing, 21 to go, 1 of 21: day 1" },
		{ leap, "2028-02-28", "preparing, 1 to go, 21 of 21: day 21" },
		{ leap, "2028-02-29", "retreat, 1 of 5: day 1" },
		{ leap, "2028-03-04", "retreat, 5 of 5: day 5" },
		{ leap, "2028-03-05", "integrating, 1 of 28: day 1 + after 1 since 2028-03-05" },
	};

	(void)state;
	EXPECT(lines);
}

/* Home from the last one, and going again. */
static void a_home_before_the_arrival_belongs_to_the_retreat_before(void **state)
{
	static const char plan[] = "since 2026-12-01, home 2026-11-20, arrival 2027-01-10, "
				   "session 2026-11-15";
	static const struct line lines[] = {
		{ plan, "2026-12-01", "integrating, 12 of 28: day 12 + after 14 since 2026-11-29" },
		{ plan, "2026-12-18", "integrating, week 5: theme 5 + after 30 since 2026-12-15" },
		{ plan, "2026-12-19", "integrating, week 5: theme 5 + after 30 since 2026-12-15" },
		{ plan, "2026-12-20", "preparing, 21 to go, 1 of 21: day 1" },
		{ plan, "2027-01-10", "retreat, 1 of 5: day 1" },
		{ plan, "2027-01-15", "retreat: nothing, home?" },
	};

	(void)state;
	EXPECT(lines);
}

static void without_dates_the_word_counts(void **state)
{
	static const char guess[] = "since 2026-11-02, says preparing";
	static const char there[] = "since 2026-11-02, says retreat";
	static const char home[] = "since 2026-11-02, says home";
	static const struct line lines[] = {
		{ "", "2026-11-02", "unsaid: nothing" },
		{ "since 2026-11-02", "2026-11-02", "unsaid: nothing" },
		{ "since 2026-11-02, says practising", "2026-11-02", "daily: nothing" },
		{ "says preparing", "2026-11-02", "preparing: nothing" },
		{ guess, "2026-11-02", "preparing, 1 of 21: day 1" },
		{ guess, "2026-11-22", "preparing, 21 of 21: day 21" },
		{ guess, "2026-11-23", "preparing: nothing" },
		{ guess, "2027-05-01", "preparing: nothing" },
		{ "since 2026-11-02, says preparing, form 7", "2026-11-02",
		  "preparing, 1 of 7: day 1" },
		{ there, "2026-11-03", "retreat, 2 of 5: day 2" },
		{ there, "2026-11-07", "retreat: nothing, home?" },
		{ home, "2026-11-02", "integrating, 1 of 28: day 1 + after 1 since 2026-11-02" },
		{ home, "2027-01-24", "integrating, week 12: theme 12" },
		{ home, "2027-01-25", "daily: nothing" },
		/* the word beside an arrival that has passed */
		{ "since 2026-11-20, arrival 2026-11-10, says home", "2026-11-21",
		  "integrating, 2 of 28: day 2" },
		{ "since 2026-11-20, arrival 2026-12-10, says home", "2026-11-21",
		  "preparing, 19 to go, begins 2026-11-26: nothing" },
	};

	(void)state;
	EXPECT(lines);
}

static void a_day_can_be_put_on_another_date(void **state)
{
	static const char later[] = "since 2026-11-01, arrival 2026-12-01, "
				    "move prepare 8 to 2026-11-19";
	static const char twice[] = "since 2026-11-01, arrival 2026-12-01, "
				    "move prepare 8 to 2026-11-19, move prepare 8 to 2026-11-21";
	static const char out[] = "since 2026-11-01, arrival 2026-12-01, "
				  "move prepare 8 to 2026-12-03";
	static const char shorter[] = "since 2026-11-18, arrival 2026-12-01, "
				      "move prepare 6 to 2026-11-27";
	static const char weeks[] = "home 2026-11-01, session 2026-06-01, "
				    "move integrate 8 to 2026-12-02";
	static const struct line lines[] = {
		{ later, "2026-11-17", "preparing, 14 to go, 8 of 21: 2026-11-19 has its day" },
		{ later, "2026-11-18", "preparing, 13 to go, 9 of 21: day 9" },
		{ later, "2026-11-19", "preparing, 12 to go, 10 of 21: day 10 + day 8 put here" },
		/* the last word counts */
		{ twice, "2026-11-17", "preparing, 14 to go, 8 of 21: 2026-11-21 has its day" },
		{ twice, "2026-11-19", "preparing, 12 to go, 10 of 21: day 10" },
		{ twice, "2026-11-21", "preparing, 10 to go, 12 of 21: day 12 + day 8 put here" },
		/* out of the preparation, or of the form: as if it had not been said */
		{ out, "2026-11-17", "preparing, 14 to go, 8 of 21: day 8" },
		{ out, "2026-12-03", "retreat, 3 of 5: day 3" },
		{ shorter, "2026-11-27", "preparing, 4 to go, 4 of 7: day 8" },
		/* a day at home may go into the weeks */
		{ weeks, "2026-11-08", "integrating, 8 of 28: 2026-12-02 has its day" },
		{ weeks, "2026-12-02", "integrating, week 5: theme 5 + day 8 put here" },
		/* onto its own date */
		{ "arrival 2026-12-01, move prepare 8 to 2026-11-17", "2026-11-17",
		  "preparing, 14 to go, 8 of 21: day 8" },
		/* two change places */
		{ "arrival 2026-12-01, move prepare 8 to 2026-11-18, "
		  "move prepare 9 to 2026-11-17", "2026-11-18",
		  "preparing, 13 to go, 9 of 21: day 8 put here + 2026-11-17 has its day" },
	};

	(void)state;
	EXPECT(lines);
}

static void a_session_takes_the_place_of_its_day(void **state)
{
	static const char plan[] = "since 2026-11-01, arrival 2026-12-01, home 2026-12-06, "
				   "session 2026-11-20, session 2026-12-03, session 2026-12-10, "
				   "session 2027-01-12, session 2027-04-05, "
				   "move prepare 8 to 2026-11-20";
	static const struct line lines[] = {
		{ plan, "2026-11-20", "preparing, 11 to go, 11 of 21, session: session day" },
		{ plan, "2026-12-03", "retreat, 3 of 5, session: session day" },
		{ plan, "2026-12-10", "integrating, 5 of 28, session: session day" },
		{ plan, "2027-01-12", "integrating, session: session day" },
		{ plan, "2027-04-05", "daily, session: session day" },
		{ "session 2026-11-20", "2026-11-20", "unsaid, session: session day" },
		{ "arrival 2026-12-01, session 2026-12-03, without session day", "2026-12-03",
		  "retreat, 3 of 5, session: nothing" },
		{ "arrival 2026-12-01, session 2026-12-03, without retreat", "2026-12-03",
		  "retreat, session: nothing" },
	};

	(void)state;
	EXPECT(lines);
}

static void looks_back_are_open_for_a_while_after_the_last_session(void **state)
{
	static const char plan[] = "arrival 2026-12-01, home 2026-12-06, session 2026-12-02, "
				   "session 2026-12-04";
	static const char later[] = "arrival 2026-12-01, home 2026-12-06, session 2026-12-04, "
				    "session 2026-12-30";
	static const char earlier[] = "arrival 2026-12-01, home 2026-12-06, session 2026-06-04";
	static const struct line lines[] = {
		/* another one is near: not yet the last */
		{ plan, "2026-12-03", "retreat, 3 of 5: day 3" },
		{ plan, "2026-12-05", "retreat, 5 of 5: day 5 + after 1 since 2026-12-05" },
		{ plan, "2026-12-06", "integrating, 1 of 28: day 1" },
		{ plan, "2026-12-07", "integrating, 2 of 28: day 2 + after 3 since 2026-12-07" },
		{ plan, "2026-12-11", "integrating, 6 of 28: day 6 + after 7 since 2026-12-11" },
		{ plan, "2026-12-12", "integrating, 7 of 28: day 7" },
		{ plan, "2026-12-17", "integrating, 12 of 28: day 12" },
		{ plan, "2026-12-18", "integrating, 13 of 28: day 13 + after 14 since 2026-12-18" },
		{ plan, "2026-12-20", "integrating, 15 of 28: day 15 + after 14 since 2026-12-18" },
		{ plan, "2026-12-21", "integrating, 16 of 28: day 16" },
		{ plan, "2027-01-02", "integrating, 28 of 28: day 28" },
		{ plan, "2027-01-03", "integrating, week 5: theme 5 + after 30 since 2027-01-03" },
		{ plan, "2027-01-09", "integrating, week 5: theme 5 + after 30 since 2027-01-03" },
		{ plan, "2027-01-10", "integrating, week 6: theme 6" },
		{ plan, "2027-03-03", "daily: nothing" },
		{ plan, "2027-03-04", "daily: after 90 since 2027-03-04" },
		{ plan, "2027-03-25", "daily: after 90 since 2027-03-04" },
		{ plan, "2027-03-26", "daily: nothing" },
		/* one at home base, after three weeks: it is the last from then on */
		{ later, "2026-12-15", "integrating, 10 of 28: day 10" },
		{ later, "2026-12-16", "integrating, 11 of 28: day 11" },
		{ later, "2026-12-31", "integrating, 26 of 28: day 26 + after 1 since 2026-12-31" },
		/* one of an earlier retreat is not the last of this one */
		{ earlier, "2026-12-06", "integrating, 1 of 28: day 1 + after 1 since 2026-12-06" },
		{ earlier, "2026-12-04", "retreat, 4 of 5: day 4" },
	};

	(void)state;
	EXPECT(lines);
}

static void when_the_weeks_are_over_there_is_a_month_every_four_weeks(void **state)
{
	static const char plan[] = "home 2026-11-01";	/* week 12 ends on 2027-01-23 */
	static const struct line lines[] = {
		{ plan, "2027-01-23", "integrating, week 12: theme 12" },
		{ plan, "2027-01-24", "daily: nothing" },
		{ plan, "2027-02-19", "daily: after 90 since 2027-01-29" },
		{ plan, "2027-02-21", "daily: month since 2027-02-21" },
		{ plan, "2027-03-20", "daily: month since 2027-02-21" },
		{ plan, "2027-03-21", "daily: month since 2027-03-21" },
		{ plan, "2027-04-17", "daily: month since 2027-03-21" },
		{ plan, "2027-04-18", "daily: month, third since 2027-04-18" },
		{ plan, "2027-05-15", "daily: month, third since 2027-04-18" },
		{ plan, "2027-05-16", "daily: month since 2027-05-16" },
		{ plan, "2027-07-11", "daily: month, third since 2027-07-11" },
		{ "home 2026-11-01, session 2027-02-21", "2027-02-21",
		  "daily, session: session day" },
		{ "home 2026-11-01, without integrate", "2027-03-10", "daily: nothing" },
		{ "says practising, since 2026-11-01", "2027-03-10", "daily: nothing" },
	};

	(void)state;
	EXPECT(lines);
}

static void without_a_programme_the_dates_still_tell_where_one_is(void **state)
{
	static const struct line lines[] = {
		{ "since 2026-11-01, arrival 2026-12-01, without prepare", "2026-11-20",
		  "preparing, 11 to go: nothing" },
		{ "arrival 2026-12-01, home 2026-12-06, without retreat", "2026-12-02",
		  "retreat: nothing" },
		{ "arrival 2026-12-01, home 2026-12-06, without integrate", "2026-12-08",
		  "daily: nothing" },
		{ "since 2026-11-01, says preparing, without prepare", "2026-11-20",
		  "preparing: nothing" },
	};

	(void)state;
	EXPECT(lines);
}

/* The dates of the preparation's days, as the plan shows them. */
static void days_are_found_on_their_dates(void **state)
{
	static const struct {
		const char *plan;
		int day;
		const char *date;
	} lines[] = {
		{ "since 2026-11-01, arrival 2026-12-01", 1, "2026-11-10" },
		{ "since 2026-11-01, arrival 2026-12-01", 21, "2026-11-30" },
		{ "since 2026-11-20, arrival 2026-12-01", 9, "2026-11-28" },
		{ "since 2026-11-20, arrival 2026-12-01", 3, "none" },
		{ "since 2026-11-26, arrival 2026-12-01", 1, "2026-11-26" },
		{ "since 2026-11-26, arrival 2026-12-01", 2, "2026-11-25" },
		{ "since 2026-11-26, arrival 2026-12-01", 4, "none" },
		{ "since 2026-11-26, arrival 2026-12-01", 8, "2026-11-27" },
		{ "since 2026-11-26", 8, "none" },
	};
	static struct year year;

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		int64_t date;
		char text[16];

		year_read(&year, lines[i].plan);
		date = calendar_date_of(&year.calendar, PHASE_PREPARE,
					&year.prepare_days[lines[i].day - 1]);
		assert_string_equal(date == NO_DATE ? "none" : year_text(date, text),
				    lines[i].date);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_early_start_waits_for_the_longest_form),
		cmocka_unit_test(the_form_fits_the_days_that_are_left),
		cmocka_unit_test(whoever_comes_late_begins_with_the_first_day),
		cmocka_unit_test(the_form_by_choice_goes_before_the_one_that_fits),
		cmocka_unit_test(on_the_day_itself_one_is_there),
		cmocka_unit_test(an_arrival_that_has_passed_asks_whether_one_is_home),
		cmocka_unit_test(home_counts_from_its_first_day),
		cmocka_unit_test(a_stay_ends_with_the_day_of_going_home),
		cmocka_unit_test(three_years_and_a_leap_day_are_only_numbers),
		cmocka_unit_test(a_home_before_the_arrival_belongs_to_the_retreat_before),
		cmocka_unit_test(without_dates_the_word_counts),
		cmocka_unit_test(a_day_can_be_put_on_another_date),
		cmocka_unit_test(a_session_takes_the_place_of_its_day),
		cmocka_unit_test(looks_back_are_open_for_a_while_after_the_last_session),
		cmocka_unit_test(when_the_weeks_are_over_there_is_a_month_every_four_weeks),
		cmocka_unit_test(without_a_programme_the_dates_still_tell_where_one_is),
		cmocka_unit_test(days_are_found_on_their_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
