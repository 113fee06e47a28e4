/* content/practice_file.c -- sections in, a practice out, or every reason why not.
 *
 * Each section fills a struct by its table of keys. When the file has been read
 * to its end, what only the whole can show is checked, and the problems are put
 * in the order of lines. */
#include "content/practice_file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"
#include "content/key_table.h"
#include "content/limits.h"
#include "content/practice_keys.h"
#include "content/step_keys.h"
#include "content/values.h"

#include <string.h>

struct reader {
	struct arena *arena;
	struct problems *problems;
	const char *file;
	bool own;
	struct practice practice;
	struct section head;		/* [practice]; its line is 0 until it came */
	struct step steps[STEPS_MOST];
	struct section sections[STEPS_MOST];
	size_t count;
	struct section *open;		/* NULL: what comes cannot be placed */
	bool broken;			/* some section could not be read */
	bool told_many;
};

#define STEP_NAME(id, name, what) name,
static const char *const section_words[] = { STEP_KINDS(STEP_NAME) "practice" };

static void open_head(struct reader *reader, const char *name, int line)
{
	if (reader->head.line) {
		problems_error(reader->problems, reader->file, line,
			       "[practice] is given twice, first in line %d: make one of "
			       "the two", reader->head.line);
		return;
	}
	reader->head.name = name;
	reader->head.line = line;
	reader->open = &reader->head;
}

/* Tells whether the name is fit for a new step. */
static bool step_name_is_well(struct reader *reader, const struct texts *words,
			      const char *name, int line)
{
	if (words->count < 2) {
		problems_error(reader->problems, reader->file, line,
			       "[%s] has no name of its own: give it one, such as [%s "
			       "settle]", name, name);
		return false;
	}
	if (words->count > 2 || !value_is_name(words->at[1])) {
		problems_error(reader->problems, reader->file, line,
			       "[%s]: a step's name is one word of small letters, digits "
			       "and hyphens, such as [%s first-breaths]", name,
			       words->at[0]);
		return false;
	}
	for (size_t i = 0; i < reader->count; i++)
		if (!strcmp(reader->steps[i].name, words->at[1])) {
			problems_error(reader->problems, reader->file, line,
				       "[%s]: a step named \"%s\" stands in line %d "
				       "already: choose another name", name, words->at[1],
				       reader->steps[i].line);
			return false;
		}
	return true;
}

static void open_step(struct reader *reader, enum step_kind kind,
		      const struct texts *words, const char *name, int line)
{
	if (!step_name_is_well(reader, words, name, line))
		return;
	if (reader->count == STEPS_MOST) {
		if (!reader->told_many)
			problems_error(reader->problems, reader->file, line,
				       "a practice has at most %d steps: make two of it",
				       STEPS_MOST);
		reader->told_many = true;
		return;
	}
	reader->steps[reader->count] = step_begin(kind, words->at[1], line);
	reader->sections[reader->count] = (struct section){
		.name = name, .line = line, .table = step_keys(kind),
		.into = &reader->steps[reader->count]
	};
	reader->open = &reader->sections[reader->count++];
}

static void take_section(void *user, const char *name, int line)
{
	struct reader *reader = user;
	enum step_kind kind;
	struct texts words;

	reader->open = NULL;
	if (name) {
		name = arena_copy(reader->arena, name);
		value_words(reader->arena, name, &words);
		if (!strcmp(name, "practice"))
			open_head(reader, name, line);
		else if (step_kind_find(words.at[0], &kind))
			open_step(reader, kind, &words, name, line);
		else
			problems_error(reader->problems, reader->file, line,
				       "unknown section [%s]: expected [practice], or "
				       "[KIND name] with a kind of %s%s", name,
				       names_joined(reader->arena, section_words,
						    STEP_KIND_COUNT),
				       names_meant(reader->arena, words.at[0],
						   section_words, STEP_KIND_COUNT + 1));
	}
	if (!reader->open)
		reader->broken = true;
}

