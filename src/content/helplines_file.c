/* content/helplines_file.c -- what can be used is kept, the later over the earlier. */
#include "content/helplines_file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "content/helplines_keys.h"
#include "content/ini.h"
#include "content/sections.h"

#include <stdlib.h>
#include <string.h>

/* One file as it is being read. */
struct reader {
	struct sections sections;
	struct country countries[COUNTRIES_MOST];
	struct section country_sections[COUNTRIES_MOST];
	size_t country_count;
	struct helpline lines[HELPLINES_MOST];
	struct section line_sections[HELPLINES_MOST];
	size_t line_count;
};

/* What is kept of all files. */
struct kept {
	struct country *countries;
	size_t country_count;
	struct helpline *lines;
	size_t line_count;
};

#define error_at(reader, line, ...)                                              \
	problems_error((reader)->sections.problems, (reader)->sections.file, line, \
		       __VA_ARGS__)

static struct section *open_country(struct reader *reader, const char *name,
				    const struct texts *words, int line)
{
	size_t at = reader->country_count;

	if (!sections_named(&reader->sections, name, words, line, "ie",
			    reader->country_sections, at))
		return NULL;
	if (at == COUNTRIES_MOST) {
		error_at(reader, line, "at most %d countries fit in here", COUNTRIES_MOST);
		return NULL;
	}
	reader->countries[at] = (struct country){ .code = words->at[1], .line = line,
						  .file = reader->sections.file };
	reader->country_sections[at] = (struct section){
		.name = name, .line = line, .table = country_keys(),
		.into = &reader->countries[at]
	};
	return &reader->country_sections[reader->country_count++];
}

static struct section *open_line(struct reader *reader, const char *name,
				 const struct texts *words, int line)
{
	size_t at = reader->line_count;

	if (!sections_named(&reader->sections, name, words, line, "ie-samaritans",
			    reader->line_sections, at))
		return NULL;
	if (at == HELPLINES_MOST) {
		error_at(reader, line, "at most %d lines fit in here", HELPLINES_MOST);
		return NULL;
	}
	reader->lines[at] = (struct helpline){ .id = words->at[1], .line = line,
					       .file = reader->sections.file };
	reader->line_sections[at] = (struct section){
		.name = name, .line = line, .table = helpline_keys(),
		.into = &reader->lines[at]
	};
	return &reader->line_sections[reader->line_count++];
}

static struct section *place(void *user, const char *name, const struct texts *words,
			     int line)
{
	static const char *const known[] = { "country", "line" };
	struct reader *reader = user;

	if (!strcmp(words->at[0], "country"))
		return open_country(reader, name, words, line);
	if (!strcmp(words->at[0], "line"))
		return open_line(reader, name, words, line);
	error_at(reader, line, "unknown section [%s]: expected [country ie] or [line "
		 "ie-samaritans] and so on%s", name,
		 names_meant(reader->sections.arena, words->at[0], known, 2));
	return NULL;
}

/* Ends a section; tells whether nothing at all is wrong with it. */
static bool is_well(struct reader *reader, const struct section *section)
{
	size_t errors = reader->sections.problems->errors;

	section_end(section, reader->sections.problems, reader->sections.file);
	return !section->bad && !section->broken &&
	       reader->sections.problems->errors == errors;
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
	for (size_t i = 0; i < reader->country_count; i++) {
		const struct country *country = &reader->countries[i];
		bool well = is_well(reader, &reader->country_sections[i]);
		struct country *earlier = kept_country(kept, country->code);

		if (earlier && well)
			*earlier = *country;
		if (!earlier && country->name && kept->country_count < COUNTRIES_MOST)
			kept->countries[kept->country_count++] = *country;
	}
}

/* Tells whether a line says how to reach it; notes when it does not. */
static bool can_be_reached(struct reader *reader, size_t at)
{
	const struct helpline *line = &reader->lines[at];
	const struct section *section = &reader->line_sections[at];

	if (line->numbers.count || line->text || line->web)
		return true;
	if (section_sure(section, "number") && section_sure(section, "text") &&
	    section_sure(section, "web"))
		error_at(reader, line->line, "[line %s] has no \"number\", no \"text\" and no "
			 "\"web\": add a line such as \"number = 116 123\"", line->id);
	return false;
}

