/* practice/player.c -- carries effects down to sound and log, and what was heard back up
 * into the session's time. */
#include "practice/player.h"

#include "app/app.h"
#include "app/opened.h"
#include "app/sounds.h"
#include "practice/answers.h"
#include "practice/arrangement.h"
#include "practice/playback.h"
#include "practice/session_log.h"
#include "schedule/eligibility.h"
#include "schedule/practice_subset.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROGRESS_MS = 10000, HUSH_MS = 800 };

struct player {
	struct app *app;
	struct clock *clock;
	struct arena *arena;		/* the arrangement, and the answers */
	struct arena *score_arena;	/* the score that plays */
	struct arrangement arrangement;
	struct arrangement_sound sound;	/* as the person wants it now */
	struct playback playback;
	struct session session;
	struct answers answers;
	struct session_log log;
	int64_t progress_ms;		/* when progress was kept last */
	bool support_due;
	char notice[96];
};

static void tell(struct player *player, struct session_event event);

/* ---- what is kept */

static void keep_progress(struct player *player)
{
	player->progress_ms = clock_now_ms(player->clock);
	session_log_progress(&player->log, &player->session);
}

/* Keeps something beside the answers to the steps. */
static void keep_beside(struct player *player, struct answer answer)
{
	answer.at_ms = clock_civil_ms(player->clock);
	session_log_answer(&player->log, &answer);
}

/* What waits goes through the session, which keeps answers as long as it lives. */
static void keep_answer(struct player *player)
{
	const struct answer *answer = answers_take(&player->answers,
						   clock_civil_ms(player->clock));

	if (answer)
		tell(player, (struct session_event){ SESSION_ANSWER, answer });
}

static void keep_total(struct player *player, const struct total_sum *sum, bool alone)
{
	const char *name = sum->total->name;
	const char *step = alone ? "total" : arena_print(player->arena, "total-%s", name);

	if (!sum->open)
		keep_beside(player, (struct answer){
			.step = step, .kind = STEP_RATE, .holds = ANSWER_NUMBER,
			.number = sum->number, .track = name });
}

/* ---- when support is due */

/* The present step is left forwards, or the practice is left. */
static void mind_support(struct player *player, enum session_event_kind what)
{
	bool forwards = what == SESSION_DONE || what == SESSION_ON;

	if (player->session.state == SESSION_ENDED)
		return;
	if (forwards && player->session.state == SESSION_WAITING)
		player->support_due |= answers_want_support(&player->answers,
							    player->session.step);
	if (what == SESSION_LEAVE)
		player->support_due |= answers_any_want_support(&player->answers);
}

/* ---- what is heard */

static void play(struct player *player, size_t step, int64_t at_ms)
{
	struct arena *old = player->score_arena;
	struct score score;

	assert(step < player->arrangement.practice->step_count);
	if (!player->playback.audio)
		return;
	player->score_arena = arena_open();
	score = arrangement_score(&player->arrangement, player->app, player->score_arena,
				  &player->sound, step,
				  arrangement_run_end(&player->arrangement, step));
	playback_play(&player->playback, &score, at_ms);
	arena_close(old);
}

/* The same place again with other sounds: a bed was chosen, a voice left out. */
static void play_again(struct player *player)
{
	if (player->session.state == SESSION_RUNNING)
		play(player, player->session.step, player->session.position_ms);
}

/* ---- effects */

static void begin_step(struct player *player, size_t step)
{
	answers_begin(&player->answers, step);
	keep_progress(player);
}

/* The end is reached: totals are kept. */
static void finish(struct player *player)
{
	struct total_sum totals[TOTALS_MOST];
	size_t count = player_totals(player, totals);

	for (size_t i = 0; i < count; i++)
		keep_total(player, &totals[i], count == 1);
	player->support_due |= answers_any_want_support(&player->answers);
}

static void carry_out(struct player *player, const struct effect *effect)
{
	switch (effect->kind) {
	case EFFECT_STEP:
		begin_step(player, effect->step);
		break;
	case EFFECT_PLAY:
		play(player, effect->step, effect->at_ms);
		break;
	case EFFECT_HUSH:
		playback_hush(&player->playback, effect->fade_ms);
		break;
	case EFFECT_PAUSED:
		keep_progress(player);
		break;
	case EFFECT_RESUMED:
		break;
	case EFFECT_KEEP_ANSWER:
		session_log_answer(&player->log, effect->answer);
		break;
	case EFFECT_ENDED:
		if (effect->ending == ENDED_FINISHED)
			finish(player);
		session_log_end(&player->log, &player->session);
		break;
	}
}

