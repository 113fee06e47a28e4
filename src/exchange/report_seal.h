/* exchange/report_seal.h -- a report signed and sealed, for one person to open.
 *
 * Promise: only the one to whom it goes can read it, not even the writer; it is signed
 *          with the writer's key, and names its reader in what is signed, so that nobody
 *          can hand it on as written to somebody else.
 * Owner:   what is opened lives in the arena given. Threads: one.
 * Fails:   with a sentence; nothing of a report that does not hold is to be used.
 */
#ifndef EXCHANGE_REPORT_SEAL_H
#define EXCHANGE_REPORT_SEAL_H

#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;
struct error;
struct identity;

/* Seals one for the holder of the keys in report->to. */
bool report_seal(const struct report *report, const struct identity *own,
		 struct buffer *file, struct error *error);

/* Opens the bytes of a sealed one with the key of the one to whom it goes, and holds
 * the signature against them. *json (which may be NULL) is the text inside. */
bool report_open(const struct identity *own, const char *bytes, size_t length,
		 struct arena *arena, struct report *report, const char **json,
		 struct error *error);

#endif
