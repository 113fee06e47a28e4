/* The settings: the shipped file says what the program does, and a change touches
 * one line. */
#include "support/beside.h"
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "content/settings_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *written(struct arena *arena, const struct setting *setting,
			   const struct settings *settings)
{
	struct buffer text = { 0 };
	const char *value;

	setting_write(setting, settings, &text);
	value = arena_copy(arena, buffer_string(&text));
	buffer_free(&text);
	return value;
}

/* Reads one value as a line of a file would be read. */
static bool set_to(struct arena *arena, struct settings *s, const struct setting *setting,
		   const char *value)
{
	struct diagnostics diagnostics = { .arena = arena };

	return settings_file_set(arena, s, "x", setting->section, setting->key, value,
				 &diagnostics);
}

static void the_rows_of_a_section_stand_together(void **state)
{
	(void)state;
	for (size_t i = 0; i < setting_count(); i++)
		for (size_t j = i + 1; j < setting_count(); j++) {
			const struct setting *one = setting_at(i), *other = setting_at(j);
			bool same = !strcmp(one->section, other->section);

			assert_true(!same || strcmp(one->key, other->key) != 0);
			assert_true(!same || !strcmp(setting_at(j - 1)->section, one->section));
		}
}

static void the_example_of_every_key_is_read_and_written_alike(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	for (size_t i = 0; i < setting_count(); i++) {
		const struct setting *setting = setting_at(i);
		struct settings s = settings_defaults();

		assert_true(set_to(arena, &s, setting, setting->example));
		assert_string_equal(written(arena, setting, &s), setting->example);
	}
	arena_close(arena);
}

static void an_unknown_key_is_answered_with_those_of_the_section(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct settings s = settings_defaults();

	(void)state;
	for (size_t i = 0; i < setting_count(); i++) {
		const struct setting *setting = setting_at(i);
		const char *text;

		assert_false(settings_file_set(arena, &s, "x", setting->section, "qqqqqqqqqqqq",
					       "1", &diagnostics));
		text = diagnostics.at[diagnostics.count - 1].text;
		assert_non_null(strstr(text, "unknown key \"qqqqqqqqqqqq\" in ["));
		text = strstr(text, "] knows ");
		assert_non_null(text);
		assert_non_null(strstr(text, setting->key));
	}
	arena_close(arena);
}

/* A value of each kind that is not the one of the defaults. */
static const char *other_value(struct arena *arena, const struct setting *setting)
{
	const struct settings defaults = settings_defaults();
	const char *now = written(arena, setting, &defaults);

	if (strcmp(now, setting->example) != 0)
		return setting->example;
	if (setting->kind == SETTING_ON_OFF)
		return strcmp(now, "on") ? "on" : "off";
	if (setting->words)
		return setting->words[!strcmp(setting->words[0], now)];
	return setting->kind == SETTING_NAME ? "another" : "1";
}

/* The shipped file as the rows make it: the comment of each above its default. */
static void write_comment(struct arena *arena, const char *comment, bool first,
			  struct buffer *out)
{
	enum { COLUMNS = 88 };
	bool goes_with_above = comment[0] == '\t';
	const char *text = comment + goes_with_above;
	struct utf8_line *lines;
	size_t count = utf8_wrap(arena, text, strlen(text), COLUMNS, &lines);

	if (!goes_with_above && !first)
		buffer_add_string(out, "\n");
	for (size_t i = 0; *text && i < count; i++)
		buffer_print(out, "; %.*s\n", (int)(lines[i].end - lines[i].start),
			     text + lines[i].start);
}

static const char *const comments[] = {
#define SETTING(section, key, field, kind, start, comment, ...) comment,
#include "model/settings.def"
};

