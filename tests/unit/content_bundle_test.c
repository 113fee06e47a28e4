/* Bundles: what is packed comes out again, and what is hostile is refused with a
 * sentence. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "content/bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

/* What came out, written down: "name:bytes\n". */
struct seen {
	struct buffer text;
	int64_t taken;
	int begun, ended, fail_at;
};

static bool begin(void *user, enum bundle_part part, const char *name, struct error *error)
{
	struct seen *seen = user;
	enum bundle_part again;

	assert_true(bundle_part_of(name, &again));
	assert_int_equal(part, again);
	assert_int_equal(seen->begun, seen->ended);
	if (++seen->begun == seen->fail_at)
		return error_set(error, "the disk is full");
	buffer_print(&seen->text, "%s:", name);
	return true;
}

static bool take(void *user, const char *bytes, size_t length, struct error *error)
{
	struct seen *seen = user;

	(void)error;
	if (seen->taken < 4096)
		buffer_add(&seen->text, bytes, length < 4096 ? length : 4096);
	seen->taken += (int64_t)length;
	return true;
}

static bool end(void *user, struct error *error)
{
	struct seen *seen = user;

	(void)error;
	seen->ended++;
	buffer_add_string(&seen->text, "\n");
	return true;
}

static bool read_packed(const struct buffer *packed, struct seen *seen, struct error *error)
{
	const struct bundle_sink sink = { seen, begin, take, end };

	return bundle_read_bytes("a.gwb", packed->bytes, packed->length, &sink, error);
}

/* An entry as an archive can have one, whatever a bundle thinks of it. */
struct entry {
	const char *name;
	int64_t length;
	unsigned type;			/* AE_IFREG when 0 */
	const char *links_to;
};

enum { ENTRIES_MOST = 5 };

static la_ssize_t add_piece(struct archive *archive, void *user, const void *bytes,
			    size_t length)
{
	(void)archive;
	buffer_add(user, bytes, length);
	return (la_ssize_t)length;
}

static void put_zeros(struct archive *archive, int64_t length)
{
	static const char zeros[1 << 16];

	while (length > 0) {
		size_t now = length < (int64_t)sizeof zeros ? (size_t)length : sizeof zeros;

		assert_int_equal(archive_write_data(archive, zeros, now), now);
		length -= (int64_t)now;
	}
}

static void put_entry(struct archive *archive, const struct entry *entry)
{
	struct archive_entry *made = archive_entry_new();
	unsigned type = entry->type ? entry->type : AE_IFREG;

	archive_entry_set_pathname(made, entry->name);
	archive_entry_set_filetype(made, type);
	archive_entry_set_perm(made, 0644);
	archive_entry_set_size(made, entry->length);
	if (entry->links_to && type == AE_IFLNK)
		archive_entry_set_symlink(made, entry->links_to);
	else if (entry->links_to)
		archive_entry_set_hardlink(made, entry->links_to);
	assert_int_equal(archive_write_header(archive, made), ARCHIVE_OK);
	put_zeros(archive, entry->length);
	archive_entry_free(made);
}

static struct archive *begin_archive(struct buffer *packed)
{
	struct archive *archive = archive_write_new();

	archive_write_set_format_pax_restricted(archive);
	archive_write_add_filter_gzip(archive);
	assert_int_equal(archive_write_open(archive, packed, NULL, add_piece, NULL),
			 ARCHIVE_OK);
	return archive;
}

static void pack_entries(const struct entry *entries, struct buffer *packed)
{
	struct archive *archive = begin_archive(packed);

	for (int i = 0; i < ENTRIES_MOST && entries[i].name; i++)
		put_entry(archive, &entries[i]);
	archive_write_close(archive);
	archive_write_free(archive);
}

static const struct bundle_file files[] = {
	{ "assignment.ini", "[assignment]", 12 },
	{ "practices/gentle-start.ini", "[practice]", 10 },
	{ "audio/voices/anna_1/0123456789abcdef.opus", "OggS\0more", 9 },
	{ "audio/sounds/river.vtt", "", 0 },
	{ "signature", "signed", 6 },
};
enum { FILES = sizeof files / sizeof *files };

static void what_is_packed_comes_out_again(void **state)
{
	struct buffer packed = { 0 };
	struct seen seen = { .fail_at = 0 };
	struct error error;

	(void)state;
	assert_true(bundle_pack(files, FILES, &packed, &error));
	assert_true(read_packed(&packed, &seen, &error));
	assert_int_equal(seen.ended, FILES);
	assert_memory_equal(seen.text.bytes,
			    "assignment.ini:[assignment]\n"
			    "practices/gentle-start.ini:[practice]\n"
			    "audio/voices/anna_1/0123456789abcdef.opus:OggS\0more\n"
			    "audio/sounds/river.vtt:\n"
			    "signature:signed\n", seen.text.length);
	buffer_free(&packed);
	buffer_free(&seen.text);
}

#define GOOD { "assignment.ini", 5, 0, NULL }
#define SIGNED { "signature", 5, 0, NULL }
#define ANEW "; do not use it, and ask for one made with \"groundwork assign\""
#define BIG (INT64_C(1) << 20)

