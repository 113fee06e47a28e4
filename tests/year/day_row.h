/* year/day_row.h -- what Today is, as one row of a walk's table.
 *
 * Owner: the arena given. Threads: one. Everything is static: test programs include
 *        this.
 */
#ifndef TESTS_YEAR_DAY_ROW_H
#define TESTS_YEAR_DAY_ROW_H

#include "schedule/today.h"
#include "base/arena.h"
#include "base/buffer.h"

#include <string.h>

struct day_row {
	struct buffer text;
	const struct today *morning, *evening;	/* before and after what was done */
	bool shows_offers;
};

/* "(open..after)" for "open, before, one, after" */
static inline void day_row_steps(struct buffer *text, const char *steps)
{
	const char *comma = strchr(steps, ','), *last = strrchr(steps, ',');

	if (comma == last)
		buffer_print(text, " (%s)", steps);
	else
		buffer_print(text, " (%.*s..%s)", (int)(comma - steps), steps, last + 2);
}

static inline bool day_row_is_same(const struct today_item *a, const struct today_item *b)
{
	return a->kind == b->kind && a->practice == b->practice && a->slot == b->slot &&
	       !strcmp(a->steps ? a->steps : "", b->steps ? b->steps : "");
}

/* Done by the evening: marked there, or no longer asked for because it was answered. */
static inline bool day_row_is_done(const struct day_row *row, const struct today_item *due)
{
	for (size_t i = 0; row->evening && i < row->evening->due_count; i++)
		if (day_row_is_same(&row->evening->due[i], due))
			return row->evening->due[i].done;
	return due->done;
}

static inline void day_row_due(struct day_row *row, const struct today_item *due)
{
	static const char *const slots[] = { [SLOT_ANY] = "", [SLOT_MORNING] = "morning ",
					     [SLOT_FREE] = "free ",
					     [SLOT_EVENING] = "evening " };

	buffer_print(&row->text, "%s%s", slots[due->slot], due->practice->id);
	if (due->steps)
		day_row_steps(&row->text, due->steps);
	if (due->why)
		buffer_print(&row->text, " [%s]", due->why);
	if (day_row_is_done(row, due))
		buffer_print(&row->text, "*");
}

static inline void day_row_kind(struct day_row *row, enum today_item_kind kind,
				const char *before)
{
	for (size_t i = 0; i < row->morning->due_count; i++)
		if (row->morning->due[i].kind == kind) {
			buffer_print(&row->text, "%s", before);
			day_row_due(row, &row->morning->due[i]);
			before = ", ";
		}
}

static inline void day_row_asks(struct day_row *row)
{
	for (size_t i = 0; i < row->morning->due_count; i++) {
		const struct today_item *due = &row->morning->due[i];

		if (due->kind == TODAY_HOME)
			buffer_print(&row->text, " | home?");
		else if (due->kind == TODAY_TRACK)
			buffer_print(&row->text, " | track?");
		else if (due->kind == TODAY_LETTER)
			buffer_print(&row->text, " | a letter is here");
		else if (due->kind == TODAY_PAGE)
			buffer_print(&row->text, " | page %s", due->steps);
	}
}

static inline void day_row_offers(struct day_row *row)
{
	const struct today *today = row->morning;
	const char *before = " | offers ";

	if (!row->shows_offers && today->suggestion_count)
		buffer_print(&row->text, "%s%zu", before, today->suggestion_count);
	for (size_t i = 0; row->shows_offers && i < today->suggestion_count; i++) {
		buffer_print(&row->text, "%s%s (%s)%s", before,
			     today->suggestions[i].practice->id, today->suggestions[i].why,
			     today->suggestions[i].done ? "*" : "");
		before = "; ";
	}
}

static inline void day_row_words(struct day_row *row)
{
	const struct today *today = row->morning;

	if (today->unfinished)
		buffer_print(&row->text, " | to go on with: %s", today->open.practice);
	if (today->plan)
		buffer_print(&row->text, " | plan \"%s\"", today->plan);
	if (today->remark)
		buffer_print(&row->text, " | says \"%s\"", today->remark);
}

/* The row from its second column on; `evening` may be NULL. */
static inline const char *day_row(struct arena *arena, const struct today *morning,
				  const struct today *evening, bool shows_offers)
{
	static const char *const moods[] = { [DAY_PLAIN] = "", [DAY_MEDICINE] = "",
					     [DAY_RETURN] = " | after a gap",
					     [DAY_UNSTEADY] = " | grounding only" };
	struct day_row row = { .morning = morning, .evening = evening,
			       .shows_offers = shows_offers };
	const char *text;

	buffer_print(&row.text, "%s | %s", morning->heading ? morning->heading : "-",
		     morning->title ? morning->title : "-");
	day_row_kind(&row, TODAY_PRACTICE, " | ");
	day_row_kind(&row, TODAY_LEAST, " | or ");
	day_row_kind(&row, TODAY_CHECK, " | beside ");
	buffer_print(&row.text, "%s", moods[morning->mode]);
	day_row_asks(&row);
	day_row_offers(&row);
	day_row_words(&row);
	text = arena_copy(arena, buffer_string(&row.text));
	buffer_free(&row.text);
	return text;
}

static inline size_t day_row_count(const struct today *today)
{
	size_t count = 0;

	for (size_t i = 0; i < today->due_count; i++)
		count += today->due[i].kind != TODAY_LEAST;
	return count;
}

/* Tells whether the evening is another day than the morning was, beside what is done
 * and how little would have been enough. */
static inline bool day_row_changed(const struct today *morning, const struct today *evening)
{
	if (morning->mode != evening->mode ||
	    day_row_count(morning) != day_row_count(evening))
		return true;
	for (size_t i = 0; i < morning->due_count; i++) {
		bool found = morning->due[i].kind == TODAY_LEAST;

		for (size_t j = 0; j < evening->due_count && !found; j++)
			found = day_row_is_same(&morning->due[i], &evening->due[j]);
		if (!found)
			return true;
	}
	return strcmp(morning->heading ? morning->heading : "",
		      evening->heading ? evening->heading : "") != 0;
}

#endif
