/* exchange/report.c -- from the log to what is told of it: what was not chosen stays out. */
#include "exchange/report.h"

#include "app/app.h"
#include "app/opened.h"
#include "exchange/report_first.h"
#include "exchange/report_made.h"
#include "exchange/report_tasks.h"
#include "practice/player.h"
#include "schedule/person_calendar.h"
#include "schedule/history.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "wire/report.h"
#include "wire/report_lines.h"

#include <assert.h>
#include <string.h>

/* A report while it is gathered. */
struct report_builder {
	struct app *app;
	struct arena *arena;
	const struct report_wish *wish;
	struct history log;		/* every session */
	struct history past;		/* those of the span, and all before */
	struct report_past told;	/* the reports to the reader, so far */
	struct report *report;
	struct error *error;
};

/* Where a walk through the answers of the span stands; begins as { 0 }. */
struct answer_walk {
	size_t at, next;		/* the session, and the answer in it */
	const struct session_record *session;
};

/* The day on which the last one ended was not over yet, so it comes again. */
bool report_wish(struct app *app, struct arena *arena, const struct report_reader *to,
		 const char *replaces, struct report_wish *wish, struct error *error)
{
	int64_t today = person_today(app), first = to->since;
	struct report_past past;

	if (!report_past_load(app, arena, to, replaces, today, &past, error))
		return false;
	if (past.last_date != NO_DATE)
		first = past.last_date;
	if (first <= today - REPORT_DAYS_MOST)
		first = today - REPORT_DAYS_MOST + 1;
	*wish = (struct report_wish){ .to = *to, .first_date = first, .last_date = today,
				      .shares = 1u << SHARE_SESSIONS, .replaces = replaces };
	return true;
}

/* Loads the log, and finds what of it lies up to the end of the span. */
static bool load(struct report_builder *builder)
{
	struct history *log = &builder->log, *past = &builder->past;
	struct error why;

	log->app = builder->app;
	log->date = builder->wish->last_date;
	if (!app_sessions(builder->app, builder->arena, INT64_MIN, &log->sessions,
			  &log->count, &why))
		return error_set(builder->error, "what you did cannot be read just now, and a "
				 "report would leave it out, so none is made: %s", why.text);
	*past = *log;
	while (past->count && history_date(past,
					   &past->sessions[past->count - 1]) > past->date)
		past->count--;
	return true;
}

static const struct session_record *session_at(const struct report_builder *builder, size_t at)
{
	assert(at < builder->past.count);
	return &builder->past.sessions[at];
}

static bool in_span(const struct report_builder *builder, const struct session_record *session)
{
	int64_t date = history_date(&builder->past, session);

	return date >= builder->wish->first_date && date <= builder->wish->last_date;
}

/* The next answer of the span, with its session in the walk; NULL after the last. */
static const struct answer *next_answer(const struct report_builder *builder,
					struct answer_walk *walk)
{
	for (; walk->at < builder->past.count; walk->at++, walk->next = 0) {
		walk->session = session_at(builder, walk->at);
		if (walk->next < walk->session->answer_count &&
		    in_span(builder, walk->session))
			return &walk->session->answers[walk->next++];
	}
	return NULL;
}

static bool too_many(const struct report_builder *builder, const char *what, size_t most)
{
	return error_set(builder->error, "there are more than %zu %s in these days: choose a "
			 "shorter span", most, what);
}

static const struct step *step_of(const struct report_builder *builder,
				  const struct session_record *session,
				  const struct answer *answer)
{
	const struct practice *practice = app_practice(builder->app, session->practice);

	return practice ? practice_step(practice, answer->step) : NULL;
}

static const char *keeps_as(const struct answer *answer)
{
	return answer->keep ? answer->keep : answer->step;
}

static bool is_text(const struct answer *answer)
{
	return answer->holds == ANSWER_TEXT && answer->kind != STEP_READ && answer->text &&
	       answer->text[strspn(answer->text, " \t\r\n")];
}

static const char *question_of(const struct report_builder *builder,
			       const struct session_record *session,
			       const struct answer *answer)
{
	const struct step *step = step_of(builder, session, answer);

	if (!strcmp(answer->step, ANSWER_LINE_STEP))
		return "One line afterwards";
	return step && step->ask.count ? step->ask.at[step->ask.count - 1] : NULL;
}

/* What cannot be read on the other side is left out, and a length is kept. */
static const char *readable(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	char *copy;

	if (length > REPORT_TEXT_MOST)
		length = utf8_previous(text, length, REPORT_TEXT_MOST);
	copy = arena_copy_bytes(arena, text, length);
	plain_text_make(copy, true);
	return copy;
}

