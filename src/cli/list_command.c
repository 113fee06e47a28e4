/* cli/list_command.c -- the library as a table, as JSON, and one practice whole. */
#include "cli/command.h"

#include "app/app.h"
#include "practice/player.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "model/practice.h"
#include "wire/json.h"

#include <stdio.h>
#include <string.h>

struct filter {
	bool by_stage, by_kind;
	enum stage stage;
	enum practice_kind kind;
};

static bool passes(const struct filter *filter, const struct practice *practice)
{
	return (!filter->by_stage || (practice->stages & (1u << filter->stage))) &&
	       (!filter->by_kind || practice->kind == filter->kind);
}

static json_t *minutes_json(const struct practice *practice)
{
	json_t *list = json_array();

	for (size_t i = 0; i < practice->minutes_count; i++) {
		int64_t ms = practice->minutes_ms[i];

		json_array_append_new(list, ms % 60000 ? json_real((double)ms / 60000)
						       : json_integer(ms / 60000));
	}
	return list;
}

static json_t *practice_json(const struct practice *practice)
{
	json_t *object = json_object(), *stages = json_array(), *contains = json_array();

	for (int s = 0; s < STAGE_COUNT; s++)
		if (practice->stages & (1u << s))
			json_array_append_new(stages, json_string(stage_name((enum stage)s)));
	for (int l = 0; l < LEAVE_OUT_COUNT; l++)
		if (practice->contains & (1u << l))
			json_array_append_new(contains, json_string(
						leave_out_name((enum leave_out)l)));
	json_object_set_new(object, "id", json_string(practice->id));
	json_object_set_new(object, "title", json_string(practice->title));
	json_object_set_new(object, "summary", json_string(practice->summary));
	json_object_set_new(object, "kind",
			    json_string(practice_kind_name(practice->kind)));
	json_object_set_new(object, "stage", stages);
	json_object_set_new(object, "minutes", minutes_json(practice));
	json_object_set_new(object, "contains", contains);
	json_object_set_new(object, "intensity", json_integer(practice->intensity));
	json_object_set_new(object, "session_day", json_boolean(practice->session_day));
	json_object_set_new(object, "offered", json_boolean(practice->offered));
	json_object_set_new(object, "own", json_boolean(practice->own));
	return object;
}

static void print_minutes(const struct practice *practice)
{
	for (size_t i = 0; i < practice->minutes_count; i++)
		printf("%s%g", i ? ", " : "", (double)practice->minutes_ms[i] / 60000);
}

static void print_padded(const char *text, int columns)
{
	int width = utf8_width(text, strlen(text));

	printf("%s%*s", text, width < columns ? columns - width : 1, "");
}

static void print_table(struct app *app, const struct filter *filter)
{
	size_t count, listed = 0;
	const struct practice *const *practices = app_practices(app, &count);

	for (size_t i = 0; i < count; i++) {
		const struct practice *practice = practices[i];

		if (!passes(filter, practice))
			continue;
		listed++;
		print_padded(practice->id, 20);
		print_padded(practice->title, 44);
		print_padded(practice_kind_name(practice->kind), 11);
		print_minutes(practice);
		printf(" min%s%s\n", practice->own ? ", your own" : "",
		       app_left_out(app, practice) ? ", left out by your settings" : "");
	}
	if (!listed)
		fputs("groundwork: no practice is of that stage and kind\n", stderr);
}

static void print_json(struct app *app, const struct filter *filter)
{
	json_t *list = json_array();
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	for (size_t i = 0; i < count; i++)
		if (passes(filter, practices[i]))
			json_array_append_new(list, practice_json(practices[i]));
	json_dumpf(list, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(list);
}

int list_command(const struct command *command, int argc, char **argv,
		 const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const char *stage = NULL, *kind = NULL;
	bool json = false;
	const struct option_place places[] = { { "stage", 0, &stage, NULL },
					       { "kind", 0, &kind, NULL },
					       { "json", 0, NULL, &json } };
	struct filter filter = { 0 };
	struct app *app;
	char **rest;
	int left = command_options(command, argc, argv, places, 3, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	filter.by_stage = stage != NULL;
	filter.by_kind = kind != NULL;
	if (stage && !stage_find(stage, &filter.stage))
		return command_wrong(command, "there is no stage \"%s\": prepare, retreat or "
				     "integrate", stage);
	if (kind && !practice_kind_find(kind, &filter.kind))
		return command_wrong(command, "there is no kind \"%s\": intention, breathing, "
				     "guided, writing, check-in, movement, rest or planning",
				     kind);
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	if (json)
		print_json(app, &filter);
	else
		print_table(app, &filter);
	command_say_notes(app);
	app_close(app);
	return DONE;
}

static void print_paragraph(const char *label, const char *text)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t count = utf8_wrap(arena, text, strlen(text), 66, &lines);

	for (size_t i = 0; i < count; i++)
		printf("%-12s%.*s\n", i ? "" : label, (int)(lines[i].end - lines[i].start),
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
		bool well = player_plan(app, practice, practice->minutes_ms[i], &plan,
					&error);

		printf("%-12s%g min", i ? "" : "length",
		       (double)practice->minutes_ms[i] / 60000);
		if (!well)
			printf(": %s\n", error.text);
		else if (plan.length_ms)
			printf(": %lld:%02lld keeps time by itself, longest silence %lld s\n",
			       (long long)plan.length_ms / 60000,
			       (long long)plan.length_ms / 1000 % 60,
			       (long long)plan.longest_silence_ms / 1000);
		else
			puts(", at your own pace");
		if (i == 0 && plan.lines_without_clip)
			printf("%-12s%zu of %zu spoken lines have no clip: they show as "
			       "captions\n", "", plan.lines_without_clip, plan.lines);
	}
}

static void print_practice(struct app *app, const struct practice *practice)
{
	static const char *const intensities[] = { "", "1, grounding", "2, inward",
						   "3, demanding" };

	printf("%s (%s)\n\n", practice->title, practice->id);
	print_paragraph("", practice->summary);
	putchar('\n');
	print_paragraph("kind", practice_kind_name(practice->kind));
	print_lengths(app, practice);
	print_paragraph("intensity", intensities[practice->intensity]);
	if (!practice->offered)
		print_paragraph("offered", "never suggested: for whoever looks for it or "
				"is assigned it");
	print_list("anchors", &practice->anchors);
	print_list("caution", &practice->cautions);
	print_list("source", &practice->sources);
	print_paragraph("reviewed", practice->reviewed_by ? practice->reviewed_by
							  : "not yet clinically reviewed");
	printf("%-12s%s\n", "file", practice->path);	/* whole, to be copied */
	puts("\nsteps");
	for (size_t i = 0; i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		printf("  %2zu  %-8s %-16s %s\n", i + 1, step_kind_name(step->kind),
		       step->name, step_kind_meaning(step->kind));
	}
}

int show_command(const struct command *command, int argc, char **argv,
		 const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const struct practice *practice;
	struct app *app;
	char **rest;
	int left = command_options(command, argc, argv, NULL, 0, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left != 1)
		return command_wrong(command, "it takes the id of one practice");
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	practice = command_practice(app, rest[0]);
	if (practice)
		print_practice(app, practice);
	app_close(app);
	return practice ? DONE : NOT_DONE;
}
