/* wire/report_csv.c -- columns that every row has, empty where they mean nothing.
 *
 * Which field stands in which column, the tables of a report say. */
#include "wire/report_csv.h"

#include "base/buffer.h"
#include "base/markup.h"
#include "wire/report.h"
#include "wire/report_table.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { MINUTE_MS = 60000 };

#define COLUMN_NAME(id, name) "," name
static const char columns[] = "what" REPORT_COLUMNS(COLUMN_NAME) "\r\n";
#undef COLUMN_NAME

/* A row before it is written: texts, NULL where there is nothing. */
struct row {
	const char *days;		/* of its report, among several; NULL */
	const char *what;
	json_t *cells[COLUMN_COUNT];
};

static void add_row(struct buffer *csv, const struct row *row)
{
	const char *cells[1 + COLUMN_COUNT] = { row->days, row->what };
	bool alone = !row->days;

	for (int i = COLUMN_NONE + 1; i < COLUMN_COUNT; i++)
		cells[1 + i] = json_string_value(row->cells[i]);
	csv_add_row(csv, cells + alone, 1 + COLUMN_COUNT - alone, "\r\n");
}

static json_t *number_cell(int64_t number)
{
	return json_sprintf("%lld", (long long)number);
}

static json_t *cell_of(const struct wire_field *field, const char *from,
		       const struct report *report)
{
	const char *place = from + field->offset;

	if (field->kind == WIRE_SECONDS)
		return number_cell((*(const int64_t *)place + MINUTE_MS / 2) / MINUTE_MS);
	if (field->kind == WIRE_NUMBER)
		return field->maybe && *(const int *)place < field->least
		       ? NULL : number_cell(*(const int *)place);
	return wire_value(field, from, report);
}

/* Fills the cells that a struct has columns for, or empties them. */
static void fill(struct row *row, const struct wire_table *table, const char *from,
		 const struct report *report)
{
	for (size_t i = 0; i < table->count; i++) {
		int column = table->fields[i].column;

		assert(column < COLUMN_COUNT);
		if (!column)
			continue;
		json_decref(row->cells[column]);
		row->cells[column] = from ? cell_of(&table->fields[i], from, report) : NULL;
	}
}

static const struct wire_field *list_in(const struct wire_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->fields[i].kind == WIRE_LIST)
			return &table->fields[i];
	return NULL;
}

/* A row for each of a list; where each has a list of its own, one for each of that. */
static void add_rows(struct buffer *csv, struct row *row, const struct wire_field *list,
		     const char *from, const struct report *report)
{
	const struct wire_field *inner = list_in(list->of);
	size_t count = *(const size_t *)(from + list->also);
	const char *items;

	memcpy(&items, from + list->offset, sizeof items);
	for (size_t i = 0; i < count; i++) {
		fill(row, list->of, items + i * list->of->size, report);
		if (inner)
			add_rows(csv, row, inner, items + i * list->of->size, report);
		else
			add_row(csv, row);
	}
	fill(row, list->of, NULL, report);
}

static void add_lists(struct buffer *csv, const struct wire_table *lists,
		      const char *const *whats, const char *days,
		      const struct report *report)
{
	for (size_t i = 0; i < lists->count; i++) {
		struct row row = { .days = days, .what = whats[i] };

		add_rows(csv, &row, &lists->fields[i], (const char *)report, report);
	}
}

static void add_report(struct buffer *csv, const struct report *report, const char *days)
{
	static const char *const first[] = { "first" };
	static const char *const others[] = { "task", "session", "rating", "text" };

	assert(report_lists.count == sizeof others / sizeof *others);
	add_lists(csv, &report_first, first, days, report);
	add_lists(csv, &report_lists, others, days, report);
}

void report_csv(const struct report *report, struct buffer *csv)
{
	csv_begin(csv);
	buffer_add_string(csv, columns);
	add_report(csv, report, NULL);
}

void report_csv_all(const struct report *reports, size_t count, struct buffer *csv)
{
	csv_begin(csv);
	buffer_print(csv, "report,%s", columns);
	for (size_t i = 0; i < count; i++) {
		char from[DATE_TEXT], until[DATE_TEXT], days[2 * DATE_TEXT + 4];

		plain_text_date(reports[i].first_date, from);
		plain_text_date(reports[i].last_date, until);
		snprintf(days, sizeof days, "%s to %s", from, until);
		add_report(csv, &reports[i], days);
	}
}
