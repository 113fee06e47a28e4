/* cli/cli.h -- everything that a shell can ask for.
 *
 * Promise: GNU habits: long options, --help everywhere, results on stdout,
 *          messages on stderr. Exit status 0: done; 1: it could not be done, and
 *          one line said why; 2: the call was wrong.
 * Threads: one.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct error;
struct practice;
struct record_options;

/* The full-screen face, handed in by main: cli and ui do not know each other. */
struct faces {
	int (*open_today)(struct app *app);
	int (*play)(struct app *app, const struct practice *practice,
		    int64_t minutes_ms);
	int (*record)(struct app *app, const struct practice *practice,
		      const struct record_options *options);
	int (*import)(struct app *app, const char *path);
	int (*assign)(struct app *app);
	int (*report)(struct app *app);
	int (*caseload)(struct app *app, const char *store);
	bool (*usable)(struct error *error);	/* here and now */
};

/* Runs the program; returns its exit status. */
int cli_main(int argc, char **argv, const struct faces *faces);

#endif
