/* schedule/schedule_text.c -- what is in use and why, and what is left aside and why. */
#include "schedule/schedule_text.h"

#include "schedule/person_calendar.h"
#include "app/app.h"
#include "schedule/today.h"
#include "base/arena.h"

#include <string.h>

enum { FAR_DAYS = 730, TWO = 2 };

struct saying {
	const struct app *app;
	struct arena *arena;
	const struct calendar *calendar;
	const struct calendar_day *day;
	const char **remarks;
	size_t remark_count;
};

static void remark(struct saying *saying, const char *words)
{
	if (saying->remark_count < SCHEDULE_REMARKS_MOST)
		saying->remarks[saying->remark_count++] = words;
}

static const char *form_words(struct saying *saying)
{
	const struct calendar *calendar = saying->calendar;
	const struct programme *programme = calendar->programmes[STAGE_PREPARE];
	int64_t first, last;
	int form;

	if (saying->day->phase != PHASE_PREPARE || !programme ||
	    programme->form_count < TWO ||
	    !calendar_span(calendar, PHASE_PREPARE, &first, &last))
		return NULL;
	form = programme->forms[calendar_form(calendar)];
	if (form == calendar->form_days)
		return arena_print(saying->arena, "%d days, as you chose", form);
	if (calendar->arrival == NO_DATE || calendar->since == NO_DATE)
		return arena_print(saying->arena, "%d days: the longest form", form);
	return arena_print(saying->arena, form <= calendar->arrival - calendar->since
			   ? "%d days: the longest form that fits"
			   : "%d days: the shortest form there is", form);
}

static const char *track_words(const struct saying *saying)
{
	const struct programme *programme = saying->day->programme;
	const struct settings *settings = app_settings(saying->app);

	if (!programme || !(programme->tracks & (1u << TRACK_TENDER)))
		return NULL;
	if (!settings->track_chosen)
		return "steady, until you choose";
	return settings->track == TRACK_TENDER ? "tender" : "steady";
}

static const char *programme_words(struct saying *saying)
{
	const struct programme *several[TWO], *programme = saying->day->programme;

	if (!programme ||
	    person_programmes(saying->app, programme->stage, several, TWO) < TWO)
		return NULL;
	return arena_print(saying->arena, "There is more than one programme for these days; "
			   "\"%s\" is in use, and o takes another.", programme->title);
}

static void remark_on_log(struct saying *saying, const struct history *past)
{
	if (past->trouble)
		remark(saying, history_trouble_text(past, saying->arena));
	if (past->ahead)
		remark(saying, "The log has entries from later days than today. If the clock "
		       "is wrong, set it, and the days fall into place; nothing is lost.");
}

static void remark_on_dates(struct saying *saying)
{
	const struct calendar *calendar = saying->calendar;
	const struct calendar_day *day = saying->day;

	if (calendar->arrival != NO_DATE && calendar->home != NO_DATE &&
	    calendar->home <= calendar->arrival && day->phase != PHASE_INTEGRATE)
		remark(saying, arena_print(saying->arena, "The first day at home, %s, is not "
					   "after the arrival, so it counts for an earlier "
					   "retreat. If that is not so, d changes the dates.",
					   person_date_text(saying->app, saying->arena,
							    calendar->home)));
	if (day->to_arrival > FAR_DAYS)
		remark(saying, arena_print(saying->arena, "The arrival, %s, is more than two "
					   "years away. If the year is a slip, d mends it; "
					   "otherwise the days simply wait.",
					   person_date_text(saying->app, saying->arena,
							    calendar->arrival)));
	if (!day->programme && (day->phase == PHASE_PREPARE || day->phase == PHASE_RETREAT ||
				day->phase == PHASE_INTEGRATE))
		remark(saying, "There is no programme for these days among the files. Today "
		       "offers what fits.");
}

static void remark_on_programmes(struct saying *saying)
{
	const struct texts *named = &app_settings(saying->app)->programmes;

	for (size_t i = 0; i < named->count; i++)
		if (!app_programme(saying->app, named->at[i]))
			remark(saying, arena_print(saying->arena, "The settings name a "
						   "programme \"%s\" that is not there. The "
						   "others go on as they are.",
						   named->at[i]));
}

