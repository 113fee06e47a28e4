/* ui/assign_form.h -- an assignment in the making, shared by its screens.
 *
 * Owner:   the form screen owns it; the others, which lie above it, borrow it. Texts
 *          live in its arena.
 * Threads: one.
 */
#ifndef UI_ASSIGN_FORM_H
#define UI_ASSIGN_FORM_H

#include "exchange/assign.h"
#include "tui/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct assign_outcome;
struct practice;
struct ui;

/* Groups of keys of its forms: edit what is marked, remove a task. */
extern const struct key_row edit_keys[], remove_keys[];

struct assign_form {
	struct arena *arena;
	struct assign_draft draft;
	size_t sample;			/* 0: empty; else the sample before it */
	const char *file;		/* where it goes; NULL: named by its title */
	const char *const *voices;	/* the person's own, by name */
	size_t voice_count;
	bool changed;			/* since it was saved last */
	struct assign_outcome *outcome;
};

/* Keeps a typed text as one line. */
const char *making_line(struct assign_form *making, const char *text);

/* The practice that a task asks for; NULL when there is none of that name. */
const struct practice *making_practice(struct ui *ui, const struct assign_draft_task *task);

/* Its title with the steps that it asks for, or what was written in the place of both;
 * it lives in the form's arena. */
const char *making_title(struct ui *ui, struct assign_form *making,
			 const struct assign_draft_task *task);

/* Takes a task out, when that is asked for twice; tells whether it is out. */
bool making_remove(struct ui *ui, struct assign_form *making, size_t task);

/* The file it goes to. */
const char *making_file(struct assign_form *making);

/* Finds the voices of the person's own. */
void making_find_voices(struct ui *ui, struct assign_form *making);

/* Opens the list of practices: for the task of that index, or (the count of tasks) for
 * a new one. */
void assign_pick_open(struct ui *ui, struct assign_form *making, size_t task);

/* Opens one task. */
void assign_task_open(struct ui *ui, struct assign_form *making, size_t task);

/* Opens the steps of its practice, when there is one of that name. */
void assign_steps_open(struct ui *ui, struct assign_form *making, size_t task);

/* Opens what can be left out. */
void assign_boxes_open(struct ui *ui, struct assign_form *making);

/* Opens what the person will see, from where it is saved. */
void assign_preview_open(struct ui *ui, struct assign_form *making);

#endif
