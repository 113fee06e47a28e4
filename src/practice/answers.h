/* practice/answers.h -- what a person gives while a practice is performed.
 *
 * Promise: one answer a step. The present step's answer changes with every key and
 *          waits until it is taken, to be stored; those of other steps are found
 *          again when their step comes back.
 * Owner:   a value in the caller's hand, from answers_open() to answers_close(); it
 *          borrows the practice and the arena, and copies what it is given.
 * Threads: one. Fails: never.
 */
#ifndef PRACTICE_ANSWERS_H
#define PRACTICE_ANSWERS_H

#include "base/buffer.h"
#include "model/practice.h"
#include "model/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct answers {
	const struct practice *practice;
	struct arena *arena;
	struct answer *given;			/* one a step; no `step`: none */
	size_t step;				/* the present one */
	struct buffer text;			/* of its answer, while it is typed */
	const char *choices[OPTIONS_MOST];	/* and what is chosen */
	bool dirty;
	int64_t changed_ms;			/* the first change that was not taken */
};

/* Nothing has been given yet, and the first step is the present one. */
struct answers answers_open(const struct practice *practice, struct arena *arena);
void answers_close(struct answers *answers);

/* Takes over what was given in a session that is gone on with, as far as its steps are
 * still there. */
void answers_resume(struct answers *answers, const struct answer *old, size_t count);

/* Another step is the present one, or the same begins again; what had been given for it
 * can be gone on with. Nothing may be waiting. */
void answers_begin(struct answers *answers, size_t step);

/* What the person gives for the present step at a time. */
void answers_text(struct answers *answers, const char *text, int64_t now_ms);
void answers_number(struct answers *answers, int number, int64_t now_ms);
void answers_choices(struct answers *answers, const bool *chosen, size_t count,
		     int64_t now_ms);

/* What has been given for a step so far; NULL when nothing. */
const struct answer *answers_given(const struct answers *answers, size_t step);

/* Tells whether the answer to a step, or to any, is one for which somebody else should
 * be there: the support page is due then. */
bool answers_want_support(const struct answers *answers, size_t step);
bool answers_any_want_support(const struct answers *answers);

/* Since when a change has been waiting; INT64_MAX when none is. */
int64_t answers_waiting_ms(const struct answers *answers);

/* Takes the change that waits, given at that civil moment; NULL when none does. */
const struct answer *answers_take(struct answers *answers, int64_t civil_ms);

#endif
