/* model/practice.h -- a practice is an ordered list of steps.
 *
 * Promise: plain values that say what a content file says, nothing of how it is
 *          read, performed or drawn. The tables here are the only lists of
 *          step kinds, practice kinds, stages, leave-outs, bells and beds; the
 *          reader, the checker and the help are made from them.
 * Owner:   the arena of whoever loaded the practice; everything is const
 *          afterwards.
 * Threads: any.
 * Units:   times are milliseconds; gains are decibels.
 */
#ifndef MODEL_PRACTICE_H
#define MODEL_PRACTICE_H

#include "model/rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* kind, its name in files, what happens */
#define STEP_KINDS(X)                                                            \
	X(READ, "read", "a text, then a key or a time")                          \
	X(GUIDE, "guide", "narration, captions and silences")                    \
	X(LISTEN, "listen", "a recording")                                       \
	X(BREATHE, "breathe", "the pacer: seen, heard, or both")                 \
	X(WRITE, "write", "a prompt and a place to write")                       \
	X(RATE, "rate", "a number between two words")                            \
	X(CHOOSE, "choose", "one or many of some options")                       \
	X(SIT, "sit", "silence with bells")

#define PRACTICE_KINDS(X)                                                        \
	X(INTENTION, "intention")                                                \
	X(BREATHING, "breathing")                                                \
	X(GUIDED, "guided")                                                      \
	X(WRITING, "writing")                                                    \
	X(CHECK_IN, "check-in")                                                  \
	X(MOVEMENT, "movement")                                                  \
	X(REST, "rest")                                                          \
	X(PLANNING, "planning")

#define STAGES(X)                                                                \
	X(PREPARE, "prepare")                                                    \
	X(RETREAT, "retreat")                                                    \
	X(INTEGRATE, "integrate")

/* what a person can ask to leave out, and what it is called in a sentence */
#define LEAVE_OUTS(X)                                                            \
	X(BREATH, "breath", "attention on the breath")                           \
	X(HOLDS, "holds", "breath holds")                                        \
	X(EYES, "eyes", "eyes closed for a while")                               \
	X(BODY, "body", "attention on the body")                                 \
	X(IMAGERY, "imagery", "inner pictures")                                  \
	X(TENSING, "tensing", "tensing muscles")                                 \
	X(WALKING, "walking", "walking")                                         \
	X(WRITING, "writing", "writing")

#define BREATH_CUES(X)                                                           \
	X(TONE, "tone")                                                          \
	X(VOICE, "voice")                                                        \
	X(NONE, "none")

/* what of a person's own a text can have below it */
#define SHOWN_THINGS(X) X(INTENTION, "intention")

#define BELLS(X) X(BOWL, "bowl") X(LOW, "low") X(SMALL, "small")
#define BEDS(X)                                                                  \
	X(RAIN, "rain") X(OCEAN, "ocean") X(BROWN, "brown") X(DRONE, "drone")    \
	X(NIGHT, "night")

#define STEP_ENUM(id, name, what) STEP_##id,
enum step_kind { STEP_KINDS(STEP_ENUM) STEP_KIND_COUNT };
#undef STEP_ENUM

#define KIND_ENUM(id, name) KIND_##id,
enum practice_kind { PRACTICE_KINDS(KIND_ENUM) PRACTICE_KIND_COUNT };
#undef KIND_ENUM

#define STAGE_ENUM(id, name) STAGE_##id,
enum stage { STAGES(STAGE_ENUM) STAGE_COUNT };
#undef STAGE_ENUM

#define LEAVE_OUT_ENUM(id, name, label) LEAVE_OUT_##id,
enum leave_out { LEAVE_OUTS(LEAVE_OUT_ENUM) LEAVE_OUT_COUNT };
#undef LEAVE_OUT_ENUM

#define BREATH_CUE_ENUM(id, name) BREATH_CUE_##id,
enum breath_cue { BREATH_CUES(BREATH_CUE_ENUM) BREATH_CUE_COUNT };
#undef BREATH_CUE_ENUM

#define SHOWN_ENUM(id, name) SHOWN_##id,
enum shown { SHOWN_NOTHING, SHOWN_THINGS(SHOWN_ENUM) };
#undef SHOWN_ENUM

#define BELL_ENUM(id, name) BELL_##id,
enum bell { BELLS(BELL_ENUM) BELL_COUNT };
#undef BELL_ENUM

#define BED_ENUM(id, name) BED_##id,
enum bed { BEDS(BED_ENUM) BED_COUNT };
#undef BED_ENUM

/* Limits of a file that are the format's, not a matter of taste. */
enum { MINUTES_MOST = 8, STEPS_MOST = 64, CUES_MOST = 512, OPTIONS_MOST = 16,
       TOTALS_MOST = 8, RATING_MOST = 100 /* a rating, up and down from 0 */ };

/* A list of texts: paragraphs, options, sources. */
struct texts {
	const char *const *at;
	size_t count;
};

enum cue_kind { CUE_SAY, CUE_PAUSE, CUE_BELL };

/* One thing a guide performs, in the order written. */
struct cue {
	enum cue_kind kind;
	int line;		/* in the file */
	const char *text;	/* say: the words */
	int64_t pause_ms;	/* pause: as written, before stretching */
	enum bell bell;		/* bell: which */
};

/* One breath. Any phase but in_ms and out_ms may be 0. */
struct breath_pattern {
	int64_t in_ms, top_up_ms, hold_in_ms, out_ms, hold_out_ms;
};

