/* What is noted of a run, and how long it is kept. */
#include "support/check.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/trace.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct place {
	struct arena *arena;
	const char *folder, *kept, *named;
	struct error error;
};

static int set_up(void **state)
{
	static struct place place;

	place.arena = arena_open();
	place.folder = check_folder();
	place.kept = check_path(place.folder, "kept");
	place.named = check_path(place.folder, "named");
	unsetenv("GROUNDWORK_LOG");
	*state = &place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	trace_close();
	arena_close(place->arena);
	check_remove(place->folder);
	return 0;
}

static bool fits(const char *text, const char *pattern)
{
	regex_t compiled;
	bool ok;

	assert_int_equal(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB), 0);
	ok = regexec(&compiled, text, 0, NULL, 0) == 0;
	regfree(&compiled);
	return ok;
}

static const char *last_of(struct place *place, const char *path, size_t most)
{
	const char *last;

	assert_true(trace_last(place->arena, path, most, &last, &place->error));
	return last;
}

static void an_event_is_a_line_with_its_time_process_and_number(void **state)
{
	struct place *place = *state;

	trace_keep(place->kept);
	trace("store", "fallback", -7);
	assert_true(fits(last_of(place, place->kept, 10),
			 "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z [0-9]+ "
			 "store fallback -7\n$"));
}

static void the_last_events_are_given_oldest_first(void **state)
{
	struct place *place = *state;
	const char *last;

	trace_keep(place->kept);
	for (int i = 0; i < 5; i++)
		trace("loop", "turn", i);
	last = last_of(place, place->kept, 2);
	assert_true(fits(last, "^[^\n]* loop turn 3\n[^\n]* loop turn 4\n$"));
	assert_true(fits(last_of(place, place->kept, 99), "turn 0\n"));
	assert_string_equal(last_of(place, place->named, 2), "");
}

static void a_named_file_gets_all_and_is_private(void **state)
{
	struct place *place = *state;
	struct stat about;

	setenv("GROUNDWORK_LOG", place->named, 1);
	assert_true(trace_open(&place->error));
	trace("app", "opened", 51);
	trace_keep(place->kept);
	trace("app", "closed", 0);
	assert_true(fits(last_of(place, place->named, 9), "opened 51\n.*closed 0\n"));
	assert_false(fits(last_of(place, place->kept, 9), "opened"));
	assert_int_equal(stat(place->named, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void a_file_that_cannot_be_written_is_named(void **state)
{
	struct place *place = *state;

	setenv("GROUNDWORK_LOG", check_path(place->folder, "none/there"), 1);
	assert_false(trace_open(&place->error));
	assert_non_null(strstr(place->error.text, "none/there: cannot be written"));
	trace("app", "goes on", 0);	/* nowhere, and that is well */
}

/* A reader that goes away would end the program, and one that never comes would hold it. */
static void what_is_no_ordinary_file_is_refused(void **state)
{
	struct place *place = *state;

	assert_int_equal(mkfifo(place->named, 0600), 0);
	setenv("GROUNDWORK_LOG", place->named, 1);
	assert_false(trace_open(&place->error));
	assert_non_null(strstr(place->error.text, "named: is no ordinary file"));
	trace_keep(place->named);
	trace("app", "goes on", 0);
}

static size_t size_of(const char *path)
{
	struct stat about;

	assert_int_equal(stat(path, &about), 0);
	return (size_t)about.st_size;
}

static void a_kept_file_that_has_grown_long_loses_its_older_half(void **state)
{
	struct place *place = *state;
	const char *all;

	trace_keep(place->kept);
	for (int i = 0; i < 2000; i++)
		trace("loop", "turn", i);
	assert_true(size_of(place->kept) > TRACE_MOST);
	trace_keep(place->kept);
	assert_true(size_of(place->kept) <= TRACE_MOST / 2);
	all = last_of(place, place->kept, 4000);
	assert_true(fits(all, "^[0-9]{4}-"));	/* from the start of a line */
	assert_true(fits(all, "turn 1999\n$"));
}

static void a_file_that_is_no_trace_of_ours_is_begun_anew(void **state)
{
	struct place *place = *state;
	char *big = calloc(3, TRACE_MOST);

	assert_non_null(big);
	assert_true(file_write(place->kept, big, 3 * TRACE_MOST, 0600, &place->error));
	free(big);
	trace_keep(place->kept);
	trace("app", "opened", 1);
	assert_true(size_of(place->kept) < 100);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(an_event_is_a_line_with_its_time_process_and_number),
		T(the_last_events_are_given_oldest_first),
		T(a_named_file_gets_all_and_is_private),
		T(a_file_that_cannot_be_written_is_named),
		T(what_is_no_ordinary_file_is_refused),
		T(a_kept_file_that_has_grown_long_loses_its_older_half),
		T(a_file_that_is_no_trace_of_ours_is_begun_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
