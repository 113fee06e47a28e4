/* ui/first_cards.h -- what the files of the first questions share and nobody else
 * sees.
 *
 * first_screen.c goes from card to card, first_words.c has those that are only read,
 * first_choices.c those to choose from, first_dates.c the dates, first_people.c
 * whom to call, first_sound.c the bell.
 *
 * Owner:   first_screen.c makes and frees struct first; each card opens and closes
 *          what it uses of it.
 * Threads: one. Fails: never; what cannot be written is said once.
 */
#ifndef UI_FIRST_CARDS_H
#define UI_FIRST_CARDS_H

#include "schedule/onboarding.h"
#include "base/error.h"
#include "tui/day_field.h"
#include "tui/draw.h"
#include "tui/list.h"
#include "tui/scroll.h"
#include "ui/search.h"
#include "tui/textbox.h"

#include <stdbool.h>
#include <stdint.h>

/* What can be asked for on every card; a card counts its own from COMMAND_OF_CARD
 * on. */
enum { COMMAND_STEP_ON = COMMAND_OWN, COMMAND_STEP_BACK, COMMAND_OF_CARD };

/* Groups of keys that several cards have. */
extern const struct key_row first_on_keys[];	/* keep what is shown, and go on */
extern const struct key_row first_pass_keys[];	/* pass this by, or go back */
extern const struct key_row first_quit_keys[];	/* leave the questions */
extern const struct key_row first_move_keys[];	/* up and down */

/* At words, or one of several; at a date; where one types; at the bell; at several of
 * several; after the bell; and at the practice inside. */
extern const struct keys first_keys, first_day_keys, first_text_keys, first_sound_keys;
extern const struct keys first_heard_keys;
extern const struct keys first_marks_keys, first_try_keys;

struct first_marks;
struct sound_check;
struct ui;

enum { FIRST_BOXES = 4 };

struct first {
	int at;				/* which card */
	struct list list;
	const struct first_marks *marks;	/* the rows with boxes, where there are any */
	bool marked;			/* something of the list is meant */
	struct day_field day;
	struct search search;
	struct textbox boxes[FIRST_BOXES];
	bool boxes_open;
	struct sound_check *sound;
	bool played, unheard;
	int64_t opened_ms;		/* the card, on the monotonic clock */
	struct onboarding_practice practice;	/* the one inside */
	bool begun;			/* the practice: coming back is the end */
	struct scroll scroll;
	bool reads;			/* the words, so that they do not follow the mark */
	struct error told;		/* the last trouble that was said */
};

enum card_says { CARD_STAYS, CARD_GOES_ON };

struct card {
	const char *title;
	const struct keys *keys;
	/* Those that hold now, where they change; NULL: they do not. */
	const struct keys *(*keys_now)(const struct first *first);
	/* Whether it has something to ask; NULL: always. */
	bool (*wanted)(const struct ui *ui, const struct first *first);
	void (*open)(struct ui *ui, struct first *first);	/* NULL: nothing to do */
	void (*draw)(struct ui *ui, struct first *first, struct area area);
	/* Takes a key that is not one of going between cards. */
	enum card_says (*key)(struct ui *ui, struct first *first, int command,
			      const struct input *input);
	void (*turn)(struct ui *ui, struct first *first);	/* NULL */
	int64_t (*due_ms)(const struct ui *ui, const struct first *first); /* NULL */
	/* Left, whichever way: keeps what is typed. NULL: nothing to do. */
	void (*close)(struct ui *ui, struct first *first);
	/* What to say when it is left forwards; NULL for nothing. */
	const char *(*reminder)(const struct ui *ui, const struct first *first);
};

extern const struct card first_welcome, first_caution, first_try;
extern const struct card first_where, first_motion, first_leave_out, first_conditions;
extern const struct card first_date, first_sessions;
extern const struct card first_country, first_people;
extern const struct card first_sound;

/* Whether what to leave out has room for the caution below it; where it has not, that is
 * a card of its own. */
bool first_caution_fits(void);
#define FIRST_CAUTION                                                            \
	"Whatever is left out: with such a condition, or in pregnancy, keep breathing "  \
	"small, and ask your clinician first. Never practise while driving, in water "  \
	"or at a height."

/* Draws a heading, and below it as much of the words as leaves `needs` rows. Returns
 * what is left. */
struct area first_head(struct area area, const char *heading, const char *words,
		       int needs);

/* Begins a card that is one text, with a heading and words; the card adds the rest. Then
 * draws it: these two paragraphs of it, and what is between, are seen unless it is being
 * read. */
void first_lay(struct ui *ui, struct first *first, const char *heading, const char *words);
void first_show(struct first *first, struct area area, size_t from, size_t to);

/* Sets one, now and in the file; says once what is wrong and goes on. */
void first_set(struct ui *ui, struct first *first, const char *section,
	       const char *key, const char *value);

/* Says a trouble, unless it was said just before. */
void first_tell(struct ui *ui, struct first *first, const struct error *error);

#endif
