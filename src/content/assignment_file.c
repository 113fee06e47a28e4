/* content/assignment_file.c -- a head, then tasks, then whether they agree. */
#include "content/assignment_file.h"

#include "base/arena.h"
#include "base/moment.h"
#include "content/document.h"
#include "content/readers.h"

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
	{ "title", KEY_REQUIRED | KEY_SPOKEN, read_title, FIELD(title), "A gentle start" },
	{ "from", KEY_REQUIRED, read_title, FIELD(from), "The clinic" },
	{ "to", KEY_REQUIRED, read_title, FIELD(to), "R." },
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

static const struct key_schema head_table = {
	"[assignment]", head_rules, COUNT(head_rules)
};
static const struct key_schema task_table = { "a task", task_rules, COUNT(task_rules) };

static struct section *open_task(struct document *document, const char *name,
				 const struct texts *words, int line)
{
	static const char *const known[] = { "assignment", "task" };
	struct section *section;

	if (strcmp(words->at[0], "task") != 0)
		return document_unknown(document, name, words->at[0], line,
					"[assignment], or [task mornings] and so on", known,
					2);
	section = document_named(document, &document->parts, name, words, line, "mornings",
				 &task_table);
	if (section)
		*(struct task *)section->into = (struct task){ .name = words->at[1],
							       .line = line };
	return section;
}

static void check_dates(struct document *document)
{
	const struct assignment *assignment = document->into;
	struct day starts, ends;
	int64_t days;

	if (!assignment->starts || !assignment->ends ||
	    !day_parse(assignment->starts, &starts) || !day_parse(assignment->ends, &ends))
		return;
	days = day_number(ends) - day_number(starts);
	if (days < 0)
		document_error(document, section_line(&document->head, "ends"),
			       "ends = \"%s\": that is before it starts, on %s",
			       assignment->ends, assignment->starts);
	if (days > LONGEST_DAYS)
		document_error(document, section_line(&document->head, "ends"),
			       "ends = \"%s\": that is more than a year after it starts, "
			       "on %s: is the year right?", assignment->ends,
			       assignment->starts);
}

static void check_task(struct document *document, size_t at)
{
	const struct assignment *assignment = document->into;
	const struct task *task = (const struct task *)document->parts.at + at;
	const struct section *section = &document->parts.sections[at];

	section_end(section, document->diagnostics, document->file);
	if (assignment->longest_ms && task->minutes_ms > assignment->longest_ms)
		document_error(document, section_line(section, "minutes"), "minutes = "
			       "%g: [assignment] says \"longest = %g\"",
			       (double)task->minutes_ms / 60000,
			       (double)assignment->longest_ms / 60000);
}

static void check_whole(struct document *document)
{
	struct assignment *assignment = document->into;

	check_dates(document);
	for (size_t i = 0; i < document->parts.count; i++)
		check_task(document, i);
	assignment->tasks = document->parts.at;
	assignment->task_count = document->parts.count;
}

static const struct part_kind tasks = {
	.most = TASKS_MOST, .size = sizeof(struct task),
	.at_most = "an assignment has at most",
	.instead = "tasks: fewer are done more often",
};

static const struct document_kind assignments = {
	.word = "assignment", .example = "gentle-start", .head = &head_table,
	.head_has = "title, from and to", .parts = &tasks,
	.no_parts = "the assignment has no tasks: add one, such as [task mornings] with "
		    "\"do = ground-feet\" and \"times = daily\"",
	.open = open_task, .check = check_whole,
};

const struct assignment *assignment_file_parse(struct arena *arena, const char *path,
					       bool own, const char *bytes,
					       size_t length,
					       struct diagnostics *diagnostics)
{
	struct assignment *assignment = arena_alloc(arena, sizeof *assignment);
	struct document *document = document_begin(arena, &assignments, path, own,
						   assignment, diagnostics);

	assignment->id = document_id(document);
	assignment->path = document->file;
	assignment->own = own;
	return document_read(document, bytes, length) ? assignment : NULL;
}

const struct assignment *assignment_file_read(struct arena *arena, const char *path,
					      bool own, struct diagnostics *diagnostics)
{
	size_t length;
	char *bytes;

	return document_load(arena, path, &bytes, &length, diagnostics) ?
	       assignment_file_parse(arena, path, own, bytes, length, diagnostics) : NULL;
}
