/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "cmd/world.h"
#include "export/export.h"

extern const struct command command_export;

static const struct command_option options[] = {
	{ .name = "dialect", .argument = "data|excel|both", .help = "which tables: for programs, for spreadsheets, or both (default)" },
	{ .name = "delimiter", .argument = "C", .help = "what parts the columns: , ; | or tab (default: , for data and ; for excel)" },
	{ .name = "no-bom", .help = "no byte-order mark at the start of the excel tables" },
	{ .name = "no-guard", .help = "no apostrophe before texts that a spreadsheet may take for a formula" },
	{ .name = NULL }
};

static bool read_dialect(const struct command_call *call, struct export_options *wanted)
{
	const char *given = command_value(&command_export, call, "dialect");
	bool both = !given || str_same(given, "both");

	wanted->data = both || str_same(given, "data");
	wanted->excel = both || str_same(given, "excel");
	if (wanted->data || wanted->excel)
		return true;
	fprintf(call->problems, "talka export: --dialect is data, excel or both, not \"%s\"\n", given);
	return false;
}

/* What may stand in a number, a time or a column's name cannot part them. */
static bool read_delimiter(const struct command_call *call, struct export_options *wanted)
{
	static const struct { const char *word; char delimiter; } known[] = {
		{ ",", ',' }, { ";", ';' }, { "|", '|' }, { "\t", '\t' }, { "tab", '\t' }
	};
	const char *given = command_value(&command_export, call, "delimiter");

	for (size_t i = 0; given && i < sizeof known / sizeof *known; i++)
		if (str_same(given, known[i].word))
			wanted->delimiter = known[i].delimiter;
	if (!given || wanted->delimiter)
		return true;
	fprintf(call->problems, "talka export: --delimiter is , ; | or tab, not \"%s\"\n", given);
	return false;
}

/* Looks on only, so that it works while the workshop goes on. */
static bool export_folder(const struct command_call *call, const char *folder, const struct export_options *wanted, struct err *err)
{
	struct world world = command_world(call);
	struct sitting *sitting = sitting_resume(&world, folder, true, err);
	bool done = sitting && export_session(sitting, call->disk, wanted, err);

	if (sitting && sitting_notice(sitting))
		fprintf(call->problems, "talka export: %s\n", sitting_notice(sitting));
	if (done)
		fprintf(call->out, "%s: tables of %zu events written\n", folder, sitting_events(sitting));
	sitting_close(sitting);
	return done;
}

static int run(struct command_call *call)
{
	struct export_options wanted = {
		.no_bom = command_value(&command_export, call, "no-bom"), .no_guard = command_value(&command_export, call, "no-guard")
	};
	struct err err = ERR_INIT;
	bool done;

	if (!read_dialect(call, &wanted) || !read_delimiter(call, &wanted))
		return EXIT_USAGE;
	done = export_folder(call, call->arguments[0], &wanted, &err);
	if (!done)
		fprintf(call->problems, "talka export: %s\n", err_text(&err));
	err_clear(&err);
	return done ? EXIT_DONE : EXIT_FAILED;
}

const struct command command_export = {
	.name = "export",
	.synopsis = "[--dialect data|excel|both] [--delimiter C] [--no-bom] [--no-guard] DIR",
	.help = "write the tables of a session: DIR/tables for programs, DIR/excel for spreadsheets",
	.options = options,
	.least = 1,
	.most = 1,
	.run = run
};
