/* A team's server may stand still, go and come back, or refuse: nobody is held up for long,
 * nothing is written twice, and each gets a sentence. */
#include "base/arena.h"
#include "base/error.h"
#include "store/cases.h"
#include "store/cases_db.h"
#include "support/check.h"
#include "support/child.h"
#include "support/postgres.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define ONES_THAT_COMMIT POSTGRES_BACKENDS " AND wait_event = 'SyncRep'"
/* Waits until a commit has been written, and before it is told, and does something. */
#define WHEN_ONE_COMMITS(sql) "DO $$ BEGIN LOOP PERFORM pg_stat_clear_snapshot();"   \
	"EXIT WHEN EXISTS (SELECT FROM " ONES_THAT_COMMIT "); PERFORM pg_sleep(0.01);" \
	"END LOOP; END $$;" sql

struct team {
	struct postgres server;
	bool has_server;
	struct arena *arena;
	struct cases *cases;
	struct error error;
};

static struct team team;

static void must(bool ok)
{
	if (!ok)
		fail_msg("%s", team.error.text);
}

static void must_say(bool ok, const char *words)
{
	assert_false(ok);
	if (!strstr(team.error.text, words))
		fail_msg("\"%s\" is not said in: %s", words, team.error.text);
}

static int start_server(void **state)
{
	(void)state;
	team.has_server = cases_db_has_postgres() && postgres_start(&team.server);
	return 0;
}

static int stop_server(void **state)
{
	(void)state;
	if (team.has_server)
		postgres_stop(&team.server);
	return 0;
}

static int set_up(void **state)
{
	const struct case_sender sender = { "k:k", { NULL, 0 }, "K." };
	const struct case_report report = { .id = "r1", .received_ms = 2000, .text = "{}" };
	struct case_added added;

	(void)state;
	if (!team.has_server)
		return 0;
	postgres_sql(&team.server, "DROP SCHEMA IF EXISTS groundwork CASCADE");
	team.arena = arena_open();
	must(cases_open(&team.cases, "/nowhere", team.server.url, CASELOAD_MAKE, &team.error));
	must(cases_add(team.cases, team.arena, &sender, &report, &added, &team.error));
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	if (!team.has_server)
		return 0;
	cases_close(team.cases);
	arena_close(team.arena);
	return 0;
}

static void needs_server(void)
{
	if (team.has_server)
		return;
	printf("SKIP: PostgreSQL's server, or libpq, is not installed\n");
	skip();
}

static bool look(void)
{
	struct case_person *people;
	size_t count;

	if (!cases_people(team.cases, team.arena, &people, &count, &team.error))
		return false;
	assert_int_equal(count, 1);
	return true;
}

static bool write_note(const char *text)
{
	const struct case_note note = { CASE_NOTE, 3000, text };

	return cases_note(team.cases, "k:k", &note, &team.error);
}

static size_t note_count(void)
{
	struct case_note *notes;
	size_t count;

	must(cases_notes(team.cases, team.arena, "k:k", &notes, &count, &team.error));
	return count;
}

/* ---- a server that stands still */

static void a_locked_table_is_waited_for_a_while(void **state)
{
	struct postgres_session other;

	(void)state;
	needs_server();
	postgres_session_start(&other, &team.server);
	postgres_session_send(&other, "BEGIN; LOCK TABLE groundwork.person IN ACCESS EXCLUSIVE "
				      "MODE;");
	postgres_session_wait(&other);
	must_say(look(), "is held by another program");
	must_say(write_note("once"), "is held by another program");
	postgres_session_send(&other, "ROLLBACK;");
	postgres_session_wait(&other);
	must(look());
	must(write_note("once"));
	assert_int_equal(note_count(), 1);
	postgres_session_end(&other);
}

static void a_frozen_server_is_given_up_and_found_again(void **state)
{
	(void)state;
	needs_server();
	postgres_sql(&team.server, POSTGRES_SIGNAL("STOP", POSTGRES_BACKENDS));
	must_say(look(), "does not answer");
	must(look());
	postgres_sql(&team.server, POSTGRES_SIGNAL("CONT", POSTGRES_BACKENDS));
	postgres_sql(&team.server, POSTGRES_SIGNAL("STOP", POSTGRES_BACKENDS));
	must_say(write_note("once"), "does not answer");
	postgres_sql(&team.server, POSTGRES_SIGNAL("CONT", POSTGRES_BACKENDS));
	must(write_note("once"));
	assert_int_equal(note_count(), 1);
}

