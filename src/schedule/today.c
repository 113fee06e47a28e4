/* schedule/today.c -- the day is put together: what it is, what it asks, what returns. */
#include "schedule/today.h"

#include "app/app.h"
#include "app/pages.h"
#include "schedule/person_calendar.h"
#include "schedule/eligibility.h"
#include "schedule/suggestions.h"
#include "schedule/intention_history.h"
#include "schedule/today_asks.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"

#include <assert.h>
#include <string.h>

enum { FEW = 2, DUE_ENOUGH = 3, WEEK = 7, TRACK_ASKED_DAYS = 7 };

#define ACT_CHECK "integ-act-check"
#define TALK_PAGE "talk-to-your-clinician"

/* A day that is being put together. */
struct builder {
	struct situation *now;
	struct today *today;
	struct today_list due, suggestions;
};

const char *phase_name(enum phase phase)
{
	static const char *const names[] = {
		[PHASE_UNSAID] = "daily", [PHASE_PREPARE] = "prepare",
		[PHASE_RETREAT] = "retreat", [PHASE_INTEGRATE] = "integrate",
		[PHASE_DAILY] = "daily",
	};

	assert((size_t)phase < sizeof names / sizeof *names);
	return names[phase];
}

/* The days of this week on which something was practised. */
static void count_week(const struct situation *now, struct today *today)
{
	int64_t monday = now->date - today->weekday;

	for (size_t i = 0; i < now->past.count; i++) {
		int64_t date = history_date(&now->past, &now->past.sessions[i]);

		if (session_is_practised(&now->past.sessions[i]) && date >= monday &&
		    date < monday + WEEK)
			today->practised[date - monday] = true;
	}
	for (int i = 0; i < WEEK; i++)
		today->days_done += today->practised[i];
	today->days_planned = app_settings(now->app)->days_a_week;
}

/* Days in a row up to today or yesterday, for whoever wishes to see them. */
static void count_streak(const struct situation *now, struct today *today)
{
	int64_t expected = now->date;
	int streak = 0;

	if (!app_settings(now->app)->streak)
		return;
	for (size_t i = now->past.count; i--; ) {
		int64_t date = history_date(&now->past, &now->past.sessions[i]);

		if (!session_is_practised(&now->past.sessions[i]) || date > expected)
			continue;
		if (date < expected && (streak || date + 1 < expected))
			break;
		streak++;
		expected = date - 1;
	}
	today->streak = streak;
}

static const char *of_days(struct arena *arena, int place, int of)
{
	return place ? arena_print(arena, " · day %d of %d", place, of) : "";
}

static const char *preparing(const struct app *app, struct arena *arena,
			     const struct calendar_day *now)
{
	const char *rest = of_days(arena, now->place, now->of);

	if (now->begins != NO_DATE && now->programme)
		rest = arena_print(arena, " · the %d days begin on %s",
				   now->programme->forms[now->form],
				   person_date_text(app, arena, now->begins));
	if (!now->to_arrival)
		return arena_print(arena, "Preparing%s", rest);
	if (now->to_arrival == 1)
		return arena_print(arena, "Preparing · arrival tomorrow%s", rest);
	return arena_print(arena, "Preparing · %lld days until arrival%s",
			   (long long)now->to_arrival, rest);
}

