/* ui/schedule_view.c -- a date, a place, a title, and a sign for what was done. What has
 * passed is quiet, whether something of it was done or not. */
#include "ui/schedule_view.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "schedule/person_calendar.h"
#include "tui/scroll.h"

#include <stdio.h>

enum { WIDE_COLS = 56, DATE_WIDE = 12, DATE_NARROW = 7, PLACE_COLS = 15, SIGN_COLS = 4,
       MOVED_COLS = 14, DAY_NAME = 3 };

void plan_place(const struct schedule_row *row, char text[PLAN_PLACE])
{
	static const char *const before[] = {
		[PHASE_UNSAID] = "", [PHASE_PREPARE] = "", [PHASE_RETREAT] = "retreat ",
		[PHASE_INTEGRATE] = "home ", [PHASE_DAILY] = "",
	};

	text[0] = '\0';
	if (row->kind == SCHEDULE_AFTER)
		snprintf(text, PLAN_PLACE, "look back");
	else if (row->kind == SCHEDULE_MEDICINE_DAY)
		snprintf(text, PLAN_PLACE, "session day");
	else if (row->at)
		snprintf(text, PLAN_PLACE, "%sday %d", before[row->phase], row->at);
	else if (row->place)
		snprintf(text, PLAN_PLACE, "%s%s", before[row->phase], row->place);
}

const char *plan_of(struct arena *arena, const struct schedule_row *row)
{
	const char *between = draw_symbol(SYMBOL_BETWEEN);

	if (!row->programme || row->kind == SCHEDULE_NOTHING)
		return NULL;
	if (row->kind == SCHEDULE_DAY)
		return arena_print(arena, "day %d of %d%s%s", row->at, row->of, between,
				   row->programme->title);
	if (row->kind == SCHEDULE_WEEK)
		return arena_print(arena, "%s%s%s", row->place, between,
				   row->programme->title);
	return row->programme->title;
}

const char *plan_part(struct arena *arena, const struct schedule_item *part)
{
	static const char *const before[] = {
		[ITEM_ASKED] = "", [ITEM_LEAST] = "or this much: ", [ITEM_CHECK] = "check-in: ",
	};
	char minutes[DURATION_TEXT];

	duration_text(part->minutes_ms, minutes);
	return arena_print(arena, "%s%s, %s", before[part->kind], part->title, minutes);
}

static void date_words(const struct schedule *weeks, const struct schedule_row *row,
		       bool wide,
		       char text[32])
{
	struct day day = day_from_number(row->date);

	if (row->date == weeks->today)
		snprintf(text, 32, "Today");
	else if (wide)
		snprintf(text, 32, "%.*s %2d %.*s", DAY_NAME, day_week_name(day), day.day,
			 DAY_NAME, day_month_name(day));
	else
		snprintf(text, 32, "%2d %.*s", day.day, DAY_NAME, day_month_name(day));
}

/* Where a moved day is now, or where it was. */
static void moved_words(const struct schedule_row *row, char text[40])
{
	bool away = row->moved_to != NO_DATE;
	struct day day = day_from_number(away ? row->moved_to : row->moved_from);

	text[0] = '\0';
	if (away || row->moved_from != NO_DATE)
		snprintf(text, 40, "%s %d %.*s", away ? "now on" : "from", day.day, DAY_NAME,
			 day_month_name(day));
}

static void draw_one(const struct schedule *weeks, const struct list *list, int index,
		     struct area area, int row)
{
	const struct schedule_row *one = &weeks->rows[index];
	bool marked = list_mark(list, index, row, area.col), wide = area.cols >= WIDE_COLS;
	bool quiet = one->standing == SCHEDULE_PASSED || one->moved_to != NO_DATE;
	enum style style = marked ? STYLE_STRONG : quiet ? STYLE_QUIET : STYLE_PLAIN;
	int col = area.col + 2, end = area.col + area.cols - SIGN_COLS;
	char date[32], place[PLAN_PLACE], moved[40];

	date_words(weeks, one, wide, date);
	plan_place(one, place);
	moved_words(one, moved);
	draw_text(row, col, DATE_WIDE, (size_t)index == weeks->now ? STYLE_ACCENT : STYLE_QUIET,
		  date);
	col += wide ? DATE_WIDE : DATE_NARROW;
	if (wide) {
		draw_text(row, col, PLACE_COLS - 1, STYLE_QUIET, place);
		col += PLACE_COLS;
	}
	if (one->done != NO_DATE)
		draw_text(row, end, 1, STYLE_ACCENT, draw_symbol(SYMBOL_DONE));
	if (moved[0] && wide) {
		end -= MOVED_COLS;
		draw_text(row, end, MOVED_COLS - 1, STYLE_QUIET, moved);
	}
	draw_text(row, col, end - col - 1, style, one->title);
}

