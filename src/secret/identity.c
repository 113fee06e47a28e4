/* secret/identity.c -- a short list of seeds; all keys come of them. */
#include "secret/identity.h"

#include "base/error.h"

#include <sodium.h>
#include <string.h>

struct identity {
	size_t pairs;
	unsigned char seeds[PAIRS_MOST][SEED_BYTES];
	struct person people[PAIRS_MOST];
};

static bool make_room(struct identity **identity, struct error *error)
{
	*identity = sodium_init() >= 0 ? sodium_malloc(sizeof **identity) : NULL;
	if (!*identity)
		return error_set(error, "there is no memory in which a key could be kept "
				 "from being swapped out");
	memset(*identity, 0, sizeof **identity);
	return true;
}

/* The public half of a pair. */
static void publish(struct identity *identity, size_t pair)
{
	unsigned char secret[crypto_sign_SECRETKEYBYTES];
	struct person *person = &identity->people[pair];

	crypto_sign_seed_keypair(person->signs, secret, identity->seeds[pair]);
	crypto_box_seed_keypair(person->seals, secret, identity->seeds[pair] + KEY_BYTES);
	sodium_memzero(secret, sizeof secret);
}

bool identity_make(struct identity **identity, struct error *error)
{
	if (!make_room(identity, error))
		return false;
	(*identity)->pairs = 1;
	randombytes_buf((*identity)->seeds[0], SEED_BYTES);
	publish(*identity, 0);
	return true;
}

bool identity_from_seeds(struct identity **identity, const unsigned char *seeds,
			 size_t pairs, struct error *error)
{
	*identity = NULL;
	if (!pairs || pairs > PAIRS_MOST)
		return error_set(error, "it holds %zu pairs of keys; 1 to %d are expected",
				 pairs, PAIRS_MOST);
	if (!make_room(identity, error))
		return false;
	(*identity)->pairs = pairs;
	memcpy((*identity)->seeds, seeds, pairs * SEED_BYTES);
	for (size_t i = 0; i < pairs; i++)
		publish(*identity, i);
	return true;
}

bool identity_rotate(struct identity *identity, struct error *error)
{
	if (identity->pairs == PAIRS_MOST)
		return error_set(error, "the key has been renewed %d times, which is as "
				 "often as one file can hold", PAIRS_MOST - 1);
	memmove(identity->seeds + 1, identity->seeds, identity->pairs * SEED_BYTES);
	memmove(identity->people + 1, identity->people,
		identity->pairs * sizeof *identity->people);
	identity->pairs++;
	randombytes_buf(identity->seeds[0], SEED_BYTES);
	publish(identity, 0);
	return true;
}

const struct person *identity_person(const struct identity *identity)
{
	return &identity->people[0];
}

size_t identity_pairs(const struct identity *identity)
{
	return identity->pairs;
}

const unsigned char *identity_seeds(const struct identity *identity, size_t pair)
{
	return identity->seeds[pair];
}

const struct person *identity_former(const struct identity *identity, size_t pair)
{
	return &identity->people[pair];
}

void identity_close(struct identity *identity)
{
	sodium_free(identity);		/* wipes it */
}
