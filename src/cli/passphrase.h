/* cli/passphrase.h -- a passphrase, from a descriptor or from the terminal.
 *
 * Promise: it is never an argument and is not shown while it is typed. A ! alone,
 *          typed on the terminal, shows what helps in a hard moment, and it is asked for
 *          again.
 * Owner:   the caller wipes it with passphrase_wipe(). Threads: one.
 * Fails:   NULL or false after saying why on stderr.
 */
#ifndef CLI_PASSPHRASE_H
#define CLI_PASSPHRASE_H

#include <stdbool.h>

struct call;
struct user_key;

/* Takes one line from the descriptor that `fd_text` names (--passphrase-fd); when
 * that is NULL, asks on the terminal. `twice`: a new one, asked for again. */
char *passphrase_ask(const struct call *call, const char *fd_text, const char *question,
		     bool twice);

/* Looks at the person's own key and asks for what opens it: *passphrase is NULL when
 * nothing is needed. */
bool passphrase_of_key(struct call *call, const char *fd_text, struct user_key *key,
		       char **passphrase);

/* Wipes and frees it; NULL is allowed. */
void passphrase_wipe(char *passphrase);

#endif
