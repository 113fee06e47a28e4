/* tests/audio/device/rtcheck.h -- what the watchman writes into its report.
 *
 * Owner: the file named by RTCHECK_REPORT; read it while the program runs or
 * after. Threads: one writer, the audio callback's.
 */
#ifndef TESTS_RTCHECK_H
#define TESTS_RTCHECK_H

struct rtcheck_report {
	volatile int armed;		/* system calls are really trapped */
	volatile int last_syscall;	/* its number */
	volatile unsigned long callbacks;
	volatile unsigned long syscalls, allocations, locks, page_faults;
};

#endif
