/* schedule/today.c -- the day is put together: what it is, what it asks, what returns. */
#include "schedule/today_parts.h"

#include "schedule/arc.h"
#include "app/app.h"
#include "app/opened.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/clock.h"
#include "store/store.h"

#include <string.h>

enum { UNFINISHED_DAYS = 7, GAP_DAYS = 3, FEW = 2, DUE_ENOUGH = 3 };

const char *phase_name(enum phase phase)
{
	static const char *const names[] = {
		[PHASE_UNSAID] = "daily", [PHASE_PREPARE] = "prepare",
		[PHASE_RETREAT] = "retreat", [PHASE_INTEGRATE] = "integrate",
		[PHASE_DAILY] = "daily",
	};

	return names[phase];
}

struct due *today_add(struct look *look, const struct due *due)
{
	struct today *today = look->today;

	if (today->due_count == TODAY_DUE_MOST)
		return NULL;
	today->due[today->due_count] = *due;
	return &today->due[today->due_count++];
}

/* The days of this week on which something was practised. */
static void look_at_week(struct look *look)
{
	struct today *today = look->today;
	int64_t monday = look->date - today->weekday;

	for (size_t i = 0; i < look->past.count; i++) {
		int64_t date = past_date(&look->past, &look->past.sessions[i]);

		if (session_is_practised(&look->past.sessions[i]) && date >= monday &&
		    date < monday + 7)
			today->practised[date - monday] = true;
	}
	for (int i = 0; i < 7; i++)
		today->days_done += today->practised[i];
	today->days_planned = app_settings(look->app)->days_a_week;
}

/* Days in a row up to today or yesterday, for whoever wishes to see them. */
static void look_at_streak(struct look *look)
{
	int64_t expected = look->date;
	int streak = 0;

	if (!app_settings(look->app)->streak)
		return;
	for (size_t i = look->past.count; i--; ) {
		int64_t date = past_date(&look->past, &look->past.sessions[i]);

		if (!session_is_practised(&look->past.sessions[i]) || date > expected)
			continue;
		if (date < expected && (streak || date + 1 < expected))
			break;
		streak++;
		expected = date - 1;
	}
	look->today->streak = streak;
}

static const char *of_days(struct arena *arena, int place, int of)
{
	return place ? arena_print(arena, " · day %d of %d", place, of) : "";
}

static const char *preparing(struct look *look, const struct calendar_day *now)
{
	struct arena *arena = look->arena;
	const char *rest = of_days(arena, now->place, now->of);

	if (now->begins != NO_DATE && now->programme)
		rest = arena_print(arena, " · the %d days begin on %s",
				   now->programme->forms[now->form],
				   arc_date_words(look->app, arena, now->begins));
	if (!now->to_arrival)
		return arena_print(arena, "Preparing%s", rest);
	if (now->to_arrival == 1)
		return arena_print(arena, "Preparing · arrival tomorrow%s", rest);
	return arena_print(arena, "Preparing · %lld days until arrival%s",
			   (long long)now->to_arrival, rest);
}

static const char *heading(struct look *look, const struct calendar_day *now)
{
	struct arena *arena = look->arena;

	if (now->session)
		return "A day with a session";
	switch (now->phase) {
	case PHASE_UNSAID:
		return NULL;
	case PHASE_PREPARE:
		return preparing(look, now);
	case PHASE_RETREAT:
		return arena_print(arena, "Retreat%s", of_days(arena, now->place, now->of));
	case PHASE_INTEGRATE:
		if (now->week && now->programme->week_count)
			return arena_print(arena, "Home again · week %d of %d", now->week,
					   now->programme->weeks
					   [now->programme->week_count - 1].number);
		return arena_print(arena, "Home again%s", of_days(arena, now->place, now->of));
	case PHASE_DAILY:
		break;
	}
	return "Day by day";
}

/* A gap is three whole days without anything. On the retreat nobody asks, and what was
 * before the first day of a programme is no gap in it. */
static bool was_away(const struct look *look)
{
	enum phase phase = look->today->calendar.phase;
	int64_t last = past_last(&look->past), first, end;

	if (last == NO_DATE || phase == PHASE_RETREAT)
		return false;
	if (calendar_span(&look->calendar, phase, &first, &end) && look->date >= first &&
	    last < first)
		last = first - 1;
	return look->date - last > GAP_DAYS;
}

static enum today_mood mood(const struct look *look)
{
	const struct calendar_day *now = &look->today->calendar;

	if (now->session)
		return TODAY_SESSION;
	if (look->past.unsteady)
		return TODAY_UNSTEADY;
	return was_away(look) ? TODAY_RETURN : TODAY_PLAIN;
}

static void look_for_unfinished(struct look *look)
{
	struct session_record *open = &look->today->open;
	int64_t now_ms = clock_civil_ms(app_clock(look->app));
	const struct practice *practice;
	bool *found = &look->today->unfinished;

	if (!app_store(look->app) || look->today->mood == TODAY_SESSION ||
	    !store_unfinished(app_store(look->app), look->arena,
			      now_ms - UNFINISHED_DAYS * INT64_C(86400000), found, open,
			      NULL) || !*found)
		return;
	practice = app_practice(look->app, open->practice);
	*found = practice && open->step < practice->step_count &&
		 (open->ended == ENDED_INTERRUPTED || practice_has(practice, STEP_WRITE));
}

