/* tui/textbox.c -- one string, one cursor, and a list of changes to go back by. */
#include "tui/textbox.h"

#include "base/arena.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_MOST = 2000 };

static void forget_change(struct textbox_change *change)
{
	free(change->removed);
	free(change->added);
}

static void forget_undone(struct textbox *box)
{
	while (box->undone) {
		forget_change(&box->changes[--box->change_count]);
		box->undone--;
	}
}

static struct textbox_change *new_change(struct textbox *box)
{
	if (box->change_count == CHANGES_MOST) {
		forget_change(&box->changes[0]);
		memmove(box->changes, box->changes + 1,
			(CHANGES_MOST - 1) * sizeof *box->changes);
		box->change_count--;
	}
	if (box->change_count == box->change_capacity) {
		box->change_capacity = box->change_capacity ? box->change_capacity * 2 : 32;
		box->changes = memory_resize(box->changes, box->change_capacity *
						     sizeof *box->changes);
	}
	return &box->changes[box->change_count++];
}

static bool is_blank(const char *text)
{
	return *text == ' ' || *text == '\n' || *text == '\t';
}

/* Letters of one word, and characters rubbed out one after another, belong
 * together; a new word, a paste or a moved cursor begins a new piece. */
static bool joins_last(const struct textbox *box, size_t at, const char *removed,
		       const char *added)
{
	const struct textbox_change *last;

	if (box->fresh || !box->change_count)
		return false;
	last = &box->changes[box->change_count - 1];
	if (*added && !*removed && *last->added && !*last->removed)
		return last->at + strlen(last->added) == at && strlen(added) <= 8 &&
		       !(is_blank(last->added) && !is_blank(added));
	if (*removed && !*added && *last->removed && !*last->added)
		return at == last->at || at + strlen(removed) == last->at;
	return false;
}

static char *copy_bytes(const char *bytes, size_t length)
{
	char *copy = memory_alloc(length + 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

/* An accent joins what stands before it, and a removal can bring such two
 * together: the cursor then stands behind both. */
static void stand_between(struct textbox *box)
{
	const char *text = textbox_text(box);
	size_t length = box->text.length, before;

	if (box->cursor == 0 || box->cursor >= length)
		return;
	before = utf8_previous(text, length, box->cursor);
	if (utf8_next(text, length, before) > box->cursor)
		box->cursor = utf8_next(text, length, before);
}

static void change(struct textbox *box, size_t at, size_t cut, const char *added)
{
	char *removed = copy_bytes(textbox_text(box) + at, cut);
	struct textbox_change made = { at, box->cursor, removed, memory_copy(added), false };

	if (!cut && !*added) {
		forget_change(&made);
		return;
	}
	forget_undone(box);
	made.joins = joins_last(box, at, removed, added);
	*new_change(box) = made;
	buffer_splice(&box->text, at, cut, added, strlen(added));
	box->cursor = at + strlen(added);
	stand_between(box);
	box->wish = -1;
	box->fresh = strlen(added) > 8;
}

void textbox_open(struct textbox *box, const char *text)
{
	char *clean = utf8_written(text);

	memset(box, 0, sizeof *box);
	buffer_add_string(&box->text, clean);
	box->cursor = box->text.length;
	box->columns = 60;
	box->wish = -1;
	box->fresh = true;
	free(clean);
}

void textbox_close(struct textbox *box)
{
	box->undone = 0;
	while (box->change_count)
		forget_change(&box->changes[--box->change_count]);
	free(box->changes);
	buffer_free(&box->text);
	memset(box, 0, sizeof *box);
}

const char *textbox_text(const struct textbox *box)
{
	return buffer_string(&box->text);
}

void textbox_insert(struct textbox *box, const char *text)
{
	char *clean = utf8_written(text);

	change(box, box->cursor, 0, clean);
	free(clean);
}

void textbox_replace(struct textbox *box, const char *text)
{
	char *clean = utf8_written(text);

	box->fresh = true;
	change(box, 0, box->text.length, clean);
	box->fresh = true;
	free(clean);
}

static size_t word_left(const struct textbox *box, size_t at)
{
	const char *text = textbox_text(box);
	size_t length = box->text.length;

	while (at && is_blank(text + utf8_previous(text, length, at)))
		at = utf8_previous(text, length, at);
	while (at && !is_blank(text + utf8_previous(text, length, at)))
		at = utf8_previous(text, length, at);
	return at;
}

static size_t word_right(const struct textbox *box, size_t at)
{
	const char *text = textbox_text(box);
	size_t length = box->text.length;

	while (at < length && is_blank(text + at))
		at = utf8_next(text, length, at);
	while (at < length && !is_blank(text + at))
		at = utf8_next(text, length, at);
	return at;
}

static size_t row_of(const struct utf8_line *lines, size_t count, size_t at)
{
	size_t row = 0;

	while (row + 1 < count && lines[row + 1].start <= at)
		row++;
	return row;
}

static int column_of(const struct textbox *box, const struct utf8_line *line,
		     size_t at)
{
	int col = utf8_width(textbox_text(box) + line->start, at - line->start);

	return col < box->columns ? col : box->columns;
}

size_t textbox_lines(const struct textbox *box, struct arena *arena,
		     struct utf8_line **lines, size_t *row, int *col)
{
	size_t count = utf8_wrap(arena, textbox_text(box), box->text.length,
				 box->columns, lines);

	*row = row_of(*lines, count, box->cursor);
	*col = column_of(box, &(*lines)[*row], box->cursor);
	return count;
}

/* The offset in a line nearest to a column. */
static size_t at_column(const struct textbox *box, const struct utf8_line *line,
			int col)
{
	return line->start + utf8_fit(textbox_text(box) + line->start,
				      line->end - line->start, col);
}

static size_t vertical(struct textbox *box, long by)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t row, count, goal, at;
	int col;

	count = textbox_lines(box, arena, &lines, &row, &col);
	if (box->wish < 0)
		box->wish = col;
	if (by < 0 && row < (size_t)-by)
		goal = 0;
	else if (row + (size_t)by >= count && by > 0)
		goal = count - 1;
	else
		goal = row + (size_t)by;
	if (goal == row)
		at = by < 0 ? 0 : box->text.length;
	else
		at = at_column(box, &lines[goal], box->wish);
	arena_close(arena);
	return at;
}

/* Where a wrapped line ends for the cursor: behind its blanks when a person ended
 * it, before them when it was wrapped there. */
static size_t line_end(const struct textbox *box, const struct utf8_line *line, bool last)
{
	const char *text = textbox_text(box);

	if (last)
		return box->text.length;
	if (text[line->next - 1] == '\n')
		return line->next - 1;
	if (line->end < line->next)
		return line->end;
	return utf8_previous(text, box->text.length, line->next);
}

static size_t line_edge(const struct textbox *box, bool end)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t row, count, at;
	int col;

	count = textbox_lines(box, arena, &lines, &row, &col);
	at = end ? line_end(box, &lines[row], row + 1 == count) : lines[row].start;
	arena_close(arena);
	return at;
}

