/* bench/bench.h -- ratios of one run: samples, the table they are printed in, and
 * programs that are watched from outside.
 *
 * Promise: nothing here judges. A figure is shown with its spread and beside the
 *          floor's (the least that could do the same work), pair by pair: sample
 *          i of one against sample i of the other, taken next to each other. A
 *          peer that is not installed is named as missing. A bench fails only
 *          when something could not be done at all.
 * Owner:   the caller. Threads: one.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include "support/terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

enum { BENCH_SAMPLES = 64, BENCH_PATH = 512 };

struct samples {
	double at[BENCH_SAMPLES];
	int count;
};

/* Adds one; samples above BENCH_SAMPLES are a mistake of the caller. */
void samples_add(struct samples *samples, double value);

/* The middle one, 0 when there is none. */
double samples_median(const struct samples *samples);

/* Begins a table; `how` says in one sentence how it was measured. */
void bench_title(const char *title, const char *how);

/* Begins a group of rows with what they measure and its unit. */
void bench_group(const char *what);

/* One row: the median, the spread and, where a floor is given, how many times
 * the floor's that is (least, middle, most of the pairs). */
void bench_row(const char *who, const struct samples *samples,
	       const struct samples *floor);

/* Names a peer that is not installed; nothing is printed before the next
 * bench_missing_print(). */
void bench_missing(const char *name);
void bench_missing_print(void);

/* Ends the bench: something could not be done. */
_Noreturn void bench_fail(const char *what, const char *which);

/* Finds a program on the PATH. */
bool bench_find(const char *name, char path[BENCH_PATH]);

/* The path of a file that was built beside the bench. */
void bench_beside(const char *name, char path[BENCH_PATH]);

/* A fresh folder, and its end with all that is in it. */
void bench_folder(char path[BENCH_PATH]);
void bench_folder_remove(const char *path);

/* Writes a file and the folders above it. */
void bench_write(const char *path, const char *text);

/* The settings of somebody who has been asked the first questions: the program then
 * opens on Today. `more` are further lines, sections and all. */
void bench_asked(const char *home, const char *more);

/* The environment of Groundwork in a home of its own, ended by NULL; `content`
 * is the folder of the practices, NULL for the shipped one. Good until the next
 * call. */
const char *const *bench_environment(const char *home, const char *content);

/* Our program: $GROUNDWORK as an absolute path. */
const char *bench_groundwork(void);

/* Runs a program without a terminal, its output thrown away, to its end; tells
 * the CPU seconds that it and its children took. Fails the bench when it
 * fails. */
double bench_run_cpu_s(const char *const *arguments, const char *const *environment);

/* CPU seconds so far of a process and of all below it. */
double bench_cpu_s(pid_t root);

/* The same for its own process, and the time that passes. */
double bench_own_cpu_s(void);
double bench_now_s(void);

/* Most memory so far (VmHWM, each process counting what it shares) and what they
 * have written themselves and nobody shares, of a process and all below it; MiB. */
struct bench_memory {
	double most_mib, own_mib;
};
struct bench_memory bench_memory(pid_t root);

/* Takes what some programs send until a moment (bench_now_s); queries of theirs
 * are answered. Returns when the last byte of all came, 0 for none. With
 * stderr_mute_s > 0 it also returns when nothing has come for so long. */
double bench_listen(struct terminal *terminals, int count, double until_s,
		    double stderr_mute_s);

/* Ends a program at once. */
void bench_kill(struct terminal *terminal);

#endif
