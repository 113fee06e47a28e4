/* wire/json.c -- values that stand in more than one kind of record. */
#include "wire/json.h"

#include "base/memory.h"
#include "base/moment.h"
#include "model/practice.h"

#include <stdlib.h>

enum { MINUTE_MS = 60000 };

json_t *minutes_json(int64_t length_ms)
{
	return length_ms % MINUTE_MS ? json_real((double)length_ms / MINUTE_MS)
				     : json_integer(length_ms / MINUTE_MS);
}

json_t *moment_json(int64_t moment_ms, int offset_s)
{
	char text[MOMENT_TEXT];

	moment_format(moment_ms, offset_s, text);
	return json_string(text);
}

json_t *texts_json(const struct texts *texts)
{
	json_t *list = json_array();

	for (size_t i = 0; i < texts->count; i++)
		json_array_append_new(list, json_string(texts->at[i]));
	return list;
}

char *json_text(json_t *value)
{
	char *text = json_dumps(value, JSON_INDENT(2));
	char *lines = memory_print("%s\n", text ? text : "");

	free(text);
	json_decref(value);
	return lines;
}
