/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/trouble.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"
#include "ui/lines.h"

struct trouble {
	char *aloud, *why;             /* for the room, for the facilitator */
	bool why_shown;
};

static void free_trouble(void *state)
{
	struct trouble *trouble = state;

	free(trouble->aloud);
	free(trouble->why);
	free(trouble);
}

/* --- Drawing */

static const char *comfort(const struct app *app)
{
	return tr(app_tongue(app), "Nothing is lost as long as talka runs: it has every step, this one too.");
}

static struct area within_margin(struct area area)
{
	area.column++;
	area.columns--;
	return area;
}

static size_t rows(const struct app *app, const void *state, struct area most)
{
	const struct trouble *trouble = state;
	size_t columns = within_margin(most).columns, wanted = lines_count(trouble->aloud, columns) + lines_count(comfort(app), columns);

	if (trouble->why_shown)
		wanted += 1 + lines_count(trouble->why, columns);
	return wanted < most.rows ? wanted : most.rows;
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	const struct trouble *trouble = state;

	area = within_margin(area);
	lines_put(canvas, &area, area.rows, STYLE_WARN, trouble->aloud);
	lines_put(canvas, &area, area.rows, STYLE_NORMAL, comfort(app));
	if (!trouble->why_shown || area.rows < 2)
		return;
	area.row++;
	area.rows--;
	lines_put(canvas, &area, area.rows, STYLE_NORMAL, trouble->why);
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Enter", .does = N_("try again"), .priority = 1 },
		{ .key = "s", .does = N_("save to another place"), .priority = 1 },
		{ .key = "w", .does = N_("why"), .priority = 2 },
		{ .key = "G", .does = N_("give this step up"), .priority = 3 },
	};

	(void)app;
	(void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

/* --- The ways out */

static void tell(struct trouble *trouble, const struct err *err)
{
	free(trouble->aloud);
	free(trouble->why);
	trouble->aloud = mem_text(err_public_text(err));
	trouble->why = mem_text(err_text(err));
}

static void try_again(struct app *app, struct trouble *trouble)
{
	struct err err = ERR_INIT;

	if (sitting_retry(app_sitting(app), &err) == APPEND_FAILED) {
		tell(trouble, &err);
		app_refuse(app, "%s", tr(app_tongue(app), "still not saved"));
	} else {
		app_say(app, "%s", tr(app_tongue(app), "saved"));
	}
	err_clear(&err);
}

static bool moved(struct app *app, const struct answer *answer, void *context)
{
	struct err err = ERR_INIT;
	bool done = sitting_move(app_sitting(app), answer->text, &err);

	(void)context;
	if (done)
		app_say(app, tr(app_tongue(app), "saved in %s; talka goes on there"), answer->text);
	else
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	return done;
}

static void ask_where(struct app *app)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .question = tr(app_tongue(app), "In which new folder shall the session be saved?"),
		.explain = tr(app_tongue(app), "For instance on a stick: /media/stick/tonight"), .done = moved });
}

static bool given_up(struct app *app, const struct answer *answer, void *context)
{
	(void)answer;
	(void)context;
	sitting_give_up(app_sitting(app));
	app_say(app, "%s", tr(app_tongue(app), "this step was given up; all before it is on the disk"));
	return true;
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	struct trouble *trouble = state;

	switch (pressed->code) {
	case KEY_CODE_ENTER:
		try_again(app, trouble);
		break;
	case 's':
		ask_where(app);
		break;
	case 'w':
		trouble->why_shown = !trouble->why_shown;
		break;
	case 'G':
		dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = tr(app_tongue(app), "Give this one step up?"), .done = given_up });
		break;
	default:
		break;
	}
	return true;
}

static const struct pane_kind trouble_pane = {
	.name = "trouble",
	.draw = draw,
	.rows = rows,
	.key = key,
	.hints = hints,
	.free = free_trouble,
};

void trouble_open(struct app *app, const struct err *err)
{
	struct trouble *trouble = mem_alloc(sizeof *trouble);

	tell(trouble, err);
	app_push(app, &trouble_pane, trouble);
}

void trouble_follow(struct app *app)
{
	if (app_top(app) == &trouble_pane && !sitting_has_kept(app_sitting(app)) && !sitting_waits(app_sitting(app)))
		app_pop(app);
}
