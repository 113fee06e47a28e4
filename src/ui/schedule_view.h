/* ui/schedule_view.h -- the weeks as they are drawn.
 *
 * Owner: nothing is kept. Threads: one. Fails: never.
 */
#ifndef UI_SCHEDULE_VIEW_H
#define UI_SCHEDULE_VIEW_H

#include "schedule/schedule.h"
#include "tui/draw.h"
#include "tui/list.h"

struct app;
struct arena;

/* Words for where a row stands in its programme: "day 4", "home week 6". */
enum { PLAN_PLACE = 32 };
void plan_place(const struct schedule_row *row, char text[PLAN_PLACE]);

/* "day 13 of 21 · Preparing, 21 days"; NULL when no programme is in it. */
const char *plan_of(struct arena *arena, const struct schedule_row *row);

/* What a part is, in a line: "Even breathing, 5 min". */
const char *plan_part(struct arena *arena, const struct schedule_item *part);

/* Where one is, what is in use, and the weightiest remark; the rows it took. */
int plan_draw_head(struct arena *arena, const struct schedule *weeks, struct area area);

/* The rows that are seen. */
void plan_draw_rows(const struct schedule *weeks, struct list *list, struct area area);

/* What the marked row is and asks, as far as there is room; a sign shows where there is
 * more, which the page of the row has. */
void plan_draw_marked(struct app *app, struct arena *arena, const struct schedule *weeks,
		      const struct schedule_row *row, struct area area);

#endif
