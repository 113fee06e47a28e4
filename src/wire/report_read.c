/* wire/report_read.c -- what a report is made of, part by part; report_fields.c looks at
 * each value before it is believed. */
#include "wire/report.h"

#include "base/arena.h"
#include "base/error.h"
#include "wire/report_fields.h"

#include <string.h>

enum { ID_DIGITS = REPORT_ID_TEXT - 1, KEY_LENGTH_MOST = 100, NUMBER_MOST = 1000000,
       WEEK_MOST = 2 * REPORT_WEEK_DAYS };

static void read_first(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = field_list(reading, object, "first", REPORT_FIRST_MOST,
				  &report->first_count);
	struct report_answer *answers = arena_take_many(reading->arena,
							report->first_count + 1,
							sizeof *answers);

	for (size_t i = 0; i < report->first_count && !reading->failed; i++) {
		json_t *one = field_item(reading, list, "first", i);

		answers[i] = (struct report_answer){
			.date = field_date(reading, one, "date"),
			.practice = field_must(reading, one, "practice"),
			.title = field_must(reading, one, "title"),
			.question = field_must(reading, one, "question"),
			.number = (int)field_number(reading, one, "number", -NUMBER_MOST, NUMBER_MOST),
			.words = field_maybe(reading, one, "words"),
			.safe = field_maybe(reading, one, "safe") };
	}
	report->first = answers;
	reading->list = NULL;
}

static struct times times_of(struct reading *reading, json_t *object)
{
	struct times times = { OFTEN_ONCE, 0 };

	if (!times_read(field_must(reading, object, "times"), &times))
		field_fail(reading, "times", "is not once, daily, twice daily or 3 a week");
	return times;
}

/* A pair of asked and done for each week of the span; a report may come without. */
static const struct report_week *weeks_of(struct reading *reading, json_t *object,
					  const struct report *report)
{
	json_t *list = json_object_get(object, "weeks");
	struct report_week *weeks;

	if (!list || reading->failed)
		return NULL;
	if (!json_is_array(list) || json_array_size(list) != report_weeks(report)) {
		field_fail(reading, "weeks", "has not one pair for each week");
		return NULL;
	}
	weeks = arena_take_many(reading->arena, json_array_size(list), sizeof *weeks);
	for (size_t i = 0; i < json_array_size(list) && !reading->failed; i++)
		if (json_unpack(json_array_get(list, i), "[ii!]", &weeks[i].asked,
				&weeks[i].done) || weeks[i].asked < 0 || weeks[i].done < 0 ||
		    weeks[i].asked > WEEK_MOST || weeks[i].done > WEEK_MOST)
			field_fail(reading, "weeks", "has something that is no pair of numbers");
	return weeks;
}

static void read_tasks(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = field_list(reading, object, "tasks", REPORT_TASKS_MOST,
				  &report->task_count);
	struct report_task *tasks = arena_take_many(reading->arena, report->task_count + 1,
						    sizeof *tasks);

	for (size_t i = 0; i < report->task_count && !reading->failed; i++) {
		json_t *one = field_item(reading, list, "tasks", i);

		tasks[i] = (struct report_task){
			.assignment = field_must(reading, one, "assignment"),
			.assignment_title = field_must(reading, one, "assignment_title"),
			.name = field_must(reading, one, "name"),
			.practice = field_must(reading, one, "practice"),
			.title = field_must(reading, one, "title"),
			.steps = field_maybe(reading, one, "steps"),
			.times = times_of(reading, one),
			.minutes_ms = field_number(reading, one, "seconds", 0, DAY_S) * 1000,
			.when = field_maybe(reading, one, "when"),
			.asked = (int)field_number(reading, one, "asked", 0, 2 * REPORT_DAYS_MOST),
			.done = (int)field_number(reading, one, "done", 0, 2 * REPORT_DAYS_MOST),
			.weeks = weeks_of(reading, one, report) };
	}
	report->tasks = tasks;
	reading->list = NULL;
}

