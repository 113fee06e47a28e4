/* store_bench.c -- evenings written down, against bare SQLite with the same tables,
 * settings and transactions. */
#include "bench/bench.h"

#include "base/error.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { RUNS = 7, EVENINGS = 25, ANSWERS = 3 };

static const char text[] =
	"What I would like to meet with curiosity: the way I go quiet when somebody is "
	"kind to me. It need not change; I would like to see it coming.";

struct cost {
	struct samples cpu_us, wall_ms, writes;
};

/* ---- ours: begin, three answers, how far, the end */

static void live_ours(struct store *store, int evening)
{
	struct session_record session = { .practice = "int-draft",
					  .title = "Drafting an intention",
					  .source = "self",
					  .started_ms = 1795000000000 + evening * 86400000LL,
					  .planned_ms = 720000 };
	struct answer answer = { .kind = STEP_WRITE, .holds = ANSWER_TEXT, .text = text,
				 .keep = "intention" };
	static const char *const steps[ANSWERS] = { "first", "again", "last" };
	bool ok;
	int64_t id;

	ok = store_session_begin(store, &session, &id, NULL);
	for (int i = 0; ok && i < ANSWERS; i++) {
		answer.step = steps[i];
		answer.at_ms = session.started_ms + i;
		ok = store_answer(store, id, &answer, NULL);
	}
	ok = ok && store_session_progress(store, id, 2, 1000, 60000, NULL) &&
	       store_session_end(store, id, ENDED_FINISHED, 3, 0, 700000, NULL);
	if (!ok)
		bench_fail("an evening could not be written", "the store");
}

/* ---- the floor: the same rows by prepared statements */

enum statement { BEGIN, COMMIT, SESSION, TOUCH, ANSWER, CLEAR, PROGRESS, END, STATEMENTS };

static const char *const sql[STATEMENTS] = {
	"BEGIN IMMEDIATE", "COMMIT",
	"INSERT INTO session VALUES (?1, ?2, 1, 'int-draft', 'Drafting an intention', "
	"'self', ?3, 0, 720000, 0, 'running', 0, 0, 0, 1, 'boot', 1)",
	"UPDATE session SET revision = revision + 1 WHERE id = ?1",
	"INSERT INTO answer (session, step, kind, holds, text, keep, at_ms) "
	"VALUES (?1, ?2, 'write', 'text', ?3, 'intention', ?4) "
	"ON CONFLICT (session, step) DO UPDATE SET text = excluded.text",
	"DELETE FROM choice WHERE session = ?1 AND step = ?2",
	"UPDATE session SET revision = revision + 1, step = 2, position_ms = 1000, "
	"spent_ms = 60000 WHERE id = ?1",
	"UPDATE session SET revision = revision + 1, step = 3, position_ms = 0, "
	"spent_ms = 700000, ended = 'finished' WHERE id = ?1",
};

struct floor {
	sqlite3 *handle;
	sqlite3_stmt *statements[STATEMENTS];
};

static void run(struct floor *floor, enum statement which)
{
	if (sqlite3_step(floor->statements[which]) != SQLITE_DONE)
		bench_fail(sqlite3_errmsg(floor->handle), "the floor");
	sqlite3_reset(floor->statements[which]);
}

/* One transaction around one change of a session's row. */
static void change(struct floor *floor, enum statement which, int64_t id)
{
	run(floor, BEGIN);
	sqlite3_bind_int64(floor->statements[which], 1, id);
	run(floor, which);
	run(floor, COMMIT);
}

static void put_answer(struct floor *floor, int64_t id, const char *step, int64_t at_ms)
{
	run(floor, BEGIN);
	sqlite3_bind_int64(floor->statements[TOUCH], 1, id);
	run(floor, TOUCH);
	sqlite3_bind_int64(floor->statements[ANSWER], 1, id);
	sqlite3_bind_text(floor->statements[ANSWER], 2, step, -1, SQLITE_STATIC);
	sqlite3_bind_text(floor->statements[ANSWER], 3, text, -1, SQLITE_STATIC);
	sqlite3_bind_int64(floor->statements[ANSWER], 4, at_ms);
	run(floor, ANSWER);
	sqlite3_bind_int64(floor->statements[CLEAR], 1, id);
	sqlite3_bind_text(floor->statements[CLEAR], 2, step, -1, SQLITE_STATIC);
	run(floor, CLEAR);
	run(floor, COMMIT);
}

