/* exchange/report_first.c -- the whole log is looked through, each time. */
#include "exchange/report_first.h"

#include "exchange/report_made.h"
#include "app/app.h"
#include "practice/player.h"
#include "schedule/history.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

struct first_search {
	struct app *app;
	struct arena *arena;
	const struct history *log;
	const struct report_past *past;
	struct report *report;
	struct report_answer *list;
	size_t count;
};

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

static bool is_safety(const struct answer *answer)
{
	return !strncmp(answer->step, ANSWER_SAFE_STEP, strlen(ANSWER_SAFE_STEP)) &&
	       answer->choices.count;
}

static const char *safety_at(const struct session_record *session, const char *step)
{
	for (size_t i = 0; i < session->answer_count; i++)
		if (is_safety(&session->answers[i]) && !strcmp(session->answers[i].step, step))
			return session->answers[i].choices.at[0];
	return NULL;
}

/* What the support page's one question was answered, then and at the end. Left open is an
 * answer as well. */
static const char *safe_words(struct arena *arena, const struct session_record *session)
{
	const char *then = safety_at(session, ANSWER_SAFE_STEP);
	const char *end = safety_at(session, ANSWER_SAFE_END_STEP);

	if (!then)
		then = "not answered";
	return end ? arena_print(arena, "%s; asked again at the end: %s", then, end) : then;
}

/* When an answer became what it is, with the question about safety that belongs to it. */
static int64_t told_as_of(const struct session_record *session, const struct answer *answer)
{
	int64_t at_ms = answer->at_ms;

	for (size_t i = 0; i < session->answer_count; i++)
		if (is_safety(&session->answers[i]) && session->answers[i].at_ms > at_ms)
			at_ms = session->answers[i].at_ms;
	return at_ms;
}

static const struct step *step_of(const struct first_search *search,
				  const struct session_record *session,
				  const struct answer *answer)
{
	const struct practice *practice = app_practice(search->app, session->practice);

	return practice ? practice_step(practice, answer->step) : NULL;
}

/* It is kept with an answer that it opened the page; answers of older programs are held
 * against the practice, as it is now. */
static bool opened_support(const struct step *step, const struct answer *answer)
{
	return answer->opened ||
	       (step && step->supports && answer->holds == ANSWER_NUMBER &&
		answer->number >= step->support_from);
}

static struct report_answer answer_of(const struct first_search *search,
				      const struct session_record *session,
				      const struct answer *answer)
{
	const struct step *step = step_of(search, session, answer);

	return (struct report_answer){
		.date = history_date(search->log, session),
		.practice = session->practice, .title = session->title,
		.question = step && step->ask.count ? joined(search->arena, step->ask)
						    : answer->opened,
		.number = answer->number,
		.words = step ? step_number_word(step, answer->number) : NULL,
		.safe = safe_words(search->arena, session),
		.session = session->uid, .step = answer->step,
		.at_ms = told_as_of(session, answer) };
}

static bool is_told(const struct first_search *search, const struct report_answer *answer)
{
	return report_past_told(search->past, &(struct told_answer){
		answer->session, answer->step, answer->at_ms });
}

static void look_at(struct first_search *search, const struct session_record *session,
		    const struct answer *answer)
{
	struct report *report = search->report;
	struct report_answer found;

	if (!opened_support(step_of(search, session, answer), answer))
		return;
	found = answer_of(search, session, answer);
	if (!is_told(search, &found)) {
		search->list = arena_grow(search->arena, search->list, search->count,
					  sizeof *search->list);
		search->list[search->count++] = found;
	} else if (found.date >= report->first_date && found.date <= report->last_date) {
		report->told_first++;
	}
}

void report_add_first(struct app *app, struct arena *arena, const struct history *log,
		      const struct report_past *past, struct report *report)
{
	struct first_search search = { .app = app, .arena = arena, .log = log, .past = past,
				       .report = report };
	size_t beyond;

	for (size_t i = 0; i < log->count; i++)
		for (size_t k = 0; k < log->sessions[i].answer_count; k++)
			look_at(&search, &log->sessions[i], &log->sessions[i].answers[k]);
	beyond = search.count > REPORT_FIRST_MOST ? search.count - REPORT_FIRST_MOST : 0;
	report->first = beyond ? search.list + beyond : search.list;
	report->first_count = search.count - beyond;
}
