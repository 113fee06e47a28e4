/* content/helplines_file.c -- what can be used is kept, the later over the earlier. */
#include "content/helplines_file.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/moment.h"
#include "content/document.h"
#include "content/readers.h"
#include "content/values.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_MOST = 24, DIGITS_LEAST = 2 };

/* Adds a number as people dial it. */
static bool read_number(const struct spot *spot, void *into)
{
	size_t digits = 0;

	for (const char *c = spot->value; *c; c++)
		digits += *c >= '0' && *c <= '9';
	if (spot->value[strspn(spot->value, "0123456789 +-/()")] || digits < DIGITS_LEAST ||
	    strlen(spot->value) > NUMBER_MOST)
		return spot_wrong(spot, "expected one number as it is dialled, of digits, "
					"blanks, + - / ( and )");
	value_add(spot->arena, into, arena_copy(spot->arena, spot->value));
	return true;
}

static bool read_free(const struct spot *spot, void *into)
{
	bool is_free;

	if (!read_yes_no(spot, &is_free))
		return false;
	*(enum cost *)into = is_free ? COST_FREE : COST_CHARGED;
	return true;
}

#define FIELD(name) offsetof(struct country, name)
#define LINE(name) offsetof(struct helpline, name)
#define COUNT(rules) (sizeof (rules) / sizeof (rules)[0])

static const struct key_rule country_rules[] = {
	{ "name", KEY_REQUIRED, read_text, FIELD(name), "Ireland" },
	{ "emergency", KEY_REPEATS, read_number, FIELD(emergency), "112" },
	{ "source", KEY_REQUIRED, read_text, FIELD(source), "the official page, by name" },
	{ "verified", KEY_EMPTY, read_date_or_none, FIELD(verified), "2026-11-24" },
};

static const struct key_rule line_rules[] = {
	{ "country", KEY_REQUIRED, read_name, LINE(country), "ie" },
	{ "name", KEY_REQUIRED, read_text, LINE(name), "Samaritans" },
	{ "number", KEY_REPEATS, read_number, LINE(numbers), "116 123" },
	{ "text", 0, read_text, LINE(text), "SHOUT to 85258" },
	{ "web", 0, read_text, LINE(web), "findahelpline.com" },
	{ "hours", 0, read_text, LINE(hours), "day and night" },
	{ "languages", 0, read_text, LINE(languages), "English" },
	{ "free", 0, read_free, LINE(cost), "yes" },
	{ "source", KEY_REQUIRED, read_text, LINE(source), "the official page, by name" },
	{ "verified", KEY_EMPTY, read_date_or_none, LINE(verified), "2026-11-24" },
};

static const struct key_schema country_table = {
	"a country", country_rules, COUNT(country_rules)
};
static const struct key_schema line_table = { "a line", line_rules, COUNT(line_rules) };

/* One file as it is being read. */
struct reader {
	struct document *document;
	struct parts countries, lines;
};

/* What is kept of all files. */
struct kept {
	struct country *countries;
	size_t country_count;
	struct helpline *lines;
	size_t line_count;
};

static struct section *open_country(struct reader *reader, const char *name,
				    const struct texts *words, int line)
{
	struct section *section = document_named(reader->document, &reader->countries, name,
						 words, line, "ie", &country_table);

	if (section)
		*(struct country *)section->into = (struct country){
			.code = words->at[1], .line = line, .file = reader->document->file
		};
	return section;
}

static struct section *open_line(struct reader *reader, const char *name,
				 const struct texts *words, int line)
{
	struct section *section = document_named(reader->document, &reader->lines, name,
						 words, line, "ie-samaritans", &line_table);

	if (section)
		*(struct helpline *)section->into = (struct helpline){
			.id = words->at[1], .line = line, .file = reader->document->file
		};
	return section;
}

static struct section *open_section(struct document *document, const char *name,
				    const struct texts *words, int line)
{
	static const char *const known[] = { "country", "line" };

	if (!strcmp(words->at[0], "country"))
		return open_country(document->into, name, words, line);
	if (!strcmp(words->at[0], "line"))
		return open_line(document->into, name, words, line);
	return document_unknown(document, name, words->at[0], line,
				"[country ie] or [line ie-samaritans] and so on", known, 2);
}

