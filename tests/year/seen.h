/* year/seen.h -- the rows of Today as they stand on a screen, and as a table wants them.
 *
 * A row has a title, a word (what it is) and perhaps a sign that it is done:
 *
 *     ▸ Even breathing                     breathing       5 min  ✓
 *
 * Owner: values. Threads: one. Everything is static: test programs include this.
 */
#ifndef TESTS_YEAR_SEEN_H
#define TESTS_YEAR_SEEN_H

#include "year/table.h"

#include "content/library.h"

enum { SEEN_ROWS = 40, SEEN_TEXT = 34 * 4 };

struct seen_row {
	char title[SEEN_TEXT];
	const char *word;
	bool done, wanted;		/* the table asks for it; else it is offered */
};

struct seen {
	struct seen_row rows[SEEN_ROWS];
	size_t count;
};

/* The words that can stand behind a title. */
static inline const char *seen_word(const char *text)
{
	static const char *const others[] = { "or this much", "check-in", "to read",
					      "a question" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (table_begins(text, others[i]))
			return others[i];
	for (int kind = 0; kind < PRACTICE_KIND_COUNT; kind++)
		if (table_begins(text, practice_kind_name((enum practice_kind)kind)))
			return practice_kind_name((enum practice_kind)kind);
	return NULL;
}

/* Characters of UTF-8, each of them one column wide. */
static inline const char *seen_after(const char *text, int columns)
{
	while (columns-- && *text && *text != '\n')
		for (text++; (*text & 0xc0) == 0x80; text++)
			;
	return text;
}

/* Reads a line of the picture; false when it is no row. */
static inline bool seen_read_row(struct seen_row *row, const char *line)
{
	enum { BEFORE = 6, NAME = 34 };	/* the frame, a margin and the mark */
	const char *title = seen_after(line, BEFORE), *end = seen_after(title, NAME);
	const char *word = seen_after(end, 1), *rest;

	*row = (struct seen_row){ .word = seen_word(word) };
	if (!row->word)
		return false;
	snprintf(row->title, sizeof row->title, "%.*s", (int)(end - title), title);
	for (char *last = row->title + strlen(row->title); last > row->title &&
	     last[-1] == ' '; )
		*--last = '\0';
	rest = word + strlen(row->word);
	row->done = strcspn(rest, "\n") > 0 && memmem(rest, strcspn(rest, "\n"), "✓", 3);
	return *row->title;
}

static inline void seen_read(struct seen *seen, const char *picture)
{
	seen->count = 0;
	while (*picture && seen->count < SEEN_ROWS) {
		seen->count += seen_read_row(&seen->rows[seen->count], picture);
		picture += strcspn(picture, "\n");
		picture += *picture == '\n';
	}
}

static inline void seen_add(struct seen *seen, const char *title, const char *word, bool done)
{
	struct seen_row *row = &seen->rows[seen->count++];

	assert_true(seen->count <= SEEN_ROWS);
	*row = (struct seen_row){ .word = word, .done = done };
	snprintf(row->title, sizeof row->title, "%.*s",
		 (int)(seen_after(title, 34) - title), title);
}

/* Whether a part of the day has come, as Today has it. */
static inline bool seen_is_now(enum slot slot, int hour)
{
	return slot == SLOT_MORNING ? hour < 12 : slot == SLOT_FREE ? hour < 17
	       : slot == SLOT_EVENING ? hour >= 17 : true;
}

static inline void seen_want_item(struct seen *want, const struct library *library,
				  const struct table_item *item, bool done)
{
	const struct practice *practice = library_find(library, item->id);

	assert_non_null(practice);
	seen_add(want, practice->title,
		 item->kind == TABLE_LEAST ? "or this much"
		 : item->kind == TABLE_BESIDE ? "check-in"
		 : practice_kind_name(practice->kind), done && item->done);
}

/* The rows that a row of the table asks for, apart from what is offered. On the retreat
 * only what belongs to this part of the day is shown, or is done; on a day with a
 * session only the first of it. */
static inline void seen_want(struct seen *want, const struct library *library,
			     const struct table_row *row, int hour, bool evening)
{
	bool session = row->heading && !strcmp(row->heading, "A day with a session");
	bool retreat = row->heading && table_begins(row->heading, "Retreat");

	want->count = 0;
	for (size_t i = 0; i < row->item_count; i++) {
		const struct table_item *item = &row->items[i];
		bool now = seen_is_now(item->slot, hour), done = evening && item->done;

		if ((session && (done || !now || want->count)) || (retreat && !now && !done))
			continue;
		if (!(evening && item->kind == TABLE_LEAST))
			seen_want_item(want, library, item, evening);
	}
	if (row->home)
		seen_add(want, "Home again?", "a question", false);
	if (row->track)
		seen_add(want, "Steady or tender?", "a question", false);
	if (row->page)
		seen_add(want, library_page(library, row->page)->title, "to read", false);
	if (row->letter)
		seen_add(want, "A letter from you is here", "to read", false);
}

/* Marks in `seen` what is wanted, one for one; returns what is wanted and not there,
 * NULL when all is. In the morning it is not known what of a week's theme was done
 * before: then the signs for it are passed over. */
static inline const char *seen_match(struct seen *seen, const struct seen *want, bool signs)
{
	for (size_t w = 0; w < want->count; w++) {
		const struct seen_row *row = &want->rows[w];
		size_t i = 0;

		while (i < seen->count &&
		       (seen->rows[i].wanted || strcmp(seen->rows[i].title, row->title) ||
			strcmp(seen->rows[i].word, row->word) ||
			(signs && seen->rows[i].done != row->done)))
			i++;
		if (i == seen->count)
			return row->title;
		seen->rows[i].wanted = true;
	}
	return NULL;
}

/* How many rows the table does not ask for; the least of the day comes and goes. */
static inline int seen_offers(const struct seen *seen)
{
	int count = 0;

	for (size_t i = 0; i < seen->count; i++)
		count += !seen->rows[i].wanted && strcmp(seen->rows[i].word, "or this much");
	return count;
}

#endif
