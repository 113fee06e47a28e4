/* store/check_db.c -- SQLite looks; what it says decides between rows and indexes. */
#include "store/check_db.h"

#include "store/db.h"

#include <stdio.h>
#include <string.h>

static int look(struct db *db, const char *pragma, char finding[FINDING_TEXT])
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(db->handle, pragma, -1, &statement, NULL);

	if (!rc)
		rc = sqlite3_step(statement);
	if (rc == SQLITE_ROW) {
		const char *found = (const char *)sqlite3_column_text(statement, 0);

		snprintf(finding, FINDING_TEXT, "%s", found ? found : "no answer");
		rc = strcmp(finding, "ok") ? SQLITE_CORRUPT : SQLITE_OK;
	} else {
		snprintf(finding, FINDING_TEXT, "%s", sqlite3_errstr(rc));
	}
	sqlite3_finalize(statement);
	return rc;
}

int check_rows(struct db *db, char finding[FINDING_TEXT])
{
	return look(db, "PRAGMA quick_check(1)", finding);
}

int check_whole(struct db *db, char finding[FINDING_TEXT])
{
	char rows[FINDING_TEXT];
	int rc = look(db, "PRAGMA integrity_check(1)", finding);

	if ((rc & 0xff) != SQLITE_CORRUPT || check_rows(db, rows) ||
	    db_execute(db, "REINDEX"))
		return rc;
	rc = look(db, "PRAGMA integrity_check(1)", finding);
	db->mended = !rc;
	return rc;
}