static int open_listener(int *port)
{
	struct sockaddr_in here = { .sin_family = AF_INET,
				    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof here;
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(listener, (struct sockaddr *)&here, length), 0);
	assert_int_equal(listen(listener, 5), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&here, &length), 0);
	*port = ntohs(here.sin_port);
	return listener;
}

/* It takes connections, and never says a word. */
static void a_mute_server_is_given_up(void **state)
{
	int port, listener = open_listener(&port);
	struct cases *cases;
	char url[100];

	(void)state;
	needs_server();
	snprintf(url, sizeof url, "postgresql://me@127.0.0.1:%d/x", port);
	must_say(cases_open(&cases, "/nowhere", url, CASELOAD_MAKE, &team.error),
		 "the database x at 127.0.0.1 does not answer");
	close(listener);
}

static bool is_wanted(void *times)
{
	++*(int *)times;
	return true;
}

static void a_wait_ends_when_something_else_is_wanted(void **state)
{
	int times = 0;

	(void)state;
	needs_server();
	cases_give_way(team.cases, is_wanted, &times);
	postgres_sql(&team.server, POSTGRES_SIGNAL("STOP", POSTGRES_BACKENDS));
	must_say(look(), "was not waited for any longer");
	assert_int_equal(times, 1);
	cases_give_way(team.cases, NULL, NULL);
	must(look());
	postgres_sql(&team.server, POSTGRES_SIGNAL("CONT", POSTGRES_BACKENDS));
}

/* ---- a server that goes */

static void restart(void)
{
	postgres_halt(&team.server);
	postgres_begin_again(&team.server);
}

static void a_server_is_found_again_after_its_restart(void **state)
{
	(void)state;
	needs_server();
	restart();
	must(look());
	restart();
	must(write_note("once"));
	assert_int_equal(note_count(), 1);
}

static bool cut_here(void *unused, struct error *error)
{
	(void)unused;
	(void)error;
	postgres_sql(&team.server, "SELECT pg_terminate_backend(pid) FROM " POSTGRES_BACKENDS);
	return true;
}

static void count_up(void *times)
{
	++*(int *)times;
}

static void what_is_cut_in_the_middle_is_not_done_again(void **state)
{
	const struct case_note note = { CASE_NOTE, 3000, "never" };
	int undone = 0;
	const struct cases_work work = { cut_here, count_up, &undone };

	(void)state;
	needs_server();
	must_say(cases_note_with(team.cases, "k:k", &note, &work, &team.error), "was cut");
	assert_int_equal(undone, 1);
	assert_int_equal(note_count(), 0);
}

/* A commit waits for a copy of the server that never comes: it is kept already then. */
static void commits_wait(bool wait)
{
	postgres_sql(&team.server, wait ? "ALTER SYSTEM SET synchronous_standby_names = 'nobody'"
					: "ALTER SYSTEM RESET synchronous_standby_names");
	restart();
	must(look());
}

static void what_was_kept_before_the_cut_is_known(void **state)
{
	struct postgres_session other;

	(void)state;
	needs_server();
	commits_wait(true);
	postgres_session_start(&other, &team.server);
	postgres_session_send(&other, WHEN_ONE_COMMITS("SELECT pg_terminate_backend(pid) FROM "
						       ONES_THAT_COMMIT ";"));
	must(write_note("once"));
	postgres_session_wait(&other);
	postgres_session_end(&other);
	assert_int_equal(note_count(), 1);
	commits_wait(false);
}

static void what_was_not_kept_before_the_cut_is_known(void **state)
{
	(void)state;
	needs_server();
	postgres_sql(&team.server, "CREATE FUNCTION groundwork.leave() RETURNS trigger LANGUAGE "
		     "plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN "
		     "NEW; END $$; CREATE CONSTRAINT TRIGGER leaves AFTER INSERT ON "
		     "groundwork.note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
		     "groundwork.leave()");
	must_say(write_note("never"), "was cut before it was kept");
	postgres_sql(&team.server, "DROP TRIGGER leaves ON groundwork.note");
	assert_int_equal(note_count(), 0);
	must(write_note("once"));
	assert_int_equal(note_count(), 1);
}

