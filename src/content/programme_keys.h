/* content/programme_keys.h -- the keys of a programme and of its days.
 *
 * Promise: one table for the head and one for each kind of day.
 * Owner:   as in key_table.h. Threads: any.
 */
#ifndef CONTENT_PROGRAMME_KEYS_H
#define CONTENT_PROGRAMME_KEYS_H

#include "content/key_table.h"
#include "model/programme.h"

enum day_kind { DAY_OF_FORM, DAY_OF_WEEK, DAY_OF_SESSION, DAY_AFTER, DAY_MONTHLY };

/* A day while it is being read. */
struct day_draft {
	struct programme_day day;
	enum day_kind kind;
	int forms[FORMS_MOST];		/* as written; none: every form */
	size_t form_count;
	enum slot slot;			/* of what comes next */
	int slot_line;			/* of a slot with nothing in it yet; 0 */
	unsigned slots_seen;		/* bits 1u << enum slot */
};

/* The keys of [programme]; values are read into a struct programme. */
const struct key_table *programme_keys(void);

/* The keys of a day; values are read into a struct day_draft. */
const struct key_table *day_keys(enum day_kind kind);

#endif
