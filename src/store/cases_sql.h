/* store/cases_sql.h -- every statement of the caseload, for SQLite and PostgreSQL.
 *
 * Promise: common SQL only: TEXT and BIGINT, keys that come with the data instead of
 *          counters, ON CONFLICT DO NOTHING.
 */
#ifndef STORE_CASES_SQL_H
#define STORE_CASES_SQL_H

/* What brings a caseload to its version, one statement each. A released version is never
 * changed: another one is added behind it, and its last statement names it. */
#define CASES_VERSION 2

#define CASES_STATEMENTS(X)                                                      \
	X(1, "CREATE TABLE caseload (version BIGINT NOT NULL)")                  \
	X(1, "INSERT INTO caseload (version) VALUES (1)")                        \
	X(1, "CREATE TABLE person (id TEXT PRIMARY KEY, code TEXT NOT NULL, "    \
	  "name TEXT NOT NULL, first_ms BIGINT NOT NULL)")                       \
	X(1, "CREATE INDEX person_name ON person (name)")                        \
	X(1, "CREATE TABLE person_code (code TEXT PRIMARY KEY, person TEXT NOT NULL " \
	  "REFERENCES person (id) ON DELETE CASCADE, first_ms BIGINT NOT NULL)") \
	X(1, "CREATE INDEX person_codes ON person_code (person)")                \
	X(1, "CREATE TABLE report (person TEXT NOT NULL "                        \
	  "REFERENCES person (id) ON DELETE CASCADE, id TEXT NOT NULL, "         \
	  "received_ms BIGINT NOT NULL, made_ms BIGINT NOT NULL, "               \
	  "first_date BIGINT NOT NULL, last_date BIGINT NOT NULL, "              \
	  "sessions BIGINT NOT NULL, minutes_ms BIGINT NOT NULL, "               \
	  "asked BIGINT NOT NULL, done BIGINT NOT NULL, trend TEXT, "            \
	  "trend_first BIGINT NOT NULL, trend_last BIGINT NOT NULL, "            \
	  "support BIGINT NOT NULL, body TEXT NOT NULL, "                        \
	  "PRIMARY KEY (person, id))")                                           \
	X(1, "CREATE INDEX report_latest ON report "                             \
	  "(person, last_date DESC, made_ms DESC, id DESC)")                     \
	X(1, "CREATE INDEX report_support ON report (person, received_ms) "      \
	  "WHERE support > 0")                                                   \
	X(1, "CREATE TABLE note (person TEXT NOT NULL "                          \
	  "REFERENCES person (id) ON DELETE CASCADE, written_ms BIGINT NOT NULL, " \
	  "kind TEXT NOT NULL, body TEXT NOT NULL)")                             \
	X(1, "CREATE INDEX note_written ON note (person, written_ms)")           \
	/* how grave the gravest answer that opened the support page is, and when \
	 * somebody dealt with it; until then a note that came after it said so */ \
	X(2, "ALTER TABLE report ADD COLUMN severity BIGINT NOT NULL DEFAULT 0") \
	X(2, "ALTER TABLE report ADD COLUMN dealt_ms BIGINT NOT NULL DEFAULT 0") \
	X(2, "UPDATE report SET severity = 10 + support WHERE support > 0")      \
	X(2, "UPDATE report SET dealt_ms = "                                     \
	     "(SELECT max(n.written_ms) FROM note n WHERE n.person = report.person) " \
	     "WHERE support > 0 AND received_ms < (SELECT coalesce(max(n.written_ms), 0) " \
	     "FROM note n WHERE n.person = report.person) AND id <> "            \
	     "(SELECT l.id FROM report l WHERE l.person = report.person "        \
	     "ORDER BY l.last_date DESC, l.made_ms DESC, l.id DESC LIMIT 1)")    \
	X(2, "DROP INDEX report_support")                                        \
	X(2, "CREATE INDEX report_open ON report (person, severity) "            \
	     "WHERE severity > 0 AND dealt_ms = 0")                              \
	/* every name under which somebody wrote or was put */                   \
	X(2, "CREATE TABLE known_name (person TEXT NOT NULL "                    \
	     "REFERENCES person (id) ON DELETE CASCADE, name TEXT NOT NULL, "    \
	     "PRIMARY KEY (person, name))")                                      \
	X(2, "INSERT INTO known_name (person, name) SELECT id, name FROM person") \
	X(2, "UPDATE caseload SET version = 2")

