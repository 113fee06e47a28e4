/* schedule/today_thread.c -- what was written comes back on its day, and what the plan
 * still wants to know is asked. */
#include "schedule/today_parts.h"

#include "schedule/arc.h"
#include "app/pages.h"
#include "app/app.h"
#include "schedule/thread.h"
#include "base/arena.h"

#include <string.h>

enum { TRACK_ASKED_DAYS = 7 };

#define ACT_CHECK "integ-act-check"
#define TALK_PAGE "talk-to-your-clinician"

static void ask(struct look *look, enum due_kind kind, const char *title, const char *why)
{
	struct due due = { .kind = kind, .title = title, .why = why, .now = true };

	today_add(look, &due);
}

/* The small act that was meant, from the day after on, until it is answered. */
static void ask_for_act(struct look *look, const struct thread *thread)
{
	const struct practice *practice = app_practice(look->app, ACT_CHECK);
	struct due due = { .kind = DUE_CHECK, .practice = practice, .now = true };

	if (!thread->act || !thread->act_open || !practice ||
	    app_left_out(look->app, practice))
		return;
	due.title = practice->title;
	due.minutes_ms = practice->minutes_ms[0];
	due.why = arena_print(look->arena, "you meant to: %s", thread->act);
	today_add(look, &due);
}

static void ask_what_is_open(struct look *look)
{
	const struct calendar_day *now = &look->today->calendar;
	bool tracks = now->programme && now->programme->tracks & (1u << TRACK_TENDER);

	if (now->ask_home)
		ask(look, DUE_HOME, "Home again?", "Enter counts today as the first day at "
		    "home; the plan (w) takes another");
	if (tracks && now->place && now->place <= TRACK_ASKED_DAYS &&
	    !app_settings(look->app)->track_chosen)
		ask(look, DUE_TRACK, "Steady or tender?", "two ways through these weeks; "
		    "tender has grounding, rest and people");
}

void today_thread(struct look *look)
{
	struct thread thread = thread_look(look->app, look->arena);
	struct today *today = look->today;

	today->intention = thread.intention;
	if (today->mood == TODAY_SESSION)
		return;
	today->plan = thread.plan_today;
	if (today->mood == TODAY_UNSTEADY && app_page(look->app, TALK_PAGE)) {
		struct due due = { .kind = DUE_PAGE, .steps = TALK_PAGE, .now = true,
				   .title = app_page(look->app, TALK_PAGE)->title,
				   .why = "the last two practices left you less steady" };

		today_add(look, &due);
	}
	if (today->mood != TODAY_PLAIN && today->mood != TODAY_RETURN)
		return;
	ask_what_is_open(look);
	if (thread.letter_here)
		ask(look, DUE_LETTER, "A letter from you is here",
		    "to be read, or left closed");
	if (today->mood == TODAY_PLAIN)
		ask_for_act(look, &thread);
}
