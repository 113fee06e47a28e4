/* Keys, signatures and seals: what holds, and that every changed byte is found. */
#include "support/check.h"

#include "base/error.h"
#include "secret/identity.h"
#include "secret/vault.h"

#include <stdio.h>
#include <string.h>

static const char text[] = "Two of four evenings, and the walk.";
enum { LENGTH = sizeof text - 1 };

struct people {
	struct identity *anna, *ben;
	struct buffer sealed, opened;
	struct error error;
};

static int set_up(void **state)
{
	static struct people people;

	people = (struct people){ 0 };
	assert_true(identity_make(&people.anna, &people.error));
	assert_true(identity_make(&people.ben, &people.error));
	*state = &people;
	return 0;
}

static int tear_down(void **state)
{
	struct people *people = *state;

	identity_close(people->anna);
	identity_close(people->ben);
	buffer_free(&people->sealed);
	buffer_free(&people->opened);
	return 0;
}

/* RFC 8032, 7.1, the first test. */
static void a_known_seed_has_the_known_key(void **state)
{
	unsigned char seeds[SEED_BYTES] = {
		0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
		0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
		0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60 };
	struct identity *identity;
	char key[KEY_TEXT], fingerprint[FINGERPRINT_TEXT];

	(void)state;
	assert_true(identity_from_seeds(&identity, seeds, 1, NULL));
	code_write(identity_person(identity)->signs, KEY_BYTES, key);
	assert_string_equal(key, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
	person_fingerprint(identity_person(identity), fingerprint);
	assert_string_equal(fingerprint, "9086 1004 3627 1894 9189 6218");
	identity_close(identity);
}

static void a_known_text_has_the_known_digest(void **state)
{
	struct digest *digest = digest_open();
	char hex[DIGEST_TEXT];

	(void)state;
	digest_add(digest, "a", 1);
	digest_add(digest, "bc", 2);
	digest_text(digest, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				 "b00361a396177a9cb410ff61f20015ad");
}

static void two_people_have_two_fingerprints(void **state)
{
	struct people *people = *state;
	struct person mixed = *identity_person(people->anna);
	char anna[FINGERPRINT_TEXT], ben[FINGERPRINT_TEXT], other[FINGERPRINT_TEXT];

	person_fingerprint(identity_person(people->anna), anna);
	person_fingerprint(identity_person(people->ben), ben);
	memcpy(mixed.seals, identity_person(people->ben)->seals, KEY_BYTES);
	person_fingerprint(&mixed, other);
	assert_int_equal(strlen(anna), FINGERPRINT_TEXT - 1);
	assert_string_not_equal(anna, ben);
	/* the key to seal to cannot be exchanged alone */
	assert_string_not_equal(anna, other);
	assert_string_not_equal(ben, other);
}

static void only_the_one_it_is_sealed_to_can_open_it(void **state)
{
	struct people *people = *state;

	assert_true(vault_seal(identity_person(people->ben), text, LENGTH, &people->sealed,
			       &people->error));
	assert_null(memmem(people->sealed.bytes, people->sealed.length, "evenings", 8));
	assert_true(vault_open(people->ben, people->sealed.bytes, people->sealed.length,
			       &people->opened, &people->error));
	assert_string_equal(buffer_string(&people->opened), text);
	assert_false(vault_open(people->anna, people->sealed.bytes, people->sealed.length,
				&people->opened, &people->error));
	assert_string_equal(people->error.text, "it cannot be opened with your key: it was "
			    "sealed to somebody else, or it was changed or cut off on its way: "
			    "ask for it once more");
}

static void every_bit_and_every_length_counts_in_a_seal(void **state)
{
	struct people *people = *state;
	struct buffer *sealed = &people->sealed;

	assert_true(vault_seal(identity_person(people->ben), text, LENGTH, sealed, &people->error));
	for (size_t bit = 0; bit < sealed->length * 8; bit++) {
		sealed->bytes[bit / 8] ^= (char)(1 << bit % 8);
		assert_false(vault_open(people->ben, sealed->bytes, sealed->length,
					&people->opened, &people->error));
		sealed->bytes[bit / 8] ^= (char)(1 << bit % 8);
	}
	for (size_t length = 0; length < sealed->length; length++)
		assert_false(vault_open(people->ben, sealed->bytes, length,
					&people->opened, &people->error));
	assert_int_equal(people->opened.length, 0);
}

static void an_empty_text_can_be_sealed(void **state)
{
	struct people *people = *state;

	assert_true(vault_seal(identity_person(people->ben), "", 0, &people->sealed, NULL));
	assert_true(vault_open(people->ben, people->sealed.bytes, people->sealed.length,
			       &people->opened, &people->error));
	assert_int_equal(people->opened.length, 0);
}

static void a_signature_is_for_one_text_one_purpose_and_one_person(void **state)
{
	struct people *people = *state;
	const struct person *anna = identity_person(people->anna);
	unsigned char signature[SIGNATURE_BYTES];
	char changed[sizeof text];

	vault_sign(people->anna, "report 1", text, LENGTH, signature);
	assert_true(vault_verify(anna, "report 1", text, LENGTH, signature));
	assert_false(vault_verify(anna, "report 2", text, LENGTH, signature));
	assert_false(vault_verify(anna, "report 1", text, LENGTH - 1, signature));
	assert_false(vault_verify(identity_person(people->ben), "report 1", text, LENGTH,
				  signature));
	for (size_t bit = 0; bit < LENGTH * 8; bit++) {
		memcpy(changed, text, sizeof text);
		changed[bit / 8] ^= (char)(1 << bit % 8);
		assert_false(vault_verify(anna, "report 1", changed, LENGTH, signature));
	}
	for (size_t bit = 0; bit < SIGNATURE_BYTES * 8; bit++) {
		signature[bit / 8] ^= (unsigned char)(1 << bit % 8);
		assert_false(vault_verify(anna, "report 1", text, LENGTH, signature));
		signature[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
}

/* "ab" for "c" is not "a" for "bc". */
static void a_domain_ends_where_it_ends(void **state)
{
	struct people *people = *state;
	unsigned char signature[SIGNATURE_BYTES];

	vault_sign(people->anna, "ab", "c", 1, signature);
	assert_false(vault_verify(identity_person(people->anna), "a", "bc", 2, signature));
}

static void a_new_key_is_vouched_for_by_the_former_and_opens_what_it_could(void **state)
{
	struct people *people = *state;
	struct person former = *identity_person(people->ben);
	struct succession succession;

	assert_false(succession_make(people->ben, 1, &succession));
	assert_true(vault_seal(&former, text, LENGTH, &people->sealed, NULL));
	assert_true(identity_rotate(people->ben, &people->error));
	assert_false(person_is(identity_person(people->ben), &former));
	assert_true(succession_make(people->ben, 1, &succession));
	assert_true(person_is(&succession.former, &former));
	assert_true(succession_is_well(&succession, identity_person(people->ben)));
	assert_false(succession_is_well(&succession, identity_person(people->anna)));
	assert_true(vault_open(people->ben, people->sealed.bytes, people->sealed.length,
			       &people->opened, &people->error));
	succession.signature[0] ^= 1;
	assert_false(succession_is_well(&succession, identity_person(people->ben)));
}

/* Who missed renewals knows an older key: it speaks for the newest as well. */
static void every_former_key_vouches_for_the_newest(void **state)
{
	struct people *people = *state;
	struct person first = *identity_person(people->anna);
	struct succession succession;

	for (int i = 0; i < 5; i++)
		assert_true(identity_rotate(people->anna, &people->error));
	for (size_t pair = 1; pair <= 5; pair++) {
		assert_true(succession_make(people->anna, pair, &succession));
		assert_true(succession_is_well(&succession, identity_person(people->anna)));
	}
	assert_true(person_is(&succession.former, &first));
	assert_false(succession_make(people->anna, 0, &succession));
	assert_false(succession_make(people->anna, 6, &succession));
}

static void a_key_is_renewed_until_its_file_is_full(void **state)
{
	struct people *people = *state;

	for (int i = 1; i < PAIRS_MOST; i++)
		assert_true(identity_rotate(people->anna, &people->error));
	assert_false(identity_rotate(people->anna, &people->error));
	assert_string_equal(people->error.text, "the key has been renewed 15 times, which is "
			    "as often as one file can hold");
	assert_int_equal(identity_pairs(people->anna), PAIRS_MOST);
}

static void a_key_as_text_is_read_exactly_or_not_at_all(void **state)
{
	static const char *const wrong[] = {
		"", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR",
		"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURoo",
		"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo",
		"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
		"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR o" };
	unsigned char key[KEY_BYTES];

	(void)state;
	assert_true(code_read("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", key, KEY_BYTES));
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(code_read(wrong[i], key, KEY_BYTES));
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_known_seed_has_the_known_key),
		TEST(a_known_text_has_the_known_digest),
		TEST(two_people_have_two_fingerprints),
		TEST(only_the_one_it_is_sealed_to_can_open_it),
		TEST(every_bit_and_every_length_counts_in_a_seal),
		TEST(an_empty_text_can_be_sealed),
		TEST(a_signature_is_for_one_text_one_purpose_and_one_person),
		TEST(a_domain_ends_where_it_ends),
		TEST(a_new_key_is_vouched_for_by_the_former_and_opens_what_it_could),
		TEST(every_former_key_vouches_for_the_newest),
		TEST(a_key_is_renewed_until_its_file_is_full),
		TEST(a_key_as_text_is_read_exactly_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
