/* cli/doctor_command.c -- each part is tried and says how it is. */
#include "cli/command.h"

#include "app/contacts.h"
#include "app/pages.h"
#include "cli/doctor_sound.h"
#include "cli/numbers.h"
#include "cli/wrapped.h"
#include "exchange/caseload.h"
#include "exchange/user_key.h"
#include "practice/player.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/out.h"
#include "base/paths.h"
#include "base/trace.h"
#include "store/cases.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { EVENTS_MOST = 200 };

struct doctor_options {
	bool report;
};

static void examine_terminal(void)
{
	const char *term = getenv("TERM");
	struct winsize size;

	out_line("Terminal");
	out_print("  TERM is %s; the character set is %s%s\n", term && *term ? term : "not set",
		  nl_langinfo(CODESET),
		  strcmp(nl_langinfo(CODESET), "UTF-8") ? ": plain letters are used; a UTF-8 "
							  "locale such as C.UTF-8 shows more" : "");
	if (!isatty(STDOUT_FILENO))
		out_line("  this output does not go to a terminal");
	else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		out_print("  %d columns, %d lines%s\n", size.ws_col, size.ws_row,
			  size.ws_col < 40 || size.ws_row < 12
				  ? ": the screen needs 40 by 12; --plain works in any" : "");
	if (getenv("NO_COLOR") && *getenv("NO_COLOR"))
		out_line("  NO_COLOR is set: no colours");
}

/* `trouble` is why no practice can be used; NULL when some can. */
static void examine_content(struct app *app, const char *trouble)
{
	struct texts notes = app_notes(app);
	size_t count, lines = 0, without = 0;
	const struct practice *const *practices = app_practices(app, &count);

	out_line("Content");
	for (size_t i = 0; i < count; i++) {
		struct player_plan plan;

		player_plan(app, practices[i], 0, &plan,
			    ERROR_NO_MATTER("its lines are counted, however long it is"));
		lines += plan.lines;
		without += plan.lines_without_clip;
	}
	if (trouble)
		out_print("  %s\n", trouble);
	else
		out_print("  %zu practices in %s\n"
			  "  %zu of %zu spoken lines have a clip; the others show as captions\n",
			  count, app_paths(app)->content, lines - without, lines);
	out_print("  your own practices: %s\n", app_paths(app)->own_content);
	out_print("  your own sounds: %s\n", app_paths(app)->own_audio);
	for (size_t i = 0; i < notes.count; i++)
		if (!trouble || strcmp(trouble, notes.at[i]))
			out_print("  %s\n", notes.at[i]);
}

/* Tells whether all of it can be read: a whole database beside a damaged one is not all. */
static bool examine_data(struct app *app)
{
	struct arena *arena = arena_open();
	struct error error;
	const char *words;
	bool whole = app_examine_store(app, arena, &words, &error), any;

	out_line("What you wrote");
	wrapped_as_it_stands(whole ? words : error.text);
	whole = whole && app_has_sessions(app, &any, ERROR_NO_MATTER("the words say why"));
	out_print("  settings: %s/groundwork.ini\n", app_paths(app)->own_config);
	arena_close(arena);
	return whole;
}

/* Nothing is made or changed by a look, and nobody is named. */
static void look_at_caseload(struct app *app, struct arena *arena)
{
	const struct case_person *people;
	struct caseload *caseload;
	struct error error;
	size_t count;
	bool ok = caseload_open(&caseload, app, NULL, CASELOAD_LOOK, &error) &&
		  caseload_people(caseload, arena, &people, &count, &error);

	if (ok)
		wrapped_print("  ", arena_print(arena, "%s can be read: %zu %s",
						caseload_name(caseload), count,
						count == 1 ? "person" : "people"));
	else
		wrapped_print("  ", error.text);
	if (caseload && caseload_remark(caseload))
		wrapped_print("  ", caseload_remark(caseload));
	caseload_close(caseload);
}

