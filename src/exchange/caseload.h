/* exchange/caseload.h -- a therapist's view of the reports received.
 *
 * Promise: sealed reports are opened with the own key and kept; nothing else is taken.
 *          Who a person is, their key says: two of one name stand apart, and that is
 *          said. Of several files each is taken whole or not at all. The next
 *          assignment begins with the last one and is written in one step.
 * Owner:   caseload_close(); it borrows the app. Results live in the arena given.
 * Threads: one.
 * Fails:   with a sentence; then nothing has changed.
 */
#ifndef EXCHANGE_CASELOAD_H
#define EXCHANGE_CASELOAD_H

#include "exchange/assign.h"
#include "model/caseload.h"
#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct caseload;
struct error;

/* Opens it; `url` (NULL: the setting) says where it is kept. */
bool caseload_open(struct caseload **caseload, struct app *app, const char *url,
		   enum case_opening how, struct error *error);

/* Where it is, in words, and what whoever set it up should know (NULL: nothing). */
const char *caseload_name(const struct caseload *caseload);
const char *caseload_remark(const struct caseload *caseload);

/* Opens the own key, as adding wants it; there must be one. */
bool caseload_unlock(struct caseload *caseload, const char *passphrase,
		     struct error *error);

/* What adding a file did, in words. */
struct caseload_added {
	const char *name;		/* whose it is */
	const char *words;
	const char *warning;		/* to be read first; NULL: nothing */
	const char *first;		/* why their report is to be read first; NULL */
	bool is_new;
	bool is_stuck;			/* it failed, and so would every other file */
};

/* Waits for the database end as soon as `wanted` says so; NULL: never. */
void caseload_give_way(struct caseload *caseload, bool (*wanted)(void *with), void *with);

/* Adds a sealed report. */
bool caseload_add(struct caseload *caseload, struct arena *arena, const char *path,
		  struct caseload_added *added, struct error *error);

/* All people, those first for whom an answer opened the support page with which nobody
 * has dealt, the gravest on top; and one, by name or by the first digits of the key. */
bool caseload_people(struct caseload *caseload, struct arena *arena,
		     const struct case_person **people, size_t *count, struct error *error);
bool caseload_find(struct caseload *caseload, struct arena *arena, const char *words,
		   struct case_person *person, struct error *error);

/* Every name that a person has or had, here or in what they sent. */
bool caseload_names(struct caseload *caseload, struct arena *arena,
		    const struct case_name **names, size_t *count, struct error *error);

/* The digits of a person's key, to be compared by telephone. */
const char *caseload_fingerprint(struct arena *arena, const struct case_person *person);

/* "mood 4, then 6"; "" when there is nothing to tell. */
const char *caseload_trend(struct arena *arena, const struct case_report *report);

/* The reports of a person, newest first, and one as it was written. */
bool caseload_reports(struct caseload *caseload, struct arena *arena, const char *person,
		      const struct case_report **reports, size_t *count,
		      struct error *error);
bool caseload_report(struct caseload *caseload, struct arena *arena, const char *person,
		     const char *id, struct report *report, struct error *error);

/* The same as lines of text, each as long as it is. */
bool caseload_lines(struct caseload *caseload, struct arena *arena, const char *person,
		    const char *id, const char **lines, struct error *error);

/* Why somebody stands first, in a sentence or two; "" when they do not. */
const char *caseload_first_words(struct arena *arena, const struct case_person *person);

/* The answers in these reports that opened the support page and with which nobody has
 * dealt, the gravest first, as lines below a heading; "" when there are none. */
bool caseload_open_answers(struct caseload *caseload, struct arena *arena,
			   const char *person, const struct case_report *reports,
			   size_t count, const char **lines, struct error *error);

/* Marks what these reports have of them as dealt with, and keeps the words on how and by
 * whom, which stay in the caseload; *marked is in how many. And takes the last mark
 * back. */
bool caseload_deal(struct caseload *caseload, const char *person,
		   const struct case_report *reports, size_t count, const char *words,
		   size_t *marked, struct error *error);
bool caseload_undeal(struct caseload *caseload, const char *person, bool *was_dealt,
		     struct error *error);

/* What was answered, newest first; and one of them in words. A note goes to the person
 * with the next assignment, where it is one line of a file. */
enum { CASE_NOTE_MOST = 3800 };
bool caseload_notes(struct caseload *caseload, struct arena *arena, const char *person,
		    const struct case_note **notes, size_t *count, struct error *error);
const char *caseload_note_words(struct arena *arena, const struct case_note *note);
bool caseload_note(struct caseload *caseload, const char *person, const char *text,
		   struct error *error);

/* Begins the next assignment: as the last one to this person, as far as it is known,
 * with the notes since then. *whole says whether all of the last one is known, or only
 * what the report tells of it. */
bool caseload_next(struct caseload *caseload, struct arena *arena,
		   const struct case_person *person, struct assign_draft *draft,
		   bool *whole,
		   struct error *error);

/* A name for its file, in the data folder's `given`, which is made. */
bool caseload_next_place(struct caseload *caseload, struct arena *arena,
			 const struct assign_draft *draft, const char **path,
			 struct error *error);

/* Writes it (exchange/assign.h) and keeps with the person that it was written: both or
 * neither. */
bool caseload_write_next(struct caseload *caseload, const char *person,
			 const struct assign_draft *draft, const char *path,
			 const char *passphrase, bool replace, struct error *error);

/* Tells whether others of a team have it as well, each with files of their own. */
bool caseload_is_shared(const struct caseload *caseload);

/* Calls a person by another name; *remark says who else goes by it (else NULL). Takes one out
 * with all that was sent, and no more than that (exchange/case_forget.h reaches what lies
 * beside it). */
bool caseload_rename(struct caseload *caseload, struct arena *arena, const char *person,
		     const char *name, const char **remark, struct error *error);
bool caseload_forget(struct caseload *caseload, const char *person, struct error *error);

/* Closes it; NULL is allowed. */
void caseload_close(struct caseload *caseload);

#endif
