/* content/limits.h -- the safety limits of a practice.
 *
 * Promise: what no author may go beyond: holds, pace, the length of the out-breath
 *          and of paced blocks, silence in a guide, and that a practice says what
 *          it contains, so that a person can leave it out. Each breach is an
 *          error at its line. The numbers are in limits.c and nowhere else, but
 *          for what counts as a held breath, which model/practice.h says.
 * Owner:   nothing is kept. Threads: one at a time. Fails: never.
 */
#ifndef CONTENT_LIMITS_H
#define CONTENT_LIMITS_H

#include "content/key_schema.h"
#include "model/practice.h"

/* Checks one step, of which `section` was read. */
void limits_check_step(const struct section *section, const struct step *step,
		       struct diagnostics *diagnostics, const char *file);

/* Checks the practice, of which `head` ([practice]) and a section for each step
 * were read. `whole`: no error has been noted in it so far. */
void limits_check_practice(const struct section *head, const struct section *sections,
			   const struct practice *practice, bool whole,
			   struct diagnostics *diagnostics, const char *file);

#endif
