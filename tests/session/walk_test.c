/* walk_test.c -- reads the walks (README.md) and takes the session through them. */
#include "session/walk_practice.h"

#include "engine/session.h"

#include <ctype.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { WALK_BYTES = 8192, WALK_WORDS = 1024, WALKS_LEAST = 15 };

struct walk {
	const char *path;
	char title[160];
	char text[WALK_BYTES];
	struct walk_practice practice;
	struct session session;
	struct answer answer;
	bool begun;
	int line;			/* in the file */
	char words[WALK_WORDS];		/* what the session did, put into words */
};

static void put(struct walk *walk, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void put(struct walk *walk, const char *format, ...)
{
	size_t length = strlen(walk->words);
	va_list args;

	va_start(args, format);
	vsnprintf(walk->words + length, sizeof walk->words - length, format, args);
	va_end(args);
}

/* Seconds without needless zeros. */
static void put_seconds(struct walk *walk, const char *before, int64_t ms)
{
	put(walk, "%s%g", before, (double)ms / 1000);
}

static void put_effect(struct walk *walk, const struct effect *effect)
{
	const char *name = walk->practice.steps[effect->step].name;

	if (*walk->words)
		put(walk, ", ");
	switch (effect->kind) {
	case EFFECT_STEP:
		put(walk, "step %s", name);
		if (effect->at_ms)
			put_seconds(walk, " ", effect->at_ms);
		break;
	case EFFECT_PLAY:
		put(walk, "play %s", name);
		put_seconds(walk, " ", effect->at_ms);
		break;
	case EFFECT_HUSH:
		put_seconds(walk, "hush ", effect->fade_ms);
		break;
	case EFFECT_PAUSED:
		put(walk, "paused %s", name);
		put_seconds(walk, " ", effect->at_ms);
		put(walk, effect->gap ? " by a gap" : "");
		break;
	case EFFECT_RESUMED:
		put(walk, "resumed");
		break;
	case EFFECT_KEEP_ANSWER:
		put(walk, "keep %s of %s", effect->answer->text, name);
		break;
	case EFFECT_ENDED:
		put(walk, "ended %s", ending_name(effect->ending));
		put_seconds(walk, " after ", effect->spent_ms);
		break;
	}
}

static void put_effects(struct walk *walk, const struct effects *effects)
{
	walk->words[0] = '\0';
	for (size_t i = 0; i < effects->count; i++)
		put_effect(walk, &effects->at[i]);
}

static void put_breath(struct walk *walk, const struct session_view *view)
{
	static const char *const phases[] = { "in", "top-up", "hold", "out", "rest" };

	put(walk, ", breath %d of %d %s", view->breath.breath + 1, view->breaths,
	    phases[view->breath.phase]);
	put_seconds(walk, " ", view->breath.into_ms);
	put_seconds(walk, "/", view->breath.phase_ms);
}

static void put_view(struct walk *walk)
{
	static const char *const states[] = { "running", "waiting", "paused", "ended" };
	struct session_view view = session_look(&walk->session);

	walk->words[0] = '\0';
	put(walk, "%s", states[view.state]);
	if (view.state == SESSION_ENDED)
		put(walk, " %s", ending_name(view.ending));
	put(walk, " %s", view.step->name);
	if (view.step_ms > 0) {
		put_seconds(walk, " ", view.position_ms);
		put_seconds(walk, "/", view.step_ms);
	}
	put_seconds(walk, ", ", view.elapsed_ms);
	put_seconds(walk, " of ", view.total_ms);
	put_seconds(walk, ", spent ", view.spent_ms);
	if (view.has_breath)
		put_breath(walk, &view);
	if (view.has_caption)
		put(walk, ", %s \"%s\"", view.speaking ? "saying" : "said", view.caption);
}

/* Complains with what the table should say. */
static void assert_words(struct walk *walk, int64_t now_ms, const char *event,
			 const char *expected)
{
	if (strcmp(walk->words, expected))
		fail_msg("%s:%d: expected %s\n    but at %g  %s -> %s", walk->path,
			 walk->line, expected, (double)now_ms / 1000, event, walk->words);
}

/* Ticks whenever it is due before `until_ms`; stops when something happens. */
static bool tick_until(struct walk *walk, int64_t until_ms, int64_t *at_ms)
{
	struct effects effects = { 0 };

	while ((*at_ms = session_due_ms(&walk->session)) < until_ms) {
		session_do(&walk->session, (struct session_event){ SESSION_TICK, NULL },
			   *at_ms, &effects);
		put_effects(walk, &effects);
		if (effects.count)
			return true;
	}
	return false;
}

static void begin(struct walk *walk, int64_t now_ms)
{
	char *name = strtok(NULL, " "), *seconds = name ? strtok(NULL, " ") : NULL;
	const struct step *step = &walk->practice.steps[0];
	struct effects effects;

	if (name)
		step = practice_step(&walk->practice.practice, name);
	assert_non_null(step);
	session_begin(&walk->session, &walk->practice.timeline,
		      (size_t)(step - walk->practice.steps),
		      seconds ? walk_ms(seconds) : 0, now_ms, &effects);
	walk->begun = true;
	put_effects(walk, &effects);
}

static void do_event(struct walk *walk, const char *word, int64_t now_ms)
{
	static const char *const events[] = {
		[SESSION_TICK] = "tick", [SESSION_PAUSE] = "pause",
		[SESSION_BACK] = "back", [SESSION_ON] = "on", [SESSION_DONE] = "done",
		[SESSION_ANSWER] = "answer", [SESSION_LEAVE] = "leave",
		[SESSION_AWAY] = "away", [SESSION_HERE] = "here",
		[SESSION_INTERRUPT] = "interrupt",
	};
	struct session_event event = { .kind = SESSION_TICK };
	struct effects effects = { 0 };

	while (strcmp(events[event.kind], word))
		if (++event.kind > SESSION_INTERRUPT)
			fail_msg("%s:%d: no event %s", walk->path, walk->line, word);
	if (event.kind == SESSION_ANSWER) {
		walk->answer = (struct answer){ .text = strtok(NULL, " ") };
		event.answer = &walk->answer;
	}
	session_do(&walk->session, event, now_ms, &effects);
	put_effects(walk, &effects);
}

/* Takes one line of the table, cut at its arrow. */
static void take_line(struct walk *walk, char *left, const char *expected)
{
	char event[64] = ".", tick[] = "tick";
	int64_t now_ms, at_ms;
	bool asleep;
	char *word;

	sscanf(left, "%*s %63[^\n]", event);
	now_ms = walk_ms(strtok(left, " "));
	word = strtok(NULL, " ");
	if (!word)
		fail_msg("%s:%d: no event", walk->path, walk->line);
	asleep = !strcmp(word, "wake");
	if (asleep && !(word = strtok(NULL, " ")))
		word = tick;
	if (walk->begun && !asleep && strcmp(word, ".") &&
	    tick_until(walk, now_ms, &at_ms))
		assert_words(walk, at_ms, "(by itself)", "nothing yet");
	if (!strcmp(word, "begin")) {
		begin(walk, now_ms);
	} else if (!strcmp(word, "look")) {
		do_event(walk, tick, now_ms);
		if (*walk->words)
			assert_words(walk, now_ms, "(by itself)", "nothing yet");
		put_view(walk);
	} else if (!strcmp(word, ".")) {
		tick_until(walk, now_ms + 1, &at_ms);
		if (at_ms != now_ms)
			fail_msg("%s:%d: this is due at %g", walk->path, walk->line,
				 (double)at_ms / 1000);
	} else {
		do_event(walk, word, now_ms);
	}
	assert_words(walk, now_ms, event, expected);
}

static char *trimmed(char *text)
{
	char *end = text + strlen(text);

	while (end > text && isspace((unsigned char)end[-1]))
		*--end = '\0';
	return text + strspn(text, " ");
}

static void the_walk_goes_as_its_table_says(void **state)
{
	struct walk *walk = *state;
	char *next = walk->text;
	int lines = 0;

	while (next && *next) {
		char *line = next, *arrow;

		walk->line++;
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		line = trimmed(line);
		arrow = strstr(line, "->");
		if (walk->line == 1 || !*line)
			continue;
		if (!arrow && !walk_read_step(&walk->practice, line))
			fail_msg("%s:%d: not a step", walk->path, walk->line);
		if (!arrow)
			continue;
		if (!lines++)
			assert_true(walk_lay(&walk->practice));
		*arrow = '\0';
		take_line(walk, trimmed(line), trimmed(arrow + 2));
	}
	assert_true(lines > 1);
}

static struct walk *read_walk(const char *path)
{
	struct walk *walk = calloc(1, sizeof *walk);
	FILE *file = fopen(path, "r");

	if (!walk || !file)
		abort();
	walk->path = path;
	walk->text[fread(walk->text, 1, WALK_BYTES - 1, file)] = '\0';
	fclose(file);
	snprintf(walk->title, sizeof walk->title, "%.*s", (int)strcspn(walk->text, "\n"),
		 walk->text);
	return walk;
}

int main(void)
{
	struct CMUnitTest *tests;
	glob_t found;
	int failed;

	if (glob("tests/session/walks/*.walk", 0, NULL, &found) ||
	    found.gl_pathc < WALKS_LEAST) {
		fprintf(stderr, "tests/session/walks: fewer walks than there were\n");
		return 1;
	}
	tests = calloc(found.gl_pathc, sizeof *tests);
	if (!tests)
		abort();
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct walk *walk = read_walk(found.gl_pathv[i]);

		tests[i] = (struct CMUnitTest){
			walk->title, the_walk_goes_as_its_table_says, NULL, NULL, walk,
		};
	}
	failed = _cmocka_run_group_tests("walks", tests, found.gl_pathc, NULL, NULL);
	for (size_t i = 0; i < found.gl_pathc; i++)
		free(tests[i].initial_state);
	free(tests);
	globfree(&found);
	return failed;
}
