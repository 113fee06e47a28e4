/* exchange/report_save.c -- one of four forms, as a file that only the owner can read. */
#include "exchange/report.h"

#include "exchange/user_key.h"
#include "app/app.h"
#include "exchange/report_made.h"
#include "exchange/report_seal.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "secret/identity.h"
#include "secret/vault.h"
#include "wire/report.h"
#include "wire/report_csv.h"
#include "wire/report_html.h"

#include <string.h>
#include <strings.h>

static const char *const endings[REPORT_FORM_COUNT] = { REPORT_ENDING, ".html", ".csv",
							".json" };

bool report_form_of(const char *path, enum report_form *form)
{
	const char *dot = strrchr(path, '.');

	for (int i = 0; dot && i < REPORT_FORM_COUNT; i++)
		if (!strcasecmp(dot, endings[i])) {
			*form = (enum report_form)i;
			return true;
		}
	return false;
}

/* The name of a report comes from what is in it. */
static const char *id_of(const struct report *report, struct arena *arena)
{
	struct digest *digest = digest_open();
	struct report nameless = *report;
	struct buffer text = { 0 };
	char hash[DIGEST_TEXT];

	nameless.id = "";
	report_write(&nameless, &text);
	digest_add(digest, text.bytes, text.length);
	digest_text(digest, hash);
	buffer_free(&text);
	return arena_copy_bytes(arena, hash, REPORT_ID_TEXT - 1);
}

static bool seal(struct app *app, const struct report *report, const char *passphrase,
		 struct buffer *file, struct error *error)
{
	struct identity *identity;
	bool ok;

	if (!*report->to.seals)		/* before a key is made for nothing */
		return report_seal(report, NULL, file, error);
	if (!user_key_open(app, passphrase, &identity, error))
		return false;
	ok = report_seal(report, identity, file, error);
	identity_close(identity);
	return ok;
}

/* What its reader would refuse is not written. */
static bool check(const struct report *report, struct arena *arena, struct error *error)
{
	struct buffer text = { 0 };
	struct report back;
	struct error why;
	bool ok;

	report_write(report, &text);
	ok = report_read(text.bytes, text.length, arena, &back, &why) ||
	       error_set(error, "it is not written, since nobody could read it: %s", why.text);
	buffer_free(&text);
	return ok;
}

static bool fill(struct app *app, const struct report *report, const char *passphrase,
		 enum report_form form, struct buffer *file, struct error *error)
{
	switch (form) {
	case REPORT_SEALED:
		return seal(app, report, passphrase, file, error);
	case REPORT_HTML:
		report_html(report, file);
		break;
	case REPORT_CSV:
		report_csv(report, file);
		break;
	case REPORT_JSON:
		report_write(report, file);
		break;
	case REPORT_FORM_COUNT:
		break;
	}
	return true;
}

/* Tells the form that the name of a file asks for, when it may be written there. */
static bool find_form(const char *path, bool replace, enum report_form *form,
		      struct error *error)
{
	if (!report_form_of(path, form))
		return error_set(error, "%s: its name ends in none of .gwr (sealed), .html, .csv "
				 "and .json (open)", path);
	return replace || !file_exists(path) ||
	       error_set(error, "%s is there already, and is not overwritten: name another "
			 "file, or replace it (--replace)", path);
}

static void wipe(struct buffer *file)
{
	if (file->bytes)
		explicit_bzero(file->bytes, file->length);
	buffer_free(file);
}

bool report_save(struct app *app, const struct report *report, const char *passphrase,
		 const char *path, bool replace, struct error *error)
{
	struct arena *arena = arena_open();
	struct report named = *report;
	struct buffer file = { 0 };
	enum report_form form;
	bool ok = find_form(path, replace, &form, error);

	named.id = id_of(report, arena);
	ok = ok && check(&named, arena, error) &&
	     fill(app, &named, passphrase, form, &file, error) &&
	     file_put(path, replace ? FILE_REPLACES : FILE_NEW, file.bytes, file.length, 0600,
		      error);
	wipe(&file);
	arena_close(arena);
	return ok;
}

static void write_array(const struct report *reports, size_t count, struct buffer *file)
{
	buffer_add_string(file, "[\n");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(file, i ? ",\n" : "");
		report_write(&reports[i], file);
	}
	buffer_add_string(file, "]\n");
}

bool report_save_all(const struct report *reports, size_t count, const char *path,
		     bool replace, struct error *error)
{
	struct buffer file = { 0 };
	enum report_form form;
	bool ok = find_form(path, replace, &form, error);

	if (ok && form == REPORT_SEALED)
		ok = error_set(error, "%s: several reports go into an open file: .html, .csv or "
			       ".json", path);
	else if (ok && form == REPORT_HTML)
		report_html_all(reports, count, &file);
	else if (ok && form == REPORT_CSV)
		report_csv_all(reports, count, &file);
	else if (ok)
		write_array(reports, count, &file);
	ok = ok && file_put(path, replace ? FILE_REPLACES : FILE_NEW, file.bytes, file.length,
			    0600, error);
	wipe(&file);
	return ok;
}

/* Not before it is written: what was told too often does less harm than what never was. */
bool report_make(struct app *app, struct arena *arena, const struct report *report,
		 const char *passphrase, const char *path, bool replace,
		 const char **remark, struct error *error)
{
	bool anew = replace && file_exists(path);
	struct report named = *report;
	struct error why;

	*remark = NULL;
	if (!report_save(app, report, passphrase, path, replace, error))
		return false;
	named.id = id_of(report, arena);
	if (!report_made_note(app, &named, path, anew, &why))
		*remark = arena_print(arena, "It could not be noted that it was written, so the "
				      "next one for %s tells the same again: %s.",
				      report->to.name, why.text);
	return true;
}

bool report_place(struct app *app, struct arena *arena, const struct report *report,
		  enum report_form form, const char **path, struct error *error)
{
	const char *folder = paths_join(arena, app_paths(app)->data, "reports");
	char until[DATE_TEXT];

	if (!paths_make_private(folder, error))
		return false;
	plain_text_date(report->last_date, until);
	*path = arena_print(arena, "%s/%s%s", folder, until, endings[form]);
	for (int i = 2; file_exists(*path); i++)
		*path = arena_print(arena, "%s/%s-%d%s", folder, until, i, endings[form]);
	return true;
}
