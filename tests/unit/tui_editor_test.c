/* tui_editor_test.c -- whatever an editor does, what it saved is taken, or kept and
 * named. */
#include "support/check.h"

#include "base/arena.h"
#include "base/draft.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "tui/editor.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
	struct arena *arena;
	const char *folder;
	struct paths paths;
};

static int make(void **state)
{
	static struct place place;

	place.arena = arena_open();
	place.folder = check_folder();
	place.paths.data = check_path(place.folder, "data");
	place.paths.state = check_path(place.folder, "state");
	place.paths.last = check_path(place.folder, "last");
	assert_true(paths_make_private(place.paths.data, NULL));
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	*state = &place;
	return 0;
}

static int unmake(void **state)
{
	struct place *place = *state;

	arena_close(place->arena);
	check_remove(place->folder);
	return 0;
}

/* An editor of these lines of shell; "$1" is the file. */
static const char *script(const struct place *place, const char *name, const char *lines)
{
	const char *path = check_path(place->folder, name);
	char *text = arena_print(place->arena, "#!/bin/sh\n%s\n", lines);

	check_write(path, text, strlen(text));
	assert_int_equal(chmod(path, 0700), 0);
	return path;
}

static size_t left_overs(const struct place *place)
{
	const char *const *folders;

	return draft_left_overs(place->arena, &place->paths, &folders);
}

static size_t set_aside(const struct place *place)
{
	const char **names;
	size_t count;
	struct error error;

	assert_true(folder_list(place->arena, place->paths.data, ".txt", &names, &count,
				&error));
	return count;
}

static void expect_words(const char *said, const char *words)
{
	if (*words ? !strstr(said, words) : *said != '\0')
		fail_msg("expected \"%s\" in \"%s\"", words, said);
}

/* What it did, what is taken of it, what is said; and what is still there once the text is
 * in the log: a file in the data folder, or a left-over. */
static const struct way {
	const char *name, *lines, *text, *words;
	size_t aside, left;
} ways[] = {
	{ "saves", "printf ' and more' >> \"$1\"", "before and more", "", 0, 0 },
	{ "saves nothing", "true", NULL, "", 0, 0 },
	{ "ends its last line", "echo after > \"$1\"", "after", "", 0, 0 },
	{ "empties it", ": > \"$1\"", "", "", 0, 0 },
	{ "begins with a mark", "printf '\\357\\273\\277after' > \"$1\"", "after", "", 0, 0 },
	{ "leaves a backup", "cp \"$1\" \"$1~\"", NULL, "", 0, 0 },
	{ "fails without saving", "exit 1", NULL, "ended without saving", 0, 0 },
	{ "saves and fails", "printf more > \"$1\"; exit 1", "more", "it had saved", 0, 0 },
	{ "saves and is killed", "printf more > \"$1\"; kill -KILL $$", "more",
	  "it had saved", 0, 0 },
	{ "saves by a new file and crashes", "printf more > \"$1.new\"; mv \"$1.new\" \"$1\"; "
	  "kill -SEGV $$", "more", "it had saved", 0, 0 },
	{ "removes it", "rm \"$1\"", NULL, "left no file", 0, 0 },
	{ "makes it too long", "head -c 5000000 /dev/zero | tr '\\0' x > \"$1\"", NULL,
	  "longer than a page here can be. It is kept in ", 1, 0 },
	{ "writes a NUL", "printf 'one\\0two' > \"$1\"", NULL, "kept in ", 1, 0 },
	{ "writes no UTF-8", "printf 'Stra\\337e' > \"$1\"; exit 1", NULL, "kept in ", 1, 0 },
	{ "makes a folder of it", "rm \"$1\"; mkdir \"$1\"; echo in > \"$1/in\"", NULL,
	  "is no ordinary file. It is kept in ", 1, 0 },
	{ "is killed beside its swap file", "printf b0VIM > \"$(dirname \"$1\")/.text.txt.swp\"; "
	  "kill -KILL $$", NULL, "Its own copy is kept", 0, 1 },
	{ "saves, then leaves its own copy", "printf more > \"$1\"; printf most > \"$1.save\"",
	  "more", "Its own copy is kept", 0, 1 },
};

