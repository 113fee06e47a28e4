/* exchange/signing.c -- a list in one canonical text, and a few lines about it. */
#include "exchange/signing.h"

#include "base/arena.h"
#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST_DOMAIN "groundwork bundle 1"
#define FIRST_LINE "groundwork-signature 1"
#define VOUCHERS "\n; What the earlier keys of whoever signed this say for the present one:\n"
#define VOUCHER "; former "

enum { REST_MOST = 90 };

void listing_add(struct listing *listing, const char *name, size_t bytes,
		 const char digest[DIGEST_TEXT])
{
	if (listing->count == listing->capacity) {
		size_t more = listing->capacity ? listing->capacity * 2 : 32;
		struct listed_file *larger =
			arena_array(listing->arena, more, sizeof *larger);

		if (listing->count)
			memcpy(larger, listing->at, listing->count * sizeof *larger);
		listing->at = larger;
		listing->capacity = more;
	}
	listing->at[listing->count] =
		(struct listed_file){ .name = arena_copy(listing->arena, name),
				      .bytes = bytes };
	memcpy(listing->at[listing->count++].digest, digest, DIGEST_TEXT);
}

static int by_name(const void *a, const void *b)
{
	const struct listed_file *one = a, *other = b;

	return strcmp(one->name, other->name);
}

/* Names hold neither blanks nor line ends (content/bundle.h), so the text can be
 * read in one way only. */
static void list_files(struct listing *listing, struct buffer *text)
{
	if (listing->count)
		qsort(listing->at, listing->count, sizeof *listing->at, by_name);
	for (size_t i = 0; i < listing->count; i++)
		buffer_print(text, "%s %zu %s\n", listing->at[i].digest,
			     listing->at[i].bytes, listing->at[i].name);
}

void listing_digest(struct listing *listing, char digest[DIGEST_TEXT])
{
	struct digest *whole = digest_open();
	struct buffer text = { 0 };

	list_files(listing, &text);
	digest_add(whole, buffer_string(&text), text.length);
	digest_text(whole, digest);
	buffer_free(&text);
}

static void list_all(const struct person *person, struct listing *listing,
		     struct buffer *text)
{
	char signs[KEY_TEXT], seals[KEY_TEXT];

	code_write(person->signs, KEY_BYTES, signs);
	code_write(person->seals, KEY_BYTES, seals);
	buffer_print(text, "signs %s\nseals %s\n", signs, seals);
	list_files(listing, text);
}

static void add_line(struct buffer *text, const char *word, const unsigned char *bytes,
		     size_t count)
{
	char code[SIGNATURE_TEXT];

	code_write(bytes, count, code);
	buffer_print(text, "%s %s\n", word, code);
}

void signature_write(const struct identity *identity, struct listing *listing,
		     struct buffer *text)
{
	const struct person *person = identity_person(identity);
	unsigned char signature[SIGNATURE_BYTES];
	struct succession last;
	struct buffer list = { 0 };

	list_all(person, listing, &list);
	vault_sign(identity, LIST_DOMAIN, list.bytes, list.length, signature);
	buffer_free(&list);
	buffer_add_string(text, FIRST_LINE "\n");
	add_line(text, "signs", person->signs, KEY_BYTES);
	add_line(text, "seals", person->seals, KEY_BYTES);
	if (succession_make(identity, 1, &last)) {
		add_line(text, "former-signs", last.former.signs, KEY_BYTES);
		add_line(text, "former-seals", last.former.seals, KEY_BYTES);
		add_line(text, "former-says", last.signature, SIGNATURE_BYTES);
	}
	add_line(text, "signature", signature, SIGNATURE_BYTES);
}

void vouchers_write(const struct identity *identity, struct buffer *text)
{
	char signs[KEY_TEXT], seals[KEY_TEXT], says[SIGNATURE_TEXT];
	struct succession one;

	for (size_t pair = 2; succession_make(identity, pair, &one); pair++) {
		code_write(one.former.signs, KEY_BYTES, signs);
		code_write(one.former.seals, KEY_BYTES, seals);
		code_write(one.signature, SIGNATURE_BYTES, says);
		buffer_print(text, "%s" VOUCHER "%s %s %s\n", pair == 2 ? VOUCHERS : "", signs,
			     seals, says);
	}
}

