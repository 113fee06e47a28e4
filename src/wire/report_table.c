/* wire/report_table.c -- a line a field. A field whose type does not fit its line does not
 * compile; what is true of two fields together is looked at once both are read. */
#include "wire/report_table.h"

#include "base/arena.h"
#include "model/report.h"
#include "base/plain_text.h"

#include <assert.h>
#include <string.h>

enum { ID_DIGITS = REPORT_ID_TEXT - 1, KEY_LENGTH_MOST = 100, NUMBER_MOST = 1000000,
       WEEK_MOST = 2 * REPORT_WEEK_DAYS, TIMES_MOST = 2 * REPORT_DAYS_MOST, DAY_S = 86400,
       STEADY_MOST = 10, EARLIER_MOST = 64 };

/* What an earlier report had already. */
#define TOLD_BEFORE "before"

/* What a form lacks that could not be begun. */
#define WAITS_FOR_NUMBERS "numbers to call"

/* Where a member lies, when it is of that type. */
#define PLACE(type, member) \
	(offsetof(OF, member) + 0 * (size_t)_Generic(((OF *)0)->member, type: 1))

#define WORDS(k, member, ...) \
	{ .key = k, .kind = WIRE_WORDS, .most = REPORT_WORDS_MOST, \
	  .offset = PLACE(const char *, member), __VA_ARGS__ }
#define LINES(k, member, ...) \
	{ .key = k, .kind = WIRE_LINES, .most = REPORT_TEXT_MOST, \
	  .offset = PLACE(const char *, member), __VA_ARGS__ }
#define NUMBER(k, member, ...) \
	{ .key = k, .kind = WIRE_NUMBER, .offset = PLACE(int, member), __VA_ARGS__ }
#define SECONDS(k, member, ...) \
	{ .key = k, .kind = WIRE_SECONDS, .offset = PLACE(int64_t, member), __VA_ARGS__ }
#define DATE(k, member, ...) \
	{ .key = k, .kind = WIRE_DATE, .offset = PLACE(int64_t, member), __VA_ARGS__ }
#define MOMENT(k, member, zone) \
	{ .key = k, .kind = WIRE_MOMENT, .offset = PLACE(int64_t, member), \
	  .also = PLACE(int, zone) }
#define OBJECT(k, member, table, ...) \
	{ .key = k, .kind = WIRE_OBJECT, .offset = offsetof(OF, member), .of = table, \
	  __VA_ARGS__ }
