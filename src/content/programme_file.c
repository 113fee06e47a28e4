/* content/programme_file.c -- sections in, a programme out, or every reason why not.
 *
 * Days may stand in any order. When the file has been read to its end, they are put
 * in the order of their numbers, and what only the whole can show is checked: gaps,
 * forms that keep too many days or too few, tracks. */
#include "content/programme_file.h"

#include "base/arena.h"
#include "content/document.h"
#include "content/readers.h"
#include "content/values.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { DRAFTS_MOST = DAYS_MOST + WEEKS_MOST + AFTERS_MOST + 2, DAYS_A_WEEK = 7 };

enum day_kind { DAY_OF_FORM, DAY_OF_WEEK, DAY_OF_SESSION, DAY_AFTER, DAY_MONTHLY };

/* A day while it is being read. */
struct day_draft {
	struct programme_day day;
	enum day_kind kind;
	int forms[FORMS_MOST];		/* as written; none: every form */
	size_t form_count;
	enum slot slot;			/* of what comes next */
	int slot_line;			/* of a slot with nothing in it yet; 0 */
	unsigned slots_seen;		/* bits 1u << enum slot */
};

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
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_title, FIELD(title),
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
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_title, DAY(title), "Why now" }, \
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

static const struct key_schema head_table = {
	"[programme]", head_rules, COUNT(head_rules)
};

static const struct key_schema day_tables[] = {
	[DAY_OF_FORM] = { "a day", day_rules, COUNT(day_rules) },
	[DAY_OF_WEEK] = { "a week", week_rules, COUNT(week_rules) },
	[DAY_OF_SESSION] = { "the session day", session_rules, COUNT(session_rules) },
	[DAY_AFTER] = { "a look back", after_rules, COUNT(after_rules) },
	[DAY_MONTHLY] = { "the month", monthly_rules, COUNT(monthly_rules) },
};

/* The days as they are being read, in the order of the file. */
static struct day_draft *draft_at(const struct document *document, size_t at)
{
	assert(at < document->parts.count);
	return (struct day_draft *)document->parts.at + at;
}

/* The day of a kind with that number; NULL when none was read. */
static const struct programme_day *find_day(const struct document *document,
					    enum day_kind kind, int number)
{
	for (size_t i = 0; i < document->parts.count; i++) {
		const struct day_draft *draft = draft_at(document, i);

		if (draft->kind == kind && draft->day.number == number)
			return &draft->day;
	}
	return NULL;
}

static struct section *open_day(struct document *document, enum day_kind kind, int number,
				const char *name, int line)
{
	const struct programme_day *first = find_day(document, kind, number);
	struct section *section;

	if (first)
		return document_twice(document, name, line, first->line);
	section = document_part(document, &document->parts, name, line, &day_tables[kind]);
	if (section)
		*(struct day_draft *)section->into = (struct day_draft){
			.day = { .number = number, .line = line }, .kind = kind
		};
	return section;
}

static struct section *open_numbered(struct document *document, enum day_kind kind,
				     const char *name, const struct texts *words, int line)
{
	int most = kind == DAY_OF_FORM ? DAYS_MOST
		   : kind == DAY_OF_WEEK ? WEEKS_MOST : AFTER_DAYS_MOST;
	int number;

	if (words->count == 2 && value_whole(words->at[1], &number) && number >= 1 &&
	    number <= most)
		return open_day(document, kind, number, name, line);
	document_error(document, line, "[%s]: expected a number from 1 to %d, such as "
		       "[%s %d]", name, most, words->at[0],
		       kind == DAY_OF_FORM ? 1 : kind == DAY_OF_WEEK ? 5 : 3);
	return NULL;
}

static struct section *open_after(struct document *document, const char *name,
				  const struct texts *words, int line)
{
	int afters = 0;

	for (size_t i = 0; i < document->parts.count; i++)
		afters += draft_at(document, i)->kind == DAY_AFTER;
	if (afters < AFTERS_MOST)
		return open_numbered(document, DAY_AFTER, name, words, line);
	document_error(document, line, "[%s]: there are %d looks back already, which is "
		       "the most", name, AFTERS_MOST);
	return NULL;
}

static struct section *open_section(struct document *document, const char *name,
				    const struct texts *words, int line)
{
	static const char *const known[] = {
		"programme", "day", "session day", "week", "after", "monthly"
	};

	if (!strcmp(name, "session day"))
		return open_day(document, DAY_OF_SESSION, 0, name, line);
	if (!strcmp(words->at[0], "day"))
		return open_numbered(document, DAY_OF_FORM, name, words, line);
	if (!strcmp(words->at[0], "week"))
		return open_numbered(document, DAY_OF_WEEK, name, words, line);
	if (!strcmp(words->at[0], "after"))
		return open_after(document, name, words, line);
	if (!strcmp(name, "monthly"))
		return open_day(document, DAY_MONTHLY, 0, name, line);
	return document_unknown(document, name, words->at[0], line,
				"[programme], [day 1] and so on, [session day], [week 5] and "
				"so on, [after 3] and so on, or [monthly]", known,
				sizeof known / sizeof *known);
}

