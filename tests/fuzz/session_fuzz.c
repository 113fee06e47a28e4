/* session_fuzz.c -- any practice and any events: a session keeps its laws.
 *
 * Input: a byte for the count of steps; for each step a byte for its kind and one
 * for its size; then one byte an event: its kind in the low three bits, the time
 * that has passed before it in the next three.
 */
#include "engine/session.h"

#include "unit/engine_laid.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(law) do { if (!(law)) abort(); } while (0)

enum { STEPS = LAID_STEPS, EVENTS = 2000 };

struct input {
	const uint8_t *at, *end;
};

/* What has been heard of so far. */
struct witness {
	struct session before;
	bool sounding;
	int endings;
};

static const struct answer answer = { .step = "write", .text = "rain" };

static unsigned take(struct input *input)
{
	return input->at < input->end ? *input->at++ : 0;
}

static void make_guide(struct laid *laid, size_t i, size_t *cue, unsigned size)
{
	laid->steps[i].cues = laid->cues[i];
	laid->steps[i].cue_count = size % 8;
	for (size_t j = 0; j < laid->steps[i].cue_count; j++, (*cue)++) {
		laid->cues[i][j].kind = (enum cue_kind)((size >> j) % 3);
		laid->cues[i][j].text = "words";
		laid->cues[i][j].pause_ms = size * 40;
		laid->speech_ms[*cue] = (size >> 4) * 300;
	}
}

static void make_practice(struct laid *laid, struct input *input)
{
	int64_t shortest_ms, longest_ms;
	size_t cue = 0;

	memset(laid, 0, sizeof *laid);
	laid->practice = (struct practice){ .id = "fuzz", .title = "Fuzz",
					    .steps = laid->steps };
	laid->practice.step_count = take(input) % (STEPS + 1);
	for (size_t i = 0; i < laid->practice.step_count; i++) {
		struct step *step = &laid->steps[i];
		unsigned size;

		step->kind = (enum step_kind)(take(input) % STEP_KIND_COUNT);
		step->name = step_kind_name(step->kind);
		size = take(input);
		if (step->kind == STEP_GUIDE)
			make_guide(laid, i, &cue, size);
		if (step->kind == STEP_READ || step->kind == STEP_SIT)
			step->length_ms = size * 70;
		if (step->kind == STEP_LISTEN)
			laid->listen_ms[i] = size * 70;
		step->breaths = (int)(size % 5);
		step->pattern = (struct breath_pattern){ size * 9, size % 3, size % 7 * 100,
							 size * 11, size % 2 * 50 };
	}
	laid_reach(laid, &shortest_ms, &longest_ms);
	laid_build(laid, shortest_ms + (longest_ms - shortest_ms) / 3);
	MUST(laid->timeline.length_ms >= shortest_ms);
	MUST(laid->timeline.length_ms <= longest_ms);
}

static void heed_effects(struct witness *witness, const struct session *session,
			 const struct effects *effects)
{
	MUST(effects->count <= SESSION_EFFECTS);
	for (size_t i = 0; i < effects->count; i++) {
		const struct effect *effect = &effects->at[i];

		MUST(witness->endings == 0);
		if (effect->kind == EFFECT_PLAY) {
			MUST(session->timeline->steps[effect->step].timed);
			witness->sounding = true;
		}
		if (effect->kind == EFFECT_HUSH)
			witness->sounding = false;
		if (effect->kind == EFFECT_PAUSED)
			MUST(!witness->sounding);
		if (effect->kind == EFFECT_KEEP_ANSWER)
			MUST(effect->answer == &answer);
		if (effect->kind == EFFECT_ENDED)
			witness->endings++;
	}
	if (session->state == SESSION_RUNNING)
		MUST(witness->sounding);
	if (session->state == SESSION_PAUSED)
		MUST(!witness->sounding);
	MUST(witness->endings == (session->state == SESSION_ENDED));
	/* A step's end is passed by only when there is no room to tell of it. */
	if (session->state == SESSION_RUNNING && effects->count < SESSION_EFFECTS)
		MUST(session->position_ms <
		     session->timeline->steps[session->step].length_ms);
}

