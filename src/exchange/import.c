/* exchange/import.c -- looked at in a folder beside; kept by one transaction. */
#include "exchange/import.h"

#include "exchange/import_parts.h"

#include "schedule/arc.h"
#include "schedule/begin.h"
#include "app/assignment_folders.h"
#include "practice/player.h"
#include "schedule/portion.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "store/store.h"
#include "content/library.h"
#include "content/assignment_file.h"
#include "content/bundle.h"
#include "content/ini.h"
#include "content/practice_file.h"
#include "content/references.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLUG_MOST = 40 };

/* The file has many names on its way, so the assignment itself goes by none. */
static const char *problem_words(const struct importing *importing,
				 const struct problem *problem)
{
	if (strcmp(problem->file, "assignment.ini") != 0)
		return problem_line(importing->arena, problem);
	return problem->line ? arena_print(importing->arena, "line %d: %s", problem->line,
					   problem->text) : problem->text;
}

/* Says the first thing that is wrong, and how many others there are. */
static bool say_problems(const struct importing *importing, struct error *error)
{
	const struct problems *problems = &importing->problems;
	size_t others = problems->errors ? problems->errors - 1 : 0;
	size_t at = 0;

	while (at + 1 < problems->count && problems->at[at].warning)
		at++;
	return error_set(error, "%s: it cannot be taken in: %s%s%s", importing->path,
			 problem_words(importing, &problems->at[at]),
			 others ? arena_print(importing->arena, " (and %zu more)", others) : "",
			 "; ask whoever made it to mend that");
}

/* A practice that comes may not stand in the place of one that is there, but for one
 * that came with the same assignment before. */
static bool may_come(struct importing *importing, const struct practice *practice,
		     struct error *error)
{
	const struct practice *there = library_find(app_library(importing->app), practice->id);
	const char *parent = assignment_folder_parent(importing->app, importing->arena);

	if (!there || !strncmp(there->path, parent, strlen(parent)))
		return true;
	return error_set(error, "%s: it brings a practice of the name \"%s\", and there is one "
			 "of that name already (%s); nothing is overwritten, so it cannot be "
			 "taken in: ask for it with another name", importing->path,
			 practice->id, there->title);
}

static bool read_practices(struct importing *importing, struct error *error)
{
	const char *folder = paths_join(importing->arena, importing->unpacked.folder,
					"practices");
	const char **names;
	size_t count;

	if (!importing->unpacked.practices)
		return true;
	if (!folder_list(importing->arena, folder, ".ini", &names, &count, error))
		return false;
	importing->practices = arena_take_many(importing->arena, count,
					       sizeof *importing->practices);
	for (size_t i = 0; i < count; i++) {
		const struct practice *practice = practice_file_read(
			importing->arena, paths_join(importing->arena, folder, names[i]),
			true, &importing->problems);

		if (!practice)
			return say_problems(importing, error);
		if (!may_come(importing, practice, error))
			return false;
		importing->practices[importing->practice_count++] = practice;
	}
	return true;
}

static bool read_assignment(struct importing *importing, const char *text, size_t length,
			    struct error *error)
{
	const struct assignment *assignment =
		assignment_file_parse(importing->arena, "assignment.ini", true, text, length,
				      &importing->problems);

	importing->all = library_with(app_library(importing->app), importing->arena,
				      importing->practices, importing->practice_count);
	if (!assignment ||
	    !references_check(assignment, &importing->all, &importing->problems))
		return say_problems(importing, error);
	importing->text = arena_copy_bytes(importing->arena, text, length);
	importing->view.assignment = assignment;
	return true;
}

static bool read_bundle(struct importing *importing, struct error *error)
{
	const char *parent = assignment_folder_parent(importing->app, importing->arena);

	importing->lock = assignment_folder_lock(importing->app, error);
	if (importing->lock < 0)
		return false;
	assignment_folder_clear(importing->app);
	if (!unpack(importing->arena, importing->path, parent, &importing->unpacked, error))
		return false;
	importing->is_unpacked = true;
	return read_practices(importing, error) &&
	       read_assignment(importing, importing->unpacked.text,
			       importing->unpacked.length, error);
}

