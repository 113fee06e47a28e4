/* content/practice_file.c -- sections in, a practice out, or every reason why not.
 *
 * Each section fills a struct by its table of keys. When the file has been read
 * to its end, what only the whole can show is checked. */
#include "content/practice_file.h"

#include "base/arena.h"
#include "content/document.h"
#include "content/limits.h"
#include "content/readers.h"
#include "content/rule_keys.h"
#include "content/step_keys.h"
#include "content/totals.h"
#include "content/values.h"

#include <string.h>

#define NAME(id, name) name,
#define STEP_NAME(id, name, what) name,
static const char *const kinds[] = { PRACTICE_KINDS(NAME) };
static const char *const stages[] = { STAGES(NAME) };

enum { MINUTES_LONGEST = 180, ANCHORS_LEAST = 2, INTENSITY_MOST = 3 };

static bool read_practice_kind(const struct spot *spot, void *into)
{
	size_t at;

	if (!spot_among(spot, spot->value, kinds, PRACTICE_KIND_COUNT, &at))
		return false;
	*(enum practice_kind *)into = (enum practice_kind)at;
	return true;
}

static bool read_stages(const struct spot *spot, void *into)
{
	return read_words(spot, stages, STAGE_COUNT, into);
}

/* Into struct practice: the lengths offered. */
static bool read_lengths(const struct spot *spot, void *into)
{
	struct practice *practice = into;
	struct texts items;
	size_t count = 0;

	if (!read_items(spot, &items))
		return false;
	if (items.count > MINUTES_MOST)
		return spot_wrong(spot, "expected at most %d lengths", MINUTES_MOST);
	for (; count < items.count; count++) {
		int64_t number;

		if (!value_thousandths(items.at[count], &number) || number <= 0 ||
		    number > MINUTES_LONGEST * 1000)
			return spot_wrong(spot, "expected minutes as numbers above 0 and "
						"up to %d, with commas between",
						MINUTES_LONGEST);
		practice->minutes_ms[count] = number * 60;
		for (size_t i = 0; i < count; i++)
			if (practice->minutes_ms[i] == number * 60)
				return spot_refused(spot, "%s is there twice",
						    items.at[count]);
	}
	practice->minutes_count = count;
	return true;
}

static bool read_intensity(const struct spot *spot, void *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < 1 || number > INTENSITY_MOST)
		return spot_refused(spot, "expected 1 (grounding), 2 (inward) or 3 "
					  "(demanding)");
	*(int *)into = number;
	return true;
}

static bool read_anchors(const struct spot *spot, void *into)
{
	struct texts *anchors = into;

	if (!read_items(spot, anchors))
		return false;
	for (size_t i = 0; i < anchors->count; i++)
		for (size_t j = 0; j < i; j++)
			if (!strcmp(anchors->at[i], anchors->at[j]))
				return spot_refused(spot, "%.40s is there twice",
						    anchors->at[i]);
	if (anchors->count < ANCHORS_LEAST)
		return spot_wrong(spot, "expected at least two, so that there is a choice");
	return true;
}

static bool read_only(const struct spot *spot, void *into)
{
	*(bool *)into = !strcmp(spot->value, "assigned");
	return *(bool *)into || spot_wrong(spot, "expected the word assigned");
}

#define FIELD(name) offsetof(struct practice, name)

static const struct key_rule head_rules[] = {
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_title, FIELD(title),
	  "Longer out-breath" },
	{ "summary", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(summary),
	  "Five minutes of small, quiet breaths." },
	{ "kind", KEY_REQUIRED, read_practice_kind, FIELD(kind), "guided" },
	{ "stage", KEY_REQUIRED, read_stages, FIELD(stages), "prepare, integrate" },
	{ "minutes", KEY_REQUIRED, read_lengths, 0, "5, 10" },
	{ "intensity", KEY_REQUIRED, read_intensity, FIELD(intensity), "1" },
	{ "anchors", KEY_REQUIRED, read_anchors, FIELD(anchors), "feet, sound" },
	{ "contains", KEY_EMPTY, read_leave_outs, FIELD(contains), "breath, body" },
	{ "session_day", 0, read_yes_no, FIELD(medicine_day), "no" },
	{ "rest_days", 0, read_days, FIELD(rules.rest_days), "3" },
	{ "home_days", 0, read_days, FIELD(rules.home_days), "21" },
	{ "once_in_days", 0, read_days, FIELD(rules.once_in_days), "14" },
	{ "by_day", 0, read_yes_no, FIELD(rules.by_day), "yes" },
	{ "steadiness", 0, read_steadiness, FIELD(rules.steadiness), "5" },
	{ "steady_first", 0, read_steady_first, FIELD(rules), "breath-even 3" },
	{ "not_for", 0, read_conditions, FIELD(rules.not_for), "panic, glaucoma" },
	{ "ask_first", 0, read_conditions, FIELD(rules.ask_first), "mania, pregnancy" },
	{ "offered", 0, read_yes_no, FIELD(offered), "yes" },
	{ "only", 0, read_only, FIELD(only_assigned), "assigned" },
	{ "total", KEY_REPEATS | KEY_SPOKEN, read_total, 0, "calm-week" },
	{ "total_low", KEY_REPEATS | KEY_SPOKEN, read_total_low, 0,
	  "calm-week 8: Feet and seat is a practice for this" },
	{ "total_words", KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(total_words),
	  "A number to take to your clinician" },
	{ "caution", KEY_REQUIRED | KEY_REPEATS, read_texts, FIELD(cautions),
	  "If it becomes too much, stop." },
	{ "source", KEY_REQUIRED | KEY_REPEATS, read_texts, FIELD(sources),
	  "Laborde 2021" },
	{ "reviewed_by", KEY_EMPTY, read_text_or_none, FIELD(reviewed_by),
	  "a psychiatrist of the clinic, 2026" },
};

