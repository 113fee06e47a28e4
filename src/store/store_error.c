/* store/store_error.c -- SQLite's codes, sorted by what a person can do. */
#include "store/store_error.h"

#include <sqlite3.h>
#include <stdio.h>

/* extended codes carry the primary one in their low byte */
static int primary(int trouble)
{
	return trouble > 0 ? trouble & 0xff : trouble;
}

bool store_error_leaves(int trouble)
{
	switch (primary(trouble)) {
	case SQLITE_OK:
	case SQLITE_CONSTRAINT:
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
	case SQLITE_TOOBIG:
	case TROUBLE_NO_SESSION:
	case TROUBLE_ELSEWHERE:
	case TROUBLE_FINISHED:
		return false;
	default:
		return true;
	}
}

bool store_error_is_lock(int trouble)
{
	return primary(trouble) == SQLITE_BUSY || primary(trouble) == SQLITE_LOCKED;
}

bool store_error_is_readable(int trouble)
{
	switch (primary(trouble)) {
	case SQLITE_FULL:
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_READONLY:
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return true;
	default:
		return false;
	}
}

static const char *plain_words(int trouble)
{
	switch (primary(trouble)) {
	case SQLITE_FULL:
		return "cannot grow because the disk is full (free some space)";
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "is held by another program (close that one)";
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return trouble == SQLITE_READONLY_DBMOVED
			       ? "was moved away while it was in use"
			       : "may not be written (look at its permissions)";
	case SQLITE_CANTOPEN:
		return "could not be opened (look at its folder's permissions)";
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return "is damaged (put a backup in its place)";
	case TROUBLE_FOREIGN:
		return "is not a database of Groundwork (move it elsewhere)";
	case TROUBLE_NEWER:
		return "was written by a newer Groundwork (use that one)";
	case TROUBLE_NO_FILE:
		return "is not an ordinary file (move it elsewhere)";
	case TROUBLE_NO_SESSION:
		return "has no session of that number";
	case TROUBLE_ELSEWHERE:
		return "has that session as running in another window";
	case TROUBLE_FINISHED:
		return "has that session as finished";
	default:
		return NULL;
	}
}

void store_error_words(int trouble, char *words, size_t size)
{
	const char *plain = plain_words(trouble);

	if (plain)
		snprintf(words, size, "%s", plain);
	else
		snprintf(words, size, "could not be used (%s, %d)",
			 sqlite3_errstr(trouble), trouble);
}
