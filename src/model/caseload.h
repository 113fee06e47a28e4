/* model/caseload.h -- the people whose reports a therapist keeps.
 *
 * Promise: plain values: who sent something, the sum of each report, and what was
 *          answered.
 * Owner:   the arena of whoever loaded them. Threads: any.
 * Units:   *_ms are milliseconds, moments are civil since 1970 in UTC; a date is a
 *          count of days since 1970-01-01.
 */
#ifndef MODEL_CASELOAD_H
#define MODEL_CASELOAD_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Who sent a report: keys as text, the former ones that vouch with the newest first. */
struct case_sender {
	const char *key;
	struct texts former;
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
	int64_t severity;		/* of the gravest of them, by which people are put
					   in order; 0: none */
	int64_t dealt_ms;		/* when somebody dealt with them; 0: not yet */
	const char *text;		/* the whole of it; not read by a list */
};

struct case_person {
	const char *id;			/* stays, whatever the key and the name */
	const char *key, *name;
	int64_t first_ms;
	struct case_report latest;
	int64_t report_count;
	int64_t note_ms;		/* when it was answered last, in any way; 0: never */
	int64_t open;			/* the severity of what nobody has dealt with;
					   0: nothing */
};

/* A name by which somebody is or was known; one may be that of several people. */
struct case_name {
	const char *person;		/* their id */
	const char *name;
};

#define CASE_NOTES(X) X(NOTE, "note") X(ASSIGNMENT, "assignment") X(DEALT, "dealt")
#define CASE_NOTE_ENUM(id, name) CASE_##id,
enum case_note_kind { CASE_NOTES(CASE_NOTE_ENUM) CASE_NOTE_KINDS };
#undef CASE_NOTE_ENUM

/* What was answered: a note to the person, an assignment (its file), or how an answer
 * that opened the support page was dealt with, for the caseload alone. */
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
	bool name_is_new;		/* a known person never used it before */
};

/* How a caseload is opened. LOOK changes nothing anywhere. USE begins one in the person's
 * own folder; elsewhere, where a wrong letter would look like an empty caseload, only MAKE
 * does. */
enum case_opening { CASELOAD_LOOK, CASELOAD_USE, CASELOAD_MAKE };

#endif
