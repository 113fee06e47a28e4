/* model/rules.h -- when, how often and for whom a practice is not.
 *
 * Promise: plain values, as the keys of a practice's file say them, and the sentences
 *          that tell them. Whether a rule stands against a practice at this moment is
 *          for schedule/eligibility.h to say; nobody else judges by them.
 * Owner:   words are the arena's, or last for ever. Threads: any. Fails: never.
 */
#ifndef MODEL_RULES_H
#define MODEL_RULES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* what some practices are not for, what a sentence calls it, and a narrow row */
#define CONDITIONS(X)                                                            \
	X(MANIA, "mania", "mania, psychosis or strong dissociation",             \
	  "mania/psychosis/unreality")                                         \
	X(PANIC, "panic", "panic, or hunger for air that comes easily",          \
	  "panic, hunger for air")                                               \
	X(PREGNANCY, "pregnancy", "pregnancy", "pregnancy")                      \
	X(HEART, "heart", "a condition of heart or blood pressure, or fainting", \
	  "heart, pressure, fainting")                                           \
	X(LUNGS, "lungs", "asthma, or a condition of the lungs", "asthma, lungs") \
	X(SEIZURES, "seizures", "seizures", "seizures")                          \
	X(GLAUCOMA, "glaucoma", "glaucoma, or a condition of the eyes",          \
	  "glaucoma, eyes")                                                      \
	X(OPERATION, "operation", "an operation not long ago", "a recent operation")

#define CONDITION_ENUM(id, name, label, narrow) CONDITION_##id,
enum condition { CONDITIONS(CONDITION_ENUM) CONDITION_COUNT };
#undef CONDITION_ENUM

/* What follows from intensity 3, and from an answer that opens the support page. */
enum { GROUNDING = 1, DEMANDING = 3, DEMANDING_REST_DAYS = 3, DEMANDING_SESSIONS = 7,
       STEADY_AGAIN_DAYS = 7, REPEAT_AFTER_DAYS = 14 };

/* The hours of a day that are by day, and the most that steadiness can be. */
enum { DAYTIME_BEGINS = 5, DAYTIME_ENDS = 20, STEADINESS_MOST = 10 };

struct rules {
	int rest_days;			/* not before so many days after a session */
	int home_days;			/* not before so many days at home */
	int once_in_days;		/* not again before; 0: as often as one likes */
	int steadiness;			/* not below it today, of ten; 0: on any day */
	const char *steady_first;	/* a practice to have been steady with; NULL */
	int steady_times;		/* and how often */
	bool by_day;			/* not close to bedtime */
	bool demanding;			/* not before a calm week and some practice */
	bool numbers;			/* not before there are numbers to call */
	unsigned not_for, ask_first;	/* bits 1u << enum condition */
};

/* The word for a condition in files, what a sentence calls it, and a row with little
 * room. */
const char *condition_name(enum condition condition);
const char *condition_label(enum condition condition);
const char *condition_narrow(enum condition condition);

/* Conditions by their words, "mania, panic". */
const char *conditions_names(struct arena *arena, unsigned conditions);

/* Conditions by their labels, "pregnancy; seizures". */
const char *conditions_labels(struct arena *arena, unsigned conditions);

/* "three", "40". */
const char *rules_number(struct arena *arena, int number);

/* "a day", "three days", "two weeks", "40 days". */
const char *rules_days(struct arena *arena, int days);

/* "once", "three times". */
const char *rules_times(struct arena *arena, int times);

#endif