static enum ending ending_of(struct reading *reading, json_t *object)
{
	enum ending ending = ENDED_LEFT;

	if (!ending_find(field_must(reading, object, "ended"), &ending))
		field_fail(reading, "ended", "is none of finished, left, interrupted, running");
	return ending;
}

static enum after after_of(struct reading *reading, json_t *object)
{
	enum after after = AFTER_UNSAID;
	const char *word = field_maybe(reading, object, "after");

	if (word && !after_find(word, &after))
		field_fail(reading, "after", "is none of less, same, steadier");
	return after;
}

static struct report_session session_of(struct reading *reading, json_t *object)
{
	struct report_session session = {
		.date = field_date(reading, object, "date"),
		.practice = field_must(reading, object, "practice"),
		.title = field_must(reading, object, "title"),
		.spent_ms = field_number(reading, object, "seconds", 0, 7 * DAY_S) * 1000,
		.planned_ms = field_number(reading, object, "planned_seconds", 0, 7 * DAY_S) * 1000,
		.ended = ending_of(reading, object),
		.source = field_must(reading, object, "source"),
		.before = -1, .after = after_of(reading, object) };

	session.started_ms = field_moment(reading, object, "started", &session.offset_s);
	if (json_object_get(object, "before"))
		session.before = (int)field_number(reading, object, "before", 0, 10);
	return session;
}

static void read_sessions(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = field_list(reading, object, "sessions", REPORT_SESSIONS_MOST,
				  &report->session_count);
	struct report_session *sessions = arena_take_many(reading->arena,
							  report->session_count + 1,
							  sizeof *sessions);

	for (size_t i = 0; i < report->session_count && !reading->failed; i++)
		sessions[i] = session_of(reading, field_item(reading, list, "sessions", i));
	report->sessions = sessions;
	reading->list = NULL;
}

static void read_points(struct reading *reading, json_t *object,
			struct report_series *series)
{
	json_t *list = field_list(reading, object, "points", REPORT_POINTS_MOST, &series->count);
	struct report_point *points = arena_take_many(reading->arena, series->count + 1,
						      sizeof *points);

	for (size_t i = 0; i < series->count && !reading->failed; i++) {
		json_t *one = json_array_get(list, i);

		points[i].date = field_date(reading, one, "date");
		points[i].number = (int)field_number(reading, one, "number", series->least,
					       series->most);
	}
	series->points = points;
}

static void read_series(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = field_list(reading, object, "series", REPORT_SERIES_MOST,
				  &report->series_count);
	struct report_series *series = arena_take_many(reading->arena,
						       report->series_count + 1,
						       sizeof *series);

	for (size_t i = 0; i < report->series_count && !reading->failed; i++) {
		json_t *one = field_item(reading, list, "series", i);

		series[i] = (struct report_series){
			.name = field_must(reading, one, "name"),
			.low = field_maybe(reading, one, "low"), .high = field_maybe(reading, one, "high"),
			.least = (int)field_number(reading, one, "least", -NUMBER_MOST, NUMBER_MOST) };
		series[i].most = (int)field_number(reading, one, "most", series[i].least, NUMBER_MOST);
		read_points(reading, one, &series[i]);
	}
	report->series = series;
	reading->list = NULL;
}

static void read_texts(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = field_list(reading, object, "texts", REPORT_TEXTS_MOST,
				  &report->text_count);
	struct report_text *texts = arena_take_many(reading->arena, report->text_count + 1,
						    sizeof *texts);

	for (size_t i = 0; i < report->text_count && !reading->failed; i++) {
		json_t *one = field_item(reading, list, "texts", i);
		const char *text = field_text(reading, one, "text", REPORT_TEXT_MOST, true);

		texts[i] = (struct report_text){
			.date = field_date(reading, one, "date"), .name = field_must(reading, one, "name"),
			.title = field_must(reading, one, "title"),
			.question = field_maybe(reading, one, "question"), .text = text ? text : "" };
	}
	report->texts = texts;
	reading->list = NULL;
}

