/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/items.h"
#include "model/notes.h"
#include "model/people.h"
#include "unit/session-support.h"

static void a_new_session_has_its_folder_and_its_first_event(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	assert_int_equal(sitting_events(room->sitting), 1);
	assert_string_equal(sitting_row(room->sitting, 0).event, "session.begin");
	assert_int_equal(strlen(session_key(room_session(room))), 26);
	assert_non_null(fake_disk_get(room->fake, "s/events.csv", NULL));
	assert_string_equal(fake_disk_get(room->fake, "s/workshop.ini", NULL), evening);
	room_free(room);
}

static void a_folder_that_exists_is_never_taken(void **state)
{
	struct room *room = room_new();
	struct sitting_plan plan = { .folder = "s" };
	struct err err = ERR_INIT;

	(void)state;
	fake_disk_put(room->fake, "s/letter.txt", "dear", 4);
	assert_null(sitting_begin(&room->world, room_script(evening), &plan, &err));
	assert_non_null(strstr(err_text(&err), "new folder"));
	err_clear(&err);
	room_free(room);
}

/* True once the whole of it is through before the disk fails. */
static bool begin_over_a_fault(size_t call)
{
	struct room *room = room_new();
	struct sitting_plan plan = { .folder = "s" };
	bool whole;

	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY, .fail_at = call, .error = 28 });
	room->sitting = sitting_begin(&room->world, room_script(evening), &plan, NULL);
	if (room->sitting) {
		whole = fake_disk_calls(room->fake, FAKE_ANY) < call;
		room_free(room);
		return whole;
	}
	fake_disk_plan(room->fake, (struct fake_plan){ .fail_at = 0 });
	room->sitting = sitting_begin(&room->world, room_script(evening), &plan, NULL);
	assert_non_null(room->sitting);
	room_free(room);
	return false;
}

static void a_session_that_could_not_begin_leaves_its_name_free(void **state)
{
	(void)state;
	for (size_t call = 1; !begin_over_a_fault(call); call++)
		continue;
}

static void a_session_is_named_by_day_workshop_and_key(void **state)
{
	struct room *room = room_new();
	struct sitting_plan plan = { .parent = "talka" };

	(void)state;
	room->sitting = sitting_begin(&room->world, room_script(evening), &plan, NULL);
	assert_non_null(room->sitting);
	assert_true(str_begins(sitting_folder(room->sitting), "talka/2026-11-23-evening-"));
	assert_int_equal(strlen(sitting_folder(room->sitting)), strlen("talka/2026-11-23-evening-k7qf"));
	room_free(room);
}

static void twelve_people_get_the_codes_P01_to_P12(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=12");
	assert_int_equal(people_present(room_session(room)), 12);
	assert_string_equal(people_get(room_session(room), 11)->code, "P12");
	assert_int_equal(people_find(room_session(room), "p7"), 6);
	assert_int_equal(people_find(room_session(room), "13"), SIZE_MAX);
	room_free(room);
}

static void one_person_is_one_however_the_code_is_written(void **state)
{
	static const char *const written[] = { "7", "p7", "P7", "P07", "p007" };
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=12");
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		room_do(room, "people.leave", NULL, written[i], NULL, "%s", "");
		assert_string_equal(sitting_row(room->sitting, sitting_events(room->sitting) - 1).participant, "P07");
		assert_false(people_get(room_session(room), 6)->present);
		room_do(room, "people.back", NULL, written[i], NULL, "%s", "");
	}
	assert_int_equal(people_count(room_session(room)), 12);
	assert_false(room_try(room, NULL, "people.leave", NULL, "13", NULL, "%s", ""));
	room_free(room);
}

/* Also in one batch, as phones send them. */
static void one_person_has_one_ballot_however_the_code_is_written(void **state)
{
	static const char *const written[] = { "p7", "7", "P07", "P7" };
	enum { COUNT = sizeof written / sizeof *written };
	struct room *room = room_open(evening);
	struct entry entries[COUNT];
	enum verdict verdicts[COUNT];
	struct err err = ERR_INIT;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=12");
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	for (size_t i = 0; i < COUNT; i++)
		entries[i] = (struct entry){ .verb = "ballot.cast", .exercise = "ranking", .round = 1, .participant = written[i],
			.value = "source=paper status=valid picks=needs-1" };
	assert_int_equal(sitting_enter(room->sitting, entries, COUNT, verdicts, &err), APPEND_DONE);
	assert_int_equal(verdicts[0], VERDICT_TAKEN);
	for (size_t i = 1; i < COUNT; i++)
		assert_int_equal(verdicts[i], VERDICT_ALREADY);
	err_clear(&err);
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(sitting_enter(room->sitting, &entries[i], 1, &verdicts[i], NULL), APPEND_DONE);
		assert_int_not_equal(verdicts[i], VERDICT_TAKEN);
	}
	assert_int_equal(poll_ballots_in(room_poll(room, "ranking")), 1);
	room_free(room);
}

