/* Every call of SQLite that a caseload, a log or the assignments make fails once, one run
 * each: what is said to be well is whole, and what failed says why.
 *
 * The calls stand here, in front of the library's own. */
#include "base/arena.h"
#include "base/error.h"
#include "store/assignments.h"
#include "store/cases.h"
#include "store/store.h"
#include "support/check.h"
#include "support/fault_vfs.h"
#include "support/store_place.h"

#include <dlfcn.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct {
	int at, count, code;	/* which fails, from 1; how many there were; how */
} plan;

#define REAL(call) ((__typeof__(&(call)))dlsym(RTLD_NEXT, #call))

static bool fails(void)
{
	return ++plan.count == plan.at;
}

int sqlite3_step(sqlite3_stmt *statement)
{
	return fails() ? plan.code : REAL(sqlite3_step)(statement);
}

int sqlite3_prepare_v2(sqlite3 *db, const char *sql, int size, sqlite3_stmt **statement,
		       const char **tail)
{
	if (!fails())
		return REAL(sqlite3_prepare_v2)(db, sql, size, statement, tail);
	*statement = NULL;
	return plan.code;
}

int sqlite3_exec(sqlite3 *db, const char *sql, sqlite3_callback take, void *with,
		 char **why)
{
	return fails() ? plan.code : REAL(sqlite3_exec)(db, sql, take, with, why);
}

/* One run of all that a room does, in a place made ready for it. Answers how many of its
 * calls were well, and asserts that those were. */
struct scene {
	struct store_place place;
	struct arena *arena;
	struct error error;
	bool broken;		/* something was told to have failed */
};

/* A failure has a sentence. */
static bool ok(struct scene *scene, bool done)
{
	if (!done) {
		assert_true(*scene->error.text);
		scene->broken = true;
	}
	scene->error.text[0] = '\0';
	return done;
}

static int runs(void (*prepare)(struct scene *), void (*live)(struct scene *), int code)
{
	struct fault_plan none = { 0 };	/* nothing is flushed, which makes it fast */
	int broken = 0;

	fault_vfs_install(&none);
	for (int at = 0, most = 1; at <= most; at++) {
		struct scene scene = { .arena = arena_open() };

		store_place_make(&scene.place);
		plan.at = 0;
		prepare(&scene);
		plan.at = at;
		plan.count = 0;
		plan.code = code;
		live(&scene);
		most = at ? most : plan.count;
		plan.at = 0;
		assert_false(at == 0 && scene.broken);
		broken += scene.broken;
		store_place_remove(&scene.place);
		arena_close(scene.arena);
	}
	fault_vfs_remove();
	return broken;
}

/* ---- a caseload */

static const struct case_report reports[] = {
	{ .id = "r1", .received_ms = 2000, .made_ms = 1000, .first_date = 20774,
	  .last_date = 20780, .sessions = 6, .trend = "mood", .trend_first = 4,
	  .trend_last = 6, .text = "{}" },
	{ .id = "r2", .received_ms = 3000, .made_ms = 2500, .first_date = 20780,
	  .last_date = 20786, .sessions = 2, .support = 1, .text = "{\"a\": 1}" },
};

static bool cases_begin(struct scene *scene, struct cases **cases)
{
	return ok(scene, cases_open(cases, scene->place.data, NULL, CASELOAD_MAKE, &scene->error));
}

static void prepare_cases(struct scene *scene)
{
	const struct case_sender sender = { "K1", { NULL, 0 }, "R." };
	struct case_added added;
	struct cases *cases;

	assert_true(cases_begin(scene, &cases));
	assert_true(cases_add(cases, scene->arena, &sender, &reports[0], &added, &scene->error));
	cases_close(cases);
}

static void read_cases(struct scene *scene, struct cases *cases)
{
	struct case_person *people;
	struct case_report *list;
	struct case_note *notes;
	const char *text;
	size_t count;

	if (!ok(scene, cases_people(cases, scene->arena, &people, &count, &scene->error)))
		return;
	assert_int_equal(count, 1);
	assert_string_equal(people[0].name, "R.");
	if (ok(scene, cases_reports(cases, scene->arena, people[0].id, &list, &count,
				    &scene->error)))
		assert_int_equal(count, people[0].report_count);
	if (ok(scene, cases_text(cases, scene->arena, people[0].id, "r1", &text,
				 &scene->error)))
		assert_string_equal(text, "{}");
	if (ok(scene, cases_notes(cases, scene->arena, people[0].id, &notes, &count,
				  &scene->error)))
		assert_int_equal(count, 0);
}

static void live_reading(struct scene *scene)
{
	struct cases *cases;

	if (!cases_begin(scene, &cases))
		return;
	read_cases(scene, cases);
	cases_close(cases);
}

static const char *only_person(struct scene *scene, struct cases *cases)
{
	struct case_person *people;
	size_t count;

	if (!ok(scene, cases_people(cases, scene->arena, &people, &count, &scene->error)))
		return NULL;
	assert_true(count <= 1);
	return count ? people[0].id : NULL;
}

/* A second report under a renewed key, a note, another name, and then forgotten. */
static void change_cases(struct scene *scene, struct cases *cases)
{
	static const char *const former[] = { "K1" };
	const struct case_sender sender = { "K2", { former, 1 }, "R." };
	const struct case_note note = { .written_ms = 4000, .text = "To be asked." };
	struct case_added added = { 0 };
	const char *person = only_person(scene, cases);
	size_t count;
	struct case_note *notes;
	bool added_well;

	if (!person)
		return;
	added_well = ok(scene, cases_add(cases, scene->arena, &sender, &reports[1], &added,
					 &scene->error));
	assert_true(!added_well || (added.is_new && added.key_is_new));
	if (ok(scene, cases_note(cases, person, &note, &scene->error)) &&
	    ok(scene, cases_notes(cases, scene->arena, person, &notes, &count,
				  &scene->error)))
		assert_int_equal(count, 1);
	ok(scene, cases_rename(cases, person, "Robin", &scene->error));
	if (ok(scene, cases_forget(cases, person, &scene->error)) && added_well)
		assert_null(only_person(scene, cases));
}

