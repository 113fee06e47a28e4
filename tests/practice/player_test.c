/* player_test.c -- what a player keeps, when it keeps it, and how a practice goes
 * on after a crash. */
#include "app/here.h"
#include "schedule/today.h"
#include "support/child.h"

static void words_are_on_the_disk_soon_after_a_key(void **state)
{
	struct player *player = here_play(&here, "page");
	struct clock *clock = app_clock(here.app);
	int64_t first_ms = clock_now_ms(clock);

	(void)state;
	player_answer_text(player, "W");
	assert_int_equal(player_due_ms(player), first_ms + PLAYER_KEEP_MS);
	here_pass(&here, player, PLAYER_KEEP_MS - 1);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM answer"), 0);
	player_answer_text(player, "Wo");	/* a key shortly before waits no longer */
	here_pass(&here, player, 1);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM answer WHERE "
					    "text = 'Wo'"), 1);
	player_answer_text(player, "Wor");
	here_pass(&here, player, PLAYER_KEEP_MS);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM answer WHERE "
					    "text = 'Wor'"), 1);
	player_close(player);
}

static void numbers_and_choices_are_on_the_disk_at_once(void **state)
{
	struct player *player = here_play(&here, "all-kinds");
	const bool chosen[3] = { true, false, true };

	(void)state;
	while (player_look(player).step->kind != STEP_RATE)
		player_do(player, SESSION_ON);
	player_answer_number(player, 7);
	assert_int_equal(here_stored(&here, "SELECT number FROM answer"), 7);
	player_do(player, SESSION_DONE);
	player_answer_choices(player, chosen, 3);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM answer"), 2);
	player_close(player);
	assert_string_equal(here_last(&here).answers[1].choices.at[1], "Sleep");
}

static void the_row_is_there_from_the_beginning(void **state)
{
	struct player *player = here_play(&here, "quiet");

	(void)state;
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM session"), 1);
	assert_int_equal(player_session(player), here_last(&here).id);
	assert_true(player_is_kept(player));
	assert_null(player_note(player));
	here_pass(&here, player, 15000);
	player_close(player);
	assert_int_equal(here_last(&here).ended, ENDED_LEFT);
	assert_int_equal(here_last(&here).spent_ms, 15000);
}

static void a_practice_lasts_exactly_its_length(void **state)
{
	const struct player_options longer = { .minutes_ms = 270000 };
	struct player *player = here_play_as(&here, "small", &(struct player_options){ 0 });

	(void)state;
	here_pass(&here, player, 59999);
	assert_int_equal(player_look(player).state, SESSION_RUNNING);
	here_pass(&here, player, 1);
	assert_int_equal(player_look(player).state, SESSION_ENDED);
	player_close(player);
	assert_int_equal(here_last(&here).ended, ENDED_FINISHED);
	assert_int_equal(here_last(&here).spent_ms, 60000);
	player = here_play_as(&here, "quiet", &longer);
	here_pass(&here, player, 270000);
	assert_int_equal(player_look(player).state, SESSION_ENDED);
	player_close(player);
	assert_int_equal(here_last(&here).planned_ms, 270000);
}

static void a_length_out_of_reach_leaves_no_trace(void **state)
{
	const struct player_options options = { .minutes_ms = 6000000 };
	struct player *player = NULL;

	(void)state;
	assert_false(player_open(&player, here.app, app_practice(here.app, "quiet"),
				 &options, &here.error));
	program_expect(here.error.text, "cannot last 100 minutes");
	assert_null(player);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM session"), 0);
}

static void a_rehearsal_keeps_nothing(void **state)
{
	const struct player_options options = { .rehearse = true };
	struct player *player = here_play_as(&here, "page", &options);

	(void)state;
	player_answer_text(player, "Not for the log");
	here_pass(&here, player, 1000);
	player_do(player, SESSION_DONE);
	assert_int_equal(player_session(player), 0);
	assert_false(player_is_kept(player));
	player_close(player);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM session"), 0);
}

