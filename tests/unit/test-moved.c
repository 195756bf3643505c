/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdlib.h>

#include "model/people.h"
#include "unit/desk-support.h"
#include "unit/removal-support.h"
#include "unit/secret-support.h"

/* A session that was saved to another place: what is removed later goes out of the folder before, too. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = moved\ntitle = Help\n[participants]\naloud = yes\n"
    "[exercise.needs]\ntype = collect\nmethod = open\nitems = known\n"
    "[list.known]\nhelper = A helper for Zenobia\nlift = A lift\n";
static const struct removal_order zenobia = { .words = "zenobia" };

static void move_to(struct room *room, const char *folder)
{
	struct err err = ERR_INIT;

	if (!sitting_move(room->sitting, folder, &err))
		fail_msg("%s", err_text(&err));
}

/* Words in the script, in an item, in tables, before the disk failed in "s" and the session went on in "t". */
static struct room *moved_evening(void)
{
	struct room *room = room_open(workshop);

	room_do(room, "people.add", NULL, NULL, NULL, "count=9");
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=Zenobia needs a cook");
	write_tables(room);
	fake_disk_put(room->fake, "s/events.torn", "Zenobia dr", 10);
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_SYNC, .fail_at = 1, .error = 5 });
	assert_false(room_try(room, NULL, "item.add", "needs", NULL, "needs-2", "text=A choir with P07"));
	fake_disk_plan(room->fake, (struct fake_plan){ .fail_at = 0 });
	move_to(room, "t");
	room_do(room, "note.add", "needs", NULL, NULL, "text=Zenobia was glad");
	return room;
}

static void open_in(struct room *room, const char *folder)
{
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, folder, false, NULL);
	assert_non_null(room->sitting);
}

/* What stands in the folder before is a session still, and a whole one. */
static void folder_is_whole(struct room *room, const char *folder)
{
	open_in(room, folder);
	assert_true(!sitting_read_only(room->sitting) || strstr(sitting_read_only(room->sitting), "open that one; if it is lost"));
	verify_is_content(room);
}

static void a_move_is_told_with_the_folder_before(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	assert_string_equal(sitting_row(room->sitting, sitting_events(room->sitting) - 2).event, "session.moved");
	assert_string_equal(sitting_left(room->sitting, 0), "s");
	assert_null(sitting_left(room->sitting, 1));
	assert_non_null(items_find(room_session(room), "needs-2"));
	open_in(room, "t");
	assert_string_equal(sitting_left(room->sitting, 0), "s");
	verify_is_content(room);
	room_free(room);
}

static void the_lock_goes_with_the_session(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	assert_null(fake_disk_get(room->fake, "s/session.lock", NULL));
	assert_non_null(fake_disk_get(room->fake, "t/session.lock", NULL));
	room_free(room);
}

/* True once the disk lives through the whole of it. */
static bool move_over_a_fault(size_t call)
{
	struct room *room = room_open(secret_evening);
	size_t events;
	bool moved;

	room_do(room, "people.add", NULL, NULL, NULL, "count=9");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	for (size_t i = 0; i < 3; i++)
		room_do(room, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=care|lift|talk");
	events = sitting_events(room->sitting);
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY, .fail_at = call, .error = 28 });
	moved = sitting_move(room->sitting, "t", NULL);
	if (moved && fake_disk_calls(room->fake, FAKE_ANY) < call) {
		room_free(room);
		return true;
	}
	fake_disk_plan(room->fake, (struct fake_plan){ .fail_at = 0 });
	if (!moved) {
		assert_string_equal(sitting_folder(room->sitting), "s");
		move_to(room, "t");
	}
	assert_string_equal(sitting_folder(room->sitting), "t");
	assert_int_equal(sitting_events(room->sitting), events + 1);
	room_do(room, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=care|lift|talk");
	open_in(room, "t");
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 4);
	room_free(room);
	return false;
}

static void a_move_that_fails_leaves_the_name_free_for_another_try(void **state)
{
	(void)state;
	for (size_t call = 1; !move_over_a_fault(call); call++)
		continue;
}

