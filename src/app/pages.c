/* app/pages.c -- looked up, with "elsewhere" for whoever is not listed. */
#include "app/pages.h"

#include "app/app_internal.h"

const struct page *const *app_pages(const struct app *app, size_t *count)
{
	*count = app->library ? app->library->page_count : 0;
	return app->library ? app->library->pages : NULL;
}

const struct page *app_page(const struct app *app, const char *name)
{
	return app->library ? library_page(app->library, name) : NULL;
}

const struct country *app_countries(const struct app *app, size_t *count)
{
	*count = app->helplines.country_count;
	return app->helplines.countries;
}

const struct country *app_country(const struct app *app, const char *code)
{
	const struct country *country =
		code ? helplines_country(&app->helplines, code) : NULL;

	return country ? country : helplines_country(&app->helplines, COUNTRY_ELSEWHERE);
}

const struct helpline *app_helplines(const struct app *app, const char *code,
				     size_t *count)
{
	const struct country *country = app_country(app, code);

	*count = 0;
	return country ? helplines_of(&app->helplines, country->code, count) : NULL;
}
