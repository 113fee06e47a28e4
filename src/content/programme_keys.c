/* content/programme_keys.c -- what a programme and its days say of themselves. */
#include "content/programme_keys.h"

#include "content/lists.h"
#include "content/portion_values.h"
#include "content/values.h"

#define NAME(id, name) name,
static const char *const stages[] = { STAGES(NAME) };
static const char *const counts[] = { DAY_COUNTS(NAME) };
static const char *const slots[] = { SLOTS(NAME) };
static const char *const tracks[] = { TRACKS(NAME) };

static bool read_stage(const struct spot *spot, void *into)
{
	size_t at;

	if (!spot_among(spot, spot->value, stages, STAGE_COUNT, &at))
		return false;
	*(enum stage *)into = (enum stage)at;
	return true;
}

static bool read_counts(const struct spot *spot, void *into)
{
	size_t at;

	if (!spot_among(spot, spot->value, counts, DAY_COUNT_COUNT, &at))
		return false;
	*(enum day_count *)into = (enum day_count)at;
	return true;
}

static bool read_tracks(const struct spot *spot, void *into)
{
	unsigned bits;

	if (!read_words(spot, tracks, TRACK_COUNT, &bits))
		return false;
	if (!(bits & (1u << TRACK_STEADY)))
		return spot_wrong(spot, "steady is always one of them");
	*(unsigned *)into = bits;
	return true;
}

/* Lengths in days, each shorter than the one before. */
static bool read_forms(const struct spot *spot, int forms[FORMS_MOST], size_t *count)
{
	struct texts items;

	*count = 0;
	if (!read_items(spot, &items))
		return false;
	if (items.count > FORMS_MOST)
		return spot_wrong(spot, "expected at most %d lengths", FORMS_MOST);
	for (size_t i = 0; i < items.count; i++) {
		int days;

		if (!value_whole(items.at[i], &days) || days < 1 || days > DAYS_MOST)
			return spot_wrong(spot, "expected numbers of days from 1 to %d, "
						"with commas between", DAYS_MOST);
		if (i && days >= forms[i - 1])
			return spot_wrong(spot, "expected the longest form first and each "
						"shorter than the one before");
		forms[i] = days;
	}
	*count = items.count;
	return true;
}

static bool read_head_forms(const struct spot *spot, void *into)
{
	struct programme *programme = into;

	return read_forms(spot, programme->forms, &programme->form_count);
}

static bool read_day_forms(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	return read_forms(spot, draft->forms, &draft->form_count);
}

static bool read_slot(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;
	size_t at;

	if (!spot_among(spot, spot->value, slots, SLOT_COUNT, &at))
		return false;
	if (draft->slots_seen & (1u << at))
		return spot_refused(spot, "this slot came before in this section: put its "
					  "\"do\" lines together");
	if (draft->slot_line)
		return spot_refused(spot, "the slot above it, in line %d, has no \"do\" below "
					  "it: take that slot out", draft->slot_line);
	draft->slots_seen |= 1u << at;
	draft->slot = (enum slot)at;
	draft->slot_line = spot->line;
	return true;
}

static bool read_do(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	draft->slot_line = 0;
	return portions_read(spot, draft->slot, &draft->day.todo);
}

static bool read_tender(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	draft->slot_line = 0;
	return portions_read(spot, draft->slot, &draft->day.tender);
}

static bool read_shortest(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	return portions_read(spot, draft->slot, &draft->day.shortest);
}

static bool read_least(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	return portions_read(spot, SLOT_ANY, &draft->day.least);
}

static bool read_check(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	return portions_read(spot, SLOT_ANY, &draft->day.checks);
}

static bool read_third(const struct spot *spot, void *into)
{
	struct day_draft *draft = into;

	return portions_read(spot, SLOT_ANY, &draft->day.third);
}

static bool read_daily(const struct spot *spot, void *into)
{
	return portions_read(spot, SLOT_ANY, into);
}

#define FIELD(name) offsetof(struct programme, name)
#define DAY(name) (offsetof(struct day_draft, day) + offsetof(struct programme_day, name))
#define COUNT(rules) (sizeof (rules) / sizeof (rules)[0])

static const struct key_rule head_rules[] = {
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(title),
	  "Preparing, 21 days" },
	{ "summary", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(summary),
	  "Three weeks of small practices." },
	{ "stage", KEY_REQUIRED, read_stage, FIELD(stage), "prepare" },
	{ "counts", KEY_REQUIRED, read_counts, FIELD(counts), "to arrival" },
	{ "forms", KEY_REQUIRED, read_head_forms, 0, "21, 14, 7" },
	{ "tracks", 0, read_tracks, FIELD(tracks), "steady, tender" },
	{ "daily", 0, read_daily, FIELD(daily), "check-daily" },
};

#define COMMON                                                                   \
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_text, DAY(title), "Why now" }, \
	{ "do", KEY_REQUIRED | KEY_REPEATS, read_do, 0, "ground-feet" },         \
	{ "least", 0, read_least, 0, "ground-feet" },                            \
	{ "note", KEY_REPEATS | KEY_SPOKEN, read_texts, DAY(notes),              \
	  "Half of it is fine." },                                               \
	{ "slot", KEY_REPEATS, read_slot, 0, "morning" }

#define TENDER                                                                   \
	{ "tender", KEY_REPEATS, read_tender, 0, "ground-feet" },                \
	{ "tender_title", KEY_SPOKEN, read_text, DAY(tender_title), "Rest" },    \
	{ "tender_note", KEY_REPEATS | KEY_SPOKEN, read_texts, DAY(tender_notes), \
	  "Rest first." }

#define CHECK { "check", KEY_REPEATS, read_check, 0, "check-prepared" }

static const struct key_rule day_rules[] = {
	COMMON, TENDER, CHECK,
	{ "forms", 0, read_day_forms, 0, "21, 14, 7" },
	{ "shortest", KEY_REPEATS, read_shortest, 0, "int-why" },
};
static const struct key_rule week_rules[] = { COMMON, TENDER, CHECK };
static const struct key_rule session_rules[] = { COMMON };
static const struct key_rule after_rules[] = { COMMON, TENDER };
static const struct key_rule monthly_rules[] = {
	COMMON,
	{ "every_third", KEY_REPEATS, read_third, 0, "prep-support" },
};

static const struct key_table head_table = {
	"[programme]", head_rules, COUNT(head_rules)
};

static const struct key_table day_tables[] = {
	[DAY_OF_FORM] = { "a day", day_rules, COUNT(day_rules) },
	[DAY_OF_WEEK] = { "a week", week_rules, COUNT(week_rules) },
	[DAY_OF_SESSION] = { "the session day", session_rules, COUNT(session_rules) },
	[DAY_AFTER] = { "a look back", after_rules, COUNT(after_rules) },
	[DAY_MONTHLY] = { "the month", monthly_rules, COUNT(monthly_rules) },
};

const struct key_table *programme_keys(void)
{
	return &head_table;
}

const struct key_table *day_keys(enum day_kind kind)
{
	return &day_tables[kind];
}
