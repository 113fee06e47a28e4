/* ui/step_write.c -- a question and a quiet place to write. */
#include "ui/step_view.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/memory.h"
#include "tui/editor.h"
#include "tui/screen.h"
#include "tui/textbox_view.h"
#include "ui/page.h"

#include <stdlib.h>

struct write_state {
	struct textbox box;
	struct scroll question;
	bool beside;		/* the focus is on the button */
	int rows;		/* of the box, at the last drawing */
};

enum {
	COMMAND_DONE = COMMAND_OF_STEP, COMMAND_BESIDE, COMMAND_EDITOR, COMMAND_UNDO,
	COMMAND_REDO
};

const struct keys write_keys = { "Writing", {
	KEY_ROWS({ COMMAND_DONE, { KEY_CTRL('D') }, "Ctrl-D", "done",
		   "done with this page, on to the next step" },
		 { COMMAND_END, { KEY(ESCAPE) }, "Esc", "leave",
		   "leave the practice; what is written stays" },
		 { COMMAND_BESIDE, { KEY(TAB), KEY(BACKTAB) }, "Tab", "to Done",
		   "from the text to its Done button, where every key of a practice "
		   "works, and back" },
		 { COMMAND_EDITOR, { KEY_CTRL('E') }, "Ctrl-E", "editor",
		   "write in the editor of your own (VISUAL, EDITOR)" },
		 { COMMAND_UNDO, { KEY_CTRL('Z'), KEY_CTRL('_') }, "Ctrl-Z", "undo",
		   "take back the last words" },
		 { COMMAND_REDO, { KEY_CTRL('Y') }, "Ctrl-Y", "redo",
		   "and do them again" }),
	in_text_keys
} };

const struct keys written_keys = { "Beside what is written", {
	done_keys,
	KEY_ROWS({ COMMAND_BESIDE, { KEY(TAB), KEY(BACKTAB), KEY(UP) }, "Tab", "to the text",
		   "back into the "
		   "text" }),
	leave_keys, step_arrow_keys, sound_keys, everywhere_keys
} };

static void *open_view(const struct playing *playing)
{
	struct write_state *writing = memory_alloc(sizeof *writing);
	const struct answer *answer = player_answer(playing->player);
	bool given = answer && answer->holds == ANSWER_TEXT && answer->text;

	textbox_open(&writing->box, given ? answer->text : "");
	return writing;
}

static void draw_button(const struct write_state *writing, struct area area, int row)
{
	draw_text(row, area.col, 2, STYLE_ACCENT,
		  writing->beside ? draw_symbol(SYMBOL_MARK) : " ");
	draw_text(row, area.col + 2, 10, writing->beside ? STYLE_ACCENT : STYLE_QUIET,
		  "[ Done ]");
	if (writing->beside)
		draw_cursor(row, area.col + 4, true);
}

/* The row of the text in which the cursor stands, of how many. */
static size_t row_of(const struct textbox *box, size_t *rows)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t row;
	int col;

	*rows = textbox_lines(box, arena, &lines, &row, &col);
	arena_close(arena);
	return row;
}

/* How many rows the question gets. With the cursor in the first row of the text all but
 * one, else it leaves three to write in. `between`: gaps are one row, not more. */
static int question_rows(struct write_state *writing, struct area room, int between)
{
	struct area tight = { room.row, room.col, between ? 0 : room.rows, room.cols };
	size_t rows;
	bool first = row_of(&writing->box, &rows) == 0;
	int whole = scroll_height(&writing->question, tight);
	int most = room.rows - (first ? 1 : 3);

	if (whole + between <= room.rows - 3)
		return whole + between;
	return whole <= most ? whole : most;
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	struct write_state *writing = state;
	const struct step *step = playing->view.step;
	struct area page = area_centred(area, 72), room, box;
	int roomy = area.rows >= 14, asked;

	scroll_begin(&writing->question, playing->ui->frame);
	lay_question(&writing->question, step->ask, 0);
	room = area_inside(question_area(area, 72), roomy, 1 + roomy, 0);
	asked = question_rows(writing, room, !roomy);
	scroll_draw(&writing->question, (struct area){ room.row, room.col, asked, room.cols });
	box = area_inside(page, roomy + asked, 1 + roomy, 2);
	for (int i = 0; i < box.rows; i++)
		draw_text(box.row + i, page.col, 1,
			  writing->beside ? STYLE_FRAME : STYLE_ACCENT, "│");
	writing->rows = box.rows;
	textbox_draw(&writing->box, box, step->hint, !writing->beside);
	draw_button(writing, page, page.row + page.rows - 1);
}

