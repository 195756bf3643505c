/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "ui/input.h"
#include "ui/poll-screen.h"

/* The strip at the foot of the wall: one input at a time of those that the round takes. */

enum { SHOW_KEY = 't' & 0x1f, INPUT_HINTS = 8 };

struct strip {
	const struct exercise *exercise;     /* of the round whose fields these are */
	int64_t round;
	const struct input *input;           /* the one that is shown */
	void *states[SOURCES];
	bool shown[SOURCES];
	bool away;                           /* Esc: letter keys are commands until Enter */
	bool covered;                        /* what stands in the field was typed by whoever had the laptop before it came back */
};

static const struct pane_kind strip_pane;

const struct poll *poll_screen_open_poll(const struct app *app)
{
	const struct poll *poll = app_exercise_open(app) ? session_poll(app_session(app), app_exercise(app)) : NULL;

	return poll && poll_stage(poll) == POLL_OPEN ? poll : NULL;
}

/* --- Fields for a round */

static void close_inputs(struct strip *strip)
{
	for (const struct input *input = input_next(NULL); input; input = input_next(input)) {
		if (strip->states[input->source])
			input->close(strip->states[input->source]);
		strip->states[input->source] = NULL;
	}
	strip->input = NULL;
}

/* The open one that the workshop file names first. */
static const struct input *first_input(const struct strip *strip)
{
	const char *const *words = exercise_value(strip->exercise, "input")->words;

	for (; *words; words++)
		for (const struct input *input = input_next(NULL); input; input = input_next(input))
			if (strip->states[input->source] && str_same(input->name, *words))
				return input;
	return NULL;
}

static void open_inputs(struct strip *strip, const struct poll *poll)
{
	for (const struct input *input = input_next(NULL); input; input = input_next(input))
		if (poll_input_allowed(poll, input->source) && (input->may_be_secret || !poll_is_secret(poll))) {
			strip->states[input->source] = input->open();
			strip->shown[input->source] = input->seen;
		}
	strip->input = first_input(strip);
}

static void strip_free(void *state)
{
	close_inputs(state);
	free(state);
}

void poll_screen_open(struct app *app)
{
	app_push(app, &strip_pane, mem_alloc(sizeof(struct strip)));
	poll_screen_follow(app);
}

void poll_screen_follow(struct app *app)
{
	struct strip *strip = app_pane_state(app, &strip_pane);
	const struct poll *poll = poll_screen_open_poll(app);

	if (!strip || !poll || (strip->exercise == poll_exercise(poll) && strip->round == poll_round(poll)))
		return;
	close_inputs(strip);
	*strip = (struct strip){ .exercise = poll_exercise(poll), .round = poll_round(poll) };
	open_inputs(strip, poll);
}

const char *poll_screen_pending(const struct app *app)
{
	struct strip *strip = app_pane_state(app, &strip_pane);
	const char *pending = NULL;

	for (const struct input *input = input_next(NULL); strip && input && !pending; input = input_next(input))
		if (strip->states[input->source])
			pending = input->pending(strip->states[input->source]);
	return pending;
}

/* --- The one that is shown */

static void *state_of(const struct strip *strip)
{
	return strip->states[strip->input->source];
}

static bool is_shown(const struct strip *strip)
{
	return strip->input && strip->shown[strip->input->source] && !strip->covered;
}

static bool is_handed(const struct strip *strip)
{
	return strip->input->handed && strip->input->handed(state_of(strip));
}

static bool is_active(const struct app *app, const struct strip *strip, struct desk *desk)
{
	*desk = (struct desk){ .poll = poll_screen_open_poll(app), .shown = is_shown(strip) };
	return desk->poll && strip->input;
}

static const struct input *input_after(const struct strip *strip)
{
	const struct input *input = strip->input;

	do {
		input = input_next(input);
		if (!input)
			input = input_next(NULL);
	} while (!strip->states[input->source]);
	return input;
}

static struct area within_margins(struct area area)
{
	if (area.columns > 2) {
		area.column++;
		area.columns -= 2;
	}
	return area;
}