static void what_was_given_is_found_on_the_way_back(void **state)
{
	struct player *player = here_play(&here, "page");

	(void)state;
	assert_null(player_answer(player));
	player_answer_text(player, "Rain");
	player_do(player, SESSION_DONE);
	assert_null(player_answer(player));
	player_answer_number(player, 1);
	player_do(player, SESSION_BACK);
	assert_string_equal(player_answer(player)->text, "Rain");
	player_answer_text(player, "Rain and sun");
	player_do(player, SESSION_DONE);
	assert_int_equal(player_answer(player)->number, 1);
	player_close(player);
	assert_string_equal(here_last(&here).answers[0].text, "Rain and sun");
}

static void bells_and_captions_are_due_to_the_millisecond(void **state)
{
	struct player *player = here_play(&here, "all-kinds");

	(void)state;
	while (player_look(player).step->kind != STEP_LISTEN)
		player_do(player, SESSION_ON);
	assert_string_equal(player_look(player).caption, "[a note begins]");
	here_pass(&here, player, 899);
	assert_true(player_look(player).has_caption);
	here_pass(&here, player, 1);
	assert_false(player_look(player).has_caption);
	assert_int_equal(player_due_ms(player),
			 clock_now_ms(app_clock(here.app)) + 100);
	here_pass(&here, player, 100);
	assert_string_equal(player_look(player).caption, "[it fades]");
	while (player_look(player).step->kind != STEP_SIT)
		player_do(player, SESSION_ON);
	assert_int_equal(player_next_bell_ms(player, 0), 0);
	assert_int_equal(player_next_bell_ms(player, 1), 30000);
	here_pass(&here, player, 29500);
	assert_int_equal(player_due_ms(player),
			 clock_now_ms(app_clock(here.app)) + 500);
	player_close(player);
}

static void a_hard_moment_stops_the_time(void **state)
{
	struct player *player = here_play(&here, "quiet");

	(void)state;
	here_pass(&here, player, 4000);
	player_hush(player);
	assert_int_equal(player_look(player).state, SESSION_PAUSED);
	player_hush(player);	/* once more does not go on */
	assert_int_equal(player_look(player).state, SESSION_PAUSED);
	assert_int_equal(player_look(player).position_ms, 4000);
	player_close(player);
}

static void a_hard_moment_on_a_page_to_be_written_spends_no_time(void **state)
{
	struct player *player = here_play(&here, "page");

	(void)state;
	here_pass(&here, player, 4000);
	player_hush(player);
	here_pass(&here, player, 60000);
	assert_int_equal(player_look(player).state, SESSION_WAITING);
	player_back(player);
	here_pass(&here, player, 3000);
	player_do(player, SESSION_LEAVE);
	assert_int_equal(here_last(&here).spent_ms, 7000);
	player_close(player);
}

static void a_hard_moment_is_kept_once_and_counts_as_practice(void **state)
{
	struct player *player = here_play(&here, "quiet");
	struct session_record record;

	(void)state;
	here_pass(&here, player, 4000);
	assert_false(session_is_practised(&(struct session_record){ .spent_ms = 4000 }));
	player_hush(player);
	player_keep_hard_moment(player);
	player_hush(player);
	player_keep_hard_moment(player);
	player_do(player, SESSION_LEAVE);
	record = here_last(&here);
	assert_int_equal(record.ended, ENDED_LEFT);
	assert_int_equal(record.answer_count, 1);
	assert_string_equal(record.answers[0].step, "hard-moment");
	assert_int_equal(record.answers[0].kind, STEP_READ);
	assert_string_equal(record.answers[0].text, "yes");
	assert_true(answer_is_sign(&record.answers[0]));
	assert_true(session_is_practised(&record));
	player_close(player);
}

static void a_rehearsal_keeps_no_hard_moment(void **state)
{
	const struct player_options options = { .rehearse = true };
	struct player *player = here_play_as(&here, "quiet", &options);

	(void)state;
	player_keep_hard_moment(player);
	player_close(player);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM answer"), 0);
}

