/* content/readers.h -- readers of values that more than one kind of section has.
 *
 * Promise: each takes a value whole or notes what is wrong with it, as key_schema.h
 *          says. A portion is `ground-feet` or `int-why (motivations, hopes)`;
 *          whether they exist is for references.h to say.
 * Owner:   as in key_schema.h. Threads: one at a time.
 */
#ifndef CONTENT_READERS_H
#define CONTENT_READERS_H

#include "content/key_schema.h"
#include "model/practice.h"
#include "model/programme.h"

/* `into` is of the type named. */
bool read_text(const struct spot *spot, void *into);	/* const char * */
bool read_title(const struct spot *spot, void *into);	/* const char *, what stands in lists:
							   a title, or somebody's name */
bool read_text_or_none(const struct spot *spot, void *into); /* NULL when empty */
bool read_texts(const struct spot *spot, void *into);	/* struct texts, adds */
bool read_name(const struct spot *spot, void *into);	/* const char * */
bool read_seconds(const struct spot *spot, void *into);	/* int64_t _ms */
bool read_minutes(const struct spot *spot, void *into);	/* int64_t _ms */
bool read_yes_no(const struct spot *spot, void *into);	/* bool */
bool read_date_or_none(const struct spot *spot, void *into); /* const char *, NULL
								when empty */

/* Splits the value at its commas. */
bool read_items(const struct spot *spot, struct texts *items);

/* Reads words out of `names` as bits 1u << index; each may be there once. */
bool read_words(const struct spot *spot, const char *const *names, size_t count,
		unsigned *bits);

/* Reads what can be left out; `into` is unsigned, bits 1u << enum leave_out. */
bool read_leave_outs(const struct spot *spot, void *into);

/* The same of what a practice is not for, bits 1u << enum condition. */
bool read_conditions(const struct spot *spot, void *into);

bool read_portion(const struct spot *spot, void *into);		/* struct portion */

/* Reads one more, offered in that slot, and adds it. */
bool portions_read(const struct spot *spot, enum slot slot, struct portions *portions);

#endif