const char *today_heading(const struct app *app, struct arena *arena,
			  const struct calendar_day *now)
{
	if (now->medicine)
		return "A day with a session";
	switch (now->phase) {
	case PHASE_UNSAID:
		return NULL;
	case PHASE_PREPARE:
		return preparing(app, arena, now);
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

static void look_for_unfinished(struct situation *now, struct today *today)
{
	struct session_record *open = &today->open;
	const struct practice *practice;
	struct error error;
	bool found;

	if (now->mode == DAY_MEDICINE)
		return;
	if (!history_unfinished(now->app, now->arena, NULL, &found, open, &error))
		situation_trouble(now, &error);
	if (!found)
		return;
	practice = app_practice(now->app, open->practice);
	today->unfinished = practice && open->step < practice->step_count &&
			    (open->ended == ENDED_INTERRUPTED ||
			     practice_has(practice, STEP_WRITE));
}

static bool is_named(const struct situation *now, const struct programme *programme)
{
	const struct texts *named = &app_settings(now->app)->programmes;

	for (size_t i = 0; i < named->count; i++)
		if (!strcmp(named->at[i], programme->id))
			return true;
	return false;
}

/* A programme that the settings name and the library does not have; NULL. */
static const char *named_and_gone(const struct situation *now)
{
	const struct texts *named = &app_settings(now->app)->programmes;

	for (size_t i = 0; i < named->count; i++)
		if (app_has_content(now->app) && !app_programme(now->app, named->at[i]))
			return named->at[i];
	return NULL;
}

/* In the first week after the last one of a programme: that its daily check-in is not
 * asked for any more, and where it is. */
static const char *weeks_are_over(const struct situation *now)
{
	const struct programme *programme = now->day.programme;
	const struct practice *daily = programme && programme->daily.count
		? app_practice(now->app, programme->daily.at[0].practice) : NULL;
	int64_t first, last;

	if (now->day.phase != PHASE_DAILY || !daily ||
	    !calendar_span(&now->calendar, PHASE_INTEGRATE, &first, &last) ||
	    now->date > last + WEEK)
		return NULL;
	return arena_print(now->arena, "The weeks of the programme are over, and nothing of "
			   "them is asked any more. \"%s\" is in the library, for as long as it "
			   "is good to you.", daily->title);
}

/* What the dates and the clock make worth saying; one thing, the weightiest. */
static const char *remark(const struct situation *now)
{
	const struct calendar *calendar = &now->calendar;
	const struct calendar_day *day = &now->day;
	const struct programme *programmes[2];
	const char *gone = named_and_gone(now);

	if (now->past.trouble)
		return history_trouble_text(&now->past, now->arena);
	if (now->past.ahead)
		return "The log has entries from later days than today. If the clock is "
		       "wrong, set it, and the days fall into place; nothing is lost.";
	if (calendar->home != NO_DATE && calendar->arrival != NO_DATE &&
	    calendar->home <= calendar->arrival && now->date < calendar->home)
		return "The first day at home lies before the arrival. One of the two dates "
		       "may be wrong; the plan (w) changes them.";
	if (gone && day->programme)
		return arena_print(now->arena, "The settings name a programme \"%s\", which is "
				   "not there. \"%s\" is in use; the plan (w) takes another.",
				   gone, day->programme->title);
	if (day->moved_to != NO_DATE && !day->here_count)
		return arena_print(now->arena, "You have put this day on %s.",
				   person_date_text(now->app, now->arena, day->moved_to));
	if (day->programme && (day->place || day->week) && !is_named(now, day->programme) &&
	    person_programmes(now->app, day->programme->stage, programmes, 2) == 2)
		return arena_print(now->arena, "There is more than one programme for these "
				   "days. \"%s\" is in use; the plan (w) takes another.",
				   day->programme->title);
	return weeks_are_over(now);
}

/* ---- what was written comes back on its day, and what is open is asked */

static void ask(struct builder *builder, enum today_item_kind kind, const char *title,
		const char *why)
{
	struct today_item due = { .kind = kind, .title = title, .why = why, .now = true };

	today_list_add(&builder->due, &due);
}

/* The small act that was meant, from the day after on, until it is answered. */
static void ask_for_act(struct builder *builder, const struct intention_history *thread)
{
	const struct situation *now = builder->now;
	const struct practice *practice = app_practice(now->app, ACT_CHECK);
	struct today_item due = { .kind = TODAY_CHECK, .practice = practice, .now = true };

	if (!thread->act || !thread->act_open || !practice ||
	    eligibility_of(now, practice, "self").standing >= STANDS_BACK)
		return;
	due.title = practice->title;
	due.minutes_ms = practice->minutes_ms[0];
	due.why = arena_print(now->arena, "you meant to: %s", thread->act);
	today_list_add(&builder->due, &due);
}

static void ask_what_is_open(struct builder *builder)
{
	const struct calendar_day *day = &builder->now->day;
	bool tracks = day->programme && day->programme->tracks & (1u << TRACK_TENDER);

	if (day->ask_home)
		ask(builder, TODAY_HOME, "Home again?",
		    "Enter counts today as the first day at "
		    "home; the plan (w) takes another");
	if (tracks && day->place && day->place <= TRACK_ASKED_DAYS &&
	    !app_settings(builder->now->app)->track_chosen)
		ask(builder, TODAY_TRACK, "Steady or tender?",
		    "two ways through these weeks; "
		    "tender has grounding, rest and people");
}

static void return_thread(struct builder *builder)
{
	struct situation *now = builder->now;
	struct intention_history thread;
	struct today *today = builder->today;
	struct error error;

	if (!intention_history_load(now->app, now->arena, &thread, &error))
		situation_trouble(now, &error);
	today->intention = thread.intention;
	if (today->mode == DAY_MEDICINE)
		return;
	today->plan = thread.plan_today;
	if (today->mode == DAY_UNSTEADY && app_page(now->app, TALK_PAGE)) {
		struct today_item due = { .kind = TODAY_PAGE, .steps = TALK_PAGE,
					 .now = true,
				   .title = app_page(now->app, TALK_PAGE)->title,
				   .why = "the last two practices left you less steady" };

		today_list_add(&builder->due, &due);
	}
	if (today->mode != DAY_PLAIN && today->mode != DAY_RETURN)
		return;
	ask_what_is_open(builder);
	if (thread.letter_here)
		ask(builder, TODAY_LETTER, "A letter from you is here",
		    "to be read, or left closed");
	if (today->mode == DAY_PLAIN)
		ask_for_act(builder, &thread);
}

/* ---- the day as a whole */

static enum slot part_of_day(int hour)
{
	return hour < NOON ? SLOT_MORNING : hour < EVENING ? SLOT_FREE : SLOT_EVENING;
}

/* The shape of the day: what is due, and how much is offered beside it. */
static void fill(struct builder *builder)
{
	struct situation *now = builder->now;
	struct today_list *due = &builder->due, *offers = &builder->suggestions;
	struct day_words words;
	size_t open = 0;

	today_ask_assignments(now, due);
	words = today_ask_programme(now, due);
	builder->today->title = words.title;
	builder->today->notes = words.notes;
	if (now->mode == DAY_UNSTEADY)
		suggest_grounding(now, due, offers);
	if (now->mode == DAY_RETURN)
		suggest_smallest(now, due, offers);
	if (now->mode != DAY_PLAIN)
		return;
	for (size_t i = 0; i < due->count; i++)
		open += due->at[i].kind == TODAY_PRACTICE;
	if (now->day.phase != PHASE_RETREAT || !open)
		suggest(now, due, !open ? TODAY_SUGGESTIONS : open < DUE_ENOUGH ? FEW : 1,
			offers);
}

int64_t today_lasts_ms(const struct app *app)
{
	int64_t now_ms = clock_civil_ms(app_clock(app)), date = person_today(app);
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

const struct practice *today_ground(struct app *app, struct arena *arena)
{
	struct situation now = situation_load(app, arena);
	const struct today_list nothing = { 0 };

	return suggest_instead(&now, &nothing, now.date, NULL);
}

void today_load(struct app *app, struct arena *arena, struct today *today)
{
	struct situation now = situation_load(app, arena);
	struct builder builder = {
		.now = &now, .today = today,
		.due = { today->due, 0, TODAY_ITEMS_MOST },
		.suggestions = { today->suggestions, 0, TODAY_SUGGESTIONS },
	};

	*today = (struct today){
		.day = day_from_number(now.date), .calendar = now.day, .mode = now.mode,
		.heading = today_heading(app, arena, &now.day), .part = part_of_day(now.hour),
	};
	today->weekday = day_of_week(today->day);
	fill(&builder);
	return_thread(&builder);
	today->due_count = builder.due.count;
	today->suggestion_count = builder.suggestions.count;
	look_for_unfinished(&now, today);
	today->remark = remark(&now);
	today->unread = now.past.trouble != NULL;
	count_week(&now, today);
	count_streak(&now, today);
}
