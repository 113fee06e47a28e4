/* ui/screens.h -- every screen there is, and how it is opened.
 *
 * Promise: opening puts a screen above the others, with a passing sentence instead
 *          where there is nothing to open. A screen that stands in the list below is
 *          in the manual page and under the laws of keys that the tests hold; one
 *          that does not stand here does not link. What a screen itself promises
 *          stands at the head of its file.
 * Owner:   what is handed over by a pointer is the caller's and outlives the screen,
 *          unless it is said otherwise.
 * Threads: one.
 * Fails:   only where a function returns false, with the reason.
 */
#ifndef UI_SCREENS_H
#define UI_SCREENS_H

#include "schedule/schedule_edit.h"
#include "tui/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct case_person;
struct caseload;
struct assign_draft;
struct error;
struct import;
struct page;
struct player;
struct player_options;
struct practice;
struct voice_recording;
struct session_record;
struct schedule_row;

/* One line a screen, in the order in which the manual tells of their keys. */
#define SCREENS(X)      \
	X(today)         \
	X(schedule)      \
	X(choice)        \
	X(dates)         \
	X(library)       \
	X(practice)      \
	X(schedule_day)  \
	X(schedule_about)\
	X(again)         \
	X(before)        \
	X(player)        \
	X(journal)       \
	X(entry)         \
	X(intention)     \
	X(letter)        \
	X(settings)      \
	X(about)         \
	X(page)          \
	X(assigned)      \
	X(import)        \
	X(assign)        \
	X(task)          \
	X(pick)          \
	X(boxes)         \
	X(steps)         \
	X(preview)       \
	X(report)        \
	X(caseload)      \
	X(case)          \
	X(hard)          \
	X(support)       \
	X(first)         \
	X(rescue)        \
	X(unkept)        \
	X(voice_recording)\
	X(keys)

#define SCREEN_DECLARED(name) extern const struct screen name##_screen;
SCREENS(SCREEN_DECLARED)
#undef SCREEN_DECLARED

/* The screen with this index; NULL behind the last. */
const struct screen *screens_at(size_t index);

/* Keys that two screens have: of a practice's page, of one of several, of what is
 * looked at before it is saved, and of what can be done with a person of the caseload. */
extern const struct keys practice_page_keys, choice_keys, preview_keys;
/* One who comes back from a practice, with an Enter more than its last page had, has not
 * begun it again by that. */
extern const struct keys practice_begun_keys;
enum { COMMAND_REPLY = COMMAND_OWN, COMMAND_NOTE, COMMAND_DEAL };
extern const struct key_row person_keys[];

/* ---- every day */

/* Where the program opens. */
void today_screen_open(struct ui *ui);

/* All practices, to look through and to open. */
void library_screen_open(struct ui *ui);

/* What was written and said in sessions, newest first; and one of them, which must
 * live as long as its page. */
void journal_screen_open(struct ui *ui);
void journal_entry_open(struct ui *ui, const struct session_record *session);

/* The intention and what came of it; and the letter to oneself. */
void intention_screen_open(struct ui *ui);
void letter_screen_open(struct ui *ui);

/* What a person can set. */
void settings_screen_open(struct ui *ui);

/* The same, where it is said above that whom to call is to be written down first. */
void settings_screen_open_people(struct ui *ui, const char *why);

/* The first questions, and the same only when nobody has been asked yet. */
void first_screen_open(struct ui *ui);
void first_screen_when_due(struct ui *ui);

/* What an editor left behind in an earlier run, when there is something. */
void rescue_screen_when_due(struct ui *ui);

/* What is only in memory when the program is left: nothing is opened when all is kept.
 * `outcome` is what to say on the shell. */
struct unkept_outcome {
	char words[600];
	bool lost;
};
void unkept_screen_when_due(struct ui *ui, struct unkept_outcome *outcome);

/* ---- the weeks */

/* What comes and what was; one day of it; what is in use and why. */
void schedule_screen_open(struct ui *ui);
void schedule_day_screen_open(struct ui *ui, const struct schedule_row *row);
void schedule_about_open(struct ui *ui);

/* One of several is taken: a form, a track, a programme. */
void choice_screen_open(struct ui *ui, enum schedule_choice_kind what, enum stage stage);

