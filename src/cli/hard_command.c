/* cli/hard_command.c -- the hard moment in lines, for whoever has no full screen. */
#include "cli/command.h"

#include "app/assigned.h"
#include "app/pages.h"
#include "base/arena.h"
#include "cli/numbers.h"
#include "cli/wrapped.h"
#include "practice/safety.h"
#include "base/out.h"

/* When to stop, and what else somebody said who asks for something. */
static void say_assigned(const struct call *call)
{
	size_t count;
	const struct assigned *all = app_assigned(call->app, &count);

	for (size_t i = 0; i < count; i++) {
		if (!all[i].notes.count && !all[i].stop_if.count)
			continue;
		out_line("");
		wrapped_print("", arena_print(call->arena, "From %s", all[i].from));
		for (size_t j = 0; j < all[i].stop_if.count; j++)
			wrapped_print("  Stop if ", all[i].stop_if.at[j]);
		for (size_t j = 0; j < all[i].notes.count; j++)
			wrapped_print("  ", all[i].notes.at[j]);
	}
}

static int hard(struct call *call)
{
	struct texts lines = safety_hard_moment();

	for (size_t i = 0; i < lines.count; i++)
		wrapped_print("", lines.at[i]);
	out_line("");
	numbers_to_call(call->app);
	say_assigned(call);
	if (app_page(call->app, "when-to-call"))
		out_line("\nWhen to call: groundwork page when-to-call");
	return DONE;
}

const struct command hard_command = {
	.name = "hard",
	.usage = "",
	.summary = "Shows something to hold on to in a hard moment, and whom to call",
	.details = "The same as ! on the screen, in lines: your clinic, your people, whom an "
		   "assignment names and when it says to stop, and the lines of your country.",
	.opens = OPENS_APP_ANYHOW, .app = { .silent = true, .at_once = true },
	.run = hard,
};
