/* wire/report.c -- the text around the tables: what comes first stands first. */
#include "wire/report.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "wire/report_table.h"

#include <stdio.h>
#include <string.h>

#define FORMAT "groundwork report"

enum { VERSION_MOST = 1000000 };

static void say_days(const struct report *report, char text[OVERLAP_TEXT])
{
	char until[DATE_TEXT];
	bool one = report->told_until == report->first_date;
	bool after = report_counts_from(report) > report->first_date;

	text[0] = '\0';
	if (!report->told_until)
		return;
	plain_text_date(report->told_until, until);
	snprintf(text, OVERLAP_TEXT, "%s%s %s told of in an earlier report as well: practices "
		 "from there are marked \"told before\", and what was asked and done is counted "
		 "%s.", one ? "" : "Days up to ", until, one ? "was" : "were",
		 after ? "from the day after on" : "here too");
}

bool report_overlap(const struct report *report, char text[OVERLAP_TEXT])
{
	size_t length;

	say_days(report, text);
	length = strlen(text);
	if (report->told_first)
		snprintf(text + length, OVERLAP_TEXT - length, "%sIn an earlier report stood "
			 "first: %d answer%s of these days that opened the support page.",
			 length ? " " : "", report->told_first,
			 report->told_first == 1 ? "" : "s");
	return *text;
}

static int add_bytes(const char *bytes, size_t length, void *text)
{
	buffer_add(text, bytes, length);
	return 0;
}

void report_write(const struct report *report, struct buffer *text)
{
	json_t *object = json_object();

	wire_write(&report_first, report, report, object);
	json_object_set_new(object, "format", json_string(FORMAT));
	json_object_set_new(object, "version", json_integer(REPORT_VERSION));
	wire_write(&report_head, report, report, object);
	wire_write(&report_lists, report, report, object);
	json_dump_callback(object, add_bytes, text, JSON_INDENT(1));
	buffer_add_string(text, "\n");
	json_decref(object);
}

static void read_format(struct wire_reading *reading, json_t *object)
{
	if (strcmp(wire_words(reading, object, "format"), FORMAT) != 0)
		wire_fail(reading, "format", "is not \"" FORMAT "\"");
	if (wire_number(reading, object, "version", 1, VERSION_MOST) > REPORT_VERSION)
		wire_fail(reading, "version", "is newer than this program: a newer one reads it");
}

bool report_read(const char *text, size_t length, struct arena *arena,
		 struct report *report, struct error *error)
{
	struct wire_reading reading = { .arena = arena, .error = error, .whole = report };
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
	read_format(&reading, object);
	wire_read(&reading, &report_head, object, report);
	wire_read(&reading, &report_first, object, report);
	wire_read(&reading, &report_lists, object, report);
	json_decref(object);
	return !reading.failed;
}
