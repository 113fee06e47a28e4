/* store/schema.c -- one text of SQL a version; user_version counts them. */
#include "store/schema.h"

#include "base/buffer.h"
#include "store/db.h"
#include "store/store_error.h"

#include <sqlite3.h>
#include <string.h>

/* STRICT came with SQLite 3.37; before it the tables do without. */
#define STRICT_MARK "@strict"
enum { STRICT_SINCE = 3037000 };

/* revision counts the changes of a session, so that of two copies the later is
 * known. pid, born and boot name the process that runs it. */
static const char version_1[] =
	"CREATE TABLE session (\n"
	"	id INTEGER PRIMARY KEY,\n"
	"	uid TEXT NOT NULL UNIQUE,\n"
	"	revision INTEGER NOT NULL,\n"
	"	practice TEXT NOT NULL,\n"
	"	title TEXT NOT NULL,\n"
	"	source TEXT NOT NULL,\n"
	"	started_ms INTEGER NOT NULL,\n"
	"	offset_s INTEGER NOT NULL,\n"
	"	planned_ms INTEGER NOT NULL,\n"
	"	spent_ms INTEGER NOT NULL,\n"
	"	ended TEXT NOT NULL,\n"
	"	step INTEGER NOT NULL,\n"
	"	position_ms INTEGER NOT NULL,\n"
	"	put_away INTEGER NOT NULL,\n"
	"	pid INTEGER NOT NULL,\n"
	"	boot TEXT NOT NULL,\n"
	"	born INTEGER NOT NULL\n"
	") " STRICT_MARK ";\n"
	"CREATE INDEX session_started ON session (started_ms, id);\n"
	"CREATE INDEX session_running ON session (id) WHERE ended = 'running';\n"
	"CREATE TABLE answer (\n"
	"	session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,\n"
	"	step TEXT NOT NULL,\n"
	"	kind TEXT NOT NULL,\n"
	"	holds TEXT NOT NULL,\n"
	"	text TEXT,\n"
	"	number INTEGER,\n"
	"	keep TEXT,\n"
	"	track TEXT,\n"
	"	at_ms INTEGER NOT NULL,\n"
	"	PRIMARY KEY (session, step)\n"
	") " STRICT_MARK ";\n"
	"CREATE INDEX answer_keep ON answer (keep, at_ms) WHERE keep IS NOT NULL;\n"
	"CREATE TABLE choice (\n"
	"	session INTEGER NOT NULL,\n"
	"	step TEXT NOT NULL,\n"
	"	position INTEGER NOT NULL,\n"
	"	word TEXT NOT NULL,\n"
	"	PRIMARY KEY (session, step, position),\n"
	"	FOREIGN KEY (session, step) REFERENCES answer (session, step)\n"
	"		ON DELETE CASCADE\n"
	") " STRICT_MARK ";\n";

/* where in a programme a session stood, and which steps of its practice it was */
static const char version_2[] =
	"ALTER TABLE session ADD COLUMN place TEXT;\n"
	"ALTER TABLE session ADD COLUMN steps TEXT;\n";

/* who signed what was taken in, the versions of each assignment (of one name at most
 * one stands), and their lines */
static const char version_3[] =
	"CREATE TABLE signer (\n"
	"	id INTEGER PRIMARY KEY,\n"
	"	signs TEXT NOT NULL,\n"
	"	seals TEXT NOT NULL,\n"
	"	name TEXT NOT NULL,\n"
	"	first_ms INTEGER NOT NULL,\n"
	"	last_ms INTEGER NOT NULL,\n"
	"	former INTEGER REFERENCES signer (id),\n"
	"	UNIQUE (signs, seals)\n"
	") " STRICT_MARK ";\n"
	"CREATE TABLE assignment (\n"
	"	id INTEGER PRIMARY KEY,\n"
	"	name TEXT NOT NULL,\n"
	"	title TEXT NOT NULL,\n"
	"	sender TEXT NOT NULL,\n"
	"	recipient TEXT NOT NULL,\n"
	"	made TEXT,\n"
	"	starts TEXT,\n"
	"	ends TEXT,\n"
	"	leave_out TEXT NOT NULL,\n"
	"	longest_ms INTEGER NOT NULL,\n"
	"	text TEXT NOT NULL,\n"
	"	folder TEXT,\n"
	"	signer INTEGER REFERENCES signer (id),\n"
	"	taken_ms INTEGER NOT NULL,\n"
	"	ended_ms INTEGER,\n"
	"	replaced INTEGER NOT NULL\n"
	") " STRICT_MARK ";\n"
	"CREATE UNIQUE INDEX assignment_stands ON assignment (name)\n"
	"	WHERE ended_ms IS NULL;\n"
	"CREATE TABLE task (\n"
	"	assignment INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,\n"
	"	position INTEGER NOT NULL,\n"
	"	name TEXT NOT NULL,\n"
	"	practice TEXT NOT NULL,\n"
	"	steps TEXT,\n"
	"	times TEXT NOT NULL,\n"
	"	minutes_ms INTEGER NOT NULL,\n"
	"	at_time TEXT,\n"
	"	why TEXT,\n"
	"	accepted INTEGER NOT NULL,\n"
	"	PRIMARY KEY (assignment, position)\n"
	") " STRICT_MARK ";\n";

