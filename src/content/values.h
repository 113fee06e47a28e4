/* content/values.h -- the words of a file become numbers, lists and dates.
 *
 * Promise: a value is taken whole or not at all, the same in every locale.
 *          Nothing is told here: whoever asks knows the key and the line.
 * Owner:   lists live in the arena given. Threads: any.
 */
#ifndef CONTENT_VALUES_H
#define CONTENT_VALUES_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Reads a number such as 6, 2.5 or -12 in thousandths: at most six digits
 * before the point and three behind it. */
bool value_thousandths(const char *text, int64_t *thousandths);

/* Half a sentence for a number that cannot be read: ", with a point and no comma" when that
 * is all that is wrong with it, else "". */
const char *value_comma_words(const char *text);

/* Reads a whole number of at most six digits. */
bool value_whole(const char *text, int *number);

/* Tells whether the text is a name: lower-case letters, digits and hyphens, a
 * letter or digit first, at most 60 of them. */
bool value_is_name(const char *text);

/* Splits at commas and trims; false when an item is empty. An empty text is an
 * empty list. */
bool value_list(struct arena *arena, const char *text, struct texts *list);

/* Splits at blanks. */
void value_words(struct arena *arena, const char *text, struct texts *words);

/* Adds a text to a list that was made by adding. */
void value_add(struct arena *arena, struct texts *list, const char *text);

/* Finds a word among names; false when it is none of them. */
bool value_among(const char *text, const char *const *names, size_t count,
		 size_t *at);

#endif
