/* cli/show_command.c -- one practice whole. */
#include "cli/command.h"

#include "practice/player.h"
#include "base/arena.h"
#include "base/out.h"
#include "base/utf8.h"
#include "model/practice.h"
#include "model/rules_text.h"
#include "schedule/eligibility.h"

#include <string.h>

static void print_paragraph(const char *label, const char *text)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t count = utf8_wrap(arena, text, strlen(text), 66, &lines);

	for (size_t i = 0; i < count; i++)
		out_print("%-12s%.*s\n", i ? "" : label, (int)(lines[i].end - lines[i].start),
				text + lines[i].start);
	arena_close(arena);
}

static void print_list(const char *label, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		print_paragraph(i ? "" : label, texts->at[i]);
}

static void print_lengths(struct app *app, const struct practice *practice)
{
	for (size_t i = 0; i < practice->minutes_count; i++) {
		struct player_plan plan;
		struct error error;
		bool ok = player_plan(app, practice, practice->minutes_ms[i], &plan,
				      &error);

		out_print("%-12s%g min", i ? "" : "length",
				(double)practice->minutes_ms[i] / 60000);
		if (!ok)
			out_print(": %s\n", error.text);
		else if (plan.length_ms)
			out_print(": %lld:%02lld keeps time by itself, longest silence %lld s\n",
					(long long)plan.length_ms / 60000,
					(long long)plan.length_ms / 1000 % 60,
					(long long)plan.longest_silence_ms / 1000);
		else
			out_line(", at your own pace");
		if (i == 0 && plan.lines_without_clip)
			out_print("%-12s%zu of %zu spoken lines have no recording: they show as "
					"captions\n", "", plan.lines_without_clip, plan.lines);
	}
}

/* When and for whom it is not, as its keys say it. */
static void print_rules(struct app *app, const struct practice *practice)
{
	struct arena *arena = arena_open();
	const struct rules rules = practice_rules(practice);
	struct texts texts = rules_texts(arena, &rules, eligibility_steady_first(app, &rules));

	print_list("rules", &texts);
	arena_close(arena);
}

static void print_practice(struct app *app, const struct practice *practice)
{
	static const char *const intensities[] = { "", "1, grounding", "2, inward",
						   "3, demanding" };

	out_print("%s (%s)\n\n", practice->title, practice->id);
	print_paragraph("", practice->summary);
	out_line("");
	print_paragraph("kind", practice_kind_name(practice->kind));
	print_lengths(app, practice);
	print_paragraph("intensity", intensities[practice->intensity]);
	if (!practice->offered)
		print_paragraph("offered", "never suggested: for whoever looks for it or "
				"is assigned it");
	print_list("anchors", &practice->anchors);
	print_rules(app, practice);
	print_list("caution", &practice->cautions);
	print_list("source", &practice->sources);
	print_paragraph("reviewed", practice->reviewed_by ? practice->reviewed_by
							  : "not yet clinically reviewed");
	out_print("%-12s%s\n", "file", practice->path);	/* whole, to be copied */
	out_line("\nsteps");
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		out_print("  %2zu  %-8s %-16s %s\n", i + 1, step_kind_name(step->kind),
				step->name, step_kind_meaning(step->kind));
	}
}

static int show(struct call *call)
{
	print_practice(call->app, call->practice);
	return DONE;
}

const struct command show_command = {
	.name = "show",
	.usage = "PRACTICE",
	.summary = "Shows one practice: steps, lengths, cautions, sources",
	.least = 1, .most = 1, .practice = true, .wants = "the id of one practice",
	.app = { .silent = true, .no_store = true },
	.run = show,
};
