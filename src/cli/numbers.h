/* cli/numbers.h -- a country's numbers, each with the day on which somebody compared it
 * with the official page.
 *
 * Promise: for whoever looks numbers over, a clinic or the one who keeps the program;
 *          in a hard moment only the numbers themselves are shown (app/contacts.h).
 * Owner:   the arena given. Threads: one. Fails: never.
 */
#ifndef CLI_NUMBERS_H
#define CLI_NUMBERS_H

#include <stddef.h>

struct app;
struct arena;
struct country;

struct number_line {
	const char *who, *how;		/* "Samaritans", "116 123" */
	const char *checked;		/* "compared on 2026-11-24", "not yet verified" */
};

/* The emergency numbers and the lines; sets *count. */
const struct number_line *numbers_of(const struct app *app, struct arena *arena,
				     const struct country *country, size_t *count);

#endif
