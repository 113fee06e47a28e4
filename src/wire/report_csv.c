/* wire/report_csv.c -- columns that every row has, empty where they mean nothing. */
#include "wire/report_csv.h"

#include "base/buffer.h"
#include "base/markup.h"
#include "wire/report.h"

#include <string.h>

#define COLUMNS                                                                  \
	"what,date,practice,title,name,number,of,minutes,planned_minutes,ended,source," \
	"before,after,text\r\n"

/* A row before it is written; numbers as text. */
struct row {
	const char *what, *practice, *title, *name, *ended, *source, *before, *after, *text;
	int64_t date;
	bool dated;
	char number[24], of[24], minutes[24], planned[24];
};

static void add_row(struct buffer *csv, const struct row *row)
{
	char date[DATE_TEXT] = "";
	const char *const cells[] = { row->what, date, row->practice, row->title, row->name,
				      row->number, row->of, row->minutes, row->planned,
				      row->ended, row->source, row->before, row->after,
				      row->text };

	if (row->dated)
		report_date(row->date, date);
	csv_add_row(csv, cells, sizeof cells / sizeof *cells, "\r\n");
}

static void set(char text[24], int64_t number)
{
	struct buffer digits = { 0 };

	buffer_print(&digits, "%lld", (long long)number);
	memcpy(text, digits.bytes, digits.length + 1);
	buffer_free(&digits);
}

static void add_first(const struct report *report, struct buffer *csv)
{
	for (size_t i = 0; i < report->first_count; i++) {
		const struct report_answer *answer = &report->first[i];
		struct row row = { .what = "first", .date = answer->date, .dated = true,
				   .practice = answer->practice, .title = answer->title,
				   .name = answer->question, .after = answer->words,
				   .text = answer->safe };

		set(row.number, answer->number);
		add_row(csv, &row);
	}
}

static void add_tasks(const struct report *report, struct buffer *csv)
{
	for (size_t i = 0; i < report->task_count; i++) {
		const struct report_task *task = &report->tasks[i];
		struct row row = { .what = "task", .practice = task->practice,
				   .title = task->title, .name = task->name };
		char times[TIMES_TEXT];

		times_write(&task->times, times);
		row.text = times;
		set(row.number, task->done);
		set(row.of, task->asked);
		add_row(csv, &row);
	}
}

static void add_sessions(const struct report *report, struct buffer *csv)
{
	for (size_t i = 0; i < report->session_count; i++) {
		const struct report_session *session = &report->sessions[i];
		struct row row = { .what = "session", .date = session->date, .dated = true,
				   .practice = session->practice, .title = session->title,
				   .ended = ending_name(session->ended),
				   .source = session->source,
				   .after = after_name(session->after) };
		char before[24];

		set(row.minutes, (session->spent_ms + 30000) / 60000);
		set(row.planned, (session->planned_ms + 30000) / 60000);
		set(before, session->before);
		row.before = session->before >= 0 ? before : NULL;
		add_row(csv, &row);
	}
}

static void add_numbers(const struct report *report, struct buffer *csv)
{
	for (size_t i = 0; i < report->series_count; i++)
		for (size_t p = 0; p < report->series[i].count; p++) {
			struct row row = { .what = "rating", .dated = true,
					   .date = report->series[i].points[p].date,
					   .name = report->series[i].name };

			set(row.number, report->series[i].points[p].number);
			set(row.of, report->series[i].most);
			add_row(csv, &row);
		}
}

void report_csv(const struct report *report, struct buffer *csv)
{
	buffer_add_string(csv, COLUMNS);
	add_first(report, csv);
	add_tasks(report, csv);
	add_sessions(report, csv);
	add_numbers(report, csv);
	for (size_t i = 0; i < report->text_count; i++) {
		const struct report_text *text = &report->texts[i];

		add_row(csv, &(struct row){ .what = "text", .date = text->date, .dated = true,
					    .title = text->title, .name = text->name,
					    .text = text->text });
	}
}
