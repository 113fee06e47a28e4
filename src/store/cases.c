/* store/cases.c -- people by their keys, reports by their numbers. */
#include "store/cases.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/plain_text.h"
#include "base/memory.h"
#include "store/cases_db.h"
#include "store/cases_sql.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define OWNER_MAKES "The role that looks after it can: docs/team.md says how"

#define COUNT(values) (sizeof (values) / sizeof *(values))

struct cases {
	struct cases_db *db;
};

#define STATEMENT(version, sql) { version, sql },
static const struct { int version; const char *sql; } statements[] = {
	CASES_STATEMENTS(STATEMENT)
};
#define NOTE_NAME(id, name) name,
static const char *const note_names[] = { CASE_NOTES(NOTE_NAME) };

/* ---- opening */

static void take_number(void *with, const struct cases_row *row)
{
	*(int64_t *)with = cases_row_number(row, 0);
}

/* The version of a caseload; 0 when there is none yet. */
static bool version_of(struct cases_db *db, int64_t *version, struct error *error)
{
	bool has;

	*version = 0;
	return cases_db_has_table(db, "caseload", &has, error) &&
	       (!has || cases_db_ask(db, SQL_VERSION, NULL, 0, take_number, version, error));
}

/* Whoever waited for another program finds that all is done. */
static bool raise_version(struct cases_db *db, void *with, struct error *error)
{
	int64_t *version = with;
	bool ok = cases_db_prepare(db, error) && version_of(db, version, error);

	for (size_t i = 0; ok && i < COUNT(statements); i++)
		if (statements[i].version > *version)
			ok = cases_db_run(db, statements[i].sql, NULL, 0, NULL, error);
	return ok && version_of(db, version, error);
}

/* Others may have had the right. */
static bool not_raised(const struct cases_db *db, int64_t version, struct error *error)
{
	if (!cases_db_lacks_right(db))
		return false;
	if (!version)
		return error_set(error, "there is no caseload in %s yet, and your role there may "
				 "not make one. " OWNER_MAKES, cases_db_name(db));
	return error_set(error, "the caseload in %s is of version %" PRId64 ", this Groundwork wants "
			 "%d, and your role there may not change it. " OWNER_MAKES,
			 cases_db_name(db), version, CASES_VERSION);
}

static bool bring_up(struct cases_db *db, enum case_opening how, bool make,
		     struct error *error)
{
	int64_t version;

	if (!version_of(db, &version, error))
		return false;
	if (!version && !make)
		return cases_db_is_missing(db, error);
	if (version < CASES_VERSION && how == CASELOAD_LOOK)
		return error_set(error, "%s is of version %" PRId64 ", and is brought to version %d "
				 "when it is used next", cases_db_name(db), version,
				 CASES_VERSION);
	if (version < CASES_VERSION && !cases_db_transact(db, raise_version, &version, error))
		return not_raised(db, version, error);
	return version == CASES_VERSION ||
	       error_set(error, "%s was written by a newer Groundwork (version %" PRId64
			 " of the caseload; this one knows %d)", cases_db_name(db), version,
			 CASES_VERSION);
}

bool cases_open(struct cases **opened, const char *data_folder, const char *url,
		enum case_opening how, struct error *error)
{
	struct cases *cases = *opened = memory_alloc(sizeof *cases);
	char *path = memory_print("%s/" CASES_NAME, data_folder);
	bool make = how == CASELOAD_MAKE || (how == CASELOAD_USE && cases_db_is_own(url));
	bool ok = cases_db_open(&cases->db, url, path, make, error) &&
		  bring_up(cases->db, how, make, error);

	free(path);
	if (ok)
		return true;
	cases_close(cases);
	*opened = NULL;
	return false;
}

void cases_give_way(struct cases *cases, bool (*wanted)(void *with), void *with)
{
	cases_db_give_way(cases->db, wanted, with);
}

const char *cases_name(const struct cases *cases)
{
	return cases_db_name(cases->db);
}

const char *cases_remark(const struct cases *cases)
{
	return cases_db_remark(cases->db);
}

