/* year/table.h -- the table of a walk, read back.
 *
 * Promise: one row for each line: its days, and what the line says of them.
 * Owner:   table_read() to table_close(); texts are cut out of a copy of the table.
 * Threads: one. Everything is static: test programs include this.
 * Fails:   the test, with the line.
 */
#ifndef TESTS_YEAR_TABLE_H
#define TESTS_YEAR_TABLE_H

#include "year/walk.h"

#include "model/programme.h"

enum { TABLE_ROWS = 600, TABLE_ITEMS = 20 };

enum table_kind { TABLE_DUE, TABLE_LEAST, TABLE_BESIDE };

/* "evening ret-evening (line..after) [why]*" */
struct table_item {
	enum table_kind kind;
	char id[48];
	enum slot slot;
	bool some, done;		/* some steps only */
};

struct table_row {
	int64_t first, last;
	const char *heading, *title;	/* NULL: none */
	struct table_item items[TABLE_ITEMS];
	size_t item_count;
	bool gap, unsteady, home, track, letter;
	const char *page;		/* NULL: none */
	int offers;
};

struct table {
	char *text;
	struct table_row rows[TABLE_ROWS];
	size_t count;
	struct table_row later[TABLE_ROWS];	/* what is different in the evening */
	size_t later_count;
};

static inline enum slot table_slot(const char **text)
{
	static const char *const words[] = { [SLOT_MORNING] = "morning ",
					     [SLOT_FREE] = "free ",
					     [SLOT_EVENING] = "evening " };

	for (int slot = SLOT_MORNING; slot <= SLOT_EVENING; slot++)
		if (!strncmp(*text, words[slot], strlen(words[slot]))) {
			*text += strlen(words[slot]);
			return (enum slot)slot;
		}
	return SLOT_ANY;
}

static inline void table_take_item(struct table_row *row, enum table_kind kind,
				   const char *text)
{
	struct table_item *item = &row->items[row->item_count++];

	assert_true(row->item_count <= TABLE_ITEMS);
	item->kind = kind;
	item->slot = table_slot(&text);
	item->done = text[strlen(text) - 1] == '*';
	item->some = strstr(text, " (") && (!strchr(text, '[') ||
					   strstr(text, " (") < strchr(text, '['));
	assert_int_equal(sscanf(text, "%47[a-z0-9-]", item->id), 1);
}

/* Cuts at commas outside of brackets. */
static inline void table_take_items(struct table_row *row, enum table_kind kind, char *text)
{
	int depth = 0;

	for (char *at = text;; at++) {
		bool ends = !*at || (*at == ',' && !depth);

		depth += *at == '(' || *at == '[';
		depth -= *at == ')' || *at == ']';
		if (!ends)
			continue;
		if (!*at) {
			table_take_item(row, kind, walk_trimmed(text));
			return;
		}
		*at = '\0';
		table_take_item(row, kind, walk_trimmed(text));
		text = at + 1;
	}
}

/* How many are offered: a number, or names with their reasons. */
static inline int table_offers(const char *text)
{
	int count = 1;

	if (isdigit((unsigned char)*text))
		return atoi(text);
	for (; *text; text++)
		count += *text == ';';
	return count;
}

static inline bool table_begins(const char *text, const char *word)
{
	return !strncmp(text, word, strlen(word));
}

static inline void table_take_cell(struct table_row *row, char *text)
{
	if (table_begins(text, "or "))
		table_take_items(row, TABLE_LEAST, text + 3);
	else if (table_begins(text, "beside "))
		table_take_items(row, TABLE_BESIDE, text + 7);
	else if (table_begins(text, "offers "))
		row->offers = table_offers(text + 7);
	else if (table_begins(text, "page "))
		row->page = text + 5;
	else if (!strcmp(text, "after a gap"))
		row->gap = true;
	else if (!strcmp(text, "grounding only"))
		row->unsteady = true;
	else if (!strcmp(text, "home?"))
		row->home = true;
	else if (!strcmp(text, "track?"))
		row->track = true;
	else if (!strcmp(text, "a letter is here"))
		row->letter = true;
	else if (!table_begins(text, "plan ") && !table_begins(text, "line ") &&
		 !table_begins(text, "says ") && !table_begins(text, "to go on with"))
		table_take_items(row, TABLE_DUE, text);
}

static inline char *table_next_cell(char **rest)
{
	char *cell = *rest, *bar = cell ? strstr(cell, " | ") : NULL;

	*rest = bar ? bar + 3 : NULL;
	if (bar)
		*bar = '\0';
	return cell ? walk_trimmed(cell) : NULL;
}

static inline void table_take_line(struct table *table, const struct walk *walk, char *line)
{
	char *rest = line, *days = table_next_cell(&rest), *cell, *dots;
	bool later = !strcmp(days, "later");
	struct table_row *row = later ? &table->later[table->later_count++]
				      : &table->rows[table->count++];

	assert_true(table->count <= TABLE_ROWS && table->later_count <= TABLE_ROWS);
	*row = (struct table_row){ 0 };
	if (later) {
		assert_true(table->count > 0);
		/* of a run of days it is the last one that ends otherwise */
		row->first = row->last = table->rows[table->count - 1].last;
	} else {
		dots = strstr(days, "..");
		if (dots)
			*dots = '\0';
		row->first = walk_date(walk, 0, days);
		row->last = dots ? walk_date(walk, 0, dots + 2) : row->first;
	}
	row->heading = table_next_cell(&rest);
	row->title = table_next_cell(&rest);
	row->heading = strcmp(row->heading, "-") ? row->heading : NULL;
	row->title = strcmp(row->title, "-") ? row->title : NULL;
	while ((cell = table_next_cell(&rest)))
		table_take_cell(row, cell);
}

static inline void table_read(struct table *table, const struct walk *walk)
{
	table->count = table->later_count = 0;
	table->text = strdup(walk->text + walk->above);
	assert_non_null(table->text);
	for (char *line = strtok(table->text, "\n"); line; line = strtok(NULL, "\n"))
		table_take_line(table, walk, line);
	assert_true(table->count > 0);
}

static inline void table_close(struct table *table)
{
	free(table->text);
}

/* The row of a date, in the morning or in the evening; NULL: there is none. */
static inline const struct table_row *table_find(const struct table *table, int64_t date,
						 bool evening)
{
	for (size_t i = 0; evening && i < table->later_count; i++)
		if (table->later[i].first == date)
			return &table->later[i];
	for (size_t i = 0; i < table->count; i++)
		if (date >= table->rows[i].first && date <= table->rows[i].last)
			return &table->rows[i];
	return NULL;
}

#endif