/* The wall keeps the greater half. */
static size_t rows(const struct app *app, const void *state, struct area most)
{
	const struct strip *strip = state;
	size_t half = most.rows / 2, wanted;
	struct desk desk;

	if (!is_active(app, strip, &desk))
		return 0;
	wanted = strip->input->rows(app, &desk, state_of(strip), within_margins(most).columns);
	return wanted < half ? wanted : half ? half : 1;
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	const struct strip *strip = state;
	struct desk desk;

	if (!is_active(app, strip, &desk))
		return;
	strip->input->draw(app, &desk, state_of(strip), canvas, within_margins(area));
	if (strip->away)
		canvas->cursor_shown = false;
}

/* --- Keys */

static bool key_of_strip(struct strip *strip, uint32_t code)
{
	if (code == SHOW_KEY) {
		strip->shown[strip->input->source] = !is_shown(strip);
		strip->covered = false;
	} else if (code == KEY_CODE_TAB && input_after(strip) != strip->input) {
		strip->input = input_after(strip);
	} else if (code == KEY_CODE_ENTER && strip->away) {
		strip->away = false;
	} else {
		return false;
	}
	return true;
}

static void leave_field(struct strip *strip)
{
	strip->away = true;
	strip->covered = is_handed(strip) && strip->input->pending(state_of(strip));
}

static bool key(struct app *app, void *state, const struct key *key)
{
	struct strip *strip = state;
	struct desk desk;

	if (app_top(app) != &strip_pane || !is_active(app, strip, &desk))
		return false;
	if (key_of_strip(strip, key->code))
		return true;
	if (strip->away)
		return false;
	if (strip->input->key(app, &desk, state_of(strip), key)) {
		strip->covered = strip->covered && strip->input->pending(state_of(strip));
		return true;
	}
	if (key->code != KEY_CODE_ESC)
		return false;
	leave_field(strip);
	return true;
}

/* --- Footer */

struct hints {
	const struct app *app;
	struct hint *list;
	size_t count;
};

static void add(struct hints *hints, const char *key, const char *does, unsigned priority)
{
	hints->list[hints->count++] = (struct hint){ .key = key, .does = does, .priority = priority };
}

static void add_common(struct hints *hints, const struct strip *strip)
{
	if (input_after(strip) != strip->input)
		add(hints, "Tab", input_after(strip)->name, 3);
	add(hints, "Ctrl-T", is_shown(strip) ? N_("hide") : N_("show"), 2);
}

static void add_deeds(struct hints *hints)
{
	size_t count;
	const struct deed *deeds = deeds_here(hints->app, &count);

	hints->list = arena_grow(app_scratch(hints->app), hints->list, hints->count, hints->count + count, sizeof *hints->list);
	for (size_t i = 0; i < count; i++)
		if (deeds[i].priority && key_parse(deeds[i].key) != KEY_CODE_ENTER)
			hints->list[hints->count++] = (struct hint){ .key = deeds[i].key, .does = deeds[i].name, .priority = deeds[i].priority + 1 };
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	const struct strip *strip = state;
	struct hints hints = { .app = app };
	struct desk desk;

	if (!is_active(app, strip, &desk))
		return NULL;
	hints.list = arena_array(app_scratch(app), INPUT_HINTS, sizeof *hints.list);
	if (strip->away) {
		add(&hints, "Enter", N_("type on"), 1);
		add_deeds(&hints);
	} else {
		for (const struct hint *hint = strip->input->hints(&desk, state_of(strip)); hint->key; hint++)
			add(&hints, hint->key, hint->does, hint->priority);
		add_common(&hints, strip);
	}
	*count = hints.count;
	return hints.list;
}

static bool handed(const struct app *app, const void *state)
{
	const struct strip *strip = state;
	struct desk desk;

	return is_active(app, strip, &desk) && !strip->away && is_handed(strip);
}

static const struct pane_kind strip_pane = {
	.name = "strip", .draw = draw, .rows = rows, .key = key, .hints = hints, .free = strip_free, .handed = handed,
};
