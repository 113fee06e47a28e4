/* ui/today_view.c -- heading, rows, and what there is room for below them. */
#include "ui/today_view.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/memory.h"
#include "tui/screen.h"
#include "ui/page.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct today_item *today_marked(const struct today_view *view)
{
	return view->list.count ? view->rows[view->list.at] : NULL;
}

bool today_marks_unfinished(const struct today_view *view)
{
	return view->unfinished && view->list.count && !today_marked(view);
}

static const char *when_left(const struct today_view *view)
{
	const struct session_record *open = &view->today.open;
	struct day day = moment_day(open->started_ms, open->offset_s, 0);
	int64_t ago = day_number(view->today.day) - day_number(day);

	if (ago <= 0)
		return "earlier today";
	return ago == 1 ? "yesterday" : day_week_name(day);
}

static void draw_unfinished(const struct today_view *view, struct area area, int row)
{
	const struct session_record *open = &view->today.open;
	const char *when = when_left(view);
	bool on_day = strcmp(when, "earlier today") && strcmp(when, "yesterday");
	bool marked = list_mark(&view->list, 0, row, area.col);
	char text[240], where[80];
	int width;

	snprintf(text, sizeof text, "Go on with %s", open->title);
	snprintf(where, sizeof where, ", left at step %zu%s%s", open->step + 1,
		 on_day ? " on " : " ", when);
	width = draw_text(row, area.col + 2, area.cols - 2,
			  marked ? STYLE_STRONG : STYLE_PLAIN, text);
	if (width + 2 + draw_width(where) <= area.cols)
		draw_text(row, area.col + 2 + width, area.cols, STYLE_QUIET, where);
}

/* What a row is, in a word; or who asks for it. */
static const char *word_of(const struct today_item *due)
{
	if (due->how)
		return due->from;
	switch (due->kind) {
	case TODAY_LEAST:
		return "or this much";
	case TODAY_CHECK:
		return "check-in";
	case TODAY_PRACTICE:
	case TODAY_OFFER:
		return practice_kind_name(due->practice->kind);
	case TODAY_PAGE:
	case TODAY_LETTER:
		return "to read";
	case TODAY_TRACK:
	case TODAY_HOME:
		break;
	}
	return "a question";
}

static void draw_due(const struct today_view *view, int index, struct area area, int row)
{
	const struct today_item *due = view->rows[index];
	bool marked = list_mark(&view->list, index, row, area.col);
	int word = area.cols >= 56 ? 14 : 0, name = area.cols - 2 - word - 12;
	char minutes[DURATION_TEXT] = "";

	if (name > 34)
		name = 34;
	if (due->minutes_ms)
		duration_text(due->minutes_ms, minutes);
	if (!word && due->kind == TODAY_LEAST)
		draw_text(row, area.col + 2, name, marked ? STYLE_STRONG : STYLE_PLAIN,
			  arena_print(view->arena, "or %s", due->title));
	else
		draw_text(row, area.col + 2, name, marked ? STYLE_STRONG : STYLE_PLAIN,
			  due->title);
	if (word)
		draw_text(row, area.col + 3 + name, word - 1, STYLE_QUIET, word_of(due));
	draw_right((struct area){ row, area.col + 2 + name + word, 1, 8 }, row,
		   marked ? STYLE_PLAIN : STYLE_QUIET, minutes);
	if (due->done)
		draw_text(row, area.col + 12 + name + word, 2, STYLE_ACCENT,
			  draw_symbol(SYMBOL_DONE));
}

/* How often, when and why: in one line. */
static const char *asked_why(const struct today_view *view, const struct today_item *due)
{
	return arena_print(view->arena, "%s%s%s%s%s", due->how, due->when ? " · " : "",
			   due->when ? due->when : "", due->why ? " · " : "",
			   due->why ? due->why : "");
}

static const char *marked_why(const struct today_view *view)
{
	const struct today_item *due = today_marked(view);

	if (today_marks_unfinished(view))
		return "x puts it away; what you gave stays in the journal";
	if (due && due->how)
		return asked_why(view, due);
	return due ? due->why : NULL;
}

/* How many of the gaps between groups there is room for. */
static int gaps_of(const struct today_view *view, int room)
{
	int gaps = 0;

	for (int i = 0; i < view->list.count; i++)
		gaps += view->apart[i];
	return view->list.count + gaps <= room ? gaps : 0;
}

/* Below all rows, and apart from the last, whose reason it would seem to be; what was
 * asked for has its reason whole elsewhere. Returns the row after it. */
