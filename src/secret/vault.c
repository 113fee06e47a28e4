/* secret/vault.c -- libsodium's sealed boxes and signatures, with our sentences. */
#include "secret/vault.h"

#include "base/error.h"
#include "base/memory.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define SUCCESSION_DOMAIN "groundwork succession 1"

struct digest {
	crypto_hash_sha256_state state;
};

bool vault_seal(const struct person *to, const char *bytes, size_t length,
		struct buffer *sealed, struct error *error)
{
	size_t whole = length + crypto_box_SEALBYTES;
	unsigned char *box;
	bool ok;

	if (sodium_init() < 0)
		return error_set(error, "the library that seals could not be started");
	box = memory_alloc(whole);
	ok = crypto_box_seal(box, (const unsigned char *)bytes, length, to->seals) == 0;
	if (ok)
		buffer_add(sealed, (const char *)box, whole);
	else
		error_set(error, "the key to seal it to is not a usable key");
	free(box);
	return ok;
}

static bool open_with(const struct identity *identity, size_t pair, unsigned char *opened,
		      const char *sealed, size_t length)
{
	unsigned char public[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES];
	bool ok;

	crypto_box_seed_keypair(public, secret, identity_seeds(identity, pair) + KEY_BYTES);
	ok = crypto_box_seal_open(opened, (const unsigned char *)sealed, length, public,
				  secret) == 0;
	sodium_memzero(secret, sizeof secret);
	return ok;
}

bool vault_open(const struct identity *identity, const char *sealed, size_t length,
		struct buffer *opened, struct error *error)
{
	size_t room = length > crypto_box_SEALBYTES ? length - crypto_box_SEALBYTES : 0;
	unsigned char *bytes = memory_alloc(room + 1);
	bool ok = false;

	for (size_t i = 0; length >= crypto_box_SEALBYTES && !ok &&
			   i < identity_pairs(identity); i++)
		ok = open_with(identity, i, bytes, sealed, length);
	if (ok)
		buffer_add(opened, (const char *)bytes, room);
	else
		error_set(error, "it cannot be opened with your key: it was sealed to somebody "
			  "else, or it was changed or cut off on its way: ask for it "
			  "once more");
	sodium_memzero(bytes, room + 1);
	free(bytes);
	return ok;
}

/* A domain ends with NUL, so that no domain and text make those of another. */
static void hash_of(const char *domain, const char *bytes, size_t length,
		    unsigned char hash[crypto_generichash_BYTES])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, crypto_generichash_BYTES);
	crypto_generichash_update(&state, (const unsigned char *)domain,
				  strlen(domain) + 1);
	crypto_generichash_update(&state, (const unsigned char *)bytes, length);
	crypto_generichash_final(&state, hash, crypto_generichash_BYTES);
}

static void sign_with(const struct identity *identity, size_t pair, const char *domain,
		      const char *bytes, size_t length,
		      unsigned char signature[SIGNATURE_BYTES])
{
	unsigned char hash[crypto_generichash_BYTES];
	unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];

	hash_of(domain, bytes, length, hash);
	crypto_sign_seed_keypair(public, secret, identity_seeds(identity, pair));
	crypto_sign_detached(signature, NULL, hash, sizeof hash, secret);
	sodium_memzero(secret, sizeof secret);
}

void vault_sign(const struct identity *identity, const char *domain, const char *bytes,
		size_t length, unsigned char signature[SIGNATURE_BYTES])
{
	sign_with(identity, 0, domain, bytes, length, signature);
}

bool vault_verify(const struct person *person, const char *domain, const char *bytes,
		  size_t length, const unsigned char signature[SIGNATURE_BYTES])
{
	unsigned char hash[crypto_generichash_BYTES];

	if (sodium_init() < 0)
		return false;
	hash_of(domain, bytes, length, hash);
	return crypto_sign_verify_detached(signature, hash, sizeof hash,
					   person->signs) == 0;
}

bool succession_make(const struct identity *identity, size_t pair,
		     struct succession *succession)
{
	const struct person *now = identity_person(identity);

	if (pair == 0 || pair >= identity_pairs(identity))
		return false;
	succession->former = *identity_former(identity, pair);
	sign_with(identity, pair, SUCCESSION_DOMAIN, (const char *)now, sizeof *now,
		  succession->signature);
	return true;
}

bool succession_is_well(const struct succession *succession, const struct person *person)
{
	return vault_verify(&succession->former, SUCCESSION_DOMAIN,
			    (const char *)person, sizeof *person, succession->signature);
}

struct digest *digest_open(void)
{
	struct digest *digest = memory_alloc(sizeof *digest);

	crypto_hash_sha256_init(&digest->state);
	return digest;
}

void digest_add(struct digest *digest, const char *bytes, size_t length)
{
	crypto_hash_sha256_update(&digest->state, (const unsigned char *)bytes, length);
}

void digest_text(struct digest *digest, char text[DIGEST_TEXT])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_final(&digest->state, hash);
	sodium_bin2hex(text, DIGEST_TEXT, hash, sizeof hash);
	free(digest);
}
