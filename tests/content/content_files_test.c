/* Good and bad files. Beside every bad file stands what must be said of it, and
 * beside every good one what must have been read (and warned of), word for word.
 * UPDATE=1 writes what stands there anew; git shows the difference. */
#include "support/beside.h"
#include "support/check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/practice_file.h"
#include "content/settings_file.h"
#include "model/rules_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_texts(struct buffer *out, const char *key, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		buffer_print(out, "    %s: %s\n", key, texts->at[i]);
}

static void write_text(struct buffer *out, const char *key, const char *text)
{
	if (text)
		buffer_print(out, "    %s: %s\n", key, text);
}

static void write_number(struct buffer *out, const char *key, int64_t number)
{
	if (number)
		buffer_print(out, "    %s: %" PRId64 "\n", key, number);
}

static void write_cues(struct buffer *out, const struct step *step)
{
	for (size_t i = 0; i < step->cue_count; i++) {
		const struct cue *cue = &step->cues[i];

		if (cue->kind == CUE_SAY)
			buffer_print(out, "    %d say: %s\n", cue->line, cue->text);
		else if (cue->kind == CUE_PAUSE)
			buffer_print(out, "    %d pause: %" PRId64 " ms\n", cue->line,
				     cue->pause_ms);
		else
			buffer_print(out, "    %d bell: %s\n", cue->line,
				     bell_name(cue->bell));
	}
}

static void write_breath(struct buffer *out, const struct step *step)
{
	const struct breath_pattern *p = &step->pattern;

	buffer_print(out,
		     "    pattern: in %" PRId64 " + %" PRId64 ", hold %" PRId64 ", out %"
		     PRId64 ", rest %" PRId64 " ms\n", p->in_ms, p->top_up_ms, p->hold_in_ms,
		     p->out_ms, p->hold_out_ms);
	write_number(out, "breaths", step->breaths);
	write_text(out, "cue", breath_cue_name(step->cue));
	write_text(out, "word in", step->word_in);
	write_text(out, "word out", step->word_out);
}

static void write_step(struct buffer *out, const struct step *step)
{
	buffer_print(out, "  %d %s %s\n", step->line, step_kind_name(step->kind),
		     step->name);
	write_texts(out, "text", &step->text);
	write_text(out, "shows", step->shows == SHOWN_INTENTION ? "intention" : NULL);
	write_texts(out, "ask", &step->ask);
	write_text(out, "hint", step->hint);
	write_text(out, "keep", step->keep);
	write_texts(out, "option", &step->options);
	write_text(out, "many", step->many ? "yes" : NULL);
	if (step->kind == STEP_RATE)
		buffer_print(out, "    from %d (%s) to %d (%s)\n", step->from,
			     step_number_word(step, step->from), step->to,
			     step_number_word(step, step->to));
	write_texts(out, "label", &step->labels);
	write_text(out, "track", step->track);
	write_text(out, "adds", step->adds);
	if (step->supports)
		buffer_print(out, "    support: %d\n", step->support_from);
	write_text(out, "file", step->file);
	write_text(out, "captions", step->captions);
	if (step->kind == STEP_LISTEN)
		buffer_print(out, "    gain: %g dB\n", step->gain_db);
	write_cues(out, step);
	if (step->kind == STEP_BREATHE)
		write_breath(out, step);
	if (step->kind == STEP_SIT)
		buffer_print(out, "    bells:%s%s every %" PRId64 " ms\n",
			     step->bells.start ? " start" : "", step->bells.end ? " end" : "",
			     step->bells.every_ms);
	write_number(out, "length_ms", step->length_ms);
	write_text(out, "bed", step->bed);
}

static void write_totals(struct buffer *out, const struct practice *practice)
{
	for (size_t i = 0; i < practice->total_count; i++) {
		const struct total *total = &practice->totals[i];
		int least, most;

		practice_total_range(practice, total, &least, &most);
		buffer_print(out, "    total: %s (%s), %d to %d\n", total->name,
			     total->words ? total->words : "-", least, most);
		if (total->low_words)
			buffer_print(out, "    below %d: %s\n", total->low,
				     total->low_words);
	}
	write_texts(out, "total words", &practice->total_words);
}

static void write_rules(struct buffer *out, const struct practice *practice)
{
	const struct rules rules = practice_rules(practice);
	struct arena *arena = arena_open();
	struct texts texts = rules_texts(arena, &rules, rules.steady_first);

	write_texts(out, "rule", &texts);
	arena_close(arena);
}