/* Ends a section; tells whether nothing at all is wrong with it. */
static bool is_well(struct reader *reader, const struct section *section)
{
	struct diagnostics *diagnostics = reader->document->diagnostics;
	size_t errors = diagnostics->errors;

	section_end(section, diagnostics, reader->document->file);
	return !section->bad && !section->broken && diagnostics->errors == errors;
}

static struct country *kept_country(const struct kept *kept, const char *code)
{
	for (size_t i = 0; i < kept->country_count; i++)
		if (!strcmp(kept->countries[i].code, code))
			return &kept->countries[i];
	return NULL;
}

static struct helpline *kept_line(const struct kept *kept, const char *id)
{
	for (size_t i = 0; i < kept->line_count; i++)
		if (!strcmp(kept->lines[i].id, id))
			return &kept->lines[i];
	return NULL;
}

/* What an earlier file said gives way only to what is quite well. */
static void keep_countries(struct reader *reader, struct kept *kept)
{
	for (size_t i = 0; i < reader->countries.count; i++) {
		const struct section *section = &reader->countries.sections[i];
		const struct country *country = section->into;
		bool ok = is_well(reader, section);
		struct country *earlier = kept_country(kept, country->code);

		if (earlier && ok)
			*earlier = *country;
		if (!earlier && country->name && kept->country_count < COUNTRIES_MOST)
			kept->countries[kept->country_count++] = *country;
	}
}

/* Tells whether a line says how to reach it; notes when it does not. */
static bool can_be_reached(struct reader *reader, const struct section *section)
{
	const struct helpline *line = section->into;

	if (line->numbers.count || line->text || line->web)
		return true;
	if (section_sure(section, "number") && section_sure(section, "text") &&
	    section_sure(section, "web"))
		document_error(reader->document, line->line,
			       "[line %s] has no \"number\", no \"text\" and no \"web\": add "
			       "a line such as \"number = 116 123\"", line->id);
	return false;
}

static void keep_lines(struct reader *reader, struct kept *kept)
{
	for (size_t i = 0; i < reader->lines.count; i++) {
		const struct section *section = &reader->lines.sections[i];
		const struct helpline *line = section->into;
		bool ok = is_well(reader, section);
		bool reached = can_be_reached(reader, section);
		struct helpline *earlier = kept_line(kept, line->id);

		if (earlier && ok && reached)
			*earlier = *line;
		if (!earlier && reached && line->name && line->country &&
		    kept->line_count < HELPLINES_MOST)
			kept->lines[kept->line_count++] = *line;
	}
}

static const struct part_kind countries = {
	.most = COUNTRIES_MOST, .size = sizeof(struct country),
	.at_most = "at most", .instead = "countries fit in here",
};
static const struct part_kind lines = {
	.most = HELPLINES_MOST, .size = sizeof(struct helpline),
	.at_most = "at most", .instead = "lines fit in here",
};
static const struct document_kind helplines_kind = { .open = open_section };

static void read_bytes(struct arena *arena, const char *path, const char *bytes,
		       size_t length, struct kept *kept, struct diagnostics *diagnostics)
{
	struct reader reader = { .countries = parts_begin(arena, &countries),
				 .lines = parts_begin(arena, &lines) };
	size_t count_before = diagnostics->count;

	reader.document = document_begin(arena, &helplines_kind, path, true, &reader,
					 diagnostics);
	document_read(reader.document, bytes, length);
	keep_countries(&reader, kept);
	keep_lines(&reader, kept);
	diagnostics_sort(diagnostics, count_before);
}

/* Lines of a country that is not there are noted and taken out. */
static void drop_strays(struct kept *kept, struct diagnostics *diagnostics)
{
	size_t left = 0;

	for (size_t i = 0; i < kept->line_count; i++) {
		const struct helpline *line = &kept->lines[i];

		if (kept_country(kept, line->country))
			kept->lines[left++] = *line;
		else
			diagnostics_error(diagnostics, line->file, line->line,
					  "[line %s]: there is no [country %s] (or none with a "
					  "name) that it could belong to", line->id,
					  line->country);
	}
	kept->line_count = left;
}