/* The index of a form's length in the head; -1 when it has none such. */
static int form_at(const struct programme *programme, int days)
{
	for (size_t i = 0; i < programme->form_count; i++)
		if (programme->forms[i] == days)
			return (int)i;
	return -1;
}

/* Turns the lengths that a day names into bits. */
static void settle_forms(struct document *document, size_t at)
{
	const struct programme *programme = document->into;
	struct day_draft *draft = draft_at(document, at);

	if (!draft->form_count)
		draft->day.forms = (1u << programme->form_count) - 1;
	for (size_t i = 0; i < draft->form_count; i++) {
		int form = form_at(document->into, draft->forms[i]);

		if (form >= 0)
			draft->day.forms |= 1u << form;
		else
			document_error(document,
				       section_line(&document->parts.sections[at], "forms"),
				       "forms: [programme] has no form of %d days; it "
				       "has them in line %d", draft->forms[i],
				       section_line(&document->head, "forms"));
	}
}

/* What is said of the tender track wants something to do on it. */
static void check_belongs(struct document *document, const struct section *section,
			  const char *key)
{
	if (section_line(section, key) && !section_line(section, "tender") &&
	    section_sure(section, "tender"))
		document_error(document, section_line(section, key), "%s: there is no "
			       "\"tender\" that it belongs to", key);
}

static void check_day(struct document *document, size_t at)
{
	const struct day_draft *draft = draft_at(document, at);
	const struct section *section = &document->parts.sections[at];
	const struct programme *programme = document->into;
	bool tender = programme->tracks & (1u << TRACK_TENDER);

	if (draft->slot_line)
		document_error(document, draft->slot_line, "the slot %s has no \"do\" "
			       "below it: add one, or take the slot out",
			       slot_name(draft->slot));
	if (section_line(section, "tender") && !tender && section_sure(&document->head, "tracks"))
		document_error(document, section_line(section, "tender"), "[programme] "
			       "has no tender track: add \"tracks = steady, tender\" to "
			       "it, or take the line out");
	if (draft->kind == DAY_OF_FORM && tender && !draft->day.tender.count &&
	    section_sure(section, "tender"))
		document_error(document, section->line, "[%s] has no \"tender\": add a "
			       "line such as \"tender = ground-feet\", since the "
			       "programme has that track", section->name);
	check_belongs(document, section, "tender_title");
	check_belongs(document, section, "tender_note");
}

/* What the shortest form does instead belongs to a day that is in it. */
static void check_shortest(struct document *document, size_t at)
{
	const struct programme *programme = document->into;
	const struct section *section = &document->parts.sections[at];
	const struct day_draft *draft = draft_at(document, at);
	size_t forms = programme->form_count;
	int line = draft->kind == DAY_OF_FORM ? section_line(section, "shortest") : 0;

	if (!line || !section_sure(section, "forms"))
		return;
	if (forms == 1)
		document_error(document, line, "shortest: the programme has one form "
			       "only");
	else if (!((draft->day.forms >> (forms - 1)) & 1))
		document_error(document, line, "shortest: this day is not in the "
			       "shortest form, of %d days", programme->forms[forms - 1]);
}

/* The days of the longest form are 1 to N, and each form keeps as many as it
 * says. */
static void check_forms(struct document *document)
{
	const struct programme *programme = document->into;
	int line = section_line(&document->head, "forms");

	for (size_t form = 0; form < programme->form_count; form++) {
		int kept = 0;

		for (size_t i = 0; i < programme->day_count; i++)
			kept += (programme->days[i].forms >> form) & 1;
		if (kept != programme->forms[form])
			document_error(document, line, "the form of %d days has %d: see "
				       "which days say \"forms\" with %d in it",
				       programme->forms[form], kept,
				       programme->forms[form]);
	}
}

/* Tells whether no day comes after the last of the longest form. */
static bool days_end_in_time(struct document *document)
{
	const struct programme *programme = document->into;
	int most = programme->forms[0];
	bool ok = true;

	for (size_t i = 0; i < document->parts.count; i++) {
		const struct day_draft *draft = draft_at(document, i);

		if (draft->kind != DAY_OF_FORM || draft->day.number <= most)
			continue;
		document_error(document, draft->day.line,
			       "[day %d]: the longest form has %d days, as [programme] says "
			       "in line %d", draft->day.number, most,
			       section_line(&document->head, "forms"));
		ok = false;
	}
	return ok;
}

/* Puts the days of a kind into the order of their numbers, which have to go on from
 * `first` without a gap; tells whether they do. */
