/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/tables-support.h"

#include "export/verify.h"
#include "model/items.h"
#include "model/look.h"
#include "model/poll-record.h"
#include "view/board.h"

/* Money that a group shares out. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = budget\ntitle = Money\n"
    "[exercise.ideas]\ntype = collect\nminutes = 5\n"
    "[exercise.money]\ntype = vote\nmethod = budget\nminutes = 10\nitems = known\nbudget = 100\n"
    "[exercise.more]\ntype = vote\nmethod = budget\nminutes = 10\nitems = ideas\nbudget = 50\n"
    "[exercise.who]\ntype = roles\nitems = money.selected\nholders = Parish\n"
    "[list.known]\nbench = A bench\nbench.cost = 60\nlamp = A lamp\nlamp.cost = 40\ntools = Tools\ntools.cost = 40\n"
    "swing = A swing\nswing.cost = 1\n";

static struct room *money(int people)
{
	struct room *room = room_open(workshop);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", people);
	room_go_to(room, "money");
	assert_true(room_next(room));
	return room;
}

static void until(struct room *room, enum poll_stage stage)
{
	for (int i = 0; poll_stage(room_poll(room, "money")) != stage; i++) {
		if (i > 20)
			fail_msg("the count never comes to %s", poll_stage_name(stage));
		assert_true(room_next(room));
	}
}

/* Casts the slips, closes and goes on to the stage. */
static const struct poll *counted(struct room *room, const char *const *slips, enum poll_stage stage)
{
	for (; *slips; slips++)
		assert_true(room_slip(room, "money", *slips));
	close_round(room, "money");
	until(room, stage);
	return room_poll(room, "money");
}

static const char *wall(struct room *room, const char *exercise)
{
	struct scene scene = session_scene(room_session(room), script_exercise(session_script(room_session(room)), exercise), room->arena);
	struct look look = { .filter = "" };
	struct board *board = board_new(room->arena);
	const char *kept;
	char *words;

	scene.exercise->type->wall(&scene, &look, board);
	words = board_words(board);
	kept = arena_text(room->arena, words);
	free(words);
	return kept;
}

static void shows(struct room *room, const char *words)
{
	if (!strstr(wall(room, "money"), words))
		fail_msg("\"%s\" is not on the wall:\n%s", words, wall(room, "money"));
}

static void hides(struct room *room, const char *words)
{
	if (strstr(wall(room, "money"), words))
		fail_msg("\"%s\" is on the wall:\n%s", words, wall(room, "money"));
}

/* Letters of what goes on, in the order in which it was bought. */
static const char *selected(struct room *room)
{
	struct listing listing = session_outlet(room_session(room), poll_exercise(room_poll(room, "money")), "selected", room->arena);
	const char *letters = "";

	for (size_t i = 0; i < listing.count; i++)
		letters = arena_format(room->arena, "%s%s", letters, listing.rows[i].letter);
	return letters;
}

static void settle(struct room *room, const char *remedy, const char *picked)
{
	struct entry entry;

	assert_true(poll_settle(room_poll(room, "money"), remedy, picked, NULL, &room->random, room->arena, &entry, NULL));
	room_do(room, entry.verb, entry.exercise, NULL, NULL, "%s", entry.value);
}

static void nothing_differs(struct room *room)
{
	struct sitting *other = sitting_resume(&room->world, "s", true, NULL);
	struct str report = STR_INIT;

	assert_non_null(other);
	if (!verify_session(other, &room->disk, &report))
		fail_msg("%s", str_text(&report));
	assert_non_null(strstr(str_text(&report), "money, round 1: counted again from"));
	str_free(&report);
	sitting_close(other);
}

/* Four purses of 25: the bench takes 15 of each; then B has the purses of two and C those of one, 30 and 10 and more. */
static const char *const clear[] = { "ABD", "AB", "AB", "AC", NULL };
/* After the bench B and C have two purses each, and the rest of the money is enough for one of them. */
static const char *const even[] = { "AB", "AB", "AC", "AC", NULL };

static void nothing_is_told_while_the_round_is_open(void **state)
{
	struct room *room = money(4);

	(void)state;
	assert_true(room_slip(room, "money", "A"));
	shows(room, "We can spend 100");
	shows(room, "costs 60");
	hides(room, "paid");
	room_free(room);
}

static void the_wall_tells_what_is_paid_for_and_what_is_left(void **state)
{
	struct room *room = money(4);
	const struct poll *poll = counted(room, clear, POLL_REVEALED);

	(void)state;
	assert_int_equal(poll_budget(poll), 100);
	assert_int_equal(poll_cost(poll, 1), 40);
	shows(room, "This is paid for:");
	shows(room, "Of 100, 0 are left.");
	shows(room, "4 of 4 people get something of what they chose.");
	shows(room, "Not paid for this time, and not forgotten:");
	until(room, POLL_SETTLED);
	assert_string_equal(selected(room), "AB");
	nothing_differs(room);
	room_free(room);
}

