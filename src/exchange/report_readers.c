/* exchange/report_readers.c -- those who asked for something, each with the newest key. */
#include "exchange/report_readers.h"

#include "schedule/assignments.h"
#include "schedule/person_calendar.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/names.h"
#include "base/utf8.h"
#include "store/assignments.h"
#include "store/store.h"
#include "secret/person.h"
#include "app/opened.h"
#include "app/app.h"

#include <string.h>

struct reader_search {
	const struct app *app;
	struct arena *arena;
	const struct known_signer *signers;
	size_t signer_count;
	struct report_reader *list;
	size_t count;
};

static const struct known_signer *by_row(const struct reader_search *search, int64_t row)
{
	for (size_t i = 0; i < search->signer_count; i++)
		if (search->signers[i].row == row)
			return &search->signers[i];
	return NULL;
}

static const struct known_signer *heir_of(const struct reader_search *search,
					  const struct known_signer *signer)
{
	for (size_t i = 0; i < search->signer_count; i++)
		if (search->signers[i].former == signer->row)
			return &search->signers[i];
	return NULL;
}

/* The newest of a chain of keys; a circle cannot be longer than there are keys. */
static const struct known_signer *newest(const struct reader_search *search, int64_t row)
{
	const struct known_signer *signer = by_row(search, row), *heir;

	for (size_t i = 0; signer && i < search->signer_count; i++) {
		heir = heir_of(search, signer);
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

/* The keys of one person, the newest among them. */
static struct texts keys_of(const struct reader_search *search,
			    const struct known_signer *signer)
{
	const char **keys = arena_array(search->arena, search->signer_count + 1, sizeof *keys);
	size_t count = 0;

	for (size_t i = 0; signer && i < search->signer_count; i++)
		if (newest(search, search->signers[i].row) == signer)
			keys[count++] = search->signers[i].signs;
	return (struct texts){ keys, count };
}

/* An assignment begins on its own day, or on that on which it came: what is to begin
 * later has begun for whoever has it. */
static int64_t begins(const struct reader_search *search, const struct taken *taken)
{
	int64_t came = assignments_taken_date(search->app, taken), starts;
	struct day day;

	if (!taken->starts || !day_parse(taken->starts, &day))
		return came;
	starts = day_number(day);
	return starts > person_today(search->app) ? came : starts;
}

/* Of all that they asked for under this name, or signed with one of these keys. */
static int64_t since_of(const struct reader_search *search,
			const struct report_reader *reader, const struct taken *all,
			size_t count)
{
	int64_t since = person_today(search->app);

	for (size_t i = 0; i < count; i++) {
		const struct known_signer *signer = newest(search, all[i].signer);
		bool theirs = utf8_same(all[i].from, reader->name) ||
			      (signer && !strcmp(signer->signs, reader->signs));

		if (theirs && begins(search, &all[i]) < since)
			since = begins(search, &all[i]);
	}
	return since;
}

static bool is_there(const struct reader_search *search, const struct taken *taken,
		     const struct known_signer *signer)
{
	for (size_t i = 0; i < search->count; i++)
		if (utf8_same(search->list[i].name, taken->from) &&
		    !strcmp(search->list[i].signs, signer ? signer->signs : ""))
			return true;
	return false;
}

static void add(struct reader_search *search, const struct taken *taken,
		const struct known_signer *signer)
{
	if (is_there(search, taken, signer))
		return;
	search->list[search->count++] = (struct report_reader){
		.name = taken->from, .called = taken->to,
		.signs = signer ? signer->signs : "", .seals = signer ? signer->seals : "",
		.fingerprint = fingerprint_of(search->arena, signer),
		.keys = keys_of(search, signer) };
}

/* Somebody with a key needs no second place for what they did not sign. */
static void drop_unsigned(struct reader_search *search)
{
	size_t kept = 0;

	for (size_t i = 0; i < search->count; i++) {
		const struct report_reader *one = &search->list[i];
		bool doubled = false;

		for (size_t k = 0; !*one->signs && k < search->count; k++)
			doubled |= *search->list[k].signs &&
				   utf8_same(search->list[k].name, one->name);
		if (!doubled)
			search->list[kept++] = *one;
	}
	search->count = kept;
}

static bool load(struct reader_search *search, struct app *app, const struct taken **taken,
		 size_t *count, struct error *error)
{
	struct error why;

	return (assignments_list(app, search->arena, taken, count, &why) &&
		store_signers(app_store(app), search->arena, &search->signers,
			      &search->signer_count, &why)) ||
	       error_set(error, "who asked you for something stands in the log, and that cannot "
			 "be read just now: %s", why.text);
}

bool report_readers(struct app *app, struct arena *arena,
		    const struct report_reader **list, size_t *count, struct error *error)
{
	struct reader_search search = { .app = app, .arena = arena };
	const struct taken *taken;
	size_t taken_count;

	*list = NULL;
	*count = 0;
	if (!app_store(app))
		return true;
	if (!load(&search, app, &taken, &taken_count, error))
		return false;
	search.list = arena_array(arena, taken_count + 1, sizeof *search.list);
	for (size_t i = taken_count; i--; )
		add(&search, &taken[i], newest(&search, taken[i].signer));
	drop_unsigned(&search);
	for (size_t i = 0; i < search.count; i++)
		search.list[i].since = since_of(&search, &search.list[i], taken, taken_count);
	*list = search.list;
	*count = search.count;
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

/* Whoever goes by the name, or by one that can be taken for it. */
static bool say_several(const struct report_reader *list, size_t count, const char *name,
			struct error *error)
{
	struct buffer keys = { 0 };

	for (size_t i = 0; i < count; i++)
		if (names_alike(list[i].name, name))
			buffer_print(&keys, "%s%s: %s", keys.length ? "; " : "", list[i].name,
				     *list[i].fingerprint ? list[i].fingerprint : "no key");
	error_set(error, "there are several keys of the name \"%s\", or of one that looks like it "
		  "(%s): compare the digits with theirs by telephone, and give them (--to "
		  "'DIGITS')", name, buffer_string(&keys));
	buffer_free(&keys);
	return false;
}

bool report_reader_find(struct app *app, struct arena *arena, const char *name,
			struct report_reader *reader, struct error *error)
{
	const struct report_reader *list, *found = NULL, *digits = NULL;
	size_t count, of_name = 0;

	if (!report_readers(app, arena, &list, &count, error))
		return false;
	for (size_t i = count; i--; ) {
		of_name += names_alike(list[i].name, name);
		if (utf8_same(list[i].name, name))
			found = &list[i];
		if (*list[i].fingerprint && !strcmp(list[i].fingerprint, name))
			digits = &list[i];
	}
	if (!found && !digits)
		return say_nobody(list, count, name, error);
	if (!digits && of_name > 1)
		return say_several(list, count, name, error);
	*reader = digits ? *digits : *found;
	return true;
}
