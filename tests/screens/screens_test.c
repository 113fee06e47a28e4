/* screens_test.c -- scripts of keys with a picture of the screen below them.
 *
 * `screens_test WORD` plays the scripts with this in their names alone, as does
 * `make screen NAME=WORD`.
 *
 * A script in tests/screens/scripts/ says first, in one sentence, what it shows:
 *
 *     # The library finds words in titles and summaries
 *     size 24x80                  (this when not said)
 *     clock 2026-11-22T08:00:00Z  (this when not said)
 *     fresh                       (nobody has been asked yet: the first questions
 *                                 come; else the settings say that they were)
 *     set LC_ALL=C                (before the program starts)
 *     file config/groundwork/groundwork.ini [screen]\nmotion = none
 *     database data/groundwork/caseload.db tests/store/caseload-1.sql
 *     call record sit             (the words after the program's name, from the next
 *                                 start on; ~ is its home)
 *     microphone 0.5 2 0.3        (hears a tone between two seconds, so loud)
 *     exists data/groundwork/groundwork.db
 *     missing data/groundwork/audio
 *     hold data/groundwork/groundwork.db
 *                                 (from now on another process has it for itself)
 *     kept 2026-11-20 08:00 intention=Rest.; kindness=Tea  (see support/kept.h)
 *     press l/quiet<Enter>
 *     wait Words and quiet        (until it is on the screen)
 *     gone Paused                 (until it is not)
 *     advance 3000                (milliseconds; below 0: the lid was closed)
 *     resize 12x40
 *     again 130                   (it has ended with this status, 0 when not said;
 *                                 start it once more)
 *     cursor 4,6
 *     keeps config/groundwork/groundwork.ini where = home
 *                                 (a file has this line)
 *     lacks config/groundwork/groundwork.ini arrival
 *                                 (no line of it begins so)
 *     ---
 *     the picture
 *
 * A script without a line --- shows by its waits alone.
 *
 * Wherever a script ends, Ctrl-G brings the hard moment and Esc leads back; where text
 * is being typed, to the very same picture.
 * UPDATE=1 writes the pictures anew; look at them before they are committed.
 */
#include "audio/measure.h"
#include "support/check.h"
#include "support/kept.h"
#include "support/store_place.h"
#include "support/terminal.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

static const char folder[] = "tests/screens/scripts";

/* The person's settings, and the line in them by which the first questions do not
 * come. */
static const char own_settings[] = "config/groundwork/groundwork.ini";
#define SINCE "since = 2026-11-22\n"

enum { SETTINGS_MOST = 24, WORDS_MOST = 8 };

struct play {
	const char *name, *home;
	struct terminal terminal;
	bool started, fresh;
	struct terminal_start start;
	char *settings[SETTINGS_MOST];
	size_t setting_count;
	char clock[64];
	char *words[WORDS_MOST + 2];	/* of the call, the program first */
	size_t word_count;
	sqlite3 *held;			/* a database that the program cannot have */
};

static void set(struct play *play, const char *name, const char *value)
{
	char *pair = NULL;

	assert_true(play->setting_count + 1 < SETTINGS_MOST);
	assert_true(asprintf(&pair, "%s=%s", name, value) > 0);
	play->settings[play->setting_count++] = pair;
}

static void set_up(struct play *play, const char *name)
{
	static const char *const folders[][2] = {
		{ "XDG_DATA_HOME", "data" }, { "XDG_CONFIG_HOME", "config" },
		{ "XDG_STATE_HOME", "state" }, { "XDG_RUNTIME_DIR", "run" }, { "HOME", "." },
	};

	memset(play, 0, sizeof *play);
	play->name = name;
	play->home = check_folder();
	play->start.rows = 24;
	play->start.cols = 80;
	strcpy(play->clock, "2026-11-22T08:00:00Z");
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		set(play, folders[i][0], check_path(play->home, folders[i][1]));
	set(play, "GROUNDWORK_CONTENT", "tests/screens/content");
	set(play, "GROUNDWORK_AUDIO", "tests/screens/content");
	set(play, "GROUNDWORK_CONFIG", "config");
	check_write(check_path(play->home, own_settings), "[journey]\n" SINCE,
		    strlen("[journey]\n" SINCE));
}

static const char *program(void)
{
	const char *named = getenv("GROUNDWORK");

	return named && *named ? named : "build/groundwork";
}

static void start(struct play *play)
{
	if (play->started)
		return;
	play->words[0] = (char *)(uintptr_t)program();
	play->start.arguments = (const char *const *)play->words;
	play->start.environment = (const char *const *)play->settings;
	play->start.clock = play->clock;
	terminal_start(&play->terminal, &play->start);
	play->started = true;
}

