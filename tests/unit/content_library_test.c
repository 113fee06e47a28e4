/* The library: two folders, good and bad files, and what is said of them. */
#include "support/check.h"

#include "base/arena.h"
#include "base/error.h"
#include "content/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void put(const char *folder, const char *name, const char *title)
{
	char text[1024];

	snprintf(text, sizeof text,
		 "[practice]\ntitle = %s\nsummary = Short.\nkind = guided\nstage = prepare\n"
		 "minutes = 3\nintensity = 1\nanchors = feet, sound\ncaution = None.\n"
		 "source = None\n[guide settle]\nsay = Feel both feet.\npause = 6\n", title);
	check_write(check_path(check_path(folder, "practices"), name), text, strlen(text));
}

static void put_bad(const char *folder, const char *name)
{
	check_write(check_path(check_path(folder, "practices"), name), "[guide x]\n", 10);
}

static bool mentions(const char *text, const char *words)
{
	if (!strstr(text, words))
		print_error("\"%s\" is not in \"%s\"\n", words, text);
	return strstr(text, words) != NULL;
}

static void practices_of_both_folders_are_listed_by_id(void **state)
{
	const char *shipped = check_folder(), *own = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "b.ini", "B");
	put(shipped, "d.ini", "D");
	put(own, "c.ini", "C");
	put(own, "a.ini", "A");
	put(own, "notes.txt", "No practice");
	assert_true(library_open(&library, shipped, own, &error));
	assert_int_equal(library->count, 4);
	assert_int_equal(library->diagnostics.count, 0);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(library->practices[i]->id[0], 'a' + (int)i);
	assert_true(library->practices[0]->own);
	assert_false(library->practices[1]->own);
	assert_ptr_equal(library_find(library, "d"), library->practices[3]);
	assert_null(library_find(library, "e"));
	library_close(library);
	check_remove(shipped);
	check_remove(own);
}

static void ones_own_practice_takes_the_place_of_the_shipped(void **state)
{
	const char *shipped = check_folder(), *own = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "walk.ini", "Shipped walk");
	put(own, "walk.ini", "My walk");
	assert_true(library_open(&library, shipped, own, &error));
	assert_int_equal(library->count, 1);
	assert_string_equal(library_find(library, "walk")->title, "My walk");
	assert_true(library_find(library, "walk")->own);
	library_close(library);
	check_remove(shipped);
	check_remove(own);
}

static void ones_own_wrong_file_never_hides_the_shipped(void **state)
{
	const char *shipped = check_folder(), *own = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "walk.ini", "Shipped walk");
	put_bad(own, "walk.ini");
	assert_true(library_open(&library, shipped, own, &error));
	assert_int_equal(library->count, 1);
	assert_string_equal(library_find(library, "walk")->title, "Shipped walk");
	assert_true(library->diagnostics.errors > 0);
	assert_string_equal(library->diagnostics.at[0].file,
			    check_path(own, "practices/walk.ini"));
	library_close(library);
	check_remove(shipped);
	check_remove(own);
}

static void bad_files_are_named_and_good_ones_beside_them_work(void **state)
{
	const char *shipped = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "a.ini", "A");
	put_bad(shipped, "b.ini");
	put(shipped, "c.ini", "C");
	assert_int_equal(mkdir(check_path(shipped, "practices/folder.ini"), 0700), 0);
	assert_int_equal(symlink("/nowhere/at/all", check_path(shipped, "practices/link.ini")), 0);
	assert_true(library_open(&library, shipped, NULL, &error));
	assert_int_equal(library->count, 2);
	assert_string_equal(library->diagnostics.at[0].file,
			    check_path(shipped, "practices/b.ini"));
	assert_int_equal(library->diagnostics.at[0].line, 0);
	assert_int_equal(library->diagnostics.count, 4);
	assert_true(mentions(diagnostic_line(library->arena, &library->diagnostics.at[2]),
			     "practices/folder.ini: error: is not a file"));
	assert_true(mentions(diagnostic_line(library->arena, &library->diagnostics.at[3]),
			     "practices/link.ini: error: cannot be read: No such file"));
	library_close(library);
	check_remove(shipped);
}