#define REPORT_FIELDS(of)                                                        \
	of "id, " of "received_ms, " of "made_ms, " of "first_date, "            \
	of "last_date, " of "sessions, " of "minutes_ms, " of "asked, "          \
	of "done, " of "trend, " of "trend_first, " of "trend_last, " of "support, " \
	of "severity, " of "dealt_ms"
enum { REPORT_FIELD_COUNT = 15 };

/* A wrong clock may date a report ahead of the day on which it came: it counts as one of
 * that day then, or it would stand before all later ones for ever. A day more is left
 * to those who live further east. Of two that come out even, the one ahead is the older. */
#define LATEST_FIRST                                                             \
	"CASE WHEN last_date > received_ms / 86400000 + 1 "                      \
	"THEN received_ms / 86400000 ELSE last_date END DESC, "                  \
	"CASE WHEN made_ms > received_ms + 172800000 THEN received_ms "          \
	"ELSE made_ms END DESC, "                                                \
	"last_date, id DESC"

#define SQL_VERSION "SELECT version FROM caseload"
#define SQL_CODE "SELECT person FROM person_code WHERE code = $1"
#define SQL_PERSON_PUT                                                           \
	"INSERT INTO person (id, code, name, first_ms) VALUES ($1, $2, $3, $4) " \
	"ON CONFLICT DO NOTHING"
#define SQL_CODE_PUT                                                             \
	"INSERT INTO person_code (code, person, first_ms) VALUES ($1, $2, $3) "  \
	"ON CONFLICT DO NOTHING"
#define SQL_NAME_PUT                                                             \
	"INSERT INTO known_name (person, name) VALUES ($1, $2) ON CONFLICT DO NOTHING"
#define SQL_NAMES "SELECT person, name FROM known_name ORDER BY person, name"
#define SQL_PERSON_CODE "UPDATE person SET code = $2 WHERE id = $1"
#define SQL_REPORT_PUT                                                           \
	"INSERT INTO report (person, " REPORT_FIELDS("") ", body) VALUES "       \
	"($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, "    \
	"$16, $17) ON CONFLICT DO NOTHING"
#define SQL_PEOPLE                                                               \
	"SELECT " REPORT_FIELDS("r.") ", p.id, p.code, p.name, p.first_ms, "     \
	"(SELECT count(*) FROM report c WHERE c.person = p.id), "                \
	"(SELECT coalesce(max(n.written_ms), 0) FROM note n WHERE n.person = p.id), " \
	"(SELECT coalesce(max(o.severity), 0) FROM report o "                    \
	"WHERE o.person = p.id AND o.severity > 0 AND o.dealt_ms = 0) "          \
	"FROM person p JOIN report r ON r.person = p.id AND r.id = "             \
	"(SELECT l.id FROM report l WHERE l.person = p.id "                      \
	"ORDER BY " LATEST_FIRST " LIMIT 1)"
#define SQL_REPORTS                                                              \
	"SELECT " REPORT_FIELDS("") " FROM report WHERE person = $1 "            \
	"ORDER BY " LATEST_FIRST
#define SQL_TEXT "SELECT body FROM report WHERE person = $1 AND id = $2"
#define SQL_NOTE_PUT                                                             \
	"INSERT INTO note (person, written_ms, kind, body) "                     \
	"SELECT p.id, CAST($2 AS bigint), CAST($3 AS text), CAST($4 AS text) "   \
	"FROM person p WHERE p.id = $1"
#define SQL_NOTES                                                                \
	"SELECT kind, written_ms, body FROM note WHERE person = $1 "             \
	"ORDER BY written_ms DESC, kind, body"
#define SQL_DEAL                                                                 \
	"UPDATE report SET dealt_ms = $3 "                                       \
	"WHERE person = $1 AND id = $2 AND severity > 0 AND dealt_ms = 0"
#define SQL_DEALT_LAST "SELECT coalesce(max(dealt_ms), 0) FROM report WHERE person = $1"
#define SQL_UNDEAL "UPDATE report SET dealt_ms = 0 WHERE person = $1 AND dealt_ms = $2"
#define SQL_UNDEAL_NOTE                                                          \
	"DELETE FROM note WHERE person = $1 AND written_ms = $2 AND kind = $3"
#define SQL_RENAME "UPDATE person SET name = $2 WHERE id = $1"
#define SQL_FORGET "DELETE FROM person WHERE id = $1"

#endif
