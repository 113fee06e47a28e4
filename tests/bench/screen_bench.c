/* screen_bench.c -- how soon the first screen stands, and what a breath costs the
 * terminal. */
#include "bench/bench.h"

#include <stdlib.h>
#include <string.h>

enum { START_RUNS = 11, PACE_RUNS = 3, PACE_MS = 30000, SIZES = 2 };

/* The burst has ended when nothing has come for so long. */
static const double stderr_mute_s = 0.08;

static const struct { int rows, cols, disk; const char *name; } sizes[SIZES] = {
	{ 24, 80, 16, "80x24" }, { 50, 200, 34, "200x50" }
};

static const char practice[] =
	"[practice]\n"
	"title     = A paced breath\n"
	"summary   = Nothing but the pacer.\n"
	"kind      = breathing\n"
	"stage     = prepare\n"
	"minutes   = 10\n"
	"intensity = 1\n"
	"anchors   = breath, feet, sound\n"
	"contains  = breath\n"
	"session_day = no\n"
	"caution   = Small breaths.\n"
	"source    = a bench\n"
	"reviewed_by =\n"
	"[breathe only]\n"
	"pattern = 4 6\n"
	"minutes = 10\n"
	"cue     = tone\n";

/* ---- the first screen */

struct starter {
	const char *name, *arguments[6];
	bool found;
	struct samples wall_ms, cpu_ms;
};

static void start_once(struct starter *starter, int size, const char *const *environment)
{
	const struct terminal_start start = { .rows = sizes[size].rows,
					      .cols = sizes[size].cols,
					      .arguments = starter->arguments,
					      .environment = environment };
	struct terminal terminal;
	double begun_s = bench_now_s(), last_s;

	terminal_start(&terminal, &start);
	last_s = bench_listen(&terminal, 1, begun_s + 4, stderr_mute_s);
	if (last_s == 0)
		bench_fail("it showed nothing", starter->name);
	samples_add(&starter->wall_ms, (last_s - begun_s) * 1000);
	samples_add(&starter->cpu_ms, bench_cpu_s(terminal.program) * 1000);
	bench_kill(&terminal);
}

static void print_starts(const struct starter *starters, int count, int size)
{
	char what[80];

	snprintf(what, sizeof what, "%s, ms until it stands", sizes[size].name);
	bench_group(what);
	for (int i = 0; i < count; i++)
		bench_row(starters[i].name, &starters[i].wall_ms,
			  i ? &starters[0].wall_ms : NULL);
	snprintf(what, sizeof what, "%s, ms of CPU until then", sizes[size].name);
	bench_group(what);
	for (int i = 0; i < count; i++)
		bench_row(starters[i].name, &starters[i].cpu_ms,
			  i ? &starters[0].cpu_ms : NULL);
}

static void bench_starts(const char *home)
{
	static const struct { const char *name, *program, *first, *second; } known[] = {
		{ "vim -u NONE -n", "vim", "-u", "NONE" }, { "vim", "vim", "-n", NULL },
		{ "htop", "htop", NULL, NULL }, { "cmus", "cmus", NULL, NULL },
		{ "calcurse", "calcurse", NULL, NULL }, { "ncdu /usr/bin", "ncdu", "/usr/bin", NULL },
	};
	enum { KNOWN = sizeof known / sizeof *known };
	static char paths[KNOWN + 1][BENCH_PATH];
	struct starter starters[KNOWN + 2];
	int count = 2;

	bench_title("Start-up to the first full screen",
		    "In a pty; from the start to the last byte before a silence, 11 runs in "
		    "turn, files already in memory.");
	for (int size = 0; size < SIZES; size++) {
		memset(starters, 0, sizeof starters);
		count = 2;
		bench_beside("hello_floor", paths[KNOWN]);
		starters[0] = (struct starter){ .name = "floor: curses and one line",
						.arguments = { paths[KNOWN] } };
		starters[1] = (struct starter){ .name = "groundwork, Today",
						.arguments = { bench_groundwork() } };
		for (int i = 0; i < KNOWN; i++)
			if (bench_find(known[i].program, paths[i]))
				starters[count++] = (struct starter){
					.name = known[i].name,
					.arguments = { paths[i], known[i].first,
						       known[i].second,
						       known[i].second ? "-n" : NULL } };
			else if (!size)
				bench_missing(known[i].program);
		for (int run = -1; run < START_RUNS; run++)
			for (int i = 0; i < count; i++) {
				if (run == 0)	/* the first filled the caches */
					starters[i].wall_ms.count = starters[i].cpu_ms.count = 0;
				start_once(&starters[i], size, bench_environment(home, NULL));
			}
		print_starts(starters, count, size);
	}
	bench_missing_print();
}

