/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "model/poll.h"

/* What the room sees of a count, stage by stage. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = count\ntitle = Count\nlanguages = en, lt\n"
    "[exercise.order]\ntype = rank\nitems = known\ncut = 2\n"
    "[exercise.dots]\ntype = vote\nitems = known\nvotes = 2\nmax-per-item = 2\nmust-use-all = yes\n"
    "[exercise.fine]\ntype = vote\nmethod = approval\nitems = known\ncut = 50%\ninput = paper\n"
    "[exercise.one]\ntype = vote\nmethod = one\nitems = known\ninput = hands\n"
    "[exercise.few]\ntype = vote\nitems = known\nvotes = 2\n"
    "[exercise.beans]\ntype = vote\nitems = known\nhow = Three beans each\nhow.lt = Po tris pupeles\n"
    "[exercise.after]\ntype = info\nitems = order.selected\n"
    "[list.known]\ncare = Someone for the children\ncare.lt = Kas nors vaikams\nlift = A lift\nmoney = Advice on money\n"
    "talk = Parents to talk to\nquiet = A quiet hour\n";

static int open_hall(void **state)
{
	return hall_begin(state, workshop, 5);
}

static void cast(struct hall *hall, const char *exercise, const char *picks)
{
	hall_must(hall, exercise, "ballot.cast", NULL, arena_format(hall->arena, "source=paper status=valid picks=%s", picks));
}

/* A wins; B and C share the place at the line. */
static void count_order(struct hall *hall)
{
	hall_next(hall);
	cast(hall, "order", "care|lift|money");
	cast(hall, "order", "lift|care|money");
	cast(hall, "order", "money|care|lift");
	cast(hall, "order", "care|talk|lift");
	cast(hall, "order", "talk|money|care");
	hall_close_round(hall, "order");
}

static void until(struct hall *hall, const char *exercise, enum poll_stage stage)
{
	for (int i = 0; poll_stage(hall_poll(hall, exercise)) != stage; i++) {
		if (i > 20)
			fail_msg("the count never comes to %s", poll_stage_name(stage));
		hall_next(hall);
	}
}

static void an_open_round_tells_how_to_answer_and_how_many_are_in(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	hall_shows(hall, "order", "Choose the 3 that matter most to you.");
	hall_shows(hall, "order", "the most important first");
	hall_shows(hall, "order", "0 of 5 slips in");
	cast(hall, "order", "care|lift|money");
	hall_shows(hall, "order", "1 of 5 slips in");
}

static void the_wall_of_an_open_round_tells_nothing_of_how_it_stands(void **state)
{
	struct hall *hall = *state;
	const char *one, *other;

	hall_next(hall);
	cast(hall, "order", "care|lift|money");
	one = hall_wall(hall, "order");
	hall_must(hall, "order", "ballot.mend", NULL, "ballot=1 source=paper status=valid picks=quiet|talk|lift");
	other = hall_wall(hall, "order");
	assert_string_equal(one, other);
}

static void a_closed_round_shows_no_item_and_no_figure(void **state)
{
	struct hall *hall = *state;

	count_order(hall);
	hall_shows(hall, "order", "All are in. Thank you!");
	hall_hides(hall, "order", "points");
	hall_hides(hall, "order", "A lift");
}

static const struct block *first_bars(struct hall *hall)
{
	const struct block *bars = hall_board(hall, "order")->first;

	while (bars->kind != BLOCK_BARS)
		bars = bars->next;
	return bars;
}

static void revealing_goes_upward_and_no_bar_tells_of_what_is_hidden(void **state)
{
	struct hall *hall = *state;

	count_order(hall);
	hall_next(hall);
	hall_hides(hall, "order", "Someone for the children");
	hall_shows(hall, "order", "points, 2 people");
	assert_int_equal(first_bars(hall)->most, 5 * 3);
	hall_next(hall);
	assert_int_equal(first_bars(hall)->most, 5 * 3);
	until(hall, "order", POLL_REVEALED);
	assert_int_equal(first_bars(hall)->most, first_bars(hall)->rows[0].value);
	until(hall, "order", POLL_TIE);
	assert_int_equal(first_bars(hall)->most, 11);
}

