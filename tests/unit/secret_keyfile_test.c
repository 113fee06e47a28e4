/* A key on the disk and on paper: locked and open, whole or refused. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "secret/keyfile.h"
#include "secret/recovery.h"

#include <string.h>
#include <sys/stat.h>

struct place {
	struct arena *arena;
	const char *folder, *path;
	struct identity *identity, *read;
	struct buffer page;
	struct error error;
};

static int set_up(void **state)
{
	static struct place place;

	place = (struct place){ .arena = arena_open(), .folder = check_folder() };
	place.path = check_path(place.folder, "key");
	assert_true(identity_make(&place.identity, &place.error));
	*state = &place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	identity_close(place->identity);
	identity_close(place->read);
	buffer_free(&place->page);
	check_remove(place->folder);
	arena_close(place->arena);
	return 0;
}

static void write_key(struct place *place, const char *passphrase)
{
	assert_true(keyfile_write(place->path, FILE_REPLACES, place->identity, passphrase,
				  KEYFILE_LITTLE, &place->error));
}

static bool same(const struct identity *one, const struct identity *other)
{
	size_t pairs = identity_pairs(one);
	bool ok = identity_pairs(other) == pairs;

	for (size_t i = 0; ok && i < pairs; i++)
		ok = !memcmp(identity_seeds(one, i), identity_seeds(other, i), SEED_BYTES);
	return ok;
}

static void without_a_passphrase_the_file_is_the_owners_alone(void **state)
{
	struct place *place = *state;
	struct keyfile_about about;
	struct stat stat_of;

	assert_true(keyfile_look(place->path, &about, &place->error));
	assert_false(about.there);
	write_key(place, NULL);
	assert_int_equal(stat(place->path, &stat_of), 0);
	assert_int_equal(stat_of.st_mode & 0777, 0600);
	assert_true(keyfile_look(place->path, &about, &place->error));
	assert_true(about.there && !about.locked);
	assert_true(person_is(&about.person, identity_person(place->identity)));
	assert_true(keyfile_read(place->path, NULL, &place->read, &place->error));
	assert_true(same(place->read, place->identity));
}

static void with_a_passphrase_only_that_opens_it(void **state)
{
	struct place *place = *state;
	struct keyfile_about about;

	assert_true(identity_rotate(place->identity, NULL));
	write_key(place, "seven slow herons");
	assert_true(keyfile_look(place->path, &about, &place->error));
	assert_true(about.there && about.locked);
	assert_false(keyfile_read(place->path, NULL, &place->read, &place->error));
	assert_non_null(strstr(place->error.text, "the key is locked"));
	assert_false(keyfile_read(place->path, "seven slow heron", &place->read,
				  &place->error));
	assert_non_null(strstr(place->error.text, "that is not the passphrase"));
	assert_null(place->read);
	assert_true(keyfile_read(place->path, "seven slow herons", &place->read,
				 &place->error));
	assert_true(same(place->read, place->identity));
}

/* Any one of its bytes, and any length. */
static void a_changed_or_shortened_file_is_refused(void **state)
{
	struct place *place = *state;
	size_t length;
	char *bytes;

	write_key(place, NULL);
	assert_true(file_read(place->arena, place->path, 4096, &bytes, &length, NULL));
	for (size_t at = 0; at < length; at++)
		for (int bit = 0; bit < 8; bit += 3) {
			bytes[at] ^= (char)(1 << bit);
			check_write(place->path, bytes, length);
			bytes[at] ^= (char)(1 << bit);
			assert_false(keyfile_read(place->path, NULL, &place->read,
						  &place->error));
		}
	for (size_t shorter = 0; shorter < length; shorter++) {
		check_write(place->path, bytes, shorter);
		assert_false(keyfile_read(place->path, NULL, &place->read, &place->error));
	}
	assert_non_null(strstr(place->error.text, "groundwork key import"));
}

