/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/ballot.h"
#include "model/items.h"
#include "model/poll-desk.h"
#include "model/poll-record.h"
#include "unit/session-support.h"

/* Four needs, n people, the ranking's round open. */
static struct room *ranking(int people)
{
	static const char *const needs[] = { "A lift", "Care", "Talk", "Advice" };
	struct room *room = room_open(evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", people);
	room_go_to(room, "needs");
	for (size_t i = 0; i < 4; i++)
		room_do(room, "item.add", "needs", NULL, arena_format(room->arena, "needs-%zu", i + 1), "text=%s", needs[i]);
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_OPEN);
	return room;
}

static void cast(struct room *room, const char *exercise, const char *const *slips, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_true(room_slip(room, exercise, slips[i]));
}

static void until(struct room *room, const char *exercise, enum poll_stage stage)
{
	while (poll_stage(room_poll(room, exercise)) < stage)
		assert_true(room_next(room));
}

static void close_round(struct room *room, const char *exercise)
{
	struct next next = poll_close(room_poll(room, exercise), room->arena);

	assert_int_not_equal(next.kind, NEXT_NOTHING);
	room_do(room, "round.close", exercise, NULL, NULL, "%s", next.entry.value);
}

static bool reads(struct room *room, const char *typed, const char *letters, enum ballot_status status)
{
	struct ballot_reading reading;
	struct err err = ERR_INIT;
	const struct poll *poll = room_poll(room, "ranking");
	bool read = ballot_read(poll, typed, NULL, room->arena, &reading, &err);

	if (!letters) {
		assert_int_equal(err_is_set(&err), !read);
		err_clear(&err);
		return !read;
	}
	return read && reading.status == status
	    && !strcmp(ballot_letters(poll, reading.picks, reading.pick_count, room->arena), letters);
}

static void a_slip_is_read_as_hands_type_it(void **state)
{
	struct room *room = ranking(3);

	(void)state;
	assert_true(reads(room, "C A B", "C A B", BALLOT_VALID));
	assert_true(reads(room, "cab", "C A B", BALLOT_VALID));
	assert_true(reads(room, " c, a ;b ", "C A B", BALLOT_VALID));
	assert_true(reads(room, "\xd0\xa1\xd0\x90\xd0\x92", "C A B", BALLOT_VALID));
	assert_true(reads(room, "\xce\x91", "A", BALLOT_SHORT));
	assert_true(reads(room, "-", "", BALLOT_BLANK));
	assert_true(reads(room, "!", "", BALLOT_SPOILT));
	room_free(room);
}

static void a_slip_that_is_none_is_refused_in_words(void **state)
{
	struct room *room = ranking(3);

	(void)state;
	assert_true(reads(room, "A A", NULL, BALLOT_VALID));
	assert_true(reads(room, "A Z", NULL, BALLOT_VALID));
	assert_true(reads(room, "A B C D", NULL, BALLOT_VALID));
	assert_true(reads(room, "A 7", NULL, BALLOT_VALID));
	assert_true(reads(room, "AB!", NULL, BALLOT_VALID));
	room_free(room);
}

