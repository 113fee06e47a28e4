/* engine/calendar.c -- arithmetic of day numbers, one question after another: first the
 * dates that hold, then the phase between them, then what a date is. */
#include "engine/calendar.h"

#include <assert.h>

enum { WEEK_DAYS = 7, STAY_DAYS = 5, ASK_HOME_DAYS = 7, SESSIONS_APART = 14 };

static const struct programme *programme_of(const struct calendar *calendar,
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

static int longest(const struct programme *programme)
{
	return programme && programme->form_count ? programme->forms[0] : 0;
}

/* The days of a stay, where no programme says it. */
static int64_t stay_of(const struct calendar *calendar)
{
	int days = longest(calendar->programmes[STAGE_RETREAT]);

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

static int form_days(const struct programme *programme, size_t form)
{
	if (!programme || !programme->form_count)
		return 0;
	assert(form < programme->form_count);
	return programme->forms[form];
}

/* The dates that hold: one that is not known follows from the person's word. */
static int64_t arrival_of(const struct calendar *calendar)
{
	int64_t since = calendar->since, home = calendar->home, guess;

	if (arrival_is_known(calendar) || since == NO_DATE)
		return calendar->arrival;
	guess = since + form_days(calendar->programmes[STAGE_PREPARE],
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
	int64_t arrival = arrival_of(calendar), since = calendar->since;

	if (!programme || arrival == NO_DATE || since == NO_DATE ||
	    arrival - since > DAYS_MOST)
		return chosen_form(calendar, 0);
	return chosen_form(calendar, programme_form_for(programme, (int)(arrival - since)));
}

/* The days of the weeks that follow, the numbered days included. */
static int64_t days_in_all(const struct programme *programme)
{
	int days = longest(programme);

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

	return date >= arrival - form_days(programme, calendar_form(calendar));
}

/* The phase of a date between an arrival and whatever follows it. */
static enum phase after_arrival(const struct calendar *calendar, int64_t arrival,
				int64_t date)
{
	int64_t asked = arrival + stay_of(calendar) + ASK_HOME_DAYS;

	return date < asked ? PHASE_RETREAT : PHASE_DAILY;
}

static enum phase after_home(const struct calendar *calendar, int64_t home, int64_t date)
{
	int64_t days = days_in_all(calendar->programmes[STAGE_INTEGRATE]);

	return date < home + days ? PHASE_INTEGRATE : PHASE_DAILY;
}

static enum phase phase_of(const struct calendar *calendar, int64_t date)
{
	int64_t arrival = arrival_of(calendar), home = calendar_home(calendar);
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

/* The date of the first day of a phase's programme. */
static int64_t first_of(const struct calendar *calendar, enum phase phase)
{
	int64_t arrival = arrival_of(calendar), home = calendar_home(calendar);
	const struct programme *programme = programme_of(calendar, phase);

	switch (programme ? programme->counts : COUNTS_FROM_HOME) {
	case COUNTS_TO_ARRIVAL:
		return arrival == NO_DATE ? NO_DATE
		       : arrival - form_days(programme, calendar_form(calendar));
	case COUNTS_FROM_ARRIVAL:
		return arrival;
	case COUNTS_FROM_HOME:
	case DAY_COUNT_COUNT:
		break;
	}
	return home;
}

static size_t form_of(const struct calendar *calendar, enum phase phase)
{
	return phase == PHASE_PREPARE ? calendar_form(calendar) : 0;
}

/* How long the stay is, when both of its ends are known and it is one; else 0. */
static int64_t known_stay(const struct calendar *calendar)
{
	int64_t arrival = arrival_of(calendar), home = calendar_home(calendar);

	if (arrival == NO_DATE || home == NO_DATE || home <= arrival ||
	    home > arrival + DAYS_MOST)
		return 0;
	return home - arrival;
}

/* The days that are counted: of the form, of the stay, or of the programme. */
static int64_t numbered_days(const struct calendar *calendar, enum phase phase)
{
	const struct programme *programme = programme_of(calendar, phase);

	if (programme && programme->counts == COUNTS_FROM_ARRIVAL && known_stay(calendar))
		return known_stay(calendar);
	return form_days(programme, form_of(calendar, phase));
}

bool calendar_span(const struct calendar *calendar, enum phase phase, int64_t *first,
		   int64_t *last)
{
	const struct programme *programme = programme_of(calendar, phase);
	int64_t days;

	*first = programme ? first_of(calendar, phase) : NO_DATE;
	if (*first == NO_DATE)
		return false;
	days = numbered_days(calendar, phase);
	if (programme->counts == COUNTS_FROM_HOME)
		days = days_in_all(programme);
	*last = *first + days - 1;
	return days > 0;
}

/* At which place of the preparation a person begins who comes later than its first
 * day; 1 for everybody else. */
static int64_t begins_at(const struct calendar *calendar, enum phase phase, int64_t first)
{
	int64_t since = calendar->since;

	return phase == PHASE_PREPARE && since != NO_DATE && since > first
		       ? since - first + 1 : 1;
}

/* Of a stay the last day is the one before home, however long it is. */
static int place_in_stay(const struct calendar *calendar,
			 const struct programme *programme, int place)
{
	int64_t stay = known_stay(calendar);
	int days = longest(programme);

	if (!stay || place == 1)
		return place;
	return place == stay ? days : place < days ? place : 0;
}

/* The day at a place. A late beginning is made with the first day, which holds what
 * nobody should go without, in place of the one that falls there. */
static const struct programme_day *at_place(const struct calendar *calendar,
					    enum phase phase, int64_t first, int place)
{
	const struct programme *programme = programme_of(calendar, phase);
	int64_t begins = begins_at(calendar, phase, first);

	if (begins > 1 && place == 1)
		return NULL;
	if (programme->counts == COUNTS_FROM_ARRIVAL)
		place = place_in_stay(calendar, programme, place);
	return programme_day(programme, form_of(calendar, phase),
			     place == begins ? 1 : place);
}

int64_t calendar_date_of(const struct calendar *calendar, enum phase phase,
			 const struct programme_day *day)
{
	int64_t first, last;

	if (!calendar_span(calendar, phase, &first, &last))
		return NO_DATE;
	for (int place = 1; place <= numbered_days(calendar, phase); place++)
		if (at_place(calendar, phase, first, place) == day)
			return first + place - 1;
	return NO_DATE;
}

static bool is_session(const struct calendar *calendar, int64_t date)
{
	for (size_t i = 0; i < calendar->medicine_day_count; i++)
		if (calendar->medicine_days[i] == date)
			return true;
	return false;
}

/* The move of a day, when its new date lies within the programme: the last word on
 * it. */
static const struct calendar_move *move_of(const struct calendar *calendar,
					   const struct programme *programme, int day,
					   int64_t first, int64_t last)
{
	for (size_t i = calendar->move_count; i--; ) {
		const struct calendar_move *move = &calendar->moves[i];

		if (move->programme == programme && move->day == day &&
		    move->date >= first && move->date <= last)
			return move;
	}
	return NULL;
}

static const struct programme_day *numbered(const struct programme *programme, int number)
{
	for (size_t i = 0; i < programme->day_count; i++)
		if (programme->days[i].number == number)
			return &programme->days[i];
	return NULL;
}

/* Takes a day away that was put elsewhere, and adds those that were put here. */
static void look_at_moves(const struct calendar *calendar, struct calendar_day *day)
{
	const struct calendar_move *away = NULL;
	int64_t first, last;

	if (!calendar_span(calendar, day->phase, &first, &last))
		return;
	if (day->day && day->place)
		away = move_of(calendar, day->programme, day->day->number, first, last);
	if (away && away->date != day->date) {
		day->moved_to = away->date;
		day->day = NULL;
	}
	for (size_t i = 0; i < calendar->move_count; i++) {
		const struct calendar_move *move = &calendar->moves[i];
		const struct programme_day *other;

		if (move->date != day->date ||
		    move_of(calendar, day->programme, move->day, first, last) != move)
			continue;
		other = numbered(day->programme, move->day);
		if (other && other != day->day && day->here_count < CALENDAR_HERE_MOST &&
		    ((other->forms >> day->form) & 1))
			day->here[day->here_count++] = other;
	}
}

/* Finds the day or week by its number from the first day of the programme. */
static void look_at_number(const struct calendar *calendar, struct calendar_day *day)
{
	int64_t first, last, place;

	if (!calendar_span(calendar, day->phase, &first, &last))
		return;
	if (day->date < first) {
		day->begins = first;
		return;
	}
	place = day->date - first + 1;
	day->of = (int)numbered_days(calendar, day->phase);
	if (place <= day->of) {
		day->place = (int)place;
		day->day = at_place(calendar, day->phase, first, (int)place);
	} else if (day->date <= last) {
		day->week = (int)((place - 1) / WEEK_DAYS) + 1;
		day->day = programme_week(day->programme, day->week);
	}
	if (!day->place)
		day->of = 0;
}

/* Every four weeks when the weeks are over: open until it is done, or the next comes. */
static void look_at_month(const struct calendar *calendar, struct calendar_day *day)
{
	int64_t first, last, months, arrival = arrival_of(calendar);

	if (day->phase != PHASE_DAILY || !day->programme || !day->programme->monthly ||
	    !calendar_span(calendar, PHASE_DAILY, &first, &last) || day->medicine)
		return;
	/* after another retreat the months count from its own return home */
	if (arrival != NO_DATE && day->date >= arrival && calendar_home(calendar) <= arrival)
		return;
	months = (day->date - last - 1) / MONTH_DAYS;
	if (months < 1)
		return;
	day->month = day->programme->monthly;
	day->month_from = last + 1 + months * MONTH_DAYS;
	day->third = months % 3 == 0;
}

/* The last day with a session up to a date, when none follows soon; without any the
 * last day of the retreat. What was before the arrival belongs to another one. */
static int64_t last_session(const struct calendar *calendar, int64_t date)
{
	int64_t arrival = arrival_of(calendar), home = calendar_home(calendar);
	int64_t last = NO_DATE;
	bool arrived = arrival != NO_DATE && arrival <= date;

	for (size_t i = 0; i < calendar->medicine_day_count; i++) {
		int64_t session = calendar->medicine_days[i];

		if (session > date && session <= date + SESSIONS_APART)
			return NO_DATE;
		if (session <= date && session > last && (!arrived || session >= arrival))
			last = session;
	}
	if (last == NO_DATE && home != NO_DATE && home <= date)
		last = home - 1;
	return last;
}

/* A look back is open for a quarter of the time that it looks back on. */
static void look_back(const struct calendar *calendar, struct calendar_day *day)
{
	const struct programme *programme = calendar->programmes[STAGE_INTEGRATE];
	int64_t last = last_session(calendar, day->date);

	if (!programme || last == NO_DATE || day->medicine || day->phase == PHASE_PREPARE)
		return;
	for (size_t i = 0; i < programme->after_count; i++) {
		const struct programme_day *after = &programme->afters[i];
		int64_t open = after->number / 4 > 1 ? after->number / 4 : 1;

		if (day->date < last + after->number ||
		    day->date >= last + after->number + open)
			continue;
		day->after = after;
		day->after_of = programme;
		day->after_from = last + after->number;
	}
}

/* A day with a session: the programme of the phase knows what it holds, or that of
 * the retreat. */
static void look_at_session(const struct calendar *calendar, struct calendar_day *day)
{
	const struct programme *retreat = calendar->programmes[STAGE_RETREAT];

	if (!day->medicine)
		return;
	if (!day->programme || !day->programme->medicine_day)
		day->programme = retreat && retreat->medicine_day ? retreat : NULL;
	day->day = day->programme ? day->programme->medicine_day : NULL;
	day->here_count = 0;
	day->moved_to = NO_DATE;
	day->week = 0;
}

/* Whether the retreat seems to be over, for as long as the weeks after it would last. */
static bool asks_home(const struct calendar *calendar, const struct calendar_day *day)
{
	int64_t arrival = arrival_of(calendar), home = calendar_home(calendar), over;

	if (arrival == NO_DATE || (home != NO_DATE && home > arrival) ||
	    calendar->where == WHERE_PRACTISING ||
	    (day->phase != PHASE_RETREAT && day->phase != PHASE_DAILY))
		return false;
	over = arrival + stay_of(calendar);
	return day->date >= over &&
	       day->date < over + days_in_all(calendar->programmes[STAGE_INTEGRATE]);
}

void calendar_look(const struct calendar *calendar, int64_t date, struct calendar_day *day)
{
	int64_t arrival = arrival_of(calendar);

	*day = (struct calendar_day){ .date = date, .begins = NO_DATE, .moved_to = NO_DATE,
				      .after_from = NO_DATE, .month_from = NO_DATE };
	day->phase = phase_of(calendar, date);
	day->programme = programme_of(calendar, day->phase);
	day->form = form_of(calendar, day->phase);
	day->medicine = is_session(calendar, date);
	day->ask_home = asks_home(calendar, day);
	if (day->phase == PHASE_PREPARE && calendar->arrival != NO_DATE && date < arrival)
		day->to_arrival = arrival - date;
	if (day->phase != PHASE_UNSAID && day->phase != PHASE_DAILY) {
		look_at_number(calendar, day);
		look_at_moves(calendar, day);
	}
	look_at_month(calendar, day);
	look_at_session(calendar, day);
	look_back(calendar, day);
}

bool calendar_can_hold(const struct calendar *calendar, const struct programme *programme,
		       int64_t date)
{
	struct calendar_day on;
	int64_t first, last;

	calendar_look(calendar, date, &on);
	return on.programme == programme && !on.medicine &&
	       calendar_span(calendar, on.phase, &first, &last) && date >= first &&
	       date <= last;
}