/* The words for the next start; ~ is the play's home. */
static void call(struct play *play, const char *rest)
{
	char *words = strdup(rest), *at = NULL;

	assert_non_null(words);
	for (; play->word_count; play->words[play->word_count--] = NULL)
		free(play->words[play->word_count]);
	for (char *word = strtok_r(words, " ", &at); word; word = strtok_r(NULL, " ", &at)) {
		char **place = &play->words[++play->word_count];
		bool home = *word == '~';

		assert_true(play->word_count <= WORDS_MOST);
		assert_true(asprintf(place, "%s%s", home ? play->home : "", word + home) >= 0);
	}
	free(words);
}

/* What a microphone would hear, on the clock of the test. */
static void write_microphone(struct play *play, const char *rest)
{
	double from, to, level;
	float *frames = measure_frames(8 * 48000);
	char *path;

	assert_int_equal(sscanf(rest, "%lf %lf %lf", &from, &to, &level), 3);
	for (size_t i = 0; i < 8 * 48000; i++) {
		double t = (double)i / 48000;

		if (t >= from && t < to)
			frames[i * 2] = frames[i * 2 + 1] =
				(float)(level * sin(MEASURE_TURN * 300 * t));
	}
	path = measure_write_frames(play->home, "microphone.wav",
				    SF_FORMAT_WAV | SF_FORMAT_FLOAT, frames, 8 * 48000);
	set(play, "GROUNDWORK_TEST_MICROPHONE", path);
	free(frames);
	free(path);
}

/* For who only asks whether all is well: the first failure is the answer. */
static void stop_at_first(void)
{
	const char *stop = getenv("STOP_AT_FIRST");

	if (stop && *stop)
		exit(1);
}

static void fail_with_screen(struct play *play, int line, const char *what)
{
	static char picture[TERMINAL_PICTURE];
	int row, col;

	terminal_picture(&play->terminal, picture);
	terminal_where(&play->terminal, &row, &col);
	fprintf(stderr, "%s/%s:%d: %s; the cursor was at %d,%d and the screen was\n%s",
		folder, play->name, line, what, row, col, picture);
	stop_at_first();
	fail();
}

static void expect(struct play *play, int line, bool ok, const char *what)
{
	if (!ok)
		fail_with_screen(play, line, what);
}

/* Writes \n of a script as the end of a line. */
static void unescape(const char *text, char *out, size_t size)
{
	size_t length = 0;

	for (; *text && length + 1 < size; text++)
		if (text[0] == '\\' && text[1] == 'n') {
			out[length++] = '\n';
			text++;
		} else {
			out[length++] = *text;
		}
	out[length] = '\0';
}

/* Settings that say nothing of it get the line, in the section they have or in one
 * at their end, where it moves no other line. */
static void add_since(const char *text, char *out, size_t size)
{
	const char *section = strstr(text, "[journey]\n");
	size_t before = section ? (size_t)(section - text) + strlen("[journey]\n")
				: strlen(text);

	snprintf(out, size, "%.*s%s" SINCE "%s", (int)before, text,
		 section ? "" : "\n[journey]\n", text + before);
}

/* A file of the person's own: its path, a blank, its text. */
static void write_file(struct play *play, const char *rest)
{
	const char *text = strchr(rest, ' ');
	char path[256], bytes[4096], whole[4200];

	assert_non_null(text);
	snprintf(path, sizeof path, "%.*s", (int)(text - rest), rest);
	unescape(text + 1, bytes, sizeof bytes);
	if (!strcmp(path, own_settings) && !play->fresh && !strstr(bytes, "since")) {
		add_since(bytes, whole, sizeof whole);
		check_write(check_path(play->home, path), whole, strlen(whole));
		return;
	}
	check_write(check_path(play->home, path), bytes, strlen(bytes));
}

/* A database of the person's own: its path, a blank, the file with its SQL. */
static void make_database(struct play *play, const char *rest)
{
	const char *sql = strchr(rest, ' '), *path;
	char name[256];

	assert_non_null(sql);
	snprintf(name, sizeof name, "%.*s", (int)(sql - rest), rest);
	path = check_path(play->home, name);
	check_write(path, "", 0);
	store_place_sql_file(path, sql + 1);
}

