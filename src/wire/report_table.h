/* wire/report_table.h -- what a report holds, field by field, once.
 *
 * Promise: its JSON is written and read from these tables, and the rows of its CSV are
 *          filled from them. What comes first of all in the text has a table of its own.
 * Owner:   constant. Threads: any.
 */
#ifndef WIRE_REPORT_TABLE_H
#define WIRE_REPORT_TABLE_H

#include "wire/codec.h"

/* Columns of the rows in CSV; each row says what it is before them. */
#define REPORT_COLUMNS(X)                                                            \
	X(DATE, "date")                                                              \
	X(PRACTICE, "practice")                                                      \
	X(TITLE, "title")                                                            \
	X(NAME, "name")                                                              \
	X(NUMBER, "number")                                                          \
	X(OF, "of")                                                                  \
	X(MINUTES, "minutes")                                                        \
	X(PLANNED_MINUTES, "planned_minutes")                                        \
	X(ENDED, "ended")                                                            \
	X(SOURCE, "source")                                                          \
	X(BEFORE, "before")                                                          \
	X(AFTER, "after")                                                            \
	X(TEXT, "text")                                                              \
	X(ID, "id")                                                                  \
	X(TOLD, "told")

#define REPORT_COLUMN_ENUM(id, name) COLUMN_##id,
enum report_column { COLUMN_NONE, REPORT_COLUMNS(REPORT_COLUMN_ENUM) COLUMN_COUNT };
#undef REPORT_COLUMN_ENUM

/* All of `struct report`: what comes first, then the head, then the lists. */
extern const struct wire_table report_first, report_head, report_lists;

#endif
