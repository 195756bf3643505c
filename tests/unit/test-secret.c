/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "export/export.h"
#include "export/verify.h"
#include "model/people.h"
#include "model/poll-record.h"
#include "unit/secret-support.h"
#include "unit/session-support.h"

static const char box[] = "s/ballots/ranking.1.box", opened[] = "s/ballots/ranking.1.csv";

static struct room *room_at_the_vote(void)
{
	struct room *room = room_open(secret_evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=12");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_OPEN);
	return room;
}

static bool cast(struct room *room, const char *code, const char *picks, struct err *err)
{
	return room_try(room, err, "ballot.cast", "ranking", code, NULL, "source=passed status=valid picks=%s", picks);
}

static bool close_round(struct room *room)
{
	struct next next = poll_close(room_poll(room, "ranking"), room->arena);

	return room_try(room, NULL, next.entry.verb, "ranking", NULL, NULL, "%s", next.entry.value);
}

static const struct round_record *record_of(const struct room *room)
{
	return records_get(room_session(room), records_count(room_session(room)) - 1);
}

static struct journal_row last_row(const struct room *room)
{
	return sitting_row(room->sitting, sitting_events(room->sitting) - 1);
}

/* Lives until the disk changes. */
static char *key_of(const struct room *room)
{
	struct str path = STR_INIT;

	str_add_format(&path, "keys/%s.ranking.1", session_key(room_session(room)));
	return str_take(&path);
}

static bool is_there(const struct room *room, const char *path)
{
	return fake_disk_get(room->fake, path, NULL);
}

static bool key_is_there(const struct room *room)
{
	char *path = key_of(room);
	bool there = is_there(room, path);

	free(path);
	return there;
}

static size_t count_text(const struct room *room, const char *path, const char *text)
{
	size_t size, count = 0, length = strlen(text);
	const char *bytes = fake_disk_get(room->fake, path, &size);

	for (size_t i = 0; bytes && i + length <= size; i++)
		count += !memcmp(bytes + i, text, length);
	return count;
}

static void open_again(struct room *room)
{
	struct err err = ERR_INIT;

	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "s", false, &err);
	if (!room->sitting)
		print_message("%s\n", err_text(&err));
	assert_non_null(room->sitting);
}

static void crash(struct room *room)
{
	fake_disk_crash(room->fake, 0);
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
}

/* --- What the journal knows ------------------------------------------------- */

static void the_journal_learns_that_one_came_and_whose_but_never_what(void **state)
{
	struct room *room = room_at_the_vote();
	struct journal_row row;

	(void)state;
	assert_true(cast(room, "P07", "care|lift|talk", NULL));
	row = last_row(room);
	assert_string_equal(row.event, "ballot.sealed");
	assert_string_equal(row.participant, "P07");
	assert_string_equal(row.value, "");
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	assert_int_equal(count_text(room, "s/events.csv", "picks="), 0);
	assert_true(is_there(room, box) && key_is_there(room));
	assert_int_equal(count_text(room, box, "care"), 0);
	assert_int_equal(count_text(room, box, "P07"), 0);
	room_free(room);
}

static void a_round_that_is_not_secret_has_no_box(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	assert_true(room_slip(room, "ranking", "A"));
	assert_string_equal(last_row(room).event, "ballot.cast");
	assert_false(poll_is_secret(room_poll(room, "ranking")));
	assert_false(is_there(room, "s/ballots/ranking.1.box"));
	room_free(room);
}

static void a_code_that_comes_again_changes_nothing(void **state)
{
	struct room *room = room_at_the_vote();
	struct entry again = { .verb = "ballot.cast", .exercise = "ranking", .participant = "P07", .value = "source=passed status=valid picks=rest" };
	enum verdict verdict;
	struct err err = ERR_INIT;
	size_t events;

	(void)state;
	assert_true(cast(room, "P07", "care", NULL));
	events = sitting_events(room->sitting);
	assert_int_equal(sitting_enter(room->sitting, &again, 1, &verdict, &err), APPEND_DONE);
	assert_int_equal(verdict, VERDICT_ALREADY);
	assert_string_equal(err_text(&err), "your ballot is in");
	assert_int_equal(sitting_events(room->sitting), events);
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 1);
	assert_int_equal(count_text(room, opened, "rest"), 0);
	err_clear(&err);
	room_free(room);
}

