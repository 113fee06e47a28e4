/* exchange/user_key.c -- one file in the data folder, opened, changed and kept again. */
#include "exchange/user_key.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/paths.h"
#include "secret/identity.h"
#include "secret/keyfile.h"
#include "secret/recovery.h"

#include <stdlib.h>
#include <string.h>

#define NAME "groundwork.key"

enum { PAGE_MOST = 64 << 10 };

static char *path_of(const struct app *app)
{
	return memory_print("%s/" NAME, app_paths(app)->data);
}

bool user_key_look(const struct app *app, struct arena *arena, struct user_key *key,
		   struct error *error)
{
	char fingerprint[FINGERPRINT_TEXT] = "";
	struct keyfile_about about;
	bool ok;

	key->path = paths_join(arena, app_paths(app)->data, NAME);
	ok = keyfile_look(key->path, &about, error);
	if (ok && about.there)
		person_fingerprint(&about.person, fingerprint);
	key->there = about.there;
	key->locked = about.locked;
	key->fingerprint = arena_copy(arena, fingerprint);
	return ok;
}

static bool keep(const struct app *app, const struct identity *identity,
		 const char *passphrase, struct error *error)
{
	char *path = path_of(app);
	bool ok = paths_make_private(app_paths(app)->data, error) &&
		    keyfile_write(path, identity, passphrase, KEYFILE_USUAL, error);

	free(path);
	return ok;
}

static bool make(const struct app *app, const char *passphrase,
		 struct identity **identity, struct error *error)
{
	if (!identity_make(identity, error))
		return false;
	if (keep(app, *identity, passphrase, error))
		return true;
	identity_close(*identity);
	*identity = NULL;
	return false;
}

bool user_key_open(const struct app *app, const char *passphrase,
		   struct identity **identity, bool *made, struct error *error)
{
	struct keyfile_about about;
	char *path = path_of(app);
	bool ok = keyfile_look(path, &about, error), fresh = ok && !about.there;

	*identity = NULL;
	if (fresh)
		ok = make(app, passphrase, identity, error);
	else if (ok)
		ok = keyfile_read(path, passphrase, identity, error);
	if (made)
		*made = fresh;
	free(path);
	return ok;
}

bool user_key_renew(const struct app *app, const char *passphrase, struct error *error)
{
	struct identity *identity;
	bool made, ok = user_key_open(app, passphrase, &identity, &made, error);

	if (ok && !made)
		ok = identity_rotate(identity, error) &&
		       keep(app, identity, passphrase, error);
	identity_close(identity);
	return ok;
}

bool user_key_lock(const struct app *app, const char *passphrase, const char *other,
		   struct error *error)
{
	struct identity *identity;
	bool ok = user_key_open(app, passphrase, &identity, NULL, error) &&
		    keep(app, identity, other, error);

	identity_close(identity);
	return ok;
}

bool user_key_export(const struct app *app, const char *passphrase, const char *path,
		     struct error *error)
{
	struct identity *identity;
	struct buffer page = { 0 };
	bool ok;

	if (file_exists(path))
		return error_set(error, "%s is there already, and is not overwritten: name "
				 "another file", path);
	ok = user_key_open(app, passphrase, &identity, NULL, error);
	if (ok) {
		recovery_write(identity, &page);
		ok = file_write(path, page.bytes, page.length, 0600, error);
		explicit_bzero(page.bytes, page.length);
	}
	buffer_free(&page);
	identity_close(identity);
	return ok;
}

/* A key that is there counts for something: whoever knows it would be warned. */
static bool may_replace(const struct app *app, const struct identity *identity,
			bool replace, struct error *error)
{
	struct arena *arena = arena_open();
	char fingerprint[FINGERPRINT_TEXT];
	struct user_key key;
	bool looked = user_key_look(app, arena, &key, NULL), ok = true;

	person_fingerprint(identity_person(identity), fingerprint);
	if (looked && key.there && !replace && strcmp(key.fingerprint, fingerprint) != 0)
		ok = error_set(error, "there is a key here already, %s, and the page holds "
			       "another, %s; --replace takes that one in its place",
			       key.fingerprint, fingerprint);
	arena_close(arena);
	return ok;
}

bool user_key_import(const struct app *app, const char *passphrase, const char *path,
		     bool replace, struct error *error)
{
	struct arena *arena = arena_open();
	struct identity *identity = NULL;
	struct error why;
	size_t length;
	char *text;
	bool ok = file_read(arena, path, PAGE_MOST, &text, &length, error);

	if (ok && !recovery_read(text, length, &identity, &why))
		ok = error_set(error, "%s: %s", path, why.text);
	ok = ok && may_replace(app, identity, replace, error) &&
	       keep(app, identity, passphrase, error);
	identity_close(identity);
	arena_close(arena);
	return ok;
}

const char *user_key_open_words(void)
{
	return KEYFILE_OPEN;
}

const char *user_key_lost_words(void)
{
	return IDENTITY_LOST;
}
