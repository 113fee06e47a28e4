/* schedule/schedule.c -- the dates of the programmes are walked, and each gives its rows; the
 * log tells how they stand. */
#include "schedule/schedule.h"

#include "app/app.h"
#include "schedule/person_calendar.h"
#include "schedule/eligibility.h"
#include "base/arena.h"

#include <assert.h>
#include <string.h>

enum { PHASES = 3, SPANS_MOST = PHASES + CALENDAR_MEDICINE_DAYS_MOST, WEEK_DAYS = 7 };

struct span {
	int64_t first, last;
};

struct walk {
	struct arena *arena;
	struct schedule *weeks;
	struct schedule_row *rows;
	const struct programme_day *week;	/* the last one that has a row */
};

static void add_span(struct span spans[SPANS_MOST], size_t *count, struct span span)
{
	size_t at = (*count)++;

	assert(at < SPANS_MOST);
	for (; at && spans[at - 1].first > span.first; at--)
		spans[at] = spans[at - 1];
	spans[at] = span;
}

/* The dates of the three programmes, as far as they have some, and the days with a
 * session, which may lie beside them; the earliest first. */
static size_t find_spans(const struct calendar *calendar, struct span spans[SPANS_MOST])
{
	static const enum phase phases[PHASES] = { PHASE_PREPARE, PHASE_RETREAT,
						   PHASE_INTEGRATE };
	struct span span;
	size_t count = 0;

	for (size_t i = 0; i < PHASES; i++)
		if (calendar_span(calendar, phases[i], &span.first, &span.last))
			add_span(spans, &count, span);
	for (size_t i = 0; i < calendar->medicine_day_count; i++)
		add_span(spans, &count, (struct span){ calendar->medicine_days[i],
						       calendar->medicine_days[i] });
	return count;
}

/* Where the rows begin: with the present programme, or later in it when the plan was
 * made later; else with the last one that has begun, or the first one to come. */
static int64_t first_date(const struct schedule *weeks, const struct span *spans,
			  size_t count)
{
	int64_t first, last, from = count ? spans[0].first : NO_DATE;

	if (calendar_span(&weeks->calendar, weeks->day.phase, &first, &last))
		return weeks->day.phase == PHASE_PREPARE && weeks->calendar.since > first &&
		       weeks->calendar.since <= weeks->today ? weeks->calendar.since : first;
	for (size_t i = 0; i < count; i++)
		if (spans[i].first <= weeks->today)
			from = spans[i].first;
	return from;
}

static enum schedule_standing standing_of(const struct schedule *weeks, int64_t date,
					  int64_t last)
{
	return last < weeks->today ? SCHEDULE_PASSED : date > weeks->today ? SCHEDULE_AHEAD : SCHEDULE_NOW;
}

static struct schedule_row *add(struct walk *walk, enum schedule_row_kind kind,
				const struct calendar_day *on,
				const struct programme_day *day)
{
	struct schedule *weeks = walk->weeks;
	struct schedule_row *row = &walk->rows[weeks->count];

	assert(weeks->count <= SCHEDULE_ROWS_MOST);
	if (weeks->count == SCHEDULE_ROWS_MOST)
		return NULL;
	weeks->count++;
	*row = (struct schedule_row){
		.kind = kind, .date = on->date, .last = on->date, .phase = on->phase,
		.programme = on->programme, .form = on->form, .day = day,
		.place = day ? person_place_name(walk->arena, on, day) : NULL,
		.title = day ? programme_title(day, weeks->calendar.track) : NULL,
		.done = NO_DATE, .moved_to = NO_DATE, .moved_from = NO_DATE,
	};
	return row;
}

static void add_session(struct walk *walk, const struct calendar_day *on)
{
	struct schedule_row *row = add(walk, SCHEDULE_MEDICINE_DAY, on, on->day);

	if (row && !row->title)
		row->title = "A day with a session";
}

/* "day 2 of 7": its place by its own date, wherever it was put. */
static void number(const struct walk *walk, struct schedule_row *row, int64_t own_date)
{
	struct calendar_day own;

	calendar_look(&walk->weeks->calendar, own_date, &own);
	row->at = own.place;
	row->of = own.of;
}

/* The day that would stand on a date if it had not been moved. */
static const struct programme_day *own_day(const struct walk *walk,
					   const struct calendar_day *on)
{
	const struct programme *programme = on->programme;

	for (size_t i = 0; i < programme->day_count; i++)
		if (calendar_date_of(&walk->weeks->calendar, on->phase,
				     &programme->days[i]) == on->date)
			return &programme->days[i];
	return NULL;
}

