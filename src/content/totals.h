/* content/totals.h -- numbers that are added up, and where they go.
 *
 * Promise: readers for the keys `total` and `total_low` of [practice]; and the one
 *          check that needs the whole file: every question adds to a total that
 *          is there, and every total has questions.
 * Owner:   as in key_schema.h. Threads: one at a time.
 */
#ifndef CONTENT_TOTALS_H
#define CONTENT_TOTALS_H

#include "content/key_schema.h"
#include "model/practice.h"

/* Into struct practice: `NAME`, or `NAME: words`; `NAME N: words`. */
bool read_total(const struct spot *spot, void *into);
bool read_total_low(const struct spot *spot, void *into);

/* Checks the practice, of which `head` ([practice]) and a section for each step
 * were read. */
void totals_check(const struct section *head, const struct section *sections,
		  const struct practice *practice, struct diagnostics *diagnostics,
		  const char *file);

#endif
