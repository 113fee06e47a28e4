/* ui/support_screen.h -- for when living is hard: people first, and one question.
 *
 * Promise: the person's own numbers and people, then their country's lines; the
 *          question asks and both answers lead to something to do. It can be left
 *          at once, answered or not, and says of nobody that they are well.
 *          Works without content, store and sound.
 */
#ifndef UI_SUPPORT_SCREEN_H
#define UI_SUPPORT_SCREEN_H

struct player;
struct ui;

/* Opens it; the answer is kept with the session that the player plays, which
 * must live as long (NULL: nothing is kept). */
void support_screen_open(struct ui *ui, struct player *player);

#endif
