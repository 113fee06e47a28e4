/* ui/caseload_screen.h -- everybody who has sent a report, and one of them.
 *
 * Promise: those stand first for whom an answer opened the support page. From a person
 *          a note and the next assignment are one key away.
 * Owner:   the caseload is the caller's and lives longer than the screens.
 * Threads: one.
 */
#ifndef UI_CASELOAD_SCREEN_H
#define UI_CASELOAD_SCREEN_H

#include "tui/keys.h"

struct case_person;
struct caseload;
struct ui;

/* What opens at once with a person. */
enum case_start { CASE_READ, CASE_WRITE_NOTE, CASE_NEXT };

/* What both screens can do with a person. */
enum { COMMAND_REPLY = COMMAND_OWN, COMMAND_NOTE };
extern const struct key_row person_keys[];

void caseload_screen_open(struct ui *ui, struct caseload *caseload);
void case_screen_open(struct ui *ui, struct caseload *caseload,
		      const struct case_person *person, enum case_start start);

#endif
