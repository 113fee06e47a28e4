/* wire/codec.c -- every value is looked at before it is believed. */
#include "wire/codec.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "model/report.h"
#include "base/plain_text.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_S = 86400, SECOND_MS = 1000 };

/* ---- writing */

static json_t *date_json(int64_t date)
{
	char text[DATE_TEXT];

	plain_text_date(date, text);
	return json_string(text);
}

/* What the reader would refuse is left out or cut off: a title that was taken in long ago
 * must not be the reason why a report cannot be made. */
static json_t *text_json(const char *text, const struct wire_field *field)
{
	size_t most = (size_t)field->most;
	json_t *value;
	char *copy;

	if (!text)
		return NULL;
	copy = memory_copy(text);
	if (strlen(copy) > most)
		copy[utf8_previous(copy, strlen(copy), most + 1)] = '\0';
	plain_text_make(copy, field->kind == WIRE_LINES);
	value = json_string(copy);
	free(copy);
	return value;
}

static json_t *object_json(const struct wire_table *table, const void *from, const void *whole)
{
	json_t *object = json_object();

	wire_write(table, from, whole, object);
	return object;
}

static json_t *list_json(const struct wire_field *field, const char *from, const void *whole)
{
	size_t count = *(const size_t *)(from + field->also);
	const char *items;
	json_t *list;

	if (field->maybe && !count)
		return NULL;
	list = json_array();
	memcpy(&items, from + field->offset, sizeof items);
	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, object_json(field->of, items + i * field->of->size,
							whole));
	return list;
}

/* A coded value that says nothing is absent. */
static json_t *coded_json(const struct wire_field *field, const void *place)
{
	char room[WIRE_CODED_ROOM];
	const char *word = field->word(place, room);

	return field->maybe && !*word ? NULL : json_string(word);
}

/* What may be absent is a pointer to its struct. */
static json_t *part_json(const struct wire_field *field, const void *place, const void *whole)
{
	if (field->maybe)
		memcpy(&place, place, sizeof place);
	return place ? object_json(field->of, place, whole) : NULL;
}

json_t *wire_value(const struct wire_field *field, const void *from, const void *whole)
{
	const char *base = from;
	const void *place = base + field->offset;

	switch (field->kind) {
	case WIRE_WORDS:
	case WIRE_LINES:
		return text_json(*(const char *const *)place, field);
	case WIRE_NUMBER:
		return field->maybe && *(const int *)place < field->least
		       ? NULL : json_integer(*(const int *)place);
	case WIRE_SECONDS:
		return json_integer(*(const int64_t *)place / SECOND_MS);
	case WIRE_DATE:
		return field->maybe && !*(const int64_t *)place
		       ? NULL : date_json(*(const int64_t *)place);
	case WIRE_MOMENT:
		return moment_json(*(const int64_t *)place, *(const int *)(base + field->also));
	case WIRE_CODED:
		return coded_json(field, place);
	case WIRE_OBJECT:
		return part_json(field, place, whole);
	case WIRE_LIST:
		return list_json(field, base, whole);
	case WIRE_OWN:
		return field->write(place, whole);
	}
	return NULL;
}

void wire_write(const struct wire_table *table, const void *from, const void *whole,
		json_t *object)
{
	for (size_t i = 0; i < table->count; i++) {
		json_t *value = wire_value(&table->fields[i], from, whole);

		if (value)
			json_object_set_new(object, table->fields[i].key, value);
	}
}

/* ---- reading */

void wire_fail(struct wire_reading *reading, const char *key, const char *what)
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

static const char *odd_words(struct wire_reading *reading, const char *text,
			     const struct odd_character *odd)
{
	char words[ODD_WORDS];

	plain_text_odd_words(text, odd, words);
	return arena_print(reading->arena, "has a character that cannot be seen: %s", words);
}

/* NULL when there is none. */
static const char *text_of(struct wire_reading *reading, json_t *object, const char *key,
			   int64_t most, bool lines)
{
	json_t *value = json_object_get(object, key);
	const char *text = json_string_value(value);
	struct odd_character odd;

	if (!value || json_is_null(value))
		return NULL;
	if (!text)
		wire_fail(reading, key, "is not a text");
	else if (json_string_length(value) > (size_t)most)
		wire_fail(reading, key, "is too long");
	else if (plain_text_odd(text, json_string_length(value), lines, &odd))
		wire_fail(reading, key, odd_words(reading, text, &odd));
	else
		return arena_copy(reading->arena, text);
	return NULL;
}

const char *wire_words(struct wire_reading *reading, json_t *object, const char *key)
{
	const char *text = text_of(reading, object, key, REPORT_WORDS_MOST, false);

	if (!text)
		wire_fail(reading, key, "is missing");
	return text ? text : "";
}

int64_t wire_number(struct wire_reading *reading, json_t *object, const char *key,
		    int64_t least, int64_t most)
{
	json_t *value = json_object_get(object, key);

	if (!json_is_integer(value))
		wire_fail(reading, key, value ? "is not a number" : "is missing");
	else if (json_integer_value(value) < least || json_integer_value(value) > most)
		wire_fail(reading, key, "is beyond what it can be");
	else
		return json_integer_value(value);
	return least;
}

