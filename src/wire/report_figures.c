/* wire/report_figures.c -- series that have a question and share a title are one form. */
#include "wire/report_figures.h"

#include "base/buffer.h"
#include "base/markup.h"
#include "base/moment.h"
#include "model/report.h"

#include <string.h>

/* A drawing, and the room in it for the curve. */
enum { WIDE = 300, HIGH = 96, LEFT = 30, RIGHT = 290, TOP = 10, BOTTOM = 74 };

/* The days that are told of. */
struct days {
	int64_t from, last;
};

static bool has(const struct days *days, int64_t date)
{
	return date >= days->from && date <= days->last;
}

static void add_date(struct buffer *html, int64_t date)
{
	struct day day = day_from_number(date);

	buffer_print(html, "%d %.3s", day.day, day_month_name(day));
}

/* ---- one series, drawn */

static double across(const struct days *days, int64_t date)
{
	int64_t length = days->last - days->from;

	return LEFT + (length ? (double)(date - days->from) / (double)length : 0.5) *
		      (RIGHT - LEFT);
}

static double down(const struct report_series *series, int number)
{
	int range = series->most - series->least;

	return BOTTOM - (range ? (double)(number - series->least) / range : 0.5) *
			(BOTTOM - TOP);
}

/* Each point: what opens it, what parts its two numbers, what closes it. */
static void add_points(const struct report_series *series, const struct days *days,
		       const char *const marks[3], struct buffer *html)
{
	for (size_t i = 0; i < series->count; i++)
		if (has(days, series->points[i].date))
			buffer_print(html, "%s%.1f%s%.1f%s", marks[0],
				     across(days, series->points[i].date), marks[1],
				     down(series, series->points[i].number), marks[2]);
}

/* The words of the drawing, for whoever hears the page. */
static void add_label(const struct report_series *series, const struct days *days,
		      struct buffer *html)
{
	html_add_text(html, series->question ? series->question : series->name);
	buffer_print(html, ", from %d to %d:", series->least, series->most);
	for (size_t i = 0; i < series->count; i++) {
		if (!has(days, series->points[i].date))
			continue;
		buffer_add_string(html, " ");
		add_date(html, series->points[i].date);
		buffer_print(html, " %d,", series->points[i].number);
	}
}

static void add_axes(const struct report_series *series, const struct days *days,
		     struct buffer *html)
{
	buffer_print(html, "<path class=\"axis\" fill=\"none\" d=\"M%d %dV%dH%d\"/>", LEFT - 4, TOP,
		     BOTTOM + 4, RIGHT);
	buffer_print(html, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>", LEFT - 8,
		     TOP + 4, series->most);
	buffer_print(html, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>", LEFT - 8,
		     BOTTOM + 3, series->least);
	buffer_print(html, "<text x=\"%d\" y=\"%d\">", LEFT - 4, HIGH - 8);
	add_date(html, days->from);
	buffer_print(html, "</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">", RIGHT, HIGH - 8);
	add_date(html, days->last);
	buffer_add_string(html, "</text>");
}

static void add_drawing(const struct report_series *series, const struct days *days,
			struct buffer *html)
{
	static const char *const line[] = { "", ",", " " };
	static const char *const dots[] = { "<circle fill=\"currentColor\" cx=\"", "\" cy=\"",
					    "\" r=\"2.5\"/>" };

