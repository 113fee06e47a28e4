/* store/running.c -- deep copies in a short list. */
#include "store/running.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static char *copy_or_null(const char *text)
{
	return text ? memory_copy(text) : NULL;
}

/* The copies are ours alone, so the const of the noun may be cast away. */
static void give_back(const char *text)
{
	free((char *)(uintptr_t)text);
}

static struct answer copy_answer(const struct answer *answer)
{
	struct answer copy = *answer;
	const char **words = answer->choices.count
				     ? memory_alloc(answer->choices.count * sizeof *words)
				     : NULL;

	copy.step = copy_or_null(answer->step);
	copy.text = copy_or_null(answer->text);
	copy.keep = copy_or_null(answer->keep);
	copy.track = copy_or_null(answer->track);
	copy.opened = copy_or_null(answer->opened);
	for (size_t i = 0; i < answer->choices.count; i++)
		words[i] = memory_copy(answer->choices.at[i]);
	copy.choices.at = words;
	return copy;
}

static void free_answer(const struct answer *answer)
{
	give_back(answer->step);
	give_back(answer->text);
	give_back(answer->keep);
	give_back(answer->track);
	give_back(answer->opened);
	for (size_t i = 0; i < answer->choices.count; i++)
		give_back(answer->choices.at[i]);
	free((void *)(uintptr_t)answer->choices.at);
}

static struct answer *answers_of(struct live *live)
{
	return (struct answer *)(uintptr_t)live->row.record.answers;
}

void live_answer(struct live *live, const struct answer *answer)
{
	struct session_record *record = &live->row.record;
	struct answer *answers = answers_of(live);

	for (size_t i = 0; i < record->answer_count; i++)
		if (!strcmp(answers[i].step, answer->step)) {
			struct answer old = answers[i];

			answers[i] = copy_answer(answer);
			free_answer(&old);
			return;
		}
	answers = memory_resize(answers, (record->answer_count + 1) * sizeof *answers);
	answers[record->answer_count++] = copy_answer(answer);
	record->answers = answers;
}

struct live *live_add(struct live **list, const struct row *row, int64_t id)
{
	struct live *live = memory_alloc(sizeof *live);

	live->next = *list;
	live->id = id;
	live->row_id = id;
	live->row = *row;
	live->row.record.uid = memory_copy(row->record.uid);
	live->row.record.id = id;
	live->row.record.practice = copy_or_null(row->record.practice);
	live->row.record.title = copy_or_null(row->record.title);
	live->row.record.source = copy_or_null(row->record.source);
	live->row.record.place = copy_or_null(row->record.place);
	live->row.record.steps = copy_or_null(row->record.steps);
	live->row.record.answers = NULL;
	live->row.record.answer_count = 0;
	for (size_t i = 0; i < row->record.answer_count; i++)
		live_answer(live, &row->record.answers[i]);
	*list = live;
	return live;
}

struct live *live_find(struct live *list, int64_t id)
{
	while (list && list->id != id)
		list = list->next;
	return list;
}

static void free_live(struct live *live)
{
	for (size_t i = 0; i < live->row.record.answer_count; i++)
		free_answer(&live->row.record.answers[i]);
	free(answers_of(live));
	give_back(live->row.record.uid);
	give_back(live->row.record.practice);
	give_back(live->row.record.title);
	give_back(live->row.record.source);
	give_back(live->row.record.place);
	give_back(live->row.record.steps);
	free(live);
}

void live_drop(struct live **list, int64_t id)
{
	for (; *list; list = &(*list)->next)
		if ((*list)->id == id) {
			struct live *gone = *list;

			*list = gone->next;
			free_live(gone);
			return;
		}
}

void live_drop_all(struct live **list)
{
	while (*list)
		live_drop(list, (*list)->id);
}