static void hold(struct play *play, const char *path)
{
	assert_null(play->held);
	assert_int_equal(sqlite3_open(check_path(play->home, path), &play->held), SQLITE_OK);
	assert_int_equal(sqlite3_exec(play->held, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
			 SQLITE_OK);
}

/* Nobody has been asked: there are no settings at all. */
static void make_fresh(struct play *play)
{
	play->fresh = true;
	check_remove(check_path(play->home, "config"));
}

/* Tells whether a line of a file is this one, or only begins so. */
static bool file_has(struct play *play, const char *rest, bool begins)
{
	const char *text = strchr(rest, ' ');
	struct arena *arena = arena_open();
	char path[256], *bytes, *next;
	struct error error;
	size_t length;
	bool found = false;

	assert_non_null(text);
	snprintf(path, sizeof path, "%.*s", (int)(text++ - rest), rest);
	if (!file_read(arena, check_path(play->home, path), 1 << 20, &bytes, &length, &error))
		bytes = arena_copy(arena, "");
	for (char *line = bytes; *line; line = next) {
		next = strchr(line, '\n');
		next = next ? next + 1 : line + strlen(line);
		if (next > line && next[-1] == '\n')
			next[-1] = '\0';
		found |= begins ? !strncmp(line, text, strlen(text)) : !strcmp(line, text);
	}
	arena_close(arena);
	return found;
}

static void press(struct play *play, const char *rest)
{
	char keys[1024];

	unescape(rest, keys, sizeof keys);
	terminal_press(&play->terminal, keys);
}

static void end(struct play *play, int line, int expected)
{
	int status = terminal_end(&play->terminal);

	play->started = false;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != expected) {
		fprintf(stderr, "%s/%s:%d: the program ended with status %x\n", folder,
			      play->name, line, (unsigned)status);
		stop_at_first();
		fail();
	}
}

static bool before_start(struct play *play, const char *word, const char *rest)
{
	const char *equals = strchr(rest, '=');

	if (!strcmp(word, "size"))
		assert_int_equal(sscanf(rest, "%dx%d", &play->start.rows,
					&play->start.cols), 2);
	else if (!strcmp(word, "clock"))
		snprintf(play->clock, sizeof play->clock, "%s", rest);
	else if (!strcmp(word, "set") && equals) {
		char name[64];

		snprintf(name, sizeof name, "%.*s", (int)(equals - rest), rest);
		set(play, name, equals + 1);
	} else if (!strcmp(word, "fresh"))
		make_fresh(play);
	else if (!strcmp(word, "file"))
		write_file(play, rest);
	else if (!strcmp(word, "database"))
		make_database(play, rest);
	else if (!strcmp(word, "call"))
		call(play, rest);
	else if (!strcmp(word, "microphone"))
		write_microphone(play, rest);
	else if (!strcmp(word, "kept"))
		kept_write(check_path(play->home, "data/groundwork"),
			   check_path(play->home, "state/groundwork"), rest);
	else
		return false;
	return true;
}

static void carry_out(struct play *play, int line, const char *word, const char *rest)
{
	struct terminal *terminal = &play->terminal;
	int a = 0, b = 0;

	if (before_start(play, word, rest))
		return;
	if (!strcmp(word, "hold")) {
		hold(play, rest);
		return;
	}
	start(play);
	sscanf(rest, "%d%*c%d", &a, &b);
	if (!strcmp(word, "press"))
		press(play, rest);
	else if (!strcmp(word, "wait"))
		expect(play, line, terminal_wait(terminal, rest), "this did not come");
	else if (!strcmp(word, "gone"))
		expect(play, line, terminal_wait_gone(terminal, rest), "this stayed");
	else if (!strcmp(word, "advance"))
		expect(play, line, terminal_advance(terminal, atoll(rest)),
		       "the program did not wait again");
	else if (!strcmp(word, "resize"))
		terminal_resize(terminal, a, b);
	else if (!strcmp(word, "cursor"))
		expect(play, line, terminal_wait_cursor(terminal, a, b),
		       "the cursor was elsewhere");
	else if (!strcmp(word, "keeps"))
		expect(play, line, file_has(play, rest, false), "the file has no such line");
	else if (!strcmp(word, "lacks"))
		expect(play, line, !file_has(play, rest, true), "the file has such a line");
	else if (!strcmp(word, "again"))
		end(play, line, a);
	else if (!strcmp(word, "exists") || !strcmp(word, "missing"))
		expect(play, line, file_exists(check_path(play->home, rest)) == (*word == 'e'),
		       "this is not so");
	else
		fail_with_screen(play, line, "no step is called so");
}

/* Carries out the lines above the picture; returns the picture, NULL for none. */
static char *carry_out_all(struct play *play, char *text)
{
	int line = 1;

	for (char *next; *text; text = next, line++) {
		char *rest;

		next = strchr(text, '\n');
		next = next ? next + 1 : text + strlen(text);
		if (!strncmp(text, "---\n", 4))
			return next;
		if (next > text)
			next[-1] = '\0';
		if (*text == '#' || !*text)
			continue;
		rest = strchr(text, ' ');
		if (rest)
			*rest++ = '\0';
		carry_out(play, line, text, rest ? rest : "");
	}
	return NULL;
}

static void write_picture(const char *path, const char *script, const char *picture)
{
	const char *mark = strstr(script, "\n---\n");
	char *whole = NULL;
	int length = asprintf(&whole, "%.*s\n---\n%s",
			      mark ? (int)(mark - script) : 0, script, picture);

	assert_true(mark && length > 0);
	check_write(path, whole, (size_t)length);
	free(whole);
}

