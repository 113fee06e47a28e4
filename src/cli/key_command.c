/* cli/key_command.c -- one's own key: look, export, import, renew, lock. */
#include "cli/command.h"

#include "exchange/user_key.h"
#include "cli/passphrase.h"
#include "cli/wrapped.h"
#include "base/out.h"

#include <stdio.h>

struct key_options {
	const char *output, *passphrase_fd, *new_fd;
	bool replace, open;
};

#define STORED(member) STORED_IN(struct key_options, member)

static const struct command_option options[] = {
	{ "output", 'o', "FILE", STORED(output), .help = "the file of the page that is written",
	  .takes = { .file = true } },
	{ "replace", STORED(replace), .help = "with import: in place of another key" },
	{ "open", STORED(open), .help = "with lock: with no passphrase" },
	{ "passphrase-fd", .argument = "N", STORED(passphrase_fd),
	  .help = "reads the passphrase from there" },
	{ "new-passphrase-fd", .argument = "N", STORED(new_fd),
	  .help = "with lock: reads the new one from there" },
	{ 0 }
};

enum { EXPORT, IMPORT, RENEW, LOCK };

static const struct command_action actions[] = {
	[EXPORT] = { "export", "-o FILE",
		     .help = "writes a page with which the key can be had again" },
	[IMPORT] = { "import", "FILE", .least = 1, .most = 1,
		     .wants = "the file of a recovery page", .takes = { .file = true },
		     .help = "reads such a page" },
	[RENEW] = { "renew", "", .help = "a new key, for which the former one vouches" },
	[LOCK] = { "lock", "", .help = "locks it with a passphrase" },
	{ 0 }
};

static int show(const struct user_key *key)
{
	if (!key->there) {
		wrapped_print("", "You have no key yet. It is made when it is needed first: when "
			      "you write a signed assignment, or when something is to be "
			      "sealed to you.");
		return DONE;
	}
	out_print("fingerprint  %s\n", key->fingerprint);
	out_print("file         %s\n", key->path);
	wrapped_print("locked       ", key->locked ? "with a passphrase" : user_key_open_words());
	out_line("");
	wrapped_print("", user_key_lost_words());
	return DONE;
}

static int told(const struct call *call, bool done, const char *words)
{
	if (!done)
		return call_failed(call);
	wrapped_print("", words);
	return DONE;
}

static int export_key(struct call *call, const struct user_key *key, char *passphrase)
{
	const struct key_options *asked = call->options;

	if (!asked->output)
		return call_wrong(call, "export wants a file to write: -o FILE");
	if (!key->there)
		return command_failed("there is no key yet that could be exported");
	return told(call, user_key_export(call->app, passphrase, asked->output,
					  &call->error),
		    "Written. Print it, or keep the file somewhere else: whoever has it has "
		    "your key.");
}

static int import_key(struct call *call, char *passphrase)
{
	const struct key_options *asked = call->options;

	return told(call, user_key_import(call->app, passphrase, call->words[0],
					  asked->replace,
					  &call->error),
		    passphrase ? "Your key is here again, locked with the passphrase."
			       : "Your key is here again. \"groundwork key lock\" locks it with a "
				 "passphrase.");
}

static int renew(struct call *call, struct user_key *key, char *passphrase)
{
	if (!key->there)
		return command_failed("there is no key yet that could be renewed");
	if (!user_key_renew(call->app, passphrase, &call->error) ||
	    !user_key_look(call->app, call->arena, key, &call->error))
		return call_failed(call);
	out_print("fingerprint  %s\n", key->fingerprint);
	wrapped_print("", "What you sign from now on carries the former key's word for this "
		      "one, and what was sealed to the former can still be opened. A recovery "
		      "page of the former does not hold this one: write a new one.");
	return DONE;
}

static int lock(struct call *call, char *passphrase)
{
	const struct key_options *asked = call->options;
	char *other = NULL;
	bool locked;

	if (!asked->open) {
		other = passphrase_ask(call, asked->new_fd, "A new passphrase", true);
		if (!other)
			return NOT_DONE;
	}
	locked = user_key_lock(call->app, passphrase, other, &call->error);
	passphrase_wipe(other);
	return told(call, locked, asked->open ? user_key_open_words()
		    : "Locked. A passphrase that is forgotten cannot be found again: keep a "
		      "recovery page (\"groundwork key export\").");
}

static int act(struct call *call, struct user_key *key, char *passphrase)
{
	switch (call->action) {
	case EXPORT:
		return export_key(call, key, passphrase);
	case IMPORT:
		return import_key(call, passphrase);
	case RENEW:
		return renew(call, key, passphrase);
	default:
		return lock(call, passphrase);
	}
}

/* Importing opens no key that is here: its passphrase is for the one that comes. */
static bool needs_passphrase(const struct call *call, const struct user_key *key)
{
	const struct key_options *asked = call->options;

	return call->action == IMPORT ? asked->passphrase_fd != NULL : key->locked;
}

static int run(struct call *call)
{
	const struct key_options *asked = call->options;
	struct user_key key;
	char *passphrase = NULL;
	int status;

	/* a broken key is what import is for */
	if (!user_key_look(call->app, call->arena, &key, &call->error) &&
	    call->action != IMPORT)
		return call_failed(call);
	if (call->action < 0)
		return show(&key);
	if (needs_passphrase(call, &key) &&
	    !(passphrase = passphrase_ask(call, asked->passphrase_fd,
					  "The passphrase of your key", false)))
		return NOT_DONE;
	status = act(call, &key, passphrase);
	passphrase_wipe(passphrase);
	return status;
}

const struct command key_command = {
	.name = "key",
	.usage = "[export -o FILE | import FILE | renew | lock]",
	.summary = "Tells of the key with which you sign, and keeps it",
	.details = "Without a word it shows the fingerprint, and what a lost key takes along.",
	.options = options, .options_size = sizeof(struct key_options), .actions = actions,
	.app = { .silent = true, .no_store = true, .log_only = true }, .without_notes = true,
	.run = run,
};