static void who_left_can_come_back_and_is_counted_once(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_do(room, "people.leave", NULL, "P02", NULL, "%s", "");
	assert_int_equal(people_present(room_session(room)), 2);
	assert_false(room_try(room, NULL, "people.leave", NULL, "P02", NULL, "%s", ""));
	room_do(room, "people.back", NULL, "P02", NULL, "%s", "");
	assert_int_equal(people_present(room_session(room)), 3);
	assert_int_equal(people_most(room_session(room)), 3);
	room_free(room);
}

static void only_participants_count_as_present(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=2");
	room_do(room, "people.add", NULL, NULL, NULL, "count=1 kind=interpreter");
	room_do(room, "people.kind", NULL, "P01", NULL, "kind=staff");
	assert_int_equal(people_present(room_session(room)), 1);
	assert_false(room_try(room, NULL, "people.kind", NULL, "P01", NULL, "kind=king"));
	room_free(room);
}

static void an_attribute_takes_only_the_answers_of_the_workshop(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=2");
	room_do(room, "people.attribute", NULL, "P01", NULL, "name=place text=village");
	assert_string_equal(notes_attribute(room_session(room), 0, 0), "village");
	assert_false(room_try(room, NULL, "people.attribute", NULL, "P01", NULL, "name=place text=moon"));
	assert_false(room_try(room, NULL, "people.attribute", NULL, "P01", NULL, "name=age text=9"));
	room_do(room, "people.headcount", NULL, NULL, NULL, "name=place choice=2 count=5");
	assert_int_equal(notes_headcount(room_session(room), 0, 1), 5);
	assert_int_equal(notes_headcount(room_session(room), 0, 0), -1);
	room_free(room);
}

static void undo_takes_back_any_number_of_steps_and_redo_does_them_again(void **state)
{
	struct room *room = room_open(evening);
	const char *before, *after;

	(void)state;
	room_go_to(room, "needs");
	before = room_all(room, room_session(room));
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_do(room, "item.again", "needs", NULL, "needs-1", "%s", "");
	after = room_all(room, room_session(room));
	assert_true(room_undo(room));
	assert_true(room_undo(room));
	assert_string_equal(room_all(room, room_session(room)), before);
	assert_true(room_redo(room));
	assert_true(room_redo(room));
	assert_string_equal(room_all(room, room_session(room)), after);
	assert_false(room_redo(room));
	room_free(room);
}

static void a_new_step_ends_what_could_be_done_again(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	assert_true(room_undo(room));
	room_do(room, "people.add", NULL, NULL, NULL, "count=4");
	assert_false(room_redo(room));
	assert_int_equal(people_present(room_session(room)), 4);
	room_free(room);
}

static void the_beginning_is_never_taken_back(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	assert_false(room_undo(room));
	assert_false(room_try(room, NULL, "undo", NULL, NULL, NULL, "seq=1"));
	room_free(room);
}

static void only_the_last_step_can_be_undone_by_name(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_do(room, "people.leave", NULL, "P01", NULL, "%s", "");
	assert_false(room_try(room, NULL, "undo", NULL, NULL, NULL, "seq=2"));
	assert_true(room_try(room, NULL, "undo", NULL, NULL, NULL, "seq=3"));
	room_free(room);
}

static void an_unknown_event_or_exercise_is_refused_and_not_written(void **state)
{
	struct room *room = room_open(evening);
	size_t before = sitting_events(room->sitting);
	struct err err = ERR_INIT;

	(void)state;
	assert_false(room_try(room, &err, "item.fly", "needs", NULL, NULL, "%s", ""));
	assert_non_null(strstr(err_text(&err), "item.fly"));
	assert_false(room_try(room, NULL, "exercise.start", "nowhere", NULL, NULL, "%s", ""));
	assert_int_equal(sitting_events(room->sitting), before);
	err_clear(&err);
	room_free(room);
}

