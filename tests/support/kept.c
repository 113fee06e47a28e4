/* support/kept.c -- cuts lines into sessions, and sessions into answers. */
#include "support/kept.h"

#include "support/check.h"

#include "base/error.h"
#include "base/moment.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t moment_of(const char *date_and_time)
{
	char text[32];
	int64_t moment_ms;

	snprintf(text, sizeof text, "%.10sT%.5s:00Z", date_and_time, date_and_time + 11);
	assert_true(moment_parse(text, &moment_ms));
	return moment_ms;
}

/* One thing that was kept; its text is changed. */
static void keep(struct store *store, int64_t session, int64_t at_ms, char *pair)
{
	char *text = strchr(pair, '=');
	const char *words[1];
	struct answer answer = { .kind = STEP_WRITE, .holds = ANSWER_TEXT, .at_ms = at_ms };

	assert_non_null(text);
	*text++ = '\0';
	for (char *at = text; *at; at++)
		if (*at == '|')
			*at = '\n';
	answer.step = answer.keep = pair;
	answer.text = text;
	if (*text == '*') {
		words[0] = text + 1;
		answer.kind = STEP_CHOOSE;
		answer.holds = ANSWER_CHOICES;
		answer.choices = (struct texts){ words, 1 };
	}
	assert_true(store_answer(store, session, &answer, NULL));
}

static void write_session(struct store *store, char *line)
{
	struct session_record record = { .practice = "written", .title = "Written",
					 .source = "self", .started_ms = moment_of(line) };
	char *next = line + sizeof "2026-11-20 08:00 " - 1;
	int64_t id, at_ms = record.started_ms;

	assert_true(store_session_begin(store, &record, &id, NULL));
	for (char *pair; (pair = next); at_ms += 1000) {
		next = strstr(pair, "; ");
		if (next) {
			*next = '\0';
			next += 2;
		}
		keep(store, id, at_ms, pair);
	}
	assert_true(store_session_end(store, id, ENDED_FINISHED, 0, 0, 60000, NULL));
}

void kept_write(const char *data, const char *state, const char *lines)
{
	struct store *store;
	struct error error;
	char *text = strdup(lines), *next = text;

	if (!store_open(&store, data, state, NULL, &error))
		fail_msg("%s", error.text);
	while (next && *next) {
		char *line = next;

		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		write_session(store, line);
	}
	store_close(store);
	free(text);
}