static void carry_out_all(struct player *player, const struct effects *effects)
{
	for (size_t i = 0; i < effects->count; i++)
		carry_out(player, &effects->at[i]);
}

/* An event for the session, and all that it causes. */
static void tell(struct player *player, struct session_event event)
{
	struct effects effects = { 0 };

	session_do(&player->session, event, playback_now_ms(&player->playback), &effects);
	carry_out_all(player, &effects);
}

/* ---- a practice is begun */

static const char *copy(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text) : NULL;
}

struct player_options player_options_copy(struct arena *arena,
					  const struct player_options *options)
{
	struct player_options copied = *options;

	copied.source = copy(arena, options->source);
	copied.place = copy(arena, options->place);
	copied.steps = copy(arena, options->steps);
	return copied;
}

/* Begins the row of a new session, or goes on with the old one. */
static bool begin_log(struct player *player, const struct player_options *options,
		      struct error *error)
{
	const struct practice *practice = player->arrangement.practice;
	struct store *store = options->rehearse ? NULL : app_store(player->app);
	int64_t civil_ms = clock_civil_ms(player->clock);
	struct session_record record = {
		.practice = practice->id,
		.title = practice->title,
		.source = options->source ? options->source : "self",
		.place = options->place,
		.steps = options->steps,
		.started_ms = civil_ms,
		.offset_s = moment_offset_s(civil_ms),
		.planned_ms = options->minutes_ms ? options->minutes_ms
						  : practice->minutes_ms[0],
	};

	return session_log_begin(&player->log, store, &record, options->resume, error);
}

/* How steady the person was, kept beside the answers of the practice. */
static void keep_before(struct player *player, const struct player_options *options)
{
	if (options->asked_before)
		keep_beside(player, (struct answer){
			.step = ANSWER_BEFORE_STEP, .kind = STEP_RATE,
			.holds = ANSWER_NUMBER, .number = options->before,
			.track = "steady-before" });
}

static void begin_session(struct player *player, const struct session_record *old)
{
	struct effects effects = { 0 };
	const struct timeline *timeline = &player->arrangement.timeline;
	size_t step = old ? old->step : 0;
	int64_t at_ms = old ? old->position_ms : 0;

	/* when the file has changed since, the step may be gone, or be shorter */
	if (step >= player->arrangement.practice->step_count)
		step = 0, at_ms = 0;
	if (at_ms >= timeline->steps[step].length_ms)
		at_ms = 0;
	session_begin(&player->session, timeline, step, at_ms,
		      playback_now_ms(&player->playback), &effects);
	if (old) {
		answers_resume(&player->answers, old->answers, old->answer_count);
		player->session.spent_ms = old->spent_ms;
	}
	carry_out_all(player, &effects);
}

/* A length that the practice offers, or that was begun with, is always taken, at
 * the nearest that can be reached: an own recording or voice may be longer than
 * the shipped one, and the file may have changed since. */
static bool lay_out(struct player *player, const struct practice *practice,
		    int64_t wanted_ms, bool resumes, struct error *error)
{
	bool offered = wanted_ms == 0 || resumes;

	for (size_t i = 0; i < practice->minutes_count; i++)
		offered |= wanted_ms == practice->minutes_ms[i];
	return arrangement_make(&player->arrangement, player->app, player->arena, practice,
				wanted_ms, error) || offered;
}

/* All of the practice, or the steps that are wanted or were begun with. Of one whose
 * steps are gone from the file, all of it. */
static const struct practice *take_steps(const struct player *player,
					 const struct practice *practice,
					 const struct player_options *options)
{
	const char *steps = options->resume ? options->resume->steps : options->steps;
	const struct practice *some = practice_subset(player->arena, practice, steps);

	return some ? some : practice;
}

/* What was begun may be gone on with, and a rehearsal is only a look. */
static bool may_begin(const struct player *player, const struct practice *practice,
		      const struct player_options *options, struct error *error)
{
	return options->resume || options->rehearse ||
	       eligibility_check(player->app, practice,
				 options->source ? options->source : "self", error);
}

/* Opens the player's arena. What somebody asked for counts for them, wherever it was
 * begun. */
