/* cli/doctor_sound.h -- how sound is, for `groundwork doctor`.
 *
 * Promise: names the devices, opens the one that a practice would play on for a moment of
 *          silence, and says what to do where something is missing.
 * Threads: one; waits for the sound system, 12 s at most. Fails: never, but in words.
 */
#ifndef CLI_DOCTOR_SOUND_H
#define CLI_DOCTOR_SOUND_H

struct app;

void doctor_sound(struct app *app);

#endif
