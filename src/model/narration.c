/* model/narration.c -- a hash over voice and words. */
#include "model/narration.h"

#include "base/hash.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void narration_key(const char *voice, const char *text, char key[NARRATION_KEY])
{
	uint64_t hash = hash_add(HASH_START, voice, strlen(voice));

	hash = hash_add(hash, "\n", 1);
	hash = hash_add(hash, text, strlen(text));
	snprintf(key, NARRATION_KEY, "%016" PRIx64, hash);
}

int64_t narration_reading_ms(const char *text)
{
	int64_t words = 0, ms;
	bool inside = false;

	for (; *text; text++) {
		bool blank = *text == ' ' || *text == '\t' || *text == '\n';

		words += !blank && !inside;
		inside = !blank;
	}
	ms = 800 + words * 400;
	return ms < 2000 ? 2000 : ms;
}
