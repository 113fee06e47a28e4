/* content/references.h -- do programmes and assignments name what there is?
 *
 * Promise: every practice and every step that a file names is looked up among
 *          the practices given; a session day is held to its rules, and an assignment to what
 *          it leaves out. Each mistake is an error at its line.
 * Owner:   nothing is kept. Threads: one at a time. Fails: never.
 */
#ifndef CONTENT_REFERENCES_H
#define CONTENT_REFERENCES_H

#include "content/diagnostics.h"
#include "model/assignment.h"
#include "model/programme.h"

#include <stdbool.h>

/* Notes what a programme names in vain or may not name there, and takes it out:
 * what is left can be offered as it stands. */
void references_settle(struct programme *programme, const struct practice *const *practices,
		       size_t count, struct diagnostics *diagnostics);

/* Notes what an assignment names in vain or may not ask for; false when there is
 * anything. */
bool references_check(const struct assignment *assignment,
		      const struct practice *const *practices, size_t count,
		      struct diagnostics *diagnostics);

/* Notes a practice that a rule of this one names and that is not there, or never asks
 * how steady it left somebody. */
void references_check_practice(const struct practice *practice,
			       const struct practice *const *practices, size_t count,
			       struct diagnostics *diagnostics);

#endif
