/* exchange/bundle_write.h -- an assignment and what belongs to it, listed, signed, packed.
 *
 * Promise: every file of the bundle stands in a list with its size and hash, and the list
 *          is signed with the key of whoever uses this data folder. The file is written
 *          whole; what was of that name is replaced.
 * Owner:   everything is borrowed for the call. Threads: one.
 * Fails:   with a sentence; no half file is left.
 */
#ifndef EXCHANGE_BUNDLE_WRITE_H
#define EXCHANGE_BUNDLE_WRITE_H

#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct error;
struct practice;

struct bundle_contents {
	const char *text;		/* of the assignment */
	const struct practice *const *attached;	/* practices that go along, with sounds */
	size_t attached_count;
	const char *voice;		/* whose recordings go along; NULL: none */
	const struct practice *const *spoken;	/* what the voice speaks */
	size_t spoken_count;
	bool may_be_silent;		/* the voice need not have any of it */
};

/* The own key is opened by `passphrase` (NULL: none), and made when there is none. */
bool bundle_write(struct app *app, const struct bundle_contents *contents,
		  const char *path, enum file_place place, const char *passphrase,
		  struct error *error);

#endif
