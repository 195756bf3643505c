/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/faults.h"
#include "base/str.h"
#include "base/text.h"
#include "exercises/registry.h"
#include "model/items.h"
#include "unit/session-support.h"

/* A journal whose chain is whole, but which somebody else wrote: anything may stand in it. */

static void write_row(struct room *room, const char *event, const char *exercise, const char *item, const char *value)
{
	struct journal *journal = journal_open(&room->disk, "s", false, NULL);
	struct journal_row row = { .run = 1, .ms = 5, .time = "2026-11-23T17:30:00Z", .event = event, .exercise = exercise,
		.participant = "", .item = item, .value = value };

	assert_int_equal(journal_append(journal, &row, 1, NULL), APPEND_DONE);
	journal_close(journal);
}

static void open_again(struct room *room)
{
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
}

static void what_a_newer_talka_took_back_is_not_done_again_here(void **state)
{
	struct room *room = room_open(evening);
	struct err err = ERR_INIT;
	struct entry entry;
	const char *what;

	(void)state;
	sitting_close(room->sitting);
	write_row(room, "future.thing", "", "", "");
	write_row(room, "undo", "", "", "seq=2");
	open_again(room);
	assert_false(sitting_redo(room->sitting, room->arena, &entry, &what, &err));
	assert_non_null(strstr(err_text(&err), "newer talka"));
	err_clear(&err);
	room_free(room);
}

static void texts_of_others_are_clean_before_anybody_sees_them(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	sitting_close(room->sitting);
	write_row(room, "item.add", "needs", "needs-1", "text= A\033]0;lift\a \xC2\x9B" "2J\xE2\x80\xAE for \xFF us ");
	open_again(room);
	assert_string_equal(items_find(room_session(room), "needs-1")->text, "A]0;lift 2J for \xEF\xBF\xBD us");
	room_free(room);
}

static void ids_are_ascii(void **state)
{
	struct room *room = room_open(evening);
	struct journal *journal;
	struct journal_row row = { .run = 1, .ms = 5, .time = "2026-11-23T17:30:00Z", .event = "item.add", .exercise = "needs",
		.participant = "", .item = "needs-\xC2\x9B", .value = "text=A" };

	(void)state;
	sitting_close(room->sitting);
	room->sitting = NULL;
	journal = journal_open(&room->disk, "s", false, NULL);
	assert_int_equal(journal_append(journal, &row, 1, NULL), APPEND_FAILED);
	journal_close(journal);
	room_free(room);
}

static void figures_beyond_all_limits_are_left_out(void **state)
{
	struct room *room = room_open(evening);
	const char *all;

	(void)state;
	room_go_to(room, "ranking");
	sitting_close(room->sitting);
	write_row(room, "exercise.minutes", "ranking", "", "minutes=9223372036854775807");
	write_row(room, "timer.add", "ranking", "", "seconds=9223372036854775807");
	write_row(room, "timer.add", "ranking", "", "seconds=9223372036854775807");
	write_row(room, "round.open", "ranking", "", "kind=main rule=points inputs=hands|paper choose=9223372036854775807 "
	    "max-per-item=9223372036854775807 cut=1 text=a A One\\nb B Two");
	write_row(room, "count.people", "ranking", "", "amount=9223372036854775807");
	write_row(room, "ballot.cast", "ranking", "", "source=paper status=valid picks=a:9999999|a:9999999|b:3000000");
	open_again(room);
	all = room_all(room, room_session(room));
	assert_null(strstr(all, "9223372036854775807"));
	assert_true(agenda_timer(room_session(room), 5).planned_seconds < 600 * 60);
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	assert_true(poll_limits(room_poll(room, "ranking")).choose <= INT16_MAX);
	room_free(room);
}

static void a_round_without_items_is_no_round(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "ranking");
	sitting_close(room->sitting);
	write_row(room, "round.open", "ranking", "", "kind=main rule=points inputs=paper choose=3 text=");
	open_again(room);
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_NOT_YET);
	room_free(room);
}

static void a_fault_that_quotes_a_file_does_not_steer_the_terminal(void **state)
{
	static const char bytes[] = "[workshop]\nna\033[2Jme = x\n";
	struct faults *faults = faults_new("w.ini");

	(void)state;
	assert_null(script_load("w.ini", bytes, sizeof bytes - 1, exercises_registry(), faults));
	assert_true(faults->count > 0);
	for (size_t i = 0; i < faults->count; i++) {
		char *line = faults_line(faults, i);

		assert_null(strchr(line, '\033'));
		free(line);
	}
	faults_free(faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_newer_talka_took_back_is_not_done_again_here),
		cmocka_unit_test(texts_of_others_are_clean_before_anybody_sees_them),
		cmocka_unit_test(ids_are_ascii),
		cmocka_unit_test(figures_beyond_all_limits_are_left_out),
		cmocka_unit_test(a_round_without_items_is_no_round),
		cmocka_unit_test(a_fault_that_quotes_a_file_does_not_steer_the_terminal),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
