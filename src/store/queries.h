/* store/queries.h -- every statement that is run again and again.
 *
 * Promise: all SQL of sessions, answers, assignments and reports stands in this table; a connection
 *          prepares each the first time it is wanted. Tables are made in
 *          schema.c and nowhere else.
 */
#ifndef STORE_QUERIES_H
#define STORE_QUERIES_H

#define SESSION_FIELDS                                                           \
	"id, uid, revision, practice, title, source, started_ms, offset_s, "     \
	"planned_ms, spent_ms, ended, step, position_ms, put_away, pid, boot, born, " \
	"place, steps"

#define ASSIGNMENT_FIELDS                                                        \
	"id, name, title, sender, recipient, made, starts, ends, leave_out, "    \
	"longest_ms, text, folder, signer, taken_ms, ended_ms, replaced, "       \
	"taken_offset_s, ended_offset_s"

#define SELECT_SESSION "SELECT " SESSION_FIELDS " FROM session "

/* what every change of a session's row does, so that a copy can tell whether it
 * is older */
#define CHANGE_SESSION "UPDATE session SET revision = revision + 1"

/* an answer in which something was said */
#define NOT_BLANK                                                                \
	"(holds = 'text' AND trim(text, char(9, 10, 13, 32)) <> '' OR "          \
	"holds = 'choices' AND EXISTS (SELECT 1 FROM choice WHERE "              \
	"choice.session = answer.session AND choice.step = answer.step))"