static int64_t date_of(struct wire_reading *reading, json_t *object, const char *key)
{
	const char *text = wire_words(reading, object, key);
	struct day day;

	if (day_parse(text, &day))
		return day_number(day);
	wire_fail(reading, key, "is not a date such as 2026-11-22");
	return 0;
}

static int64_t moment_of(struct wire_reading *reading, json_t *object, const char *key,
			 int *offset_s)
{
	const char *text = wire_words(reading, object, key), *zone;
	int64_t moment_ms = 0, local_ms;
	char utc[MOMENT_TEXT];

	*offset_s = 0;
	if (strlen(text) < 20 || strlen(text) >= MOMENT_TEXT || !moment_parse(text, &moment_ms)) {
		wire_fail(reading, key, "is not a moment such as 2026-11-22T08:00:00+01:00");
		return 0;
	}
	zone = text + 19 + strspn(text + 19, ".0123456789");
	memcpy(utc, text, 19);
	memcpy(utc + 19, "Z", 2);
	if (!*zone || !moment_parse(utc, &local_ms))
		wire_fail(reading, key, "says no offset");
	else
		*offset_s = (int)((local_ms - moment_ms) / SECOND_MS);
	if (*offset_s < -DAY_S || *offset_s > DAY_S)
		wire_fail(reading, key, "says no offset");
	return moment_ms;
}

static json_t *list_of(struct wire_reading *reading, const struct wire_field *field,
		       json_t *object, size_t *count)
{
	json_t *list = json_object_get(object, field->key);

	*count = 0;
	if (field->maybe && !list)
		return NULL;
	if (!json_is_array(list))
		wire_fail(reading, field->key, list ? "is not a list" : "is missing");
	else if (json_array_size(list) > (size_t)field->most)
		wire_fail(reading, field->key, "has more than can be believed");
	else
		*count = json_array_size(list);
	return list;
}

/* The outermost list says where the reading stands. */
static void read_list(struct wire_reading *reading, const struct wire_field *field,
		      json_t *object, char *base)
{
	bool outermost = !reading->list;
	json_t *list = list_of(reading, field, object, (size_t *)(base + field->also)), *item;
	size_t count = *(size_t *)(base + field->also);
	char *items = arena_array(reading->arena, count + 1, field->of->size);

	for (size_t i = 0; i < count && !reading->failed; i++) {
		item = json_array_get(list, i);
		if (outermost) {
			reading->list = field->key;
			reading->at = i;
			if (!json_is_object(item))
				wire_fail(reading, field->key,
					  "has something that is no object");
		}
		wire_read(reading, field->of, item, items + i * field->of->size);
	}
	if (outermost)
		reading->list = NULL;
	memcpy(base + field->offset, &items, sizeof items);
}

static void read_part(struct wire_reading *reading, const struct wire_field *field,
		      json_t *object, void *place)
{
	json_t *value = json_object_get(object, field->key);
	void *into = place;

	if (field->maybe && !value)
		return;
	if (!json_is_object(value))
		wire_fail(reading, field->key, "is missing");
	if (field->maybe) {
		into = arena_alloc(reading->arena, field->of->size);
		memcpy(place, &into, sizeof into);
	}
	wire_read(reading, field->of, value, into);
}

static void read_coded(struct wire_reading *reading, const struct wire_field *field,
		       json_t *object, void *place)
{
	json_t *value = json_object_get(object, field->key);

	if (field->maybe && (!value || json_is_null(value)))
		return;
	if (!field->find(wire_words(reading, object, field->key), place))
		wire_fail(reading, field->key, field->wrong);
}

static int number_of(struct wire_reading *reading, const struct wire_field *field,
		     json_t *object)
{
	if (field->maybe && !json_object_get(object, field->key))
		return (int)field->least - 1;
	return (int)wire_number(reading, object, field->key, field->least, field->most);
}

static void read_value(struct wire_reading *reading, const struct wire_field *field,
		       json_t *object, char *base)
{
	const char *key = field->key, *text;
	void *place = base + field->offset;

	switch (field->kind) {
	case WIRE_WORDS:
		*(const char **)place = field->maybe
			? text_of(reading, object, key, field->most, false)
			: wire_words(reading, object, key);
		break;
	case WIRE_LINES:
		text = text_of(reading, object, key, field->most, true);
		*(const char **)place = text ? text : "";
		break;
	case WIRE_NUMBER:
		*(int *)place = number_of(reading, field, object);
		break;
	case WIRE_SECONDS:
		*(int64_t *)place = SECOND_MS * wire_number(reading, object, key, field->least,
							    field->most);
		break;
	case WIRE_DATE:
		*(int64_t *)place = field->maybe && !json_object_get(object, key)
				    ? 0 : date_of(reading, object, key);
		break;
	case WIRE_MOMENT:
		*(int64_t *)place = moment_of(reading, object, key, (int *)(base + field->also));
		break;
	case WIRE_CODED:
		read_coded(reading, field, object, place);
		break;
	case WIRE_OBJECT:
		read_part(reading, field, object, place);
		break;
	case WIRE_LIST:
		read_list(reading, field, object, base);
		break;
	case WIRE_OWN:
		field->read(reading, object, key, place);
		break;
	}
}

void wire_read(struct wire_reading *reading, const struct wire_table *table, json_t *object,
	       void *into)
{
	for (size_t i = 0; i < table->count; i++)
		read_value(reading, &table->fields[i], object, into);
	if (table->check && !reading->failed)
		table->check(reading, into);
}
