/* exchange/case_summary.c -- counts, the strongest answer, and one pair of numbers. */
#include "exchange/case_summary.h"

#include "model/report.h"

#include <string.h>

static void sum_tasks(const struct report *report, struct case_report *sum)
{
	for (size_t i = 0; i < report->task_count; i++) {
		sum->asked += report->tasks[i].asked;
		sum->done += report->tasks[i].done;
	}
}

/* How steady before, the first and the last time. */
static void trend_of_sessions(const struct report *report, struct case_report *sum)
{
	int first = -1, last = -1, said = 0;

	for (size_t i = 0; i < report->session_count; i++) {
		if (report->sessions[i].before < 0)
			continue;
		last = report->sessions[i].before;
		first = said++ ? first : last;
	}
	if (said < 2)
		return;
	sum->trend = "steady";
	sum->trend_first = first;
	sum->trend_last = last;
}

/* The mood when it was rated, else whatever was rated first; raw numbers, since it is
 * not for a program to say what they mean. */
static void find_trend(const struct report *report, struct case_report *sum)
{
	const struct report_series *chosen = NULL;

	for (size_t i = 0; i < report->series_count; i++) {
		const struct report_series *series = &report->series[i];

		if (series->count > 1 && (!chosen || !strcmp(series->name, "mood")))
			chosen = series;
	}
	if (!chosen) {
		trend_of_sessions(report, sum);
		return;
	}
	sum->trend = chosen->name;
	sum->trend_first = chosen->points[0].number;
	sum->trend_last = chosen->points[chosen->count - 1].number;
}

struct case_report case_summary(const struct report *report, const char *text, int64_t now_ms)
{
	struct case_report sum = {
		.id = report->id, .received_ms = now_ms, .made_ms = report->made_ms,
		.first_date = report->first_date, .last_date = report->last_date,
		.sessions = (int64_t)report->session_count, .text = text,
	};

	for (size_t i = 0; i < report->session_count; i++)
		sum.minutes_ms += report->sessions[i].spent_ms;
	/* whatever its number is, it opened the page */
	for (size_t i = 0; i < report->first_count; i++) {
		int number = report->first[i].number < 1 ? 1 : report->first[i].number;

		sum.support = number > sum.support ? number : sum.support;
	}
	sum_tasks(report, &sum);
	find_trend(report, &sum);
	return sum;
}