/* "One left" takes somebody who has not voted, and the count of those who were here stays right. */
static void who_has_voted_in_secret_is_not_the_one_who_left(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "P12", "care", NULL));
	assert_int_equal(people_last_unused(room_session(room)), 10);
	assert_true(close_round(room));
	assert_int_equal(people_last_unused(room_session(room)), 10);
	room_free(room);
}

static void nobody_enters_a_sealed_ballot_past_the_box(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_false(room_try(room, NULL, "ballot.sealed", "ranking", "P01", NULL, "%s", ""));
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 0);
	room_free(room);
}

/* --- The close ------------------------------------------------------------------ */

static void at_the_close_the_box_is_opened_once_and_gone(void **state)
{
	struct room *room = room_at_the_vote();
	struct journal_row row;

	(void)state;
	assert_true(cast(room, "P07", "care|lift|talk", NULL) && cast(room, "P02", "care|rest|lift", NULL) && cast(room, "", "care", NULL));
	assert_true(close_round(room));
	row = last_row(room);
	assert_string_equal(row.event, "round.close");
	assert_non_null(strstr(row.value, "ballots=3 valid=3"));
	assert_non_null(strstr(row.value, " sha256="));
	assert_true(is_there(room, opened));
	assert_false(is_there(room, box));
	assert_false(key_is_there(room));
	assert_int_equal(count_text(room, opened, "P0"), 0);
	assert_int_equal(count_text(room, opened, "care"), 3);
	assert_int_equal(record_of(room)->ballot_count, 3);
	assert_string_equal(record_of(room)->ballots[0].participant, "");
	assert_int_equal(record_of(room)->result->item[0].score, 9);
	room_free(room);
}

static void the_state_is_the_fold_of_script_journal_and_opened_boxes(void **state)
{
	struct room *room = room_at_the_vote();
	const char *live;

	(void)state;
	assert_true(cast(room, "", "care|lift|talk", NULL) && cast(room, "", "rest|care", NULL));
	assert_true(close_round(room));
	while (room_next(room) && poll_stage(room_poll(room, "ranking")) != POLL_SETTLED)
		continue;
	live = room_all(room, room_session(room));
	open_again(room);
	assert_null(sitting_read_only(room->sitting));
	assert_string_equal(room_all(room, room_session(room)), live);
	room_free(room);
}

static void a_round_without_a_ballot_closes(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(close_round(room));
	assert_string_equal(fake_disk_get(room->fake, opened, NULL), "ballot,source,status,group,picks\n");
	open_again(room);
	assert_null(sitting_read_only(room->sitting));
	room_free(room);
}

static void a_source_is_kept_only_where_each_has_enough(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_true(cast(room, "", "care|lift|talk", NULL));
	assert_true(room_slip(room, "ranking", "A B D") && room_slip(room, "ranking", "B D A"));
	assert_true(close_round(room));
	assert_int_equal(count_text(room, opened, "paper"), 0);
	assert_int_equal(count_text(room, opened, "passed"), 0);
	room_free(room);

	room = room_at_the_vote();
	for (size_t i = 0; i < 3; i++)
		assert_true(cast(room, "", "care|lift|talk", NULL) && room_slip(room, "ranking", "A B D"));
	assert_true(close_round(room));
	assert_int_equal(count_text(room, opened, "paper"), 3);
	assert_int_equal(count_text(room, opened, "passed"), 3);
	room_free(room);
}

