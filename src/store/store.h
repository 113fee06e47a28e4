/* store/store.h -- sessions and answers, kept.
 *
 * Promise: what is handed over is on the disk when the call returns. The
 *          database is $data/groundwork.db, always of mode 0600; a folder that
 *          is made has 0700. When it cannot be used (newer than this program,
 *          locked, read-only, corrupt, the disk full), it is left as it is;
 *          what is written goes to a side database beside it, or below
 *          `state`, or in `last` (NULL: none), which only lasts as long as the
 *          system runs, or at the last into memory; store_words() says so. What can
 *          still be read is read nevertheless; a lock is waited for once, and after
 *          that only looked at. What a side database holds is
 *          taken into the main one at the next opening that can write it, and
 *          nothing twice; the file is then renamed to *.taken-in. What memory
 *          or `last` holds goes to a better place as soon as there is one.
 * Ids:     stay the same while the store is open; a session that was written
 *          aside may have another one afterwards.
 * Owner:   whoever opened it closes it; results live in the arena given.
 * Threads: one.
 * Fails:   with a sentence for a person; the caller's data are untouched. Full
 *          disks and locks met later move the writing aside in the same way. A
 *          question to the past fails as soon as something that was written before
 *          cannot be read, so that "could not be read" never looks like "there is
 *          none"; what it hands out is then what can be read all the same.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct store;

/* Opens (and makes, or brings up to date) the database. Always gives a store;
 * returns false and says why when it is not the main one. */
bool store_open(struct store **store, const char *data_folder,
		const char *state_folder, const char *last_folder, struct error *why);

/* The same; a wait for a lock ends as soon as `wanted` says so, which is asked before
 * each short pause of it. */
bool store_open_patiently(struct store **store, const char *data_folder,
			  const char *state_folder, const char *last_folder,
			  bool (*wanted)(void *with), void *with, struct error *why);

/* Where it writes, and why not in the main database; or, when it does, what side
 * database could not be taken in: one sentence, or NULL when all is well. Ask
 * again after writing; borrowed until the next call that writes. */
const char *store_words(const struct store *store);

/* When an index of the main database was found wrong and was built anew: a sentence about
 * it; else NULL. */
const char *store_mended(const struct store *store);

/* The path of the database in use; NULL when it is only in memory. */
const char *store_path(const struct store *store);

/* While there is a hurry no lock is waited for: a database that is held by another is left
 * at once, and what is written goes aside. */
void store_hurry(struct store *store, bool hurry);

/* Whether what is written lasts only as long as the program or the system runs: it is in
 * memory, or in `last`. */
bool store_is_passing(const struct store *store);

/* Tries the disk once more when what was written is in such a place; tells whether all of
 * it is where it lasts now, or there is nothing. */
bool store_leave_passing(struct store *store);

/* Loads the sessions that are only there; none once store_leave_passing() is true. */
bool store_only_passing(struct store *store, struct arena *arena,
			  const struct session_record **sessions, size_t *count,
			  struct error *error);

/* A wait for a lock ends as soon as `wanted` says so; NULL: never. */
void store_give_way(struct store *store, bool (*wanted)(void *with), void *with);

/* Writes the beginning of a session (ended is ENDED_RUNNING, id ignored) and
 * sets *id. The row is this process's until it is ended. */
bool store_session_begin(struct store *store, const struct session_record *session,
			 int64_t *id, struct error *error);

/* Takes up a session that was left or interrupted: it is running again. Fails for
 * one that is finished, or that runs in another process. */
bool store_session_resume(struct store *store, int64_t id, struct error *error);

/* Notes how far a running session has come. */
bool store_session_progress(struct store *store, int64_t id, size_t step,
			    int64_t position_ms, int64_t spent_ms,
			    struct error *error);

/* Notes the end of a session. */
bool store_session_end(struct store *store, int64_t id, enum ending ending,
		       size_t step, int64_t position_ms, int64_t spent_ms,
		       struct error *error);

/* Writes an answer, replacing the one that this session has for the step. */
bool store_answer(struct store *store, int64_t id, const struct answer *answer,
		  struct error *error);

/* Loads sessions with their answers, oldest first, begun at or after `since_ms`
 * (INT64_MIN: all). Sessions still marked running whose process is gone count as
 * interrupted. */
bool store_sessions(struct store *store, struct arena *arena, int64_t since_ms,
		    const struct session_record **sessions, size_t *count,
		    struct error *error);

/* Counts the sessions begun before a moment, however long the log is: reads none. What
 * several places have a part of counts as in the one that has most of it. */
bool store_practised(struct store *store, struct arena *arena, int64_t before_ms,
		     const struct practised **list, size_t *count, struct error *error);

/* Tells whether there is any session, however long the log is: reads none. */
bool store_has_sessions(struct store *store, bool *any, struct error *error);

/* Loads one session with its answers; false when there is none. */
bool store_session(struct store *store, struct arena *arena, int64_t id,
		   struct session_record *session, struct error *error);

/* The newest session of a practice (NULL: of any) when it was interrupted or left at or
 * after `since_ms` and was not put away: *found says whether there is one. One in which
 * nothing was given stands behind one with words, and when it was left beside one of the
 * same practice it is none. */
bool store_unfinished(struct store *store, struct arena *arena, int64_t since_ms,
		      const char *practice, bool *found, struct session_record *session,
		      struct error *error);

/* Puts an unfinished session away: it is not offered again. */
bool store_put_away(struct store *store, int64_t id, struct error *error);

/* The newest text that was kept under a name (`intention`); words chosen are joined by
 * commas, blank texts do not count. */
bool store_kept(struct store *store, struct arena *arena, const char *name,
		struct kept *kept, struct error *error);

/* The text kept under a name in the session that was the last to keep one under the
 * name `beside`: what was written together is read together. */
bool store_kept_beside(struct store *store, struct arena *arena, const char *name,
		       const char *beside, struct kept *kept, struct error *error);

/* Checks the database and says what it holds: for `groundwork doctor`. */
bool store_examine(struct store *store, struct arena *arena, const char **words,
		   struct error *error);

/* Closes it; NULL is allowed. */
void store_close(struct store *store);

#endif
