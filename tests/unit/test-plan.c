/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "model/items.h"
#include "model/minutes.h"
#include "model/people.h"
#include "model/pipes.h"
#include "ui/plan.h"
#include "unit/desk-support.h"
#include "unit/session-support.h"

/* The agenda as "needs done, ranking open, ...". */
static const char *agenda(const struct room *room)
{
	const char *words = "";

	for (size_t i = 0; i < agenda_count(room_session(room)); i++) {
		const struct agenda_entry *entry = agenda_get(room_session(room), i);

		words = arena_format(room->arena, "%s%s%s %s", words, i ? ", " : "", entry->exercise->id, agenda_status_name(entry->status));
	}
	return words;
}

static const char *listed(const struct room *room, const char *exercise)
{
	struct listing listing = session_listing(room_session(room), session_exercise(room_session(room), exercise), room->arena);
	const char *words = "";

	for (size_t i = 0; i < listing.count; i++)
		words = arena_format(room->arena, "%s%s%s %s", words, i ? ", " : "", listing.rows[i].letter, listing.rows[i].item->text);
	return words;
}

static void leave_and_come_back(struct room *room)
{
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	assert_null(sitting_read_only(room->sitting));
}

/* --- Inserting */

static void insert_vote(struct room *room)
{
	room_do(room, "exercise.insert", "extra-1", NULL, NULL,
	    "after=needs text=type vote\\nmethod one\\nprompt Which of the two?\\nminutes 7\\nitems\\nitem A van\\nitem A shed");
}

static void an_inserted_exercise_comes_next_with_all_it_needs(void **state)
{
	struct room *room = room_open(evening);
	const struct exercise *extra;

	(void)state;
	room_go_to(room, "needs");
	assert_string_equal(agenda_extra_id(room_session(room), room->arena), "extra-1");
	insert_vote(room);
	assert_string_equal(agenda(room), "needs open, extra-1 not_reached, ranking not_reached, ideas not_reached, who not_reached");
	assert_string_equal(listed(room, "extra-1"), "A A van, B A shed");
	extra = session_exercise(room_session(room), "extra-1");
	assert_string_equal(extra->prompt.by[0], "Which of the two?");
	assert_int_equal(agenda_of(room_session(room), extra)->minutes, 7);
	assert_true(agenda_of(room_session(room), extra)->inserted);
	assert_string_equal(agenda_extra_id(room_session(room), room->arena), "extra-2");
	room_free(room);
}

static void an_inserted_vote_is_led_like_any_other(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=2");
	room_go_to(room, "needs");
	insert_vote(room);
	room_go_to(room, "extra-1");
	assert_true(room_next(room));
	assert_true(room_slip(room, "extra-1", "B"));
	assert_true(room_slip(room, "extra-1", "B"));
	room_do(room, "round.close", "extra-1", NULL, NULL, "entitled=2 ballots=2");
	assert_int_equal(poll_stage(room_poll(room, "extra-1")), POLL_CLOSED);
	room_go_to(room, "ranking");
	assert_string_equal(agenda(room), "needs done, extra-1 done, ranking open, ideas not_reached, who not_reached");
	room_free(room);
}

static void an_inserted_exercise_is_taken_back_and_done_again(void **state)
{
	struct room *room = room_open(evening);
	const char *all;

	(void)state;
	room_go_to(room, "needs");
	insert_vote(room);
	all = room_all(room, room_session(room));
	assert_true(room_undo(room));
	assert_string_equal(agenda(room), "needs open, ranking not_reached, ideas not_reached, who not_reached");
	assert_null(items_find(room_session(room), "extra-1-1"));
	assert_true(room_redo(room));
	assert_string_equal(room_all(room, room_session(room)), all);
	leave_and_come_back(room);
	assert_string_equal(agenda(room), "needs open, extra-1 not_reached, ranking not_reached, ideas not_reached, who not_reached");
	assert_string_equal(listed(room, "extra-1"), "A A van, B A shed");
	room_free(room);
}