bool cases_is_shared(const struct cases *cases)
{
	return cases_db_is_shared(cases->db);
}

void cases_close(struct cases *cases)
{
	if (!cases)
		return;
	cases_db_close(cases->db);
	free(cases);
}

/* ---- adding a report */

struct adding {
	struct arena *arena;
	const struct case_sender *sender;
	const struct case_report *report;
	struct case_added *added;
	const char *found;
};

static void take_found(void *with, const struct cases_row *row)
{
	struct adding *adding = with;

	adding->found = arena_copy(adding->arena, cases_row_text(row, 0));
}

static bool find_code(struct cases_db *db, struct adding *adding, const char *code,
		      struct error *error)
{
	adding->found = NULL;
	return cases_db_ask(db, SQL_CODE, &CASES_TEXT(code), 1, take_found, adding,
				     error);
}

static bool put_code(struct cases_db *db, struct adding *adding, struct error *error)
{
	const struct cases_value values[] = { CASES_TEXT(adding->sender->key),
					      CASES_TEXT(adding->added->person),
					      CASES_NUMBER(adding->report->received_ms) };

	return cases_db_run(db, SQL_CODE_PUT, values, COUNT(values), NULL, error);
}

static bool new_person(struct cases_db *db, struct adding *adding, struct error *error)
{
	const struct case_sender *sender = adding->sender;
	const struct cases_value values[] = {
		CASES_TEXT(sender->key), CASES_TEXT(sender->key), CASES_TEXT(sender->name),
		CASES_NUMBER(adding->report->received_ms),
	};

	adding->added->person = arena_copy(adding->arena, sender->key);
	adding->added->person_is_new = true;
	return cases_db_run(db, SQL_PERSON_PUT, values, COUNT(values), NULL, error) &&
	       put_code(db, adding, error);
}

static bool renew_key(struct cases_db *db, struct adding *adding, struct error *error)
{
	const struct cases_value values[] = { CASES_TEXT(adding->added->person),
					      CASES_TEXT(adding->sender->key) };

	adding->added->key_is_new = true;
	return put_code(db, adding, error) &&
	       cases_db_run(db, SQL_PERSON_CODE, values, COUNT(values), NULL, error);
}

/* By the key; else by a former key that vouches for it; else somebody new. */
static bool find_person(struct cases_db *db, struct adding *adding, struct error *error)
{
	if (!find_code(db, adding, adding->sender->key, error))
		return false;
	if ((adding->added->person = adding->found))
		return true;
	for (size_t i = 0; i < adding->sender->former.count; i++) {
		if (!find_code(db, adding, adding->sender->former.at[i], error))
			return false;
		if ((adding->added->person = adding->found))
			return renew_key(db, adding, error);
	}
	return new_person(db, adding, error);
}

static bool put_report(struct cases_db *db, const char *person,
		       const struct case_report *report, bool *is_new,
		       struct error *error)
{
	const struct cases_value values[] = {
		CASES_TEXT(person), CASES_TEXT(report->id),
		CASES_NUMBER(report->received_ms), CASES_NUMBER(report->made_ms),
		CASES_NUMBER(report->first_date), CASES_NUMBER(report->last_date),
		CASES_NUMBER(report->sessions), CASES_NUMBER(report->minutes_ms),
		CASES_NUMBER(report->asked), CASES_NUMBER(report->done),
		CASES_TEXT(report->trend), CASES_NUMBER(report->trend_first),
		CASES_NUMBER(report->trend_last), CASES_NUMBER(report->support),
		CASES_NUMBER(report->severity), CASES_NUMBER(report->dealt_ms),
		CASES_TEXT(report->text),
	};
	int64_t changed = 0;
	bool ok = cases_db_run(db, SQL_REPORT_PUT, values, COUNT(values), &changed, error);

	*is_new = changed > 0;
	return ok;
}