static void an_opened_box_that_was_changed_is_told(void **state)
{
	struct room *room = room_at_the_vote();
	struct str report = STR_INIT;

	(void)state;
	assert_true(cast(room, "", "care", NULL) && close_round(room));
	fake_disk_put(room->fake, opened, "ballot,source,status,group,picks\n1,,valid,,rest\n", 49);
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_string_equal(sitting_read_only(room->sitting), "ballots/ranking.1.csv is missing or was changed, and the votes of "
	    "that secret round are nowhere else; put it back to go on");
	assert_int_equal(record_of(room)->ballot_count, 0);
	assert_false(verify_session(room->sitting, &room->disk, &report));
	assert_non_null(strstr(str_text(&report), "ballots/ranking.1.csv is missing or was changed"));
	str_free(&report);
	room_free(room);
}

static void tables_count_from_the_opened_box_and_verify_agrees(void **state)
{
	struct room *room = room_at_the_vote();
	struct export_options all = EXPORT_ALL;
	struct str report = STR_INIT;

	(void)state;
	assert_true(cast(room, "P07", "care|lift|talk", NULL));
	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
	assert_int_equal(count_text(room, "s/tables/ballots.csv", "care"), 0);
	assert_int_equal(count_text(room, "s/tables/rounds.csv", "ranking"), 0);
	assert_true(cast(room, "P08", "care|talk|rest", NULL));
	assert_true(close_round(room));
	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
	assert_int_equal(count_text(room, "s/tables/ballots.csv", "care"), 2);
	assert_int_equal(count_text(room, "s/tables/ballots.csv", "P0"), 0);
	assert_true(verify_session(room->sitting, &room->disk, &report));
	str_free(&report);
	room_free(room);
}

/* --- Pile by pile --------------------------------------------------------------- */

static struct room *room_with_places(int town, int village, int silent)
{
	struct room *room = room_open(split_evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", town + village + silent);
	room_do(room, "people.headcount", NULL, NULL, NULL, "name=place choice=1 count=%d", town);
	room_do(room, "people.headcount", NULL, NULL, NULL, "name=place choice=2 count=%d", village);
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	return room;
}

static bool cast_of(struct room *room, int pile, const char *picks, struct err *err)
{
	return room_try(room, err, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid group=%d picks=%s", pile, picks);
}

static void where_enough_of_each_are_here_slips_come_pile_by_pile(void **state)
{
	struct room *room = room_with_places(3, 4, 0);

	(void)state;
	assert_int_equal(poll_piles(room_poll(room, "ranking")), 2);
	assert_string_equal(poll_pile(room_poll(room, "ranking"), 1, 0), "village");
	assert_false(cast_of(room, 3, "care", NULL));
	for (size_t i = 0; i < 3; i++)
		assert_true(cast_of(room, 1, "care|lift|talk", NULL) && cast_of(room, 2, "talk|lift|care", NULL));
	assert_true(close_round(room));
	assert_int_equal(count_text(room, opened, "valid,1,care|lift|talk"), 3);
	assert_int_equal(count_text(room, opened, "valid,2,talk|lift|care"), 3);
	assert_int_equal(record_of(room)->groups[0].ballots, 3);
	assert_int_equal(record_of(room)->groups[1].result->item[3].place, 1);
	room_free(room);
}

static void a_small_group_gets_no_pile(void **state)
{
	static const struct { int town, village, silent; } rooms[] = { { 5, 2, 0 }, { 7, 0, 0 }, { 4, 4, 1 } };

	(void)state;
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		struct room *room = room_with_places(rooms[i].town, rooms[i].village, rooms[i].silent);
		struct err err = ERR_INIT;

		assert_int_equal(poll_piles(room_poll(room, "ranking")), 0);
		assert_false(cast_of(room, 1, "care", &err));
		assert_string_equal(err_text(&err), "the slips of this round are not typed pile by pile");
		err_clear(&err);
		room_free(room);
	}
}

static void a_pile_that_stayed_small_is_not_told_from_the_others(void **state)
{
	struct room *room = room_with_places(3, 4, 0);

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_true(cast_of(room, 2, "talk|lift|care", NULL));
	assert_true(cast_of(room, 1, "care|lift|talk", NULL) && cast_of(room, 1, "care", NULL));
	assert_true(close_round(room));
	assert_int_equal(count_text(room, opened, "valid,,"), 6);
	assert_int_equal(record_of(room)->ballots[0].group, 0);
	room_free(room);
}

/* --- The last slip ---------------------------------------------------------------- */

static bool mend(struct room *room, int64_t number, const char *picks, struct err *err)
{
	return room_try(room, err, "ballot.mend", "ranking", NULL, NULL, "ballot=%d source=paper status=valid picks=%s", (int)number, picks);
}

static void only_the_last_slip_can_be_mended_until_the_next_comes(void **state)
{
	struct room *room = room_at_the_vote();
	struct err err = ERR_INIT;

	(void)state;
	assert_true(cast(room, "", "care|lift|talk", NULL) && cast(room, "", "lift", NULL));
	assert_false(mend(room, 1, "rest", &err));
	assert_string_equal(err_text(&err), "only the last slip can be mended, until the next one begins");
	assert_true(mend(room, 2, "rest", NULL) && mend(room, 2, "papers", NULL));
	assert_string_equal(last_row(room).value, "");
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 2);
	assert_int_equal(count_text(room, opened, "papers"), 1);
	assert_int_equal(count_text(room, opened, "rest"), 0);
	err_clear(&err);
	room_free(room);
}