static void a_file_may_not_ask_for_all_memory(void **state)
{
	struct place *place = *state;
	size_t length;
	char *bytes, *lock;

	write_key(place, "seven slow herons");
	assert_true(file_read(place->arena, place->path, 4096, &bytes, &length, NULL));
	lock = strstr(bytes, "argon2id 1 8192 ");
	assert_non_null(lock);
	check_write(place->path,
		    arena_print(place->arena, "%.*sargon2id 1 8796093022208 %s",
				(int)(lock - bytes), bytes, lock + 16), length + 9);
	assert_false(keyfile_read(place->path, "seven slow herons", &place->read,
				  &place->error));
	assert_non_null(strstr(place->error.text, "this is no key of Groundwork"));
}

static void a_page_brings_every_pair_back(void **state)
{
	struct place *place = *state;

	assert_true(identity_rotate(place->identity, NULL));
	assert_true(identity_rotate(place->identity, NULL));
	recovery_write(place->identity, &place->page);
	assert_true(recovery_read(place->page.bytes, place->page.length, &place->read,
				  &place->error));
	assert_true(same(place->read, place->identity));
}

/* Where the line with that number begins. */
static char *line_of(struct buffer *page, const char *number)
{
	char *at = strstr(page->bytes, number);

	assert_non_null(at);
	return at + 1;
}

static void a_slip_of_the_hand_is_found_with_its_line(void **state)
{
	struct place *place = *state;
	char *digit;

	recovery_write(place->identity, &place->page);
	digit = line_of(&place->page, "\n  3  ") + 6;
	*digit = *digit == '0' ? '1' : '0';
	assert_false(recovery_read(place->page.bytes, place->page.length, &place->read,
				   &place->error));
	assert_string_equal(place->error.text, "line 3: there is a slip in this line, its "
			    "last group does not fit the others");
	*digit = 'x';
	assert_false(recovery_read(place->page.bytes, place->page.length, &place->read,
				   &place->error));
	assert_string_equal(place->error.text, "line 3: nine groups of four digits (0-9 and "
			    "a-f) are expected");
}

static void a_page_that_is_not_whole_says_so(void **state)
{
	struct place *place = *state;
	size_t length;

	recovery_write(place->identity, &place->page);
	length = (size_t)(line_of(&place->page, "\n  4  ") - place->page.bytes);
	assert_false(recovery_read(place->page.bytes, length, &place->read, &place->error));
	assert_string_equal(place->error.text, "it has 3 lines of numbers, and a key has 4, "
			    "or twice or three times as many: it is not whole");
	assert_false(recovery_read("hello\n", 6, &place->read, &place->error));
	assert_false(recovery_read("", 0, &place->read, &place->error));
}

static void lines_of_two_pages_do_not_make_one_key(void **state)
{
	struct place *place = *state;
	struct identity *other;
	struct buffer page = { 0 };
	char *mine, *theirs;

	assert_true(identity_make(&other, NULL));
	recovery_write(place->identity, &place->page);
	recovery_write(other, &page);
	mine = line_of(&place->page, "\n  2  ");
	theirs = line_of(&page, "\n  2  ");
	memcpy(mine, theirs, strlen("  2  ") + 39 + 6);
	assert_false(recovery_read(place->page.bytes, place->page.length, &place->read,
				   &place->error));
	assert_non_null(strstr(place->error.text, "lines of two pages were mixed"));
	identity_close(other);
	buffer_free(&page);
}

static void only_the_numbers_matter_as_they_are_typed(void **state)
{
	struct place *place = *state;
	const char *numbers;

	recovery_write(place->identity, &place->page);
	numbers = arena_copy(place->arena, line_of(&place->page, "\n  1  "));
	for (char *at = (char *)(uintptr_t)numbers; *at; at++)
		if (*at >= 'a' && *at <= 'f')
			*at = (char)(*at - 'a' + 'A');
	assert_true(recovery_read(numbers, strlen(numbers), &place->read, &place->error));
	assert_true(same(place->read, place->identity));
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(without_a_passphrase_the_file_is_the_owners_alone),
		TEST(with_a_passphrase_only_that_opens_it),
		TEST(a_changed_or_shortened_file_is_refused),
		TEST(a_file_may_not_ask_for_all_memory),
		TEST(a_page_brings_every_pair_back),
		TEST(a_slip_of_the_hand_is_found_with_its_line),
		TEST(a_page_that_is_not_whole_says_so),
		TEST(lines_of_two_pages_do_not_make_one_key),
		TEST(only_the_numbers_matter_as_they_are_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
