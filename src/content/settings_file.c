/* content/settings_file.c -- one layer of settings over another.
 *
 * The rows of settings.def say which sections and keys there are and what kind of value
 * each has; here stands how a value of each kind is read. */
#include "content/settings_file.h"

#include "base/arena.h"
#include "base/moment.h"
#include "content/document.h"
#include "content/readers.h"
#include "content/values.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* The row of the setting that is being read. */
static const struct setting *setting_of(const struct spot *spot)
{
	const struct setting *first_of_section = spot->section->about;

	return first_of_section + (spot->rule - spot->section->table->rules);
}

/* Finds the value among the words of its row, or notes what was expected. */
static bool find_word(const struct spot *spot, size_t *at)
{
	const char *const *words = setting_of(spot)->words;
	size_t count = 0;

	while (words[count])
		count++;
	return spot_among(spot, spot->value, words, count, at);
}

static bool read_number(const struct spot *spot, void *into)
{
	const struct setting *setting = setting_of(spot);
	int least = setting->kind == SETTING_PER_CENT ? 0 : setting->least;
	int most = setting->kind == SETTING_PER_CENT ? 100 : setting->most;
	int number;

	if (!value_whole(spot->value, &number) || number < least || number > most)
		return spot_wrong(spot, "expected a whole number from %d to %d", least,
				  most);
	*(int *)into = number;
	return true;
}

/* Which forms there are is known to the programme, not here. */
static bool read_number_or_none(const struct spot *spot, void *into)
{
	if (*spot->value)
		return read_number(spot, into);
	*(int *)into = 0;
	return true;
}

static bool read_word(const struct spot *spot, void *into)
{
	size_t at;

	if (!find_word(spot, &at))
		return false;
	*(const char **)into = setting_of(spot)->words[at];
	return true;
}

static bool read_motion(const struct spot *spot, void *into)
{
	size_t at;

	if (!find_word(spot, &at))
		return false;
	*(enum motion *)into = (enum motion)at;
	return true;
}

static bool read_where(const struct spot *spot, void *into)
{
	size_t at;

	if (*spot->value && !find_word(spot, &at))
		return false;
	*(enum where *)into = *spot->value ? (enum where)(at + 1) : WHERE_UNSAID;
	return true;
}

/* Into struct settings, of which it sets two fields. */
static bool read_track(const struct spot *spot, void *into)
{
	struct settings *settings = into;
	size_t at = TRACK_STEADY;

	if (*spot->value && !find_word(spot, &at))
		return false;
	settings->track_chosen = *spot->value != '\0';
	settings->track = (enum track)at;
	return true;
}

/* Into struct settings, of which it sets two fields. */
static bool read_cue_choice(const struct spot *spot, void *into)
{
	struct settings *settings = into;
	size_t at;

	if (!find_word(spot, &at))
		return false;
	settings->cue_as_written = at == BREATH_CUE_COUNT;
	settings->cue = settings->cue_as_written ? BREATH_CUE_TONE : (enum breath_cue)at;
	return true;
}

static bool read_on_off(const struct spot *spot, void *into)
{
	static const char *const words[] = { "off", "on" };
	size_t at;

	if (!spot_among(spot, spot->value, words, 2, &at))
		return false;
	*(bool *)into = at == 1;
	return true;
}

static bool read_bed_choice(const struct spot *spot, void *into)
{
	if (strcmp(spot->value, "as written") != 0 && !value_is_name(spot->value))
		return spot_wrong(spot, "expected \"as written\", none, or the name of a "
					"bed");
	return read_text(spot, into);
}

static bool is_date(const char *text)
{
	struct day day;

	return day_parse(text, &day);
}

static bool read_date(const struct spot *spot, void *into)
{
	if (*spot->value && !is_date(spot->value))
		return spot_wrong(spot, "expected a date as year, month and day");
	return read_text(spot, into);
}

