/* content/page_file.c -- a head, then parts whose texts and items keep their order. */
#include "content/page_file.h"

#include "base/arena.h"
#include "content/document.h"
#include "content/readers.h"

#include <string.h>

enum { LINES_MOST = 64 };

static bool add_line(const struct spot *spot, struct page_part *part, bool item)
{
	if (part->line_count == LINES_MOST)
		return spot_refused(spot, "a part has at most %d lines: make two parts of it",
				    LINES_MOST);
	if (!part->lines)
		part->lines = arena_array(spot->arena, LINES_MOST, sizeof *part->lines);
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
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_title, FIELD(title), "When to call" },
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

static const struct key_schema head_table = { "[page]", head_rules, COUNT(head_rules) };
static const struct key_schema part_table = { "a part", part_rules, COUNT(part_rules) };

static struct section *open_part(struct document *document, const char *name,
				 const struct texts *words, int line)
{
	static const char *const known[] = { "page", "part" };
	struct section *section;

	if (strcmp(words->at[0], "part") != 0)
		return document_unknown(document, name, words->at[0], line,
					"[page], or [part call-today] and so on", known, 2);
	section = document_named(document, &document->parts, name, words, line, "call-today",
				 &part_table);
	if (section)
		*(struct page_part *)section->into = (struct page_part){
			.name = words->at[1], .line = line
		};
	return section;
}

static void check_part(struct document *document, size_t at)
{
	const struct page_part *part = (const struct page_part *)document->parts.at + at;
	const struct section *section = &document->parts.sections[at];

	if (!part->line_count && section_sure(section, "text") &&
	    section_sure(section, "item"))
		document_error(document, section->line,
			       "[%s] has neither \"text\" nor \"item\": add a line such as "
			       "\"text = Any of these is enough.\"", section->name);
}

static void check_whole(struct document *document)
{
	struct page *page = document->into;

	for (size_t i = 0; i < document->parts.count; i++)
		check_part(document, i);
	page->parts = document->parts.at;
	page->part_count = document->parts.count;
}

static const struct part_kind parts = {
	.most = PARTS_MOST, .size = sizeof(struct page_part),
	.at_most = "a page has at most", .instead = "parts: make two pages of it",
};

static const struct document_kind pages = {
	.word = "page", .example = "when-to-call", .head = &head_table,
	.head_has = "title, summary and source", .parts = &parts,
	.no_parts = "the page has no parts: add one, such as [part call-today] with a line "
		    "\"text = ...\"",
	.open = open_part, .check = check_whole,
};

const struct page *page_file_parse(struct arena *arena, const char *path, bool own,
				   const char *bytes, size_t length,
				   struct diagnostics *diagnostics)
{
	struct page *page = arena_alloc(arena, sizeof *page);
	struct document *document = document_begin(arena, &pages, path, own, page,
						   diagnostics);

	page->id = document_id(document);
	page->path = document->file;
	page->own = own;
	return document_read(document, bytes, length) ? page : NULL;
}

const struct page *page_file_read(struct arena *arena, const char *path, bool own,
				  struct diagnostics *diagnostics)
{
	size_t length;
	char *bytes;

	return document_load(arena, path, &bytes, &length, diagnostics) ?
	       page_file_parse(arena, path, own, bytes, length, diagnostics) : NULL;
}
