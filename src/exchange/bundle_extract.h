/* exchange/bundle_extract.h -- a bundle, unpacked beside everything, in a folder of its own.
 *
 * Promise: nothing is ever written outside of that fresh private folder; when the call
 *          returns well, all of it is on the disk and fits its signature. Otherwise
 *          nothing is left.
 * Owner:   texts live in the arena given; the folder is the caller's to rename or to
 *          remove.
 * Threads: one.
 * Fails:   with the bundle's name and what is wrong with it.
 */
#ifndef EXCHANGE_BUNDLE_EXTRACT_H
#define EXCHANGE_BUNDLE_EXTRACT_H

#include "exchange/signing.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;

struct bundle_extracted {
	const char *folder;		/* where it lies for now */
	char digest[DIGEST_TEXT];	/* of all that is in it */
	struct signer signer;
	const char *text;		/* assignment.ini */
	size_t length;
	size_t practices, clips, sounds;
	size_t unheard;			/* clips and sounds that cannot be played */
	const char *voice;		/* of the first clip; NULL: none */
};

/* Unpacks `path` into a new folder below `parent`, which is made when it is not
 * there. */
bool bundle_extract(struct arena *arena, const char *path, const char *parent,
		    struct bundle_extracted *unpacked, struct error *error);

#endif
