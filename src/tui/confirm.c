/* tui/confirm.c -- the question is kept in its words, so that one about something else
 * is another question. */
#include "tui/confirm.h"

#include <stdio.h>
#include <string.h>

static bool is_same(const struct input *one, const struct input *other)
{
	return one->kind == other->kind && !strcmp(one->text, other->text) &&
	       one->kind != INPUT_PASTE;
}

void confirm_key(struct confirm *confirm, const struct input *key)
{
	confirm->again = is_same(&confirm->key, key);
	confirm->key = *key;
	confirm->key.paste = NULL;	/* it is only borrowed */
	if (!confirm->again)
		confirm_drop(confirm);
}

bool confirm_asked(struct confirm *confirm, const char *question)
{
	char words[CONFIRM_QUESTION];
	bool yes;

	snprintf(words, sizeof words, "%s", question);
	yes = confirm->again && *words && !strcmp(words, confirm->question);
	snprintf(confirm->question, sizeof confirm->question, "%s", yes ? "" : words);
	return yes;
}

void confirm_drop(struct confirm *confirm)
{
	confirm->question[0] = '\0';
}