static void live_changing(struct scene *scene)
{
	struct cases *cases;

	if (!cases_begin(scene, &cases))
		return;
	change_cases(scene, cases);
	cases_close(cases);
}

static const int codes[] = { SQLITE_IOERR, SQLITE_FULL, SQLITE_CORRUPT };

static void a_caseload_says_what_it_cannot_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_true(runs(prepare_cases, live_reading, codes[i]) > 0);
}

static void a_caseload_says_what_it_cannot_change(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_true(runs(prepare_cases, live_changing, codes[i]) > 0);
}

/* ---- assignments */

static struct taken_task tasks[] = {
	{ .name = "mornings", .practice = "ground-54321", .times = { OFTEN_WEEKLY, 5 },
	  .minutes_ms = 180000, .accepted = true },
	{ .name = "breaths", .practice = "breath-longer-out", .steps = "settle, first",
	  .times = { OFTEN_TWICE_DAILY, 0 }, .accepted = false },
};
static const struct known_signer clinic = { .signs = "S1", .seals = "B1",
					    .name = "The clinic", .last_ms = 1000 };

static struct taken taken_of(const char *id, int64_t taken_ms)
{
	return (struct taken){ .id = id, .title = "A gentle start", .from = "The clinic",
			       .to = "R.", .made = "2026-11-20", .starts = "2026-11-24",
			       .leave_out = 1u << LEAVE_OUT_HOLDS, .longest_ms = 600000,
			       .text = "[assignment]\n", .folder = "0123abcd",
			       .taken_ms = taken_ms, .tasks = tasks, .task_count = 2 };
}

static void prepare_store(struct scene *scene)
{
	struct answer answer = store_place_words("intention", "Rest.", 5);
	struct store *store = store_place_open(&scene->place);
	struct taken taken = taken_of("small-steps", 500);
	int64_t id = store_place_begin(store, 1000);

	assert_true(store_take(store, &taken, &clinic, NULL));
	answer.keep = "intention";
	assert_true(store_answer(store, id, &answer, NULL));
	assert_true(store_session_end(store, id, ENDED_LEFT, 1, 0, 3000, NULL));
	store_close(store);
}

/* A list is whole, or it is said why there is none. */
static void live_assignments(struct scene *scene)
{
	struct taken next = taken_of("small-steps", 700), other = taken_of("more", 800);
	const struct known_signer *signers;
	const struct taken *list;
	struct store *store;
	bool first, second, found = false;
	size_t count;

	store_open(&store, scene->place.data, scene->place.state, NULL, &scene->error);
	ok(scene, store_can_take(store, &scene->error));
	if (ok(scene, store_assignments(store, scene->arena, &list, &count,
					&scene->error))) {
		assert_int_equal(count, 1);
		assert_string_equal(list[0].tasks[1].steps, "settle, first");
	}
	if (ok(scene, store_signers(store, scene->arena, &signers, &count,
				    &scene->error)))
		assert_int_equal(count, 1);
	first = ok(scene, store_take(store, &next, NULL, &scene->error));
	second = ok(scene, store_take(store, &other, &clinic, &scene->error));
	if (ok(scene, store_assignments(store, scene->arena, &list, &count,
					&scene->error)))
		assert_int_equal(count, 1 + first + second);
	if (ok(scene, store_end_assignment(store, "more", 900, &found, &scene->error)) &&
	    second)
		assert_true(found);
	store_close(store);
}

static void assignments_say_what_they_cannot_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_true(runs(prepare_store, live_assignments, codes[i]) > 0);
}

/* ---- the log, read */

static void live_log(struct scene *scene)
{
	const struct session_record *sessions;
	struct session_record session;
	struct store *store;
	struct kept kept;
	const char *words;
	size_t count;
	bool found;

	store_open(&store, scene->place.data, scene->place.state, NULL, &scene->error);
	if (ok(scene, store_sessions(store, scene->arena, INT64_MIN, &sessions, &count,
				     &scene->error))) {
		assert_int_equal(count, 1);
		assert_int_equal(sessions[0].answer_count, 1);
	}
	if (ok(scene, store_session(store, scene->arena, 1, &session, &scene->error)))
		assert_string_equal(session.answers[0].text, "Rest.");
	if (ok(scene, store_unfinished(store, scene->arena, 0, NULL, &found, &session,
				       &scene->error)))
		assert_true(found);
	if (ok(scene, store_kept(store, scene->arena, "intention", &kept, &scene->error)))
		assert_string_equal(kept.text, "Rest.");
	if (ok(scene, store_kept_beside(store, scene->arena, "intention", "intention", &kept,
					&scene->error)))
		assert_string_equal(kept.text, "Rest.");
	ok(scene, store_examine(store, scene->arena, &words, &scene->error));
	if (ok(scene, store_put_away(store, 1, &scene->error)) &&
	    ok(scene, store_unfinished(store, scene->arena, 0, NULL, &found, &session,
				       &scene->error)))
		assert_false(found);
	store_close(store);
}

static void a_log_says_what_it_cannot_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_true(runs(prepare_store, live_log, codes[i]) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_caseload_says_what_it_cannot_read),
		cmocka_unit_test(a_caseload_says_what_it_cannot_change),
		cmocka_unit_test(assignments_say_what_they_cannot_do),
		cmocka_unit_test(a_log_says_what_it_cannot_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
