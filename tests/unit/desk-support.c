/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "ui/play.h"
#include "unit/desk-support.h"

static struct app *console(struct room *room)
{
	return app_new(&(struct app_options){
		.sitting = room->sitting, .clock = &room->clock, .random = &room->random, .uncovered = true });
}

struct desk_room *desk_over(struct room *room)
{
	struct desk_room *desk = mem_alloc(sizeof *desk);

	desk->room = room;
	desk->app = console(room);
	return desk;
}

void desk_open_again(struct desk_room *desk)
{
	struct err err = ERR_INIT;

	app_free(desk->app);
	sitting_close(desk->room->sitting);
	desk->room->sitting = sitting_resume(&desk->room->world, "s", false, &err);
	assert_string_equal(err_text(&err), "");
	desk->app = console(desk->room);
}

void desk_free(struct desk_room *desk)
{
	app_free(desk->app);
	room_free(desk->room);
	free(desk);
}

static struct room *needs(int people)
{
	static const char *const texts[] = { "A lift", "Care", "Talk", "Advice" };
	struct room *room = room_open(evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", people);
	room_go_to(room, "needs");
	for (size_t i = 0; i < 4; i++)
		room_do(room, "item.add", "needs", NULL, arena_format(room->arena, "needs-%zu", i + 1), "text=%s", texts[i]);
	room_go_to(room, "ranking");
	return room;
}

static void until_open(struct room *room, const char *exercise)
{
	while (poll_stage(room_poll(room, exercise)) != POLL_OPEN)
		assert_true(room_next(room));
}

struct desk_room *desk_ranking(int people)
{
	struct room *room = needs(people);

	until_open(room, "ranking");
	return desk_over(room);
}

struct desk_room *desk_ideas(int people)
{
	struct room *room = needs(people);

	room_do(room, "exercise.skip", "ranking", NULL, NULL, "text=short of time");
	room_go_to(room, "ideas");
	until_open(room, "ideas");
	return desk_over(room);
}

struct desk_room *desk_vote(int people, const char *sections, ...)
{
	struct str text = STR_INIT;
	struct room *room;
	va_list args;

	str_add(&text, "[workshop]\nformat = 1\nid = v\ntitle = \"A vote\"\n");
	va_start(args, sections);
	str_add_formatv(&text, sections, args);
	va_end(args);
	room = room_open(str_text(&text));
	str_free(&text);
	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", people);
	until_open(room, "v");
	return desk_over(room);
}

/* --- Keys */

static void press(void *context, const struct key *key)
{
	app_key(((struct desk_room *)context)->app, key);
}

static bool ended(const void *context)
{
	return app_ended(((const struct desk_room *)context)->app);
}

void desk_type(struct desk_room *desk, const char *keys)
{
	struct play_stage stage = { .context = desk, .key = press, .ended = ended };
	struct err err = ERR_INIT;

	assert_true(play_keys(keys, &stage, &err));
	err_clear(&err);
}

void desk_paste(struct desk_room *desk, const char *text)
{
	app_key(desk->app, &(struct key){ .code = KEY_CODE_PASTE, .text = text, .length = strlen(text) });
}

/* --- Screens */

static struct canvas *drawn(const struct desk_room *desk, size_t rows, size_t columns)
{
	struct canvas *canvas = canvas_new(rows, columns, false);

	app_draw(desk->app, canvas);
	return canvas;
}

const char *desk_screen(const struct desk_room *desk, size_t rows, size_t columns)
{
	struct canvas *canvas = drawn(desk, rows, columns);
	char *text = canvas_text(canvas);
	const char *kept = arena_text(desk->room->arena, text);

	free(text);
	canvas_free(canvas);
	return kept;
}

bool desk_shows(const struct desk_room *desk, const char *words)
{
	return strstr(desk_screen(desk, 24, 80), words) != NULL;
}

void desk_draws_at_every_size(const struct desk_room *desk)
{
	for (size_t rows = 1; rows <= 26; rows++)
		for (size_t columns = 1; columns <= 90; columns += columns < 24 ? 1 : 11) {
			struct canvas *once = drawn(desk, rows, columns), *again = drawn(desk, rows, columns);

			assert_true(canvas_same(once, again));
			canvas_free(once);
			canvas_free(again);
		}
}

/* --- The journal */

size_t desk_events(const struct desk_room *desk)
{
	return sitting_events(desk->room->sitting);
}

const char *desk_last_event(const struct desk_room *desk)
{
	struct journal_row row = sitting_row(desk->room->sitting, desk_events(desk) - 1);

	return arena_format(desk->room->arena, "%s %s", row.event, row.value);
}
