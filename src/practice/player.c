/* practice/player.c -- carries effects down to sound and store, and what was heard
 * back up into the session's time. */
#include "practice/player_parts.h"

#include "schedule/begin.h"
#include "schedule/portion.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

enum { PROGRESS_MS = 10000 };

static int64_t session_now(const struct player *player)
{
	return follow_now_ms(&player->follow, clock_now_ms(player->clock));
}

static void keep_progress(struct player *player)
{
	player->progress_ms = clock_now_ms(player->clock);
	if (player->row)
		store_session_progress(app_store(player->app), player->row,
				       player->session.step, player->session.position_ms,
				       player->session.spent_ms, &player->trouble);
}

void player_store_answer(struct player *player, const struct answer *answer)
{
	if (player->row)
		store_answer(app_store(player->app), player->row, answer, &player->trouble);
}

static void keep_end(struct player *player, const struct effect *effect)
{
	if (player->row)
		store_session_end(app_store(player->app), player->row, effect->ending,
				  player->session.step, player->session.position_ms,
				  effect->spent_ms, &player->trouble);
}

static void begin_step(struct player *player, size_t index)
{
	if (player->draft.given)
		player_remember(player, &player->draft.answer);
	player->draft.given = player->draft.dirty = false;
	buffer_clear(&player->draft.text);
	player_find_answer(player, &player->plan.practice->steps[index]);
	keep_progress(player);
}

static void carry_out(struct player *player, const struct effects *effects)
{
	for (size_t i = 0; i < effects->count; i++) {
		const struct effect *effect = &effects->at[i];

		switch (effect->kind) {
		case EFFECT_STEP:
			begin_step(player, effect->step);
			break;
		case EFFECT_PLAY:
			player_sound(player, effect->step, effect->at_ms);
			break;
		case EFFECT_HUSH:
			player_silence(player, effect->fade_ms);
			break;
		case EFFECT_PAUSED:
			keep_progress(player);
			break;
		case EFFECT_RESUMED:
			break;
		case EFFECT_KEEP_ANSWER:
			player_store_answer(player, effect->answer);
			break;
		case EFFECT_ENDED:
			if (effect->ending == ENDED_FINISHED)
				player_add_up(player);
			keep_end(player, effect);
			break;
		}
	}
}

void player_tell(struct player *player, struct session_event event)
{
	struct effects effects = { 0 };

	session_do(&player->session, event, session_now(player), &effects);
	carry_out(player, &effects);
}

/* Begins the row of a new session, or takes up the old one. */
static bool begin_row(struct player *player, const struct player_options *options,
		      struct error *error)
{
	const struct practice *practice = player->plan.practice;
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

	if (player->rehearse || !app_store(player->app))
		return true;
	if (options->resume) {
		player->row = options->resume->id;
		return store_session_resume(app_store(player->app), player->row, error);
	}
	return store_session_begin(app_store(player->app), &record, &player->row, error);
}

/* How steady the person was, kept beside the answers of the practice. */
static void keep_before(struct player *player, const struct player_options *options)
{
	struct answer answer = { .step = ANSWER_BEFORE_STEP, .kind = STEP_RATE,
				 .holds = ANSWER_NUMBER, .number = options->before,
				 .track = "steady-before",
				 .at_ms = clock_civil_ms(player->clock) };

	if (options->asked_before)
		player_store_answer(player, &answer);
}

static void begin_session(struct player *player, const struct session_record *old)
{
	struct effects effects = { 0 };
	size_t step = old ? old->step : 0;
	int64_t at_ms = old ? old->position_ms : 0;

	/* when the file has changed since, the step may be gone, or be shorter */
	if (step >= player->plan.practice->step_count)
		step = 0, at_ms = 0;
	if (at_ms >= player->plan.timeline.steps[step].length_ms)
		at_ms = 0;
	session_begin(&player->session, &player->plan.timeline, step, at_ms,
		      session_now(player), &effects);
	if (old)
		player_take_up(player, old);
	carry_out(player, &effects);
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
	return plan_make(&player->plan, player->app, player->arena, practice, wanted_ms,
			 error) || offered;
}

/* All of the practice, or the steps that are wanted or were begun with. Of one whose
 * steps are gone from the file, all of it. */
static const struct practice *take_steps(const struct player *player,
					 const struct practice *practice,
					 const struct player_options *options)
{
	const char *steps = options->resume ? options->resume->steps : options->steps;
	const struct practice *some = portion_make(player->arena, practice, steps);

	return some ? some : practice;
}

