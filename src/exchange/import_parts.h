/* exchange/import_parts.h -- what the files of importing share and nobody else sees.
 *
 * Owner: importing's arena, until import_close(). Threads: one.
 */
#ifndef EXCHANGE_IMPORT_PARTS_H
#define EXCHANGE_IMPORT_PARTS_H

#include "exchange/assign.h"
#include "exchange/import.h"
#include "app/app.h"
#include "exchange/unpack.h"
#include "content/library.h"
#include "content/problems.h"
#include "store/assignments.h"
#include "app/opened.h"
#include "base/paths.h"

struct importing {
	struct import view;		/* the first: what others see */
	struct app *app;
	struct arena *arena;
	const char *path;
	struct problems problems;
	int lock;			/* -1: not taken */
	bool is_unpacked, accepted;
	struct unpacked unpacked;
	const struct practice **practices;	/* that it brings */
	size_t practice_count;
	struct library all;		/* what there is, and what it brings */
	const char *text;		/* of the assignment */
	const char *id;			/* under which it is kept */
	int64_t known, former;		/* rows of the signer; 0: none */
	char signs[KEY_TEXT], seals[KEY_TEXT];
};

/* import_trust.c: looks the signer up; then what there is to say first. */
bool import_trust(struct importing *importing, struct error *error);
void import_remarks(struct importing *importing);

#endif