/* A day that stands on its own date, or stood there before it was moved. */
static void add_numbered(struct walk *walk, const struct calendar_day *on)
{
	const struct programme_day *day = on->day;
	struct schedule_row *row;

	if (!day && on->moved_to != NO_DATE)
		day = own_day(walk, on);
	row = day ? add(walk, SCHEDULE_DAY, on, day) : NULL;
	if (!row)
		return;
	row->moved_to = on->moved_to;
	number(walk, row, row->date);
}

/* A week is one row from its first day on, whatever else falls into it. */
static void add_week(struct walk *walk, const struct calendar_day *on)
{
	int64_t first, last;
	struct schedule_row *row;

	if (!on->day || on->day == walk->week ||
	    !calendar_span(&walk->weeks->calendar, on->phase, &first, &last))
		return;
	walk->week = on->day;
	row = add(walk, SCHEDULE_WEEK, on, on->day);
	if (!row)
		return;
	row->date = first + (int64_t)(on->week - 1) * WEEK_DAYS;
	row->last = row->date + WEEK_DAYS - 1 < last ? row->date + WEEK_DAYS - 1 : last;
}

static void add_moved_here(struct walk *walk, const struct calendar_day *on)
{
	for (size_t i = 0; i < on->here_count; i++) {
		struct schedule_row *row = add(walk, SCHEDULE_DAY, on, on->here[i]);

		if (!row)
			return;
		row->moved_from = calendar_date_of(&walk->weeks->calendar, on->phase,
						   on->here[i]);
		number(walk, row, row->moved_from);
	}
}

/* Until it is done, a look back is open for the days that the calendar gives it. */
static void add_look_back(struct walk *walk, const struct calendar_day *on)
{
	struct calendar_day later;
	struct schedule_row *row;

	if (!on->after || on->after_from != on->date)
		return;
	row = add(walk, SCHEDULE_AFTER, on, on->after);
	if (!row)
		return;
	row->programme = on->after_of;
	for (int64_t date = on->date + 1; ; date++) {
		calendar_look(&walk->weeks->calendar, date, &later);
		if (later.after != on->after)
			break;
		row->last = date;
	}
}

static void walk_date(struct walk *walk, int64_t date)
{
	struct calendar_day on;

	calendar_look(&walk->weeks->calendar, date, &on);
	if (on.medicine)
		add_session(walk, &on);
	else if (on.week)
		add_week(walk, &on);
	else if (on.place)
		add_numbered(walk, &on);
	add_moved_here(walk, &on);
	add_look_back(walk, &on);
}

/* The review of this month, or of the first one when the weeks are not over yet. */
static void add_month(struct walk *walk)
{
	struct schedule *weeks = walk->weeks;
	int64_t first, last;
	struct calendar_day on = weeks->day;
	struct schedule_row *row;

	if (!on.month) {
		if (!calendar_span(&weeks->calendar, PHASE_INTEGRATE, &first, &last) ||
		    last + MONTH_DAYS < weeks->today || weeks->calendar.arrival > last)
			return;		/* the next journey comes before it */
		calendar_look(&weeks->calendar, last + 1 + MONTH_DAYS, &on);
	}
	row = on.month ? add(walk, SCHEDULE_MONTH, &on, on.month) : NULL;
	if (!row)
		return;
	row->place = "month";
	row->date = on.month_from;
	row->last = on.month_from + MONTH_DAYS - 1;
	row->third = on.third;
}

static bool holds_today(const struct schedule *weeks, const struct schedule_row *row)
{
	return row->kind != SCHEDULE_AFTER && row->date <= weeks->today &&
 row->last >= weeks->today;
}

/* Of today's row when no programme has anything on it. */
static const char *title_of_nothing(const struct calendar_day *day)
{
	switch (day->phase) {
	case PHASE_UNSAID:
		return "No dates yet";
	case PHASE_PREPARE:
		return day->begins != NO_DATE ? "Before the first day" : "Preparing";
	case PHASE_RETREAT:
		return day->ask_home ? "Home again?" : "On retreat";
	case PHASE_INTEGRATE:
		return "Home again";
	case PHASE_DAILY:
		break;
	}
	return day->ask_home ? "Home again?" : "Day by day";
}

