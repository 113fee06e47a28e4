/* exchange/user_key.c -- one file in the data folder, opened, changed and kept again under
 * its lock. */
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

/* Every change of the file, its first making too, is between these two, and reads what is
 * there after the first: of several programs at once none may lose another's key. */
static bool hold(const struct app *app, int *lock, struct error *error)
{
	char *path = path_of(app);
	bool ok = paths_make_private(app_paths(app)->data, error) &&
		  file_lock(path, lock, error);

	free(path);
	return ok;
}

static bool keep(const struct app *app, enum file_place place,
		 const struct identity *identity, const char *passphrase,
		 struct error *error)
{
	char *path = path_of(app);
	bool ok = keyfile_write(path, place, identity, passphrase, KEYFILE_USUAL, error);

	free(path);
	return ok;
}

/* Opens what is there; *there is false, and all is well, when nothing is. */
static bool open_there(const struct app *app, const char *passphrase,
		       struct identity **identity, bool *there, struct error *error)
{
	struct keyfile_about about;
	char *path = path_of(app);
	bool ok = keyfile_look(path, &about, error);

	*identity = NULL;
	*there = about.there;
	if (ok && about.there)
		ok = keyfile_read(path, passphrase, identity, error);
	free(path);
	return ok;
}

/* Held: another may have made one before the lock was had. */
static bool open_held(const struct app *app, const char *passphrase,
		      struct identity **identity, bool *made, struct error *error)
{
	bool there;

	if (!open_there(app, passphrase, identity, &there, error))
		return false;
	*made = !there;
	if (there)
		return true;
	if (identity_make(identity, error) &&
	    keep(app, FILE_NEW, *identity, passphrase, error))
		return true;
	identity_close(*identity);
	*identity = NULL;
	return false;
}

bool user_key_open(const struct app *app, const char *passphrase,
		   struct identity **identity, struct error *error)
{
	bool there, made, ok;
	int lock;

	ok = open_there(app, passphrase, identity, &there, error);
	if (ok && !there) {
		ok = hold(app, &lock, error);
		if (ok) {
			ok = open_held(app, passphrase, identity, &made, error);
			file_unlock(lock);
		}
	}
	return ok;
}

/* A new pair for a key that is there, and then the lock that is wanted. */
static bool change(const struct app *app, const char *passphrase, bool renews,
		   const char *other, struct error *error)
{
	struct identity *identity;
	bool made, ok;
	int lock;

	if (!hold(app, &lock, error))
		return false;
	ok = open_held(app, passphrase, &identity, &made, error) &&
	     (!renews || made || identity_rotate(identity, error)) &&
	     keep(app, FILE_REPLACES, identity, other, error);
	file_unlock(lock);
	identity_close(identity);
	return ok;
}

bool user_key_renew(const struct app *app, const char *passphrase, struct error *error)
{
	return change(app, passphrase, true, passphrase, error);
}

bool user_key_lock(const struct app *app, const char *passphrase, const char *other,
		   struct error *error)
{
	return change(app, passphrase, false, other, error);
}

bool user_key_export(const struct app *app, const char *passphrase, const char *path,
		     struct error *error)
{
	struct identity *identity;
	struct buffer page = { 0 };
	bool ok;

	ok = user_key_open(app, passphrase, &identity, error);
	if (ok) {
		recovery_write(identity, &page);
		ok = file_put(path, FILE_NEW, page.bytes, page.length, 0600, error);
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
	bool ok = true;
	bool looked = user_key_look(app, arena, &key,
				    ERROR_NO_MATTER("bringing it back is what the page is for"));

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
	int lock;
	bool ok = file_read(arena, path, PAGE_MOST, &text, &length, error);

	if (ok && !recovery_read(text, length, &identity, &why))
		ok = error_set(error, "%s: %s", path, why.text);
	ok = ok && hold(app, &lock, error);
	if (ok) {
		ok = may_replace(app, identity, replace, error) &&
		     keep(app, FILE_REPLACES, identity, passphrase, error);
		file_unlock(lock);
	}
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
