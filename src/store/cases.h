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

#include "model/caseload.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cases;
struct error;

#define CASES_NAME "caseload.db"

/* Opens it; `url` (NULL or "": SQLite in the data folder) says where. */
bool cases_open(struct cases **cases, const char *data_folder, const char *url,
		enum case_opening how, struct error *error);

/* Where it is, in words. */
const char *cases_name(const struct cases *cases);

/* Tells whether several people may have it, each at a machine of their own. */
bool cases_is_shared(const struct cases *cases);

/* A wait for another program or for a server, which is never longer than a few seconds,
 * ends as soon as `wanted` says so; NULL: never. */
void cases_give_way(struct cases *cases, bool (*wanted)(void *with), void *with);

/* Something that whoever set this place up should know; NULL: nothing. */
const char *cases_remark(const struct cases *cases);

/* Adds a report; what it did lives in the arena. */
bool cases_add(struct cases *cases, struct arena *arena, const struct case_sender *sender,
	       const struct case_report *report, struct case_added *added,
	       struct error *error);

/* All people with their latest report. First stand those with an answer that opened
 * the support page, in any report, which nobody has dealt with, the gravest before the
 * others; then those whose report came last. */
bool cases_people(struct cases *cases, struct arena *arena, struct case_person **people,
		  size_t *count, struct error *error);

/* Every name that a person has or had, here or in what they sent. */
bool cases_names(struct cases *cases, struct arena *arena, struct case_name **names,
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
/* Keeps one together with something else, `work`: both or neither. When keeping it fails
 * after the work was done, `undo` takes that back. */
struct cases_work {
	bool (*work)(void *with, struct error *error);
	void (*undo)(void *with);
	void *with;
};

bool cases_note_with(struct cases *cases, const char *person, const struct case_note *note,
		     const struct cases_work *work, struct error *error);
bool cases_notes(struct cases *cases, struct arena *arena, const char *person,
		 struct case_note **notes, size_t *count, struct error *error);

/* Marks those of the reports as dealt with that were not yet, and keeps how; *marked is
 * how many. And takes back what was marked last. */
bool cases_deal(struct cases *cases, const char *person, const struct case_report *reports,
		size_t count, const struct case_note *how, size_t *marked,
		struct error *error);
bool cases_undeal(struct cases *cases, const char *person, bool *was_dealt,
		  struct error *error);

/* Calls a person by another name, and forgets one with all that was sent. */
bool cases_rename(struct cases *cases, const char *person, const char *name,
		  struct error *error);
bool cases_forget(struct cases *cases, const char *person, struct error *error);

/* Closes it; NULL is allowed. */
void cases_close(struct cases *cases);

#endif