static void after_opening_again_nobody_knows_which_was_the_last(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "", "care", NULL) && cast(room, "", "lift", NULL));
	open_again(room);
	assert_false(mend(room, 2, "rest", NULL));
	assert_false(room_undo(room));
	room_free(room);
}

static void the_last_slip_can_be_taken_back_and_none_before_it(void **state)
{
	struct room *room = room_at_the_vote();
	struct entry entry;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(cast(room, "P01", "care", NULL) && cast(room, "P02", "lift", NULL) && mend(room, 2, "rest", NULL));
	assert_true(room_undo(room));
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	assert_false(sitting_undo(room->sitting, room->arena, &entry, NULL, &err));
	assert_string_equal(err_text(&err), "this cannot be taken back: only the last slip of a secret round can be");
	assert_false(room_redo(room));
	assert_true(cast(room, "P02", "talk", NULL));
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 2);
	assert_int_equal(count_text(room, opened, "talk"), 1);
	assert_int_equal(count_text(room, opened, "rest"), 0);
	err_clear(&err);
	room_free(room);
}

static void an_empty_box_is_removed_and_the_round_can_be_opened_anew(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "", "care", NULL) && room_undo(room));
	assert_false(is_there(room, box) || key_is_there(room));
	assert_true(room_undo(room));
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_NOT_YET);
	assert_true(room_next(room) && cast(room, "", "lift", NULL) && close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 1);
	room_free(room);
}

static void the_close_of_a_secret_round_cannot_be_taken_back(void **state)
{
	struct room *room = room_at_the_vote();
	struct entry entry;
	struct err err = ERR_INIT;

	(void)state;
	assert_true(cast(room, "", "care", NULL) && close_round(room));
	assert_false(sitting_undo(room->sitting, room->arena, &entry, NULL, &err));
	assert_string_equal(err_text(&err), "this cannot be taken back: A secret round was closed and its box opened.");
	assert_true(room_next(room));
	assert_true(room_undo(room));
	assert_false(room_undo(room));
	err_clear(&err);
	room_free(room);
}

/* --- In the middle of it ------------------------------------------------------------- */

static void what_the_box_knows_and_the_journal_does_not_gets_its_events(void **state)
{
	struct room *room = room_at_the_vote();
	size_t rows;

	(void)state;
	assert_true(cast(room, "P01", "care", NULL));
	fake_disk_copy(room->fake, "s", "before");
	rows = sitting_events(room->sitting);
	assert_true(cast(room, "P02", "lift", NULL) && cast(room, "", "rest", NULL) && cast(room, "", "rest", NULL));
	fake_disk_put(room->fake, "s/events.csv", fake_disk_get(room->fake, "before/events.csv", NULL),
	    strlen(fake_disk_get(room->fake, "before/events.csv", NULL)));
	crash(room);
	assert_int_equal(sitting_events(room->sitting), rows + 1 + 3);
	assert_string_equal(sitting_row(room->sitting, rows + 1).participant, "P02");
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 4);
	assert_string_equal(sitting_notice(room->sitting), "4 ballots are in; count your pile");
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 4);
	room_free(room);
}

