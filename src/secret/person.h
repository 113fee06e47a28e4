/* secret/person.h -- the public half of a person: what others may know.
 *
 * Promise: two keys of libsodium: one that checks what the person signed
 *          (Ed25519), one to which something is sealed for them (X25519). Both
 *          together have one fingerprint, so that neither can be exchanged alone.
 * Owner:   values only. Threads: any.
 * Fails:   person_read() when the text is no such key.
 */
#ifndef SECRET_PERSON_H
#define SECRET_PERSON_H

#include <stdbool.h>
#include <stddef.h>

enum {
	KEY_BYTES = 32,
	SIGNATURE_BYTES = 64,
	KEY_TEXT = 44,			/* a key as text, and NUL */
	SIGNATURE_TEXT = 87,
	FINGERPRINT_TEXT = 30		/* six groups of four digits, and NUL */
};

struct person {
	unsigned char signs[KEY_BYTES], seals[KEY_BYTES];
};

/* Says that a new key belongs to whoever had the old one. */
struct succession {
	struct person former;
	unsigned char signature[SIGNATURE_BYTES];	/* by the former key */
};

/* Writes bytes as text: base64, the variant that is fit for names of files, without
 * padding. `text` has room for it and NUL. */
void code_write(const unsigned char *bytes, size_t count, char *text);

/* Reads exactly `count` bytes of such a text. */
bool code_read(const char *text, unsigned char *bytes, size_t count);

/* "4071 2290 8834 1120 5537 0906": short enough to be compared over the
 * telephone, long enough (about 80 bits) that nobody finds another key with it. */
void person_fingerprint(const struct person *person, char text[FINGERPRINT_TEXT]);

/* Tells whether two are the same keys. */
bool person_is(const struct person *one, const struct person *other);

#endif
