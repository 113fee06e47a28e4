/* A recovery page is typed in by hand, so anything can stand on it: what is read is written
 * and read back the same; all else is one clean sentence that quotes nothing of the page. */
#include "base/error.h"
#include "base/plain_text.h"
#include "secret/recovery.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static void look_at(const struct identity *identity)
{
	struct buffer page = { 0 };
	struct identity *again;
	struct error error;

	recovery_write(identity, &page);
	require(recovery_read(page.bytes, page.length, &again, &error));
	require(person_is(identity_person(identity), identity_person(again)));
	require(identity_pairs(identity) == identity_pairs(again));
	identity_close(again);
	buffer_free(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = { "" };
	struct identity *identity;

	if (recovery_read((const char *)data, size, &identity, &error)) {
		look_at(identity);
		identity_close(identity);
	} else {
		require(!identity && *error.text && plain_text_is(error.text, false));
	}
	return 0;
}
