/* ui/case_screen.c -- one person: what is to be read first, what was answered, and a
 * report. */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "exchange/caseload.h"
#include "tui/scroll.h"
#include "tui/textbox_view.h"
#include "ui/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL = 9, READING = 74, ASIDE_MOST = 400 };

enum typing { TYPES_NOTHING, TYPES_NOTE, TYPES_DEALT };

struct case_screen {
	struct caseload *caseload;
	struct arena *arena;
	const char *id, *name, *key;
	const struct case_report *reports;
	const struct case_note *notes;
	size_t count, note_count, at;	/* 0: the newest */
	const char *open;		/* answers with which nobody has dealt; "" */
	const char *lines;		/* of that report */
	struct scroll scroll;
	struct textbox box;
	enum typing typing;
	struct assign_outcome outcome;
};

const struct key_row person_keys[] = {
	{ COMMAND_REPLY, { 'r' }, "r", "next assignment",
	  "make the next assignment, which begins as the last one" },
	{ COMMAND_NOTE, { 'n' }, "n", "note",
	  "note a few words to the person; they go along with the next assignment" },
	KEYS_END
};

static const struct key_row report_keys[] = {
	{ COMMAND_LEFT, { KEY(LEFT), 'h' }, "Left", "before", "the report before this one" },
	{ COMMAND_RIGHT, { KEY(RIGHT), 'l' }, "Right", NULL, "the report after this one" },
	KEYS_END
};

static const struct key_row deal_keys[] = {
	{ COMMAND_DEAL, { 'd' }, "d", "dealt with",
	  "say that what is to be read first was dealt with; when nothing is, and twice: take "
	  "the last mark back" },
	KEYS_END
};

static const struct keys case_keys = { "One person of it", {
	person_keys, move_keys, report_keys, deal_keys, page_keys, end_keys, back_keys,
	everywhere_keys
} };

static const struct keys open_case_keys = { NULL, {
	deal_keys, person_keys, move_keys, report_keys, page_keys, end_keys, back_keys,
	everywhere_keys
} };

static bool load(struct ui *ui, struct case_screen *screen, struct error *error)
{
	screen->arena = ui_arena_again(ui, screen);
	screen->lines = screen->open = "";
	screen->count = screen->note_count = 0;
	if (!caseload_reports(screen->caseload, screen->arena, screen->id, &screen->reports,
			      &screen->count, error) ||
	    !caseload_notes(screen->caseload, screen->arena, screen->id, &screen->notes,
			    &screen->note_count, error))
		return false;
	if (!caseload_open_answers(screen->caseload, screen->arena, screen->id,
				   screen->reports, screen->count, &screen->open, error))
		return false;
	if (!screen->count)
		return error_set(error, "%s is not in the caseload any more", screen->name);
	if (screen->at >= screen->count)
		screen->at = screen->count - 1;
	return caseload_lines(screen->caseload, screen->arena, screen->id,
			      screen->reports[screen->at].id, &screen->lines, error);
}

static void load_or_say(struct ui *ui, struct case_screen *screen)
{
	struct error error;

	if (!load(ui, screen, &error))
		ui_note(ui, error.text);
}

/* ---- what is seen */

static void add_line(struct scroll *scroll, const char *line, size_t length)
{
	size_t inset = strspn(line, " ");
	char *text = memory_print("%.*s", (int)(length - inset), line + inset);

	if (!length)
		scroll_blank(scroll);
	else
		scroll_add(scroll, inset ? STYLE_PLAIN : STYLE_STRONG, (int)inset, NULL, text);
	free(text);
}

static void add_lines(struct scroll *scroll, const char *at)
{
	while (*at) {
		size_t length = strcspn(at, "\n");

		add_line(scroll, at, length);
		at += length + (at[length] == '\n');
	}
}

