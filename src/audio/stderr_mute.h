/* audio/stderr_mute.h -- keeps a library's chatter off the screen.
 *
 * libmpg123, inside libsndfile, prints to descriptor 2 when it seeks or meets a
 * torn MP3 file, and has no switch against it. A terminal program cannot have
 * that. While a struct quiet is in force descriptor 2 leads nowhere; nothing
 * else runs in this process then, since the audio room's callers are of one
 * thread.
 *
 * Owner: the caller; each stderr_mute_begin() is followed by stderr_mute_end().
 * Fails: without a free descriptor the chatter is simply heard.
 */
#ifndef AUDIO_STDERR_MUTE_H
#define AUDIO_STDERR_MUTE_H

struct stderr_mute {
	int kept;	/* the real descriptor 2 meanwhile, -1 when not in force */
};

struct stderr_mute stderr_mute_begin(void);
void stderr_mute_end(struct stderr_mute quiet);

#endif
