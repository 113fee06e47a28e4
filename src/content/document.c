/* content/document.c -- events of the grammar go to the section that is open. */
#include "content/document.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"
#include "content/values.h"

#include <string.h>

struct parts parts_begin(struct arena *arena, const struct part_kind *kind)
{
	return (struct parts){
		.kind = kind, .at = arena_array(arena, kind->most, kind->size),
		.sections = arena_array(arena, kind->most, sizeof(struct section))
	};
}

struct document *document_begin(struct arena *arena, const struct document_kind *kind,
				const char *path, bool own, void *into,
				struct diagnostics *diagnostics)
{
	struct document *document = arena_alloc(arena, sizeof *document);

	*document = (struct document){
		.kind = kind, .arena = arena, .diagnostics = diagnostics,
		.file = arena_copy(arena, path), .own = own, .into = into,
		.head = { .table = kind->head, .into = into },
		.errors_before = diagnostics->errors,
				      .diagnostics_before = diagnostics->count
	};
	if (kind->parts)
		document->parts = parts_begin(arena, kind->parts);
	return document;
}

const char *document_id(struct document *document)
{
	const char *slash = strrchr(document->file, '/');
	const char *name = slash ? slash + 1 : document->file;
	size_t length = strlen(name);
	const char *id;

	if (length >= 4 && !strcmp(name + length - 4, ".ini"))
		length -= 4;
	id = arena_copy_bytes(document->arena, name, length);
	if (!value_is_name(id))
		document_error(document, 0,
			       "the file's name is the %s's id: give it one of small "
			       "letters, digits and hyphens, such as %s.ini",
			       document->kind->word, document->kind->example);
	return id;
}

static struct section *open_head(struct document *document, const char *name, int line)
{
	if (document->head.line)
		return document_twice(document, name, line, document->head.line);
	document->head.name = name;
	document->head.line = line;
	return &document->head;
}

static void take_section(void *user, const char *name, int line)
{
	struct document *document = user;
	const char *head = document->kind->word;
	struct texts words;

	document->open = NULL;
	if (name && head && !strcmp(name, head)) {
		document->open = open_head(document, head, line);
	} else if (name) {
		name = arena_copy(document->arena, name);
		value_words(document->arena, name, &words);
		document->open = document->kind->open(document, name, &words, line);
	}
	if (!document->open)
		document->broken = true;
}

static void take_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	struct document *document = user;
	struct spot spot = {
		.arena = document->arena, .diagnostics = document->diagnostics,
		.file = document->file, .line = line, .own = document->own,
		.value = value
	};

	(void)section;
	if (document->open)
		section_take(document->open, &spot, key);
}

static void take_mistake(void *user, int line, const char *text)
{
	struct document *document = user;

	document_error(document, line, "%s", text);
	if (document->open)
		document->open->broken = true;
	else
		document->broken = true;
}

static void check(struct document *document)
{
	const struct document_kind *kind = document->kind;
	bool headed = document->head.line != 0;

	if (kind->word && !headed && !document->broken)
		document_error(document, 0, "there is no [%s] section: put one at the top, "
			       "with %s", kind->word, kind->head_has);
	if (headed)
		section_end(&document->head, document->diagnostics, document->file);
	if (headed && !document->parts.count && !document->broken)
		document_error(document, 0, "%s", kind->no_parts);
	if (kind->check)
		kind->check(document);
}

bool document_read(struct document *document, const char *bytes, size_t length)
{
	struct ini_events events = { document, take_section, take_entry, take_mistake };

	if (ini_read(bytes, length, &events))
		check(document);
	diagnostics_sort(document->diagnostics, document->diagnostics_before);
	return document->diagnostics->errors == document->errors_before;
}

bool document_load(struct arena *arena, const char *path, char **bytes, size_t *length,
		   struct diagnostics *diagnostics)
{
	struct error error;

	if (file_read(arena, path, INI_FILE_MOST, bytes, length, &error))
		return true;
	diagnostics_unreadable(diagnostics, path, &error);
	return false;
}

struct section *document_part(struct document *document, struct parts *parts,
			      const char *name, int line, const struct key_schema *table)
{
	const struct part_kind *kind = parts->kind;

	if (parts->count == kind->most) {
		if (!parts->told_many)
			document_error(document, line, "%s %zu %s", kind->at_most,
				       kind->most, kind->instead);
		parts->told_many = true;
		return NULL;
	}
	parts->sections[parts->count] = (struct section){
		.name = name, .line = line, .table = table,
		.into = (char *)parts->at + parts->count * kind->size
	};
	return &parts->sections[parts->count++];
}

struct section *document_named(struct document *document, struct parts *parts,
			       const char *name, const struct texts *words, int line,
			       const char *example, const struct key_schema *table)
{
	const char *kind = words->at[0];

	if (words->count < 2) {
		document_error(document, line,
			       "[%s] has no name of its own: give it one, such as [%s %s]",
			       name, kind, example);
		return NULL;
	}
	if (words->count > 2 || !value_is_name(words->at[1])) {
		document_error(document, line,
			       "[%s]: its name is one word of small letters, digits and "
			       "hyphens, such as [%s %s]", name, kind, example);
		return NULL;
	}
	for (size_t i = 0; i < parts->count; i++)
		if (!strcmp(parts->sections[i].name, name))
			return document_twice(document, name, line,
					      parts->sections[i].line);
	return document_part(document, parts, name, line, table);
}

struct section *document_twice(struct document *document, const char *name, int line,
			       int first)
{
	document_error(document, line,
		       "[%s] is given twice, first in line %d: make one of the two", name,
		       first);
	return NULL;
}

struct section *document_unknown(struct document *document, const char *name,
				 const char *word, int line, const char *expected,
				 const char *const *known, size_t count)
{
	document_error(document, line, "unknown section [%s]: expected %s%s", name, expected,
		       names_meant(document->arena, word, known, count));
	return NULL;
}
