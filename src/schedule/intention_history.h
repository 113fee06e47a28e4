/* schedule/intention_history.h -- the thread: an intention and what came of it.
 *
 * Promise: the line as it was written last, with every earlier version and its date;
 *          the plan that is read again the day after; the insight, the small act and
 *          whether it came about; the letter and the day on which it opens. All of
 *          it is what the person wrote in practices, found by its name; nothing is
 *          copied or kept elsewhere.
 * Owner:   the arena given. Threads: one.
 * Fails:   when something that was written cannot be read, in words; what is handed out is
 *          then what can be read all the same.
 */
#ifndef SCHEDULE_INTENTION_HISTORY_H
#define SCHEDULE_INTENTION_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

/* In place of the line where the reason for it has no room. */
#define INTENTION_UNREAD "Your line cannot be read just now. Nothing of it was changed."

enum { INTENTION_VERSIONS_MOST = 40, LETTER_OPEN_DAYS = 14, ACT_OPEN_DAYS = 7,
       LETTER_PARTS = 3 };

/* What was written under a name on a day. */
struct version {
	const char *text;
	int64_t date;
};

struct intention_history {
	const char *intention;		/* the last version, on one line; NULL */
	const char *kindness;		/* how to be kind to oneself; NULL */
	const char *plan;		/* "If ..., then ..."; NULL */
	const char *plan_today;		/* the same on the day after it was made */
	const char *insight;
	const char *act;		/* NULL: none */
	bool act_open;			/* meant on an earlier day, not yet answered */
	const char *act_done;		/* what was answered; NULL */
	const char *act_next;		/* and what comes of it; NULL */
	bool letter_written;		/* any part of it */
	int64_t letter_date;		/* when; NO_DATE */
	bool letter_never;		/* it was for the writing alone */
	const char *letter_wish;	/* when it may be read, as it was chosen; NULL */
	int64_t letter_opens;		/* its day; NO_DATE: none, or never */
	bool letter_here;		/* that day, or one of the LETTER_OPEN_DAYS */
};

/* The thread as it stands today. */
bool intention_history_load(struct app *app, struct arena *arena,
			    struct intention_history *thread, struct error *error);

/* The intention alone; *line is NULL when there is none yet. */
bool intention_line(struct app *app, struct arena *arena, const char **line,
		    struct error *error);

/* The versions of the intention, newest first, each with the day on which it was
 * first written so. */
bool intention_versions(struct app *app, struct arena *arena,
			struct version versions[INTENTION_VERSIONS_MOST], size_t *count,
			struct error *error);

/* The parts of the letter as each was written last: to the one who comes home, for the
 * first days, and what is forgiven. NULL where nothing was written; *count: how many
 * were. */
bool intention_letter(struct app *app, struct arena *arena,
		      const char *parts[LETTER_PARTS], size_t *count, struct error *error);

#endif