static void what_is_not_known_is_asked_before_more_is_written(void **state)
{
	struct postgres_session other;

	(void)state;
	needs_server();
	commits_wait(true);
	postgres_session_start(&other, &team.server);
	postgres_session_send(&other,
			      WHEN_ONE_COMMITS(POSTGRES_SIGNAL("STOP", ONES_THAT_COMMIT)));
	must_say(write_note("once"), "whether this was kept is not known");
	postgres_session_wait(&other);
	postgres_session_end(&other);
	must_say(write_note("once"), "does not say yet");
	postgres_sql(&team.server, POSTGRES_SIGNAL("CONT", POSTGRES_BACKENDS));
	commits_wait(false);
	must_say(write_note("once"), "was kept after all");
	assert_int_equal(note_count(), 1);
	must(write_note("twice"));
	assert_int_equal(note_count(), 2);
}

/* ---- where nothing is */

static void a_look_makes_nothing(void **state)
{
	struct cases *cases;

	(void)state;
	needs_server();
	postgres_sql(&team.server, "DROP SCHEMA groundwork CASCADE");
	must_say(cases_open(&cases, "/nowhere", team.server.url, CASELOAD_USE, &team.error),
		 "there is no caseload in the database postgres");
	postgres_sql(&team.server, "CREATE SCHEMA groundwork");	/* fails when one is there */
	must(cases_open(&cases, "/nowhere", team.server.url, CASELOAD_MAKE, &team.error));
	cases_close(cases);
	postgres_sql(&team.server, "UPDATE groundwork.caseload SET version = 1");
	must_say(cases_open(&cases, "/nowhere", team.server.url, CASELOAD_LOOK, &team.error),
		 "is of version 1, and is brought to version 2 when it is used next");
}

/* ---- what goes over a network */

/* Knows no TLS; whoever speaks without is told that it was heard. */
static void listen_to(int to)
{
	static const char heard[] = "E\0\0\0\x21SFATAL\0C28000\0Mheard it all\0\0";
	unsigned char said[8], rest[500];

	while (read(to, said, sizeof said) == sizeof said && said[4] == 4)
		assert_int_equal(write(to, "N", 1), 1);
	if (read(to, rest, sizeof rest) > 0)
		assert_int_equal(write(to, heard, sizeof heard - 1), sizeof heard - 1);
	close(to);
}

static void listen_on(struct child *child, const void *with)
{
	const int *listener = with;

	child_ready(child);
	for (;;)
		listen_to(accept(*listener, NULL, NULL));
}

/* 0.0.0.0 leads to this machine, and is none of its names. */
static void nothing_goes_in_the_clear(void **state)
{
	static const struct {
		const char *host, *more, *words;
	} table[] = {
		{ "0.0.0.0", "", "SSL was required" },
		{ "0.0.0.0", "?sslmode=prefer", "SSL was required" },
		{ "0.0.0.0", "?sslmode=require", "SSL was required" },
		{ "0.0.0.0", "?sslmode=disable", "others on the way can read it" },
		{ "", "?host=/nowhere,0.0.0.0&sslmode=disable", "others on the way" },
		{ "localhost", "?hostaddr=0.0.0.0&sslmode=disable", "others on the way" },
		{ "0.0.0.0", "?hostaddr=127.0.0.1", "heard it all" },
		{ "127.0.0.1", "?sslmode=disable", "heard it all" },
		{ "127.0.0.1", "", "heard it all" },
		{ "LOCALHOST", "", "heard it all" },
	};
	int port, listener = open_listener(&port);
	struct cases *cases;
	struct child ear;

	(void)state;
	needs_server();
	child_start(&ear, listen_on, &listener);
	child_go(&ear);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		char url[200];

		snprintf(url, sizeof url, "postgresql://me:secret@%s:%d/x%s", table[i].host, port,
			 table[i].more);
		must_say(cases_open(&cases, "/nowhere", url, CASELOAD_USE, &team.error),
			 table[i].words);
		assert_null(strstr(team.error.text, "secret"));
	}
	child_kill(&ear);
	close(listener);
}

