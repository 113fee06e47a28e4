/* base/hash.h -- a short, stable name for a text.
 *
 * Promise: the same bytes have the same hash on every machine and in every
 *          version (FNV-1a, 64 bits). It is for naming, never for secrecy.
 * Threads: any. Fails: never.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The start value for hash_add(). */
#define HASH_START UINT64_C(0xcbf29ce484222325)

/* Goes on with a hash over more bytes. */
uint64_t hash_add(uint64_t hash, const char *bytes, size_t length);

#endif