/* Arrival, home, days with a session. */
void dates_screen_open(struct ui *ui);

/* Counts today as the first day at home, and says what follows. */
void dates_home_is_today(struct ui *ui);

/* ---- a practice */

/* What it is, how long, what to mind. */
void practice_screen_open(struct ui *ui, const struct practice *practice);

/* The same when the practice contains what is left out, to be asked once; after the
 * practice the page is gone. False, and nothing is opened, when there is nothing to
 * ask. */
bool practice_screen_ask(struct ui *ui, const struct practice *practice,
			 int64_t minutes_ms);

/* A moment before it, or the practice at once where nothing is asked. The options are
 * copied. `try` returns false, with the reason, when the practice cannot begin; `open`
 * returns false too, and shows the reason, or the page where it can be mended. */
bool before_screen_open(struct ui *ui, const struct practice *practice,
			const struct player_options *options);
bool before_screen_try(struct ui *ui, const struct practice *practice,
		       const struct player_options *options, struct error *error);

/* What `try` asks first: whether to go on with a run that was left with words in it; false,
 * and nothing is opened, when there is none. And the rest of it, without that. */
bool again_screen_ask(struct ui *ui, const struct practice *practice,
		      const struct player_options *options);
bool before_screen_anew(struct ui *ui, const struct practice *practice,
			const struct player_options *options, struct error *error);

/* The practice itself, as the options say (NULL: by oneself, at its default length). */
void player_screen_open(struct ui *ui, const struct practice *practice,
			const struct player_options *options);
bool player_screen_try(struct ui *ui, const struct practice *practice,
		       const struct player_options *options, struct error *error);

/* The lines of a practice, to be recorded one by one. */
void voice_recording_screen_open(struct ui *ui, struct voice_recording *record);

/* ---- help */

/* What keys mean; what runs goes on beneath. */
void keys_screen_open(struct ui *ui, const struct keys *of);

/* Hushes what sounds, lets time stand, and shows something to hold on to. */
void hard_screen_open(struct ui *ui);

/* For when living is hard. The answer is kept with the session that the player plays
 * (NULL: nothing is kept). */
void support_screen_open(struct ui *ui, struct player *player);

/* The pages: what this is and is not, when to call, support. */
void about_screen_open(struct ui *ui);

/* One page; `support` has a screen of its own, with the numbers in it. NULL is what
 * can be said of the program when there is no content. */
void page_screen_open(struct ui *ui, const struct page *page);

/* The signs to stop a practice, which are there without content too. */
void page_screen_signs(struct ui *ui);

/* ---- between two people */

/* The assignments that stand: words, when to stop, whom to call, and their lines. */
void assigned_screen_open(struct ui *ui);

/* What became of an assignment that came. */
struct import_outcome {
	size_t taken, lines;		/* taken 0: nothing */
	char stands[400];		/* from when on they stand in Today */
};

/* An assignment is read whole, then its lines are chosen. The screen closes the
 * import. */
void import_screen_open(struct ui *ui, struct import *import,
			struct import_outcome *outcome);

/* What became of an assignment in the making, to be said on the shell; "" when nothing
 * was saved. */
struct assign_outcome {
	char words[600];
	struct caseload *caseload;	/* in which it is kept, and then back to the screen
					   below; NULL: to the shell */
	const char *person;		/* of it, to whom it goes */
};

/* A therapist makes an assignment; and the same with what is known already and a file
 * to write. */
void assign_screen_open(struct ui *ui, struct assign_outcome *outcome);
void assign_screen_open_with(struct ui *ui, const struct assign_draft *draft,
			     const char *file,
			     struct assign_outcome *outcome);

/* What to say when the report is closed; "" when nothing was written. */
struct report_outcome {
	char words[600];
};

/* What goes into a report is chosen, seen whole, then saved; `outcome` may be NULL. */
void report_screen_open(struct ui *ui, struct report_outcome *outcome);

/* Everybody who has sent a report; and one of them, with what opens at once. */
enum case_start { CASE_READ, CASE_WRITE_NOTE, CASE_NEXT };
void caseload_screen_open(struct ui *ui, struct caseload *caseload);
void case_screen_open(struct ui *ui, struct caseload *caseload,
		      const struct case_person *person, enum case_start start);

#endif
