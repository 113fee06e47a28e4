/* exchange/caseload.c -- a sealed file becomes a row, rows become words, and the last
 * assignment with the notes since then becomes the next. */
#include "exchange/caseload.h"

#include "app/app.h"
#include "exchange/case_name.h"
#include "exchange/case_summary.h"
#include "exchange/assignment_archive.h"
#include "exchange/user_key.h"
#include "exchange/report_seal.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "content/bundle.h"
#include "secret/identity.h"
#include "secret/person.h"
#include "store/cases.h"
#include "wire/report.h"
#include "wire/report_lines.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEALED_MOST = REPORT_BYTES_MOST + (64 << 10) };

struct caseload {
	struct app *app;
	struct cases *cases;
	struct identity *own;		/* NULL until it is unlocked */
};

bool caseload_open(struct caseload **opened, struct app *app, const char *url,
		   enum case_opening how, struct error *error)
{
	struct caseload *caseload = *opened = memory_alloc(sizeof *caseload);

	caseload->app = app;
	if (cases_open(&caseload->cases, app_paths(app)->data, url ? url : app_settings(app)->store,
		       how, error))
		return true;
	caseload_close(caseload);
	*opened = NULL;
	return false;
}

const char *caseload_name(const struct caseload *caseload)
{
	return cases_name(caseload->cases);
}

const char *caseload_remark(const struct caseload *caseload)
{
	return cases_remark(caseload->cases);
}

void caseload_give_way(struct caseload *caseload, bool (*wanted)(void *with), void *with)
{
	cases_give_way(caseload->cases, wanted, with);
}

/* A key that is made now opens nothing that was sealed before. */
bool caseload_unlock(struct caseload *caseload, const char *passphrase, struct error *error)
{
	struct arena *arena = arena_open();
	struct user_key key;
	bool ok = user_key_look(caseload->app, arena, &key, error);

	if (ok && !key.there)
		ok = error_set(error, "there is no key here, and a report is sealed to one: "
			       "your key is made with the first signed assignment. If you "
			       "have a recovery page, \"groundwork key import\" reads it");
	arena_close(arena);
	return ok && user_key_open(caseload->app, passphrase, &caseload->own,
				   error);
}

void caseload_close(struct caseload *caseload)
{
	if (!caseload)
		return;
	identity_close(caseload->own);
	cases_close(caseload->cases);
	free(caseload);
}

/* The digits of a key that is kept as "SIGNS:SEALS". */
static const char *digits_of(struct arena *arena, const char *key)
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
	return digits_of(arena, person->key);
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
	bool ok = cases_people(caseload->cases, arena, &list, count, error);

	*people = list;
	return ok;
}