static void what_could_not_stand_in_a_file_cannot_be_inserted(void **state)
{
	static const struct { const char *value, *words; } cases[] = {
		{ "text=type dance", "unknown type \"dance\"" },
		{ "text=minutes 5", "has no \"type\"" },
		{ "text=type vote\\nitems nothing", "there is no list and no earlier exercise \"nothing\"" },
		{ "text=type vote\\nitems ranking", "there is no list and no earlier exercise \"ranking\"" },
		{ "text=type vote", "has no \"items\"" },
		{ "text=type info\\nminutes soon", "takes a whole number" },
		{ "text=type info\\ncolour red", "unknown key \"colour\"" },
		{ "after=needs", "has no \"type\"" },
	};
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = ERR_INIT;
		size_t events = sitting_events(room->sitting);

		assert_false(room_try(room, &err, "exercise.insert", "extra-1", NULL, NULL, "%s", cases[i].value));
		if (!strstr(err_text(&err), cases[i].words))
			fail_msg("%s: %s", cases[i].value, err_text(&err));
		assert_int_equal(sitting_events(room->sitting), events);
		err_clear(&err);
	}
	assert_false(room_try(room, NULL, "exercise.insert", "needs", NULL, NULL, "text=type info"));
	assert_false(room_try(room, NULL, "exercise.insert", "helpers", NULL, NULL, "text=type info"));
	assert_false(room_try(room, NULL, "exercise.insert", "A b", NULL, NULL, "text=type info"));
	room_free(room);
}

static void what_is_inserted_stands_behind_all_that_was_reached(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "ranking");
	room_do(room, "exercise.insert", "extra-1", NULL, NULL, "after=needs text=type info");
	room_do(room, "exercise.insert", "extra-2", NULL, NULL, "after=ideas text=type vote\\nitems ranking.selected");
	assert_string_equal(agenda(room), "needs done, ranking open, extra-1 not_reached, ideas not_reached, extra-2 not_reached, who not_reached");
	room_free(room);
}

static void a_hundred_exercises_can_be_inserted_and_no_more(void **state)
{
	struct room *room = room_open(evening);
	struct err err = ERR_INIT;

	(void)state;
	room_go_to(room, "needs");
	for (size_t i = 0; i < 100; i++)
		room_do(room, "exercise.insert", agenda_extra_id(room_session(room), room->arena), NULL, NULL, "after=needs text=type break");
	assert_false(room_try(room, &err, "exercise.insert", "extra-101", NULL, NULL, "after=needs text=type break"));
	assert_non_null(strstr(err_text(&err), "at most 100"));
	err_clear(&err);
	assert_int_equal(agenda_count(room_session(room)), 104);
	room_free(room);
}

/* --- Pipes from what was left out */

static void skip_needs(struct room *room)
{
	room_do(room, "exercise.skip", "needs", NULL, NULL, "text=no time");
}

static void an_exercise_whose_items_were_left_out_asks(void **state)
{
	struct room *room = room_open(evening);
	struct next next;

	(void)state;
	skip_needs(room);
	next = session_next(room_session(room), room->arena);
	assert_int_equal(next.kind, NEXT_PIPE);
	assert_string_equal(next.entry.exercise, "ranking");
	assert_string_equal(pipes_dry(room_session(room), session_exercise(room_session(room), "ranking"))->id, "needs");
	room_free(room);
}

static void another_list_takes_the_place_of_what_was_left_out(void **state)
{
	struct room *room = room_open(evening);
	const struct exercise *ranking = session_exercise(room_session(room), "ranking");
	struct pipe_offer *offers;
	size_t count;

	(void)state;
	skip_needs(room);
	offers = pipes_offered(room_session(room), ranking, room->arena, &count);
	assert_int_equal(count, 1);
	assert_string_equal(offers[0].pipe, "helpers");
	assert_int_equal(offers[0].items, 2);
	room_do(room, "exercise.items", "ranking", NULL, NULL, "%s",
	    pipes_instead(room_session(room), ranking, session_exercise(room_session(room), "needs"), "helpers", room->arena));
	assert_string_equal(listed(room, "ranking"), "A A car, B A room");
	assert_int_equal(session_next(room_session(room), room->arena).kind, NEXT_ENTRY);
	assert_true(room_undo(room));
	assert_int_equal(session_next(room_session(room), room->arena).kind, NEXT_PIPE);
	room_free(room);
}

static void items_that_are_typed_now_are_as_good(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	skip_needs(room);
	room_do(room, "item.paste", "ranking", NULL, "ranking-1", "text=A lift\\nA bench");
	assert_string_equal(listed(room, "ranking"), "A A lift, B A bench");
	assert_int_equal(session_next(room_session(room), room->arena).kind, NEXT_ENTRY);
	room_free(room);
}