static const char *id_of(struct reading *reading, json_t *object, const char *key,
			 bool needed)
{
	const char *id = needed ? field_must(reading, object, key)
				: field_maybe(reading, object, key);

	if (id && (strlen(id) != ID_DIGITS || strspn(id, "0123456789abcdef") != ID_DIGITS))
		field_fail(reading, key, "is no name of a report");
	return id;
}

static const char *key_of(struct reading *reading, json_t *object, const char *key)
{
	const char *text = field_must(reading, object, key);

	if (strlen(text) > KEY_LENGTH_MOST)
		field_fail(reading, key, "is no key");
	return text;
}

static struct report_party party_of(struct reading *reading, json_t *object,
				    const char *which)
{
	if (!json_is_object(object))
		field_fail(reading, which, "is missing");
	return (struct report_party){ field_maybe(reading, object, "name"),
				      key_of(reading, object, "signs"),
				      key_of(reading, object, "seals") };
}

static void read_parties(struct reading *reading, json_t *object, struct report *report)
{
	json_t *from = json_object_get(object, "from"), *former = json_object_get(from, "former");
	struct report_party *before;

	report->from = party_of(reading, from, "from");
	report->to = party_of(reading, json_object_get(object, "to"), "to");
	if (!reading->failed && (!report->from.name || !*report->from.name))
		field_fail(reading, "from", "has no name");
	if (!former || reading->failed)
		return;
	before = arena_take(reading->arena, sizeof *before);
	*before = party_of(reading, former, "former");
	report->former = before;
	report->vouches = field_must(reading, former, "vouches");
}

static void read_shares(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = json_object_get(object, "shares");
	enum share share;

	if (!json_is_array(list) || json_array_size(list) > SHARE_COUNT)
		field_fail(reading, "shares", "is not a list of sessions, ratings, texts");
	for (size_t i = 0; !reading->failed && i < json_array_size(list); i++) {
		const char *word = json_string_value(json_array_get(list, i));

		if (word && share_find(word, &share))
			report->shares |= 1u << share;
		else
			field_fail(reading, "shares", "is not a list of sessions, ratings, texts");
	}
}

static void read_head(struct reading *reading, json_t *object, struct report *report)
{
	if (strcmp(field_must(reading, object, "format"), "groundwork report") != 0)
		field_fail(reading, "format", "is not \"groundwork report\"");
	if (field_number(reading, object, "version", 1, NUMBER_MOST) > REPORT_VERSION)
		field_fail(reading, "version", "is newer than this program: a newer one reads it");
	report->id = id_of(reading, object, "id", true);
	report->previous = id_of(reading, object, "previous", false);
	read_parties(reading, object, report);
	report->made_ms = field_moment(reading, object, "made", &report->made_offset_s);
	report->first_date = field_date(reading, object, "since");
	report->last_date = field_date(reading, object, "until");
	if (report->last_date < report->first_date ||
	    report->last_date - report->first_date >= REPORT_DAYS_MOST)
		field_fail(reading, "until", "does not fit \"since\"");
	read_shares(reading, object, report);
}

bool report_read(const char *text, size_t length, struct arena *arena,
		 struct report *report, struct error *error)
{
	struct reading reading = { .arena = arena, .error = error };
	json_error_t where;
	json_t *object;

	*report = (struct report){ 0 };
	if (length > REPORT_BYTES_MOST)
		return error_set(error, "the report cannot be read: it is longer than %d MiB",
				 REPORT_BYTES_MOST >> 20);
	object = json_loadb(text, length, JSON_REJECT_DUPLICATES, &where);
	if (!object)
		return error_set(error, "the report cannot be read: line %d is not JSON",
				 where.line);
	if (!json_is_object(object))
		field_fail(&reading, "format", "is missing");
	read_head(&reading, object, report);
	read_first(&reading, object, report);
	read_tasks(&reading, object, report);
	read_sessions(&reading, object, report);
	read_series(&reading, object, report);
	read_texts(&reading, object, report);
	json_decref(object);
	return !reading.failed;
}
