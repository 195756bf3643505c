/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/minutes.h"
#include "model/notes.h"
#include "model/people.h"
#include "model/poll-record.h"
#include "unit/desk-support.h"
#include "unit/removal-support.h"
#include "unit/secret-support.h"
#include "unit/tables-support.h"

/* What should not have been written goes, and all that names it stays whole. */

static void open_again(struct room *room)
{
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	assert_null(sitting_read_only(room->sitting));
	write_tables(room);
}

/* A name that was typed, worded anew, pasted, parked, noted, undone, ranked and told in tables. */
static struct room *evening_with_a_name(void)
{
	static const char *const slips[] = { "ABC", "FAB", "FG", NULL };
	struct room *room = room_open(evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=6");
	room_go_to(room, "needs");
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		room_do(room, "item.add", "needs", NULL, arena_format(room->arena, "needs-%zu", i + 1), "text=%s", needs[i]);
	room_do(room, "item.paste", "needs", NULL, "needs-6", "text=Zenobia drinks\\nA bus at night");
	room_do(room, "park.add", "needs", NULL, NULL, "text=zenobia  drinks");
	room_do(room, "note.add", "needs", NULL, NULL, "text=quiet group\\nZenobia Drinks");
	room_do(room, "item.add", "needs", NULL, "needs-8", "text=ZENOBIA drinks");
	assert_true(room_undo(room));
	room_do(room, "item.again", "needs", NULL, "needs-6", "%s", "");
	room_do(room, "decision.add", "needs", NULL, NULL, "text=Ask about the bus");
	vote(room, "ranking", slips, true);
	write_tables(room);
	assert_non_null(grep(room, "Zenobia"));
	return room;
}

static const struct removal_order the_item = { .item = "needs-6" };

static void a_text_that_is_removed_stands_in_no_file_any_more(void **state)
{
	struct room *room = evening_with_a_name();

	(void)state;
	fake_disk_put(room->fake, "s/events.torn", "Zenobia dr", 10);
	fake_disk_put(room->fake, "s/report.txt", "Zenobia drinks", 14);
	fake_disk_put(room->fake, "s/tables/items.csv.tmp", "Zenobia", 7);
	take_out(room, &the_item);
	nothing_has(room, "Zenobia");
	nothing_has(room, "zenobia");
	nothing_has(room, "ZENOBIA");
	write_tables(room);
	nothing_has(room, "enobia");
	verify_is_content(room);
	open_again(room);
	verify_is_content(room);
	room_free(room);
}

static size_t rows_of(const struct room *room, const char *table)
{
	return make(room, table)->row_count;
}

/* Noticed only after the ranking. */
static void no_row_vanishes_with_the_words(void **state)
{
	static const char *const tables[] = { "items", "rounds", "ballots", "results", "parking", "notes", "decisions" };
	struct room *room = evening_with_a_name();
	size_t before[sizeof tables / sizeof *tables];
	const struct table *results;

	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		before[i] = rows_of(room, tables[i]);
	take_out(room, &the_item);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		assert_int_equal(rows_of(room, tables[i]), before[i]);
	results = make(room, "results");
	for (size_t i = 0; i < results->row_count; i++)
		if (str_same(cell(results, i, "item")->text, "needs-6"))
			assert_string_equal(cell(results, i, "wording")->text, "[...]");
	assert_string_equal(cell(make(room, "items"), 7 + 2 - 2, "item")->text, "needs-6");
	room_free(room);
}

/* An exercise that was inserted carries its texts itself. */
static void words_go_out_of_an_exercise_that_was_inserted(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "exercise.insert", "extra-1", NULL, NULL,
	    "after=needs text=type vote\\nmethod one\\ntitle Zenobia or not\\nprompt Shall we?\\nitems\\nitem Zenobia comes\\nitem Nobody comes");
	take_out(room, &(struct removal_order){ .words = "zenobia" });
	nothing_has(room, "Zenobia");
	assert_string_equal(items_find(room_session(room), "extra-1-1")->text, "[...]");
	assert_string_equal(items_find(room_session(room), "extra-1-2")->text, "Nobody comes");
	assert_int_equal(sitting_finds(room->sitting, &(struct removal_order){ .words = "vote" }, NULL), 0);
	open_again(room);
	verify_is_content(room);
	room_free(room);
}

