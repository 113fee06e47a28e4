/* ui/assignment_reading.c -- labels at the left, words at the right. */
#include "ui/assignment_reading.h"

#include <stdio.h>

enum { LABEL = 9, NUMBER = 4 };

static void add(struct scroll *scroll, enum style style, const char *label,
		const char *text)
{
	if (text && *text)
		scroll_add(scroll, style, LABEL, label, text);
}

void reading_task(struct scroll *scroll, const struct reading_task *task)
{
	char number[24], line[400];

	snprintf(number, sizeof number, "%zu", task->number);
	snprintf(line, sizeof line, "%s, %s", task->title, task->how);
	scroll_blank(scroll);
	scroll_add(scroll, STYLE_STRONG, NUMBER, number, line);
	add(scroll, STYLE_PLAIN, "    when", task->when);
	add(scroll, STYLE_PLAIN, "    why", task->why);
	if (task->left_out)
		scroll_add(scroll, STYLE_ACCENT, NUMBER, NULL, task->left_out);
}

void reading_texts(struct scroll *scroll, const char *label, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		scroll_add(scroll, STYLE_PLAIN, label ? LABEL : 0, i ? NULL : label,
			   texts->at[i]);
}
