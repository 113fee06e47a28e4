/* wire/report_fields.c -- every value is looked at before it is believed. */
#include "wire/report_fields.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "wire/report.h"

#include <string.h>

void field_fail(struct reading *reading, const char *key, const char *what)
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

const char *field_text(struct reading *reading, json_t *object, const char *key, size_t most,
		       bool lines)
{
	json_t *value = json_object_get(object, key);
	const char *text = json_string_value(value);

	if (!value || json_is_null(value))
		return NULL;
	if (!text)
		field_fail(reading, key, "is not a text");
	else if (json_string_length(value) > most)
		field_fail(reading, key, "is too long");
	else if (strlen(text) != json_string_length(value) || !report_is_plain(text, lines))
		field_fail(reading, key, "has bytes that are no text");
	else
		return arena_copy(reading->arena, text);
	return NULL;
}

const char *field_maybe(struct reading *reading, json_t *object, const char *key)
{
	return field_text(reading, object, key, REPORT_WORDS_MOST, false);
}

const char *field_must(struct reading *reading, json_t *object, const char *key)
{
	const char *text = field_maybe(reading, object, key);

	if (!text)
		field_fail(reading, key, "is missing");
	return text ? text : "";
}

int64_t field_number(struct reading *reading, json_t *object, const char *key, int64_t least,
		     int64_t most)
{
	json_t *value = json_object_get(object, key);

	if (!json_is_integer(value))
		field_fail(reading, key, value ? "is not a number" : "is missing");
	else if (json_integer_value(value) < least || json_integer_value(value) > most)
		field_fail(reading, key, "is beyond what it can be");
	else
		return json_integer_value(value);
	return least;
}

int64_t field_date(struct reading *reading, json_t *object, const char *key)
{
	const char *text = field_must(reading, object, key);
	struct day day;

	if (day_parse(text, &day))
		return day_number(day);
	field_fail(reading, key, "is not a date such as 2026-11-22");
	return 0;
}

int64_t field_moment(struct reading *reading, json_t *object, const char *key,
		     int *offset_s)
{
	const char *text = field_must(reading, object, key), *zone;
	int64_t moment_ms = 0, local_ms;
	char utc[MOMENT_TEXT];

	*offset_s = 0;
	if (strlen(text) < 20 || strlen(text) >= MOMENT_TEXT || !moment_parse(text, &moment_ms)) {
		field_fail(reading, key, "is not a moment such as 2026-11-22T08:00:00+01:00");
		return 0;
	}
	zone = text + 19 + strspn(text + 19, ".0123456789");
	memcpy(utc, text, 19);
	memcpy(utc + 19, "Z", 2);
	if (!*zone || !moment_parse(utc, &local_ms))
		field_fail(reading, key, "says no offset");
	else
		*offset_s = (int)((local_ms - moment_ms) / 1000);
	if (*offset_s < -DAY_S || *offset_s > DAY_S)
		field_fail(reading, key, "says no offset");
	return moment_ms;
}

json_t *field_list(struct reading *reading, json_t *object, const char *key, size_t most,
		   size_t *count)
{
	json_t *list = json_object_get(object, key);

	*count = 0;
	if (!json_is_array(list))
		field_fail(reading, key, list ? "is not a list" : "is missing");
	else if (json_array_size(list) > most)
		field_fail(reading, key, "has more than can be believed");
	else
		*count = json_array_size(list);
	return list;
}

json_t *field_item(struct reading *reading, json_t *list, const char *name, size_t at)
{
	json_t *object = json_array_get(list, at);

	reading->list = name;
	reading->at = at;
	if (!json_is_object(object))
		field_fail(reading, name, "has something that is no object");
	return object;
}
