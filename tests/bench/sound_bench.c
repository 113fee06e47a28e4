/* sound_bench.c -- what a practice costs while it plays: CPU and memory, with the
 * screen and the loudspeaker's process, through the virtual sound card of
 * tests/audio/device. All programs run at once, so that what disturbs one disturbs
 * all. */
#include "bench/bench.h"

#include <sndfile.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOWS = 3, WINDOW_S = 12, WARM_S = 4, PLAYERS = 12, ARGUMENTS = 8 };

static const char listening[] =
	"[practice]\ntitle = One recording\nsummary = Nothing but a recording.\n"
	"kind = guided\nstage = prepare\nminutes = 4\nintensity = 1\n"
	"anchors = sound, feet, sight\nsession_day = no\ncaution = Moderate volume.\n"
	"source = a bench\nreviewed_by =\n"
	"[listen piece]\nfile = bowls\ntext = Slow singing bowls.\n";

static const char breathing[] =
	"[practice]\ntitle = A paced breath\nsummary = Nothing but the pacer.\n"
	"kind = breathing\nstage = prepare\nminutes = 10\nintensity = 1\n"
	"anchors = breath, feet, sound\ncontains = breath\nsession_day = no\n"
	"caution = Small breaths.\nsource = a bench\nreviewed_by =\n"
	"[breathe only]\npattern = 4 6\nminutes = 10\ncue = tone\nbed = rain\n";

static const char opus[] = "audio/sounds/bowls.opus";

struct player {
	const char *name, *arguments[ARGUMENTS];
	int floor;		/* the index of the player it is compared with; -1: none */
	bool shipped;		/* the shipped practices, not the bench's */
	bool heard;		/* the card's file must hold what it played; peers may
				   write past it */
	char played[BENCH_PATH + 64];
	struct samples cpu_s, most_mib, own_mib;
};

struct hall {
	struct player players[PLAYERS];
	struct terminal terminals[PLAYERS];
	int count;
	char home[BENCH_PATH], content[BENCH_PATH + 16], flac[BENCH_PATH + 16];
	char card[BENCH_PATH], floor[BENCH_PATH];
	bool has_card;
};

/* Players that read no Opus get the same frames as FLAC. */
static void write_flac(const char *path)
{
	SF_INFO from = { 0 }, to;
	SNDFILE *in = sf_open(opus, SFM_READ, &from), *out;
	float frames[4096 * 2];
	sf_count_t got;

	if (!in || from.channels > 2)
		bench_fail("cannot be read", opus);
	to = (SF_INFO){ .samplerate = from.samplerate, .channels = from.channels,
			.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16 };
	out = sf_open(path, SFM_WRITE, &to);
	if (!out)
		bench_fail("cannot be written", path);
	sf_command(out, SFC_SET_CLIPPING, NULL, SF_TRUE);
	while ((got = sf_readf_float(in, frames, 4096)) > 0)
		sf_writef_float(out, frames, got);
	sf_close(in);
	sf_close(out);
}

static void write_card(struct hall *hall)
{
	char path[BENCH_PATH + 32], text[2 * BENCH_PATH];

	bench_beside("hello_floor", hall->card);
	snprintf(strrchr(hall->card, '/'), 80,
		 "/../audio/device/libasound_module_pcm_gwtest.so");
	hall->has_card = access(hall->card, R_OK) == 0;
	snprintf(path, sizeof path, "%s/asound.conf", hall->home);
	snprintf(text, sizeof text, "pcm_type.gwtest { lib \"%s\" }\n"
		 "pcm.!default { type gwtest }\n", hall->card);
	bench_write(path, hall->has_card ? text : "");
}

static struct player *add(struct hall *hall, const char *name, int floor)
{
	struct player *player = &hall->players[hall->count++];

	memset(player, 0, sizeof *player);
	player->name = name;
	player->floor = floor;
	return player;
}

static void add_ours(struct hall *hall, const char *name, const char *practice,
		     bool shipped)
{
	struct player *player = add(hall, name, 0);

	player->shipped = shipped;
	player->heard = practice != NULL;
	player->arguments[0] = bench_groundwork();
	player->arguments[1] = practice ? "play" : NULL;
	player->arguments[2] = practice;
	player->arguments[3] = practice && !hall->has_card ? "--silent" : NULL;
}

static void add_peer(struct hall *hall, const char *program, const char *name,
		     const char *const *arguments)
{
	static char paths[PLAYERS][BENCH_PATH];
	char *path = paths[hall->count];
	struct player *player;

	if (!bench_find(program, path)) {
		bench_missing(program);
		return;
	}
	player = add(hall, name, !strcmp(program, "mpv") ? 0 : 1);
	player->arguments[0] = path;
	for (int i = 0; arguments[i]; i++)
		player->arguments[i + 1] = arguments[i];
}

static void add_floor(struct hall *hall, const char *name, const char *file)
{
	struct player *player = add(hall, name, -1);

	player->heard = true;
	player->arguments[0] = hall->floor;
	player->arguments[1] = file;
}