static void remark_on_form(struct saying *saying)
{
	const struct calendar *calendar = saying->calendar;
	const struct programme *programme = calendar->programmes[STAGE_PREPARE];

	if (!calendar->form_days || !programme || saying->day->phase != PHASE_PREPARE)
		return;
	for (size_t i = 0; i < programme->form_count; i++)
		if (programme->forms[i] == calendar->form_days)
			return;
	remark(saying, arena_print(saying->arena, "The settings ask for a form of %d days, "
				   "which \"%s\" does not have. The longest that fits is in "
				   "use; f takes another.", calendar->form_days,
				   programme->title));
}

static const struct programme_day *day_of(const struct programme *programme, int number)
{
	for (size_t i = 0; i < programme->day_count; i++)
		if (programme->days[i].number == number)
			return &programme->days[i];
	return NULL;
}

/* A day that the form at hand leaves out, or a programme that is not in use, rests
 * without a word. */
static bool is_in_use(const struct calendar *calendar,
		      const struct calendar_move *move)
{
	static const enum phase phases[STAGE_COUNT] = {
		[STAGE_PREPARE] = PHASE_PREPARE, [STAGE_RETREAT] = PHASE_RETREAT,
		[STAGE_INTEGRATE] = PHASE_INTEGRATE,
	};
	const struct programme *programme = move->programme;

	return calendar->programmes[programme->stage] == programme &&
	       calendar_date_of(calendar, phases[programme->stage],
				day_of(programme, move->day)) != NO_DATE;
}

static const char *number_words(struct saying *saying, size_t count)
{
	return count == 1 ? "A day was" : arena_print(saying->arena, "%zu days were", count);
}

/* Days that were put on dates which do not hold them: all of them in a sentence. */
static void remark_on_dates_of_moves(struct saying *saying)
{
	const struct calendar *calendar = saying->calendar;
	size_t outside = 0, quiet = 0;

	for (size_t i = 0; i < calendar->move_count; i++) {
		const struct calendar_move *move = &calendar->moves[i];
		struct calendar_day on;

		if (!day_of(move->programme, move->day) || !is_in_use(calendar, move))
			continue;
		calendar_look(calendar, move->date, &on);
		quiet += on.medicine;
		outside += !on.medicine &&
			   !calendar_can_hold(calendar, move->programme, move->date);
	}
	if (outside)
		remark(saying, arena_print(saying->arena, "%s put on a date that is not among "
					   "these days now, and stands where it was.",
					   number_words(saying, outside)));
	if (quiet)
		remark(saying, arena_print(saying->arena, "%s put on a date that is a day with "
					   "a session now, which is kept quiet; m takes "
					   "another date.", number_words(saying, quiet)));
}

static void remark_on_moves(struct saying *saying)
{
	const struct moves *moved = &app_settings(saying->app)->moved;

	for (size_t i = 0; i < moved->count; i++) {
		const struct move *move = &moved->at[i];
		const struct programme *programme = app_programme(saying->app, move->programme);

		if (programme && day_of(programme, move->day))
			continue;
		remark(saying, programme
		       ? arena_print(saying->arena, "The settings put day %d of \"%s\" on "
				     "another date. It has no such day now, so nothing is "
				     "moved.", move->day, programme->title)
		       : arena_print(saying->arena, "The settings put day %d of a programme "
				     "\"%s\" on another date. It is not there now, so nothing "
				     "is moved.", move->day, move->programme));
	}
	remark_on_dates_of_moves(saying);
}

struct schedule_text schedule_text(const struct app *app, struct arena *arena,
				   const struct calendar *calendar,
				   const struct calendar_day *day,
				   const struct history *past)
{
	const char *heading = today_heading(app, arena, day);
	struct saying saying = {
		.app = app, .arena = arena, .calendar = calendar, .day = day,
		.remarks = arena_array(arena, SCHEDULE_REMARKS_MOST,
				       sizeof *saying.remarks),
	};

	remark_on_log(&saying, past);
	remark_on_dates(&saying);
	remark_on_form(&saying);
	remark_on_programmes(&saying);
	remark_on_moves(&saying);
	return (struct schedule_text){
		.heading = heading ? heading : "No dates yet",
		.form = form_words(&saying), .track = track_words(&saying),
		.programmes = programme_words(&saying),
		.remarks = { saying.remarks, saying.remark_count },
	};
}
