/* app/safety.c -- few words, eyes open, and people. */
#include "app/safety.h"

/* Said in this order because a small window shows the first ones. */
static const char *const hard_moment[] = {
	"Eyes open, if you like. You are here, in front of a screen, and nothing has to "
	"be done right now.",
	"Feel your feet on the floor. Press down a little, and let go.",
	"Look around slowly, from one side of the room to the other.",
	"Name five things you can see, aloud if you want. Any five will do.",
	"Hold something cool or rough, or have a sip of water. Say what day it is.",
	"You do not have to be alone with this. Call or sit with someone you trust, call "
	"your clinic, or tell a member of staff.",
	"If you or someone else may be in danger, call the emergency number now (112 in "
	"Europe, 911 in North America, 999 in the UK).",
};

struct texts safety_hard_moment(void)
{
	return (struct texts){ hard_moment, sizeof hard_moment / sizeof *hard_moment };
}
