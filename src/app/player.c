/* app/player.c -- carries effects down to sound and store, and what was heard
 * back up into the session's time. */
#include "app/player.h"

#include "app/follow.h"
#include "app/parts.h"
#include "app/plan.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROGRESS_MS = 10000 };

/* What the person has given for the present step and is not yet stored. */
struct draft {
	struct buffer text;
	const char *choices[OPTIONS_MOST];
	struct answer answer;
	bool given, dirty;
	int64_t changed_ms;	/* the first change that is not stored */
};

struct player {
	struct app *app;
	struct clock *clock;
	struct arena *arena;		/* the plan, and what was resumed */
	struct arena *score_arena;	/* the score that plays */
	struct plan plan;
	struct plan_sound sound;
	struct score score;
	size_t run_first;		/* the step with which the score begins */
	bool sounding;			/* a score was handed to the audio room */
	struct session session;
	struct follow follow;		/* session time follows what is heard */
	bool rehearse;
	int64_t row;			/* in the log; 0: nothing is stored */
	int64_t progress_ms;		/* when progress was stored last */
	struct draft draft;
	const struct answer *earlier;	/* answers of the session that is resumed */
	size_t earlier_count;
	struct error trouble;		/* the last sentence of the store */
	char notice[96];
};

static struct audio *sound_of(const struct player *player)
{
	return player->rehearse ? NULL : player->app->audio;
}

static int64_t session_now(const struct player *player)
{
	return follow_now_ms(&player->follow, clock_now_ms(player->clock));
}

/* Where in the score the session stands; -1 when no score plays. */
static int64_t score_position(const struct player *player)
{
	int64_t at_ms = player->session.position_ms;

	if (!player->sounding || player->session.step < player->run_first)
		return -1;
	for (size_t s = player->run_first; s < player->session.step; s++)
		at_ms += player->plan.timeline.steps[s].length_ms;
	return at_ms;
}

static void play(struct player *player, size_t step, int64_t at_ms)
{
	struct arena *old = player->score_arena;
	int64_t now_ms = clock_now_ms(player->clock);

	if (!sound_of(player))
		return;
	player->score_arena = arena_open();
	player->score = plan_score(&player->plan, player->app, player->score_arena,
				   &player->sound, step,
				   plan_run_end(&player->plan, step));
	player->run_first = step;
	audio_play(sound_of(player), &player->score, at_ms, now_ms);
	player->sounding = true;
	follow_begin(&player->follow, now_ms);
	arena_close(old);
}

/* The same place again with other sounds: a bed was chosen, a voice left out. */
static void play_again(struct player *player)
{
	if (player->session.state == SESSION_RUNNING)
		play(player, player->session.step, player->session.position_ms);
}

static void hush(struct player *player, int64_t fade_ms)
{
	if (sound_of(player))
		audio_hush(sound_of(player), fade_ms, clock_now_ms(player->clock));
	player->sounding = false;
	follow_end(&player->follow);
}

static void keep_progress(struct player *player)
{
	player->progress_ms = clock_now_ms(player->clock);
	if (player->row)
		store_session_progress(player->app->store, player->row,
				       player->session.step, player->session.position_ms,
				       player->session.spent_ms, &player->trouble);
}

static void keep_answer(struct player *player, const struct answer *answer)
{
	if (player->row)
		store_answer(player->app->store, player->row, answer, &player->trouble);
}

static void keep_end(struct player *player, const struct effect *effect)
{
	if (player->row)
		store_session_end(player->app->store, player->row, effect->ending,
				  player->session.step, player->session.position_ms,
				  effect->spent_ms, &player->trouble);
}

/* Puts an answer that was given before into the draft, so that it can be gone on
 * with. */
static void take_up_answer(struct player *player, const struct step *step)
{
	struct draft *draft = &player->draft;

	for (size_t i = 0; i < player->earlier_count; i++) {
		const struct answer *answer = &player->earlier[i];

		if (strcmp(answer->step, step->name))
			continue;
		draft->answer = *answer;
		draft->given = true;
		buffer_clear(&draft->text);
		if (answer->holds == ANSWER_TEXT && answer->text)
			buffer_add_string(&draft->text, answer->text);
		draft->answer.text = buffer_string(&draft->text);
	}
}

static struct texts copy_texts(struct arena *arena, struct texts texts)
{
	const char **at = arena_take_many(arena, texts.count + 1, sizeof *at);

	for (size_t i = 0; i < texts.count; i++)
		at[i] = arena_copy(arena, texts.at[i]);
	return (struct texts){ at, texts.count };
}

/* What was given in a step is remembered, so that going back finds it. */
static void remember_answer(struct player *player, const struct answer *answer)
{
	size_t steps = player->plan.practice->step_count, i = 0;
	struct answer *all = (struct answer *)player->earlier, *one;

	if (!all)
		player->earlier = all = arena_take_many(player->arena, steps, sizeof *all);
	while (i < player->earlier_count && strcmp(all[i].step, answer->step))
		i++;
	if (i == steps)
		return;
	if (i == player->earlier_count)
		player->earlier_count++;
	one = &all[i];
	*one = *answer;
	if (answer->text)
		one->text = arena_copy(player->arena, answer->text);
	one->choices = copy_texts(player->arena, answer->choices);
}

