/* wire/report_read.c -- every value is looked at before it is believed. */
#include "wire/report.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "wire/json.h"

#include <string.h>

enum { ID_DIGITS = REPORT_ID_TEXT - 1, KEY_LENGTH_MOST = 100, DAY_S = 86400,
       NUMBER_MOST = 1000000, WEEK_MOST = 2 * REPORT_WEEK_DAYS };

/* The first thing that is wrong is said; what comes after it is not looked at. */
struct reading {
	struct arena *arena;
	struct error *error;
	const char *list;		/* where: NULL for the report itself */
	size_t at;
	bool failed;
};

static void fail(struct reading *reading, const char *key, const char *what)
{
	if (reading->failed)
		return;
	reading->failed = true;
	if (reading->list)
		error_set(reading->error, "the report cannot be read: %s %zu: \"%s\" %s",
			  reading->list, reading->at + 1, key, what);
	else
		error_set(reading->error, "the report cannot be read: \"%s\" %s", key, what);
}

/* A text that may be absent (NULL). */
static const char *text_or_none(struct reading *reading, json_t *object, const char *key,
				size_t most, bool lines)
{
	json_t *value = json_object_get(object, key);
	const char *text = json_string_value(value);

	if (!value || json_is_null(value))
		return NULL;
	if (!text)
		fail(reading, key, "is not a text");
	else if (json_string_length(value) > most)
		fail(reading, key, "is too long");
	else if (strlen(text) != json_string_length(value) || !report_is_plain(text, lines))
		fail(reading, key, "has bytes that are no text");
	else
		return arena_copy(reading->arena, text);
	return NULL;
}

static const char *maybe(struct reading *reading, json_t *object, const char *key)
{
	return text_or_none(reading, object, key, REPORT_WORDS_MOST, false);
}

/* A text that must be there; never NULL. */
static const char *must(struct reading *reading, json_t *object, const char *key)
{
	const char *text = maybe(reading, object, key);

	if (!text)
		fail(reading, key, "is missing");
	return text ? text : "";
}

static int64_t number(struct reading *reading, json_t *object, const char *key,
		      int64_t least, int64_t most)
{
	json_t *value = json_object_get(object, key);

	if (!json_is_integer(value))
		fail(reading, key, value ? "is not a number" : "is missing");
	else if (json_integer_value(value) < least || json_integer_value(value) > most)
		fail(reading, key, "is beyond what it can be");
	else
		return json_integer_value(value);
	return least;
}

static int64_t date(struct reading *reading, json_t *object, const char *key)
{
	const char *text = must(reading, object, key);
	struct day day;

	if (day_parse(text, &day))
		return day_number(day);
	fail(reading, key, "is not a date such as 2026-11-22");
	return 0;
}

/* A moment with its offset. */
static int64_t moment(struct reading *reading, json_t *object, const char *key,
		      int *offset_s)
{
	const char *text = must(reading, object, key), *zone;
	int64_t moment_ms = 0, local_ms;
	char utc[MOMENT_TEXT];

	*offset_s = 0;
	if (strlen(text) < 20 || strlen(text) >= MOMENT_TEXT || !moment_parse(text, &moment_ms)) {
		fail(reading, key, "is not a moment such as 2026-11-22T08:00:00+01:00");
		return 0;
	}
	zone = text + 19 + strspn(text + 19, ".0123456789");
	memcpy(utc, text, 19);
	memcpy(utc + 19, "Z", 2);
	if (!*zone || !moment_parse(utc, &local_ms))
		fail(reading, key, "says no offset");
	else
		*offset_s = (int)((local_ms - moment_ms) / 1000);
	if (*offset_s < -DAY_S || *offset_s > DAY_S)
		fail(reading, key, "says no offset");
	return moment_ms;
}

/* A list of objects with its most; the caller reads each. */
static json_t *list_of(struct reading *reading, json_t *object, const char *key,
		       size_t most, size_t *count)
{
	json_t *list = json_object_get(object, key);

	*count = 0;
	if (!json_is_array(list))
		fail(reading, key, list ? "is not a list" : "is missing");
	else if (json_array_size(list) > most)
		fail(reading, key, "has more than can be believed");
	else
		*count = json_array_size(list);
	return list;
}

static json_t *item(struct reading *reading, json_t *list, const char *name, size_t at)
{
	json_t *object = json_array_get(list, at);

	reading->list = name;
	reading->at = at;
	if (!json_is_object(object))
		fail(reading, name, "has something that is no object");
	return object;
}

