/* The practice reader takes any bytes: either a practice within every limit comes
 * of it, or errors, each a clean line of text; and the same again the second
 * time. */
#include "base/arena.h"
#include "base/utf8.h"
#include "content/lines.h"
#include "content/practice_file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static bool is_text(const char *text)
{
	return *text && utf8_valid(text, strlen(text)) && !strpbrk(text, "\n\r\x1b\x7f");
}

static void require_texts(const struct texts *texts, bool some)
{
	require(!some || texts->count > 0);
	for (size_t i = 0; i < texts->count; i++)
		require(is_text(texts->at[i]));
}

static void require_cues(const struct step *step)
{
	int64_t silence_ms = 0;

	require(step->cue_count > 0);
	for (size_t i = 0; i < step->cue_count; i++) {
		const struct cue *cue = &step->cues[i];

		silence_ms = cue->kind == CUE_PAUSE ? silence_ms + cue->pause_ms : 0;
		require(silence_ms <= 90000);
		require(cue->kind != CUE_PAUSE || cue->pause_ms > 0);
		require(cue->kind != CUE_SAY || is_text(cue->text));
		require(cue->bell < BELL_COUNT && cue->line > step->line);
	}
}

static void require_breath(const struct practice *practice, const struct step *step)
{
	const struct breath_pattern *p = &step->pattern;
	int64_t breath_ms = breath_length_ms(p);
	int64_t length_ms = step->breaths ? step->breaths * breath_ms : step->length_ms;

	require(p->in_ms > 0 && p->out_ms > 0 && p->top_up_ms >= 0);
	require(p->hold_in_ms >= 0 && p->hold_in_ms <= 7000);
	require(p->hold_out_ms >= 0 && p->hold_out_ms <= 5000);
	require(breath_ms >= 5000 && breath_ms <= 20000);
	require(p->out_ms <= 2 * (p->in_ms + p->top_up_ms));
	require((step->breaths > 0) != (step->length_ms > 0));
	require(length_ms <= 600000);
	require(practice->contains & (1u << LEAVE_OUT_BREATH));
	require((p->hold_in_ms == 0 && p->hold_out_ms <= 1000) ||
		(practice->contains & (1u << LEAVE_OUT_HOLDS)));
}

static void require_step(const struct practice *practice, const struct step *step)
{
	require(is_text(step->name) && practice_step(practice, step->name) == step);
	require(!step->bed || is_text(step->bed));
	require_texts(&step->text, step->kind == STEP_READ);
	require_texts(&step->ask, step->kind == STEP_WRITE || step->kind == STEP_RATE ||
				  step->kind == STEP_CHOOSE);
	if (step->kind == STEP_GUIDE)
		require_cues(step);
	if (step->kind == STEP_BREATHE)
		require_breath(practice, step);
	if (step->kind == STEP_LISTEN)
		require(is_text(step->file) && !strchr(step->file, '/'));
	if (step->kind == STEP_RATE)
		require(step->from < step->to && is_text(step->low) && is_text(step->high));
	if (step->kind == STEP_CHOOSE)
		require(step->options.count >= 2 && step->options.count <= OPTIONS_MOST);
	if (step->kind == STEP_SIT)
		require(step->length_ms > 0);
}

static void require_practice(const struct practice *practice)
{
	size_t cues = 0;

	require(is_text(practice->title) && is_text(practice->summary));
	require(practice->kind < PRACTICE_KIND_COUNT && practice->stages);
	require(practice->minutes_count > 0 && practice->minutes_count <= MINUTES_MOST);
	for (size_t i = 0; i < practice->minutes_count; i++)
		require(practice->minutes_ms[i] > 0);
	require(practice->intensity >= 1 && practice->intensity <= 3);
	require(practice->anchors.count >= 2);
	require_texts(&practice->anchors, true);
	require_texts(&practice->cautions, true);
	require_texts(&practice->sources, true);
	require(practice->step_count > 0 && practice->step_count <= STEPS_MOST);
	for (size_t i = 0; i < practice->step_count; i++) {
		require_step(practice, &practice->steps[i]);
		cues += practice->steps[i].cue_count;
	}
	require(cues <= CUES_MOST);
}

static void try_once(const uint8_t *data, size_t size, bool own)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct spoken_lines lines = { .arena = arena };
	const struct practice *practice =
		practice_file_parse(arena, "x/fuzz.ini", own, (const char *)data, size,
				    &diagnostics);

	require((practice != NULL) == (diagnostics.errors == 0));
	for (size_t i = 0; i < diagnostics.count; i++) {
		require(is_text(diagnostic_line(arena, &diagnostics.at[i])));
		require(i == 0 || diagnostics.at[i].line >= diagnostics.at[i - 1].line);
		require(own || !diagnostics.at[i].warning);
	}
	if (practice) {
		require_practice(practice);
		lines_gather(&lines, NARRATION_VOICE, &practice, 1, &diagnostics);
	}
	arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	try_once(data, size, true);
	try_once(data, size, false);
	return 0;
}
