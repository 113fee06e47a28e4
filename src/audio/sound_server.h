/* audio/sound_server.h -- whether a desktop's sound server runs here.
 *
 * Promise: looks for the sockets at which PulseAudio and PipeWire listen, and for a
 *          sound card that may not be used; it opens none of them.
 * Threads: any. Fails: never; what cannot be seen is not there.
 */
#ifndef AUDIO_SOUND_SERVER_H
#define AUDIO_SOUND_SERVER_H

#include <stdbool.h>

enum sound_server { SOUND_SERVER_NONE, SOUND_SERVER_PULSE, SOUND_SERVER_PIPEWIRE };

/* The one that programs would talk to. */
enum sound_server sound_server_find(void);

/* Tells whether `devices`, as audio_list_devices() has them, hold one that leads to it. */
bool sound_server_is_reached(const char *devices);

/* Tells whether there is a card that this person may not open. */
bool sound_server_card_is_shut(void);

#endif