static void what_gave_items_before_it_was_left_out_asks_nothing(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	skip_needs(room);
	assert_int_equal(session_next(room_session(room), room->arena).kind, NEXT_ENTRY);
	room_free(room);
}

static void items_come_only_from_where_there_are_some(void **state)
{
	static const char *const wrong[] = { "", "items=", "items=who", "items=ranking", "items=needs.nothing", "items=nobody" };
	struct room *room = room_open(evening);

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(room_try(room, NULL, "exercise.items", "ranking", NULL, NULL, "%s", wrong[i]));
	room_go_to(room, "ranking");
	assert_false(room_try(room, NULL, "exercise.items", "ranking", NULL, NULL, "items=helpers"));
	room_free(room);
}

static void what_was_not_on_yet_asks_as_what_was_left_out(void **state)
{
	struct room *room = room_open(evening);
	const struct exercise *ranking = session_exercise(room_session(room), "ranking");
	struct next next = session_start(room_session(room), ranking, room->arena);

	(void)state;
	assert_int_equal(next.kind, NEXT_PIPE);
	assert_string_equal(next.entry.exercise, "ranking");
	room_do(room, "exercise.items", "ranking", NULL, NULL, "%s",
	    pipes_instead(room_session(room), ranking, session_exercise(room_session(room), "needs"), "helpers", room->arena));
	assert_int_equal(session_start(room_session(room), ranking, room->arena).kind, NEXT_ENTRY);
	room_do(room, "exercise.start", "ranking", NULL, NULL, "%s", "");
	assert_string_equal(listed(room, "ranking"), "A A car, B A room");
	room_free(room);
}

static void what_was_on_and_gave_nothing_asks_too(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	while (session_next(room_session(room), room->arena).kind != NEXT_PIPE)
		assert_true(room_next(room));
	assert_string_equal(pipes_dry(room_session(room), session_exercise(room_session(room), "ranking"))->id, "needs");
	room_do(room, "item.paste", "ranking", NULL, "ranking-1", "text=A lift\\nA bench");
	assert_null(pipes_dry(room_session(room), session_exercise(room_session(room), "ranking")));
	room_free(room);
}

static const char several[] =
    "[workshop]\nformat = 1\nid = several\ntitle = \"Several\"\n"
    "[exercise.needs]\ntype = collect\nmethod = open\nread-aloud = no\n"
    "[exercise.more]\ntype = collect\nmethod = open\nread-aloud = no\nitems = needs\n"
    "[exercise.both]\ntype = vote\nitems = more | known\n"
    "[exercise.alone]\ntype = vote\nitems = needs | more\n"
    "[list.known]\ncar = \"A car\"\n";

static void what_can_do_without_items_or_has_others_asks_nothing(void **state)
{
	struct room *room = room_open(several);
	const struct session *session = room_session(room);

	(void)state;
	room_go_to(room, "both");
	assert_null(pipes_dry(session, session_exercise(session, "more")));
	assert_null(pipes_dry(session, session_exercise(session, "both")));
	assert_string_equal(pipes_dry(session, session_exercise(session, "alone"))->id, "needs");
	room_free(room);
}

static void each_source_that_gives_nothing_is_asked_about(void **state)
{
	struct desk_room *desk = desk_over(room_open(
	    "[workshop]\nformat = 1\nid = two\ntitle = \"Two\"\n"
	    "[exercise.needs]\ntype = collect\nmethod = open\ntitle = \"Needs\"\n"
	    "[exercise.ideas]\ntype = collect\nmethod = open\ntitle = \"Ideas\"\n"
	    "[exercise.order]\ntype = vote\nitems = needs | ideas\ntitle = \"Order\"\n"
	    "[list.cars]\na = \"A van\"\n[list.rooms]\nb = \"A room\"\n"));

	(void)state;
	desk_type(desk, "g Down*2 Enter N");
	assert_true(desk_shows(desk, "to come from \"Needs\", which was not on yet"));
	desk_type(desk, "1 Enter");
	assert_true(desk_shows(desk, "to come from \"Ideas\", which was not on yet"));
	desk_type(desk, "1 Enter");
	assert_true(desk_shows(desk, "Begin \"Order\" now?"));
	desk_type(desk, "y");
	assert_string_equal(listed(desk->room, "order"), "A A van, B A room");
	desk_free(desk);
}