static void live_floor(struct floor *floor, int evening)
{
	static const char *const steps[ANSWERS] = { "first", "again", "last" };
	int64_t id = evening + 1, started_ms = 1795000000000 + evening * 86400000LL;
	char uid[40];

	snprintf(uid, sizeof uid, "%032d", evening);
	sqlite3_bind_text(floor->statements[SESSION], 2, uid, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(floor->statements[SESSION], 3, started_ms);
	change(floor, SESSION, id);
	for (int i = 0; i < ANSWERS; i++)
		put_answer(floor, id, steps[i], started_ms + i);
	change(floor, PROGRESS, id);
	change(floor, END, id);
}

/* Opens the file as the store has left it, emptied. */
static void open_floor(struct floor *floor, const char *path)
{
	int rc = sqlite3_open(path, &floor->handle);

	rc = rc ? rc : sqlite3_exec(floor->handle,
				    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
				    "PRAGMA journal_mode = DELETE; PRAGMA temp_store = MEMORY;"
				    "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
				    "PRAGMA trusted_schema = OFF",
				    NULL, NULL, NULL);
	for (int i = 0; !rc && i < STATEMENTS; i++)
		rc = sqlite3_prepare_v2(floor->handle, sql[i], -1, &floor->statements[i],
					NULL);
	if (rc)
		bench_fail(sqlite3_errmsg(floor->handle), path);
}

static void close_floor(struct floor *floor)
{
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(floor->statements[i]);
	sqlite3_close(floor->handle);
}

/* ---- side by side */

struct stand {
	double wall_s, cpu_s, blocks;
};

static struct stand stand_now(void)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return (struct stand){ bench_now_s(), bench_own_cpu_s(), (double)used.ru_oublock };
}

static void add_cost(struct cost *cost, struct stand before)
{
	struct stand after = stand_now();

	samples_add(&cost->cpu_us, (after.cpu_s - before.cpu_s) * 1e6 / EVENINGS);
	samples_add(&cost->wall_ms, (after.wall_s - before.wall_s) * 1e3 / EVENINGS);
	samples_add(&cost->writes, (after.blocks - before.blocks) / 2 / EVENINGS);
}

static struct store *open_store(const char *data)
{
	struct store *store;
	struct error why;

	if (!store_open(&store, data, data, NULL, &why))
		bench_fail(why.text, data);
	return store;
}

static void measure(struct cost *ours, struct cost *floors)
{
	char folder[BENCH_PATH], path[BENCH_PATH + 64], other[BENCH_PATH + 32];
	struct floor floor = { 0 };
	struct stand before;
	struct store *store;

	bench_folder(folder);
	snprintf(other, sizeof other, "%s/floor", folder);
	store_close(open_store(other));
	snprintf(path, sizeof path, "%s/groundwork.db", other);
	store = open_store(folder);
	open_floor(&floor, path);
	before = stand_now();
	for (int i = 0; i < EVENINGS; i++)
		live_floor(&floor, i);
	add_cost(floors, before);
	before = stand_now();
	for (int i = 0; i < EVENINGS; i++)
		live_ours(store, i);
	add_cost(ours, before);
	close_floor(&floor);
	store_close(store);
	bench_folder_remove(folder);
}

static void print(const char *what, const struct samples *floor,
		  const struct samples *ours)
{
	bench_group(what);
	bench_row("floor: bare SQLite", floor, NULL);
	bench_row("groundwork's store", ours, floor);
}

int main(void)
{
	struct cost ours = { 0 }, floors = { 0 };
	char how[200];

	snprintf(how, sizeof how, "A session is begun, answered three times, noted and ended: "
		 "six flushed transactions; %d runs in turn of %d sessions.", RUNS, EVENINGS);
	bench_title("Sessions written", how);
	for (int i = 0; i < RUNS; i++)
		measure(&ours, &floors);
	print("microseconds of CPU a session", &floors.cpu_us, &ours.cpu_us);
	print("KiB sent to the disk a session", &floors.writes, &ours.writes);
	print("ms a session, waiting for the disk", &floors.wall_ms, &ours.wall_ms);
	return 0;
}
