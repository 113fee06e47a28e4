/* team_store_test.c -- a team's server that stands still, goes and comes back: the screen
 * stays at hand, the hard moment comes at once, and what was typed stays. */
#include "support/check.h"
#include "support/postgres.h"
#include "support/store_place.h"
#include "support/terminal.h"

#include "store/cases_db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define LOCK "BEGIN; LOCK TABLE groundwork.person, groundwork.note IN ACCESS EXCLUSIVE MODE;"

static struct postgres server;
static bool has_server;
static const char *home;

static int start_server(void **state)
{
	(void)state;
	has_server = cases_db_has_postgres() && postgres_start(&server);
	return 0;
}

static int stop_server(void **state)
{
	(void)state;
	if (has_server)
		postgres_stop(&server);
	return 0;
}

/* Three people, with their reports. */
static int fill(void **state)
{
	size_t length;
	char *sql, *all;

	(void)state;
	if (!has_server)
		return 0;
	home = check_folder();
	sql = store_place_bytes("tests/store/caseload-1.sql", &length);
	if (asprintf(&all, "DROP SCHEMA IF EXISTS groundwork CASCADE; CREATE SCHEMA groundwork; "
		     "SET search_path TO groundwork; %s", strstr(sql, "BEGIN;")) < 0)
		abort();
	postgres_sql(&server, all);
	free(all);
	free(sql);
	return 0;
}

static int leave(void **state)
{
	(void)state;
	if (has_server)
		check_remove(home);
	return 0;
}

static void start(struct terminal *terminal, const char *word)
{
	static char lines[4][300];
	const char *named = getenv("GROUNDWORK");
	const char *arguments[] = { named && *named ? named : "build/groundwork", "caseload",
				    "--store", server.url, word, NULL };
	const char *settings[] = { lines[0], lines[1], lines[2], lines[3],
				   "GROUNDWORK_CONTENT=tests/screens/content",
				   "GROUNDWORK_CONFIG=config", NULL };

	snprintf(lines[0], sizeof *lines, "HOME=%s", home);
	snprintf(lines[1], sizeof *lines, "XDG_DATA_HOME=%s/data", home);
	snprintf(lines[2], sizeof *lines, "XDG_CONFIG_HOME=%s/config", home);
	snprintf(lines[3], sizeof *lines, "XDG_STATE_HOME=%s/state", home);
	terminal_start(terminal, &(struct terminal_start){ 24, 80, arguments, settings, NULL });
}

static void needs_server(void)
{
	if (has_server)
		return;
	printf("SKIP: PostgreSQL's server, or libpq, is not installed\n");
	skip();
}

static void expect(struct terminal *terminal, const char *words)
{
	char picture[TERMINAL_PICTURE];

	if (terminal_wait(terminal, words))
		return;
	terminal_picture(terminal, picture);
	fail_msg("\"%s\" did not come:\n%s", words, picture);
}

/* The screens of a caseload, the way there from the list, a key there that asks the
 * server, and the way back to the list. */
static const struct held {
	const char *way, *seen, *asks, *back;
} all_held[] = {
	{ "", "R. in the blue", "<Enter>", "q" },
	{ "j<Enter>", "report 2 of 2", "<Left>", "q" },
	{ "j<Enter>n", "Note to them", "Hello<Enter>", "<Esc>q" },
	{ "j<Enter>d", "Nothing of theirs waits", "d", "q" },
};

/* The key that asks, and behind it the one for help, before the wait is over. */
static void help_comes(struct terminal *terminal, const struct held *held)
{
	terminal_press(terminal, held->asks);
	terminal_press(terminal, strchr(held->way, 'n') ? "<C-G>" : "!");
	expect(terminal, "Eyes open");
}

static void go_to(struct terminal *terminal, const struct held *held)
{
	start(terminal, NULL);
	expect(terminal, "R. in the blue");
	terminal_press(terminal, held->way);
	expect(terminal, held->seen);
}

static void end_there(struct terminal *terminal)
{
	kill(terminal->program, SIGTERM);
	assert_int_not_equal(terminal_end(terminal), -1);
}

static void help_comes_while_a_table_is_locked(void **state)
{
	struct postgres_session other;
	struct terminal terminal;

	(void)state;
	needs_server();
	for (size_t i = 0; i < sizeof all_held / sizeof *all_held; i++) {
		go_to(&terminal, &all_held[i]);
		postgres_session_start(&other, &server);
		postgres_session_send(&other, LOCK);
		postgres_session_wait(&other);
		help_comes(&terminal, &all_held[i]);
		end_there(&terminal);
		postgres_session_end(&other);
	}
}

static void help_comes_while_the_server_is_frozen(void **state)
{
	struct terminal terminal;

	(void)state;
	needs_server();
	for (size_t i = 0; i < sizeof all_held / sizeof *all_held; i++) {
		go_to(&terminal, &all_held[i]);
		postgres_sql(&server, POSTGRES_SIGNAL("STOP", POSTGRES_BACKENDS));
		help_comes(&terminal, &all_held[i]);
		postgres_sql(&server, POSTGRES_SIGNAL("CONT", POSTGRES_BACKENDS));
		terminal_press(&terminal, "x");
		terminal_press(&terminal, all_held[i].back);
		expect(&terminal, "R. in the blue");
		end_there(&terminal);
	}
}

static void a_command_ends_with_a_sentence(void **state)
{
	struct postgres_session other;
	struct terminal terminal;
	int status;

	(void)state;
	needs_server();
	start(&terminal, "--plain");	/* the caseload is of this version afterwards */
	assert_int_equal(terminal_end(&terminal), 0);
	postgres_session_start(&other, &server);
	postgres_session_send(&other, LOCK);
	postgres_session_wait(&other);
	start(&terminal, "--plain");
	expect(&terminal, "is held by");
	status = terminal_end(&terminal);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	postgres_session_end(&other);
}

static void a_note_outlives_the_server(void **state)
{
	struct terminal terminal;

	(void)state;
	needs_server();
	go_to(&terminal, &all_held[2]);
	terminal_press(&terminal, "Well done");
	postgres_halt(&server);
	terminal_press(&terminal, "<Enter>");
	expect(&terminal, "failed: No such");
	expect(&terminal, "Note to them: Well done");
	postgres_begin_again(&server);
	terminal_press(&terminal, "<Enter>");
	expect(&terminal, "Kept.");
	postgres_halt(&server);
	postgres_begin_again(&server);
	terminal_press(&terminal, "q");
	expect(&terminal, "R. in the blue");
	end_there(&terminal);
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fill, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SERVER(help_comes_while_a_table_is_locked),
		WITH_SERVER(help_comes_while_the_server_is_frozen),
		WITH_SERVER(a_command_ends_with_a_sentence),
		WITH_SERVER(a_note_outlives_the_server),
	};

	return cmocka_run_group_tests(tests, start_server, stop_server);
}
