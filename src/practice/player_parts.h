/* practice/player_parts.h -- what the files of the player share and nobody else sees.
 *
 * player.c lives through a session, player_answers.c holds what is given in it,
 * player_totals.c what it adds up to and when support is due, player_sound.c what
 * is heard of it.
 *
 * Owner:   player_open() makes it, player_close() lets it go.
 * Threads: one.
 */
#ifndef PRACTICE_PLAYER_PARTS_H
#define PRACTICE_PLAYER_PARTS_H

#include "app/app.h"
#include "app/opened.h"
#include "app/sounds.h"
#include "practice/follow.h"
#include "practice/plan.h"
#include "practice/player.h"
#include "base/buffer.h"
#include "base/error.h"
#include "engine/session.h"

/* What the person has given for the present step and is not yet stored. */
struct draft {
	struct buffer text;
	const char *choices[OPTIONS_MOST];
	struct answer answer;
	bool given, dirty;
	int64_t changed_ms;	/* the first change that is not stored */
};

struct player {
	struct app *app;
	struct clock *clock;
	struct arena *arena;		/* the plan, and what was resumed */
	struct arena *score_arena;	/* the score that plays */
	struct plan plan;
	struct plan_sound sound;
	struct score score;
	size_t run_first;		/* the step with which the score begins */
	bool sounding;			/* a score was handed to the audio room */
	struct session session;
	struct follow follow;		/* session time follows what is heard */
	bool rehearse;
	int64_t row;			/* in the log; 0: nothing is stored */
	int64_t progress_ms;		/* when progress was stored last */
	struct draft draft;
	struct answer *earlier;		/* given in steps before, and before a resume */
	size_t earlier_count;
	bool support_due;
	struct error trouble;		/* the last sentence of the store */
	char notice[96];
};

/* player.c: an event for the session, and all that it causes; an answer for the
 * log. */
void player_tell(struct player *player, struct session_event event);
void player_store_answer(struct player *player, const struct answer *answer);

/* player_answers.c: what was given before for this step becomes the draft; what
 * was given is found again on the way back; the draft goes to the session; the
 * answers of a session that is resumed are copied into the player's arena. */
void player_find_answer(struct player *player, const struct step *step);
void player_remember(struct player *player, const struct answer *answer);
void player_keep_draft(struct player *player);
void player_take_up(struct player *player, const struct session_record *old);

/* What was given for a step so far; NULL when nothing. */
const struct answer *player_given(const struct player *player, const struct step *step);

/* player_totals.c: the present step is left forwards, or the practice is left; the
 * end is reached: totals are kept. Support is due when an answer asks for it. */
void player_mind_support(struct player *player, enum session_event_kind what);
void player_add_up(struct player *player);

/* player_sound.c: the audio room, NULL in a rehearsal; the score from a step on;
 * an end of it; where in it the session stands (-1: none plays). */
struct audio *player_audio(const struct player *player);
void player_sound(struct player *player, size_t step, int64_t at_ms);
void player_silence(struct player *player, int64_t fade_ms);
int64_t player_score_ms(const struct player *player);

#endif