static void what_stands_beside_it_stays(void **state)
{
	struct room *room = evening_with_a_name();
	const struct item *item;

	(void)state;
	take_out(room, &the_item);
	item = items_find(room_session(room), "needs-6");
	assert_string_equal(item->text, "[...]");
	assert_int_equal(item->state, ITEM_DROPPED);
	assert_int_equal(item->mentions, 2);
	assert_string_equal(items_find(room_session(room), "needs-7")->text, "A bus at night");
	assert_string_equal(parking_get(room_session(room), 0)->text, "[...]");
	assert_string_equal(notes_get(room_session(room), 0)->text, "quiet group\n[...]");
	assert_string_equal(decisions_get(room_session(room), 0)->wording, "Ask about the bus");
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_SETTLED);
	room_free(room);
}

static void words_go_out_of_every_text_in_which_they_stand(void **state)
{
	struct room *room = evening_with_a_name();
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(sitting_finds(room->sitting, &(struct removal_order){ .words = "BUS" }, NULL), 3);
	take_out(room, &(struct removal_order){ .words = "BUS" });
	nothing_has(room, "bus");
	assert_string_equal(decisions_get(room_session(room), 0)->wording, "[...]");
	assert_int_equal(items_find(room_session(room), "needs-7")->state, ITEM_DROPPED);
	assert_int_equal(items_find(room_session(room), "needs-6")->state, ITEM_ACTIVE);
	assert_int_equal(sitting_finds(room->sitting, &(struct removal_order){ .words = "bus" }, &err), 0);
	assert_non_null(strstr(err_text(&err), "nothing in this session"));
	err_clear(&err);
	assert_false(sitting_remove(room->sitting, &(struct removal_order){ .words = "u" }, &err));
	assert_non_null(strstr(err_text(&err), "at least 3"));
	err_clear(&err);
	room_free(room);
}

/* Worded anew first: then only the old words go, and the need stays on the list. */
static void words_of_before_go_and_the_item_stays(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=Zenobia drinks");
	room_do(room, "item.edit", "needs", NULL, "needs-1", "text=Help for families");
	take_out(room, &(struct removal_order){ .words = "zenobia" });
	nothing_has(room, "Zenobia");
	assert_int_equal(items_find(room_session(room), "needs-1")->state, ITEM_ACTIVE);
	assert_string_equal(items_find(room_session(room), "needs-1")->text, "Help for families");
	assert_string_equal(items_find(room_session(room), "needs-1")->text_first, "[...]");
	room_free(room);
}

static void the_words_go_out_of_the_copy_of_the_workshop_too(void **state)
{
	struct room *room = evening_until_ranked();
	const struct script *before = session_script(room_session(room));
	const char *hash = arena_text(room->arena, script_hash(before));

	(void)state;
	take_out(room, &(struct removal_order){ .item = "car" });
	nothing_has(room, "A car");
	nothing_has(room, hash);
	assert_string_equal(items_find(room_session(room), "car")->text, "[...]");
	assert_string_equal(items_find(room_session(room), "room")->text, "A room");
	verify_is_content(room);
	open_again(room);
	verify_is_content(room);
	assert_null(fake_disk_get(room->fake, "s/workshop.ini.new", NULL));
	room_free(room);
}

static void what_the_workshop_means_by_its_names_stays(void **state)
{
	static const char workshop[] =
	    "; Zenobia wrote this\n[workshop]\nformat = 1\nid = zenobia\ntitle = Zenobia's evening\n"
	    "[exercise.zenobia]\ntype = collect\ntheme = Zenobia | Other\nitems = known\n"
	    "[list.known]\nzenobia-1x = 'Zenobia'\nlift = A lift\nlift.owner = Zenobia\n";
	struct room *room = room_open(workshop);

	(void)state;
	take_out(room, &(struct removal_order){ .words = "zenobia" });
	assert_string_equal(fake_disk_get(room->fake, "s/workshop.ini", NULL),
	    "; \"[...]\"\n[workshop]\nformat = 1\nid = zenobia\ntitle = \"[...]\"\n"
	    "[exercise.zenobia]\ntype = collect\ntheme = Zenobia | Other\nitems = known\n"
	    "[list.known]\nzenobia-1x = \"[...]\"\nlift = A lift\nlift.owner = Zenobia\n");
	room_free(room);
}

