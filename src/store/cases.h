/* store/cases.h -- the caseload: who sent a report, what was in it, what was answered.
 *
 * Promise: a database of its own, $data/caseload.db or what a URL names
 *          (store/cases_db.h), never the person's own groundwork.db. A person is who
 *          has a key: two with one name are two people, and one who renewed a key is
 *          one. A report is added whole or not at all; the same one twice changes
 *          nothing. The list of all is one query by an index, however many reports.
 * Owner:   results live in the arena given; a handle is closed by its opener.
 * Threads: one. Several programs may share one database.
 * Fails:   with a sentence; then nothing has changed.
 */
#ifndef STORE_CASES_H
#define STORE_CASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct cases;
struct error;

#define CASES_NAME "caseload.db"

/* Who sent a report: keys as text, the former one only when it vouches. */
struct case_sender {
	const char *key, *former;	/* former: NULL when there is none */
	const char *name;		/* as the person writes it */
};

struct case_report {
	const char *id;
	int64_t received_ms, made_ms;
	int64_t first_date, last_date;	/* days since 1970-01-01 */
	int64_t sessions, minutes_ms, asked, done;
	const char *trend;		/* what goes on from first to last; NULL: nothing */
	int64_t trend_first, trend_last;
	int64_t support;		/* the highest answer that opened the support page;
					   0: none */
	const char *text;		/* the whole of it; not read by a list */
};

struct case_person {
	const char *id;			/* stays, whatever the key and the name */
	const char *key, *name;
	int64_t first_ms;
	struct case_report latest;
	int64_t report_count;
	int64_t note_ms;		/* the last note or assignment; 0: none */
	int64_t support_ms;		/* when such an answer came last; 0: never */
	bool first;			/* stands first: see cases_people() */
};

#define CASE_NOTES(X) X(NOTE, "note") X(ASSIGNMENT, "assignment")
#define CASE_NOTE_ENUM(id, name) CASE_##id,
enum case_note_kind { CASE_NOTES(CASE_NOTE_ENUM) CASE_NOTE_KINDS };
#undef CASE_NOTE_ENUM

/* What was answered: a note to the person, or an assignment (its file). */
struct case_note {
	enum case_note_kind kind;
	int64_t written_ms;
	const char *text;
};

/* What adding a report did. */
struct case_added {
	const char *person;		/* its id */
	bool is_new;			/* the report was not there */
	bool person_is_new, key_is_new;	/* never seen; known, with a renewed key */
	bool has_namesake;		/* somebody else is known by that name */
};

/* Opens it; `url` (NULL or "": SQLite in the data folder) says where. */
bool cases_open(struct cases **cases, const char *data_folder, const char *url,
		struct error *error);

/* Where it is, in words. */
const char *cases_name(const struct cases *cases);

/* Adds a report; what it did lives in the arena. */
bool cases_add(struct cases *cases, struct arena *arena, const struct case_sender *sender,
	       const struct case_report *report, struct case_added *added,
	       struct error *error);

/* All people with their latest report. First stand those with an answer that opened
 * the support page, in their latest report or in one that came after what they were
 * answered last; then those whose report came last. */
bool cases_people(struct cases *cases, struct arena *arena, struct case_person **people,
		  size_t *count, struct error *error);

/* The reports of a person, newest first, without their texts; and one text, NULL
 * when there is none. */
bool cases_reports(struct cases *cases, struct arena *arena, const char *person,
		   struct case_report **reports, size_t *count, struct error *error);
bool cases_text(struct cases *cases, struct arena *arena, const char *person,
		const char *id, const char **text, struct error *error);

/* Keeps what was answered, and reads it, newest first. */
bool cases_note(struct cases *cases, const char *person, const struct case_note *note,
		struct error *error);
bool cases_notes(struct cases *cases, struct arena *arena, const char *person,
		 struct case_note **notes, size_t *count, struct error *error);

/* Calls a person by another name, and forgets one with all that was sent. */
bool cases_rename(struct cases *cases, const char *person, const char *name,
		  struct error *error);
bool cases_forget(struct cases *cases, const char *person, struct error *error);

/* Closes it; NULL is welcome. */
void cases_close(struct cases *cases);

#endif
