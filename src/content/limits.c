/* content/limits.c -- numbers first, then a small function for each rule. */
#include "content/limits.h"

#include "model/narration.h"

#include <inttypes.h>

enum {
	HOLD_IN_MOST_MS = 7000,
	HOLD_OUT_MOST_MS = 5000,
	BREATH_LEAST_MS = 60000 / 12,	/* twelve breaths a minute */
	BREATH_MOST_MS = 60000 / 3,	/* three */
	OUT_MOST_OF_IN = 2,
	BLOCK_MOST_MS = 10 * 60000,
	BREATHING_MOST_MS = 20 * 60000,
	SILENCE_MOST_MS = 90 * 1000
};

/* How far time may be stretched, as the engine does it. */
static const double stretch_least = 0.5, stretch_most = 4.0;

static void check_pattern(const struct section *section,
			  const struct breath_pattern *pattern,
			  struct diagnostics *diagnostics, const char *file)
{
	int line = section_line(section, "pattern");
	int64_t breath_ms = breath_length_ms(pattern);
	int64_t in_ms = pattern->in_ms + pattern->top_up_ms;

	if (pattern->hold_in_ms > HOLD_IN_MOST_MS)
		diagnostics_error(diagnostics, file, line,
				  "the hold after the in-breath lasts %g s; at most %d s are "
				  "allowed", (double)pattern->hold_in_ms / 1000,
				  HOLD_IN_MOST_MS / 1000);
	if (pattern->hold_out_ms > HOLD_OUT_MOST_MS)
		diagnostics_error(diagnostics, file, line,
				  "the hold after the out-breath lasts %g s; at most %d s are "
				  "allowed", (double)pattern->hold_out_ms / 1000,
				  HOLD_OUT_MOST_MS / 1000);
	if (breath_ms < BREATH_LEAST_MS)
		diagnostics_error(diagnostics, file, line,
				  "%.1f breaths a minute; at most 12 are allowed: let each "
				  "last 5 s or longer", 60000.0 / (double)breath_ms);
	if (breath_ms > BREATH_MOST_MS)
		diagnostics_error(diagnostics, file, line,
				  "%.1f breaths a minute; at least 3 are allowed: let each "
				  "last 20 s or less", 60000.0 / (double)breath_ms);
	if (pattern->out_ms > OUT_MOST_OF_IN * in_ms)
		diagnostics_error(diagnostics, file, line,
				  "the out-breath lasts %g s and the in-breath %g s; out may "
				  "be at most twice in", (double)pattern->out_ms / 1000,
				  (double)in_ms / 1000);
}

static void check_silence(const struct step *step, struct diagnostics *diagnostics,
			  const char *file)
{
	int64_t silence_ms = 0;

	for (size_t i = 0; i < step->cue_count; i++) {
		const struct cue *cue = &step->cues[i];
		int64_t before_ms = silence_ms;

		silence_ms = cue->kind == CUE_PAUSE ? silence_ms + cue->pause_ms : 0;
		if (before_ms <= SILENCE_MOST_MS && silence_ms > SILENCE_MOST_MS)
			diagnostics_error(diagnostics, file, cue->line,
					  "the guide would be silent for %g s here; at most "
					  "%d are allowed: put a word or a bell between, or "
					  "use a sit step",
					  (double)silence_ms / 1000,
					  SILENCE_MOST_MS / 1000);
	}
}

void limits_check_step(const struct section *section, const struct step *step,
		       struct diagnostics *diagnostics, const char *file)
{
	if (step->kind == STEP_GUIDE)
		check_silence(step, diagnostics, file);
	if (step->kind == STEP_BREATHE && section_line(section, "pattern") &&
	    section_sure(section, "pattern"))
		check_pattern(section, &step->pattern, diagnostics, file);
}

/* A person can leave out only what the file says it contains. */
static void check_contains(const struct section *head, const struct section *section,
			   const struct step *step, const struct practice *practice,
			   struct diagnostics *diagnostics, const char *file)
{
	bool breath = practice->contains & (1u << LEAVE_OUT_BREATH);
	bool holds = practice->contains & (1u << LEAVE_OUT_HOLDS);
	bool writing = practice->contains & (1u << LEAVE_OUT_WRITING);

