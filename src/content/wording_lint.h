/* content/wording_lint.h -- words that Groundwork does not use.
 *
 * Promise: finds promises of healing and commands to go on, in what a person
 *          reads or hears, and says what to write instead. In a shipped file
 *          such a word is an error, in a person's own a warning.
 * Owner:   nothing is kept. Threads: one at a time. Fails: never.
 */
#ifndef CONTENT_WORDING_LINT_H
#define CONTENT_WORDING_LINT_H

#include <stdbool.h>

struct diagnostics;

/* Notes every such word of a text that stands in that line of a file, shipped or one's
 * own. */
void wording_lint_check(const char *text, bool own, const char *file, int line,
			struct diagnostics *diagnostics);

#endif
