/* cli/doctor_command.c -- each part is tried and says how it is. */
#include "cli/command.h"

#include "practice/player.h"
#include "audio/engine.h"
#include "base/arena.h"
#include "base/paths.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void print_indented(const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		printf("  %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static void examine_players(struct app *app, const char *devices,
			    const struct error *error)
{
	puts("Sound");
	if (!app_settings(app)->sound)
		print_indented("switched off in your settings");
	if (!devices)
		print_indented(error->text);
	else
		print_indented(devices[0] ? devices : "no sound device was found");
	if (!devices || !devices[0])
		print_indented("Everything works without it: captions, pacing and bells are\n"
			       "written. To hear them, check that a sound server runs and that\n"
			       "you belong to the group \"audio\".");
}

static void examine_recorders(const char *devices)
{
	puts("Microphone");
	print_indented(devices && devices[0] ? devices : "no microphone was found");
	if (!devices || !devices[0])
		print_indented("It is needed only to record a voice of your own. Check that one\n"
			       "is plugged in and switched on, and that you belong to the group\n"
			       "\"audio\". A recording made elsewhere can be taken in as well:\n"
			       "groundwork record PRACTICE --from FILE");
}

static void examine_sound(struct app *app)
{
	struct audio_devices devices;
	struct error error;

	audio_list_devices(&devices, &error);
	examine_players(app, devices.play, &error);
	examine_recorders(devices.record);
	free(devices.play);
	free(devices.record);
}

static void examine_terminal(void)
{
	const char *term = getenv("TERM");
	struct winsize size;

	puts("Terminal");
	printf("  TERM is %s; the character set is %s%s\n", term && *term ? term : "not set",
	       nl_langinfo(CODESET),
	       strcmp(nl_langinfo(CODESET), "UTF-8") ? ": plain letters are used; a UTF-8 "
						       "locale such as C.UTF-8 shows more" : "");
	if (!isatty(STDOUT_FILENO))
		puts("  this output does not go to a terminal");
	else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		printf("  %d columns, %d lines%s\n", size.ws_col, size.ws_row,
		       size.ws_col < 40 || size.ws_row < 12
			       ? ": the screen needs 40 by 12; --plain works in any" : "");
	if (getenv("NO_COLOR") && *getenv("NO_COLOR"))
		puts("  NO_COLOR is set: no colours");
}

/* `trouble` is why no practice can be used; NULL when some can. */
static void examine_content(struct app *app, const char *trouble)
{
	struct texts notes = app_notes(app);
	size_t count, lines = 0, without = 0;
	const struct practice *const *practices = app_practices(app, &count);

	puts("Content");
	for (size_t i = 0; i < count; i++) {
		struct player_plan plan;

		player_plan(app, practices[i], 0, &plan, NULL);
		lines += plan.lines;
		without += plan.lines_without_clip;
	}
	if (trouble)
		printf("  %s\n", trouble);
	else
		printf("  %zu practices in %s\n"
		       "  %zu of %zu spoken lines have a clip; the others show as captions\n",
		       count, app_paths(app)->content, lines - without, lines);
	printf("  your own practices: %s\n", app_paths(app)->own_content);
	printf("  your own sounds: %s\n", app_paths(app)->own_audio);
	for (size_t i = 0; i < notes.count; i++)
		if (!trouble || strcmp(trouble, notes.at[i]))
			printf("  %s\n", notes.at[i]);
}

static void examine_data(struct app *app)
{
	struct arena *arena = arena_open();
	struct error error;
	const char *words;

	puts("What you wrote");
	if (app_examine_store(app, arena, &words, &error))
		print_indented(words);
	else
		print_indented(error.text);
	printf("  settings: %s/groundwork.ini\n", app_paths(app)->own_config);
	arena_close(arena);
}

static int doctor(struct call *call)
{
	puts("groundwork " GROUNDWORK_VERSION);
	examine_sound(call->app);
	examine_terminal();
	examine_content(call->app, call->trouble);
	examine_data(call->app);
	return DONE;
}

const struct command doctor_command = {
	.name = "doctor",
	.usage = "",
	.summary = "Says what works, what does not, and what to do about it",
	.opens = OPENS_APP_ANYHOW, .app = { .silent = true },
	.without_notes = true,		/* they stand among what it says */
	.run = doctor,
};
