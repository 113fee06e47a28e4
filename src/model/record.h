/* model/record.h -- what is kept of a session.
 *
 * Promise: the nouns of the log: a session that was begun, and the answers that
 *          were given in it.
 * Owner:   the arena of whoever filled it. Threads: any.
 * Units:   *_ms are milliseconds, civil moments since 1970 in UTC.
 */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "model/practice.h"

#include <stdbool.h>
#include <stdint.h>

/* how a session ended, its word in the log */
#define ENDINGS(X)                                                               \
	X(RUNNING, "running")                                                    \
	X(FINISHED, "finished")                                                  \
	X(LEFT, "left")                                                          \
	X(INTERRUPTED, "interrupted")

#define ENDING_ENUM(id, name) ENDED_##id,
enum ending { ENDINGS(ENDING_ENUM) ENDING_COUNT };
#undef ENDING_ENUM

enum answer_kind { ANSWER_TEXT, ANSWER_NUMBER, ANSWER_CHOICES };

/* One answer to one step. */
struct answer {
	const char *step;		/* the step's name */
	enum step_kind kind;		/* write, rate, choose (or read, for notes) */
	enum answer_kind holds;
	const char *text;		/* ANSWER_TEXT */
	int number;			/* ANSWER_NUMBER */
	struct texts choices;		/* ANSWER_CHOICES: the words chosen */
	const char *keep, *track;	/* NULL when none */
	const char *opened;		/* it opened the support page: what was asked; NULL */
	int64_t at_ms;			/* when it was given */
};

/* A text that was kept under a name, and when, by the zone its session was begun in. */
struct kept {
	const char *text;		/* NULL: there is none */
	int64_t at_ms;
	int offset_s;
};

/* The step under which a session keeps that a hard moment stopped it; the program
 * gives this answer by itself, and it is nothing to read. */
#define ANSWER_HARD_STEP "hard-moment"
bool answer_is_sign(const struct answer *answer);

struct session_record {
	int64_t id;
	const char *uid;		/* the same wherever it is kept; the store gives it */
	const char *practice, *title, *source;
	const char *place;		/* "day 4" of the programme; NULL: in none */
	const char *steps;		/* "wish, plan": only these; NULL: all of it */
	int64_t started_ms;
	int offset_s;			/* of the zone it was begun in */
	int64_t planned_ms, spent_ms;
	enum ending ended;
	size_t step;			/* where it stood: index, and */
	int64_t position_ms;		/* how far into that step */
	const struct answer *answers;
	size_t answer_count;
};

/* How often a practice was begun, ended, and left somebody no less steady. */
struct practised {
	const char *practice;
	size_t begun, finished, steady;
};

/* Whether a session counts as practice: it came to its end, or lasted a minute, or
 * was stopped in a hard moment. */
bool session_is_practised(const struct session_record *session);

/* Whether the person said something in it: words, or a choice. */
bool session_has_words(const struct session_record *session);

/* The rule for "this was done": a finished session of that practice, of just those
 * steps ("wish, plan"; NULL: all of it), or of the whole, which has them too. */
bool session_did(const struct session_record *session, const char *practice,
		 const char *steps);

const char *ending_name(enum ending ending);
bool ending_find(const char *name, enum ending *ending);

#endif
