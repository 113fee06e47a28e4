/* wire/report_html.c -- sections, tables, and a small drawing a series. */
#include "wire/report_html.h"

#include "base/buffer.h"
#include "base/moment.h"
#include "wire/report.h"

#include <string.h>

enum { WEEK = 7, WIDE = 320, HIGH = 60, EDGE = 6 };

static const char style[] =
	"@page{size:A4;margin:16mm}\n"
	"body{margin:2em auto;max-width:46em;padding:0 1em;font:11pt/1.4 serif;color:#111;"
	"background:#fff;overflow-wrap:anywhere}\n"
	"h1{font-size:1.5em;margin:0}\nh2{font-size:1.15em;margin:1.4em 0 .3em}\n"
	"table{border-collapse:collapse;width:100%}\n"
	"th,td{text-align:left;vertical-align:top;padding:.2em .8em .2em 0;"
	"border-bottom:1px solid #ccc}\n"
	"section.first{border:2px solid #111;padding:.2em 1em .6em;margin:0 0 1.4em}\n"
	"section.week{break-before:page}\n"
	"figure{display:inline-block;margin:.4em 1.2em .4em 0;break-inside:avoid}\n"
	"figcaption,p.small{font-size:.85em}\n"
	"svg{display:block;border:1px solid #ccc}\n"
	"blockquote{margin:.3em 0 1em 1em;white-space:pre-wrap}\n"
	"span,td,blockquote,h1{unicode-bidi:isolate}\n"
	"p.line{border-bottom:1px solid #999;height:1.6em;margin:0}\n";

static void add_escaped(struct buffer *html, const char *words)
{
	for (; words && *words; words++)
		switch (*words) {
		case '&': buffer_add_string(html, "&amp;"); break;
		case '<': buffer_add_string(html, "&lt;"); break;
		case '>': buffer_add_string(html, "&gt;"); break;
		case '"': buffer_add_string(html, "&quot;"); break;
		case '\'': buffer_add_string(html, "&#39;"); break;
		default: buffer_add(html, words, 1);
		}
}

static void add_in(struct buffer *html, const char *tag, const char *words)
{
	buffer_print(html, "<%s dir=\"auto\">", tag);
	add_escaped(html, words);
	buffer_print(html, "</%s>", tag);
}

static void add_date(struct buffer *html, int64_t date)
{
	struct day day = day_from_number(date);

	buffer_print(html, "%.3s %d %s", day_week_name(day), day.day, day_month_name(day));
}

static void add_first(const struct report *report, struct buffer *html)
{
	if (!report->first_count)
		return;
	buffer_add_string(html, "<section class=\"first\">\n<h2>To be read first</h2>\n");
	for (size_t i = 0; i < report->first_count; i++) {
		const struct report_answer *answer = &report->first[i];

		buffer_add_string(html, "<p>");
		add_date(html, answer->date);
		buffer_add_string(html, ", ");
		add_in(html, "span", answer->title);
		buffer_add_string(html, "<br>\n");
		add_in(html, "span", answer->question);
		buffer_print(html, "<br>\nAnswer: <b>%d</b>", answer->number);
		if (answer->words) {
			buffer_add_string(html, ", ");
			add_in(html, "b", answer->words);
		}
		if (answer->safe) {
			buffer_add_string(html, "<br>\nAble to keep safe right then: ");
			add_in(html, "b", answer->safe);
		}
		buffer_add_string(html, "</p>\n");
	}
	buffer_add_string(html, "</section>\n");
}

static void add_head(const struct report *report, struct buffer *html)
{
	buffer_add_string(html, "<header>\n");
	add_in(html, "h1", report->from.name);
	buffer_add_string(html, "\n<p>");
	add_date(html, report->first_date);
	buffer_add_string(html, " to ");
	add_date(html, report->last_date);
	buffer_print(html, " %d", day_from_number(report->last_date).year);
	if (report->to.name && *report->to.name) {
		buffer_add_string(html, ", for ");
		add_in(html, "span", report->to.name);
	}
	buffer_add_string(html, "</p>\n</header>\n");
}

static void add_tasks(const struct report *report, struct buffer *html)
{
	if (!report->task_count)
		return;
	buffer_add_string(html, "<h2>Asked and done</h2>\n<table>\n<tr><th>Practice</th>"
			  "<th>How often</th><th>Asked</th><th>Done</th></tr>\n");
	for (size_t i = 0; i < report->task_count; i++) {
		const struct report_task *task = &report->tasks[i];
		char times[TIMES_TEXT];

		times_write(&task->times, times);
		buffer_add_string(html, "<tr>");
		add_in(html, "td", task->title);
		buffer_print(html, "<td>%s</td><td>%d</td><td>%d</td></tr>\n", times,
			     task->asked, task->done);
	}
	buffer_add_string(html, "</table>\n");
}

/* Where a point lies in the drawing. */
static double across(const struct report *report, int64_t date)
{
	int64_t days = report->last_date - report->first_date;

	return EDGE + (days ? (double)(date - report->first_date) / (double)days : 0.5) *
		      (WIDE - 2 * EDGE);
}

static double down(const struct report_series *series, int number)
{
	int range = series->most - series->least;

	return HIGH - EDGE - (range ? (double)(number - series->least) / range : 0.5) *
			     (HIGH - 2 * EDGE);
}

static void add_drawing(const struct report *report, const struct report_series *series,
			struct buffer *html)
{
	buffer_print(html, "<svg role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
		     "<polyline fill=\"none\" stroke=\"#555\" points=\"", WIDE, HIGH, WIDE, HIGH);
	for (size_t i = 0; i < series->count; i++)
		buffer_print(html, "%.1f,%.1f ", across(report, series->points[i].date),
			     down(series, series->points[i].number));
	buffer_add_string(html, "\"/>");
	for (size_t i = 0; i < series->count; i++)
		buffer_print(html, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>",
			     across(report, series->points[i].date),
			     down(series, series->points[i].number));
	buffer_add_string(html, "</svg>\n");
}