static void sound_is_changed_in_words(void **state)
{
	struct player *player = here_play(&here, "small");

	(void)state;
	assert_string_equal(player_volume(player, 5), "volume 75");
	assert_string_equal(player_volume(player, 50), "volume 100");
	assert_string_equal(player_volume(player, -200), "volume 0");
	assert_string_equal(player_next_bed(player), "bed: none");
	assert_string_equal(player_next_bed(player), "bed: rain");
	for (int i = 0; i < BED_COUNT - 1; i++)
		player_next_bed(player);
	assert_string_equal(player_next_bed(player), "bed: as written");
	assert_string_equal(player_toggle_voice(player), "voice off");
	assert_string_equal(player_toggle_voice(player), "voice on");
	assert_string_equal(player_toggle_bells_only(player), "bells only");
	assert_string_equal(player_toggle_bells_only(player), "every sound");
	assert_int_equal(app_settings(here.app)->volume, 0);
	player_close(player);
}

/* ---- a crash in the middle */

static void write_and_be_killed(struct child *child, const void *with)
{
	struct player *player;

	(void)with;
	here_open(&here);
	player = here_play(&here, "page");
	player_answer_text(player, "All of this is safe");
	here_pass(&here, player, PLAYER_KEEP_MS);
	player_answer_text(player, "All of this is safe, and this is not yet");
	child_ready(child);
}

static void sit_and_be_killed(struct child *child, const void *with)
{
	struct player *player;

	(void)with;
	here_open(&here);
	player = here_play(&here, "small");
	player_do(player, SESSION_ON);
	player_do(player, SESSION_ON);
	player_do(player, SESSION_ON);
	here_pass(&here, player, 12000);
	child_ready(child);
}

static void crash(void (*work)(struct child *, const void *))
{
	struct child child;

	here_close(&here);
	child_start(&child, work, NULL);
	child_kill(&child);
	here_open(&here);
}

static struct player *resume(struct here *mine)
{
	struct today today;
	struct player_options options = { .resume = &today.open };

	today_load(mine->app, mine->arena, &today);
	assert_true(today.unfinished);
	return here_play_as(mine, today.open.practice, &options);
}

static void a_page_is_found_again_after_a_crash(void **state)
{
	struct player *player;
	int64_t id;

	(void)state;
	crash(write_and_be_killed);
	assert_int_equal(here_last(&here).ended, ENDED_INTERRUPTED);
	id = here_last(&here).id;
	player = resume(&here);
	assert_int_equal(player_session(player), id);
	assert_string_equal(player_answer(player)->text, "All of this is safe");
	player_answer_text(player, "All of this is safe. And on.");
	player_do(player, SESSION_DONE);
	player_do(player, SESSION_DONE);
	player_close(player);
	assert_int_equal(here_stored(&here, "SELECT count(*) FROM session"), 1);
	assert_int_equal(here_last(&here).ended, ENDED_FINISHED);
	assert_string_equal(here_last(&here).answers[0].text,
			    "All of this is safe. And on.");
}

static void the_place_in_time_is_found_again_after_a_crash(void **state)
{
	struct player *player;
	struct session_view view;

	(void)state;
	crash(sit_and_be_killed);
	player = resume(&here);
	view = player_look(player);
	assert_int_equal(view.step->kind, STEP_SIT);
	assert_true(view.position_ms >= 2000 && view.position_ms <= 12000);
	assert_true(view.spent_ms >= view.position_ms);
	here_pass(&here, player, view.step_ms - view.position_ms);
	assert_int_equal(player_look(player).state, SESSION_ENDED);
	player_close(player);
	assert_true(here_last(&here).spent_ms > 15000);
}

/* ---- the file of a practice has changed since */

static void change(const char *id, const char *text)
{
	char name[128];

	snprintf(name, sizeof name, "data/groundwork/content/practices/%s.ini", id);
	check_write(check_path(here.place.home, name), text, strlen(text));
	here_close(&here);
	here_open(&here);
	assert_int_equal(app_notes(here.app).count, 0);
}

static const char head[] =
	"[practice]\ntitle = Changed\nsummary = Another one.\nkind = rest\n"
	"stage = prepare\nminutes = 1\nintensity = 1\nanchors = sound, sight\n"
	"caution = None.\nsource = Written for the tests\ncontains = writing\n\n";

