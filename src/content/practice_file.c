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
#include "content/limits.h"
#include "content/practice_keys.h"
#include "content/sections.h"
#include "content/step_keys.h"
#include "content/totals.h"
#include "content/values.h"

#include <string.h>

struct reader {
	struct sections sections;
	struct practice practice;
	struct section head;		/* [practice]; its line is 0 until it came */
	struct step steps[STEPS_MOST];
	struct section step_sections[STEPS_MOST];
	size_t count;
	bool told_many;
};

#define STEP_NAME(id, name, what) name,
static const char *const section_words[] = { STEP_KINDS(STEP_NAME) "practice" };

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

/* Tells whether the name is fit for a new step. */
static bool step_name_is_well(struct reader *reader, const struct texts *words,
			      const char *name, int line)
{
	const struct sections *sections = &reader->sections;

	if (words->count < 2) {
		problems_error(sections->problems, sections->file, line,
			       "[%s] has no name of its own: give it one, such as [%s "
			       "settle]", name, name);
		return false;
	}
	if (words->count > 2 || !value_is_name(words->at[1])) {
		problems_error(sections->problems, sections->file, line,
			       "[%s]: a step's name is one word of small letters, digits "
			       "and hyphens, such as [%s first-breaths]", name,
			       words->at[0]);
		return false;
	}
	for (size_t i = 0; i < reader->count; i++)
		if (!strcmp(reader->steps[i].name, words->at[1])) {
			problems_error(sections->problems, sections->file, line,
				       "[%s]: a step named \"%s\" stands in line %d "
				       "already: choose another name", name, words->at[1],
				       reader->steps[i].line);
			return false;
		}
	return true;
}

static struct section *open_step(struct reader *reader, enum step_kind kind,
				 const struct texts *words, const char *name, int line)
{
	if (!step_name_is_well(reader, words, name, line))
		return NULL;
	if (reader->count == STEPS_MOST) {
		if (!reader->told_many)
			problems_error(reader->sections.problems, reader->sections.file,
				       line, "a practice has at most %d steps: make two of "
				       "it", STEPS_MOST);
		reader->told_many = true;
		return NULL;
	}
	reader->steps[reader->count] = step_begin(kind, words->at[1], line);
	reader->step_sections[reader->count] = (struct section){
		.name = name, .line = line, .table = step_keys(kind),
		.into = &reader->steps[reader->count]
	};
	return &reader->step_sections[reader->count++];
}

static struct section *place(void *user, const char *name, const struct texts *words,
			     int line)
{
	struct reader *reader = user;
	enum step_kind kind;

	if (!strcmp(name, "practice"))
		return open_head(reader, name, line);
	if (step_kind_find(words->at[0], &kind))
		return open_step(reader, kind, words, name, line);
	problems_error(reader->sections.problems, reader->sections.file, line,
		       "unknown section [%s]: expected [practice], or [KIND name] with a "
		       "kind of %s%s", name,
		       names_joined(reader->sections.arena, section_words,
				    STEP_KIND_COUNT),
		       names_meant(reader->sections.arena, words->at[0], section_words,
				   STEP_KIND_COUNT + 1));
	return NULL;
}

static void check_whole(struct reader *reader)
{
	struct practice *practice = &reader->practice;
	size_t cues = 0;

	if (!reader->head.line && !reader->sections.broken)
		problems_error(reader->sections.problems, reader->sections.file, 0,
			       "there is no [practice] section: put one at the top, with "
			       "title, summary and the rest");
	if (reader->head.line && !reader->count && !reader->sections.broken)
		problems_error(reader->sections.problems, reader->sections.file, 0,
			       "the practice has no steps: add one, such as [guide settle] "
			       "with a line \"say = ...\"");
	for (size_t i = 0; i < reader->count; i++) {
		cues += reader->steps[i].cue_count;
		if (cues > CUES_MOST && cues - reader->steps[i].cue_count <= CUES_MOST)
			problems_error(reader->sections.problems, reader->sections.file,
				       reader->steps[i].line,
				       "with [%s] the practice has more than %d lines to "
				       "say, pauses and bells: make two practices of it",
				       reader->step_sections[i].name, CUES_MOST);
	}
	practice->steps = reader->steps;
	practice->step_count = reader->count;
}

static void check_everything(struct reader *reader, size_t errors_before)
{
	struct problems *problems = reader->sections.problems;
	const char *file = reader->sections.file;

	check_whole(reader);
	if (reader->head.line)
		section_end(&reader->head, problems, file);
	for (size_t i = 0; i < reader->count; i++) {
		step_end(&reader->step_sections[i], &reader->steps[i], problems, file);
		limits_check_step(&reader->step_sections[i], &reader->steps[i], problems,
				  file);
	}
	if (reader->head.line)
		totals_check(&reader->head, reader->step_sections, &reader->practice,
			     problems, file);
	if (reader->head.line)
		limits_check_practice(&reader->head, reader->step_sections,
				      &reader->practice, problems->errors == errors_before,
				      problems, file);
}

const struct practice *practice_file_parse(struct arena *arena, const char *path,
					   bool own, const char *bytes,
					   size_t length, struct problems *problems)
{
	struct reader *reader = arena_take(arena, sizeof *reader);
	size_t errors_before = problems->errors, count_before = problems->count;
	bool sound;

	*reader = (struct reader){
		.sections = { .arena = arena, .problems = problems, .own = own,
			      .file = arena_copy(arena, path), .user = reader,
			      .place = place },
		.practice = { .own = own, .offered = true },
		.head = { .table = practice_keys(), .into = &reader->practice }
	};
	reader->practice.id = sections_id(&reader->sections, "practice", "evening-walk");
	reader->practice.path = reader->sections.file;
	sound = sections_read(&reader->sections, bytes, length);
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
