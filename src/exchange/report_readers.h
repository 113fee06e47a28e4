/* exchange/report_readers.h -- to whom a report can go: those who asked for something.
 *
 * Promise: everybody from whom an assignment was taken in, each once, with the newest
 *          key that the older ones vouch for.
 * Owner:   the arena given. Threads: one.
 * Fails:   with a sentence.
 */
#ifndef EXCHANGE_REPORT_READERS_H
#define EXCHANGE_REPORT_READERS_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

/* Somebody from whom an assignment was taken in. */
struct report_reader {
	const char *name;
	const char *called;		/* what they call the person */
	const char *signs, *seals;	/* "": nothing of theirs was signed */
	const char *fingerprint;	/* "" as well */
	struct texts keys;		/* with which they sign and have signed */
	int64_t since;			/* the date on which they first asked for something */
};

/* They, the last one first; of somebody whose key was renewed only the newest. */
bool report_readers(struct app *app, struct arena *arena,
		    const struct report_reader **list, size_t *count, struct error *error);

/* The one of that name, or with those digits; two of one name are told apart by
 * their digits. */
bool report_reader_find(struct app *app, struct arena *arena, const char *name,
			struct report_reader *reader, struct error *error);

#endif