static void examine_caseload(struct app *app)
{
	struct arena *arena = arena_open();

	out_line("The caseload, for therapists");
	if (!*app_settings(app)->store &&
	    !file_exists(paths_join(arena, app_paths(app)->data, CASES_NAME)))
		out_line("  none here");
	else
		look_at_caseload(app, arena);
	arena_close(arena);
}

static void examine_key(struct app *app)
{
	struct arena *arena = arena_open();
	struct user_key key;
	struct error error;

	out_line("Your key");
	if (!user_key_look(app, arena, &key, &error))
		wrapped_print("  ", error.text);
	else if (!key.there)
		wrapped_print("  ", "none yet; it is made with the first assignment or report");
	else
		wrapped_print("  ", arena_print(arena, "%s, %s", key.path, key.locked
						? "locked with a passphrase"
						: "without a passphrase"));
	arena_close(arena);
}

/* What a fault's report wants to know, and nothing that a person wrote. */
static void tell_events(struct app *app)
{
	struct arena *arena = arena_open();
	const char *path = paths_join(arena, app_paths(app)->state, "events");
	const char *last;
	struct error error;
	struct utsname system;

	out_line("For a report");
	if (uname(&system) == 0)
		out_print("  %s %s, %s\n", system.sysname, system.release, system.machine);
	out_print("  the last events, from %s; none of your words are in them\n", path);
	if (trace_last(arena, path, EVENTS_MOST, &last, &error))
		wrapped_as_it_stands(*last ? last : "none so far");
	else
		wrapped_as_it_stands(error.text);
	arena_close(arena);
}

static void print_numbers(const struct app *app, struct arena *arena,
			  const struct country *country)
{
	size_t count;
	const struct number_line *lines = numbers_of(app, arena, country, &count);

	out_print("  %s\n", country->name);
	for (size_t i = 0; i < count; i++)
		wrapped_print("    ", arena_print(arena, "%s: %s (%s)", lines[i].who,
						  lines[i].how, lines[i].checked));
}

static void examine_country(const struct app *app, struct arena *arena, const char *code)
{
	const struct country *country = app_country(app, code);

	if (*code && country && strcmp(country->code, code) != 0)
		out_print("  there is no country \"%s\" in helplines.ini\n", code);
	if (country)
		print_numbers(app, arena, country);
	else
		out_line("  helplines.ini has no countries");
}

/* A person's own numbers are nobody's but theirs: only what is missing is told. */
static void examine_numbers(struct app *app)
{
	struct arena *arena = arena_open();
	const char *wanting = contacts_wanting(app);

	out_line("Whom to call");
	if (wanting)
		wrapped_print("  ", arena_print(arena, "still to write down in the settings: %s",
						wanting));
	if (!*app_settings(app)->country)
		out_line("  no country is chosen in the settings");
	examine_country(app, arena, app_settings(app)->country);
	if (*app_settings(app)->country_retreat)
		examine_country(app, arena, app_settings(app)->country_retreat);
	arena_close(arena);
}

static int doctor(struct call *call)
{
	const struct doctor_options *options = call->options;
	bool readable;

	out_line("groundwork " GROUNDWORK_VERSION);
	doctor_sound(call->app);
	examine_terminal();
	examine_content(call->app, call->trouble);
	readable = examine_data(call->app);
	examine_numbers(call->app);
	examine_caseload(call->app);
	examine_key(call->app);
	if (options->report)
		tell_events(call->app);
	return readable && !call->trouble ? DONE : NOT_DONE;
}

static const struct command_option doctor_options[] = {
	{ .name = "report", .help = "say what happened lately as well, for a report of a fault",
	  STORED_IN(struct doctor_options, report) },
	{ .name = NULL },
};

const struct command doctor_command = {
	.name = "doctor",
	.usage = "[--report]",
	.options = doctor_options, .options_size = sizeof(struct doctor_options),
	.summary = "Says what works, what does not, and what to do about it",
	.details = "It ends with 1 when not all that you wrote can be read, or no practice can be "
		   "used; all else is done without.",
	.opens = OPENS_APP_ANYHOW, .app = { .silent = true },
	.without_notes = true,		/* they stand among what it says */
	.run = doctor,
};