/* The power failed while the last slip was taken back. */
static void what_the_journal_knows_and_the_box_does_not_is_taken_out(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "P01", "care", NULL) && cast(room, "P02", "lift", NULL));
	fake_disk_copy(room->fake, "s", "before");
	assert_true(room_undo(room));
	fake_disk_put(room->fake, "s/events.csv", fake_disk_get(room->fake, "before/events.csv", NULL),
	    strlen(fake_disk_get(room->fake, "before/events.csv", NULL)));
	crash(room);
	assert_string_equal(last_row(room).event, "ballot.void");
	assert_string_equal(last_row(room).participant, "P02");
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	assert_string_equal(sitting_notice(room->sitting), "1 ballot is in; count your pile");
	assert_true(cast(room, "P02", "rest", NULL) && close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 2);
	assert_int_equal(count_text(room, opened, "lift"), 0);
	room_free(room);
}

struct search { const struct room *room; const char *folder; size_t files; };

/* What was offered stands in the script and in round.open; what was chosen stands nowhere. */
static void must_tell_nothing(void *of, const char *name)
{
	struct search *search = of;
	char *path = disk_join(search->folder, name);

	search->files++;
	assert_int_equal(count_text(search->room, path, "picks="), 0);
	assert_int_equal(count_text(search->room, path, "valid"), 0);
	if (strcmp(name, "workshop.ini") && strcmp(name, "events.csv"))
		assert_int_equal(count_text(search->room, path, "care"), 0);
	free(path);
}

/* Whatever the disk was doing when it died: also what was written beside and not renamed yet. */
static void no_file_of_a_running_round_tells_anything_even_after_a_crash(void **state)
{
	static const char *const folders[] = { "s", "s/ballots", "keys" };
	size_t files = 0;

	(void)state;
	for (size_t call = 1; call < 60; call++) {
		struct room *room = room_at_the_vote();

		fake_disk_plan(room->fake, (struct fake_plan){ .die_at = call });
		for (size_t i = 0; i < 3; i++)
			cast(room, "", "care|lift|talk", NULL);
		fake_disk_crash(room->fake, call);
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
			struct search search = { .room = room, .folder = folders[i] };

			room->disk.list(room->disk.context, folders[i], must_tell_nothing, &search);
			files += search.files;
		}
		room_free(room);
	}
	assert_true(files > 60 * 3);
}

static void a_box_without_its_key_says_so_and_can_be_given_up(void **state)
{
	struct room *room = room_at_the_vote();
	const struct exercise *ranking = script_exercise(session_script(room_session(room)), "ranking");
	struct err err = ERR_INIT;

	(void)state;
	assert_true(cast(room, "", "care", NULL));
	room->world.keys = "another/machine";
	open_again(room);
	ranking = script_exercise(session_script(room_session(room)), "ranking");
	assert_string_equal(sitting_notice(room->sitting), "the box of \"ranking\" opens only where it was sealed");
	assert_string_equal(sitting_box_trouble(room->sitting, ranking), sitting_notice(room->sitting));
	assert_false(cast(room, "", "lift", &err));
	assert_string_equal(err_text(&err), sitting_notice(room->sitting));
	assert_false(close_round(room));
	assert_true(is_there(room, box));
	room_do(room, "round.void", "ranking", NULL, NULL, "%s", "");
	assert_false(is_there(room, box));
	assert_null(sitting_box_trouble(room->sitting, ranking));
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_NOT_YET);
	assert_true(room_next(room));
	assert_int_equal(poll_round(room_poll(room, "ranking")), 2);
	assert_true(cast(room, "", "lift", NULL) && close_round(room));
	assert_true(is_there(room, "s/ballots/ranking.2.csv"));
	err_clear(&err);
	room_free(room);
}

