/* content/helplines_file.h -- helplines.ini becomes countries and lines.
 *
 * Promise: every mistake is noted with its line. Numbers are too important to lose
 *          over a slip: a wrong value is left out alone, and an entry only when it
 *          has no name or says nowhere to turn. A person's own file (a clinic's,
 *          say) goes over the shipped one, entry by entry; an own entry with an
 *          error never hides the shipped one of its name.
 * Owner:   everything lives in the arena.
 * Threads: one at a time.
 * Fails:   never; what cannot be read is noted.
 */
#ifndef CONTENT_HELPLINES_FILE_H
#define CONTENT_HELPLINES_FILE_H

#include "content/diagnostics.h"
#include "model/helpline.h"

#include <stdint.h>

/* Reads the shipped file and the person's own; a path may be NULL, and a missing
 * file is no mistake. */
void helplines_read(struct arena *arena, const char *shipped, const char *own,
		    struct helplines *helplines, struct diagnostics *diagnostics);

/* Reads one file from bytes in memory. */
void helplines_parse(struct arena *arena, const char *path, const char *bytes,
		     size_t length, struct helplines *helplines,
		     struct diagnostics *diagnostics);

/* Warns of every entry that nobody has verified, or whose verification is more
 * than a year old on the day `today` (see day_number()); a day to come is an
 * error. */
void helplines_check_age(const struct helplines *helplines, int64_t today,
			 struct diagnostics *diagnostics);

#endif
