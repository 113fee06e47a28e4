/* content/settings_file.c -- one layer of settings over another. */
#include "content/settings_file.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"
#include "content/settings_keys.h"
#include "content/values.h"
#include "model/narration.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct layer {
	struct arena *arena;
	struct problems *problems;
	const char *file;
	struct section sections[SETTINGS_SECTIONS];
	struct section *open;		/* NULL: what comes cannot be placed */
};

struct settings settings_defaults(void)
{
	return (struct settings){
		.sound = true, .device = "",
		.volume = 70, .voice = 100, .bed = 60, .bells = 80, .cues = 80,
		.voice_label = NARRATION_VOICE, .bed_choice = "as written",
		.cue = BREATH_CUE_TONE, .cue_as_written = true,
		.motion = MOTION_FULL, .captions = true, .theme = "calm",
		.leave_out = 1u << LEAVE_OUT_HOLDS,
		.days_a_week = 5, .day_starts_hour = 3,
		.ask_before = true,
		.arrival = "", .home = "", .since = "",
		.clinic_day = "", .clinic_night = "", .person_1 = "", .person_2 = "",
		.country = "", .store = ""
	};
}

static void take_section(void *user, const char *name, int line)
{
	struct layer *layer = user;
	size_t at;

	layer->open = NULL;
	if (!name)
		return;
	if (!value_among(name, settings_sections, SETTINGS_SECTIONS, &at)) {
		problems_error(layer->problems, layer->file, line,
			       "unknown section [%s]: expected one of %s%s", name,
			       names_joined(layer->arena, settings_sections,
					    SETTINGS_SECTIONS),
			       names_meant(layer->arena, name, settings_sections,
					   SETTINGS_SECTIONS));
	} else if (layer->sections[at].line) {
		problems_error(layer->problems, layer->file, line,
			       "[%s] is given twice, first in line %d: put its keys there",
			       name, layer->sections[at].line);
	} else {
		layer->open = &layer->sections[at];
		layer->open->line = line;
	}
}

static void take_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	struct layer *layer = user;
	struct spot spot = {
		.arena = layer->arena, .problems = layer->problems,
		.file = layer->file, .line = line, .own = true, .value = value
	};

	(void)section;
	if (layer->open)
		section_take(layer->open, &spot, key);
}

static void take_mistake(void *user, int line, const char *text)
{
	struct layer *layer = user;

	problems_error(layer->problems, layer->file, line, "%s", text);
}

static void read_bytes(struct arena *arena, const char *path, const char *bytes,
		       size_t length, struct settings *settings,
		       struct problems *problems)
{
	struct layer layer = { .arena = arena, .problems = problems, .file = path };
	struct ini_events events = { &layer, take_section, take_entry, take_mistake };

	for (size_t i = 0; i < SETTINGS_SECTIONS; i++)
		layer.sections[i] = (struct section){
			.name = settings_sections[i], .table = settings_keys(i),
			.into = settings
		};
	ini_read(bytes, length, &events);
}

void settings_file_read(struct arena *arena, const char *path,
			struct settings *settings, struct problems *problems)
{
	struct error error;
	size_t length;
	char *bytes;

	if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return;
	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length, &error))
		read_bytes(arena, path, bytes, length, settings, problems);
	else
		problems_unreadable(problems, path, &error);
}

/* A text for one line: what would end the line is not in it. */
static bool is_one_line(const char *text)
{
	return !text[strcspn(text, "\r\n")];
}

bool settings_file_set(struct arena *arena, struct settings *settings,
		       const char *path, const char *section, const char *key,
		       const char *value, struct problems *problems)
{
	struct settings changed = *settings;
	size_t errors = problems->errors, count = problems->count;
	const char *file;

	if (!value)
		return true;
	if (!is_one_line(section) || !is_one_line(key) || !is_one_line(value)) {
		problems_error(problems, path, 0,
			       "a setting is one line; what was given has several");
		return false;
	}
	file = arena_print(arena, "[%s]\n%s = %s\n", section, key, value);
	read_bytes(arena, path, file, strlen(file), &changed, problems);
	for (size_t i = count; i < problems->count; i++)
		problems->at[i].line = 0;
	if (problems->errors > errors)
		return false;
	*settings = changed;
	return true;
}
