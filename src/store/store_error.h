/* store/store_error.h -- what can be wrong with a database, in words and in
 * consequences.
 *
 * Promise: the one place that decides which trouble makes the store leave a
 *          database, and how it is told. No words of the person are in it.
 * Owner:   values only. Threads: any.
 */
#ifndef STORE_STORE_ERROR_H
#define STORE_STORE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* Troubles that SQLite does not know; its own codes are above 0. */
enum trouble {
	TROUBLE_NO_SESSION = -1,	/* no session has that id */
	TROUBLE_NEWER = -2,		/* the schema is of a later program */
	TROUBLE_FOREIGN = -3,		/* a database of something else */
	TROUBLE_NO_FILE = -4,		/* no ordinary file can be there */
	TROUBLE_ELSEWHERE = -5,		/* the session runs in another process */
	TROUBLE_FINISHED = -6		/* the session has nothing left to do */
};

/* Tells whether writing must go elsewhere. */
bool store_error_leaves(int trouble);

/* Tells whether another program holds the database: that passes by itself. */
bool store_error_is_lock(int trouble);

/* Tells whether what is already in the database can still be read. */
bool store_error_is_readable(int trouble);

/* What is wrong, as the end of a sentence that begins with the database's
 * name. */
void store_error_words(int trouble, char *words, size_t size);

#endif
