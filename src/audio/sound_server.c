/* audio/sound_server.c -- a table of sockets, and of names that lead to them. */
#include "audio/sound_server.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char CARDS[] = "/dev/snd";

static bool is_set(const char *variable)
{
	const char *text = getenv(variable);

	return text && *text;
}

static bool is_there(const char *folder, const char *name)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return access(path, F_OK) == 0;
}

/* A PipeWire that speaks PulseAudio's language has both sockets: its own comes first. */
enum sound_server sound_server_find(void)
{
	const char *run = is_set("XDG_RUNTIME_DIR") ? getenv("XDG_RUNTIME_DIR") : "";

	if (is_set("PULSE_SERVER") || is_there("/mnt/wslg", "PulseServer"))
		return SOUND_SERVER_PULSE;
	if (*run && is_there(run, "pipewire-0"))
		return SOUND_SERVER_PIPEWIRE;
	if (*run && is_there(run, "pulse/native"))
		return SOUND_SERVER_PULSE;
	return SOUND_SERVER_NONE;
}

bool sound_server_is_reached(const char *devices)
{
	static const char *const names[] = { "pulse", "pipewire", "default (", "jack" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasestr(devices, names[i]))
			return true;
	return false;
}

bool sound_server_card_is_shut(void)
{
	DIR *cards = opendir(CARDS);
	struct dirent *card;
	bool shut = false;

	while (cards && !shut && (card = readdir(cards)))
		if (!strncmp(card->d_name, "controlC", strlen("controlC"))) {
			char path[sizeof CARDS + sizeof card->d_name];

			snprintf(path, sizeof path, "%s/%s", CARDS, card->d_name);
			shut = access(path, R_OK | W_OK) && errno == EACCES;
		}
	if (cards)
		closedir(cards);
	return shut;
}
