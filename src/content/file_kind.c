/* content/file_kind.c -- by its name, by the folder, else by the first section that tells. */
#include "content/file_kind.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"

#include <stdbool.h>
#include <string.h>

static const struct {
	const char *word;		/* a folder, or the first word of a section */
	enum file_kind kind;
} folders[] = {
	{ "practices", FILE_OF_PRACTICE }, { "programmes", FILE_OF_PROGRAMME },
	{ "assignments", FILE_OF_ASSIGNMENT }, { "pages", FILE_OF_PAGE },
}, sections[] = {
	{ "practice", FILE_OF_PRACTICE }, { "programme", FILE_OF_PROGRAMME },
	{ "assignment", FILE_OF_ASSIGNMENT }, { "page", FILE_OF_PAGE },
	{ "country", FILE_OF_HELPLINES }, { "line", FILE_OF_HELPLINES },
};

struct look {
	enum file_kind kind;
	bool found;
};

static void look_at_section(void *user, const char *name, int line)
{
	struct look *look = user;
	size_t length = name ? strcspn(name, " ") : 0;

	(void)line;
	for (size_t i = 0; i < sizeof sections / sizeof *sections && !look->found; i++)
		if (length == strlen(sections[i].word) &&
		    !strncmp(name, sections[i].word, length))
			*look = (struct look){ sections[i].kind, true };
}

static void pass_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	(void)user, (void)section, (void)key, (void)value, (void)line;
}

static void pass_mistake(void *user, int line, const char *text)
{
	(void)user, (void)line, (void)text;
}

static bool holds_settings(const char *path)
{
	const char *slash = strrchr(path, '/');

	return !strcmp(slash ? slash + 1 : path, "groundwork.ini");
}

static bool by_folder(const char *path, enum file_kind *kind)
{
	const char *end = strrchr(path, '/');

	for (size_t i = 0; end && i < sizeof folders / sizeof *folders; i++) {
		size_t length = strlen(folders[i].word), before = (size_t)(end - path);

		if (before >= length && !strncmp(end - length, folders[i].word, length) &&
		    (before == length || end[-(ptrdiff_t)length - 1] == '/')) {
			*kind = folders[i].kind;
			return true;
		}
	}
	return false;
}

enum file_kind file_kind(struct arena *arena, const char *path)
{
	struct look look = { .kind = FILE_OF_PRACTICE };
	struct ini_events events = { &look, look_at_section, pass_entry, pass_mistake };
	enum file_kind kind;
	size_t length;
	char *bytes;

	if (holds_settings(path))
		return FILE_OF_SETTINGS;
	if (by_folder(path, &kind))
		return kind;
	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length,
		      ERROR_NO_MATTER("whoever reads it as that kind says why it cannot")))
		ini_read(bytes, length, &events);
	return look.kind;
}
