/* content/portion_values.h -- values that name practices and their steps.
 *
 * Promise: reads `ground-feet` and `int-why (motivations, hopes)`; whether they
 *          exist is for references.h to say.
 * Owner:   as in key_table.h. Threads: one at a time.
 */
#ifndef CONTENT_PORTION_VALUES_H
#define CONTENT_PORTION_VALUES_H

#include "content/key_table.h"
#include "model/programme.h"

bool read_portion(const struct spot *spot, void *into);		/* struct portion */

/* Reads one more, offered in that slot, and adds it. */
bool portions_read(const struct spot *spot, enum slot slot, struct portions *portions);

#endif
