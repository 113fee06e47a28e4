/* content/key_schema.h -- which keys a section knows, and what their values may be.
 *
 * Promise: a section is described by one table; from it come the reading of
 *          values, "unknown key", "did you mean", "given twice" and "is missing".
 *          Every sentence says what was expected and shows an example.
 * Owner:   what is read lives in the arena of the problems' reader.
 * Threads: one at a time.
 */
#ifndef CONTENT_KEY_SCHEMA_H
#define CONTENT_KEY_SCHEMA_H

#include "content/diagnostics.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum { KEYS_MOST = 32 };		/* keys that one section can know */
static_assert(KEYS_MOST <= 32, "section.bad has a bit for each key");

enum key_flags {
	KEY_REQUIRED = 1,
	KEY_REPEATS = 2,
	KEY_EMPTY = 4,			/* may stand without a value */
	KEY_SPOKEN = 8			/* for the person: mind the language */
};

struct key_rule;
struct section;

/* Where a value stands, and into what it is read. */
struct spot {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *file;
	int line;
	bool own;			/* a person's own file: gentler */
	const struct section *section;
	const struct key_rule *rule;
	const char *value;
};

struct key_rule {
	const char *key;
	unsigned flags;
	/* Reads the value into `into`; notes what is wrong and returns false
	 * when it cannot. */
	bool (*read)(const struct spot *spot, void *into);
	size_t offset;			/* of `into` in the section's struct */
	const char *example;		/* of a value */
};

struct key_schema {
	const char *what;		/* "a guide", "[practice]" */
	const struct key_rule *rules;
	size_t count;
};

/* One section as it is being read. */
struct section {
	const char *name;
	int line;
	const struct key_schema *table;
	void *into;			/* the struct that its values fill */
	const void *about;		/* what else its readers want to know; or NULL */
	int lines[KEYS_MOST];		/* where each key stood first; 0: not yet */
	unsigned bad;			/* bits 1u << index: its value was wrong */
	bool broken;			/* a line of it could not be read at all */
};

/* Reads one entry of the section; notes what is wrong with it. */
void section_take(struct section *section, struct spot *spot, const char *key);

/* Notes every required key that is missing. */
void section_end(const struct section *section, struct diagnostics *diagnostics,
		 const char *file);

/* Notes that a key is missing, when it is: for those that only some sections of
 * the kind must have. */
void section_wants(const struct section *section, const char *key,
		   struct diagnostics *diagnostics, const char *file);

/* The line of a key in the section; 0 when it is not there. */
int section_line(const struct section *section, const char *key);

/* Tells whether what the section says of a key can be relied on: its values were
 * well, or it is surely not there. */
bool section_sure(const struct section *section, const char *key);

/* Notes an error about the value at the spot and returns false: `key = "value":
 * ...`, with the key's example at the end. */
bool spot_wrong(const struct spot *spot, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same without the example. */
bool spot_refused(const struct spot *spot, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Finds the value among names, or notes what was expected. */
bool spot_among(const struct spot *spot, const char *word, const char *const *names,
		size_t count, size_t *at);

/* Writes names with commas between. */
const char *names_joined(struct arena *arena, const char *const *names,
			 size_t count);

/* The name that was probably meant, as `; did you mean "say"?`, or "". */
const char *names_meant(struct arena *arena, const char *word,
			const char *const *names, size_t count);

#endif
