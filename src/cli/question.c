/* cli/question.c -- prints, reads a line, and asks again until it is an answer. */
#include "cli/question.h"

#include "base/arena.h"
#include "base/out.h"
#include "cli/numbers.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_MOST = 80 };

/* One line; false at the end of input. Where it is not typed, its end is not seen. */
static bool read_line(char answer[ANSWER_MOST])
{
	bool some = fgets(answer, ANSWER_MOST, stdin);

	if (!some || feof(stdin) || !isatty(STDIN_FILENO))
		out_line("");
	answer[some ? strcspn(answer, "\r\n") : 0] = '\0';
	return some;
}

static void help_in_hard_moment(const struct app *app)
{
	struct arena *arena = arena_open();
	struct texts lines = numbers_hard_moment(app, arena);

	for (size_t i = 0; i < lines.count; i++)
		wrapped_print("", lines.at[i]);
	arena_close(arena);
}

enum question_answer question_ask(const struct app *app, const char *question,
				  bool otherwise)
{
	char answer[ANSWER_MOST];

	for (;;) {
		out_print("%s [%s] ", question, otherwise ? "yes" : "no");
		fflush(stdout);
		if (!read_line(answer))
			return ANSWERED_NOTHING;
		if (!strcmp(answer, "q"))
			return ANSWERED_LEFT;
		if (!*answer)
			return otherwise ? ANSWERED_YES : ANSWERED_NO;
		if (!strcmp(answer, "y") || !strcmp(answer, "yes"))
			return ANSWERED_YES;
		if (!strcmp(answer, "n") || !strcmp(answer, "no"))
			return ANSWERED_NO;
		if (!strcmp(answer, "!"))
			help_in_hard_moment(app);
		else
			out_line(QUESTION_KEYS);
	}
}
