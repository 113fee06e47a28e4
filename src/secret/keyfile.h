/* secret/keyfile.h -- an identity on the disk.
 *
 * Promise: one file of mode 0600, written whole or not at all. With a passphrase it
 *          is sealed (Argon2id, XChaCha20-Poly1305); without one whoever can read
 *          the file has the key, and KEYFILE_OPEN says so. The public half can be
 *          read without the passphrase. A changed or shortened file is found.
 * Owner:   the identity read is the caller's. Threads: one at a time.
 * Fails:   with a sentence; a file that was there stays as it was.
 */
#ifndef SECRET_KEYFILE_H
#define SECRET_KEYFILE_H

#include "base/file.h"
#include "secret/identity.h"
#include "secret/person.h"

#include <stdbool.h>

struct error;

#define KEYFILE_OPEN                                                             \
	"It is not locked with a passphrase: whoever can read your files can sign as " \
	"you and open what is sealed to you."

/* How hard a passphrase is to guess, and how long opening takes. */
enum keyfile_cost {
	KEYFILE_USUAL,			/* about a second, 256 MiB */
	KEYFILE_LITTLE			/* for tests */
};

struct keyfile_about {
	bool there, locked;
	struct person person;
};

/* What can be known without a passphrase; a file that is not there is no
 * failure. */
bool keyfile_look(const char *path, struct keyfile_about *about, struct error *error);

/* Reads it; the passphrase may be NULL when it is not locked. */
bool keyfile_read(const char *path, const char *passphrase, struct identity **identity,
		  struct error *error);

/* Writes it, locked unless the passphrase is NULL. Whoever changes one holds the lock of
 * its file (file_lock()) from before it is read. */
bool keyfile_write(const char *path, enum file_place place, const struct identity *identity,
		   const char *passphrase, enum keyfile_cost cost, struct error *error);

#endif