/* Whatever fails: what stood there before stands there afterwards. */
static void a_folder_that_was_there_is_never_taken_away(void **state)
{
	(void)state;
	for (size_t call = 0; call < 12; call++) {
		struct room *room = room_open(workshop);

		fake_disk_put(room->fake, "t/letter.txt", "dear", 4);
		fake_disk_put(room->fake, "t/ballots/letter.txt", "dear", 4);
		fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY, .fail_at = call, .error = 5 });
		assert_false(sitting_move(room->sitting, "t", NULL));
		assert_non_null(fake_disk_get(room->fake, "t/letter.txt", NULL));
		assert_non_null(fake_disk_get(room->fake, "t/ballots/letter.txt", NULL));
		room_free(room);
	}
}

/* The start page offers both; who takes the wrong one would tell the evening twice. */
static void the_folder_before_says_where_the_session_went(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	open_in(room, "s");
	assert_string_equal(sitting_read_only(room->sitting), "this session went on in t: open that one; if it is lost, delete moved.txt here");
	assert_int_equal(room->disk.remove(room->disk.context, "s/moved.txt"), 0);
	open_in(room, "s");
	assert_null(sitting_read_only(room->sitting));
	room_free(room);
}

/* It is why most sessions move: not a byte is left where it was. */
static void a_full_disk_has_room_for_the_note(void **state)
{
	struct room *room = room_open(workshop);
	size_t bytes = 0;

	(void)state;
	assert_non_null(fake_disk_get(room->fake, "s/session.lock", NULL));
	do
		fake_disk_plan(room->fake, (struct fake_plan){ .room = ++bytes });
	while (!sitting_move(room->sitting, "t", NULL));
	assert_non_null(fake_disk_get(room->fake, "s/moved.txt", NULL));
	assert_null(fake_disk_get(room->fake, "s/session.lock", NULL));
	room_free(room);
}

static void a_stick_that_comes_back_is_told_later(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	room->disk.remove(room->disk.context, "s/moved.txt");
	open_in(room, "t");
	assert_non_null(fake_disk_get(room->fake, "s/moved.txt", NULL));
	/* Who went on there all the same is let alone. */
	room->disk.remove(room->disk.context, "s/moved.txt");
	open_in(room, "s");
	open_in(room, "t");
	assert_null(fake_disk_get(room->fake, "s/moved.txt", NULL));
	room_free(room);
}

static void words_go_out_of_the_folder_before_too(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	take_out(room, &zenobia);
	assert_null(sitting_remains(room->sitting));
	nothing_has(room, "Zenobia");
	folder_is_whole(room, "t");
	folder_is_whole(room, "s");
	room_free(room);
}

static void a_person_goes_out_of_the_folder_before_too(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	room_do(room, "people.leave", NULL, "P07", NULL, "%s", "");
	take_out(room, &(struct removal_order){ .person = "P07" });
	assert_null(sitting_remains(room->sitting));
	nothing_has(room, "P07");
	folder_is_whole(room, "t");
	folder_is_whole(room, "s");
	assert_string_equal(people_get(room_session(room), 6)->code, "E1");
	room_free(room);
}

static void it_goes_out_of_every_folder_before(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	move_to(room, "u");
	take_out(room, &zenobia);
	take_out(room, &(struct removal_order){ .person = "P07" });
	assert_null(sitting_remains(room->sitting));
	nothing_has(room, "Zenobia");
	nothing_has(room, "P07");
	folder_is_whole(room, "u");
	folder_is_whole(room, "t");
	room_free(room);
}

static void pull(struct room *room, const char *folder)
{
	fake_disk_plan(room->fake, (struct fake_plan){ .pulled = folder });
}

static void a_folder_that_cannot_be_reached_is_named_and_follows_later(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	pull(room, "s");
	take_out(room, &zenobia);
	assert_non_null(strstr(sitting_remains(room->sitting), "s: this session was there before, and what was removed may still be in it. It is not there now."));
	assert_non_null(strstr(sitting_remains(room->sitting), "delete that folder."));
	open_in(room, "t");
	assert_null(sitting_remains(room->sitting));
	assert_non_null(grep(room, "Zenobia"));
	pull(room, NULL);
	open_in(room, "t");
	assert_null(sitting_remains(room->sitting));
	nothing_has(room, "Zenobia");
	folder_is_whole(room, "s");
	room_free(room);
}

