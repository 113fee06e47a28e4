/* schedule/situation.c -- all that is asked before anything is decided. */
#include "schedule/situation.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "schedule/person_calendar.h"
#include "schedule/tasks.h"

enum { GAP_DAYS = 3 };

/* A gap is three whole days without anything. On the retreat nobody asks, and what was
 * before the first day of a programme is no gap in it. */
static bool was_away(const struct situation *now)
{
	enum phase phase = now->day.phase;
	int64_t last = history_last_date(&now->past), first, end;

	if (last == NO_DATE || phase == PHASE_RETREAT)
		return false;
	if (calendar_span(&now->calendar, phase, &first, &end) && now->date >= first &&
	    last < first)
		last = first - 1;
	return now->date - last > GAP_DAYS;
}

static enum day_mode mode_of(const struct situation *now)
{
	if (now->day.medicine)
		return DAY_MEDICINE;
	if (now->past.unsteady)
		return DAY_UNSTEADY;
	return was_away(now) ? DAY_RETURN : DAY_PLAIN;
}

void situation_trouble(struct situation *now, const struct error *error)
{
	if (!now->past.trouble)
		now->past.trouble = arena_copy(now->arena, error->text);
}

struct situation situation_load(struct app *app, struct arena *arena)
{
	struct situation now = {
		.app = app, .arena = arena, .date = person_today(app),
				.hour = person_hour(app),
		.calendar = person_calendar(app), .leave_out = app_settings(app)->leave_out,
	};
	struct error error;

	now.past = history_load(app, arena, now.date);
	if (!tasks_leave_out(app, arena, &now.asked_out, &error))
		situation_trouble(&now, &error);
	calendar_look(&now.calendar, now.date, &now.day);
	now.mode = mode_of(&now);
	return now;
}
