/* exchange/signing.h -- what a bundle's signature says, and whether it holds.
 *
 * Promise: a signature covers a list of every file with its name, size and hash, and
 *          both public keys of the signer: nothing can be added, taken out, renamed
 *          or exchanged. It may carry a former key's word for the present one.
 * Owner:   the list lives in the arena given. Threads: one.
 * Fails:   with a sentence that names the bundle.
 */
#ifndef EXCHANGE_SIGNING_H
#define EXCHANGE_SIGNING_H

#include "base/buffer.h"
#include "secret/identity.h"
#include "secret/person.h"
#include "secret/vault.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;

struct listed_file {
	const char *name;
	size_t bytes;
	char digest[DIGEST_TEXT];
};

/* The files of a bundle, but for its signature. Begins with its arena set. */
struct listing {
	struct arena *arena;
	struct listed_file *at;
	size_t count, capacity;
};

/* Who signed. */
struct signer {
	struct person person;
	bool succeeds;			/* a former key vouches for it */
	struct succession succession;
};

/* Adds a file. */
void listing_add(struct listing *listing, const char *name, size_t bytes,
		 const char digest[DIGEST_TEXT]);

/* The hash of the whole list, which names what was signed; the order in which files
 * were added is no matter. */
void listing_digest(struct listing *listing, char digest[DIGEST_TEXT]);

/* Writes the file `signature`. */
void signature_write(const struct identity *identity, struct listing *listing,
		     struct buffer *text);

/* Reads it and holds it against the list. */
bool signature_read(const char *bundle, const char *text, size_t length,
		    struct listing *listing, struct signer *signer,
		    struct error *error);

#endif