static bool read_dates(const struct spot *spot, void *into)
{
	struct texts dates;

	if (!read_items(spot, &dates))
		return false;
	for (size_t i = 0; i < dates.count; i++)
		if (!is_date(dates.at[i]))
			return spot_wrong(spot, "expected dates as year, month and day, "
						"with commas between");
	*(struct texts *)into = dates;
	return true;
}

/* "prepare 8 on 2026-11-20" */
static bool read_move(const struct spot *spot, const char *text, struct move *move)
{
	struct texts words;

	value_words(spot->arena, text, &words);
	if (words.count != 4 || strcmp(words.at[2], "on") != 0 ||
	    !value_is_name(words.at[0]) || !value_whole(words.at[1], &move->day) ||
	    !is_date(words.at[3]))
		return spot_wrong(spot, "expected a programme, the number of its day, \"on\" "
					"and a date, with commas between several");
	move->programme = words.at[0];
	move->date = words.at[3];
	return true;
}

static bool read_moves(const struct spot *spot, void *into)
{
	struct texts items;
	struct move *moves;

	if (!read_items(spot, &items))
		return false;
	moves = arena_array(spot->arena, items.count + 1, sizeof *moves);
	for (size_t i = 0; i < items.count; i++)
		if (!read_move(spot, items.at[i], &moves[i]))
			return false;
	*(struct moves *)into = (struct moves){ moves, items.count };
	return true;
}

static bool read_programmes(const struct spot *spot, void *into)
{
	struct texts names;

	if (!read_items(spot, &names))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (!value_is_name(names.at[i]))
			return spot_wrong(spot, "expected names of programmes, with commas "
						"between");
	*(struct texts *)into = names;
	return true;
}

/* Which countries there are is known to helplines.ini, not here. */
static bool read_country(const struct spot *spot, void *into)
{
	if (*spot->value && !value_is_name(spot->value))
		return spot_wrong(spot, "expected a country's code in small letters");
	return read_text(spot, into);
}

/* Whether there is such a database is found when it is opened. */
static bool read_store(const struct spot *spot, void *into)
{
	if (*spot->value && strncmp(spot->value, "sqlite:", 7) != 0 &&
	    strncmp(spot->value, "postgresql://", 13) != 0 &&
	    strncmp(spot->value, "postgres://", 11) != 0)
		return spot_wrong(spot, "expected sqlite:PATH, or postgresql://host/database, "
					"or nothing");
	return read_text(spot, into);
}

/* How a value of each kind is read, and whether it may be left empty. */
static const struct {
	unsigned flags;
	bool (*read)(const struct spot *spot, void *into);
} readers[] = {
	[SETTING_ON_OFF] = { 0, read_on_off },
	[SETTING_PER_CENT] = { 0, read_number },
	[SETTING_NUMBER] = { 0, read_number },
	[SETTING_NUMBER_OR_NONE] = { KEY_EMPTY, read_number_or_none },
	[SETTING_WORD] = { 0, read_word },
	[SETTING_MOTION] = { 0, read_motion },
	[SETTING_WHERE] = { KEY_EMPTY, read_where },
	[SETTING_TRACK] = { KEY_EMPTY, read_track },
	[SETTING_CUE] = { 0, read_cue_choice },
	[SETTING_BED] = { 0, read_bed_choice },
	[SETTING_LEAVE_OUTS] = { KEY_EMPTY, read_leave_outs },
	[SETTING_CONDITIONS] = { KEY_EMPTY, read_conditions },
	[SETTING_TEXT] = { KEY_EMPTY, read_text },
	[SETTING_NAME] = { 0, read_name },
	[SETTING_DATE] = { KEY_EMPTY, read_date },
	[SETTING_DATES] = { KEY_EMPTY, read_dates },
	[SETTING_MOVES] = { KEY_EMPTY, read_moves },
	[SETTING_PROGRAMMES] = { KEY_EMPTY, read_programmes },
	[SETTING_COUNTRY] = { KEY_EMPTY, read_country },
	[SETTING_STORE] = { KEY_EMPTY, read_store },
};
static_assert(sizeof readers / sizeof *readers == SETTING_KIND_COUNT,
	      "each kind of setting has a reader");