static const char *name_of(struct report_builder *builder, const struct report_text *texts,
			   size_t count, const struct session_record *session,
			   const struct answer *answer, const char *date)
{
	struct arena *arena = builder->arena;
	const char *name = arena_print(arena, "%s/%s@%s", session->practice, keeps_as(answer),
				       date);
	size_t same = 1, length = strlen(name);

	for (size_t i = 0; i < count; i++)
		same += !strncmp(texts[i].name, name, length) &&
			(!texts[i].name[length] || texts[i].name[length] == '.');
	return same > 1 ? arena_print(arena, "%s.%zu", name, same) : name;
}

static bool find_texts(struct report_builder *builder, struct report_text **texts,
		       size_t *count)
{
	struct report_text *list = arena_array(builder->arena, REPORT_TEXTS_MOST,
					       sizeof *list);
	struct answer_walk walk = { 0 };
	const struct answer *answer;
	char date[DATE_TEXT];

	*count = 0;
	*texts = list;
	while ((answer = next_answer(builder, &walk))) {
		if (!is_text(answer))
			continue;
		if (*count == REPORT_TEXTS_MOST)
			return too_many(builder, "texts", REPORT_TEXTS_MOST);
		plain_text_date(history_date(&builder->past, walk.session), date);
		list[*count] = (struct report_text){
			.date = history_date(&builder->past, walk.session),
			.name = name_of(builder, list, *count, walk.session, answer, date),
			.title = walk.session->title,
			.question = question_of(builder, walk.session, answer),
			.text = readable(builder->arena, answer->text) };
		(*count)++;
	}
	return true;
}

bool report_texts(struct app *app, struct arena *arena, int64_t first_date,
		  int64_t last_date, const struct report_text **texts, size_t *count,
		  struct error *error)
{
	const struct report_wish wish = { .first_date = first_date, .last_date = last_date };
	struct report_builder builder = { .app = app, .arena = arena, .wish = &wish,
				       .error = error };
	struct report_text *list = NULL;
	bool ok = load(&builder) && find_texts(&builder, &list, count);

	*texts = list;
	return ok;
}

/* With its date, or without one: practice/name, or the name alone. */
static bool is_named(const struct report_text *text, const char *name)
{
	const char *slash = strchr(text->name, '/'), *at = strrchr(text->name, '@');
	size_t length = strlen(name);

	return !strcmp(text->name, name) ||
	       (slash && at && (((size_t)(at - text->name) == length &&
				 !strncmp(text->name, name, length)) ||
				((size_t)(at - slash - 1) == length &&
				 !strncmp(slash + 1, name, length))));
}

static bool find_text(struct report_builder *builder, const struct report_text *all,
		      size_t count, const char *name, size_t *at)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (is_named(&all[i], name)) {
			*at = i;
			found++;
		}
	if (found == 1)
		return true;
	if (!found)
		return error_set(builder->error, "nothing was written under \"%s\" in these "
				 "days; the report lists what was, without --yes", name);
	return error_set(builder->error, "there are %zu texts \"%s\" in these days: name each "
			 "with its day, such as %s", found, name, all[*at].name);
}

static bool add_texts(struct report_builder *builder)
{
	struct report *report = builder->report;
	const struct texts *wanted = &builder->wish->texts;
	struct report_text *all, *chosen;
	bool *is_chosen;
	size_t count;

	if (!find_texts(builder, &all, &count))
		return false;
	chosen = arena_array(builder->arena, count + 1, sizeof *chosen);
	is_chosen = arena_array(builder->arena, count + 1, sizeof *is_chosen);
	for (size_t i = 0; i < wanted->count; i++) {
		size_t at = 0;

		if (!find_text(builder, all, count, wanted->at[i], &at))
			return false;
		is_chosen[at] = true;
	}
	for (size_t i = 0; i < count; i++)
		if (is_chosen[i])
			chosen[report->text_count++] = all[i];
	report->texts = chosen;
	return true;
}

static int before_of(const struct session_record *session)
{
	for (size_t i = 0; i < session->answer_count; i++) {
		const struct answer *answer = &session->answers[i];

		if (!strcmp(answer->step, ANSWER_BEFORE_STEP) && answer->holds == ANSWER_NUMBER &&
		    answer->number >= 0 && answer->number <= 10)
			return answer->number;
	}
	return -1;
}

