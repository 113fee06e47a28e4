/* store/reports.h -- which reports were made, and what each of them told.
 *
 * Promise: a report is remembered whole or not at all. Like assignments, only the main
 *          database takes any.
 * Owner:   results live in the arena given. Threads: one.
 * Fails:   with a sentence; then nothing has changed.
 */
#ifndef STORE_REPORTS_H
#define STORE_REPORTS_H

#include "model/made_report.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;
struct store;

/* All of them, in the order in which they were made. */
bool store_reports(struct store *store, struct arena *arena,
		   const struct made_report **list, size_t *count, struct error *error);

/* Remembers one. It takes the place of those that were made after a moment (INT64_MAX: of
 * none) and written to the same file. */
bool store_report_made(struct store *store, const struct made_report *report,
		       int64_t in_place_after_ms, struct error *error);

#endif
