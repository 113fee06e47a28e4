/* app/contacts.h -- whom there is to call, in the order in which to try.
 *
 * Promise: first the clinic's numbers, those that came with assignments, and the two
 *          people that the person has set; then the lines of the country they are in, its
 *          emergency number, and directories. Whoever is on a retreat in another country is
 *          in that one, from the day of arrival until home; the lines from home come after
 *          it, and say that they may not be reached from there. What could not be read is
 *          in the list as well, as a sentence in the place of the numbers, so that none is
 *          missing in silence. No database is touched. Which numbers nobody has compared
 *          with the official page is not said here: in a bad hour it would read as a reason
 *          not to call; the settings, `doctor` and `clinic` say it. Numbers are shown;
 *          nothing is dialled.
 * Owner:   the arena given, and the app. Threads: one. Fails: never.
 */
#ifndef APP_CONTACTS_H
#define APP_CONTACTS_H

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct texts;

enum contact_kind {
	CONTACT_CLINIC, CONTACT_PERSON, CONTACT_LINE, CONTACT_EMERGENCY, CONTACT_DIRECTORY,
	CONTACT_UNREAD			/* `how` says what may be missing */
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

/* "Samaritans: 116 123 (day and night; free)" */
const char *contact_words(const struct contact *contact, struct arena *arena);

/* What is still to be written down: "a number of the clinic, and a second person of
 * yours". An assignment's counts as the clinic's. NULL when all is there. */
const char *contacts_wanting(const struct app *app);

/* The same when these contacts are there as well, as an assignment would bring them. */
const char *contacts_wanting_with(const struct app *app, const struct texts *coming);

/* Whether writing down this setting, such as person_1, would bring what is wanted. */
bool contacts_lack(const struct app *app, const char *key);

/* What to say when this was typed for a setting such as clinic_day: that it has no
 * number in it. NULL: nothing. */
const char *contacts_remark(const char *key, const char *value);

/* What to say when no number of their own is set. */
#define CONTACTS_UNSET                                                           \
	"Numbers of your own, the clinic's and two people's, can be written down in " \
	"the settings; they then stand here first."

/* "In danger? Call 112 or 999 now.", with the country's numbers when known. */
const char *contacts_danger(const struct app *app, struct arena *arena);

#endif