static void write_practice(struct buffer *out, const struct practice *practice)
{
	buffer_print(out, "%s: %s, intensity %d%s%s\n", practice->id,
		     practice_kind_name(practice->kind), practice->intensity,
		     practice->own ? ", own" : "",
		     practice->medicine_day ? ", session day" : "");
	write_text(out, "title", practice->title);
	write_text(out, "summary", practice->summary);
	for (size_t i = 0; i < STAGE_COUNT; i++)
		if (practice->stages & (1u << i))
			write_text(out, "stage", stage_name((enum stage)i));
	for (size_t i = 0; i < practice->minutes_count; i++)
		write_number(out, "minutes_ms", practice->minutes_ms[i]);
	write_texts(out, "anchor", &practice->anchors);
	for (size_t i = 0; i < LEAVE_OUT_COUNT; i++)
		if (practice->contains & (1u << i))
			write_text(out, "contains", leave_out_name((enum leave_out)i));
	write_rules(out, practice);
	write_texts(out, "caution", &practice->cautions);
	write_texts(out, "source", &practice->sources);
	write_text(out, "reviewed_by", practice->reviewed_by);
	write_text(out, "only", practice->only_assigned ? "assigned" : NULL);
	write_totals(out, practice);
	for (size_t i = 0; i < practice->step_count; i++)
		write_step(out, &practice->steps[i]);
}

/* Files whose names begin with "own-" are read as a person's own. */
static void read_practice(struct arena *arena, const char *path, const char *name,
			  struct buffer *out)
{
	struct diagnostics diagnostics = { .arena = arena };
	bool own = !strncmp(name, "own-", 4);
	const struct practice *practice = practice_file_read(arena, path, own,
							     &diagnostics);

	assert_true((practice == NULL) == (diagnostics.errors > 0));
	beside_problems(out, &diagnostics);
	if (practice)
		write_practice(out, practice);
}

static void write_setting(const struct setting *setting, const struct settings *settings,
			  struct buffer *out)
{
	const struct settings defaults = settings_defaults();
	struct buffer now = { 0 }, before = { 0 };

	setting_write(setting, settings, &now);
	setting_write(setting, &defaults, &before);
	if (strcmp(buffer_string(&now), buffer_string(&before)) != 0)
		buffer_print(out, "[%s] %s =%s%s\n", setting->section, setting->key,
			     now.length ? " " : "", buffer_string(&now));
	buffer_free(&now);
	buffer_free(&before);
}

/* What is another than the default after a file has been laid over it. */
static void read_settings(struct arena *arena, const char *path, const char *name,
			  struct buffer *out)
{
	struct diagnostics diagnostics = { .arena = arena };
	struct settings settings = settings_defaults();

	(void)name;
	settings_file_read(arena, path, &settings, &diagnostics);
	beside_problems(out, &diagnostics);
	for (size_t i = 0; i < setting_count(); i++)
		write_setting(setting_at(i), &settings, out);
}

static void good_files_are_read_as_written(void **state)
{
	(void)state;
	beside_try_folder("tests/content/good", 10, false, read_practice);
}

static void every_mistake_in_bad_files_is_told_with_its_line(void **state)
{
	(void)state;
	beside_try_folder("tests/content/bad", 45, true, read_practice);
}

static void wrong_settings_are_told_and_the_others_stand(void **state)
{
	(void)state;
	beside_try_folder("tests/content/settings/bad", 5, true, read_settings);
}

static void good_settings_are_laid_over_what_stood_before(void **state)
{
	(void)state;
	beside_try_folder("tests/content/settings/good", 2, false, read_settings);
}

/* The shipped library is held to the strict rules: not even a warning. */
static void shipped_practices_are_read_without_a_word(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct error error;
	const char **names;
	size_t count;

	(void)state;
	assert_true(folder_list(arena, "content/practices", ".ini", &names, &count, &error));
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++)
		assert_non_null(practice_file_read(
			arena, paths_join(arena, "content/practices", names[i]), false,
			&diagnostics));
	assert_int_equal(diagnostics.count, 0);
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_files_are_read_as_written),
		cmocka_unit_test(every_mistake_in_bad_files_is_told_with_its_line),
		cmocka_unit_test(wrong_settings_are_told_and_the_others_stand),
		cmocka_unit_test(good_settings_are_laid_over_what_stood_before),
		cmocka_unit_test(shipped_practices_are_read_without_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
