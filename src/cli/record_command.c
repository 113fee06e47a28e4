/* cli/record_command.c -- the lines of a practice in one's own voice: on the screen,
 * as plain lines, or from files that were recorded elsewhere. */
#include "cli/command.h"

#include "practice/voice_recording.h"
#include "cli/record_plain.h"
#include "content/values.h"
#include "model/practice.h"
#include "base/out.h"

#include <stdio.h>

struct voice_recording_options_given {
	const char *voice, *device, *from, *line;
	bool plain, list;
};

#define STORED(member) STORED_IN(struct voice_recording_options_given, member)

static const struct command_option options[] = {
	{ "voice", .argument = "NAME", STORED(voice),
	  .help = "what the voice is called: small letters, digits, hyphens; " RECORDING_VOICE
		  " when not said" },
	{ "device", .argument = "NAME", STORED(device),
	  .help = "part of the name of a microphone, as 'groundwork doctor' shows it; the "
		  "system's own when not said" },
	{ "plain", STORED(plain),
	  .help = "by plain lines, for screen readers and simple terminals; nothing is written "
		  "while the microphone listens. With a screen reader, headphones keep its "
		  "voice out of yours" },
	{ "from", .argument = "FILE...", STORED(from),
	  .help = "takes in recordings made elsewhere (wav, flac, ogg, opus, mp3), one file a "
		  "line, from the first line on", .takes = { .file = true } },
	{ "line", .argument = "N", STORED(line), .help = "from line N on" },
	{ "list", STORED(list), .help = "lists the lines with their numbers" },
	{ 0 }
};

/* More files after the first one of --from. */
static char **further_files(const struct call *call, int *count)
{
	*count = call->word_count - 1;
	return call->words + 1;
}

static void list_lines(const struct voice_recording *record)
{
	struct voice_recording_view view = voice_recording_look(record);

	for (size_t i = 0; i < view.line_count; i++) {
		enum voice_recording_speaker speaker;
		const char *text = voice_recording_line(record, i, &speaker);

		out_print("%3zu  %-8s  %s\n", i + 1, speaker == SPOKEN_HERE ? "recorded" : "-",
				text);
	}
}

static bool take_in(struct voice_recording *record, const char *path)
{
	bool had = voice_recording_look(record).speaker == SPOKEN_HERE;
	struct voice_recording_view view;
	struct error error;

	if (!voice_recording_take_in(record, path, &error)) {
		command_failed("%s", error.text);
		return false;
	}
	view = voice_recording_look(record);
	if (view.note)
		command_note("%s: %s", path, view.note);
	if (!voice_recording_keep(record, &error)) {
		command_failed("%s", error.text);
		return false;
	}
	out_print("Line %zu of %zu, %lld.%lld s, %s: %s\n", view.line + 1, view.line_count,
			(long long)view.length_ms / 1000, (long long)view.length_ms / 100 % 10,
			had ? "recorded anew" : "recorded", view.text);
	return true;
}

/* The first file is the line that was asked for, each further one the next. */
static int take_in_all(const struct call *call, struct voice_recording *record)
{
	const struct voice_recording_options_given *asked = call->options;
	int lines = (int)voice_recording_look(record).line_count, first = 1, file_count;
	char **files = further_files(call, &file_count);

	if (asked->line && (!value_whole(asked->line, &first) || first < 1 || first > lines))
		return call_wrong(call, "--line wants a number from 1 to %d, not \"%s\"", lines,
				  asked->line);
	if (file_count > lines - first)
		return call_wrong(call, "there are %d files, but from line %d on only %d line%s: "
				  "each file is one line", file_count + 1, first,
				  lines - first + 1, first == lines ? "" : "s");
	voice_recording_go(record, first - 1);
	if (!take_in(record, asked->from))
		return NOT_DONE;
	for (int i = 0; i < file_count; i++) {
		voice_recording_go(record, 1);
		if (!take_in(record, files[i]))
			return NOT_DONE;
	}
	return DONE;
}

static void print_closing(const struct voice_recording *record)
{
	char closing[RECORDING_CLOSING];

	voice_recording_closing(record, closing);
	out_line(closing);
}

static struct voice_recording_options voice_recording_options_of(const struct call *call)
{
	const struct voice_recording_options_given *asked = call->options;

	return (struct voice_recording_options){ asked->voice, asked->device };
}

static int voice_recording_here(struct call *call)
{
	const struct voice_recording_options_given *asked = call->options;
	const struct voice_recording_options how = voice_recording_options_of(call);
	struct voice_recording *record;
	int status = DONE;

	if (!voice_recording_open(&record, call->app, call->practice, &how, &call->error))
		return call_failed(call);
	if (asked->list)
		list_lines(record);
	else if (asked->from)
		status = take_in_all(call, record);
	else
		status = record_plain(call->app, record);
	if (!asked->list && status == DONE)
		print_closing(record);
	voice_recording_close(record);
	return status;
}

static bool wants_screen(const struct call *call)
{
	const struct voice_recording_options_given *asked = call->options;

	return !asked->plain && !asked->list && !asked->from;
}

static int voice_recording_on_screen(struct call *call)
{
	const struct voice_recording_options how = voice_recording_options_of(call);

	if (!call_is_at_terminal())
		return command_failed("The screen needs a terminal at both ends. Plain lines "
				      "do without: groundwork record %s --plain",
				      call->practice->id);
	return call->faces->record(call->app, call->practice, &how);
}

static int check(struct call *call)
{
	const struct voice_recording_options_given *asked = call->options;
	int file_count;
	char **files = further_files(call, &file_count);

	if (file_count && !asked->from)
		return call_wrong(call, "\"%s\" is more than it takes; a recording is taken in "
				  "with --from", files[0]);
	if (asked->voice && !value_is_name(asked->voice))
		return call_wrong(call, "--voice wants a name of small letters, digits and "
				  "hyphens such as %s, not \"%s\"", RECORDING_VOICE,
				  asked->voice);
	if (asked->line && !asked->from)
		return call_wrong(call, "--line goes with --from; on the screen the arrows go to "
				  "a line");
	if (asked->plain + asked->list + (asked->from != NULL) > 1)
		return call_wrong(call, "--plain, --list or --from, one of them");
	call->app_options.silent = asked->list || asked->from;
	return DONE;
}

const struct command record_command = {
	.name = "record",
	.usage = "PRACTICE [--voice NAME] [--device NAME] [--plain]\n"
		 "PRACTICE --from FILE... [--line N] [--voice NAME]\n"
		 "PRACTICE --list [--voice NAME]",
	.summary = "Records the spoken lines of a practice in a voice of your own",
	.details = "It shows one line at a time: Enter opens the microphone and Enter stops, it "
		   "is played back, k keeps it and r records it again. What is kept is cut to "
		   "the words, made as loud as the other voices, and lies in "
		   "~/.local/share/groundwork/audio/voices/NAME. A line that is not recorded "
		   "stays with the voice that came with Groundwork, or is a caption. To hear "
		   "the voice: u on the page, or voice_folder = NAME in the settings.",
	.options = options, .options_size = sizeof(struct voice_recording_options_given),
	.least = 1, .most = ANY_NUMBER, .practice = true, .wants = "the id of one practice",
	.app = { .no_store = true },
	.wants_screen = wants_screen, .check = check,
	.screen = voice_recording_on_screen, .run = voice_recording_here,
};
