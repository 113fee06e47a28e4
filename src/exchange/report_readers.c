/* exchange/report_readers.c -- those who asked for something, each with the newest key. */
#include "exchange/report_parts.h"

#include "schedule/assignments.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "store/assignments.h"
#include "store/store.h"
#include "secret/person.h"
#include "app/opened.h"
#include "app/app.h"

#include <string.h>

struct finding_readers {
	struct arena *arena;
	const struct known_signer *signers;
	size_t signer_count;
	struct report_reader *list;
	size_t count;
};

static const struct known_signer *by_row(const struct finding_readers *finding, int64_t row)
{
	for (size_t i = 0; i < finding->signer_count; i++)
		if (finding->signers[i].row == row)
			return &finding->signers[i];
	return NULL;
}

static const struct known_signer *heir_of(const struct finding_readers *finding,
					  const struct known_signer *signer)
{
	for (size_t i = 0; i < finding->signer_count; i++)
		if (finding->signers[i].former == signer->row)
			return &finding->signers[i];
	return NULL;
}

/* The newest of a chain of keys; a circle cannot be longer than there are keys. */
static const struct known_signer *newest(const struct finding_readers *finding, int64_t row)
{
	const struct known_signer *signer = by_row(finding, row), *heir;

	for (size_t i = 0; signer && i < finding->signer_count; i++) {
		heir = heir_of(finding, signer);
		signer = heir ? heir : signer;
	}
	return signer;
}

static const char *fingerprint_of(struct arena *arena, const struct known_signer *signer)
{
	char text[FINGERPRINT_TEXT];
	struct person person;

	if (!signer || !code_read(signer->signs, person.signs, KEY_BYTES) ||
	    !code_read(signer->seals, person.seals, KEY_BYTES))
		return "";
	person_fingerprint(&person, text);
	return arena_copy(arena, text);
}

static bool is_there(const struct finding_readers *finding, const struct taken *taken,
		     const struct known_signer *signer)
{
	for (size_t i = 0; i < finding->count; i++)
		if (utf8_same(finding->list[i].name, taken->from) &&
		    !strcmp(finding->list[i].signs, signer ? signer->signs : ""))
			return true;
	return false;
}

static void add(struct finding_readers *finding, const struct taken *taken,
		const struct known_signer *signer)
{
	if (is_there(finding, taken, signer))
		return;
	finding->list[finding->count++] = (struct report_reader){
		.name = taken->from, .called = taken->to,
		.signs = signer ? signer->signs : "", .seals = signer ? signer->seals : "",
		.fingerprint = fingerprint_of(finding->arena, signer) };
}

/* Somebody with a key needs no second place for what they did not sign. */
static void drop_unsigned(struct finding_readers *finding)
{
	size_t kept = 0;

	for (size_t i = 0; i < finding->count; i++) {
		const struct report_reader *one = &finding->list[i];
		bool doubled = false;

		for (size_t k = 0; !*one->signs && k < finding->count; k++)
			doubled |= *finding->list[k].signs &&
				   utf8_same(finding->list[k].name, one->name);
		if (!doubled)
			finding->list[kept++] = *one;
	}
	finding->count = kept;
}

bool report_readers(struct app *app, struct arena *arena,
		    const struct report_reader **list, size_t *count, struct error *error)
{
	struct finding_readers finding = { .arena = arena };
	const struct taken *taken;
	size_t taken_count;

	*list = NULL;
	*count = 0;
	if (!app_store(app))
		return true;
	if (!assignments_list(app, arena, &taken, &taken_count, error) ||
	    !store_signers(app_store(app), arena, &finding.signers, &finding.signer_count, error))
		return false;
	finding.list = arena_take_many(arena, taken_count + 1, sizeof *finding.list);
	for (size_t i = taken_count; i--; )
		add(&finding, &taken[i], newest(&finding, taken[i].signer));
	drop_unsigned(&finding);
	*list = finding.list;
	*count = finding.count;
	return true;
}

static bool say_nobody(const struct report_reader *list, size_t count, const char *name,
		       struct error *error)
{
	struct buffer names = { 0 };

	if (!count)
		return error_set(error, "nobody has given you an assignment yet that was taken "
				 "in: a report goes to somebody who did (\"groundwork import "
				 "FILE\")");
	for (size_t i = 0; i < count; i++)
		buffer_print(&names, "%s%s", i ? ", " : "", list[i].name);
	error_set(error, "no assignment from \"%s\" was taken in; there are some from %s", name,
		  buffer_string(&names));
	buffer_free(&names);
	return false;
}

bool report_reader_find(struct app *app, struct arena *arena, const char *name,
			struct report_reader *reader, struct error *error)
{
	const struct report_reader *list, *found = NULL;
	size_t count, of_name = 0;

	if (!report_readers(app, arena, &list, &count, error))
		return false;
	for (size_t i = count; i--; ) {
		bool named = utf8_same(list[i].name, name);

		of_name += named;
		if (named || (*list[i].fingerprint && !strcmp(list[i].fingerprint, name)))
			found = &list[i];
	}
	if (!found)
		return say_nobody(list, count, name, error);
	if (of_name > 1)
		return error_set(error, "there are %zu keys of the name \"%s\", the last one seen "
				 "is %s: compare the digits with theirs by telephone, and give "
				 "them (--to '%s')", of_name, name, found->fingerprint,
				 found->fingerprint);
	*reader = *found;
	return true;
}
