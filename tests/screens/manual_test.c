/* The keys in the manual page are those of the screens. UPDATE=1 writes them there. */
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "tui/keys.h"
#include "ui/screens.h"

#include <stdlib.h>
#include <string.h>

#define MANUAL "docs/groundwork.1"
#define BEGINS ".\\\" keys: made from src/ui/screens.h\n"
#define ENDS ".SH EXIT STATUS\n"

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

static void add_chapter(struct buffer *text, const struct keys *keys)
{
	const struct key_row *row;

	buffer_print(text, ".SS %s\n", keys->chapter);
	for (size_t i = 0; (row = keys_row(keys, i)) != NULL; i++) {
		if (!row->help)
			continue;
		buffer_add_string(text, ".TP\n.B ");
		add_plain(text, row->shown);
		add_plain(text, row->help);
	}
}

/* Keys that two screens have are told of once, where they come first. */
static bool has_chapter(const struct buffer *text, const struct keys *keys)
{
	struct buffer heading = { 0 };
	bool found;

	buffer_print(&heading, ".SS %s\n", keys->chapter);
	found = strstr(buffer_string(text), buffer_string(&heading)) != NULL;
	buffer_free(&heading);
	return found;
}

static void add_screen(struct buffer *text, const struct screen *screen)
{
	for (size_t i = 0; i < SCREEN_KEYS && screen->keys[i]; i++)
		if (screen->keys[i]->chapter && !has_chapter(text, screen->keys[i]))
			add_chapter(text, screen->keys[i]);
}

static void the_manual_shows_the_table_of_keys(void **state)
{
	struct arena *arena = arena_open();
	struct buffer wanted = { 0 };
	char *manual, *begins, *ends;
	const struct screen *screen;
	struct error error;
	size_t length;

	(void)state;
	for (size_t i = 0; (screen = screens_at(i)) != NULL; i++)
		add_screen(&wanted, screen);
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
