/* ui/screens.c -- the list, as something to be walked through. */
#include "ui/screens.h"

const struct screen *screens_at(size_t index)
{
#define SCREEN_LISTED(name) &name##_screen,
	static const struct screen *const screens[] = { SCREENS(SCREEN_LISTED) };
#undef SCREEN_LISTED

	return index < sizeof screens / sizeof *screens ? screens[index] : NULL;
}
