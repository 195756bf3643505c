/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/tables-support.h"

#include "export/verify.h"
#include "model/ballot.h"
#include "model/items.h"
#include "model/look.h"
#include "model/poll-record.h"
#include "view/board.h"

/* Items that are looked at by several criteria. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = criteria\ntitle = Criteria\n"
    "[exercise.order]\ntype = rank\nmethod = criteria\nminutes = 10\nitems = known\ncut = 1\n"
    "criteria = Helps many | Is cheap\nweights = 3 | 1\n"
    "[exercise.common]\ntype = rank\nmethod = criteria\nminutes = 10\nitems = known\ncriteria = Helps many\n"
    "scale = a | b | c | d | e\ntogether = yes\n"
    "[list.known]\nbench = A bench\nlamp = A lamp\ntools = Tools\n";

static struct room *order(int people)
{
	struct room *room = room_open(workshop);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", people);
	room_go_to(room, "order");
	assert_true(room_next(room));
	return room;
}

static void counted(struct room *room, const char *exercise, const char *const *slips, enum poll_stage stage)
{
	for (; *slips; slips++)
		assert_true(room_slip(room, exercise, *slips));
	close_round(room, exercise);
	for (int i = 0; poll_stage(room_poll(room, exercise)) != stage; i++) {
		assert_true(i < 20);
		assert_true(room_next(room));
	}
}

/* What a slip is written as, or why it is none. */
static const char *read_as(struct room *room, const char *exercise, const char *typed)
{
	struct ballot_reading reading;
	struct err err = ERR_INIT;
	struct str value = STR_INIT;
	const char *kept;

	if (ballot_read(room_poll(room, exercise), typed, NULL, room->arena, &reading, &err))
		ballot_value(room_poll(room, exercise), SOURCE_PAPER, &reading, &value);
	kept = arena_text(room->arena, err_is_set(&err) ? err_text(&err) : str_text(&value));
	str_free(&value);
	err_clear(&err);
	return kept;
}

static void shows(struct room *room, const char *exercise, const char *words)
{
	struct scene scene = session_scene(room_session(room), script_exercise(session_script(room_session(room)), exercise), room->arena);
	struct board *board = board_new(room->arena);
	char *wall;

	scene.exercise->type->wall(&scene, &(struct look){ .filter = "" }, board);
	wall = board_words(board);
	if (!strstr(wall, words))
		fail_msg("\"%s\" is not on the wall:\n%s", words, wall);
	free(wall);
}

static void a_figure_for_each_criterion_stands_behind_a_letter(void **state)
{
	struct room *room = order(3);

	(void)state;
	assert_string_equal(read_as(room, "order", "A21 c 0 2"), "source=paper status=valid picks=bench:2.1|tools:0.2");
	assert_string_equal(read_as(room, "order", "21 - 02"), "source=paper status=valid picks=bench:2.1|tools:0.2");
	assert_non_null(strstr(read_as(room, "order", "A2"), "2 figures are due for each"));
	assert_non_null(strstr(read_as(room, "order", "A2B1"), "2 figures are due for each"));
	assert_non_null(strstr(read_as(room, "order", "A23"), "the figures go from 0 to 2"));
	assert_non_null(strstr(read_as(room, "order", "A21 A11"), "twice"));
	assert_non_null(strstr(read_as(room, "order", "21 21 21 21"), "more figures than letters"));
	room_free(room);
}

static void a_slip_is_read_back_as_it_was_written(void **state)
{
	struct room *room = order(3);
	const struct round_record *record = records_get(room_session(room), 0);
	static const char *const slips[] = { "A21 B02", NULL };

	(void)state;
	counted(room, "order", slips, POLL_REVEALED);
	assert_int_equal(record->ballots[0].picks[0].grades[0], 2);
	assert_int_equal(record->ballots[0].picks[0].grades[1], 1);
	assert_int_equal(record->ballots[0].picks[0].votes, 7);
	assert_string_equal(ballot_letters(room_poll(room, "order"), record->ballots[0].picks, record->ballots[0].pick_count, room->arena), "A21 B02");
	room_free(room);
}

static void a_ballot_with_other_figures_is_refused_at_the_door(void **state)
{
	static const char *const wrong[] = { "bench", "bench:2", "bench:2.1.0", "bench:2.3", "bench:2.", "bench:2.x", "bench:.1", "bench:21" };
	struct room *room = order(3);

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(room_try(room, NULL, "ballot.cast", "order", NULL, NULL, "source=paper status=valid picks=%s", wrong[i]));
	room_do(room, "ballot.cast", "order", NULL, NULL, "source=paper status=valid picks=bench:0.0");
	room_free(room);
}

