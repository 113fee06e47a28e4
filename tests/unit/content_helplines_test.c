/* Helplines: two files, and how old what they say may be. */
#include "support/check.h"

#include "base/arena.h"
#include "base/moment.h"
#include "content/helplines_file.h"

#include <string.h>

#define IE "[country ie]\nname = Ireland\nemergency = 112\nsource = S\n"
#define ONE "[line ie-one]\ncountry = ie\nname = One\nnumber = 116 123\nsource = S\n"

static const char *put(const char *folder, const char *name, const char *text)
{
	const char *path = check_path(folder, name);

	check_write(path, text, strlen(text));
	return path;
}

static void ones_own_entries_go_over_the_shipped_ones(void **state)
{
	const char *folder = check_folder();
	const char *shipped = put(folder, "shipped.ini", IE ONE
				  "[line ie-two]\ncountry = ie\nname = Two\nweb = two.example\n"
				  "source = S\n");
	const char *own = put(folder, "own.ini",
			      "[line ie-two]\ncountry = ie\nname = Mine\nnumber = 123\n"
			      "source = Me\n[line ie-three]\ncountry = ie\nname = Three\n"
			      "number = 124\nsource = Me\n");
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	const struct helpline *lines;
	struct helplines helplines;
	size_t count;

	(void)state;
	helplines_read(arena, shipped, own, &helplines, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	lines = helplines_of(&helplines, "ie", &count);
	assert_int_equal(count, 3);
	assert_string_equal(lines[0].name, "One");
	assert_string_equal(lines[1].name, "Mine");
	assert_null(lines[1].web);
	assert_string_equal(lines[2].name, "Three");
	assert_null(helplines_of(&helplines, "fr", &count));
	assert_int_equal(count, 0);
	arena_close(arena);
	check_remove(folder);
}

static void ones_own_slip_never_hides_a_shipped_number(void **state)
{
	const char *folder = check_folder();
	const char *shipped = put(folder, "shipped.ini", IE ONE);
	const char *own = put(folder, "own.ini",
			      "[country ie]\nname = Ireland\nemergency = soon\nsource = Me\n"
			      "[line ie-one]\ncountry = ie\nname = Mine\nnumber = later\n"
			      "source = Me\n");
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct helplines helplines;

	(void)state;
	helplines_read(arena, shipped, own, &helplines, &diagnostics);
	assert_int_equal(diagnostics.errors, 2);
	assert_string_equal(helplines_country(&helplines, "ie")->emergency.at[0], "112");
	assert_string_equal(helplines.lines[0].name, "One");
	arena_close(arena);
	check_remove(folder);
}

static void missing_files_are_no_mistake(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct helplines helplines;

	(void)state;
	helplines_read(arena, "/nowhere/helplines.ini", NULL, &helplines, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	assert_int_equal(helplines.country_count, 0);
	assert_null(helplines_country(&helplines, "ie"));
	arena_close(arena);
}

/* How many words are said of an entry verified on that day, seen on another. */
static size_t said(const char *verified, struct day today, bool *error)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct helplines helplines;
	const char *text = arena_print(arena, "[country ie]\nname = Ireland\nsource = S\n" ONE
				       "verified = %s\n", verified);
	size_t count;

	helplines_parse(arena, "x.ini", text, strlen(text), &helplines, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	helplines_check_age(&helplines, day_number(today), &diagnostics);
	*error = diagnostics.errors > 0;
	count = diagnostics.count;
	arena_close(arena);
	return count;
}

static void a_number_grows_old_after_a_year(void **state)
{
	bool error;

	(void)state;
	assert_int_equal(said("2026-11-24", (struct day){ 2026, 11, 24 }, &error), 0);
	assert_int_equal(said("2025-11-24", (struct day){ 2026, 11, 24 }, &error), 0);
	assert_int_equal(said("2025-11-23", (struct day){ 2026, 11, 24 }, &error), 1);
	assert_false(error);
	assert_int_equal(said("2024-02-29", (struct day){ 2025, 3, 1 }, &error), 0);
	assert_int_equal(said("2024-02-29", (struct day){ 2025, 3, 2 }, &error), 1);
	assert_int_equal(said("", (struct day){ 2026, 11, 24 }, &error), 1);
	assert_false(error);
	assert_int_equal(said("2026-11-25", (struct day){ 2026, 11, 24 }, &error), 1);
	assert_true(error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ones_own_entries_go_over_the_shipped_ones),
		cmocka_unit_test(ones_own_slip_never_hides_a_shipped_number),
		cmocka_unit_test(missing_files_are_no_mistake),
		cmocka_unit_test(a_number_grows_old_after_a_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
