/* secret/identity.h -- the keys of whoever uses this program.
 *
 * Promise: made of chance, never derived from a name. The newest pair signs and
 *          is sealed to; the former ones stay, so that what was sealed to them can
 *          still be opened, and each of them vouches for the newest. Secrets lie in
 *          locked memory and are wiped.
 * Owner:   identity_close(). Threads: one at a time.
 * Fails:   with a sentence; then nothing was made.
 */
#ifndef SECRET_IDENTITY_H
#define SECRET_IDENTITY_H

#include "secret/person.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct identity;

enum {
	SEED_BYTES = 64,		/* of one pair: 32 to sign, 32 to be sealed to */
	PAIRS_MOST = 16,
	FORMER_MOST = PAIRS_MOST - 1
};

/* What a lost key takes along, and what it does not. */
#define IDENTITY_LOST                                                            \
	"What is lost with it: what others have sealed to it can no longer be opened, " \
	"and whoever knows it is warned when something of yours comes with another. " \
	"What is not lost: your journal, your sessions and your settings; they are not " \
	"locked with it. Make a new key, and tell its fingerprint to those who know " \
	"the old one."

/* Makes a new one. */
bool identity_make(struct identity **identity, struct error *error);

/* Makes one from the seeds of its pairs, newest first. */
bool identity_from_seeds(struct identity **identity, const unsigned char *seeds,
			 size_t pairs, struct error *error);

/* Gives it a new pair; the former stays behind it. */
bool identity_rotate(struct identity *identity, struct error *error);

/* Its public half, now. */
const struct person *identity_person(const struct identity *identity);

/* Its pairs, newest first: `pair` counts from 0. The seeds of one pair, and the
 * public half; for the rest of this room only. */
size_t identity_pairs(const struct identity *identity);
const unsigned char *identity_seeds(const struct identity *identity, size_t pair);
const struct person *identity_former(const struct identity *identity, size_t pair);

/* Wipes and frees it; NULL is allowed. */
void identity_close(struct identity *identity);

#endif
