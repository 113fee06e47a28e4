/* exchange/case_summary.c -- counts, the strongest answer, and one pair of numbers. */
#include "exchange/case_summary.h"

#include "model/report.h"
#include "practice/player.h"

#include <string.h>
#include <strings.h>

enum { SEVERITY_OPEN = 10, SEVERITY_UNSAFE = 20, NUMBER_MOST = 9 };

int64_t case_severity(const struct report_answer *answer)
{
	const char *safe = answer->safe ? answer->safe : "";
	/* whatever its number is, it opened the page */
	int number = answer->number < 1 ? 1
		     : answer->number > NUMBER_MOST ? NUMBER_MOST : answer->number;

	if (strstr(safe, ANSWER_SAFE_NO))
		return SEVERITY_UNSAFE + number;
	return strncasecmp(safe, ANSWER_SAFE_YES, strlen(ANSWER_SAFE_YES)) != 0
	       ? SEVERITY_OPEN + number : number;
}

const char *case_severity_words(int64_t severity)
{
	if (severity >= SEVERITY_UNSAFE)
		return " Able to keep safe: \"" ANSWER_SAFE_NO "\".";
	return severity >= SEVERITY_OPEN ? " Able to keep safe: not known." : "";
}

static void sum_tasks(const struct report *report, struct case_report *sum)
{
	for (size_t i = 0; i < report->task_count; i++) {
		sum->asked += report->tasks[i].asked;
		sum->done += report->tasks[i].done;
	}
}

/* What an earlier report told already was summed up with that. */
static void sum_sessions(const struct report *report, struct case_report *sum)
{
	for (size_t i = 0; i < report->session_count; i++) {
		const struct report_session *session = &report->sessions[i];

		sum->sessions += !session->told;
		sum->minutes_ms += session->told ? 0 : session->spent_ms;
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
		.text = text,
	};

	sum_sessions(report, &sum);
	for (size_t i = 0; i < report->first_count; i++) {
		int number = report->first[i].number < 1 ? 1 : report->first[i].number;
		int64_t severity = case_severity(&report->first[i]);

		sum.support = number > sum.support ? number : sum.support;
		sum.severity = severity > sum.severity ? severity : sum.severity;
	}
	sum_tasks(report, &sum);
	find_trend(report, &sum);
	return sum;
}
