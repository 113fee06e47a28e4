/* schedule/schedule_edit_text.c -- the calendar after a change, told in a sentence. */
#include "schedule/schedule_edit_text.h"

#include "schedule/person_calendar.h"
#include "app/app.h"
#include "base/arena.h"

#include <string.h>

static const char *words_of(const struct app *app, struct arena *arena, int64_t date)
{
	return date == person_today(app) ? "today" : person_date_text(app, arena, date);
}

bool schedule_is_preparing(const struct app *app, const struct calendar *calendar)
{
	struct calendar_day day;
	int64_t first, last;

	calendar_look(calendar, person_today(app), &day);
	return day.phase == PHASE_PREPARE && day.programme &&
	       calendar_span(calendar, PHASE_PREPARE, &first, &last);
}

/* "begins on Monday 30 November", or how far it has come. */
static const char *form_stands(const struct app *app, struct arena *arena,
			       const struct calendar *calendar)
{
	int64_t first, last, today = person_today(app);

	if (!calendar_span(calendar, PHASE_PREPARE, &first, &last))
		return "has no dates yet";
	if (first > today)
		return arena_print(arena, "begins on %s",
				   person_date_text(app, arena, first));
	if (first == today)
		return "begins today";
	if (last < today)
		return "is over";
	return arena_print(arena, "has come to its day %lld", (long long)(today - first + 1));
}

static const char *form_sentence(const struct app *app, struct arena *arena,
				 const struct calendar *calendar, bool as_a_part)
{
	const struct programme *programme = calendar->programmes[STAGE_PREPARE];
	int form = programme->forms[calendar_form(calendar)];
	const char *stands = form_stands(app, arena, calendar), *why = "is the shortest, and";

	if (form == calendar->form_days)
		why = "is the one you chose, and";
	else if (calendar->arrival == NO_DATE || calendar->since == NO_DATE ||
		 calendar->arrival - calendar->since >= form)
		why = "fits, and";
	return as_a_part ? arena_print(arena, "the form of %d days %s %s.", form, why, stands)
			 : arena_print(arena, "The form of %d days %s.", form, stands);
}

const char *schedule_form_text(const struct app *app, struct arena *arena, int days)
{
	struct calendar calendar = person_calendar(app);

	calendar.form_days = days;
	return form_sentence(app, arena, &calendar, false);
}

static const char *retreat_words(struct arena *arena, const struct calendar_day *day)
{
	if (day->phase == PHASE_RETREAT && day->place)
		return arena_print(arena, "it is day %d of the retreat.", day->place);
	if (day->phase == PHASE_RETREAT || day->phase == PHASE_DAILY)
		return "the days of the retreat that Groundwork knows are over, and the first "
		       "day at home is what it would like to know next.";
	return NULL;
}

static const char *home_words(const struct app *app, struct arena *arena,
			      const struct calendar *calendar, const struct calendar_day *day)
{
	int64_t first, last;

	if (!calendar_span(calendar, PHASE_INTEGRATE, &first, &last))
		return "there is no programme for the weeks after it among the files.";
	if (first > day->date)
		return arena_print(arena, "its %d days begin then, and the weeks after them "
				   "last until %s.",
				   calendar->programmes[STAGE_INTEGRATE]->forms[0],
				   person_date_text(app, arena, last));
	if (day->phase == PHASE_INTEGRATE && day->place)
		return arena_print(arena, "it is day %d of %d at home.", day->place, day->of);
	if (day->phase == PHASE_INTEGRATE && day->week)
		return arena_print(arena, "it is week %d at home.", day->week);
	return "the weeks after it are over, and a look back once a month remains.";
}

static const char *arrival_follows(const struct app *app, struct arena *arena,
				   const struct calendar *calendar,
				   const struct calendar_day *day)
{
	const char *retreat = retreat_words(arena, day);

	/* a new journey is announced while the weeks of the last one go on */
	if (schedule_is_preparing(app, calendar) ||
	    (calendar->programmes[STAGE_PREPARE] && calendar->arrival > person_today(app)))
		return form_sentence(app, arena, calendar, true);
	if (retreat)
		return retreat;
	return day->phase == PHASE_INTEGRATE
	       ? home_words(app, arena, calendar, day)
	       : "there is no programme for the days before it among the files.";
}

static const char *sessions_words(const struct app *app, struct arena *arena)
{
	size_t count = app_settings(app)->medicine_days.count;

	if (!count)
		return "No days with a session are known now.";
	return arena_print(arena, "%s: one line on Today, and nothing to choose. Groundwork "
			   "never says when a session is; the clinic does.",
			   count == 1 ? "One day with a session is kept quiet"
			   : arena_print(arena, "%zu days with a session are kept quiet", count));
}

const char *schedule_date_text(const struct app *app, struct arena *arena, const char *key)
{
	struct calendar calendar = person_calendar(app);
	bool home = !strcmp(key, "home");
	int64_t date = home ? calendar.home : calendar.arrival;
	struct calendar_day day;

	if (!strcmp(key, "session_days"))
		return sessions_words(app, arena);
	calendar_look(&calendar, person_today(app), &day);
	if (date == NO_DATE)
		return home ? "The first day at home is open now; the weeks after it wait until "
			      "it is known."
			    : "The arrival is open now; the days before it wait until it is "
			      "known.";
	return arena_print(arena, "%s is now %s: %s",
			   home ? "The first day at home" : "Arrival",
			   words_of(app, arena, date),
			   home ? home_words(app, arena, &calendar, &day)
				: arrival_follows(app, arena, &calendar, &day));
}

/* What else stands on the date: the first of it. */
static const char *beside(const struct app *app, struct arena *arena,
			  const struct programme_day *moved, int64_t date)
{
	struct calendar calendar = person_calendar(app);
	struct calendar_day on;
	const struct programme_day *other;

	calendar_look(&calendar, date, &on);
	other = on.day;
	for (size_t i = 0; i < on.here_count && !other; i++)
		if (on.here[i] != moved)
			other = on.here[i];
	return other && other != moved
	       ? arena_print(arena, ", beside \"%s\"",
			     programme_title(other, calendar.track)) : "";
}

const char *schedule_move_text(const struct app *app, struct arena *arena,
			       const struct programme_day *day, int64_t date, bool home)
{
	const char *title = programme_title(day, app_settings(app)->track);

	if (home)
		return arena_print(arena, "\"%s\" is back on its own date, %s.", title,
				   words_of(app, arena, date));
	return arena_print(arena, "\"%s\" is on %s now%s. m moves it again.",
			   title, words_of(app, arena, date),
			   beside(app, arena, day, date));
}