static int draw_why(const struct today_view *view, struct area area, int row)
{
	const struct today_item *due = today_marked(view);
	const char *why = marked_why(view);
	int end = area.row + area.rows, drawn = 0, most = due && due->how ? 1 : 2;

	row += end - row > 4;
	if (why && row < end)
		drawn = draw_wrapped((struct area){ row, area.col + 4,
						    end - row < most ? end - row : most,
						    area.cols - 4 }, STYLE_QUIET, why, false);
	return row + (drawn > 1 ? drawn : 1);
}

/* The rows that are seen; returns the row after them. Why the marked one is there
 * stands below it where every row has one to spare, so that nothing moves; else below
 * them all. */
static int draw_rows(struct today_view *view, struct area area)
{
	bool roomy = view->list.count * 2 <= area.rows && view->list.count <= 4;
	int gaps = roomy ? 0 : gaps_of(view, area.rows - 1), row = area.row;
	int seen = roomy || gaps ? view->list.count : area.rows - (area.rows > 4);
	const char *why = marked_why(view);

	list_fit(&view->list, view->list.count, seen);
	for (int i = view->list.top; i < view->list.count && i < view->list.top + seen;
	     i++, row++) {
		row += gaps && view->apart[i];
		if (view->rows[i])
			draw_due(view, i, area, row);
		else
			draw_unfinished(view, area, row);
		if (roomy && ++row && why && i == view->list.at)
			draw_text(row, area.col + 4, area.cols - 4, STYLE_QUIET, why);
	}
	if (seen < view->list.count)
		list_more(&view->list, (struct area){ area.row, area.col, seen, area.cols });
	return roomy ? row : draw_why(view, area, row);
}

/* Only for whoever has switched it on. */
static void add_streak(char *words, size_t size, int days)
{
	size_t length = strlen(words);

	snprintf(words + length, size - length, ", %d in a row", days);
}

/* A week in which nothing was done yet is only a week: no row of empty dots. */
static void draw_week(const struct today *today, struct area area, int row)
{
	char words[80];
	int col = area.col;

	col += draw_text(row, col, 12, STYLE_QUIET, "this week  ");
	for (int i = 0; i < 7; i++) {
		bool past = i <= today->weekday && today->days_done;
		enum symbol dot = today->practised[i] ? SYMBOL_DOT_FULL
				  : past ? SYMBOL_DOT_EMPTY : SYMBOL_DOT_LATER;

		draw_text(row, col, 1, today->practised[i] ? STYLE_ACCENT : STYLE_QUIET,
			  draw_symbol(dot));
		col += 2;
	}
	snprintf(words, sizeof words, "%d of %d days you planned", today->days_done,
		 today->days_planned);
	if (today->streak > 1)
		add_streak(words, sizeof words, today->streak);
	if (today->days_done && col + 3 + draw_width(words) <= area.col + area.cols)
		draw_text(row, col + 3, area.cols, STYLE_QUIET, words);
}

static void draw_intention(const struct today *today, struct area area, int *row,
			   int bottom)
{
	char *quoted;
	int rows = bottom - *row - 1;

	if (!today->intention || rows < 1)
		return;
	quoted = memory_print("“%s”", today->intention);
	*row += draw_wrapped((struct area){ *row + 1, area.col + 2,
					    rows > 3 ? 3 : rows, area.cols - 4 },
			     STYLE_PLAIN, quoted, false) + 1;
	free(quoted);
}

static int notes_rows(struct texts notes, struct area area)
{
	int rows = 0, most = area.rows / 4;

	for (size_t i = 0; i < notes.count; i++)
		rows += draw_height(notes.at[i], area.cols);
	return rows < most ? rows : most;
}

/* As many notes as there is room for; the rest have a place of their own. */
static void draw_notes(struct texts notes, struct area area)
{
	for (size_t i = 0; i < notes.count && area.rows > 0; i++) {
		int rows = draw_height(notes.at[i], area.cols);

		if (rows > area.rows || (area.rows == rows && i + 1 < notes.count)) {
			draw_text(area.row, area.col, area.cols, STYLE_QUIET,
				  i ? "More to mend: groundwork doctor"
				    : "Something to mend: groundwork doctor");
			return;
		}
		draw_wrapped(area, STYLE_QUIET, notes.at[i], false);
		area = area_inside(area, rows, 0, 0);
	}
}

/* Returns the row after it. */
static int draw_nothing_to_do(struct area area)
{
	static const char words[] =
		"There is no practice to offer just now. The notes below say why. What "
		"helps in a hard moment is here all the same: press !";

	draw_wrapped(area, STYLE_PLAIN, words, false);
	return area.row + draw_height(words, area.cols) + 1;
}

