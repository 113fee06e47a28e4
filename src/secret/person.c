/* secret/person.c -- public keys as texts and as digits. */
#include "secret/person.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define FINGERPRINT_OF "groundwork fingerprint 1"

enum { GROUPS = 6, GROUP_OF = 10000, VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

void code_write(const unsigned char *bytes, size_t count, char *text)
{
	sodium_bin2base64(text, sodium_base64_encoded_len(count, VARIANT), bytes, count,
			  VARIANT);
}

bool code_read(const char *text, unsigned char *bytes, size_t count)
{
	const char *end;
	size_t got;

	return sodium_base642bin(bytes, count, text, strlen(text), NULL, &got, &end,
				 VARIANT) == 0 && got == count && !*end;
}

void person_fingerprint(const struct person *person, char text[FINGERPRINT_TEXT])
{
	unsigned char hash[GROUPS * 4];
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	crypto_generichash_update(&state, (const unsigned char *)FINGERPRINT_OF,
				  sizeof FINGERPRINT_OF);
	crypto_generichash_update(&state, person->signs, KEY_BYTES);
	crypto_generichash_update(&state, person->seals, KEY_BYTES);
	crypto_generichash_final(&state, hash, sizeof hash);
	for (int i = 0; i < GROUPS; i++) {
		const unsigned char *at = hash + i * 4;
		unsigned number = (unsigned)at[0] << 24 | (unsigned)at[1] << 16 |
				  (unsigned)at[2] << 8 | at[3];

		snprintf(text + i * 5, 6, "%04u%s", number % GROUP_OF,
			 i + 1 < GROUPS ? " " : "");
	}
}

bool person_is(const struct person *one, const struct person *other)
{
	return !memcmp(one->signs, other->signs, KEY_BYTES) &&
	       !memcmp(one->seals, other->seals, KEY_BYTES);
}
