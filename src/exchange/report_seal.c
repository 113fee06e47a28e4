/* exchange/report_seal.c -- a line that says what it is, then a box that one person opens.
 *
 * In the box: the signature, then the text. The text names the one to whom it goes, so
 * that a reader cannot hand a report on as if it had been written to somebody else. */
#include "exchange/report_seal.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "secret/identity.h"
#include "secret/vault.h"
#include "wire/report.h"

#include <string.h>

#define MAGIC "groundwork report 1\n"
#define DOMAIN "groundwork report 1"

enum { MAGIC_BYTES = sizeof MAGIC - 1 };

static bool person_of(const struct report_party *party, struct person *person)
{
	return code_read(party->signs, person->signs, KEY_BYTES) &&
	       code_read(party->seals, person->seals, KEY_BYTES);
}

/* Room for the texts of a key. */
struct party_text {
	char signs[KEY_TEXT], seals[KEY_TEXT], vouches[SIGNATURE_TEXT];
};

static void party_of(const struct person *person, struct party_text *text,
		     struct report_party *party)
{
	code_write(person->signs, KEY_BYTES, text->signs);
	code_write(person->seals, KEY_BYTES, text->seals);
	party->signs = text->signs;
	party->seals = text->seals;
}

static bool put_in_box(const struct person *to, const struct identity *own,
		       const struct buffer *text, struct buffer *file, struct error *error)
{
	unsigned char signature[SIGNATURE_BYTES];
	struct buffer inside = { 0 };
	bool ok;

	vault_sign(own, DOMAIN, text->bytes, text->length, signature);
	buffer_add(&inside, (const char *)signature, sizeof signature);
	buffer_add(&inside, text->bytes, text->length);
	buffer_add(file, MAGIC, MAGIC_BYTES);
	ok = vault_seal(to, inside.bytes, inside.length, file, error);
	explicit_bzero(inside.bytes, inside.length);
	buffer_free(&inside);
	return ok;
}

/* What each former key says for the present one. */
static size_t write_vouchers(const struct identity *own,
			     struct party_text texts[FORMER_MOST],
			     struct report_former former[FORMER_MOST])
{
	struct succession one;
	size_t count = 0;

	while (count < FORMER_MOST && succession_make(own, count + 1, &one)) {
		party_of(&one.former, &texts[count], &former[count].party);
		former[count].party.name = "";
		code_write(one.signature, SIGNATURE_BYTES, texts[count].vouches);
		former[count].vouches = texts[count].vouches;
		count++;
	}
	return count;
}

bool report_seal(const struct report *report, const struct identity *own,
		 struct buffer *file, struct error *error)
{
	struct party_text mine, vouchers[FORMER_MOST];
	struct report_former former[FORMER_MOST];
	struct report signed_one = *report;
	size_t count;
	struct buffer text = { 0 };
	struct person to;
	bool ok;

	if (!person_of(&report->to, &to))
		return error_set(error, "the key of %s is not known: what they gave you was not "
				 "signed, so nothing can be sealed to them; ask for a signed "
				 "assignment, or write the report open (.html)", report->to.name);
	party_of(identity_person(own), &mine, &signed_one.from);
	count = write_vouchers(own, vouchers, former);
	signed_one.former = count ? former : NULL;
	signed_one.earlier = former + 1;
	signed_one.earlier_count = count ? count - 1 : 0;
	report_write(&signed_one, &text);
	ok = text.length <= REPORT_BYTES_MOST ||
	       error_set(error, "the report is longer than %d MiB: choose a shorter span",
			 REPORT_BYTES_MOST >> 20);
	ok = ok && put_in_box(&to, own, &text, file, error);
	explicit_bzero(text.bytes, text.length);
	buffer_free(&text);
	return ok;
}

static bool is_mine(const struct identity *own, const struct person *person)
{
	for (size_t i = 0; i < identity_pairs(own); i++)
		if (person_is(identity_former(own, i), person))
			return true;
	return false;
}

static bool vouches(const struct report_former *former, const struct person *from)
{
	struct succession succession;

	return person_of(&former->party, &succession.former) &&
	       code_read(former->vouches, succession.signature, SIGNATURE_BYTES) &&
	       succession_is_well(&succession, from);
}

static bool check_former(const struct report *report, const struct person *from,
			 struct error *error)
{
	bool well = !report->former || vouches(report->former, from);

	for (size_t i = 0; i < report->earlier_count; i++)
		well = well && vouches(&report->earlier[i], from);
	return well || error_set(error, "it says that a former key vouches for the one it was "
				 "signed with, and that is not so; ask who sent it");
}

static bool look_into(const struct identity *own, const struct buffer *inside,
		      struct arena *arena, struct report *report, const char **json,
		      struct error *error)
{
	const char *text = inside->bytes + SIGNATURE_BYTES;
	struct person from, to;
	size_t length;

	if (inside->length <= SIGNATURE_BYTES)
		return error_set(error, "there is no report in it");
	length = inside->length - SIGNATURE_BYTES;
	if (!report_read(text, length, arena, report, error))
		return false;
	if (!person_of(&report->from, &from) || !person_of(&report->to, &to))
		return error_set(error, "the report cannot be read: its keys are no keys");
	if (!vault_verify(&from, DOMAIN, text, length, (const unsigned char *)inside->bytes))
		return error_set(error, "the signature does not fit the report: it was not "
				 "written by whoever it says; do not use it");
	if (!is_mine(own, &to))
		return error_set(error, "the report was written to somebody else, and sealed to "
				 "you by another hand; do not use it");
	if (!check_former(report, &from, error))
		return false;
	if (json)
		*json = arena_copy_bytes(arena, text, length);
	return true;
}

bool report_open(const struct identity *own, const char *bytes, size_t length,
		 struct arena *arena, struct report *report, const char **json,
		 struct error *error)
{
	struct buffer inside = { 0 };
	bool ok;

	if (length < MAGIC_BYTES || memcmp(bytes, MAGIC, MAGIC_BYTES) != 0)
		return error_set(error, "it is no sealed report, or one of a newer Groundwork: "
				 "ask for the file that ends in .gwr");
	ok = vault_open(own, bytes + MAGIC_BYTES, length - MAGIC_BYTES, &inside, error) &&
	       look_into(own, &inside, arena, report, json, error);
	if (inside.bytes)
		explicit_bzero(inside.bytes, inside.length);
	buffer_free(&inside);
	return ok;
}
