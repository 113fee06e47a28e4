/* schedule/past.c -- the log, asked. */
#include "schedule/past.h"

#include "schedule/arc.h"
#include "app/contacts.h"
#include "app/app.h"
#include "app/opened.h"
#include "base/arena.h"
#include "base/clock.h"
#include "store/store.h"

#include <string.h>

#define DAY_MS INT64_C(86400000)

int64_t past_date(const struct past *past, const struct session_record *session)
{
	return arc_date(past->app, session->started_ms, session->offset_s);
}

enum rating past_rating(const struct session_record *session)
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

static void look_at_ratings(struct past *past)
{
	int less_in_a_row = 0;

	for (size_t i = 0; i < past->count; i++) {
		const struct session_record *session = &past->sessions[i];
		enum rating rating = past_rating(session);
		bool recent = past_date(past, session) > past->date - STEADY_AGAIN_DAYS;

		if (rating == RATED_NOT)
			continue;
		less_in_a_row = rating == RATED_LESS ? less_in_a_row + 1 : 0;
		past->unsteady = less_in_a_row >= 2 && recent;
		past->less_this_week |= rating == RATED_LESS && recent;
	}
}

static void load(struct app *app, struct past *past, struct arena *arena, int64_t since_ms)
{
	app_sessions(app, arena, since_ms, &past->sessions, &past->count, NULL);
	while (past->count && past_date(past, &past->sessions[past->count - 1]) > past->date) {
		past->ahead = true;
		past->count--;
	}
}

struct past past_look_since(struct app *app, struct arena *arena, int64_t date,
			    int64_t since)
{
	int64_t days = date - since > PAST_DAYS ? date - since + 1 : PAST_DAYS;
	int64_t since_ms = clock_civil_ms(app_clock(app)) - days * DAY_MS;
	struct past past = { .app = app, .date = date, .before = NO_DATE }, all = past;

	load(app, &past, arena, since_ms);
	if (!past.count) {
		load(app, &all, arena, INT64_MIN);
		past.before = past_last(&all);
	}
	look_at_ratings(&past);
	return past;
}

struct past past_look(struct app *app, struct arena *arena, int64_t date)
{
	return past_look_since(app, arena, date, date);
}

int64_t past_last(const struct past *past)
{
	return past->count ? past_date(past, &past->sessions[past->count - 1])
			   : past->before;
}

const struct session_record *past_done(const struct past *past, const char *practice,
				       const char *steps, int64_t from, int64_t to)
{
	for (size_t i = past->count; i--; ) {
		const struct session_record *session = &past->sessions[i];
		int64_t date = past_date(past, session);

		if (date >= from && date <= to && session_did(session, practice, steps))
			return session;
	}
	return NULL;
}

const struct session_record *past_done_at(const struct past *past, const char *practice,
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

bool past_unfinished(struct app *app, struct arena *arena, int days,
		     struct session_record *open)
{
	int64_t since_ms = clock_civil_ms(app_clock(app)) - days * DAY_MS;
	bool found = false;

	return app_store(app) &&
	       store_unfinished(app_store(app), arena, since_ms, &found, open, NULL) && found;
}

/* Numbers in the settings, or a support page with something on it. */
static bool has_support(struct app *app, struct arena *arena)
{
	return contacts_are_set(app) ||
	       (app_store(app) && store_kept(app_store(app), arena, "support-numbers", NULL));
}

static size_t finished(const struct past *past)
{
	size_t count = 0;

	for (size_t i = 0; i < past->count; i++)
		count += past->sessions[i].ended == ENDED_FINISHED;
	return count;
}

static bool soon_after_session(const struct past *past)
{
	struct calendar calendar = arc_calendar(past->app);

	for (size_t i = 0; i < calendar.session_count; i++)
		if (past->date >= calendar.sessions[i] &&
		    past->date <= calendar.sessions[i] + DEMANDING_REST_DAYS)
			return true;
	return false;
}

const char *past_demanding(struct app *app, struct arena *arena, const struct past *past)
{
	if (past->less_this_week)
		return "for a week in which no practice left you less steady";
	if (soon_after_session(past))
		return "until three days after a session";
	if (finished(past) < DEMANDING_SESSIONS)
		return "until seven practices are behind you";
	if (!has_support(app, arena))
		return "until your support page has numbers on it";
	return NULL;
}
