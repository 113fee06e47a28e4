/* content/assignment_file.c -- a head, then tasks, then whether they agree. */
#include "content/assignment_file.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "content/ini.h"
#include "content/lists.h"
#include "content/portion_values.h"
#include "content/sections.h"

#include <string.h>

enum { LONGEST_DAYS = 366 };

static bool read_times(const struct spot *spot, void *into)
{
	if (!times_read(spot->value, into))
		return spot_wrong(spot, "expected once, daily, twice daily, or 1 to 7 a week");
	return true;
}

#define FIELD(name) offsetof(struct assignment, name)
#define TASK(name) offsetof(struct task, name)
#define COUNT(rules) (sizeof (rules) / sizeof (rules)[0])

static const struct key_rule head_rules[] = {
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_text, FIELD(title), "A gentle start" },
	{ "from", KEY_REQUIRED, read_text, FIELD(from), "The clinic" },
	{ "to", KEY_REQUIRED, read_text, FIELD(to), "R." },
	{ "made", KEY_EMPTY, read_date_or_none, FIELD(made), "2026-11-22" },
	{ "starts", KEY_EMPTY, read_date_or_none, FIELD(starts), "2026-11-24" },
	{ "ends", KEY_EMPTY, read_date_or_none, FIELD(ends), "2026-12-08" },
	{ "leave_out", KEY_EMPTY, read_leave_outs, FIELD(leave_out), "holds, body" },
	{ "longest", 0, read_minutes, FIELD(longest_ms), "10" },
	{ "note", KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(notes),
	  "Any line of this can be declined." },
	{ "stop_if", KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(stop_if),
	  "A practice leaves you less steady." },
	{ "contact", KEY_REPEATS, read_texts, FIELD(contacts),
	  "The clinic, by day and by night" },
};

static const struct key_rule task_rules[] = {
	{ "do", KEY_REQUIRED, read_portion, TASK(todo), "ground-54321" },
	{ "times", KEY_REQUIRED, read_times, TASK(times), "5 a week" },
	{ "minutes", 0, read_minutes, TASK(minutes_ms), "3" },
	{ "when", KEY_SPOKEN, read_text, TASK(when), "after brushing teeth" },
	{ "why", KEY_SPOKEN, read_text, TASK(why), "So that it is familiar." },
};

static const struct key_table head_table = {
	"[assignment]", head_rules, COUNT(head_rules)
};
static const struct key_table task_table = { "a task", task_rules, COUNT(task_rules) };

struct reader {
	struct sections sections;
	struct assignment assignment;
	struct section head;		/* [assignment]; its line is 0 until it came */
	struct task tasks[TASKS_MOST];
	struct section task_sections[TASKS_MOST];
	size_t count;
	bool told_many;
};

#define error_at(reader, line, ...)                                              \
	problems_error((reader)->sections.problems, (reader)->sections.file, line, \
		       __VA_ARGS__)

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

static struct section *open_task(struct reader *reader, const char *name,
				 const struct texts *words, int line)
{
	if (!sections_named(&reader->sections, name, words, line, "mornings",
			    reader->task_sections, reader->count))
		return NULL;
	if (reader->count == TASKS_MOST) {
		if (!reader->told_many)
			error_at(reader, line, "an assignment has at most %d tasks: fewer are "
				 "done more often", TASKS_MOST);
		reader->told_many = true;
		return NULL;
	}
	reader->tasks[reader->count] = (struct task){ .name = words->at[1], .line = line };
	reader->task_sections[reader->count] = (struct section){
		.name = name, .line = line, .table = &task_table,
		.into = &reader->tasks[reader->count]
	};
	return &reader->task_sections[reader->count++];
}

static struct section *place(void *user, const char *name, const struct texts *words,
			     int line)
{
	static const char *const known[] = { "assignment", "task" };
	struct reader *reader = user;

	if (!strcmp(name, "assignment"))
		return open_head(reader, name, line);
	if (!strcmp(words->at[0], "task"))
		return open_task(reader, name, words, line);
	error_at(reader, line, "unknown section [%s]: expected [assignment], or [task "
		 "mornings] and so on%s", name,
		 names_meant(reader->sections.arena, words->at[0], known, 2));
	return NULL;
}

static void check_dates(struct reader *reader)
{
	const struct assignment *assignment = &reader->assignment;
	struct day starts, ends;
	int64_t days;

	if (!assignment->starts || !assignment->ends ||
	    !day_parse(assignment->starts, &starts) || !day_parse(assignment->ends, &ends))
		return;
	days = day_number(ends) - day_number(starts);
	if (days < 0)
		error_at(reader, section_line(&reader->head, "ends"),
			 "ends = \"%s\": that is before it starts, on %s", assignment->ends,
			 assignment->starts);
	if (days > LONGEST_DAYS)
		error_at(reader, section_line(&reader->head, "ends"),
			 "ends = \"%s\": that is more than a year after it starts, on %s: is "
			 "the year right?", assignment->ends, assignment->starts);
}

static void check_task(struct reader *reader, size_t at)
{
	const struct assignment *assignment = &reader->assignment;
	const struct task *task = &reader->tasks[at];

	section_end(&reader->task_sections[at], reader->sections.problems,
		    reader->sections.file);
	if (assignment->longest_ms && task->minutes_ms > assignment->longest_ms)
		error_at(reader, section_line(&reader->task_sections[at], "minutes"),
			 "minutes = %g: [assignment] says \"longest = %g\"",
			 (double)task->minutes_ms / 60000,
			 (double)assignment->longest_ms / 60000);
}

static void check_whole(struct reader *reader)
{
	if (!reader->head.line && !reader->sections.broken)
		error_at(reader, 0, "there is no [assignment] section: put one at the top, "
			 "with title, from and to");
	if (reader->head.line)
		section_end(&reader->head, reader->sections.problems, reader->sections.file);
	if (reader->head.line && !reader->count && !reader->sections.broken)
		error_at(reader, 0, "the assignment has no tasks: add one, such as [task "
			 "mornings] with \"do = ground-feet\" and \"times = daily\"");
	check_dates(reader);
	for (size_t i = 0; i < reader->count; i++)
		check_task(reader, i);
	reader->assignment.tasks = reader->tasks;
	reader->assignment.task_count = reader->count;
}

const struct assignment *assignment_file_parse(struct arena *arena, const char *path,
					       bool own, const char *bytes,
					       size_t length, struct problems *problems)
{
	struct reader *reader = arena_take(arena, sizeof *reader);
	size_t errors_before = problems->errors, count_before = problems->count;

	reader->sections = (struct sections){
		.arena = arena, .problems = problems, .own = own,
		.file = arena_copy(arena, path), .user = reader, .place = place
	};
	reader->head = (struct section){ .table = &head_table,
					 .into = &reader->assignment };
	reader->assignment.id = sections_id(&reader->sections, "assignment",
					    "gentle-start");
	reader->assignment.path = reader->sections.file;
	reader->assignment.own = own;
	if (sections_read(&reader->sections, bytes, length))
		check_whole(reader);
	problems_sort(problems, count_before);
	return problems->errors == errors_before ? &reader->assignment : NULL;
}

const struct assignment *assignment_file_read(struct arena *arena, const char *path,
					      bool own, struct problems *problems)
{
	struct error error;
	size_t length;
	char *bytes;

	if (file_read(arena, path, INI_FILE_MOST, &bytes, &length, &error))
		return assignment_file_parse(arena, path, own, bytes, length, problems);
	problems_unreadable(problems, path, &error);
	return NULL;
}