static bool line_up(struct document *document, enum day_kind kind, int first,
		    struct programme_day **days, size_t *count)
{
	const char *word = kind == DAY_OF_FORM ? "day" : "week";
	size_t errors = document->diagnostics->errors;
	int last = 0;

	*days = arena_array(document->arena, DRAFTS_MOST, sizeof **days);
	for (size_t i = 0; i < document->parts.count; i++) {
		const struct day_draft *draft = draft_at(document, i);

		if (draft->kind == kind && draft->day.number > last)
			last = draft->day.number;
	}
	for (int number = 1; number <= last; number++) {
		const struct programme_day *day = find_day(document, kind, number);

		if (day)
			(*days)[(*count)++] = *day;
		if (day && number < first)
			document_error(document, day->line, "[%s %d]: the days reach "
				       "into that week; the first week after them is [%s "
				       "%d]", word, number, word, first);
		if (!day && number >= first)
			document_error(document, 0, "there is no [%s %d], though there "
				       "is a [%s %d]: write it, or number them anew",
				       word, number, word, last);
	}
	return errors == document->diagnostics->errors;
}

static int by_number(const void *a, const void *b)
{
	const struct programme_day *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* What stands beside the days and weeks, wherever it stood in the file. */
static void settle_others(struct document *document)
{
	struct programme *programme = document->into;

	programme->afters = arena_array(document->arena, AFTERS_MOST,
					sizeof *programme->afters);
	for (size_t i = 0; i < document->parts.count; i++) {
		struct day_draft *draft = draft_at(document, i);

		if (draft->kind == DAY_OF_SESSION)
			programme->medicine_day = &draft->day;
		else if (draft->kind == DAY_MONTHLY)
			programme->monthly = &draft->day;
		else if (draft->kind == DAY_AFTER)
			programme->afters[programme->after_count++] = draft->day;
	}
	qsort(programme->afters, programme->after_count, sizeof *programme->afters,
	      by_number);
	if (programme->monthly && programme->counts == COUNTS_TO_ARRIVAL)
		document_error(document, programme->monthly->line, "[monthly] comes when "
			       "days and weeks are over, which end at arrival here: "
			       "count from arrival or from home, or take it out");
}

static void settle_days(struct document *document)
{
	struct programme *programme = document->into;
	int first_week = programme->forms[0] / DAYS_A_WEEK + 1;
	bool lined_up = line_up(document, DAY_OF_FORM, 1, &programme->days,
				&programme->day_count);

	line_up(document, DAY_OF_WEEK, first_week, &programme->weeks,
		&programme->week_count);
	settle_others(document);
	if (programme->week_count && programme->counts == COUNTS_TO_ARRIVAL)
		document_error(document, programme->weeks[0].line, "weeks follow the "
			       "days, which end at arrival here: count from arrival or "
			       "from home, or take the weeks out");
	if (days_end_in_time(document) && lined_up)
		check_forms(document);
}

static void check_whole(struct document *document)
{
	const struct programme *programme = document->into;
	bool forms = programme->form_count && section_sure(&document->head, "forms");
	bool all = !document->broken;

	for (size_t i = 0; i < document->parts.count; i++) {
		const struct section *section = &document->parts.sections[i];

		section_end(section, document->diagnostics, document->file);
		if (forms)
			settle_forms(document, i);
		check_day(document, i);
		if (forms)
			check_shortest(document, i);
		all &= !(draft_at(document, i)->kind == DAY_OF_FORM &&
			 !section_sure(section, "forms"));
	}
	if (forms && all && document->parts.count)
		settle_days(document);
}

static const struct part_kind days = {
	.most = DRAFTS_MOST, .size = sizeof(struct day_draft),
	.at_most = "a programme has at most", .instead = "days and weeks",
};

static const struct document_kind programmes = {
	.word = "programme", .example = "my-weeks", .head = &head_table,
	.head_has = "title, summary and the rest", .parts = &days,
	.no_parts = "the programme has no days: add one, such as [day 1] with a title and a "
		    "line \"do = ground-feet\"",
	.open = open_section, .check = check_whole,
};

struct programme *programme_file_parse(struct arena *arena, const char *path, bool own,
				       const char *bytes, size_t length,
				       struct diagnostics *diagnostics)
{
	struct programme *programme = arena_alloc(arena, sizeof *programme);
	struct document *document = document_begin(arena, &programmes, path, own, programme,
						   diagnostics);

	*programme = (struct programme){ .id = document_id(document), .own = own,
					 .path = document->file,
					 .tracks = 1u << TRACK_STEADY };
	return document_read(document, bytes, length) ? programme : NULL;
}

struct programme *programme_file_read(struct arena *arena, const char *path, bool own,
				      struct diagnostics *diagnostics)
{
	size_t length;
	char *bytes;

	return document_load(arena, path, &bytes, &length, diagnostics) ?
	       programme_file_parse(arena, path, own, bytes, length, diagnostics) : NULL;
}