static void change_to(const char *id, const char *steps)
{
	char text[1024];

	snprintf(text, sizeof text, "%s%s", head, steps);
	change(id, text);
}

static void interrupt_after(const char *id, int steps, int64_t ms)
{
	struct player *player = here_play(&here, id);

	for (int i = 0; i < steps; i++)
		player_do(player, SESSION_ON);
	here_pass(&here, player, ms);
	player_do(player, SESSION_INTERRUPT);
	player_close(player);
}

static void a_shorter_step_is_begun_anew(void **state)
{
	struct player *player;

	(void)state;
	interrupt_after("quiet", 1, 90000);
	assert_int_equal(here_last(&here).ended, ENDED_INTERRUPTED);
	change_to("quiet", "[guide words]\nsay = This takes a minute, eyes open or "
			   "lowered, and q stops it.\npause = 20\n\n"
			   "[sit quiet]\nminutes = 0.5\nbells = end\n");
	player = resume(&here);
	assert_int_equal(player_look(player).state, SESSION_RUNNING);
	assert_int_equal(player_look(player).step_index, 1);
	assert_int_equal(player_look(player).position_ms, 0);
	player_close(player);
	assert_true(here_last(&here).spent_ms >= 90000);
}

static void a_practice_with_fewer_steps_is_not_offered_to_go_on(void **state)
{
	struct session_record record;
	struct player_options options = { .resume = &record };
	struct player *player;
	struct today today;

	(void)state;
	interrupt_after("quiet", 1, 5000);
	change_to("quiet", "[guide words]\nsay = This takes a minute, eyes open or "
			   "lowered, and q stops it.\npause = 40\n");
	today_load(here.app, here.arena, &today);
	assert_false(today.unfinished);
	record = here_last(&here);	/* even so, who asks for it begins anew */
	player = here_play_as(&here, "quiet", &options);
	assert_int_equal(player_look(player).step_index, 0);
	assert_int_equal(player_look(player).position_ms, 0);
	player_close(player);
}

static void answers_to_a_step_that_went_stay_in_the_log(void **state)
{
	struct player *player = here_play(&here, "page");

	(void)state;
	player_answer_text(player, "Kept");
	player_do(player, SESSION_INTERRUPT);
	player_close(player);
	change_to("page", "[rate today]\nask = How was it?\nfrom = 0\nto = 9\nlow = no\n"
			  "high = yes\n\n[write other]\nask = Something else?\n");
	player = resume(&here);
	assert_null(player_answer(player));	/* the words are no number */
	player_do(player, SESSION_DONE);
	assert_null(player_answer(player));
	player_answer_text(player, "New");
	player_do(player, SESSION_DONE);
	player_close(player);
	assert_int_equal(here_last(&here).answer_count, 2);
	assert_string_equal(here_last(&here).answers[0].text, "Kept");
	assert_string_equal(here_last(&here).answers[1].text, "New");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, here_set_up_open, here_tear_down)
		TEST(words_are_on_the_disk_soon_after_a_key),
		TEST(numbers_and_choices_are_on_the_disk_at_once),
		TEST(the_row_is_there_from_the_beginning),
		TEST(a_practice_lasts_exactly_its_length),
		TEST(a_length_out_of_reach_leaves_no_trace),
		TEST(a_rehearsal_keeps_nothing),
		TEST(what_was_given_is_found_on_the_way_back),
		TEST(bells_and_captions_are_due_to_the_millisecond),
		TEST(a_hard_moment_stops_the_time),
		TEST(a_hard_moment_on_a_page_to_be_written_spends_no_time),
		TEST(a_hard_moment_is_kept_once_and_counts_as_practice),
		TEST(a_rehearsal_keeps_no_hard_moment),
		TEST(sound_is_changed_in_words),
		TEST(a_page_is_found_again_after_a_crash),
		TEST(the_place_in_time_is_found_again_after_a_crash),
		TEST(a_shorter_step_is_begun_anew),
		TEST(a_practice_with_fewer_steps_is_not_offered_to_go_on),
		TEST(answers_to_a_step_that_went_stay_in_the_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