static int by_name(const void *a, const void *b)
{
	const struct country *left = a, *right = b;
	bool last_left = !strcmp(left->code, COUNTRY_ELSEWHERE);
	bool last_right = !strcmp(right->code, COUNTRY_ELSEWHERE);

	return last_left != last_right ? last_left - last_right
				       : strcmp(left->name, right->name);
}

static struct kept kept_begin(struct arena *arena)
{
	return (struct kept){
		.countries = arena_array(arena, COUNTRIES_MOST, sizeof(struct country)),
		.lines = arena_array(arena, HELPLINES_MOST, sizeof(struct helpline))
	};
}

static void kept_end(struct arena *arena, struct kept *kept, struct helplines *helplines,
		     struct diagnostics *diagnostics)
{
	struct helpline *sorted;
	size_t count = 0;

	drop_strays(kept, diagnostics);
	qsort(kept->countries, kept->country_count, sizeof *kept->countries, by_name);
	sorted = arena_array(arena, kept->line_count, sizeof *sorted);
	for (size_t c = 0; c < kept->country_count; c++)
		for (size_t i = 0; i < kept->line_count; i++)
			if (!strcmp(kept->lines[i].country, kept->countries[c].code))
				sorted[count++] = kept->lines[i];
	*helplines = (struct helplines){ kept->countries, kept->country_count, sorted, count };
}

static void read_file(struct arena *arena, const char *path, struct kept *kept,
		      struct diagnostics *diagnostics)
{
	size_t length;
	char *bytes;

	if (path && file_exists(path) &&
	    document_load(arena, path, &bytes, &length, diagnostics))
		read_bytes(arena, path, bytes, length, kept, diagnostics);
}

void helplines_read(struct arena *arena, const char *shipped, const char *own,
		    struct helplines *helplines, struct diagnostics *diagnostics)
{
	struct kept kept = kept_begin(arena);

	read_file(arena, shipped, &kept, diagnostics);
	read_file(arena, own, &kept, diagnostics);
	kept_end(arena, &kept, helplines, diagnostics);
}

void helplines_parse(struct arena *arena, const char *path, const char *bytes,
		     size_t length, struct helplines *helplines,
		     struct diagnostics *diagnostics)
{
	struct kept kept = kept_begin(arena);

	read_bytes(arena, path, bytes, length, &kept, diagnostics);
	kept_end(arena, &kept, helplines, diagnostics);
}

static void check_day(const char *file, int line, const char *what, const char *verified,
		      int64_t today, struct diagnostics *diagnostics)
{
	struct day day;

	if (!verified || !day_parse(verified, &day)) {
		diagnostics_warning(diagnostics, file, line,
				    "%s: nobody has checked this number "
				    "yet; the head of the file says how", what);
		return;
	}
	if (day_number(day) > today)
		diagnostics_error(diagnostics, file, line,
				  "%s: verified = \"%s\": that day has not come yet", what,
				  verified);
	day.year++;
	if (day_number(day) < today)
		diagnostics_warning(diagnostics, file, line,
				    "%s: last checked on %s, more than a year ago; the head of "
				    "the file says how to check it again", what, verified);
}

void helplines_check_age(const struct helplines *helplines, int64_t today,
			 struct diagnostics *diagnostics)
{
	size_t before = diagnostics->count;

	for (size_t i = 0; i < helplines->country_count; i++) {
		const struct country *country = &helplines->countries[i];

		if (country->emergency.count)
			check_day(country->file, country->line, country->name,
				  country->verified, today, diagnostics);
	}
	for (size_t i = 0; i < helplines->line_count; i++) {
		const struct helpline *line = &helplines->lines[i];

		check_day(line->file, line->line, line->name, line->verified, today,
			  diagnostics);
	}
	diagnostics_sort(diagnostics, before);
}