static void it_is_told_without_the_words_and_cannot_be_taken_back(void **state)
{
	struct room *room = evening_with_a_name();
	struct journal_row last;
	struct entry entry;
	struct err err = ERR_INIT;
	size_t events = sitting_events(room->sitting);
	uint32_t head = sitting_row(room->sitting, events - 1).crc;

	(void)state;
	take_out(room, &the_item);
	assert_int_equal(sitting_events(room->sitting), events + 2);   /* what was parked is an item, too */
	assert_string_equal(sitting_row(room->sitting, events + 1).item, "parking-1");
	last = sitting_row(room->sitting, events);
	assert_string_equal(last.event, "item.remove");
	assert_string_equal(last.item, "needs-6");
	assert_string_equal(last.value, arena_format(room->arena, "head=x%08x", (unsigned)head));
	assert_false(sitting_undo(room->sitting, room->arena, &entry, NULL, &err));
	assert_non_null(strstr(err_text(&err), "cannot be taken back"));
	err_clear(&err);
	room_do(room, "note.add", NULL, NULL, NULL, "text=xlaterx");
	assert_true(room_undo(room));
	assert_false(room_undo(room));
	room_free(room);
}

static void the_chain_goes_on_behind_it(void **state)
{
	struct room *room = evening_with_a_name();
	const char *live;

	(void)state;
	take_out(room, &the_item);
	room_do(room, "note.add", NULL, NULL, NULL, "text=xlaterx");
	take_out(room, &(struct removal_order){ .words = "xlaterx" });
	room_do(room, "people.add", NULL, NULL, NULL, "count=1");
	live = room_all(room, room_session(room));
	open_again(room);
	assert_string_equal(room_all(room, room_session(room)), live);
	nothing_has(room, "xlaterx");
	room_free(room);
}

static void nobody_gets_in_between(void **state)
{
	struct room *room = evening_with_a_name();
	struct sitting *other;

	(void)state;
	take_out(room, &the_item);
	other = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(strstr(sitting_read_only(other), "is open on"));
	assert_string_equal(items_find(sitting_session(other), "needs-6")->text, "[...]");
	sitting_close(other);
	other = sitting_resume(&room->world, "s", true, NULL);
	assert_false(sitting_remove(other, &the_item, NULL));
	sitting_close(other);
	room_do(room, "note.add", NULL, NULL, NULL, "text=still ours");
	room_free(room);
}

static void only_removing_itself_writes_these_events(void **state)
{
	struct room *room = evening_until_ranked();

	(void)state;
	assert_false(room_try(room, NULL, "item.remove", NULL, NULL, "needs-1", "%s", ""));
	assert_false(room_try(room, NULL, "people.erased", NULL, "P01", NULL, "%s", ""));
	room_free(room);
}

/* --- a person -------------------------------------------------------------------------- */

static const char codes[] =
    "[workshop]\nformat = 1\nid = codes\ntitle = Codes\n"
    "[participants]\naloud = yes\nattribute.place = town | village\n"
    "[exercise.round]\ntype = round\n"
    "[exercise.vote]\ntype = vote\nmethod = one\nitems = known\n"
    "[exercise.who]\ntype = roles\nitems = known\nholders = people\n"
    "[list.known]\ncare = Care\nlift = Lift\n";

static struct room *evening_with_codes(void)
{
	struct room *room = room_open(codes);