static const struct key_schema head_table = {
	"[practice]", head_rules, sizeof head_rules / sizeof head_rules[0]
};

/* Tells whether the name is fit for a new step. */
static bool step_name_is_well(struct document *document, const struct texts *words,
			      const char *name, int line)
{
	const struct step *steps = document->parts.at;

	if (words->count < 2) {
		document_error(document, line,
			       "[%s] has no name of its own: give it one, such as [%s "
			       "settle]", name, name);
		return false;
	}
	if (words->count > 2 || !value_is_name(words->at[1])) {
		document_error(document, line,
			       "[%s]: a step's name is one word of small letters, digits "
			       "and hyphens, such as [%s first-breaths]", name,
			       words->at[0]);
		return false;
	}
	for (size_t i = 0; i < document->parts.count; i++)
		if (!strcmp(steps[i].name, words->at[1])) {
			document_error(document, line,
				       "[%s]: a step named \"%s\" stands in line %d "
				       "already: choose another name", name, words->at[1],
				       steps[i].line);
			return false;
		}
	return true;
}

static struct section *open_step(struct document *document, enum step_kind kind,
				 const char *name, const struct texts *words, int line)
{
	struct section *section = NULL;

	if (step_name_is_well(document, words, name, line))
		section = document_part(document, &document->parts, name, line,
					step_keys(kind));
	if (section)
		*(struct step *)section->into = step_begin(kind, words->at[1], line);
	return section;
}

static struct section *open_section(struct document *document, const char *name,
				    const struct texts *words, int line)
{
	static const char *const known[] = { STEP_KINDS(STEP_NAME) "practice" };
	enum step_kind kind;

	if (step_kind_find(words->at[0], &kind))
		return open_step(document, kind, name, words, line);
	return document_unknown(document, name, words->at[0], line,
				arena_print(document->arena, "[practice], or [KIND name] with "
					    "a kind of %s", names_joined(document->arena, known,
									 STEP_KIND_COUNT)),
				known, STEP_KIND_COUNT + 1);
}

static void check_cues(struct document *document)
{
	const struct step *steps = document->parts.at;
	size_t cues = 0;

	for (size_t i = 0; i < document->parts.count; i++) {
		cues += steps[i].cue_count;
		if (cues > CUES_MOST && cues - steps[i].cue_count <= CUES_MOST)
			document_error(document, steps[i].line,
				       "with [%s] the practice has more than %d lines to "
				       "say, pauses and bells: make two practices of it",
				       document->parts.sections[i].name, CUES_MOST);
	}
}

static void check_whole(struct document *document)
{
	struct practice *practice = document->into;
	struct diagnostics *diagnostics = document->diagnostics;
	const struct section *sections = document->parts.sections;
	const struct step *steps = document->parts.at;
	const char *file = document->file;

	practice->steps = steps;
	practice->step_count = document->parts.count;
	check_cues(document);
	for (size_t i = 0; i < practice->step_count; i++) {
		step_end(&sections[i], &steps[i], diagnostics, file);
		limits_check_step(&sections[i], &steps[i], diagnostics, file);
	}
	if (!document->head.line)
		return;
	rule_keys_check(&document->head, practice, document->own, diagnostics, file);
	totals_check(&document->head, sections, practice, diagnostics, file);
	limits_check_practice(&document->head, sections, practice,
			      diagnostics->errors == document->errors_before, diagnostics,
			      file);
}

static const struct part_kind steps_kind = {
	.most = STEPS_MOST, .size = sizeof(struct step),
	.at_most = "a practice has at most", .instead = "steps: make two of it",
};

static const struct document_kind practices = {
	.word = "practice", .example = "evening-walk", .head = &head_table,
	.head_has = "title, summary and the rest", .parts = &steps_kind,
	.no_parts = "the practice has no steps: add one, such as [guide settle] with a line "
		    "\"say = ...\"",
	.open = open_section, .check = check_whole,
};

const struct practice *practice_file_parse(struct arena *arena, const char *path,
					   bool own, const char *bytes,
					   size_t length, struct diagnostics *diagnostics)
{
	struct practice *practice = arena_alloc(arena, sizeof *practice);
	struct document *document = document_begin(arena, &practices, path, own, practice,
						   diagnostics);

	*practice = (struct practice){ .id = document_id(document), .path = document->file,
				       .own = own, .offered = true };
	return document_read(document, bytes, length) ? practice : NULL;
}

const struct practice *practice_file_read(struct arena *arena, const char *path,
					  bool own, struct diagnostics *diagnostics)
{
	size_t length;
	char *bytes;

	return document_load(arena, path, &bytes, &length, diagnostics) ?
	       practice_file_parse(arena, path, own, bytes, length, diagnostics) : NULL;
}
