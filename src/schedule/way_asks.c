/* schedule/way_asks.c -- what a row asks, whether something of it was done, and how it
 * stands. */
#include "schedule/way_parts.h"

#include "schedule/arc.h"
#include "schedule/begin.h"
#include "app/app.h"
#include "schedule/portion.h"
#include "base/arena.h"

#include <string.h>

/* The lists of a row, each with what its portions are. */
struct asked {
	const struct portions *portions;
	enum way_part_kind kind;
};

enum { LISTS = 4 };

static size_t lists_of(const struct way *way, const struct way_row *row,
		       struct asked lists[LISTS])
{
	const struct programme_day *day = row->day;
	bool numbered = row->kind == WAY_DAY;
	size_t count = 0;

	if (!day || !row->programme)
		return 0;
	lists[count++] = (struct asked){
		programme_portions(row->programme, day, numbered ? row->form : 0,
				   way->calendar.track), WAY_ASKED };
	if (row->third)
		lists[count++] = (struct asked){ &day->third, WAY_ASKED };
	lists[count++] = (struct asked){ &day->checks, WAY_CHECK };
	/* on a day with a session nothing is to be chosen */
	if (row->kind != WAY_SESSION)
		lists[count++] = (struct asked){ &day->least, WAY_LEAST };
	return count;
}

static bool is_asked(const struct way *way, const struct way_row *row,
		     const char *practice)
{
	struct asked lists[LISTS];
	size_t count = lists_of(way, row, lists);

	for (size_t l = 0; l < count; l++)
		for (size_t i = 0; i < lists[l].portions->count; i++)
			if (!strcmp(lists[l].portions->at[i].practice, practice))
				return true;
	return false;
}

const char *way_source(struct arena *arena, const struct way_row *row)
{
	return row->programme ? arena_print(arena, "programme:%s", row->programme->id)
			      : NULL;
}

/* A session belongs to a row that it was begun from, or on whose dates it was held. A
 * place that comes again (the month, a day with a session) belongs to its dates. */
static bool belongs(const struct way *way, const struct way_row *row, const char *source,
		    const struct session_record *session)
{
	int64_t date = past_date(&way->past, session);
	bool within = date >= row->date && date <= row->last;
	bool only_once = row->kind == WAY_DAY || row->kind == WAY_WEEK;

	if (!session_is_practised(session))
		return false;
	if (session->place && row->place && source && (within || only_once) &&
	    !strcmp(session->place, row->place) && !strcmp(session->source, source))
		return true;
	return within && row->moved_to == NO_DATE && is_asked(way, row, session->practice);
}

int64_t way_done(struct arena *arena, const struct way *way, const struct way_row *row)
{
	const char *source = way_source(arena, row);

	for (size_t i = way->past.count; i--; )
		if (belongs(way, row, source, &way->past.sessions[i]))
			return past_date(&way->past, &way->past.sessions[i]);
	return NO_DATE;
}

static bool part_is_done(const struct way *way, const struct way_row *row,
			 const char *source, const struct way_part *part)
{
	for (size_t i = way->past.count; i--; ) {
		const struct session_record *session = &way->past.sessions[i];

		if (session->ended == ENDED_FINISHED &&
		    !strcmp(session->practice, part->practice->id) &&
		    (!session->steps || (part->steps && !strcmp(session->steps, part->steps))) &&
		    belongs(way, row, source, session))
			return true;
	}
	return false;
}

static bool take_part(struct app *app, struct arena *arena, const struct portion *portion,
		      struct way_part *part)
{
	const struct practice *whole = app_practice(app, portion->practice), *some;

	part->steps = portion_steps(arena, &portion->steps);
	some = whole ? portion_make(arena, whole, part->steps) : NULL;
	if (!some)
		return false;
	part->practice = whole;
	part->title = some->title;
	part->minutes_ms = some->minutes_ms[0];
	part->slot = portion->slot;
	part->mind = begin_told_first(app, some, arena);
	return true;
}

size_t way_parts(struct app *app, struct arena *arena, const struct way *way,
		 const struct way_row *row, struct way_part parts[WAY_PARTS_MOST])
{
	const char *source = way_source(arena, row);
	struct asked lists[LISTS];
	size_t list_count = lists_of(way, row, lists), count = 0;

	for (size_t l = 0; l < list_count; l++)
		for (size_t i = 0; i < lists[l].portions->count; i++) {
			struct way_part part = { .kind = lists[l].kind };

			if (count == WAY_PARTS_MOST ||
			    !take_part(app, arena, &lists[l].portions->at[i], &part))
				continue;
			part.done = part_is_done(way, row, source, &part);
			parts[count++] = part;
		}
	return count;
}

const struct texts *way_notes(const struct way *way, const struct way_row *row)
{
	static const struct texts none = { 0 };

	return row->day ? programme_notes(row->day, way->calendar.track) : &none;
}

/* Why today's row is empty, and what there is instead. */
static const char *nothing_stands(const struct app *app, struct arena *arena,
				  const struct way *way)
{
	const struct calendar_day *day = &way->day;

	if (day->phase == PHASE_UNSAID)
		return "With a date, the days of a programme stand here; d takes it. Without "
		       "one, Today offers what fits.";
	if (day->ask_home || (way->calendar.arrival != NO_DATE &&
			      way->calendar.arrival < way->today &&
			      way->calendar.home == NO_DATE))
		return "The days of the retreat that Groundwork knows are over. When you are "
		       "home, d takes your first day there, and the weeks after it stand here.";
	if (day->begins != NO_DATE)
		return arena_print(arena, "The days begin on %s. Until then Today offers what "
				   "fits; any of them can be begun earlier.",
				   arc_date_words(app, arena, day->begins));
	return "No programme has anything on this date. Today offers what fits.";
}

static const char *done_words(const struct app *app, struct arena *arena,
			      const struct way_row *row)
{
	bool within = row->done >= row->date && row->done <= row->last;

	if (row->done == NO_DATE && row->standing == WAY_PASSED && row->moved_to == NO_DATE)
		return "It has passed and is let go. It waits for nobody, and can be begun "
		       "all the same.";
	if (row->done == NO_DATE)
		return NULL;
	return within ? "Something of it was done."
		      : arena_print(arena, "Something of it was done on %s.",
				    arc_date_words(app, arena, row->done));
}

const char *way_stands(const struct app *app, struct arena *arena, const struct way *way,
		       const struct way_row *row)
{
	const char *moved = NULL, *done = done_words(app, arena, row);

	if (row->kind == WAY_NOTHING)
		return nothing_stands(app, arena, way);
	if (row->moved_to != NO_DATE)
		moved = arena_print(arena, "You put it on %s.",
				    arc_date_words(app, arena, row->moved_to));
	else if (row->moved_from != NO_DATE)
		moved = arena_print(arena, "You put it here, from %s.",
				    arc_date_words(app, arena, row->moved_from));
	return moved && done ? arena_print(arena, "%s %s", moved, done) : moved ? moved : done;
}