/* Somebody may go back to it: so its box stays, and tells nothing. */
static void a_round_that_is_left_open_keeps_its_box_and_tells_nothing_but_that(void **state)
{
	struct room *room = room_at_the_vote();
	struct export_options all = EXPORT_ALL;
	struct str report = STR_INIT;

	(void)state;
	assert_true(cast(room, "P01", "care", NULL));
	room_do(room, "exercise.skip", "ranking", NULL, NULL, "text=no time");
	while (room_next(room))
		continue;
	assert_true(session_is_closed(room_session(room)));
	open_again(room);
	assert_null(sitting_read_only(room->sitting));
	assert_null(sitting_notice(room->sitting));
	assert_true(is_there(room, box));
	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
	assert_int_equal(count_text(room, "s/tables/rounds.csv", "ranking"), 0);
	assert_true(verify_session(room->sitting, &room->disk, &report));
	assert_non_null(strstr(str_text(&report), "ranking, round 1: secret and still open; what is in its box is not counted\n"));
	str_free(&report);
	room_free(room);
}

static void what_was_left_open_can_be_gone_on_with_and_closed(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "P01", "care", NULL));
	room_do(room, "exercise.skip", "ranking", NULL, NULL, "text=no time");
	while (room_next(room))
		continue;
	open_again(room);
	room_do(room, "session.reopen", NULL, NULL, NULL, "%s", "");
	room_do(room, "exercise.start", "ranking", NULL, NULL, "again=1");
	assert_ptr_equal(records_sealed(room_session(room), 0), record_of(room));
	assert_true(cast(room, "P02", "lift", NULL) && close_round(room));
	assert_null(records_sealed(room_session(room), 0));
	assert_int_equal(record_of(room)->ballot_count, 2);
	assert_false(is_there(room, box) || key_is_there(room));
	room_free(room);
}

static void secrecy_is_as_it_was_when_the_round_was_opened(void **state)
{
	struct room *room = room_at_the_vote();
	const char *now = secret_evening;
	char *changed = mem_text(now);

	(void)state;
	assert_true(cast(room, "", "care", NULL));
	memcpy(strstr(changed, "secret = yes"), "secret = no ", 12);
	fake_disk_put(room->fake, "s/workshop.ini", changed, strlen(changed));
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "s", true, NULL);
	assert_true(poll_is_secret(room_poll(room, "ranking")));
	free(changed);
	room_free(room);
}

/* --- A disk that does not obey ------------------------------------------------------- */

static void a_box_that_cannot_be_written_keeps_the_ballot_for_another_try(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "", "care", NULL));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_RENAME, .fail_at = 1, .error = 28 });
	assert_false(cast(room, "P02", "lift", NULL));
	assert_true(sitting_has_kept(room->sitting));
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	assert_int_equal(sitting_retry(room->sitting, NULL), APPEND_DONE);
	assert_string_equal(last_row(room).participant, "P02");
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 2);
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 2);
	room_free(room);
}

static void what_is_given_up_is_not_in_the_box(void **state)
{
	static const enum fake_call calls[] = { FAKE_RENAME, FAKE_SYNC_FOLDER, FAKE_WRITE, FAKE_SYNC };

	(void)state;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		for (size_t at = 1; at <= 2; at++) {
			struct room *room = room_at_the_vote();

			assert_true(cast(room, "P01", "care", NULL));
			fake_disk_plan(room->fake, (struct fake_plan){ .fail = calls[i], .fail_at = at, .error = 28 });
			if (!cast(room, "P02", "lift", NULL)) {
				sitting_give_up(room->sitting);
				crash(room);
				assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
			}
			room_free(room);
		}
}

static void a_taking_back_that_is_given_up_leaves_the_ballot_in(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "P01", "care", NULL) && cast(room, "P02", "lift", NULL));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 2, .error = 28 });
	assert_false(room_undo(room));
	assert_true(sitting_has_kept(room->sitting));
	sitting_give_up(room->sitting);
	assert_true(mend(room, 2, "rest", NULL));
	crash(room);
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 2);
	assert_true(close_round(room));
	assert_int_equal(count_text(room, opened, "rest"), 1);
	room_free(room);
}