/* What was begun may be gone on with, and a rehearsal is only a look. */
static bool may_begin(const struct player *player, const struct practice *practice,
		      const struct player_options *options, struct error *error)
{
	return options->resume || options->rehearse ||
	       begin_allowed(player->app, practice,
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
		options.source = tasks_source(app, player->arena, practice->id);
	return options;
}

bool player_open(struct player **opened, struct app *app,
		 const struct practice *practice,
		 const struct player_options *given, struct error *error)
{
	struct player *player = memory_take(sizeof *player);
	const struct settings *settings = app_settings(app);
	const struct player_options with_source = source_of(player, app, practice, given);
	const struct player_options *options = &with_source;
	int64_t wanted_ms = options->minutes_ms;

	player->clock = options->clock ? options->clock : app_clock(app);
	player->rehearse = options->rehearse;
	player->sound = (struct plan_sound){
		.voice = settings->voice > 0,
		.bed = strcmp(settings->bed_choice, "as written") ? settings->bed_choice
								  : NULL,
		.cue_as_written = settings->cue_as_written,
		.cue = settings->cue,
	};
	if (!wanted_ms && options->resume)
		wanted_ms = options->resume->planned_ms;
	practice = take_steps(player, practice, options);
	if (!may_begin(player, practice, options, error) ||
	    !lay_out(player, practice, wanted_ms, options->resume != NULL, error) ||
	    !begin_row(player, options, error)) {
		player_close(player);
		return false;
	}
	keep_before(player, options);
	begin_session(player, options->resume);
	*opened = player;
	return true;
}

void player_turn(struct player *player)
{
	int64_t now_ms = clock_now_ms(player->clock);
	struct audio *audio = player_audio(player);
	bool running = player->session.state == SESSION_RUNNING;
	int64_t score_ms = running ? player_score_ms(player) : -1;

	if (audio && player->sounding) {
		audio_pump(audio, score_ms, now_ms);
		if (score_ms >= 0)
			follow_heard(&player->follow, score_ms,
				     audio_heard_ms(audio, now_ms),
				     audio_state(audio) == AUDIO_STARTING, now_ms);
	}
	if (player->draft.dirty &&
	    now_ms - player->draft.changed_ms >= PLAYER_KEEP_MS)
		player_keep_draft(player);
	player_tell(player, (struct session_event){ .kind = SESSION_TICK });
	if (running && now_ms - player->progress_ms >= PROGRESS_MS)
		keep_progress(player);
}

/* When a bell or a caption comes of which the session knows nothing, in its
 * time. */
static int64_t next_sign_ms(const struct player *player)
{
	const struct session *session = &player->session;
	int64_t at_ms = session->position_ms, next_ms, caption_ms;

	if (session->state != SESSION_RUNNING)
		return INT64_MAX;
	next_ms = plan_next_bell_ms(&player->plan, session->step, at_ms + 1);
	caption_ms = plan_next_caption_ms(&player->plan, session->step, at_ms);
	if (next_ms < 0 || (caption_ms >= 0 && caption_ms < next_ms))
		next_ms = caption_ms;
	return next_ms < 0 ? INT64_MAX : session->last_ms + next_ms - at_ms;
}

int64_t player_due_ms(const struct player *player)
{
	int64_t now_ms = clock_now_ms(player->clock);
	int64_t due_ms = session_due_ms(&player->session), sign_ms = next_sign_ms(player);

	if (sign_ms < due_ms)
		due_ms = sign_ms;
	if (due_ms != INT64_MAX)
		due_ms = follow_clock_ms(&player->follow, due_ms);
	if (player->draft.dirty && player->draft.changed_ms + PLAYER_KEEP_MS < due_ms)
		due_ms = player->draft.changed_ms + PLAYER_KEEP_MS;
	if (player_audio(player) && player->sounding &&
	    audio_state(player_audio(player)) != AUDIO_SILENT &&
	    now_ms + AUDIO_PUMP_MS < due_ms)
		due_ms = now_ms + (follow_is_waiting(&player->follow) ? 10 : AUDIO_PUMP_MS);
	return due_ms;
}

struct session_view player_look(const struct player *player)
{
	struct session_view view = session_look(&player->session);
	const struct caption *caption;

	if (view.state == SESSION_ENDED || view.step->kind != STEP_LISTEN)
		return view;
	caption = plan_caption(&player->plan, view.step_index, view.position_ms);
	if (caption) {
		view.has_caption = view.speaking = true;
		view.caption = caption->text;
		view.cue_index = (size_t)(caption -
					  player->plan.captions[view.step_index].at);
	}
	return view;
}

int64_t player_next_bell_ms(const struct player *player, int64_t at_ms)
{
	return plan_next_bell_ms(&player->plan, player->session.step, at_ms);
}

void player_do(struct player *player, enum session_event_kind what)
{
	player_keep_draft(player);
	player_mind_support(player, what);
	player_tell(player, (struct session_event){ .kind = what });
}

const struct practice *player_practice(const struct player *player)
{
	return player->plan.practice;
}

int64_t player_session(const struct player *player)
{
	return player->row;
}

bool player_is_kept(const struct player *player)
{
	return player->row && !player->trouble.text[0] &&
	       !store_words(app_store(player->app));
}

void player_close(struct player *player)
{
	if (!player)
		return;
	if (player->session.timeline && player->session.state != SESSION_ENDED)
		player_do(player, SESSION_LEAVE);
	player_silence(player, 800);	/* lets go of the score */
	buffer_free(&player->draft.text);
	arena_close(player->score_arena);
	arena_close(player->arena);
	free(player);
}
