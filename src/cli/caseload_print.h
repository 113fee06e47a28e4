/* cli/caseload_print.h -- the caseload as lines, and as JSON.
 *
 * Owner:   nothing is kept. Threads: one.
 */
#ifndef CLI_CASELOAD_PRINT_H
#define CLI_CASELOAD_PRINT_H

#include <stddef.h>

struct arena;
struct case_note;
struct case_person;
struct case_waiting;

/* Those who sent something, and those who were given something and sent nothing. */
struct caseload_list {
	const struct case_person *people;
	size_t count;
	const struct case_waiting *waiting;
	size_t waiting_count;
};

void caseload_print_people(struct arena *arena, const struct case_person *people,
			   size_t count);
void caseload_print_waiting(struct arena *arena, const struct case_waiting *waiting,
			    size_t count);
void caseload_print_json(struct arena *arena, const struct caseload_list *all);
void caseload_print_notes(struct arena *arena, const struct case_note *notes, size_t count);

#endif
