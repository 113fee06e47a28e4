/* app/assigned.h -- what the assignments that stand say beside their lines: when to
 * stop, whom to call, and a word on the way.
 *
 * Promise: read when the app opens, and anew when app_read_assigned() is called.
 *          Whoever asks in between touches no database, so that a hard moment waits
 *          for none. What could not be read anew stays as it was.
 * Owner:   the app, until the next app_read_assigned(). Threads: one.
 * Fails:   never; app_assigned_unread() tells when something may be missing.
 */
#ifndef APP_ASSIGNED_H
#define APP_ASSIGNED_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>

struct app;

struct assigned {
	const char *id, *title, *from;
	struct texts notes, stop_if, contacts;
};

/* Of those that stand, oldest first. */
const struct assigned *app_assigned(const struct app *app, size_t *count);

/* The one with this id; NULL when it does not stand. */
const struct assigned *app_assigned_of(const struct app *app, const char *id);

/* Tells whether the log, or the words of one in it, could not be read. */
bool app_assigned_unread(const struct app *app);

/* Reads them anew: one was taken in or put away, or may have been. */
void app_read_assigned(struct app *app);

#endif
