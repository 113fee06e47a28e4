/* content/programme_file.c -- sections in, a programme out, or every reason why not.
 *
 * Days may stand in any order. When the file has been read to its end, they are put
 * in the order of their numbers, and what only the whole can show is checked: gaps,
 * forms that keep too many days or too few, tracks. */
#include "content/programme_file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"
#include "content/programme_keys.h"
#include "content/sections.h"
#include "content/values.h"

#include <stdlib.h>
#include <string.h>

enum { DRAFTS_MOST = DAYS_MOST + WEEKS_MOST + AFTERS_MOST + 2, DAYS_A_WEEK = 7 };

struct reader {
	struct sections sections;
	struct programme programme;
	struct section head;		/* [programme]; its line is 0 until it came */
	struct day_draft drafts[DRAFTS_MOST];
	struct section day_sections[DRAFTS_MOST];
	size_t count;
};

static const char *const section_words[] = { "programme", "day", "session day", "week",
						"after", "monthly" };

#define error_at(reader, line, ...)                                              \
	problems_error((reader)->sections.problems, (reader)->sections.file, line, \
		       __VA_ARGS__)

static struct section *open_day(struct reader *reader, enum day_kind kind, int number,
				const char *name, int line)
{
	struct day_draft *draft = &reader->drafts[reader->count];

	for (size_t i = 0; i < reader->count; i++)
		if (reader->drafts[i].kind == kind && reader->drafts[i].day.number == number) {
			sections_twice(&reader->sections, name, line,
				       reader->drafts[i].day.line);
			return NULL;
		}
	*draft = (struct day_draft){ .day = { .number = number, .line = line },
				     .kind = kind };
	reader->day_sections[reader->count] = (struct section){
		.name = name, .line = line, .table = day_keys(kind), .into = draft
	};
	return &reader->day_sections[reader->count++];
}

static struct section *open_numbered(struct reader *reader, enum day_kind kind,
				     const char *name, const struct texts *words, int line)
{
	int most = kind == DAY_OF_FORM ? DAYS_MOST
		   : kind == DAY_OF_WEEK ? WEEKS_MOST : AFTER_DAYS_MOST;
	int number;

	if (words->count == 2 && value_whole(words->at[1], &number) && number >= 1 &&
	    number <= most)
		return open_day(reader, kind, number, name, line);
	error_at(reader, line, "[%s]: expected a number from 1 to %d, such as [%s %d]", name,
		 most, words->at[0], kind == DAY_OF_FORM ? 1 : kind == DAY_OF_WEEK ? 5 : 3);
	return NULL;
}

static struct section *open_after(struct reader *reader, const char *name,
				  const struct texts *words, int line)
{
	int afters = 0;

	for (size_t i = 0; i < reader->count; i++)
		afters += reader->drafts[i].kind == DAY_AFTER;
	if (afters < AFTERS_MOST)
		return open_numbered(reader, DAY_AFTER, name, words, line);
	error_at(reader, line, "[%s]: there are %d looks back already, which is the most",
		 name, AFTERS_MOST);
	return NULL;
}

static struct section *open_head(struct reader *reader, const char *name, int line)
{
	if (reader->head.line) {
		sections_twice(&reader->sections, name, line, reader->head.line);
		return NULL;
	}
	reader->head.name = name;
	reader->head.line = line;
	return &reader->head;
}