static void read_first(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = list_of(reading, object, "first", REPORT_FIRST_MOST,
			       &report->first_count);
	struct report_answer *answers = arena_take_many(reading->arena,
							report->first_count + 1,
							sizeof *answers);

	for (size_t i = 0; i < report->first_count && !reading->failed; i++) {
		json_t *one = item(reading, list, "first", i);

		answers[i] = (struct report_answer){
			.date = date(reading, one, "date"),
			.practice = must(reading, one, "practice"),
			.title = must(reading, one, "title"),
			.question = must(reading, one, "question"),
			.number = (int)number(reading, one, "number", -NUMBER_MOST, NUMBER_MOST),
			.words = maybe(reading, one, "words"),
			.safe = maybe(reading, one, "safe") };
	}
	report->first = answers;
	reading->list = NULL;
}

static struct times times_of(struct reading *reading, json_t *object)
{
	struct times times = { OFTEN_ONCE, 0 };

	if (!times_read(must(reading, object, "times"), &times))
		fail(reading, "times", "is not once, daily, twice daily or 3 a week");
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
		fail(reading, "weeks", "has not one pair for each week");
		return NULL;
	}
	weeks = arena_take_many(reading->arena, json_array_size(list), sizeof *weeks);
	for (size_t i = 0; i < json_array_size(list) && !reading->failed; i++)
		if (json_unpack(json_array_get(list, i), "[ii!]", &weeks[i].asked,
				&weeks[i].done) || weeks[i].asked < 0 || weeks[i].done < 0 ||
		    weeks[i].asked > WEEK_MOST || weeks[i].done > WEEK_MOST)
			fail(reading, "weeks", "has something that is no pair of numbers");
	return weeks;
}

static void read_tasks(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = list_of(reading, object, "tasks", REPORT_TASKS_MOST,
			       &report->task_count);
	struct report_task *tasks = arena_take_many(reading->arena, report->task_count + 1,
						    sizeof *tasks);

	for (size_t i = 0; i < report->task_count && !reading->failed; i++) {
		json_t *one = item(reading, list, "tasks", i);

		tasks[i] = (struct report_task){
			.assignment = must(reading, one, "assignment"),
			.assignment_title = must(reading, one, "assignment_title"),
			.name = must(reading, one, "name"),
			.practice = must(reading, one, "practice"),
			.title = must(reading, one, "title"),
			.steps = maybe(reading, one, "steps"),
			.times = times_of(reading, one),
			.minutes_ms = number(reading, one, "seconds", 0, DAY_S) * 1000,
			.when = maybe(reading, one, "when"),
			.asked = (int)number(reading, one, "asked", 0, 2 * REPORT_DAYS_MOST),
			.done = (int)number(reading, one, "done", 0, 2 * REPORT_DAYS_MOST),
			.weeks = weeks_of(reading, one, report) };
	}
	report->tasks = tasks;
	reading->list = NULL;
}

static enum ending ending_of(struct reading *reading, json_t *object)
{
	enum ending ending = ENDED_LEFT;

	if (!ending_find(must(reading, object, "ended"), &ending))
		fail(reading, "ended", "is none of finished, left, interrupted, running");
	return ending;
}

static enum after after_of(struct reading *reading, json_t *object)
{
	enum after after = AFTER_UNSAID;
	const char *word = maybe(reading, object, "after");

	if (word && !after_find(word, &after))
		fail(reading, "after", "is none of less, same, steadier");
	return after;
}

static struct report_session session_of(struct reading *reading, json_t *object)
{
	struct report_session session = {
		.date = date(reading, object, "date"),
		.practice = must(reading, object, "practice"),
		.title = must(reading, object, "title"),
		.spent_ms = number(reading, object, "seconds", 0, 7 * DAY_S) * 1000,
		.planned_ms = number(reading, object, "planned_seconds", 0, 7 * DAY_S) * 1000,
		.ended = ending_of(reading, object),
		.source = must(reading, object, "source"),
		.before = -1, .after = after_of(reading, object) };

	session.started_ms = moment(reading, object, "started", &session.offset_s);
	if (json_object_get(object, "before"))
		session.before = (int)number(reading, object, "before", 0, 10);
	return session;
}

static void read_sessions(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = list_of(reading, object, "sessions", REPORT_SESSIONS_MOST,
			       &report->session_count);
	struct report_session *sessions = arena_take_many(reading->arena,
							  report->session_count + 1,
							  sizeof *sessions);

	for (size_t i = 0; i < report->session_count && !reading->failed; i++)
		sessions[i] = session_of(reading, item(reading, list, "sessions", i));
	report->sessions = sessions;
	reading->list = NULL;
}

static void read_points(struct reading *reading, json_t *object,
			struct report_series *series)
{
	json_t *list = list_of(reading, object, "points", REPORT_POINTS_MOST, &series->count);
	struct report_point *points = arena_take_many(reading->arena, series->count + 1,
						      sizeof *points);