static void who_pays_for_what_is_told_in_words(void **state)
{
	struct room *room = money(4);

	(void)state;
	counted(room, clear, POLL_REVEALED);
	while (!poll_differ_shown(room_poll(room, "money")))
		assert_true(room_next(room));
	shows(room, "Who pays for what?");
	shows(room, "1. A costs 60 and has 4 votes; each supporter pays 15.");
	shows(room, "2. B costs 40 and has 3 votes; each supporter pays 13.33.");
	shows(room, "Most votes first would have paid for A, B: something for 4 of 4 people, and 0 left.");
	room_free(room);
}

/* However much is left, and however little it costs. */
static void what_nobody_chose_is_never_bought_nor_told_with_figures(void **state)
{
	static const char *const slips[] = { "A", "A", NULL };
	struct room *room = money(2);

	(void)state;
	counted(room, slips, POLL_REVEALED);
	while (!poll_differ_shown(room_poll(room, "money")))
		assert_true(room_next(room));
	hides(room, "D costs");
	hides(room, "0 votes");
	until(room, POLL_SETTLED);
	assert_string_equal(selected(room), "A");
	room_free(room);
}

static void a_tie_stops_the_money_and_tells_nothing_before_it_is_settled(void **state)
{
	struct room *room = money(4);
	const struct poll *poll = counted(room, even, POLL_REVEALED);
	const size_t *tied;

	(void)state;
	assert_int_equal(poll_lines(poll), 0);
	shows(room, "Some of them have an equal claim");
	hides(room, "paid for:");
	until(room, POLL_TIE);
	assert_int_equal(poll_tied(poll, &tied), 2);
	assert_int_equal(tied[0], 1);
	assert_int_equal(tied[1], 2);
	assert_string_equal(selected(room), "");
	shows(room, "How shall we decide?");
	room_free(room);
}

static void only_what_says_who_comes_first_settles_it(void **state)
{
	struct room *room = money(4);
	const struct poll *poll = counted(room, even, POLL_TIE);
	const struct remedy_offer *offer;

	(void)state;
	for (size_t i = 0; (offer = poll_remedy_offer(poll, i)); i++)
		assert_true(offer->picks || str_same(way_out_names[offer->way], "lot"));
	assert_false(poll_settle(poll, "keep-all", NULL, NULL, &room->random, room->arena, &(struct entry){ .verb = NULL }, NULL));
	assert_false(poll_settle(poll, "hat", "lamp\ntools", NULL, &room->random, room->arena, &(struct entry){ .verb = NULL }, NULL));
	room_free(room);
}

static void the_group_says_who_comes_first_and_the_money_is_spent_again(void **state)
{
	struct room *room = money(4);
	const struct poll *poll = counted(room, even, POLL_TIE);

	(void)state;
	settle(room, "group-decides", "tools");
	assert_int_equal(poll_stage(poll), POLL_SETTLED);
	assert_string_equal(selected(room), "AC");
	shows(room, "we talked and decided together");
	shows(room, "Of 100, 0 are left.");
	nothing_differs(room);
	assert_true(room_undo(room));
	assert_int_equal(poll_stage(room_poll(room, "money")), POLL_TIE);
	assert_string_equal(selected(room), "");
	room_free(room);
}

static void a_lot_orders_all_of_them_and_its_seed_is_kept(void **state)
{
	struct room *room = money(4);
	const struct poll *poll = counted(room, even, POLL_TIE);

	(void)state;
	settle(room, "lot", NULL);
	assert_int_equal(poll_stage(poll), POLL_SETTLED);
	assert_true(poll_lot_seed(poll) >= 0);
	assert_int_equal(records_get(room_session(room), 0)->drawn_count, 2);
	assert_true(str_same(selected(room), "AB") || str_same(selected(room), "AC"));
	nothing_differs(room);
	room_free(room);
}

