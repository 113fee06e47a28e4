/* model/programme.h -- days that name practices.
 *
 * Promise: plain values that say what a programme file says. A portion is a
 *          practice, or some steps of one. A programme has days, perhaps weeks
 *          after them and a month's look back when those are over, perhaps what
 *          takes the place of a day with a medicine session, and looks back at so
 *          many days after the last of those. Shorter forms are the same days with
 *          some left out.
 * Owner:   the arena of whoever loaded it; nobody changes it afterwards.
 * Threads: any.
 */
#ifndef MODEL_PROGRAMME_H
#define MODEL_PROGRAMME_H

#include "model/practice.h"

#include <stdbool.h>
#include <stddef.h>

/* from where the days are counted */
#define DAY_COUNTS(X)                                                            \
	X(TO_ARRIVAL, "to arrival")                                              \
	X(FROM_ARRIVAL, "from arrival")                                          \
	X(FROM_HOME, "from home")

/* when in the day a portion is offered */
#define SLOTS(X)                                                                 \
	X(ANY, "any")                                                            \
	X(MORNING, "morning")                                                    \
	X(FREE, "free")                                                          \
	X(EVENING, "evening")

/* what a person chooses between, whenever they like */
#define TRACKS(X) X(STEADY, "steady") X(TENDER, "tender")

#define DAY_COUNT_ENUM(id, name) COUNTS_##id,
enum day_count { DAY_COUNTS(DAY_COUNT_ENUM) DAY_COUNT_COUNT };
#undef DAY_COUNT_ENUM

#define SLOT_ENUM(id, name) SLOT_##id,
enum slot { SLOTS(SLOT_ENUM) SLOT_COUNT };
#undef SLOT_ENUM

#define TRACK_ENUM(id, name) TRACK_##id,
enum track { TRACKS(TRACK_ENUM) TRACK_COUNT };
#undef TRACK_ENUM

/* Limits of a file that are the format's, not a matter of taste. */
enum { FORMS_MOST = 6, DAYS_MOST = 120, WEEKS_MOST = 60, AFTERS_MOST = 12,
       AFTER_DAYS_MOST = 400, PORTIONS_MOST = 12 };

/* A practice to be done, or some of its steps. */
struct portion {
	const char *practice;		/* its id */
	struct texts steps;		/* none: the whole practice */
	enum slot slot;
	int line;			/* in the file */
};

struct portions {
	struct portion *at;
	size_t count;
};

/* A day, a week, the session day, a look back after it, or the month's. */
struct programme_day {
	int number;			/* of the day or week; of a look back, the days
					   since; else 0 */
	int line;
	const char *title;
	const char *tender_title;	/* on that track; NULL: the same */
	unsigned forms;			/* that keep this day: bits 1u << index */
	struct portions todo, tender, shortest;
	struct portions least;		/* one at most: enough on a hard day */
	struct portions checks;		/* check-ins that stand beside it */
	struct portions third;		/* the month's: every third time as well */
	struct texts notes, tender_notes;
};

struct programme {
	const char *id, *path;
	bool own;			/* from the person's own folder */
	const char *title, *summary;
	enum stage stage;
	enum day_count counts;
	int forms[FORMS_MOST];		/* in days, the longest first */
	size_t form_count;
	unsigned tracks;		/* bits 1u << enum track */
	struct programme_day *days;	/* those of the longest form, 1 to N */
	size_t day_count;
	struct programme_day *weeks;	/* the weeks after them */
	size_t week_count;
	struct programme_day *medicine_day;	/* NULL when there is none */
	struct programme_day *afters;	/* looks back, the nearest first */
	size_t after_count;
	struct programme_day *monthly;	/* when the weeks are over; NULL: nothing */
	struct portions daily;		/* beside every day, one at most */
};

/* The word for a value, as files write it. */
const char *day_count_name(enum day_count counts);
const char *slot_name(enum slot slot);
const char *track_name(enum track track);

/* The day that comes at a place, 1 and up, of a form (an index of forms); NULL
 * beyond its end. */
const struct programme_day *programme_day(const struct programme *programme,
					  size_t form, int place);

/* The week of that number, counted from day 1; NULL when there is none. */
const struct programme_day *programme_week(const struct programme *programme,
					   int week);

/* What is to be done on a day in a form and on a track. */
const struct portions *programme_portions(const struct programme *programme,
					  const struct programme_day *day, size_t form,
					  enum track track);

/* The title of a day on a track. */
const char *programme_title(const struct programme_day *day, enum track track);

/* The notes of a day on a track. */
const struct texts *programme_notes(const struct programme_day *day, enum track track);

/* The index of the longest form that fits into so many days; of none that does,
 * the shortest. */
size_t programme_form_for(const struct programme *programme, int days);

#endif
