/* ui/practice_list.c -- title, kind and minutes in columns, as far as there is room. */
#include "ui/practice_list.h"

#include "app/app.h"
#include "base/arena.h"
#include "model/practice.h"
#include "schedule/eligibility.h"
#include "tui/screen.h"

#include <string.h>

enum { WIDE_COLS = 50, KIND_COLS = 14, MINUTES_COLS = 7, MARK_COLS = 2, APART_COLS = 3 };

/* A word in place of the kind, for what cannot be begun as the others. */
static const char *word_of(const struct situation *now, const struct practice *practice)
{
	struct eligibility found = eligibility_of(now, practice, "self");

	if (practice->only_assigned)
		return "if assigned";
	if (found.standing < STANDS_BACK)
		return NULL;
	return found.passes ? "waits" : "left out";
}

/* What cannot be begun as the others comes last. */
static void look_at_all(struct practice_list *list, struct ui *ui, struct arena *arena,
			int count)
{
	struct situation now = situation_load(ui->app, arena);
	const struct practice **all = arena_array(arena, (size_t)count + 1, sizeof *all);
	int at = 0;

	memcpy(all, list->found, (size_t)count * sizeof *all);
	for (int last = 0; last <= 1; last++)
		for (int i = 0; i < count; i++) {
			const char *word = word_of(&now, all[i]);

			if ((word != NULL) != (last == 1))
				continue;
			list->found[at] = all[i];
			list->words[at++] = word;
		}
}

/* The mark stays with its practice for as long as that is found. */
static void mark_again(struct practice_list *list, int found,
		       const struct practice *marked)
{
	list_fit(&list->list, found, found);
	for (int i = 0; i < found; i++)
		if (list->found[i] == marked)
			list->list.at = i;
}

void practice_list_find(struct practice_list *list, struct ui *ui, struct arena *arena,
			bool (*fits)(const void *context, const struct practice *practice),
			const void *context)
{
	size_t count;
	const struct practice *const *all = app_practices(ui->app, &count);
	int found = 0;

	list->found = arena_array(arena, count + 1, sizeof *list->found);
	for (size_t i = 0; i < count; i++)
		if ((!fits || fits(context, all[i])) && search_finds(&list->search, all[i]))
			list->found[found++] = all[i];
	list->words = arena_array(arena, count + 1, sizeof *list->words);
	if (list->remarks)
		look_at_all(list, ui, arena, found);
	mark_again(list, found, list->marked);
}

const struct practice *practice_list_marked(const struct practice_list *list)
{
	return list->list.count ? list->found[list->list.at] : NULL;
}

static void draw_one(const struct practice_list *list, int index, struct area area, int row)
{
	const struct practice *practice = list->found[index];
	const char *word = list->words[index];
	bool marked = search_mark(&list->search, &list->list, index, row, area.col);
	int kind = area.cols >= WIDE_COLS ? KIND_COLS : 0, col = area.col + MARK_COLS;
	int title = area.cols - MARK_COLS - kind - MINUTES_COLS - APART_COLS;
	char minutes[DURATION_TEXT];

	if (list->title_most && title > list->title_most)
		title = list->title_most;
	duration_text(practice->minutes_ms[0], minutes);
	draw_text(row, col, title, marked ? STYLE_STRONG : word ? STYLE_QUIET : STYLE_PLAIN,
		  practice->title);
	if (kind)
		draw_text(row, col + title, kind, STYLE_QUIET,
			  word ? word : practice_kind_name(practice->kind));
	draw_right((struct area){ row, col + title + kind, 1, MINUTES_COLS }, row, STYLE_QUIET,
		   word && !kind && !practice->only_assigned ? word : minutes);
}

void practice_list_draw(struct practice_list *list, struct area area)
{
	list_fit(&list->list, list->list.count, area.rows);
	list->marked = practice_list_marked(list);
	for (int i = 0; i < area.rows && list->list.top + i < list->list.count; i++)
		draw_one(list, list->list.top + i, area, area.row + i);
	list_more(&list->list, area);
}

void practice_list_draw_summary(const struct practice_list *list, struct area area,
				enum style style, const char *nothing)
{
	const struct practice *marked = practice_list_marked(list);

	draw_wrapped(area, marked ? STYLE_QUIET : style, marked ? marked->summary : nothing,
		     false);
}
