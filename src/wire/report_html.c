/* wire/report_html.c -- sections, tables, and a small drawing a series.
 *
 * Every part is asked for some days. A span of one week is one stretch of them; a longer
 * one has a page that sums it up, and then the same parts again for each week. */
#include "wire/report_html.h"

#include "base/buffer.h"
#include "base/markup.h"
#include "base/moment.h"
#include "wire/report.h"
#include "wire/report_figures.h"

#include <string.h>

static const char style[] =
	"@page{size:A4;margin:16mm}\n"
	"main{margin:2em auto;max-width:46em;padding:0 1em;font:11pt/1.4 serif}\n"
	"h1{font-size:1.5em;margin:0}\nh2{font-size:1.15em;margin:1.4em 0 .3em}\n"
	"h3{font-size:1em;margin:1.2em 0 .3em}\n"
	"table{border-collapse:collapse;width:100%}\n"
	"th,td{text-align:left;vertical-align:top;padding:.2em .8em .2em 0;"
	"border-bottom:1px solid var(--line)}\n"
	"tfoot td{font-weight:bold}\n"
	"section.first{border:2px solid var(--ink);padding:.2em 1em .6em;margin:0 0 1.4em}\n"
	"section.week,section.report{break-before:page}\n"
	"section.report{border-top:2px solid var(--ink);margin-top:3em;padding-top:1em}\n"
	"section.form{break-inside:avoid}\n"
	"figure{display:inline-block;margin:.4em 1.2em .4em 0;break-inside:avoid;"
	"max-width:100%}\n"
	"figcaption,p.small{font-size:.85em;color:var(--quiet)}\n"
	"svg{display:block;max-width:100%;height:auto;color:var(--ink)}\n"
	"svg text{font:9px sans-serif;fill:var(--quiet)}\n"
	"svg .axis{stroke:var(--line)}\n"
	"blockquote{margin:.3em 0 1em 1em;white-space:pre-wrap}\n"
	"p.line{border-bottom:1px solid var(--line);height:1.6em;margin:0}\n";

/* Some days of the span: one of its weeks, or all of it. */
struct stretch {
	int64_t from, last;
	size_t week;			/* when it is one of several */
	bool all;
};

static bool has(const struct stretch *days, int64_t date)
{
	return date >= days->from && date <= days->last;
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
		html_add_in(html, "span", answer->title);
		buffer_add_string(html, "<br>\n");
		html_add_in(html, "span", answer->question);
		buffer_print(html, "<br>\nAnswer: <b>%d</b>", answer->number);
		if (answer->words) {
			buffer_add_string(html, ", ");
			html_add_in(html, "b", answer->words);
		}
		if (answer->safe) {
			buffer_add_string(html, "<br>\nAble to keep safe right then: ");
			html_add_in(html, "b", answer->safe);
		}
		buffer_add_string(html, "</p>\n");
	}
	buffer_add_string(html, "</section>\n");
}

static void add_head(const struct report *report, struct buffer *html)
{
	char overlap[OVERLAP_TEXT];

	buffer_add_string(html, "<header>\n");
	html_add_in(html, "h1", report->from.name);
	buffer_add_string(html, "\n<p>");
	add_date(html, report->first_date);
	buffer_add_string(html, " to ");
	add_date(html, report->last_date);
	buffer_print(html, " %d", day_from_number(report->last_date).year);
	if (report->to.name && *report->to.name) {
		buffer_add_string(html, ", for ");
		html_add_in(html, "span", report->to.name);
	}
	buffer_add_string(html, "</p>\n");
	if (report_overlap(report, overlap)) {
		buffer_add_string(html, "<p class=\"small\">");
		html_add_text(html, overlap);
		buffer_add_string(html, "</p>\n");
	}
	buffer_add_string(html, "</header>\n");
}

static void add_task(const struct report_task *task, struct report_week counts,
		     struct buffer *html)
{
	char times[TIMES_TEXT];

	times_write(&task->times, times);
	buffer_add_string(html, "<tr>");
	buffer_add_string(html, "<td>");
	html_add_in(html, "span", task->title);
	buffer_print(html, "%s</td><td>%s</td><td>%d</td><td>%d</td></tr>\n",
		     task->wants_numbers ? "<br>" REPORT_WANTS_NUMBERS : "", times, counts.asked,
		     counts.done);
}

/* An older program does not tell of each week: nothing, then. */
static struct report_week counts_of(const struct report_task *task,
				    const struct stretch *days)
{
	if (days->all)
		return (struct report_week){ task->asked, task->done };
	return task->weeks ? task->weeks[days->week] : (struct report_week){ 0, 0 };
}

static void add_tasks(const struct report *report, const struct stretch *days,
		      struct buffer *html)
{
	bool some = false;

	for (size_t i = 0; i < report->task_count; i++) {
		struct report_week counts = counts_of(&report->tasks[i], days);

		if (!counts.asked)
			continue;
		buffer_add_string(html, some ? "" : "<h3>Asked and done</h3>\n<table>\n<tr>"
				  "<th>Practice</th><th>How often</th><th>Asked</th>"
				  "<th>Done</th></tr>\n");
		add_task(&report->tasks[i], counts, html);
		some = true;
	}
	buffer_add_string(html, some ? "</table>\n" : "");
}

