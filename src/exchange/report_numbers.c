/* exchange/report_numbers.c -- answers in numbers, with the words of their questions. */
#include "exchange/report_parts.h"

#include "app/app.h"
#include "practice/player.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

bool report_too_many(struct error *error, const char *what, size_t most)
{
	return error_set(error, "there are more than %zu %s in these days: choose a shorter "
			 "span", most, what);
}

static const char *joined(struct arena *arena, struct texts texts)
{
	struct buffer words = { 0 };
	const char *text;
	size_t length;

	for (size_t i = 0; i < texts.count; i++)
		buffer_print(&words, "%s%s", i ? " " : "", texts.at[i]);
	length = words.length > REPORT_WORDS_MOST
		 ? utf8_previous(words.bytes, words.length, REPORT_WORDS_MOST) : words.length;
	text = arena_copy_bytes(arena, buffer_string(&words), length);
	buffer_free(&words);
	return text;
}

/* What the support page's one question was answered, then and at the end. */
static const char *safe_words(struct arena *arena, const struct session_record *session)
{
	struct texts words = { 0 };
	const char **all = arena_take_many(arena, 2, sizeof *all);

	for (size_t i = 0; i < session->answer_count; i++) {
		const struct answer *answer = &session->answers[i];

		if (!strncmp(answer->step, ANSWER_SAFE_STEP, strlen(ANSWER_SAFE_STEP)) &&
		    answer->choices.count && words.count < 2)
			all[words.count++] = answer->choices.at[0];
	}
	words.at = all;
	if (words.count == 2)
		return arena_print(arena, "%s; asked again at the end: %s", all[0], all[1]);
	return words.count ? all[0] : NULL;
}

static bool opened_support(const struct step *step, const struct answer *answer)
{
	return step && step->supports && answer->holds == ANSWER_NUMBER &&
	       answer->number >= step->support_from;
}

bool report_add_first(struct gathering *gathering)
{
	struct report_answer *list = arena_take_many(gathering->arena, REPORT_FIRST_MOST,
						     sizeof *list);
	struct report *report = gathering->report;

	report->first = list;
	for (size_t i = 0; i < gathering->past.count; i++) {
		const struct session_record *session = &gathering->past.sessions[i];
		const struct practice *practice = app_practice(gathering->app,
							       session->practice);

		for (size_t a = 0; practice && gathering_has(gathering, session) &&
				   a < session->answer_count; a++) {
			const struct answer *answer = &session->answers[a];
			const struct step *step = practice_step(practice, answer->step);

			if (!opened_support(step, answer))
				continue;
			if (report->first_count == REPORT_FIRST_MOST)
				return report_too_many(gathering->error, "answers",
						       REPORT_FIRST_MOST);
			list[report->first_count++] = (struct report_answer){
				.date = past_date(&gathering->past, session),
				.practice = session->practice, .title = session->title,
				.question = joined(gathering->arena, step->ask),
				.number = answer->number,
				.words = step_number_word(step, answer->number),
				.safe = safe_words(gathering->arena, session) };
		}
	}
	return true;
}

struct growing {
	struct report_series *series;
	struct report_point *points;
};

/* A number that no series has is told as the answer that it is. */
static const char *series_name(struct arena *arena, const struct session_record *session,
			       const struct answer *answer)
{
	return answer->track ? answer->track
			     : arena_print(arena, "%s/%s", session->practice, answer->step);
}

/* As many points as there are answers, at most. */
static size_t points_most(const struct gathering *gathering)
{
	size_t count = 1;

	for (size_t i = 0; i < gathering->past.count; i++)
		if (gathering_has(gathering, &gathering->past.sessions[i]))
			count += gathering->past.sessions[i].answer_count;
	return count < REPORT_POINTS_MOST ? count : REPORT_POINTS_MOST;
}

/* The range and the words of a series: from the step or the total that keeps it. */
static void describe(struct gathering *gathering, struct report_series *series,
		     const struct session_record *session, const struct answer *answer)
{
	const struct practice *practice = app_practice(gathering->app, session->practice);
	const struct step *step = practice ? practice_step(practice, answer->step) : NULL;
	const struct total *total = practice && answer->track
				    ? practice_total(practice, answer->track) : NULL;

	series->least = series->most = answer->number;
	if (total) {
		practice_total_range(practice, total, &series->least, &series->most);
	} else if (step && step->kind == STEP_RATE) {
		series->least = step->from;
		series->most = step->to;
		series->low = step_number_word(step, step->from);
		series->high = step_number_word(step, step->to);
	}
}

static struct growing *series_of(struct gathering *gathering, struct growing *all,
				 struct report_series *list,
				 const struct session_record *session,
				 const struct answer *answer)
{
	struct report *report = gathering->report;
	const char *name = series_name(gathering->arena, session, answer);
	size_t at = 0;

	while (at < report->series_count && strcmp(list[at].name, name) != 0)
		at++;
	if (at == REPORT_SERIES_MOST)
		return NULL;
	if (at == report->series_count) {
		list[at].name = name;
		describe(gathering, &list[at], session, answer);
		all[at].series = &list[at];
		all[at].points = arena_take_many(gathering->arena, points_most(gathering),
						 sizeof *all[at].points);
		list[at].points = all[at].points;
		report->series_count++;
	}
	return &all[at];
}

static bool add_point(struct gathering *gathering, struct growing *growing,
		      const struct session_record *session, int number)
{
	struct report_series *series = growing->series;

	if (series->count == REPORT_POINTS_MOST)
		return report_too_many(gathering->error, "ratings", REPORT_POINTS_MOST);
	series->least = number < series->least ? number : series->least;
	series->most = number > series->most ? number : series->most;
	growing->points[series->count++] =
		(struct report_point){ past_date(&gathering->past, session), number };
	return true;
}

/* How steady one is afterwards stands with its session, and is no series of days. */
static bool is_in_series(const struct answer *answer)
{
	return answer->holds == ANSWER_NUMBER && answer->kind == STEP_RATE &&
	       (!answer->track || strcmp(answer->track, "steadiness") != 0) &&
	       strcmp(answer->step, ANSWER_BEFORE_STEP) != 0;
}

bool report_add_series(struct gathering *gathering)
{
	struct report_series *list = arena_take_many(gathering->arena, REPORT_SERIES_MOST,
						     sizeof *list);
	struct growing *all = arena_take_many(gathering->arena, REPORT_SERIES_MOST,
					      sizeof *all);

	gathering->report->series = list;
	for (size_t i = 0; i < gathering->past.count; i++) {
		const struct session_record *session = &gathering->past.sessions[i];

		for (size_t a = 0; gathering_has(gathering, session) &&
				   a < session->answer_count; a++) {
			const struct answer *answer = &session->answers[a];
			struct growing *growing;

			if (!is_in_series(answer))
				continue;
			growing = series_of(gathering, all, list, session, answer);
			if (!growing)
				return report_too_many(gathering->error, "series of ratings",
						       REPORT_SERIES_MOST);
			if (!add_point(gathering, growing, session, answer->number))
				return false;
		}
	}
	return true;
}