static void a_ballot_that_does_not_fit_is_refused_at_the_door(void **state)
{
	struct room *room = ranking(3);

	(void)state;
	assert_false(room_try(room, NULL, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=moon"));
	assert_false(room_try(room, NULL, "ballot.cast", "ranking", NULL, NULL, "source=hands status=valid picks=needs-1"));
	assert_false(room_try(room, NULL, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=needs-1|needs-1"));
	assert_false(room_try(room, NULL, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=needs-1:2"));
	assert_false(room_try(room, NULL, "ballot.cast", "ranking", NULL, NULL,
	    "source=paper status=valid picks=needs-1|needs-2|needs-3|needs-4"));
	assert_false(room_try(room, NULL, "ballot.cast", "ideas", NULL, NULL, "source=paper status=valid picks=car"));
	room_free(room);
}

static void nothing_is_told_before_the_first_reveal(void **state)
{
	static const char *const slips[] = { "A B C", "A C B", "B A C" };
	struct room *room = ranking(3);
	const struct poll *poll = room_poll(room, "ranking");

	(void)state;
	cast(room, "ranking", slips, 3);
	assert_int_equal(poll_ballots_in(poll), 3);
	assert_int_equal(poll_lines(poll), 0);
	close_round(room, "ranking");
	assert_int_equal(poll_lines(poll), 0);
	assert_int_equal(poll_also_named(poll), 0);
	assert_string_equal(poll_agreement_words(poll), "");
	assert_null(poll_line(poll, 0));
	room_free(room);
}

static void the_reveal_goes_upward_and_ends_with_the_first(void **state)
{
	static const char *const slips[] = { "A B C", "A C B", "B A C" };
	struct room *room = ranking(3);
	const struct poll *poll = room_poll(room, "ranking");

	(void)state;
	cast(room, "ranking", slips, 3);
	close_round(room, "ranking");
	assert_true(room_next(room));
	assert_int_equal(poll_also_named(poll), 1);
	assert_int_equal(poll_also_named_item(poll, 0), 3);
	assert_int_equal(poll_lines_hidden(poll), 2);
	assert_null(poll_line(poll, 0));
	assert_int_equal(poll_line(poll, 2)->score, 4);
	assert_true(room_next(room));
	assert_true(room_next(room));
	assert_int_equal(poll_stage(poll), POLL_REVEALED);
	assert_int_equal(poll_line(poll, 0)->item, 0);
	assert_int_equal(poll_line(poll, 0)->score, 8);
	assert_int_equal(poll_line(poll, 0)->people, 3);
	assert_int_equal(poll_line(poll, 0)->first_choices, 2);
	room_free(room);
}

static void who_share_a_place_are_revealed_together(void **state)
{
	static const char *const slips[] = { "A B C", "B A C" };
	struct room *room = ranking(2);
	const struct poll *poll = room_poll(room, "ranking");

	(void)state;
	cast(room, "ranking", slips, 2);
	close_round(room, "ranking");
	assert_true(room_next(room));
	assert_int_equal(poll_lines_hidden(poll), 2);
	assert_true(room_next(room));
	assert_int_equal(poll_lines_hidden(poll), 0);
	assert_true(poll_line(poll, 0)->joint);
	assert_int_equal(poll_line(poll, 1)->place, 1);
	room_free(room);
}

static void the_cut_hands_the_chosen_on_with_their_letters(void **state)
{
	static const char *const slips[] = { "C B A", "C B A", "B C A" };
	struct room *room = ranking(3);
	struct listing chosen, tasks;

	(void)state;
	cast(room, "ranking", slips, 3);
	close_round(room, "ranking");
	until(room, "ranking", POLL_SETTLED);
	chosen = session_outlet(room_session(room), poll_exercise(room_poll(room, "ranking")), "selected", room->arena);
	assert_int_equal(chosen.count, 2);
	assert_string_equal(chosen.rows[0].item->id, "needs-3");
	assert_string_equal(chosen.rows[0].letter, "C");
	tasks = session_listing(room_session(room), script_exercise(session_script(room_session(room)), "who"), room->arena);
	assert_int_equal(tasks.count, 2);
	assert_non_null(listing_letter(&tasks, "b", 1));
	room_free(room);
}

static void where_several_sources_meet_letters_are_given_anew(void **state)
{
	static const char *const slips[] = { "C B A", "C B A", "B C A" };
	struct room *room = ranking(3);
	struct listing ideas;

	(void)state;
	cast(room, "ranking", slips, 3);
	close_round(room, "ranking");
	room_go_to(room, "ideas");
	ideas = session_listing(room_session(room), script_exercise(session_script(room_session(room)), "ideas"), room->arena);
	assert_int_equal(ideas.count, 6);
	assert_string_equal(listing_find(&ideas, "car")->letter, "E");
	assert_string_equal(listing_find(&ideas, "needs-3")->letter, "A");
	room_free(room);
}

/* A is clear; B and C both have 6 points, so that with a cut of 2 they tie for the second place. */
static struct room *tied(void)
{
	static const char *const slips[] = { "A B C", "A B C", "A C B", "A C B" };
	struct room *room = ranking(4);

	cast(room, "ranking", slips, 4);
	close_round(room, "ranking");
	until(room, "ranking", POLL_TIE);
	return room;
}

static void a_tie_at_the_cut_is_shown(void **state)
{
	struct room *room = tied();
	const size_t *items;
	struct next next = session_next(room_session(room), room->arena);

	(void)state;
	assert_int_equal(next.kind, NEXT_TIE);
	assert_int_equal(poll_tied(room_poll(room, "ranking"), &items), 2);
	assert_int_equal(items[0] + items[1], 3);
	assert_int_equal(poll_tied_places(room_poll(room, "ranking")), 1);
	room_free(room);
}

static void a_remedy_that_decides_nothing_is_refused_and_another_settles(void **state)
{
	struct room *room = tied();
	const struct poll *poll = room_poll(room, "ranking");
	struct entry entry;
	struct err err = ERR_INIT;

	(void)state;
	assert_false(poll_settle(poll, "more-people", NULL, NULL, &room->random, room->arena, &entry, &err));
	assert_true(err_is_set(&err));
	err_clear(&err);
	assert_true(poll_settle(poll, "lot", NULL, "by lot", &room->random, room->arena, &entry, NULL));
	room_do(room, "tie.settle", "ranking", NULL, NULL, "%s", entry.value);
	assert_int_equal(poll_stage(poll), POLL_SETTLED);
	assert_string_equal(poll_remedy(poll), "lot");
	assert_true(poll_lot_seed(poll) >= 0);
	assert_string_equal(poll_remedy_note(poll), "by lot");
	room_free(room);
}

static void the_group_picks_as_many_as_there_is_room_for(void **state)
{
	struct room *room = tied();
	const struct poll *poll = room_poll(room, "ranking");
	struct entry entry;

	(void)state;
	assert_false(poll_settle(poll, "hat", "needs-2\nneeds-3", NULL, &room->random, room->arena, &entry, NULL));
	assert_false(poll_settle(poll, "hat", "needs-1", NULL, &room->random, room->arena, &entry, NULL));
	assert_true(poll_settle(poll, "hat", "needs-3", NULL, &room->random, room->arena, &entry, NULL));
	room_do(room, "tie.settle", "ranking", NULL, NULL, "%s", entry.value);
	assert_true(poll_line(poll, 0)->selected);
	assert_int_equal(poll_line(poll, 1)->selected + poll_line(poll, 2)->selected, 1);
	room_free(room);
}

static void keep_all_takes_more_than_the_cut_and_keep_none_fewer(void **state)
{
	static const struct { const char *remedy; size_t chosen; } cases[] = { { "keep-all", 3 }, { "keep-none", 1 } };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct room *room = tied();
		struct entry entry;

		assert_true(poll_settle(room_poll(room, "ranking"), cases[i].remedy, NULL, NULL, &room->random, room->arena, &entry, NULL));
		room_do(room, "tie.settle", "ranking", NULL, NULL, "%s", entry.value);
		assert_int_equal(session_outlet(room_session(room), poll_exercise(room_poll(room, "ranking")), "selected",
		    room->arena).count, cases[i].chosen);
		room_free(room);
	}
}

static void no_offer_tells_who_would_win(void **state)
{
	struct room *room = tied();
	const struct remedy_offer *offer;
	size_t count = 0;

	(void)state;
	for (; (offer = poll_remedy_offer(room_poll(room, "ranking"), count)); count++)
		for (size_t i = 0; i < 4; i++)
			assert_null(strstr(offer->help, poll_item(room_poll(room, "ranking"), i)->wording));
	assert_int_equal(count, 9);
	room_free(room);
}

static void hands_and_slips_are_counted_together(void **state)
{
	struct room *room = ranking(3);
	const struct poll *poll;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(room_slip(room, "ranking", "A B C"));
	close_round(room, "ranking");
	room_go_to(room, "ideas");
	assert_true(room_next(room));
	poll = room_poll(room, "ideas");
	assert_true(room_slip(room, "ideas", "E E F"));
	room_do(room, "count.people", "ideas", NULL, NULL, "source=hands amount=2");
	room_do(room, "count.set", "ideas", NULL, "car", "source=hands amount=4");
	room_do(room, "count.set", "ideas", NULL, "room", "source=hands amount=2");
	assert_true(desk_check_counts(poll, NULL));
	room_do(room, "count.set", "ideas", NULL, "room", "source=hands amount=4");
	assert_false(desk_check_counts(poll, &err));
	assert_string_equal(err_text(&err), "2 votes too many for 2 people");
	err_clear(&err);
	room_do(room, "count.set", "ideas", NULL, "room", "source=hands amount=2");
	close_round(room, "ideas");
	until(room, "ideas", POLL_SETTLED);
	assert_int_equal(poll_line(poll, 0)->score, 6);
	assert_string_equal(poll_item(poll, poll_line(poll, 0)->item)->id, "car");
	assert_false(poll_line(poll, 0)->people_known);
	room_free(room);
}

static void who_comes_late_is_entitled_and_who_leaves_stays_so(void **state)
{
	struct room *room = ranking(3);

	(void)state;
	room_do(room, "people.leave", NULL, "P01", NULL, "%s", "");
	room_do(room, "people.add", NULL, NULL, NULL, "count=1");
	assert_int_equal(poll_entitled(room_poll(room, "ranking")), 4);
	room_do(room, "people.back", NULL, "P01", NULL, "%s", "");
	assert_int_equal(poll_entitled(room_poll(room, "ranking")), 4);
	room_free(room);
}

static void closing_asks_where_slips_are_missing(void **state)
{
	struct room *room = ranking(2);

	(void)state;
	assert_int_equal(poll_close(room_poll(room, "ranking"), room->arena).kind, NEXT_ASK);
	assert_true(room_slip(room, "ranking", "A B C"));
	assert_int_equal(poll_close(room_poll(room, "ranking"), room->arena).kind, NEXT_ASK);
	assert_true(room_slip(room, "ranking", "A B C"));
	assert_int_equal(poll_close(room_poll(room, "ranking"), room->arena).kind, NEXT_ENTRY);
	room_free(room);
}

static void a_slip_can_be_mended_or_made_void(void **state)
{
	struct room *room = ranking(2);
	const struct poll *poll = room_poll(room, "ranking");

	(void)state;
	assert_true(room_slip(room, "ranking", "A B C"));
	assert_true(room_slip(room, "ranking", "A B C"));
	room_do(room, "ballot.mend", "ranking", NULL, NULL, "ballot=1 source=paper status=valid picks=needs-4|needs-3|needs-2");
	room_do(room, "ballot.void", "ranking", NULL, NULL, "ballot=2");
	assert_false(room_try(room, NULL, "ballot.void", "ranking", NULL, NULL, "ballot=3"));
	assert_int_equal(poll_ballots_in(poll), 1);
	close_round(room, "ranking");
	until(room, "ranking", POLL_REVEALED);
	assert_int_equal(poll_line(poll, 0)->item, 3);
	room_free(room);
}

static void a_round_in_which_nobody_voted_comes_to_its_end(void **state)
{
	struct room *room = ranking(2);

	(void)state;
	close_round(room, "ranking");
	until(room, "ranking", POLL_SETTLED);
	assert_int_equal(poll_lines(room_poll(room, "ranking")), 0);
	assert_int_equal(poll_also_named(room_poll(room, "ranking")), 4);
	assert_int_equal(session_outlet(room_session(room), poll_exercise(room_poll(room, "ranking")), "selected", room->arena).count, 0);
	room_free(room);
}

static void a_count_does_not_change_when_a_text_is_edited_later(void **state)
{
	struct room *room = ranking(2);

	(void)state;
	room_try(room, NULL, "item.edit", "needs", NULL, "needs-1", "text=Another thing");
	assert_string_equal(poll_item(room_poll(room, "ranking"), 0)->wording, "A lift");
	room_free(room);
}

static void records_count_again_to_the_same_result(void **state)
{
	static const char *const slips[] = { "C B A", "C B A", "B C A", "-", "!" };
	struct room *room = ranking(5);
	const struct round_record *record;
	const struct tally_result *result;
	bool *selected, *tied_items;

	(void)state;
	cast(room, "ranking", slips, 5);
	record = records_get(room_session(room), 0);
	assert_null(record->ballots);
	close_round(room, "ranking");
	until(room, "ranking", POLL_SETTLED);
	assert_int_equal(record->valid, 3);
	assert_int_equal(record->blank, 1);
	assert_int_equal(record->spoilt, 1);
	result = record_recount(record, room->arena, NULL);
	assert_int_equal(result->item[2].score, record->result->item[2].score);
	record_cut(record, result, room->arena, &selected, &tied_items);
	assert_memory_equal(selected, record->selected, 4);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_is_read_as_hands_type_it),
		cmocka_unit_test(a_slip_that_is_none_is_refused_in_words),
		cmocka_unit_test(a_ballot_that_does_not_fit_is_refused_at_the_door),
		cmocka_unit_test(nothing_is_told_before_the_first_reveal),
		cmocka_unit_test(the_reveal_goes_upward_and_ends_with_the_first),
		cmocka_unit_test(who_share_a_place_are_revealed_together),
		cmocka_unit_test(the_cut_hands_the_chosen_on_with_their_letters),
		cmocka_unit_test(where_several_sources_meet_letters_are_given_anew),
		cmocka_unit_test(a_tie_at_the_cut_is_shown),
		cmocka_unit_test(a_remedy_that_decides_nothing_is_refused_and_another_settles),
		cmocka_unit_test(the_group_picks_as_many_as_there_is_room_for),
		cmocka_unit_test(keep_all_takes_more_than_the_cut_and_keep_none_fewer),
		cmocka_unit_test(no_offer_tells_who_would_win),
		cmocka_unit_test(hands_and_slips_are_counted_together),
		cmocka_unit_test(who_comes_late_is_entitled_and_who_leaves_stays_so),
		cmocka_unit_test(closing_asks_where_slips_are_missing),
		cmocka_unit_test(a_slip_can_be_mended_or_made_void),
		cmocka_unit_test(a_round_in_which_nobody_voted_comes_to_its_end),
		cmocka_unit_test(a_count_does_not_change_when_a_text_is_edited_later),
		cmocka_unit_test(records_count_again_to_the_same_result),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