/* what an answer that opened the support page was asked; the zones in which an
 * assignment came and went; the reports that were made, for whom, of which days and
 * in which file, and what of those answers each of them told: the session by its uid,
 * since another database may hold it, and when it was answered, since what is
 * answered anew is to be told anew */
static const char version_4[] =
	"ALTER TABLE answer ADD COLUMN opened TEXT;\n"
	"ALTER TABLE assignment ADD COLUMN taken_offset_s INTEGER;\n"
	"ALTER TABLE assignment ADD COLUMN ended_offset_s INTEGER;\n"
	"CREATE TABLE report (\n"
	"	id INTEGER PRIMARY KEY,\n"
	"	name TEXT NOT NULL,\n"
	"	reader TEXT NOT NULL,\n"
	"	reader_name TEXT NOT NULL,\n"
	"	made_ms INTEGER NOT NULL,\n"
	"	first_date INTEGER NOT NULL,\n"
	"	last_date INTEGER NOT NULL,\n"
	"	file TEXT NOT NULL\n"
	") " STRICT_MARK ";\n"
	"CREATE TABLE told (\n"
	"	report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,\n"
	"	session TEXT NOT NULL,\n"
	"	step TEXT NOT NULL,\n"
	"	at_ms INTEGER NOT NULL,\n"
	"	PRIMARY KEY (report, session, step)\n"
	") " STRICT_MARK ";\n";

/* migrations[n] leads from version n to n + 1 */
static const char *const migrations[SCHEMA_VERSION] = {
	version_1, version_2, version_3, version_4
};

static int migrate(struct db *db, const char *sql)
{
	const char *strict = sqlite3_libversion_number() >= STRICT_SINCE ? "STRICT" : "";
	struct buffer text = {0};
	const char *mark;
	int rc;

	while ((mark = strstr(sql, STRICT_MARK))) {
		buffer_add(&text, sql, (size_t)(mark - sql));
		buffer_add_string(&text, strict);
		sql = mark + strlen(STRICT_MARK);
	}
	buffer_add_string(&text, sql);
	rc = db_execute(db, buffer_string(&text));
	buffer_free(&text);
	return rc;
}

int schema_look(struct db *db, int64_t *version)
{
	int64_t application = 0, tables = 0;
	int rc = db_number(db, "PRAGMA user_version", version);

	if (!rc)
		rc = db_number(db, "PRAGMA application_id", &application);
	if (rc)
		return rc;
	if (application != 0 && application != SCHEMA_APPLICATION)
		return TROUBLE_FOREIGN;
	if (application == SCHEMA_APPLICATION)
		return *version > SCHEMA_VERSION ? TROUBLE_NEWER : SQLITE_OK;
	rc = db_number(db, "SELECT count(*) FROM sqlite_master", &tables);
	if (rc)
		return rc;
	return *version || tables ? TROUBLE_FOREIGN : SQLITE_OK;
}

int schema_bring_up(struct db *db)
{
	int64_t version;
	int rc = schema_look(db, &version);
	char *sql;

	if (rc || version == SCHEMA_VERSION)
		return rc;
	for (; !rc && version < SCHEMA_VERSION; version++)
		rc = migrate(db, migrations[version]);
	if (rc)
		return rc;
	sql = sqlite3_mprintf("PRAGMA application_id = %d; PRAGMA user_version = %d",
			      SCHEMA_APPLICATION, SCHEMA_VERSION);
	rc = sql ? db_execute(db, sql) : SQLITE_NOMEM;
	sqlite3_free(sql);
	return rc;
}

int schema_still_ours(struct db *db)
{
	sqlite3_stmt *statement = db_query(db, QUERY_VERSION);
	int rc = db_next(db, statement);
	int64_t version = 0;

	if (rc == SQLITE_ROW) {
		version = sqlite3_column_int64(statement, 0);
		rc = version == SCHEMA_VERSION ? SQLITE_OK : TROUBLE_NEWER;
	}
	db_reset(statement);
	return rc;
}
