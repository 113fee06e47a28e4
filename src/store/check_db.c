/* store/check_db.c -- SQLite looks; what it says decides between rows and indexes. */
#include "store/check_db.h"

#include "store/db.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Newer SQLite counts the entries of indexes when it looks at the rows, too. */
static bool is_of_an_index(const char *finding)
{
	return strstr(finding, " index ") != NULL;
}

/* The first thing that is wrong; what is wrong with indexes counts when it is asked for. */
static int look(struct db *db, const char *pragma, bool indexes, char finding[FINDING_TEXT])
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(db->handle, pragma, -1, &statement, NULL);
	bool well = true;

	while (!rc && well && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
		const char *found = (const char *)sqlite3_column_text(statement, 0);

		snprintf(finding, FINDING_TEXT, "%s", found ? found : "no answer");
		well = !strcmp(finding, "ok") || (!indexes && is_of_an_index(finding));
		rc = SQLITE_OK;
	}
	if (rc && rc != SQLITE_DONE)
		snprintf(finding, FINDING_TEXT, "%s", sqlite3_errstr(rc));
	sqlite3_finalize(statement);
	return rc && rc != SQLITE_DONE ? rc : well ? SQLITE_OK : SQLITE_CORRUPT;
}

int check_rows(struct db *db, char finding[FINDING_TEXT])
{
	return look(db, "PRAGMA quick_check(100)", false, finding);
}

int check_whole(struct db *db, char finding[FINDING_TEXT])
{
	char rows[FINDING_TEXT];
	int rc = look(db, "PRAGMA integrity_check(1)", true, finding);

	if ((rc & 0xff) != SQLITE_CORRUPT || check_rows(db, rows) ||
	    db_execute(db, "REINDEX"))
		return rc;
	rc = look(db, "PRAGMA integrity_check(1)", true, finding);
	db->mended = !rc;
	return rc;
}