/* Today has a row of its own when no other holds it. */
static void find_today(struct walk *walk)
{
	struct schedule *weeks = walk->weeks;
	struct schedule_row *rows = walk->rows, *row;
	struct calendar_day on = weeks->day;
	size_t at = 0;

	for (size_t i = 0; i < weeks->count; i++)
		if (holds_today(weeks, &rows[i]) &&
		    (!holds_today(weeks, &rows[weeks->now]) ||
		     rows[weeks->now].date < rows[i].date))
			weeks->now = i;
	if (weeks->count && holds_today(weeks, &rows[weeks->now]))
		return;
	while (at < weeks->count && rows[at].date <= weeks->today)
		at++;
	row = add(walk, SCHEDULE_NOTHING, &on, NULL);
	if (!row)
		return;
	row->title = title_of_nothing(&weeks->day);
	for (size_t i = weeks->count - 1; i > at; i--) {
		struct schedule_row other = rows[i];

		rows[i] = rows[i - 1];
		rows[i - 1] = other;
	}
	weeks->now = at;
}

static void walk_all(struct walk *walk)
{
	struct schedule *weeks = walk->weeks;
	struct span spans[SPANS_MOST];
	size_t count = find_spans(&weeks->calendar, spans);
	int64_t next = first_date(weeks, spans, count);

	for (size_t i = 0; i < count; i++) {
		int64_t date = spans[i].first > next ? spans[i].first : next;

		for (; date <= spans[i].last; date++)
			walk_date(walk, date);
		next = date > next ? date : next;
	}
	add_month(walk);
	find_today(walk);
}

/* ---- what a row asks, and what of it was done */

static struct asked_day asked_of(const struct schedule *weeks,
				 const struct schedule_row *row)
{
	return (struct asked_day){
		.programme = row->programme, .day = row->day, .form = row->form,
		.track = weeks->calendar.track, .third = row->third,
		.medicine = row->kind == SCHEDULE_MEDICINE_DAY };
}

const char *schedule_source(struct arena *arena, const struct schedule_row *row)
{
	return row->programme ? arena_print(arena, "programme:%s", row->programme->id)
			      : NULL;
}

/* Its place in the log is no other row's; the month and a day with a session come
 * again. */
static bool comes_once(const struct schedule_row *row)
{
	return row->kind == SCHEDULE_DAY || row->kind == SCHEDULE_WEEK;
}

/* A session belongs to a row that it was begun from, or on whose dates it was held. A
 * place that comes again belongs to its dates. */
static bool belongs(const struct schedule *weeks, const struct schedule_row *row,
		    const char *source,
		    const struct session_record *session)
{
	int64_t date = history_date(&weeks->past, session);
	bool within = date >= row->date && date <= row->last;
	const struct asked_day asked = asked_of(weeks, row);

	if (!session_is_practised(session))
		return false;
	if (session->place && row->place && source && (within || comes_once(row)) &&
	    !strcmp(session->place, row->place) && !strcmp(session->source, source))
		return true;
	return within && row->moved_to == NO_DATE && day_asks(&asked, session->practice);
}

/* When something of a row was done last; NO_DATE when nothing was. */
static int64_t done_date(struct arena *arena, const struct schedule *weeks,
			 const struct schedule_row *row)
{
	const char *source = schedule_source(arena, row);

	for (size_t i = weeks->past.count; i--; )
		if (belongs(weeks, row, source, &weeks->past.sessions[i]))
			return history_date(&weeks->past, &weeks->past.sessions[i]);
	return NO_DATE;
}

/* On one of the row's dates, as Today has it, or begun from its place at any time. */
static bool part_is_done(const struct schedule *weeks, const struct schedule_row *row,
			 const char *source, const struct day_item *item)
{
	const char *practice = item->whole->id;

	if (row->moved_to == NO_DATE &&
	    history_done(&weeks->past, practice, item->steps, row->date, row->last))
		return true;
	return source && row->place && comes_once(row) &&
	       history_done_at(&weeks->past, practice, item->steps, source, row->place);
}

size_t schedule_items(struct app *app, struct arena *arena, const struct schedule *weeks,
		      const struct schedule_row *row,
		      struct schedule_item parts[SCHEDULE_ITEMS_MOST])
{
	const char *source = schedule_source(arena, row);
	const struct asked_day asked = asked_of(weeks, row);
	struct day_item items[DAY_ITEMS_MOST];
	size_t count = day_items(app, arena, &asked, items);

	for (size_t i = 0; i < count; i++)
		parts[i] = (struct schedule_item){
			.kind = items[i].kind, .practice = items[i].whole,
			.title = items[i].some->title, .steps = items[i].steps,
			.minutes_ms = items[i].some->minutes_ms[0], .slot = items[i].slot,
			.mind = eligibility_of(&weeks->situation, items[i].some,
					       "programme:").sentence,
			.done = part_is_done(weeks, row, source, &items[i]),
		};
	return count;
}