static void answer(const struct playing *playing, const struct write_state *writing)
{
	player_answer_text(playing->player, textbox_text(&writing->box));
}

struct editing {
	struct app *app;
	const struct textbox *box;
	struct edited edited;
};

static void run_editor(void *context)
{
	struct editing *editing = context;

	editing->edited = editor_edit(app_paths(editing->app), textbox_text(editing->box),
				      clock_civil_ms(app_clock(editing->app)) / 1000);
}

/* The editor's file goes when the log has its text. */
static void edit(const struct playing *playing, struct write_state *writing)
{
	struct editing editing = { .app = playing->ui->app, .box = &writing->box };
	struct edited *edited = &editing.edited;

	ui_lend(playing->ui, run_editor, &editing);
	if (edited->text) {
		textbox_replace(&writing->box, edited->text);
		answer(playing, writing);
		player_keep(playing->player);
	}
	if (*edited->words)
		ui_note(playing->ui, edited->words);
	editor_close(edited, player_is_kept(playing->player));
}

static bool beside_key(const struct playing *playing, struct write_state *writing,
		       const struct input *input)
{
	int command = input->command;

	if (command == COMMAND_BESIDE)
		writing->beside = false;
	else if (command == COMMAND_ENTER)
		player_do(playing->player, SESSION_DONE);
	else
		return false;
	return true;
}

/* A page up from the first row of the text, or down from the last, turns the question. */
static bool question_key(struct write_state *writing, const struct input *input)
{
	size_t rows, row = row_of(&writing->box, &rows);
	bool up = input->kind == INPUT_PAGE_UP && row == 0;
	bool down = input->kind == INPUT_PAGE_DOWN && row + 1 >= rows;

	return (up || down) && scroll_move(&writing->question, up ? COMMAND_PAGE_UP
								  : COMMAND_PAGE_DOWN);
}

static bool text_key(const struct playing *playing, struct write_state *writing,
		     const struct input *input)
{
	bool changed;

	if (question_key(writing, input))
		return true;
	if (!textbox_key(&writing->box, input, writing->rows, &changed))
		return false;
	if (changed)
		answer(playing, writing);
	return true;
}

static bool key(const struct playing *playing, void *state, const struct input *input)
{
	struct write_state *writing = state;
	int command = input->command;

	if (writing->beside)
		return beside_key(playing, writing, input);
	if (command == COMMAND_DONE)
		player_do(playing->player, SESSION_DONE);
	else if (command == COMMAND_BESIDE)
		writing->beside = true;
	else if (command == COMMAND_EDITOR)
		edit(playing, writing);
	else if ((command == COMMAND_UNDO && textbox_undo(&writing->box)) ||
		 (command == COMMAND_REDO && textbox_redo(&writing->box)))
		answer(playing, writing);
	else if (command == COMMAND_NONE)
		return text_key(playing, writing, input);
	else
		return false;
	return true;
}

static const struct keys *keys_now(const void *state)
{
	const struct write_state *writing = state;

	return writing->beside ? &written_keys : &write_keys;
}

static void close_view(void *state)
{
	struct write_state *writing = state;

	textbox_close(&writing->box);
	free(writing);
}

const struct step_view write_view = {
	.open = open_view, .draw = draw, .key = key, .keys_now = keys_now,
	.close = close_view,
};