	if (!section_sure(head, "contains"))
		return;
	if (step->kind == STEP_BREATHE && !breath)
		diagnostics_error(diagnostics, file, step->line,
				  "[%s] paces the breath, which \"contains\" does not say: "
				  "add breath to it in [practice]", section->name);
	if (step->kind == STEP_BREATHE && !holds && step_holds_breath(step))
		diagnostics_error(diagnostics, file, section_line(section, "pattern"),
				  "the pattern holds the breath, which \"contains\" does not "
				  "say: add holds to it in [practice], or take the hold out");
	if (step->kind == STEP_WRITE && !writing)
		diagnostics_error(diagnostics, file, step->line,
				  "[%s] asks for writing, which \"contains\" does not say: "
				  "add writing to it in [practice]", section->name);
}

static int64_t breathe_ms(const struct step *step)
{
	return step->breaths ? step->breaths * breath_length_ms(&step->pattern) :
	       step->length_ms;
}

/* What of a step keeps its pace, and what stretches. Speech is taken to last as
 * long as reading it would. */
static void measure(const struct step *step, double *fixed_ms, double *elastic_ms)
{
	if (step->kind == STEP_READ)
		*fixed_ms += (double)step->length_ms;
	if (step->kind == STEP_SIT)
		*elastic_ms += (double)step->length_ms;
	if (step->kind == STEP_BREATHE)
		*elastic_ms += (double)breathe_ms(step);
	for (size_t i = 0; i < step->cue_count; i++) {
		if (step->cues[i].kind == CUE_SAY)
			*fixed_ms += (double)narration_reading_ms(step->cues[i].text);
		*elastic_ms += (double)step->cues[i].pause_ms;
	}
}

/* About how much time stretches at the longest length that is offered; as
 * written when a recording's length would have to be known. */
static double longest_stretch(const struct practice *practice)
{
	double fixed_ms = 0, elastic_ms = 0, wanted_ms = 0, stretch;

	for (size_t i = 0; i < practice->minutes_count; i++)
		if ((double)practice->minutes_ms[i] > wanted_ms)
			wanted_ms = (double)practice->minutes_ms[i];
	for (size_t i = 0; i < practice->step_count; i++)
		measure(&practice->steps[i], &fixed_ms, &elastic_ms);
	if (practice_has(practice, STEP_LISTEN) || elastic_ms <= 0)
		return 1;
	stretch = (wanted_ms - fixed_ms) / elastic_ms;
	if (stretch < stretch_least)
		return stretch_least;
	return stretch > stretch_most ? stretch_most : stretch;
}

/* How long a step may pace the breath; stretching alone takes none beyond the
 * most that is allowed. */
static double paced_ms(const struct step *step, double stretch)
{
	double written_ms = (double)breathe_ms(step), most_ms = BLOCK_MOST_MS;

	if (written_ms >= most_ms)
		return written_ms;
	return written_ms * stretch < most_ms ? written_ms * stretch : most_ms;
}

/* Breathe steps that follow one another are one block. */
static void check_blocks(const struct section *sections, const struct practice *practice,
			 double stretch, struct diagnostics *diagnostics, const char *file)
{
	double block_ms = 0;

	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];
		double before_ms = block_ms;

		block_ms = step->kind == STEP_BREATHE ?
			   block_ms + paced_ms(step, stretch) : 0;
		if (before_ms <= BLOCK_MOST_MS && block_ms > BLOCK_MOST_MS)
			diagnostics_error(diagnostics, file, step->line,
					  "with [%s] the breath is paced for about %.0f "
					  "minutes at a stretch (at the longest length "
					  "offered); at most %d are allowed: put a guide "
					  "between, or offer less",
					  sections[i].name, block_ms / 60000,
					  BLOCK_MOST_MS / 60000);
	}
}

void limits_check_practice(const struct section *head, const struct section *sections,
			   const struct practice *practice, bool whole,
			   struct diagnostics *diagnostics, const char *file)
{
	double stretch = whole ? longest_stretch(practice) : 1;

	for (size_t i = 0; i < practice->step_count; i++)
		check_contains(head, &sections[i], &practice->steps[i], practice,
			       diagnostics,
			       file);
	check_blocks(sections, practice, stretch < 1 ? 1 : stretch, diagnostics, file);
	if (!section_sure(head, "kind") || practice->kind != KIND_BREATHING)
		return;
	for (size_t i = 0; i < practice->minutes_count; i++)
		if (practice->minutes_ms[i] > BREATHING_MOST_MS)
			diagnostics_error(diagnostics, file, section_line(head, "minutes"),
					  "a breathing practice lasts at most %d minutes: "
					  "take %g out", BREATHING_MOST_MS / 60000,
					  (double)practice->minutes_ms[i] / 60000);
}
