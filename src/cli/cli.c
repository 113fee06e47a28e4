/* cli/cli.c -- from the words of a shell to the command, and back with its status.
 *
 * Here stands all that every command needs around it, once: the call is read by the
 * command's entry and checked, the app is opened as the entry wants it, what is wrong
 * elsewhere is said, the practice is found; then the command runs. */
#include "cli/cli.h"

#include "app/app.h"
#include "app/rescue.h"
#include "app/unkept.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/nearest.h"
#include "base/out.h"
#include "base/plain_text.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Said before the screen is there, which waits for the log. */
static void say_held(void)
{
	command_note("another program has your log just now; one moment. In danger? Call your "
		     "emergency number now.");
}

static int open_today(const struct faces *faces)
{
	const struct app_options options = { .held = say_held };
	struct error error;
	struct app *app;
	int status;

	/* Without any content there is still the page for a hard moment. */
	if (!app_open(&app, &options, &error) && !app)
		return command_failed("%s", error.text);
	status = faces->open_today(app);
	app_close(app);
	return status;
}

static const struct command *find(const char *name)
{
	size_t i = 0;

	while (commands[i] && strcmp(commands[i]->name, name) != 0)
		i++;
	return commands[i];
}

static void say_notes(struct call *call)
{
	struct texts notes = app_notes(call->app);

	call->noted = true;
	for (size_t i = 0; i < notes.count; i++)
		command_note("%s", notes.at[i]);
}

/* Only for commands that have a log to put it into. */
static void say_rescues(struct call *call)
{
	struct rescues found;

	if (call->app_options.no_store)
		return;
	rescue_find(call->app, call->arena, &found);
	if (found.count)
		command_note("a text in your editor was cut off; 'groundwork rescue' shows it");
	rescue_let_go(&found);
}

/* Finds the practice; when there is none, says so with the nearest names. */
static bool find_practice(struct call *call)
{
	const char *id = call->words[0];
	const struct practice *near[3];
	size_t count;

	call->practice = app_practice(call->app, id);
	if (call->practice)
		return true;
	count = app_nearest(call->app, id, near, 3);
	if (count == 0)
		command_failed("there is no practice \"%s\"; 'groundwork list' shows all", id);
	else if (count == 1)
		command_failed("there is no practice \"%s\"; did you mean %s?", id,
			       near[0]->id);
	else
		command_failed("there is no practice \"%s\"; did you mean %s%s%s or %s?", id,
			       near[0]->id, count == 3 ? ", " : "",
			       count == 3 ? near[1]->id : "", near[count - 1]->id);
	return false;
}

static bool open_app(struct call *call)
{
	if (app_open(&call->app, &call->app_options, &call->error))
		return true;
	if (!call->app || call->command->opens != OPENS_APP_ANYHOW) {
		call_failed(call);
		return false;
	}
	call->trouble = arena_copy(call->arena, call->error.text);
	return true;
}

/* What every command needs before its own work can begin. */
static bool begin(struct call *call)
{
	const struct command *command = call->command;

	if (command->opens == OPENS_NOTHING)
		return true;
	if (!open_app(call))
		return false;
	if (!command->without_notes && !call->on_screen) {
		say_notes(call);
		say_rescues(call);
	}
	return !command->practice || !call->word_count || find_practice(call);
}

static int check(struct call *call)
{
	const struct command *command = call->command;

	call->on_screen = command->screen && command->wants_screen(call);
	call->app_options = command->app;
	if (call->on_screen)
		call->app_options.held = say_held;
	return command->check ? command->check(call) : DONE;
}

/* What a command took in and could not write anywhere is said last, and is no success. */
static int mind_unkept(struct call *call, int status)
{
	struct unkept unkept;

	if (!call->app || call->on_screen || !unkept_find(call->app, call->arena, &unkept))
		return status;
	command_failed("%s", unkept_story(call->arena, &unkept, true));
	return status != DONE || (unkept.passing && !unkept.settings) ? status : NOT_DONE;
}

static int run(const struct command *command, int argc, char **argv,
	       const struct faces *faces)
{
	struct call call = { .command = command, .faces = faces, .arena = arena_open() };
	int status;

	if (options_read(&call, argc, argv, &status) && (status = check(&call)) == DONE) {
		if (!begin(&call))
			status = NOT_DONE;
		else
			status = call.on_screen ? command->screen(&call)
						: command->run(&call);
	}
	status = mind_unkept(&call, status);
	app_close(call.app);
	arena_close(call.arena);
	return status;
}

static int wrong_command(const char *name)
{
	struct arena *arena = arena_open();
	const char **names;
	size_t near, count = 0;
	bool known;

	while (commands[count])
		count++;
	names = arena_array(arena, count, sizeof *names);
	for (size_t i = 0; i < count; i++)
		names[i] = commands[i]->name;
	known = nearest_names(name, names, count, &near, 1);
	command_note("there is no %s \"%s\"%s%s%s", name[0] == '-' ? "option" : "command",
		     name, known ? "; did you mean " : "", known ? names[near] : "",
		     known ? "?" : "");
	command_line("Try 'groundwork --help'.");
	arena_close(arena);
	return WRONG_CALL;
}

/* When input, output or messages are closed, the next file to be opened would
 * take their number: the database would be read as answers, or a sound file be
 * written into. What is put there instead fails every read and every write. */
static void guard_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* A result that could not be written whole is not a result. */
static int finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	return status == DONE ? command_failed("the output could not be written: is the disk "
					       "full, or was the pipe closed?")
			      : status;
}

/* Names of files in an old encoding pass: they are no text, and are shown as none. */
static bool is_plain(const char *word)
{
	struct odd_character odd;
	char words[ODD_WORDS];

	while (plain_text_odd(word, strlen(word), true, &odd)) {
		if (!utf8_valid(word + odd.at, odd.bytes)) {
			word += odd.at + odd.bytes;
			continue;
		}
		plain_text_odd_words(word, &odd, words);
		command_failed("a word of this call has a character that cannot be seen: %s; "
			       "type the word anew, or give the file another name", words);
		return false;
	}
	return true;
}

static bool are_plain(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!is_plain(argv[i]))
			return false;
	return true;
}

static int tell_help(const char *name)
{
	const struct command *command = name ? find(name) : NULL;

	if (name && !command)
		return wrong_command(name);
	if (command)
		help_print(command);
	else
		help_print_all();
	return DONE;
}

int cli_main(int argc, char **argv, const struct faces *faces)
{
	const struct command *command;

	guard_standard_streams();
	if (!are_plain(argc, argv))
		return WRONG_CALL;
	if (argc < 2)
		return open_today(faces);
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
		return finish(tell_help(NULL));
	if (!strcmp(argv[1], "help"))
		return finish(tell_help(argv[2]));
	if (!strcmp(argv[1], "--version")) {
		out_line("groundwork " GROUNDWORK_VERSION);
		return finish(DONE);
	}
	command = find(argv[1]);
	if (!command)
		return wrong_command(argv[1]);
	return finish(run(command, argc - 1, argv + 1, faces));
}
