/* secret/keyfile.c -- five lines of text: who, how it is locked, and the box.
 *
 * The lines above the box are authenticated with it. Without a passphrase the box
 * has a key that everybody knows: it then keeps no secret, and still tells whether
 * a bit has turned over. */
#include "secret/keyfile.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_LINE "groundwork-key 1"

enum {
	FILE_MOST = 16 << 10,
	SALT = crypto_pwhash_SALTBYTES,
	SALT_TEXT = 23,
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	PLAIN_MOST = PAIRS_MOST * SEED_BYTES,
	BOX_MOST = NONCE + PLAIN_MOST + TAG,
	OPS_MOST = 16,
	MEMORY_MOST = 1 << 30		/* a file could ask for all that there is */
};

/* The lines above the box. */
struct head {
	char signs[KEY_TEXT], seals[KEY_TEXT];
	bool locked;
	unsigned long long ops;
	size_t memory;
	unsigned char salt[SALT];
};

static void head_write(const struct head *head, struct buffer *text)
{
	char salt[SALT_TEXT];

	buffer_print(text, FIRST_LINE "\nsigns %s\nseals %s\n", head->signs, head->seals);
	if (!head->locked) {
		buffer_add_string(text, "lock none\n");
		return;
	}
	code_write(head->salt, SALT, salt);
	buffer_print(text, "lock argon2id %llu %zu %s\n", head->ops, head->memory, salt);
}

static bool lock_read(struct head *head, const char *line)
{
	char salt[SALT_TEXT];

	if (!strcmp(line, "none"))
		return true;
	head->locked = true;
	return sscanf(line, "argon2id %llu %zu %22s", &head->ops, &head->memory, salt) == 3 &&
	       code_read(salt, head->salt, SALT) && head->ops >= 1 &&
	       head->ops <= OPS_MOST && head->memory >= crypto_pwhash_MEMLIMIT_MIN &&
	       head->memory <= MEMORY_MOST;
}

/* Takes a line `WORD REST` off the text; its rest, or NULL. */
static char *take_line(char **text, const char *word)
{
	char *line = *text, *end = strchr(line, '\n');
	size_t length = strlen(word);

	if (!end || strncmp(line, word, length) != 0)
		return NULL;
	*end = '\0';
	*text = end + 1;
	return line + length;
}

/* Reads the head, written again into `exact`, and where the box begins. */
static bool head_read(char *text, struct head *head, struct person *person,
		      struct buffer *exact, const char **box)
{
	char *first, *signs, *seals, *lock, *rest;

	memset(head, 0, sizeof *head);
	if (!(first = take_line(&text, FIRST_LINE)) || *first ||
	    !(signs = take_line(&text, "signs ")) || strlen(signs) >= KEY_TEXT ||
	    !(seals = take_line(&text, "seals ")) || strlen(seals) >= KEY_TEXT ||
	    !(lock = take_line(&text, "lock ")) || !(rest = take_line(&text, "box ")))
		return false;
	snprintf(head->signs, KEY_TEXT, "%s", signs);
	snprintf(head->seals, KEY_TEXT, "%s", seals);
	if (*text || !lock_read(head, lock) || !code_read(signs, person->signs, KEY_BYTES) ||
	    !code_read(seals, person->seals, KEY_BYTES))
		return false;
	head_write(head, exact);
	*box = rest;
	return true;
}

static bool key_of(const struct head *head, const char *passphrase,
		   unsigned char key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES],
		   struct error *error)
{
	memset(key, 0, crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
	if (!head->locked)
		return true;
	if (crypto_pwhash(key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, passphrase,
			  strlen(passphrase), head->salt, head->ops, head->memory,
			  crypto_pwhash_ALG_ARGON2ID13))
		return error_set(error, "there is not enough memory to try the passphrase: %zu "
				 "MiB are needed for a moment", head->memory >> 20);
	return true;
}

static bool not_whole(struct error *error, const char *path)
{
	return error_set(error, "%s: this is no key of Groundwork, or it was changed or cut "
			 "off; if you have a recovery file, \"groundwork key import\" brings the "
			 "key back", path);
}

/* Opens the box into `seeds`; the number of pairs, 0 when it does not open. */
static size_t open_box(const struct buffer *head, const char *box,
		       const unsigned char *key, unsigned char seeds[PLAIN_MOST])
{
	unsigned char bytes[BOX_MOST];
	unsigned long long length;
	const char *end;
	size_t got;

	if (sodium_base642bin(bytes, sizeof bytes, box, strlen(box), NULL, &got, &end,
			      sodium_base64_VARIANT_URLSAFE_NO_PADDING) || *end ||
	    got < NONCE + TAG + SEED_BYTES || (got - NONCE - TAG) % SEED_BYTES)
		return 0;
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(
		    seeds, &length, NULL, bytes + NONCE, got - NONCE,
		    (const unsigned char *)head->bytes, head->length, bytes, key))
		return 0;
	return (size_t)length / SEED_BYTES;
}

