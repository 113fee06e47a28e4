/* cli/record_plain.h -- a practice's lines recorded by plain lines.
 *
 * Promise: for screen readers, braille and simple terminals: no cursor movement,
 *          no redraw, one line of input a step, and nothing is written while the
 *          microphone listens, so that a screen reader is silent then. The end of
 *          input leaves.
 * Threads: one.
 */
#ifndef CLI_RECORD_PLAIN_H
#define CLI_RECORD_PLAIN_H

struct app;
struct voice_recording;

/* Runs to the end; returns an exit status, which is 128 and the signal's number when
 * one ended it. */
int record_plain(struct app *app, struct voice_recording *record);

#endif
