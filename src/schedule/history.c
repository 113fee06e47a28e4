/* schedule/history.c -- the log, asked. */
#include "schedule/history.h"

#include "model/rules.h"
#include "schedule/person_calendar.h"
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

/* A number for how steady the person is, before a practice or in a check-in. */
static bool says_steady(const struct answer *answer)
{
	return answer->track && answer->holds == ANSWER_NUMBER &&
	       (!strcmp(answer->track, "steady") || !strcmp(answer->track, "steady-before"));
}

static void look_at_today(struct history *past)
{
	past->steady_today = STEADY_UNSAID;
	for (size_t i = 0; i < past->count; i++) {
		const struct session_record *session = &past->sessions[i];

		for (size_t a = 0; a < session->answer_count; a++)
			if (says_steady(&session->answers[a]) &&
			    history_date(past, session) == past->date)
				past->steady_today = session->answers[a].number;
	}
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

/* What lies before the sessions that were loaded. */
static void count_older(struct app *app, struct history *past, struct arena *arena,
			int64_t before_ms)
{
	struct error error;

	if (app_store(app) &&
	    !store_practised(app_store(app), arena, before_ms, &past->older,
			     &past->older_count, &error) && !past->trouble)
		past->trouble = arena_copy(arena, error.text);
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
	count_older(app, &past, arena, since_ms);
	look_at_ratings(&past);
	look_at_today(&past);
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

static bool is_it(const char *practice, const char *wanted)
{
	return !wanted || !strcmp(practice, wanted);
}

size_t history_begun(const struct history *past, const char *practice)
{
	size_t times = 0;

	for (size_t i = 0; i < past->count; i++)
		times += is_it(past->sessions[i].practice, practice);
	for (size_t i = 0; i < past->older_count; i++)
		times += is_it(past->older[i].practice, practice) ? past->older[i].begun : 0;
	return times;
}

size_t history_finished(const struct history *past, const char *practice)
{
	size_t times = 0;

	for (size_t i = 0; i < past->count; i++)
		times += past->sessions[i].ended == ENDED_FINISHED &&
			 is_it(past->sessions[i].practice, practice);
	for (size_t i = 0; i < past->older_count; i++)
		times += is_it(past->older[i].practice, practice) ? past->older[i].finished
								  : 0;
	return times;
}

size_t history_steady(const struct history *past, const char *practice, int64_t until)
{
	size_t times = 0;

	for (size_t i = 0; i < past->count; i++)
		times += is_it(past->sessions[i].practice, practice) &&
			 session_rating(&past->sessions[i]) >= RATED_SAME &&
			 history_date(past, &past->sessions[i]) <= until;
	for (size_t i = 0; i < past->older_count; i++)
		times += is_it(past->older[i].practice, practice) ? past->older[i].steady : 0;
	return times;
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

bool history_unfinished(struct app *app, struct arena *arena, const char *practice,
			bool *found, struct session_record *open, struct error *error)
{
	int64_t since_ms = clock_civil_ms(app_clock(app)) - UNFINISHED_DAYS * DAY_MS;

	*found = false;
	return !app_store(app) || store_unfinished(app_store(app), arena, since_ms, practice,
						   found, open, error);
}
