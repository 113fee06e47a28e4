/* exchange/report.c -- from the log to what is told of it: what was not chosen stays out. */
#include "exchange/report.h"

#include "app/app.h"
#include "schedule/arc.h"
#include "practice/player.h"
#include "exchange/report_parts.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "wire/report.h"
#include "wire/report_lines.h"

#include <string.h>

enum { USUAL_DAYS = 7, LONGEST_USUAL_DAYS = 92 };

struct report_wish report_wish(struct app *app, struct arena *arena,
			       const struct report_reader *to)
{
	int64_t today = arc_today(app), first = today - USUAL_DAYS + 1;
	const struct report_party party = { to->name, to->signs, to->seals };
	struct report_made made = report_made_last(app, arena, &party);

	if (made.id && made.last_date + 1 < first)
		first = made.last_date + 1;
	if (first <= today - LONGEST_USUAL_DAYS)
		first = today - LONGEST_USUAL_DAYS + 1;
	return (struct report_wish){ .to = *to, .first_date = first, .last_date = today,
				     .shares = 1u << SHARE_SESSIONS };
}

bool gathering_load(struct gathering *gathering)
{
	struct past *past = &gathering->past;

	past->app = gathering->app;
	past->date = gathering->wish->last_date;
	if (!app_sessions(gathering->app, gathering->arena, INT64_MIN, &past->sessions,
			  &past->count, gathering->error))
		return false;
	while (past->count && past_date(past, &past->sessions[past->count - 1]) > past->date)
		past->count--;
	return true;
}

