/* content/language.c -- one table of words, each with something better.
 *
 * Two reasons for a word to be here: it promises what only medicine may (the
 * program is for everyday practice), or it commands where a person who has been
 * through a lot should be invited. */
#include "content/language.h"

#include "content/key_table.h"
#include "content/problems.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define PROMISE "Groundwork promises nothing that a medicine would: "
#define INVITE "invite rather than urge: "

static const struct rule {
	const char *forms;	/* in small letters, with | between */
	const char *instead;
	bool invited_is_well;	/* as one choice in its sentence it may stand */
} rules[] = {
	{ "treat|treats|treated|treating|treatment|treatments",
	  PROMISE "say what the person does, such as \"practise\" or \"care for\"", false },
	{ "symptom|symptoms", PROMISE "name the experience in plain words", false },
	{ "relapse|relapses|relapsed|relapsing",
	  PROMISE "say \"a hard day\" or \"old habits coming back\"", false },
	{ "remission", PROMISE "say \"a steadier time\"", false },
	{ "cure|cures|cured|curing", PROMISE "say what may be noticed", false },
	{ "clinically proven", PROMISE "name the study as a source", false },
	{ "heal|heals|healed|healing", PROMISE "say what may be noticed", false },
	{ "dose|doses|dosed|dosing", PROMISE "say \"how much\" or \"how often\"", false },
	{ "therapy app", PROMISE "say \"a program for practising\"", false },
	{ "risk score|risk scores", PROMISE "say \"a number to take to your clinician\"",
	  false },
	{ "safe place|safe places",
	  "nowhere is safe for everybody: say \"a calm enough place\"", false },
	{ "close your eyes",
	  INVITE "say \"eyes open or lowered, or closed if you like\"", true },
	{ "just relax", INVITE "say \"let the shoulders have a rest, if you like\"", false },
	{ "let go", INVITE "say what could be done, such as \"open the hands a little\"",
	  false },
	{ "surrender|surrenders|surrendering",
	  INVITE "say \"you might let it be as it is\"", false },
	{ "push through|pushing through", INVITE "say \"you can stop at any moment\"",
	  false },
	{ "stay with it", INVITE "say \"stay, or come back to your feet\"", false },
	{ "go deeper|going deeper", INVITE "say \"notice what is here\"", false },
	{ "should feel", INVITE "say \"any way is fine\"", false },
};

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool in_word(char c)
{
	return (small(c) >= 'a' && small(c) <= 'z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

/* Tells whether the form begins at `at`, as whole words; a blank in it is any
 * number of blanks. Sets how long it is there. */
static bool stands_at(const char *text, size_t at, const char *form, size_t length,
		      size_t *taken)
{
	size_t end = at;

	if (at > 0 && in_word(text[at - 1]))
		return false;
	for (size_t i = 0; i < length; i++, end++) {
		if (small(text[end]) != form[i])
			return false;
		while (form[i] == ' ' && text[end + 1] == ' ')
			end++;
	}
	*taken = end - at;
	return !in_word(text[end]);
}

/* Finds any of the forms that begin in the text before `end`. */
static bool find_form(const char *text, size_t end, const char *forms, size_t *at,
		      size_t *taken)
{
	for (*at = 0; *at < end; (*at)++)
		for (const char *form = forms; *form;) {
			size_t length = strcspn(form, "|");

			if (stands_at(text, *at, form, length, taken))
				return true;
			form += length + (form[length] == '|');
		}
	return false;
}

/* Checks one sentence; returns false when a word was noted. */
static bool check_sentence(const struct spot *spot, const struct rule *rule,
			   const char *text, size_t length)
{
	static const char choices[] = "if|may|might|can|could|or|whenever|when you";
	size_t at, taken, unused;

	if (!find_form(text, length, rule->forms, &at, &taken) ||
	    (rule->invited_is_well && find_form(text, length, choices, &unused, &unused)))
		return true;
	(spot->own ? problems_warning : problems_error)(
		spot->problems, spot->file, spot->line, "\"%.*s\": %s", (int)taken,
		text + at, rule->instead);
	return false;
}

void language_check(const struct spot *spot)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const char *text = spot->value;
		bool well = true;

		while (*text && well) {
			size_t length = strcspn(text, ".!?;");

			well = check_sentence(spot, &rules[i], text, length);
			text += length + (text[length] != '\0');
		}
	}
}