/* The n-th write fails: is it one there, so that only the folder before keeps the words? */
static bool is_told_of_a_full_disk(size_t n)
{
	struct room *room = moved_evening();
	bool told;

	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = n, .error = 28 });
	told = sitting_remove(room->sitting, &zenobia, NULL) && sitting_remains(room->sitting)
	    && strstr(sitting_remains(room->sitting), "the disk is full; make room, or choose another place. Then open this session once more.");
	fake_disk_plan(room->fake, (struct fake_plan){ .fail_at = 0 });
	if (told) {
		open_in(room, "t");
		assert_null(sitting_remains(room->sitting));
		nothing_has(room, "Zenobia");
	}
	room_free(room);
	return told;
}

static void a_disk_that_is_full_there_is_told_and_it_follows_later(void **state)
{
	size_t told = 0;

	(void)state;
	for (size_t n = 1; n < 12; n++)
		told += is_told_of_a_full_disk(n);
	assert_true(told > 1);
}

static void where_somebody_went_on_before_nothing_is_changed(void **state)
{
	struct room *room = moved_evening();
	struct sitting *ours = room->sitting;
	size_t size;
	char *before;

	(void)state;
	room->disk.remove(room->disk.context, "s/moved.txt");
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	room_do(room, "people.add", NULL, NULL, NULL, "count=1");
	sitting_close(room->sitting);
	room->sitting = ours;
	before = mem_text(fake_disk_get(room->fake, "s/events.csv", &size));
	take_out(room, &zenobia);
	assert_non_null(strstr(sitting_remains(room->sitting), "Somebody went on there, too"));
	assert_string_equal(fake_disk_get(room->fake, "s/events.csv", &size), before);
	free(before);
	room_free(room);
}

static void must_remain(struct room *room, const char *why)
{
	take_out(room, &zenobia);
	if (!sitting_remains(room->sitting) || !strstr(sitting_remains(room->sitting), why))
		fail_msg("\"%s\" is not told: %s", why, sitting_remains(room->sitting));
	room_free(room);
}

static void a_folder_before_that_is_open_elsewhere_is_told(void **state)
{
	struct room *room = moved_evening();
	struct journal *other = journal_open(&room->disk, "s", false, NULL);

	(void)state;
	assert_non_null(other);
	take_out(room, &zenobia);
	assert_non_null(strstr(sitting_remains(room->sitting), "Another talka has it open."));
	journal_close(other);
	room_free(room);
}

static void a_damaged_folder_before_is_told(void **state)
{
	struct room *room = moved_evening();
	const char *journal;
	char *damaged;
	size_t size;

	(void)state;
	journal = fake_disk_get(room->fake, "s/events.csv", &size);
	damaged = mem_text(journal);
	*strstr(damaged, "people.add") = 'P';
	fake_disk_put(room->fake, "s/events.csv", damaged, size);
	free(damaged);
	must_remain(room, "Its journal is damaged, talka cannot change it.");
}

static void another_workshop_since_is_told(void **state)
{
	struct room *room = moved_evening();
	struct str text = STR_INIT;

	(void)state;
	sitting_close(room->sitting);
	str_add(&text, fake_disk_get(room->fake, "t/workshop.ini", NULL));
	str_add(&text, "van = A van\n");
	fake_disk_put(room->fake, "t/workshop.ini", str_text(&text), text.length);
	str_free(&text);
	room->sitting = sitting_resume(&room->world, "t", false, NULL);
	assert_true(sitting_script_changed(room->sitting));
	assert_true(sitting_take_script(room->sitting, NULL));
	must_remain(room, "The workshop was changed since, talka cannot change that copy.");
}

static void another_session_of_that_name_is_let_alone(void **state)
{
	struct room *room = moved_evening();
	struct sitting *other;

	(void)state;
	other = sitting_begin(&room->world, room_script(workshop), &(struct sitting_plan){ .folder = "x" }, NULL);
	assert_non_null(other);
	sitting_close(other);
	fake_disk_copy(room->fake, "x", "s");
	take_out(room, &zenobia);
	assert_null(sitting_remains(room->sitting));
	assert_non_null(strstr(fake_disk_get(room->fake, "s/workshop.ini", NULL), "Zenobia"));
	room_free(room);
}