static void what_is_far_below_the_line_is_named_without_figures(void **state)
{
	struct hall *hall = *state;
	const char *wall, *also;

	count_order(hall);
	hall_next(hall);
	wall = hall_wall(hall, "order");
	also = strstr(wall, "Also named:");
	assert_non_null(also);
	assert_non_null(strstr(also, "E. A quiet hour"));
	assert_null(strstr(also, "point"));
}

static void shared_places_look_shared(void **state)
{
	struct hall *hall = *state;

	count_order(hall);
	until(hall, "order", POLL_REVEALED);
	hall_shows(hall, "order", "1. A  Someone for the children: 11 points, 5 people");
	hall_shows(hall, "order", "2=. B  A lift: 7 points, 4 people\n2=. C  Advice on money: 7 points, 4 people\n4. D");
}

static void where_we_differ_is_told_with_numbers(void **state)
{
	struct hall *hall = *state;

	count_order(hall);
	until(hall, "order", POLL_REVEALED);
	hall_hides(hall, "order", "Where do we differ?");
	hall_next(hall);
	hall_shows(hall, "order", "Where do we differ?");
	hall_shows(hall, "order", "On the whole we partly agree.");
	hall_shows(hall, "order", "One against one, A beats every other.");
}

static void a_circle_is_told_with_every_duel(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	cast(hall, "order", "care|lift|money");
	cast(hall, "order", "lift|money|care");
	cast(hall, "order", "money|care|lift");
	hall_close_round(hall, "order");
	until(hall, "order", POLL_REVEALED);
	hall_next(hall);
	hall_shows(hall, "order", "A beats B 2 to 1");
	hall_shows(hall, "order", "B beats C 2 to 1");
	hall_shows(hall, "order", "C beats A 2 to 1");
	hall_shows(hall, "order", "none of them is wrong");
}

/* A first choice that more people put below another. */
static void the_winner_of_duels_is_named_beside_another_first(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	for (int i = 0; i < 3; i++)
		cast(hall, "order", "care|lift|money");
	for (int i = 0; i < 2; i++)
		cast(hall, "order", "lift|money|talk");
	hall_close_round(hall, "order");
	until(hall, "order", POLL_REVEALED);
	hall_next(hall);
	hall_shows(hall, "order", "B comes first in the count; one against one, A beats B 3 to 2.");
}

static void split_opinions_are_named(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	cast(hall, "order", "care|lift|money");
	cast(hall, "order", "care|lift|money");
	cast(hall, "order", "lift|money|care");
	cast(hall, "order", "lift|money|care");
	hall_close_round(hall, "order");
	until(hall, "order", POLL_REVEALED);
	hall_next(hall);
	hall_shows(hall, "order", "Much for some, little for others:\nA. Someone for the children");
}

static void count_to_a_tie(struct hall *hall)
{
	hall_next(hall);
	cast(hall, "order", "care|money|lift");
	cast(hall, "order", "care|lift|money");
	hall_close_round(hall, "order");
	until(hall, "order", POLL_TIE);
}

static void a_tie_at_the_line_is_told_without_who_would_win(void **state)
{
	struct hall *hall = *state;
	const char *wall;

	count_to_a_tie(hall);
	wall = hall_wall(hall, "order");
	assert_non_null(strstr(wall, "there is room for 1:\nB. A lift\nC. Advice on money\nHow shall we decide?"));
	assert_null(strstr(wall, "first choice"));
	assert_non_null(strstr(wall, "These go on:\n1. A  Someone for the children"));
}

static void what_settled_the_tie_stays_on_the_wall(void **state)
{
	struct hall *hall = *state;

	count_to_a_tie(hall);
	hall_must(hall, "order", "tie.settle", NULL, "remedy=lot selected=care|money seed=42");
	hall_shows(hall, "order", "the computer drew");
	hall_shows(hall, "order", "42");
	hall_shows(hall, "order", "C  Advice on money");
	hall_shows(hall, "order", "Below the line, and not forgotten:\n2=. B  A lift");
}

static void every_remedy_that_a_tie_took_is_told(void **state)
{
	struct hall *hall = *state;

	count_to_a_tie(hall);
	hall_must(hall, "order", "tie.settle", NULL, "remedy=more-first-choices+lot selected=care|money seed=42");
	hall_shows(hall, "order", "There was a tie at the line: what more people put first goes on.\nThere was a tie at the line: the computer drew.");
}

