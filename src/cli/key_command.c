/* cli/key_command.c -- one's own key: look, export, import, renew, lock. */
#include "cli/command.h"

#include "app/app.h"
#include "exchange/own_key.h"
#include "base/arena.h"
#include "base/error.h"
#include "cli/passphrase.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>

struct key_call {
	const struct command *command;
	struct app *app;
	struct arena *arena;
	struct own_key key;
	const char *output, *passphrase_fd, *new_fd;
	bool replace, open;
	char **rest;			/* what stands behind the word */
	int count;
	struct error error;
};

static int show(struct key_call *call, char *unused)
{
	const struct own_key *key = &call->key;

	(void)unused;
	if (!key->there) {
		wrapped_print("", "You have no key yet. It is made when it is needed first: when "
			      "you write a signed assignment, or when something is to be "
			      "sealed to you.");
		return DONE;
	}
	printf("fingerprint  %s\n", key->fingerprint);
	printf("file         %s\n", key->path);
	wrapped_print("locked       ", key->locked ? "with a passphrase" : own_key_open_words());
	puts("");
	wrapped_print("", own_key_lost_words());
	return DONE;
}

static int told(struct key_call *call, bool well, const char *words)
{
	if (!well)
		return command_failed("%s", call->error.text);
	wrapped_print("", words);
	return DONE;
}

static int export_key(struct key_call *call, char *passphrase)
{
	if (!call->output)
		return command_wrong(call->command, "export wants a file to write: -o FILE");
	if (!call->key.there)
		return command_failed("there is no key yet that could be exported");
	return told(call, own_key_export(call->app, passphrase, call->output, &call->error),
		    "Written. Print it, or keep the file somewhere else: whoever has it has "
		    "your key.");
}

static int import_key(struct key_call *call, char *passphrase)
{
	if (call->count != 1)
		return command_wrong(call->command, "import wants the file of a recovery page");
	return told(call, own_key_import(call->app, passphrase, call->rest[0],
					 call->replace, &call->error),
		    passphrase ? "Your key is here again, locked with the passphrase."
			       : "Your key is here again. \"groundwork key lock\" locks it with a "
				 "passphrase.");
}

static int renew(struct key_call *call, char *passphrase)
{
	if (!call->key.there)
		return command_failed("there is no key yet that could be renewed");
	if (!own_key_renew(call->app, passphrase, &call->error) ||
	    !own_key_look(call->app, call->arena, &call->key, &call->error))
		return command_failed("%s", call->error.text);
	printf("fingerprint  %s\n", call->key.fingerprint);
	wrapped_print("", "What you sign from now on carries the former key's word for this "
		      "one, and what was sealed to the former can still be opened. A recovery "
		      "page of the former does not hold this one: write a new one.");
	return DONE;
}

static int lock(struct key_call *call, char *passphrase)
{
	char *other = NULL;
	bool well;

	if (!call->open) {
		other = passphrase_ask(call->new_fd, "A new passphrase", true);
		if (!other)
			return NOT_DONE;
	}
	well = own_key_lock(call->app, passphrase, other, &call->error);
	passphrase_wipe(other);
	return told(call, well, call->open ? own_key_open_words()
		    : "Locked. A passphrase that is forgotten cannot be found again: keep a "
		      "recovery page (\"groundwork key export\").");
}

static const struct {
	const char *word;
	int (*run)(struct key_call *call, char *passphrase);
	bool opens;			/* the key that is there */
} words[] = {
	{ "export", export_key, true }, { "import", import_key, false },
	{ "renew", renew, true }, { "lock", lock, true },
};

static int run_word(struct key_call *call, size_t at)
{
	char *passphrase = NULL;
	int status;

	if ((words[at].opens && call->key.locked) ||
	    (words[at].run == import_key && call->passphrase_fd)) {
		passphrase = passphrase_ask(call->passphrase_fd, "The passphrase of your key",
					    false);
		if (!passphrase)
			return NOT_DONE;
	}
	status = words[at].run(call, passphrase);
	passphrase_wipe(passphrase);
	return status;
}

static int run(struct key_call *call)
{
	bool looked = own_key_look(call->app, call->arena, &call->key, &call->error);

	if (call->count == 0)
		return looked ? show(call, NULL) : command_failed("%s", call->error.text);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i].word, call->rest[0])) {
			call->rest++;
			call->count--;
			/* a broken key is what import is for */
			if (!looked && words[i].run != import_key)
				return command_failed("%s", call->error.text);
			return run_word(call, i);
		}
	return command_wrong(call->command, "\"%s\" is none of export, import, renew and lock",
			     call->rest[0]);
}

int key_command(const struct command *command, int argc, char **argv,
		const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true,
					     .log_only = true };
	struct key_call call = { .command = command };
	const struct option_place places[] = {
		{ "output", 'o', &call.output, NULL },
		{ "passphrase-fd", 0, &call.passphrase_fd, NULL },
		{ "new-passphrase-fd", 0, &call.new_fd, NULL },
		{ "replace", 0, NULL, &call.replace }, { "open", 0, NULL, &call.open },
	};
	int status;

	(void)faces;
	call.count = command_options(command, argc, argv, places,
				     sizeof places / sizeof *places, &call.rest);
	if (call.count < 0)
		return call.count == -1 ? DONE : WRONG_CALL;
	call.app = command_app(&options);
	if (!call.app)
		return NOT_DONE;
	call.arena = arena_open();
	status = run(&call);
	arena_close(call.arena);
	app_close(call.app);
	return status;
}
