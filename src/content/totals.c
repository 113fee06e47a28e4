/* content/totals.c -- a name, and the questions that count towards it. */
#include "content/totals.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "content/values.h"
#include "model/record.h"

#include <assert.h>
#include <string.h>

enum { WORDS_COLUMNS = 40 };

/* Splits "before: after" and trims both; `after` is NULL without a colon. */
static void split(const struct spot *spot, const char **before, const char **after)
{
	const char *colon = strchr(spot->value, ':');
	size_t length = colon ? (size_t)(colon - spot->value) : strlen(spot->value);

	while (length && spot->value[length - 1] == ' ')
		length--;
	*before = arena_copy_bytes(spot->arena, spot->value, length);
	*after = NULL;
	if (colon)
		*after = arena_copy(spot->arena, colon + 1 + strspn(colon + 1, " "));
}

bool read_total(const struct spot *spot, void *into)
{
	struct practice *practice = into;
	struct total total = { .line = spot->line };

	split(spot, &total.name, &total.words);
	if (!value_is_name(total.name) || (total.words && !*total.words))
		return spot_wrong(spot, "expected a name of small letters, digits and "
					"hyphens, and if you like a colon and what the total "
					"is called");
	if (total.words && utf8_width(total.words, strlen(total.words)) > WORDS_COLUMNS)
		return spot_refused(spot, "what a total is called has room for %d columns",
				    WORDS_COLUMNS);
	if (!strcmp(total.name, "steadiness"))
		return spot_refused(spot, "that is the series of \"steadier, the same, or less "
					  "steady?\": give the total another name");
	if (practice_total(practice, total.name))
		return spot_refused(spot, "a total of that name stands in line %d already",
				    practice_total(practice, total.name)->line);
	if (practice->total_count == TOTALS_MOST)
		return spot_refused(spot, "at most %d totals can be shown", TOTALS_MOST);
	practice->totals[practice->total_count++] = total;
	return true;
}

static struct total *find(struct practice *practice, const char *name)
{
	for (size_t i = 0; i < practice->total_count; i++)
		if (!strcmp(practice->totals[i].name, name))
			return &practice->totals[i];
	return NULL;
}

bool read_total_low(const struct spot *spot, void *into)
{
	const char *before, *after;
	struct total *total;
	struct texts words;
	int number;

	split(spot, &before, &after);
	value_words(spot->arena, before, &words);
	if (!after || !*after || words.count != 2 || !value_whole(words.at[1], &number))
		return spot_wrong(spot, "expected a total, a number, a colon, and what is said "
					"when the total is below that number");
	total = find(into, words.at[0]);
	if (!total)
		return spot_refused(spot, "no total of that name stands above it: put \"total = "
					  "%.60s\" before it", words.at[0]);
	if (total->low_words)
		return spot_refused(spot, "%s has such words already: keep one of the two",
				    total->name);
	total->low = number;
	total->low_words = after;
	return true;
}

static const char *meant(struct diagnostics *diagnostics, const struct practice *practice,
			 const char *name)
{
	const char *names[TOTALS_MOST];

	assert(practice->total_count <= TOTALS_MOST);
	for (size_t i = 0; i < practice->total_count; i++)
		names[i] = practice->totals[i].name;
	return names_meant(diagnostics->arena, name, names, practice->total_count);
}

/* What the program itself keeps with a session has the name of a step: the number
 * before it, the line after it, a hard moment in it; with totals theirs, and on the
 * support page the answer there. */
static bool is_taken(const struct practice *practice, const struct step *step)
{
	static const char *const always[] = { "steady-before", "after-line",
					     ANSWER_HARD_STEP };

	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (!strcmp(step->name, always[i]))
			return true;
	if (practice->total_count &&
	    (!strcmp(step->name, "total") || !strncmp(step->name, "total-", 6)))
		return true;
	return practice_supports(practice) && !strncmp(step->name, "safe-now", 8);
}

static void check_step(const struct section *head, const struct section *section,
		       const struct step *step, const struct practice *practice,
		       struct diagnostics *diagnostics, const char *file)
{
	if (is_taken(practice, step))
		diagnostics_error(diagnostics, file, section->line,
				  "[%s]: an answer of the program's own is kept under that name: "
				  "give the step another", section->name);
	if (step->adds && section_sure(head, "total") &&
	    !practice_total(practice, step->adds))
		diagnostics_error(diagnostics, file, section_line(section, "adds"),
				  "adds = \"%s\": [practice] has no \"total = %s\"%s",
				  step->adds,
				  step->adds, meant(diagnostics, practice, step->adds));
}

static bool some_adds(const struct practice *practice, const struct total *total)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (practice->steps[i].adds &&
		    !strcmp(practice->steps[i].adds, total->name))
			return true;
	return false;
}

/* Whether a line of the file that could not be read may have been an `adds`. */
static bool some_unsure(const struct section *sections, const struct practice *practice)
{
	for (size_t i = 0; i < practice->step_count; i++)
		if (practice->steps[i].kind == STEP_RATE &&
		    !section_sure(&sections[i], "adds"))
			return true;
	return false;
}

static void check_total(const struct total *total, size_t count,
			const struct practice *practice, struct diagnostics *diagnostics,
			const char *file)
{
	int least, most;

	practice_total_range(practice, total, &least, &most);
	if (!some_adds(practice, total))
		diagnostics_error(diagnostics, file, total->line,
				  "total = \"%s\": no rate step has \"adds = %s\": add that line "
				  "to the questions that count", total->name, total->name);
	else if (total->low_words && (total->low <= least || total->low > most))
		diagnostics_error(diagnostics, file, total->line,
				  "the total %s goes from %d to %d: the number in \"total_low\" "
				  "is above the first, and at most the last", total->name,
				  least,
				  most);
	if (count > 1 && !total->words)
		diagnostics_error(diagnostics, file, total->line,
				  "total = \"%s\": of several totals each needs words, such as "
				  "\"total = %s: What it is about\"", total->name,
				  total->name);
}

void totals_check(const struct section *head, const struct section *sections,
		  const struct practice *practice, struct diagnostics *diagnostics,
		  const char *file)
{
	for (size_t i = 0; i < practice->step_count; i++)
		check_step(head, &sections[i], &practice->steps[i], practice, diagnostics,
			   file);
	if (practice->total_words.count && !practice->total_count &&
	    section_sure(head, "total"))
		diagnostics_error(diagnostics, file, section_line(head, "total_words"),
				  "there are words for a total and no \"total\": add a line such "
				  "as \"total = calm-week\"");
	for (size_t i = 0; i < practice->total_count && !some_unsure(sections, practice); i++)
		check_total(&practice->totals[i], practice->total_count, practice,
			    diagnostics,
			    file);
}