/* Ended from outside, it ends as it should, with nothing to complain about. */
static void close_play(struct play *play)
{
	kill(play->terminal.program, SIGTERM);
	end(play, 0, 128 + SIGTERM);
	sqlite3_close(play->held);
	for (size_t i = 0; i < play->setting_count; i++)
		free(play->settings[i]);
	for (size_t i = 1; i <= play->word_count; i++)
		free(play->words[i]);
	check_remove(play->home);
}

static bool shows(struct play *play, const char *text)
{
	int row, col;

	return terminal_find(&play->terminal, text, &row, &col);
}

static void go_there_and_back(struct play *play)
{
	struct terminal *terminal = &play->terminal;

	press(play, "<C-G>");
	expect(play, 0, terminal_wait(terminal, "Eyes open, if you"), "no hard moment by Ctrl-G");
	press(play, "<Esc>");
	expect(play, 0, terminal_wait_gone(terminal, "Eyes open, if you"), "no way back");
}

/* Of all screens only the hard moment itself does not lead there. Where one types, the first
 * way back is to a screen on which nothing is said for a moment any more; the second finds it
 * just so. */
static void expect_a_hard_moment(struct play *play)
{
	static char before[TERMINAL_PICTURE];
	struct terminal *terminal = &play->terminal;

	if (!strncmp(play->name, "hard", 4) && !shows(play, "Ctrl-G"))
		return;
	expect(play, 0, terminal_catch_up(terminal), "the program did not wait");
	go_there_and_back(play);
	if (!shows(play, "Ctrl-G"))
		return;
	expect(play, 0, terminal_advance(terminal, 60000), "it did not wait again");
	expect(play, 0, terminal_catch_up(terminal), "the program did not wait");
	terminal_picture(terminal, before);
	go_there_and_back(play);
	expect(play, 0, terminal_wait_picture(terminal, before), "not as it was");
}

static void plays_a_script(void **state)
{
	static char seen[TERMINAL_PICTURE];
	const char *name = *state, *path = check_path(folder, name), *update;
	struct arena *arena = arena_open();
	struct error error;
	struct play play;
	char *text, *picture;
	size_t length;

	if (!file_read(arena, path, 1 << 20, &text, &length, &error))
		fail_msg("%s", error.text);
	set_up(&play, name);
	picture = carry_out_all(&play, arena_copy(arena, text));
	start(&play);
	update = getenv("UPDATE");
	if (picture && update && *update) {
		terminal_settle(&play.terminal);
		terminal_picture(&play.terminal, seen);
		write_picture(path, text, seen);
	} else if (picture && (!terminal_catch_up(&play.terminal) ||
			       !terminal_wait_picture(&play.terminal, picture))) {
		fprintf(stderr, "it should have been\n%s", picture);
		fail_with_screen(&play, 0, "the picture is another");
	}
	if (!update || !*update)
		expect_a_hard_moment(&play);
	close_play(&play);
	arena_close(arena);
}

/* The sentence with which a script begins is the name of its test. */
static char *sentence(const char *name)
{
	char line[160] = "", *copy;
	FILE *file = fopen(check_path(folder, name), "r");

	assert_non_null(file);
	if (!fgets(line, sizeof line, file) || strncmp(line, "# ", 2))
		snprintf(line, sizeof line, "# %s has no sentence\n", name);
	fclose(file);
	line[strcspn(line, "\n")] = '\0';
	copy = strdup(line + 2);
	assert_non_null(copy);
	return copy;
}

/* Keeps the names that have this in them; returns how many. */
static size_t keep_named(const char **names, size_t count, const char *word)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (strstr(names[i], word))
			names[kept++] = names[i];
	return kept;
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_open();
	struct CMUnitTest *tests;
	const char **names;
	struct error error;
	size_t count;
	int failed;

	if (!folder_list(arena, folder, ".txt", &names, &count, &error)) {
		fprintf(stderr, "%s\n", error.text);
		return 1;
	}
	if (argc > 1)
		count = keep_named(names, count, argv[1]);
	if (!count) {
		fprintf(stderr, "no script in %s has \"%s\" in its name\n", folder,
			argc > 1 ? argv[1] : "");
		return 1;
	}
	tests = arena_array(arena, count, sizeof *tests);
	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){ .name = sentence(names[i]),
						.test_func = plays_a_script,
						.initial_state = (void *)(uintptr_t)names[i] };
	failed = _cmocka_run_group_tests("screens", tests, count, NULL, NULL);
	for (size_t i = 0; i < count; i++)
		free((void *)(uintptr_t)tests[i].name);
	arena_close(arena);
	return failed;
}