/* --- Before its turn */

static void what_begins_before_its_turn_leaves_the_rest_for_later(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "exercise.start", "ideas", NULL, NULL, "%s", "");
	assert_string_equal(agenda(room), "needs done, ideas open, ranking not_reached, who not_reached");
	assert_string_equal(agenda_next(room_session(room))->exercise->id, "ranking");
	leave_and_come_back(room);
	assert_string_equal(agenda(room), "needs done, ideas open, ranking not_reached, who not_reached");
	room_do(room, "exercise.start", "who", NULL, NULL, "%s", "");
	assert_string_equal(agenda(room), "needs done, ideas done, who open, ranking not_reached");
	assert_true(room_undo(room));
	assert_true(room_undo(room));
	assert_string_equal(agenda(room), "needs open, ranking not_reached, ideas not_reached, who not_reached");
	room_free(room);
}

static void what_was_left_out_before_stays_where_it_was(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "exercise.skip", "ranking", NULL, NULL, "text=no time");
	room_do(room, "exercise.start", "who", NULL, NULL, "%s", "");
	assert_string_equal(agenda(room), "needs done, ranking skipped, who open, ideas not_reached");
	room_do(room, "exercise.start", "ranking", NULL, NULL, "again=1");
	assert_string_equal(agenda_next(room_session(room))->exercise->id, "ideas");
	room_free(room);
}

static void nothing_begins_over_an_open_round(void **state)
{
	struct room *room = room_open(evening);
	struct err err = ERR_INIT;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=2");
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	assert_false(room_try(room, &err, "exercise.start", "who", NULL, NULL, "%s", ""));
	assert_string_equal(err_text(&err), "a round is open; close it before another exercise begins");
	err_clear(&err);
	room_free(room);
}

static void parking_is_a_list_too(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "park.add", "needs", NULL, NULL, "text=The school's heating");
	room_do(room, "park.add", "needs", NULL, NULL, "text=The bus");
	room_do(room, "exercise.insert", "extra-1", NULL, NULL, "after=needs text=type vote\\nitems parking");
	assert_string_equal(listed(room, "extra-1"), "A The school's heating, B The bus");
	room_do(room, "park.settle", NULL, NULL, NULL, "n=1 text=the council was asked");
	assert_string_equal(listed(room, "extra-1"), "A The bus");
	assert_string_equal(parking_get(room_session(room), 0)->settled_how, "the council was asked");
	room_free(room);
}

/* --- Once more */

static void an_exercise_that_is_repeated_keeps_what_it_has(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_go_to(room, "ranking");
	assert_false(room_try(room, NULL, "exercise.start", "needs", NULL, NULL, "%s", ""));
	room_do(room, "exercise.start", "needs", NULL, NULL, "again=1");
	assert_string_equal(agenda(room), "needs open, ranking done, ideas not_reached, who not_reached");
	room_do(room, "item.add", "needs", NULL, "needs-2", "text=A bench");
	assert_string_equal(listed(room, "needs"), "A A lift, B A bench");
	assert_int_equal(agenda_get(room_session(room), 0)->times, 2);
	assert_true(room_undo(room) && room_undo(room));
	assert_string_equal(agenda(room), "needs done, ranking open, ideas not_reached, who not_reached");
	room_free(room);
}

static void what_was_left_out_can_be_done_after_all(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	skip_needs(room);
	room_do(room, "exercise.start", "needs", NULL, NULL, "again=1");
	assert_string_equal(agenda(room), "needs open, ranking not_reached, ideas not_reached, who not_reached");
	assert_string_equal(agenda_get(room_session(room), 0)->reason, "");
	room_free(room);
}

static void nothing_is_repeated_while_a_round_is_open(void **state)
{
	struct room *room = room_open(evening);
	struct err err = ERR_INIT;

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	assert_false(room_try(room, &err, "exercise.start", "needs", NULL, NULL, "again=1"));
	assert_string_equal(err_text(&err), "a round is open; close it before another exercise begins");
	err_clear(&err);
	room_free(room);
}

/* --- Ahead, behind, and what to do about it */

