/* ui/page_text.c -- headings strong, items with a dash, numbers with their remarks;
 * labels at the left, words at the right. */
#include "ui/page_text.h"

#include "app/assigned.h"
#include "app/contacts.h"
#include "base/arena.h"
#include "model/record.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2, TASK_LABEL = 9, TASK_NUMBER = 4 };

void reading_part(struct scroll *scroll, const char *heading,
		  const struct page_line *lines, size_t count)
{
	if (scroll->first && (heading || count))
		scroll_blank(scroll);
	if (heading)
		scroll_add(scroll, STYLE_STRONG, 0, NULL, heading);
	for (size_t i = 0; i < count; i++) {
		if (i && (!lines[i].item || !lines[i - 1].item))
			scroll_blank(scroll);
		scroll_add(scroll, STYLE_PLAIN, lines[i].item ? INDENT : 0,
			   lines[i].item ? "-" : NULL, lines[i].text);
	}
}

static bool is_own(const struct contact *contact)
{
	return contact->kind == CONTACT_CLINIC || contact->kind == CONTACT_PERSON;
}

static void add(struct scroll *scroll, struct arena *arena, const struct contact *contact)
{
	scroll_add(scroll, is_own(contact) ? STYLE_STRONG : STYLE_PLAIN, INDENT, NULL,
		   contact_words(contact, arena));
}

/* An emergency number of nowhere in particular has no remark and no country. */
static bool is_unknown(const struct contact *contact)
{
	return contact->kind == CONTACT_EMERGENCY && !strcmp(contact->who, "Emergency");
}

int reading_contacts(struct scroll *scroll, const struct app *app,
		     enum reading_contacts which)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct contact *contacts = contacts_list(app, arena, &count);
	int added = 0;

	for (size_t i = 0; i < count && which == READING_DANGER; i++)
		if (contacts[i].kind == CONTACT_EMERGENCY)
			add(scroll, arena, &contacts[i]), added++;
	for (size_t i = 0; i < count; i++) {
		if ((which == READING_DANGER && contacts[i].kind == CONTACT_EMERGENCY) ||
		    (which == READING_KNOWN && is_unknown(&contacts[i])))
			continue;
		add(scroll, arena, &contacts[i]);
		added++;
	}
	arena_close(arena);
	return added;
}

static void add_labelled(struct scroll *scroll, enum style style, const char *label,
			 const char *text)
{
	if (text && *text)
		scroll_add(scroll, style, TASK_LABEL, label, text);
}

void reading_task(struct scroll *scroll, const struct reading_task *task)
{
	char number[24], line[400];

	snprintf(number, sizeof number, "%zu", task->number);
	snprintf(line, sizeof line, "%s, %s", task->title, task->how);
	scroll_blank(scroll);
	scroll_add(scroll, STYLE_STRONG, TASK_NUMBER, number, line);
	add_labelled(scroll, STYLE_PLAIN, "    when", task->when);
	add_labelled(scroll, STYLE_PLAIN, "    why", task->why);
	if (task->remark)
		scroll_add(scroll, STYLE_ACCENT, TASK_NUMBER, NULL, task->remark);
}

void reading_texts(struct scroll *scroll, const char *label, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		scroll_add(scroll, STYLE_PLAIN, label ? TASK_LABEL : 0, i ? NULL : label,
			   texts->at[i]);
}

void reading_assigned(struct scroll *scroll, const struct assigned *words)
{
	if (!words) {
		scroll_add(scroll, STYLE_PLAIN, 0, NULL, "Its words cannot be read just now.");
		return;
	}
	reading_texts(scroll, NULL, &words->notes);
	reading_texts(scroll, "Stop if", &words->stop_if);
	reading_texts(scroll, "To call", &words->contacts);
}

static void append(char *text, size_t size, const char *more)
{
	size_t length = strlen(text);

	snprintf(text + length, size - length, "%s", more);
}

void answer_words(const struct answer *answer, char *text, size_t size)
{
	text[0] = '\0';
	switch (answer->holds) {
	case ANSWER_TEXT:
		append(text, size, answer->text ? answer->text : "");
		break;
	case ANSWER_NUMBER:
		snprintf(text, size, "%d", answer->number);
		break;
	case ANSWER_CHOICES:
		for (size_t i = 0; i < answer->choices.count; i++) {
			append(text, size, i ? ", " : "");
			append(text, size, answer->choices.at[i]);
		}
		break;
	}
	text[strcspn(text, "\n")] = '\0';
}