static bool is_named(const struct look *look, const struct programme *programme)
{
	const struct texts *named = &app_settings(look->app)->programmes;

	for (size_t i = 0; i < named->count; i++)
		if (!strcmp(named->at[i], programme->id))
			return true;
	return false;
}

/* A programme that the settings name and the library does not have; NULL. */
static const char *named_and_gone(const struct look *look)
{
	const struct texts *named = &app_settings(look->app)->programmes;

	for (size_t i = 0; i < named->count; i++)
		if (app_has_content(look->app) && !app_programme(look->app, named->at[i]))
			return named->at[i];
	return NULL;
}

/* What the dates and the clock make worth saying; one thing, the weightiest. */
static const char *remark(struct look *look)
{
	const struct calendar *calendar = &look->calendar;
	const struct calendar_day *now = &look->today->calendar;
	const struct programme *programmes[2];
	const char *gone = named_and_gone(look);

	if (look->past.ahead)
		return "The log has entries from later days than today. If the clock is "
		       "wrong, set it, and the days fall into place; nothing is lost.";
	if (calendar->home != NO_DATE && calendar->arrival != NO_DATE &&
	    calendar->home <= calendar->arrival && look->date < calendar->home)
		return "The first day at home lies before the arrival. One of the two dates "
		       "may be wrong; the plan (w) changes them.";
	if (gone && now->programme)
		return arena_print(look->arena, "The settings name a programme \"%s\", which is "
				   "not there. \"%s\" is in use; the plan (w) takes another.",
				   gone, now->programme->title);
	if (now->moved_to != NO_DATE && !now->here_count)
		return arena_print(look->arena, "You have put this day on %s.",
				   arc_date_words(look->app, look->arena, now->moved_to));
	if (now->programme && (now->place || now->week) && !is_named(look, now->programme) &&
	    arc_programmes(look->app, now->programme->stage, programmes, 2) == 2)
		return arena_print(look->arena, "There is more than one programme for these "
				   "days. \"%s\" is in use; the plan (w) takes another.",
				   now->programme->title);
	return NULL;
}

/* The shape of the day: what is due, and how much is offered beside it. */
static void fill(struct look *look)
{
	struct today *today = look->today;
	size_t open = 0;

	today_tasks(look);
	switch (today->mood) {
	case TODAY_SESSION:
		today_due(look);
		return;
	case TODAY_UNSTEADY:
		today_offer_grounding(look);
		return;
	case TODAY_RETURN:
		today_due(look);
		today_offer_smallest(look);
		return;
	case TODAY_PLAIN:
		break;
	}
	today_due(look);
	for (size_t i = 0; i < today->due_count; i++)
		open += today->due[i].kind == DUE_PRACTICE;
	if (today->calendar.phase != PHASE_RETREAT || !open)
		today_offer(look, !open ? TODAY_SUGGESTIONS : open < DUE_ENOUGH ? FEW : 1);
}

int64_t today_lasts_ms(const struct app *app)
{
	int64_t now_ms = clock_civil_ms(app_clock(app)), date = arc_today(app);
	const int hours[] = { NOON, EVENING };
	int64_t next_ms = day_begins_ms(day_from_number(date + 1),
					app_settings(app)->day_starts_hour);

	for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
		int64_t at_ms = day_begins_ms(day_from_number(date), hours[i]);

		if (at_ms > now_ms && at_ms < next_ms)
			next_ms = at_ms;
	}
	return next_ms > now_ms ? next_ms - now_ms : 60000;
}

/* All that is asked before anything is decided. */
static struct look look_around(struct app *app, struct arena *arena, struct today *today)
{
	struct look look = { .app = app, .arena = arena, .today = today };

	*today = (struct today){ 0 };
	look.date = arc_today(app);
	look.hour = arc_hour(app);
	look.calendar = arc_calendar(app);
	look.past = past_look(app, arena, look.date);
	look.asked_out = tasks_leave_out(app, arena);
	look.demanding = past_demanding(app, arena, &look.past);
	today->day = day_from_number(look.date);
	today->weekday = day_of_week(today->day);
	calendar_look(&look.calendar, look.date, &today->calendar);
	return look;
}

bool today_is_session_day(const struct app *app)
{
	struct calendar calendar = arc_calendar(app);
	struct calendar_day day;

	calendar_look(&calendar, arc_today(app), &day);
	return day.session;
}

const struct practice *today_ground(struct app *app, struct arena *arena)
{
	struct today *today = arena_take(arena, sizeof *today);
	struct look look = look_around(app, arena, today);

	return today_instead(&look, look.date, NULL);
}

void today_look(struct app *app, struct arena *arena, struct today *today)
{
	struct look look = look_around(app, arena, today);

	today->mood = mood(&look);
	today->heading = heading(&look, &today->calendar);
	fill(&look);
	today_thread(&look);
	today->remark = remark(&look);
	look_for_unfinished(&look);
	look_at_week(&look);
	look_at_streak(&look);
}
