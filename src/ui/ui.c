/* ui/ui.c -- takes the terminal, opens the first screen, lets the loop run. */
#include "ui/ui.h"

#include "app/app.h"
#include "app/player.h"
#include "base/error.h"
#include "ui/before_screen.h"
#include "ui/practice_screen.h"
#include "ui/screen.h"
#include "ui/signals.h"
#include "ui/terminal.h"
#include "ui/today_screen.h"

#include <stdio.h>
#include <unistd.h>

bool ui_usable(struct error *error)
{
	return terminal_usable(error);
}

static int fail(const struct error *error)
{
	fprintf(stderr, "groundwork: %s\n", error->text);
	return 1;
}

static bool begin(struct ui *ui, struct app *app, struct error *error)
{
	*ui = (struct ui){ .app = app, .keyboard = STDIN_FILENO };
	if (!terminal_usable(error) || !signals_open(&ui->signals, error))
		return false;
	if (terminal_open(app_settings(app)->theme, error))
		return true;
	signals_close(ui->signals);
	return false;
}

static int end(struct ui *ui)
{
	ui_clear(ui);
	terminal_close();
	signals_close(ui->signals);
	return ui->ended_by ? 128 + ui->ended_by : 0;
}

int ui_run(struct app *app)
{
	struct error error;
	struct ui ui;

	if (!begin(&ui, app, &error))
		return fail(&error);
	today_screen_open(&ui);
	ui_loop(&ui);
	return end(&ui);
}

int ui_play(struct app *app, const struct practice *practice, int64_t minutes_ms)
{
	struct player_options options = { .minutes_ms = minutes_ms };
	struct error error;
	struct ui ui;

	if (!begin(&ui, app, &error))
		return fail(&error);
	if (!practice_screen_ask(&ui, practice, minutes_ms) &&
	    !before_screen_try(&ui, practice, &options, &error)) {
		end(&ui);
		return fail(&error);
	}
	ui_loop(&ui);
	return end(&ui);
}
