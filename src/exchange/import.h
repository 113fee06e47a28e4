/* exchange/import.h -- an assignment is looked at, and taken in when the person likes.
 *
 * Promise: nothing is run, nothing overwritten, and nothing kept before
 *          import_accept(): then all of it or, whatever happens meanwhile, nothing.
 *          Who signed it is looked up among the keys that are known (trust on first
 *          use). What it brings that is there already is refused, what it asks for
 *          that a rule is against is said.
 * Owner:   import_close(); it borrows the app.
 * Threads: one.
 * Fails:   with a sentence; then nothing has changed.
 */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include "exchange/signer_trust.h"
#include "model/assignment.h"
#include "model/taken.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct error;

struct import_line {
	const struct task *task;
	const char *title;		/* of the practice */
	const char *times;		/* "5 a week" */
	int64_t minutes_ms;
	const char *against;		/* a rule that is against it now; NULL */
	bool accepted;			/* for the face to change */
};

struct import {
	const struct assignment *assignment;
	struct import_line *lines;
	size_t line_count;
	enum trust trust;
	const char *fingerprint;	/* "" when nobody signed */
	const char *trust_words;	/* what to say about who signed it */
	bool trust_asks;		/* that wants a yes of its own */
	const struct taken *older;	/* whose place it takes; NULL */
	struct texts brings;		/* practices and recordings, in words */
	struct texts remarks;		/* what should be read first */
	const char *stands;		/* from when on its lines stand in Today */
	bool asks;			/* some remark wants a yes of its own */
	const char *leaves_out;		/* what no task contains, in words; NULL */
};

/* Looks at a file without keeping anything. Lines with what the person leaves out
 * begin as declined, all others as accepted. */
bool import_open(struct import **import, struct app *app, const char *path,
		 struct error *error);

/* Takes it in with the lines that are accepted; at least one must be. */
bool import_accept(struct import *import, struct error *error);

/* Lets go of it, and of what was unpacked unless it was accepted; NULL is allowed. */
void import_close(struct import *import);

#endif
