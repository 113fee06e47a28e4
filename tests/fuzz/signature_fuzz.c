/* A signature, and behind a NUL the text in whose last lines earlier keys vouch: what is read
 * names its former keys, each of whose words holds; all else is one clean sentence. */
#include "base/arena.h"
#include "base/error.h"
#include "base/plain_text.h"
#include "exchange/signing.h"
#include "exchange/written.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static void look_at(const struct signer *signer)
{
	require(signer->former_count <= FORMER_MOST);
	for (size_t i = 0; i < signer->former_count; i++)
		require(succession_is_well(&signer->former[i], &signer->person));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open();
	struct listing listing = { .arena = arena };
	const char *text = arena_copy_bytes(arena, (const char *)data, size);
	size_t length = strlen(text);
	const char *ini = length < size ? text + length + 1 : "";
	struct error error = { "" };
	struct signer signer;
	int64_t written_ms;

	if (signature_read("a.gwb", text, length, &listing, &signer, &error) &&
	    vouchers_read("a.gwb", ini, &signer, &error))
		look_at(&signer);
	else
		require(*error.text && plain_text_is(error.text, false));
	written_find(ini, &written_ms);
	arena_close(arena);
	return 0;
}
