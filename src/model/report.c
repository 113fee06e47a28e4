/* model/report.c -- the words of a report's few choices. */
#include "model/report.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { MINUTE_MS = 60000 };

#define SHARE_NAME(id, name) name,
static const char *const shares[SHARE_COUNT] = { SHARES(SHARE_NAME) };
#undef SHARE_NAME

static const char *const afters[] = { "", "less", "same", "steadier" };

static bool find(const char *const *names, size_t count, const char *name, size_t *at)
{
	for (*at = 0; *at < count; (*at)++)
		if (!strcmp(names[*at], name))
			return true;
	return false;
}

void spent_write(const struct report_session *session, char text[SPENT_TEXT])
{
	int64_t minutes = (session->spent_ms + MINUTE_MS / 2) / MINUTE_MS;

	if (minutes)
		snprintf(text, SPENT_TEXT, "%lld", (long long)minutes);
	else
		snprintf(text, SPENT_TEXT, "under 1");
}

int64_t report_counts_from(const struct report *report)
{
	bool again = report->told_until && report->told_until == report->first_date &&
		     report->last_date > report->first_date;

	return report->first_date + again;
}

size_t report_weeks(const struct report *report)
{
	return (size_t)(report->last_date - report_counts_from(report)) / REPORT_WEEK_DAYS + 1;
}

const char *share_name(enum share share)
{
	assert(share < SHARE_COUNT);
	return shares[share];
}

bool share_find(const char *name, enum share *share)
{
	size_t at;

	if (!find(shares, SHARE_COUNT, name, &at))
		return false;
	*share = (enum share)at;
	return true;
}

const char *after_name(enum after after)
{
	assert(after < sizeof afters / sizeof *afters);
	return afters[after];
}

bool after_find(const char *name, enum after *after)
{
	size_t at;

	if (!*name || !find(afters, sizeof afters / sizeof *afters, name, &at))
		return false;
	*after = (enum after)at;
	return true;
}
