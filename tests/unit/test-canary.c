/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/rehearsal.h"
#include "every-size.h"
#include "every-type.h"
#include "model/people.h"
#include "play/stage.h"
#include "ui/curtain.h"
#include "ui/projection.h"

/*
 * What only the facilitator may see is looked for wherever the room can see it.
 *
 * The canary is one sign that talka itself never draws, so that a single cell of
 * a private text gives it away, however small the screen is.
 */
enum { CANARY = '`', PEOPLE = 6 };

static const char canary[] = "``````";

static bool sings(const struct canvas *canvas)
{
	for (size_t i = 0; i < canvas->rows * canvas->columns; i++)
		if (canvas->cells[i].chars[0] == CANARY)
			return true;
	return false;
}

/* --- A whole evening, and in it all that is private */

static void enter_what_is_private(struct room *room)
{
	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", PEOPLE);
	for (size_t i = 0; i < PEOPLE; i++) {
		const char *code = people_get(room_session(room), i)->code;

		room_do(room, "people.attribute", NULL, code, NULL, "name=place text=%s %s", canary, i % 2 ? "town" : "village");
		room_do(room, "people.card", NULL, code, NULL, "card=%s%zu", canary, i);
	}
	room_do(room, "note.add", NULL, NULL, NULL, "text=%s", canary);
	room_do(room, "session.moved", NULL, NULL, NULL, "text=/home/%s/evening", canary);
}

static void lead_to_the_end(struct room *room)
{
	struct rehearsal rehearsal = { .sitting = room->sitting, .chance = &room->random, .time = &room->time };
	struct err err = ERR_INIT;

	if (!rehearsal_lead(&rehearsal, &err))
		fail_msg("%s", err_text(&err));
	room_do(room, "session.reopen", NULL, NULL, NULL, "%s", "");
}

static struct room *room_after_an_evening(void)
{
	char *workshop = every_type_workshop(canary);
	struct room *room = room_open(workshop);

	free(workshop);
	enter_what_is_private(room);
	lead_to_the_end(room);
	sitting_close(room->sitting);
	room->sitting = NULL;
	return room;
}

/* The session as it was when the journal was so long, in the folder "p". */
static void open_at(struct stage *stage, const char *journal, size_t size)
{
	struct room *room = stage->room;

	fake_disk_copy(room->fake, "s", "p");
	fake_disk_put(room->fake, "p/events.csv", journal, size);
	room->sitting = sitting_resume(&room->world, "p", false, NULL);
	assert_non_null(room->sitting);
	stage->app = app_new(&(struct app_options){ .sitting = room->sitting, .clock = &room->clock, .random = &room->random,
		.ascii = stage->ascii, .uncovered = true });
}

static void leave(struct stage *stage)
{
	app_free(stage->app);
	sitting_close(stage->room->sitting);
	stage->room->sitting = NULL;
	arena_clear(stage->room->arena);
}

/* each() sees the evening after every event. */
static void see_all(void (*each)(struct stage *stage), bool ascii)
{
	struct stage stage = { .room = room_after_an_evening(), .ascii = ascii };
	size_t size, events = 0;
	const char *kept = fake_disk_get(stage.room->fake, "s/events.csv", &size);
	char *journal = mem_text(kept);

	for (const char *end = strchr(journal, '\n'); (end = strchr(end + 1, '\n')); events++) {
		open_at(&stage, journal, (size_t)(end + 1 - journal));
		each(&stage);
		leave(&stage);
	}
	assert_true(events > 200);
	free(journal);
	room_free(stage.room);
}

/* --- What may not be seen */

static void assert_quiet(const struct stage *stage, const char *where, size_t rows, size_t columns)
{
	struct canvas *canvas = stage_canvas(stage, rows, columns);

	if (sings(canvas))
		fail_msg("%s, %zux%zu, tells what is private:\n%s", where, rows, columns, canvas_text(canvas));
	canvas_free(canvas);
}

static void look_at_every_size(struct stage *stage)
{
	for (size_t i = 0; i < HEIGHTS; i++)
		for (size_t k = 0; k < WIDTHS; k++)
			assert_quiet(stage, "the wall", heights[i], widths[k]);
}

static void nothing_private_is_on_the_wall_at_any_size(void **state)
{
	(void)state;
	see_all(look_at_every_size, false);
	see_all(look_at_every_size, true);
}

static void look_at_every_board(struct stage *stage)
{
	const struct session *session = room_session(stage->room);

	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct exercise *exercise = agenda_get(session, i)->exercise;
		struct scene scene = session_scene(session, exercise, stage->room->arena);
		struct board *board = board_new(stage->room->arena);
		struct look look = { .filter = "", .row = i, .both_languages = i % 2 };
		char *words;

		exercise->type->wall(&scene, &look, board);
		words = board_words(board);
		if (strchr(words, CANARY))
			fail_msg("the board of %s tells what is private:\n%s", exercise->id, words);
		free(words);
	}
}

static void nothing_private_is_on_any_board(void **state)
{
	(void)state;
	see_all(look_at_every_board, false);
}

/* All that opens without the question whether the projector is dark, and what is asked there. */
static void look_at_every_page(struct stage *stage)
{
	static const char *const keys[] = { "F1", "F1 PgDn", "o", ":", "w", "w e", "g", "/", "L", "a", "A", "+", "e", "e a Enter", "x", "p", "d", "s", "n",
		"v", "y", "Space", "u", "C-r", "b", "b o", "Enter", "Enter" };

	/* Out of the field of a slip, where keys are letters. */
	stage_keys(stage, "Esc");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		stage_keys(stage, keys[i]);
		assert_quiet(stage, keys[i], 24, 80);
		assert_quiet(stage, keys[i], 12, 40);
		stage_keys(stage, "Esc Esc Esc");
		assert_quiet(stage, "Esc", 24, 80);
	}
}