static enum after after_of(const struct session_record *session)
{
	switch (session_rating(session)) {
	case RATED_LESS:
		return AFTER_LESS;
	case RATED_SAME:
		return AFTER_SAME;
	case RATED_STEADIER:
		return AFTER_STEADIER;
	case RATED_NOT:
		break;
	}
	return AFTER_UNSAID;
}

/* What was opened and closed again within a minute is no news. */
static bool add_sessions(struct report_builder *builder)
{
	bool rated = builder->wish->shares & 1u << SHARE_RATINGS;
	const struct report_past *told = &builder->told;
	struct report *report = builder->report;
	struct report_session *list = arena_array(builder->arena, builder->past.count + 1,
						  sizeof *list);

	report->sessions = list;
	for (size_t i = 0; i < builder->past.count; i++) {
		const struct session_record *session = session_at(builder, i);

		if (!in_span(builder, session) || !session_is_practised(session))
			continue;
		if (report->session_count == REPORT_SESSIONS_MOST)
			return too_many(builder, "sessions", REPORT_SESSIONS_MOST);
		list[report->session_count++] = (struct report_session){
			.started_ms = session->started_ms, .offset_s = session->offset_s,
			.date = history_date(&builder->past, session),
			.practice = session->practice, .title = session->title,
			.spent_ms = session->spent_ms, .planned_ms = session->planned_ms,
			.ended = session->ended, .source = session->source,
			.before = rated ? before_of(session) : -1,
			.after = rated ? after_of(session) : AFTER_UNSAID,
			.id = session->uid,
			.told = report_past_had(told, history_date(&builder->past, session),
						session->started_ms + session->spent_ms) };
	}
	return true;
}

/* A series, and room for its points. */
struct growing {
	struct report_series *series;
	struct report_point *points;
	size_t room;
};

/* A number that no series has is told as the answer that it is. */
static const char *series_name(struct arena *arena, const struct session_record *session,
			       const struct answer *answer)
{
	return answer->track ? answer->track
			     : arena_print(arena, "%s/%s", session->practice, answer->step);
}

/* As many points as there are answers, at most. */
static size_t points_most(const struct report_builder *builder)
{
	struct answer_walk walk = { 0 };
	size_t count = 0;

	while (count < REPORT_POINTS_MOST && next_answer(builder, &walk))
		count++;
	return count;
}

/* What asks for the number: of a series that several practices keep, such as mood, none is
 * named. */
static void name_source(const struct report_builder *builder, struct report_series *series,
			const struct session_record *session, const struct answer *answer)
{
	const struct practice *practice = app_practice(builder->app, session->practice);
	bool sum = practice && answer->track && practice_total(practice, answer->track);

	if (answer->track && !sum)
		return;
	series->title = session->title;
	series->question = sum ? NULL : question_of(builder, session, answer);
}

