/* app/assignment_folders.h -- the folders of what came with assignments.
 *
 * Promise: $data/assignments/DIGEST holds what one bundle brought. A folder is put in
 *          place in two steps around the database's one: first beside, under a name
 *          that is not read; then the assignment is kept; then it is renamed, now or
 *          at the next start. So a kill at any moment leaves all of it or nothing.
 * Owner:   paths live in the arena given. Threads: one; a lock keeps a second process
 *          from clearing up what the first is unpacking.
 */
#ifndef APP_ASSIGNMENT_FOLDERS_H
#define APP_ASSIGNMENT_FOLDERS_H

#include <stdbool.h>

struct app;
struct arena;
struct error;

/* The folder of them all. */
const char *assignment_folder_parent(const struct app *app, struct arena *arena);

/* Takes the lock; -1 when another process has it. Given back by closing it. */
int assignment_folder_lock(const struct app *app, struct error *error);

/* Removes what no assignment that stands refers to; wants the lock. */
void assignment_folder_clear(struct app *app);

/* First step: an unpacked folder waits beside. Third: it is put in its place. */
bool assignment_folder_wait(const struct app *app, const char *folder, const char *digest,
	       struct error *error);
bool assignment_folder_settle(const struct app *app, const char *digest, struct error *error);

/* Finds the folders that stand, after finishing what an end of the program left half
 * done: app_open() asks. */
void assignment_folder_find(struct app *app);

#endif
