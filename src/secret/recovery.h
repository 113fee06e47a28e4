/* secret/recovery.h -- a key as a page of text that can be printed and typed in.
 *
 * Promise: everything that is needed to have the key again, and words for whoever
 *          finds the page. Each line has a check of its own, so that a slip of the
 *          hand is found with its line; the fingerprint checks the whole.
 * Owner:   the text is the caller's buffer (wipe it); the identity too.
 * Threads: one at a time.
 * Fails:   with the line that is wrong.
 */
#ifndef SECRET_RECOVERY_H
#define SECRET_RECOVERY_H

#include "base/buffer.h"
#include "secret/identity.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

/* Writes the page. */
void recovery_write(const struct identity *identity, struct buffer *text);

/* Reads such a page, with or without the words around its numbers. */
bool recovery_read(const char *text, size_t length, struct identity **identity,
		   struct error *error);

#endif
