/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/text.h"
#include "cmd/world.h"
#include "export/verify.h"

static bool verify(const struct command_call *call, const char *folder, struct err *err)
{
	struct world world = command_world(call);
	struct sitting *sitting = sitting_resume(&world, folder, true, err);
	struct str report = STR_INIT;
	char *clean;
	bool same;

	if (!sitting)
		return false;
	same = verify_session(sitting, call->disk, &report);
	/* It quotes tables that anybody may have written. */
	clean = text_clean(str_text(&report), report.length, true, NULL);
	fprintf(call->out, "%s\n%s: %s\n", clean, folder, same ? "nothing differs" : "something differs");
	free(clean);
	str_free(&report);
	sitting_close(sitting);
	return same;
}

static int run(struct command_call *call)
{
	struct err err = ERR_INIT;
	bool same = verify(call, call->arguments[0], &err);

	if (err_is_set(&err))
		fprintf(call->problems, "talka verify: %s\n", err_text(&err));
	err_clear(&err);
	return same ? EXIT_DONE : EXIT_FAILED;
}

const struct command command_verify = {
	.name = "verify",
	.synopsis = "DIR",
	.help = "check a session: its journal, every count again from the slips, every cell of its tables",
	.least = 1,
	.most = 1,
	.run = run
};
