/* exchange/caseload_add.c -- a sealed file becomes a row, and words about who sent it. */
#include "exchange/caseload.h"

#include "app/app.h"
#include "exchange/caseload_parts.h"
#include "exchange/report.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "wire/report.h"

#include <inttypes.h>
#include <string.h>

enum { SEALED_MOST = REPORT_BYTES_MOST + (64 << 10) };

static void sum_tasks(const struct report *report, struct case_report *sum)
{
	for (size_t i = 0; i < report->task_count; i++) {
		sum->asked += report->tasks[i].asked;
		sum->done += report->tasks[i].done;
	}
}

/* How steady before, the first and the last time. */
static void trend_of_sessions(const struct report *report, struct case_report *sum)
{
	int first = -1, last = -1, said = 0;

	for (size_t i = 0; i < report->session_count; i++) {
		if (report->sessions[i].before < 0)
			continue;
		last = report->sessions[i].before;
		first = said++ ? first : last;
	}
	if (said < 2)
		return;
	sum->trend = "steady";
	sum->trend_first = first;
	sum->trend_last = last;
}

/* The mood when it was rated, else whatever was rated first; raw numbers, since it is
 * not for a program to say what they mean. */
static void find_trend(const struct report *report, struct case_report *sum)
{
	const struct report_series *chosen = NULL;

	for (size_t i = 0; i < report->series_count; i++) {
		const struct report_series *series = &report->series[i];

		if (series->count > 1 && (!chosen || !strcmp(series->name, "mood")))
			chosen = series;
	}
	if (!chosen) {
		trend_of_sessions(report, sum);
		return;
	}
	sum->trend = chosen->name;
	sum->trend_first = chosen->points[0].number;
	sum->trend_last = chosen->points[chosen->count - 1].number;
}

static struct case_report sum_of(const struct report *report, const char *text,
				 int64_t now_ms)
{
	struct case_report sum = {
		.id = report->id, .received_ms = now_ms, .made_ms = report->made_ms,
		.first_date = report->first_date, .last_date = report->last_date,
		.sessions = (int64_t)report->session_count, .text = text,
	};

	for (size_t i = 0; i < report->session_count; i++)
		sum.minutes_ms += report->sessions[i].spent_ms;
	/* whatever its number is, it opened the page */
	for (size_t i = 0; i < report->first_count; i++) {
		int number = report->first[i].number < 1 ? 1 : report->first[i].number;

		sum.support = number > sum.support ? number : sum.support;
	}
	sum_tasks(report, &sum);
	find_trend(report, &sum);
	return sum;
}

static const char *key_text(struct arena *arena, const struct report_party *party)
{
	return arena_print(arena, "%s:%s", party->signs, party->seals);
}

static const char *span_words(struct arena *arena, const struct report *report)
{
	char first[DATE_TEXT], last[DATE_TEXT];

	report_date(report->first_date, first);
	report_date(report->last_date, last);
	return arena_print(arena, "%s to %s", first, last);
}

/* "r." is R. to whoever reads it; the store knows only names that are the very same. */
static bool find_namesake(struct caseload *caseload, struct arena *arena, const char *name,
			  struct case_added *did, struct error *error)
{
	const struct case_person *people;
	size_t count;

	if (!did->person_is_new || did->has_namesake)
		return true;
	if (!caseload_people(caseload, arena, &people, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		did->has_namesake |= strcmp(people[i].id, did->person) != 0 &&
				     utf8_same(people[i].name, name);
	return true;
}

static void say(struct arena *arena, const struct report *report, const char *key,
		const struct case_added *did, struct caseload_added *added)
{
	const char *name = report->from.name, *digits = caseload_digits(arena, key);
	const char *span = span_words(arena, report);

	added->is_new = did->is_new;
	added->support = report->first_count > 0;
	if (!did->is_new)
		added->words = arena_print(arena, "the report of %s, %s, is there already; "
					   "nothing has changed", name, span);
	else if (did->person_is_new)
		added->words = arena_print(arena, "added: %s, %s. %s is new here, with the key "
					   "%s", name, span, name, digits);
	else
		added->words = arena_print(arena, "added: %s, %s%s", name, span, did->key_is_new
					   ? ". The key is a new one, and the former one "
					     "vouches for it" : "");
	if (did->has_namesake)
		added->warning = arena_print(
			arena, "This report is signed with another key (%s) than that of the %s "
			"whom you know. It may be somebody else of that name, somebody who lost "
			"their key, or somebody who is not %s. The two are kept apart. Please "
			"compare the digits by telephone before you rely on it.", digits, name,
			name);
}

static bool keep(struct caseload *caseload, struct arena *arena,
		 const struct report *report, const char *json,
		 struct caseload_added *added, struct error *error)
{
	int64_t now_ms = clock_civil_ms(app_clock(caseload->app));
	const struct case_report sum = sum_of(report, json, now_ms);
	const struct case_sender sender = {
		.key = key_text(arena, &report->from), .name = report->from.name,
		.former = report->former ? key_text(arena, report->former) : NULL,
	};
	struct case_added did;

	if (!cases_add(caseload->cases, arena, &sender, &sum, &did, error) ||
	    !find_namesake(caseload, arena, sender.name, &did, error))
		return false;
	say(arena, report, sender.key, &did, added);
	return true;
}

bool caseload_add(struct caseload *caseload, struct arena *arena, const char *path,
		  struct caseload_added *added, struct error *error)
{
	struct report report;
	struct error why;
	const char *json;
	size_t length;
	char *bytes;

	*added = (struct caseload_added){ .words = "" };
	if (!file_read(arena, path, SEALED_MOST, &bytes, &length, error))
		return false;
	if (!report_open(caseload->own, bytes, length, arena, &report, &json, &why))
		return error_set(error, "%s: %s", path, why.text);
	return keep(caseload, arena, &report, json, added, error);
}