static void a_slow_disk_is_waited_for(void **state)
{
	struct room *room = room_at_the_vote();
	struct entry entry = { .verb = "ballot.cast", .exercise = "ranking", .value = "source=paper status=valid picks=care" };
	enum verdict verdict;

	(void)state;
	fake_disk_plan(room->fake, (struct fake_plan){ .waits = 2 });
	assert_int_equal(sitting_enter(room->sitting, &entry, 1, &verdict, NULL), APPEND_WAITS);
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 0);
	while (sitting_settle(room->sitting, NULL) == APPEND_WAITS)
		continue;
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY });
	assert_true(mend(room, 1, "rest", NULL) && room_undo(room));
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 0);
	room_free(room);
}

/* Before anybody has a slip in hand. */
static void without_a_place_for_its_key_no_secret_round_is_opened(void **state)
{
	struct room *room = room_open(secret_evening);
	struct next next;
	struct err err = ERR_INIT;

	(void)state;
	fake_disk_put(room->fake, "keys", "a file where a folder was due", 29);
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_go_to(room, "ranking");
	next = session_next(room_session(room), room->arena);
	assert_false(room_try(room, &err, "round.open", "ranking", NULL, NULL, "%s", next.entry.value));
	assert_non_null(strstr(err_text(&err), "a secret round needs a place for its key: keys: "));
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_NOT_YET);
	err_clear(&err);
	room_free(room);
}

static void a_session_that_is_saved_elsewhere_takes_its_box_along(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	assert_true(cast(room, "P01", "care", NULL));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_RENAME, .fail_at = 1, .error = 28 });
	assert_false(cast(room, "P02", "lift", NULL));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY });
	assert_true(sitting_move(room->sitting, "t", NULL));
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 2);
	assert_true(cast(room, "P03", "lift", NULL));
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "t", false, NULL);
	assert_non_null(room->sitting);
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 3);
	assert_true(is_there(room, "t/ballots/ranking.1.csv"));
	assert_true(sitting_move(room->sitting, "u", NULL));
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "u", false, NULL);
	assert_null(sitting_read_only(room->sitting));
	room_free(room);
}

/* As many phones do: one writing of the box, one of the journal. */
static void many_ballots_at_once_are_all_in(void **state)
{
	enum { MANY = 5 };
	struct room *room = room_at_the_vote();
	struct entry entries[MANY];
	enum verdict verdicts[MANY];
	static const char *const codes[MANY] = { "P01", "P02", "P02", "P03", "P04" };

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		entries[i] = (struct entry){ .verb = "ballot.cast", .exercise = "ranking", .participant = codes[i], .value = "source=passed status=valid picks=care|rest" };
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY });
	assert_int_equal(sitting_enter(room->sitting, entries, MANY, verdicts, NULL), APPEND_DONE);
	assert_int_equal(verdicts[2], VERDICT_ALREADY);
	assert_int_equal(verdicts[4], VERDICT_TAKEN);
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 4);
	assert_true(close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 4);
	room_free(room);
}

/* Or the order that the close tells would not be the one in which they lie. */
static void a_round_is_not_closed_with_ballots_on_their_way(void **state)
{
	struct room *room = room_at_the_vote();
	struct entry entries[] = {
		{ .verb = "ballot.cast", .exercise = "ranking", .value = "source=paper status=valid picks=care" },
		{ .verb = "round.close", .exercise = "ranking", .value = "" },
	};
	enum verdict verdicts[2];

	(void)state;
	assert_int_equal(sitting_enter(room->sitting, entries, 2, verdicts, NULL), APPEND_DONE);
	assert_int_equal(verdicts[0], VERDICT_REFUSED);
	assert_int_equal(verdicts[1], VERDICT_REFUSED);
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 0);
	assert_true(cast(room, "", "lift", NULL) && close_round(room));
	assert_int_equal(record_of(room)->ballot_count, 1);
	assert_int_equal(count_text(room, opened, "lift"), 1);
	room_free(room);
}

