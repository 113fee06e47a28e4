/* engine/calendar_phase.c -- the dates that hold, and between which of them a day is. */
#include "engine/calendar_parts.h"

enum { STAY_DAYS = 5, ASK_HOME_DAYS = 7 };

const struct programme *calendar_programme(const struct calendar *calendar,
					   enum phase phase)
{
	static const int stages[] = {
		[PHASE_UNSAID] = -1, [PHASE_PREPARE] = STAGE_PREPARE,
		[PHASE_RETREAT] = STAGE_RETREAT, [PHASE_INTEGRATE] = STAGE_INTEGRATE,
		[PHASE_DAILY] = STAGE_INTEGRATE,
	};

	return stages[phase] < 0 ? NULL : calendar->programmes[stages[phase]];
}

enum stage phase_stage(enum phase phase)
{
	return phase == PHASE_RETREAT ? STAGE_RETREAT
	       : phase == PHASE_INTEGRATE || phase == PHASE_DAILY ? STAGE_INTEGRATE
	       : STAGE_PREPARE;
}

int calendar_longest(const struct programme *programme)
{
	return programme && programme->form_count ? programme->forms[0] : 0;
}

/* The days of a stay, where no programme says it. */
int64_t calendar_stay(const struct calendar *calendar)
{
	int days = calendar_longest(calendar->programmes[STAGE_RETREAT]);

	return days ? days : STAY_DAYS;
}

static bool arrival_is_known(const struct calendar *calendar)
{
	return calendar->arrival != NO_DATE;
}

/* The preparation's form by choice; `otherwise` when none of its forms was chosen. */
static size_t chosen_form(const struct calendar *calendar, size_t otherwise)
{
	const struct programme *programme = calendar->programmes[STAGE_PREPARE];

	for (size_t i = 0; programme && i < programme->form_count; i++)
		if (programme->forms[i] == calendar->form_days)
			return i;
	return otherwise;
}

int calendar_form_days(const struct programme *programme, size_t form)
{
	return programme && programme->form_count ? programme->forms[form] : 0;
}

/* The dates that hold: one that is not known follows from the person's word. */
int64_t calendar_arrival(const struct calendar *calendar)
{
	int64_t since = calendar->since, home = calendar->home, guess;

	if (arrival_is_known(calendar) || since == NO_DATE)
		return calendar->arrival;
	guess = since + calendar_form_days(calendar->programmes[STAGE_PREPARE],
					   chosen_form(calendar, 0));
	if (calendar->where == WHERE_RETREAT)
		guess = since;
	else if (calendar->where != WHERE_PREPARING)
		return NO_DATE;
	return home == NO_DATE || guess < home ? guess : NO_DATE;
}

/* Whoever goes home on the day of arrival was there for a day: the next one is the
 * first at home. */
int64_t calendar_home(const struct calendar *calendar)
{
	bool passed = !arrival_is_known(calendar) || calendar->arrival < calendar->since;

	if (calendar->home == NO_DATE)
		return calendar->where == WHERE_HOME && passed ? calendar->since : NO_DATE;
	return calendar->home + (calendar->home == calendar->arrival);
}

size_t calendar_form(const struct calendar *calendar)
{
	const struct programme *programme = calendar->programmes[STAGE_PREPARE];
	int64_t arrival = calendar_arrival(calendar), since = calendar->since;

	if (!programme || arrival == NO_DATE || since == NO_DATE ||
	    arrival - since > DAYS_MOST)
		return chosen_form(calendar, 0);
	return chosen_form(calendar, programme_form_for(programme, (int)(arrival - since)));
}

/* The days of the weeks that follow, the numbered days included. */
int64_t calendar_days_in_all(const struct programme *programme)
{
	int days = calendar_longest(programme);

	if (programme && programme->week_count) {
		int last = programme->weeks[programme->week_count - 1].number * WEEK_DAYS;

		days = last > days ? last : days;
	}
	return days;
}

static bool prepares_again(const struct calendar *calendar, int64_t date)
{
	const struct programme *programme = calendar->programmes[STAGE_PREPARE];
	int64_t arrival = calendar->arrival;

	return date >= arrival - calendar_form_days(programme, calendar_form(calendar));
}

/* The phase of a date between an arrival and whatever follows it. */
static enum phase after_arrival(const struct calendar *calendar, int64_t arrival,
				int64_t date)
{
	int64_t asked = arrival + calendar_stay(calendar) + ASK_HOME_DAYS;

	return date < asked ? PHASE_RETREAT : PHASE_DAILY;
}

static enum phase after_home(const struct calendar *calendar, int64_t home, int64_t date)
{
	int64_t days = calendar_days_in_all(calendar->programmes[STAGE_INTEGRATE]);

	return date < home + days ? PHASE_INTEGRATE : PHASE_DAILY;
}

enum phase calendar_phase(const struct calendar *calendar, int64_t date)
{
	int64_t arrival = calendar_arrival(calendar), home = calendar_home(calendar);
	bool old_home = arrival != NO_DATE && home != NO_DATE && home <= arrival;

	if (old_home && date >= home && !prepares_again(calendar, date))
		return after_home(calendar, home, date);
	if (!old_home && home != NO_DATE && date >= home)
		return after_home(calendar, home, date);
	if (arrival != NO_DATE && date < arrival)
		return PHASE_PREPARE;
	if (arrival != NO_DATE && (old_home || home == NO_DATE)) {
		/* a guess at the arrival runs out quietly */
		if (!arrival_is_known(calendar) && calendar->where == WHERE_PREPARING)
			return PHASE_PREPARE;
		return after_arrival(calendar, arrival, date);
	}
	if (arrival != NO_DATE)
		return PHASE_RETREAT;
	if (home != NO_DATE || calendar->where == WHERE_PREPARING)
		return PHASE_PREPARE;
	return calendar->where == WHERE_UNSAID ? PHASE_UNSAID : PHASE_DAILY;
}