static void keep_lines(struct reader *reader, struct kept *kept)
{
	for (size_t i = 0; i < reader->line_count; i++) {
		const struct helpline *line = &reader->lines[i];
		bool well = is_well(reader, &reader->line_sections[i]);
		bool reached = can_be_reached(reader, i);
		struct helpline *earlier = kept_line(kept, line->id);

		if (earlier && well && reached)
			*earlier = *line;
		if (!earlier && reached && line->name && line->country &&
		    kept->line_count < HELPLINES_MOST)
			kept->lines[kept->line_count++] = *line;
	}
}

static void read_bytes(struct arena *arena, const char *path, const char *bytes,
		       size_t length, struct kept *kept, struct problems *problems)
{
	struct reader *reader = arena_take(arena, sizeof *reader);
	size_t count_before = problems->count;

	reader->sections = (struct sections){
		.arena = arena, .problems = problems, .own = true,
		.file = arena_copy(arena, path), .user = reader, .place = place
	};
	if (sections_read(&reader->sections, bytes, length)) {
		keep_countries(reader, kept);
		keep_lines(reader, kept);
	}
	problems_sort(problems, count_before);
}

/* Lines of a country that is not there are noted and taken out. */
static void drop_strays(struct kept *kept, struct problems *problems)
{
	size_t left = 0;

	for (size_t i = 0; i < kept->line_count; i++) {
		const struct helpline *line = &kept->lines[i];

		if (kept_country(kept, line->country))
			kept->lines[left++] = *line;
		else
			problems_error(problems, line->file, line->line,
				       "[line %s]: there is no [country %s] (or none with a "
				       "name) that it could belong to", line->id, line->country);
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
		.countries = arena_take_many(arena, COUNTRIES_MOST, sizeof(struct country)),
		.lines = arena_take_many(arena, HELPLINES_MOST, sizeof(struct helpline))
	};
}

static void kept_end(struct arena *arena, struct kept *kept, struct helplines *helplines,
		     struct problems *problems)
{
	struct helpline *sorted;
	size_t count = 0;

	drop_strays(kept, problems);
	qsort(kept->countries, kept->country_count, sizeof *kept->countries, by_name);
	sorted = arena_take_many(arena, kept->line_count, sizeof *sorted);
	for (size_t c = 0; c < kept->country_count; c++)
		for (size_t i = 0; i < kept->line_count; i++)
			if (!strcmp(kept->lines[i].country, kept->countries[c].code))
				sorted[count++] = kept->lines[i];
	*helplines = (struct helplines){ kept->countries, kept->country_count, sorted, count };
}

static void read_file(struct arena *arena, const char *path, struct kept *kept,
		      struct problems *problems)
{
	struct error error;
	size_t length;
	char *bytes;

	if (!path || !file_exists(path))
		return;
	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length, &error))
		read_bytes(arena, path, bytes, length, kept, problems);
	else
		problems_unreadable(problems, path, &error);
}

void helplines_read(struct arena *arena, const char *shipped, const char *own,
		    struct helplines *helplines, struct problems *problems)
{
	struct kept kept = kept_begin(arena);

	read_file(arena, shipped, &kept, problems);
	read_file(arena, own, &kept, problems);
	kept_end(arena, &kept, helplines, problems);
}

void helplines_parse(struct arena *arena, const char *path, const char *bytes,
		     size_t length, struct helplines *helplines,
		     struct problems *problems)
{
	struct kept kept = kept_begin(arena);

	read_bytes(arena, path, bytes, length, &kept, problems);
	kept_end(arena, &kept, helplines, problems);
}

static void check_day(const char *file, int line, const char *what, const char *verified,
		      int64_t today, struct problems *problems)
{
	struct day day;

	if (!verified || !day_parse(verified, &day)) {
		problems_warning(problems, file, line, "%s: nobody has checked this number "
				 "yet; the head of the file says how", what);
		return;
	}
	if (day_number(day) > today)
		problems_error(problems, file, line,
			       "%s: verified = \"%s\": that day has not come yet", what,
			       verified);
	day.year++;
	if (day_number(day) < today)
		problems_warning(problems, file, line,
				 "%s: last checked on %s, more than a year ago; the head of "
				 "the file says how to check it again", what, verified);
}

void helplines_check_age(const struct helplines *helplines, int64_t today,
			 struct problems *problems)
{
	size_t before = problems->count;

	for (size_t i = 0; i < helplines->country_count; i++) {
		const struct country *country = &helplines->countries[i];

		if (country->emergency.count)
			check_day(country->file, country->line, country->name,
				  country->verified, today, problems);
	}
	for (size_t i = 0; i < helplines->line_count; i++) {
		const struct helpline *line = &helplines->lines[i];

		check_day(line->file, line->line, line->name, line->verified, today, problems);
	}
	problems_sort(problems, before);
}