static struct player_options source_of(struct player *player, struct app *app,
				       const struct practice *practice,
				       const struct player_options *given)
{
	struct player_options options = *given;

	player->app = app;
	player->arena = arena_open();
	if (!options.source && !options.resume && !options.rehearse)
		tasks_source(app, player->arena, practice->id, &options.source,
			     ERROR_NO_MATTER("a practice waits for no database, and a report "
					     "counts by practice and day"));
	return options;
}

bool player_open(struct player **opened, struct app *app,
		 const struct practice *practice,
		 const struct player_options *given, struct error *error)
{
	struct player *player = memory_alloc(sizeof *player);
	const struct player_options with_source = source_of(player, app, practice, given);
	const struct player_options *options = &with_source;
	int64_t wanted_ms = options->minutes_ms;

	player->clock = options->clock ? options->clock : app_clock(app);
	player->playback = playback_make(options->rehearse ? NULL : app_audio(app),
					 player->clock);
	player->sound = arrangement_sound_of(app_settings(app));
	if (!wanted_ms && options->resume)
		wanted_ms = options->resume->planned_ms;
	practice = take_steps(player, practice, options);
	if (!may_begin(player, practice, options, error) ||
	    !lay_out(player, practice, wanted_ms, options->resume != NULL, error) ||
	    !begin_log(player, options, error)) {
		player_close(player);
		return false;
	}
	player->answers = answers_open(practice, player->arena);
	keep_before(player, options);
	begin_session(player, options->resume);
	*opened = player;
	return true;
}

void player_close(struct player *player)
{
	if (!player)
		return;
	if (player->session.timeline && player->session.state != SESSION_ENDED)
		player_do(player, SESSION_LEAVE);
	playback_hush(&player->playback, HUSH_MS);	/* releases the score */
	answers_close(&player->answers);
	arena_close(player->score_arena);
	arena_close(player->arena);
	free(player);
}

/* ---- time */

void player_turn(struct player *player)
{
	bool running = player->session.state == SESSION_RUNNING;
	int64_t now_ms = clock_now_ms(player->clock);

	playback_turn(&player->playback);
	if (answers_waiting_ms(&player->answers) <= now_ms - PLAYER_KEEP_MS)
		keep_answer(player);
	tell(player, (struct session_event){ .kind = SESSION_TICK });
	if (running && now_ms - player->progress_ms >= PROGRESS_MS)
		keep_progress(player);
}

/* The next of the signs of which the session knows nothing, in its time. */
static int64_t next_sign_ms(const struct player *player)
{
	const struct session *session = &player->session;
	int64_t next_ms;

	if (session->state != SESSION_RUNNING)
		return INT64_MAX;
	next_ms = arrangement_next_sign_ms(&player->arrangement, session->step,
					   session->position_ms);
	return next_ms < 0 ? INT64_MAX : session->last_ms + next_ms - session->position_ms;
}

static int64_t sooner(int64_t one_ms, int64_t other_ms)
{
	return one_ms < other_ms ? one_ms : other_ms;
}

int64_t player_due_ms(const struct player *player)
{
	int64_t due_ms = sooner(session_due_ms(&player->session), next_sign_ms(player));
	int64_t waiting_ms = answers_waiting_ms(&player->answers);

	if (due_ms != INT64_MAX)
		due_ms = playback_clock_ms(&player->playback, due_ms);
	if (waiting_ms != INT64_MAX)
		due_ms = sooner(due_ms, waiting_ms + PLAYER_KEEP_MS);
	return sooner(due_ms, playback_due_ms(&player->playback));
}

struct session_view player_look(const struct player *player)
{
	struct session_view view = session_look(&player->session);
	const struct caption *caption;

	if (view.state == SESSION_ENDED || view.step->kind != STEP_LISTEN)
		return view;
	caption = arrangement_caption(&player->arrangement, view.step_index,
				      view.position_ms);
	if (caption) {
		view.has_caption = view.speaking = true;
		view.caption = caption->text;
		view.cue_index = (size_t)(caption -
					  player->arrangement.captions[view.step_index].at);
	}
	return view;
}

int64_t player_next_bell_ms(const struct player *player, int64_t at_ms)
{
	return arrangement_next_bell_ms(&player->arrangement, player->session.step, at_ms);
}

void player_do(struct player *player, enum session_event_kind what)
{
	keep_answer(player);
	mind_support(player, what);
	tell(player, (struct session_event){ .kind = what });
}

void player_hush(struct player *player)
{
	player_do(player, SESSION_AWAY);
	playback_hush(&player->playback, HUSH_MS);
}

