/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "model/exercise.h"
#include "ui/dialog.h"
#include "ui/slip-field.h"

/* More slips than people: a question, never a refusal. */

enum answered { ONE_MORE, KEEP };

struct surplus {
	void (*keep)(struct app *app, const struct desk *desk, void *context);
	void *context;
};

bool slip_is_surplus(const struct desk *desk)
{
	return poll_ballots_in(desk->poll) >= poll_due(desk->poll);
}

static bool answered(struct app *app, const struct answer *answer, void *context)
{
	struct desk desk = { .poll = session_poll(app_session(app), app_exercise(app)) };
	const struct surplus *surplus = context;

	if (answer->choice == ONE_MORE)
		return app_enter(app, &(struct entry){ .verb = "people.add", .value = "count=1" },
		    tr(app_tongue(app), "one more is here; now Enter keeps the slip"));
	if (answer->choice == KEEP)
		surplus->keep(app, &desk, surplus->context);
	return true;
}

void slip_ask_surplus(struct app *app, const struct desk *desk, void (*keep)(struct app *app, const struct desk *desk, void *context), void *context)
{
	const struct language *tongue = app_tongue(app);
	const char *choices[] = {
		tr(tongue, "one more person came in: count that person too"), tr(tongue, "keep the slip all the same"),
		tr(tongue, "do not keep it yet"),
	};
	struct surplus *surplus = mem_alloc(sizeof *surplus);

	*surplus = (struct surplus){ .keep = keep, .context = context };
	dialog_open(app, &(struct dialog){
		.asks = ASK_CHOICE, .choices = choices, .choice_count = sizeof choices / sizeof *choices, .weighty = true,
		.question = arena_format(app_scratch(app), tr(tongue, "That would be %zu slips from %zu people. Did one more come in?"),
		    poll_ballots_in(desk->poll) + 1, poll_entitled(desk->poll)),
		.done = answered, .context = surplus, .forget = free,
	});
}
