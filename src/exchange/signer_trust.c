/* exchange/signer_trust.c -- the key is looked up among those that were seen before. */
#include "exchange/signer_trust.h"

#include "app/opened.h"
#include "exchange/signing.h"
#include "schedule/person_calendar.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/moment.h"
#include "base/names.h"
#include "base/utf8.h"
#include "store/assignments.h"
#include "store/store.h"

#include <string.h>

enum { OTHERS_SHOWN = 3 };

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

/* The last that used a name, or one that can be taken for it, of all who are no kin. */
static const struct known_signer *namesake_of(const struct lookup *lookup,
					      const struct signer_trust *trust,
					      const char *name)
{
	const struct known_signer *found = NULL;

	for (size_t i = 0; i < lookup->count; i++)
		if (names_alike(lookup->list[i].name, name) &&
		    !signer_trust_is_kin(trust, lookup->list[i].row) &&
		    (!found || lookup->list[i].last_ms > found->last_ms))
			found = &lookup->list[i];
	return found;
}

/* What one hears of a namesake: the name as it is known, when it is written otherwise. */
static const char *looks_words(const struct lookup *lookup, const char *from,
			       const struct known_signer *namesake)
{
	return utf8_same(from, namesake->name) ? ""
	       : arena_print(lookup->arena, "The name \"%s\" looks like \"%s\", whom you know, "
			     "and is not the same. ", from, namesake->name);
}

static void trust_nobody(struct signer_trust *trust, const struct lookup *lookup,
			 const char *from)
{
	const struct known_signer *namesake = namesake_of(lookup, trust, from);

	trust->level = TRUST_UNSIGNED;
	trust->asks = namesake;
	trust->words = namesake
		? arena_print(lookup->arena, "Nobody has signed it. %sUntil now, what came from "
			      "%s was signed: ask them whether it is theirs before you take it "
			      "in.", looks_words(lookup, from, namesake), namesake->name)
		: arena_print(lookup->arena, "Nobody has signed it, so anybody can have written "
			      "it. If it is not what you expect, ask %s.", from);
}

/* A key that is known, or has such a one's word, under a name that it did not have. Small
 * changes in writing are told, others asked about, the more so when it is the name of
 * somebody who is known by another key. */
static const char *renamed_words(struct signer_trust *trust, const struct lookup *lookup,
				 const struct known_signer *was, const char *from)
{
	const struct known_signer *namesake = namesake_of(lookup, trust, from);

	if (utf8_same(was->name, from))
		return "";
	if (names_alike(was->name, from))
		return arena_print(lookup->arena, " The name was %s then.", was->name);
	trust->asks = true;
	if (!namesake)
		return arena_print(
			lookup->arena, " The name was %s then, and is %s now. If that is new to "
			"you, ask them before you take it in.", was->name, from);
	return arena_print(
		lookup->arena, " The name was %s then. It is %s now, but the %s whom you know has "
		"another key: somebody may be using the name. Please call %s, on a number that "
		"you have from before, before you take it in.", was->name, from, namesake->name,
		namesake->name);
}

static void trust_known(struct signer_trust *trust, const struct lookup *lookup,
			const char *from, const struct known_signer *known)
{
	trust->level = TRUST_KNOWN;
	trust->words = arena_print(lookup->arena, "Signed with the same key as on %s.%s",
				   seen_words(lookup, known),
				   renamed_words(trust, lookup, known, from));
}

static void trust_heir(struct signer_trust *trust, const struct lookup *lookup,
		       const char *from, const struct known_signer *former)
{
	trust->level = TRUST_SUCCEEDS;
	trust->words = arena_print(lookup->arena, "Signed with a new key. The key that you "
				   "know, of %s, vouches for it.%s", seen_words(lookup, former),
				   renamed_words(trust, lookup, former, from));
}

/* Whose key it is not, by the names that were seen last. */
static const char *others_words(const struct lookup *lookup)
{
	struct buffer names = { 0 };
	const char *words;
	size_t shown = 0;

	for (size_t i = lookup->count; i-- && shown < OTHERS_SHOWN;) {
		const char *name = lookup->list[i].name;

		if (memmem(buffer_string(&names), names.length, name, strlen(name)))
			continue;
		buffer_print(&names, "%s%s", shown++ ? " or " : "", name);
	}
	words = shown ? arena_print(lookup->arena, "It is not a key of %s, whom you know. ",
				    buffer_string(&names)) : "";
	buffer_free(&names);
	return words;
}

static void trust_unknown(struct signer_trust *trust, const struct lookup *lookup,
			  const char *from)
{
	const struct known_signer *namesake = namesake_of(lookup, trust, from);
	const char *looks = namesake ? looks_words(lookup, from, namesake) : "";

	trust->level = namesake ? TRUST_OTHER : TRUST_NEW;
	trust->asks = namesake;
	trust->words = namesake
		? arena_print(
			lookup->arena, "%signed with a key that is not the one which %s had "
			"until now. That is so when a key was lost, or a computer is new. It is "
			"also so when somebody else uses the name. Please call %s, on a number "
			"that you have from before, and compare the digits below with theirs "
			"before you take it in.", *looks
			? arena_print(lookup->arena, "%sIt is s", looks) : "S",
			namesake->name, namesake->name)
		: arena_print(
			lookup->arena, "Signed with a key that was not seen here before. %s"
			"Compare the digits below with %s by telephone; when they are the same, "
			"it comes from them.", others_words(lookup), from);
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

	*trust = (struct signer_trust){ .fingerprint = "", .signs = "", .seals = "" };
	if (!store_signers(app_store(app), arena, &lookup.list, &lookup.count, error))
		return false;
	if (!signer) {
		trust_nobody(trust, &lookup, from);
		return true;
	}
	set_key(trust, arena, &signer->person);
	known = by_key(&lookup, trust->signs, trust->seals);
	former = former_of(&lookup, signer);
	trust->known = known ? known->row : 0;
	trust->former = known ? known->former : former ? former->row : 0;
	set_kin(trust, &lookup);
	if (known)
		trust_known(trust, &lookup, from, known);
	else if (former)
		trust_heir(trust, &lookup, from, former);
	else
		trust_unknown(trust, &lookup, from);
	return true;
}