enum { SECTIONS_MOST = 12 };

/* One file over what is already set. */
struct layer {
	const char *names[SECTIONS_MOST];
	struct key_schema tables[SECTIONS_MOST];
	struct section sections[SECTIONS_MOST];
	size_t count;
};

/* Makes a section of the rows from `first` on that name it; tells how many they are. */
static size_t add_section(struct layer *layer, struct arena *arena, size_t first,
			  struct settings *settings)
{
	const char *name = setting_at(first)->section;
	struct key_rule *rules = arena_array(arena, KEYS_MOST, sizeof *rules);
	size_t count = 0, at = layer->count++;

	assert(at < SECTIONS_MOST);
	for (size_t i = first; i < setting_count(); i++) {
		const struct setting *setting = setting_at(i);

		if (strcmp(setting->section, name) != 0)
			break;
		assert(count < KEYS_MOST);
		rules[count++] = (struct key_rule){
			setting->key, readers[setting->kind].flags,
			readers[setting->kind].read, setting_offset(setting),
			setting->example
		};
	}
	layer->names[at] = name;
	layer->tables[at] = (struct key_schema){ arena_print(arena, "[%s]", name), rules,
						count };
	layer->sections[at] = (struct section){ .name = name, .table = &layer->tables[at],
						.into = settings,
						.about = setting_at(first) };
	return count;
}

static struct section *open_section(struct document *document, const char *name,
				    const struct texts *words, int line)
{
	struct layer *layer = document->into;
	struct section *section;
	size_t at;

	(void)words;
	if (!value_among(name, layer->names, layer->count, &at))
		return document_unknown(document, name, name, line,
					arena_print(document->arena, "one of %s",
						    names_joined(document->arena, layer->names,
								 layer->count)),
					layer->names, layer->count);
	section = &layer->sections[at];
	if (section->line) {
		document_error(document, line,
			       "[%s] is given twice, first in line %d: put its keys there",
			       name, section->line);
		return NULL;
	}
	section->line = line;
	return section;
}

static void read_bytes(struct arena *arena, const char *path, const char *bytes,
		       size_t length, struct settings *settings,
		       struct diagnostics *diagnostics)
{
	static const struct document_kind kind = { .open = open_section };
	struct layer layer = { .count = 0 };

	for (size_t i = 0; i < setting_count(); )
		i += add_section(&layer, arena, i, settings);
	document_read(document_begin(arena, &kind, path, true, &layer, diagnostics), bytes,
		      length);
}

void settings_file_read(struct arena *arena, const char *path,
			struct settings *settings, struct diagnostics *diagnostics)
{
	size_t length;
	char *bytes;

	if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return;
	if (document_load(arena, path, &bytes, &length, diagnostics))
		read_bytes(arena, path, bytes, length, settings, diagnostics);
}

/* A text for one line: what would end the line is not in it. */
static bool is_one_line(const char *text)
{
	return !text[strcspn(text, "\r\n")];
}

bool settings_file_set(struct arena *arena, struct settings *settings,
		       const char *path, const char *section, const char *key,
		       const char *value, struct diagnostics *diagnostics)
{
	struct settings changed = *settings;
	size_t errors = diagnostics->errors, count = diagnostics->count;
	const char *file;

	if (!value)
		return true;
	if (!is_one_line(section) || !is_one_line(key) || !is_one_line(value)) {
		diagnostics_error(diagnostics, path, 0,
				  "a setting is one line; what was given has several");
		return false;
	}
	file = arena_print(arena, "[%s]\n%s = %s\n", section, key, value);
	read_bytes(arena, path, file, strlen(file), &changed, diagnostics);
	for (size_t i = count; i < diagnostics->count; i++)
		diagnostics->at[i].line = 0;
	if (diagnostics->errors > errors)
		return false;
	*settings = changed;
	return true;
}
