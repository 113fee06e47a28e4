/* wire/report_write.c -- objects in the order in which a person would read them. */
#include "wire/report.h"

#include "base/buffer.h"
#include "base/moment.h"
#include "wire/json.h"

#include <stdio.h>
#include <stdlib.h>

void report_date(int64_t date, char text[DATE_TEXT])
{
	day_iso(day_from_number(date), text);
}

static void set(json_t *object, const char *key, const char *text)
{
	if (text)
		json_object_set_new(object, key, json_string(text));
}

static void set_number(json_t *object, const char *key, int64_t number)
{
	json_object_set_new(object, key, json_integer(number));
}

static void set_date(json_t *object, const char *key, int64_t date)
{
	char text[DATE_TEXT];

	report_date(date, text);
	set(object, key, text);
}

static void set_moment(json_t *object, const char *key, int64_t moment_ms, int offset_s)
{
	char text[MOMENT_TEXT];

	moment_format(moment_ms, offset_s, text);
	set(object, key, text);
}

static json_t *answer_json(const struct report_answer *answer)
{
	json_t *object = json_object();

	set_date(object, "date", answer->date);
	set(object, "practice", answer->practice);
	set(object, "title", answer->title);
	set(object, "question", answer->question);
	set_number(object, "number", answer->number);
	set(object, "words", answer->words);
	set(object, "safe", answer->safe);
	return object;
}

static json_t *party_json(const struct report_party *party)
{
	json_t *object = json_object();

	set(object, "name", party->name);
	set(object, "signs", party->signs);
	set(object, "seals", party->seals);
	return object;
}

/* A pair a week: asked, done. */
static void set_weeks(json_t *object, const struct report_task *task, size_t count)
{
	json_t *weeks = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(weeks, json_pack("[ii]", task->weeks[i].asked,
						       task->weeks[i].done));
	json_object_set_new(object, "weeks", weeks);
}

static json_t *task_json(const struct report_task *task, size_t weeks)
{
	json_t *object = json_object();
	char times[TIMES_TEXT];

	times_write(&task->times, times);
	set(object, "assignment", task->assignment);
	set(object, "assignment_title", task->assignment_title);
	set(object, "name", task->name);
	set(object, "practice", task->practice);
	set(object, "title", task->title);
	set(object, "steps", task->steps);
	set(object, "times", times);
	set_number(object, "seconds", task->minutes_ms / 1000);
	set(object, "when", task->when);
	set_number(object, "asked", task->asked);
	set_number(object, "done", task->done);
	if (task->weeks)
		set_weeks(object, task, weeks);
	return object;
}

static json_t *session_of_report(const struct report_session *session)
{
	json_t *object = json_object();

	set_date(object, "date", session->date);
	set_moment(object, "started", session->started_ms, session->offset_s);
	set(object, "practice", session->practice);
	set(object, "title", session->title);
	set_number(object, "seconds", session->spent_ms / 1000);
	set_number(object, "planned_seconds", session->planned_ms / 1000);
	set(object, "ended", ending_name(session->ended));
	set(object, "source", session->source);
	if (session->before >= 0)
		set_number(object, "before", session->before);
	if (session->after != AFTER_UNSAID)
		set(object, "after", after_name(session->after));
	return object;
}

static json_t *series_json(const struct report_series *series)
{
	json_t *object = json_object(), *points = json_array();

	for (size_t i = 0; i < series->count; i++) {
		json_t *point = json_object();

		set_date(point, "date", series->points[i].date);
		set_number(point, "number", series->points[i].number);
		json_array_append_new(points, point);
	}
	set(object, "name", series->name);
	set(object, "low", series->low);
	set(object, "high", series->high);
	set_number(object, "least", series->least);
	set_number(object, "most", series->most);
	json_object_set_new(object, "points", points);
	return object;
}

static json_t *text_json(const struct report_text *text)
{
	json_t *object = json_object();

	set_date(object, "date", text->date);
	set(object, "name", text->name);
	set(object, "title", text->title);
	set(object, "question", text->question);
	set(object, "text", text->text);
	return object;
}

static json_t *first_json(const struct report *report)
{
	json_t *list = json_array();

	for (size_t i = 0; i < report->first_count; i++)
		json_array_append_new(list, answer_json(&report->first[i]));
	return list;
}

static void set_head(json_t *object, const struct report *report)
{
	json_t *from = party_json(&report->from), *shares = json_array(), *former;

	if (report->former) {
		former = party_json(report->former);
		set(former, "vouches", report->vouches);
		json_object_set_new(from, "former", former);
	}
	for (int i = 0; i < SHARE_COUNT; i++)
		if (report->shares & 1u << i)
			json_array_append_new(shares, json_string(share_name((enum share)i)));
	set(object, "format", "groundwork report");
	set_number(object, "version", REPORT_VERSION);
	set(object, "id", report->id);
	set(object, "previous", report->previous);
	json_object_set_new(object, "from", from);
	json_object_set_new(object, "to", party_json(&report->to));
	set_moment(object, "made", report->made_ms, report->made_offset_s);
	set_date(object, "since", report->first_date);
	set_date(object, "until", report->last_date);
	json_object_set_new(object, "shares", shares);
}

static void set_lists(json_t *object, const struct report *report)
{
	json_t *tasks = json_array(), *sessions = json_array(), *series = json_array(),
	       *texts = json_array();

	for (size_t i = 0; i < report->task_count; i++)
		json_array_append_new(tasks, task_json(&report->tasks[i],
							report_weeks(report)));
	for (size_t i = 0; i < report->session_count; i++)
		json_array_append_new(sessions, session_of_report(&report->sessions[i]));
	for (size_t i = 0; i < report->series_count; i++)
		json_array_append_new(series, series_json(&report->series[i]));
	for (size_t i = 0; i < report->text_count; i++)
		json_array_append_new(texts, text_json(&report->texts[i]));
	json_object_set_new(object, "tasks", tasks);
	json_object_set_new(object, "sessions", sessions);
	json_object_set_new(object, "series", series);
	json_object_set_new(object, "texts", texts);
}

static int add_bytes(const char *bytes, size_t length, void *text)
{
	buffer_add(text, bytes, length);
	return 0;
}

void report_write(const struct report *report, struct buffer *text)
{
	json_t *object = json_object();

	json_object_set_new(object, "first", first_json(report));
	set_head(object, report);
	set_lists(object, report);
	json_dump_callback(object, add_bytes, text, JSON_INDENT(1));
	buffer_add_string(text, "\n");
	json_decref(object);
}