static void what_is_above_the_line_goes_on_with_its_letters(void **state)
{
	struct hall *hall = *state;
	struct listing listing;

	count_to_a_tie(hall);
	listing = session_outlet(hall->session, script_exercise(hall->script, "order"), "selected", hall->arena);
	assert_int_equal(listing.count, 0);
	hall_must(hall, "order", "tie.settle", NULL, "remedy=group-decides selected=care|money");
	hall_shows(hall, "after", "A. Someone for the children\nC. Advice on money");
	hall_hides(hall, "after", "A lift");
	listing = session_outlet(hall->session, script_exercise(hall->script, "order"), "", hall->arena);
	assert_int_equal(listing.count, 5);
	assert_string_equal(listing.rows[0].item->id, "care");
}

static void the_wall_speaks_the_language_of_the_script(void **state)
{
	struct hall *hall = *state;
	struct scene scene;
	struct board *board = board_new(hall->arena);
	char *words;

	hall_next(hall);
	scene = hall_scene(hall, "order");
	scene.language = 1;
	scene.exercise->type->wall(&scene, &hall->look, board);
	words = board_words(board);
	assert_non_null(strstr(words, "A. Kas nors vaikams\n"));
	free(words);
}

static void limits_follow_the_number_of_items(void **state)
{
	struct hall *hall = *state;
	const struct { size_t items; int64_t choose, dots; } cases[] = {
		{ 1, 1, 2 }, { 2, 2, 2 }, { 7, 3, 2 }, { 8, 5, 2 }, { 15, 5, 2 }, { 16, 7, 2 }, { 200, 7, 2 }
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct exercise *order = script_exercise(hall->script, "order"), *dots = script_exercise(hall->script, "dots");

		assert_int_equal(order->type->polling->limits(order, cases[i].items).choose, cases[i].choose);
		assert_int_equal(dots->type->polling->limits(dots, cases[i].items).choose, cases[i].dots);
	}
}

static void each_way_to_vote_tells_its_own_rules(void **state)
{
	struct hall *hall = *state;

	hall_shows(hall, "dots", "You have 2 dots. Use them all. At most 2 for one thing.");
	hall_shows(hall, "dots", "Raise your hand when its letter is called. Or: Write a letter on your slip for each dot.");
	hall_shows(hall, "few", "You have 2 dots. Only one for each thing.");
	hall_shows(hall, "fine", "as many as you like.\nWrite the letters on your slip, in any order.");
	hall_shows(hall, "one", "Choose one.\nRaise your hand when its letter is called.");
}

static void the_file_may_tell_how_to_answer_in_its_own_words(void **state)
{
	struct hall *hall = *state;

	hall_shows(hall, "beans", "Three beans each");
	hall_hides(hall, "beans", "Raise your hand");
	hall->look.both_languages = true;
	hall_shows(hall, "beans", "Po tris pupeles");
}

static void a_list_without_items_says_so(void **state)
{
	struct hall *hall = *state;

	for (size_t i = 0; i < items_count(hall->session); i++)
		hall_must(hall, NULL, "item.drop", items_get(hall->session, i)->id, "");
	hall_shows(hall, "order", "There is nothing on the list yet.");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(an_open_round_tells_how_to_answer_and_how_many_are_in),
		CASE(the_wall_of_an_open_round_tells_nothing_of_how_it_stands),
		CASE(a_closed_round_shows_no_item_and_no_figure),
		CASE(revealing_goes_upward_and_no_bar_tells_of_what_is_hidden),
		CASE(what_is_far_below_the_line_is_named_without_figures),
		CASE(shared_places_look_shared),
		CASE(where_we_differ_is_told_with_numbers),
		CASE(a_circle_is_told_with_every_duel),
		CASE(the_winner_of_duels_is_named_beside_another_first),
		CASE(split_opinions_are_named),
		CASE(a_tie_at_the_line_is_told_without_who_would_win),
		CASE(what_settled_the_tie_stays_on_the_wall),
		CASE(every_remedy_that_a_tie_took_is_told),
		CASE(what_is_above_the_line_goes_on_with_its_letters),
		CASE(the_wall_speaks_the_language_of_the_script),
		CASE(limits_follow_the_number_of_items),
		CASE(each_way_to_vote_tells_its_own_rules),
		CASE(the_file_may_tell_how_to_answer_in_its_own_words),
		CASE(a_list_without_items_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
