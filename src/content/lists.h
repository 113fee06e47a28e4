/* content/lists.h -- readers of values that are lists with commas.
 *
 * Promise: as in key_table.h; each notes what is wrong with its value.
 * Owner:   as in key_table.h. Threads: one at a time.
 */
#ifndef CONTENT_LISTS_H
#define CONTENT_LISTS_H

#include "content/key_table.h"
#include "model/practice.h"

/* Splits the value at its commas. */
bool read_items(const struct spot *spot, struct texts *items);

/* Reads words out of `names` as bits 1u << index; each may be there once. */
bool read_words(const struct spot *spot, const char *const *names, size_t count,
		unsigned *bits);

/* Reads what can be left out; `into` is unsigned, bits 1u << enum leave_out. */
bool read_leave_outs(const struct spot *spot, void *into);

#endif