static void add_notes(struct case_screen *screen)
{
	for (size_t i = 0; i < screen->note_count; i++) {
		const struct case_note *note = &screen->notes[i];
		struct day day = moment_day(note->written_ms,
					    moment_offset_s(note->written_ms), 0);
		char label[20];

		snprintf(label, sizeof label, "%d %.3s", day.day, day_month_name(day));
		scroll_add(&screen->scroll, STYLE_QUIET, LABEL, label,
			   caseload_note_words(screen->arena, note));
	}
	if (screen->note_count)
		scroll_blank(&screen->scroll);
}

static void build(struct ui *ui, struct case_screen *screen)
{
	scroll_begin(&screen->scroll, ui->frame);
	add_lines(&screen->scroll, screen->open);
	if (*screen->open)
		scroll_blank(&screen->scroll);
	add_notes(screen);
	add_lines(&screen->scroll, screen->lines);
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL,
		   arena_print(screen->arena, "The digits of their key: %s", screen->key));
}

static const struct keys *keys_now(const void *state)
{
	const struct case_screen *screen = state;

	return screen->typing ? &typing_keys : *screen->open ? &open_case_keys : &case_keys;
}

static void draw_box(struct case_screen *screen, struct area page)
{
	const char *label = screen->typing == TYPES_NOTE ? "Note to them: "
							 : "How, and by whom: ";
	int row = page.row + page.rows - 1, width = draw_width(label);

	draw_text(row, page.col, width, STYLE_STRONG, label);
	textbox_draw(&screen->box, (struct area){ row, page.col + width, 1,
						  page.cols - width }, NULL, true);
}

static void draw(struct ui *ui, void *state)
{
	struct case_screen *screen = state;
	char which[40] = "";
	struct area page;

	if (screen->count > 1)
		snprintf(which, sizeof which, "report %zu of %zu", screen->count - screen->at,
			 screen->count);
	page = page_begin(ui, screen->name, *which ? which : NULL);
	page = area_centred(page, READING);
	build(ui, screen);
	scroll_draw(&screen->scroll, area_inside(page, 0, screen->typing ? 2 : 0, 0));
	draw_cursor(page.row, page.col, false);
	if (screen->typing)
		draw_box(screen, page);
}

/* ---- what is done */

static void begin_typing(struct case_screen *screen, enum typing typing)
{
	textbox_open(&screen->box, "");
	screen->typing = typing;
}

static void end_typing(struct case_screen *screen)
{
	textbox_close(&screen->box);
	screen->typing = TYPES_NOTHING;
}

static bool keep_note(struct ui *ui, struct case_screen *screen, const char *text,
		      struct error *error)
{
	if (!*text)
		return true;
	if (!caseload_note(screen->caseload, screen->id, text, error))
		return false;
	ui_note(ui, "Kept. It goes along with the next assignment.");
	return true;
}

/* Those that are on the page, and no other that came since. */
static bool keep_dealt(struct ui *ui, struct case_screen *screen, const char *text,
		       struct error *error)
{
	size_t marked;

	if (!caseload_deal(screen->caseload, screen->id, screen->reports, screen->count, text,
			   &marked, error))
		return false;
	ui_note(ui, marked ? "Marked as dealt with." : "Somebody else has marked it already.");
	return true;
}

/* What cannot be kept stays in the box, where it can be tried again. */
static void keep_typed(struct ui *ui, struct case_screen *screen)
{
	const char *text = textbox_text(&screen->box);
	struct error error;
	bool ok = screen->typing == TYPES_NOTE ? keep_note(ui, screen, text, &error)
					       : keep_dealt(ui, screen, text, &error);

	if (!ok) {
		ui_note(ui, error.text);
		return;
	}
	end_typing(screen);
	load_or_say(ui, screen);
	screen->scroll.top = 0;
}

