/* cli/command.h -- what a command is, and what it is given when it runs.
 *
 * Promise: one entry a command, beside its code. Reading the call, --help, the manual
 *          page, the README's table and the completions all come from the entry;
 *          cli/cli.c reads the options, opens what the entry needs, says what is wrong
 *          with settings and content, runs it and closes again.
 * Owner:   entries are constants; a call and all in it last until the command ends.
 * Threads: one.
 * Fails:   a command says why in one line and returns NOT_DONE or WRONG_CALL.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "app/app.h"
#include "base/error.h"
#include "base/moment.h"
#include "cli/faces.h"
#include "wire/json.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DONE = 0, NOT_DONE = 1, WRONG_CALL = 2 };
enum { ANY_NUMBER = 1 << 20 };		/* of words */

struct arena;
struct call;

/* What a word can be, so that a shell can complete it; without any, it is free. */
struct word_kind {
	const char *among;		/* one of these, with blanks between */
	const char *listed_by;		/* the call that prints them, first in each line */
	bool file;
};

enum option_kind { OPTION_FLAG, OPTION_WORD, OPTION_LIST, OPTION_MINUTES, OPTION_DATE };

/* Values that are read and checked; not given: 0 and NULL. */
struct option_minutes { int64_t ms; };
struct option_date { const char *text; struct day day; };

struct command_option {
	const char *name;		/* without the dashes */
	char letter;			/* 0: none */
	const char *argument;		/* the word for its value; NULL for a flag */
	const char *help;
	enum option_kind kind;
	size_t place;			/* in the command's struct of options */
	struct word_kind takes;
};

/* Where an option is stored; the member's type says what kind it is. */
#define STORED_IN(type, member)                                                  \
	.kind = _Generic(((type *)0)->member, bool: OPTION_FLAG,                 \
			 const char *: OPTION_WORD, struct texts: OPTION_LIST,   \
			 struct option_minutes: OPTION_MINUTES,                  \
			 struct option_date: OPTION_DATE),                       \
	.place = offsetof(type, member)

/* A word after the command that chooses what it does, such as `key export`. */
struct command_action {
	const char *name, *arguments, *help;	/* arguments: "" for none */
	int least, most;			/* words after it */
	const char *wants;			/* those words, in a sentence */
	struct word_kind takes;
};

enum opens {
	OPENS_APP,		/* without usable content the command fails */
	OPENS_APP_ANYHOW,	/* it runs without content as well, see call.trouble */
	OPENS_NOTHING
};

struct command {
	const char *name;
	const char *usage;	/* what stands behind the name; "" or lines */
	const char *summary;	/* one sentence without its full stop */
	const char *details;	/* paragraphs with an empty line between, or NULL */

	const struct command_option *options;	/* up to one without a name, or NULL */
	size_t options_size;			/* of the struct they are stored in */
	const struct command_action *actions;	/* likewise */

	int least, most;	/* words, where no action is named */
	const char *wants;	/* those words in a sentence; NULL: none are needed */
	bool practice;		/* the first word is the id of a practice */
	struct word_kind takes;

	enum opens opens;
	struct app_options app;
	bool without_notes;	/* what is wrong elsewhere is not said first */

	/* All but `run` may be NULL. Whether the call is one for the screen; what else can
	 * be wrong with it (it may change call.app_options) before anything is opened, as
	 * DONE or WRONG_CALL or NOT_DONE; the command on the screen; the command. */
	bool (*wants_screen)(const struct call *call);
	int (*check)(struct call *call);
	int (*screen)(struct call *call);
	int (*run)(struct call *call);
};

struct call {
	const struct command *command;
	const struct faces *faces;
	void *options;			/* the command's struct, filled */
	char **words;			/* after the options, and after the action */
	int word_count;
	int action;			/* its index, -1 when none is named */
	bool bare;			/* nothing was said but the name */
	bool on_screen;
	struct app_options app_options;	/* how the app is opened */
	struct app *app;
	bool noted;			/* what is wrong elsewhere was said */
	const char *trouble;		/* why no content can be used; NULL: it can */
	const struct practice *practice;
	struct arena *arena;
	struct error error;		/* for the command's own use */
};

/* Say something on stderr, fit for a terminal whatever it is made of: a line as it is, and
 * a note that something else goes on after. */
void command_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
void command_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Say one line on stderr and return the status that goes with it; call_failed() says
 * what stands in call.error. */
int call_wrong(const struct call *call, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
int call_failed(const struct call *call);
int command_failed(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Whether a file may be written: DONE, or, when it is there and nobody said --replace,
 * NOT_DONE after saying so. */
int call_may_write(const char *path, bool replace);

/* Prints a value, which is used up, as JSON. */
void command_json(json_t *value);

/* Whether a person sits at both ends. */
bool call_is_at_terminal(void);

#endif
