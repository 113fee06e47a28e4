/* schedule/schedule_edit.c -- one key of the settings each, and the sentence that goes with it. */
#include "schedule/schedule_edit.h"

#include "schedule/person_calendar.h"
#include "schedule/retreat_dates.h"
#include "app/app.h"
#include "schedule/schedule_edit_text.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { DATE_TEXT = 16, TWO = 2 };

#define THE_LOG " What you have done stays in the log."

/* What became of a change that holds, whether or not it could be written. */
static struct schedule_change changed(struct arena *arena, bool written,
				      const struct error *error,
				      const char *follows)
{
	if (written)
		return (struct schedule_change){ true, follows };
	return (struct schedule_change){ true, arena_print(arena, "%s. %s", error->text, follows) };
}

/* ---- dates */

static const char *setting_of(const struct app *app, const char *key)
{
	return !strcmp(key, "arrival") ? app_settings(app)->arrival : app_settings(app)->home;
}

/* A list is taken whole or not at all; a date that is refused is not set. */
static bool was_taken(const struct app *app, const char *key, const char *value)
{
	struct texts days = app_settings(app)->medicine_days;
	struct buffer list = { 0 };
	bool same;

	if (strcmp(key, "session_days") != 0)
		return !strcmp(setting_of(app, key), value);
	for (size_t i = 0; i < days.count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", days.at[i]);
	same = !strcmp(buffer_string(&list), value);
	buffer_free(&list);
	return same;
}

struct schedule_change schedule_set_date(struct app *app, struct arena *arena,
					 const char *key,
					 const char *value)
{
	char remark[RETREAT_DATE_TEXT];
	struct error error;
	const char *follows;
	bool ok = retreat_date_set(app, key, value, remark, &error);

	if (!ok && !was_taken(app, key, value))
		return (struct schedule_change){ false, arena_copy(arena, error.text) };
	follows = schedule_date_text(app, arena, key);
	if (strcmp(key, "session_days") != 0)
		follows = arena_print(arena, "%s" THE_LOG, follows);
	if (strstr(remark, RETREAT_ANEW))
		follows = arena_print(arena, "%s %s", follows, remark);
	return changed(arena, ok, &error, follows);
}

/* ---- days */

static enum phase phase_of(const struct programme *programme)
{
	return programme->stage == STAGE_PREPARE ? PHASE_PREPARE
	       : programme->stage == STAGE_RETREAT ? PHASE_RETREAT : PHASE_INTEGRATE;
}

/* The moves there are, as the settings write them, without that day's; what they say
 * of anything else stays. */
static void write_moves(struct buffer *list, const struct moves *moved,
			const struct programme *programme, int day)
{
	for (size_t i = 0; i < moved->count; i++) {
		const struct move *move = &moved->at[i];

		if (!strcmp(move->programme, programme->id) && move->day == day)
			continue;
		buffer_print(list, "%s%s %d on %s", list->length ? ", " : "",
			     move->programme, move->day, move->date);
	}
}

static void write_move(struct buffer *list, const struct programme *programme, int day,
		       int64_t date)
{
	char on[DAY_ISO];

	day_iso(day_from_number(date), on);
	buffer_print(list, "%s%s %d on %s", list->length ? ", " : "", programme->id, day, on);
}

struct schedule_change schedule_move_day(struct app *app, struct arena *arena,
					 const struct programme *programme,
					 const struct programme_day *day, int64_t date)
{
	struct calendar calendar = person_calendar(app);
	int64_t home = calendar_date_of(&calendar, phase_of(programme), day);
	struct buffer list = { 0 };
	struct calendar_day on;
	struct error error;
	bool ok;

	calendar_look(&calendar, date, &on);
	if (date != home && !calendar_can_hold(&calendar, programme, date))
		return (struct schedule_change){ false, "That date cannot take it: it is a day with a "
					 "session, or not among the days of this programme." };
	if (date != home && on.here_count == CALENDAR_HERE_MOST)
		return (struct schedule_change){ false,
						"Enough has been put on that date already. "
					 "Another one is kinder." };
	write_moves(&list, &app_settings(app)->moved, programme, day->number);
	if (date != home)
		write_move(&list, programme, day->number, date);
	ok = app_set(app, "journey", "moved", buffer_string(&list), &error);
	buffer_free(&list);
	return changed(arena, ok, &error,
		       schedule_move_text(app, arena, day, date, date == home));
}

/* ---- one of several */

const char *schedule_question(enum schedule_choice_kind what)
{
	switch (what) {
	case CHOICE_FORM:
		return "How many days of preparing?";
	case CHOICE_TRACK:
		return "Steady or tender?";
	case CHOICE_PROGRAMME:
		break;
	}
	return "Which programme for these days?";
}

const char *schedule_why_no_choice(enum schedule_choice_kind what)
{
	switch (what) {
	case CHOICE_FORM:
		return "There is no other form to take. Shorter and longer forms belong to "
		       "the days before an arrival that is known.";
	case CHOICE_TRACK:
		return "These programmes have one track only.";
	case CHOICE_PROGRAMME:
		break;
	}
	return "There is no other programme for these days. One of your own can be added; "
	       "the handbook for writing content says how.";
}

static_assert(FORMS_MOST + 1 <= SCHEDULE_CHOICES_MOST, "every form has its line");

static void add_choice(struct schedule_choice choices[SCHEDULE_CHOICES_MOST], size_t *count,
		       struct schedule_choice choice)
{
	assert(*count < SCHEDULE_CHOICES_MOST);
	choices[(*count)++] = choice;
}

static size_t list_forms(struct app *app, struct arena *arena,
			 struct schedule_choice choices[SCHEDULE_CHOICES_MOST])
{
	struct calendar calendar = person_calendar(app);
	const struct programme *programme = calendar.programmes[STAGE_PREPARE];
	int chosen = calendar.form_days;
	size_t count = 0;
	bool found = false;

	if (!schedule_is_preparing(app, &calendar) || programme->form_count < TWO)
		return 0;
	for (size_t i = 0; i < programme->form_count; i++)
		found |= programme->forms[i] == chosen;
	add_choice(choices, &count, (struct schedule_choice){
		.title = "The longest that fits", .in_use = !found,
		.about = schedule_form_text(app, arena, 0),
	});
	for (size_t i = 0; i < programme->form_count; i++)
		add_choice(choices, &count, (struct schedule_choice){
			.title = arena_print(arena, "%d days", programme->forms[i]),
			.about = schedule_form_text(app, arena, programme->forms[i]),
			.in_use = programme->forms[i] == chosen,
			.value = programme->forms[i],
		});
	return count;
}

static bool has_tracks(const struct calendar *calendar, int stage)
{
	const struct programme *programme;

	assert(stage >= 0 && stage < STAGE_COUNT);
	programme = calendar->programmes[stage];
	return programme && programme->tracks & (1u << TRACK_TENDER);
}

static size_t list_tracks(const struct app *app,
			  struct schedule_choice choices[SCHEDULE_CHOICES_MOST])
{
	static const struct schedule_choice tracks[] = {
		{ .title = "Steady", .value = TRACK_STEADY,
		  .about = "Each day has a practice, often some writing, and now and then a look "
			   "inward. It suits weeks in which you are fairly steady, and you can "
			   "change to tender on any day." },
		{ .title = "Tender", .value = TRACK_TENDER,
		  .about = "Grounding, rest, people and short lines; long pages and demanding "
			   "practices are taken out. It is a good choice whenever you are in "
			   "doubt, and no lesser one." },
	};
	static_assert(sizeof tracks / sizeof *tracks == TRACK_COUNT, "one for each track");
	const struct settings *settings = app_settings(app);
	struct calendar calendar = person_calendar(app);
	size_t count = 0;
	bool any = false;

	for (int stage = 0; stage < STAGE_COUNT; stage++)
		any |= has_tracks(&calendar, stage);
	for (int i = 0; any && i < TRACK_COUNT; i++) {
		add_choice(choices, &count, tracks[i]);
		choices[i].in_use = settings->track_chosen && (int)settings->track == i;
	}
	return count;
}

static size_t list_programmes(const struct app *app, enum stage stage,
			      struct schedule_choice choices[SCHEDULE_CHOICES_MOST])
{
	const struct programme *programmes[SCHEDULE_CHOICES_MOST];
	size_t found = person_programmes(app, stage, programmes, SCHEDULE_CHOICES_MOST),
 count = 0;

	for (size_t i = 0; i < found; i++)
		add_choice(choices, &count, (struct schedule_choice){
			.title = programmes[i]->title, .about = programmes[i]->summary,
			.in_use = i == 0, .programme = programmes[i],
		});
	return count;
}

size_t schedule_choices(struct app *app, struct arena *arena,
			enum schedule_choice_kind what,
			enum stage stage,
			struct schedule_choice choices[SCHEDULE_CHOICES_MOST])
{
	switch (what) {
	case CHOICE_FORM:
		return list_forms(app, arena, choices);
	case CHOICE_TRACK:
		return list_tracks(app, choices);
	case CHOICE_PROGRAMME:
		break;
	}
	return list_programmes(app, stage, choices);
}

static struct schedule_change take_form(struct app *app, struct arena *arena, int days)
{
	char text[DATE_TEXT] = "";
	struct error error;
	bool ok;

	if (days)
		snprintf(text, sizeof text, "%d", days);
	ok = app_set(app, "journey", "form", text, &error);
	return changed(arena, ok, &error,
		       arena_print(arena, "%s" THE_LOG,
				   schedule_form_text(app, arena, days)));
}

static struct schedule_change take_track(struct app *app, struct arena *arena,
					 enum track track)
{
	struct error error;
	bool ok = app_set(app, "journey", "track", track_name(track), &error);

	return changed(arena, ok, &error, track == TRACK_TENDER
		       ? "Tender, then: grounding, rest, people and short lines, from today on. "
			 "You can change it on any day."
		       : "Steady, then: a practice for each day, and often some writing, from "
			 "today on. You can change it on any day.");
}

/* The one that is taken goes before all others; the rest stay as they are named. */
static struct schedule_change take_programme(struct app *app, struct arena *arena,
					     const struct programme *programme)
{
	struct texts named = app_settings(app)->programmes;
	struct buffer list = { 0 };
	struct error error;
	bool ok;

	buffer_add_string(&list, programme->id);
	for (size_t i = 0; i < named.count; i++)
		if (strcmp(named.at[i], programme->id) != 0)
			buffer_print(&list, ", %s", named.at[i]);
	ok = app_set(app, "journey", "programmes", buffer_string(&list), &error);
	buffer_free(&list);
	return changed(arena, ok, &error,
		       arena_print(arena, "\"%s\" is in use for these days now." THE_LOG,
				   programme->title));
}

struct schedule_change schedule_choose(struct app *app, struct arena *arena,
				       enum schedule_choice_kind what,
				       const struct schedule_choice *choice)
{
	switch (what) {
	case CHOICE_FORM:
		return take_form(app, arena, choice->value);
	case CHOICE_TRACK:
		return take_track(app, arena, (enum track)choice->value);
	case CHOICE_PROGRAMME:
		break;
	}
	return take_programme(app, arena, choice->programme);
}
