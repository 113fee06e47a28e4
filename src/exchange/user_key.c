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
	bool well;

	key->path = paths_join(arena, app_paths(app)->data, NAME);
	well = keyfile_look(key->path, &about, error);
	if (well && about.there)
		person_fingerprint(&about.person, fingerprint);
	key->there = about.there;
	key->locked = about.locked;
	key->fingerprint = arena_copy(arena, fingerprint);
	return well;
}

static bool keep(const struct app *app, const struct identity *identity,
		 const char *passphrase, struct error *error)
{
	char *path = path_of(app);
	bool well = paths_make_private(app_paths(app)->data, error) &&
		    keyfile_write(path, identity, passphrase, KEYFILE_USUAL, error);

	free(path);
	return well;
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
	bool well = keyfile_look(path, &about, error), fresh = well && !about.there;

	*identity = NULL;
	if (fresh)
		well = make(app, passphrase, identity, error);
	else if (well)
		well = keyfile_read(path, passphrase, identity, error);
	if (made)
		*made = fresh;
	free(path);
	return well;
}

bool user_key_renew(const struct app *app, const char *passphrase, struct error *error)
{
	struct identity *identity;
	bool made, well = user_key_open(app, passphrase, &identity, &made, error);

	if (well && !made)
		well = identity_rotate(identity, error) &&
		       keep(app, identity, passphrase, error);
	identity_close(identity);
	return well;
}

bool user_key_lock(const struct app *app, const char *passphrase, const char *other,
		   struct error *error)
{
	struct identity *identity;
	bool well = user_key_open(app, passphrase, &identity, NULL, error) &&
		    keep(app, identity, other, error);

	identity_close(identity);
	return well;
}

bool user_key_export(const struct app *app, const char *passphrase, const char *path,
		     struct error *error)
{
	struct identity *identity;
	struct buffer page = { 0 };
	bool well;

	if (file_exists(path))
		return error_set(error, "%s is there already, and is not overwritten: name "
				 "another file", path);
	well = user_key_open(app, passphrase, &identity, NULL, error);
	if (well) {
		recovery_write(identity, &page);
		well = file_write(path, page.bytes, page.length, 0600, error);
		explicit_bzero(page.bytes, page.length);
	}
	buffer_free(&page);
	identity_close(identity);
	return well;
}

/* A key that is there counts for something: whoever knows it would be warned. */
static bool may_replace(const struct app *app, const struct identity *identity,
			bool replace, struct error *error)
{
	struct arena *arena = arena_open();
	char fingerprint[FINGERPRINT_TEXT];
	struct user_key key;
	bool looked = user_key_look(app, arena, &key, NULL), well = true;

	person_fingerprint(identity_person(identity), fingerprint);
	if (looked && key.there && !replace && strcmp(key.fingerprint, fingerprint) != 0)
		well = error_set(error, "there is a key here already, %s, and the page holds "
				 "another, %s; --replace takes that one in its place",
				 key.fingerprint, fingerprint);
	arena_close(arena);
	return well;
}

bool user_key_import(const struct app *app, const char *passphrase, const char *path,
		     bool replace, struct error *error)
{
	struct arena *arena = arena_open();
	struct identity *identity = NULL;
	struct error why;
	size_t length;
	char *text;
	bool well = file_read(arena, path, PAGE_MOST, &text, &length, error);

	if (well && !recovery_read(text, length, &identity, &why))
		well = error_set(error, "%s: %s", path, why.text);
	well = well && may_replace(app, identity, replace, error) &&
	       keep(app, identity, passphrase, error);
	identity_close(identity);
	arena_close(arena);
	return well;
}

const char *user_key_open_words(void)
{
	return KEYFILE_OPEN;
}

const char *user_key_lost_words(void)
{
	return IDENTITY_LOST;
}
