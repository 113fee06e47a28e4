/* cli/doctor_sound.c -- what is there, whether it plays, and what would mend it. */
#include "cli/doctor_sound.h"

#include "app/app.h"
#include "audio/engine.h"
#include "audio/sound_server.h"
#include "base/error.h"
#include "base/out.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <stdlib.h>

static const char BRIDGE[] =
	"A sound server runs here, but programs that speak ALSA, as this one does, do not "
	"reach it. What leads them there is one package: libasound2-plugins on Debian and "
	"Ubuntu (pipewire-alsa where PipeWire runs without PulseAudio's part), "
	"alsa-plugins-pulseaudio on Fedora, alsa-plugins on Arch. For example: "
	"sudo apt install libasound2-plugins";
static const char SHUT[] =
	"There is a sound card that you may not use. Whoever sits at the machine and signs "
	"in there may; from elsewhere it takes the group \"audio\": "
	"sudo adduser YOUR-NAME audio";
static const char NOTHING[] =
	"No sound server (PipeWire or PulseAudio) was found, and no card. On a desktop the "
	"server starts with your session; see whether another program there plays.";
static const char HANGS[] =
	"A sound system that hangs or fails mostly works again after you sign out and in.";
static const char WITHOUT[] =
	"Everything works without sound: captions, pacing and bells are written.";

static const char *remedy(const char *devices)
{
	if (!devices)
		return HANGS;
	if (sound_server_find() != SOUND_SERVER_NONE && !sound_server_is_reached(devices))
		return BRIDGE;
	if (devices[0])
		return NULL;
	return sound_server_card_is_shut() ? SHUT : NOTHING;
}

/* Opens what a practice would open, and says how that went; true when it plays. */
static bool try_to_play(const char *device)
{
	struct error error;
	int rate;

	if (audio_try_device(device, &rate, &error)) {
		out_print("  opened%s%s for a moment: it plays, at %g kHz\n", *device ? ", " : "",
			  device, rate / 1000.0);
		return true;
	}
	wrapped_print("  it does not play: ", error.text);
	return false;
}

/* `trouble` says why there are no devices. */
static void examine_players(struct app *app, const char *devices,
			    const struct error *trouble)
{
	const char *mend = remedy(devices);
	bool plays = false;

	out_line("Sound");
	if (!app_settings(app)->sound)
		out_line("  switched off in your settings");
	if (!devices)
		wrapped_print("  ", trouble->text);
	else
		wrapped_as_it_stands(devices[0] ? devices : "no sound device was found");
	if (devices && devices[0])
		plays = try_to_play(app_settings(app)->device);
	if (mend)
		wrapped_print("  ", mend);
	if (!plays)
		wrapped_print("  ", WITHOUT);
}

static void examine_recorders(const char *devices)
{
	out_line("Microphone");
	wrapped_as_it_stands(devices && devices[0] ? devices : "no microphone was found");
	if (!devices || !devices[0])
		wrapped_print("  ", "It is needed only to record a voice of your own. Check that "
				    "one is plugged in and switched on. A recording made "
				    "elsewhere can be taken in as well: groundwork record "
				    "PRACTICE --from FILE");
}

void doctor_sound(struct app *app)
{
	struct audio_devices devices;
	struct error error;

	audio_list_devices(&devices, &error);
	examine_players(app, devices.play, &error);
	examine_recorders(devices.record);
	free(devices.play);
	free(devices.record);
}
