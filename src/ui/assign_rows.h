/* ui/assign_rows.h -- an assignment in the making as the rows of a form.
 *
 * Promise: the rows say what the draft says; laid again after every change, they are in
 *          the same order, with a row a task.
 * Owner:   a value of the caller; its texts live in the making's arena, and as long as the
 *          draft stays.
 * Threads: one. Fails: never.
 */
#ifndef UI_ASSIGN_ROWS_H
#define UI_ASSIGN_ROWS_H

#include "exchange/assign.h"
#include "tui/form.h"

struct assign_form;
struct ui;

enum assign_row {
	ASSIGN_SAMPLE, ASSIGN_TITLE, ASSIGN_FROM, ASSIGN_TO, ASSIGN_TASK, ASSIGN_ADD,
	ASSIGN_STARTS, ASSIGN_ENDS, ASSIGN_LEAVE_OUT, ASSIGN_LONGEST, ASSIGN_NOTE,
	ASSIGN_STOP_IF, ASSIGN_CONTACT, ASSIGN_VOICE, ASSIGN_FILE
};

enum { ASSIGN_ROWS_MOST = ASSIGN_FILE + TASKS_MOST + 1 };

struct assign_rows {
	struct form_row at[ASSIGN_ROWS_MOST];
	enum assign_row kinds[ASSIGN_ROWS_MOST];
	int count;
	int first_task;			/* the row of the first task, or of ASSIGN_ADD */
};

/* Lays them anew. */
void assign_rows_lay(struct assign_rows *rows, struct ui *ui, struct assign_form *making);

#endif
