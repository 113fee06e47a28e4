/* tui/editor.c -- a private file, a child, and nothing left behind. */
#include "tui/editor.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/paths.h"
#include "tui/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT_MOST = 4 << 20 };

/* In memory where the system has such a folder, so that a text never touches the
 * disk in the open. */
static char *private_folder(struct arena *arena, const char *folder,
			    struct error *error)
{
	const char *run = getenv("XDG_RUNTIME_DIR");
	char *name;

	if (run && *run == '/' && access(run, W_OK | X_OK) == 0)
		folder = run;
	else if (!paths_make_private(folder, error))
		return NULL;
	name = arena_print(arena, "%s/groundwork-XXXXXX", folder);
	if (mkdtemp(name))
		return name;
	error_set(error, "%s: no folder could be made for the text: %s", folder,
		  strerror(errno));
	return NULL;
}

static void become_editor(const char *path)
{
	signals_release();
	execl("/bin/sh", "sh", "-c", "exec $EDITOR \"$1\"", "sh", path, (char *)NULL);
	_exit(127);
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

static bool run_editor(const char *path, struct error *error)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		return error_set(error, "the editor could not be started: %s",
				 strerror(errno));
	if (child == 0)
		become_editor(path);
	status = wait_for(child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return error_set(error, "The editor \"%s\" ended without saving; the text is as "
			 "it was.", getenv("EDITOR"));
}

static bool edit_file(struct arena *arena, const char *path, const char *before,
		      char **text, struct error *error)
{
	size_t length;
	char *bytes;

	if (!file_write(path, before, strlen(before), 0600, error) ||
	    !run_editor(path, error) ||
	    !file_read(arena, path, TEXT_MOST, &bytes, &length, error))
		return false;
	if (length && bytes[length - 1] == '\n' &&
	    !(*before && before[strlen(before) - 1] == '\n'))
		bytes[length - 1] = '\0';	/* editors end the last line */
	*text = memory_copy(bytes);
	return true;
}

bool editor_edit(const char *folder, const char *before, char **text,
		 struct error *error)
{
	const char *name = getenv("EDITOR");
	struct arena *arena;
	const char *place, *path;
	bool ok;

	if (!name || !*name)
		return error_set(error, "No editor is named. EDITOR=nano groundwork starts "
				 "with one.");
	arena = arena_open();
	place = private_folder(arena, folder, error);
	path = place ? paths_join(arena, place, "text.txt") : NULL;
	ok = path && edit_file(arena, path, before, text, error);
	if (path) {
		unlink(path);
		rmdir(place);
	}
	arena_close(arena);
	return ok;
}