static const struct {
	struct entry entries[ENTRIES_MOST];
	const char *says;
} hostile[] = {
	{ { GOOD, { "../evil", 5, 0, NULL } },
	  "a.gwb: \"../evil\" would be written outside of its folder; nothing was taken "
	  "out of it"
	  ANEW },
	{ { GOOD, { "practices/../../evil.ini", 5, 0, NULL } },
	  "a.gwb: \"practices/../../evil.ini\" would be written outside of its folder; "
	  "nothing was taken out of it"
	  ANEW },
	{ { GOOD, { "/etc/cron.d/evil", 5, 0, NULL } },
	  "a.gwb: \"/etc/cron.d/evil\" would be written outside of its folder; nothing was "
	  "taken out of it"
	  ANEW },
	{ { GOOD, { "practices/x.ini", 0, AE_IFLNK, "/etc/passwd" } },
	  "a.gwb: \"practices/x.ini\" is a link, and a bundle holds plain files only"
	  ANEW },
	{ { GOOD, { "practices/x.ini", 0, 0, "assignment.ini" } },
	  "a.gwb: \"practices/x.ini\" is a link, and a bundle holds plain files only"
	  ANEW },
	{ { GOOD, { "practices/x.ini", 0, AE_IFCHR, NULL } },
	  "a.gwb: \"practices/x.ini\" is a device or a pipe, and a bundle holds plain files "
	  "only"
	  ANEW },
	{ { GOOD, { "practices/x.ini", 0, AE_IFIFO, NULL } },
	  "a.gwb: \"practices/x.ini\" is a device or a pipe, and a bundle holds plain files "
	  "only"
	  ANEW },
	{ { GOOD, { "practices", 0, AE_IFDIR, NULL } },
	  "a.gwb: \"practices/\" is a folder of its own, and a bundle holds plain files "
	  "only"
	  ANEW },
	{ { GOOD, { "practices/x.ini", 5, 0, NULL }, { "practices/x.ini", 5, 0, NULL } },
	  "a.gwb: \"practices/x.ini\" is in it twice"
	  ANEW },
	{ { GOOD, GOOD }, "a.gwb: \"assignment.ini\" is in it twice"
	  ANEW },
	{ { GOOD, { "practices/\x1b[2Jx.ini", 5, 0, NULL } },
	  "a.gwb: \"practices/?[2Jx.ini\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "practices/.x.ini", 5, 0, NULL } },
	  "a.gwb: \"practices/.x.ini\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "practices/-x.ini", 5, 0, NULL } },
	  "a.gwb: \"practices/-x.ini\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "practices/a/x.ini", 5, 0, NULL } },
	  "a.gwb: \"practices/a/x.ini\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "audio/voices/x.opus", 5, 0, NULL } },
	  "a.gwb: \"audio/voices/x.opus\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "audio/voices/a/x.sh", 5, 0, NULL } },
	  "a.gwb: \"audio/voices/a/x.sh\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "programmes/x.ini", 5, 0, NULL } },
	  "a.gwb: \"programmes/x.ini\" is no file that belongs into a bundle"
	  ANEW },
	{ { GOOD, { "run.sh", 5, 0, NULL } },
	  "a.gwb: \"run.sh\" is no file that belongs into a bundle"
	  ANEW },
	{ { { "assignment.ini", BIG, 0, NULL } },
	  "a.gwb: \"assignment.ini\" is larger than the 256 KiB that a bundle can "
	  "hold of such a file"
	  ANEW },
	{ { GOOD, { "audio/sounds/x.wav", 65 * BIG, 0, NULL } },
	  "a.gwb: \"audio/sounds/x.wav\" is larger than the 65536 KiB that a bundle can "
	  "hold of such a file"
	  ANEW },
	{ { { "practices/x.ini", 5, 0, NULL } },
	  "a.gwb: a bundle begins with assignment.ini, and this one does not"
	  ANEW },
	{ { SIGNED },
	  "a.gwb: a bundle begins with assignment.ini, and this one does not"
	  ANEW },
	{ { GOOD, SIGNED, { "practices/x.ini", 5, 0, NULL } },
	  "a.gwb: something was added behind its signature"
	  ANEW },
	{ { GOOD, { "practices/x.ini", 5, 0, NULL } },
	  "a.gwb: it ends without a signature: it was cut off, or it was not made with "
	  "Groundwork; ask for it once more" },
	{ { { NULL, 0, 0, NULL } },
	  "a.gwb: it is no bundle, or it is damaged or cut off on its way: ask for it once "
	  "more" },
};

static void what_is_hostile_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct buffer packed = { 0 };
		struct seen seen = { .fail_at = 0 };
		struct error error = { "" };

		pack_entries(hostile[i].entries, &packed);
		assert_false(read_packed(&packed, &seen, &error));
		assert_string_equal(error.text, hostile[i].says);
		buffer_free(&packed);
		buffer_free(&seen.text);
	}
}

