/* cli/faces.h -- the full-screen face, as the commands know it.
 *
 * Promise: main.c fills it with functions of ui; cli and ui do not know each other.
 * Owner:   a constant of main. Threads: one.
 */
#ifndef CLI_FACES_H
#define CLI_FACES_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct error;
struct player_options;
struct practice;
struct voice_recording_options;

struct faces {
	int (*open_today)(struct app *app);
	int (*play)(struct app *app, const struct practice *practice,
		    const struct player_options *options);
	int (*record)(struct app *app, const struct practice *practice,
		      const struct voice_recording_options *options);
	int (*import)(struct app *app, const char *path);
	int (*assign)(struct app *app);
	int (*report)(struct app *app);
	int (*caseload)(struct app *app, const char *store);
	bool (*usable)(struct error *error);	/* here and now */
};

#endif