/* 19:30 in Vilnius is when the clock of the tests begins. */
static const char slipping[] =
    "[workshop]\nformat = 1\nid = slipping\ntitle = \"Slipping\"\nstart = 19:30\nend = 20:50\n"
    "[exercise.needs]\ntype = collect\nminutes = 20\npriority = must\n"
    "[exercise.order]\ntype = rank\nitems = needs\nminutes = 15\nminutes.min = 10\npriority = must\n"
    "[exercise.dance]\ntype = break\nminutes = 10\npriority = could\n"
    "[exercise.ideas]\ntype = vote\nitems = order\nminutes = 10\npriority = could\n"
    "[exercise.talk]\ntype = discuss\nitems = ideas\nminutes = 10\nminutes.min = 4\n"
    "[exercise.end]\ntype = round\nminutes = 15\n";

static void late(struct room *room, int64_t minutes)
{
	clock_virtual_pass(&room->time, minutes * 60 * 1000);
}

/* "order 10, dance -": shorten order to 10, leave dance out. */
static const char *proposals(const struct room *room)
{
	struct proposal list[PLAN_PROPOSALS];
	size_t count = plan_proposals(room_session(room), room->time.utc, list);
	const char *words = "";

	for (size_t i = 0; i < count; i++)
		words = arena_format(room->arena, list[i].minutes ? "%s%s%s %d" : "%s%s%s -", words, i ? ", " : "", list[i].exercise->id, (int)list[i].minutes);
	return words;
}

static void the_pace_says_how_far_behind_we_are(void **state)
{
	struct room *room = room_open(slipping);
	struct session_pace pace;

	(void)state;
	assert_false(plan_pace(room_session(room), room->time.utc).known);
	room_go_to(room, "needs");
	late(room, 10);
	pace = plan_pace(room_session(room), room->time.utc);
	assert_true(pace.known);
	assert_int_equal(pace.behind_minutes, 0);
	assert_int_equal(pace.end_minutes, 20 * 60 + 50);
	late(room, 25);
	pace = plan_pace(room_session(room), room->time.utc);
	assert_int_equal(pace.behind_minutes, 15);
	assert_int_equal(pace.end_minutes, 21 * 60 + 5);
	room_free(room);
}

static void what_is_milder_is_proposed_first_and_no_more_than_is_needed(void **state)
{
	struct room *room = room_open(slipping);

	(void)state;
	room_go_to(room, "needs");
	late(room, 24);
	assert_string_equal(proposals(room), "");
	late(room, 1);
	assert_string_equal(proposals(room), "talk 5");
	late(room, 3);
	assert_string_equal(proposals(room), "talk 4");
	late(room, 6);
	assert_string_equal(proposals(room), "talk 4, dance -");
	late(room, 10);
	assert_string_equal(proposals(room), "talk 4, dance -, order 10");
	late(room, 10);
	assert_string_equal(proposals(room), "talk 4, dance -, order 10, end -");
	room_free(room);
}

static void what_feeds_others_is_left_out_only_after_them(void **state)
{
	struct room *room = room_open(slipping);

	(void)state;
	room_go_to(room, "needs");
	late(room, 34);
	assert_string_equal(proposals(room), "talk 4, dance -");
	room_do(room, "exercise.skip", "talk", NULL, NULL, "text=late");
	assert_string_equal(proposals(room), "");
	late(room, 12);
	assert_string_equal(proposals(room), "ideas -, dance -");
	room_free(room);
}

static void what_is_left_out_beforehand_ends_no_evening(void **state)
{
	struct room *room = room_open(slipping);
	struct next next;

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "exercise.skip", "end", NULL, NULL, "text=late");
	room_do(room, "exercise.skip", "needs", NULL, NULL, "text=late");
	next = session_next(room_session(room), room->arena);
	assert_string_equal(next.entry.verb, "exercise.start");
	assert_string_equal(next.entry.exercise, "order");
	room_free(room);
}

static void an_inserted_exercise_makes_us_late_and_a_shorter_one_early(void **state)
{
	struct room *room = room_open(slipping);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "exercise.insert", "extra-1", NULL, NULL, "after=needs text=type break\\nminutes 12");
	assert_int_equal(plan_pace(room_session(room), room->time.utc).behind_minutes, 12);
	room_do(room, "exercise.minutes", "end", NULL, NULL, "minutes=1");
	assert_int_equal(plan_pace(room_session(room), room->time.utc).behind_minutes, -2);
	room_free(room);
}

