/* content/library.h -- all practices there are, and what is made of them.
 *
 * Promise: reads practices/, programmes/, assignments/ and pages/ of the shipped
 *          folder and of the person's own, which overrides by id. A file with an
 *          error is left out and named in the problems; the good ones beside it
 *          still work. An own file that is wrong never hides the shipped one of
 *          its name. Whatever a programme names is there: a line that names
 *          something else is told and taken out of it. An assignment that does
 *          so is left out whole.
 * Owner:   the library owns everything it hands out, until library_close().
 * Threads: one at a time while opening; read by any afterwards.
 * Fails:   library_open() only when the shipped folder cannot be read or holds
 *          no good practice; the person's own folder may be missing, and so may all folders but
 *          practices/.
 */
#ifndef CONTENT_LIBRARY_H
#define CONTENT_LIBRARY_H

#include "content/diagnostics.h"
#include "model/assignment.h"
#include "model/page.h"
#include "model/practice.h"
#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

struct library {
	struct arena *arena;
	const struct practice *const *practices;	/* by id, as are all */
	size_t count;
	const struct programme *const *programmes;
	size_t programme_count;
	const struct assignment *const *assignments;	/* samples to begin from */
	size_t assignment_count;
	const struct page *const *pages;
	size_t page_count;
	struct diagnostics diagnostics;
};

/* Opens the library. On failure *library is still set (empty, with its
 * problems), so that the reason can be shown in full. */
bool library_open(struct library **library, const char *shipped, const char *own,
		  struct error *error);

/* The same with folders of what came with assignments: of each its practices/ are
 * read. A practice of theirs never takes the place of one that is there. */
bool library_open_with(struct library **library, const char *shipped, const char *own,
		       const struct texts *came, struct error *error);

/* The practice of that id; NULL when there is none. */
const struct practice *library_find(const struct library *library, const char *id);

/* The same for the other kinds. */
const struct programme *library_programme(const struct library *library, const char *id);
const struct assignment *library_assignment(const struct library *library,
					    const char *id);
const struct page *library_page(const struct library *library, const char *id);

/* Up to `most` practices whose id comes near to what was asked for. */
size_t library_nearest(const struct library *library, const char *id,
		       const struct practice **found, size_t most);

/* The same library as a value, with some more practices in it, which come before
 * others of their id. It is borrowed from the library and the arena: not to be
 * closed. */
struct library library_with(const struct library *library, struct arena *arena,
			    const struct practice *const *more, size_t count);

/* Frees everything; NULL is allowed. */
void library_close(struct library *library);

#endif