	room_do(room, "people.add", NULL, NULL, NULL, "count=4");
	room_do(room, "people.add", NULL, NULL, NULL, "count=5");
	room_do(room, "people.card", NULL, "P07", NULL, "card=BLUE-FOX");
	room_do(room, "people.attribute", NULL, "P07", NULL, "name=place text=town");
	room_do(room, "people.attribute", NULL, "P06", NULL, "name=place text=village");
	room_go_to(room, "round");
	room_do(room, "turn.spoke", "round", "P07", NULL, "%s", "");
	room_do(room, "note.add", "round", NULL, NULL, "text=P07 was sad\\np07 left early, P070 and XP07 did not");
	room_go_to(room, "vote");
	assert_true(room_next(room));
	room_do(room, "ballot.cast", "vote", "P07", NULL, "source=paper status=valid picks=care");
	room_do(room, "ballot.cast", "vote", "P06", NULL, "source=paper status=valid picks=lift");
	close_round(room, "vote");
	room_do(room, "people.leave", NULL, "P07", NULL, "%s", "");
	write_tables(room);
	return room;
}

static void a_code_that_is_erased_stands_in_no_file_any_more(void **state)
{
	struct room *room = evening_with_codes();
	const struct person *person;

	(void)state;
	take_out(room, &(struct removal_order){ .person = "p7" });
	write_tables(room);
	nothing_has(room, ",P07,");
	nothing_has(room, "\"P07\"");
	nothing_has(room, "P07 was");
	nothing_has(room, "p07 left");
	nothing_has(room, "BLUE-FOX");
	verify_is_content(room);
	person = people_get(room_session(room), 6);
	assert_string_equal(person->code, "E1");
	assert_true(person->erased && !person->present);
	assert_string_equal(notes_card(room_session(room), 6), "");
	assert_string_equal(notes_attribute(room_session(room), 6, 0), "");
	assert_string_equal(notes_attribute(room_session(room), 5, 0), "village");
	assert_string_equal(notes_get(room_session(room), 0)->text, "E1 was sad\nE1 left early, P070 and XP07 did not");
	open_again(room);
	verify_is_content(room);
	room_free(room);
}

static void who_was_erased_still_counts(void **state)
{
	struct room *room = evening_with_codes();
	const struct table *ballots;

	(void)state;
	take_out(room, &(struct removal_order){ .person = "P07" });
	ballots = make(room, "ballots");
	assert_int_equal(ballots->row_count, 2);
	assert_string_equal(cell(ballots, 0, "participant")->text, "E1");
	assert_string_equal(cell(make(room, "participants"), 6, "status")->text, "erased");
	assert_int_equal(people_count(room_session(room)), 9);
	assert_int_equal(people_find(room_session(room), "P07"), SIZE_MAX);
	assert_int_equal(people_find(room_session(room), "P08"), 7);
	room_free(room);
}

static void codes_of_those_who_were_erased_are_never_used_again(void **state)
{
	struct room *room = evening_with_codes();

	(void)state;
	take_out(room, &(struct removal_order){ .person = "P07" });
	take_out(room, &(struct removal_order){ .person = "P06" });
	take_out(room, &(struct removal_order){ .person = "P01" });
	assert_string_equal(people_get(room_session(room), 6)->code, "E1");
	assert_string_equal(people_get(room_session(room), 5)->code, "E2");
	assert_string_equal(people_get(room_session(room), 0)->code, "E3");
	assert_false(sitting_remove(room->sitting, &(struct removal_order){ .person = "E1" }, NULL));
	assert_false(sitting_remove(room->sitting, &(struct removal_order){ .person = "P07" }, NULL));
	room_do(room, "people.add", NULL, NULL, NULL, "count=1");
	assert_string_equal(people_get(room_session(room), 9)->code, "P10");
	open_again(room);
	assert_string_equal(people_get(room_session(room), 5)->code, "E2");
	verify_is_content(room);
	room_free(room);
}

/* --- in a secret round ------------------------------------------------------------------------ */

static void cast(struct room *room, const char *code, const char *picks)
{
	room_do(room, "ballot.cast", "ranking", code, NULL, "source=passed status=valid picks=%s", picks);
}

static size_t ballots_of(const struct room *room)
{
	return records_get(room_session(room), 0)->ballot_count;
}

