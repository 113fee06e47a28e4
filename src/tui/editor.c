/* tui/editor.c -- a child, and then the file: what is in it counts, not how the child
 * ended. */
#include "tui/editor.h"

#include "base/arena.h"
#include "base/draft.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "tui/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127, NAME_SHOWN = 60 };

static void say(char words[EDITED_WORDS], const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say(char words[EDITED_WORDS], const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(words, EDITED_WORDS, format, args);
	va_end(args);
}

/* ---- which editor */

static bool is_in_path(struct arena *arena, const char *program)
{
	const char *path = getenv("PATH");
	char *folders = arena_copy(arena, path ? path : ""), *rest = folders;

	for (char *folder; (folder = strsep(&rest, ":")) != NULL; )
		if (*folder && access(arena_print(arena, "%s/%s", folder, program), X_OK) == 0)
			return true;
	return false;
}

/* NULL: there is none. */
static const char *choose(struct arena *arena)
{
	static const char *const variables[] = { "VISUAL", "EDITOR" };
	static const char *const usual[] = { "nano", "vi" };

	for (size_t i = 0; i < 2; i++) {
		const char *named = getenv(variables[i]);

		if (named && *named)
			return named;
	}
	for (size_t i = 0; i < 2; i++)
		if (is_in_path(arena, usual[i]))
			return usual[i];
	return NULL;
}

/* ---- the child */

/* A shell reads the value, quotes and options and all; but the path of a program may have
 * blanks in it without any quotes. */
static void become(const char *editor, const char *line, const char *path)
{
	signals_release();
	if (strchr(editor, '/') && access(editor, X_OK) == 0)
		execl(editor, editor, path, (char *)NULL);
	else
		execl("/bin/sh", "sh", "-c", line, "sh", path, (char *)NULL);
	_exit(NOT_FOUND);
}

/* Waits; when the editor is stopped by its person, so are we. */
static int wait_for(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, WUNTRACED) < 0 || WIFSTOPPED(status)) {
		if (!WIFSTOPPED(status) && errno != EINTR)
			break;
		if (WIFSTOPPED(status)) {
			raise(SIGSTOP);
			kill(child, SIGCONT);
		}
		status = 0;
	}
	return status;
}

/* Its status as a shell tells it; -1 when there was no process to be had. */
static int run(const char *editor, const char *path)
{
	char *line = memory_print("%s \"$1\"", editor);
	pid_t child = fork();
	int status;

	if (child == 0)
		become(editor, line, path);
	free(line);
	if (child < 0)
		return -1;
	status = wait_for(child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- the file */

/* Editors end the last line, though nobody wrote that. */
static void drop_last_end(char *text, const char *before)
{
	size_t length = strlen(text), given = strlen(before);

	if (length && text[length - 1] == '\n' && !(given && before[given - 1] == '\n'))
		text[length - 1] = '\0';
}

/* What cannot be taken goes to where it is found. */
static void set_aside(struct edited *edited, const struct paths *paths, int64_t now_s,
		      const char *why)
{
	const char *path;

	edited->stays = !draft_set_aside(&edited->draft, edited->arena, paths, now_s, &path);
	say(edited->words, "What the editor saved is not here, since %s. It is kept in %s.",
	    why, path);
}

/* Takes the text when it is another. */
static void take(struct edited *edited, const char *before, const struct paths *paths,
		 int64_t now_s)
{
	const char *why;

	if (!file_exists(edited->draft.path)) {
		say(edited->words, "The editor left no file; the text is as it was.");
		return;
	}
	edited->text = draft_read(&edited->draft, &why);
	if (!edited->text) {
		set_aside(edited, paths, now_s, why);
		return;
	}
	drop_last_end(edited->text, before);
	if (!strcmp(edited->text, before)) {
		free(edited->text);
		edited->text = NULL;
	}
}

/* ---- what became of it */

/* Nothing was saved: why, as far as it can be known. */
static void say_unchanged(char words[EDITED_WORDS], const char *editor, int status)
{
	if (status < 0)
		say(words, "The editor could not be started: the system has no room for "
		    "another program. The text is as it was.");
	else if (status == NOT_FOUND)
		say(words, "There is no program \"%.*s\" to write in. EDITOR=nano groundwork "
		    "starts with one that is there. The text is as it was.", NAME_SHOWN,
		    editor);
	else if (status)
		say(words, "The editor \"%.*s\" ended without saving; the text is as it was.",
		    NAME_SHOWN, editor);
}

static void say_what_became(struct edited *edited, const char *editor, int status)
{
	bool alone = draft_is_alone(&edited->draft), rescue = draft_has_rescue(&edited->draft);

	if (!alone)
		say(edited->words, "The editor \"%.*s\" goes on by itself. What it saves is "
		    "offered when Groundwork starts next; one that waits (code --wait, gvim "
		    "-f) is better here.", NAME_SHOWN, editor);
	else if (rescue)
		say(edited->words, "The editor \"%.*s\" ended before it saved all. Its own "
		    "copy is kept, and offered when Groundwork starts next.", NAME_SHOWN,
		    editor);
	else if (edited->text && status)
		say(edited->words, "The editor \"%.*s\" ended badly, but it had saved: that "
		    "is here.", NAME_SHOWN, editor);
	else if (!edited->text && !*edited->words)
		say_unchanged(edited->words, editor, status);
	edited->stays |= !alone || rescue;
}

struct edited editor_edit(const struct paths *paths, const char *before, int64_t now_s)
{
	struct edited edited = { .arena = arena_open(), .draft = { .hold = -1 } };
	const char *editor = choose(edited.arena);
	struct error error;

	if (!editor) {
		say(edited.words, "No editor is named, and nano and vi are not there. "
		    "EDITOR=PROGRAM groundwork starts with one.");
	} else if (!draft_make(&edited.draft, edited.arena, paths, before, &error)) {
		say(edited.words, "%s", error.text);
		edited.draft.folder = NULL;
	} else {
		int status = run(editor, edited.draft.path);

		take(&edited, before, paths, now_s);
		say_what_became(&edited, editor, status);
	}
	return edited;
}

void editor_close(struct edited *edited, bool kept)
{
	if (edited->draft.folder && !edited->stays && (kept || !edited->text))
		draft_remove(&edited->draft);
	else
		draft_let_go(&edited->draft);
	free(edited->text);
	arena_close(edited->arena);
}

void editor_go_on(const char *path, char words[EDITED_WORDS])
{
	struct arena *arena = arena_open();
	const char *editor = choose(arena);

	*words = '\0';
	if (!editor)
		say(words, "No editor is named. EDITOR=PROGRAM groundwork starts with one.");
	else
		say_unchanged(words, editor, run(editor, path));
	arena_close(arena);
}
