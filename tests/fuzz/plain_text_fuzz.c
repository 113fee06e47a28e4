/* Any bytes can be cleaned, shown and named; a name is like itself and like what is left of
 * it when hidden characters are taken out. */
#include "base/names.h"
#include "base/plain_text.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static char *copy_of(const uint8_t *data, size_t size)
{
	char *copy = malloc(size + 1);

	require(copy);
	if (size)
		memcpy(copy, data, size);
	copy[size] = '\0';
	return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = copy_of(data, size), *made = copy_of(data, size), *shown = copy_of(data, size);
	struct odd_character odd;
	char words[ODD_WORDS];

	if (plain_text_odd(text, strlen(text), true, &odd)) {
		require(odd.bytes && odd.at + odd.bytes <= strlen(text));
		plain_text_odd_words(text, &odd, words);
		require(*words && plain_text_is(words, true));
	}
	plain_text_make(made, false);
	plain_text_show(shown);
	require(plain_text_is(made, false) && plain_text_is(shown, true));
	require(strlen(made) <= strlen(text) && utf8_valid(made, strlen(made)));
	if (utf8_valid(text, strlen(text)))
		require(names_alike(text, text));
	require(names_alike(made, made));
	free(text);
	free(made);
	free(shown);
	return 0;
}
