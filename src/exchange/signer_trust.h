/* exchange/signer_trust.h -- how far a signature tells who an assignment comes from.
 *
 * Promise: trust on first use: the first key of a name is shown with its fingerprint, so
 *          that two people can compare it by telephone; from then on another key is what
 *          is odd, and asks. So is a known key under another name, and a new one under a
 *          name that can be taken for a known one's (base/names.h). Nothing is kept: that
 *          is for whoever takes it in.
 * Owner:   texts live in the arena given. Threads: one.
 * Fails:   when the known keys cannot be read.
 */
#ifndef EXCHANGE_SIGNER_TRUST_H
#define EXCHANGE_SIGNER_TRUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;
struct signer;

enum trust {
	TRUST_UNSIGNED,			/* a plain file: nobody signed it */
	TRUST_NEW,			/* a key not seen before */
	TRUST_KNOWN,			/* the same key as the last time */
	TRUST_SUCCEEDS,			/* a known key vouches for it */
	TRUST_OTHER			/* the name, or one like it, is known with another key */
};

struct signer_trust {
	enum trust level;
	const char *words;		/* what to say about who signed */
	bool asks;			/* it wants a yes of its own */
	const char *fingerprint;	/* "" when nobody signed, as the keys are */
	const char *signs, *seals;
	int64_t known, former;		/* rows of the key and of the one before it; 0: none */
	const int64_t *kin;		/* rows of the key and of all before it */
	size_t kin_count;
};

/* Whether a row is one of them. */
bool signer_trust_is_kin(const struct signer_trust *trust, int64_t row);

/* Looks a signer up (NULL: nobody signed), who says the name `from`. */
bool signer_trust_find(struct app *app, struct arena *arena, const struct signer *signer,
		       const char *from, struct signer_trust *trust, struct error *error);

#endif
