/* exchange/case_name.h -- what to think of before a report is believed to be somebody's.
 *
 * Promise: a new key under a name that is known, or can be taken for one that is
 *          (base/names.h), and a known key under a name that it never had, are said with
 *          the names of both. Nobody is put together for it: that is what keys are for.
 * Owner:   words live in the arena. Threads: any. Fails: never.
 */
#ifndef EXCHANGE_CASE_NAME_H
#define EXCHANGE_CASE_NAME_H

#include <stddef.h>

struct arena;
struct case_added;
struct case_person;

/* Of a report that was added (`did`), whose sender says `name` and has a key with these
 * digits; everybody in the caseload is given. NULL: nothing is odd. */
const char *case_name_warning(struct arena *arena, const struct case_person *people,
			      size_t count, const struct case_added *did, const char *name,
			      const char *digits);

/* Of somebody who is called `name` from now on: who else goes by that. NULL: nobody. */
const char *case_name_shared(struct arena *arena, const struct case_person *people,
			     size_t count, const char *person, const char *name);

#endif
