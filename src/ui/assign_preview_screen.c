/* ui/assign_preview_screen.c -- what the checks find, what the person will see, and
 * saving it. */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "exchange/caseload.h"
#include "exchange/user_key.h"
#include "tui/textbox_view.h"
#include "ui/assign_form.h"
#include "ui/page.h"
#include "ui/page_text.h"

#include <stdio.h>
#include <string.h>

struct preview_screen {
	struct assign_form *making;
	struct findings findings;
	struct texts missing;		/* before anything can be checked */
	struct user_key key;
	struct scroll scroll;
	struct textbox passphrase;
	bool typing;			/* the passphrase */
	bool replaces;			/* a file that is there, as was asked */
	bool saved;
};

const struct keys preview_keys = { "What the person will see", {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "save", "save it as a file" }),
	list_keys, back_keys, everywhere_keys
} };

static bool is_ready(const struct preview_screen *screen)
{
	return !screen->missing.count && !screen->findings.errors;
}

static void add_findings(struct preview_screen *screen)
{
	const struct findings *findings = &screen->findings;

	for (size_t i = 0; i < screen->missing.count; i++)
		scroll_add(&screen->scroll, STYLE_STRONG, 6, "mend", screen->missing.at[i]);
	for (size_t i = 0; i < findings->count; i++)
		scroll_add(&screen->scroll, findings->at[i].warning ? STYLE_PLAIN : STYLE_STRONG,
			   6, findings->at[i].warning ? "note" : "mend",
			   findings->at[i].text);
	if (findings->count || screen->missing.count)
		scroll_blank(&screen->scroll);
}

static void add_tasks(struct ui *ui, struct preview_screen *screen)
{
	const struct assign_draft *draft = &screen->making->draft;
	char how[120];

	for (size_t i = 0; i < draft->task_count; i++) {
		const struct assign_draft_task *task = &draft->tasks[i];
		bool minutes = task->minutes && *task->minutes;

		snprintf(how, sizeof how, "%s%s%s%s", task->times, minutes ? ", " : "",
			 minutes ? task->minutes : "", minutes ? " min" : "");
		reading_task(&screen->scroll, &(struct reading_task){
			i + 1, making_title(ui, screen->making, task), how, task->when,
			task->why, assign_task_rules(ui->app, ui->frame, task) });
	}
}

static const char *or_dash(const char *text)
{
	return text && *text ? text : "-";
}

static void add_head(struct preview_screen *screen)
{
	const struct assign_draft *draft = &screen->making->draft;
	struct scroll *scroll = &screen->scroll;
	char line[600];

	scroll_add(scroll, STYLE_STRONG, 0, NULL, or_dash(draft->title));
	snprintf(line, sizeof line, "from %s, to %s%s%s%s%s", or_dash(draft->from),
		 or_dash(draft->to), draft->starts && *draft->starts ? ", from " : "",
		 draft->starts ? draft->starts : "",
		 draft->ends && *draft->ends ? ", until " : "",
		 draft->ends ? draft->ends : "");
	scroll_add(scroll, STYLE_QUIET, 0, NULL, line);
	reading_texts(scroll, NULL, &draft->notes);
	if (draft->leave_out && *draft->leave_out) {
		snprintf(line, sizeof line, "It leaves out: %s.", draft->leave_out);
		scroll_add(scroll, STYLE_PLAIN, 0, NULL, line);
	}
	reading_texts(scroll, "Stop if", &draft->stop_if);
	reading_texts(scroll, "To call", &draft->contacts);
}

static void add_end(struct preview_screen *screen)
{
	const char *file = making_file(screen->making);
	char line[600];

	snprintf(line, sizeof line, !assign_is_bundle(file)
		 ? "It goes to %s, as plain text that nobody has signed."
		 : screen->key.there ? "It goes to %s, signed with your key %s."
		 : "It goes to %s, signed with a key that is made now.%s", file,
		 screen->key.fingerprint);
	scroll_blank(&screen->scroll);
	scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, line);
}

/* No passphrase is ever on the screen: only how long it is. */
static void draw_passphrase(const struct preview_screen *screen, struct area page)
{
	size_t length = strlen(textbox_text(&screen->passphrase));
	int row = page.row + page.rows - 1, col = page.col;

	col += draw_text(row, col, page.cols, STYLE_STRONG, "The passphrase of your key: ");
	for (size_t i = 0; i < length && col < page.col + page.cols - 2; i++)
		col += draw_text(row, col, 1, STYLE_PLAIN, "*");
	draw_cursor(row, col, true);
}

static const struct keys *keys_now(const void *state)
{
	const struct preview_screen *screen = state;

	return screen->typing ? &passphrase_keys : &preview_keys;
}

static void draw(struct ui *ui, void *state)
{
	struct preview_screen *screen = state;
	struct area page = page_begin(ui, is_ready(screen) ? "What the person will see"
				      : "Not yet ready", NULL);

	page = area_centred(page, 74);
	scroll_begin(&screen->scroll, ui->frame);
	add_findings(screen);
	add_head(screen);
	add_tasks(ui, screen);
	add_end(screen);
	scroll_draw(&screen->scroll, area_inside(page, 0, screen->typing ? 2 : 0, 0));
	draw_cursor(page.row, page.col, false);
	if (screen->typing)
		draw_passphrase(screen, page);
}

