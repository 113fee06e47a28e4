/* model/practice_words.c -- step by step, into one growing list. */
#include "model/practice_words.h"

#include "base/arena.h"

#include <string.h>

struct list {
	struct arena *arena;
	const char **at;
	size_t count, room;
};

static void add(struct list *list, const char *words)
{
	if (list->count == list->room) {
		size_t room = list->room ? list->room * 2 : 32;
		const char **larger = arena_array(list->arena, room, sizeof *larger);

		if (list->count)
			memcpy(larger, list->at, list->count * sizeof *larger);
		list->at = larger;
		list->room = room;
	}
	list->at[list->count++] = words;
}

static void add_all(struct list *list, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		add(list, texts->at[i]);
}

static void add_choices(struct list *list, const struct texts *options)
{
	for (size_t i = 0; i < options->count; i++)
		add(list, arena_print(list->arena, "- %s", options->at[i]));
}

static void add_scale(struct list *list, const struct step *step)
{
	const char *low = step_number_word(step, step->from);
	const char *high = step_number_word(step, step->to);

	low = low ? arena_print(list->arena, " (%s)", low) : "";
	high = high ? arena_print(list->arena, " (%s)", high) : "";
	add(list, arena_print(list->arena, "- from %d%s to %d%s", step->from, low, step->to,
			      high));
}

static void add_step(struct list *list, const struct step *step)
{
	add_all(list, &step->text);
	add_all(list, &step->ask);
	if (step->hint)
		add(list, arena_print(list->arena, "(for example: %s)", step->hint));
	add_choices(list, &step->options);
	if (step->kind == STEP_RATE)
		add_scale(list, step);
	for (size_t i = 0; i < step->cue_count; i++)
		if (step->cues[i].kind == CUE_SAY)
			add(list, step->cues[i].text);
	if (step->kind == STEP_BREATHE || step->kind == STEP_SIT || step->kind == STEP_LISTEN)
		add(list, arena_print(list->arena, "(%s: %s)", step_kind_name(step->kind),
				      step_kind_meaning(step->kind)));
}

struct texts practice_words(struct arena *arena, const struct practice *practice)
{
	struct list list = { .arena = arena };

	add(&list, practice->summary);
	for (size_t i = 0; i < practice->step_count; i++)
		add_step(&list, &practice->steps[i]);
	add_all(&list, &practice->cautions);
	return (struct texts){ list.at, list.count };
}