void plan_draw_rows(const struct schedule *weeks, struct list *list, struct area area)
{
	list_fit(list, (int)weeks->count, area.rows);
	for (int i = 0; i < area.rows && list->top + i < list->count; i++)
		draw_one(weeks, list, list->top + i, area, area.row + i);
	list_more(list, area);
}

/* "21 days: the longest form that fits · tender"; NULL when there is no choice. */
static const char *in_use(struct arena *arena, const struct schedule *weeks)
{
	const char *track = weeks->words.track ? arena_print(arena, "track: %s",
							     weeks->words.track) : NULL;

	if (weeks->words.form && track)
		return arena_print(arena, "%s%s%s", weeks->words.form,
				   draw_symbol(SYMBOL_BETWEEN),
				   track);
	return weeks->words.form ? weeks->words.form : track;
}

static int draw_remark(struct arena *arena, const struct schedule *weeks, struct area area)
{
	size_t count = weeks->words.remarks.count;
	const char *first = count ? weeks->words.remarks.at[0] : weeks->words.programmes;
	int rows = area.rows < 3 ? area.rows : 3;

	if (!first || rows <= 0)
		return 0;
	if (count > 1)
		first = arena_print(arena, "%s (i: %zu more)", first, count - 1);
	if (draw_height(first, area.cols) > rows)
		return draw_wrapped((struct area){ area.row, area.col, 1, area.cols },
				    STYLE_STRONG, "There is something to know: i tells.", false);
	return draw_wrapped((struct area){ area.row, area.col, rows, area.cols },
			    STYLE_STRONG, first, false);
}

int plan_draw_head(struct arena *arena, const struct schedule *weeks, struct area area)
{
	const char *used = in_use(arena, weeks);
	int row = area.row, room = area.rows >= 14 ? area.rows / 4 : 1;

	if (area.rows >= 14)
		row += draw_wrapped((struct area){ row, area.col, 2, area.cols }, STYLE_STRONG,
				    weeks->words.heading, false);
	else
		draw_text(row++, area.col, area.cols, STYLE_STRONG, weeks->words.heading);
	if (used && area.rows >= 14)
		draw_text(row++, area.col, area.cols, STYLE_QUIET, used);
	row += draw_remark(arena, weeks, (struct area){ row, area.col, room, area.cols });
	return row - area.row;
}

/* All that a row asks, in a paragraph. */
static const char *asked(struct app *app, struct arena *arena, const struct schedule *weeks,
			 const struct schedule_row *row)
{
	struct schedule_item parts[SCHEDULE_ITEMS_MOST];
	size_t count = schedule_items(app, arena, weeks, row, parts);
	struct buffer words = { 0 };
	const char *text;

	for (size_t i = 0; i < count; i++)
		buffer_print(&words, "%s%s", i ? draw_symbol(SYMBOL_BETWEEN) : "",
			     plan_part(arena, &parts[i]));
	text = count ? arena_copy(arena, buffer_string(&words)) : NULL;
	buffer_free(&words);
	return text;
}

static void add(struct scroll *scroll, enum style style, const char *text)
{
	if (text)
		scroll_add(scroll, style, 0, NULL, text);
}

void plan_draw_marked(struct app *app, struct arena *arena, const struct schedule *weeks,
		      const struct schedule_row *row, struct area area)
{
	const struct texts *notes = schedule_notes(weeks, row);
	const char *of = plan_of(arena, row);
	struct scroll scroll = { 0 };

	if (area.cols < WIDE_COLS)
		draw_text(area.row, area.col, area.cols, STYLE_STRONG, row->title);
	else
		draw_text(area.row, area.col, area.cols, STYLE_QUIET,
			  arena_print(arena, "%s%s%s",
				      person_date_text(app, arena, row->date),
				      of ? draw_symbol(SYMBOL_BETWEEN) : "", of ? of : ""));
	scroll_begin(&scroll, arena);
	add(&scroll, STYLE_PLAIN, asked(app, arena, weeks, row));
	add(&scroll, STYLE_PLAIN, schedule_standing_text(app, arena, weeks, row));
	for (size_t i = 0; i < notes->count; i++)
		add(&scroll, STYLE_QUIET, notes->at[i]);
	scroll_draw(&scroll, area_inside(area, 1, 0, 0));
}
