/* cli/hard_command.c -- the hard moment in lines, for whoever has no full screen. */
#include "cli/command.h"

#include "app/pages.h"
#include "cli/numbers.h"
#include "cli/wrapped.h"
#include "practice/safety.h"
#include "base/out.h"

static int hard(struct call *call)
{
	struct texts lines = safety_hard_moment();

	for (size_t i = 0; i < lines.count; i++)
		wrapped_print("", lines.at[i]);
	out_line("");
	numbers_to_call(call->app);
	if (app_page(call->app, "when-to-call"))
		out_line("\nWhen to call: groundwork page when-to-call");
	return DONE;
}

const struct command hard_command = {
	.name = "hard",
	.usage = "",
	.summary = "Shows something to hold on to in a hard moment, and whom to call",
	.details = "The same as ! on the screen, in lines: your clinic, your people, whom an "
		   "assignment names, and the lines of your country.",
	.opens = OPENS_APP_ANYHOW, .app = { .silent = true, .at_once = true },
	.run = hard,
};
