/* content/rule_keys.h -- the keys of [practice] that say when and for whom it is not.
 *
 * Promise: each reads into struct rules; what only two keys together can show is
 *          noted as well, and a caution that says in prose alone what a key could say:
 *          what only a reader knows, the program cannot hold to.
 * Owner:   as in key_schema.h. Threads: one at a time.
 */
#ifndef CONTENT_RULE_KEYS_H
#define CONTENT_RULE_KEYS_H

#include "content/key_schema.h"
#include "model/practice.h"

/* `into` is of the type named. */
bool read_days(const struct spot *spot, void *into);		/* int, 1 to 120 */
bool read_steadiness(const struct spot *spot, void *into);	/* int, 1 to 10 */
bool read_steady_first(const struct spot *spot, void *into);	/* struct rules */

/* Holds the rules of a practice against one another and against its cautions. */
void rule_keys_check(const struct section *head, const struct practice *practice,
		     bool own, struct diagnostics *diagnostics, const char *file);

#endif
