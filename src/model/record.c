/* model/record.c -- the words for how a session ended, and what it counts for. */
#include "model/record.h"

#include <assert.h>
#include <string.h>

#define ENDING_WORD(id, name) name,
static const char *const names[] = { ENDINGS(ENDING_WORD) };

enum { PRACTISED_MS = 60000 };

bool answer_is_sign(const struct answer *answer)
{
	return answer->kind == STEP_READ && !strcmp(answer->step, ANSWER_HARD_STEP);
}

/* Stopping is practice too. */
bool session_is_practised(const struct session_record *session)
{
	for (size_t i = 0; i < session->answer_count; i++)
		if (answer_is_sign(&session->answers[i]))
			return true;
	return session->ended == ENDED_FINISHED || session->spent_ms >= PRACTISED_MS;
}

static bool has_words(const struct answer *answer)
{
	if (answer->kind == STEP_READ)
		return false;
	return answer->holds == ANSWER_CHOICES ? answer->choices.count > 0
	       : answer->holds == ANSWER_TEXT && answer->text &&
		 answer->text[strspn(answer->text, " \t\r\n")];
}

bool session_has_words(const struct session_record *session)
{
	for (size_t i = 0; i < session->answer_count; i++)
		if (has_words(&session->answers[i]))
			return true;
	return false;
}

bool session_did(const struct session_record *session, const char *practice,
		 const char *steps)
{
	return session->ended == ENDED_FINISHED && !strcmp(session->practice, practice) &&
	       (!session->steps || (steps && !strcmp(session->steps, steps)));
}

const char *ending_name(enum ending ending)
{
	assert(ending < ENDING_COUNT);
	return names[ending];
}

bool ending_find(const char *name, enum ending *ending)
{
	for (int i = 0; i < ENDING_COUNT; i++)
		if (!strcmp(names[i], name)) {
			*ending = (enum ending)i;
			return true;
		}
	return false;
}
