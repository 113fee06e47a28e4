/* content/key_schema.c -- tables of keys, and the sentences that come from them. */
#include "content/key_schema.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "content/wording_lint.h"
#include "content/values.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

enum { QUOTED_COLUMNS = 48 };

/* The beginning of a value, enough to know it by. */
static const char *shown(struct arena *arena, const char *value)
{
	size_t length = strlen(value);
	size_t fits = utf8_fit(value, length, QUOTED_COLUMNS);

	return fits == length ? value :
	       arena_print(arena, "%.*s...", (int)fits, value);
}

bool spot_wrong(const struct spot *spot, const char *format, ...)
{
	const char *key = spot->rule->key;
	char what[512];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	diagnostics_error(spot->diagnostics, spot->file, spot->line,
			  "%s = \"%s\": %s, such as \"%s = %s\"", key,
			  shown(spot->arena, spot->value), what, key, spot->rule->example);
	return false;
}

bool spot_refused(const struct spot *spot, const char *format, ...)
{
	char what[512];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	diagnostics_error(spot->diagnostics, spot->file, spot->line, "%s = \"%s\": %s",
			  spot->rule->key, shown(spot->arena, spot->value), what);
	return false;
}

const char *names_joined(struct arena *arena, const char *const *names, size_t count)
{
	struct buffer joined = { 0 };
	const char *text;

	for (size_t i = 0; i < count; i++)
		buffer_print(&joined, "%s%s", i ? ", " : "", names[i]);
	text = arena_copy(arena, buffer_string(&joined));
	buffer_free(&joined);
	return text;
}

/* Finds the name that was probably meant, whatever its case. */
static bool find_meant(struct arena *arena, const char *word, const char *const *names,
		       size_t count, size_t *at)
{
	char *lower = arena_copy(arena, word);

	for (char *c = lower; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return nearest_names(lower, names, count, at, 1) > 0;
}

const char *names_meant(struct arena *arena, const char *word,
			const char *const *names, size_t count)
{
	size_t at;

	return find_meant(arena, word, names, count, &at) ?
	       arena_print(arena, "; did you mean \"%s\"?", names[at]) : "";
}

bool spot_among(const struct spot *spot, const char *word, const char *const *names,
		size_t count, size_t *at)
{
	if (value_among(word, names, count, at))
		return true;
	diagnostics_error(spot->diagnostics, spot->file, spot->line,
			  "%s = \"%s\": expected %s%s%s", spot->rule->key,
			  shown(spot->arena, word), count > 1 ? "one of " : "the word ",
			  names_joined(spot->arena, names, count),
			  names_meant(spot->arena, word, names, count));
	return false;
}

/* A key that was meant is not told as missing as well. */
static void unknown_key(struct section *section, const struct spot *spot,
			const char *key)
{
	const char *names[KEYS_MOST];
	size_t count = section->table->count, at;

	assert(count <= KEYS_MOST);
	for (size_t i = 0; i < count; i++)
		names[i] = section->table->rules[i].key;
	if (find_meant(spot->arena, key, names, count, &at)) {
		section->bad |= 1u << at;
		diagnostics_error(spot->diagnostics, spot->file, spot->line,
				  "unknown key \"%s\" in [%s]; did you mean \"%s\"?", key,
				  section->name, names[at]);
		return;
	}
	diagnostics_error(spot->diagnostics, spot->file, spot->line,
			  "unknown key \"%s\" in [%s]; %s knows %s", key, section->name,
			  section->table->what, names_joined(spot->arena, names, count));
}

static size_t find_rule(const struct key_schema *table, const char *key)
{
	size_t at = 0;

	assert(table->count <= KEYS_MOST);
	while (at < table->count && strcmp(table->rules[at].key, key) != 0)
		at++;
	return at;
}

void section_take(struct section *section, struct spot *spot, const char *key)
{
	size_t at = find_rule(section->table, key);
	int first;

	if (at == section->table->count) {
		unknown_key(section, spot, key);
		return;
	}
	spot->section = section;
	spot->rule = &section->table->rules[at];
	first = section->lines[at];
	if (!first)
		section->lines[at] = spot->line;
	if (first && !(spot->rule->flags & KEY_REPEATS)) {
		diagnostics_error(spot->diagnostics, spot->file, spot->line,
				  "\"%s\" is given twice in [%s], first in line %d: keep one "
				  "of the two", key, section->name, first);
	} else if (!*spot->value && !(spot->rule->flags & KEY_EMPTY)) {
		diagnostics_error(spot->diagnostics, spot->file, spot->line,
				  "\"%s\" has no value: write one, such as \"%s = %s\"%s",
				  key,
				  key, spot->rule->example,
				  spot->rule->flags & KEY_REQUIRED ?
				  "" : ", or take the line out");
	} else {
		if (spot->rule->flags & KEY_SPOKEN)
			wording_lint_check(spot->value, spot->own, spot->file, spot->line,
					   spot->diagnostics);
		if (spot->rule->read(spot, (char *)section->into + spot->rule->offset))
			return;
	}
	section->bad |= 1u << at;
}

static void rule_wants(const struct section *section, size_t at,
		       struct diagnostics *diagnostics, const char *file)
{
	const struct key_rule *rule = &section->table->rules[at];

	if (!section->broken && !section->lines[at] && !(section->bad & (1u << at)))
		diagnostics_error(diagnostics, file, section->line,
				  "[%s] has no \"%s\": add a line such as \"%s = %s\"",
				  section->name, rule->key, rule->key, rule->example);
}

void section_wants(const struct section *section, const char *key,
		   struct diagnostics *diagnostics, const char *file)
{
	size_t at = find_rule(section->table, key);

	assert(at < section->table->count);
	rule_wants(section, at, diagnostics, file);
}

void section_end(const struct section *section, struct diagnostics *diagnostics,
		 const char *file)
{
	for (size_t i = 0; i < section->table->count; i++)
		if (section->table->rules[i].flags & KEY_REQUIRED)
			rule_wants(section, i, diagnostics, file);
}

int section_line(const struct section *section, const char *key)
{
	size_t at = find_rule(section->table, key);

	return at < section->table->count ? section->lines[at] : 0;
}

bool section_sure(const struct section *section, const char *key)
{
	size_t at = find_rule(section->table, key);

	assert(at < section->table->count);
	return !(section->bad & (1u << at)) && (section->lines[at] || !section->broken);
}
