/* exchange/came.h -- the folders of what came with assignments.
 *
 * Promise: $data/assignments/DIGEST holds what one bundle brought. A folder is put in
 *          place in two steps around the database's one: first beside, under a name
 *          that is not read; then the assignment is kept; then it is renamed, now or
 *          at the next start. So a kill at any moment leaves all of it or nothing.
 * Owner:   paths live in the arena given. Threads: one; a lock keeps a second process
 *          from clearing up what the first is unpacking.
 */
#ifndef EXCHANGE_CAME_H
#define EXCHANGE_CAME_H

#include <stdbool.h>

struct app;
struct arena;
struct error;

/* The folder of them all. */
const char *came_parent(const struct app *app, struct arena *arena);

/* Takes the lock; -1 when another process has it. Given back by closing it. */
int came_lock(const struct app *app, struct error *error);

/* Removes what no assignment that stands refers to; wants the lock. */
void came_clear(struct app *app);

/* First step: an unpacked folder waits beside. Third: it is put in its place. */
bool came_wait(const struct app *app, const char *folder, const char *digest,
	       struct error *error);
bool came_settle(const struct app *app, const char *digest, struct error *error);

/* Puts an assignment away by its id, and what came with it; what was done stays in the
 * log. */
bool assignments_end(struct app *app, const char *id, struct error *error);

#endif