static void say_saved(struct ui *ui, struct preview_screen *screen)
{
	struct assign_form *making = screen->making;
	const char *file = making_file(making);
	bool made = !screen->key.there;
	struct error error;

	making->changed = false;
	if (assign_is_bundle(file))
		user_key_look(ui->app, making->arena, &screen->key, &error);
	snprintf(making->outcome->words, sizeof making->outcome->words,
		 !assign_is_bundle(file) ? "%s is written."
		 : made ? "%s is written, signed with the key %s, which was made now. The "
			  "person can compare these digits with you by telephone; \"groundwork "
			  "key\" tells how to keep it."
		 : "%s is written, signed with the key %s. The person can compare these digits "
		   "with you by telephone.", file, screen->key.fingerprint);
	screen->saved = true;
}

/* The screen is gone when it has been left to the one below the form. */
static void leave_saved(struct ui *ui, const struct preview_screen *screen)
{
	if (!screen->making->outcome->caseload) {
		ui->leaving = true;
		return;
	}
	ui_pop(ui);
	ui_pop(ui);
}

static void save(struct ui *ui, struct preview_screen *screen, const char *passphrase)
{
	struct assign_form *making = screen->making;
	const struct assign_outcome *outcome = making->outcome;
	const char *file = making_file(making);
	struct error error;
	bool ok = outcome->caseload
		? caseload_write_next(outcome->caseload, outcome->person, &making->draft, file,
				      passphrase, screen->replaces, &error)
		: assign_draft_write(ui->app, &making->draft, file, passphrase,
				     screen->replaces, &error);

	if (ok)
		say_saved(ui, screen);
	else
		ui_note(ui, error.text);
}

static void begin_saving(struct ui *ui, struct preview_screen *screen)
{
	const char *file = making_file(screen->making);

	screen->replaces = file_exists(file);
	if (!is_ready(screen)) {
		ui_note(ui, "What stands behind \"mend\" comes first; q goes back to it.");
	} else if (screen->replaces &&
		   !ui_confirm(ui, "There is a file of that name. Enter once more writes over "
				   "it; q goes back, to name another.")) {
		return;
	} else if (assign_is_bundle(file) && screen->key.locked) {
		textbox_open(&screen->passphrase, "");
		screen->typing = true;
	} else {
		save(ui, screen, NULL);
	}
}

static void forget_passphrase(struct preview_screen *screen)
{
	if (screen->passphrase.text.bytes)
		explicit_bzero(screen->passphrase.text.bytes,
			       screen->passphrase.text.length);
	textbox_close(&screen->passphrase);
	screen->typing = false;
}

static void typing_key(struct ui *ui, struct preview_screen *screen,
		       const struct input *input)
{
	int command = input->command;
	bool changed;

	if (command == COMMAND_NONE) {
		textbox_key(&screen->passphrase, input, 1, &changed);
		return;
	}
	if (command == COMMAND_ENTER)
		save(ui, screen, textbox_text(&screen->passphrase));
	forget_passphrase(screen);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct preview_screen *screen = state;
	int command = input->command;

	if (screen->typing)
		typing_key(ui, screen, input);
	else if (scroll_move(&screen->scroll, command))
		return;
	else if (command == COMMAND_ENTER)
		begin_saving(ui, screen);
	else if (command == COMMAND_BACK) {
		ui_pop(ui);
		return;
	}
	if (screen->saved)
		leave_saved(ui, screen);
}

static void close_screen(void *state)
{
	struct preview_screen *screen = state;

	forget_passphrase(screen);
}

const struct screen preview_screen = {
	.draw = draw, .key = key, .keys = { &preview_keys, &passphrase_keys },
	.keys_now = keys_now, .close = close_screen,
	.state_size = sizeof(struct preview_screen),
};

/* In the words of the form, since nobody has seen a file yet. */
static struct texts missing_of(struct assign_form *making)
{
	const struct assign_draft *draft = &making->draft;
	const char **at = arena_array(making->arena, 4, sizeof *at);
	size_t count = 0;

	if (!draft->title || !*draft->title)
		at[count++] = "Title: say what it is called.";
	if (!draft->from || !*draft->from)
		at[count++] = "From: say who asks.";
	if (!draft->to || !*draft->to)
		at[count++] = "To: say whom; any word will do.";
	if (!draft->task_count)
		at[count++] = "It asks for nothing yet: a adds a task.";
	return (struct texts){ at, count };
}

void assign_preview_open(struct ui *ui, struct assign_form *making)
{
	struct preview_screen *screen = ui_state(ui, &preview_screen);
	struct error error;

	screen->making = making;
	screen->missing = missing_of(making);
	if (!screen->missing.count)
		assign_draft_check(ui->app, &making->draft, making->arena,
				   making_file(making),
				   &screen->findings);
	if (!user_key_look(ui->app, making->arena, &screen->key, &error))
		ui_note(ui, error.text);
	ui_push(ui, screen);
}