	for (size_t i = 0; i < series->count && !reading->failed; i++) {
		json_t *one = json_array_get(list, i);

		points[i].date = date(reading, one, "date");
		points[i].number = (int)number(reading, one, "number", series->least,
					       series->most);
	}
	series->points = points;
}

static void read_series(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = list_of(reading, object, "series", REPORT_SERIES_MOST,
			       &report->series_count);
	struct report_series *series = arena_take_many(reading->arena,
						       report->series_count + 1,
						       sizeof *series);

	for (size_t i = 0; i < report->series_count && !reading->failed; i++) {
		json_t *one = item(reading, list, "series", i);

		series[i] = (struct report_series){
			.name = must(reading, one, "name"),
			.low = maybe(reading, one, "low"), .high = maybe(reading, one, "high"),
			.least = (int)number(reading, one, "least", -NUMBER_MOST, NUMBER_MOST) };
		series[i].most = (int)number(reading, one, "most", series[i].least, NUMBER_MOST);
		read_points(reading, one, &series[i]);
	}
	report->series = series;
	reading->list = NULL;
}

static void read_texts(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = list_of(reading, object, "texts", REPORT_TEXTS_MOST,
			       &report->text_count);
	struct report_text *texts = arena_take_many(reading->arena, report->text_count + 1,
						    sizeof *texts);

	for (size_t i = 0; i < report->text_count && !reading->failed; i++) {
		json_t *one = item(reading, list, "texts", i);
		const char *text = text_or_none(reading, one, "text", REPORT_TEXT_MOST, true);

		texts[i] = (struct report_text){
			.date = date(reading, one, "date"), .name = must(reading, one, "name"),
			.title = must(reading, one, "title"),
			.question = maybe(reading, one, "question"), .text = text ? text : "" };
	}
	report->texts = texts;
	reading->list = NULL;
}

static const char *id_of(struct reading *reading, json_t *object, const char *key,
			 bool needed)
{
	const char *id = needed ? must(reading, object, key) : maybe(reading, object, key);

	if (id && (strlen(id) != ID_DIGITS || strspn(id, "0123456789abcdef") != ID_DIGITS))
		fail(reading, key, "is no name of a report");
	return id;
}

static const char *key_of(struct reading *reading, json_t *object, const char *key)
{
	const char *text = must(reading, object, key);

	if (strlen(text) > KEY_LENGTH_MOST)
		fail(reading, key, "is no key");
	return text;
}

static struct report_party party_of(struct reading *reading, json_t *object,
				    const char *which)
{
	if (!json_is_object(object))
		fail(reading, which, "is missing");
	return (struct report_party){ maybe(reading, object, "name"),
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
		fail(reading, "from", "has no name");
	if (!former || reading->failed)
		return;
	before = arena_take(reading->arena, sizeof *before);
	*before = party_of(reading, former, "former");
	report->former = before;
	report->vouches = must(reading, former, "vouches");
}

static void read_shares(struct reading *reading, json_t *object, struct report *report)
{
	json_t *list = json_object_get(object, "shares");
	enum share share;

	if (!json_is_array(list) || json_array_size(list) > SHARE_COUNT)
		fail(reading, "shares", "is not a list of sessions, ratings, texts");
	for (size_t i = 0; !reading->failed && i < json_array_size(list); i++) {
		const char *word = json_string_value(json_array_get(list, i));

		if (word && share_find(word, &share))
			report->shares |= 1u << share;
		else
			fail(reading, "shares", "is not a list of sessions, ratings, texts");
	}
}

static void read_head(struct reading *reading, json_t *object, struct report *report)
{
	if (strcmp(must(reading, object, "format"), "groundwork report") != 0)
		fail(reading, "format", "is not \"groundwork report\"");
	if (number(reading, object, "version", 1, NUMBER_MOST) > REPORT_VERSION)
		fail(reading, "version", "is newer than this program: a newer one reads it");
	report->id = id_of(reading, object, "id", true);
	report->previous = id_of(reading, object, "previous", false);
	read_parties(reading, object, report);
	report->made_ms = moment(reading, object, "made", &report->made_offset_s);
	report->first_date = date(reading, object, "since");
	report->last_date = date(reading, object, "until");
	if (report->last_date < report->first_date ||
	    report->last_date - report->first_date >= REPORT_DAYS_MOST)
		fail(reading, "until", "does not fit \"since\"");
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
		fail(&reading, "format", "is missing");
	read_head(&reading, object, report);
	read_first(&reading, object, report);
	read_tasks(&reading, object, report);
	read_sessions(&reading, object, report);
	read_series(&reading, object, report);
	read_texts(&reading, object, report);
	json_decref(object);
	return !reading.failed;
}