/* The range and the words of a series: from the step or the total that keeps it. */
static void describe(const struct report_builder *builder, struct report_series *series,
		     const struct session_record *session, const struct answer *answer)
{
	const struct practice *practice = app_practice(builder->app, session->practice);
	const struct step *step = step_of(builder, session, answer);
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

static void begin_series(const struct report_builder *builder, struct growing *growing,
			 struct report_series *series, const char *name)
{
	growing->series = series;
	growing->room = points_most(builder);
	growing->points = arena_array(builder->arena, growing->room,
				      sizeof *growing->points);
	series->name = name;
	series->points = growing->points;
}

/* The series to which an answer belongs, begun when it is the first; NULL when there are
 * too many. */
static struct growing *series_of(struct report_builder *builder, struct growing *all,
				 struct report_series *list,
				 const struct session_record *session,
				 const struct answer *answer)
{
	struct report *report = builder->report;
	const char *name = series_name(builder->arena, session, answer);
	size_t at = 0;

	while (at < report->series_count && strcmp(list[at].name, name) != 0)
		at++;
	if (at == REPORT_SERIES_MOST)
		return NULL;
	if (at == report->series_count) {
		begin_series(builder, &all[at], &list[at], name);
		name_source(builder, &list[at], session, answer);
		describe(builder, &list[at], session, answer);
		report->series_count++;
	}
	return &all[at];
}

static bool add_point(struct report_builder *builder, struct growing *growing,
		      const struct session_record *session, int number)
{
	struct report_series *series = growing->series;

	if (series->count == REPORT_POINTS_MOST)
		return too_many(builder, "ratings", REPORT_POINTS_MOST);
	assert(series->count < growing->room);
	series->least = number < series->least ? number : series->least;
	series->most = number > series->most ? number : series->most;
	growing->points[series->count++] =
		(struct report_point){ history_date(&builder->past, session), number,
				       session->uid };
	return true;
}

/* How steady one is afterwards stands with its session, and is no series of days. */
static bool is_in_series(const struct answer *answer)
{
	return answer->holds == ANSWER_NUMBER && answer->kind == STEP_RATE &&
	       (!answer->track || strcmp(answer->track, "steadiness") != 0) &&
	       strcmp(answer->step, ANSWER_BEFORE_STEP) != 0;
}

static bool add_series(struct report_builder *builder)
{
	struct report_series *list = arena_array(builder->arena, REPORT_SERIES_MOST,
						 sizeof *list);
	struct growing *all = arena_array(builder->arena, REPORT_SERIES_MOST,
					  sizeof *all), *growing;
	struct answer_walk walk = { 0 };
	const struct answer *answer;

	builder->report->series = list;
	while ((answer = next_answer(builder, &walk))) {
		if (!is_in_series(answer))
			continue;
		growing = series_of(builder, all, list, walk.session, answer);
		if (!growing)
			return too_many(builder, "series of ratings", REPORT_SERIES_MOST);
		if (!add_point(builder, growing, walk.session, answer->number))
			return false;
	}
	return true;
}

static bool check(const struct report_builder *builder, const char *name)
{
	const struct report_wish *wish = builder->wish;
	struct odd_character odd;
	char words[ODD_WORDS];

	if (wish->last_date < wish->first_date)
		return error_set(builder->error, "the last day lies before the first: there is "
				 "no day between them");
	if (wish->last_date - wish->first_date >= REPORT_DAYS_MOST)
		return error_set(builder->error, "the span is longer than %d days: choose a "
				 "shorter one", REPORT_DAYS_MOST);
	if (wish->last_date > person_today(builder->app))
		return error_set(builder->error, "the last day is still to come: there is "
				 "nothing to tell of it yet");
	if (plain_text_odd(name, strlen(name), false, &odd)) {
		plain_text_odd_words(name, &odd, words);
		return error_set(builder->error, "the name has a character that cannot be seen: "
				 "%s; write it anew", words);
	}
	if (!name[strspn(name, " ")] || strlen(name) > REPORT_WORDS_MOST)
		return error_set(builder->error, "the name is empty or too long");
	return true;
}

static void set_head(struct report_builder *builder, const char *name)
{
	const struct report_wish *wish = builder->wish;
	struct report *report = builder->report;
	int64_t now_ms = clock_civil_ms(app_clock(builder->app));
	int64_t until = report_past_until(&builder->told, wish->first_date, wish->last_date);

	report->id = "";
	report->from = (struct report_party){ name, "", "" };
	report->to = (struct report_party){ wish->to.name, wish->to.signs, wish->to.seals };
	report->previous = builder->told.last_id;
	report->made_ms = now_ms - now_ms % 1000;
	report->made_offset_s = moment_offset_s(now_ms);
	report->first_date = wish->first_date;
	report->last_date = wish->last_date;
	if (until != NO_DATE)
		report->told_until = until;
	report->shares = wish->shares | 1u << SHARE_SESSIONS;
	if (!wish->texts.count)
		report->shares &= ~(1u << SHARE_TEXTS);
}

bool report_gather(struct app *app, struct arena *arena, const struct report_wish *wish,
		   struct report *report, struct error *error)
{
	struct report_builder builder = { .app = app, .arena = arena, .wish = wish,
				       .report = report, .error = error };
	const char *name = wish->name ? wish->name : wish->to.called;

	*report = (struct report){ 0 };
	if (!check(&builder, name) || !load(&builder) ||
	    !report_past_load(app, arena, &wish->to, wish->replaces, person_today(app),
			      &builder.told, error))
		return false;
	set_head(&builder, name);
	report_add_first(app, arena, &builder.log, &builder.told, report);
	return report_count_tasks(app, arena, &builder.past, &builder.told, report,
				  error) &&
	       add_sessions(&builder) &&
	       (!(report->shares & 1u << SHARE_RATINGS) || add_series(&builder)) &&
	       (!(report->shares & 1u << SHARE_TEXTS) || add_texts(&builder));
}

bool report_is_empty(const struct report *report)
{
	return !report->first_count && !report->task_count && !report->session_count &&
	       !report->series_count && !report->text_count;
}

const char *report_words(const struct report *report, struct arena *arena)
{
	struct buffer lines = { 0 };
	const char *words;

	report_lines(report, &lines);
	words = arena_copy(arena, buffer_string(&lines));
	buffer_free(&lines);
	return words;
}
