/* Programmes, assignments, pages and helplines: good and bad files, with what must
 * be said and read beside them (see support/beside.h); and the shipped ones. */
#include "support/beside.h"
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "content/assignment_file.h"
#include "content/helplines_file.h"
#include "content/library.h"
#include "content/page_file.h"
#include "content/programme_file.h"
#include "content/references.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The practices that the files here are held against. */
static const char practices[] = "tests/commands/content";

static bool is_own(const char *name)
{
	return !strncmp(name, "own-", 4);
}

static void write_texts(struct buffer *out, const char *key, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		buffer_print(out, "  %s: %s\n", key, texts->at[i]);
}

static void write_portions(struct buffer *out, const char *key,
			   const struct portions *portions)
{
	for (size_t i = 0; i < portions->count; i++) {
		const struct portion *portion = &portions->at[i];

		buffer_print(out, "  %d %s: %s", portion->line, key, portion->practice);
		for (size_t s = 0; s < portion->steps.count; s++)
			buffer_print(out, " [%s]", portion->steps.at[s]);
		buffer_print(out, ", %s\n", slot_name(portion->slot));
	}
}

static void write_day(struct buffer *out, const char *kind,
		      const struct programme_day *day)
{
	buffer_print(out, "%d %s %d: %s, forms %u\n", day->line, kind, day->number,
		     day->title, day->forms);
	if (day->tender_title)
		buffer_print(out, "  tender title: %s\n", day->tender_title);
	write_portions(out, "do", &day->todo);
	write_portions(out, "tender", &day->tender);
	write_portions(out, "shortest", &day->shortest);
	write_portions(out, "least", &day->least);
	write_portions(out, "check", &day->checks);
	write_portions(out, "every third", &day->third);
	write_texts(out, "note", &day->notes);
	write_texts(out, "tender note", &day->tender_notes);
}

static void write_programme(struct buffer *out, const struct programme *programme)
{
	buffer_print(out, "%s: %s, %s, counted %s, tracks %u%s\n  %s\n  forms", programme->id,
		     programme->title, stage_name(programme->stage),
		     day_count_name(programme->counts), programme->tracks,
		     programme->own ? ", own" : "", programme->summary);
	for (size_t i = 0; i < programme->form_count; i++)
		buffer_print(out, " %d", programme->forms[i]);
	buffer_print(out, "\n");
	for (size_t i = 0; i < programme->day_count; i++)
		write_day(out, "day", &programme->days[i]);
	for (size_t i = 0; i < programme->week_count; i++)
		write_day(out, "week", &programme->weeks[i]);
	if (programme->medicine_day)
		write_day(out, "session", programme->medicine_day);
	for (size_t i = 0; i < programme->after_count; i++)
		write_day(out, "after", &programme->afters[i]);
	if (programme->monthly)
		write_day(out, "monthly", programme->monthly);
	write_portions(out, "daily", &programme->daily);
}

static struct library *open_library(void)
{
	struct library *library;
	struct error error;

	assert_true(library_open(&library, practices, NULL, &error));
	return library;
}

static void read_programme(struct arena *arena, const char *path, const char *name,
			   struct buffer *out)
{
	struct diagnostics diagnostics = { .arena = arena };
	struct programme *programme =
		programme_file_read(arena, path, is_own(name), &diagnostics);
	struct library *library = open_library();

	assert_true((programme == NULL) == (diagnostics.errors > 0));
	if (programme)
		references_settle(programme, library->practices, library->count,
				  &diagnostics);
	beside_problems(out, &diagnostics);
	if (programme)
		write_programme(out, programme);
	library_close(library);
}

static void write_assignment(struct buffer *out, const struct assignment *assignment)
{
	buffer_print(out, "%s: %s, from %s to %s, starts %s, ends %s, leave out %u, longest %"
		     PRId64 " ms\n", assignment->id, assignment->title, assignment->from,
		     assignment->to, assignment->starts ? assignment->starts : "-",
		     assignment->ends ? assignment->ends : "-", assignment->leave_out,
		     assignment->longest_ms);
	write_texts(out, "note", &assignment->notes);
	write_texts(out, "stop if", &assignment->stop_if);
	write_texts(out, "contact", &assignment->contacts);
	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];
		struct portions todo = { (struct portion *)&task->todo, 1 };
		char times[TIMES_TEXT];

		times_write(&task->times, times);
		buffer_print(out, "%d task %s: %s, %" PRId64 " ms, when %s, why %s\n",
			     task->line, task->name, times, task->minutes_ms,
			     task->when ? task->when : "-", task->why ? task->why : "-");
		write_portions(out, "do", &todo);
	}
}

static void read_assignment(struct arena *arena, const char *path, const char *name,
			    struct buffer *out)
{
	struct diagnostics diagnostics = { .arena = arena };
	const struct assignment *assignment =
		assignment_file_read(arena, path, is_own(name), &diagnostics);
	struct library *library = open_library();

	assert_true((assignment == NULL) == (diagnostics.errors > 0));
	if (assignment)
		assert_true(references_check(assignment, library->practices,
					     library->count, &diagnostics) ==
			    (diagnostics.errors == 0));
	beside_problems(out, &diagnostics);
	if (assignment)
		write_assignment(out, assignment);
	library_close(library);
}

static void read_page(struct arena *arena, const char *path, const char *name,
		      struct buffer *out)
{
	struct diagnostics diagnostics = { .arena = arena };
	const struct page *page = page_file_read(arena, path, is_own(name), &diagnostics);