static void a_batch_gets_a_verdict_each_and_one_sync(void **state)
{
	struct room *room = room_open(evening);
	struct entry entries[] = {
		{ .verb = "people.leave", .participant = "P01" }, { .verb = "people.leave", .participant = "P01" },
		{ .verb = "people.leave", .participant = "P99" }, { .verb = "people.leave", .participant = "P02" }
	};
	enum verdict verdicts[4];

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_ANY });
	assert_int_equal(sitting_enter(room->sitting, entries, 4, verdicts, NULL), APPEND_DONE);
	assert_int_equal(verdicts[0], VERDICT_TAKEN);
	assert_int_equal(verdicts[1], VERDICT_ALREADY);
	assert_int_equal(verdicts[2], VERDICT_REFUSED);
	assert_int_equal(verdicts[3], VERDICT_TAKEN);
	assert_int_equal(fake_disk_calls(room->fake, FAKE_SYNC), 1);
	assert_int_equal(people_present(room_session(room)), 1);
	room_free(room);
}

static void a_slow_disk_is_waited_for_before_anything_is_seen(void **state)
{
	struct room *room = room_open(evening);
	struct entry entry = { .verb = "people.add", .value = "count=3" };
	enum verdict verdict;

	(void)state;
	fake_disk_plan(room->fake, (struct fake_plan){ .waits = 2 });
	assert_int_equal(sitting_enter(room->sitting, &entry, 1, &verdict, NULL), APPEND_WAITS);
	assert_true(sitting_waits(room->sitting));
	assert_int_equal(people_present(room_session(room)), 0);
	assert_false(room_try(room, NULL, "people.add", NULL, NULL, NULL, "count=1"));
	while (sitting_settle(room->sitting, NULL) == APPEND_WAITS)
		assert_int_equal(people_present(room_session(room)), 0);
	assert_int_equal(people_present(room_session(room)), 3);
	room_free(room);
}

static void a_full_disk_keeps_the_step_until_there_is_room(void **state)
{
	struct room *room = room_open(evening);
	struct err err = ERR_INIT;

	(void)state;
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 1, .error = 28 });
	assert_false(room_try(room, &err, "people.add", NULL, NULL, NULL, "count=3"));
	assert_non_null(strstr(err_text(&err), "full"));
	assert_true(sitting_has_kept(room->sitting));
	assert_int_equal(people_present(room_session(room)), 0);
	assert_int_equal(sitting_retry(room->sitting, NULL), APPEND_DONE);
	assert_int_equal(people_present(room_session(room)), 3);
	err_clear(&err);
	room_free(room);
}

static void after_a_failed_sync_the_session_goes_on_in_another_place(void **state)
{
	struct room *room = room_open(evening);
	const char *all;

	(void)state;
	room_go_to(room, "needs");
	fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_SYNC, .fail_at = 1, .error = 5 });
	assert_false(room_try(room, NULL, "item.add", "needs", NULL, "needs-1", "text=A lift"));
	assert_true(sitting_has_kept(room->sitting));
	assert_true(sitting_move(room->sitting, "elsewhere/s", NULL));
	assert_int_equal(items_find(room_session(room), "needs-1")->mentions, 1);
	room_do(room, "timer.pause", "needs", NULL, NULL, "%s", "");
	all = room_all(room, room_session(room));
	sitting_close(room->sitting);
	room->sitting = sitting_resume(&room->world, "elsewhere/s", false, NULL);
	assert_non_null(room->sitting);
	assert_string_equal(room_all(room, room_session(room)), all);
	room_free(room);
}

static void a_row_that_could_not_be_read_back_is_refused_and_nothing_waits(void **state)
{
	struct room *room = room_open(evening);
	struct err err = ERR_INIT;

	(void)state;
	room_go_to(room, "needs");
	assert_false(room_try(room, &err, "item.add", "needs", NULL, "a,b", "text=A lift"));
	assert_true(err_is_set(&err));
	assert_false(sitting_has_kept(room->sitting));
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	err_clear(&err);
	room_free(room);
}

static void a_second_opener_may_only_look(void **state)
{
	struct room *room = room_open(evening);
	struct sitting *second = sitting_resume(&room->world, "s", false, NULL);
	struct entry entry = { .verb = "people.add", .value = "count=3" };
	struct err err = ERR_INIT;
	enum verdict verdict;

	(void)state;
	assert_non_null(second);
	assert_non_null(strstr(sitting_read_only(second), "a test by somebody since"));
	sitting_enter(second, &entry, 1, &verdict, &err);
	assert_int_equal(verdict, VERDICT_REFUSED);
	assert_true(err_is_set(&err));
	err_clear(&err);
	sitting_close(second);
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_free(room);
}