/* 3 x 2 + 1 and 3 x 1 + 0 make 7 and 3, 5 of 8 on average. */
static void weights_decide_and_every_criterion_is_told(void **state)
{
	static const char *const slips[] = { "A21 B02 C11", "A10 B22", NULL };
	struct room *room = order(2);
	const struct poll *poll = room_poll(room, "order");

	(void)state;
	counted(room, "order", slips, POLL_REVEALED);
	assert_int_equal(poll_line(poll, 0)->score, 10);
	assert_int_equal(poll_line(poll, 0)->score_div, 2);
	while (!poll_differ_shown(poll))
		assert_true(room_next(room));
	shows(room, "order", "5.00 of 8 on average, 2 people");
	shows(room, "order", "Criterion by criterion:");
	shows(room, "order", "1. Helps many (counts 3 times)");
	assert_int_equal(poll_gave_by(poll, 0, 0, 2), 1);
	assert_int_equal(poll_gave_by(poll, 0, 0, 1), 1);
	assert_int_equal(poll_gave_by(poll, 0, 2, 1), 0);
	shows(room, "order", "1.50");
	shows(room, "order", "split");
	room_free(room);
}

static void verify_counts_it_again(void **state)
{
	static const char *const slips[] = { "A21 B02 C11", "A10 B22", NULL };
	struct room *room = order(2);
	struct sitting *other;
	struct str report = STR_INIT;

	(void)state;
	counted(room, "order", slips, POLL_REVEALED);
	while (poll_stage(room_poll(room, "order")) < POLL_TIE)
		assert_true(room_next(room));
	settle_ties(room, "order");
	other = sitting_resume(&room->world, "s", true, NULL);
	assert_true(verify_session(other, &room->disk, &report));
	assert_non_null(strstr(str_text(&report), "order, round 1: counted again from 2 slips, nothing differs"));
	str_free(&report);
	sitting_close(other);
	room_free(room);
}

static void one_slip_in_common_is_all_that_is_due(void **state)
{
	static const char *const none[] = { "-", NULL }, *const slips[] = { "A4 B2 C0", NULL };
	struct room *room = order(5);
	const struct poll *poll = room_poll(room, "common");

	(void)state;
	counted(room, "order", none, POLL_SETTLED);
	room_go_to(room, "common");
	assert_true(room_next(room));
	assert_int_equal(poll_due(poll), 1);
	assert_int_equal(poll_entitled(poll), 5);
	assert_int_equal(poll_close(poll, room->arena).kind, NEXT_ASK);
	assert_true(room_slip(room, "common", "A4 B2 C0"));
	assert_int_equal(poll_close(poll, room->arena).kind, NEXT_ENTRY);
	counted(room, "common", slips + 1, POLL_REVEALED);
	assert_true(room_next(room));
	shows(room, "common", "4.00 of 4");
	shows(room, "common", "4 e, 3 d, 2 c, 1 b, 0 a");
	room_free(room);
}

static char *fault(const char *lines)
{
	struct faults *faults = faults_new("x.ini");
	struct str text = STR_INIT;
	struct script *script;
	const char *kept = "";
	char *copy;

	str_add_format(&text, "[workshop]\nformat = 1\nid = b\ntitle = B\n[exercise.order]\ntype = rank\nmethod = criteria\nminutes = 5\n"
	    "items = known\n%s[list.known]\na = A\n", lines);
	script = script_load("x.ini", str_text(&text), text.length, exercises_registry(), faults);
	assert_true((script == NULL) == (faults_errors(faults) == 1));
	for (size_t i = 0; i < faults->count; i++)
		kept = faults->list[i].kind == FAULT_ERROR ? faults->list[i].text : kept;
	copy = mem_text(kept);
	script_free(script);
	faults_free(faults);
	str_free(&text);
	return copy;
}

static void faults_in_scales_and_weights_are_told(void **state)
{
	static const struct { const char *lines, *words; } cases[] = {
		{ "criteria = A | B\nweights = 2 | 2\n", "" },
		{ "criteria = A | B | C | D | E\n", "more than four criteria" },
		{ "criteria = A | B\nweights = 1\n", "not as many weights as criteria" },
		{ "criteria = A | B\nweights = 1 | 10\n", "\"weights\" takes whole numbers from 1 to 9 parted by |, not \"10\"" },
		{ "criteria = A | B\nweights = 1 | x\n", "not \"x\"" },
		{ "criteria = A\nscale = a | b\n", "three or five steps" },
		{ "criteria = A\nscale-1 = a | b | c | d | e\n", "other steps than \"scale\"" },
		{ "criteria = A\nscale-2 = a | b | c\n", "no such criterion" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *told = fault(cases[i].lines);

		if (*cases[i].words ? !strstr(told, cases[i].words) : *told)
			fail_msg("%s gives \"%s\"", cases[i].lines, told);
		free(told);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_figure_for_each_criterion_stands_behind_a_letter),
		cmocka_unit_test(a_slip_is_read_back_as_it_was_written),
		cmocka_unit_test(a_ballot_with_other_figures_is_refused_at_the_door),
		cmocka_unit_test(weights_decide_and_every_criterion_is_told),
		cmocka_unit_test(verify_counts_it_again),
		cmocka_unit_test(one_slip_in_common_is_all_that_is_due),
		cmocka_unit_test(faults_in_scales_and_weights_are_told),
	};

	return cmocka_run_group_tests_name("criteria", tests, NULL, NULL);
}
