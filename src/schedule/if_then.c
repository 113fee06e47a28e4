/* schedule/if_then.c -- the words of the frame are taken off both halves, then put back. */
#include "schedule/if_then.h"

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* How many bytes of white space or control begin here; ends of lines come in three
 * longer forms as well. */
static size_t blank_at(const char *text)
{
	static const char *const others[] = { "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9" };

	if (*text && ((unsigned char)*text <= ' ' || *text == 0x7f))
		return 1;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strncmp(text, others[i], strlen(others[i])))
			return strlen(others[i]);
	return 0;
}

const char *one_line(struct arena *arena, const char *text)
{
	char *line, *end;

	if (!text)
		return NULL;
	line = end = arena_copy(arena, text);
	while (*text) {
		size_t blank = blank_at(text);

		if (!blank)
			*end++ = *text++;
		else if (end > line && end[-1] != ' ')
			*end++ = ' ';
		text += blank;
	}
	if (end > line && end[-1] == ' ')
		end--;
	*end = '\0';
	return *line ? line : NULL;
}

#define DOTS "\xe2\x80\xa6"

/* Dots that stand for what comes before, and blanks. */
static const char *past_dots(const char *text)
{
	while (*text == ' ' || *text == '.' || !strncmp(text, DOTS, strlen(DOTS)))
		text += *text == ' ' || *text == '.' ? 1 : strlen(DOTS);
	return text;
}

/* Beyond ASCII everything counts as one but dashes, dots, and quotes. */
static bool is_letter(const char *at)
{
	return (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
	       ((*at & 0x80) && strncmp(at, "\xe2\x80", 2) != 0);
}

/* Tells whether a text begins with a word, or with a few. */
static bool begins(const char *text, const char *words)
{
	size_t length = strlen(words);

	return !strncasecmp(text, words, length) && !is_letter(text + length);
}

static bool begins_with_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (begins(text, *words))
			return true;
	return false;
}

/* The text after a word, and after a comma or colon that follows it; the text itself
 * when it does not begin with that. */
static const char *past(const char *text, const char *words)
{
	const char *rest = text + strlen(words);

	if (!begins(text, words))
		return text;
	rest += *rest == ',' || *rest == ':';
	return *rest && *rest != ' ' && past_dots(rest) == rest ? text : past_dots(rest);
}

/* Words that are no names: in the middle of a sentence they are small. */
static const char *const plain[] = {
	"the", "a", "an", "my", "it", "there", "we", "you", "he", "she", "they", "this",
	"that", "someone", "somebody", "something", "everything", "nothing", "nobody",
	"in", "on", "at", "after", "before", NULL
};

static const char *small(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);

	if (*copy >= 'A' && *copy <= 'Z' && !(copy[1] >= 'A' && copy[1] <= 'Z'))
		*copy = (char)(*copy - 'A' + 'a');
	return copy;
}

static const char *capital(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

static bool ends_in_dots(const char *text, size_t length)
{
	return length >= strlen(DOTS) && !strcmp(text + length - strlen(DOTS), DOTS);
}

/* What ends a sentence has no place before a comma. */
static const char *without_stop(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);
	size_t length = strlen(copy);

	while (length && (strchr(".,;:! ", copy[length - 1]) || ends_in_dots(copy, length))) {
		length -= ends_in_dots(copy, length) ? strlen(DOTS) : 1;
		copy[length] = '\0';
	}
	return copy;
}

static const char *if_half(struct arena *arena, const char *text)
{
	static const char *const other_ifs[] = { "when", "whenever", "as soon as", "once",
						 "each time", "every time", NULL };

	text = past_dots(without_stop(arena, text));
	if (begins_with_any(text, other_ifs))
		return capital(arena, text);
	text = past(text, "if");
	if (!*text)
		return NULL;
	return arena_print(arena, "If %s", begins_with_any(text, plain) ? small(arena, text)
									: text);
}

/* "then I will ...", and the ways of having begun it. */
static const char *then_half(struct arena *arena, const char *text)
{
	text = past(past_dots(text), "then");
	text = past(text, "I will");
	text = past(text, "will");
	text = past(text, "to");
	if (!*text)
		return NULL;
	if (begins(text, "I"))		/* "I'll ..." is another word, and as good */
		return arena_print(arena, "then %s", capital(arena, text));
	if (begins_with_any(text, plain))
		return arena_print(arena, "then %s", small(arena, text));
	return arena_print(arena, "then I will %s", small(arena, text));
}

const char *if_then(struct arena *arena, const char *when, const char *what)
{
	when = one_line(arena, when);
	what = one_line(arena, what);
	if (!when || !what)
		return NULL;
	when = if_half(arena, when);
	what = then_half(arena, what);
	return when && what ? arena_print(arena, "%s, %s", when, what) : NULL;
}