static bool put_name(struct cases_db *db, const char *person, const char *name, bool *is_new,
		     struct error *error)
{
	const struct cases_value values[] = { CASES_TEXT(person), CASES_TEXT(name) };
	int64_t changed = 0;
	bool ok = cases_db_run(db, SQL_NAME_PUT, values, COUNT(values), &changed, error);

	*is_new = changed > 0;
	return ok;
}

static bool add(struct cases_db *db, void *with, struct error *error)
{
	struct adding *adding = with;
	struct case_added *added = adding->added;
	bool name_is_new;

	if (!find_person(db, adding, error) ||
	    !put_name(db, added->person, adding->sender->name, &name_is_new, error))
		return false;
	added->name_is_new = name_is_new && !added->person_is_new;
	return put_report(db, added->person, adding->report, &added->is_new, error);
}

bool cases_add(struct cases *cases, struct arena *arena, const struct case_sender *sender,
	       const struct case_report *report, struct case_added *added,
	       struct error *error)
{
	struct adding adding = { .arena = arena, .sender = sender, .report = report,
				 .added = added };

	*added = (struct case_added){ .is_new = false };
	return cases_db_transact(cases->db, add, &adding, error);
}

/* ---- reading */

/* Rows become things of one size, in a list that grows in the arena. */
struct taking {
	struct arena *arena;
	char *at;
	size_t size, count, capacity;
};

static void *next(struct taking *taking)
{
	if (taking->count == taking->capacity) {
		size_t more = taking->capacity ? taking->capacity * 2 : 64;
		char *larger = arena_array(taking->arena, more, taking->size);

		if (taking->count)
			memcpy(larger, taking->at, taking->count * taking->size);
		taking->at = larger;
		taking->capacity = more;
	}
	return taking->at + taking->count++ * taking->size;
}

/* Of a store that several share anybody can have written what is in it. */
static const char *text_at(struct taking *taking, const struct cases_row *row, int column)
{
	const char *text = cases_row_text(row, column);
	char *plain = text ? arena_copy(taking->arena, text) : NULL;

	if (plain)
		plain_text_make(plain, true);
	return plain;
}

static void read_report(struct taking *taking, const struct cases_row *row,
			struct case_report *report)
{
	int64_t *const numbers[] = { &report->received_ms, &report->made_ms,
				     &report->first_date, &report->last_date,
				     &report->sessions, &report->minutes_ms,
				     &report->asked, &report->done };
	int column = 0;

	report->id = text_at(taking, row, column++);
	for (size_t i = 0; i < COUNT(numbers); i++)
		*numbers[i] = cases_row_number(row, column++);
	report->trend = text_at(taking, row, column++);
	report->trend_first = cases_row_number(row, column++);
	report->trend_last = cases_row_number(row, column++);
	report->support = cases_row_number(row, column++);
	report->severity = cases_row_number(row, column++);
	report->dealt_ms = cases_row_number(row, column);
}

static void take_report(void *with, const struct cases_row *row)
{
	read_report(with, row, next(with));
}

static void take_person(void *with, const struct cases_row *row)
{
	struct taking *taking = with;
	struct case_person *person = next(taking);
	int column = REPORT_FIELD_COUNT;

	read_report(taking, row, &person->latest);
	person->id = text_at(taking, row, column++);
	person->key = text_at(taking, row, column++);
	person->name = text_at(taking, row, column++);
	person->first_ms = cases_row_number(row, column++);
	person->report_count = cases_row_number(row, column++);
	person->note_ms = cases_row_number(row, column++);
	person->open = cases_row_number(row, column);
}

static int by_need(const void *a, const void *b)
{
	const struct case_person *one = a, *other = b;

	if (one->open != other->open)
		return one->open > other->open ? -1 : 1;
	if (one->latest.received_ms != other->latest.received_ms)
		return one->latest.received_ms > other->latest.received_ms ? -1 : 1;
	return strcmp(one->name, other->name);
}