/* The copy of the workshop changes under a box that is in hand: the box stays, and opens once. */
static void a_secret_round_goes_on_behind_a_removal(void **state)
{
	struct room *room = room_open(secret_evening);
	struct err err = ERR_INIT;
	const char *care = arena_text(room->arena, items_find(room_session(room), "care")->text);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=4");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	cast(room, "P01", "care");
	take_out(room, &(struct removal_order){ .item = "care" });
	nothing_has(room, care);
	assert_false(sitting_remove(room->sitting, &(struct removal_order){ .person = "P01" }, &err));
	assert_non_null(strstr(err_text(&err), "is still open and may hold the code"));
	err_clear(&err);
	cast(room, "P02", "lift");
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 2);
	close_round(room, "ranking");
	assert_int_equal(ballots_of(room), 2);
	take_out(room, &(struct removal_order){ .person = "P01" });
	take_out(room, &(struct removal_order){ .item = "lift" });
	assert_int_equal(ballots_of(room), 2);
	nothing_has(room, "P01");
	open_again(room);
	assert_int_equal(ballots_of(room), 2);
	verify_is_content(room);
	room_free(room);
}

/* Its box has the code still, and would tell it to the journal when the session is opened again. */
static void nobody_is_erased_while_a_secret_round_is_left_open(void **state)
{
	struct room *room = room_open(secret_evening);
	struct err err = ERR_INIT;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=4");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	cast(room, "P01", "care");
	room_do(room, "exercise.skip", "ranking", NULL, NULL, "text=no time");
	room_go_to(room, "bye");
	assert_false(sitting_remove(room->sitting, &(struct removal_order){ .person = "P01" }, &err));
	assert_non_null(strstr(err_text(&err), "is still open and may hold the code"));
	err_clear(&err);
	room_do(room, "exercise.start", "ranking", NULL, NULL, "again=1");
	close_round(room, "ranking");
	take_out(room, &(struct removal_order){ .person = "P01" });
	open_again(room);
	nothing_has(room, "P01");
	assert_int_equal(ballots_of(room), 1);
	room_free(room);
}

/* --- by keys ------------------------------------------------------------------------------- */

static void words_are_typed_unseen_and_go_only_after_a_yes(void **state)
{
	struct desk_room *desk = desk_ranking(5);
	const char *text = items_get(room_session(desk->room), 0)->text;
	const char *words = arena_slice(desk->room->arena, text, 6);

	(void)state;
	desk_type(desk, "Esc X");
	desk_paste(desk, words);
	assert_false(desk_shows(desk, arena_format(desk->room->arena, "%s\n", words)));
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "Remove these words for good?"));
	desk_type(desk, "n");
	assert_non_null(grep(desk->room, text));
	desk_type(desk, "X");
	desk_paste(desk, words);
	desk_type(desk, "Enter y");
	assert_true(desk_shows(desk, "removed for good"));
	nothing_has(desk->room, text);
	desk_free(desk);
}

/* In the middle of a count: the letter stays on the slips. */
static void an_item_is_named_by_its_letter(void **state)
{
	struct desk_room *desk = desk_ranking(5);
	const char *text = arena_text(desk->room->arena, items_find(room_session(desk->room), "needs-3")->text);

	(void)state;
	desk_type(desk, "c a Enter Esc X c Enter");
	assert_true(desk_shows(desk, "Remove C for good? (2 texts)"));
	desk_type(desk, "y");
	nothing_has(desk->room, text);
	assert_true(desk_shows(desk, "[...]"));
	assert_int_equal(poll_ballots_in(room_poll(desk->room, "ranking")), 1);
	desk_free(desk);
}

static void words_that_stand_nowhere_are_told_so(void **state)
{
	struct desk_room *desk = desk_ranking(5);

	(void)state;
	desk_type(desk, "Esc X x y z z y Enter");
	assert_true(desk_shows(desk, "nothing in this session has these words"));
	desk_free(desk);
}

/* --- bad disks ----------------------------------------------------------------------------- */

static const struct removal_order the_words = { .words = "helper" };
static const char helpers[] =
    "[workshop]\nformat = 1\nid = helpers\ntitle = Help\n"
    "[exercise.needs]\ntype = collect\nmethod = open\nitems = known\n"
    "[list.known]\nhelper = A helper at home\nlift = A lift\n";

