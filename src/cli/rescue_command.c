/* cli/rescue_command.c -- texts that an editor left: shown, kept or thrown away. */
#include "cli/command.h"

#include "app/rescue.h"
#include "base/arena.h"
#include "base/out.h"
#include "cli/wrapped.h"

enum { KEEP, DISCARD };

static const struct command_action actions[] = {
	[KEEP] = { "keep", "", .help = "puts them into your log" },
	[DISCARD] = { "discard", "", .help = "throws them away" },
	{ 0 }
};

static void tell(struct call *call, const struct rescue *rescue)
{
	wrapped_print("", rescue_story(call->arena, rescue));
	if (rescue->copy || !rescue->text)
		out_print("  %s\n", rescue->draft.path);
}

static void show(struct call *call, const struct rescue *rescue)
{
	tell(call, rescue);
	if (rescue->text)
		out_print("\n%s\n", rescue->text);
	out_line("");
}

/* Says where it is now, and what is still left of it. */
static int keep(struct call *call, struct rescue *rescue)
{
	const char *where;
	bool text = rescue->text != NULL;

	if (!rescue_keep(call->app, call->arena, rescue, &where, &call->error))
		return call_failed(call);
	if (text)
		out_line("It is in your log.");
	else if (where)
		out_print("It lies in %s now.\n", where);
	if (rescue_look(call->app, call->arena, rescue))
		tell(call, rescue);
	return DONE;
}

static int act(struct call *call, struct rescue *rescue)
{
	if (call->action == KEEP)
		return keep(call, rescue);
	if (call->action == DISCARD)
		rescue_discard(rescue);
	else
		show(call, rescue);
	return DONE;
}

static int rescue(struct call *call)
{
	struct rescues found;
	int status = DONE;

	rescue_find(call->app, call->arena, &found);
	for (size_t i = 0; i < found.count; i++)
		if (act(call, &found.at[i]) != DONE)
			status = NOT_DONE;
	if (!found.count)
		out_line("Nothing was left behind.");
	else if (call->action == DISCARD)
		out_line("Thrown away.");
	else if (call->action != KEEP)
		out_line("'groundwork rescue keep' puts it into your log, 'groundwork rescue "
				 "discard' throws\nit away.");
	rescue_let_go(&found);
	return status;
}

const struct command rescue_command = {
	.name = "rescue",
	.usage = "[keep|discard]",
	.summary = "Shows what you wrote in an editor that was cut off",
	.details = "When Groundwork ends before your editor does, what you wrote there stays in "
		   "a file. It is offered here, and when Groundwork opens; what no page can "
		   "hold is put beside your log as a file.",
	.actions = actions,
	.app = { .silent = true, .log_only = true }, .without_notes = true,
	.run = rescue,
};
