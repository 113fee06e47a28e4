/* What a bundle's signature says of the signer's former keys: who knows any of them is told
 * so, and nobody can lend another's. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "exchange/signing.h"

#include <stdlib.h>
#include <string.h>

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

struct people {
	struct identity *anna, *eve;
	struct person first;		/* Anna, before she renewed her key */
	struct arena *arena;
	struct listing listing;
	struct buffer signature, ini;
	struct error error;
};

static int set_up(void **state)
{
	static struct people people;
	struct error error;

	people = (struct people){ .arena = arena_open() };
	people.listing.arena = people.arena;
	if (!identity_make(&people.anna, &error) || !identity_make(&people.eve, &error))
		return -1;
	people.first = *identity_person(people.anna);
	listing_add(&people.listing, "assignment.ini", 3, DIGEST);
	buffer_add_string(&people.ini, "[assignment]\ntitle = Small\n");
	*state = &people;
	return 0;
}

static int tear_down(void **state)
{
	struct people *people = *state;

	identity_close(people->anna);
	identity_close(people->eve);
	buffer_free(&people->signature);
	buffer_free(&people->ini);
	arena_close(people->arena);
	return 0;
}

static void renew(struct people *people, int times)
{
	for (int i = 0; i < times; i++)
		assert_true(identity_rotate(people->anna, &people->error));
}

static bool read_all(struct people *people, struct signer *signer)
{
	return signature_read("a.gwb", buffer_string(&people->signature),
			      people->signature.length, &people->listing, signer,
			      &people->error) &&
	       vouchers_read("a.gwb", buffer_string(&people->ini), signer, &people->error);
}

static void all_former_keys_vouch(void **state)
{
	static const int times[] = { 0, 1, 2, 5, FORMER_MOST };
	struct people *people = *state;
	int renewed = 0;

	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct signer signer;

		renew(people, times[i] - renewed);
		renewed = times[i];
		buffer_clear(&people->signature);
		buffer_clear(&people->ini);
		buffer_add_string(&people->ini, "[assignment]\ntitle = Small\n");
		signature_write(people->anna, &people->listing, &people->signature);
		vouchers_write(people->anna, &people->ini);
		if (!read_all(people, &signer))
			fail_msg("renewed %d times: %s", times[i], people->error.text);
		assert_int_equal(signer.former_count, times[i]);
		if (times[i])
			assert_true(person_is(&signer.former[times[i] - 1].former,
					      &people->first));
	}
}

/* What a program reads that knows of one former key: the same lines as ever, and comments. */
static void an_older_program_reads_it(void **state)
{
	struct people *people = *state;
	const char *line;
	int lines = 0;

	renew(people, 4);
	signature_write(people->anna, &people->listing, &people->signature);
	for (line = buffer_string(&people->signature); *line; line = strchr(line, '\n') + 1)
		lines++;
	assert_int_equal(lines, 7);
	buffer_clear(&people->ini);
	vouchers_write(people->anna, &people->ini);
	for (line = buffer_string(&people->ini); *line; line = strchr(line, '\n') + 1)
		assert_true(*line == ';' || *line == '\n');
}

static void nobody_lends_anothers_former_keys(void **state)
{
	struct people *people = *state;
	struct signer signer;

	renew(people, 3);
	vouchers_write(people->anna, &people->ini);
	signature_write(people->eve, &people->listing, &people->signature);
	assert_false(read_all(people, &signer));
	assert_non_null(strstr(people->error.text, "says that a former key vouches for this "
			       "one, and that is not so"));
}

/* Goes through a word and changes letters of it, one at a time. */
static void change_letters(struct people *people, char *word)
{
	struct signer signer;

	for (; *word != ' ' && *word != '\n'; word++) {
		char was = *word;

		*word = was == 'A' ? 'B' : 'A';
		if (read_all(people, &signer))
			fail_msg("%s", word);
		*word = was;
	}
}

/* The key that signs for the new one, and its word. */
static void every_changed_letter_is_found(void **state)
{
	struct people *people = *state;
	struct signer signer;
	char *word;

	renew(people, 3);
	vouchers_write(people->anna, &people->ini);
	signature_write(people->anna, &people->listing, &people->signature);
	assert_true(read_all(people, &signer));
	word = strstr(people->ini.bytes, "; former ") + strlen("; former ");
	change_letters(people, word);
	change_letters(people, strchr(strchr(word, ' ') + 1, ' ') + 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_former_keys_vouch),
		TEST(an_older_program_reads_it),
		TEST(nobody_lends_anothers_former_keys),
		TEST(every_changed_letter_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
