/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/notes.h"
#include "model/people.h"
#include "model/poll-desk.h"
#include "ui/dialog.h"
#include "ui/groups-private.h"
#include "ui/keys.h"
#include "ui/pages.h"
#include "ui/people-private.h"

/* --- What to say and to do */

static const char *point(const struct leaf *leaf)
{
	return leaf_ascii(leaf) ? "*" : "●";
}

/* Each line of the file has its point: between two of them the group works. */
static void write_lines(struct leaf *leaf, struct arena *arena, const char *text)
{
	bool several = strchr(text, '\n') != NULL;
	const char *line;

	for (size_t length; (line = str_next_line(&text, &length));)
		leaf_pair(leaf, several ? 2 : 0, STYLE_KEY, several ? point(leaf) : "", STYLE_NORMAL, arena_slice(arena, line, length));
}

static void write_part(struct leaf *leaf, struct arena *arena, const char *heading, const char *text)
{
	if (!*text)
		return;
	leaf_heading(leaf, heading);
	write_lines(leaf, arena, text);
}

static void write_items(const struct app *app, struct leaf *leaf, const struct exercise *exercise)
{
	struct listing listing = session_listing(app_session(app), exercise, app_scratch(app));

	for (size_t i = 0; i < listing.count; i++) {
		const struct item *item = listing.rows[i].item;

		if (item->source && *notes_of_item(item->source))
			leaf_pair(leaf, 4, STYLE_KEY, listing.rows[i].letter, STYLE_NORMAL, notes_of_item(item->source));
	}
}

static void write_exercise(const struct app *app, struct leaf *leaf, const struct exercise *exercise)
{
	size_t language = app_language(app);

	leaf_heading(leaf, script_text(&exercise->title, language));
	if (!*notes_speak(exercise, language) && !*notes_for(exercise, language))
		leaf_text(leaf, STYLE_DIM, tr(app_tongue(app), "The workshop file says nothing for you here."));
	write_part(leaf, app_scratch(app), tr(app_tongue(app), "Say"), notes_speak(exercise, language));
	write_part(leaf, app_scratch(app), tr(app_tongue(app), "Do"), notes_for(exercise, language));
	write_items(app, leaf, exercise);
}

/* What concerns one person is said here and never on the wall. */
static void write_aside(const struct app *app, struct leaf *leaf)
{
	struct scene scene = app_scene(app);
	struct str lines = STR_INIT;

	if (scene.exercise->type->aside)
		scene.exercise->type->aside(&scene, &lines);
	if (lines.length) {
		leaf_heading(leaf, tr(app_tongue(app), "For you alone"));
		leaf_text(leaf, STYLE_NORMAL, str_text(&lines));
	}
	str_free(&lines);
}

/* --- Who is missing */

static const char *missing(const struct app *app)
{
	const char *codes = "";

	for (size_t i = 0; i < people_count(app_session(app)); i++) {
		const struct person *person = people_get(app_session(app), i);

		if (!person->present && !person->erased)
			codes = arena_format(app_scratch(app), "%s%s%s", codes, *codes ? ", " : "", person->code);
	}
	return codes;
}

/* Of an open round in which somebody has voted with a code: else nobody can know. */
static const char *not_voted(const struct app *app)
{
	const struct poll *poll = app_exercise_open(app) ? session_poll(app_session(app), app_exercise(app)) : NULL;
	const char *codes = "";
	bool known = false;

	for (size_t i = 0; i < people_count(app_session(app)) && poll && poll_stage(poll) == POLL_OPEN; i++) {
		const struct person *person = people_get(app_session(app), i);
		bool voted = desk_has_voted(poll, person->code);

		known |= voted;
		if (!voted && person->present && person->kind == PERSON_PARTICIPANT)
			codes = arena_format(app_scratch(app), "%s%s%s", codes, *codes ? ", " : "", person->code);
	}
	return known ? codes : "";
}

