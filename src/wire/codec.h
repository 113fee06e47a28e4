/* wire/codec.h -- values in C and as JSON, both from one table of fields.
 *
 * Promise: what a table says is all that is written, in its order, and all that is read.
 *          The reader believes nothing: what comes back is of the kind and within the
 *          range that its field has, also when the text had something else; then a
 *          harmless value stands for it, and the reading has failed. Keys that no table
 *          knows are passed over.
 * Owner:   what is read lives in the reading's arena; JSON that is written is the
 *          caller's reference. Threads: one a reading; tables are constant.
 * Fails:   by `failed`, with the first thing that is wrong in `error`, and the place of
 *          the list in which it stands.
 */
#ifndef WIRE_CODEC_H
#define WIRE_CODEC_H

#include "wire/json.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct wire_reading;

enum wire_kind {
	WIRE_WORDS,			/* const char *: one line of at most so many bytes */
	WIRE_LINES,			/* const char *: lines; "" when it is absent */
	WIRE_NUMBER,			/* int */
	WIRE_SECONDS,			/* int64_t in milliseconds */
	WIRE_DATE,			/* int64_t: days since 1970-01-01 */
	WIRE_MOMENT,			/* int64_t in milliseconds; `also` is its int offset */
	WIRE_CODED,			/* what a word stands for: by `word`, `find`, `wrong` */
	WIRE_OBJECT,			/* a struct of its own table */
	WIRE_LIST,			/* a pointer to such ones; `also` is their size_t count */
	WIRE_OWN			/* by two functions of the field */
};

enum { WIRE_CODED_ROOM = 64 };

struct wire_field {
	const char *key;
	enum wire_kind kind;
	bool maybe;			/* may be absent: words are NULL then, a number is one
					   less than its least, a date is 0, a coded value has
					   no word;
					   and an object is a pointer, which is NULL */
	size_t offset, also;		/* where it lies in its struct */
	int64_t least, most;		/* of a number; most bytes, most of a list */
	const struct wire_table *of;	/* what an object or a list holds */
	const char *(*word)(const void *value, char room[WIRE_CODED_ROOM]);
	bool (*find)(const char *word, void *value);
	const char *wrong;		/* what to say when none is found */
	json_t *(*write)(const void *value, const void *whole);	/* NULL: it is absent */
	void (*read)(struct wire_reading *reading, json_t *object, const char *key,
		     void *value);
	int column;			/* where a table of rows has it; 0: nowhere */
};

struct wire_table {
	const struct wire_field *fields;
	size_t count, size;		/* size of the struct */
	void (*check)(struct wire_reading *reading, const void *value);	/* NULL: nothing */
};

struct wire_reading {
	struct arena *arena;
	struct error *error;
	const void *whole;		/* what is read, for those who look further */
	const char *list;		/* where: NULL outside of every list */
	size_t at;
	bool failed;
};

/* Adds what a struct holds to an object; `whole` is what own functions are given. */
void wire_write(const struct wire_table *table, const void *from, const void *whole,
		json_t *object);

/* One value of it; NULL when it is absent. */
json_t *wire_value(const struct wire_field *field, const void *from, const void *whole);

/* Reads an object into a struct. */
void wire_read(struct wire_reading *reading, const struct wire_table *table, json_t *object,
	       void *into);

/* For own functions: words that must be there (never NULL); and what is wrong with the
 * value of a key. */
const char *wire_words(struct wire_reading *reading, json_t *object, const char *key);
void wire_fail(struct wire_reading *reading, const char *key, const char *what);

/* Says so when a number is not within its range. */
int64_t wire_number(struct wire_reading *reading, json_t *object, const char *key,
		    int64_t least, int64_t most);

#endif