static void deal(struct ui *ui, struct case_screen *screen)
{
	struct error error;
	bool was_dealt;

	if (*screen->open) {
		begin_typing(screen, TYPES_DEALT);
		return;
	}
	if (!ui_confirm(ui, "Nothing of theirs waits to be dealt with. The same key once more "
			    "takes the last mark back."))
		return;
	if (!caseload_undeal(screen->caseload, screen->id, &was_dealt, &error)) {
		ui_note(ui, error.text);
		return;
	}
	ui_note(ui, was_dealt ? "The last mark is taken back." : "Nothing of theirs was marked.");
	load_or_say(ui, screen);
	screen->scroll.top = 0;
}

static void begin_next(struct ui *ui, struct case_screen *screen)
{
	struct arena *arena = ui_arena(ui, screen);
	struct case_person person;
	struct assign_draft draft;
	struct error error;
	const char *path;
	bool whole;

	person = (struct case_person){ .id = screen->id, .name = screen->name };
	if (!screen->count)
		return;
	person.latest = screen->reports[0];
	if (!caseload_next(screen->caseload, arena, &person, &draft, &whole, &error) ||
	    !caseload_next_place(screen->caseload, arena, &draft, &path, &error)) {
		ui_note(ui, error.text);
		return;
	}
	screen->outcome = (struct assign_outcome){ .caseload = screen->caseload,
						   .person = screen->id };
	assign_screen_open_with(ui, &draft, path, &screen->outcome);
	if (!whole)
		ui_note(ui, "It is taken from the report: please say again what it leaves out, and "
			    "whom to call.");
}

/* Back from the form, or here for the first time. */
static void shown(struct ui *ui, void *state)
{
	struct case_screen *screen = state;

	if (screen->outcome.words[0]) {
		ui_note(ui, screen->outcome.words);
		screen->scroll.top = 0;
	}
	screen->outcome.words[0] = '\0';
	load_or_say(ui, screen);
}

static void typing_key(struct ui *ui, struct case_screen *screen, const struct input *input)
{
	int command = input->command;
	bool changed;

	if (command == COMMAND_NONE) {
		if (input->kind != INPUT_PASTE || !strchr(input->paste, '\n'))
			textbox_key(&screen->box, input, 1, &changed);
		return;
	}
	if (command == COMMAND_ENTER)
		keep_typed(ui, screen);
	else
		end_typing(screen);
}

static void turn_to(struct ui *ui, struct case_screen *screen, size_t at)
{
	if (at >= screen->count)
		return;
	screen->at = at;
	screen->scroll.top = 0;
	load_or_say(ui, screen);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct case_screen *screen = state;
	int command = input->command;

	if (screen->typing)
		typing_key(ui, screen, input);
	else if (scroll_move(&screen->scroll, command))
		return;
	else if (command == COMMAND_LEFT)
		turn_to(ui, screen, screen->at + 1);
	else if (command == COMMAND_RIGHT && screen->at)
		turn_to(ui, screen, screen->at - 1);
	else if (command == COMMAND_NOTE)
		begin_typing(screen, TYPES_NOTE);
	else if (command == COMMAND_DEAL)
		deal(ui, screen);
	else if (command == COMMAND_REPLY)
		begin_next(ui, screen);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

static void close_screen(void *state)
{
	struct case_screen *screen = state;

	if (screen->typing)
		end_typing(screen);
}

const struct screen case_screen = {
	.draw = draw, .key = key, .keys = { &case_keys, &open_case_keys, &typing_keys },
	.keys_now = keys_now, .shown = shown, .close = close_screen,
	.state_size = sizeof(struct case_screen),
};

void case_screen_open(struct ui *ui, struct caseload *caseload,
		      const struct case_person *person, enum case_start start)
{
	struct case_screen *screen = ui_state(ui, &case_screen);
	struct arena *arena = ui_arena(ui, screen);

	screen->caseload = caseload;
	screen->id = arena_copy(arena, person->id);
	screen->name = arena_copy(arena, person->name);
	screen->key = caseload_fingerprint(arena, person);
	ui_push(ui, screen);
	if (start == CASE_WRITE_NOTE)
		begin_typing(screen, TYPES_NOTE);
	else if (start == CASE_NEXT)
		begin_next(ui, screen);
}