static void a_missing_folder_fails_with_a_clear_sentence(void **state)
{
	const char *shipped = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	assert_false(library_open(&library, check_path(shipped, "gone"), NULL, &error));
	assert_true(mentions(error.text, "gone/practices"));
	assert_true(mentions(error.text, "No such file or directory"));
	assert_non_null(library);
	assert_int_equal(library->count, 0);
	assert_null(library_find(library, "a"));
	library_close(library);
	check_remove(shipped);
}

static void an_empty_folder_fails_with_a_clear_sentence(void **state)
{
	const char *shipped = check_folder(), *own = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(own, "a.ini", "A");
	assert_int_equal(mkdir(check_path(shipped, "practices"), 0700), 0);
	assert_false(library_open(&library, shipped, own, &error));
	assert_true(mentions(error.text, "holds no practices"));
	assert_true(mentions(error.text, "GROUNDWORK_CONTENT"));
	assert_int_equal(library->count, 0);
	library_close(library);
	check_remove(shipped);
	check_remove(own);
}

static void a_folder_of_bad_files_fails_and_keeps_the_reasons(void **state)
{
	const char *shipped = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put_bad(shipped, "a.ini");
	put_bad(shipped, "b.ini");
	assert_false(library_open(&library, shipped, NULL, &error));
	assert_true(mentions(error.text, "none of the 2 practices can be used"));
	assert_true(library->diagnostics.errors >= 2);
	library_close(library);
	check_remove(shipped);
}

static void ones_own_folder_may_be_missing_but_not_be_a_file(void **state)
{
	const char *shipped = check_folder(), *own = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "a.ini", "A");
	assert_true(library_open(&library, shipped, check_path(own, "nowhere"), &error));
	assert_int_equal(library->diagnostics.count, 0);
	library_close(library);
	check_write(check_path(own, "practices"), "", 0);
	assert_true(library_open(&library, shipped, own, &error));
	assert_int_equal(library->count, 1);
	assert_int_equal(library->diagnostics.count, 1);
	assert_true(mentions(library->diagnostics.at[0].text, "the folder cannot be read"));
	library_close(library);
	check_remove(shipped);
	check_remove(own);
}

static void an_unreadable_file_is_named(void **state)
{
	const char *shipped = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	if (geteuid() == 0)
		skip();		/* root may read everything */
	put(shipped, "a.ini", "A");
	put(shipped, "b.ini", "B");
	assert_int_equal(chmod(check_path(shipped, "practices/b.ini"), 0), 0);
	assert_true(library_open(&library, shipped, NULL, &error));
	assert_int_equal(library->count, 1);
	assert_true(mentions(library->diagnostics.at[0].text, "Permission denied"));
	library_close(library);
	check_remove(shipped);
}

static void a_mistyped_id_finds_its_neighbours(void **state)
{
	const char *shipped = check_folder();
	const struct practice *found[3];
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "ground-feet.ini", "Feet");
	put(shipped, "ground-54321.ini", "Senses");
	put(shipped, "mind-anchor.ini", "Anchor");
	assert_true(library_open(&library, shipped, NULL, &error));
	assert_int_equal(library_nearest(library, "mind-ancor", found, 3), 1);
	assert_string_equal(found[0]->id, "mind-anchor");
	assert_int_equal(library_nearest(library, "ground", found, 3), 2);
	assert_int_equal(library_nearest(library, "ground", found, 1), 1);
	assert_int_equal(library_nearest(library, "zzzzzzzz", found, 3), 0);
	library_close(library);
	library_close(NULL);
	check_remove(shipped);
}

static void put_text(const char *folder, const char *name, const char *text)
{
	check_write(check_path(folder, name), text, strlen(text));
}

#define PROGRAMME "[programme]\ntitle = T\nsummary = S.\nstage = prepare\n"     \
		  "counts = from home\nforms = 1\n[day 1]\ntitle = D\n"
#define ASSIGNMENT "[assignment]\ntitle = T\nfrom = F\nto = R.\n[task one]\ntimes = once\n"