/* Reads `WORD CODE` at *at and goes behind it. */
static bool take(const char **at, const char *word, unsigned char *bytes, size_t count)
{
	size_t length = strlen(word), code = strcspn(*at, "\n");
	char text[REST_MOST];

	if (strncmp(*at, word, length) != 0 || (*at)[length] != ' ' || (*at)[code] != '\n' ||
	    code - length - 1 >= REST_MOST)
		return false;
	snprintf(text, sizeof text, "%.*s", (int)(code - length - 1), *at + length + 1);
	*at += code + 1;
	return code_read(text, bytes, count);
}

static bool parse(const char *text, struct signer *signer,
		  unsigned char signature[SIGNATURE_BYTES])
{
	static const char first[] = FIRST_LINE "\n";
	struct succession *last = &signer->former[0];

	if (strncmp(text, first, sizeof first - 1) != 0)
		return false;
	text += sizeof first - 1;
	if (!take(&text, "signs", signer->person.signs, KEY_BYTES) ||
	    !take(&text, "seals", signer->person.seals, KEY_BYTES))
		return false;
	signer->former_count = !strncmp(text, "former-", strlen("former-"));
	if (signer->former_count &&
	    (!take(&text, "former-signs", last->former.signs, KEY_BYTES) ||
	     !take(&text, "former-seals", last->former.seals, KEY_BYTES) ||
	     !take(&text, "former-says", last->signature, SIGNATURE_BYTES)))
		return false;
	return take(&text, "signature", signature, SIGNATURE_BYTES) && !*text;
}

static bool check_word(const char *bundle, const struct signer *signer,
		       const struct succession *former, struct error *error)
{
	return succession_is_well(former, &signer->person) ||
	       error_set(error, "%s: it says that a former key vouches for this one, and that is "
			 "not so; do not use it, and ask the sender", bundle);
}

/* Reads a line behind its first word. */
static bool read_voucher(const char *line, struct succession *former)
{
	char signs[KEY_TEXT], seals[KEY_TEXT], says[SIGNATURE_TEXT];
	int end = 0;

	return sscanf(line, "%43[^ \n] %43[^ \n] %86[^ \n]%n", signs, seals, says, &end) == 3 &&
	       (line[end] == '\n' || line[end] == '\0') &&
	       code_read(signs, former->former.signs, KEY_BYTES) &&
	       code_read(seals, former->former.seals, KEY_BYTES) &&
	       code_read(says, former->signature, SIGNATURE_BYTES);
}

bool vouchers_read(const char *bundle, const char *text, struct signer *signer,
		   struct error *error)
{
	const char *line = strstr(text, VOUCHERS);

	line = line ? line + strlen(VOUCHERS) : "";
	for (; !strncmp(line, VOUCHER, strlen(VOUCHER)) &&
	       signer->former_count < FORMER_MOST; signer->former_count++) {
		struct succession *former = &signer->former[signer->former_count];

		if (!read_voucher(line + strlen(VOUCHER), former))
			memset(former, 0, sizeof *former);
		if (!check_word(bundle, signer, former, error))
			return false;
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	return true;
}

bool signature_read(const char *bundle, const char *text, size_t length,
		    struct listing *listing, struct signer *signer,
		    struct error *error)
{
	unsigned char signature[SIGNATURE_BYTES];
	struct buffer list = { 0 };
	bool ok;

	memset(signer, 0, sizeof *signer);
	if (strlen(text) != length || !parse(text, signer, signature))
		return error_set(error, "%s: its signature cannot be read: it was changed, or "
				 "made with a newer Groundwork; ask for it once more",
				 bundle);
	list_all(&signer->person, listing, &list);
	ok = vault_verify(&signer->person, LIST_DOMAIN, list.bytes, list.length,
			  signature);
	buffer_free(&list);
	if (!ok)
		return error_set(error, "%s: the signature does not fit what is in it: it was "
				 "changed after it was signed; do not use it, and ask for it "
				 "once more", bundle);
	return !signer->former_count || check_word(bundle, signer, &signer->former[0], error);
}
