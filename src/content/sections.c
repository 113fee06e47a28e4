/* content/sections.c -- events of the grammar go to the section that is open. */
#include "content/sections.h"

#include "base/arena.h"
#include "content/ini.h"
#include "content/values.h"

#include <string.h>

static void take_section(void *user, const char *name, int line)
{
	struct sections *sections = user;
	struct texts words;

	sections->open = NULL;
	if (name) {
		name = arena_copy(sections->arena, name);
		value_words(sections->arena, name, &words);
		sections->open = sections->place(sections->user, name, &words, line);
	}
	if (!sections->open)
		sections->broken = true;
}

static void take_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	struct sections *sections = user;
	struct spot spot = {
		.arena = sections->arena, .problems = sections->problems,
		.file = sections->file, .line = line, .own = sections->own,
		.value = value
	};

	(void)section;
	if (sections->open)
		section_take(sections->open, &spot, key);
}

static void take_mistake(void *user, int line, const char *text)
{
	struct sections *sections = user;

	problems_error(sections->problems, sections->file, line, "%s", text);
	if (sections->open)
		sections->open->broken = true;
	else
		sections->broken = true;
}

bool sections_read(struct sections *sections, const char *bytes, size_t length)
{
	struct ini_events events = { sections, take_section, take_entry, take_mistake };

	return ini_read(bytes, length, &events);
}

const char *sections_id(const struct sections *sections, const char *what,
			const char *example)
{
	const char *slash = strrchr(sections->file, '/');
	const char *name = slash ? slash + 1 : sections->file;
	size_t length = strlen(name);
	const char *id;

	if (length >= 4 && !strcmp(name + length - 4, ".ini"))
		length -= 4;
	id = arena_copy_bytes(sections->arena, name, length);
	if (!value_is_name(id))
		problems_error(sections->problems, sections->file, 0,
			       "the file's name is the %s's id: give it one of small "
			       "letters, digits and hyphens, such as %s.ini", what, example);
	return id;
}

void sections_twice(const struct sections *sections, const char *name, int line,
		    int first)
{
	problems_error(sections->problems, sections->file, line,
		       "[%s] is given twice, first in line %d: make one of the two", name,
		       first);
}

bool sections_named(const struct sections *sections, const char *name,
		    const struct texts *words, int line, const char *example,
		    const struct section *before, size_t count)
{
	const char *kind = words->at[0];

	if (words->count < 2) {
		problems_error(sections->problems, sections->file, line,
			       "[%s] has no name of its own: give it one, such as [%s %s]",
			       name, kind, example);
		return false;
	}
	if (words->count > 2 || !value_is_name(words->at[1])) {
		problems_error(sections->problems, sections->file, line,
			       "[%s]: its name is one word of small letters, digits and "
			       "hyphens, such as [%s %s]", name, kind, example);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		if (!strcmp(before[i].name, name)) {
			sections_twice(sections, name, line, before[i].line);
			return false;
		}
	return true;
}