static void a_password_in_the_address_is_told(void **state)
{
	struct cases *cases;
	char url[200];

	(void)state;
	needs_server();
	assert_null(cases_remark(team.cases));
	snprintf(url, sizeof url, "postgresql://groundwork:secret@/postgres?host=%s",
		 team.server.folder);
	must(cases_open(&cases, "/nowhere", url, CASELOAD_USE, &team.error));
	assert_non_null(strstr(cases_remark(cases), "~/.pgpass"));
	cases_close(cases);
}

/* ---- somebody with few rights */

static void open_as_other(struct cases **cases, const char *rights)
{
	char url[200];

	postgres_sql(&team.server, rights);
	snprintf(url, sizeof url, "postgresql://other@/postgres?host=%s", team.server.folder);
	*cases = team.cases;
	if (!cases_open(&team.cases, "/nowhere", url, CASELOAD_MAKE, &team.error))
		team.cases = NULL;
}

static void leave_other(struct cases *cases)
{
	cases_close(team.cases);
	team.cases = cases;
	postgres_sql(&team.server, "DROP OWNED BY other; DROP ROLE other");
}

static void who_may_not_look_is_told_what_to_do(void **state)
{
	struct cases *mine;

	(void)state;
	needs_server();
	open_as_other(&mine, "CREATE ROLE other LOGIN");
	must_say(team.cases != NULL, "the role other may not read what is in the database postgres");
	assert_non_null(strstr(team.error.text, "docs/team.md"));
	leave_other(mine);
	open_as_other(&mine, "CREATE ROLE other LOGIN; GRANT USAGE ON SCHEMA groundwork TO other");
	must_say(team.cases != NULL, "may not read");
	leave_other(mine);
}

static void who_may_only_look_looks(void **state)
{
	struct cases *mine;

	(void)state;
	needs_server();
	open_as_other(&mine, "CREATE ROLE other LOGIN; GRANT USAGE ON SCHEMA groundwork TO other;"
			     "GRANT SELECT ON ALL TABLES IN SCHEMA groundwork TO other");
	must(team.cases != NULL);
	must(look());
	must_say(write_note("never"), "the role other may read, but not change");
	assert_int_equal(note_count(), 0);
	leave_other(mine);
	open_as_other(&mine, "CREATE ROLE other LOGIN; GRANT USAGE ON SCHEMA groundwork TO other;"
			     "GRANT ALL ON ALL TABLES IN SCHEMA groundwork TO other;"
			     "ALTER ROLE other SET default_transaction_read_only = on");
	must_say(write_note("never"), "can only be read");
	leave_other(mine);
}

static void an_older_caseload_is_its_owners_to_change(void **state)
{
	struct cases *mine;

	(void)state;
	needs_server();
	open_as_other(&mine, "CREATE ROLE other LOGIN; GRANT USAGE ON SCHEMA groundwork TO other;"
			     "GRANT ALL ON ALL TABLES IN SCHEMA groundwork TO other;"
			     "UPDATE groundwork.caseload SET version = 1");
	must_say(team.cases != NULL, "is of version 1, this Groundwork wants 2");
	leave_other(mine);
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SERVER(a_locked_table_is_waited_for_a_while),
		WITH_SERVER(a_frozen_server_is_given_up_and_found_again),
		WITH_SERVER(a_mute_server_is_given_up),
		WITH_SERVER(a_wait_ends_when_something_else_is_wanted),
		WITH_SERVER(a_server_is_found_again_after_its_restart),
		WITH_SERVER(what_is_cut_in_the_middle_is_not_done_again),
		WITH_SERVER(what_was_kept_before_the_cut_is_known),
		WITH_SERVER(what_was_not_kept_before_the_cut_is_known),
		WITH_SERVER(what_is_not_known_is_asked_before_more_is_written),
		WITH_SERVER(a_look_makes_nothing),
		WITH_SERVER(nothing_goes_in_the_clear),
		WITH_SERVER(a_password_in_the_address_is_told),
		WITH_SERVER(who_may_not_look_is_told_what_to_do),
		WITH_SERVER(who_may_only_look_looks),
		WITH_SERVER(an_older_caseload_is_its_owners_to_change),
	};

	return cmocka_run_group_tests(tests, start_server, stop_server);
}
