/* model/report.h -- what a person chose to tell a therapist about some days.
 *
 * Promise: plain values: exactly what is shared and nothing else. What was not
 *          chosen is not there: a level that leaves ratings out has no series and
 *          no session with a rating.
 * Owner:   the arena of whoever made or read it. Threads: any.
 * Units:   *_ms are milliseconds, moments are civil since 1970 in UTC; a date is a
 *          count of days since 1970-01-01, at the person's own hour of day's begin.
 */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include "model/assignment.h"
#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* the levels: sessions always, the others when chosen */
#define SHARES(X)                                                                \
	X(SESSIONS, "sessions")                                                  \
	X(RATINGS, "ratings")                                                    \
	X(TEXTS, "texts")

#define SHARE_ENUM(id, name) SHARE_##id,
enum share { SHARES(SHARE_ENUM) SHARE_COUNT };
#undef SHARE_ENUM

/* What a reader takes at most; who writes keeps to it as well. */
enum {
	REPORT_TASKS_MOST = 400, REPORT_SESSIONS_MOST = 5000, REPORT_SERIES_MOST = 200,
	REPORT_POINTS_MOST = 5000, REPORT_TEXTS_MOST = 500, REPORT_FIRST_MOST = 500,
	REPORT_WEEK_DAYS = 7, REPORT_DAYS_MOST = 3660, REPORT_WORDS_MOST = 1000,
	REPORT_TEXT_MOST = 64 << 10, REPORT_BYTES_MOST = 8 << 20, REPORT_ID_TEXT = 33
};

/* Somebody with a public key, as text of secret/person.h. */
struct report_party {
	const char *name;
	const char *signs, *seals;
};

/* A key that somebody had, and its signature for the present one, as text. */
struct report_former {
	struct report_party party;
	const char *vouches;
};

/* An answer that opened the support page; it goes in at every level, and first. */
struct report_answer {
	int64_t date;
	const char *practice, *title;	/* id, and what it is called */
	const char *question;
	int number;
	const char *words;		/* "Several days"; NULL: only the number */
	const char *safe;		/* what the page's question was answered, or that it
					   was not; NULL: not known */
	const char *session;		/* the id of its session; NULL: not known */
	const char *step;		/* in which it was given, and when (with the page's */
	int64_t at_ms;			/* question); these two stay with the writer */
};

/* What was asked and done in seven days of the span, the last of it maybe fewer. */
struct report_week {
	int asked, done;
};

/* A line of an assignment that was taken in: what was asked in the span, and done. */
struct report_task {
	const char *assignment;		/* its id */
	const char *assignment_title;
	const char *name, *practice, *title;
	const char *steps;		/* "wish, plan": only these; NULL: all */
	struct times times;
	int64_t minutes_ms;
	const char *when;		/* NULL when not said */
	int asked, done;		/* times; done never counts above asked */
	bool wants_numbers;		/* not done, and it cannot be begun before it is written
					   down whom to call */
	const struct report_week *weeks; /* report_weeks() of them; NULL: not told */
};

enum after { AFTER_UNSAID, AFTER_LESS, AFTER_SAME, AFTER_STEADIER };

struct report_session {
	int64_t started_ms;
	int offset_s;
	int64_t date;
	const char *practice, *title;
	int64_t spent_ms, planned_ms;
	enum ending ended;
	const char *source;		/* self, programme:ID, assignment:ID */
	int before;			/* steady before, 0 to 10; -1: not said */
	enum after after;
	const char *id;			/* the same in every report; NULL: not known */
	bool told;			/* an earlier report had it already */
};

/* A series of numbers, a point an answer. */
struct report_point {
	int64_t date;
	int number;
	const char *session;		/* the id of its session; NULL: not known */
};

struct report_series {
	const char *name;		/* mood, sleep, phq9; practice/step without one */
	const char *title;		/* of the practice that asks it, when only one does */
	const char *question;		/* NULL when not known, and of a sum */
	const char *low, *high;		/* the words at its ends; NULL when none */
	int least, most;
	const struct report_point *points;
	size_t count;
};

/* A text that was chosen by its name. */
struct report_text {
	int64_t date;
	const char *name;		/* practice/step, as it is chosen */
	const char *title;		/* of the practice */
	const char *question;		/* what it answers; NULL when not known */
	const char *text;
};

struct report {
	const char *id;			/* 32 hexadecimal digits */
	const char *previous;		/* the id of the one before to this person; NULL */
	struct report_party from, to;
	const struct report_former *former;	/* the sender's last one; NULL */
	const struct report_former *earlier;	/* those before it, the newest first */
	size_t earlier_count;
	int64_t made_ms;
	int made_offset_s;
	int64_t first_date, last_date;	/* the span, both included */
	int64_t told_until;		/* the last day of it of which an earlier report told;
					   0: no day of it was told before */
	int told_first;			/* answers that opened the support page in the span, and
					   were told in an earlier report; 0: none */
	unsigned shares;		/* bits 1u << enum share */
	const struct report_answer *first;
	size_t first_count;
	const struct report_task *tasks;
	size_t task_count;
	const struct report_session *sessions;	/* oldest first */
	size_t session_count;
	const struct report_series *series;
	size_t series_count;
	const struct report_text *texts;
	size_t text_count;
};

/* "5", or "under 1" of what took less than half a minute. */
enum { SPENT_TEXT = 24 };
void spent_write(const struct report_session *session, char text[SPENT_TEXT]);

/* The day from which what was asked and done is counted: the first of the span or, where an
 * earlier report ended on that, the next, so that no day is counted in both. */
int64_t report_counts_from(const struct report *report);

/* How many weeks the span has, from that day on; the last may be shorter. */
size_t report_weeks(const struct report *report);

const char *share_name(enum share share);
bool share_find(const char *name, enum share *share);

/* "less", "same", "steadier"; "" when not said. */
const char *after_name(enum after after);
bool after_find(const char *name, enum after *after);

#endif
