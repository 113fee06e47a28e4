/* ui/caseload_screen.c -- a row a person, and a sentence about the marked one; below them
 * those who were given something and have sent nothing.
 *
 * Promise: those stand first for whom an answer opened the support page, until somebody
 *          has dealt with it. From a person a note and the next assignment are one key away.
 * Owner:   the caseload is the caller's and lives longer than the screens.
 * Threads: one.
 */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "exchange/case_forget.h"
#include "exchange/caseload.h"
#include "tui/list.h"
#include "ui/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE_MS = 60000, WIDE = 60, NAME = 19, FLAG = 11, DONE = 9,
       MINUTES = 8, DATE = 8 };

struct caseload_screen {
	struct caseload *caseload;
	struct arena *arena;
	const struct case_person *people;
	const struct case_waiting *waiting;	/* in the list, behind the people */
	size_t people_count;
	struct list list;
	struct error trouble;
};

static const struct keys caseload_keys = { "The caseload", {
	open_keys, person_keys, list_keys, back_keys, everywhere_keys
} };

static const struct case_person *person_at(const struct caseload_screen *screen, int index)
{
	return index < (int)screen->people_count ? &screen->people[index] : NULL;
}

static const struct case_waiting *waiting_at(const struct caseload_screen *screen, int index)
{
	return &screen->waiting[index - (int)screen->people_count];
}

/* By what a row is found again. */
static const char *name_at(const struct caseload_screen *screen, int index)
{
	const struct case_person *person = person_at(screen, index);

	return person ? person->id : waiting_at(screen, index)->name;
}

/* The mark stays on somebody, wherever they stand now; NULL: nobody was marked. */
static void mark_again(struct caseload_screen *screen, const char *name)
{
	for (int i = 0; name && i < screen->list.count; i++)
		if (!strcmp(name_at(screen, i), name))
			screen->list.at = i;
}

/* Anew each time it is seen: others may have added to it, or the person below did. */
static void shown(struct ui *ui, void *state)
{
	struct caseload_screen *screen = state;
	char *marked = screen->list.count
			       ? memory_copy(name_at(screen, screen->list.at)) : NULL;
	size_t waiting = 0;

	screen->arena = ui_arena_again(ui, screen);
	screen->trouble.text[0] = '\0';
	if (!caseload_people(screen->caseload, screen->arena, &screen->people,
			     &screen->people_count, &screen->trouble))
		screen->people_count = 0;
	else if (!case_waiting(ui->app, screen->caseload, screen->arena, &screen->waiting,
			       &waiting, &screen->trouble))
		waiting = 0;
	list_fit(&screen->list, (int)(screen->people_count + waiting), 1);
	mark_again(screen, marked);
	free(marked);
}

static void date_text(int64_t moment_ms, char text[16])
{
	struct day day = moment_day(moment_ms, moment_offset_s(moment_ms), 0);

	snprintf(text, 16, "%2d %.3s", day.day, day_month_name(day));
}

static int64_t contact_ms(const struct case_person *person)
{
	return person->note_ms > person->latest.received_ms ? person->note_ms
							     : person->latest.received_ms;
}

static void draw_numbers(struct caseload_screen *screen, const struct case_person *person,
			 struct area list, int row, int col)
{
	const struct case_report *latest = &person->latest;
	char text[48];

	snprintf(text, sizeof text, "%" PRId64 " of %" PRId64, latest->done, latest->asked);
	draw_text(row, col, DONE - 1, STYLE_PLAIN, text);
	snprintf(text, sizeof text, "%" PRId64 " min",
		 (latest->minutes_ms + MINUTE_MS / 2) / MINUTE_MS);
	draw_text(row, col + DONE, MINUTES - 1, STYLE_PLAIN, text);
	col += DONE + MINUTES;
	draw_text(row, col, list.col + list.cols - DATE - 1 - col, STYLE_QUIET,
		  caseload_trend(screen->arena, latest));
}

static void draw_person(struct caseload_screen *screen, const struct case_person *person,
			struct area list, int row, int name, bool marked)
{
	int col = list.col + 2;
	char date[16];