static size_t goal_of(struct textbox *box, enum textbox_move move, int rows)
{
	const char *text = textbox_text(box);

	switch (move) {
	case TEXTBOX_LEFT:
		return utf8_previous(text, box->text.length, box->cursor);
	case TEXTBOX_RIGHT:
		return utf8_next(text, box->text.length, box->cursor);
	case TEXTBOX_WORD_LEFT:
		return word_left(box, box->cursor);
	case TEXTBOX_WORD_RIGHT:
		return word_right(box, box->cursor);
	case TEXTBOX_LINE_START:
	case TEXTBOX_LINE_END:
		return line_edge(box, move == TEXTBOX_LINE_END);
	case TEXTBOX_UP:
	case TEXTBOX_DOWN:
		return vertical(box, move == TEXTBOX_UP ? -1 : 1);
	case TEXTBOX_PAGE_UP:
	case TEXTBOX_PAGE_DOWN:
		return vertical(box, move == TEXTBOX_PAGE_UP ? -rows : rows);
	case TEXTBOX_START:
		return 0;
	case TEXTBOX_END:
		break;
	}
	return box->text.length;
}

void textbox_move(struct textbox *box, enum textbox_move move, int rows)
{
	bool keeps = move == TEXTBOX_UP || move == TEXTBOX_DOWN ||
		     move == TEXTBOX_PAGE_UP || move == TEXTBOX_PAGE_DOWN;

	if (!keeps)
		box->wish = -1;
	box->cursor = goal_of(box, move, rows);
	box->fresh = true;
}

void textbox_erase(struct textbox *box, enum textbox_move reach)
{
	size_t goal = goal_of(box, reach, 1);
	size_t from = goal < box->cursor ? goal : box->cursor;
	size_t to = goal < box->cursor ? box->cursor : goal;

	if (reach != TEXTBOX_LEFT && reach != TEXTBOX_RIGHT)
		box->fresh = true;
	change(box, from, to - from, "");
}

bool textbox_undo(struct textbox *box)
{
	bool more = box->undone < box->change_count, any = more;

	while (more) {
		struct textbox_change *last =
			&box->changes[box->change_count - 1 - box->undone];

		buffer_splice(&box->text, last->at, strlen(last->added),
			      last->removed, strlen(last->removed));
		box->cursor = last->before;
		box->undone++;
		more = last->joins && box->undone < box->change_count;
	}
	box->wish = -1;
	box->fresh = true;
	return any;
}

bool textbox_redo(struct textbox *box)
{
	bool any = box->undone > 0, more = any;

	while (more) {
		struct textbox_change *next =
			&box->changes[box->change_count - box->undone];

		buffer_splice(&box->text, next->at, strlen(next->removed),
			      next->added, strlen(next->added));
		box->cursor = next->at + strlen(next->added);
		box->undone--;
		more = box->undone &&
		       box->changes[box->change_count - box->undone].joins;
	}
	stand_between(box);
	box->wish = -1;
	box->fresh = true;
	return any;
}
