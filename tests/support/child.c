/* support/child.c -- two pipes and a fork. */
#include "support/child.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

void child_start(struct child *child,
		 void (*work)(struct child *child, const void *with), const void *with)
{
	int up[2], down[2];
	char byte;

	assert_int_equal(pipe(up), 0);
	assert_int_equal(pipe(down), 0);
	child->pid = fork();
	assert_true(child->pid >= 0);
	if (child->pid == 0) {
		close(up[0]);
		close(down[1]);
		child->from = down[0];
		child->to = up[1];
		work(child, with);
		_exit(0);
	}
	close(up[1]);
	close(down[0]);
	child->from = up[0];
	child->to = down[1];
	assert_int_equal(read(child->from, &byte, 1), 1);
}

void child_ready(struct child *child)
{
	char byte = 0;

	/* when the test is gone, so is the reason to go on */
	if (write(child->to, &byte, 1) != 1 || read(child->from, &byte, 1) != 1)
		_exit(1);
}

static void close_pipes(struct child *child)
{
	close(child->from);
	close(child->to);
}

void child_go(struct child *child)
{
	char byte = 0;

	assert_int_equal(write(child->to, &byte, 1), 1);
}

void child_step(struct child *child)
{
	char byte;

	child_go(child);
	assert_int_equal(read(child->from, &byte, 1), 1);
}

void child_finish(struct child *child)
{
	int status;

	child_go(child);
	assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
	assert_int_equal(status, 0);
	close_pipes(child);
}

void child_kill(struct child *child)
{
	int status;

	assert_int_equal(kill(child->pid, SIGKILL), 0);
	assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
	close_pipes(child);
}