/* A small file that unpacks to a large one is counted while it comes out. */
static void a_bomb_is_stopped_at_the_limit(void **state)
{
	struct entry entries[ENTRIES_MOST + 1] = { GOOD };
	struct buffer packed = { 0 };
	struct seen seen = { .fail_at = 0 };
	char names[ENTRIES_MOST][32];
	struct error error;

	(void)state;
	for (int i = 1; i < ENTRIES_MOST; i++) {
		snprintf(names[i], sizeof names[i], "audio/sounds/%d.wav", i);
		entries[i] = (struct entry){ names[i], 64 * BIG, 0, NULL };
	}
	pack_entries(entries, &packed);
	assert_in_range(packed.length, 1, BIG);
	assert_false(read_packed(&packed, &seen, &error));
	assert_string_equal(error.text, "a.gwb: unpacked it is larger than the 256 MiB "
			    "that a bundle can hold" ANEW);
	assert_in_range(seen.taken, 1, BUNDLE_WHOLE_MOST);
	buffer_free(&packed);
	buffer_free(&seen.text);
}

static void too_many_files_are_refused(void **state)
{
	struct buffer packed = { 0 };
	struct archive *archive = begin_archive(&packed);
	struct entry good = GOOD;
	struct seen seen = { .fail_at = 0 };
	struct error error;

	(void)state;
	put_entry(archive, &good);
	for (int i = 0; i < BUNDLE_FILES_MOST; i++) {
		char name[40];

		snprintf(name, sizeof name, "practices/x%d.ini", i);
		put_entry(archive, &(struct entry){ name, 1, 0, NULL });
	}
	archive_write_close(archive);
	archive_write_free(archive);
	assert_false(read_packed(&packed, &seen, &error));
	assert_string_equal(error.text, "a.gwb: it holds more than 1000 files" ANEW);
	buffer_free(&packed);
	buffer_free(&seen.text);
}

/* However much of it has come: less than all that is in it is refused. (The last
 * bytes of an archive are blanks.) */
static void a_bundle_that_is_cut_off_is_refused(void **state)
{
	struct buffer packed = { 0 };
	struct seen whole = { .fail_at = 0 };
	struct error error;

	(void)state;
	assert_true(bundle_pack(files, FILES, &packed, &error));
	assert_true(read_packed(&packed, &whole, &error));
	for (size_t length = 0; length < packed.length; length++) {
		struct buffer less = { packed.bytes, length, 0 };
		struct seen seen = { .fail_at = 0 };

		if (read_packed(&less, &seen, &error)) {
			assert_in_range(length, packed.length - 64, packed.length);
			assert_int_equal(seen.text.length, whole.text.length);
		}
		buffer_free(&seen.text);
	}
	buffer_free(&whole.text);
	buffer_free(&packed);
}

static void other_kinds_of_files_are_no_bundles(void **state)
{
	static const char *const others[] = { "[assignment]\ntitle = x\n", "PK\x03\x04",
					      "\x1f\x8b", "!<arch>\n" };
	struct seen seen = { .fail_at = 0 };
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		const struct bundle_sink sink = { &seen, begin, take, end };

		assert_false(bundle_read_bytes("a.gwb", others[i], strlen(others[i]), &sink,
					       &error));
		assert_string_equal(error.text, "a.gwb: it is no bundle, or it is damaged or cut "
				    "off on its way: ask for it once more");
	}
	assert_int_equal(seen.begun, 0);
}

static void a_sink_can_end_the_reading(void **state)
{
	struct buffer packed = { 0 };
	struct seen seen = { .fail_at = 2 };
	struct error error;

	(void)state;
	assert_true(bundle_pack(files, FILES, &packed, &error));
	assert_false(read_packed(&packed, &seen, &error));
	assert_string_equal(error.text, "the disk is full");
	assert_int_equal(seen.ended, 1);
	buffer_free(&packed);
	buffer_free(&seen.text);
}

static void what_the_reader_would_refuse_is_not_packed(void **state)
{
	static const struct bundle_file wrong = { "../x", "", 0 };
	static const struct bundle_file large = { "assignment.ini", "", 257 << 10 };
	struct buffer packed = { 0 };
	struct error error;

	(void)state;
	assert_false(bundle_pack(&wrong, 1, &packed, &error));
	assert_string_equal(error.text, "\"../x\" is no name that a bundle can hold");
	assert_false(bundle_pack(&large, 1, &packed, &error));
	assert_string_equal(error.text, "\"assignment.ini\" is larger than the 256 KiB that a "
			    "bundle can hold of such a file");
	assert_int_equal(packed.length, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_packed_comes_out_again),
		cmocka_unit_test(what_is_hostile_is_refused),
		cmocka_unit_test(a_bomb_is_stopped_at_the_limit),
		cmocka_unit_test(too_many_files_are_refused),
		cmocka_unit_test(a_bundle_that_is_cut_off_is_refused),
		cmocka_unit_test(other_kinds_of_files_are_no_bundles),
		cmocka_unit_test(a_sink_can_end_the_reading),
		cmocka_unit_test(what_the_reader_would_refuse_is_not_packed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
