/* unit/engine_arc.h -- programmes in the shape of the shipped ones, and plans written
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
#ifndef TESTS_UNIT_ENGINE_ARC_H
#define TESTS_UNIT_ENGINE_ARC_H

#include "support/check.h"

#include "base/moment.h"
#include "engine/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARC_DAYS = 28, ARC_WEEKS = 8, ARC_AFTERS = 6 };

struct arc {
	struct programme_day prepare_days[21], retreat_days[5], integrate_days[ARC_DAYS];
	struct programme_day weeks[ARC_WEEKS], afters[ARC_AFTERS], session_day, monthly;
	struct programme prepare, retreat, integrate;
	struct calendar calendar;
};

static inline int64_t arc_day(const char *text)
{
	struct day day;

	if (!day_parse(text, &day))
		fail_msg("\"%s\" is no date", text);
	return day_number(day);
}

static inline const char *arc_text(int64_t number, char text[16])
{
	struct day day = day_from_number(number);

	snprintf(text, 16, "%04d-%02d-%02d", day.year % 10000, day.month % 100,
		 day.day % 100);
	return text;
}

static inline void arc_number(struct programme_day *days, size_t count, int first)
{
	for (size_t i = 0; i < count; i++)
		days[i] = (struct programme_day){ .number = first + (int)i, .forms = 1 };
}

static inline void arc_keep(struct arc *arc, size_t form, const int *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		arc->prepare_days[numbers[i] - 1].forms |= 1u << form;
}

/* The three programmes, with nothing in their days. */
static inline void arc_make(struct arc *arc)
{
	static const int two_weeks[] = { 1, 2, 4, 5, 8, 9, 11, 13, 15, 16, 17, 19, 20, 21 };
	static const int one_week[] = { 1, 2, 4, 8, 9, 15, 20 };
	static const int afters[ARC_AFTERS] = { 1, 3, 7, 14, 30, 90 };

	memset(arc, 0, sizeof *arc);
	arc_number(arc->prepare_days, 21, 1);
	arc_keep(arc, 1, two_weeks, 14);
	arc_keep(arc, 2, one_week, 7);
	arc_number(arc->retreat_days, 5, 1);
	arc_number(arc->integrate_days, ARC_DAYS, 1);
	arc_number(arc->weeks, ARC_WEEKS, 5);
	for (size_t i = 0; i < ARC_AFTERS; i++)
		arc->afters[i].number = afters[i];
	arc->prepare = (struct programme){
		.id = "prepare", .stage = STAGE_PREPARE, .counts = COUNTS_TO_ARRIVAL,
		.forms = { 21, 14, 7 }, .form_count = 3,
		.days = arc->prepare_days, .day_count = 21 };
	arc->retreat = (struct programme){
		.id = "retreat", .stage = STAGE_RETREAT, .counts = COUNTS_FROM_ARRIVAL,
		.forms = { 5 }, .form_count = 1, .days = arc->retreat_days, .day_count = 5,
		.session_day = &arc->session_day };
	arc->integrate = (struct programme){
		.id = "integrate", .stage = STAGE_INTEGRATE, .counts = COUNTS_FROM_HOME,
		.forms = { ARC_DAYS }, .form_count = 1, .days = arc->integrate_days,
		.day_count = ARC_DAYS, .weeks = arc->weeks, .week_count = ARC_WEEKS,
		.afters = arc->afters, .after_count = ARC_AFTERS, .monthly = &arc->monthly };
	arc->calendar = (struct calendar){
		.arrival = NO_DATE, .home = NO_DATE, .since = NO_DATE,
		.programmes = { [STAGE_PREPARE] = &arc->prepare,
				[STAGE_RETREAT] = &arc->retreat,
				[STAGE_INTEGRATE] = &arc->integrate } };
}

static inline const struct programme *arc_programme(const struct arc *arc, const char *id)
{
	return !strcmp(id, "prepare") ? &arc->prepare
	       : !strcmp(id, "retreat") ? &arc->retreat : &arc->integrate;
}

static inline enum where arc_where(const char *word)
{
	static const char *const words[] = { "", "preparing", "retreat", "home",
					     "practising" };

	for (int i = 1; i < WHERE_COUNT; i++)
		if (!strcmp(words[i], word))
			return (enum where)i;
	fail_msg("nobody is \"%s\"", word);
	return WHERE_UNSAID;
}

static inline void arc_without(struct arc *arc, const char *what)
{
	if (!strcmp(what, "prepare"))
		arc->calendar.programmes[STAGE_PREPARE] = NULL;
	else if (!strcmp(what, "retreat"))
		arc->calendar.programmes[STAGE_RETREAT] = NULL;
	else if (!strcmp(what, "integrate"))
		arc->calendar.programmes[STAGE_INTEGRATE] = NULL;
	else if (!strcmp(what, "session day"))
		arc->retreat.session_day = NULL;
	else if (!strcmp(what, "weeks"))
		arc->integrate.week_count = 0;
	else
		fail_msg("nothing is called \"%s\"", what);
}

static inline void arc_take(struct arc *arc, const char *item)
{
	struct calendar *calendar = &arc->calendar;
	char word[16], rest[48] = "", id[16], date[16];
	int number;

	assert_int_equal(sscanf(item, "%15s %47[^\n]", word, rest), 2);
	if (!strcmp(word, "since"))
		calendar->since = arc_day(rest);
	else if (!strcmp(word, "arrival"))
		calendar->arrival = arc_day(rest);
	else if (!strcmp(word, "home"))
		calendar->home = arc_day(rest);
	else if (!strcmp(word, "says"))
		calendar->where = arc_where(rest);
	else if (!strcmp(word, "form"))
		calendar->form_days = atoi(rest);
	else if (!strcmp(word, "session"))
		calendar->sessions[calendar->session_count++] = arc_day(rest);
	else if (!strcmp(word, "without"))
		arc_without(arc, rest);
	else if (!strcmp(word, "move") &&
		 sscanf(rest, "%15s %d to %15s", id, &number, date) == 3)
		calendar->moves[calendar->move_count++] = (struct calendar_move){
			arc_programme(arc, id), number, arc_day(date) };
	else
		fail_msg("no plan says \"%s\"", item);
}

/* Makes the arc that a plan describes. */
static inline void arc_read(struct arc *arc, const char *plan)
{
	char words[512];

	arc_make(arc);
	assert_true(strlen(plan) < sizeof words);
	strcpy(words, plan);
	for (char *item = strtok(words, ","); item; item = strtok(NULL, ","))
		arc_take(arc, item);
}

#endif
