/* content/rule_keys.c -- values of rules, and what of them a caution keeps to itself.
 *
 * A caution is looked through a sentence at a time. A pattern is a few beginnings of
 * words that stand in it in this order, whatever is between. */
#include "content/rule_keys.h"

#include "base/arena.h"
#include "content/values.h"

#include <ctype.h>
#include <string.h>

enum { DAYS_OF_RULE_MOST = 120, TIMES_MOST = 20, WORDS_MOST = 4 };

static bool read_between(const struct spot *spot, int most, const char *what, int *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < 1 || number > most)
		return spot_wrong(spot, "expected %s from 1 to %d", what, most);
	*into = number;
	return true;
}

bool read_days(const struct spot *spot, void *into)
{
	return read_between(spot, DAYS_OF_RULE_MOST, "days", into);
}

bool read_steadiness(const struct spot *spot, void *into)
{
	return read_between(spot, STEADINESS_MOST, "a number", into);
}

bool read_steady_first(const struct spot *spot, void *into)
{
	struct rules *rules = into;
	struct texts words;

	value_words(spot->arena, spot->value, &words);
	if (words.count != 2 || !value_is_name(words.at[0]) ||
	    !value_whole(words.at[1], &rules->steady_times) || rules->steady_times < 1 ||
	    rules->steady_times > TIMES_MOST)
		return spot_wrong(spot, "expected the id of a practice, and how often it left "
					"somebody steady");
	rules->steady_first = words.at[0];
	return true;
}

/* ---- cautions in prose alone */

/* Finds the beginning of a word, and what comes after it; NULL: not in the sentence. */
static const char *after_word(const char *from, const char *begin, const char *end,
			      const char *word)
{
	size_t length = strlen(word);

	for (; from + length <= end; from++)
		if ((from == begin || !isalnum((unsigned char)from[-1])) &&
		    !strncasecmp(from, word, length))
			return from + length;
	return NULL;
}

static bool has_words(const char *begin, const char *end,
		      const char *const words[WORDS_MOST])
{
	const char *at = begin;

	for (size_t i = 0; i < WORDS_MOST && words[i] && at; i++)
		at = after_word(at, begin, end, words[i]);
	return at != NULL;
}

/* What a caution can say of days, hours and numbers, and the key that says it. */
enum said { SAID_SESSION_DAY, SAID_REST, SAID_HOME, SAID_STEADINESS, SAID_STEADY_FIRST,
	    SAID_ONCE, SAID_BY_DAY };

static const struct {
	const char *words[WORDS_MOST];
	enum said said;
	const char *key;
} sayings[] = {
	{ { "not", "day with" }, SAID_SESSION_DAY, "session_day = no" },
	{ { "day with", "only" }, SAID_SESSION_DAY, "session_day = no" },
	{ { "not", "first", "days", "session" }, SAID_REST, "rest_days = 3" },
	{ { "leave", "out", "days after" }, SAID_REST, "rest_days = 3" },
	{ { "days after", "not before" }, SAID_REST, "rest_days = 3" },
	{ { "wait", "days after" }, SAID_REST, "rest_days = 3" },
	{ { "not", "days at home" }, SAID_HOME, "home_days = 21" },
	{ { "days", "after coming home" }, SAID_HOME, "home_days = 21" },
	{ { "weeks", "after coming home" }, SAID_HOME, "home_days = 21" },
	{ { "steadiness", "under" }, SAID_STEADINESS, "steadiness = 5" },
	{ { "steadiness", "below" }, SAID_STEADINESS, "steadiness = 5" },
	{ { "on a fair day" }, SAID_STEADINESS, "steadiness = 5" },
	{ { "on a steady day" }, SAID_STEADINESS, "steadiness = 5" },
	{ { "steady", "times" }, SAID_STEADY_FIRST, "steady_first = breath-even 3" },
	{ { "steadier", "times" }, SAID_STEADY_FIRST, "steady_first = breath-even 3" },
	{ { "not more often than" }, SAID_ONCE, "once_in_days = 14" },
	{ { "at most", "once" }, SAID_ONCE, "once_in_days = 1" },
	{ { "bedtime" }, SAID_BY_DAY, "by_day = yes" },
	{ { "only by day" }, SAID_BY_DAY, "by_day = yes" },
};

/* The words for a condition; several can mean the same one. */
static const struct { const char *word; enum condition condition; } ailments[] = {
	{ "mania", CONDITION_MANIA }, { "manic", CONDITION_MANIA },
	{ "bipolar", CONDITION_MANIA }, { "psychos", CONDITION_MANIA },
	{ "psychotic", CONDITION_MANIA }, { "dissociat", CONDITION_MANIA },
	{ "panic", CONDITION_PANIC }, { "air hunger", CONDITION_PANIC },
	{ "hunger for air", CONDITION_PANIC }, { "pregnan", CONDITION_PREGNANCY },
	{ "heart", CONDITION_HEART }, { "blood pressure", CONDITION_HEART },
	{ "faint", CONDITION_HEART }, { "stroke", CONDITION_HEART },
	{ "lung", CONDITION_LUNGS }, { "asthma", CONDITION_LUNGS },
	{ "short of breath", CONDITION_LUNGS }, { "seizure", CONDITION_SEIZURES },
	{ "epilep", CONDITION_SEIZURES }, { "glaucoma", CONDITION_GLAUCOMA },
	{ "operation", CONDITION_OPERATION }, { "operated", CONDITION_OPERATION },
	{ "surgery", CONDITION_OPERATION },
};