static void begin_step(struct player *player, size_t index)
{
	if (player->draft.given)
		remember_answer(player, &player->draft.answer);
	player->draft.given = player->draft.dirty = false;
	buffer_clear(&player->draft.text);
	take_up_answer(player, &player->plan.practice->steps[index]);
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
			play(player, effect->step, effect->at_ms);
			break;
		case EFFECT_HUSH:
			hush(player, effect->fade_ms);
			break;
		case EFFECT_PAUSED:
			keep_progress(player);
			break;
		case EFFECT_RESUMED:
			break;
		case EFFECT_KEEP_ANSWER:
			keep_answer(player, effect->answer);
			break;
		case EFFECT_ENDED:
			keep_end(player, effect);
			break;
		}
	}
}

static void tell_session(struct player *player, struct session_event event)
{
	struct effects effects = { 0 };

	session_do(&player->session, event, session_now(player), &effects);
	carry_out(player, &effects);
}

static void keep_draft(struct player *player)
{
	if (!player->draft.dirty)
		return;
	player->draft.dirty = false;
	player->draft.answer.at_ms = clock_civil_ms(player->clock);
	tell_session(player, (struct session_event){ SESSION_ANSWER,
						     &player->draft.answer });
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
		.started_ms = civil_ms,
		.offset_s = moment_offset_s(civil_ms),
		.planned_ms = options->minutes_ms ? options->minutes_ms
						  : practice->minutes_ms[0],
	};

	if (player->rehearse || !player->app->store)
		return true;
	if (options->resume) {
		player->row = options->resume->id;
		return store_session_resume(player->app->store, player->row, error);
	}
	return store_session_begin(player->app->store, &record, &player->row, error);
}

/* Answers of a resumed session come from its own arena: copied into ours. */
static void take_up_session(struct player *player, const struct session_record *old)
{
	for (size_t i = 0; i < old->answer_count; i++) {
		struct answer answer = old->answers[i];
		const struct step *step = practice_step(player->plan.practice,
							answer.step);

		if (!step)
			continue;	/* the file has changed since */
		answer.step = step->name;
		answer.keep = step->keep;
		answer.track = step->track;
		remember_answer(player, &answer);
	}
	player->session.spent_ms = old->spent_ms;
}

static void begin_session(struct player *player, const struct session_record *old)
{
	struct effects effects = { 0 };
	size_t step = old ? old->step : 0;
	int64_t at_ms = old ? old->position_ms : 0;

	if (step >= player->plan.practice->step_count)
		step = 0, at_ms = 0;	/* the file has changed since */
	session_begin(&player->session, &player->plan.timeline, step, at_ms,
		      session_now(player), &effects);
	if (old)
		take_up_session(player, old);
	carry_out(player, &effects);
}

/* A length that the practice offers is always taken, at the nearest that can be
 * reached: an own recording or voice may be longer than the shipped one. */
static bool lay_out(struct player *player, const struct practice *practice,
		    int64_t wanted_ms, struct error *error)
{
	bool offered = wanted_ms == 0;

	for (size_t i = 0; i < practice->minutes_count; i++)
		offered |= wanted_ms == practice->minutes_ms[i];
	return plan_make(&player->plan, player->app, player->arena, practice, wanted_ms,
			 error) || offered;
}

bool player_open(struct player **opened, struct app *app,
		 const struct practice *practice,
		 const struct player_options *options, struct error *error)
{
	struct player *player = memory_take(sizeof *player);
	const struct settings *settings = &app->settings;
	int64_t wanted_ms = options->minutes_ms;

	player->app = app;
	player->arena = arena_open();
	player->clock = options->clock ? options->clock : app->clock;
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
	if (!lay_out(player, practice, wanted_ms, error) ||
	    !begin_row(player, options, error)) {
		player_close(player);
		return false;
	}
	begin_session(player, options->resume);
	*opened = player;
	return true;
}

