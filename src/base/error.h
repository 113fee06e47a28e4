/* base/error.h -- one sentence about what went wrong, fit for a person.
 *
 * Promise: every function in the house that can fail returns bool (true =
 *          well) and fills the caller's struct error when it returns false.
 *          Whatever the sentence was made of (the name of a file, a field of a damaged
 *          one), a terminal can show it (base/plain_text.h).
 * Owner:   the caller; a struct error is a value and needs no freeing.
 * Threads: any, each with its own struct error.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

struct error {
	char text[1024];
};

/* For the rare caller to whom a failure really is no matter, with the reason why. NULL
 * is no error to ask for: who does not hear of a failure answers with a stand-in. */
#define ERROR_NO_MATTER(why) (&(struct error){ .text = why })

/* Writes the sentence (cut at a whole character when too long) and returns
 * false, so that failing is one line. */
bool error_set(struct error *error, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
