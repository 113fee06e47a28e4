/* exchange/user_key.h -- the key of whoever uses this data folder.
 *
 * Promise: made at first need and kept in the data folder, $data/groundwork.key;
 *          nothing replaces it without being asked.
 * Owner:   an identity handed out is the caller's to close (identity_close);
 *          texts live in the arena given. A passphrase is NULL when there is none.
 * Threads: one.
 * Fails:   with a sentence; a key that was there stays as it was.
 */
#ifndef EXCHANGE_USER_KEY_H
#define EXCHANGE_USER_KEY_H

#include <stdbool.h>

struct app;
struct arena;
struct error;
struct identity;

struct user_key {
	bool there, locked;
	const char *fingerprint;	/* "" when there is none */
	const char *path;
};

/* What is known of it without a passphrase. */
bool user_key_look(const struct app *app, struct arena *arena, struct user_key *key,
		   struct error *error);

/* Opens it; when there is none, makes one without a passphrase. */
bool user_key_open(const struct app *app, const char *passphrase,
		   struct identity **identity, struct error *error);

/* Puts a pair of new keys before the present one, which vouches for it. */
bool user_key_renew(const struct app *app, const char *passphrase, struct error *error);

/* Locks it with another passphrase, or (NULL) with none. */
bool user_key_lock(const struct app *app, const char *passphrase, const char *other,
		   struct error *error);

/* Writes the recovery page to a new file, and reads one; a key that is there is
 * replaced only when `replace` says so. */
bool user_key_export(const struct app *app, const char *passphrase, const char *path,
		     struct error *error);
bool user_key_import(const struct app *app, const char *passphrase, const char *path,
		     bool replace, struct error *error);

/* What to say of a key without a passphrase, and of a lost one. */
const char *user_key_open_words(void);
const char *user_key_lost_words(void);

#endif