/* Somebody threw the old folder away, and gave its name to the new one. */
static void the_folder_of_now_is_not_taken_for_the_one_before(void **state)
{
	struct room *room = moved_evening();

	(void)state;
	sitting_close(room->sitting);
	fake_disk_copy(room->fake, "t", "s");
	room->disk.remove(room->disk.context, "s/moved.txt");
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	take_out(room, &zenobia);
	assert_null(sitting_remains(room->sitting));
	verify_is_content(room);
	room_free(room);
}

/* True once the disk lives through the whole of it. */
static bool remove_on_a_dying_disk(size_t call, uint64_t seed)
{
	struct room *room = moved_evening();
	bool removed, gone;

	fake_disk_plan(room->fake, (struct fake_plan){ .die_at = call });
	removed = sitting_remove(room->sitting, &zenobia, NULL) && fake_disk_calls(room->fake, FAKE_ANY) < call;
	sitting_close(room->sitting);
	fake_disk_crash(room->fake, seed);
	room->sitting = sitting_resume(&room->world, "t", false, NULL);
	assert_non_null(room->sitting);
	assert_null(sitting_read_only(room->sitting));
	gone = items_find(room_session(room), "needs-1")->state == ITEM_DROPPED;
	assert_true(gone || !removed);
	if (!gone)
		take_out(room, &zenobia);
	assert_null(sitting_remains(room->sitting));
	nothing_has(room, "Zenobia");
	folder_is_whole(room, "t");
	folder_is_whole(room, "s");
	room_free(room);
	return removed;
}

static void a_disk_that_dies_at_any_call_leaves_nothing_in_either_folder(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 3; seed++)
		for (size_t call = 1; !remove_on_a_dying_disk(call, seed); call++)
			continue;
}

/* --- by keys ------------------------------------------------------------------------------- */

static void the_question_names_the_folder_and_what_is_left_is_told(void **state)
{
	struct room *room = moved_evening();
	struct desk_room *desk;

	(void)state;
	desk = desk_over(room);
	desk_type(desk, "X \"zenobia\" Enter");
	assert_true(desk_shows(desk, "Also in s, where this session was"));
	pull(room, "s");
	desk_type(desk, "y");
	assert_true(desk_shows(desk, "One thing is left for you to do"));
	assert_true(desk_shows(desk, "delete that folder."));
	assert_true(desk_shows(desk, "removed for good"));
	desk_draws_at_every_size(desk);
	desk_type(desk, "Enter");
	assert_false(desk_shows(desk, "One thing is left for you to do"));
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_move_is_told_with_the_folder_before),
		cmocka_unit_test(the_lock_goes_with_the_session),
		cmocka_unit_test(a_move_that_fails_leaves_the_name_free_for_another_try),
		cmocka_unit_test(a_folder_that_was_there_is_never_taken_away),
		cmocka_unit_test(the_folder_before_says_where_the_session_went),
		cmocka_unit_test(a_full_disk_has_room_for_the_note),
		cmocka_unit_test(a_stick_that_comes_back_is_told_later),
		cmocka_unit_test(words_go_out_of_the_folder_before_too),
		cmocka_unit_test(a_person_goes_out_of_the_folder_before_too),
		cmocka_unit_test(it_goes_out_of_every_folder_before),
		cmocka_unit_test(a_folder_that_cannot_be_reached_is_named_and_follows_later),
		cmocka_unit_test(a_disk_that_is_full_there_is_told_and_it_follows_later),
		cmocka_unit_test(where_somebody_went_on_before_nothing_is_changed),
		cmocka_unit_test(a_folder_before_that_is_open_elsewhere_is_told),
		cmocka_unit_test(a_damaged_folder_before_is_told),
		cmocka_unit_test(another_workshop_since_is_told),
		cmocka_unit_test(another_session_of_that_name_is_let_alone),
		cmocka_unit_test(the_folder_of_now_is_not_taken_for_the_one_before),
		cmocka_unit_test(a_disk_that_dies_at_any_call_leaves_nothing_in_either_folder),
		cmocka_unit_test(the_question_names_the_folder_and_what_is_left_is_told),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