	assert_true((page == NULL) == (diagnostics.errors > 0));
	beside_problems(out, &diagnostics);
	if (!page)
		return;
	buffer_print(out, "%s: %s, reviewed by %s\n  %s\n", page->id, page->title,
		     page->reviewed_by ? page->reviewed_by : "-", page->summary);
	write_texts(out, "source", &page->sources);
	for (size_t i = 0; i < page->part_count; i++) {
		const struct page_part *part = &page->parts[i];

		buffer_print(out, "%d part %s: %s\n", part->line, part->name,
			     part->heading ? part->heading : "-");
		for (size_t l = 0; l < part->line_count; l++)
			buffer_print(out, "  %s: %s\n", part->lines[l].item ? "item" : "text",
				     part->lines[l].text);
	}
}

/* As of the twenty-fourth of November 2026, whenever the test is run. */
static void read_helplines(struct arena *arena, const char *path, const char *name,
			   struct buffer *out)
{
	struct diagnostics diagnostics = { .arena = arena };
	struct helplines helplines;

	(void)name;
	helplines_read(arena, path, NULL, &helplines, &diagnostics);
	helplines_check_age(&helplines, day_number((struct day){ 2026, 11, 24 }),
			    &diagnostics);
	beside_problems(out, &diagnostics);
	for (size_t i = 0; i < helplines.country_count; i++) {
		const struct country *country = &helplines.countries[i];

		buffer_print(out, "%d country %s: %s, %s, verified %s\n", country->line,
			     country->code, country->name, country->source,
			     country->verified ? country->verified : "-");
		write_texts(out, "emergency", &country->emergency);
	}
	for (size_t i = 0; i < helplines.line_count; i++) {
		const struct helpline *line = &helplines.lines[i];

		buffer_print(out, "%d line %s of %s: %s, text %s, web %s, hours %s, in %s, cost "
			     "%d, %s, verified %s\n", line->line, line->id, line->country,
			     line->name, line->text ? line->text : "-",
			     line->web ? line->web : "-", line->hours ? line->hours : "-",
			     line->languages ? line->languages : "-", line->cost, line->source,
			     line->verified ? line->verified : "-");
		write_texts(out, "number", &line->numbers);
	}
}

static void every_mistake_in_a_programme_is_told_with_its_line(void **state)
{
	(void)state;
	beside_try_folder("tests/content/programmes/bad", 20, true, read_programme);
}

static void good_programmes_are_read_as_written(void **state)
{
	(void)state;
	beside_try_folder("tests/content/programmes/good", 2, false, read_programme);
}

static void every_mistake_in_an_assignment_is_told_with_its_line(void **state)
{
	(void)state;
	beside_try_folder("tests/content/assignments/bad", 15, true, read_assignment);
}

static void good_assignments_are_read_as_written(void **state)
{
	(void)state;
	beside_try_folder("tests/content/assignments/good", 2, false, read_assignment);
}

static void every_mistake_in_a_page_is_told_with_its_line(void **state)
{
	(void)state;
	beside_try_folder("tests/content/pages/bad", 5, true, read_page);
}

static void good_pages_are_read_as_written(void **state)
{
	(void)state;
	beside_try_folder("tests/content/pages/good", 1, false, read_page);
}

static void wrong_helplines_are_told_and_the_others_stand(void **state)
{
	(void)state;
	beside_try_folder("tests/content/helplines/bad", 5, true, read_helplines);
}

static void good_helplines_are_read_and_their_age_is_told(void **state)
{
	(void)state;
	beside_try_folder("tests/content/helplines/good", 2, false, read_helplines);
}

/* The whole shipped library, references and all. */
static void what_is_shipped_is_read_without_a_word(void **state)
{
	struct library *library;
	struct error error;

	(void)state;
	assert_true(library_open(&library, "content", NULL, &error));
	for (size_t i = 0; i < library->diagnostics.count; i++)
		print_error("%s\n", diagnostic_line(library->arena,
						    &library->diagnostics.at[i]));
	assert_int_equal(library->diagnostics.count, 0);
	assert_true(library->assignment_count >= 8);
	assert_non_null(library_programme(library, "prepare"));
	assert_non_null(library_programme(library, "retreat")->medicine_day);
	assert_non_null(library_programme(library, "integrate"));
	assert_non_null(library_page(library, "when-to-call"));
	assert_non_null(library_page(library, "what-it-is"));
	assert_non_null(library_page(library, "support"));
	assert_non_null(library_page(library, "stop-signs"));
	assert_non_null(library_page(library, "talk-to-your-clinician"));
	library_close(library);
}

static void shipped_helplines_are_read_and_every_country_has_a_line(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct helplines helplines;
	size_t count;

	(void)state;
	helplines_read(arena, "config/helplines.ini", NULL, &helplines, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	assert_true(helplines.country_count >= 15);
	assert_string_equal(helplines.countries[helplines.country_count - 1].code,
			    COUNTRY_ELSEWHERE);
	for (size_t i = 0; i < helplines.country_count; i++)
		assert_non_null(helplines_of(&helplines, helplines.countries[i].code,
					     &count));
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_mistake_in_a_programme_is_told_with_its_line),
		cmocka_unit_test(good_programmes_are_read_as_written),
		cmocka_unit_test(every_mistake_in_an_assignment_is_told_with_its_line),
		cmocka_unit_test(good_assignments_are_read_as_written),
		cmocka_unit_test(every_mistake_in_a_page_is_told_with_its_line),
		cmocka_unit_test(good_pages_are_read_as_written),
		cmocka_unit_test(wrong_helplines_are_told_and_the_others_stand),
		cmocka_unit_test(good_helplines_are_read_and_their_age_is_told),
		cmocka_unit_test(what_is_shipped_is_read_without_a_word),
		cmocka_unit_test(shipped_helplines_are_read_and_every_country_has_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