/* What was read of a file. */
struct reading {
	struct arena *arena;
	struct head head;
	struct person person;
	struct buffer exact;
	const char *box;
};

static bool begin(struct reading *reading, const char *path, struct error *error)
{
	size_t length;
	char *text;

	*reading = (struct reading){ .arena = arena_open() };
	if (sodium_init() < 0)
		return error_set(error, "the library that seals could not be started");
	if (!file_read(reading->arena, path, FILE_MOST, &text, &length, error))
		return false;
	if (strlen(text) != length || !head_read(text, &reading->head, &reading->person,
						 &reading->exact, &reading->box))
		return not_whole(error, path);
	return true;
}

static void finish(struct reading *reading)
{
	buffer_free(&reading->exact);
	arena_close(reading->arena);
}

bool keyfile_look(const char *path, struct keyfile_about *about, struct error *error)
{
	struct reading reading;
	bool ok;

	*about = (struct keyfile_about){ .there = file_exists(path) };
	if (!about->there)
		return true;
	ok = begin(&reading, path, error);
	about->locked = reading.head.locked;
	about->person = reading.person;
	finish(&reading);
	return ok;
}

static bool unlock(struct reading *reading, const char *path, const char *passphrase,
		   struct identity **identity, struct error *error)
{
	unsigned char key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
	unsigned char seeds[PLAIN_MOST];
	size_t pairs;
	bool ok;

	if (reading->head.locked && !passphrase)
		return error_set(error, "%s: the key is locked, and a passphrase is needed",
				 path);
	if (!key_of(&reading->head, passphrase, key, error))
		return false;
	pairs = open_box(&reading->exact, reading->box, key, seeds);
	if (pairs)
		ok = identity_from_seeds(identity, seeds, pairs, error);
	else if (reading->head.locked)
		ok = error_set(error, "%s: that is not the passphrase, or the file was "
			       "changed", path);
	else
		ok = not_whole(error, path);
	sodium_memzero(seeds, sizeof seeds);
	sodium_memzero(key, sizeof key);
	if (!ok || person_is(identity_person(*identity), &reading->person))
		return ok;
	identity_close(*identity);
	*identity = NULL;
	return not_whole(error, path);
}

bool keyfile_read(const char *path, const char *passphrase, struct identity **identity,
		  struct error *error)
{
	struct reading reading;
	bool ok = begin(&reading, path, error);

	*identity = NULL;
	if (ok)
		ok = unlock(&reading, path, passphrase, identity, error);
	finish(&reading);
	return ok;
}

static void head_of(struct head *head, const struct person *person, bool locked,
		    enum keyfile_cost cost)
{
	*head = (struct head){ .locked = locked };
	code_write(person->signs, KEY_BYTES, head->signs);
	code_write(person->seals, KEY_BYTES, head->seals);
	head->ops = cost == KEYFILE_USUAL ? crypto_pwhash_OPSLIMIT_MODERATE
					  : crypto_pwhash_OPSLIMIT_MIN;
	head->memory = cost == KEYFILE_USUAL ? crypto_pwhash_MEMLIMIT_MODERATE
					     : crypto_pwhash_MEMLIMIT_MIN;
	randombytes_buf(head->salt, SALT);
}

static void add_box(struct buffer *text, const struct identity *identity,
		    const unsigned char *key)
{
	unsigned char seeds[PLAIN_MOST], box[BOX_MOST];
	char code[sodium_base64_ENCODED_LEN(BOX_MOST,
					    sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
	size_t pairs = identity_pairs(identity);
	unsigned long long length;

	for (size_t i = 0; i < pairs; i++)
		memcpy(seeds + i * SEED_BYTES, identity_seeds(identity, i), SEED_BYTES);
	randombytes_buf(box, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
		box + NONCE, &length, seeds, pairs * SEED_BYTES,
		(const unsigned char *)text->bytes, text->length, NULL, box, key);
	code_write(box, NONCE + (size_t)length, code);
	buffer_print(text, "box %s\n", code);
	sodium_memzero(seeds, sizeof seeds);
}

bool keyfile_write(const char *path, enum file_place place, const struct identity *identity,
		   const char *passphrase, enum keyfile_cost cost, struct error *error)
{
	unsigned char key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
	struct buffer text = { 0 };
	struct head head;
	bool ok;

	head_of(&head, identity_person(identity), passphrase != NULL, cost);
	if (!key_of(&head, passphrase, key, error))
		return false;
	head_write(&head, &text);
	add_box(&text, identity, key);
	sodium_memzero(key, sizeof key);
	ok = file_put(path, place, text.bytes, text.length, 0600, error);
	buffer_free(&text);
	return ok;
}