#define QUERIES(X)                                                               \
	X(BEGIN, "BEGIN IMMEDIATE")                                              \
	X(BEGIN_READING, "BEGIN")                                                \
	X(COMMIT, "COMMIT")                                                      \
	X(ROLLBACK, "ROLLBACK")                                                  \
	X(VERSION, "PRAGMA user_version")                                        \
	X(SESSION_INSERT,                                                        \
	  "INSERT INTO session (" SESSION_FIELDS ") VALUES (?1, ?2, ?3, ?4, ?5, "\
	  "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)")   \
	X(SESSION_NEXT_ID,                                                       \
	  "SELECT max(coalesce(max(id), 0) + 1, ?1) FROM session")               \
	X(SESSION_HAS, "SELECT 1 FROM session WHERE id = ?1")                    \
	X(SESSION_ANY, "SELECT EXISTS (SELECT 1 FROM session)")                  \
	X(SESSION_BY_ID, SELECT_SESSION "WHERE id = ?1")                         \
	X(SESSION_BY_UID, SELECT_SESSION "WHERE uid = ?1")                       \
	X(SESSION_NEWEST, SELECT_SESSION "WHERE (?1 IS NULL OR practice = ?1) "  \
	  "ORDER BY started_ms DESC, id DESC LIMIT 1")                           \
	X(SESSION_NEWEST_GIVEN, SELECT_SESSION "WHERE (?1 IS NULL OR "           \
	  "practice = ?1) AND (ended = 'finished' OR EXISTS (SELECT 1 FROM "     \
	  "answer WHERE answer.session = session.id AND kind <> 'read' AND "     \
	  NOT_BLANK ")) ORDER BY started_ms DESC, id DESC LIMIT 1")              \
	X(SESSIONS_SINCE, SELECT_SESSION                                         \
	  "WHERE started_ms >= ?1 ORDER BY started_ms, id")                      \
	X(SESSIONS_COUNTED,                                                      \
	  "SELECT practice, count(*), sum(ended = 'finished'), sum(EXISTS ("     \
	  "SELECT 1 FROM answer WHERE answer.session = session.id AND "          \
	  "track = 'steadiness' AND holds = 'number' AND number >= 0)) "         \
	  "FROM session WHERE started_ms < ?1 GROUP BY practice")                \
	X(SESSIONS_RUNNING, SELECT_SESSION "WHERE ended = 'running'")            \
	X(SESSION_MARK,                                                          \
	  "UPDATE session SET ended = 'interrupted' WHERE id = ?1")              \
	X(SESSION_TOUCH, CHANGE_SESSION " WHERE id = ?1")                        \
	X(SESSION_PROGRESS, CHANGE_SESSION                                       \
	  ", step = ?2, position_ms = ?3, spent_ms = ?4 WHERE id = ?1")          \
	X(SESSION_END, CHANGE_SESSION                                            \
	  ", step = ?2, position_ms = ?3, spent_ms = ?4, ended = ?5 "            \
	  "WHERE id = ?1")                                                       \
	X(SESSION_RESUME, CHANGE_SESSION                                         \
	  ", ended = 'running', put_away = 0, pid = ?2, boot = ?3, born = ?4 "   \
	  "WHERE id = ?1")                                                       \
	X(SESSION_PUT_AWAY, CHANGE_SESSION ", put_away = 1 WHERE id = ?1")       \
	X(SESSION_MERGE,                                                         \
	  "UPDATE session SET revision = ?2, spent_ms = ?3, ended = ?4, "        \
	  "step = ?5, position_ms = ?6, put_away = ?7, pid = ?8, boot = ?9, "    \
	  "born = ?10 WHERE id = ?1")                                            \
	X(ANSWER_PUT,                                                            \
	  "INSERT INTO answer (session, step, kind, holds, text, number, keep, " \
	  "track, at_ms, opened) "                                               \
	  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "                    \
	  "ON CONFLICT (session, step) DO UPDATE SET kind = excluded.kind, "     \
	  "holds = excluded.holds, text = excluded.text, "                       \
	  "number = excluded.number, keep = excluded.keep, "                     \
	  "track = excluded.track, at_ms = excluded.at_ms, "                     \
	  "opened = excluded.opened")                                            \
	X(ANSWER_AT, "SELECT at_ms FROM answer WHERE session = ?1 AND step = ?2")\
	X(ANSWERS_OF,                                                            \
	  "SELECT step, kind, holds, text, number, keep, track, at_ms, opened "  \
	  "FROM answer WHERE session = ?1 ORDER BY rowid")                       \
	X(ANSWER_KEPT,                                                           \
	  "SELECT session, step, holds, text, at_ms, (SELECT offset_s FROM session " \
	  "WHERE id = answer.session) FROM answer WHERE keep = ?1 AND " NOT_BLANK " " \
	  "AND (?2 IS NULL OR session = (SELECT session "                        \
	  "FROM answer WHERE keep = ?2 AND " NOT_BLANK " "                 \
	  "ORDER BY at_ms DESC, rowid DESC LIMIT 1)) "                           \
	  "ORDER BY at_ms DESC, rowid DESC LIMIT 1")                             \
	X(CHOICES_CLEAR, "DELETE FROM choice WHERE session = ?1 AND step = ?2")  \
	X(CHOICE_INSERT,                                                         \
	  "INSERT INTO choice (session, step, position, word) "                  \
	  "VALUES (?1, ?2, ?3, ?4)")                                             \
	X(CHOICES_OF,                                                            \
	  "SELECT word FROM choice WHERE session = ?1 AND step = ?2 "            \
	  "ORDER BY position")                                                   \
	X(SIGNERS,                                                               \
	  "SELECT id, signs, seals, name, first_ms, last_ms, former "            \
	  "FROM signer ORDER BY id")                                             \
	X(SIGNER_ROW, "SELECT id FROM signer WHERE signs = ?1 AND seals = ?2")   \
	X(SIGNER_PUT,                                                            \
	  "INSERT INTO signer (signs, seals, name, first_ms, last_ms, former) "  \
	  "VALUES (?1, ?2, ?3, ?4, ?4, ?5) ON CONFLICT (signs, seals) DO "       \
	  "UPDATE SET name = excluded.name, last_ms = excluded.last_ms")         \
	X(ASSIGNMENTS, "SELECT " ASSIGNMENT_FIELDS " FROM assignment ORDER BY id") \
	X(ASSIGNMENT_INSERT,                                                     \
	  "INSERT INTO assignment (name, title, sender, recipient, made, starts, " \
	  "ends, leave_out, longest_ms, text, folder, signer, taken_ms, replaced, " \
	  "taken_offset_s) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "    \
	  "?11, ?12, ?13, 0, ?14)")                                              \
	X(ASSIGNMENT_END,                                                        \
	  "UPDATE assignment SET ended_ms = ?2, replaced = ?3, "                 \
	  "ended_offset_s = ?4 "                                                 \
	  "WHERE name = ?1 AND ended_ms IS NULL")                                \
	X(TASK_INSERT,                                                           \
	  "INSERT INTO task (assignment, position, name, practice, steps, "      \
	  "times, minutes_ms, at_time, why, accepted) "                          \
	  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                    \
	X(TASK_ACCEPT,                                                           \
	  "UPDATE task SET accepted = ?3 WHERE assignment = ?1 AND position = ?2") \
	X(TASKS_OF,                                                              \
	  "SELECT name, practice, steps, times, minutes_ms, at_time, why, "      \
	  "accepted FROM task WHERE assignment = ?1 ORDER BY position")          \
	X(REPORTS,                                                               \
	  "SELECT id, name, reader, reader_name, made_ms, first_date, last_date, " \
	  "file FROM report ORDER BY id")                                        \
	X(REPORT_INSERT,                                                         \
	  "INSERT INTO report (name, reader, reader_name, made_ms, first_date, " \
	  "last_date, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                \
	X(REPORT_TAKE_BACK, "DELETE FROM report WHERE file = ?1 AND made_ms > ?2") \
	X(TOLD_OF,                                                               \
	  "SELECT session, step, at_ms FROM told WHERE report = ?1 "             \
	  "ORDER BY session, step")                                              \
	X(TOLD_INSERT,                                                           \
	  "INSERT OR IGNORE INTO told (report, session, step, at_ms) "           \
	  "VALUES (?1, ?2, ?3, ?4)")

#define QUERY_ENUM(id, sql) QUERY_##id,
enum query { QUERIES(QUERY_ENUM) QUERY_COUNT };
#undef QUERY_ENUM

#endif