void player_turn(struct player *player)
{
	int64_t now_ms = clock_now_ms(player->clock);
	struct audio *audio = sound_of(player);
	bool running = player->session.state == SESSION_RUNNING;
	int64_t score_ms = running ? score_position(player) : -1;

	if (audio) {
		audio_pump(audio, score_ms, now_ms);
		if (score_ms >= 0)
			follow_heard(&player->follow, score_ms,
				     audio_heard_ms(audio, now_ms),
				     audio_state(audio) == AUDIO_STARTING, now_ms);
	}
	if (player->draft.dirty &&
	    now_ms - player->draft.changed_ms >= PLAYER_KEEP_MS)
		keep_draft(player);
	tell_session(player, (struct session_event){ .kind = SESSION_TICK });
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
	if (sound_of(player) && audio_state(sound_of(player)) != AUDIO_SILENT &&
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
	keep_draft(player);
	tell_session(player, (struct session_event){ .kind = what });
}

static struct answer *draft_answer(struct player *player, enum answer_kind holds)
{
	const struct step *step = session_look(&player->session).step;

	player->draft.answer = (struct answer){
		.step = step->name, .kind = step->kind, .holds = holds,
		.keep = step->keep, .track = step->track };
	player->draft.given = true;
	if (!player->draft.dirty)
		player->draft.changed_ms = clock_now_ms(player->clock);
	player->draft.dirty = true;
	return &player->draft.answer;
}

void player_answer_text(struct player *player, const char *text)
{
	struct answer *answer = draft_answer(player, ANSWER_TEXT);
	struct buffer *kept = &player->draft.text;

	buffer_splice(kept, 0, kept->length, text, strlen(text));
	answer->text = buffer_string(kept);
}

void player_answer_number(struct player *player, int number)
{
	draft_answer(player, ANSWER_NUMBER)->number = number;
	keep_draft(player);
}

void player_answer_choices(struct player *player, const bool *chosen, size_t count)
{
	const struct step *step = session_look(&player->session).step;
	struct answer *answer = draft_answer(player, ANSWER_CHOICES);
	size_t taken = 0;

	for (size_t i = 0; i < count && i < step->options.count && i < OPTIONS_MOST; i++)
		if (chosen[i])
			player->draft.choices[taken++] = step->options.at[i];
	answer->choices = (struct texts){ player->draft.choices, taken };
	keep_draft(player);
}

const struct answer *player_answer(const struct player *player)
{
	return player->draft.given ? &player->draft.answer : NULL;
}

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
	int volume = player->app->settings.volume + change;
	struct error unsaid;
	char number[16];

	volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
	snprintf(number, sizeof number, "%d", volume);
	app_set(player->app, "sound", "volume", number, &unsaid);
	return say_notice(player, "volume %d", volume);
}

const char *player_next_bed(struct player *player)
{
	const char *now = player->sound.bed;
	enum bed bed;

	if (!now)
		player->sound.bed = "none";
	else if (!strcmp(now, "none"))
		player->sound.bed = bed_name((enum bed)0);
	else if (bed_find(now, &bed) && bed + 1 < BED_COUNT)
		player->sound.bed = bed_name((enum bed)(bed + 1));
	else
		player->sound.bed = NULL;
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

void player_hush(struct player *player)
{
	if (player->session.state == SESSION_RUNNING)
		player_do(player, SESSION_PAUSE);
	hush(player, 800);
}

static const char *sound_note(const struct player *player)
{
	const struct audio *audio = sound_of(player);

	if (!audio)
		return NULL;
	switch (audio_state(audio)) {
	case AUDIO_LOST:
		return "The sound went away for a moment; captions go on by the clock.";
	case AUDIO_NO_DEVICE:
		return "No sound: captions and pacing go on by the clock.";
	case AUDIO_SILENT:
	case AUDIO_IDLE:
	case AUDIO_STARTING:
	case AUDIO_PLAYING:
		break;
	}
	return NULL;
}

const char *player_note(const struct player *player)
{
	const char *words = player->row ? store_words(player->app->store) : NULL;

	if (player->trouble.text[0])
		return player->trouble.text;
	return words ? words : sound_note(player);
}

int64_t player_session(const struct player *player)
{
	return player->row;
}

bool player_is_kept(const struct player *player)
{
	return player->row && !player->trouble.text[0] &&
	       !store_words(player->app->store);
}

void player_close(struct player *player)
{
	if (!player)
		return;
	if (player->session.timeline && player->session.state != SESSION_ENDED)
		player_do(player, SESSION_LEAVE);
	hush(player, 800);	/* lets go of the score */
	buffer_free(&player->draft.text);
	arena_close(player->score_arena);
	arena_close(player->arena);
	free(player);
}

bool player_render(struct app *app, const struct practice *practice,
		   int64_t minutes_ms, const char *path, int64_t *length_ms,
		   struct error *error)
{
	struct plan_sound sound = { .voice = true, .cue_as_written = true };
	struct audio_setup setup = sound_setup(app);
	struct arena *arena = arena_open();
	struct score score;
	struct plan plan;
	bool well = plan_make(&plan, app, arena, practice, minutes_ms, error);

	if (well) {
		score = plan_score(&plan, app, arena, &sound, 0, practice->step_count);
		*length_ms = score.length_ms;
		well = score.length_ms > 0 ||
		       error_set(error, "%s has nothing to hear: its steps wait for "
				 "the person", practice->id);
		well = well && audio_render(&score, &setup, path, error);
	}
	arena_close(arena);
	return well;
}

bool player_plan(struct app *app, const struct practice *practice,
		 int64_t minutes_ms, struct player_plan *out, struct error *error)
{
	struct arena *arena = arena_open();
	struct plan plan;
	bool well = plan_make(&plan, app, arena, practice, minutes_ms, error);

	*out = (struct player_plan){ plan.timeline.length_ms,
				     plan.timeline.longest_silence_ms,
				     plan.timeline.stretch, plan.lines,
				     plan.lines_without_clip };
	arena_close(arena);
	return well;
}
