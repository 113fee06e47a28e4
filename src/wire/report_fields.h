/* wire/report_fields.h -- single values of a report that is read.
 *
 * Promise: what comes back is of the kind and within the range that was asked for, also
 *          when the text had something else: then a harmless one stands for it, and the
 *          reading has failed.
 * Owner:   texts live in the reading's arena; lists and objects are borrowed from the
 *          JSON that is read. Threads: one a reading.
 * Fails:   by `failed`, with the first thing that is wrong in `error`; what comes after it
 *          is not looked at.
 */
#ifndef WIRE_REPORT_FIELDS_H
#define WIRE_REPORT_FIELDS_H

#include "wire/json.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;

enum { DAY_S = 86400 };

struct reading {
	struct arena *arena;
	struct error *error;
	const char *list;		/* where: NULL for the report itself */
	size_t at;
	bool failed;
};

/* Says what is wrong with the value of a key, where the reading stands. */
void field_fail(struct reading *reading, const char *key, const char *what);

/* A text of at most so many bytes, in one line or (`lines`) more; NULL when there is
 * none. */
const char *field_text(struct reading *reading, json_t *object, const char *key, size_t most,
		       bool lines);

/* A few words: they may be absent (NULL), or must be there (never NULL). */
const char *field_maybe(struct reading *reading, json_t *object, const char *key);
const char *field_must(struct reading *reading, json_t *object, const char *key);

/* A whole number that must be there. */
int64_t field_number(struct reading *reading, json_t *object, const char *key, int64_t least,
		     int64_t most);

/* A date, by its number. */
int64_t field_date(struct reading *reading, json_t *object, const char *key);

/* A moment with its offset. */
int64_t field_moment(struct reading *reading, json_t *object, const char *key,
		     int *offset_s);

/* A list of objects with its most; the caller reads each. */
json_t *field_list(struct reading *reading, json_t *object, const char *key, size_t most,
		   size_t *count);

/* The object at a place of the list of that name; the reading stands there from now on. */
json_t *field_item(struct reading *reading, json_t *list, const char *name, size_t at);

#endif