bool cases_people(struct cases *cases, struct arena *arena, struct case_person **people,
		  size_t *count, struct error *error)
{
	struct taking taking = { .arena = arena, .size = sizeof **people };
	bool ok = cases_db_ask(cases->db, SQL_PEOPLE, NULL, 0, take_person, &taking, error);

	*people = (struct case_person *)(void *)taking.at;
	*count = ok ? taking.count : 0;
	if (*count)
		qsort(*people, *count, sizeof **people, by_need);
	return ok;
}

static void take_name(void *with, const struct cases_row *row)
{
	struct case_name *name = next(with);

	name->person = text_at(with, row, 0);
	name->name = text_at(with, row, 1);
}

bool cases_names(struct cases *cases, struct arena *arena, struct case_name **names,
		 size_t *count, struct error *error)
{
	struct taking taking = { .arena = arena, .size = sizeof **names };
	bool ok = cases_db_ask(cases->db, SQL_NAMES, NULL, 0, take_name, &taking, error);

	*names = (struct case_name *)(void *)taking.at;
	*count = ok ? taking.count : 0;
	return ok;
}

bool cases_reports(struct cases *cases, struct arena *arena, const char *person,
		   struct case_report **reports, size_t *count, struct error *error)
{
	struct taking taking = { .arena = arena, .size = sizeof **reports };
	bool ok = cases_db_ask(cases->db, SQL_REPORTS, &CASES_TEXT(person), 1, take_report,
			       &taking, error);

	*reports = (struct case_report *)(void *)taking.at;
	*count = ok ? taking.count : 0;
	return ok;
}

static void take_text(void *with, const struct cases_row *row)
{
	struct taking *taking = with;

	taking->at = arena_copy(taking->arena, cases_row_text(row, 0));
}

bool cases_text(struct cases *cases, struct arena *arena, const char *person,
		const char *id, const char **text, struct error *error)
{
	const struct cases_value values[] = { CASES_TEXT(person), CASES_TEXT(id) };
	struct taking taking = { .arena = arena };
	bool ok = cases_db_ask(cases->db, SQL_TEXT, values, 2, take_text, &taking, error);

	*text = taking.at;
	return ok;
}

/* ---- what was answered */

static bool put_note(struct cases_db *db, const char *person, const struct case_note *note,
		     struct error *error)
{
	const struct cases_value values[] = {
		CASES_TEXT(person), CASES_NUMBER(note->written_ms),
		CASES_TEXT(note_names[note->kind]), CASES_TEXT(note->text),
	};

	int64_t kept;

	if (!cases_db_run(db, SQL_NOTE_PUT, values, COUNT(values), &kept, error))
		return false;
	return kept == 1 ||
	       error_set(error, "this person is not in the caseload any more: somebody has "
			 "forgotten them meanwhile, here or elsewhere, and nothing was kept");
}

struct noting {
	const char *person;
	const struct case_note *note;
	const struct cases_work *work;
	bool is_done;
};

static bool only_note(struct cases_db *db, void *with, struct error *error)
{
	const struct noting *noting = with;

	return put_note(db, noting->person, noting->note, error);
}

bool cases_note(struct cases *cases, const char *person, const struct case_note *note,
		struct error *error)
{
	struct noting noting = { .person = person, .note = note };

	return cases_db_transact(cases->db, only_note, &noting, error);
}

/* The work comes last, when all that may be refused was not. */
static bool note_and_work(struct cases_db *db, void *with, struct error *error)
{
	struct noting *noting = with;

	return put_note(db, noting->person, noting->note, error) &&
	       (noting->is_done = noting->work->work(noting->work->with, error));
}

bool cases_note_with(struct cases *cases, const char *person, const struct case_note *note,
		     const struct cases_work *work, struct error *error)
{
	struct noting noting = { person, note, work, false };
	bool ok = cases_db_transact(cases->db, note_and_work, &noting, error);

	if (!ok && noting.is_done)
		work->undo(work->with);
	return ok;
}

static void take_note(void *with, const struct cases_row *row)
{
	struct case_note *note = next(with);
	const char *kind = cases_row_text(row, 0);

	for (int i = 0; i < CASE_NOTE_KINDS; i++)
		if (!strcmp(kind, note_names[i]))
			note->kind = (enum case_note_kind)i;
	note->written_ms = cases_row_number(row, 1);
	note->text = text_at(with, row, 2);
}

