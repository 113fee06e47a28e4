/* content/practice_keys.c -- what a practice says of itself. */
#include "content/practice_keys.h"

#include "content/key_table.h"
#include "content/lists.h"
#include "content/totals.h"
#include "content/values.h"
#include "model/practice.h"

#include <string.h>

#define NAME(id, name) name,
static const char *const kinds[] = { PRACTICE_KINDS(NAME) };
static const char *const stages[] = { STAGES(NAME) };

enum { MINUTES_LONGEST = 180, ANCHORS_LEAST = 2, INTENSITY_MOST = 3 };

static bool read_kind(const struct spot *spot, void *into)
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

static const struct key_rule rules[] = {
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(title),
	  "Longer out-breath" },
	{ "summary", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(summary),
	  "Five minutes of small, quiet breaths." },
	{ "kind", KEY_REQUIRED, read_kind, FIELD(kind), "guided" },
	{ "stage", KEY_REQUIRED, read_stages, FIELD(stages), "prepare, integrate" },
	{ "minutes", KEY_REQUIRED, read_lengths, 0, "5, 10" },
	{ "intensity", KEY_REQUIRED, read_intensity, FIELD(intensity), "1" },
	{ "anchors", KEY_REQUIRED, read_anchors, FIELD(anchors), "feet, sound" },
	{ "contains", KEY_EMPTY, read_leave_outs, FIELD(contains), "breath, body" },
	{ "session_day", 0, read_yes_no, FIELD(session_day), "no" },
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

static const struct key_table table = {
	"[practice]", rules, sizeof rules / sizeof rules[0]
};

const struct key_table *practice_keys(void)
{
	return &table;
}