static void what_was_collected_gets_its_cost_before_the_round(void **state)
{
	static const char *const blank[] = { "-", NULL };
	struct room *room = room_open(workshop);
	struct err err = ERR_INIT;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_go_to(room, "ideas");
	room_do(room, "item.add", "ideas", NULL, "ideas-1", "text=A swing");
	room_go_to(room, "money");
	assert_true(room_next(room));
	counted(room, blank, POLL_SETTLED);
	room_go_to(room, "more");
	assert_false(room_next(room));
	assert_false(room_try(room, &err, "round.open", "more", NULL, NULL, "kind=main rule=equal-shares inputs=paper text=ideas-1 A A swing"));
	assert_string_equal(err_text(&err), "A has no cost yet; m gives it one");
	err_clear(&err);
	assert_false(room_try(room, NULL, "item.cost", "more", NULL, "ideas-1", "amount=-5"));
	room_do(room, "item.cost", "more", NULL, "ideas-1", "amount=20");
	assert_true(room_next(room));
	assert_int_equal(poll_cost(room_poll(room, "more"), 0), 20);
	assert_false(room_try(room, NULL, "item.cost", "more", NULL, "ideas-1", "amount=30"));
	room_free(room);
}

static const char again[] =
    "[workshop]\nformat = 1\nid = budget\ntitle = Money\n"
    "[exercise.money]\ntype = vote\nmethod = budget\nminutes = 10\nitems = known\nbudget = 100\nsecond = yes\n"
    "[list.known]\nbench = A bench\nbench.cost = 60\nlamp = A lamp\nlamp.cost = 40\ntools = Tools\ntools.cost = 40\n";

static void a_second_round_spends_anew_beside_the_first(void **state)
{
	static const char *const first[] = { "AB", "AB", NULL }, *const second[] = { "AC", "AC", NULL };
	struct room *room = room_open(again);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=2");
	room_go_to(room, "money");
	assert_true(room_next(room));
	counted(room, first, POLL_SETTLED);
	assert_string_equal(selected(room), "BA");
	assert_true(room_next(room));
	shows(room, "So far:");
	shows(room, "costs 60");
	assert_true(room_next(room));
	counted(room, second, POLL_SETTLED);
	assert_string_equal(selected(room), "CA");
	shows(room, "The first time");
	shows(room, "New above the line: C");
	shows(room, "Of 100, 0 are left.");
	room_free(room);
}

static void nobody_who_voted_buys_nothing(void **state)
{
	static const char *const none[] = { "-", "!", NULL };
	struct room *room = money(2);

	(void)state;
	counted(room, none, POLL_SETTLED);
	shows(room, "Nothing is paid for.");
	shows(room, "Of 100, 100 are left.");
	assert_string_equal(selected(room), "");
	nothing_differs(room);
	room_free(room);
}

static void hands_cannot_say_who_wants_what(void **state)
{
	struct faults *faults = faults_new("x.ini");
	const char *text = "[workshop]\nformat = 1\nid = b\ntitle = B\n[exercise.money]\ntype = vote\nmethod = budget\nitems = known\n"
	    "budget = 5\ninput = hands\n[list.known]\na = A\na.cost = 2\n";

	(void)state;
	assert_null(script_load("x.ini", text, strlen(text), exercises_registry(), faults));
	assert_int_equal(faults->count, 1);
	assert_non_null(strstr(faults->list[0].text, "\"input\" does not take \"hands\""));
	faults_free(faults);
}

static void money_draws_the_line_and_no_cut_does(void **state)
{
	struct faults *faults = faults_new("x.ini");
	const char *text = "[workshop]\nformat = 1\nid = b\ntitle = B\n[exercise.money]\ntype = vote\nmethod = budget\nitems = known\n"
	    "budget = 5\ncut = 1\n[list.known]\na = A\na.cost = 2\n";

	(void)state;
	assert_null(script_load("x.ini", text, strlen(text), exercises_registry(), faults));
	assert_non_null(strstr(faults->list[0].text, "take out \"cut\""));
	faults_free(faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_told_while_the_round_is_open),
		cmocka_unit_test(the_wall_tells_what_is_paid_for_and_what_is_left),
		cmocka_unit_test(who_pays_for_what_is_told_in_words),
		cmocka_unit_test(what_nobody_chose_is_never_bought_nor_told_with_figures),
		cmocka_unit_test(a_tie_stops_the_money_and_tells_nothing_before_it_is_settled),
		cmocka_unit_test(only_what_says_who_comes_first_settles_it),
		cmocka_unit_test(the_group_says_who_comes_first_and_the_money_is_spent_again),
		cmocka_unit_test(a_lot_orders_all_of_them_and_its_seed_is_kept),
		cmocka_unit_test(what_was_collected_gets_its_cost_before_the_round),
		cmocka_unit_test(a_second_round_spends_anew_beside_the_first),
		cmocka_unit_test(nobody_who_voted_buys_nothing),
		cmocka_unit_test(hands_cannot_say_who_wants_what),
		cmocka_unit_test(money_draws_the_line_and_no_cut_does),
	};

	return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
