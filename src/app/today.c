/* app/today.c -- a short look back, and a few things that fit now. */
#include "app/today.h"

#include "app/parts.h"
#include "base/arena.h"
#include "base/clock.h"

#include <string.h>

enum { UNFINISHED_DAYS = 7, LOOK_BACK_DAYS = 35 };

static int64_t day_of(const struct app *app, int64_t moment_ms, int offset_s)
{
	return day_number(moment_day(moment_ms, offset_s,
				     app->settings.day_starts_hour));
}

/* Marks the days of this week on which something was practised. */
static void look_at_week(struct today *today, const struct app *app,
			 const struct session_record *sessions, size_t count)
{
	int64_t monday = day_number(today->day) - today->weekday;

	for (size_t i = 0; i < count; i++) {
		int64_t day = day_of(app, sessions[i].started_ms, sessions[i].offset_s);

		if (session_is_practised(&sessions[i]) && day >= monday && day < monday + 7)
			today->practised[day - monday] = true;
	}
	for (int i = 0; i < 7; i++)
		today->days_done += today->practised[i];
	today->days_planned = app->settings.days_a_week;
}

static enum stage stage_now(const struct app *app, int64_t today)
{
	const struct settings *settings = &app->settings;
	struct day day;

	if (day_parse(settings->home, &day) && today >= day_number(day))
		return STAGE_INTEGRATE;
	if (day_parse(settings->arrival, &day))
		return today >= day_number(day) ? STAGE_RETREAT : STAGE_PREPARE;
	return STAGE_PREPARE;
}

struct habit {
	size_t times;			/* begun in the weeks looked back on */
	bool done_today, last;		/* the newest session of all */
	bool steadying;			/* rated steadier the last time */
	bool unsettling;		/* rated less steady the last time */
};

static struct habit habit_of(const struct practice *practice, const struct app *app,
			     int64_t today, const struct session_record *sessions,
			     size_t count)
{
	struct habit habit = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (strcmp(sessions[i].practice, practice->id))
			continue;
		habit.times++;
		habit.last = i + 1 == count;
		habit.done_today |= sessions[i].ended == ENDED_FINISHED &&
				    day_of(app, sessions[i].started_ms,
					   sessions[i].offset_s) == today;
		for (size_t a = 0; a < sessions[i].answer_count; a++) {
			const struct answer *answer = &sessions[i].answers[a];

			if (answer->track && !strcmp(answer->track, "steadiness")) {
				habit.steadying = answer->number > 0;
				habit.unsettling = answer->number < 0;
			}
		}
	}
	return habit;
}

/* Higher is offered earlier. Grounding and short things come first for a person
 * who has done little; what was just done steps back. */
static int fitness(const struct practice *practice, const struct habit *habit,
		   size_t sessions, enum stage stage)
{
	int score = 0;

	if (practice->stages & (1u << stage))
		score += 40;
	score -= (practice->intensity - 1) * (sessions < 7 ? 25 : 8);
	score -= (int)(practice->minutes_ms[0] / 60000);
	score += habit->steadying ? 12 : 0;
	score -= habit->unsettling ? 40 : 0;
	score -= habit->last ? 15 : 0;
	score -= (int)(habit->times > 5 ? 5 : habit->times);
	return score;
}

static const char *why(struct arena *arena, const struct practice *practice,
		       const struct habit *habit)
{
	const char *shortness = practice->minutes_ms[0] <= 5 * 60000 ? "short" : "unhurried";
	const char *manner = practice->intensity == 1 ? "grounding"
			     : practice->intensity == 2 ? "inward" : "demanding";
	const char *breath = practice->contains & (1u << LEAVE_OUT_BREATH)
				     ? "" : ", no breath pacing";

	if (habit->steadying)
		return arena_print(arena, "%s, and you found it steadying", shortness);
	if (!habit->times)
		return arena_print(arena, "%s, %s%s, new to you", shortness, manner, breath);
	return arena_print(arena, "%s, %s%s", shortness, manner, breath);
}

/* Keeps the best few, best first; of equals the one that comes first by id. */
static void offer(struct today *today, const struct suggestion *suggestion,
		  int score, int *scores)
{
	size_t at = today->suggestion_count;

	while (at > 0 && scores[at - 1] < score)
		at--;
	if (at == TODAY_SUGGESTIONS)
		return;
	if (today->suggestion_count < TODAY_SUGGESTIONS)
		today->suggestion_count++;
	for (size_t i = today->suggestion_count - 1; i > at; i--) {
		today->suggestions[i] = today->suggestions[i - 1];
		scores[i] = scores[i - 1];
	}
	today->suggestions[at] = *suggestion;
	scores[at] = score;
}

static void suggest(struct today *today, const struct app *app, struct arena *arena,
		    const struct session_record *sessions, size_t count)
{
	int64_t day = day_number(today->day);
	enum stage stage = stage_now(app, day);
	int scores[TODAY_SUGGESTIONS] = { 0 };

	for (size_t i = 0; i < app->library->count; i++) {
		const struct practice *practice = app->library->practices[i];
		struct habit habit = habit_of(practice, app, day, sessions, count);
		struct suggestion suggestion = { practice, practice->minutes_ms[0],
						 why(arena, practice, &habit),
						 habit.done_today };

		if (practice->offered && !practice->only_assigned && !practice->only_assigned &&
		    !app_left_out(app, practice) &&
		    practice->intensity < 3)
			offer(today, &suggestion,
			      fitness(practice, &habit, count, stage), scores);
	}
}

static void look_for_unfinished(struct today *today, struct app *app,
				struct arena *arena, int64_t now_ms)
{
	struct session_record *open = &today->open;
	const struct practice *practice;

	if (!store_unfinished(app->store, arena,
			      now_ms - UNFINISHED_DAYS * INT64_C(86400000),
			      &today->unfinished, open, NULL) || !today->unfinished)
		return;
	practice = app_practice(app, open->practice);
	today->unfinished = practice && open->step < practice->step_count &&
			    (open->ended == ENDED_INTERRUPTED ||
			     practice_has(practice, STEP_WRITE));
}

void today_look(struct app *app, struct arena *arena, struct today *today)
{
	int64_t now_ms = clock_civil_ms(app->clock), at_ms;
	const struct session_record *sessions = NULL;
	size_t count = 0;

	*today = (struct today){ 0 };
	today->day = moment_day(now_ms, moment_offset_s(now_ms),
				app->settings.day_starts_hour);
	today->weekday = day_of_week(today->day);
	if (app->store) {
		today->intention = store_kept(app->store, arena, "intention", &at_ms);
		app_sessions(app, arena, now_ms - LOOK_BACK_DAYS * INT64_C(86400000),
			     &sessions, &count, NULL);
		look_for_unfinished(today, app, arena, now_ms);
	}
	look_at_week(today, app, sessions, count);
	suggest(today, app, arena, sessions, count);
}