/* ---- how a row stands, in words */

const struct texts *schedule_notes(const struct schedule *weeks,
				   const struct schedule_row *row)
{
	static const struct texts none = { 0 };

	return row->day ? programme_notes(row->day, weeks->calendar.track) : &none;
}

/* Why today's row is empty, and what there is instead. */
static const char *nothing_stands(const struct app *app, struct arena *arena,
				  const struct schedule *weeks)
{
	const struct calendar_day *day = &weeks->day;

	if (day->phase == PHASE_UNSAID)
		return "With a date, the days of a programme stand here; d takes it. Without "
		       "one, Today offers what fits.";
	if (day->ask_home || (weeks->calendar.arrival != NO_DATE &&
			      weeks->calendar.arrival < weeks->today &&
			      weeks->calendar.home == NO_DATE))
		return "The days of the retreat that Groundwork knows are over. When you are "
		       "home, d takes your first day there, and the weeks after it stand here.";
	if (day->begins != NO_DATE)
		return arena_print(arena, "The days begin on %s. Until then Today offers what "
				   "fits; any of them can be begun earlier.",
				   person_date_text(app, arena, day->begins));
	return "No programme has anything on this date. Today offers what fits.";
}

static const char *done_words(const struct app *app, struct arena *arena,
			      const struct schedule_row *row)
{
	bool within = row->done >= row->date && row->done <= row->last;

	if (row->done == NO_DATE && row->standing == SCHEDULE_PASSED &&
	    row->moved_to == NO_DATE)
		return "It has passed and is let go. It waits for nobody, and can be begun "
		       "all the same.";
	if (row->done == NO_DATE)
		return NULL;
	return within ? "Something of it was done."
		      : arena_print(arena, "Something of it was done on %s.",
				    person_date_text(app, arena, row->done));
}

const char *schedule_standing_text(const struct app *app, struct arena *arena,
				   const struct schedule *weeks,
				   const struct schedule_row *row)
{
	const char *moved = NULL, *done = done_words(app, arena, row);

	if (row->kind == SCHEDULE_NOTHING)
		return nothing_stands(app, arena, weeks);
	if (row->moved_to != NO_DATE)
		moved = arena_print(arena, "You put it on %s.",
				    person_date_text(app, arena, row->moved_to));
	else if (row->moved_from != NO_DATE)
		moved = arena_print(arena, "You put it here, from %s.",
				    person_date_text(app, arena, row->moved_from));
	return moved && done ? arena_print(arena, "%s %s", moved, done) : moved ? moved : done;
}

/* ---- the whole */

/* When all rows are known: how they stand, by the log from the first of them on. */
static void settle(struct app *app, struct walk *walk)
{
	struct schedule *weeks = walk->weeks;
	int64_t since = weeks->rows[0].date < weeks->today ? weeks->rows[0].date : weeks->today;

	weeks->past = history_load_since(app, walk->arena, weeks->today, since);
	for (size_t i = 0; i < weeks->count; i++) {
		struct schedule_row *row = &walk->rows[i];

		row->standing = standing_of(weeks, row->date, row->last);
		row->done = done_date(walk->arena, weeks, row);
	}
}

size_t schedule_find(const struct schedule *weeks, int64_t date,
		     const struct programme_day *day)
{
	size_t near = weeks->count;

	for (size_t i = 0; i < weeks->count; i++) {
		const struct schedule_row *row = &weeks->rows[i];
		bool here = row->date <= date && row->last >= date;

		if (day && row->day == day && row->date == date)
			return i;
		if (day ? row->day == day && row->moved_to == NO_DATE
			: here && row->kind != SCHEDULE_AFTER)
			near = i;
	}
	return near < weeks->count ? near : weeks->now;
}

void schedule_load(struct app *app, struct arena *arena, struct schedule *weeks)
{
	struct walk walk = { .arena = arena, .weeks = weeks };

	memset(weeks, 0, sizeof *weeks);
	walk.rows = arena_array(arena, SCHEDULE_ROWS_MOST + 1, sizeof *walk.rows);
	weeks->rows = walk.rows;
	weeks->today = person_today(app);
	weeks->calendar = person_calendar(app);
	calendar_look(&weeks->calendar, weeks->today, &weeks->day);
	weeks->situation = situation_load(app, arena);
	walk_all(&walk);
	settle(app, &walk);
	weeks->words = schedule_text(app, arena, &weeks->calendar, &weeks->day,
				     &weeks->past);
}