bool cases_notes(struct cases *cases, struct arena *arena, const char *person,
		 struct case_note **notes, size_t *count, struct error *error)
{
	struct taking taking = { .arena = arena, .size = sizeof **notes };
	bool ok = cases_db_ask(cases->db, SQL_NOTES, &CASES_TEXT(person), 1, take_note,
			       &taking, error);

	*notes = (struct case_note *)(void *)taking.at;
	*count = ok ? taking.count : 0;
	return ok;
}

/* ---- answers that opened the support page */

struct dealing {
	const char *person;
	const struct case_report *reports;
	size_t count;
	const struct case_note *how;
	size_t marked;
};

static bool deal(struct cases_db *db, void *with, struct error *error)
{
	struct dealing *dealing = with;
	int64_t changed;

	for (size_t i = 0; i < dealing->count; i++) {
		const struct cases_value values[] = {
			CASES_TEXT(dealing->person), CASES_TEXT(dealing->reports[i].id),
			CASES_NUMBER(dealing->how->written_ms),
		};

		if (!dealing->reports[i].severity)
			continue;
		if (!cases_db_run(db, SQL_DEAL, values, COUNT(values), &changed, error))
			return false;
		dealing->marked += changed > 0;
	}
	return !dealing->marked || put_note(db, dealing->person, dealing->how, error);
}

bool cases_deal(struct cases *cases, const char *person, const struct case_report *reports,
		size_t count, const struct case_note *how, size_t *marked,
		struct error *error)
{
	struct dealing dealing = { person, reports, count, how, 0 };
	bool ok = cases_db_transact(cases->db, deal, &dealing, error);

	*marked = dealing.marked;
	return ok;
}

static bool take_back(struct cases_db *db, const char *person, int64_t dealt_ms,
		      struct error *error)
{
	const struct cases_value values[] = { CASES_TEXT(person), CASES_NUMBER(dealt_ms),
					      CASES_TEXT(note_names[CASE_DEALT]) };

	return cases_db_run(db, SQL_UNDEAL, values, 2, NULL, error) &&
	       cases_db_run(db, SQL_UNDEAL_NOTE, values, 3, NULL, error);
}

static bool undeal(struct cases_db *db, void *with, struct error *error)
{
	struct dealing *dealing = with;
	int64_t dealt_ms = 0;

	if (!cases_db_ask(db, SQL_DEALT_LAST, &CASES_TEXT(dealing->person), 1, take_number,
			  &dealt_ms, error))
		return false;
	dealing->marked = dealt_ms != 0;
	return !dealt_ms || take_back(db, dealing->person, dealt_ms, error);
}

bool cases_undeal(struct cases *cases, const char *person, bool *was_dealt,
		  struct error *error)
{
	struct dealing dealing = { .person = person };
	bool ok = cases_db_transact(cases->db, undeal, &dealing, error);

	*was_dealt = dealing.marked > 0;
	return ok;
}

static bool call_otherwise(struct cases_db *db, void *with, struct error *error)
{
	const struct case_name *given = with;
	const struct cases_value values[] = { CASES_TEXT(given->person),
					      CASES_TEXT(given->name) };
	bool is_new;

	return cases_db_run(db, SQL_RENAME, values, 2, NULL, error) &&
	       put_name(db, given->person, given->name, &is_new, error);
}

bool cases_rename(struct cases *cases, const char *person, const char *name,
		  struct error *error)
{
	struct case_name given = { person, name };

	return cases_db_transact(cases->db, call_otherwise, &given, error);
}

static bool forget(struct cases_db *db, void *person, struct error *error)
{
	return cases_db_run(db, SQL_FORGET, &CASES_TEXT(person), 1, NULL, error);
}

bool cases_forget(struct cases *cases, const char *person, struct error *error)
{
	return cases_db_transact(cases->db, forget, (void *)(uintptr_t)person, error);
}
