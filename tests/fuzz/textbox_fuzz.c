/* textbox_fuzz.c -- any keys in a writing box: it keeps its laws.
 *
 * Input: a byte for the width; then one byte a key. Below 120 it types one of the bits
 * below; then it moves, rubs out, takes back, does again, or replaces everything.
 */
#include "base/arena.h"
#include "tui/textbox.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(law) do { if (!(law)) abort(); } while (0)

enum { KEYS_MOST = 300, MOVES = TEXTBOX_END + 1, LONGEST = 100 };

/* Letters, and all that joins what stands beside it: accents, jamo, flags, families,
 * viramas; a change of direction, what is no text, a paste. */
static const char *const bits[] = {
	"a", " ", "\n", "e", "\u0301", "\u200d", "\U0001f469", "\U0001f1e9", "\U0001f1ea",
	"\U0001f3fd", "\u6f22", "\ufe0f", "\u1100", "\u1161", "\u0915", "\u094d", "\u0937", "z",
	"\t", "\u202e", "word", "\xff", "\xc2\x85", "\r", "\u2060",
	"pasted text that is longer than eight",
};

enum { BITS = sizeof bits / sizeof *bits };

/* A character of more bytes than any that people write is looked at in pieces, and where
 * they are depends on where one comes from. */
static void check_cursor(const struct textbox *box)
{
	const char *text = textbox_text(box);
	size_t at = 0, length = 0;

	while (at < box->cursor && length < LONGEST) {
		length = utf8_next(text, box->text.length, at) - at;
		at += length;
	}
	MUST(at == box->cursor || length >= LONGEST);
}

static void check_lines(const struct textbox *box)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t row, count, at = 0;
	int col;

	count = textbox_lines(box, arena, &lines, &row, &col);
	MUST(row < count && col <= box->columns);
	for (size_t i = 0; i < count; i++) {
		MUST(lines[i].start >= at && lines[i].end >= lines[i].start);
		MUST(lines[i].next >= lines[i].end && lines[i].next <= box->text.length);
		at = lines[i].next;
	}
	arena_close(arena);
}

static void check(const struct textbox *box)
{
	MUST(strlen(textbox_text(box)) == box->text.length);
	MUST(utf8_valid(textbox_text(box), box->text.length));
	MUST(box->cursor <= box->text.length);
	check_cursor(box);
	check_lines(box);
}

static void press(struct textbox *box, unsigned key)
{
	if (key < 120)
		textbox_insert(box, bits[key % BITS]);
	else if (key < 190)
		textbox_move(box, (enum textbox_move)(key % MOVES), 3);
	else if (key < 225)
		textbox_erase(box, (enum textbox_move)(key % MOVES));
	else if (key < 238)
		textbox_undo(box);
	else if (key < 250)
		textbox_redo(box);
	else
		textbox_replace(box, bits[key % BITS]);
}

static char *redo_all(struct textbox *box)
{
	while (textbox_redo(box))
		check(box);
	return strdup(textbox_text(box));
}

/* All the way back is the empty box; and on again, every time the same text. */
static void there_and_back(struct textbox *box)
{
	char *once = redo_all(box), *twice;

	while (textbox_undo(box))
		check(box);
	MUST(!*textbox_text(box));
	twice = redo_all(box);
	MUST(!strcmp(once, twice));
	free(once);
	free(twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct textbox box;

	textbox_open(&box, "");
	if (size)
		box.columns = 2 + data[0] % 70;
	for (size_t i = 1; i < size && i < KEYS_MOST; i++) {
		press(&box, data[i]);
		check(&box);
	}
	there_and_back(&box);
	textbox_close(&box);
	return 0;
}
