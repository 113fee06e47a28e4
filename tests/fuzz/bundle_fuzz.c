/* What an import reads takes any bytes: the bundle's reader hands on plain files with
 * names that it knows, each once and within the limits, or refuses in one clean
 * sentence; assignment, practices and signature are then read as an import does. */
#include "exchange/signing.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "content/assignment_file.h"
#include "content/bundle.h"
#include "content/library.h"
#include "content/practice_file.h"
#include "content/references.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NAMES_MOST = BUNDLE_FILES_MOST };

struct taking {
	struct arena *arena;
	struct listing listing;
	enum bundle_part part;
	const char *names[NAMES_MOST];
	size_t count, ended;
	struct buffer bytes;
	int64_t all;
	const struct practice *practices[NAMES_MOST];
	size_t practice_count;
	const struct assignment *assignment;
	bool is_signed;
};

static void require(bool truth)
{
	if (!truth)
		abort();
}

static bool is_text(const char *text)
{
	return *text && utf8_valid(text, strlen(text)) && !strpbrk(text, "\n\r\x1b\x7f");
}

static bool begin(void *user, enum bundle_part part, const char *name, struct error *error)
{
	struct taking *taking = user;
	enum bundle_part named;

	(void)error;
	require(bundle_part_of(name, &named) && named == part);
	require(!strstr(name, "..") && name[0] != '/' && is_text(name));
	require(taking->count < NAMES_MOST && taking->count == taking->ended);
	for (size_t i = 0; i < taking->count; i++)
		require(strcmp(taking->names[i], name) != 0);
	require((taking->count == 0) == (part == BUNDLE_ASSIGNMENT) && !taking->is_signed);
	taking->names[taking->count++] = arena_copy(taking->arena, name);
	taking->part = part;
	buffer_clear(&taking->bytes);
	return true;
}

static bool take(void *user, const char *bytes, size_t length, struct error *error)
{
	struct taking *taking = user;

	(void)error;
	taking->all += (int64_t)length;
	require(taking->all <= BUNDLE_WHOLE_MOST);
	if (taking->part != BUNDLE_CLIP && taking->part != BUNDLE_SOUND)
		buffer_add(&taking->bytes, bytes, length);
	require(taking->bytes.length <= BUNDLE_TEXT_MOST);
	return true;
}

static void look_at_signature(struct taking *taking, const char *text, size_t length)
{
	struct signer signer;
	struct error error = { "" };

	taking->is_signed = true;
	if (!signature_read("a.gwb", text, length, &taking->listing, &signer, &error))
		require(is_text(error.text));
}

static bool end(void *user, struct error *error)
{
	struct taking *taking = user;
	struct diagnostics diagnostics = { .arena = taking->arena };
	const char *text = arena_copy_bytes(taking->arena, buffer_string(&taking->bytes),
					    taking->bytes.length);
	const char *name = taking->names[taking->count - 1];
	char digest[DIGEST_TEXT] = "0";

	(void)error;
	taking->ended++;
	if (taking->part != BUNDLE_SIGNATURE)
		listing_add(&taking->listing, name, taking->bytes.length, digest);
	if (taking->part == BUNDLE_ASSIGNMENT)
		taking->assignment = assignment_file_parse(taking->arena, "assignment.ini", true,
							   text, taking->bytes.length,
							   &diagnostics);
	if (taking->part == BUNDLE_PRACTICE) {
		const struct practice *practice = practice_file_parse(
			taking->arena, name, true, text, taking->bytes.length,
								      &diagnostics);

		if (practice)
			taking->practices[taking->practice_count++] = practice;
	}
	if (taking->part == BUNDLE_SIGNATURE)
		look_at_signature(taking, text, taking->bytes.length);
	for (size_t i = 0; i < diagnostics.count; i++)
		require(is_text(diagnostic_line(taking->arena, &diagnostics.at[i])));
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open();
	struct taking *taking = arena_alloc(arena, sizeof *taking);
	const struct bundle_sink sink = { taking, begin, take, end };
	const struct library nothing = { .arena = arena };
	struct diagnostics diagnostics = { .arena = arena };
	struct error error = { "" };
	bool ok;

	taking->arena = taking->listing.arena = arena;
	ok = bundle_read_bytes("a.gwb", (const char *)data, size, &sink, &error);
	require(ok ? taking->is_signed && taking->count == taking->ended
		     : is_text(error.text));
	if (ok && taking->assignment) {
		struct library all = library_with(&nothing, arena, taking->practices,
						  taking->practice_count);

		references_check(taking->assignment, all.practices, all.count,
				 &diagnostics);
	}
	buffer_free(&taking->bytes);
	arena_close(arena);
	return 0;
}