/* What the numbers make worth asking, and room for what they do not. */
static void add_talk(const struct report *report, const struct stretch *days,
		     struct buffer *html)
{
	buffer_add_string(html, "<h3>To talk about</h3>\n<ul>\n");
	for (size_t i = 0; i < report->task_count; i++) {
		struct report_week counts = counts_of(&report->tasks[i], days);

		if (counts.done * 2 >= counts.asked)
			continue;
		buffer_add_string(html, "<li>What made room for it, or did not: ");
		html_add_in(html, "span", report->tasks[i].title);
		buffer_print(html, " (%d of %d)</li>\n", counts.done, counts.asked);
	}
	for (size_t i = 0; i < report->session_count; i++)
		if (report->sessions[i].after == AFTER_LESS &&
		    has(days, report->sessions[i].date)) {
			buffer_add_string(html, "<li>Less steady afterwards: ");
			html_add_in(html, "span", report->sessions[i].title);
			buffer_add_string(html, ", ");
			add_date(html, report->sessions[i].date);
			buffer_add_string(html, "</li>\n");
		}
	buffer_add_string(html, "<li>What was good to notice</li>\n</ul>\n"
			  "<p class=\"line\"></p><p class=\"line\"></p>\n");
}

static void add_text(const struct report_text *text, struct buffer *html)
{
	buffer_add_string(html, "<p class=\"small\">");
	add_date(html, text->date);
	buffer_add_string(html, ", ");
	html_add_in(html, "span", text->title);
	if (text->question) {
		buffer_add_string(html, ": ");
		html_add_in(html, "span", text->question);
	}
	buffer_add_string(html, "</p>\n");
	html_add_in(html, "blockquote", text->text);
	buffer_add_string(html, "\n");
}

/* What was written in these days, or, with `others`, all that was not. */
static void add_texts(const struct report *report, const struct stretch *days, bool others,
		      struct buffer *html)
{
	bool some = false;

	for (size_t i = 0; i < report->text_count; i++) {
		if (has(days, report->texts[i].date) == others)
			continue;
		buffer_add_string(html, some ? "" : "<h3>In their own words</h3>\n");
		add_text(&report->texts[i], html);
		some = true;
	}
}

static void add_session(const struct report_session *session, struct buffer *html)
{
	char spent[SPENT_TEXT];

	buffer_add_string(html, "<tr><td>");
	add_date(html, session->date);
	buffer_add_string(html, "</td>");
	html_add_in(html, "td", session->title);
	spent_write(session, spent);
	buffer_print(html, "<td>%s of %g min, %s%s</td><td>", spent,
		     (double)session->planned_ms / 60000, ending_name(session->ended),
		     session->told ? "; told before" : "");
	if (session->before >= 0)
		buffer_print(html, "before %d of 10", session->before);
	buffer_print(html, "%s%s%s</td></tr>\n",
		     session->before >= 0 && session->after != AFTER_UNSAID ? ", " : "",
		     session->after != AFTER_UNSAID ? "after: " : "",
		     after_name(session->after));
}

static void add_sessions(const struct report *report, const struct stretch *days,
			 struct buffer *html)
{
	bool some = false;

	buffer_add_string(html, "<h3>Day by day</h3>\n");
	for (size_t i = 0; i < report->session_count; i++) {
		if (!has(days, report->sessions[i].date))
			continue;
		buffer_add_string(html, some ? "" : "<table>\n<tr><th>Day</th><th>Practice</th>"
				  "<th>Time</th><th>Steady</th></tr>\n");
		add_session(&report->sessions[i], html);
		some = true;
	}
	buffer_add_string(html, some ? "</table>\n" : "<p>No practice in these days.</p>\n");
}

static void add_days(const struct report *report, const struct stretch *days,
		     struct buffer *html)
{
	add_tasks(report, days, html);
	report_figures_add(report, days->from, days->last, days->all, html);
	add_talk(report, days, html);
	add_texts(report, days, false, html);
	add_sessions(report, days, html);
}

static void add_week(const struct report *report, size_t week, struct buffer *html)
{
	struct stretch days = { .week = week };

	days.from = report_counts_from(report) + (int64_t)week * REPORT_WEEK_DAYS;
	days.last = days.from + REPORT_WEEK_DAYS - 1 < report->last_date
			    ? days.from + REPORT_WEEK_DAYS - 1 : report->last_date;
	if (!week)
		days.from = report->first_date;
	buffer_add_string(html, "<section class=\"week\">\n<h2>");
	add_date(html, days.from);
	buffer_add_string(html, " to ");
	add_date(html, days.last);
	buffer_add_string(html, "</h2>\n");
	add_days(report, &days, html);
	buffer_add_string(html, "</section>\n");
}

static void add_body(const struct report *report, struct buffer *html)
{
	const struct stretch all = { report->first_date, report->last_date, 0, true };

	if (report_weeks(report) == 1) {
		add_days(report, &all, html);
		add_texts(report, &all, true, html);
		return;
	}
	buffer_add_string(html, "<h2>All these weeks</h2>\n");
	add_tasks(report, &all, html);
	report_figures_add(report, all.from, all.last, true, html);
	add_texts(report, &all, true, html);
	for (size_t week = 0; week < report_weeks(report); week++)
		add_week(report, week, html);
}

void report_html_all(const struct report *reports, size_t count, struct buffer *html)
{
	html_begin(html, count > 1 ? "Reports" : "Report", style);
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(html, i ? "<section class=\"report\">\n" : "");
		add_first(&reports[i], html);
		add_head(&reports[i], html);
		add_body(&reports[i], html);
		buffer_add_string(html, i ? "</section>\n" : "");
	}
	html_end(html);
}

void report_html(const struct report *report, struct buffer *html)
{
	report_html_all(report, 1, html);
}