void player_back(struct player *player)
{
	if (player->session.away)
		player_do(player, SESSION_HERE);
}

/* ---- what the person gives */

void player_answer_text(struct player *player, const char *text)
{
	answers_text(&player->answers, text, clock_now_ms(player->clock));
}

void player_answer_number(struct player *player, int number)
{
	answers_number(&player->answers, number, clock_now_ms(player->clock));
	keep_answer(player);
}

void player_answer_choices(struct player *player, const bool *chosen, size_t count)
{
	answers_choices(&player->answers, chosen, count, clock_now_ms(player->clock));
	keep_answer(player);
}

void player_keep(struct player *player)
{
	keep_answer(player);
}

const struct answer *player_answer(const struct player *player)
{
	return answers_given(&player->answers, player->session.step);
}

bool player_take_support(struct player *player)
{
	bool due = player->support_due;

	player->support_due = false;
	return due;
}

/* The question comes twice, and the second answer must not hide the first. */
void player_keep_safe(struct player *player, bool safe)
{
	bool ended = player->session.state == SESSION_ENDED;
	const char *const choices[] = { safe ? ANSWER_SAFE_YES : ANSWER_SAFE_NO };

	keep_beside(player, (struct answer){
		.step = ended ? ANSWER_SAFE_END_STEP : ANSWER_SAFE_STEP,
		.kind = STEP_CHOOSE, .holds = ANSWER_CHOICES, .choices = { choices, 1 } });
}

void player_keep_line(struct player *player, const char *line)
{
	keep_beside(player, (struct answer){ .step = ANSWER_LINE_STEP, .kind = STEP_WRITE,
					     .holds = ANSWER_TEXT, .text = line });
}

void player_keep_hard_moment(struct player *player)
{
	keep_beside(player, (struct answer){ .step = ANSWER_HARD_STEP, .kind = STEP_READ,
					     .holds = ANSWER_TEXT, .text = "yes" });
}

size_t player_totals(const struct player *player, struct total_sum totals[TOTALS_MOST])
{
	if (player->session.state != SESSION_ENDED ||
	    player->session.ending != ENDED_FINISHED)
		return 0;
	return totals_of(player->arrangement.practice, player->answers.given, totals);
}

/* ---- what the person wants to hear */

static const char *say_notice(struct player *player, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static const char *say_notice(struct player *player, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(player->notice, sizeof player->notice, format, args);
	va_end(args);
	return player->notice;
}

const char *player_volume(struct player *player, int change)
{
	return say_notice(player, "volume %d", playback_change_volume(player->app, change));
}

const char *player_next_bed(struct player *player)
{
	player->sound.bed = arrangement_bed_after(player->sound.bed);
	play_again(player);
	return say_notice(player, "bed: %s",
			  player->sound.bed ? player->sound.bed : "as written");
}

const char *player_toggle_voice(struct player *player)
{
	player->sound.voice = !player->sound.voice;
	play_again(player);
	return say_notice(player, player->sound.voice ? "voice on" : "voice off");
}

const char *player_toggle_bells_only(struct player *player)
{
	player->sound.bells_only = !player->sound.bells_only;
	play_again(player);
	return say_notice(player, player->sound.bells_only ? "bells only"
							   : "every sound");
}

/* ---- what there is to know */

const struct practice *player_practice(const struct player *player)
{
	return player->arrangement.practice;
}

/* What of the present step cannot be played. */
static const char *unheard_now(const struct player *player)
{
	const struct arrangement *arrangement = &player->arrangement;

	for (size_t i = 0; i < arrangement->unheard_count; i++)
		if (arrangement->unheard[i].step == player->session.step)
			return arrangement->unheard[i].words;
	return NULL;
}

bool player_has_recording(const struct player *player)
{
	return player->arrangement.recordings[player->session.step] != NULL;
}

bool player_rings(const struct player *player)
{
	return playback_rings(&player->playback);
}

/* That there is no sound is nothing to a step in which none is heard. */
const char *player_note(const struct player *player)
{
	const struct practice *practice = player->arrangement.practice;
	const char *words = session_log_note(&player->log);

	if (!words)
		words = unheard_now(player);
	if (!words && step_is_timed(&practice->steps[player->session.step]))
		words = playback_note(&player->playback);
	return words;
}

int64_t player_session(const struct player *player)
{
	return player->log.row;
}

bool player_is_kept(const struct player *player)
{
	return session_log_is_kept(&player->log);
}