static void what_was_saved_is_taken_or_kept(void **state)
{
	struct place *place = *state;

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const struct way *way = &ways[i];
		size_t aside = set_aside(place), left = left_overs(place);
		struct edited edited;

		setenv("EDITOR", script(place, "editor", way->lines), 1);
		edited = editor_edit(&place->paths, "before", 1790000000);
		if ((way->text == NULL) != (edited.text == NULL) ||
		    (way->text && strcmp(way->text, edited.text) != 0))
			fail_msg("an editor that %s: \"%s\" was taken", way->name,
				 edited.text ? edited.text : "nothing");
		expect_words(edited.words, way->words);
		editor_close(&edited, true);
		if (set_aside(place) - aside != way->aside ||
		    left_overs(place) - left != way->left)
			fail_msg("an editor that %s: %zu kept, %zu left", way->name,
				 set_aside(place) - aside, left_overs(place) - left);
	}
}

static void a_text_that_is_not_kept_stays_on_the_disk(void **state)
{
	struct place *place = *state;
	const char *const *folders;
	struct edited edited;
	struct draft draft;
	const char *why;
	char *text;

	setenv("EDITOR", script(place, "editor", "printf more > \"$1\""), 1);
	edited = editor_edit(&place->paths, "before", 0);
	editor_close(&edited, false);
	assert_int_equal(draft_left_overs(place->arena, &place->paths, &folders), 1);
	assert_true(draft_take(&draft, place->arena, folders[0]));
	text = draft_read(&draft, &why);
	assert_string_equal(text, "more");
	free(text);
	draft_remove(&draft);
	assert_int_equal(left_overs(place), 0);
}

/* Where the data folder cannot take it, it stays where it was written. */
static void what_cannot_be_moved_is_named_where_it_is(void **state)
{
	struct place *place = *state;
	struct edited edited;

	place->paths.data = check_path(place->folder, "no/such/folder");
	setenv("EDITOR", script(place, "editor", "printf '\\377' > \"$1\""), 1);
	edited = editor_edit(&place->paths, "before", 0);
	expect_words(edited.words, place->paths.state);
	editor_close(&edited, true);
	assert_int_equal(left_overs(place), 1);
}

static const struct choice {
	const char *visual, *editor, *path, *text, *words;
} choices[] = {
	{ "printf visual >", "printf editor >", NULL, "visual", "" },
	{ "", "printf editor >", NULL, "editor", "" },
	{ NULL, "'my editor' -w", NULL, "-w", "" },
	{ NULL, "'my editor' 'a  b'", NULL, "a  b", "" },
	{ NULL, "MARK=set; printf $MARK >", NULL, "set", "" },
	{ NULL, NULL, "nano", "nano", "" },
	{ NULL, NULL, "vi", "vi", "" },
	{ NULL, NULL, "none", NULL, "nano and vi are not there" },
	{ NULL, "nosuch -w", NULL, NULL, "There is no program \"nosuch -w\"" },
	{ NULL, "/no/such/editor", NULL, NULL, "There is no program" },
};

static void set_or_not(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void the_editor_is_the_one_that_is_named(void **state)
{
	struct place *place = *state;
	char *usual = arena_copy(place->arena, getenv("PATH"));

	script(place, "bin/my editor", "printf '%s' \"$1\" > \"$2\"");
	script(place, "nano/nano", "printf nano > \"$1\"");
	script(place, "vi/vi", "printf vi > \"$1\"");
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		const struct choice *choice = &choices[i];
		struct edited edited;

		set_or_not("VISUAL", choice->visual);
		set_or_not("EDITOR", choice->editor);
		setenv("PATH", choice->path ? check_path(place->folder, choice->path)
		       : arena_print(place->arena, "%s/bin:%s", place->folder, usual), 1);
		edited = editor_edit(&place->paths, "before", 0);
		setenv("PATH", usual, 1);
		if (choice->text)
			assert_non_null(edited.text);
		assert_string_equal(choice->text ? choice->text : "",
				    edited.text ? edited.text : "");
		expect_words(edited.words, choice->words);
		editor_close(&edited, true);
	}
}

