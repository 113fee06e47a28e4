/* base/day_words.h -- a date as people write it.
 *
 * Promise: 2026-11-26, 20261126, 26 Nov, 26 November 2026, Nov 26 2026, 26.11.2026,
 *          26/11/2026 and the like are read, a name of the day among them; without a year
 *          the date nearest to a given one is meant. Which of two numbers is the month
 *          is never guessed: then both days are told.
 * Owner:   nothing is kept. Threads: any.
 * Fails:   by what it returns.
 */
#ifndef BASE_DAY_WORDS_H
#define BASE_DAY_WORDS_H

#include "base/moment.h"

enum day_words {
	DAY_WORDS_NONE,			/* nothing is written */
	DAY_WORDS_PART,			/* no date, or not all of one */
	DAY_WORDS_DAY,			/* a date: `day` */
	DAY_WORDS_EITHER,		/* it can be read as `day` and as `other` */
	DAY_WORDS_NO_DAY		/* `day` is a date that does not exist */
};

enum day_words day_words_read(const char *text, struct day near, struct day *day,
			      struct day *other);

#endif