#define CODED(k, type, member, name, says, ...) \
	{ .key = k, .kind = WIRE_CODED, .offset = PLACE(type, member), .word = name##_word, \
	  .find = name##_find, .wrong = says, __VA_ARGS__ }
#define LIST(k, member, number, table, limit, ...) \
	{ .key = k, .kind = WIRE_LIST, .offset = offsetof(OF, member), \
	  .also = PLACE(size_t, number), .of = table, .most = limit, __VA_ARGS__ }
#define OWN(k, member, name, ...) \
	{ .key = k, .kind = WIRE_OWN, .offset = offsetof(OF, member), \
	  .write = name##_write, .read = name##_read, __VA_ARGS__ }
#define MAYBE .maybe = true
#define IN(id) .column = COLUMN_##id
#define RANGE(from, to) .least = from, .most = to
#define TABLE(name, fields, checked) \
	static const struct wire_table name = { fields, sizeof fields / sizeof *fields, \
						sizeof(OF), checked }

/* ---- what comes first: answers that opened the support page */

#define OF struct report_answer
static const struct wire_field answer_fields[] = {
	DATE("date", date, IN(DATE)),
	WORDS("practice", practice, IN(PRACTICE)),
	WORDS("title", title, IN(TITLE)),
	WORDS("question", question, IN(NAME)),
	NUMBER("number", number, RANGE(-RATING_MOST, RATING_MOST), IN(NUMBER)),
	WORDS("words", words, MAYBE, IN(AFTER)),
	WORDS("safe", safe, MAYBE, IN(TEXT)),
	WORDS("session", session, MAYBE, IN(ID)),
};
TABLE(answers, answer_fields, NULL);
#undef OF

/* ---- the head */

/* A key is a text of no more than so many letters. */
static void check_party(struct wire_reading *reading, const void *value)
{
	const struct report_party *party = value;

	if (strlen(party->signs) > KEY_LENGTH_MOST)
		wire_fail(reading, "signs", "is no key");
	if (strlen(party->seals) > KEY_LENGTH_MOST)
		wire_fail(reading, "seals", "is no key");
}

#define OF struct report_party
static const struct wire_field party_fields[] = {
	WORDS("name", name, MAYBE),
	WORDS("signs", signs),
	WORDS("seals", seals),
};
TABLE(parties, party_fields, check_party);
#undef OF

static void check_former(struct wire_reading *reading, const void *value)
{
	check_party(reading, &((const struct report_former *)value)->party);
}

static void check_sender(struct wire_reading *reading, const void *value)
{
	const struct report_party *sender = &((const struct report *)value)->from;

	check_party(reading, sender);
	if (!sender->name || !*sender->name)
		wire_fail(reading, "from", "has no name");
}

#define OF struct report_former
static const struct wire_field former_fields[] = {
	WORDS("name", party.name, MAYBE),
	WORDS("signs", party.signs),
	WORDS("seals", party.seals),
	WORDS("vouches", vouches),
};
TABLE(former_key, former_fields, check_former);
#undef OF

/* The sender's former keys stand within the sender. */
#define OF struct report
static const struct wire_field sender_fields[] = {
	WORDS("name", from.name, MAYBE),
	WORDS("signs", from.signs),
	WORDS("seals", from.seals),
	OBJECT("former", former, &former_key, MAYBE),
	LIST("earlier", earlier, earlier_count, &former_key, EARLIER_MOST, MAYBE),
};
TABLE(sender, sender_fields, check_sender);
#undef OF

static json_t *shares_write(const void *value, const void *whole)
{
	unsigned shares = *(const unsigned *)value;
	json_t *list = json_array();

	(void)whole;
	for (int i = 0; i < SHARE_COUNT; i++)
		if (shares & 1u << i)
			json_array_append_new(list, json_string(share_name((enum share)i)));
	return list;
}

static void shares_read(struct wire_reading *reading, json_t *object, const char *key,
			void *value)
{
	json_t *list = json_object_get(object, key);
	bool ok = json_is_array(list) && json_array_size(list) <= SHARE_COUNT;
	unsigned *shares = value;
	enum share share;

	for (size_t i = 0; ok && i < json_array_size(list); i++) {
		const char *word = json_string_value(json_array_get(list, i));

		ok = word && share_find(word, &share);
		if (ok)
			*shares |= 1u << share;
	}
	if (!ok)
		wire_fail(reading, key, "is not a list of sessions, ratings, texts");
}

static void check_id(struct wire_reading *reading, const char *key, const char *id)
{
	if (id && (strlen(id) != ID_DIGITS || strspn(id, "0123456789abcdef") != ID_DIGITS))
		wire_fail(reading, key, "is no name of a report");
}

static void check_head(struct wire_reading *reading, const void *value)
{
	const struct report *report = value;

	check_id(reading, "id", report->id);
	check_id(reading, "previous", report->previous);
	if (report->last_date < report->first_date ||
	    report->last_date - report->first_date >= REPORT_DAYS_MOST)
		wire_fail(reading, "until", "does not fit \"since\"");
	if (report->told_until &&
	    (report->told_until < report->first_date || report->told_until > report->last_date))
		wire_fail(reading, "told_until", "is none of the days");
}

#define OF struct report
static const struct wire_field head_fields[] = {
	WORDS("id", id),
	WORDS("previous", previous, MAYBE),
	{ .key = "from", .kind = WIRE_OBJECT, .of = &sender },
	OBJECT("to", to, &parties),
	MOMENT("made", made_ms, made_offset_s),
	DATE("since", first_date),
	DATE("until", last_date),
	DATE("told_until", told_until, MAYBE),
	NUMBER("told_first", told_first, MAYBE, RANGE(1, NUMBER_MOST)),
	OWN("shares", shares, shares),
};
#undef OF

/* ---- what was asked and done */

static const char *times_word(const void *value, char room[WIRE_CODED_ROOM])
{
	static_assert((int)TIMES_TEXT <= (int)WIRE_CODED_ROOM, "the times of a task find room");
	times_write(value, room);
	return room;
}

static bool times_find(const char *word, void *value)
{
	return times_read(word, value);
}

/* A pair of asked and done for each week of the span; a report may come without. */
static json_t *weeks_write(const void *value, const void *whole)
{
	const struct report_week *week = *(const struct report_week *const *)value;
	json_t *list;

	if (!week)
		return NULL;
	list = json_array();
	for (size_t i = 0; i < report_weeks(whole); i++)
		json_array_append_new(list, json_pack("[ii]", week[i].asked, week[i].done));
	return list;
}

static bool read_week(json_t *pair, struct report_week *week)
{
	return !json_unpack(pair, "[ii!]", &week->asked, &week->done) &&
	       week->asked >= 0 && week->asked <= WEEK_MOST &&
	       week->done >= 0 && week->done <= week->asked;
}

static void weeks_read(struct wire_reading *reading, json_t *object, const char *key,
		       void *value)
{
	json_t *list = json_object_get(object, key);
	struct report_week *weeks;

	if (!list || reading->failed)
		return;
	if (!json_is_array(list) || json_array_size(list) != report_weeks(reading->whole)) {
		wire_fail(reading, key, "has not one pair for each week");
		return;
	}
	weeks = arena_array(reading->arena, json_array_size(list), sizeof *weeks);
	for (size_t i = 0; i < json_array_size(list); i++)
		if (!read_week(json_array_get(list, i), &weeks[i]))
			wire_fail(reading, key, "has something that is no pair of numbers");
	*(const struct report_week **)value = weeks;
}

static const char *wanted_word(const void *value, char room[WIRE_CODED_ROOM])
{
	(void)room;
	return *(const bool *)value ? WAITS_FOR_NUMBERS : "";
}

static bool wanted_find(const char *word, void *value)
{
	*(bool *)value = true;
	return !strcmp(word, WAITS_FOR_NUMBERS);
}

static void check_task(struct wire_reading *reading, const void *value)
{
	const struct report_task *task = value;

	if (task->done > task->asked)
		wire_fail(reading, "done", "is above what was asked");
}

#define OF struct report_task
static const struct wire_field task_fields[] = {
	WORDS("assignment", assignment),
	WORDS("assignment_title", assignment_title),
	WORDS("name", name, IN(NAME)),
	WORDS("practice", practice, IN(PRACTICE)),
	WORDS("title", title, IN(TITLE)),
	WORDS("steps", steps, MAYBE),
	CODED("times", struct times, times, times,
	      "is not once, daily, twice daily or 3 a week", IN(TEXT)),
	SECONDS("seconds", minutes_ms, RANGE(0, DAY_S)),
	WORDS("when", when, MAYBE),
	NUMBER("asked", asked, RANGE(0, TIMES_MOST), IN(OF)),
	NUMBER("done", done, RANGE(0, TIMES_MOST), IN(NUMBER)),
	OWN("weeks", weeks, weeks),
	CODED("waits_for", bool, wants_numbers, wanted, "is not " WAITS_FOR_NUMBERS, MAYBE,
	      IN(ENDED)),
};
TABLE(tasks, task_fields, check_task);
#undef OF

/* ---- sessions */

static const char *ended_word(const void *value, char room[WIRE_CODED_ROOM])
{
	(void)room;
	return ending_name(*(const enum ending *)value);
}

static bool ended_find(const char *word, void *value)
{
	return ending_find(word, value);
}

static const char *steady_word(const void *value, char room[WIRE_CODED_ROOM])
{
	(void)room;
	return after_name(*(const enum after *)value);
}

static bool steady_find(const char *word, void *value)
{
	return after_find(word, value);
}

static const char *told_word(const void *value, char room[WIRE_CODED_ROOM])
{
	(void)room;
	return *(const bool *)value ? TOLD_BEFORE : "";
}

static bool told_find(const char *word, void *value)
{
	*(bool *)value = true;
	return !strcmp(word, TOLD_BEFORE);
}

#define OF struct report_session
static const struct wire_field session_fields[] = {
	DATE("date", date, IN(DATE)),
	MOMENT("started", started_ms, offset_s),
	WORDS("practice", practice, IN(PRACTICE)),
	WORDS("title", title, IN(TITLE)),
	SECONDS("seconds", spent_ms, RANGE(0, 7 * DAY_S), IN(MINUTES)),
	SECONDS("planned_seconds", planned_ms, RANGE(0, 7 * DAY_S), IN(PLANNED_MINUTES)),
	CODED("ended", enum ending, ended, ended,
	      "is none of finished, left, interrupted, running", IN(ENDED)),
	WORDS("source", source, IN(SOURCE)),
	NUMBER("before", before, MAYBE, RANGE(0, STEADY_MOST), IN(BEFORE)),
	CODED("after", enum after, after, steady, "is none of less, same, steadier", MAYBE,
	      IN(AFTER)),
	WORDS("id", id, MAYBE, IN(ID)),
	CODED("told", bool, told, told, "is not before", MAYBE, IN(TOLD)),
};
TABLE(sessions, session_fields, NULL);
#undef OF

/* ---- series of numbers */

/* Each number lies within its series. */
static void check_series(struct wire_reading *reading, const void *value)
{
	const struct report_series *series = value;

	if (series->most < series->least)
		wire_fail(reading, "most", "is beyond what it can be");
	for (size_t i = 0; i < series->count; i++)
		if (series->points[i].number < series->least ||
		    series->points[i].number > series->most)
			wire_fail(reading, "number", "is beyond what it can be");
}

#define OF struct report_point
static const struct wire_field point_fields[] = {
	DATE("date", date, IN(DATE)),
	NUMBER("number", number, RANGE(-NUMBER_MOST, NUMBER_MOST), IN(NUMBER)),
	WORDS("session", session, MAYBE, IN(ID)),
};
TABLE(points_of, point_fields, NULL);
#undef OF

#define OF struct report_series
static const struct wire_field series_fields[] = {
	WORDS("name", name, IN(NAME)),
	WORDS("title", title, MAYBE, IN(TITLE)),
	WORDS("question", question, MAYBE),
	WORDS("low", low, MAYBE),
	WORDS("high", high, MAYBE),
	NUMBER("least", least, RANGE(-NUMBER_MOST, NUMBER_MOST)),
	NUMBER("most", most, RANGE(-NUMBER_MOST, NUMBER_MOST), IN(OF)),
	LIST("points", points, count, &points_of, REPORT_POINTS_MOST),
};
TABLE(all_series, series_fields, check_series);
#undef OF

/* ---- texts */

#define OF struct report_text
static const struct wire_field text_fields[] = {
	DATE("date", date, IN(DATE)),
	WORDS("name", name, IN(NAME)),
	WORDS("title", title, IN(TITLE)),
	WORDS("question", question, MAYBE),
	LINES("text", text, IN(TEXT)),
};
TABLE(texts, text_fields, NULL);
#undef OF

/* ---- all of it */

#define OF struct report
static const struct wire_field first_fields[] = {
	LIST("first", first, first_count, &answers, REPORT_FIRST_MOST),
};
static const struct wire_field list_fields[] = {
	LIST("tasks", tasks, task_count, &tasks, REPORT_TASKS_MOST),
	LIST("sessions", sessions, session_count, &sessions, REPORT_SESSIONS_MOST),
	LIST("series", series, series_count, &all_series, REPORT_SERIES_MOST),
	LIST("texts", texts, text_count, &texts, REPORT_TEXTS_MOST),
};
#undef OF

#define PART(fields, checked) \
	{ fields, sizeof fields / sizeof *fields, sizeof(struct report), checked }
const struct wire_table report_first = PART(first_fields, NULL);
const struct wire_table report_head = PART(head_fields, check_head);
const struct wire_table report_lists = PART(list_fields, NULL);