static void invite(struct hall *hall)
{
	const char *const sox[] = { "-q", hall->flac, "-t", "alsa", "default", NULL };
	const char *const ogg123[] = { "-q", "-d", "alsa", hall->flac, NULL };
	const char *const mpv[] = { "--no-config", "--no-video", "--ao=alsa", opus, NULL };

	add_floor(hall, "floor: Opus through a ring, no screen", opus);
	add_floor(hall, "floor: the same as FLAC", hall->flac);
	add_ours(hall, "groundwork, the same recording", "listening", false);
	add_ours(hall, "groundwork, voice and bed", "mind-bodyscan", true);
	add_ours(hall, "groundwork, breath, tones and bed", "breathing", false);
	add_ours(hall, "groundwork, Today, nobody there", NULL, true);
	if (!hall->has_card)
		return;
	add_peer(hall, "sox", "sox, FLAC", sox);
	add_peer(hall, "ogg123", "ogg123, FLAC", ogg123);
	add_peer(hall, "mpv", "mpv, Opus", mpv);
}

static void begin(struct hall *hall, int which)
{
	struct player *player = &hall->players[which];
	const char *const *common = bench_environment(hall->home, player->shipped
							? NULL : hall->content);
	char config[BENCH_PATH + 64], file[BENCH_PATH + 64], speed[] = "GWTEST_SPEED=1";
	const char *environment[16];
	struct terminal_start start = { .rows = 24, .cols = 80,
					.arguments = player->arguments,
					.environment = environment };
	int count = 0;

	snprintf(player->played, sizeof player->played, "%s/played-%d.raw", hall->home,
		 which);
	snprintf(config, sizeof config, "ALSA_CONFIG_PATH=%s/asound.conf", hall->home);
	snprintf(file, sizeof file, "GWTEST_FILE=%s", player->played);
	while (common[count]) {
		environment[count] = common[count];
		count++;
	}
	environment[count++] = config;
	environment[count++] = file;
	environment[count++] = speed;
	environment[count] = NULL;
	terminal_start(&hall->terminals[which], &start);
}

static void measure_window(struct hall *hall)
{
	double before[PLAYERS], at[PLAYERS];

	for (int i = 0; i < hall->count; i++) {
		at[i] = bench_now_s();
		before[i] = bench_cpu_s(hall->terminals[i].program);
	}
	bench_listen(hall->terminals, hall->count, bench_now_s() + WINDOW_S, 0);
	for (int i = 0; i < hall->count; i++) {
		double spent_s = bench_cpu_s(hall->terminals[i].program) - before[i];

		samples_add(&hall->players[i].cpu_s,
			    spent_s / (bench_now_s() - at[i]) * 60);
	}
}

static void finish(struct hall *hall)
{
	for (int i = 0; i < hall->count; i++) {
		struct player *player = &hall->players[i];
		struct bench_memory memory = bench_memory(hall->terminals[i].program);
		struct stat about = { 0 };

		if (hall->terminals[i].gone)
			bench_fail("it ended while it should have played", player->name);
		samples_add(&player->most_mib, memory.most_mib);
		samples_add(&player->own_mib, memory.own_mib);
		bench_kill(&hall->terminals[i]);
		if (!hall->has_card || !player->heard)
			continue;
		if (stat(player->played, &about) ||
		    about.st_size < (off_t)WINDOWS * WINDOW_S * 48000 * 2)
			bench_fail("the sound card has heard too little of it", player->name);
	}
}

static void print(struct hall *hall)
{
	bench_group("80x24, CPU seconds a minute");
	for (int i = 0; i < hall->count; i++)
		bench_row(hall->players[i].name, &hall->players[i].cpu_s,
			  hall->players[i].floor < 0
				  ? NULL : &hall->players[hall->players[i].floor].cpu_s);
	bench_group("most memory (VmHWM; both processes counted whole), MiB");
	for (int i = 0; i < hall->count; i++)
		bench_row(hall->players[i].name, &hall->players[i].most_mib,
			  i ? &hall->players[0].most_mib : NULL);
	bench_group("memory of their own (private and written to), MiB");
	for (int i = 0; i < hall->count; i++)
		bench_row(hall->players[i].name, &hall->players[i].own_mib,
			  i ? &hall->players[0].own_mib : NULL);
	bench_missing_print();
}

int main(void)
{
	static struct hall hall;
	char path[BENCH_PATH + 64];

	bench_folder(hall.home);
	bench_asked(hall.home, "");
	snprintf(hall.content, sizeof hall.content, "%s/content", hall.home);
	snprintf(path, sizeof path, "%s/practices/listening.ini", hall.content);
	bench_write(path, listening);
	snprintf(path, sizeof path, "%s/practices/breathing.ini", hall.content);
	bench_write(path, breathing);
	snprintf(hall.flac, sizeof hall.flac, "%s/bowls.flac", hall.home);
	write_flac(hall.flac);
	write_card(&hall);
	bench_beside("play_floor", hall.floor);
	invite(&hall);
	bench_title("A practice while it plays",
		    hall.has_card
			? "Through a virtual sound card, in real time, all at once; three "
			  "windows of 12 s, reckoned to a minute."
			: "WITHOUT A SOUND CARD (ALSA's headers are not here): silent ends, by "
			  "the clock; three windows of 12 s, reckoned to a minute.");
	for (int i = 0; i < hall.count; i++)
		begin(&hall, i);
	bench_listen(hall.terminals, hall.count, bench_now_s() + WARM_S, 0);
	for (int i = 0; i < WINDOWS; i++)
		measure_window(&hall);
	finish(&hall);
	print(&hall);
	bench_folder_remove(hall.home);
	return 0;
}
