/* app/pages.h -- what is there to be read, and whom there is to call.
 *
 * Promise: the pages of the library (`when-to-call`, `what-it-is`, `support`, and
 *          any others), and the numbers of helplines.ini. What is missing is
 *          NULL or an empty list: a screen that needs it says what it can.
 * Owner:   the app, until it is closed. Threads: one. Fails: never.
 */
#ifndef APP_PAGES_H
#define APP_PAGES_H

#include "model/helpline.h"
#include "model/page.h"

#include <stddef.h>

struct app;

/* The pages, by id. */
const struct page *const *app_pages(const struct app *app, size_t *count);

/* The page of that name; NULL when there is none. */
const struct page *app_page(const struct app *app, const char *name);

/* The countries by name, "elsewhere" last. */
const struct country *app_countries(const struct app *app, size_t *count);

/* The country of a code such as "ie"; of an unknown one (or NULL) the entry
 * "elsewhere". NULL when not even that is there. */
const struct country *app_country(const struct app *app, const char *code);

/* The lines of a country, in their order; of an unknown one (or NULL) those of
 * "elsewhere". */
const struct helpline *app_helplines(const struct app *app, const char *code,
				     size_t *count);

#endif
