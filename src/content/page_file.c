/* content/page_file.c -- a head, then parts whose texts and items keep their order. */
#include "content/page_file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"
#include "content/sections.h"

#include <string.h>

enum { LINES_MOST = 64 };

static bool add_line(const struct spot *spot, struct page_part *part, bool item)
{
	if (part->line_count == LINES_MOST)
		return spot_refused(spot, "a part has at most %d lines: make two parts of it",
				    LINES_MOST);
	if (!part->lines)
		part->lines = arena_take_many(spot->arena, LINES_MOST, sizeof *part->lines);
	part->lines[part->line_count++] = (struct page_line){
		.item = item, .text = arena_copy(spot->arena, spot->value)
	};
	return true;
}

static bool read_paragraph(const struct spot *spot, void *into)
{
	return add_line(spot, into, false);
}

static bool read_item(const struct spot *spot, void *into)
{
	return add_line(spot, into, true);
}

#define FIELD(name) offsetof(struct page, name)
#define PART(name) offsetof(struct page_part, name)
#define COUNT(rules) (sizeof (rules) / sizeof (rules)[0])

static const struct key_rule head_rules[] = {
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(title), "When to call" },
	{ "summary", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(summary),
	  "Which signs want a call, and whose." },
	{ "source", KEY_REQUIRED | KEY_REPEATS, read_texts, FIELD(sources),
	  "General knowledge" },
	{ "reviewed_by", KEY_EMPTY, read_text_or_none, FIELD(reviewed_by),
	  "Dr. A. Example" },
};

static const struct key_rule part_rules[] = {
	{ "heading", KEY_SPOKEN, read_text, PART(heading), "Call today" },
	{ "text", KEY_REPEATS | KEY_SPOKEN, read_paragraph, 0, "Any of these is enough." },
	{ "item", KEY_REPEATS | KEY_SPOKEN, read_item, 0, "Two nights without sleep" },
};

static const struct key_table head_table = { "[page]", head_rules, COUNT(head_rules) };
static const struct key_table part_table = { "a part", part_rules, COUNT(part_rules) };

struct reader {
	struct sections sections;
	struct page page;
	struct section head;		/* [page]; its line is 0 until it came */
	struct page_part parts[PARTS_MOST];
	struct section part_sections[PARTS_MOST];
	size_t count;
	bool told_many;
};

#define error_at(reader, line, ...)                                              \
	problems_error((reader)->sections.problems, (reader)->sections.file, line, \
		       __VA_ARGS__)

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

static struct section *open_part(struct reader *reader, const char *name,
				 const struct texts *words, int line)
{
	if (!sections_named(&reader->sections, name, words, line, "call-today",
			    reader->part_sections, reader->count))
		return NULL;
	if (reader->count == PARTS_MOST) {
		if (!reader->told_many)
			error_at(reader, line, "a page has at most %d parts: make two pages "
				 "of it", PARTS_MOST);
		reader->told_many = true;
		return NULL;
	}
	reader->parts[reader->count] = (struct page_part){ .name = words->at[1],
							   .line = line };
	reader->part_sections[reader->count] = (struct section){
		.name = name, .line = line, .table = &part_table,
		.into = &reader->parts[reader->count]
	};
	return &reader->part_sections[reader->count++];
}

static struct section *place(void *user, const char *name, const struct texts *words,
			     int line)
{
	static const char *const known[] = { "page", "part" };
	struct reader *reader = user;

	if (!strcmp(name, "page"))
		return open_head(reader, name, line);
	if (!strcmp(words->at[0], "part"))
		return open_part(reader, name, words, line);
	error_at(reader, line, "unknown section [%s]: expected [page], or [part call-today] "
		 "and so on%s", name,
		 names_meant(reader->sections.arena, words->at[0], known, 2));
	return NULL;
}

static void check_part(struct reader *reader, size_t at)
{
	const struct section *section = &reader->part_sections[at];

	if (!reader->parts[at].line_count && section_sure(section, "text") &&
	    section_sure(section, "item"))
		error_at(reader, section->line, "[%s] has neither \"text\" nor \"item\": add a "
			 "line such as \"text = Any of these is enough.\"", section->name);
}

static void check_whole(struct reader *reader)
{
	if (!reader->head.line && !reader->sections.broken)
		error_at(reader, 0, "there is no [page] section: put one at the top, with "
			 "title, summary and source");
	if (reader->head.line)
		section_end(&reader->head, reader->sections.problems, reader->sections.file);
	if (reader->head.line && !reader->count && !reader->sections.broken)
		error_at(reader, 0, "the page has no parts: add one, such as [part call-today] "
			 "with a line \"text = ...\"");
	for (size_t i = 0; i < reader->count; i++)
		check_part(reader, i);
	reader->page.parts = reader->parts;
	reader->page.part_count = reader->count;
}

const struct page *page_file_parse(struct arena *arena, const char *path, bool own,
				   const char *bytes, size_t length,
				   struct problems *problems)
{
	struct reader *reader = arena_take(arena, sizeof *reader);
	size_t errors_before = problems->errors, count_before = problems->count;

	reader->sections = (struct sections){
		.arena = arena, .problems = problems, .own = own,
		.file = arena_copy(arena, path), .user = reader, .place = place
	};
	reader->head = (struct section){ .table = &head_table, .into = &reader->page };
	reader->page.id = sections_id(&reader->sections, "page", "when-to-call");
	reader->page.path = reader->sections.file;
	reader->page.own = own;
	if (sections_read(&reader->sections, bytes, length))
		check_whole(reader);
	problems_sort(problems, count_before);
	return problems->errors == errors_before ? &reader->page : NULL;
}

const struct page *page_file_read(struct arena *arena, const char *path, bool own,
				  struct problems *problems)
{
	struct error error;
	size_t length;
	char *bytes;

	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length, &error))
		return page_file_parse(arena, path, own, bytes, length, problems);
	problems_unreadable(problems, path, &error);
	return NULL;
}
