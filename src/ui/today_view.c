/* ui/today_view.c -- heading, notes, rows and what stands below them, as one text. */
#include "ui/today_view.h"

#include "app/app.h"
#include "base/arena.h"
#include "tui/screen.h"
#include "ui/page.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct today_item *today_marked(const struct today_view *view)
{
	return view->list.count && !view->resting ? view->rows[view->list.at].item : NULL;
}

bool today_marks_unfinished(const struct today_view *view)
{
	return view->unfinished && view->list.count && !view->resting &&
	       !view->rows[view->list.at].item;
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

/* "left at step 2 on Friday" */
static const char *where_left(const struct today_view *view)
{
	const char *when = when_left(view);
	bool on_day = strcmp(when, "earlier today") && strcmp(when, "yesterday");

	return arena_print(view->arena, "left at step %zu%s%s", view->today.open.step + 1,
			   on_day ? " on " : " ", when);
}

static const char *go_on_words(const struct today_view *view)
{
	return arena_print(view->arena, "Go on with %s", view->today.open.title);
}

/* Whether both have room in a line. */
static bool is_one_line(const struct today_view *view, int columns)
{
	return draw_width(go_on_words(view)) + draw_width(where_left(view)) + 4 <= columns;
}

static bool mark(const struct today_view *view, int index, struct area line)
{
	return !view->resting && list_mark(&view->list, index, line.row, line.col);
}

static void draw_unfinished(const struct today_view *view, struct area line)
{
	bool marked = mark(view, 0, line);
	const char *where = is_one_line(view, line.cols)
			    ? arena_print(view->arena, ", %s", where_left(view)) : "";
	int width = draw_text(line.row, line.col + 2, line.cols - 2,
			      marked ? STYLE_STRONG : STYLE_PLAIN, go_on_words(view));

	draw_text(line.row, line.col + 2 + width, line.cols - 2 - width, STYLE_QUIET, where);
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

/* Where the parts of a row begin, from its left. */
struct columns {
	int name, word, minutes, done;
};

static struct columns columns_of(int cols)
{
	int word = cols >= 54 ? 14 : 0, minutes = word ? 8 : 7, gap = word ? 2 : 1;
	int name = cols - 2 - word - minutes - gap - 1;

	if (name > 34)
		name = 34;
	return (struct columns){ name, word ? 3 + name : 0, 2 + name + word,
				 2 + name + word + minutes + gap };
}

static void draw_item(const struct today_view *view, int index, struct area line)
{
	const struct today_item *due = view->rows[index].item;
	struct columns at = columns_of(line.cols);
	bool marked = mark(view, index, line);
	char minutes[DURATION_TEXT] = "";
	const char *title = !at.word && due->kind == TODAY_LEAST
			    ? arena_print(view->arena, "or %s", due->title) : due->title;

	if (due->minutes_ms)
		duration_text(due->minutes_ms, minutes);
	draw_text(line.row, line.col + 2, at.name, marked ? STYLE_STRONG : STYLE_PLAIN, title);
	if (at.word)
		draw_text(line.row, line.col + at.word, 13, STYLE_QUIET, word_of(due));
	draw_right((struct area){ line.row, line.col + at.minutes, 1, at.word ? 8 : 7 },
		   line.row, marked ? STYLE_PLAIN : STYLE_QUIET, minutes);
	if (due->done)
		draw_text(line.row, line.col + at.done, 1, STYLE_ACCENT,
			  draw_symbol(SYMBOL_DONE));
}

static void draw_row(const void *what, int index, struct area line)
{
	const struct today_view *view = what;

	if (view->rows[index].item)
		draw_item(view, index, line);
	else
		draw_unfinished(view, line);
}

/* How often, when and why: in one line. */
static const char *asked_why(const struct today_view *view, const struct today_item *due)
{
	return arena_print(view->arena, "%s%s%s%s%s", due->how, due->when ? " · " : "",
			   due->when ? due->when : "", due->why ? " · " : "",
			   due->why ? due->why : "");
}

static const char *marked_why(const struct today_view *view, int columns)
{
	static const char away[] = "x puts it away; what you gave stays in the journal";
	const struct today_item *due = today_marked(view);

	if (today_marks_unfinished(view))
		return is_one_line(view, columns) ? away
		       : arena_print(view->arena, "%s; %s", where_left(view), away);
	if (due && due->how)
		return asked_why(view, due);
	return due ? due->why : NULL;
}

/* Only for whoever has switched it on. */
static void add_streak(char *words, size_t size, int days)
{
	size_t length = strlen(words);

	snprintf(words + length, size - length, ", %d in a row", days);
}

/* "4 days"; against a number only for whoever has set one and is below it. */
static void week_words(const struct today *today, bool wide, char *words, size_t size)
{
	if (today->days_planned > today->days_done)
		snprintf(words, size, "%d of %d%s", today->days_done, today->days_planned,
			 wide ? " days" : "");
	else
		snprintf(words, size, "%d day%s", today->days_done,
			 today->days_done == 1 ? "" : "s");
	if (today->streak > 1)
		add_streak(words, size, today->streak);
}

/* The days by their letters, a full sign behind each on which something was done; where
 * there is room the same sign stands before the words for it. */
static void draw_week(const void *what, int index, struct area line)
{
	const struct today *today = what;
	bool wide = line.cols >= 54;
	int col = line.col, end = line.col + line.cols;
	char words[80];

	(void)index;
	col += draw_text(line.row, col, 11, STYLE_QUIET, "this week  ");
	for (int i = 0; i < 7; i++) {
		bool done = today->practised[i];

		col += draw_bytes(line.row, col, 1, STYLE_QUIET, &"MTWTFSS"[i], 1) + wide;
		col += draw_text(line.row, col, 1, done ? STYLE_ACCENT : STYLE_QUIET,
				 draw_symbol(done ? SYMBOL_DOT_FULL : SYMBOL_DOT_LATER));
		col += wide ? 2 : 0;
	}
	if (!today->days_done)
		return;
	week_words(today, wide, words, sizeof words);
	if (wide)
		col += 1 + draw_text(line.row, col, 2, STYLE_ACCENT,
				     draw_symbol(SYMBOL_DOT_FULL));
	else
		col += 2;
	draw_text(line.row, col, end - col, STYLE_QUIET, words);
}

/* ---- what is to be mended */

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

/* ---- the text of the day */

static void say(struct today_view *view, enum style style, const char *text)
{
	if (text)
		scroll_add(&view->scroll, style, 0, NULL, text);
}

static void part(struct today_view *view, int rank, enum style style, const char *text)
{
	if (!text)
		return;
	if (view->scroll.count)
		scroll_gap(&view->scroll, rank);
	say(view, style, text);
}

static void lay_heading(struct today_view *view)
{
	const struct today *today = &view->today;

	say(view, STYLE_STRONG, today->heading);
	if (today->mode == DAY_PLAIN)
		say(view, STYLE_QUIET, today->title);
	say(view, STYLE_PLAIN, today_greeting(today));
	part(view, 1, STYLE_STRONG, today->remark);
}

static void lay_notes(struct today_view *view)
{
	struct texts notes = today_notes(&view->today);

	for (size_t i = 0; i < notes.count; i++)
		part(view, 1, STYLE_PLAIN, notes.at[i]);
}

/* A row, and below the marked one why it is there; below the others an empty row where
 * there is room, so that nothing moves with the mark. */
static void lay_row(struct today_view *view, int index, int columns)
{
	const struct today_line *line = &view->rows[index];
	const char *why = NULL;
	size_t from = view->scroll.count;

	part(view, 1, STYLE_QUIET, line->group);
	view->places[index] = view->scroll.count;
	scroll_row(&view->scroll, draw_row, view, index);
	if (index == view->list.at && !view->resting)
		why = marked_why(view, columns);
	if (why)
		scroll_add(&view->scroll, STYLE_QUIET, 4, NULL, why);
	else
		scroll_gap(&view->scroll, 3);
	if (index == view->list.at && !view->resting) {
		view->marked_from = from;
		view->marked_to = view->scroll.count - 1;
	}
}

/* With all done, this is what is to be seen. */
static void lay_enough(struct today_view *view, const char *enough)
{
	part(view, 1, STYLE_STRONG, enough);
	if (enough && view->resting)
		view->marked_from = view->marked_to = view->scroll.count - 1;
}

/* The notes stand before what is asked, and that all is done before what is offered. */
static void lay_rows(struct today_view *view, int columns)
{
	const char *enough = today_enough(&view->today);
	bool offers_first = view->today.mode == DAY_RETURN, noted = !offers_first;

	if (!offers_first)
		lay_notes(view);
	if (view->list.count && !view->rows[0].group && view->scroll.count)
		scroll_gap(&view->scroll, 1);
	for (int i = 0; i < view->list.count; i++) {
		if (!noted && !view->rows[i].offered && (noted = true))
			lay_notes(view);
		if (view->rows[i].offered) {
			lay_enough(view, enough);
			enough = NULL;
		}
		lay_row(view, i, columns);
	}
	if (!noted)
		lay_notes(view);
	lay_enough(view, enough);
}

static void lay_intention(struct today_view *view)
{
	if (!view->today.intention)
		return;
	scroll_gap(&view->scroll, 2);
	scroll_add(&view->scroll, STYLE_PLAIN, 2, NULL,
		   arena_print(view->arena, "“%s”", view->today.intention));
}

static void lay_day(struct today_view *view, int columns)
{
	lay_heading(view);
	if (!view->list.count)
		part(view, 1, STYLE_PLAIN,
		     "There is no practice to offer just now. The notes below say why. What "
		     "helps in a hard moment is here all the same: press !");
	lay_rows(view, columns);
	part(view, 1, STYLE_PLAIN, view->today.plan);
	lay_intention(view);
	scroll_gap(&view->scroll, 2);
	scroll_row(&view->scroll, draw_week, &view->today, 0);
}

/* One thing, the line of the person's own, and nothing to choose. */
static void lay_medicine_day(struct today_view *view, int columns)
{
	say(view, STYLE_STRONG, view->today.heading);
	lay_notes(view);
	lay_intention(view);
	scroll_gap(&view->scroll, 1);
	if (view->list.count)
		lay_row(view, 0, columns);
	part(view, 1, STYLE_PLAIN, today_enough(&view->today));
}

/* ---- in the window */

/* What is to be mended has rows of its own below the day. */
static struct area area_of_day(struct ui *ui, const struct today_view *view,
			       struct area page)
{
	int rows = view->today.mode == DAY_MEDICINE ? 0 : notes_rows(app_notes(ui->app), page);

	page.rows -= rows ? rows + 1 : 0;
	return page;
}

/* The mark goes to the nearest row that is seen. */
static void pull_mark(struct today_view *view, struct area area)
{
	int at = view->list.at, side = scroll_side(&view->scroll, area, view->places[at]);

	while (side && at - side >= 0 && at - side < view->list.count) {
		at -= side;
		if (!scroll_side(&view->scroll, area, view->places[at])) {
			view->list.at = at;
			return;
		}
	}
}

static void lay_text(struct ui *ui, struct today_view *view, int columns)
{
	scroll_begin(&view->scroll, ui->frame);
	if (view->today.mode == DAY_MEDICINE)
		lay_medicine_day(view, columns);
	else
		lay_day(view, columns);
}

void today_view_lay(struct ui *ui, struct today_view *view)
{
	struct area area = area_of_day(ui, view, page_area(ui));

	lay_text(ui, view, area.cols - 2);
	view->side = 0;
	if (!view->list.count)
		return;
	if (view->pulls) {
		pull_mark(view, area);
		lay_text(ui, view, area.cols - 2);
	}
	if (view->follows)
		scroll_reach(&view->scroll, area, view->marked_from, view->marked_to);
	view->pulls = view->follows = false;
	view->side = scroll_side(&view->scroll, area, view->places[view->list.at]);
}

enum today_enter today_view_enter(const struct today_view *view)
{
	if (!view->list.count || view->resting)
		return ENTER_NOTHING;
	return view->side ? ENTER_READS_ON : ENTER_BEGINS;
}

void today_view_draw(struct ui *ui, struct today_view *view, struct area page)
{
	struct area area = area_of_day(ui, view, page);

	draw_cursor(area.row, area.col, false);
	scroll_draw(&view->scroll, area);
	if (area.rows < page.rows)
		draw_notes(app_notes(ui->app), area_inside(page, area.rows + 1, 0, 0));
}

/* ---- moving */

static void mark_at(struct today_view *view, int at)
{
	view->list.at = at;
	view->follows = true;
	view->side = 0;
}

/* The first row that is offered is where one goes on when all is done. */
static void rest_no_more(struct today_view *view)
{
	int at = 0;

	while (at + 1 < view->list.count && !view->rows[at].offered)
		at++;
	view->resting = false;
	mark_at(view, at);
}

/* To the next row; where there is none, or the marked one is not seen, the text moves. */
static void step(struct today_view *view, int command)
{
	int at = view->list.at + (command == COMMAND_DOWN ? 1 : -1);

	if (view->resting && view->list.count)
		rest_no_more(view);
	else if (view->side || at < 0 || at >= view->list.count)
		scroll_move(&view->scroll, command);
	else
		mark_at(view, at);
}

static void turn_page(struct today_view *view, int command)
{
	if (view->scroll.rows > view->scroll.seen) {
		scroll_move(&view->scroll, command);
		view->pulls = true;
	} else if (list_move(&view->list, command, 4)) {
		mark_at(view, view->list.at);
	}
	view->resting &= !view->list.count;
}

bool today_view_move(struct today_view *view, int command)
{
	if (command == COMMAND_UP || command == COMMAND_DOWN) {
		step(view, command);
	} else if (command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN) {
		turn_page(view, command);
	} else if (command == COMMAND_FIRST || command == COMMAND_LAST) {
		list_move(&view->list, command, 1);
		mark_at(view, view->list.at);
		view->resting = false;
		scroll_move(&view->scroll, command);
		view->follows = command == COMMAND_LAST;
	} else {
		return false;
	}
	return true;
}

void today_view_read_on(struct today_view *view)
{
	scroll_move(&view->scroll, view->side < 0 ? COMMAND_PAGE_UP : COMMAND_PAGE_DOWN);
}
