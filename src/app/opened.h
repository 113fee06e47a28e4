/* app/opened.h -- the library and the log themselves, for the rooms above this one.
 *
 * Promise: what app_open() opened. Screens and commands do not come here: they ask app.h,
 *          or the room that knows what they want.
 * Owner:   app_close(). Threads: one.
 */
#ifndef APP_OPENED_H
#define APP_OPENED_H

struct app;
struct library;
struct store;

/* NULL when no usable content was found. */
struct library *app_library(const struct app *app);

/* NULL when nothing is kept. */
struct store *app_store(const struct app *app);

#endif
