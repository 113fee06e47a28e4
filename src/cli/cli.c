/* cli/cli.c -- the table of commands, and the way to the right one. */
#include "cli/cli.h"

#include "app/app.h"
#include "base/error.h"
#include "base/nearest.h"
#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct command commands[] = {
	{ "play",
	  "play PRACTICE [--minutes N] [--plain] [--silent] [--rehearse]",
	  "Goes through one practice, then back to the shell",
	  "  --minutes N   how long; 'groundwork show PRACTICE' tells the lengths\n"
	  "  --plain       writes lines instead of a screen: for screen readers,\n"
	  "                braille and simple terminals. A text ends at an empty\n"
	  "                line; a number or an option's number is one line; the\n"
	  "                end of input skips what is left. On a terminal, each\n"
	  "                with Enter: q ends it, ! is for a hard moment, p pauses,\n"
	  "                b goes back and n goes on\n"
	  "  --silent      opens no sound device\n"
	  "  --rehearse    runs through at once as lines with their times, asks\n"
	  "                nothing and logs nothing\n",
	  play_command },
	{ "today", "today [--json]", "Says what today asks for, and what could be done",
	  "  --json   as one object\n", today_command },
	{ "card", "card [--html] [-o FILE]",
	  "Puts the intention on a card to be printed",
	  "The line, how to be kind to oneself, and the clinic's numbers where they are\n"
	  "set in the settings.\n"
	  "  --html             as a page of the size A6, for a browser to print\n"
	  "  -o, --output FILE  into a file that only you can read; a name that ends\n"
	  "                     in .html makes a page as well\n",
	  card_command },
	{ "list", "list [--stage STAGE] [--kind KIND] [--json]",
	  "Lists the practices there are",
	  "  --stage STAGE  prepare, retreat or integrate\n"
	  "  --kind KIND    intention, breathing, guided, writing, check-in,\n"
	  "                 movement, rest or planning\n"
	  "  --json         as an array of objects\n",
	  list_command },
	{ "show", "show PRACTICE", "Shows one practice: steps, lengths, cautions, sources",
	  "", show_command },
	{ "page", "page [NAME]", "Shows a page to be read, such as when-to-call",
	  "Without a NAME it lists the pages there are.\n", page_command },
	{ "clinic", "clinic [--html]",
	  "Lists every practice for a clinic to read and approve, to be printed",
	  "Title, kind, minutes, what it contains, how demanding it is, cautions in\n"
	  "short, sources, and who has reviewed it, all taken from the files.\n"
	  "  --html   as a page for a browser, which prints better\n",
	  clinic_command },
	{ "check", "check [PATH...]",
	  "Reads content files and says what is wrong with them",
	  "A PATH is a file or a folder; without one, all content that the program\n"
	  "would use, and its spoken clips. One line a finding: FILE:LINE: error: ...\n"
	  "or warning: .... The exit status is 1 when there is any error.\n"
	  "Of helplines, named as a PATH, it says as well what is not verified.\n",
	  check_command },
	{ "lines", "lines [--voice FOLDER]",
	  "Lists every spoken line with the name of its clip",
	  "Each line of output is NAME<tab>TEXT; 'make narration' reads it.\n",
	  lines_command },
	{ "record",
	  "record PRACTICE [--voice NAME] [--device NAME] [--plain]\n"
	  "       groundwork record PRACTICE --from FILE... [--line N] [--voice NAME]\n"
	  "       groundwork record PRACTICE --list [--voice NAME]",
	  "Records the spoken lines of a practice in a voice of your own",
	  "It shows one line at a time: Enter opens the microphone and Enter stops, it\n"
	  "is played back, k keeps it and r records it again. What is kept is cut to\n"
	  "the words, made as loud as the other voices, and lies in\n"
	  "~/.local/share/groundwork/audio/voices/NAME. A line that is not recorded\n"
	  "stays with the voice that came with Groundwork, or is a caption.\n"
	  "To hear the voice: u on the page, or voice_folder = NAME in the settings.\n\n"
	  "  --voice NAME   what the voice is called: small letters, digits, hyphens;\n"
	  "                 own when not said\n"
	  "  --device NAME  part of the name of a microphone, as 'groundwork doctor'\n"
	  "                 shows it; the system's own when not said\n"
	  "  --plain        by plain lines, for screen readers and simple terminals;\n"
	  "                 nothing is written while the microphone listens. With a\n"
	  "                 screen reader, headphones keep its voice out of yours\n"
	  "  --from FILE... takes in recordings made elsewhere (wav, flac, ogg, opus,\n"
	  "                 mp3), one file a line, from the first line on\n"
	  "  --line N       from line N on\n"
	  "  --list         lists the lines with their numbers\n",
	  record_command },
	{ "render", "render PRACTICE -o FILE [--minutes N]",
	  "Writes a practice as one sound file",
	  "  -o, --output FILE  .wav, .flac, .ogg, .opus or .mp3 by its ending\n"
	  "  --minutes N        how long\n",
	  render_command },
	{ "log", "log [--since DATE] [--json | --csv]", "Lists the sessions so far",
	  "  --since DATE  from that day on, such as 2026-11-22\n"
	  "  --json        everything, with answers, as an array of objects\n"
	  "  --csv         everything, with answers, for a spreadsheet\n",
	  log_command },
	{ "assign", "assign [--template NAME] [--from NAME] [--to NAME] [--task WORDS]... -o FILE",
	  "Makes an assignment for somebody else",
	  "Without options it opens a screen on which all this can be chosen.\n"
	  "  --template NAME    begins with a sample; --templates lists them\n"
	  "  --title TEXT       what it is called; a newer one of the same title takes\n"
	  "                     the older one's place\n"
	  "  --from NAME        who asks; --to NAME: whom, in any word for them\n"
	  "  --task WORDS       'PRACTICE; times=daily; minutes=3; when=...; why=...',\n"
	  "                     as often as there are tasks. times: once, daily, twice\n"
	  "                     daily, 1 to 7 a week\n"
	  "  --starts DATE, --ends DATE, --longest MINUTES\n"
	  "  --leave-out LIST   what no task may contain, such as holds, body\n"
	  "  --note TEXT, --stop-if TEXT, --contact TEXT: as often as wanted\n"
	  "  --with FILE.ini    a practice of your own goes along\n"
	  "  --voice NAME       your recordings of these practices go along\n"
	  "  -o, --output FILE  .ini: plain text; .gwb: a signed bundle\n"
	  "  --replace          overwrites the file when it is there\n"
	  "  --passphrase-fd N  reads the passphrase of your key from there\n",
	  assign_command },
	{ "import", "import FILE [--accept LINES] [--plain]",
	  "Shows an assignment whole, and takes in what you like of it",
	  "Every line can be declined. Nothing is kept before you say so, and nothing\n"
	  "that you have is overwritten.\n"
	  "  --accept LINES  all, or numbers such as 1,3: takes those in and asks nothing\n"
	  "  --anyway        with --accept: also when something about it should be read\n"
	  "                  first, such as another key than until now\n"
	  "  --plain         asks line by line instead of on the screen\n",
	  import_command },
	{ "assignments", "assignments [--end ID]",
	  "Lists the assignments that you have taken in",
	  "  --end ID  puts one away; what you have done stays in the log\n",
	  assignments_command },
	{ "report", "report [--to NAME] [--since DATE] [--share LEVELS] -o FILE",
	  "Writes what you choose to tell a therapist, and shows it first",
	  "Without options it opens a screen on which all this can be chosen. Nothing is\n"
	  "ever sent: it is a file, and you give it to them.\n"
	  "  --to NAME        who gave you an assignment, or the digits of their key\n"
	  "  --as NAME        who it is from; as a rule what they call you\n"
	  "  --since DATE, --until DATE: the last seven days as a rule, or since the\n"
	  "                   report before\n"
	  "  --share LEVELS   sessions (always), ratings, texts, with commas between\n"
	  "  --text NAME      one text that you have written, as often as wanted\n"
	  "  -o, --output FILE  .gwr: sealed, only they can read it; .html, .csv and\n"
	  "                   .json: open to whoever has the file\n"
	  "  --yes            writes it without asking\n"
	  "  --replace        overwrites the file when it is there\n"
	  "  --passphrase-fd N  reads the passphrase of your key from there\n",
	  report_command },
	{ "caseload", "caseload [add FILE... | show NAME | note NAME TEXT | next NAME]",
	  "Keeps the reports that people have given you, for therapists",
	  "Without a word it opens a screen; where there is none, or with --plain, it lists\n"
	  "everybody. NAME is a name, or the first digits of a key.\n"
	  "  add FILE...        opens sealed reports (.gwr) with your key and keeps them\n"
	  "  show NAME          the latest report; --all: every one, newest first;\n"
	  "                     -o FILE.html: the latest as a page to print\n"
	  "  note NAME TEXT     keeps a note; it goes along with the next assignment\n"
	  "  next NAME          writes the next assignment, which begins as the last one:\n"
	  "                     --task WORDS adds a task (see assign), --without TASK\n"
	  "                     leaves one out, --starts, --ends, --leave-out, --note,\n"
	  "                     --voice (the last one's recordings go along anyway),\n"
	  "                     -o FILE.gwb\n"
	  "  rename NAME OTHER, forget NAME --yes: with all that was sent\n"
	  "  --json             everybody, as an array of objects\n"
	  "  --store URL        where it is kept: sqlite:PATH, postgresql://host/database\n"
	  "  --replace          overwrites the file when it is there\n"
	  "  --passphrase-fd N  reads the passphrase of your key from there\n",
	  caseload_command },
	{ "key", "key [export -o FILE | import FILE | renew | lock]",
	  "Tells of the key with which you sign, and keeps it",
	  "Without a word it shows the fingerprint, and what a lost key takes along.\n"
	  "  export -o FILE    writes a page with which the key can be had again\n"
	  "  import FILE       reads such a page; --replace: in place of another key\n"
	  "  renew             a new key, for which the former one vouches\n"
	  "  lock              locks it with a passphrase; --open: with none\n"
	  "  --passphrase-fd N, --new-passphrase-fd N: read it from there\n",
	  key_command },
	{ "doctor", "doctor", "Says what works, what does not, and what to do about it",
	  "", doctor_command },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static int print_help(void)
{
	puts("Usage: groundwork [COMMAND]\n\n"
	     "Groundwork guides breathing, mindfulness and writing around a retreat.\n"
	     "Without a command it opens full-screen on Today.\n");
	for (int i = 0; i < COMMANDS; i++)
		printf("  %-11s %s\n", commands[i].name, commands[i].summary);
	puts("\n'groundwork COMMAND --help' tells more; 'groundwork --version' tells the\n"
	     "version. It has no network code; what you write stays on this machine.");
	return DONE;
}