static void a_path_with_a_blank_needs_no_quotes(void **state)
{
	struct place *place = *state;
	struct edited edited;

	setenv("EDITOR", script(place, "my ed/it", "printf taken > \"$1\""), 1);
	edited = editor_edit(&place->paths, "before", 0);
	assert_string_equal(edited.text, "taken");
	editor_close(&edited, true);
}

/* It hands the text to a process of its own and ends; that one writes when we let it. */
static void an_editor_that_goes_on_keeps_its_file(void **state)
{
	struct place *place = *state;
	const char *gate = check_path(place->folder, "gate");
	const char *const *folders;
	struct edited edited;
	struct draft draft;
	int fd;

	assert_int_equal(mkfifo(gate, 0600), 0);
	setenv("EDITOR", script(place, "editor", arena_print(place->arena,
	       "(read line < '%s'; printf late > \"$1\") > /dev/null 2>&1 &", gate)), 1);
	edited = editor_edit(&place->paths, "before", 0);
	assert_null(edited.text);
	expect_words(edited.words, "goes on by itself");
	editor_close(&edited, true);
	assert_int_equal(draft_left_overs(place->arena, &place->paths, &folders), 1);
	assert_false(draft_take(&draft, place->arena, folders[0]));
	fd = open(gate, O_WRONLY);
	assert_int_equal(write(fd, "go\n", 3), 3);
	close(fd);
	/* its end lets the lock go, and that can be waited for */
	fd = open(folders[0], O_RDONLY | O_DIRECTORY);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	close(fd);
	assert_true(draft_take(&draft, place->arena, folders[0]));
	draft_remove(&draft);
}

static void a_draft_goes_to_the_last_place_when_the_first_is_shut(void **state)
{
	struct place *place = *state;
	struct draft draft;
	struct error error;

	check_write(place->paths.state, "", 0);	/* a file where the folder would be */
	assert_true(draft_make(&draft, place->arena, &place->paths, "words", &error));
	assert_non_null(strstr(draft.path, place->paths.last));
	draft_let_go(&draft);
	assert_int_equal(left_overs(place), 1);
}

static void a_last_place_of_somebody_else_is_not_used(void **state)
{
	struct place *place = *state;
	struct draft draft;
	struct error error;

	check_write(place->paths.state, "", 0);
	assert_int_equal(symlink(place->paths.data, place->paths.last), 0);
	assert_false(draft_make(&draft, place->arena, &place->paths, "words", &error));
	expect_words(error.text, "belongs to somebody else");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_saved_is_taken_or_kept, make, unmake),
		cmocka_unit_test_setup_teardown(a_text_that_is_not_kept_stays_on_the_disk, make,
						unmake),
		cmocka_unit_test_setup_teardown(what_cannot_be_moved_is_named_where_it_is, make,
						unmake),
		cmocka_unit_test_setup_teardown(the_editor_is_the_one_that_is_named, make,
						unmake),
		cmocka_unit_test_setup_teardown(a_path_with_a_blank_needs_no_quotes, make,
						unmake),
		cmocka_unit_test_setup_teardown(an_editor_that_goes_on_keeps_its_file, make,
						unmake),
		cmocka_unit_test_setup_teardown(
			a_draft_goes_to_the_last_place_when_the_first_is_shut, make, unmake),
		cmocka_unit_test_setup_teardown(a_last_place_of_somebody_else_is_not_used, make,
						unmake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