/* The stick is full when the round is closed: it is closed in the folder to which the session moves. */
static void a_close_that_is_saved_elsewhere_opens_the_same_box(void **state)
{
	struct room *room = room_at_the_vote();

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_true(cast(room, "", i % 2 ? "care|lift" : "rest|talk", NULL));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 2, .error = 28 });
	assert_false(close_round(room));
	assert_true(sitting_has_kept(room->sitting));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY });
	assert_true(sitting_move(room->sitting, "t", NULL));
	assert_int_equal(poll_stage(room_poll(room, "ranking")), POLL_CLOSED);
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "t", false, NULL);
	assert_null(sitting_read_only(room->sitting));
	assert_int_equal(record_of(room)->ballot_count, 5);
	assert_false(is_there(room, "t/ballots/ranking.1.box"));
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_journal_learns_that_one_came_and_whose_but_never_what),
		cmocka_unit_test(a_round_that_is_not_secret_has_no_box),
		cmocka_unit_test(a_code_that_comes_again_changes_nothing),
		cmocka_unit_test(who_has_voted_in_secret_is_not_the_one_who_left),
		cmocka_unit_test(nobody_enters_a_sealed_ballot_past_the_box),
		cmocka_unit_test(at_the_close_the_box_is_opened_once_and_gone),
		cmocka_unit_test(the_state_is_the_fold_of_script_journal_and_opened_boxes),
		cmocka_unit_test(a_round_without_a_ballot_closes),
		cmocka_unit_test(a_source_is_kept_only_where_each_has_enough),
		cmocka_unit_test(an_opened_box_that_was_changed_is_told),
		cmocka_unit_test(tables_count_from_the_opened_box_and_verify_agrees),
		cmocka_unit_test(where_enough_of_each_are_here_slips_come_pile_by_pile),
		cmocka_unit_test(a_small_group_gets_no_pile),
		cmocka_unit_test(a_pile_that_stayed_small_is_not_told_from_the_others),
		cmocka_unit_test(only_the_last_slip_can_be_mended_until_the_next_comes),
		cmocka_unit_test(after_opening_again_nobody_knows_which_was_the_last),
		cmocka_unit_test(the_last_slip_can_be_taken_back_and_none_before_it),
		cmocka_unit_test(an_empty_box_is_removed_and_the_round_can_be_opened_anew),
		cmocka_unit_test(the_close_of_a_secret_round_cannot_be_taken_back),
		cmocka_unit_test(what_the_box_knows_and_the_journal_does_not_gets_its_events),
		cmocka_unit_test(what_the_journal_knows_and_the_box_does_not_is_taken_out),
		cmocka_unit_test(no_file_of_a_running_round_tells_anything_even_after_a_crash),
		cmocka_unit_test(a_box_without_its_key_says_so_and_can_be_given_up),
		cmocka_unit_test(a_round_that_is_left_open_keeps_its_box_and_tells_nothing_but_that),
		cmocka_unit_test(what_was_left_open_can_be_gone_on_with_and_closed),
		cmocka_unit_test(secrecy_is_as_it_was_when_the_round_was_opened),
		cmocka_unit_test(a_box_that_cannot_be_written_keeps_the_ballot_for_another_try),
		cmocka_unit_test(what_is_given_up_is_not_in_the_box),
		cmocka_unit_test(a_taking_back_that_is_given_up_leaves_the_ballot_in),
		cmocka_unit_test(a_slow_disk_is_waited_for),
		cmocka_unit_test(without_a_place_for_its_key_no_secret_round_is_opened),
		cmocka_unit_test(a_session_that_is_saved_elsewhere_takes_its_box_along),
		cmocka_unit_test(many_ballots_at_once_are_all_in),
		cmocka_unit_test(a_round_is_not_closed_with_ballots_on_their_way),
		cmocka_unit_test(a_close_that_is_saved_elsewhere_opens_the_same_box),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
