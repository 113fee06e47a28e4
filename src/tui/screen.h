/* tui/screen.h -- what a screen is, and the stack that holds them.
 *
 * Promise: a screen is a table of functions and a state of its own. Only the
 *          uppermost is drawn and gets keys; time passes for all of them.
 * Owner:   the stack owns every state, and arenas beside it; a screen closes
 *          nothing but what is not memory.
 * Threads: one.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "base/buffer.h"
#include "tui/confirm.h"
#include "tui/input.h"
#include "tui/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct clock;
struct ui;

/* What comes from outside of the program. */
enum ui_notice {
	UI_STOPS,		/* the job is stopped, or an editor takes over */
	UI_ENDS			/* the program is being ended */
};

enum { SCREEN_KEYS = 10 };

struct screen {
	/* Draws all of it; the screen is empty before. */
	void (*draw)(struct ui *ui, void *state);
	/* Takes a key, whose command was looked up in the keys that hold. */
	void (*key)(struct ui *ui, void *state, const struct input *input);
	/* All its tables of keys; one for each time in which other keys hold. */
	const struct keys *keys[SCREEN_KEYS];
	/* The one that holds now; NULL: always the first. */
	const struct keys *(*keys_now)(const void *state);
	/* Deals with time that has passed; NULL when time is nothing to it. */
	void (*turn)(struct ui *ui, void *state);
	/* When turn must come at the latest (the monotonic clock); NULL: never. */
	int64_t (*due_ms)(struct ui *ui, const void *state);
	/* It is the uppermost now, again or for the first time; NULL: no matter. */
	void (*shown)(struct ui *ui, void *state);
	/* A hard moment: sound should be hushed and time stand; NULL: no matter. Tells
	 * whether something that ran stands still by that. */
	bool (*hush)(struct ui *ui, void *state);
	/* From outside; NULL: no matter. */
	void (*notice)(struct ui *ui, void *state, enum ui_notice notice);
	/* Closes what the state holds beside its memory; NULL: nothing. */
	void (*close)(void *state);
	/* The bytes of its state. */
	size_t state_size;
	/* It can be drawn in any window, however small. */
	bool any_size;
};

enum { AHEAD_MOST = 32, SCREENS_MOST = 12, NOTE_MS = 4000, NOTE_TEXT = 800 };

struct ui {
	struct app *app;	/* the program's own, which nothing here looks into */
	struct clock *clock;
	/* What the two keys open that work on every screen. */
	void (*open_help)(struct ui *ui, const struct keys *keys);
	void (*open_hard)(struct ui *ui);
	struct {
		const struct screen *screen;
		void *state;
		struct arena *arena;	/* lives as long as the screen */
		struct arena *again;	/* emptied whenever the screen reads anew */
	} stack[SCREENS_MOST + 1];	/* one above them waits to be pushed */
	int depth;
	struct arena *frame;	/* lives as long as one drawing */
	char note[NOTE_TEXT];	/* a sentence shown for a moment */
	int64_t note_until_ms;
	struct confirm confirm;	/* whether that sentence is a question */
	int keyboard, signals;	/* descriptors */
	struct input ahead[AHEAD_MOST];	/* keys that were read before their turn */
	int ahead_count;
	bool pasting;		/* what the key at work holds is lent by the next one */
	int ended_by;		/* the signal that ends the program; 0: none */
	bool leaving;		/* the person leaves the program */
};

/* Makes the zeroed state of a screen, to be filled and then pushed. When it is not,
 * the next state or the next screen that closes takes it away. */
void *ui_state(struct ui *ui, const struct screen *screen);

/* Memory that lives as long as a state, and memory for what is read anew: emptied by
 * the call. */
struct arena *ui_arena(struct ui *ui, const void *state);
struct arena *ui_arena_again(struct ui *ui, const void *state);

/* Opens the screen of the state made last above the others. */
void ui_push(struct ui *ui, void *state);

/* Closes the uppermost screen. */
void ui_pop(struct ui *ui);

/* Closes what lies above a screen that is open already; false when it is not. So
 * that two pages that lead to each other do not pile up. */
bool ui_back_to(struct ui *ui, const struct screen *screen);

/* The keys of the uppermost screen that hold now. */
const struct keys *ui_keys(const struct ui *ui);

/* Shows a sentence for a moment, a long one for as long as it takes to be read. */
void ui_note(struct ui *ui, const char *sentence);

/* What cannot be undone: true when the key that is being taken was pressed once before
 * and asked this; else the question is shown until the next key, and nothing but the
 * same key says yes to it. */
bool ui_confirm(struct ui *ui, const char *question);

/* Tells whether a key that asks for the hard moment waits to be read, for whatever would
 * hold the loop up meanwhile. Keys keep their order. */
bool ui_hard_is_wanted(struct ui *ui);

/* Lends the terminal to another program for the time of a function, with the
 * screens told before. */
void ui_lend(struct ui *ui, void (*run)(void *context), void *context);

/* Runs until no screen is left or the program is ended. */
void ui_loop(struct ui *ui);

/* Closes every screen. */
void ui_clear(struct ui *ui);

#endif