/* What stands above the rows: where one is, and what there is to know first. */
static int draw_heading(const struct today_view *view, struct area area)
{
	const struct today *today = &view->today;
	int row = area.row;

	if (today->heading)
		row += draw_wrapped((struct area){ row, area.col, area.rows >= 9 ? 2 : 1,
						   area.cols }, STYLE_STRONG, today->heading,
				    false);
	if (today->title && area.rows >= 14 && today->mode == DAY_PLAIN)
		draw_text(row++, area.col, area.cols, STYLE_QUIET, today->title);
	if (today->mode == DAY_RETURN)
		row += draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_PLAIN,
				    "Good to see you. What is the smallest thing today?",
				    false);
	if (today->mode == DAY_UNSTEADY)
		row += draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_PLAIN,
				    "Steady ground first. The rest can wait.", false);
	return row > area.row && area.rows >= 12 ? row + 1 : row;
}

/* The notes of a session day belong to its morning, the hours after, and the night, in
 * this order; where there are fewer, the last one stays. */
static const char *session_note(const struct today_view *view)
{
	static const size_t places[] = { [SLOT_ANY] = 0, [SLOT_MORNING] = 0,
					 [SLOT_FREE] = 1, [SLOT_EVENING] = 2 };
	const struct texts *notes = &view->today.notes;
	size_t at = view->list.count ? places[view->rows[0]->slot] : 0;

	static_assert(sizeof places / sizeof *places == SLOT_COUNT, "a note for each slot");
	if (!notes->count || !view->list.count)
		return "The people around you take care of the day. When things happen, they "
		       "will say.";
	return notes->at[at < notes->count ? at : notes->count - 1];
}

/* One thing, the line of the person's own, and nothing to choose. */
static void draw_medicine_day(const struct today_view *view, struct area area)
{
	const struct today *today = &view->today;
	int row = draw_heading(view, area);

	row += draw_wrapped((struct area){ row, area.col, area.rows - 4, area.cols },
			    STYLE_QUIET, session_note(view), false) + 1;
	if (today->intention && row + 2 < area.row + area.rows)
		draw_intention(today, area, &row, area.row + area.rows - 2);
	row++;
	if (view->list.count)
		draw_due(view, 0, area, row);
	else
		draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_PLAIN,
			     "That is all for now. The computer can be closed.", false);
}

static void draw_paragraph(struct area area, int *row, int bottom, enum style style,
			   const char *text)
{
	int rows = text ? draw_height(text, area.cols) : 0;

	if (!rows || *row + rows + 1 > bottom)
		return;
	*row += draw_wrapped((struct area){ *row + 1, area.col, rows, area.cols }, style,
			     text, false) + 1;
}

/* Below the rows, as far as there is room: what is worth saying, the day's note, the
 * plan of yesterday, the intention and the week. */
static void draw_below(const struct today_view *view, struct area page, int row,
		       int bottom)
{
	const struct today *today = &view->today;
	const struct today_item *due = today_marked(view);
	int kept = today->intention ? 4 : 2;

	/* what a line had no room for */
	if (due && due->how && due->why && draw_width(asked_why(view, due)) > page.cols - 4)
		draw_paragraph(page, &row, bottom - kept, STYLE_QUIET, due->why);
	draw_paragraph(page, &row, bottom - kept, STYLE_STRONG, today->remark);
	draw_paragraph(page, &row, bottom - kept, STYLE_PLAIN, today->plan);
	if (today->mode == DAY_PLAIN && today->notes.count)
		draw_paragraph(page, &row, bottom - kept, STYLE_QUIET, today->notes.at[0]);
	if (row + 1 >= bottom)
		return;
	draw_intention(today, page, &row, bottom - 2);
	draw_week(today, page, row + 1);
}

static void draw_day(struct ui *ui, struct today_view *view, struct area page)
{
	struct texts notes = app_notes(ui->app);
	int row, rows = notes_rows(notes, page), bottom, below;

	row = draw_heading(view, page);
	if (!view->list.count)
		row = draw_nothing_to_do(area_inside(page, row - page.row, 0, 0));
	bottom = page.row + page.rows - (rows ? rows + 1 : 0);
	below = bottom - row >= 8 ? 2 : 0;
	row = draw_rows(view, (struct area){ row, page.col, bottom - row - below,
					       page.cols });
	draw_notes(notes, (struct area){ page.row + page.rows - rows, page.col, rows,
					 page.cols });
	draw_below(view, page, row, bottom);
}

void today_view_draw(struct ui *ui, struct today_view *view, struct area page)
{
	if (view->today.mode == DAY_MEDICINE)
		draw_medicine_day(view, page);
	else
		draw_day(ui, view, page);
}
