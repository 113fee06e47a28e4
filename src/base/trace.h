/* base/trace.h -- what the program did, in numbers: for whoever looks for a fault.
 *
 * Promise: an event is two literals and a number, so that no word of a person can get
 *          into it: the macro takes nothing else. The last events are kept in a file
 *          of the state folder, which stays below TRACE_MOST bytes; GROUNDWORK_LOG=FILE
 *          writes all of them there as well. An event that cannot be written is lost in
 *          silence: nothing of the program depends on it.
 * Owner:   one file for the program, as there is one terminal: trace_open() to
 *          trace_close(). Before and after, events go nowhere.
 * Threads: any, and a forked child too: an event is one write. Never the audio callback:
 *          it makes no system call.
 */
#ifndef BASE_TRACE_H
#define BASE_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;

enum { TRACE_MOST = 64 * 1024 };

/* Opens GROUNDWORK_LOG when it is set. Fails when that file cannot be written: the program
 * goes on without it. */
bool trace_open(struct error *error);

/* Keeps the last events in that file too; an older half is dropped when it grows long. */
void trace_keep(const char *path);

void trace_close(void);

/* The last events of a kept file, at most `most` lines, oldest first; "" when there are
 * none. */
bool trace_last(struct arena *arena, const char *path, size_t most, const char **last,
		struct error *error);

/* Notes an event: trace("speaker", "restarted", count). */
#define trace(room, event, number) trace_write("" room " " event, (int64_t)(number))
void trace_write(const char *literal, int64_t number);

#endif
