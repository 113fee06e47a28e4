/* ui/ui.h -- the full-screen face of the program.
 *
 * Promise: takes the terminal, runs, and gives it back as it was, also when a
 *          signal ends the program; a practice that runs is then kept as
 *          interrupted.
 * Owner:   the app is the caller's. setlocale() must have been called.
 * Threads: one.
 * Fails:   when the terminal cannot be used: one sentence on stderr, status 1.
 * Returns: 0 when the person leaves; 128 and the signal when one ended it.
 */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct error;
struct player_options;
struct practice;
struct voice_recording_options;

/* Tells whether this terminal can show the full screen, and if not, why and what
 * to do instead. */
bool ui_usable(struct error *error);

/* Opens on Today. */
int ui_run(struct app *app);

/* Plays one practice as the options say, then back to the shell. */
int ui_play(struct app *app, const struct practice *practice,
	    const struct player_options *options);

/* Records the lines of one practice, then back to the shell with a sentence. */
int ui_record(struct app *app, const struct practice *practice,
	      const struct voice_recording_options *options);

/* Shows the assignment in a file, and takes in what the person likes of it; says on
 * stdout what became of it. */
int ui_import(struct app *app, const char *path);

/* Shows the caseload that is kept at `store` (NULL: where the settings say). */
int ui_caseload(struct app *app, const char *store);

/* Makes an assignment. */
int ui_assign(struct app *app);

/* Makes a report. */
int ui_report(struct app *app);

#endif
