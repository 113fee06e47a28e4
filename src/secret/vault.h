/* secret/vault.h -- seal for one person, open, sign, check: bytes in, bytes out.
 *
 * Promise: what is sealed can be opened by the one whose key it was sealed to and
 *          by nobody else, the sealer included; a changed or shortened byte is
 *          found. A signature holds for one purpose, its domain, and is worth
 *          nothing for another.
 * Owner:   results go into the caller's buffers.
 * Threads: any, each with its own things.
 * Fails:   with a sentence that says what is known and no more.
 */
#ifndef SECRET_VAULT_H
#define SECRET_VAULT_H

#include "base/buffer.h"
#include "secret/identity.h"
#include "secret/person.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

/* Adds to `sealed` what only this person can open. */
bool vault_seal(const struct person *to, const char *bytes, size_t length,
		struct buffer *sealed, struct error *error);

/* Opens what was sealed to this identity, or to a former pair of it. */
bool vault_open(const struct identity *identity, const char *sealed, size_t length,
		struct buffer *opened, struct error *error);

/* Signs with the newest pair. */
void vault_sign(const struct identity *identity, const char *domain, const char *bytes,
		size_t length, unsigned char signature[SIGNATURE_BYTES]);

/* Tells whether this person signed these bytes for this domain. */
bool vault_verify(const struct person *person, const char *domain, const char *bytes,
		  size_t length, const unsigned char signature[SIGNATURE_BYTES]);

/* A former pair's word for the present one, counted from 1, the last one, on; false when
 * there are not so many. Each speaks for itself: who knows any of them knows the present. */
bool succession_make(const struct identity *identity, size_t pair,
		     struct succession *succession);

/* Tells whether the former key has signed the new person. */
bool succession_is_well(const struct succession *succession,
			const struct person *person);

/* A hash (SHA-256, as sha256sum says it) over bytes that come in pieces; written as
 * hexadecimal digits. digest_text() ends it and frees it. */
struct digest;
enum { DIGEST_TEXT = 65 };
struct digest *digest_open(void);
void digest_add(struct digest *digest, const char *bytes, size_t length);
void digest_text(struct digest *digest, char text[DIGEST_TEXT]);

#endif