static void who_waits_for_a_fixed_time_gains_nothing_by_hurrying(void **state)
{
	struct room *room = room_open(
	    "[workshop]\nformat = 1\nid = fixed\ntitle = \"Fixed\"\nstart = 19:30\n"
	    "[exercise.talk]\ntype = discuss\nminutes = 20\n"
	    "[exercise.coffee]\ntype = break\nstart = 20:00\nminutes = 10\n"
	    "[exercise.end]\ntype = round\nminutes = 10\n");

	(void)state;
	room_go_to(room, "talk");
	assert_int_equal(plan_minutes(room_session(room), 1), 20 * 60);
	assert_int_equal(plan_pace(room_session(room), room->time.utc).end_minutes, 20 * 60 + 20);
	late(room, 25);
	assert_int_equal(plan_pace(room_session(room), room->time.utc).behind_minutes, 0);
	late(room, 15);
	assert_int_equal(plan_pace(room_session(room), room->time.utc).behind_minutes, 10);
	room_free(room);
}

static void an_evening_past_midnight_is_no_day_behind(void **state)
{
	struct room *room = room_open(
	    "[workshop]\nformat = 1\nid = night\ntitle = \"Night\"\nstart = 19:30\nend = 0:40\n"
	    "[exercise.talk]\ntype = discuss\nminutes = 280\n"
	    "[exercise.end]\ntype = round\nstart = 0:10\nminutes = 30\n");

	(void)state;
	room_go_to(room, "talk");
	late(room, 280);
	assert_int_equal(plan_pace(room_session(room), room->time.utc).behind_minutes, 0);
	room_go_to(room, "end");
	late(room, 20);
	assert_int_equal(plan_pace(room_session(room), room->time.utc).behind_minutes, 0);
	assert_int_equal(plan_pace(room_session(room), room->time.utc).end_minutes, 24 * 60 + 40);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_inserted_exercise_comes_next_with_all_it_needs),
		cmocka_unit_test(an_inserted_vote_is_led_like_any_other),
		cmocka_unit_test(an_inserted_exercise_is_taken_back_and_done_again),
		cmocka_unit_test(what_could_not_stand_in_a_file_cannot_be_inserted),
		cmocka_unit_test(what_is_inserted_stands_behind_all_that_was_reached),
		cmocka_unit_test(a_hundred_exercises_can_be_inserted_and_no_more),
		cmocka_unit_test(an_exercise_whose_items_were_left_out_asks),
		cmocka_unit_test(another_list_takes_the_place_of_what_was_left_out),
		cmocka_unit_test(items_that_are_typed_now_are_as_good),
		cmocka_unit_test(what_gave_items_before_it_was_left_out_asks_nothing),
		cmocka_unit_test(items_come_only_from_where_there_are_some),
		cmocka_unit_test(what_was_not_on_yet_asks_as_what_was_left_out),
		cmocka_unit_test(what_was_on_and_gave_nothing_asks_too),
		cmocka_unit_test(each_source_that_gives_nothing_is_asked_about),
		cmocka_unit_test(what_can_do_without_items_or_has_others_asks_nothing),
		cmocka_unit_test(what_begins_before_its_turn_leaves_the_rest_for_later),
		cmocka_unit_test(what_was_left_out_before_stays_where_it_was),
		cmocka_unit_test(nothing_begins_over_an_open_round),
		cmocka_unit_test(parking_is_a_list_too),
		cmocka_unit_test(an_exercise_that_is_repeated_keeps_what_it_has),
		cmocka_unit_test(what_was_left_out_can_be_done_after_all),
		cmocka_unit_test(nothing_is_repeated_while_a_round_is_open),
		cmocka_unit_test(the_pace_says_how_far_behind_we_are),
		cmocka_unit_test(what_is_milder_is_proposed_first_and_no_more_than_is_needed),
		cmocka_unit_test(what_feeds_others_is_left_out_only_after_them),
		cmocka_unit_test(what_is_left_out_beforehand_ends_no_evening),
		cmocka_unit_test(an_inserted_exercise_makes_us_late_and_a_shorter_one_early),
		cmocka_unit_test(who_waits_for_a_fixed_time_gains_nothing_by_hurrying),
		cmocka_unit_test(an_evening_past_midnight_is_no_day_behind)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