bool caseload_names(struct caseload *caseload, struct arena *arena,
		    const struct case_name **names, size_t *count, struct error *error)
{
	struct case_name *list;
	bool ok = cases_names(caseload->cases, arena, &list, count, error);

	*names = list;
	return ok;
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
	found = arena_array(arena, count + 1, sizeof *found);
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

static const char *key_text(struct arena *arena, const struct report_party *party)
{
	return arena_print(arena, "%s:%s", party->signs, party->seals);
}

static const char *span_words(struct arena *arena, const struct report *report)
{
	char first[DATE_TEXT], last[DATE_TEXT];

	plain_text_date(report->first_date, first);
	plain_text_date(report->last_date, last);
	return arena_print(arena, "%s to %s", first, last);
}

/* A day more is left to those who live further east, as where reports are ordered. */
static const char *ahead_words(struct arena *arena, const struct report *report,
			       int64_t now_ms)
{
	struct day came = moment_day(now_ms, moment_offset_s(now_ms), 0);
	char until[DATE_TEXT], day[DATE_TEXT];

	if (report->last_date <= day_number(came) + 1)
		return "";
	plain_text_date(report->last_date, until);
	plain_text_date(day_number(came), day);
	return arena_print(arena, ". Its days go on until %s, which is still to come: the clock "
			   "where it was made may be wrong. Among the others it stands as one of "
			   "today, %s", until, day);
}

static void say(struct arena *arena, const struct report *report, const char *key,
		const struct case_added *did, int64_t now_ms, struct caseload_added *added)
{
	const char *name = report->from.name, *digits = digits_of(arena, key);
	const char *span = span_words(arena, report);

	added->name = name;
	added->is_new = did->is_new;
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
	if (did->is_new)
		added->words = arena_print(arena, "%s%s", added->words,
					   ahead_words(arena, report, now_ms));
}

static const char *first_words(struct arena *arena, const char *name, int64_t severity)
{
	return arena_print(arena, "Please read this one of %s first: an answer in it opened the "
			   "support page.%s", name, case_severity_words(severity));
}

static struct texts former_keys(struct arena *arena, const struct report *report)
{
	size_t count = 0;
	const char **keys = arena_array(arena, report->earlier_count + 1, sizeof *keys);

	if (report->former)
		keys[count++] = key_text(arena, &report->former->party);
	for (size_t i = 0; i < report->earlier_count; i++)
		keys[count++] = key_text(arena, &report->earlier[i].party);
	return (struct texts){ keys, count };
}

static bool keep(struct caseload *caseload, struct arena *arena,
		 const struct report *report, const char *json,
		 struct caseload_added *added, struct error *error)
{
	int64_t now_ms = clock_civil_ms(app_clock(caseload->app));
	const struct case_report sum = case_summary(report, json, now_ms);
	const struct case_sender sender = {
		.key = key_text(arena, &report->from), .name = report->from.name,
		.former = former_keys(arena, report),
	};
	const struct case_person *people;
	struct case_added did;
	size_t count;

	if (!cases_add(caseload->cases, arena, &sender, &sum, &did, error) ||
	    !caseload_people(caseload, arena, &people, &count, error))
		return false;
	say(arena, report, sender.key, &did, now_ms, added);
	added->warning = case_name_warning(arena, people, count, &did, sender.name,
					   digits_of(arena, sender.key));
	if (did.is_new && sum.severity)
		added->first = first_words(arena, sender.name, sum.severity);
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
	if (keep(caseload, arena, &report, json, added, &why))
		return true;
	added->is_stuck = true;
	return error_set(error, "%s: %s", path, why.text);
}

bool caseload_reports(struct caseload *caseload, struct arena *arena, const char *person,
		      const struct case_report **reports, size_t *count,
		      struct error *error)
{
	struct case_report *list;
	bool ok = cases_reports(caseload->cases, arena, person, &list, count, error);

	*reports = list;
	return ok;
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

/* ---- answers that opened the support page */

const char *caseload_first_words(struct arena *arena, const struct case_person *person)
{
	return !person->open ? ""
	       : arena_print(arena, "Please read first: an answer opened the support page.%s",
			     case_severity_words(person->open));
}

static int by_severity(const void *a, const void *b)
{
	const struct report_answer *one = a, *other = b;
	int64_t of_one = case_severity(one), of_other = case_severity(other);

	if (of_one != of_other)
		return of_one > of_other ? -1 : 1;
	return one->date != other->date ? (one->date > other->date ? -1 : 1)
					: strcmp(one->question, other->question);
}

static const char *answer_lines(struct arena *arena, struct report_answer *answers,
				size_t count)
{
	struct buffer text = { 0 };
	const char *lines;

	if (!count)
		return "";
	qsort(answers, count, sizeof *answers, by_severity);
	buffer_add_string(&text, "To be read first, and not yet marked as dealt with:\n");
	for (size_t i = 0; i < count; i++)
		report_answer_lines(&answers[i], &text);
	lines = arena_copy(arena, buffer_string(&text));
	buffer_free(&text);
	return lines;
}

bool caseload_open_answers(struct caseload *caseload, struct arena *arena,
			   const char *person, const struct case_report *reports,
			   size_t count, const char **lines, struct error *error)
{
	struct report_answer *answers = NULL, *more;
	struct report report;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (!reports[i].severity || reports[i].dealt_ms)
			continue;
		if (!caseload_report(caseload, arena, person, reports[i].id, &report, error))
			return false;
		more = arena_array(arena, kept + report.first_count + 1, sizeof *more);
		for (size_t k = 0; k < kept + report.first_count; k++)
			more[k] = k < kept ? answers[k] : report.first[k - kept];
		answers = more;
		kept += report.first_count;
	}
	*lines = answer_lines(arena, answers, kept);
	return true;
}

bool caseload_deal(struct caseload *caseload, const char *person,
		   const struct case_report *reports, size_t count, const char *words,
		   size_t *marked, struct error *error)
{
	const struct case_note how = {
		.kind = CASE_DEALT, .text = words,
		.written_ms = clock_civil_ms(app_clock(caseload->app)),
	};

	return cases_deal(caseload->cases, person, reports, count, &how, marked, error);
}

bool caseload_undeal(struct caseload *caseload, const char *person, bool *was_dealt,
		     struct error *error)
{
	return cases_undeal(caseload->cases, person, was_dealt, error);
}

/* ---- what was answered */

const char *caseload_note_words(struct arena *arena, const struct case_note *note)
{
	if (note->kind == CASE_ASSIGNMENT)
		return arena_print(arena, "the next assignment, %s", note->text);
	if (note->kind == CASE_DEALT)
		return arena_print(arena, "dealt with%s%s", *note->text ? ": " : "", note->text);
	return note->text;
}

bool caseload_notes(struct caseload *caseload, struct arena *arena, const char *person,
		    const struct case_note **notes, size_t *count, struct error *error)
{
	struct case_note *list;
	bool ok = cases_notes(caseload->cases, arena, person, &list, count, error);

	*notes = list;
	return ok;
}

static bool is_blank(const char *text)
{
	return !text[strspn(text, " \t\r\n")];
}

bool caseload_note(struct caseload *caseload, const char *person, const char *text,
		   struct error *error)
{
	const struct case_note note = {
		.kind = CASE_NOTE, .text = text,
		.written_ms = clock_civil_ms(app_clock(caseload->app)),
	};

	if (is_blank(text))
		return error_set(error, "nothing is written in the note");
	if (strlen(text) > CASE_NOTE_MOST)
		return error_set(error, "the note is too long for one: write it as several, of at "
				 "most %d letters each; they all go along", CASE_NOTE_MOST);
	return cases_note(caseload->cases, person, &note, error);
}

/* A file that is written, and what it takes the place of. */
struct writing {
	struct app *app;
	const struct assign_draft *draft;
	const char *path, *passphrase;
	bool replace;
	char *was;			/* NULL: nothing was there */
	size_t was_length;
};

static bool write_file(void *with, struct error *error)
{
	const struct writing *writing = with;

	return assign_draft_put(writing->app, writing->draft, writing->path,
				writing->passphrase, writing->replace, error);
}

static void take_file_back(void *with)
{
	const struct writing *writing = with;

	if (!writing->was)
		remove(writing->path);
	else
		file_write(writing->path, writing->was, writing->was_length, 0600,
			   ERROR_NO_MATTER("what went wrong before is said"));
}

static bool look_at_place(struct writing *writing, struct arena *arena, struct error *error)
{
	return !writing->replace || !file_exists(writing->path) ||
	       file_read(arena, writing->path, BUNDLE_WHOLE_MOST, &writing->was,
			 &writing->was_length, error);
}

bool caseload_write_next(struct caseload *caseload, const char *person,
			 const struct assign_draft *draft, const char *path,
			 const char *passphrase, bool replace, struct error *error)
{
	struct writing writing = { .app = caseload->app, .draft = draft, .path = path,
				   .passphrase = passphrase, .replace = replace };
	const struct cases_work work = { write_file, take_file_back, &writing };
	struct arena *arena = arena_open();
	const struct case_note note = {
		.kind = CASE_ASSIGNMENT, .text = paths_absolute(arena, path),
		.written_ms = clock_civil_ms(app_clock(caseload->app)),
	};
	bool ok = look_at_place(&writing, arena, error) &&
		  cases_note_with(caseload->cases, person, &note, &work, error);

	if (ok)
		assign_draft_remember(caseload->app, draft);
	arena_close(arena);
	return ok;
}

/* Of several assignments the one that the report tells of last. */
static const struct report_task *newest_task(const struct report *report)
{
	return report->task_count ? &report->tasks[report->task_count - 1] : NULL;
}

static const char *minutes_words(struct arena *arena, int64_t ms)
{
	return ms ? arena_print(arena, "%g", (double)ms / 60000) : NULL;
}

/* Only what a report tells: neither the reasons nor what is left out. */
static void add_task(struct assign_draft *draft, struct arena *arena,
		     const struct report_task *task)
{
	char times[TIMES_TEXT];

	for (size_t i = 0; i < draft->task_count; i++)
		if (!strcmp(draft->tasks[i].name, task->name))
			return;
	if (draft->task_count == TASKS_MOST)
		return;
	times_write(&task->times, times);
	draft->tasks[draft->task_count++] = (struct assign_draft_task){
		.name = task->name, .times = arena_copy(arena, times),
		.todo = task->steps ? arena_print(arena, "%s (%s)", task->practice, task->steps)
				    : task->practice,
		.minutes = minutes_words(arena, task->minutes_ms), .when = task->when };
}

static void draft_of_report(struct assign_draft *draft, struct arena *arena,
			    const struct report *report)
{
	const struct report_task *newest = newest_task(report);

	for (size_t i = report->task_count; newest && i-- > 0;)
		if (!strcmp(report->tasks[i].assignment, newest->assignment))
			add_task(draft, arena, &report->tasks[i]);
	/* they were found from the last to the first */
	for (size_t i = 0; i < draft->task_count / 2; i++) {
		struct assign_draft_task one = draft->tasks[i];

		draft->tasks[i] = draft->tasks[draft->task_count - 1 - i];
		draft->tasks[draft->task_count - 1 - i] = one;
	}
	draft->title = newest ? newest->assignment_title : NULL;
}

/* The last one's dates are over, and what it said at the time was said. */
static void refresh(struct assign_draft *draft)
{
	draft->starts = draft->ends = NULL;
	draft->notes = (struct texts){ NULL, 0 };
}

/* Oldest first, those since the last assignment. */
static bool add_notes(struct caseload *caseload, struct arena *arena, const char *person,
		      struct assign_draft *draft, struct error *error)
{
	const struct case_note *notes;
	const char **texts;
	size_t count, since = 0, kept = 0;

	if (!caseload_notes(caseload, arena, person, &notes, &count, error))
		return false;
	while (since < count && notes[since].kind != CASE_ASSIGNMENT)
		since++;
	texts = arena_array(arena, since + 1, sizeof *texts);
	while (since-- > 0)
		if (notes[since].kind == CASE_NOTE)
			texts[kept++] = notes[since].text;
	draft->notes = (struct texts){ texts, kept };
	return true;
}

bool caseload_next(struct caseload *caseload, struct arena *arena,
		   const struct case_person *person, struct assign_draft *draft,
		   bool *whole,
		   struct error *error)
{
	const struct assignment *last = NULL;
	const struct report_task *task;
	struct report report;

	if (!caseload_report(caseload, arena, person->id, person->latest.id, &report, error))
		return false;
	task = newest_task(&report);
	if (task)
		last = assignment_archive_find(caseload->app, arena, task->assignment_title,
					       report.from.name);
	*whole = last != NULL;
	assign_draft_begin(draft, caseload->app, arena, last);
	if (last)
		draft->voice = assignment_archive_voice(caseload->app, arena,
							task->assignment_title,
							report.from.name);
	else
		draft_of_report(draft, arena, &report);
	draft->voice_as_before = true;
	refresh(draft);
	draft->from = last ? last->from : report.to.name;
	draft->to = last ? last->to : report.from.name;
	return add_notes(caseload, arena, person->id, draft, error);
}

bool caseload_next_place(struct caseload *caseload, struct arena *arena,
			 const struct assign_draft *draft, const char **path,
			 struct error *error)
{
	return assignment_archive_place(caseload->app, arena, draft->to ? draft->to : "",
					draft->made ? draft->made : "", path, error);
}

bool caseload_rename(struct caseload *caseload, struct arena *arena, const char *person,
		     const char *name, const char **remark, struct error *error)
{
	const struct case_person *people;
	size_t count;

	if (is_blank(name))
		return error_set(error, "the name is empty: write what you call them");
	if (strlen(name) > REPORT_WORDS_MOST)
		return error_set(error, "the name is too long for a list: a few words are enough");
	if (!caseload_people(caseload, arena, &people, &count, error) ||
	    !cases_rename(caseload->cases, person, name, error))
		return false;
	*remark = case_name_shared(arena, people, count, person, name);
	return true;
}

bool caseload_forget(struct caseload *caseload, const char *person, struct error *error)
{
	return cases_forget(caseload->cases, person, error);
}

bool caseload_is_shared(const struct caseload *caseload)
{
	return cases_is_shared(caseload->cases);
}
