/* schedule/history.c -- the log, asked. */
#include "schedule/history.h"

#include "schedule/person_calendar.h"
#include "app/contacts.h"
#include "app/app.h"
#include "app/opened.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/store.h"

#include <string.h>

#define DAY_MS INT64_C(86400000)

int64_t history_date(const struct history *past, const struct session_record *session)
{
	return person_date(past->app, session->started_ms, session->offset_s);
}

enum rating session_rating(const struct session_record *session)
{
	enum rating rating = RATED_NOT;

	for (size_t i = 0; i < session->answer_count; i++) {
		const struct answer *answer = &session->answers[i];

		if (answer->track && !strcmp(answer->track, "steadiness") &&
		    answer->holds == ANSWER_NUMBER)
			rating = answer->number < 0 ? RATED_LESS
				 : answer->number > 0 ? RATED_STEADIER : RATED_SAME;
	}
	return rating;
}

static void look_at_ratings(struct history *past)
{
	int less_in_a_row = 0;

	for (size_t i = 0; i < past->count; i++) {
		const struct session_record *session = &past->sessions[i];
		enum rating rating = session_rating(session);
		bool recent = history_date(past, session) > past->date - STEADY_AGAIN_DAYS;

		if (rating == RATED_NOT)
			continue;
		less_in_a_row = rating == RATED_LESS ? less_in_a_row + 1 : 0;
		past->unsteady = less_in_a_row >= 2 && recent;
		past->less_this_week |= rating == RATED_LESS && recent;
	}
}

static void load(struct app *app, struct history *past, struct arena *arena,
		 int64_t since_ms)
{
	struct error error;

	if (!app_sessions(app, arena, since_ms, &past->sessions, &past->count, &error))
		past->trouble = arena_copy(arena, error.text);
	while (past->count && history_date(past,
					   &past->sessions[past->count - 1]) > past->date) {
		past->ahead = true;
		past->count--;
	}
}

struct history history_load_since(struct app *app, struct arena *arena, int64_t date,
				  int64_t since)
{
	int64_t days = date - since > HISTORY_DAYS ? date - since + 1 : HISTORY_DAYS;
	int64_t since_ms = clock_civil_ms(app_clock(app)) - days * DAY_MS;
	struct history past = { .app = app, .date = date, .before = NO_DATE }, all = past;

	load(app, &past, arena, since_ms);
	if (!past.count && !past.trouble) {
		load(app, &all, arena, INT64_MIN);
		past.before = history_last_date(&all);
		past.trouble = all.trouble;
	}
	look_at_ratings(&past);
	return past;
}

struct history history_load(struct app *app, struct arena *arena, int64_t date)
{
	return history_load_since(app, arena, date, date);
}

const char *history_trouble_text(const struct history *past, struct arena *arena)
{
	return arena_print(arena, "What you did before cannot be read just now: %s. Nothing "
			   "of it was changed. Something that is asked for here may be done "
			   "already, or missing; \"groundwork doctor\" says more.",
			   past->trouble);
}

int64_t history_last_date(const struct history *past)
{
	return past->count ? history_date(past, &past->sessions[past->count - 1])
			   : past->before;
}

const struct session_record *history_done(const struct history *past, const char *practice,
					  const char *steps, int64_t from, int64_t to)
{
	for (size_t i = past->count; i--; ) {
		const struct session_record *session = &past->sessions[i];
		int64_t date = history_date(past, session);

		if (date >= from && date <= to && session_did(session, practice, steps))
			return session;
	}
	return NULL;
}

const struct session_record *history_done_at(const struct history *past,
					     const char *practice,
					     const char *steps, const char *source,
					     const char *place)
{
	for (size_t i = past->count; i--; ) {
		const struct session_record *session = &past->sessions[i];

		if (session_did(session, practice, steps) && session->place &&
		    !strcmp(session->place, place) && !strcmp(session->source, source))
			return session;
	}
	return NULL;
}

bool history_unfinished(struct app *app, struct arena *arena, int days, bool *found,
			struct session_record *open, struct error *error)
{
	int64_t since_ms = clock_civil_ms(app_clock(app)) - days * DAY_MS;

	*found = false;
	return !app_store(app) ||
	       store_unfinished(app_store(app), arena, since_ms, found, open, error);
}

#define UNTIL_READ "until what you did before can be read again"

/* Numbers in the settings, or a support page with something on it; what waits for them
 * waits as well while that cannot be known. */
static const char *waits_for_support(struct app *app, struct arena *arena)
{
	struct kept page = { 0 };
	struct error error;

	if (contacts_are_set(app))
		return NULL;
	if (app_store(app) &&
	    !store_kept(app_store(app), arena, "support-numbers", &page, &error))
		return UNTIL_READ;
	return page.text ? NULL : "until your support page has numbers on it";
}

static size_t finished(const struct history *past)
{
	size_t count = 0;

	for (size_t i = 0; i < past->count; i++)
		count += past->sessions[i].ended == ENDED_FINISHED;
	return count;
}

static bool soon_after_session(const struct history *past)
{
	struct calendar calendar = person_calendar(past->app);

	for (size_t i = 0; i < calendar.medicine_day_count; i++)
		if (past->date >= calendar.medicine_days[i] &&
		    past->date <= calendar.medicine_days[i] + DEMANDING_REST_DAYS)
			return true;
	return false;
}

const char *history_demanding_waits(struct app *app, struct arena *arena,
				    const struct history *past)
{
	if (past->trouble)
		return UNTIL_READ;
	if (past->less_this_week)
		return "for a week in which no practice left you less steady";
	if (soon_after_session(past))
		return "until three days after a session";
	if (finished(past) < DEMANDING_SESSIONS)
		return "until seven practices are behind you";
	return waits_for_support(app, arena);
}
