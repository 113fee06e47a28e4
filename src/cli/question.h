/* cli/question.h -- a question in a line, to be answered with yes or no.
 *
 * Promise: ! answers with what helps in a hard moment and whom to call, and then the
 *          question comes once more; so does it after an answer that is none.
 * Owner:   nothing is kept. Threads: one. Fails: never; at the end of input nothing is answered.
 */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include <stdbool.h>

struct app;

/* What can be typed, to be said before the first question. */
#define QUESTION_KEYS                                                            \
	"y is yes, n no, Enter what is in brackets, q leaves, ! is for a hard moment."

enum question_answer { ANSWERED_NO, ANSWERED_YES, ANSWERED_LEFT, ANSWERED_NOTHING };

/* Prints the question and takes lines from standard input; `otherwise` is what an empty
 * line means. */
enum question_answer question_ask(const struct app *app, const char *question,
				  bool otherwise);

#endif
