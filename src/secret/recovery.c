/* secret/recovery.c -- sixteen bytes a line, in groups of four digits, and a check. */
#include "secret/recovery.h"

#include "base/error.h"
#include "secret/vault.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BEGINNING "fingerprint "

enum {
	LINE_BYTES = 16,
	LINES_MOST = PAIRS_MOST * SEED_BYTES / LINE_BYTES,
	DIGITS = 2 * LINE_BYTES + 4	/* and four of the check */
};

/* The check of a line knows its number: lines that changed places are found. */
static void check_of(size_t number, const unsigned char *bytes, char check[5])
{
	unsigned char whole[1 + LINE_BYTES], hash[crypto_generichash_BYTES];

	whole[0] = (unsigned char)number;
	memcpy(whole + 1, bytes, LINE_BYTES);
	crypto_generichash(hash, sizeof hash, whole, sizeof whole, NULL, 0);
	sodium_bin2hex(check, 5, hash, 2);
	sodium_memzero(whole, sizeof whole);
}

static void add_line(struct buffer *text, size_t number, const unsigned char *bytes)
{
	char check[5];

	buffer_print(text, "%3zu ", number);
	for (int i = 0; i < LINE_BYTES; i += 2)
		buffer_print(text, " %02x%02x", bytes[i], bytes[i + 1]);
	check_of(number, bytes, check);
	buffer_print(text, "  %s\n", check);
}

void recovery_write(const struct identity *identity, struct buffer *text)
{
	char fingerprint[FINGERPRINT_TEXT];
	size_t number = 1;

	person_fingerprint(identity_person(identity), fingerprint);
	buffer_print(text,
		     "Groundwork: how to have your key again\n\n"
		     "Whoever has this page has your key: they can sign as you, and open\n"
		     "what is sealed to you. Keep it where you keep papers that matter, and\n"
		     "away from the computer. \"groundwork key import FILE\" reads it, also\n"
		     "when it was typed in by hand.\n\n"
		     BEGINNING "%s\n\n", fingerprint);
	for (size_t pair = 0; pair < identity_pairs(identity); pair++)
		for (int at = 0; at < SEED_BYTES; at += LINE_BYTES)
			add_line(text, number++, identity_seeds(identity, pair) + at);
}

/* What was read so far. */
struct page {
	unsigned char seeds[PAIRS_MOST * SEED_BYTES];
	size_t lines;
	char fingerprint[FINGERPRINT_TEXT];
};

/* Takes the digits of a line; false when anything else is in it. */
static bool digits_of(const char *line, size_t length, char digits[DIGITS + 1])
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++) {
		if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r')
			continue;
		if (!isxdigit((unsigned char)line[i]) || count == DIGITS)
			return false;
		digits[count++] = (char)tolower((unsigned char)line[i]);
	}
	digits[count] = '\0';
	return count == DIGITS;
}

static bool take_numbers(struct page *page, const char *line, size_t length, size_t number,
			 struct error *error)
{
	unsigned char *bytes = page->seeds + page->lines * LINE_BYTES;
	char digits[DIGITS + 1], check[5];

	if (page->lines == LINES_MOST || number != page->lines + 1)
		return error_set(error, "after line %zu comes line %zu: a line is missing, or "
				 "one too many", page->lines, number);
	if (!digits_of(line, length, digits))
		return error_set(error, "line %zu: nine groups of four digits (0-9 and a-f) are "
				 "expected", number);
	sodium_hex2bin(bytes, LINE_BYTES, digits, 2 * LINE_BYTES, NULL, NULL, NULL);
	check_of(number, bytes, check);
	if (strcmp(check, digits + 2 * LINE_BYTES) != 0)
		return error_set(error, "line %zu: there is a slip in this line, its last group "
				 "does not fit the others", number);
	page->lines++;
	sodium_memzero(digits, sizeof digits);
	return true;
}

static bool take_line(struct page *page, const char *line, size_t length,
		      struct error *error)
{
	size_t at = 0, number = 0;

	while (at < length && (line[at] == ' ' || line[at] == '\t'))
		at++;
	if (length - at > strlen(BEGINNING) &&
	    !strncmp(line + at, BEGINNING, strlen(BEGINNING))) {
		at += strlen(BEGINNING);
		snprintf(page->fingerprint, FINGERPRINT_TEXT, "%.*s", (int)(length - at),
			 line + at);
		return true;
	}
	for (; at < length && isdigit((unsigned char)line[at]) && number < 1000; at++)
		number = number * 10 + (size_t)(line[at] - '0');
	if (!number || at == length || line[at] != ' ')
		return true;		/* words around the numbers */
	return take_numbers(page, line + at, length - at, number, error);
}

static bool settle(const struct page *page, struct identity **identity,
		   struct error *error)
{
	size_t a_pair = SEED_BYTES / LINE_BYTES;
	char fingerprint[FINGERPRINT_TEXT];

	if (!page->lines || page->lines % a_pair)
		return error_set(error, "it has %zu lines of numbers, and a key has %zu, or "
				 "twice or three times as many: it is not whole", page->lines,
				 a_pair);
	if (!identity_from_seeds(identity, page->seeds, page->lines / a_pair, error))
		return false;
	person_fingerprint(identity_person(*identity), fingerprint);
	if (!page->fingerprint[0] || !strcmp(fingerprint, page->fingerprint))
		return true;
	identity_close(*identity);
	*identity = NULL;
	if (page->fingerprint[strspn(page->fingerprint, " 0123456789")])
		return error_set(error, "the line \"fingerprint\" has something else in it than "
				 "the digits of a key: it was changed, or typed with a slip");
	return error_set(error, "the numbers belong to the key %s, and the page says %s: "
			 "lines of two pages were mixed", fingerprint, page->fingerprint);
}

bool recovery_read(const char *text, size_t length, struct identity **identity,
		   struct error *error)
{
	struct page page = { .lines = 0 };
	bool ok = true;

	*identity = NULL;
	for (size_t at = 0; ok && at < length; ) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t line = end ? (size_t)(end - text) - at : length - at;

		ok = take_line(&page, text + at, line, error);
		at += line + 1;
	}
	if (ok)
		ok = settle(&page, identity, error);
	sodium_memzero(&page, sizeof page);
	return ok;
}
