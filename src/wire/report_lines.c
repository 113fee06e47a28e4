/* wire/report_lines.c -- a heading a part, a line a thing. */
#include "wire/report_lines.h"

#include "base/buffer.h"
#include "wire/report.h"

#include <string.h>

void report_answer_lines(const struct report_answer *answer, struct buffer *lines)
{
	char date[DATE_TEXT];

	plain_text_date(answer->date, date);
	buffer_print(lines, "  %s  %s: %s\n", date, answer->title, answer->question);
	buffer_print(lines, "    Answer: %d%s%s\n", answer->number, answer->words ? ", " : "",
		     answer->words ? answer->words : "");
	if (answer->safe)
		buffer_print(lines, "    Able to keep safe right then: %s\n", answer->safe);
}

static void add_first(const struct report *report, struct buffer *lines)
{
	if (!report->first_count)
		return;
	buffer_add_string(lines, "To be read first. This goes in at every level:\n");
	for (size_t i = 0; i < report->first_count; i++)
		report_answer_lines(&report->first[i], lines);
	buffer_add_string(lines, "\n");
}

static void add_head(const struct report *report, struct buffer *lines)
{
	char from[DATE_TEXT], until[DATE_TEXT], overlap[OVERLAP_TEXT];

	plain_text_date(report->first_date, from);
	plain_text_date(report->last_date, until);
	buffer_print(lines, "From %s, to %s\n%s to %s\nIt holds:", report->from.name,
		     report->to.name ? report->to.name : "", from, until);
	for (int i = 0; i < SHARE_COUNT; i++)
		if (report->shares & 1u << i)
			buffer_print(lines, " %s", share_name((enum share)i));
	buffer_add_string(lines, "\n");
	if (report_overlap(report, overlap))
		buffer_print(lines, "%s\n", overlap);
	buffer_add_string(lines, "\n");
}

/* Only where there is more than one. */
static void add_weeks(const struct report *report, const struct report_task *task,
		      struct buffer *lines)
{
	size_t count = report_weeks(report);

	if (!task->weeks || count < 2)
		return;
	buffer_add_string(lines, "    week by week:");
	for (size_t i = 0; i < count; i++)
		buffer_print(lines, " %d of %d%s", task->weeks[i].done, task->weeks[i].asked,
			     i + 1 < count ? "," : "\n");
}

static void add_tasks(const struct report *report, struct buffer *lines)
{
	buffer_add_string(lines, "Asked and done\n");
	if (!report->task_count)
		buffer_add_string(lines, "  nothing was asked in these days\n");
	for (size_t i = 0; i < report->task_count; i++) {
		const struct report_task *task = &report->tasks[i];
		char times[TIMES_TEXT];

		times_write(&task->times, times);
		buffer_print(lines, "  %s (%s): asked %d, done %d\n", task->title, times,
			     task->asked, task->done);
		if (task->wants_numbers)
			buffer_add_string(lines, "    " REPORT_WANTS_NUMBERS "\n");
		add_weeks(report, task, lines);
	}
	buffer_add_string(lines, "\n");
}

/* Why it was done, in words: an assignment by its title, as far as the report tells it. */
static void add_source(const struct report *report, const struct report_session *session,
		       struct buffer *lines)
{
	static const char assigned[] = "assignment:", programme[] = "programme:";
	const char *id = session->source + sizeof assigned - 1;

	if (!strncmp(session->source, programme, sizeof programme - 1))
		buffer_add_string(lines, ", from the programme");
	if (strncmp(session->source, assigned, sizeof assigned - 1) != 0)
		return;
	for (size_t i = 0; i < report->task_count; i++)
		if (!strcmp(report->tasks[i].assignment, id)) {
			buffer_print(lines, ", asked for in \"%s\"",
				     report->tasks[i].assignment_title);
			return;
		}
	buffer_add_string(lines, ", asked for in an assignment");
}

static void add_session(const struct report *report,
			const struct report_session *session, struct buffer *lines)
{
	char date[DATE_TEXT], spent[SPENT_TEXT];

	plain_text_date(session->date, date);
	spent_write(session, spent);
	buffer_print(lines, "  %s  %s, %s of %g min, %s", date, session->title, spent,
		     (double)session->planned_ms / 60000, ending_name(session->ended));
	add_source(report, session, lines);
	if (session->before >= 0)
		buffer_print(lines, "; steady before: %d of 10", session->before);
	if (session->after != AFTER_UNSAID)
		buffer_print(lines, "; afterwards: %s%s", after_name(session->after),
			     session->after == AFTER_LESS ? " steady" : "");
	if (session->told)
		buffer_add_string(lines, "; told before");
	buffer_add_string(lines, "\n");
}

static void add_sessions(const struct report *report, struct buffer *lines)
{
	buffer_add_string(lines, "Practices\n");
	if (!report->session_count)
		buffer_add_string(lines, "  none in these days\n");
	for (size_t i = 0; i < report->session_count; i++)
		add_session(report, &report->sessions[i], lines);
	buffer_add_string(lines, "\n");
}

static void add_series(const struct report *report, struct buffer *lines)
{
	char date[DATE_TEXT];

	if (!(report->shares & 1u << SHARE_RATINGS))
		return;
	buffer_add_string(lines, "Ratings\n");
	if (!report->series_count)
		buffer_add_string(lines, "  none in these days\n");
	for (size_t i = 0; i < report->series_count; i++) {
		const struct report_series *series = &report->series[i];

		buffer_print(lines, "  %s, %d to %d:",
			     series->question ? series->question : series->name,
			     series->least, series->most);
		for (size_t p = 0; p < series->count; p++) {
			plain_text_date(series->points[p].date, date);
			buffer_print(lines, " %s %d%s", date + 5, series->points[p].number,
				     p + 1 < series->count ? "," : "");
		}
		buffer_add_string(lines, "\n");
	}
	buffer_add_string(lines, "\n");
}

/* A text keeps its lines, each moved in. */
static void add_moved_in(const char *text, struct buffer *lines)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		buffer_print(lines, "    %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static void add_texts(const struct report *report, struct buffer *lines)
{
	char date[DATE_TEXT];

	if (!(report->shares & 1u << SHARE_TEXTS))
		return;
	buffer_add_string(lines, "Texts\n");
	for (size_t i = 0; i < report->text_count; i++) {
		const struct report_text *text = &report->texts[i];

		plain_text_date(text->date, date);
		buffer_print(lines, "  %s  %s%s%s\n", date, text->title,
			     text->question ? ": " : "", text->question ? text->question : "");
		add_moved_in(text->text, lines);
	}
	buffer_add_string(lines, "\n");
}

void report_lines(const struct report *report, struct buffer *lines)
{
	add_first(report, lines);
	add_head(report, lines);
	add_tasks(report, lines);
	add_sessions(report, lines);
	add_series(report, lines);
	add_texts(report, lines);
}
