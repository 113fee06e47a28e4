/* exchange/import_trust.c -- the key is looked up, and what is odd is said.
 *
 * Trust on first use: the first key of a name is shown with its fingerprint, so that two
 * people can compare it by telephone; from then on another key is what is odd. */
#include "exchange/import_parts.h"

#include "schedule/arc.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "store/store.h"

#include <string.h>

enum { OLD_DAYS = 180 };

static const char *date_words(const struct importing *importing, int64_t moment_ms)
{
	return arc_date_words(importing->app, importing->arena,
			      arc_date(importing->app, moment_ms,
				       moment_offset_s(moment_ms)));
}

static const struct known_signer *by_key(const struct known_signer *list, size_t count,
					 const char *signs, const char *seals)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(list[i].signs, signs) && !strcmp(list[i].seals, seals))
			return &list[i];
	return NULL;
}

/* The last that used a name. */
static const struct known_signer *by_name(const struct known_signer *list, size_t count,
					  const char *name)
{
	const struct known_signer *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (utf8_same(list[i].name, name) &&
		    (!found || list[i].last_ms > found->last_ms))
			found = &list[i];
	return found;
}

static const struct known_signer *former_of(const struct importing *importing,
					    const struct known_signer *list, size_t count)
{
	const struct signer *signer = &importing->unpacked.signer;
	char signs[KEY_TEXT], seals[KEY_TEXT];

	if (!signer->succeeds)
		return NULL;
	code_write(signer->succession.former.signs, KEY_BYTES, signs);
	code_write(signer->succession.former.seals, KEY_BYTES, seals);
	return by_key(list, count, signs, seals);
}

static void trust_nobody(struct importing *importing, const struct known_signer *named)
{
	const char *from = importing->view.assignment->from;

	importing->view.trust = TRUST_UNSIGNED;
	importing->view.fingerprint = "";
	importing->view.asks = named != NULL;
	importing->view.trust_words = arena_print(importing->arena, named
		? "Nobody has signed it. Until now, what came from %s was signed: ask them "
		  "whether it is theirs before you take it in."
		: "Nobody has signed it, so anybody can have written it. If it is not what you "
		  "expect, ask %s.", from);
}

static void trust_known(struct importing *importing, const struct known_signer *known)
{
	struct import *view = &importing->view;
	const char *from = view->assignment->from;
	bool renamed = !utf8_same(known->name, from);

	importing->known = known->row;
	importing->former = known->former;
	view->trust = TRUST_KNOWN;
	view->trust_words = arena_print(importing->arena, "Signed with the same key as on %s."
					"%s%s%s", date_words(importing, known->last_ms),
					renamed ? " The name was " : "",
					renamed ? known->name : "",
					renamed ? " then." : "");
}

static void trust_key(struct importing *importing, const struct known_signer *former,
		      const struct known_signer *named)
{
	struct import *view = &importing->view;
	const char *from = view->assignment->from;

	importing->former = former ? former->row : 0;
	view->trust = former ? TRUST_SUCCEEDS : named ? TRUST_OTHER : TRUST_NEW;
	view->asks = view->trust == TRUST_OTHER;
	if (former)
		view->trust_words = arena_print(
			importing->arena, "Signed with a new key. The key that you know, of %s, "
			"vouches for it.", date_words(importing, former->last_ms));
	else if (named)
		view->trust_words = arena_print(
			importing->arena, "Signed with a key that is not the one which %s had "
			"until now. That is so when a key was lost, or a computer is new. It is "
			"also so when somebody else uses the name. Please call %s, on a number "
			"that you have from before, and compare the digits below with theirs "
			"before you take it in.", from, from);
	else
		view->trust_words = arena_print(
			importing->arena, "Signed with a key that was not seen here before. "
			"Compare the digits below with %s by telephone; when they are the same, "
			"it comes from them.", from);
}

bool import_trust(struct importing *importing, struct error *error)
{
	const struct person *person = &importing->unpacked.signer.person;
	const struct known_signer *list, *known, *named;
	char fingerprint[FINGERPRINT_TEXT];
	size_t count;

	if (!store_signers(app_store(importing->app), importing->arena, &list, &count, error))
		return false;
	named = by_name(list, count, importing->view.assignment->from);
	if (!importing->is_unpacked) {
		trust_nobody(importing, named);
		return true;
	}
	code_write(person->signs, KEY_BYTES, importing->signs);
	code_write(person->seals, KEY_BYTES, importing->seals);
	person_fingerprint(person, fingerprint);
	importing->view.fingerprint = arena_copy(importing->arena, fingerprint);
	known = by_key(list, count, importing->signs, importing->seals);
	if (known)
		trust_known(importing, known);
	else
		trust_key(importing, former_of(importing, list, count), named);
	return true;
}

struct sentences {
	const char *at[6];
	size_t count;
};

static void say(struct sentences *sentences, const char *sentence)
{
	sentences->at[sentences->count++] = sentence;
}

static struct texts kept(struct arena *arena, const struct sentences *sentences)
{
	const char **at = arena_take_many(arena, sentences->count + 1, sizeof *at);