bool gathering_has(const struct gathering *gathering, const struct session_record *session)
{
	int64_t date = past_date(&gathering->past, session);

	return date >= gathering->wish->first_date && date <= gathering->wish->last_date;
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

static const char *question_of(const struct gathering *gathering,
			       const struct session_record *session,
			       const struct answer *answer)
{
	const struct practice *practice = app_practice(gathering->app, session->practice);
	const struct step *step = practice ? practice_step(practice, answer->step) : NULL;

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
	report_make_plain(copy);
	return copy;
}

static const char *name_of(struct gathering *gathering, const struct report_text *texts,
			   size_t count, const struct session_record *session,
			   const struct answer *answer, const char *date)
{
	struct arena *arena = gathering->arena;
	const char *name = arena_print(arena, "%s/%s@%s", session->practice, keeps_as(answer),
				       date);
	size_t same = 1, length = strlen(name);

	for (size_t i = 0; i < count; i++)
		same += !strncmp(texts[i].name, name, length) &&
			(!texts[i].name[length] || texts[i].name[length] == '.');
	return same > 1 ? arena_print(arena, "%s.%zu", name, same) : name;
}

static bool find_texts(struct gathering *gathering, struct report_text **texts,
		       size_t *count)
{
	struct report_text *list = arena_take_many(gathering->arena, REPORT_TEXTS_MOST,
						   sizeof *list);
	char date[DATE_TEXT];

	*count = 0;
	*texts = list;
	for (size_t i = 0; i < gathering->past.count; i++) {
		const struct session_record *session = &gathering->past.sessions[i];

		for (size_t a = 0; gathering_has(gathering, session) &&
				   a < session->answer_count; a++) {
			const struct answer *answer = &session->answers[a];

			if (!is_text(answer))
				continue;
			if (*count == REPORT_TEXTS_MOST)
				return report_too_many(gathering->error, "texts",
						       REPORT_TEXTS_MOST);
			report_date(past_date(&gathering->past, session), date);
			list[*count] = (struct report_text){
				.date = past_date(&gathering->past, session),
				.name = name_of(gathering, list, *count, session, answer, date),
				.title = session->title,
				.question = question_of(gathering, session, answer),
				.text = readable(gathering->arena, answer->text) };
			(*count)++;
		}
	}
	return true;
}

bool report_texts(struct app *app, struct arena *arena, int64_t first_date,
		  int64_t last_date, const struct report_text **texts, size_t *count,
		  struct error *error)
{
	const struct report_wish wish = { .first_date = first_date, .last_date = last_date };
	struct gathering gathering = { .app = app, .arena = arena, .wish = &wish,
				       .error = error };
	struct report_text *list = NULL;
	bool well = gathering_load(&gathering) && find_texts(&gathering, &list, count);

	*texts = list;
	return well;
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

static bool find_text(struct gathering *gathering, const struct report_text *all,
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
		return error_set(gathering->error, "nothing was written under \"%s\" in these "
				 "days; the report lists what was, without --yes", name);
	return error_set(gathering->error, "there are %zu texts \"%s\" in these days: name each "
			 "with its day, such as %s", found, name, all[*at].name);
}

static bool add_texts(struct gathering *gathering)
{
	struct report *report = gathering->report;
	const struct texts *wanted = &gathering->wish->texts;
	struct report_text *all, *chosen;
	bool *is_chosen;
	size_t count;

	if (!find_texts(gathering, &all, &count))
		return false;
	chosen = arena_take_many(gathering->arena, count + 1, sizeof *chosen);
	is_chosen = arena_take_many(gathering->arena, count + 1, sizeof *is_chosen);
	for (size_t i = 0; i < wanted->count; i++) {
		size_t at = 0;

		if (!find_text(gathering, all, count, wanted->at[i], &at))
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
	switch (past_rating(session)) {
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
static bool add_sessions(struct gathering *gathering)
{
	bool rated = gathering->wish->shares & 1u << SHARE_RATINGS;
	struct report *report = gathering->report;
	struct report_session *list = arena_take_many(gathering->arena,
						      gathering->past.count + 1, sizeof *list);

	report->sessions = list;
	for (size_t i = 0; i < gathering->past.count; i++) {
		const struct session_record *session = &gathering->past.sessions[i];

		if (!gathering_has(gathering, session) || !session_is_practised(session))
			continue;
		if (report->session_count == REPORT_SESSIONS_MOST)
			return report_too_many(gathering->error, "sessions",
					       REPORT_SESSIONS_MOST);
		list[report->session_count++] = (struct report_session){
			.started_ms = session->started_ms, .offset_s = session->offset_s,
			.date = past_date(&gathering->past, session),
			.practice = session->practice, .title = session->title,
			.spent_ms = session->spent_ms, .planned_ms = session->planned_ms,
			.ended = session->ended, .source = session->source,
			.before = rated ? before_of(session) : -1,
			.after = rated ? after_of(session) : AFTER_UNSAID };
	}
	return true;
}

static bool check(const struct gathering *gathering, const char *name)
{
	const struct report_wish *wish = gathering->wish;

	if (wish->last_date < wish->first_date)
		return error_set(gathering->error, "the last day lies before the first: there is "
				 "no day between them");
	if (wish->last_date - wish->first_date >= REPORT_DAYS_MOST)
		return error_set(gathering->error, "the span is longer than %d days: choose a "
				 "shorter one", REPORT_DAYS_MOST);
	if (wish->last_date > arc_today(gathering->app))
		return error_set(gathering->error, "the last day is still to come: there is "
				 "nothing to tell of it yet");
	if (!utf8_valid(name, strlen(name)) || !report_is_plain(name, false))
		return error_set(gathering->error, "the name has bytes in it that are no text: "
				 "write it anew");
	if (!name[strspn(name, " ")] || strlen(name) > REPORT_WORDS_MOST)
		return error_set(gathering->error, "the name is empty or too long");
	return true;
}

static void set_head(struct gathering *gathering, const char *name)
{
	const struct report_wish *wish = gathering->wish;
	struct report *report = gathering->report;
	int64_t now_ms = clock_civil_ms(app_clock(gathering->app));

	report->id = "";
	report->from = (struct report_party){ name, "", "" };
	report->to = (struct report_party){ wish->to.name, wish->to.signs, wish->to.seals };
	report->previous = report_made_last(gathering->app, gathering->arena, &report->to).id;
	report->made_ms = now_ms - now_ms % 1000;
	report->made_offset_s = moment_offset_s(now_ms);
	report->first_date = wish->first_date;
	report->last_date = wish->last_date;
	report->shares = wish->shares | 1u << SHARE_SESSIONS;
	if (!wish->texts.count)
		report->shares &= ~(1u << SHARE_TEXTS);
}

bool report_gather(struct app *app, struct arena *arena, const struct report_wish *wish,
		   struct report *report, struct error *error)
{
	struct gathering gathering = { .app = app, .arena = arena, .wish = wish,
				       .report = report, .error = error };
	const char *name = wish->name ? wish->name : wish->to.called;

	*report = (struct report){ 0 };
	if (!check(&gathering, name) || !gathering_load(&gathering))
		return false;
	set_head(&gathering, name);
	return report_add_first(&gathering) && report_add_tasks(&gathering) &&
	       add_sessions(&gathering) &&
	       (!(report->shares & 1u << SHARE_RATINGS) || report_add_series(&gathering)) &&
	       (!(report->shares & 1u << SHARE_TEXTS) || add_texts(&gathering));
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
