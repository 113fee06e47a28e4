/* Whole files, folders, and where things lie. */
#include "support/check.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct place {
	struct arena *arena;
	const char *folder;
	struct error error;
};

static int set_up(void **state)
{
	static struct place place;

	place.arena = arena_open();
	place.folder = check_folder();
	*state = &place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	arena_close(place->arena);
	check_remove(place->folder);
	return 0;
}

static void a_file_is_replaced_whole_with_its_mode(void **state)
{
	struct place *place = *state;
	const char *path = check_path(place->folder, "file");
	struct stat about;
	const char **names;
	size_t length, count;
	char *bytes;

	assert_true(file_write(path, "old", 3, 0644, &place->error));
	assert_true(file_write(path, "newer", 5, 0600, &place->error));
	assert_true(file_read(place->arena, path, 100, &bytes, &length, &place->error));
	assert_int_equal(length, 5);
	assert_string_equal(bytes, "newer");
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_true(folder_list(place->arena, place->folder, "", &names, &count,
				&place->error));
	assert_int_equal(count, 1);	/* nothing was left beside it */
}

static void a_new_file_takes_no_place(void **state)
{
	struct place *place = *state;
	const char *path = check_path(place->folder, "file");
	size_t length;
	char *bytes;

	assert_true(file_put(path, FILE_NEW, "first", 5, 0600, &place->error));
	assert_false(file_put(path, FILE_NEW, "second", 6, 0600, &place->error));
	assert_non_null(strstr(place->error.text, "file is there already"));
	assert_true(file_read(place->arena, path, 100, &bytes, &length, &place->error));
	assert_string_equal(bytes, "first");
	assert_int_equal(symlink("nowhere", check_path(place->folder, "link")), 0);
	assert_false(file_put(check_path(place->folder, "link"), FILE_NEW, "x", 1, 0600,
				    &place->error));
	assert_false(file_exists(check_path(place->folder, "nowhere")));
}

/* A link stays one and its file is written; a pipe stays a pipe. */
static void only_files_are_written_over(void **state)
{
	struct place *place = *state;
	const char *path = check_path(place->folder, "file");
	const char *link = check_path(place->folder, "link");
	const char *pipe = check_path(place->folder, "pipe");
	struct stat about;
	const char **names;
	size_t count;

	assert_true(file_write(path, "old", 3, 0600, &place->error));
	assert_int_equal(symlink("file", link), 0);
	assert_true(file_write(link, "newer", 5, 0600, &place->error));
	assert_int_equal(lstat(link, &about), 0);
	assert_true(S_ISLNK(about.st_mode));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_size, 5);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_false(file_write(pipe, "x", 1, 0600, &place->error));
	assert_non_null(strstr(place->error.text, "is not a file"));
	assert_int_equal(lstat(pipe, &about), 0);
	assert_true(S_ISFIFO(about.st_mode));
	assert_int_equal(unlink(path), 0);
	assert_false(file_write(link, "x", 1, 0600, &place->error));
	assert_non_null(strstr(place->error.text, "a link that leads nowhere"));
	assert_true(folder_list(place->arena, place->folder, "", &names, &count,
				&place->error));
	assert_int_equal(count, 2);
}

/* Reads a number, waits for nothing, writes it one higher. */
static void count_up(const struct place *place, const char *path, int times)
{
	struct error error;

	for (int i = 0; i < times; i++) {
		char text[16];
		size_t length;
		char *bytes;
		int lock;

		if (!file_lock(path, &lock, &error) ||
		    !file_read(place->arena, path, 100, &bytes, &length, &error))
			_exit(1);
		snprintf(text, sizeof text, "%d", atoi(bytes) + 1);
		if (!file_write(path, text, strlen(text), 0600, &error))
			_exit(1);
		file_unlock(lock);
	}
}

static void no_change_is_lost_under_the_lock(void **state)
{
	enum { PROCESSES = 4, TIMES = 25 };
	struct place *place = *state;
	const char *path = check_path(place->folder, "count");
	size_t length;
	char *bytes;

	assert_true(file_write(path, "0", 1, 0600, &place->error));
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0) {
			count_up(place, path, TIMES);
			_exit(0);
		}
	for (int i = 0; i < PROCESSES; i++) {
		int status;

		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_true(file_read(place->arena, path, 100, &bytes, &length, &place->error));
	assert_int_equal(atoi(bytes), PROCESSES * TIMES);
}