	buffer_add_string(html, "<svg role=\"img\" aria-label=\"");
	add_label(series, days, html);
	buffer_print(html, "\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">", WIDE, HIGH, WIDE,
		     HIGH);
	add_axes(series, days, html);
	buffer_add_string(html, "<polyline fill=\"none\" stroke=\"currentColor\" points=\"");
	add_points(series, days, line, html);
	buffer_add_string(html, "\"/>");
	add_points(series, days, dots, html);
	buffer_add_string(html, "</svg>\n");
}

static void add_end(int number, const char *word, struct buffer *html)
{
	buffer_print(html, " %d", number);
	if (!word)
		return;
	buffer_add_string(html, " ");
	html_add_in(html, "span", word);
}

static void add_caption(const struct report_series *series, const struct days *days,
			struct buffer *html)
{
	buffer_add_string(html, "<figcaption>");
	html_add_in(html, "b", series->question ? series->question : series->name);
	buffer_add_string(html, ",");
	add_end(series->least, series->low, html);
	buffer_add_string(html, " to");
	add_end(series->most, series->high, html);
	buffer_add_string(html, ":");
	for (size_t i = 0; i < series->count; i++)
		if (has(days, series->points[i].date))
			buffer_print(html, " %d", series->points[i].number);
	buffer_add_string(html, "</figcaption>\n");
}

static bool has_points(const struct report_series *series, const struct days *days)
{
	for (size_t i = 0; i < series->count; i++)
		if (has(days, series->points[i].date))
			return true;
	return false;
}

static void add_figure(const struct report_series *series, const struct days *days,
		       struct buffer *html)
{
	buffer_add_string(html, "<figure>\n");
	add_drawing(series, days, html);
	add_caption(series, days, html);
	buffer_add_string(html, "</figure>\n");
}

/* ---- a form, as a table */

static bool same_form(const struct report_series *one, const struct report_series *other)
{
	return one->title && other->title && !strcmp(one->title, other->title);
}

/* A question that stands with others of its practice. */
static bool is_item(const struct report *report, const struct report_series *series)
{
	size_t items = 0;

	for (size_t i = 0; series->question && i < report->series_count; i++)
		items += report->series[i].question && same_form(&report->series[i], series);
	return items > 1;
}

/* The first item stands for its form. */
static bool begins_form(const struct report *report, const struct report_series *series)
{
	for (const struct report_series *before = report->series; before < series; before++)
		if (before->question && same_form(before, series))
			return false;
	return is_item(report, series);
}

static bool is_sum_of_form(const struct report *report, const struct report_series *series)
{
	for (size_t i = 0; i < report->series_count; i++)
		if (!series->question && same_form(&report->series[i], series) &&
		    is_item(report, &report->series[i]))
			return true;
	return false;
}

/* The answer of that day, the last of several; none is an empty cell. */
static void add_answer(const struct report_series *series, int64_t date, struct buffer *html)
{
	const struct report_point *found = NULL;

	for (size_t i = 0; i < series->count; i++)
		if (series->points[i].date == date)
			found = &series->points[i];
	buffer_add_string(html, "<td>");
	if (found)
		buffer_print(html, "%d", found->number);
	buffer_add_string(html, "</td>");
}

/* The days on which the form was filled in are those of its first question: each is asked
 * every time. A day has one column. */
static bool is_new_day(const struct report_series *series, size_t at, const struct days *days)
{
	return has(days, series->points[at].date) &&
	       (at == 0 || series->points[at - 1].date != series->points[at].date);
}

static void add_row(const struct report_series *first, const struct report_series *row,
		    const char *words, const struct days *days, struct buffer *html)
{
	buffer_add_string(html, "<tr>");
	html_add_in(html, "td", words);
	for (size_t i = 0; i < first->count; i++)
		if (is_new_day(first, i, days))
			add_answer(row, first->points[i].date, html);
	buffer_add_string(html, "</tr>\n");
}

static void add_form_head(const struct report_series *first, const struct days *days,
			  struct buffer *html)
{
	buffer_add_string(html, "<section class=\"form\">\n<h3 dir=\"auto\">");
	html_add_text(html, first->title);
	buffer_add_string(html, "</h3>\n<p class=\"small\">Each answer from");
	add_end(first->least, first->low, html);
	buffer_add_string(html, " to");
	add_end(first->most, first->high, html);
	buffer_add_string(html, "</p>\n<table>\n<thead><tr><th>Question</th>");
	for (size_t i = 0; i < first->count; i++) {
		if (!is_new_day(first, i, days))
			continue;
		buffer_add_string(html, "<th>");
		add_date(html, first->points[i].date);
		buffer_add_string(html, "</th>");
	}
	buffer_add_string(html, "</tr></thead>\n<tbody>\n");
}

static void add_form(const struct report *report, const struct report_series *first,
		     const struct days *days, struct buffer *html)
{
	const struct report_series *list = report->series;

	add_form_head(first, days, html);
	for (size_t i = 0; i < report->series_count; i++)
		if (list[i].question && same_form(&list[i], first))
			add_row(first, &list[i], list[i].question, days, html);
	buffer_add_string(html, "</tbody>\n<tfoot>\n");
	for (size_t i = 0; i < report->series_count; i++)
		if (!list[i].question && same_form(&list[i], first))
			add_row(first, &list[i], "Sum", days, html);
	buffer_add_string(html, "</tfoot></table>\n");
	for (size_t i = 0; i < report->series_count; i++)
		if (!list[i].question && same_form(&list[i], first))
			add_figure(&list[i], days, html);
	buffer_add_string(html, "</section>\n");
}

void report_figures_add(const struct report *report, int64_t from, int64_t last, bool whole,
			struct buffer *html)
{
	const struct days days = { from, last };
	bool some = false;

	for (size_t i = 0; i < report->series_count; i++) {
		const struct report_series *series = &report->series[i];

		if (!has_points(series, &days) || is_item(report, series) ||
		    is_sum_of_form(report, series))
			continue;
		buffer_add_string(html, some ? "" : "<h3>How it was</h3>\n<p class=\"small\">"
				  "Ups and downs are expected.</p>\n");
		add_figure(series, &days, html);
		some = true;
	}
	for (size_t i = 0; whole && i < report->series_count; i++)
		if (begins_form(report, &report->series[i]) &&
		    has_points(&report->series[i], &days))
			add_form(report, &report->series[i], &days, html);
}
