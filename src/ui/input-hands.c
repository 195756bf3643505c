/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "exercises/poll-wall.h"
#include "model/poll-desk.h"
#include "ui/counts.h"
#include "ui/input.h"
#include "ui/lines.h"

enum { LIST_ROWS = 6 };

/* A count an option; below the options stands how many people took part. */

static void *open(void)
{
	return mem_alloc(sizeof(struct counts));
}

static void close(void *state)
{
	counts_free(state);
	free(state);
}

static const char *pending(const void *state)
{
	return ((const struct counts *)state)->digits.text.length ? INPUT_TYPED : NULL;
}

/* In the language of the wall, on which it stands. */
static const char *name_of(const struct app *app, const void *of, size_t row)
{
	const struct poll_item *item = poll_item(((const struct desk *)of)->poll, row);
	struct scene scene = app_scene(app);

	if (!item)
		return tr(app_tongue(app), "How many people took part?");
	return arena_format(app_scratch(app), "%s  %s", item->letter, poll_words(&scene, &(struct look){ .filter = "" }, row));
}

static int64_t count_of(const struct app *app, const void *of, size_t row)
{
	const struct poll *poll = ((const struct desk *)of)->poll;

	(void)app;
	return row < poll_offered(poll) ? desk_count(poll, row) : desk_people(poll);
}

static bool enter(struct app *app, const void *of, size_t row, int64_t amount)
{
	const struct poll *poll = ((const struct desk *)of)->poll;
	const struct poll_item *item = poll_item(poll, row);

	return app_enter(app, &(struct entry){
		.verb = item ? "count.set" : "count.people", .item = item ? item->id : NULL,
		.exercise = poll_exercise(poll)->id, .round = poll_round(poll),
		.value = arena_format(app_scratch(app), "source=hands amount=%" PRId64, amount),
	}, tr(app_tongue(app), "the count is in; u takes it back"));
}

static struct counts_list list_of(const struct desk *desk)
{
	return (struct counts_list){ .of = desk, .rows = poll_offered(desk->poll) + 1, .unseen = !desk->shown,
		.name = name_of, .count = count_of, .enter = enter, .at_end = N_("no number is typed here; c closes the round") };
}

/* What to do, or why the figures cannot be. */
static const char *head_words(const struct app *app, const struct desk *desk, bool *fits)
{
	struct err err = ERR_INIT;
	const char *words;

	*fits = desk_check_counts(desk->poll, &err);
	if (!*fits)
		words = arena_text(app_scratch(app), desk->shown ? err_text(&err) : err_public_text(&err));
	else if (poll_is_secret(desk->poll))
		words = tr(app_tongue(app), "All eyes are closed: type how many hands are up, then Enter.");
	else
		words = tr(app_tongue(app), "Hands up: type how many, then Enter.");
	err_clear(&err);
	return words;
}

static size_t rows(const struct app *app, const struct desk *desk, const void *state, size_t columns)
{
	size_t list = poll_offered(desk->poll) + 1;
	bool fits;

	(void)state;
	return lines_count(head_words(app, desk, &fits), columns) + (list < LIST_ROWS ? list : LIST_ROWS);
}

static void draw(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area)
{
	struct counts_list list = list_of(desk);
	bool fits;
	const char *words = head_words(app, desk, &fits);

	lines_put(canvas, &area, area.rows ? area.rows - 1 : 0, fits ? STYLE_NORMAL : STYLE_WARN, words);
	counts_draw(app, &list, state, canvas, area);
}

/* Letters are no figures: they stay commands, so that c closes the round at once. */
static bool key(struct app *app, const struct desk *desk, void *state, const struct key *key)
{
	struct counts_list list = list_of(desk);

	return counts_key(app, &list, state, key) || key->code == KEY_CODE_ESC || key->code == KEY_CODE_PASTE;
}

static const struct hint *hints(const struct desk *desk, const void *state)
{
	static const struct hint list[] = {
		{ "Enter", N_("keep the count"), 1 }, { "Up", N_("back to one"), 4 }, { "c", N_("close"), 2 }, { .key = NULL },
	};

	(void)desk;
	(void)state;
	return list;
}

const struct input input_hands = {
	.name = "hands", .help = "Raised hands, dots or beans are counted for each letter.", .source = SOURCE_HANDS,
	.counts_only = true, .may_be_secret = true,
	.open = open, .close = close, .pending = pending, .rows = rows, .draw = draw, .key = key, .hints = hints,
};