static void add_numbers(const struct report_series *series, struct buffer *html)
{
	buffer_add_string(html, "<figcaption>");
	add_in(html, "b", series->name);
	buffer_print(html, ", %d", series->least);
	if (series->low) {
		buffer_add_string(html, " ");
		add_in(html, "span", series->low);
	}
	buffer_print(html, " to %d", series->most);
	if (series->high) {
		buffer_add_string(html, " ");
		add_in(html, "span", series->high);
	}
	buffer_add_string(html, ":");
	for (size_t i = 0; i < series->count; i++)
		buffer_print(html, " %d", series->points[i].number);
	buffer_add_string(html, "</figcaption>\n");
}

static void add_series(const struct report *report, struct buffer *html)
{
	if (!report->series_count)
		return;
	buffer_add_string(html, "<h2>How it was</h2>\n<p class=\"small\">Ups and downs are "
			  "expected.</p>\n");
	for (size_t i = 0; i < report->series_count; i++) {
		buffer_add_string(html, "<figure>\n");
		add_drawing(report, &report->series[i], html);
		add_numbers(&report->series[i], html);
		buffer_add_string(html, "</figure>\n");
	}
}

/* What the numbers make worth asking, and room for what they do not. */
static void add_talk(const struct report *report, struct buffer *html)
{
	buffer_add_string(html, "<h2>To talk about</h2>\n<ul>\n");
	for (size_t i = 0; i < report->task_count; i++)
		if (report->tasks[i].done * 2 < report->tasks[i].asked) {
			buffer_add_string(html, "<li>What made room for it, or did not: ");
			add_in(html, "span", report->tasks[i].title);
			buffer_print(html, " (%d of %d)</li>\n", report->tasks[i].done,
				     report->tasks[i].asked);
		}
	for (size_t i = 0; i < report->session_count; i++)
		if (report->sessions[i].after == AFTER_LESS) {
			buffer_add_string(html, "<li>Less steady afterwards: ");
			add_in(html, "span", report->sessions[i].title);
			buffer_add_string(html, ", ");
			add_date(html, report->sessions[i].date);
			buffer_add_string(html, "</li>\n");
		}
	buffer_add_string(html, "<li>What was good to notice</li>\n</ul>\n"
			  "<p class=\"line\"></p><p class=\"line\"></p>\n");
}

static void add_texts(const struct report *report, struct buffer *html)
{
	if (report->text_count)
		buffer_add_string(html, "<h2>In their own words</h2>\n");
	for (size_t i = 0; i < report->text_count; i++) {
		const struct report_text *text = &report->texts[i];

		buffer_add_string(html, "<p class=\"small\">");
		add_date(html, text->date);
		buffer_add_string(html, ", ");
		add_in(html, "span", text->title);
		if (text->question) {
			buffer_add_string(html, ": ");
			add_in(html, "span", text->question);
		}
		buffer_add_string(html, "</p>\n");
		add_in(html, "blockquote", text->text);
		buffer_add_string(html, "\n");
	}
}

static void add_session(const struct report_session *session, struct buffer *html)
{
	buffer_add_string(html, "<tr><td>");
	add_date(html, session->date);
	buffer_add_string(html, "</td>");
	add_in(html, "td", session->title);
	buffer_print(html, "<td>%lld of %g min, %s</td><td>",
		     (long long)(session->spent_ms + 30000) / 60000,
		     (double)session->planned_ms / 60000, ending_name(session->ended));
	if (session->before >= 0)
		buffer_print(html, "before %d of 10", session->before);
	buffer_print(html, "%s%s%s</td></tr>\n",
		     session->before >= 0 && session->after != AFTER_UNSAID ? ", " : "",
		     session->after != AFTER_UNSAID ? "after: " : "",
		     after_name(session->after));
}

static void add_week(const struct report *report, int64_t from, struct buffer *html)
{
	int64_t last = from + WEEK - 1 < report->last_date ? from + WEEK - 1
							    : report->last_date;
	bool some = false;

	buffer_print(html, "<section%s>\n<h2>", from == report->first_date ? ""
		     : " class=\"week\"");
	add_date(html, from);
	buffer_add_string(html, " to ");
	add_date(html, last);
	buffer_add_string(html, "</h2>\n");
	for (size_t i = 0; i < report->session_count; i++) {
		const struct report_session *session = &report->sessions[i];

		if (session->date < from || session->date > last)
			continue;
		buffer_add_string(html, some ? "" : "<table>\n<tr><th>Day</th><th>Practice</th>"
				  "<th>Time</th><th>Steady</th></tr>\n");
		add_session(session, html);
		some = true;
	}
	buffer_print(html, "%s\n</section>\n", some ? "</table>" : "<p>No practice in these "
		     "days.</p>");
}

void report_html(const struct report *report, struct buffer *html)
{
	buffer_print(html, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width\">\n"
		     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		     "style-src 'unsafe-inline'\">\n"
		     "<title>Report</title>\n<style>\n%s</style></head>\n<body>\n", style);
	add_first(report, html);
	add_head(report, html);
	add_tasks(report, html);
	add_series(report, html);
	add_talk(report, html);
	add_texts(report, html);
	for (int64_t from = report->first_date; from <= report->last_date; from += WEEK)
		add_week(report, from, html);
	buffer_add_string(html, "</body></html>\n");
}
