/* schedule/person_calendar.c -- settings and library become a calendar. */
#include "schedule/person_calendar.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/clock.h"

#include <string.h>

enum { PROGRAMMES_MOST = 16, HOUR_S = 3600, DAY_S = 86400, DAY_HOURS = 24 };

static int64_t date_of(const char *text)
{
	struct day day;

	return text && day_parse(text, &day) ? day_number(day) : NO_DATE;
}

int64_t person_date(const struct app *app, int64_t moment_ms, int offset_s)
{
	return day_number(moment_day(moment_ms, offset_s, app_settings(app)->day_starts_hour));
}

int64_t person_today(const struct app *app)
{
	int64_t now_ms = clock_civil_ms(app_clock(app));

	return person_date(app, now_ms, moment_offset_s(now_ms));
}

int person_hour_at(int64_t moment_ms, int offset_s, int day_starts_hour)
{
	int64_t of_day = (moment_ms / 1000 + offset_s) % DAY_S;
	int hour = (int)((of_day + DAY_S) % DAY_S / HOUR_S);

	return hour < day_starts_hour ? hour + DAY_HOURS : hour;
}

int person_hour(const struct app *app)
{
	int64_t now_ms = clock_civil_ms(app_clock(app));

	return person_hour_at(now_ms, moment_offset_s(now_ms),
			      app_settings(app)->day_starts_hour);
}

static void add(const struct programme *programme, enum stage stage,
		const struct programme **programmes, size_t *count, size_t most)
{
	if (!programme || programme->stage != stage || *count == most)
		return;
	for (size_t i = 0; i < *count; i++)
		if (programmes[i] == programme)
			return;
	programmes[(*count)++] = programme;
}

size_t person_programmes(const struct app *app, enum stage stage,
			 const struct programme **programmes, size_t most)
{
	const struct texts *named = &app_settings(app)->programmes;
	size_t count = 0, all_count;
	const struct programme *const *all = app_programmes(app, &all_count);

	for (size_t i = 0; i < named->count; i++)
		add(app_programme(app, named->at[i]), stage, programmes, &count, most);
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < all_count; i++)
			if (all[i]->own == (own == 1))
				add(all[i], stage, programmes, &count, most);
	return count;
}

static void take_sessions(struct calendar *calendar, const struct texts *dates)
{
	for (size_t i = 0; i < dates->count; i++) {
		int64_t date = date_of(dates->at[i]);

		if (date != NO_DATE && calendar->medicine_day_count < CALENDAR_MEDICINE_DAYS_MOST)
			calendar->medicine_days[calendar->medicine_day_count++] = date;
	}
}

static void take_moves(struct calendar *calendar, const struct app *app)
{
	const struct moves *moved = &app_settings(app)->moved;

	for (size_t i = 0; i < moved->count; i++) {
		const struct move *move = &moved->at[i];
		const struct programme *programme = app_programme(app, move->programme);

		if (programme && calendar->move_count < CALENDAR_MOVES_MOST)
			calendar->moves[calendar->move_count++] = (struct calendar_move){
				programme, move->day, date_of(move->date) };
	}
}

struct calendar person_calendar(const struct app *app)
{
	const struct settings *settings = app_settings(app);
	struct calendar calendar = {
		.arrival = date_of(settings->arrival),
		.home = date_of(settings->home),
		.since = date_of(settings->since),
		.where = settings->where,
		.form_days = settings->form_days,
		.track = settings->track,
	};

	for (int stage = 0; stage < STAGE_COUNT; stage++)
		person_programmes(app, (enum stage)stage, &calendar.programmes[stage], 1);
	take_sessions(&calendar, &settings->medicine_days);
	take_moves(&calendar, app);
	return calendar;
}

bool person_has_medicine_day(const struct app *app)
{
	struct calendar calendar = person_calendar(app);
	struct calendar_day day;

	calendar_look(&calendar, person_today(app), &day);
	return day.medicine;
}

const char *person_place_name(struct arena *arena, const struct calendar_day *day,
			      const struct programme_day *which)
{
	if (day->medicine)
		return "session day";
	if (which == day->month)
		return "month";
	if (which == day->after)
		return arena_print(arena, "after %d", which->number);
	if (which == day->day && day->week)
		return arena_print(arena, "week %d", which->number);
	return arena_print(arena, "day %d", which->number);
}

const char *person_date_text(const struct app *app, struct arena *arena, int64_t date)
{
	struct day day = day_from_number(date), now = day_from_number(person_today(app));

	if (day.year == now.year)
		return arena_print(arena, "%s %d %s", day_week_name(day), day.day,
				   day_month_name(day));
	return arena_print(arena, "%s %d %s %d", day_week_name(day), day.day,
			   day_month_name(day), day.year);
}