static struct section *place(void *user, const char *name, const struct texts *words,
			     int line)
{
	struct reader *reader = user;

	if (!strcmp(name, "programme"))
		return open_head(reader, name, line);
	if (!strcmp(name, "session day"))
		return open_day(reader, DAY_OF_SESSION, 0, name, line);
	if (!strcmp(words->at[0], "day"))
		return open_numbered(reader, DAY_OF_FORM, name, words, line);
	if (!strcmp(words->at[0], "week"))
		return open_numbered(reader, DAY_OF_WEEK, name, words, line);
	if (!strcmp(words->at[0], "after"))
		return open_after(reader, name, words, line);
	if (!strcmp(name, "monthly"))
		return open_day(reader, DAY_MONTHLY, 0, name, line);
	error_at(reader, line, "unknown section [%s]: expected [programme], [day 1] and so "
		 "on, [session day], [week 5] and so on, [after 3] and so on, or "
		 "[monthly]%s", name,
		 names_meant(reader->sections.arena, words->at[0], section_words,
			     sizeof section_words / sizeof section_words[0]));
	return NULL;
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
static void settle_forms(struct reader *reader, size_t at)
{
	struct day_draft *draft = &reader->drafts[at];

	if (!draft->form_count)
		draft->day.forms = (1u << reader->programme.form_count) - 1;
	for (size_t i = 0; i < draft->form_count; i++) {
		int form = form_at(&reader->programme, draft->forms[i]);

		if (form >= 0)
			draft->day.forms |= 1u << form;
		else
			error_at(reader, section_line(&reader->day_sections[at], "forms"),
				 "forms: [programme] has no form of %d days; it has them in "
				 "line %d", draft->forms[i],
				 section_line(&reader->head, "forms"));
	}
}

/* What is said of the tender track wants something to do on it. */
static void check_belongs(struct reader *reader, const struct section *section,
			  const char *key)
{
	if (section_line(section, key) && !section_line(section, "tender") &&
	    section_sure(section, "tender"))
		error_at(reader, section_line(section, key),
			 "%s: there is no \"tender\" that it belongs to", key);
}

static void check_day(struct reader *reader, size_t at)
{
	const struct day_draft *draft = &reader->drafts[at];
	const struct section *section = &reader->day_sections[at];
	const struct programme *programme = &reader->programme;
	bool tender = programme->tracks & (1u << TRACK_TENDER);

	if (draft->slot_line)
		error_at(reader, draft->slot_line,
			 "the slot %s has no \"do\" below it: add one, or take the slot out",
			 slot_name(draft->slot));
	if (section_line(section, "tender") && !tender && section_sure(&reader->head, "tracks"))
		error_at(reader, section_line(section, "tender"),
			 "[programme] has no tender track: add \"tracks = steady, tender\" to "
			 "it, or take the line out");
	if (draft->kind == DAY_OF_FORM && tender && !draft->day.tender.count &&
	    section_sure(section, "tender"))
		error_at(reader, section->line,
			 "[%s] has no \"tender\": add a line such as \"tender = ground-feet\", "
			 "since the programme has that track", section->name);
	check_belongs(reader, section, "tender_title");
	check_belongs(reader, section, "tender_note");
}

/* What the shortest form does instead belongs to a day that is in it. */
static void check_shortest(struct reader *reader, size_t at)
{
	const struct programme_day *day = &reader->drafts[at].day;
	size_t forms = reader->programme.form_count;
	int line = reader->drafts[at].kind == DAY_OF_FORM ?
		   section_line(&reader->day_sections[at], "shortest") : 0;

	if (!line || !section_sure(&reader->day_sections[at], "forms"))
		return;
	if (forms == 1)
		error_at(reader, line, "shortest: the programme has one form only");
	else if (!((day->forms >> (forms - 1)) & 1))
		error_at(reader, line, "shortest: this day is not in the shortest form, of %d "
			 "days", reader->programme.forms[forms - 1]);
}

/* The days of the longest form are 1 to N, and each form keeps as many as it
 * says. */
static void check_forms(struct reader *reader)
{
	const struct programme *programme = &reader->programme;
	int line = section_line(&reader->head, "forms");

	for (size_t form = 0; form < programme->form_count; form++) {
		int kept = 0;

		for (size_t i = 0; i < programme->day_count; i++)
			kept += (programme->days[i].forms >> form) & 1;
		if (kept != programme->forms[form])
			error_at(reader, line, "the form of %d days has %d: see which days say "
				 "\"forms\" with %d in it", programme->forms[form], kept,
				 programme->forms[form]);
	}
}

/* Tells whether no day comes after the last of the longest form. */
static bool days_end_in_time(struct reader *reader)
{
	int most = reader->programme.forms[0];
	bool well = true;

	for (size_t i = 0; i < reader->count; i++)
		if (reader->drafts[i].kind == DAY_OF_FORM &&
		    reader->drafts[i].day.number > most) {
			error_at(reader, reader->drafts[i].day.line,
				 "[day %d]: the longest form has %d days, as [programme] says "
				 "in line %d", reader->drafts[i].day.number, most,
				 section_line(&reader->head, "forms"));
			well = false;
		}
	return well;
}

/* Puts the days of a kind into the order of their numbers, which have to go on from
 * `first` without a gap; tells whether they do. */
static bool line_up(struct reader *reader, enum day_kind kind, int first,
		    struct programme_day **days, size_t *count)
{
	const char *word = kind == DAY_OF_FORM ? "day" : "week";
	size_t errors = reader->sections.problems->errors;
	int last = 0;

	*days = arena_take_many(reader->sections.arena, DRAFTS_MOST, sizeof **days);
	for (size_t i = 0; i < reader->count; i++)
		if (reader->drafts[i].kind == kind && reader->drafts[i].day.number > last)
			last = reader->drafts[i].day.number;
	for (int number = 1; number <= last; number++) {
		const struct programme_day *day = NULL;

		for (size_t i = 0; i < reader->count && !day; i++)
			if (reader->drafts[i].kind == kind &&
			    reader->drafts[i].day.number == number)
				day = &reader->drafts[i].day;
		if (day)
			(*days)[(*count)++] = *day;
		if (day && number < first)
			error_at(reader, day->line, "[%s %d]: the days reach into that week; "
				 "the first week after them is [%s %d]", word, number, word,
				 first);
		if (!day && number >= first)
			error_at(reader, 0, "there is no [%s %d], though there is a [%s %d]: "
				 "write it, or number them anew", word, number, word, last);
	}
	return errors == reader->sections.problems->errors;
}

static int by_number(const void *a, const void *b)
{
	const struct programme_day *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* What stands beside the days and weeks, wherever it stood in the file. */
static void settle_others(struct reader *reader)
{
	struct programme *programme = &reader->programme;

	programme->afters = arena_take_many(reader->sections.arena, AFTERS_MOST,
					    sizeof *programme->afters);
	for (size_t i = 0; i < reader->count; i++) {
		struct programme_day *day = &reader->drafts[i].day;

		if (reader->drafts[i].kind == DAY_OF_SESSION)
			programme->session_day = day;
		else if (reader->drafts[i].kind == DAY_MONTHLY)
			programme->monthly = day;
		else if (reader->drafts[i].kind == DAY_AFTER)
			programme->afters[programme->after_count++] = *day;
	}
	qsort(programme->afters, programme->after_count, sizeof *programme->afters,
	      by_number);
	if (programme->monthly && programme->counts == COUNTS_TO_ARRIVAL)
		error_at(reader, programme->monthly->line,
			 "[monthly] comes when days and weeks are over, which end at arrival "
			 "here: count from arrival or from home, or take it out");
}

static void settle_days(struct reader *reader)
{
	struct programme *programme = &reader->programme;
	int first_week = programme->forms[0] / DAYS_A_WEEK + 1;
	bool lined_up = line_up(reader, DAY_OF_FORM, 1, &programme->days,
				&programme->day_count);

	line_up(reader, DAY_OF_WEEK, first_week, &programme->weeks,
		&programme->week_count);
	settle_others(reader);
	if (programme->week_count && programme->counts == COUNTS_TO_ARRIVAL)
		error_at(reader, programme->weeks[0].line,
			 "weeks follow the days, which end at arrival here: count from "
			 "arrival or from home, or take the weeks out");
	if (days_end_in_time(reader) && lined_up)
		check_forms(reader);
}

static void check_whole(struct reader *reader)
{
	struct problems *problems = reader->sections.problems;
	bool forms, all = !reader->sections.broken;

	if (!reader->head.line && all)
		error_at(reader, 0, "there is no [programme] section: put one at the top, "
			 "with title, summary and the rest");
	if (reader->head.line)
		section_end(&reader->head, problems, reader->sections.file);
	if (reader->head.line && !reader->count && all)
		error_at(reader, 0, "the programme has no days: add one, such as [day 1] with "
			 "a title and a line \"do = ground-feet\"");
	forms = reader->programme.form_count && section_sure(&reader->head, "forms");
	for (size_t i = 0; i < reader->count; i++) {
		section_end(&reader->day_sections[i], problems, reader->sections.file);
		if (forms)
			settle_forms(reader, i);
		check_day(reader, i);
		if (forms)
			check_shortest(reader, i);
		all &= !(reader->drafts[i].kind == DAY_OF_FORM &&
			 !section_sure(&reader->day_sections[i], "forms"));
	}
	if (forms && all && reader->count)
		settle_days(reader);
}

struct programme *programme_file_parse(struct arena *arena, const char *path, bool own,
				       const char *bytes, size_t length,
				       struct problems *problems)
{
	struct reader *reader = arena_take(arena, sizeof *reader);
	size_t errors_before = problems->errors, count_before = problems->count;

	reader->sections = (struct sections){
		.arena = arena, .problems = problems, .own = own,
		.file = arena_copy(arena, path), .user = reader, .place = place
	};
	reader->head = (struct section){ .table = programme_keys(),
					 .into = &reader->programme };
	reader->programme.id = sections_id(&reader->sections, "programme", "my-weeks");
	reader->programme.path = reader->sections.file;
	reader->programme.own = own;
	reader->programme.tracks = 1u << TRACK_STEADY;
	if (sections_read(&reader->sections, bytes, length))
		check_whole(reader);
	problems_sort(problems, count_before);
	return problems->errors == errors_before ? &reader->programme : NULL;
}

struct programme *programme_file_read(struct arena *arena, const char *path, bool own,
				      struct problems *problems)
{
	struct error error;
	size_t length;
	char *bytes;

	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length, &error))
		return programme_file_parse(arena, path, own, bytes, length, problems);
	problems_unreadable(problems, path, &error);
	return NULL;
}
