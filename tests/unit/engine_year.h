/* unit/engine_year.h -- programmes in the shape of the shipped ones, and plans written
 * as words: "since 2026-11-02, arrival 2026-12-01, session 2026-12-03".
 *
 *     since D, arrival D, home D      dates
 *     says preparing                  where the person says they are
 *     form 7                          chosen by the person
 *     session D                       a day with a session; may repeat
 *     move prepare 8 to D             a day put on another date; may repeat
 *     without retreat                 no programme of that stage
 *     without session day             the retreat's programme has none
 *     without weeks                   the integration ends with its days
 *
 * Owner: the caller keeps the struct. Everything is static: tests include this.
 */
#ifndef TESTS_UNIT_ENGINE_YEAR_H
#define TESTS_UNIT_ENGINE_YEAR_H

#include "support/check.h"

#include "base/moment.h"
#include "engine/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_DAYS = 28, YEAR_WEEKS = 8, YEAR_AFTERS = 6 };

struct year {
	struct programme_day prepare_days[21], retreat_days[5], integrate_days[YEAR_DAYS];
	struct programme_day weeks[YEAR_WEEKS], afters[YEAR_AFTERS], medicine_day, monthly;
	struct programme prepare, retreat, integrate;
	struct calendar calendar;
};

static inline int64_t year_day(const char *text)
{
	struct day day;

	if (!day_parse(text, &day))
		fail_msg("\"%s\" is no date", text);
	return day_number(day);
}

static inline const char *year_text(int64_t number, char text[16])
{
	struct day day = day_from_number(number);

	snprintf(text, 16, "%04d-%02d-%02d", day.year % 10000, day.month % 100,
		 day.day % 100);
	return text;
}

static inline void year_number(struct programme_day *days, size_t count, int first)
{
	for (size_t i = 0; i < count; i++)
		days[i] = (struct programme_day){ .number = first + (int)i, .forms = 1 };
}

static inline void year_keep(struct year *year, size_t form, const int *numbers,
			     size_t count)
{
	for (size_t i = 0; i < count; i++)
		year->prepare_days[numbers[i] - 1].forms |= 1u << form;
}

/* The three programmes, with nothing in their days. */
static inline void year_make(struct year *year)
{
	static const int two_weeks[] = { 1, 2, 4, 5, 8, 9, 11, 13, 15, 16, 17, 19, 20, 21 };
	static const int one_week[] = { 1, 2, 4, 8, 9, 15, 20 };
	static const int afters[YEAR_AFTERS] = { 1, 3, 7, 14, 30, 90 };

	memset(year, 0, sizeof *year);
	year_number(year->prepare_days, 21, 1);
	year_keep(year, 1, two_weeks, 14);
	year_keep(year, 2, one_week, 7);
	year_number(year->retreat_days, 5, 1);
	year_number(year->integrate_days, YEAR_DAYS, 1);
	year_number(year->weeks, YEAR_WEEKS, 5);
	for (size_t i = 0; i < YEAR_AFTERS; i++)
		year->afters[i].number = afters[i];
	year->prepare = (struct programme){
		.id = "prepare", .stage = STAGE_PREPARE, .counts = COUNTS_TO_ARRIVAL,
		.forms = { 21, 14, 7 }, .form_count = 3,
		.days = year->prepare_days, .day_count = 21 };
	year->retreat = (struct programme){
		.id = "retreat", .stage = STAGE_RETREAT, .counts = COUNTS_FROM_ARRIVAL,
		.forms = { 5 }, .form_count = 1, .days = year->retreat_days, .day_count = 5,
		.medicine_day = &year->medicine_day };
	year->integrate = (struct programme){
		.id = "integrate", .stage = STAGE_INTEGRATE, .counts = COUNTS_FROM_HOME,
		.forms = { YEAR_DAYS }, .form_count = 1, .days = year->integrate_days,
		.day_count = YEAR_DAYS, .weeks = year->weeks, .week_count = YEAR_WEEKS,
		.afters = year->afters, .after_count = YEAR_AFTERS,
					     .monthly = &year->monthly };
	year->calendar = (struct calendar){
		.arrival = NO_DATE, .home = NO_DATE, .since = NO_DATE,
		.programmes = { [STAGE_PREPARE] = &year->prepare,
				[STAGE_RETREAT] = &year->retreat,
				[STAGE_INTEGRATE] = &year->integrate } };
}

static inline const struct programme *year_programme(const struct year *year,
						     const char *id)
{
	return !strcmp(id, "prepare") ? &year->prepare
	       : !strcmp(id, "retreat") ? &year->retreat : &year->integrate;
}

static inline enum where year_where(const char *word)
{
	static const char *const words[] = { "", "preparing", "retreat", "home",
					     "practising" };

	for (int i = 1; i < WHERE_COUNT; i++)
		if (!strcmp(words[i], word))
			return (enum where)i;
	fail_msg("nobody is \"%s\"", word);
	return WHERE_UNSAID;
}

static inline void year_without(struct year *year, const char *what)
{
	if (!strcmp(what, "prepare"))
		year->calendar.programmes[STAGE_PREPARE] = NULL;
	else if (!strcmp(what, "retreat"))
		year->calendar.programmes[STAGE_RETREAT] = NULL;
	else if (!strcmp(what, "integrate"))
		year->calendar.programmes[STAGE_INTEGRATE] = NULL;
	else if (!strcmp(what, "session day"))
		year->retreat.medicine_day = NULL;
	else if (!strcmp(what, "weeks"))
		year->integrate.week_count = 0;
	else
		fail_msg("nothing is called \"%s\"", what);
}

static inline void year_take(struct year *year, const char *item)
{
	struct calendar *calendar = &year->calendar;
	char word[16], rest[48] = "", id[16], date[16];
	int number;

	assert_int_equal(sscanf(item, "%15s %47[^\n]", word, rest), 2);
	if (!strcmp(word, "since"))
		calendar->since = year_day(rest);
	else if (!strcmp(word, "arrival"))
		calendar->arrival = year_day(rest);
	else if (!strcmp(word, "home"))
		calendar->home = year_day(rest);
	else if (!strcmp(word, "says"))
		calendar->where = year_where(rest);
	else if (!strcmp(word, "form"))
		calendar->form_days = atoi(rest);
	else if (!strcmp(word, "session"))
		calendar->medicine_days[calendar->medicine_day_count++] = year_day(rest);
	else if (!strcmp(word, "without"))
		year_without(year, rest);
	else if (!strcmp(word, "move") &&
		 sscanf(rest, "%15s %d to %15s", id, &number, date) == 3)
		calendar->moves[calendar->move_count++] = (struct calendar_move){
			year_programme(year, id), number, year_day(date) };
	else
		fail_msg("no plan says \"%s\"", item);
}

/* Makes the year that a plan describes. */
static inline void year_read(struct year *year, const char *plan)
{
	char words[512];

	year_make(year);
	assert_true(strlen(plan) < sizeof words);
	strcpy(words, plan);
	for (char *item = strtok(words, ","); item; item = strtok(NULL, ","))
		year_take(year, item);
}

#endif
