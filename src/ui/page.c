/* ui/page.c -- frame, keys, and the sentence that shows for a moment. */
#include "ui/page.h"

#include "app/app.h"
#include "base/clock.h"
#include "ui/screen.h"

#include <stdio.h>

void day_text(struct day day, char text[DAY_TEXT])
{
	snprintf(text, DAY_TEXT, "%s %d %s", day_week_name(day), day.day,
		 day_month_name(day));
}

struct day day_today(const struct ui *ui)
{
	int64_t now_ms = clock_civil_ms(app_clock(ui->app));

	return moment_day(now_ms, moment_offset_s(now_ms),
			  app_settings(ui->app)->day_starts_hour);
}

struct area page_begin(struct ui *ui, const char *title, const char *right,
		       enum place place)
{
	struct area all = area_screen();
	int last = all.rows - 1, sides = all.cols >= 60 ? 4 : 2;
	struct area inside = area_inside(all, all.rows >= 16 ? 2 : 1, 1, sides);

	draw_frame(all, title, right);
	draw_bytes(last, 1, 1, STYLE_FRAME, " ", 1);
	draw_bytes(last, keys_footer(place, last, 2, all.cols - 4), 1, STYLE_FRAME,
		   " ", 1);
	if (ui->note[0]) {
		inside.rows--;
		draw_text(last - 1, inside.col, inside.cols, STYLE_STRONG, ui->note);
	}
	if (all.rows >= 16)
		inside.rows--;
	return inside;
}