/* Time beyond the end of a step that there was no room to tell of; should it have
 * been the last step, that time turns out not to count. */
static int64_t overhang(const struct session *session)
{
	int64_t over_ms = session->position_ms;

	if (session->state == SESSION_WAITING || session->state == SESSION_ENDED)
		return 0;
	over_ms -= session->timeline->steps[session->step].length_ms;
	return over_ms > 0 ? over_ms : 0;
}

static void heed_session(const struct witness *witness, const struct session *session,
			 int64_t now_ms)
{
	const struct session *before = &witness->before;
	int64_t due_ms = session_due_ms(session);

	MUST(session->last_ms == now_ms || before->state == SESSION_ENDED);
	MUST(session->position_ms >= 0);
	MUST(session->spent_ms >= before->spent_ms - overhang(before));
	MUST(session->spent_ms <= before->spent_ms + SESSION_GAP_MS);
	MUST(session->spent_ms - before->spent_ms <= now_ms - before->last_ms);
	MUST((due_ms == INT64_MAX) == (session->state == SESSION_PAUSED ||
				       session->state == SESSION_ENDED || session->away));
	MUST(!session->away || session->state == SESSION_WAITING);
	if (before->away)
		MUST(session->spent_ms == before->spent_ms);
	if (due_ms != INT64_MAX)
		MUST(due_ms >= session->last_ms && due_ms <= session->last_ms + 1000);
	if (session->state == SESSION_RUNNING || session->state == SESSION_PAUSED)
		MUST(session->timeline->steps[session->step].timed);
	if (session->state == SESSION_WAITING)
		MUST(!session->timeline->steps[session->step].timed);
}

static void heed_view(const struct session *session)
{
	struct session_view view = session_look(session);

	MUST(view.elapsed_ms >= 0 && view.elapsed_ms <= view.total_ms);
	MUST(!view.step || view.step_index < view.step_count);
	MUST(view.step_ms == 0 || view.position_ms <= view.step_ms);
	MUST(!view.has_caption || view.caption);
	MUST(view.has_caption || !view.speaking);
	if (view.has_breath) {
		MUST(view.breath.breath < view.breaths);
		MUST(view.breath.fullness >= 0 && view.breath.fullness <= 1);
	}
}

static bool kept(const struct effects *effects)
{
	for (size_t i = 0; i < effects->count; i++)
		if (effects->at[i].kind == EFFECT_KEEP_ANSWER)
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int64_t passes_ms[] = { 0, 1, 250, 999, 1700, 2000, 2001, 60000 };
	struct input input = { data, data + size };
	struct witness witness = { 0 };
	struct session session;
	struct effects effects;
	struct laid laid;
	int64_t now_ms = 0;

	if (size == 0)
		return 0;
	make_practice(&laid, &input);
	session_begin(&session, &laid.timeline, size % 3 ? 0 : size % STEPS,
		      (int64_t)size * 7, now_ms, &effects);
	heed_effects(&witness, &session, &effects);
	for (int i = 0; i < EVENTS && input.at < input.end; i++) {
		unsigned byte = take(&input);
		struct session_event event = {
			.kind = (enum session_event_kind)(byte >> 6 == 3 ? 8 + (byte & 1)
									 : byte & 7),
			.answer = &answer,
		};

		witness.before = session;
		now_ms += passes_ms[byte >> 3 & 7];
		session_do(&session, event, now_ms, &effects);
		heed_effects(&witness, &session, &effects);
		heed_session(&witness, &session, now_ms);
		heed_view(&session);
		if (event.kind == SESSION_ANSWER && session.state != SESSION_ENDED)
			MUST(kept(&effects));
	}
	return 0;
}
