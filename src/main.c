/* main.c -- the roof: hands the two faces to the command line. */
#include "base/crash.h"
#include "cli/cli.h"
#include "ui/ui.h"

#include <locale.h>
#include <signal.h>

int main(int argc, char **argv)
{
	const struct faces faces = { .open_today = ui_run, .play = ui_play,
				     .record = ui_record, .import = ui_import,
				     .assign = ui_assign, .report = ui_report,
				     .caseload = ui_caseload,
				     .usable = ui_usable };

	crash_guard();
	signal(SIGXFSZ, SIG_IGN);	/* a full disk is an error, not an end */
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");	/* numbers in files and JSON have a point */
	return cli_main(argc, argv, &faces);
}