/* A removal on a disk that dies at its n-th call: afterwards all is there, or nothing of it. True once it lives through. */
static bool remove_on_a_dying_disk(size_t call, uint64_t seed)
{
	struct room *room = room_open(helpers);
	const char *before, *after;
	bool removed, gone;

	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=Another helper");
	write_tables(room);
	before = room_all(room, room_session(room));
	fake_disk_plan(room->fake, (struct fake_plan){ .die_at = call });
	removed = sitting_remove(room->sitting, &the_words, NULL);
	sitting_close(room->sitting);
	fake_disk_crash(room->fake, seed);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	assert_null(sitting_read_only(room->sitting));
	gone = items_find(room_session(room), "needs-1")->state == ITEM_DROPPED;
	after = room_all(room, room_session(room));
	assert_true(gone || !removed);
	assert_true(gone || !strcmp(before, after));
	if (gone)
		nothing_has(room, "Another helper");
	if (gone)
		nothing_has(room, "A helper");
	write_tables(room);
	verify_is_content(room);
	/* Whatever was left half done, the next try ends it. */
	if (!gone)
		take_out(room, &the_words);
	nothing_has(room, "Another helper");
	room_free(room);
	return removed;
}

static void a_disk_that_dies_at_any_call_leaves_all_or_nothing_of_it(void **state)
{
	size_t call;

	(void)state;
	for (uint64_t seed = 0; seed < 4; seed++) {
		for (call = 1; !remove_on_a_dying_disk(call, seed ? seed * 100 + call : 0); call++)
			;
		assert_true(call > 20);
	}
}

static void a_call_that_fails_leaves_a_session_that_goes_on(void **state)
{
	bool removed = false;

	(void)state;
	for (size_t call = 1; !removed; call++) {
		struct room *room = room_open(helpers);

		write_tables(room);
		fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY, .fail_at = call, .error = 5 });
		removed = sitting_remove(room->sitting, &the_words, NULL) && fake_disk_calls(room->fake, FAKE_ANY) < call;
		fake_disk_plan(room->fake, (struct fake_plan){ .fail_at = 0 });
		open_again(room);
		verify_is_content(room);
		room_do(room, "people.add", NULL, NULL, NULL, "count=3");
		room_free(room);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_that_is_removed_stands_in_no_file_any_more),
		cmocka_unit_test(no_row_vanishes_with_the_words),
		cmocka_unit_test(words_go_out_of_an_exercise_that_was_inserted),
		cmocka_unit_test(what_stands_beside_it_stays),
		cmocka_unit_test(words_go_out_of_every_text_in_which_they_stand),
		cmocka_unit_test(words_of_before_go_and_the_item_stays),
		cmocka_unit_test(the_words_go_out_of_the_copy_of_the_workshop_too),
		cmocka_unit_test(what_the_workshop_means_by_its_names_stays),
		cmocka_unit_test(it_is_told_without_the_words_and_cannot_be_taken_back),
		cmocka_unit_test(the_chain_goes_on_behind_it),
		cmocka_unit_test(nobody_gets_in_between),
		cmocka_unit_test(only_removing_itself_writes_these_events),
		cmocka_unit_test(a_code_that_is_erased_stands_in_no_file_any_more),
		cmocka_unit_test(who_was_erased_still_counts),
		cmocka_unit_test(codes_of_those_who_were_erased_are_never_used_again),
		cmocka_unit_test(a_secret_round_goes_on_behind_a_removal),
		cmocka_unit_test(nobody_is_erased_while_a_secret_round_is_left_open),
		cmocka_unit_test(words_are_typed_unseen_and_go_only_after_a_yes),
		cmocka_unit_test(an_item_is_named_by_its_letter),
		cmocka_unit_test(words_that_stand_nowhere_are_told_so),
		cmocka_unit_test(a_disk_that_dies_at_any_call_leaves_all_or_nothing_of_it),
		cmocka_unit_test(a_call_that_fails_leaves_a_session_that_goes_on),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