static void write_shipped_file(struct arena *arena, struct buffer *out)
{
	const struct settings defaults = settings_defaults();

	buffer_add_string(out,
		"; The settings of Groundwork, each with its meaning and its default.\n;\n"
		"; This file comes with the program and is replaced with it. What you change "
		"goes into a\n; file of your own, ~/.config/groundwork/groundwork.ini, which "
		"needs only the keys that\n; differ. The settings screen writes it for you, "
		"and keeps your comments.\n");
	for (size_t i = 0; i < setting_count(); i++) {
		const struct setting *setting = setting_at(i);
		const char *value = written(arena, setting, &defaults);
		bool first = !i || strcmp(setting_at(i - 1)->section, setting->section) != 0;

		if (first)
			buffer_print(out, "\n[%s]\n", setting->section);
		write_comment(arena, comments[i], first, out);
		buffer_print(out, "%s =%s%s\n", setting->key, *value ? " " : "", value);
	}
}

static void the_shipped_file_is_made_of_the_rows(void **state)
{
	struct arena *arena = arena_open();
	struct buffer out = { 0 };

	(void)state;
	write_shipped_file(arena, &out);
	beside_compare("config/groundwork.ini", buffer_string(&out));
	buffer_free(&out);
	arena_close(arena);
}

static void the_shipped_file_sets_every_default(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	const struct settings wanted = settings_defaults();
	struct settings s = settings_defaults();

	(void)state;
	for (size_t i = 0; i < setting_count(); i++) {
		const char *other = other_value(arena, setting_at(i));

		assert_true(set_to(arena, &s, setting_at(i), other));
		assert_string_not_equal(written(arena, setting_at(i), &s),
					written(arena, setting_at(i), &wanted));
	}
	settings_file_read(arena, "config/groundwork.ini", &s, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	for (size_t i = 0; i < setting_count(); i++)
		assert_string_equal(written(arena, setting_at(i), &s),
				    written(arena, setting_at(i), &wanted));
	arena_close(arena);
}

/* Some values stand for "not said": a wrong one must not become that. */
static void a_wrong_value_leaves_what_was_set(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	const char *folder = check_folder(), *path = check_path(folder, "groundwork.ini");
	static const char wrong[] = "[journey]\nform = all\nwhere = away\ntrack = fast\n";
	struct settings s = settings_defaults();

	(void)state;
	s.form_days = 14;
	s.where = WHERE_HOME;
	s.track = TRACK_TENDER;
	s.track_chosen = true;
	check_write(path, wrong, sizeof wrong - 1);
	settings_file_read(arena, path, &s, &diagnostics);
	assert_int_equal(diagnostics.errors, 3);
	assert_int_equal(s.form_days, 14);
	assert_int_equal(s.where, WHERE_HOME);
	assert_true(s.track_chosen && s.track == TRACK_TENDER);
	arena_close(arena);
	check_remove(folder);
}

static void a_missing_file_changes_nothing(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct settings s = settings_defaults();

	(void)state;
	s.volume = 33;
	settings_file_read(arena, "/nowhere/groundwork.ini", &s, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	assert_int_equal(s.volume, 33);
	settings_file_read(arena, "/", &s, &diagnostics);
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(s.volume, 33);
	arena_close(arena);
}

static void one_key_is_set_without_a_file(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct settings s = settings_defaults();

	(void)state;
	assert_true(settings_file_set(arena, &s, "mine.ini", "sound", "volume", "12",
				      &diagnostics));
	assert_int_equal(s.volume, 12);
	assert_true(settings_file_set(arena, &s, "mine.ini", "sound", "cue", "voice",
				      &diagnostics));
	assert_int_equal(s.cue, BREATH_CUE_VOICE);
	assert_false(s.cue_as_written);
	assert_true(settings_file_set(arena, &s, "mine.ini", "practice", "leave_out", "",
				      &diagnostics));
	assert_int_equal(s.leave_out, 0);
	assert_true(settings_file_set(arena, &s, "mine.ini", "sound", "volume", NULL,
				      &diagnostics));
	assert_int_equal(diagnostics.count, 0);
	assert_false(settings_file_set(arena, &s, "mine.ini", "sound", "volume", "112",
				       &diagnostics));
	assert_int_equal(s.volume, 12);
	assert_string_equal(diagnostic_line(arena, &diagnostics.at[0]),
			    "mine.ini: error: volume = \"112\": expected a whole number from 0 "
			    "to 100, such as \"volume = 70\"");
	assert_false(settings_file_set(arena, &s, "mine.ini", "sound", "volum", "10",
				       &diagnostics));
	assert_false(settings_file_set(arena, &s, "mine.ini", "sond", "volume", "10",
				       &diagnostics));
	assert_false(settings_file_set(arena, &s, "mine.ini", "sound", "device", "a\nvolume = 1",
				       &diagnostics));
	assert_false(settings_file_set(arena, &s, "mine.ini", "sound", "device", "a ; b",
				       &diagnostics));
	assert_int_equal(s.volume, 12);
	assert_string_equal(s.device, "");
	arena_close(arena);
}

/* Changes one key in a file with these bytes (NULL: no file) and compares. */
static void change(const char *before, const char *section, const char *key,
		   const char *value, const char *after)
{
	struct arena *arena = arena_open();
	const char *folder = check_folder();
	const char *path = check_path(folder, "deep/down/groundwork.ini");
	struct error error;
	struct stat about;
	size_t length;
	char *bytes;

	if (before)
		check_write(path, before, strlen(before));
	assert_true(settings_file_change(path, section, key, value, &error));
	if (after) {
		assert_true(file_read(arena, path, 1 << 20, &bytes, &length, &error));
		assert_string_equal(bytes, after);
		assert_int_equal(stat(path, &about), 0);
		assert_int_equal(about.st_mode & 0777, 0600);
	} else {
		assert_false(file_exists(path));
	}
	check_remove(folder);
	arena_close(arena);
}

static void a_change_touches_one_line(void **state)
{
	(void)state;
	change("; mine\n[sound]\n; loud\nvolume   =   80\n\nbed = 10\n", "sound", "volume", "30",
	       "; mine\n[sound]\n; loud\nvolume = 30\n\nbed = 10\n");
	change("[screen]\nvolume = 1\n[sound]\nvolume = 2\n[sound]\nvolume = 3\n", "sound",
	       "volume", "30",
	       "[screen]\nvolume = 1\n[sound]\nvolume = 30\n[sound]\nvolume = 3\n");
	change("[sound]\n;volume = 2\n# volume = 3\n", "sound", "volume", "30",
	       "[sound]\nvolume = 30\n;volume = 2\n# volume = 3\n");
	change("[sound]\nvolume = 80 ; too loud\n", "sound", "volume", "30",
	       "[sound]\nvolume = 30\n");
}

static void a_new_key_goes_to_the_end_of_its_section(void **state)
{
	(void)state;
	change("[sound]\nbed = 10\n\n; the screen\n[screen]\nmotion = none\n", "sound", "volume",
	       "30", "[sound]\nbed = 10\nvolume = 30\n\n; the screen\n[screen]\nmotion = none\n");
	change("[screen]\nmotion = none", "screen", "theme", "light",
	       "[screen]\nmotion = none\ntheme = light\n");
	change("[ sound ]\n", "sound", "volume", "30", "[ sound ]\nvolume = 30\n");
}

static void a_new_section_goes_to_the_end_of_the_file(void **state)
{
	(void)state;
	change("[screen]\nmotion = none\n", "sound", "volume", "30",
	       "[screen]\nmotion = none\n\n[sound]\nvolume = 30\n");
	change("[screen]\nmotion = none", "sound", "volume", "30",
	       "[screen]\nmotion = none\n\n[sound]\nvolume = 30\n");
	change("", "sound", "volume", "30", "[sound]\nvolume = 30\n");
}

static void the_lines_that_went_on_go_with_the_old_value(void **state)
{
	(void)state;
	change("[journey]\nsession_days = 2026-12-02,\n  2026-12-03,\n; and\n\t2026-12-04\n"
	       "home = 2026-12-06\n", "journey", "session_days", "2026-12-05",
	       "[journey]\nsession_days = 2026-12-05\n; and\nhome = 2026-12-06\n");
}

static void a_key_is_removed_with_its_line(void **state)
{
	(void)state;
	change("[sound]\nvolume = 2\nbed = 3\n", "sound", "volume", NULL, "[sound]\nbed = 3\n");
	change("[sound]\nbed = 3\n", "sound", "volume", NULL, "[sound]\nbed = 3\n");
	change(NULL, "sound", "volume", NULL, NULL);
}

static void a_missing_file_is_made_with_its_folder(void **state)
{
	(void)state;
	change(NULL, "sound", "volume", "30",
	       "; Your settings. What is not said here is as in Groundwork's own file, which\n"
	       "; explains them all.\n\n[sound]\nvolume = 30\n");
}

static void line_ends_and_the_mark_at_the_start_are_kept(void **state)
{
	(void)state;
	change("[sound]\r\nvolume = 2\r\nbed = 3\r\n", "sound", "volume", "30",
	       "[sound]\r\nvolume = 30\r\nbed = 3\r\n");
	change("[sound]\r\nvolume = 2", "screen", "theme", "light",
	       "[sound]\r\nvolume = 2\r\n\r\n[screen]\r\ntheme = light\r\n");
	change("\xEF\xBB\xBF[sound]\nvolume = 2\n", "sound", "volume", "30",
	       "\xEF\xBB\xBF[sound]\nvolume = 30\n");
}

static void what_could_not_be_read_back_is_refused(void **state)
{
	const char *folder = check_folder(), *path = check_path(folder, "groundwork.ini");
	struct error error;

	(void)state;
	assert_false(settings_file_change(path, "sound", "volume", "loud", &error));
	assert_non_null(strstr(error.text, "volume = \"loud\": expected"));
	assert_false(settings_file_change(path, "sound", "device", "a\n[sound]", &error));
	assert_false(settings_file_change(path, "colours", "a", "b", &error));
	assert_false(file_exists(path));
	check_remove(folder);
}

static void a_file_that_cannot_be_written_is_left_as_it_was(void **state)
{
	const char *folder = check_folder(), *path = check_path(folder, "file/groundwork.ini");
	struct error error;

	(void)state;
	check_write(check_path(folder, "file"), "x", 1);
	assert_false(settings_file_change(path, "sound", "volume", "30", &error));
	assert_true(strlen(error.text) > 10);
	assert_int_equal(mkdir(check_path(folder, "groundwork.ini"), 0700), 0);
	assert_false(settings_file_change(check_path(folder, "groundwork.ini"), "sound",
					  "volume", "30", &error));
	assert_non_null(strstr(error.text, "is not a file"));
	check_remove(folder);
}

static void a_link_stays_a_link(void **state)
{
	const char *folder = check_folder(), *link = check_path(folder, "groundwork.ini");
	const char *real = check_path(folder, "dotfiles/groundwork.ini");
	struct arena *arena = arena_open();
	struct error error;
	struct stat about;
	size_t length;
	char *bytes;

	(void)state;
	check_write(real, "[sound]\nbed = 1\n", 16);
	assert_int_equal(symlink(real, link), 0);
	assert_true(settings_file_change(link, "sound", "bed", "2", &error));
	assert_int_equal(lstat(link, &about), 0);
	assert_true(S_ISLNK(about.st_mode));
	assert_true(file_read(arena, real, 100, &bytes, &length, &error));
	assert_string_equal(bytes, "[sound]\nbed = 2\n");
	arena_close(arena);
	check_remove(folder);
}

/* What is written is what is read, whatever stood there before. */
static void every_change_is_read_back(void **state)
{
	static const char *const starts[] = {
		"", "[practice]\nleave_out = eyes\n days_a_week = 3\n", "[practice\nleave_out = x\n",
		"leave_out = body\n", "[practice]\n\n\n[practice]\nleave_out = eyes\n",
		"[practice] \t\n leave_out = eyes\nleave_out = imagery\nleave_out = eyes\n",
		"[practice]\nleave_out\n", "[practice]\nleave_out = eyes,\n\n  body\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		const char *folder = check_folder(), *path = check_path(folder, "g.ini");
		struct arena *arena = arena_open();
		struct diagnostics diagnostics = { .arena = arena };
		struct settings s = settings_defaults();
		struct error error;

		check_write(path, starts[i], strlen(starts[i]));
		assert_true(settings_file_change(path, "practice", "leave_out", "walking", &error));
		settings_file_read(arena, path, &s, &diagnostics);
		assert_int_equal(s.leave_out, 1u << LEAVE_OUT_WALKING);
		arena_close(arena);
		check_remove(folder);
	}
}

/* Looks after each change whether it is still there. */
static void change_many(const char *path, const char *section, const char *key,
			const char *one, const char *other)
{
	struct arena *arena = arena_open();
	struct error error;

	for (int i = 0; i < 50; i++) {
		const char *value = i % 2 ? one : other;
		size_t length;
		char *text;

		if (!settings_file_change(path, section, key, value, &error) ||
		    !file_read(arena, path, 1 << 16, &text, &length, &error))
			_exit(1);
		if (!strstr(text, value))
			_exit(2);
	}
	arena_close(arena);
	_exit(0);
}

/* Two programs, each with a key of its own: neither takes back what the other did. */
static void changes_at_once_are_all_kept(void **state)
{
	const char *folder = check_folder();
	const char *path = check_path(folder, "new/groundwork.ini");
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct settings s = settings_defaults();

	(void)state;
	if (fork() == 0)
		change_many(path, "practice", "leave_out", "walking", "holds");
	if (fork() == 0)
		change_many(path, "people", "clinic_day", "030 1", "030 2");
	for (int i = 0; i < 2; i++) {
		int status;

		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	settings_file_read(arena, path, &s, &diagnostics);
	assert_int_equal(diagnostics.count, 0);
	assert_int_equal(s.leave_out, 1u << LEAVE_OUT_WALKING);
	assert_string_equal(s.clinic_day, "030 1");
	arena_close(arena);
	check_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* with UPDATE=1 this one writes the file, which the next one reads */
		cmocka_unit_test(the_shipped_file_is_made_of_the_rows),
		cmocka_unit_test(the_shipped_file_sets_every_default),
		cmocka_unit_test(the_rows_of_a_section_stand_together),
		cmocka_unit_test(the_example_of_every_key_is_read_and_written_alike),
		cmocka_unit_test(an_unknown_key_is_answered_with_those_of_the_section),
		cmocka_unit_test(a_wrong_value_leaves_what_was_set),
		cmocka_unit_test(a_missing_file_changes_nothing),
		cmocka_unit_test(one_key_is_set_without_a_file),
		cmocka_unit_test(a_change_touches_one_line),
		cmocka_unit_test(a_new_key_goes_to_the_end_of_its_section),
		cmocka_unit_test(a_new_section_goes_to_the_end_of_the_file),
		cmocka_unit_test(the_lines_that_went_on_go_with_the_old_value),
		cmocka_unit_test(a_key_is_removed_with_its_line),
		cmocka_unit_test(a_missing_file_is_made_with_its_folder),
		cmocka_unit_test(line_ends_and_the_mark_at_the_start_are_kept),
		cmocka_unit_test(what_could_not_be_read_back_is_refused),
		cmocka_unit_test(a_file_that_cannot_be_written_is_left_as_it_was),
		cmocka_unit_test(a_link_stays_a_link),
		cmocka_unit_test(every_change_is_read_back),
		cmocka_unit_test(changes_at_once_are_all_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