	draw_text(row, col, name - 1, marked ? STYLE_STRONG : STYLE_PLAIN, person->name);
	if (person->open)
		draw_text(row, col + name, FLAG, STYLE_ACCENT, "read first");
	if (list.cols >= WIDE)
		draw_numbers(screen, person, list, row, col + name + FLAG);
	date_text(contact_ms(person), date);
	draw_right((struct area){ row, list.col, 1, list.cols - 2 }, row, STYLE_QUIET, date);
}

static void draw_one(struct caseload_screen *screen, int index, struct area list, int row)
{
	const struct case_person *person = person_at(screen, index);
	bool marked = list_mark(&screen->list, index, row, list.col);
	int name = list.cols >= WIDE ? NAME : list.cols - DATE - FLAG - 3;

	if (person) {
		draw_person(screen, person, list, row, name, marked);
		return;
	}
	draw_text(row, list.col + 2, name - 1, marked ? STYLE_PLAIN : STYLE_QUIET,
		  waiting_at(screen, index)->name);
	draw_text(row, list.col + 2 + name, FLAG, STYLE_QUIET, "no report");
}

static const char *about_waiting(struct caseload_screen *screen,
				 const struct case_waiting *waiting)
{
	return arena_print(screen->arena, "%s was given \"%s\"%s%s, and no report of that name is "
			   "here.", waiting->name, waiting->title,
			   waiting->made ? ", made on " : "", waiting->made ? waiting->made : "");
}

static const char *about(struct caseload_screen *screen)
{
	const struct case_person *person;

	if (screen->trouble.text[0])
		return screen->trouble.text;
	if (!screen->list.count)
		return "There is nobody yet. \"groundwork caseload add FILE\" takes in a report that "
		       "somebody has given you.";
	person = person_at(screen, screen->list.at);
	if (!person)
		return about_waiting(screen, waiting_at(screen, screen->list.at));
	if (person->open)
		return caseload_first_words(screen->arena, person);
	return arena_print(screen->arena, "Asked %" PRId64 ", done %" PRId64 ", %" PRId64
			   " min in %" PRId64 " session%s. Reports: %" PRId64 ". Their key: %s",
			   person->latest.asked, person->latest.done,
			   (person->latest.minutes_ms + MINUTE_MS / 2) / MINUTE_MS,
			   person->latest.sessions, person->latest.sessions == 1 ? "" : "s",
			   person->report_count,
			   caseload_fingerprint(screen->arena, person));
}

static void draw_heads(struct area page)
{
	int col = page.col + 2 + NAME + FLAG;

	draw_text(page.row, col, DONE, STYLE_QUIET, "done");
	draw_text(page.row, col + DONE, MINUTES, STYLE_QUIET, "time");
	draw_text(page.row, col + DONE + MINUTES, 8, STYLE_QUIET, "went");
	draw_right((struct area){ page.row, page.col, 1, page.cols - 2 }, page.row, STYLE_QUIET,
		   "contact");
}

static void draw(struct ui *ui, void *state)
{
	struct caseload_screen *screen = state;
	struct area page = page_begin(ui, "Caseload", NULL);
	int below = page.rows >= 10 ? 4 : 3;
	bool heads = page.cols >= WIDE && screen->people_count;
	struct area list = area_inside(page, heads ? 1 : 0, below, 0);

	list_fit(&screen->list, screen->list.count, list.rows);
	if (heads)
		draw_heads(page);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_one(screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	draw_wrapped(area_inside(page, page.rows - below + 1, 0, 2), STYLE_QUIET, about(screen),
		     false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct caseload_screen *screen = state;
	int command = input->command;
	const struct case_person *person = person_at(screen, screen->list.at);

	if (list_move(&screen->list, command, 10))
		return;
	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (person && command == COMMAND_ENTER)
		case_screen_open(ui, screen->caseload, person, CASE_READ);
	else if (person && command == COMMAND_NOTE)
		case_screen_open(ui, screen->caseload, person, CASE_WRITE_NOTE);
	else if (person && command == COMMAND_REPLY)
		case_screen_open(ui, screen->caseload, person, CASE_NEXT);
}

const struct screen caseload_screen = {
	.draw = draw, .key = key, .keys = { &caseload_keys }, .shown = shown,
	.state_size = sizeof(struct caseload_screen),
};

void caseload_screen_open(struct ui *ui, struct caseload *caseload)
{
	struct caseload_screen *screen = ui_state(ui, &caseload_screen);

	screen->caseload = caseload;
	ui_push(ui, screen);
}
