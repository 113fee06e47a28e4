/* A report's reader takes any bytes: what it accepts is within its limits, is written and
 * read back the same, and can be shown in every form; all else is one clean sentence. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "wire/report.h"
#include "wire/report_csv.h"
#include "wire/report_html.h"
#include "wire/report_lines.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static void look_at(const struct report *report, struct arena *arena)
{
	struct buffer once = { 0 }, twice = { 0 }, shown = { 0 };
	struct report again;

	require(report->session_count <= REPORT_SESSIONS_MOST);
	require(report->last_date - report->first_date < REPORT_DAYS_MOST);
	require(plain_text_is(report->from.name, false));
	report_write(report, &once);
	require(report_read(once.bytes, once.length, arena, &again, NULL));
	report_write(&again, &twice);
	require(!strcmp(once.bytes, twice.bytes));
	report_html(report, &shown);
	require(!strstr(shown.bytes, "<script"));
	report_lines(report, &shown);
	report_csv(report, &shown);
	require(utf8_valid(shown.bytes, shown.length));
	buffer_free(&once);
	buffer_free(&twice);
	buffer_free(&shown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open();
	struct error error = { "" };
	struct report report;

	if (report_read((const char *)data, size, arena, &report, &error))
		look_at(&report, arena);
	else
		require(*error.text && !strpbrk(error.text, "\n\r\x1b\x7f"));
	arena_close(arena);
	return 0;
}