static void take_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	struct reader *reader = user;
	struct spot spot = {
		.arena = reader->arena, .problems = reader->problems,
		.file = reader->file, .line = line, .own = reader->own, .value = value
	};

	(void)section;
	if (reader->open)
		section_take(reader->open, &spot, key);
}

static void take_mistake(void *user, int line, const char *text)
{
	struct reader *reader = user;

	problems_error(reader->problems, reader->file, line, "%s", text);
	if (reader->open)
		reader->open->broken = true;
	else
		reader->broken = true;
}

/* The file's name without folder and ending. */
static const char *take_id(struct reader *reader)
{
	const char *slash = strrchr(reader->file, '/');
	const char *name = slash ? slash + 1 : reader->file;
	size_t length = strlen(name);
	const char *id;

	if (length >= 4 && !strcmp(name + length - 4, ".ini"))
		length -= 4;
	id = arena_copy_bytes(reader->arena, name, length);
	if (!value_is_name(id))
		problems_error(reader->problems, reader->file, 0,
			       "the file's name is the practice's id: give it one of small "
			       "letters, digits and hyphens, such as evening-walk.ini");
	return id;
}

static void check_whole(struct reader *reader)
{
	struct practice *practice = &reader->practice;
	size_t cues = 0;

	if (!reader->head.line && !reader->broken)
		problems_error(reader->problems, reader->file, 0,
			       "there is no [practice] section: put one at the top, with "
			       "title, summary and the rest");
	if (reader->head.line && !reader->count && !reader->broken)
		problems_error(reader->problems, reader->file, 0,
			       "the practice has no steps: add one, such as [guide settle] "
			       "with a line \"say = ...\"");
	for (size_t i = 0; i < reader->count; i++) {
		cues += reader->steps[i].cue_count;
		if (cues > CUES_MOST && cues - reader->steps[i].cue_count <= CUES_MOST)
			problems_error(reader->problems, reader->file,
				       reader->steps[i].line,
				       "with [%s] the practice has more than %d lines to "
				       "say, pauses and bells: make two practices of it",
				       reader->sections[i].name, CUES_MOST);
	}
	practice->steps = reader->steps;
	practice->step_count = reader->count;
}

static void check_everything(struct reader *reader, size_t errors_before)
{
	check_whole(reader);
	if (reader->head.line)
		section_end(&reader->head, reader->problems, reader->file);
	for (size_t i = 0; i < reader->count; i++) {
		step_end(&reader->sections[i], &reader->steps[i], reader->problems,
			 reader->file);
		limits_check_step(&reader->sections[i], &reader->steps[i],
				  reader->problems, reader->file);
	}
	if (reader->head.line)
		limits_check_practice(&reader->head, reader->sections, &reader->practice,
				      reader->problems->errors == errors_before,
				      reader->problems, reader->file);
}

const struct practice *practice_file_parse(struct arena *arena, const char *path,
					   bool own, const char *bytes,
					   size_t length, struct problems *problems)
{
	struct reader *reader = arena_take(arena, sizeof *reader);
	struct ini_events events = { reader, take_section, take_entry, take_mistake };
	size_t errors_before = problems->errors, count_before = problems->count;
	bool sound;

	*reader = (struct reader){
		.arena = arena, .problems = problems, .file = arena_copy(arena, path),
		.own = own, .head = { .table = practice_keys(), .into = &reader->practice }
	};
	reader->practice.id = take_id(reader);
	reader->practice.path = reader->file;
	reader->practice.own = own;
	sound = ini_read(bytes, length, &events);
	if (sound)
		check_everything(reader, errors_before);
	problems_sort(problems, count_before);
	return problems->errors == errors_before ? &reader->practice : NULL;
}

const struct practice *practice_file_read(struct arena *arena, const char *path,
					  bool own, struct problems *problems)
{
	struct error error;
	size_t length;
	char *bytes;

	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length, &error))
		return practice_file_parse(arena, path, own, bytes, length, problems);
	problems_unreadable(problems, path, &error);
	return NULL;
}