static void an_event_of_a_newer_talka_opens_the_session_to_look_at_only(void **state)
{
	struct room *room = room_open(evening);
	struct journal *journal;
	struct journal_row row = { .run = 1, .ms = 5, .time = "2026-11-23T17:30:00Z", .event = "future.thing", .exercise = "",
		.participant = "", .item = "", .value = "" };

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	sitting_close(room->sitting);
	journal = journal_open(&room->disk, "s", false, NULL);
	assert_int_equal(journal_append(journal, &row, 1, NULL), APPEND_DONE);
	journal_close(journal);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(strstr(sitting_read_only(room->sitting), "newer talka"));
	assert_int_equal(people_present(room_session(room)), 3);
	room_free(room);
}

static void a_workshop_that_was_edited_in_the_folder_is_told(void **state)
{
	struct room *room = room_open(evening);
	struct str other = STR_INIT;

	(void)state;
	sitting_close(room->sitting);
	str_add(&other, evening);
	str_add(&other, "more = \"Something more\"\n");
	fake_disk_put(room->fake, "s/workshop.ini", str_text(&other), other.length);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(strstr(sitting_read_only(room->sitting), "workshop.ini"));
	str_free(&other);
	room_free(room);
}

static void a_resumed_session_is_the_same_and_its_timer_stands(void **state)
{
	struct room *room = room_open(evening);
	struct timer timer;
	const char *all;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_go_to(room, "needs");
	clock_virtual_pass(&room->time, 60000);
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	sitting_close(room->sitting);
	clock_virtual_pass(&room->time, 3600000);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	all = room_all(room, room_session(room));
	assert_non_null(strstr(all, "A. A lift"));
	timer = agenda_timer(room_session(room), sitting_now_ms(room->sitting));
	assert_false(timer.running);
	assert_int_equal(timer.left_seconds, 600 - 61);
	assert_int_equal(session_run(room_session(room)), 2);
	room_free(room);
}

static void a_jump_of_the_wall_clock_is_written_down(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	room->time.utc += 3600;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	assert_string_equal(sitting_row(room->sitting, 1).event, "clock.jump");
	assert_string_equal(sitting_row(room->sitting, 1).value, "seconds=3600");
	assert_true(room_undo(room));
	assert_int_equal(people_present(room_session(room)), 0);
	room_free(room);
}

static void the_lock_file_goes_when_the_session_is_closed(void **state)
{
	struct room *room = room_open(evening);

	(void)state;
	assert_non_null(fake_disk_get(room->fake, "s/session.lock", NULL));
	sitting_close(room->sitting);
	room->sitting = NULL;
	assert_null(fake_disk_get(room->fake, "s/session.lock", NULL));
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_session_has_its_folder_and_its_first_event),
		cmocka_unit_test(a_folder_that_exists_is_never_taken),
		cmocka_unit_test(a_session_that_could_not_begin_leaves_its_name_free),
		cmocka_unit_test(a_session_is_named_by_day_workshop_and_key),
		cmocka_unit_test(twelve_people_get_the_codes_P01_to_P12),
		cmocka_unit_test(one_person_is_one_however_the_code_is_written),
		cmocka_unit_test(one_person_has_one_ballot_however_the_code_is_written),
		cmocka_unit_test(who_left_can_come_back_and_is_counted_once),
		cmocka_unit_test(only_participants_count_as_present),
		cmocka_unit_test(an_attribute_takes_only_the_answers_of_the_workshop),
		cmocka_unit_test(undo_takes_back_any_number_of_steps_and_redo_does_them_again),
		cmocka_unit_test(a_new_step_ends_what_could_be_done_again),
		cmocka_unit_test(the_beginning_is_never_taken_back),
		cmocka_unit_test(only_the_last_step_can_be_undone_by_name),
		cmocka_unit_test(an_unknown_event_or_exercise_is_refused_and_not_written),
		cmocka_unit_test(a_batch_gets_a_verdict_each_and_one_sync),
		cmocka_unit_test(a_slow_disk_is_waited_for_before_anything_is_seen),
		cmocka_unit_test(a_full_disk_keeps_the_step_until_there_is_room),
		cmocka_unit_test(after_a_failed_sync_the_session_goes_on_in_another_place),
		cmocka_unit_test(a_row_that_could_not_be_read_back_is_refused_and_nothing_waits),
		cmocka_unit_test(a_second_opener_may_only_look),
		cmocka_unit_test(an_event_of_a_newer_talka_opens_the_session_to_look_at_only),
		cmocka_unit_test(a_workshop_that_was_edited_in_the_folder_is_told),
		cmocka_unit_test(a_resumed_session_is_the_same_and_its_timer_stands),
		cmocka_unit_test(a_jump_of_the_wall_clock_is_written_down),
		cmocka_unit_test(the_lock_file_goes_when_the_session_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