static void what_a_programme_names_in_vain_is_told_and_taken_out(void **state)
{
	const char *shipped = check_folder();
	const struct programme *programme;
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "walk.ini", "Walk");
	put_text(shipped, "programmes/p.ini",
		 PROGRAMME "do = wlak\ndo = walk\nleast = walk (settel)\n");
	assert_true(library_open(&library, shipped, NULL, &error));
	assert_int_equal(library->diagnostics.errors, 2);
	assert_true(mentions(diagnostic_line(library->arena, &library->diagnostics.at[0]),
			     "programmes/p.ini:9: error: there is no practice \"wlak\"; did you "
			     "mean \"walk\"?"));
	programme = library_programme(library, "p");
	assert_non_null(programme);
	assert_int_equal(programme->days[0].todo.count, 1);
	assert_string_equal(programme->days[0].todo.at[0].practice, "walk");
	assert_int_equal(programme->days[0].least.count, 0);
	library_close(library);
	check_remove(shipped);
}

static void an_assignment_that_names_something_in_vain_is_left_out(void **state)
{
	const char *shipped = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "walk.ini", "Walk");
	put_text(shipped, "assignments/a.ini", ASSIGNMENT "do = wlak\n");
	put_text(shipped, "assignments/b.ini", ASSIGNMENT "do = walk\n");
	assert_true(library_open(&library, shipped, NULL, &error));
	assert_int_equal(library->diagnostics.errors, 1);
	assert_int_equal(library->assignment_count, 1);
	assert_null(library_assignment(library, "a"));
	assert_non_null(library_assignment(library, "b"));
	library_close(library);
	check_remove(shipped);
}

static void a_programme_may_name_ones_own_practice(void **state)
{
	const char *shipped = check_folder(), *own = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put(shipped, "walk.ini", "Walk");
	put(own, "swim.ini", "Swim");
	put_text(own, "programmes/p.ini", PROGRAMME "do = swim\ndo = walk\n");
	assert_true(library_open(&library, shipped, own, &error));
	assert_int_equal(library->diagnostics.count, 0);
	assert_true(library_programme(library, "p")->own);
	library_close(library);
	check_remove(shipped);
	check_remove(own);
}

static void pages_can_be_read_when_no_practice_can(void **state)
{
	const char *shipped = check_folder();
	struct library *library;
	struct error error;

	(void)state;
	put_text(shipped, "pages/a.ini",
		 "[page]\ntitle = T\nsummary = S.\nsource = S\n[part one]\ntext = T.\n");
	put_text(shipped, "pages/b.ini", "[page]\n");
	assert_false(library_open(&library, shipped, NULL, &error));
	assert_int_equal(library->page_count, 1);
	assert_non_null(library_page(library, "a"));
	assert_null(library_page(library, "b"));
	assert_true(library->diagnostics.errors > 0);
	library_close(library);
	check_remove(shipped);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(practices_of_both_folders_are_listed_by_id),
		cmocka_unit_test(ones_own_practice_takes_the_place_of_the_shipped),
		cmocka_unit_test(ones_own_wrong_file_never_hides_the_shipped),
		cmocka_unit_test(bad_files_are_named_and_good_ones_beside_them_work),
		cmocka_unit_test(a_missing_folder_fails_with_a_clear_sentence),
		cmocka_unit_test(an_empty_folder_fails_with_a_clear_sentence),
		cmocka_unit_test(a_folder_of_bad_files_fails_and_keeps_the_reasons),
		cmocka_unit_test(ones_own_folder_may_be_missing_but_not_be_a_file),
		cmocka_unit_test(an_unreadable_file_is_named),
		cmocka_unit_test(a_mistyped_id_finds_its_neighbours),
		cmocka_unit_test(what_a_programme_names_in_vain_is_told_and_taken_out),
		cmocka_unit_test(an_assignment_that_names_something_in_vain_is_left_out),
		cmocka_unit_test(a_programme_may_name_ones_own_practice),
		cmocka_unit_test(pages_can_be_read_when_no_practice_can),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
