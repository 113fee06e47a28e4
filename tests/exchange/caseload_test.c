/* caseload_test.c -- a caseload whose database refuses in the middle: what was half done is
 * undone, and what would be refused with every file is known after the first. */
#include "app/here.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "exchange/assignment_archive.h"
#include "exchange/caseload.h"
#include "exchange/report_seal.h"
#include "exchange/user_key.h"
#include "secret/identity.h"
#include "secret/vault.h"

#include <sqlite3.h>

static struct identity *own, *sender;
static struct caseload *caseload;
static const char *sealed;

static void must(bool ok)
{
	if (!ok)
		fail_msg("%s", here.error.text);
}

static struct report_party party_of(const char *name, const struct identity *identity)
{
	char signs[KEY_TEXT], seals[KEY_TEXT];

	code_write(identity_person(identity)->signs, KEY_BYTES, signs);
	code_write(identity_person(identity)->seals, KEY_BYTES, seals);
	return (struct report_party){ name, arena_copy(here.arena, signs),
				      arena_copy(here.arena, seals) };
}

static const char *seal_report(void)
{
	const char *path = check_path(here.place.home, "r.gwr");
	struct report report = { .id = "0123456789abcdef0123456789abcdef",
				 .made_ms = INT64_C(1795334400000), .first_date = 20774,
				 .last_date = 20780, .shares = 1u << SHARE_SESSIONS };
	struct buffer file = { 0 };

	report.from = party_of("K.", sender);
	report.to = party_of("Anna", own);
	must(report_seal(&report, sender, &file, &here.error));
	must(file_write(path, file.bytes, file.length, 0600, &here.error));
	buffer_free(&file);
	return path;
}

static int make(void **state)
{
	(void)state;
	here_make(&here);
	setenv("GROUNDWORK_CONTENT", "content", 1);
	here_open(&here);
	must(user_key_open(here.app, NULL, &own, &here.error));
	must(identity_make(&sender, &here.error));
	must(caseload_open(&caseload, here.app, NULL, CASELOAD_USE, &here.error));
	must(caseload_unlock(caseload, NULL, &here.error));
	sealed = seal_report();
	return 0;
}

static int unmake(void **state)
{
	caseload_close(caseload);
	identity_close(own);
	identity_close(sender);
	return here_tear_down(state);
}

/* Past the caseload, as another program would. */
static void change_database(const char *sql)
{
	sqlite3 *handle;

	assert_int_equal(sqlite3_open(check_path(here.place.home, "data/groundwork/caseload.db"),
				      &handle), SQLITE_OK);
	assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(handle);
}

/* What the next one wants before it can be signed. */
static void fill(struct assign_draft *draft)
{
	static const char *const words[] = { "01 234" };

	draft->title = "Small steps";
	draft->stop_if = draft->contacts = (struct texts){ words, 1 };
	must(assign_draft_add(draft, here.arena, "ground-feet", &here.error));
}

static bool add(const char *path, struct caseload_added *added)
{
	return caseload_add(caseload, here.arena, path, added, &here.error);
}

static void a_refused_note_leaves_no_signed_file(void **state)
{
	const char *path = check_path(here.place.home, "next.gwb");
	struct caseload_added added;
	struct case_person person;
	struct assign_draft draft;
	bool whole;

	(void)state;
	must(add(sealed, &added));
	must(caseload_find(caseload, here.arena, "K.", &person, &here.error));
	must(caseload_next(caseload, here.arena, &person, &draft, &whole, &here.error));
	fill(&draft);
	change_database("CREATE TRIGGER refuse BEFORE INSERT ON note BEGIN "
			"SELECT RAISE(ABORT, 'no'); END");
	assert_false(caseload_write_next(caseload, person.id, &draft, path, NULL, false,
					 &here.error));
	assert_false(file_exists(path));
	change_database("DROP TRIGGER refuse");
	must(caseload_write_next(caseload, person.id, &draft, path, NULL, false, &here.error));
	assert_true(file_exists(path));
}

static const char *bytes_of(const char *path)
{
	size_t length;
	char *bytes;

	must(file_read(here.arena, path, 1 << 20, &bytes, &length, &here.error));
	return arena_print(here.arena, "%zu %llx", length,
			   (unsigned long long)hash_add(HASH_START, bytes, length));
}

static void a_refused_end_leaves_all_as_it_was(void **state)
{
	static const char *const others[] = { "99 999" };
	const char *path = check_path(here.place.home, "next.gwb"), *was;
	const struct assignment *copy;
	struct caseload_added added;
	struct case_person person;
	struct assign_draft draft;
	bool whole;

	(void)state;
	must(add(sealed, &added));
	must(caseload_find(caseload, here.arena, "K.", &person, &here.error));
	must(caseload_next(caseload, here.arena, &person, &draft, &whole, &here.error));
	fill(&draft);
	must(caseload_write_next(caseload, person.id, &draft, path, NULL, false, &here.error));
	was = bytes_of(path);
	change_database("CREATE TABLE anchor(a PRIMARY KEY); CREATE TABLE "
			"loose(a REFERENCES anchor DEFERRABLE INITIALLY DEFERRED); "
			"CREATE TRIGGER late AFTER INSERT ON note BEGIN "
			"INSERT INTO loose VALUES (1); END");
	draft.contacts = (struct texts){ others, 1 };
	assert_false(caseload_write_next(caseload, person.id, &draft, path, NULL, true,
					 &here.error));
	assert_string_equal(bytes_of(path), was);
	copy = assignment_archive_find(here.app, here.arena, "Small steps", "K.");
	assert_string_equal(copy->contacts.at[0], "01 234");
}

static void a_file_that_cannot_be_written_leaves_no_note(void **state)
{
	struct caseload_added added;
	struct case_person person;
	const struct case_note *notes;
	struct assign_draft draft;
	size_t count;
	bool whole;

	(void)state;
	must(add(sealed, &added));
	must(caseload_find(caseload, here.arena, "K.", &person, &here.error));
	must(caseload_next(caseload, here.arena, &person, &draft, &whole, &here.error));
	fill(&draft);
	assert_false(caseload_write_next(caseload, person.id, &draft, "/nowhere/next.gwb", NULL,
					 false, &here.error));
	assert_non_null(strstr(here.error.text, "/nowhere/next.gwb"));
	must(caseload_notes(caseload, here.arena, person.id, &notes, &count, &here.error));
	assert_int_equal(count, 0);
}

static void what_every_file_would_meet_is_told_from_what_one_has(void **state)
{
	struct caseload_added added;

	(void)state;
	assert_false(add("README.md", &added));
	assert_false(added.is_stuck);
	change_database("DROP TABLE report");
	assert_false(add(sealed, &added));
	assert_true(added.is_stuck);
	assert_non_null(strstr(here.error.text, sealed));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_refused_note_leaves_no_signed_file),
		CASE(a_refused_end_leaves_all_as_it_was),
		CASE(a_file_that_cannot_be_written_leaves_no_note),
		CASE(what_every_file_would_meet_is_told_from_what_one_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