static void write_people(const struct app *app, struct leaf *leaf)
{
	leaf_heading(leaf, tr(app_tongue(app), "People"));
	leaf_text(leaf, STYLE_NORMAL, arena_format(app_scratch(app), tr(app_tongue(app), "%zu here, at most %zu this evening"),
	    people_present(app_session(app)), people_most(app_session(app))));
	if (*missing(app))
		leaf_text(leaf, STYLE_NORMAL, arena_format(app_scratch(app), tr(app_tongue(app), "Not here now: %s"), missing(app)));
	if (*not_voted(app))
		leaf_text(leaf, STYLE_NORMAL, arena_format(app_scratch(app), tr(app_tongue(app), "Have not voted with their code: %s"), not_voted(app)));
}

static void write_notes(const struct app *app, struct leaf *leaf)
{
	if (notes_count(app_session(app)))
		leaf_heading(leaf, tr(app_tongue(app), "Your notes"));
	for (size_t i = notes_count(app_session(app)); i-- > 0;)
		leaf_pair(leaf, 2, STYLE_NORMAL, point(leaf), STYLE_NORMAL, notes_get(app_session(app), i)->text);
}

static void write(const struct app *app, struct leaf *leaf)
{
	const struct exercise *exercise = app_exercise(app);
	const struct agenda_entry *next = agenda_next(app_session(app));

	if (!exercise && next)
		write_part(leaf, app_scratch(app), tr(app_tongue(app), "Before they come"),
		    notes_prepare(session_script(app_session(app)), app_language(app)));
	if (exercise) {
		write_exercise(app, leaf, exercise);
		write_aside(app, leaf);
		groups_private_write(app, leaf);
	}
	write_people(app, leaf);
	write_notes(app, leaf);
	if (next && next->exercise != exercise) {
		leaf_heading(leaf, tr(app_tongue(app), "Next"));
		write_exercise(app, leaf, next->exercise);
	}
}

/* --- The pane */

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	page_draw(app, write, state, canvas, area);
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	switch (pressed->code) {
	case 'q':
	case 'o':
	case KEY_CODE_ESC:
	case KEY_CODE_ENTER:
		app_pop(app);
		return true;
	case 'a':
		people_private_open(app);
		return true;
	default:
		if (!page_scrolls(app, write, state, pressed))
			keys_press_over(app, pressed, KEY_OVER_PAGES);
		return true;
	}
}

#define HINTS_BESIDE_CLOSING \
	{ .key = "a", .does = N_("attributes, consent"), .priority = 2 }, \
	{ .key = "n", .does = N_("note"), .priority = 3 }, \
	{ .key = "w", .does = N_("who is here"), .priority = 4 }

static const struct hint hints_one_screen[] = { { .key = "Esc", .does = N_("close, behind the curtain"), .priority = 1 }, HINTS_BESIDE_CLOSING };
static const struct hint hints_two_screens[] = { { .key = "Esc", .does = N_("close"), .priority = 1 }, HINTS_BESIDE_CLOSING };

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	(void)state;
	*count = sizeof hints_one_screen / sizeof *hints_one_screen;
	return app_has_wall(app) ? hints_two_screens : hints_one_screen;
}

static const struct pane_kind private_pane = {
	.name = "private",
	.title = N_("Private"),
	.draw = draw,
	.key = key,
	.hints = hints,
	.free = free,
	.is_private = true,
};

static void open_page(struct app *app)
{
	app_push(app, &private_pane, mem_alloc(sizeof(struct scroll)));
}

static bool is_dark(struct app *app, const struct answer *answer, void *context)
{
	(void)answer;
	(void)context;
	open_page(app);
	return true;
}

/* While the laptop goes round, whoever has it could press the keys. */
static bool goes_round(const struct app *app)
{
	const struct poll *poll = app_exercise(app) ? session_poll(app_session(app), app_exercise(app)) : NULL;

	return poll && poll_stage(poll) == POLL_OPEN && poll_input_allowed(poll, SOURCE_PASSED);
}

void private_ask(struct app *app)
{
	if (app_has_wall(app) && !goes_round(app))
		open_page(app);
	else
		dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .done = is_dark,
			.question = tr(app_tongue(app), app_has_wall(app) ? N_("Do you alone see this screen?") : N_("Is the projector dark?")),
			.explain = tr(app_tongue(app), "What comes now is for you alone.") });
}
