/* app/app.h -- everything that a face of the program needs, opened once.
 *
 * Promise: finds the folders, reads settings and content, opens the store; what
 *          is wrong is kept as calm sentences (app_notes) and the rest works.
 *          Opening and closing, the person's settings, and the library by its
 *          nouns; what else was opened is in opened.h and sounds.h.
 * Owner:   whoever opened it closes it. What it hands out lives until then,
 *          except where an arena is asked for.
 * Threads: one.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "model/practice.h"
#include "model/programme.h"
#include "model/record.h"
#include "model/settings.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct clock;
struct error;
struct paths;

struct app_options {
	bool silent;		/* open no sound device */
	bool no_store;		/* list, show, check, render: nothing is kept */
	bool log_only;		/* log: content is not needed and not read */
	bool at_once;		/* hard, page: a log that is held is not waited for */
	void (*held)(void);	/* called once when that wait is felt; NULL */
	const char *device;	/* overrides the setting when not NULL */
};

/* Opens everything. Fails only when there is no place for a person's files or no
 * usable content at all: *app is then still set when the content is what is
 * missing, so that the notes can be shown and the hard-moment page works. */
bool app_open(struct app **app, const struct app_options *options,
	      struct error *error);

/* Closes everything; NULL is allowed. */
void app_close(struct app *app);

struct clock *app_clock(const struct app *app);
const struct paths *app_paths(const struct app *app);
const struct settings *app_settings(const struct app *app);

/* Sentences that the person should see once: what is wrong and what goes on
 * nevertheless. */
struct texts app_notes(const struct app *app);

/* Changes one setting, now and in the person's file. When the file cannot be
 * written the change still holds for this run and the sentence says so. */
bool app_set(struct app *app, const char *section, const char *key,
	     const char *value, struct error *error);

/* Tells whether there are any content files to work with. */
bool app_has_content(const struct app *app);

/* The practices, by id; leave-outs are still among them. */
const struct practice *const *app_practices(const struct app *app, size_t *count);
const struct practice *app_practice(const struct app *app, const char *id);

/* The programmes, by id. */
const struct programme *const *app_programmes(const struct app *app, size_t *count);
const struct programme *app_programme(const struct app *app, const char *id);

/* Up to `most` practices whose id comes near. */
size_t app_nearest(const struct app *app, const char *id,
		   const struct practice **found, size_t most);

/* Sessions with answers, oldest first, since a moment (INT64_MIN: all). */
bool app_sessions(struct app *app, struct arena *arena, int64_t since_ms,
		  const struct session_record **sessions, size_t *count,
		  struct error *error);

/* Tells whether there is any session at all; reads none of them. */
bool app_has_sessions(struct app *app, bool *any, struct error *error);

/* Puts away the session that Today offers to go on with. */
bool app_put_away(struct app *app, int64_t session, struct error *error);

/* A hard moment waits for no database: while it lasts, what would be waited for is left,
 * and what is to be kept is kept beside. */
void app_hurry(struct app *app, bool hurry);

/* And whoever waits for one already gives way as soon as `wanted` says so; NULL: never. */
void app_give_way(struct app *app, bool (*wanted)(void *with), void *with);

/* Says in a few lines what the database holds and whether it is whole. */
bool app_examine_store(struct app *app, struct arena *arena, const char **words,
		       struct error *error);

#endif
