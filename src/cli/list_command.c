/* cli/list_command.c -- the library as a table and as JSON. */
#include "cli/command.h"

#include "base/arena.h"
#include "base/out.h"
#include "base/utf8.h"
#include "model/practice.h"
#include "model/rules_text.h"
#include "schedule/eligibility.h"
#include "wire/json.h"

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

static json_t *lengths_json(const struct practice *practice)
{
	json_t *list = json_array();

	for (size_t i = 0; i < practice->minutes_count; i++)
		json_array_append_new(list, minutes_json(practice->minutes_ms[i]));
	return list;
}

static json_t *stages_json(unsigned stages)
{
	json_t *list = json_array();

	for (int i = 0; i < STAGE_COUNT; i++)
		if (stages & (1u << i))
			json_array_append_new(list, json_string(stage_name((enum stage)i)));
	return list;
}

static json_t *leave_outs_json(unsigned leave_outs)
{
	json_t *list = json_array();

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (leave_outs & (1u << i))
			json_array_append_new(list, json_string(
						leave_out_name((enum leave_out)i)));
	return list;
}

static json_t *rules_json(struct app *app, const struct practice *practice)
{
	struct arena *arena = arena_open();
	const struct rules rules = practice_rules(practice);
	struct texts texts = rules_texts(arena, &rules, eligibility_steady_first(app, &rules));
	json_t *list = json_array();

	for (size_t i = 0; i < texts.count; i++)
		json_array_append_new(list, json_string(texts.at[i]));
	arena_close(arena);
	return list;
}

static json_t *practice_json(struct app *app, const struct practice *practice)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_string(practice->id));
	json_object_set_new(object, "title", json_string(practice->title));
	json_object_set_new(object, "summary", json_string(practice->summary));
	json_object_set_new(object, "kind",
			    json_string(practice_kind_name(practice->kind)));
	json_object_set_new(object, "stage", stages_json(practice->stages));
	json_object_set_new(object, "minutes", lengths_json(practice));
	json_object_set_new(object, "contains", leave_outs_json(practice->contains));
	json_object_set_new(object, "intensity", json_integer(practice->intensity));
	json_object_set_new(object, "session_day", json_boolean(practice->medicine_day));
	json_object_set_new(object, "rules", rules_json(app, practice));
	json_object_set_new(object, "offered", json_boolean(practice->offered));
	json_object_set_new(object, "own", json_boolean(practice->own));
	return object;
}

static void print_minutes(const struct practice *practice)
{
	for (size_t i = 0; i < practice->minutes_count; i++)
		out_print("%s%g", i ? ", " : "", (double)practice->minutes_ms[i] / 60000);
}

static void print_padded(const char *text, int columns)
{
	int width = utf8_width(text, strlen(text));

	out_print("%s%*s", text, width < columns ? columns - width : 1, "");
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
		out_print(" min%s%s\n", practice->own ? ", your own" : "",
				eligibility_is_left_out(app, practice) ? ", left out by your settings" : "");
	}
	if (!listed)
		command_note("no practice is of that stage and kind");
}

static void print_json(struct app *app, const struct filter *filter)
{
	json_t *list = json_array();
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	for (size_t i = 0; i < count; i++)
		if (passes(filter, practices[i]))
			json_array_append_new(list, practice_json(app, practices[i]));
	command_json(list);
}

struct list_options {
	const char *stage, *kind;
	bool json;
	struct filter filter;		/* read from the two words */
};

static const struct command_option options[] = {
	{ "stage", .argument = "STAGE", STORED_IN(struct list_options, stage),
	  .help = "prepare, retreat or integrate",
	  .takes = { .among = "prepare retreat integrate" } },
	{ "kind", .argument = "KIND", STORED_IN(struct list_options, kind),
	  .help = "intention, breathing, guided, writing, check-in, movement, rest or planning",
	  .takes = { .among = "intention breathing guided writing check-in movement rest "
			      "planning" } },
	{ "json", STORED_IN(struct list_options, json), .help = "as an array of objects" },
	{ 0 }
};

static int check(struct call *call)
{
	struct list_options *asked = call->options;
	struct filter *filter = &asked->filter;

	filter->by_stage = asked->stage != NULL;
	filter->by_kind = asked->kind != NULL;
	if (asked->stage && !stage_find(asked->stage, &filter->stage))
		return call_wrong(call, "there is no stage \"%s\": prepare, retreat or "
				  "integrate", asked->stage);
	if (asked->kind && !practice_kind_find(asked->kind, &filter->kind))
		return call_wrong(call, "there is no kind \"%s\": intention, breathing, "
				  "guided, writing, check-in, movement, rest or planning",
				  asked->kind);
	return DONE;
}

static int list(struct call *call)
{
	const struct list_options *asked = call->options;

	if (asked->json)
		print_json(call->app, &asked->filter);
	else
		print_table(call->app, &asked->filter);
	return DONE;
}

const struct command list_command = {
	.name = "list",
	.usage = "[--stage STAGE] [--kind KIND] [--json]",
	.summary = "Lists the practices there are",
	.options = options, .options_size = sizeof(struct list_options),
	.app = { .silent = true, .no_store = true },
	.check = check, .run = list,
};
