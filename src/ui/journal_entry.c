/* ui/journal_entry.c -- the question, and below it what was answered. */
#include "ui/screens.h"

#include "app/app.h"
#include "base/moment.h"
#include "model/record.h"
#include "practice/player.h"
#include "practice/safety.h"
#include "tui/scroll.h"
#include "ui/page.h"
#include "ui/page_text.h"

#include <stdio.h>
#include <string.h>

struct entry_screen {
	const struct session_record *session;
	struct scroll scroll;
};

/* The words of the scale when the practice is still there to tell them. */
static void number_words(const struct step *step, int number, char *text, size_t size)
{
	const char *word = step ? step_number_word(step, number) : NULL;

	if (word && step->labels.count)
		snprintf(text, size, "%d  %s", number, word);
	else if (word && step_in_words(step))
		snprintf(text, size, "%s", word);
	else if (step && step->low && step->high)
		snprintf(text, size, "%d (%d %s, %d %s)", number, step->from, step->low,
			 step->to, step->high);
	else
		snprintf(text, size, "%d", number);
}

/* What was asked; what the program adds by itself has no step in the file. */
static const char *question(struct ui *ui, const struct practice *practice,
			    const struct step *step, const struct answer *answer)
{
	const struct total *total = practice && !step && answer->track
				    ? practice_total(practice, answer->track) : NULL;
	struct safety_part now = safety_part(ui->app, "now");

	if (!strcmp(answer->step, ANSWER_BEFORE_STEP))
		return "How steady, before it (0 adrift, 10 steady)";
	if (!strcmp(answer->step, ANSWER_LINE_STEP))
		return "A line afterwards";
	if (total)
		return total->words ? total->words : "Your number";
	if (!strncmp(answer->step, ANSWER_SAFE_STEP, strlen(ANSWER_SAFE_STEP)) && now.count)
		return now.lines[0].text;
	if (step && step->ask.count && step->kind == STEP_RATE)
		return step->ask.at[step->ask.count - 1];
	return step && step->ask.count ? step->ask.at[0] : answer->step;
}

static void add_answer(struct ui *ui, struct scroll *scroll,
		       const struct practice *practice, const struct answer *answer)
{
	const struct step *step = practice ? practice_step(practice, answer->step) : NULL;
	char words[200];

	scroll_blank(scroll);
	scroll_add(scroll, STYLE_QUIET, 0, NULL, question(ui, practice, step, answer));
	if (answer->holds == ANSWER_TEXT) {
		scroll_add(scroll, STYLE_PLAIN, 2, NULL, answer->text ? answer->text : "");
	} else if (answer->holds == ANSWER_NUMBER) {
		number_words(step, answer->number, words, sizeof words);
		scroll_add(scroll, STYLE_PLAIN, 2, NULL, words);
	}
	for (size_t i = 0; answer->holds == ANSWER_CHOICES && i < answer->choices.count; i++)
		scroll_add(scroll, STYLE_PLAIN, 2, NULL, answer->choices.at[i]);
}

static void draw(struct ui *ui, void *state)
{
	struct entry_screen *screen = state;
	const struct session_record *session = screen->session;
	const struct practice *practice = app_practice(ui->app, session->practice);
	char date[DAY_TEXT], spent[DURATION_TEXT];
	struct area page;

	day_text(moment_day(session->started_ms, session->offset_s, 0), date);
	page = page_begin(ui, session->title, date);
	if (session->spent_ms < 30000)
		snprintf(spent, sizeof spent, "a moment");
	else
		duration_text(session->spent_ms, spent);
	scroll_begin(&screen->scroll, ui->frame);
	scroll_add(&screen->scroll, STYLE_QUIET, 0, NULL, spent);
	for (size_t i = 0; i < session->answer_count; i++)
		if (!answer_is_sign(&session->answers[i]))
			add_answer(ui, &screen->scroll, practice,
				   &session->answers[i]);
	scroll_draw(&screen->scroll, area_centred(page, 72));
	draw_cursor(page.row, page.col, false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct entry_screen *screen = state;
	int command = input->command;

	if (!scroll_move(&screen->scroll, command) && command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen entry_screen = {
	.draw = draw, .key = key, .keys = { &reading_keys },
	.state_size = sizeof(struct entry_screen),
};

void journal_entry_open(struct ui *ui, const struct session_record *session)
{
	struct entry_screen *screen = ui_state(ui, &entry_screen);

	screen->session = session;
	ui_push(ui, screen);
}
