/* ui/page_screen.h -- one page, to be read at one's own pace. */
#ifndef UI_PAGE_SCREEN_H
#define UI_PAGE_SCREEN_H

struct page;
struct ui;

/* Opens a page; `support` has a screen of its own, with the numbers in it. NULL is
 * what can be said of the program when there is no content. */
void page_screen_open(struct ui *ui, const struct page *page);

/* Opens the signs to stop a practice, which are there without content too. */
void page_screen_signs(struct ui *ui);

#endif
