/* schedule/situation.c -- all that is asked before anything is decided. */
#include "schedule/situation.h"

#include "app/app.h"
#include "schedule/arc.h"
#include "schedule/tasks.h"

enum { GAP_DAYS = 3 };

/* A gap is three whole days without anything. On the retreat nobody asks, and what was
 * before the first day of a programme is no gap in it. */
static bool was_away(const struct situation *now)
{
	enum phase phase = now->day.phase;
	int64_t last = past_last(&now->past), first, end;

	if (last == NO_DATE || phase == PHASE_RETREAT)
		return false;
	if (calendar_span(&now->calendar, phase, &first, &end) && now->date >= first &&
	    last < first)
		last = first - 1;
	return now->date - last > GAP_DAYS;
}

static enum today_mood mood(const struct situation *now)
{
	if (now->day.session)
		return TODAY_SESSION;
	if (now->past.unsteady)
		return TODAY_UNSTEADY;
	return was_away(now) ? TODAY_RETURN : TODAY_PLAIN;
}

struct situation situation_load(struct app *app, struct arena *arena)
{
	struct situation now = {
		.app = app, .arena = arena, .date = arc_today(app), .hour = arc_hour(app),
		.calendar = arc_calendar(app), .leave_out = app_settings(app)->leave_out,
		.asked_out = tasks_leave_out(app, arena),
	};

	now.past = past_look(app, arena, now.date);
	now.demanding = past_demanding(app, arena, &now.past);
	calendar_look(&now.calendar, now.date, &now.day);
	now.mood = mood(&now);
	return now;
}