/* Other files that go from one person to another are easily taken for it. */
static const struct {
	const char *begins, *says;
} others[] = {
	{ "groundwork report ", "it is a sealed report and no assignment: \"groundwork caseload "
	  "add\" opens it for the one it was made for" },
	{ "Groundwork: how to have your key", "it is the recovery page of a key and no "
	  "assignment: \"groundwork key import\" reads it" },
};

static bool is_assignment(const char *path, const char *bytes, size_t length,
			  struct error *error)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		size_t begins = strlen(others[i].begins);

		if (length >= begins && !memcmp(bytes, others[i].begins, begins))
			return error_set(error, "%s: %s", path, others[i].says);
	}
	return true;
}

/* A bundle is known by how it begins, whatever its name is. */
static bool read_file(struct importing *importing, struct error *error)
{
	const char *path = importing->path;
	struct error unused;
	size_t length;
	char *bytes;

	if (assign_is_bundle(path))
		return read_bundle(importing, error);
	if (!file_read(importing->arena, path, INI_FILE_MOST, &bytes, &length, error))
		return file_read(importing->arena, path, BUNDLE_WHOLE_MOST, &bytes, &length,
				 &unused) && length > 2 && !memcmp(bytes, "\x1f\x8b", 2)
		       ? read_bundle(importing, error) : false;
	if (length > 2 && !memcmp(bytes, "\x1f\x8b", 2))
		return read_bundle(importing, error);
	return is_assignment(path, bytes, length, error) &&
	       read_assignment(importing, bytes, length, error);
}

static const char *slug_of(struct arena *arena, const char *title)
{
	char slug[SLUG_MOST + 1];
	size_t length = 0;

	for (; *title && length < SLUG_MOST; title++) {
		if (isalnum((unsigned char)*title))
			slug[length++] = (char)tolower((unsigned char)*title);
		else if (length && slug[length - 1] != '-')
			slug[length++] = '-';
	}
	while (length && slug[length - 1] == '-')
		length--;
	slug[length] = '\0';
	return arena_copy(arena, length ? slug : "assignment");
}

/* The same assignment has the same title, and the same signer or, when nobody signed the
 * former, the same name. What is not signed takes the place of nothing that was. */
static bool is_same(const struct importing *importing, const struct taken *taken)
{
	const struct assignment *assignment = importing->view.assignment;

	if (!utf8_same(taken->title, assignment->title))
		return false;
	if (!taken->signer)
		return utf8_same(taken->from, assignment->from);
	return taken->signer == importing->known || taken->signer == importing->former;
}

static void find_older(struct importing *importing, const struct taken *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_same(importing, &list[i])) {
			importing->id = list[i].id;
			importing->view.older = list[i].ended_ms ? NULL : &list[i];
		}
	for (int n = 1; !importing->id; n++) {
		const char *slug = slug_of(importing->arena,
					   importing->view.assignment->title);
		const char *id = n == 1 ? slug
				 : arena_print(importing->arena, "%s-%d", slug, n);
		bool used = false;

		for (size_t i = 0; i < count; i++)
			used |= !strcmp(list[i].id, id);
		if (!used)
			importing->id = id;
	}
}

/* Whoever wrote it may have had another version of the practice. */
static bool reachable(const struct importing *importing, const struct practice *some,
		      const struct task *task)
{
	struct player_plan plan;

	return task->minutes_ms &&
	       player_plan(importing->app, some, task->minutes_ms, &plan, NULL);
}

static void fill_line(struct importing *importing, struct import_line *line,
		      const struct task *task)
{
	struct arena *arena = importing->arena;
	const struct practice *whole = library_find(&importing->all, task->todo.practice);
	const struct practice *some = portion_make(arena, whole,
						   portion_steps(arena, &task->todo.steps));
	char times[TIMES_TEXT];

	if (!some)
		some = whole;
	times_write(&task->times, times);
	*line = (struct import_line){ .task = task, .title = whole->title,
				      .times = arena_copy(arena, times),
				      .minutes_ms = reachable(importing, some, task)
						    ? task->minutes_ms
						    : some->minutes_ms[0] };
	line->left_out = begin_left_out(importing->app, some, arena);
	line->accepted = !line->left_out;
}