static void what_cannot_be_read_is_said_with_its_path(void **state)
{
	struct place *place = *state;
	const char *path = check_path(place->folder, "large");
	size_t length;
	char *bytes;

	assert_false(file_read(place->arena, path, 10, &bytes, &length, &place->error));
	assert_non_null(strstr(place->error.text, "large: cannot be read"));
	assert_false(file_read(place->arena, place->folder, 10, &bytes, &length,
			       &place->error));
	assert_non_null(strstr(place->error.text, "is not a file"));
	assert_true(file_write(path, "eleven byte", 11, 0600, &place->error));
	assert_false(file_read(place->arena, path, 10, &bytes, &length, &place->error));
	assert_non_null(strstr(place->error.text, "has 11 bytes; at most 10 are read"));
	assert_false(file_write(check_path(place->folder, "none/file"), "", 0, 0600,
				&place->error));
	assert_non_null(strstr(place->error.text, "none/file: cannot be written"));
}

static void a_folder_is_listed_by_ending_in_order(void **state)
{
	struct place *place = *state;
	const char **names;
	size_t count;

	check_write(check_path(place->folder, "b.ini"), "", 0);
	check_write(check_path(place->folder, "a.ini"), "", 0);
	check_write(check_path(place->folder, ".hidden.ini"), "", 0);
	check_write(check_path(place->folder, "c.txt"), "", 0);
	assert_true(folder_list(place->arena, place->folder, ".ini", &names, &count,
				&place->error));
	assert_int_equal(count, 2);
	assert_string_equal(names[0], "a.ini");
	assert_string_equal(names[1], "b.ini");
	assert_false(folder_list(place->arena, "/no/such/folder", "", &names, &count,
				 &place->error));
	assert_int_equal(count, 0);
}

static void a_private_folder_is_the_owners_alone(void **state)
{
	struct place *place = *state;
	const char *path = check_path(place->folder, "one/two");
	struct stat about;

	assert_true(paths_make_private(path, &place->error));
	assert_true(paths_make_private(path, &place->error));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);
	assert_int_equal(chmod(path, 0755), 0);
	assert_true(paths_make_private(path, &place->error));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);	/* closed again */
	check_write(check_path(place->folder, "wall"), "", 0);
	assert_false(paths_make_private(check_path(place->folder, "wall/in"),
					&place->error));
}

/* Only root can give a folder away; everybody else finds one that is root's. */
static void a_folder_of_another_user_is_known(void **state)
{
	struct place *place = *state;

	assert_false(paths_is_foreign(place->folder));
	assert_false(paths_is_foreign(check_path(place->folder, "none")));
	if (geteuid() == 0)
		assert_int_equal(chown(place->folder, 65534, 65534), 0);
	assert_true(paths_is_foreign(geteuid() == 0 ? place->folder : "/"));
}

static void the_environment_says_where_things_lie(void **state)
{
	struct place *place = *state;
	struct paths paths;

	setenv("HOME", "/home/someone", 1);
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("XDG_CONFIG_HOME", "relative/is/ignored", 1);
	unsetenv("XDG_STATE_HOME");
	setenv("GROUNDWORK_CONTENT", "/own/content", 1);
	assert_true(paths_find(&paths, place->arena, &place->error));
	assert_string_equal(paths.data, "/data/groundwork");
	assert_string_equal(paths.own_config, "/home/someone/.config/groundwork");
	assert_string_equal(paths.state, "/home/someone/.local/state/groundwork");
	assert_string_equal(paths.content, "/own/content");
	assert_string_equal(paths.own_audio, "/data/groundwork/audio");
	assert_non_null(strstr(paths.audio, "/audio"));
	unsetenv("HOME");
	assert_false(paths_find(&paths, place->arena, &place->error));
	assert_non_null(strstr(place->error.text, "HOME is not set"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_file_is_replaced_whole_with_its_mode,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_new_file_takes_no_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_files_are_written_over, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_change_is_lost_under_the_lock, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said_with_its_path,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_is_listed_by_ending_in_order,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_private_folder_is_the_owners_alone,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_of_another_user_is_known, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(the_environment_says_where_things_lie,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