	memcpy(at, sentences->at, sentences->count * sizeof *at);
	return (struct texts){ at, sentences->count };
}

static const char *day_words(const struct importing *importing, const char *date)
{
	struct day day;

	return day_parse(date, &day)
	       ? arc_date_words(importing->app, importing->arena, day_number(day)) : date;
}

/* How many days ago a date was; below 0 when it is to come, 0 when not said. */
static int64_t days_since(const struct importing *importing, const char *date)
{
	struct day day;

	return date && day_parse(date, &day) ? arc_today(importing->app) - day_number(day) : 0;
}

static void say_age(struct importing *importing, struct sentences *remarks)
{
	const struct assignment *assignment = importing->view.assignment;
	struct arena *arena = importing->arena;
	const char *since = assignment->made ? assignment->made : assignment->starts;

	if (days_since(importing, assignment->ends) > 0) {
		say(remarks, arena_print(arena, "It was meant until %s, which is over: its lines "
					 "would not be offered any more.",
					 day_words(importing, assignment->ends)));
		importing->view.asks = true;
	} else if (days_since(importing, since) > OLD_DAYS) {
		say(remarks, arena_print(arena, "It is of %s, which is long ago. Is it still "
					 "meant? %s can say.", day_words(importing, since),
					 assignment->from));
		importing->view.asks = true;
	}
}

static void say_older(struct importing *importing, struct sentences *remarks)
{
	const struct assignment *assignment = importing->view.assignment;
	const struct taken *older = importing->view.older;
	struct arena *arena = importing->arena;

	if (!older)
		return;
	if (!strcmp(older->text, importing->text)) {
		say(remarks, arena_print(arena, "You have it already, since %s. Taken in once "
					 "more, the lines can be chosen anew.",
					 date_words(importing, older->taken_ms)));
	} else if (older->made && assignment->made &&
		   strcmp(assignment->made, older->made) < 0) {
		say(remarks, arena_print(arena, "You have a newer one of that title, of %s; this "
					 "one is of %s, and would take its place.",
					 day_words(importing, older->made),
					 day_words(importing, assignment->made)));
		importing->view.asks = true;
	} else {
		say(remarks, arena_print(arena, "It takes the place of the one that you have "
					 "since %s. What you have done stays.",
					 date_words(importing, older->taken_ms)));
	}
}

static void say_dates(struct importing *importing, struct sentences *remarks)
{
	const struct assignment *assignment = importing->view.assignment;

	if (days_since(importing, assignment->starts) < 0)
		say(remarks, arena_print(importing->arena, "It begins on %s.",
					 day_words(importing, assignment->starts)));
	if (days_since(importing, assignment->ends) < 0)
		say(remarks, arena_print(importing->arena, "It is meant until %s.",
					 day_words(importing, assignment->ends)));
}

/* What is true once it is taken in: some days are still to come, others over. */
static const char *stands_words(struct importing *importing)
{
	const struct assignment *assignment = importing->view.assignment;

	if (days_since(importing, assignment->ends) > 0)
		return "Its days are over, so nothing of it stands in Today.";
	if (days_since(importing, assignment->starts) < 0)
		return arena_print(importing->arena, "From %s on they stand in Today, from %s.",
				   day_words(importing, assignment->starts),
				   assignment->from);
	return arena_print(importing->arena, "From now on they stand in Today, from %s.",
			   assignment->from);
}

static void say_brings(struct importing *importing)
{
	const struct unpacked *unpacked = &importing->unpacked;
	struct arena *arena = importing->arena;
	struct sentences brings = { .count = 0 };

	for (size_t i = 0; i < importing->practice_count && i < 3; i++)
		say(&brings, arena_print(arena, "It brings a practice: %s.",
					 importing->practices[i]->title));
	if (importing->practice_count > 3)
		say(&brings, arena_print(arena, "And %zu more.", importing->practice_count - 3));
	if (unpacked->clips)
		say(&brings, arena_print(arena, "It brings a voice, \"%s\", which speaks %zu "
					 "line%s.", unpacked->voice, unpacked->clips,
					 unpacked->clips == 1 ? "" : "s"));
	if (unpacked->sounds)
		say(&brings, arena_print(arena, "It brings %zu sound%s.", unpacked->sounds,
					 unpacked->sounds == 1 ? "" : "s"));
	importing->view.brings = kept(arena, &brings);
}

static void say_leaves_out(struct importing *importing)
{
	unsigned leave_out = importing->view.assignment->leave_out;
	struct buffer words = { 0 };

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (leave_out & (1u << i))
			buffer_print(&words, "%s%s", words.length ? ", " : "",
				     leave_out_name((enum leave_out)i));
	if (words.length)
		importing->view.leaves_out = arena_copy(importing->arena,
							buffer_string(&words));
	buffer_free(&words);
}

void import_remarks(struct importing *importing)
{
	struct sentences remarks = { .count = 0 };

	say_older(importing, &remarks);
	say_age(importing, &remarks);
	say_dates(importing, &remarks);
	importing->view.stands = stands_words(importing);
	say_brings(importing);
	say_leaves_out(importing);
	importing->view.remarks = kept(importing->arena, &remarks);
}
