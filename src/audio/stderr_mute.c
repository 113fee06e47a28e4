/* audio/stderr_mute.c -- descriptor 2 is set aside for a moment. */
#include "audio/stderr_mute.h"

#include <fcntl.h>
#include <unistd.h>

struct stderr_mute stderr_mute_begin(void)
{
	struct stderr_mute quiet = { .kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3) };
	int nowhere;

	if (quiet.kept < 0)
		return quiet;
	nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (nowhere >= 0) {
		dup2(nowhere, STDERR_FILENO);
		close(nowhere);
		return quiet;
	}
	close(quiet.kept);
	quiet.kept = -1;
	return quiet;
}

void stderr_mute_end(struct stderr_mute quiet)
{
	if (quiet.kept < 0)
		return;
	dup2(quiet.kept, STDERR_FILENO);
	close(quiet.kept);
}