static int open_today(const struct faces *faces)
{
	const struct app_options options = { 0 };
	struct error error;
	struct app *app;
	int status;

	/* Without any content there is still the page for a hard moment. */
	if (!app_open(&app, &options, &error) && !app)
		return command_failed("%s", error.text);
	status = faces->open_today(app);
	app_close(app);
	return status;
}

static const struct command *find(const char *name)
{
	for (int i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

static int wrong_command(const char *name)
{
	const char *names[COMMANDS];
	size_t near;

	for (int i = 0; i < COMMANDS; i++)
		names[i] = commands[i].name;
	fprintf(stderr, "groundwork: there is no %s \"%s\"",
		name[0] == '-' ? "option" : "command", name);
	if (nearest_names(name, names, COMMANDS, &near, 1))
		fprintf(stderr, "; did you mean %s?", names[near]);
	fputs("\nTry 'groundwork --help'.\n", stderr);
	return WRONG_CALL;
}

/* When input, output or messages are closed, the next file to be opened would
 * take their number: the database would be read as answers, or a sound file be
 * written into. What is put there instead fails every read and every write. */
static void guard_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* A result that could not be written whole is not a result. */
static int finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	return status == DONE ? command_failed("the output could not be written: is the disk "
					       "full, or was the pipe closed?")
			      : status;
}

int cli_main(int argc, char **argv, const struct faces *faces)
{
	const struct command *command;

	guard_standard_streams();
	if (argc < 2)
		return open_today(faces);
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
		return finish(print_help());
	if (!strcmp(argv[1], "--version")) {
		puts("groundwork " GROUNDWORK_VERSION);
		return finish(DONE);
	}
	if (!strcmp(argv[1], "help")) {
		if (argc < 3)
			return finish(print_help());
		command = find(argv[2]);
		return command ? finish(command_help(command)) : wrong_command(argv[2]);
	}
	command = find(argv[1]);
	if (!command)
		return wrong_command(argv[1]);
	return finish(command->run(command, argc - 1, argv + 1, faces));
}
