/* The readers of programmes, assignments, pages and helplines take any bytes: either
 * something within its limits comes of them, or errors, each a clean line of text. */
#include "base/arena.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "content/assignment_file.h"
#include "content/helplines_file.h"
#include "content/library.h"
#include "content/page_file.h"
#include "content/programme_file.h"
#include "content/references.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static bool is_text(const char *text)
{
	return *text && utf8_valid(text, strlen(text)) && !strpbrk(text, "\n\r\x1b\x7f");
}

static void require_texts(const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		require(is_text(texts->at[i]));
}

static void require_problems(const struct diagnostics *diagnostics, bool ok)
{
	require(ok == (diagnostics->errors == 0));
	for (size_t i = 0; i < diagnostics->count; i++)
		require(is_text(diagnostic_line(diagnostics->arena, &diagnostics->at[i])));
}

static void require_portions(const struct portions *portions)
{
	require(portions->count <= PORTIONS_MOST);
	for (size_t i = 0; i < portions->count; i++) {
		require(is_text(portions->at[i].practice));
		require(portions->at[i].slot < SLOT_COUNT && portions->at[i].line > 0);
		require_texts(&portions->at[i].steps);
	}
}

static void require_day(const struct programme_day *day)
{
	require(is_text(day->title) && day->todo.count > 0 && day->least.count <= 1);
	require(!day->tender_title || is_text(day->tender_title));
	require_portions(&day->todo);
	require_portions(&day->tender);
	require_portions(&day->shortest);
	require_portions(&day->least);
	require_texts(&day->notes);
	require_texts(&day->tender_notes);
}

/* Every form has as many days as it says, in their order, and no more. */
static void require_forms(const struct programme *programme)
{
	for (size_t form = 0; form < programme->form_count; form++) {
		int days = programme->forms[form], last = 0;

		require(days > 0 && (!form || days < programme->forms[form - 1]));
		for (int place = 1; place <= days; place++) {
			const struct programme_day *day =
				programme_day(programme, form, place);

			require(day && day->number > last);
			last = day->number;
		}
		require(!programme_day(programme, form, days + 1));
	}
}

static void try_programme(struct arena *arena, const char *bytes, size_t size)
{
	struct diagnostics diagnostics = { .arena = arena };
	struct programme *programme =
		programme_file_parse(arena, "x/fuzz.ini", false, bytes, size, &diagnostics);

	require_problems(&diagnostics, programme != NULL);
	if (!programme)
		return;
	require(programme->form_count > 0 && programme->forms[0] == (int)programme->day_count);
	for (size_t i = 0; i < programme->day_count; i++)
		require_day(&programme->days[i]);
	for (size_t i = 0; i < programme->week_count; i++)
		require_day(&programme->weeks[i]);
	if (programme->medicine_day)
		require_day(programme->medicine_day);
	require_forms(programme);
	references_settle(programme, NULL, 0, &diagnostics);
	require(diagnostics.errors > 0 && programme->days[0].todo.count == 0);
}

static void try_assignment(struct arena *arena, const char *bytes, size_t size)
{
	struct diagnostics diagnostics = { .arena = arena };
	const struct assignment *assignment =
		assignment_file_parse(arena, "x/fuzz.ini", true, bytes, size, &diagnostics);

	require_problems(&diagnostics, assignment != NULL);
	if (!assignment)
		return;
	require(is_text(assignment->title) && is_text(assignment->from) &&
		is_text(assignment->to));
	require(!assignment->starts || !assignment->ends ||
		strcmp(assignment->starts, assignment->ends) <= 0);
	require(assignment->task_count > 0 && assignment->task_count <= TASKS_MOST);
	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];

		require(is_text(task->todo.practice) && task->minutes_ms >= 0);
		require(!assignment->longest_ms || task->minutes_ms <= assignment->longest_ms);
		require(task->times.often <= OFTEN_WEEKLY);
	}
	require(!references_check(assignment, NULL, 0, &diagnostics));
}

static void try_page(struct arena *arena, const char *bytes, size_t size)
{
	struct diagnostics diagnostics = { .arena = arena };
	const struct page *page =
		page_file_parse(arena, "x/fuzz.ini", false, bytes, size, &diagnostics);

	require_problems(&diagnostics, page != NULL);
	if (!page)
		return;
	require(page->part_count > 0 && page->part_count <= PARTS_MOST);
	for (size_t i = 0; i < page->part_count; i++) {
		require(page->parts[i].line_count > 0);
		for (size_t l = 0; l < page->parts[i].line_count; l++)
			require(is_text(page->parts[i].lines[l].text));
	}
}

static void try_helplines(struct arena *arena, const char *bytes, size_t size)
{
	struct diagnostics diagnostics = { .arena = arena };
	struct helplines helplines;
	size_t found = 0, count;

	helplines_parse(arena, "x/fuzz.ini", bytes, size, &helplines, &diagnostics);
	for (size_t i = 0; i < helplines.country_count; i++) {
		helplines_of(&helplines, helplines.countries[i].code, &count);
		require(is_text(helplines.countries[i].name));
		require_texts(&helplines.countries[i].emergency);
		found += count;
	}
	require(found == helplines.line_count);
	for (size_t i = 0; i < helplines.line_count; i++) {
		const struct helpline *line = &helplines.lines[i];

		require(is_text(line->name) && is_text(line->id));
		require(line->numbers.count || line->text || line->web);
		require_texts(&line->numbers);
	}
	helplines_check_age(&helplines, day_number((struct day){ 2026, 11, 24 }),
			    &diagnostics);
	require_problems(&diagnostics, diagnostics.errors == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open();

	try_programme(arena, (const char *)data, size);
	try_assignment(arena, (const char *)data, size);
	try_page(arena, (const char *)data, size);
	try_helplines(arena, (const char *)data, size);
	arena_close(arena);
	return 0;
}
