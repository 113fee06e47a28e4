/* audio/quiet.h -- keeps a library's chatter off the screen.
 *
 * libmpg123, inside libsndfile, prints to descriptor 2 when it seeks or meets a
 * torn MP3 file, and has no switch against it. A terminal program cannot have
 * that. While a struct quiet is in force descriptor 2 leads nowhere; nothing
 * else runs in this process then, since the audio room's callers are of one
 * thread.
 *
 * Owner: the caller; each quiet_begin() is followed by quiet_end().
 * Fails: without a free descriptor the chatter is simply heard.
 */
#ifndef AUDIO_QUIET_H
#define AUDIO_QUIET_H

struct quiet {
	int kept;	/* the real descriptor 2 meanwhile, -1 when not in force */
};

struct quiet quiet_begin(void);
void quiet_end(struct quiet quiet);

#endif
