/* ui/ui.c -- takes the terminal, opens the first screen, lets the loop run. */
#include "ui/ui.h"

#include "app/app.h"
#include "app/unkept.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/out.h"
#include "exchange/caseload.h"
#include "exchange/import.h"
#include "practice/player.h"
#include "practice/voice_recording.h"
#include "tui/screen.h"
#include "tui/signals.h"
#include "tui/terminal.h"
#include "ui/screens.h"

#include <unistd.h>

bool ui_usable(struct error *error)
{
	return terminal_usable(error);
}

__attribute__((format(printf, 1, 2)))
static void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	out_message("groundwork: ", format, args);
	va_end(args);
}

static int fail(const struct error *error)
{
	say("%s", error->text);
	return 1;
}

static bool hard_is_wanted(void *ui)
{
	return ui_hard_is_wanted(ui);
}

static bool begin(struct ui *ui, struct app *app, struct error *error)
{
	*ui = (struct ui){ .app = app, .clock = app_clock(app), .keyboard = STDIN_FILENO,
			   .open_help = keys_screen_open, .open_hard = hard_screen_open };
	if (!terminal_usable(error) || !signals_open(&ui->signals, error))
		return false;
	if (terminal_open(app_settings(app)->theme, error)) {
		app_give_way(app, hard_is_wanted, ui);
		return true;
	}
	signals_close(ui->signals);
	return false;
}

/* Whoever leaves is asked where to put what is only in memory. */
static void ask_for_a_place(struct ui *ui, struct unkept_outcome *outcome)
{
	if (ui->ended_by)
		return;
	ui->leaving = false;
	ui->note[0] = '\0';
	unkept_screen_when_due(ui, outcome);
	ui_loop(ui);
	ui_clear(ui);
}

/* A signal leaves no time to ask; then it is only said. */
static int say_unkept(struct ui *ui, const struct unkept_outcome *outcome)
{
	struct arena *arena = arena_open();
	struct unkept unkept;

	if (*outcome->words)
		out_line(outcome->words);
	else if (ui->ended_by && unkept_find(ui->app, arena, &unkept))
		say("%s", unkept_story(arena, &unkept, true));
	arena_close(arena);
	return ui->ended_by ? 128 + ui->ended_by : outcome->lost;
}

static int end(struct ui *ui)
{
	struct unkept_outcome outcome = { .lost = false };

	ui_clear(ui);
	ask_for_a_place(ui, &outcome);
	app_give_way(ui->app, NULL, NULL);
	terminal_close();
	signals_close(ui->signals);
	return say_unkept(ui, &outcome);
}

int ui_import(struct app *app, const char *path)
{
	struct import_outcome outcome = { 0 };
	struct import *import;
	struct error error;
	struct ui ui;
	int status;

	if (!import_open(&import, app, path, &error))
		return fail(&error);
	if (!begin(&ui, app, &error)) {
		import_close(import);
		return fail(&error);
	}
	import_screen_open(&ui, import, &outcome);
	ui_loop(&ui);
	status = end(&ui);
	if (outcome.taken)
		out_print("Taken in: %zu of %zu line%s. %s\n", outcome.taken, outcome.lines,
				outcome.lines == 1 ? "" : "s", outcome.stands);
	else
		out_line("Nothing was taken in.");
	return status;
}

int ui_assign(struct app *app)
{
	struct assign_outcome outcome = { .caseload = NULL };
	struct error error;
	struct ui ui;
	int status;

	if (!begin(&ui, app, &error))
		return fail(&error);
	assign_screen_open(&ui, &outcome);
	ui_loop(&ui);
	status = end(&ui);
	if (*outcome.words)
		out_print("%s\n", outcome.words);
	return status;
}

int ui_caseload(struct app *app, const char *store)
{
	struct caseload *caseload;
	struct error error;
	struct ui ui;
	int status;

	if (!caseload_open(&caseload, app, store, CASELOAD_USE, &error))
		return fail(&error);
	if (!begin(&ui, app, &error)) {
		caseload_close(caseload);
		return fail(&error);
	}
	caseload_give_way(caseload, hard_is_wanted, &ui);
	caseload_screen_open(&ui, caseload);
	if (caseload_remark(caseload))
		ui_note(&ui, caseload_remark(caseload));
	ui_loop(&ui);
	status = end(&ui);
	caseload_close(caseload);
	return status;
}

int ui_report(struct app *app)
{
	struct report_outcome outcome = { "" };
	struct error error;
	struct ui ui;
	int status;

	if (!begin(&ui, app, &error))
		return fail(&error);
	report_screen_open(&ui, &outcome);
	ui_loop(&ui);
	status = end(&ui);
	out_line(*outcome.words ? outcome.words : "No report was written.");
	return status;
}

int ui_run(struct app *app)
{
	struct error error;
	struct ui ui;

	if (!begin(&ui, app, &error))
		return fail(&error);
	today_screen_open(&ui);
	first_screen_when_due(&ui);
	rescue_screen_when_due(&ui);
	ui_loop(&ui);
	return end(&ui);
}

int ui_play(struct app *app, const struct practice *practice,
	    const struct player_options *options)
{
	struct error error;
	struct ui ui;

	if (!begin(&ui, app, &error))
		return fail(&error);
	if ((options->resume || !practice_screen_ask(&ui, practice, options->minutes_ms)) &&
	    !before_screen_try(&ui, practice, options, &error)) {
		end(&ui);
		return fail(&error);
	}
	ui_loop(&ui);
	return end(&ui);
}

static int voice_recording_lines(struct app *app, struct voice_recording *record)
{
	char closing[RECORDING_CLOSING];
	struct error error;
	struct ui ui;
	int status;

	if (!begin(&ui, app, &error))
		return fail(&error);
	voice_recording_screen_open(&ui, record);
	ui_loop(&ui);
	status = end(&ui);
	voice_recording_closing(record, closing);
	if (status == 0)
		out_line(closing);
	return status;
}

int ui_record(struct app *app, const struct practice *practice,
	      const struct voice_recording_options *options)
{
	struct voice_recording *record;
	struct error error;
	int status;

	if (!voice_recording_open(&record, app, practice, options, &error))
		return fail(&error);
	status = voice_recording_lines(app, record);
	voice_recording_close(record);
	return status;
}
