/* cli/numbers.h -- numbers in lines: whom to call, and a country's numbers with the day on
 * which somebody compared each with the official page.
 *
 * Promise: that day is for whoever looks numbers over, a clinic or the one who keeps the
 *          program; whoever is to call sees the numbers alone (app/contacts.h).
 * Owner:   the arena given. Threads: one. Fails: never.
 */
#ifndef CLI_NUMBERS_H
#define CLI_NUMBERS_H

#include "model/practice.h"

#include <stddef.h>

struct app;
struct arena;
struct country;

/* Prints whom to call, one line each, and what is still to be written down. */
void numbers_to_call(const struct app *app);

/* What helps in a hard moment, and whom to call then, as lines to be printed wherever
 * somebody typed ! instead of an answer. */
struct texts numbers_hard_moment(const struct app *app, struct arena *arena);

struct number_line {
	const char *who, *how;		/* "Samaritans", "116 123" */
	const char *checked;		/* "compared on 2026-11-24", "not yet verified" */
};

/* The emergency numbers and the lines; sets *count. */
const struct number_line *numbers_of(const struct app *app, struct arena *arena,
				     const struct country *country, size_t *count);

#endif
