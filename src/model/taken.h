/* model/taken.h -- an assignment as the person took it in.
 *
 * Promise: plain values that the store keeps: what was asked, which lines of it were
 *          taken and which declined, from whom it came, and since when. Its id
 *          stays the same when a newer version takes its place, so that what was
 *          done stays with it.
 * Owner:   the arena of whoever loaded it. Threads: any.
 * Units:   *_ms are milliseconds; moments are civil, since 1970 in UTC.
 */
#ifndef MODEL_TAKEN_H
#define MODEL_TAKEN_H

#include "model/assignment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct taken_task {
	const char *name, *practice;
	const char *steps;		/* "wish, plan": only these; NULL: all */
	struct times times;
	int64_t minutes_ms;		/* 0: the practice's own */
	const char *when, *why;		/* NULL when not said */
	bool accepted;
};

struct taken {
	int64_t row;			/* of this version, in the database */
	const char *id;			/* as in the source of a session: assignment:ID */
	const char *title, *from, *to;
	const char *made, *starts, *ends;	/* YYYY-MM-DD; NULL when not said */
	unsigned leave_out;		/* bits 1u << enum leave_out */
	int64_t longest_ms;		/* 0 when not said */
	const char *text;		/* the INI file as it came */
	const char *folder;		/* of what came with it; NULL: nothing */
	int64_t signer;			/* a row; 0: nobody signed it */
	int64_t taken_ms;
	int64_t ended_ms;		/* put away or replaced; 0: it stands */
	int taken_offset_s;		/* of the zones in which that was */
	int ended_offset_s;
	bool replaced;
	struct taken_task *tasks;
	size_t task_count;
};

/* A key that has signed something that was taken in. */
struct known_signer {
	int64_t row;
	const char *signs, *seals;	/* keys as text */
	const char *name;		/* that it signed with the last time */
	int64_t first_ms, last_ms;
	int64_t former;			/* the row that it succeeds; 0: none */
};

#endif
