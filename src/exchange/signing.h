/* exchange/signing.h -- what a bundle's signature says, and whether it holds.
 *
 * Promise: a signature covers a list of every file with its name, size and hash, and
 *          both public keys of the signer: nothing can be added, taken out, renamed
 *          or exchanged. It carries the words of the signer's former keys for the present
 *          one, so that whoever knows any of them is not alarmed.
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
	size_t former_count;		/* former keys that vouch for it, the last one first */
	struct succession former[FORMER_MOST];
};

/* Adds a file. */
void listing_add(struct listing *listing, const char *name, size_t bytes,
		 const char digest[DIGEST_TEXT]);

/* The hash of the whole list, which names what was signed; the order in which files
 * were added is no matter. */
void listing_digest(struct listing *listing, char digest[DIGEST_TEXT]);

/* Writes the file `signature`, with the word of the last former key. */
void signature_write(const struct identity *identity, struct listing *listing,
		     struct buffer *text);

/* Adds the words of all earlier keys to assignment.ini, as lines of comment: programs that
 * know of one former key only, and none in such lines, still read it. */
void vouchers_write(const struct identity *identity, struct buffer *text);

/* Reads them from there into a signer whose signature was read before. */
bool vouchers_read(const char *bundle, const char *text, struct signer *signer,
		   struct error *error);

/* Reads it and holds it against the list. */
bool signature_read(const char *bundle, const char *text, size_t length,
		    struct listing *listing, struct signer *signer,
		    struct error *error);

#endif