static void nothing_private_is_on_any_page_of_the_console(void **state)
{
	(void)state;
	see_all(look_at_every_page, false);
}

/* --- The second screen */

/* Caller frees. */
static char *second_screen(const struct stage *stage)
{
	struct picture picture = projection_of(stage->app);

	return picture_write(&picture);
}

static void assert_sends_nothing_private(const struct stage *stage, const char *where)
{
	char *sent = second_screen(stage);

	if (strchr(sent, CANARY))
		fail_msg("%s, what is sent to the second screen tells what is private:\n%s", where, sent);
	free(sent);
}

/* What is private is open on the console, which it may be now, and the second screen stays as it was. */
static void look_at_the_second_screen(struct stage *stage)
{
	static const char *const keys[] = { "o", "o o", "o o a", "o o n", "n ``````", ":", "F1", "b", "b o o" };
	char *before;

	app_set_walls(stage->app, 1);
	stage_keys(stage, "Esc");
	before = second_screen(stage);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char *after;

		stage_keys(stage, keys[i]);
		assert_sends_nothing_private(stage, keys[i]);
		stage_keys(stage, "Esc Esc Esc");
		if (curtain_covers(stage->app))
			stage_keys(stage, "b");
		after = second_screen(stage);
		assert_string_equal(before, after);
		free(after);
	}
	free(before);
}

static void nothing_private_is_sent_to_a_second_screen(void **state)
{
	(void)state;
	see_all(look_at_the_second_screen, false);
}

/* What was written and read is drawn as if it had never been away. */
static void draw_both(const struct stage *stage, const struct picture *sent, const struct picture *got, size_t rows, size_t columns)
{
	struct area area = { .rows = rows, .columns = columns };
	struct canvas *here = canvas_new(rows, columns, stage->ascii), *there = canvas_new(rows, columns, stage->ascii);

	layout_board(here, area, picture_board(sent, here, area));
	layout_board(there, area, picture_board(got, there, area));
	if (!canvas_same(here, there))
		fail_msg("%zux%zu: sent\n%s\ngot\n%s", rows, columns, canvas_text(here), canvas_text(there));
	canvas_free(here);
	canvas_free(there);
}

static void send_and_draw(struct stage *stage)
{
	struct arena *arena = arena_new();
	struct picture sent = projection_of(stage->app), got;
	char *line = picture_write(&sent);
	struct err err = ERR_INIT;

	if (!picture_read(&got, arena, line, strlen(line), NULL, &err))
		fail_msg("%s", err_text(&err));
	for (size_t i = 0; i < HEIGHTS; i += 2)
		for (size_t k = 1; k < WIDTHS; k += 2)
			draw_both(stage, &sent, &got, heights[i], widths[k]);
	assert_string_equal(sent.title, got.title);
	assert_string_equal(sent.workshop, got.workshop);
	assert_string_equal(sent.clock, got.clock);
	free(line);
	arena_free(arena);
}

static void the_second_screen_draws_what_the_first_would(void **state)
{
	(void)state;
	see_all(send_and_draw, false);
}

/* --- What may be seen, and how it goes away: the tests above can fail */

static void look_behind(struct stage *stage)
{
	struct canvas *canvas;

	stage_keys(stage, "Esc o o");
	assert_quiet(stage, "before the answer", 24, 80);
	stage_keys(stage, "y");
	canvas = stage_canvas(stage, 40, 100);
	assert_true(sings(canvas));
	canvas_free(canvas);
	stage_keys(stage, "C-b");
	look_at_every_size(stage);
	stage_keys(stage, "b");
	look_at_every_size(stage);
}

static void the_private_page_shows_it_and_the_curtain_takes_it_away(void **state)
{
	(void)state;
	see_all(look_behind, false);
}

/* --- What the room sees later */

static void items_for_after_the_first_round_are_not_offered_before(void **state)
{
	static const char *const keys[] = { "+", "e", "x", "/", "o", ":", "F1" };
	struct stage stage;

	(void)state;
	stage_open(&stage, "[workshop]\nformat = 1\nid = later\ntitle = Later\n[exercise.needs]\ntype = collect\nitems = known\n"
	    "items-show = after-first-round\n[list.known]\nfirst = ``````\nsecond = ``````````\n", false);
	stage_keys(&stage, "Enter Enter w 2 Enter Esc a One Enter");
	look_at_every_size(&stage);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		stage_keys(&stage, keys[i]);
		assert_quiet(&stage, keys[i], 24, 80);
		stage_keys(&stage, "Esc");
	}
	stage_keys(&stage, "Space Space");
	assert_true(stage_shows(&stage, "A  ``````"));
	stage_keys(&stage, "+");
	assert_true(stage_shows(&stage, "B  ``````"));
	stage_close(&stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_private_is_on_the_wall_at_any_size),
		cmocka_unit_test(nothing_private_is_on_any_board),
		cmocka_unit_test(nothing_private_is_on_any_page_of_the_console),
		cmocka_unit_test(nothing_private_is_sent_to_a_second_screen),
		cmocka_unit_test(the_second_screen_draws_what_the_first_would),
		cmocka_unit_test(the_private_page_shows_it_and_the_curtain_takes_it_away),
		cmocka_unit_test(items_for_after_the_first_round_are_not_offered_before),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
