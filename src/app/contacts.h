/* app/contacts.h -- whom there is to call, in the order in which to try.
 *
 * Promise: first the clinic's numbers and the two people that the person has set,
 *          then the lines of their country, the emergency number, and
 *          directories. Every number that nobody has compared with the official
 *          page says "not yet verified". Numbers are shown; nothing is dialled.
 * Owner:   the arena given, and the app. Threads: one. Fails: never.
 */
#ifndef APP_CONTACTS_H
#define APP_CONTACTS_H

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;

enum contact_kind {
	CONTACT_CLINIC, CONTACT_PERSON, CONTACT_LINE, CONTACT_EMERGENCY, CONTACT_DIRECTORY
};

struct contact {
	enum contact_kind kind;
	const char *who;		/* "Clinic, by day", "Samaritans" */
	const char *how;		/* the number, as it was written */
	const char *about;		/* hours, languages, cost; NULL: nothing known */
};

/* The contacts; the app may be NULL. */
const struct contact *contacts_list(const struct app *app, struct arena *arena,
				    size_t *count);

/* Tells whether a number of the clinic and both people are set. */
bool contacts_are_set(const struct app *app);

/* What to say when no number of their own is set. */
#define CONTACTS_UNSET                                                           \
	"Numbers of your own, the clinic's and two people's, can be written down in " \
	"the settings; they then stand here first."

/* "In danger? Call 112 or 999 now.", with the country's numbers when known. */
const char *contacts_danger(const struct app *app, struct arena *arena);

#endif