/* When the bells of a sitting ring. */
struct sit_bells {
	bool start, end;
	int64_t every_ms;	/* 0: no bells between */
};

struct step {
	enum step_kind kind;
	const char *name;
	int line;			/* of its [section] */

	struct texts text;		/* read, listen */
	enum shown shows;		/* read: what stands below the text */
	struct texts ask;		/* write, rate, choose */
	const char *hint;		/* write; NULL when none */
	const char *keep;		/* write, choose: a named text; NULL when none */
	struct texts options;		/* choose */
	bool many;			/* choose: several may be taken */
	int from, to;			/* rate, both included */
	const char *low, *high;		/* rate: the words at the two ends; NULL when
					   only the labels are there */
	struct texts labels;		/* rate: a word for each number, or none */
	const char *adds;		/* rate: the total it counts towards; NULL */
	bool supports;			/* rate: `support_from` or more opens the */
	int support_from;		/* support page at once */
	const char *track;		/* rate: a named series; NULL when none */
	const char *file, *captions;	/* listen; captions NULL when none */
	double gain_db;			/* listen */
	const struct cue *cues;		/* guide */
	size_t cue_count;
	struct breath_pattern pattern;	/* breathe */
	int breaths;			/* breathe: 0 when given in minutes */
	enum breath_cue cue;		/* breathe */
	const char *word_in, *word_out;	/* breathe: shown for the phases */
	struct sit_bells bells;		/* sit */
	int64_t length_ms;		/* read: seconds, 0 waits for a key;
					   breathe, sit: minutes as written */
	const char *bed;		/* guide, breathe, sit; NULL when none */
};

/* The sum of the rate steps that add to it; without an answer to each of them
 * there is none. */
struct total {
	const char *name;		/* the series it is kept in */
	const char *words;		/* what it is called; NULL when it is alone */
	int line;
	int low;			/* below it, low_words are said as well */
	const char *low_words;		/* NULL: never */
};

struct practice {
	const char *id, *path;
	bool own;			/* from the person's own folder */
	const char *title, *summary;
	enum practice_kind kind;
	unsigned stages;		/* bits 1u << enum stage */
	int64_t minutes_ms[MINUTES_MOST]; /* lengths offered, the first is the default */
	size_t minutes_count;
	int intensity;			/* 1 grounding, 2 inward, 3 demanding */
	struct texts anchors, cautions, sources;
	unsigned contains;		/* bits 1u << enum leave_out */
	bool medicine_day;		/* may be offered on a day with a session */
	bool offered;			/* false: for whoever looks for it */
	bool only_assigned;		/* cannot be begun by oneself */
	struct rules rules;		/* only what the file says of them */
	struct total totals[TOTALS_MOST];
	size_t total_count;
	struct texts total_words;	/* said below the totals */
	const char *reviewed_by;	/* NULL: not yet clinically reviewed */
	const struct step *steps;
	size_t step_count;
};

/* The word for a value, as files write it. */
const char *step_kind_name(enum step_kind kind);
const char *step_kind_meaning(enum step_kind kind);
const char *practice_kind_name(enum practice_kind kind);
const char *stage_name(enum stage stage);
const char *leave_out_name(enum leave_out leave_out);
const char *breath_cue_name(enum breath_cue cue);
const char *bell_name(enum bell bell);
const char *bed_name(enum bed bed);

/* What can be left out, as a sentence names it: "breath holds". */
const char *leave_out_label(enum leave_out leave_out);

/* The value for a word; false when there is none. */
bool step_kind_find(const char *name, enum step_kind *kind);
bool practice_kind_find(const char *name, enum practice_kind *kind);
bool stage_find(const char *name, enum stage *stage);
bool leave_out_find(const char *name, enum leave_out *leave_out);
bool breath_cue_find(const char *name, enum breath_cue *cue);
bool bell_find(const char *name, enum bell *bell);
bool bed_find(const char *name, enum bed *bed);

/* The length of one breath. */
int64_t breath_length_ms(const struct breath_pattern *pattern);

/* Tells whether a step holds the breath, in or out; a rest of a second after the
 * out-breath is no hold. */
bool step_holds_breath(const struct step *step);

/* Tells whether a step keeps time by itself (false: it waits for the person,
 * as write, rate, choose and a read without seconds do). */
bool step_is_timed(const struct step *step);

/* Tells whether any step of the practice is of a kind. */
bool practice_has(const struct practice *practice, enum step_kind kind);

/* The word of a rate step for a number: its label, or the word of that end; NULL
 * when there is none. */
const char *step_number_word(const struct step *step, int number);

/* Tells whether a rate step is answered in words, one a number. */
bool step_in_words(const struct step *step);

/* Tells whether an answer of the practice opens the support page. */
bool practice_supports(const struct practice *practice);

/* All rules of the practice: those of its file, and what follows from what it is. */
struct rules practice_rules(const struct practice *practice);

/* The total kept in a series; NULL when there is none. */
const struct total *practice_total(const struct practice *practice, const char *name);

/* The least and the most that a total can come to. */
void practice_total_range(const struct practice *practice, const struct total *total,
			  int *least, int *most);

/* The step of that name; NULL when there is none. */
const struct step *practice_step(const struct practice *practice, const char *name);

/* The first practice with that id; NULL when there is none. */
const struct practice *practice_find(const struct practice *const *practices, size_t count,
				     const char *id);

#endif
