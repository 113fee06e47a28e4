/* cli/caseload_print.c -- a few lines a person; who needs a look stands first. */
#include "cli/caseload_print.h"

#include "exchange/case_forget.h"
#include "exchange/caseload.h"
#include "base/arena.h"
#include "base/moment.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/wrapped.h"
#include "wire/report.h"

#include <inttypes.h>
#include <stdio.h>

enum { MINUTE_MS = 60000 };

static const char *date_of(struct arena *arena, int64_t date)
{
	char text[DATE_TEXT];

	plain_text_date(date, text);
	return arena_copy(arena, text);
}

static const char *day_of(struct arena *arena, int64_t moment_ms)
{
	struct day day = moment_day(moment_ms, moment_offset_s(moment_ms), 0);

	return date_of(arena, day_number(day));
}

static int64_t minutes_of(const struct case_report *report)
{
	return (report->minutes_ms + MINUTE_MS / 2) / MINUTE_MS;
}

static int64_t contact_ms(const struct case_person *person)
{
	return person->note_ms > person->latest.received_ms ? person->note_ms
							     : person->latest.received_ms;
}

static void print_person(struct arena *arena, const struct case_person *person)
{
	const struct case_report *latest = &person->latest;
	const char *trend = caseload_trend(arena, latest);

	out_print("%s  (%s)\n", person->name, caseload_fingerprint(arena, person));
	if (person->open)
		wrapped_print("    ", caseload_first_words(arena, person));
	wrapped_print("    ", arena_print(arena, "%s to %s: asked %" PRId64 ", done %" PRId64
					  "; %" PRId64 " min in %" PRId64 " session%s%s%s",
					  date_of(arena, latest->first_date),
					  date_of(arena, latest->last_date), latest->asked,
					  latest->done, minutes_of(latest), latest->sessions,
					  latest->sessions == 1 ? "" : "s", *trend ? "; " : "",
					  trend));
	wrapped_print("    ", arena_print(arena, "last contact %s; %" PRId64 " report%s",
					  day_of(arena, contact_ms(person)),
					  person->report_count,
					  person->report_count == 1 ? "" : "s"));
}

void caseload_print_people(struct arena *arena, const struct case_person *people,
			   size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			out_line("");
		print_person(arena, &people[i]);
	}
	if (!count)
		wrapped_print("", "There is nobody yet. \"groundwork caseload add FILE\" takes in "
			      "a report that somebody has given you.");
}

void caseload_print_waiting(struct arena *arena, const struct case_waiting *waiting,
			    size_t count)
{
	if (count)
		out_line("Given something, and no report of that name is here:");
	for (size_t i = 0; i < count; i++)
		wrapped_print(arena_print(arena, "    %s  ", waiting[i].name),
			      arena_print(arena, "%s%s%s", waiting[i].title,
					  waiting[i].made ? ", made " : "",
					  waiting[i].made ? waiting[i].made : ""));
}

static json_t *local_json(int64_t moment_ms)
{
	return moment_json(moment_ms, moment_offset_s(moment_ms));
}

static json_t *report_json(struct arena *arena, const struct case_report *report)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_string(report->id));
	json_object_set_new(object, "received", local_json(report->received_ms));
	json_object_set_new(object, "made", local_json(report->made_ms));
	json_object_set_new(object, "first", json_string(date_of(arena, report->first_date)));
	json_object_set_new(object, "last", json_string(date_of(arena, report->last_date)));
	json_object_set_new(object, "sessions", json_integer(report->sessions));
	json_object_set_new(object, "minutes", json_integer(minutes_of(report)));
	json_object_set_new(object, "asked", json_integer(report->asked));
	json_object_set_new(object, "done", json_integer(report->done));
	if (report->support)
		json_object_set_new(object, "support", json_integer(report->support));
	if (report->trend)
		json_object_set_new(object, "trend",
				    json_pack("{s:s, s:I, s:I}", "series", report->trend,
					      "first", (json_int_t)report->trend_first,
					      "last", (json_int_t)report->trend_last));
	return object;
}

static json_t *person_json(struct arena *arena, const struct case_person *person)
{
	json_t *object = json_object();

	json_object_set_new(object, "name", json_string(person->name));
	json_object_set_new(object, "fingerprint",
			    json_string(caseload_fingerprint(arena, person)));
	json_object_set_new(object, "read_first", json_boolean(person->open > 0));
	json_object_set_new(object, "severity", json_integer(person->open));
	json_object_set_new(object, "first_seen", local_json(person->first_ms));
	json_object_set_new(object, "last_contact", local_json(contact_ms(person)));
	json_object_set_new(object, "reports", json_integer(person->report_count));
	json_object_set_new(object, "latest", report_json(arena, &person->latest));
	return object;
}

/* Of somebody who has sent nothing there is a name, and what they were given. */
static json_t *waiting_json(const struct case_waiting *waiting)
{
	json_t *object = json_pack("{s:s, s:b, s:i, s:i}", "name", waiting->name,
				   "read_first", 0, "severity", 0, "reports", 0);
	json_t *given = json_pack("{s:s}", "title", waiting->title);

	if (waiting->made)
		json_object_set_new(given, "made", json_string(waiting->made));
	json_object_set_new(object, "given", given);
	return object;
}

void caseload_print_json(struct arena *arena, const struct caseload_list *all)
{
	json_t *list = json_array();

	for (size_t i = 0; i < all->count; i++)
		json_array_append_new(list, person_json(arena, &all->people[i]));
	for (size_t i = 0; i < all->waiting_count; i++)
		json_array_append_new(list, waiting_json(&all->waiting[i]));
	command_json(list);
}

void caseload_print_notes(struct arena *arena, const struct case_note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		wrapped_print(arena_print(arena, "%s  ", day_of(arena, notes[i].written_ms)),
			      caseload_note_words(arena, &notes[i]));
	if (count)
		out_line("");
}
