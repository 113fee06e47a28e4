/* exchange/signer_trust.c -- the key is looked up among those that were seen before. */
#include "exchange/signer_trust.h"

#include "app/opened.h"
#include "exchange/signing.h"
#include "schedule/person_calendar.h"
#include "base/arena.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "store/assignments.h"
#include "store/store.h"

#include <string.h>

/* One look at the known keys. */
struct lookup {
	struct app *app;
	struct arena *arena;
	const struct known_signer *list;
	size_t count;
};

/* The day on which a key was seen last. */
static const char *seen_words(const struct lookup *lookup, const struct known_signer *signer)
{
	int64_t date = person_date(lookup->app, signer->last_ms,
				   moment_offset_s(signer->last_ms));

	return person_date_text(lookup->app, lookup->arena, date);
}

static const struct known_signer *by_key(const struct lookup *lookup, const char *signs,
					 const char *seals)
{
	for (size_t i = 0; i < lookup->count; i++)
		if (!strcmp(lookup->list[i].signs, signs) &&
		    !strcmp(lookup->list[i].seals, seals))
			return &lookup->list[i];
	return NULL;
}

/* The last that used a name. */
static const struct known_signer *by_name(const struct lookup *lookup, const char *name)
{
	const struct known_signer *found = NULL;

	for (size_t i = 0; i < lookup->count; i++)
		if (utf8_same(lookup->list[i].name, name) &&
		    (!found || lookup->list[i].last_ms > found->last_ms))
			found = &lookup->list[i];
	return found;
}

static const char *code_text(struct arena *arena, const unsigned char key[KEY_BYTES])
{
	char text[KEY_TEXT];

	code_write(key, KEY_BYTES, text);
	return arena_copy(arena, text);
}

/* The newest of those former keys that are known. */
static const struct known_signer *former_of(const struct lookup *lookup,
					    const struct signer *signer)
{
	const struct known_signer *found = NULL;

	for (size_t i = 0; !found && i < signer->former_count; i++) {
		const struct person *former = &signer->former[i].former;

		found = by_key(lookup, code_text(lookup->arena, former->signs),
			       code_text(lookup->arena, former->seals));
	}
	return found;
}

/* Everybody on the way back from a key to its first; a circle cannot be longer than there
 * are keys. */
static void set_kin(struct signer_trust *trust, const struct lookup *lookup)
{
	int64_t *kin = arena_array(lookup->arena, lookup->count + 1, sizeof *kin);
	int64_t row = trust->known ? trust->known : trust->former;

	trust->kin = kin;
	while (row && trust->kin_count < lookup->count) {
		kin[trust->kin_count++] = row;
		for (size_t i = 0; i < lookup->count; i++)
			if (lookup->list[i].row == row) {
				row = lookup->list[i].former;
				break;
			}
	}
}

bool signer_trust_is_kin(const struct signer_trust *trust, int64_t row)
{
	for (size_t i = 0; i < trust->kin_count; i++)
		if (trust->kin[i] == row)
			return true;
	return false;
}

static void trust_nobody(struct signer_trust *trust, const struct lookup *lookup,
			 const char *from, bool named)
{
	trust->level = TRUST_UNSIGNED;
	trust->asks = named;
	trust->words = arena_print(lookup->arena, named
		? "Nobody has signed it. Until now, what came from %s was signed: ask them "
		  "whether it is theirs before you take it in."
		: "Nobody has signed it, so anybody can have written it. If it is not what you "
		  "expect, ask %s.", from);
}

static void trust_known(struct signer_trust *trust, const struct lookup *lookup,
			const char *from, const struct known_signer *known)
{
	bool renamed = !utf8_same(known->name, from);

	trust->level = TRUST_KNOWN;
	trust->known = known->row;
	trust->former = known->former;
	trust->words = arena_print(lookup->arena, "Signed with the same key as on %s.%s%s%s",
				   seen_words(lookup, known), renamed ? " The name was " : "",
				   renamed ? known->name : "", renamed ? " then." : "");
}

static void trust_heir(struct signer_trust *trust, const struct lookup *lookup,
		       const struct known_signer *former)
{
	trust->level = TRUST_SUCCEEDS;
	trust->former = former->row;
	trust->words = arena_print(lookup->arena, "Signed with a new key. The key that you "
				   "know, of %s, vouches for it.", seen_words(lookup, former));
}

static void trust_unknown(struct signer_trust *trust, const struct lookup *lookup,
			  const char *from, bool named)
{
	trust->level = named ? TRUST_OTHER : TRUST_NEW;
	trust->asks = named;
	trust->words = named
		? arena_print(
			lookup->arena, "Signed with a key that is not the one which %s had "
			"until now. That is so when a key was lost, or a computer is new. It is "
			"also so when somebody else uses the name. Please call %s, on a number "
			"that you have from before, and compare the digits below with theirs "
			"before you take it in.", from, from)
		: arena_print(
			lookup->arena, "Signed with a key that was not seen here before. "
			"Compare the digits below with %s by telephone; when they are the same, "
			"it comes from them.", from);
}

static void set_key(struct signer_trust *trust, struct arena *arena,
		    const struct person *person)
{
	char fingerprint[FINGERPRINT_TEXT];

	person_fingerprint(person, fingerprint);
	trust->fingerprint = arena_copy(arena, fingerprint);
	trust->signs = code_text(arena, person->signs);
	trust->seals = code_text(arena, person->seals);
}

bool signer_trust_find(struct app *app, struct arena *arena, const struct signer *signer,
		       const char *from, struct signer_trust *trust, struct error *error)
{
	struct lookup lookup = { .app = app, .arena = arena };
	const struct known_signer *known, *former;
	bool named;

	*trust = (struct signer_trust){ .fingerprint = "", .signs = "", .seals = "" };
	if (!store_signers(app_store(app), arena, &lookup.list, &lookup.count, error))
		return false;
	named = by_name(&lookup, from) != NULL;
	if (!signer) {
		trust_nobody(trust, &lookup, from, named);
		return true;
	}
	set_key(trust, arena, &signer->person);
	known = by_key(&lookup, trust->signs, trust->seals);
	former = former_of(&lookup, signer);
	if (known)
		trust_known(trust, &lookup, from, known);
	else if (former)
		trust_heir(trust, &lookup, former);
	else
		trust_unknown(trust, &lookup, from, named);
	set_kin(trust, &lookup);
	return true;
}