static void fill_lines(struct importing *importing)
{
	const struct assignment *assignment = importing->view.assignment;

	importing->view.line_count = assignment->task_count;
	importing->view.lines = arena_take_many(importing->arena, assignment->task_count,
						sizeof *importing->view.lines);
	for (size_t i = 0; i < assignment->task_count; i++)
		fill_line(importing, &importing->view.lines[i], &assignment->tasks[i]);
}

static bool look(struct importing *importing, struct error *error)
{
	const struct taken *list;
	size_t count;

	if (!app_store(importing->app) || !store_can_take(app_store(importing->app), error) ||
	    !store_assignments(app_store(importing->app), importing->arena, &list, &count, error))
		return false;
	if (!read_file(importing, error) || !import_trust(importing, error))
		return false;
	find_older(importing, list, count);
	fill_lines(importing);
	import_remarks(importing);
	return true;
}

bool import_open(struct import **import, struct app *app, const char *path,
		 struct error *error)
{
	struct importing *importing = memory_take(sizeof *importing);

	importing->app = app;
	importing->arena = importing->problems.arena = arena_open();
	importing->path = path;
	importing->lock = -1;
	*import = &importing->view;
	if (look(importing, error))
		return true;
	import_close(*import);
	*import = NULL;
	return false;
}

static struct taken_task *tasks_of(const struct importing *importing)
{
	const struct assignment *assignment = importing->view.assignment;
	struct taken_task *tasks = arena_take_many(importing->arena, assignment->task_count,
						   sizeof *tasks);

	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];

		tasks[i] = (struct taken_task){
			.name = task->name, .practice = task->todo.practice,
			.steps = portion_steps(importing->arena, &task->todo.steps),
			.times = task->times,
			.minutes_ms = importing->view.lines[i].minutes_ms == task->minutes_ms
				      ? task->minutes_ms : 0,
			.when = task->when, .why = task->why,
			.accepted = importing->view.lines[i].accepted };
	}
	return tasks;
}

static bool keep(struct importing *importing, struct error *error)
{
	const struct assignment *assignment = importing->view.assignment;
	int64_t now_ms = clock_civil_ms(app_clock(importing->app));
	struct taken taken = {
		.id = importing->id, .title = assignment->title, .from = assignment->from,
		.to = assignment->to, .made = assignment->made,
		.starts = assignment->starts, .ends = assignment->ends,
		.leave_out = assignment->leave_out, .longest_ms = assignment->longest_ms,
		.text = importing->text, .taken_ms = now_ms,
		.folder = importing->is_unpacked ? importing->unpacked.digest : NULL,
		.tasks = tasks_of(importing), .task_count = assignment->task_count };
	struct known_signer signer = { .signs = importing->signs, .seals = importing->seals,
				       .name = assignment->from, .last_ms = now_ms,
				       .former = importing->former };

	return store_take(app_store(importing->app), &taken,
			  importing->view.trust == TRUST_UNSIGNED ? NULL : &signer, error);
}

bool import_accept(struct import *import, struct error *error)
{
	struct importing *importing = (struct importing *)import;
	bool some = false, well;

	for (size_t i = 0; i < import->line_count; i++)
		some |= import->lines[i].accepted;
	if (!some)
		return error_set(error, "no line is accepted: then there is nothing to take in");
	if (importing->is_unpacked &&
	    !assignment_folder_wait(importing->app, importing->unpacked.folder,
		       importing->unpacked.digest, error))
		return false;
	well = keep(importing, error);
	importing->accepted = well;
	/* from here on it is kept: what is left to do is done at the next start, too */
	if (well && importing->is_unpacked) {
		assignment_folder_settle(importing->app, importing->unpacked.digest, NULL);
		assignment_folder_clear(importing->app);
	}
	return well;
}

void import_close(struct import *import)
{
	struct importing *importing = (struct importing *)import;

	if (!importing)
		return;
	if (importing->is_unpacked && !importing->accepted) {
		folder_remove(importing->unpacked.folder);
		assignment_folder_clear(importing->app);
	}
	if (importing->lock >= 0)
		close(importing->lock);
	arena_close(importing->arena);
	free(importing);
}
