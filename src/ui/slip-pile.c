/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/slip-pile.h"

#include "base/mem.h"
#include "model/poll-desk.h"
#include "ui/dialog.h"

bool slip_pile_due(const struct desk *desk, size_t pile)
{
	return poll_piles(desk->poll) && !pile;
}

const char *slip_pile_label(const struct app *app, const struct desk *desk, size_t pile)
{
	size_t number = desk_slips(desk->poll) + 1;

	if (!poll_piles(desk->poll) || !pile)
		return arena_format(app_scratch(app), tr(app_tongue(app), "Slip %zu"), number);
	return arena_format(app_scratch(app), tr(app_tongue(app), "%s: slip %zu"), poll_pile(desk->poll, pile - 1, app_language(app)), number);
}

static bool chosen(struct app *app, const struct answer *answer, void *context)
{
	size_t *pile = context;

	(void)app;
	*pile = (size_t)answer->choice + 1;
	return true;
}

void slip_pile_ask(struct app *app, const struct desk *desk, size_t *pile)
{
	size_t count = poll_piles(desk->poll);
	const char **piles = arena_array(app_scratch(app), count + 1, sizeof *piles);

	for (size_t i = 0; i < count; i++)
		piles[i] = poll_pile(desk->poll, i, app_language(app));
	dialog_open(app, &(struct dialog){
		.asks = ASK_CHOICE, .choices = piles, .choice_count = count, .weighty = true,
		.question = tr(app_tongue(app), "The slips are typed pile by pile. Which pile is it now?"), .done = chosen, .context = pile,
	});
}
