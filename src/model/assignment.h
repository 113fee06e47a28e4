/* model/assignment.h -- a programme that a therapist made for one person.
 *
 * Promise: plain values that say what an assignment file says: tasks, what is to
 *          be left out, and words for the person who gets it.
 * Owner:   the arena of whoever loaded it; everything is const afterwards.
 * Threads: any.
 * Units:   times are milliseconds.
 */
#ifndef MODEL_ASSIGNMENT_H
#define MODEL_ASSIGNMENT_H

#include "model/programme.h"

#include <stdint.h>

enum { TASKS_MOST = 40, TIMES_TEXT = 24 };

enum how_often { OFTEN_ONCE, OFTEN_DAILY, OFTEN_TWICE_DAILY, OFTEN_WEEKLY };

/* How often a task is to be done. */
struct times {
	enum how_often often;
	int a_week;			/* OFTEN_WEEKLY: 1 to 7 */
};

struct task {
	const char *name;
	int line;
	struct portion todo;
	struct times times;
	int64_t minutes_ms;		/* 0: the practice's own */
	const char *when, *why;		/* NULL when not said */
};

struct assignment {
	const char *id, *path;
	bool own;			/* from the person's own folder */
	const char *title;
	const char *from, *to;
	const char *made;		/* YYYY-MM-DD, as these; NULL when not said */
	const char *starts, *ends;
	unsigned leave_out;		/* bits 1u << enum leave_out */
	int64_t longest_ms;		/* a practice; 0 when not said */
	struct texts notes, stop_if, contacts;
	const struct task *tasks;
	size_t task_count;
};

/* Writes "once", "daily", "twice daily" or "5 a week", as files do. */
void times_write(const struct times *times, char text[TIMES_TEXT]);

/* Reads the same. */
bool times_read(const char *text, struct times *times);

#endif