/* ---- a paced breath */

struct pacer {
	const char *name, *motion, *floor;	/* ours or the floor's way */
	struct samples bytes, cpu_ms;
};

static void start_pacer(struct terminal *terminal, const struct pacer *pacer, int size,
			const char *home, const char *content)
{
	static char program[BENCH_PATH], text[80], rows[16];
	const char *arguments[] = { program, pacer->floor, rows, NULL };
	const char *play[] = { bench_groundwork(), "play", "paced", "--silent", NULL };
	struct terminal_start start = { .rows = sizes[size].rows, .cols = sizes[size].cols,
					.arguments = pacer->floor ? arguments : play,
					.environment = bench_environment(home, content),
					.clock = "2026-11-22T08:00:00Z" };

	snprintf(rows, sizeof rows, "%d", sizes[size].disk);
	snprintf(text, sizeof text, "[screen]\nmotion = %s\n", pacer->motion);
	if (pacer->floor)
		bench_beside("disk_floor", program);
	else
		bench_asked(home, text);
	terminal_start(terminal, &start);
	if (!pacer->floor && !terminal_wait(terminal, "breath 1 of"))
		bench_fail("it does not breathe", pacer->name);
}

/* The program's time, which takes no longer than the work in it. */
static void pace_once(struct pacer *pacer, int size, const char *home,
		      const char *content)
{
	struct terminal terminal;
	double cpu_s;
	size_t bytes;

	start_pacer(&terminal, pacer, size, home, content);
	if (!terminal_advance(&terminal, 2000))
		bench_fail("it does not obey the clock", pacer->name);
	cpu_s = bench_cpu_s(terminal.program);
	bytes = terminal.bytes;
	if (!terminal_advance(&terminal, PACE_MS))
		bench_fail("it does not obey the clock", pacer->name);
	bench_listen(&terminal, 1, bench_now_s() + 0.3, 0.03);
	cpu_s = bench_cpu_s(terminal.program) - cpu_s;
	samples_add(&pacer->cpu_ms, cpu_s * 1000 * 60000 / PACE_MS);
	samples_add(&pacer->bytes, (double)(terminal.bytes - bytes) * 1000 / PACE_MS);
	bench_kill(&terminal);
}

static void bench_paces(const char *home, const char *content)
{
	struct pacer pacers[4];
	char what[80];

	bench_title("A paced breath on the terminal",
		    "4 in, 6 out, half a minute of a driven clock, 3 runs in turn; 30 frames a "
		    "second, 10 with reduced motion.");
	for (int size = 0; size < SIZES; size++) {
		memset(pacers, 0, sizeof pacers);
		pacers[0].name = "floor: every cell drawn, through curses";
		pacers[0].floor = "curses";
		pacers[1].name = "groundwork, full motion";
		pacers[1].motion = "full";
		pacers[2].name = "groundwork, reduced motion";
		pacers[2].motion = "reduced";
		pacers[3].name = "every cell sent, without curses";
		pacers[3].floor = "raw";
		for (int run = 0; run < PACE_RUNS; run++)
			for (int i = 0; i < 4; i++)
				pace_once(&pacers[i], size, home, content);
		snprintf(what, sizeof what, "%s, bytes a second", sizes[size].name);
		bench_group(what);
		for (int i = 0; i < 4; i++)
			bench_row(pacers[i].name, &pacers[i].bytes,
				  i ? &pacers[0].bytes : NULL);
		snprintf(what, sizeof what, "%s, ms of CPU a minute", sizes[size].name);
		bench_group(what);
		for (int i = 0; i < 4; i++)
			bench_row(pacers[i].name, &pacers[i].cpu_ms,
				  i ? &pacers[0].cpu_ms : NULL);
	}
}

int main(void)
{
	char home[BENCH_PATH], content[BENCH_PATH + 16], path[BENCH_PATH + 64];

	bench_folder(home);
	snprintf(content, sizeof content, "%s/content", home);
	snprintf(path, sizeof path, "%s/practices/paced.ini", content);
	bench_write(path, practice);
	bench_asked(home, "");
	bench_starts(home);
	bench_paces(home, content);
	bench_folder_remove(home);
	return 0;
}
