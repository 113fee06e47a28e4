/* exchange/caseload.c -- the store of the caseload, and words for what stands in it. */
#include "exchange/caseload.h"

#include "exchange/caseload_parts.h"
#include "exchange/own_key.h"
#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "secret/person.h"
#include "wire/report.h"
#include "wire/report_lines.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool caseload_open(struct caseload **opened, struct app *app, const char *url,
		   struct error *error)
{
	struct caseload *caseload = *opened = memory_take(sizeof *caseload);

	caseload->app = app;
	if (cases_open(&caseload->cases, app_paths(app)->data, url ? url : app_settings(app)->store,
		       error))
		return true;
	caseload_close(caseload);
	*opened = NULL;
	return false;
}

const char *caseload_place(const struct caseload *caseload)
{
	return cases_name(caseload->cases);
}

/* A key that is made now opens nothing that was sealed before. */
bool caseload_unlock(struct caseload *caseload, const char *passphrase, struct error *error)
{
	struct arena *arena = arena_open();
	struct own_key key;
	bool well = own_key_look(caseload->app, arena, &key, error);

	if (well && !key.there)
		well = error_set(error, "there is no key here, and a report is sealed to one: "
				 "your key is made with the first signed assignment. If you "
				 "have a recovery page, \"groundwork key import\" reads it");
	arena_close(arena);
	return well && own_key_open(caseload->app, passphrase, &caseload->own, NULL, error);
}

void caseload_close(struct caseload *caseload)
{
	if (!caseload)
		return;
	identity_close(caseload->own);
	cases_close(caseload->cases);
	free(caseload);
}

const char *caseload_digits(struct arena *arena, const char *key)
{
	size_t length = strcspn(key, ":");
	char text[FINGERPRINT_TEXT];
	struct person person;

	if (!key[length] || !code_read(arena_copy_bytes(arena, key, length), person.signs,
				       KEY_BYTES) ||
	    !code_read(key + length + 1, person.seals, KEY_BYTES))
		return "";
	person_fingerprint(&person, text);
	return arena_copy(arena, text);
}

const char *caseload_fingerprint(struct arena *arena, const struct case_person *person)
{
	return caseload_digits(arena, person->key);
}

const char *caseload_trend(struct arena *arena, const struct case_report *report)
{
	if (!report->trend)
		return "";
	return arena_print(arena, "%s %" PRId64 ", then %" PRId64, report->trend,
			   report->trend_first, report->trend_last);
}

bool caseload_people(struct caseload *caseload, struct arena *arena,
		     const struct case_person **people, size_t *count, struct error *error)
{
	struct case_person *list;
	bool well = cases_people(caseload->cases, arena, &list, count, error);

	*people = list;
	return well;
}

/* Digits with or without blanks between. */
static bool begins_with_digits(const char *fingerprint, const char *words)
{
	size_t count = 0;

	for (; *words; words++) {
		if (*words == ' ')
			continue;
		while (*fingerprint == ' ')
			fingerprint++;
		if (!isdigit((unsigned char)*words) || *fingerprint++ != *words)
			return false;
		count++;
	}
	return count >= 4;
}

/* Says what they can be told apart by. */
static bool too_many(struct arena *arena, const struct case_person *const *found,
		     size_t count, struct error *error)
{
	struct buffer words = { 0 };

	for (size_t i = 0; i < count; i++)
		buffer_print(&words, "%s%s", i ? ", " : "",
			     caseload_fingerprint(arena, found[i]));
	error_set(error, "%zu people are known by the name %s: say which by the first digits of "
		  "the key: %s", count, found[0]->name, buffer_string(&words));
	buffer_free(&words);
	return false;
}

bool caseload_find(struct caseload *caseload, struct arena *arena, const char *words,
		   struct case_person *person, struct error *error)
{
	const struct case_person *people, **found;
	size_t count, hits = 0;

	if (!caseload_people(caseload, arena, &people, &count, error))
		return false;
	found = arena_take_many(arena, count + 1, sizeof *found);
	for (size_t i = 0; i < count; i++)
		if (utf8_same(people[i].name, words) ||
		    begins_with_digits(caseload_fingerprint(arena, &people[i]), words))
			found[hits++] = &people[i];
	if (hits > 1)
		return too_many(arena, found, hits, error);
	if (!hits)
		return error_set(error, "nobody in the caseload is called \"%s\"; \"groundwork "
				 "caseload\" lists everybody", words);
	*person = *found[0];
	return true;
}

bool caseload_reports(struct caseload *caseload, struct arena *arena, const char *person,
		      const struct case_report **reports, size_t *count,
		      struct error *error)
{
	struct case_report *list;
	bool well = cases_reports(caseload->cases, arena, person, &list, count, error);

	*reports = list;
	return well;
}

bool caseload_report(struct caseload *caseload, struct arena *arena, const char *person,
		     const char *id, struct report *report, struct error *error)
{
	const char *text;

	if (!cases_text(caseload->cases, arena, person, id, &text, error))
		return false;
	if (!text)
		return error_set(error, "that report is not in the caseload any more");
	return report_read(text, strlen(text), arena, report, error);
}

bool caseload_lines(struct caseload *caseload, struct arena *arena, const char *person,
		    const char *id, const char **lines, struct error *error)
{
	struct buffer text = { 0 };
	struct report report;

	if (!caseload_report(caseload, arena, person, id, &report, error))
		return false;
	report_lines(&report, &text);
	*lines = arena_copy(arena, buffer_string(&text));
	buffer_free(&text);
	return true;
}

bool caseload_notes(struct caseload *caseload, struct arena *arena, const char *person,
		    const struct case_note **notes, size_t *count, struct error *error)
{
	struct case_note *list;
	bool well = cases_notes(caseload->cases, arena, person, &list, count, error);

	*notes = list;
	return well;
}

static bool note(struct caseload *caseload, const char *person, enum case_note_kind kind,
		 const char *text, struct error *error)
{
	const struct case_note written = {
		.kind = kind, .text = text,
		.written_ms = clock_civil_ms(app_clock(caseload->app)),
	};

	return cases_note(caseload->cases, person, &written, error);
}

bool caseload_note(struct caseload *caseload, const char *person, const char *text,
		   struct error *error)
{
	return note(caseload, person, CASE_NOTE, text, error);
}

bool caseload_answered(struct caseload *caseload, const char *person, const char *path,
		       struct error *error)
{
	return note(caseload, person, CASE_ASSIGNMENT, path, error);
}

bool caseload_rename(struct caseload *caseload, const char *person, const char *name,
		     struct error *error)
{
	return cases_rename(caseload->cases, person, name, error);
}

bool caseload_forget(struct caseload *caseload, const char *person, struct error *error)
{
	return cases_forget(caseload->cases, person, error);
}
