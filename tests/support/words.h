/* support/words.h -- whether a text was read whole on a screen, page by page.
 *
 * Promise: a text is there when every three words of it that follow each other are; pages
 *          that overlap by a row are read as one.
 * Owner:   the caller's buffers. Threads: one. Everything is static.
 */
#ifndef SUPPORT_WORDS_H
#define SUPPORT_WORDS_H

#include "support/check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_READ = 32 * 1024 };

/* Whether this and the two words after it stand in the text; `*at` is then where. */
static inline bool words_stand(const char *text, const char *words, size_t *at)
{
	char three[3 * 64];
	size_t length = 0;
	const char *found;

	for (int i = 0; i < 3 && words[length]; i++) {
		length += strspn(words + length, " ");
		length += strcspn(words + length, " ");
	}
	assert_true(length < sizeof three);
	snprintf(three, sizeof three, "%.*s", (int)length, words);
	found = strstr(text, three);
	*at = found ? (size_t)(found - text) : 0;
	return found;
}

/* The words of the note that are not there; NULL: all are. */
static inline const char *words_missing(const char *text, const char *note, size_t *first)
{
	size_t at;

	if (!words_stand(text, note, first))
		return note;
	for (const char *word = note; word; word = strchr(word + 1, ' '))
		if (!words_stand(text, word + (*word == ' '), &at))
			return word;
	return NULL;
}

/* Adds what is read of a picture: its words with one blank between, without frame and
 * signs of more; a word that was broken at its hyphen is whole again. */
static inline void words_read(char *text, const char *picture)
{
	size_t length = strlen(text);

	for (const char *at = picture; *at && length + 8 < WORDS_READ; at++) {
		static const char *const signs[] = { "│", "▲", "▼", "─" };
		bool sign = *at == ' ' || *at == '\n';

		for (size_t i = 0; i < 4 && !sign; i++)
			if (!strncmp(at, signs[i], 3) && (sign = true))
				at += 2;
		if (!sign)
			text[length++] = *at;
		else if (length && text[length - 1] != ' ' && text[length - 1] != '-')
			text[length++] = ' ';
	}
	text[length] = '\0';
}

#endif
