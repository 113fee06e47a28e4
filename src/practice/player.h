/* practice/player.h -- a practice is performed: where session, sound and store meet.
 *
 * Promise: carries the session's effects down to sound and store, and what was
 *          heard back up into the session's time: captions follow the voice;
 *          when sound fails, the clock carries on. Answers are stored as they
 *          are written (at the latest PLAYER_KEEP_MS after a key), the session's
 *          row when it begins.
 * Owner:   whoever opened it closes it; it borrows the app and the practice, and
 *          copies what the options say.
 * Threads: one. player_turn() never waits.
 */
#ifndef PRACTICE_PLAYER_H
#define PRACTICE_PLAYER_H

#include "engine/session.h"
#include "model/practice.h"
#include "model/record.h"
#include "model/totals.h"
#include "practice/unheard.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct clock;
struct error;
struct player;

enum { PLAYER_KEEP_MS = 400 };

struct player_options {
	int64_t minutes_ms;	/* 0: the practice's default; else one that can be
				   reached, or player_open() says which can */
	bool rehearse;		/* store nothing, make no sound */
	const struct session_record *resume; /* go on with this one; NULL: anew */
	const char *source;	/* "self" when NULL */
	const char *place;	/* of the programme, "day 4"; NULL: in none */
	const char *steps;	/* "wish, plan": only these; NULL: all of it */
	bool asked_before;	/* `before` was given: 0 adrift to 10 steady */
	int before;
	struct clock *clock;	/* NULL: the app's */
};

/* A copy whose texts live in the arena; what is gone on with is still borrowed. */
struct player_options player_options_copy(struct arena *arena,
					  const struct player_options *options);

/* Lays the practice out and begins it; begin.h says when it may not be. */
bool player_open(struct player **player, struct app *app,
		 const struct practice *practice,
		 const struct player_options *options, struct error *error);

/* What is performed: the practice, or those steps of it; borrowed from the player. */
const struct practice *player_practice(const struct player *player);

/* Does all that is due: time, sound, keeping. Call it on every turn of the main
 * loop. */
void player_turn(struct player *player);

/* When player_turn() must be called at the latest (monotonic time of the
 * clock); INT64_MAX when nothing is due. Drawing motion wants more turns. */
int64_t player_due_ms(const struct player *player);

/* Tells whether the recording of the present step, one to listen to, can be played. */
bool player_has_recording(const struct player *player);

/* The present moment, to draw from. */
struct session_view player_look(const struct player *player);

/* When the next bell of the present step rings, at or after `at_ms` of it; -1
 * when none is left. */
int64_t player_next_bell_ms(const struct player *player, int64_t at_ms);

/* A key that the session knows: pause, back, on, done, leave, interrupt. */
void player_do(struct player *player, enum session_event_kind what);

/* What the person has given for the present step. Text may be given on every
 * key; choices are the indexes of options. */
void player_answer_text(struct player *player, const char *text);
void player_answer_number(struct player *player, int number);
void player_answer_choices(struct player *player, const bool *chosen, size_t count);

/* Keeps what was given up to now at once, without waiting for more keys. */
void player_keep(struct player *player);

/* What has been given for the present step, this time or before it was resumed;
 * NULL when nothing. Borrowed until the next answer. */
const struct answer *player_answer(const struct player *player);

/* Loudness in steps, the next bed, voice on or off, bells only. Each returns
 * the sentence to show for a moment ("volume 70", "bed: rain"). */
const char *player_volume(struct player *player, int change);
const char *player_next_bed(struct player *player);
const char *player_toggle_voice(struct player *player);
const char *player_toggle_bells_only(struct player *player);

/* Hushes sound within a second and lets time stand: for a hard moment. What runs
 * stays paused; in a step that waits, player_back() lets time pass again. */
void player_hush(struct player *player);
void player_back(struct player *player);

/* Tells once that the support page is due: an answer that opens it has just been
 * given, or the practice came to its end, or was left, with such an answer in it. */
bool player_take_support(struct player *player);

/* Keeps what the person answered to the one question of the support page. */
#define ANSWER_SAFE_STEP "safe-now"
#define ANSWER_SAFE_END_STEP ANSWER_SAFE_STEP "-at-end"
#define ANSWER_SAFE_YES "Yes"
#define ANSWER_SAFE_NO "No, or not sure"
void player_keep_safe(struct player *player, bool safe);

/* What is kept with a session beside the answers to its steps: how steady the person
 * was before, and one line when it is over. */
#define ANSWER_BEFORE_STEP "steady-before"
#define ANSWER_LINE_STEP "after-line"
void player_keep_line(struct player *player, const char *line);

/* Keeps with the session that a hard moment stopped it. */
void player_keep_hard_moment(struct player *player);

/* The totals of a practice that has come to its end, in their order; returns how
 * many. Those that are complete are in the log, as answers of the step `total`
 * (of several, `total-NAME`). */
size_t player_totals(const struct player *player, struct total_sum totals[TOTALS_MOST]);

/* A calm sentence when sound is not there ("no sound: captions and bells go on
 * by the clock"), or when what is written goes elsewhere; NULL when all is
 * well. */
const char *player_note(const struct player *player);

/* Tells whether its last bell still rings. */
bool player_rings(const struct player *player);

/* The id of the session in the log; 0 when nothing is stored. */
int64_t player_session(const struct player *player);

/* Tells whether the session and its answers are in the log proper: false when
 * nothing is stored, or elsewhere, or something could not be. */
bool player_is_kept(const struct player *player);

/* Keeps what is not kept yet, ends the session as left when it has not ended,
 * lets sound fade (a second at most); NULL is allowed. */
void player_close(struct player *player);

/* How a practice comes out at a length: for its page, `show` and `check`. Every
 * offered length that cannot be reached fails with the sentence. */
struct player_plan {
	int64_t length_ms;		/* of the timed steps */
	int64_t longest_silence_ms;
	double stretch;
	size_t lines, lines_without_clip;
};
bool player_plan(struct app *app, const struct practice *practice,
		 int64_t minutes_ms, struct player_plan *plan, struct error *error);

/* What of a practice cannot be heard, in the order of its steps; sets how many. */
const struct unheard *player_unheard(struct app *app, struct arena *arena,
				     const struct practice *practice, size_t *count);

/* Renders the practice at a length to a sound file; plan->length_ms is what the file
 * lasts. Fails when something of it cannot be played. */
bool player_render(struct app *app, const struct practice *practice,
		   int64_t minutes_ms, const char *path, struct player_plan *plan,
		   struct error *error);

#endif
