/* The keys in the manual page are the table's. UPDATE=1 writes them there. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "tui/keys.h"

#include <stdlib.h>
#include <string.h>

#define MANUAL "docs/groundwork.1"
#define BEGINS ".\\\" keys: made from src/tui/keys.c\n"
#define ENDS ".SH EXIT STATUS\n"

static const struct { enum place place; const char *heading; } chapters[] = {
	{ PLACE_TODAY, "Today" },
	{ PLACE_PLAN, "The weeks" },
	{ PLACE_STEER, "One of several ways, or of several dates" },
	{ PLACE_DATE, "A date" },
	{ PLACE_LIBRARY, "Library" },
	{ PLACE_PRACTICE, "The page of a practice" },
	{ PLACE_PLAYER, "While a practice runs" },
	{ PLACE_READ, "A text to read" },
	{ PLACE_WRITE, "Writing" },
	{ PLACE_WRITTEN, "Beside what is written" },
	{ PLACE_RATE, "A number" },
	{ PLACE_CHOOSE, "Choosing" },
	{ PLACE_JOURNAL, "Journal" },
	{ PLACE_THREAD, "The thread" },
	{ PLACE_SEALED, "The letter to yourself, before its day" },
	{ PLACE_ENVELOPE, "The letter, on its day" },
	{ PLACE_LETTER, "The letter, while you read it" },
	{ PLACE_SETTINGS, "Settings" },
	{ PLACE_OFFERED, "An assignment that came" },
	{ PLACE_LINES, "Its lines" },
	{ PLACE_FORM, "Making an assignment" },
	{ PLACE_TASK, "A task of it" },
	{ PLACE_PREVIEW, "What the person will see" },
	{ PLACE_SHARE, "A report" },
	{ PLACE_CASELOAD, "The caseload" },
	{ PLACE_CASE, "One person of it" },
	{ PLACE_HARD, "A hard moment" },
	{ PLACE_SUPPORT, "Somebody to turn to" },
	{ PLACE_FIRST, "The first questions" },
	{ PLACE_FIRST_DAY, "The first questions: a date" },
	{ PLACE_FIRST_TEXT, "The first questions: a country, numbers" },
	{ PLACE_FIRST_SOUND, "The first questions: sound" },
	{ PLACE_FIRST_MARKS, "The first questions: what to leave out" },
	{ PLACE_RECORD, "A line to be recorded" },
	{ PLACE_RECORDING, "While a line is recorded" },
	{ PLACE_TAKE, "A recording that waits" },
};

/* In a manual page a backslash and a leading dot mean something. */
static void add_plain(struct buffer *text, const char *words)
{
	for (; *words; words++) {
		if (*words == '\\')
			buffer_add_string(text, "\\e");
		else if (*words == '-')
			buffer_add_string(text, "\\-");
		else if (*words == '\'' || *words == '.')
			buffer_print(text, "\\&%c", *words);
		else
			buffer_add(text, words, 1);
	}
	buffer_add_string(text, "\n");
}

static void add_chapter(struct buffer *text, enum place place, const char *heading)
{
	buffer_print(text, ".SS %s\n", heading);
	for (size_t i = 0; i < keys_count(); i++) {
		const struct key_row *row = keys_row(i);

		if (!row->help || !keys_row_at(row, place))
			continue;
		buffer_add_string(text, ".TP\n.B ");
		add_plain(text, row->shown);
		add_plain(text, row->help);
	}
}

static void the_manual_shows_the_table_of_keys(void **state)
{
	struct arena *arena = arena_open();
	struct buffer wanted = { 0 };
	char *manual, *begins, *ends;
	struct error error;
	size_t length;

	(void)state;
	for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++)
		add_chapter(&wanted, chapters[i].place, chapters[i].heading);
	assert_true(file_read(arena, MANUAL, 1 << 20, &manual, &length, &error));
	begins = strstr(manual, BEGINS);
	assert_non_null(begins);
	begins += strlen(BEGINS);
	ends = strstr(begins, ENDS);
	assert_non_null(ends);
	if (getenv("UPDATE") && *getenv("UPDATE")) {
		struct buffer all = { 0 };

		buffer_add(&all, manual, (size_t)(begins - manual));
		buffer_add_string(&all, buffer_string(&wanted));
		buffer_add_string(&all, ends);
		assert_true(file_write(MANUAL, all.bytes, all.length, 0644, &error));
		buffer_free(&all);
	} else {
		*ends = '\0';
		assert_string_equal(begins, buffer_string(&wanted));
	}
	buffer_free(&wanted);
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_shows_the_table_of_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
