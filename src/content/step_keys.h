/* content/step_keys.h -- the keys of the eight kinds of steps.
 *
 * Promise: one table a kind; what the tables cannot say (one of two keys, two
 *          keys that must agree) is said by step_end().
 * Owner:   as in key_schema.h. Threads: one at a time.
 */
#ifndef CONTENT_STEP_KEYS_H
#define CONTENT_STEP_KEYS_H

#include "content/key_schema.h"
#include "model/practice.h"

/* The table of a kind; its values are read into a struct step. */
const struct key_schema *step_keys(enum step_kind kind);

/* A step as it is before its keys are read. */
struct step step_begin(enum step_kind kind, const char *name, int line);

/* Notes what is missing or does not fit together, now that the step is whole.
 * The safety limits are not among it: see limits.h. */
void step_end(const struct section *section, const struct step *step,
	      struct diagnostics *diagnostics, const char *file);

#endif