/* How a sentence says that it is not for somebody, or for them to ask about. */
static const char *const forbiddings[][WORDS_MOST] = {
	{ "not for" }, { "not with" }, { "never with" }, { "leave", "out" }, { "instead if" },
	{ "clinician" }, { "no holds" }, { "not if you" },
};

struct cautions {
	const struct practice *practice;
	struct rules rules;
	bool own;
	struct diagnostics *diagnostics;
	const char *file;
	int line;
};

static bool holds(const struct cautions *cautions, enum said said)
{
	const struct rules *rules = &cautions->rules;

	switch (said) {
	case SAID_SESSION_DAY:
		return !cautions->practice->medicine_day;
	case SAID_REST:
		return rules->rest_days;
	case SAID_HOME:
		return rules->home_days;
	case SAID_STEADINESS:
		return rules->steadiness;
	case SAID_STEADY_FIRST:
		return rules->steady_first;
	case SAID_ONCE:
		return rules->once_in_days;
	case SAID_BY_DAY:
		return rules->by_day;
	}
	return true;
}

static void complain(const struct cautions *cautions, const char *begin, const char *end,
		     const char *key)
{
	(cautions->own ? diagnostics_warning : diagnostics_error)(
		cautions->diagnostics, cautions->file, cautions->line,
		"the caution \"%.*s\" is a rule that nothing holds to: add a line such as "
		"\"%s\" to [practice]", (int)(end - begin), begin, key);
}

static bool forbids(const char *begin, const char *end)
{
	for (size_t i = 0; i < sizeof forbiddings / sizeof *forbiddings; i++)
		if (has_words(begin, end, forbiddings[i]))
			return true;
	return false;
}

/* Those that the sentence names and no key does. */
static unsigned unsaid_conditions(const struct cautions *cautions, const char *begin,
				  const char *end)
{
	unsigned named = 0;

	for (size_t i = 0; i < sizeof ailments / sizeof *ailments; i++)
		if (after_word(begin, begin, end, ailments[i].word))
			named |= 1u << ailments[i].condition;
	return named & ~(cautions->rules.not_for | cautions->rules.ask_first);
}

static void check_conditions(const struct cautions *cautions, const char *begin,
			     const char *end)
{
	unsigned unsaid = unsaid_conditions(cautions, begin, end);
	struct arena *arena = cautions->diagnostics->arena;

	if (unsaid && forbids(begin, end))
		complain(cautions, begin, end, arena_print(arena, "ask_first = %s",
							   conditions_names(arena, unsaid)));
}

static void check_sentence(const struct cautions *cautions, const char *begin,
			   const char *end)
{
	unsigned told = 0;

	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
		if ((told & 1u << sayings[i].said) || holds(cautions, sayings[i].said) ||
		    !has_words(begin, end, sayings[i].words))
			continue;
		told |= 1u << sayings[i].said;
		complain(cautions, begin, end, sayings[i].key);
	}
	check_conditions(cautions, begin, end);
}

static void check_caution(const struct cautions *cautions, const char *text)
{
	while (*(text += strspn(text, ". !?"))) {
		const char *end = text + strcspn(text, ".!?");

		check_sentence(cautions, text, end);
		text = end;
	}
}

/* ---- of two keys */

static void check_together(const struct section *head, const struct practice *practice,
			   struct diagnostics *diagnostics, const char *file)
{
	const struct rules *rules = &practice->rules;
	unsigned both = rules->not_for & rules->ask_first;

	if (both)
		diagnostics_error(diagnostics, file, section_line(head, "ask_first"),
				  "\"not_for\" and \"ask_first\" both name %s: keep one of "
				  "the two", conditions_labels(diagnostics->arena, both));
	if (rules->steady_first && !strcmp(rules->steady_first, practice->id))
		diagnostics_error(diagnostics, file, section_line(head, "steady_first"),
				  "steady_first names the practice itself, which then never "
				  "begins: name another one");
}

void rule_keys_check(const struct section *head, const struct practice *practice,
		     bool own, struct diagnostics *diagnostics, const char *file)
{
	static const char *const keys[] = { "session_day", "rest_days", "home_days",
		"steadiness", "steady_first", "once_in_days", "by_day", "not_for",
		"ask_first", "intensity" };
	const struct cautions cautions = {
		practice, practice_rules(practice), own, diagnostics, file,
		section_line(head, "caution")
	};

	check_together(head, practice, diagnostics, file);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!section_sure(head, keys[i]))
			return;		/* what is missing may be meant by it */
	for (size_t i = 0; i < practice->cautions.count; i++)
		check_caution(&cautions, practice->cautions.at[i]);
}
