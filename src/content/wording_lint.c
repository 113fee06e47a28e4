/* content/wording_lint.c -- one table of words, each with something better.
 *
 * Two reasons for a word to be here: it promises what only medicine may (the
 * program is for everyday practice), or it commands where a person who has been
 * through a lot should be invited. */
#include "content/wording_lint.h"

#include "content/diagnostics.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define PROMISE "Groundwork promises nothing that a medicine would: "
#define INVITE "invite rather than urge: "

enum { FORMS_MOST = 6 };

static const struct rule {
	const char *forms[FORMS_MOST];	/* in small letters, the first one shared */
	const char *instead;
	bool invited_is_well;	/* as one choice in its sentence it may stand */
} rules[] = {
	{ { "treat", "treats", "treated", "treating", "treatment", "treatments" },
	  PROMISE "say what the person does: \"practise\", \"care for\"", false },
	{ { "symptom", "symptoms" },
	  PROMISE "name the experience in plain words", false },
	{ { "relapse", "relapses", "relapsed", "relapsing" },
	  PROMISE "say \"a hard day\" or \"old habits\"", false },
	{ { "remission" },
	  PROMISE "say \"a steadier time\"", false },
	{ { "cure", "cures", "cured", "curing" },
	  PROMISE "say what may be noticed", false },
	{ { "clinically proven" },
	  PROMISE "name the study as a source", false },
	{ { "heal", "heals", "healed", "healing" },
	  PROMISE "say what may be noticed", false },
	{ { "dose", "doses", "dosed", "dosing" },
	  PROMISE "say \"how much\" or \"how often\"", false },
	{ { "therapy app" },
	  PROMISE "say \"a program for practising\"", false },
	{ { "risk score", "risk scores" },
	  PROMISE "say \"a number to take to your clinician\"", false },
	{ { "safe place", "safe places" },
	  "nowhere is safe for everybody: say \"a calm enough place\"", false },
	{ { "close your eyes" },
	  INVITE "say \"eyes open or lowered, or closed if you like\"", true },
	{ { "relax" },
	  INVITE "say \"let the shoulders have a rest, if you like\"", true },
	{ { "let go" },
	  INVITE "say what could be done, such as \"open the hands a little\"", false },
	{ { "surrender", "surrenders", "surrendering" },
	  INVITE "say \"you might let it be as it is\"", false },
	{ { "push through", "pushing through" },
	  INVITE "say \"you can stop at any moment\"", false },
	{ { "stay with it" },
	  INVITE "say \"stay, or come back to your feet\"", false },
	{ { "go deeper", "going deeper" },
	  INVITE "say \"notice what is here\"", false },
	{ { "should feel" },
	  INVITE "say \"any way is fine\"", false },
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

/* Tells whether the form stands at the beginning of the text, up to the end of a
 * word; a blank in it is any number of blanks. Returns its length there, or 0. */
static size_t form_length(const char *text, const char *form)
{
	size_t end = 0;

	for (size_t i = 0; form[i]; i++, end++) {
		if (small(text[end]) != form[i])
			return 0;
		while (form[i] == ' ' && text[end + 1] == ' ')
			end++;
	}
	return in_word(text[end]) ? 0 : end;
}

static size_t any_form_length(const char *text, const char *const *forms)
{
	size_t length = 0;

	for (size_t i = 0; i < FORMS_MOST && forms[i] && !length; i++)
		length = form_length(text, forms[i]);
	return length;
}

static bool word_begins(const char *text, size_t at)
{
	return in_word(text[at]) && (at == 0 || !in_word(text[at - 1]));
}

static bool sentence_ends(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ';';
}

/* Tells whether the sentence that begins at the text offers a choice. */
static bool offers_choice(const char *text)
{
	static const char *const choices[][FORMS_MOST] = {
		{ "if", "may", "might", "can", "could", "or" }, { "whenever", "when you" }
	};

	for (size_t at = 0; text[at] && !sentence_ends(text[at]); at++)
		if (word_begins(text, at) && (any_form_length(text + at, choices[0]) ||
					      any_form_length(text + at, choices[1])))
			return true;
	return false;
}

struct check {
	bool own;
	const char *file;
	int line;
	struct diagnostics *diagnostics;
	unsigned told;			/* bits 1u << index of rules */
	const char *sentence;		/* the one that is being read */
	bool asked, choice;		/* whether it offers a choice, once asked */
};

static bool is_invited(struct check *check)
{
	if (!check->asked)
		check->choice = offers_choice(check->sentence);
	check->asked = true;
	return check->choice;
}

static void check_word(struct check *check, const char *word)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		size_t length = 0;

		if (small(*word) == rules[i].forms[0][0])
			length = any_form_length(word, rules[i].forms);
		if (!length || (check->told & (1u << i)) ||
		    (rules[i].invited_is_well && is_invited(check)))
			continue;
		check->told |= 1u << i;
		(check->own ? diagnostics_warning : diagnostics_error)(
			check->diagnostics, check->file, check->line, "\"%.*s\": %s",
								       (int)length,
			word, rules[i].instead);
	}
}

void wording_lint_check(const char *text, bool own, const char *file, int line,
			struct diagnostics *diagnostics)
{
	struct check check = { .own = own, .file = file, .line = line,
			       .diagnostics = diagnostics, .sentence = text };

	for (size_t at = 0; text[at]; at++) {
		if (word_begins(text, at))
			check_word(&check, text + at);
		if (sentence_ends(text[at])) {
			check.sentence = text + at + 1;
			check.asked = false;
		}
	}
}
