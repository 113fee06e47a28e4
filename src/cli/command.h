/* cli/command.h -- what the commands share.
 *
 * Promise: one table of commands (cli.c) from which help, usage and dispatch are
 *          made; one way to say that a call was wrong or a thing not done.
 * Owner:   values; strings are argv's or literals. Threads: one.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/cli.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DONE = 0, NOT_DONE = 1, WRONG_CALL = 2 };

struct app_options;
struct error;
struct practice;

struct command {
	const char *name, *usage, *summary, *details;
	int (*run)(const struct command *command, int argc, char **argv,
		   const struct faces *faces);
};

int play_command(const struct command *, int, char **, const struct faces *);
int today_command(const struct command *, int, char **, const struct faces *);
int card_command(const struct command *, int, char **, const struct faces *);
int list_command(const struct command *, int, char **, const struct faces *);
int show_command(const struct command *, int, char **, const struct faces *);
int check_command(const struct command *, int, char **, const struct faces *);
int page_command(const struct command *, int, char **, const struct faces *);
int clinic_command(const struct command *, int, char **, const struct faces *);
int lines_command(const struct command *, int, char **, const struct faces *);
int record_command(const struct command *, int, char **, const struct faces *);
int render_command(const struct command *, int, char **, const struct faces *);
int log_command(const struct command *, int, char **, const struct faces *);
int doctor_command(const struct command *, int, char **, const struct faces *);
int assign_command(const struct command *, int, char **, const struct faces *);
int import_command(const struct command *, int, char **, const struct faces *);
int assignments_command(const struct command *, int, char **, const struct faces *);
int report_command(const struct command *, int, char **, const struct faces *);
int caseload_command(const struct command *, int, char **, const struct faces *);
int key_command(const struct command *, int, char **, const struct faces *);

/* Writes one line to stderr and returns the status that goes with it. */
int command_wrong(const struct command *command, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
int command_failed(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints a command's help to stdout. */
int command_help(const struct command *command);

enum { OPTION_VALUES_MOST = 64 };

/* The values of an option that may be given again and again. */
struct option_values {
	const char *at[OPTION_VALUES_MOST];
	size_t count;
};

/* An option with a value, or a flag when `value` is NULL. */
struct option_place {
	const char *name;	/* without the dashes */
	char letter;		/* 0: none */
	const char **value;
	bool *flag;
};

struct option_list {
	const char *name;
	struct option_values *values;
};

/* Reads options by getopt_long into their places; what is left over becomes
 * *rest (their count is returned). Returns -1 when help was asked for and given
 * and -2 when the call was wrong and said so. */
int command_options(const struct command *command, int argc, char **argv,
		    const struct option_place *places, size_t count, char ***rest);

/* The same, with options that may be given again and again; too many are a wrong
 * call. */
int command_options_lists(const struct command *command, int argc, char **argv,
			  const struct option_place *places, size_t count,
			  const struct option_list *lists, size_t list_count,
			  char ***rest);

/* Opens the app for a command; NULL after saying why it cannot be. */
struct app *command_app(const struct app_options *options);

/* Finds a practice; when there is none, says so with the nearest names. */
const struct practice *command_practice(struct app *app, const char *id);

/* Says on stderr what is wrong with settings, content or the database while the
 * rest works. */
void command_say_notes(const struct app *app);

/* Reads minutes such as 5 or 7.5 into milliseconds; false after saying so. */
bool command_minutes(const struct command *command, const char *text,
		     int64_t *minutes_ms);

#endif
