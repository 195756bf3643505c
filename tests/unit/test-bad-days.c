/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "model/items.h"
#include "model/people.h"
#include "play/stage.h"

/*
 * Bad days: each ends in words and loses nothing.
 */
static const char workshop[] =
    "[workshop]\nformat = 1\nid = bad\ntitle = \"A bad day\"\n"
    "[exercise.needs]\ntype = collect\nminutes = 10\ntitle = \"Needs\"\nitems = known\n"
    "[exercise.ranking]\ntype = rank\nminutes = 10\ntitle = \"What matters\"\nitems = needs\nchoose = 2\ncut = 1\n"
    "[exercise.end]\ntype = round\n"
    "[list.known]\ncare = \"Somebody for the children\"\nlift = \"A lift\"\n";

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS };

static const int64_t year = 365 * 86400;

static int open_stage(void **state)
{
	struct stage *stage = calloc(1, sizeof *stage);

	stage_open(stage, workshop, false);
	*state = stage;
	return 0;
}

static int close_stage(void **state)
{
	stage_close(*state);
	free(*state);
	return 0;
}

static void must_show(const struct stage *stage, const char *words)
{
	char *screen = stage_screen(stage, 24, 80);

	if (!strstr(screen, words))
		print_message("\"%s\" is missing in\n%s\n", words, screen);
	assert_non_null(strstr(screen, words));
	free(screen);
}

static const struct session *session(const struct stage *stage)
{
	return room_session(stage->room);
}

/* The n-th row of the journal from its end. */
static struct journal_row row_from_end(const struct stage *stage, size_t n)
{
	return sitting_row(stage->room->sitting, sitting_events(stage->room->sitting) - n);
}

static size_t rows_of(const struct stage *stage, const char *event)
{
	size_t count = 0;

	for (size_t i = 0; i < sitting_events(stage->room->sitting); i++)
		count += str_same(sitting_row(stage->room->sitting, i).event, event);
	return count;
}

/* Twelve are here, a round is open, four slips are in. */
static void vote(struct stage *stage)
{
	stage_keys(stage, "Enter w +*12 Esc Enter*4");
	stage_keys(stage, "A B Enter B A Enter A Enter B Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 4);
}

static size_t in(const struct stage *stage)
{
	return poll_ballots_in(room_poll(stage->room, "ranking"));
}

/* The same in a secret round. */
static void vote_in_secret(struct stage *stage)
{
	static const char plain[] = "choose = 2\n";
	const char *at = strstr(workshop, plain);
	struct str secret = STR_INIT;

	str_add_slice(&secret, workshop, (size_t)(at - workshop));
	str_add(&secret, "secret = yes\n");
	str_add(&secret, at);
	stage_close(stage);
	stage_open(stage, str_text(&secret), false);
	str_free(&secret);
	vote(stage);
}

/* --- Somebody leaves in the middle of a round */

/* The slip may lie on the pile already: whoever was here when the round was open may vote, and 12 are waited for. */
static void who_leaves_in_the_middle_of_a_round_takes_nothing_along(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage_keys(stage, "A Esc w - Esc");
	must_show(stage, "4 of 12 slips in");
	must_show(stage, "Slip 5  ●");
	assert_int_equal(people_present(session(stage)), 11);
	stage_keys(stage, "Enter B Enter");
	for (size_t i = 0; i < 6; i++)
		stage_keys(stage, "A B Enter");
	assert_int_equal(in(stage), 11);
	stage_keys(stage, "Esc c");
	assert_int_equal(poll_stage(room_poll(stage->room, "ranking")), POLL_CLOSED);
	stage_keys(stage, "u Enter A B Enter");
	assert_int_equal(in(stage), 12);
	assert_true(stage_folds_the_same(stage));
}

static void who_leaves_a_secret_round_takes_nothing_along(void **state)
{
	struct stage *stage = *state;

	vote_in_secret(stage);
	stage_keys(stage, "Esc w - Esc");
	must_show(stage, "4 of 12 slips in");
	stage_open_again(stage);
	stage_keys(stage, "Enter");
	must_show(stage, "4 are in: count your pile of typed slips, and go on behind them.");
	assert_int_equal(people_present(session(stage)), 11);
	for (size_t i = 0; i < 7; i++)
		stage_keys(stage, "A B Enter");
	stage_keys(stage, "Esc c y");
	assert_int_equal(poll_stage(room_poll(stage->room, "ranking")), POLL_CLOSED);
	assert_int_equal(in(stage), 11);
}

/* --- Two slips are typed twice */

static void fill_up(struct stage *stage)
{
	while (in(stage) < 12)
		stage_keys(stage, "A Enter");
}

static void slips_that_are_typed_twice_are_asked_about_and_taken_out(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage_keys(stage, "A B Enter B A Enter");
	fill_up(stage);
	stage_keys(stage, "B Enter");
	must_show(stage, "That would be 13 slips from 12 people. Did one more come in?");
	stage_keys(stage, "3 Enter");
	assert_int_equal(in(stage), 12);
	must_show(stage, "Slip 13  ●");
	stage_keys(stage, "Backspace Up x");
	must_show(stage, "slip 12 is out of the count; u takes it back");
	stage_keys(stage, "Up x Esc");
	assert_int_equal(in(stage), 10);
	stage_keys(stage, "B A Enter B Enter");
	assert_int_equal(in(stage), 12);
	must_show(stage, "All are in");
	assert_true(stage_folds_the_same(stage));
}

/* Typed once more, blind, the two that were typed twice are found by their number. */
static void slips_that_are_typed_twice_are_found_by_typing_all_again(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage_keys(stage, "A B Enter B A Enter Up 2 A B Enter B A Enter A Enter B Enter Down");
	must_show(stage, "Slip 5, only the first time");
	must_show(stage, "Slip 6, only the first time");
	stage_keys(stage, "C-t 2 2 Esc Esc");
	assert_int_equal(in(stage), 4);
}

/* Of a sealed box nothing can be taken out but the last: so the pile is counted, and one is taken back in time. */
static void a_secret_slip_that_is_typed_twice_is_asked_about_and_the_last_taken_back(void **state)
{
	struct stage *stage = *state;

	vote_in_secret(stage);
	fill_up(stage);
	stage_keys(stage, "A Enter");
	must_show(stage, "That would be 13 slips from 12 people. Did one more come in?");
	stage_keys(stage, "3 Enter Backspace Esc u");
	assert_int_equal(in(stage), 11);
	stage_keys(stage, "Enter B A Enter");
	assert_int_equal(in(stage), 12);
	stage_keys(stage, "Esc c y");
	assert_int_equal(in(stage), 12);
}

/* --- The laptop sleeps */

static void an_hour_of_sleep_in_a_vote_changes_nothing_but_the_time(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage_keys(stage, "A");
	stage_pass(stage, HOUR_MS);
	must_show(stage, "+50:00 over");
	must_show(stage, "4 of 12");
	stage_keys(stage, "B Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
	assert_int_equal(rows_of(stage, "clock.jump"), 0);
	assert_true(stage_folds_the_same(stage));
	stage_open_again(stage);
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
}

/* Where the clock for durations stands still in sleep, the hour is a jump of the other one. */
static void a_sleep_that_no_clock_counts_is_a_jump_and_told(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage->room->time.utc += 3600;
	stage_keys(stage, "A B Enter");
	must_show(stage, "the clock jumped ahead by 60 minutes; how long things took stays right");
	assert_string_equal(row_from_end(stage, 2).event, "clock.jump");
	assert_string_equal(row_from_end(stage, 2).value, "seconds=3600");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
	stage_keys(stage, "B A Enter");
	assert_int_equal(rows_of(stage, "clock.jump"), 1);
}

/* --- The clock is wrong by a year */

static void a_clock_before_talka_was_made_is_asked_about_once(void **state)
{
	struct stage *stage = *state;

	stage->room->world.built = stage->room->time.utc;
	stage->room->time.utc -= year;
	stage_open_again(stage);
	must_show(stage, "The clock of this computer says 2025-11-23 19:30. What day and time is it?");
	stage_keys(stage, "noon Enter");
	must_show(stage, "type the day and the time, as in 2026-11-23 17:30 or 23.11.2026 17:30");
	stage_keys(stage, "C-u \"24.11.2026 18:05\" Enter");
	must_show(stage, "kept; the minutes and the tables go by this time");
	must_show(stage, "18:05");
	assert_string_equal(row_from_end(stage, 1).event, "clock.set");
	assert_string_equal(row_from_end(stage, 1).value, "utc=2026-11-24T16:05:00Z");
	assert_string_equal(row_from_end(stage, 1).time, "2026-11-24T16:05:00Z");
	stage_pass(stage, MINUTE_MS);
	stage_keys(stage, "Enter*2");
	assert_string_equal(row_from_end(stage, 1).time, "2026-11-24T16:06:00Z");
	assert_int_equal(rows_of(stage, "clock.jump"), 0);
}

/* The battery is flat: each start of the evening finds the same wrong clock. */
static void what_was_told_of_the_clock_is_offered_at_the_next_start(void **state)
{
	struct stage *stage = *state;

	stage->room->world.built = stage->room->time.utc;
	stage->room->time.utc -= year;
	stage_open_again(stage);
	stage_keys(stage, "\"2026-11-24 18:05\" Enter");
	stage_pass(stage, 10 * MINUTE_MS + 7000);
	stage_keys(stage, "Enter*2");
	stage_open_again(stage);
	must_show(stage, "By what was told before it is this; mend it where it is wrong.");
	must_show(stage, "2026-11-24 18:15");
	stage_pass(stage, 2 * MINUTE_MS);
	stage_keys(stage, "Enter");
	assert_string_equal(row_from_end(stage, 1).value, "utc=2026-11-24T16:17:07Z");
	stage_open_again(stage);
	stage_keys(stage, "C-u \"2026-11-24 18:30\" Enter");
	assert_string_equal(row_from_end(stage, 1).value, "utc=2026-11-24T16:30:00Z");
	stage_open_again(stage);
	must_show(stage, "2026-11-24 18:30");
	stage_keys(stage, "C-u Enter Enter*2");
	assert_string_equal(row_from_end(stage, 1).time, "2025-11-23T17:42:07Z");
}

static void once_the_clock_is_mended_it_counts_again(void **state)
{
	struct stage *stage = *state;

	stage->room->world.built = stage->room->time.utc;
	stage->room->time.utc -= year;
	stage_open_again(stage);
	stage_keys(stage, "\"2026-11-23 19:28\" Enter");
	stage->room->time.utc += year;
	stage_keys(stage, "Enter*2");
	assert_string_equal(row_from_end(stage, 2).event, "clock.jump");
	assert_string_equal(row_from_end(stage, 1).time, "2026-11-23T17:30:00Z");
	must_show(stage, "jumped ahead by 2 minutes");
}

static void a_clock_that_is_right_after_all_is_not_asked_about_again(void **state)
{
	struct stage *stage = *state;
	size_t events;

	stage->room->world.built = stage->room->time.utc + 3600;
	stage_open_again(stage);
	must_show(stage, "The clock of this computer says");
	events = sitting_events(stage->room->sitting);
	stage_keys(stage, "Enter");
	assert_int_equal(sitting_events(stage->room->sitting), events);
	assert_false(stage_shows(stage, "The clock of this computer says"));
	stage_keys(stage, "Enter*2");
	assert_false(stage_shows(stage, "The clock of this computer says"));
}

static void a_clock_that_falls_back_a_year_in_a_vote_is_asked_about(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage->room->time.utc -= year;
	stage_keys(stage, "A B Enter");
	must_show(stage, "the clock jumped back by 365 days");
	must_show(stage, "What day and time is it?");
	stage_keys(stage, "\"2026-11-23 19:31\" Enter B Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 6);
	assert_string_equal(row_from_end(stage, 1).time, "2026-11-23T17:31:00Z");
	assert_true(stage_folds_the_same(stage));
}

static void a_session_from_the_future_asks_about_the_clock(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2");
	stage->room->time.utc -= 7200;
	stage_open_again(stage);
	must_show(stage, "The clock of this computer says 2026-11-23 17:30");
}

/* --- The stick is pulled */

static void pull(struct stage *stage)
{
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .pulled = "s" });
}

static void a_pulled_stick_is_told_and_the_session_goes_on_elsewhere(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	pull(stage);
	stage_keys(stage, "A B Enter");
	must_show(stage, "Nothing is lost as long as talka runs: it has every step, this one too.");
	must_show(stage, "save to another place");
	stage_keys(stage, "Enter");
	must_show(stage, "still not saved");
	stage_keys(stage, "s \"here/tonight\" Enter");
	must_show(stage, "saved in here/tonight; talka goes on there");
	stage_keys(stage, "B A Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 6);
	assert_string_equal(sitting_folder(stage->room->sitting), "here/tonight");
	assert_non_null(fake_disk_get(stage->room->fake, "here/tonight/workshop.ini", NULL));
	assert_true(stage_folds_the_same(stage));
}

static void a_stick_that_is_put_back_takes_the_step(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	pull(stage);
	stage_keys(stage, "A B Enter");
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .fail_at = 0 });
	stage_keys(stage, "Enter");
	must_show(stage, "saved");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
	stage_open_again(stage);
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
}

static void no_place_that_is_not_there_is_taken_for_another(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	pull(stage);
	stage_keys(stage, "A B Enter s \"s/other\" Enter");
	assert_string_equal(sitting_folder(stage->room->sitting), "s");
	stage_keys(stage, "C-u \"here\" Enter");
	assert_string_equal(sitting_folder(stage->room->sitting), "here");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
}

/* There is time after all for what was left out: what was on does not go by unseen. */
static void what_ends_with_an_exercise_that_is_gone_back_to_is_told(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter w +*3 Esc Enter s \"late\" Enter Enter g 1 Enter R");
	must_show(stage, "now: Needs; \"What matters\" is over with that; u goes back");
	stage_keys(stage, "u");
	must_show(stage, "2 of 3");
}

/* Somebody tidies up in the file manager. */
static void a_folder_that_was_deleted_is_told_and_nothing_is_lost(void **state)
{
	struct stage *stage = *state;
	struct disk *disk = &stage->room->disk;

	vote(stage);
	assert_int_equal(disk->remove(disk->context, "s/events.csv"), 0);
	stage_keys(stage, "A B Enter");
	must_show(stage, "not saved yet");
	stage_keys(stage, "w");
	must_show(stage, "was the folder moved");
	stage_keys(stage, "s \"here\" Enter");
	must_show(stage, "saved in here; talka goes on there");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
	stage_open_in(stage, "here");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
}

static void who_leaves_a_folder_that_is_gone_is_asked(void **state)
{
	struct stage *stage = *state;
	struct disk *disk = &stage->room->disk;

	vote(stage);
	assert_int_equal(disk->rename(disk->context, "s/events.csv", "s/tidied-up.csv"), 0);
	stage_keys(stage, "Esc q");
	must_show(stage, "is not there any more. Leave, and lose it?");
	stage_keys(stage, "Esc n \"kept\" Enter");
	must_show(stage, "not saved yet");
	stage_keys(stage, "s \"here\" Enter q");
	must_show(stage, "All is saved; it can be gone on with at any time.");
}

/* --- The script is edited during the break */

static void edit(struct stage *stage, const char *more)
{
	struct str text = STR_INIT;

	str_add(&text, workshop);
	str_add(&text, more);
	fake_disk_put(stage->room->fake, "s/workshop.ini", str_text(&text), text.length);
	str_free(&text);
}

static void a_changed_workshop_is_asked_about_and_then_counts(void **state)
{
	struct stage *stage = *state;
	size_t events;

	vote(stage);
	events = sitting_events(stage->room->sitting);
	edit(stage, "van = \"A van\"\n");
	stage_open_again(stage);
	must_show(stage, "was changed since. Go on with the");
	assert_int_equal(sitting_events(stage->room->sitting), events);
	stage_keys(stage, "y");
	must_show(stage, "the changed workshop counts from now on");
	assert_string_equal(row_from_end(stage, 1).event, "script.changed");
	assert_string_equal(row_from_end(stage, 2).event, "session.open");
	assert_non_null(items_find(session(stage), "van"));
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 4);
	stage_keys(stage, "Enter A B Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
	stage_open_again(stage);
	assert_null(sitting_read_only(stage->room->sitting));
	assert_false(stage_shows(stage, "was changed since"));
}

/* Both wait until one may write: nothing may be entered with a time of last year. */
static void what_is_to_be_told_beside_a_changed_workshop_is_told_after_it(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	edit(stage, "van = \"A van\"\n");
	stage->room->world.built = stage->room->time.utc;
	stage->room->time.utc -= year;
	stage_open_again(stage);
	must_show(stage, "was changed since. Go on with the");
	stage_keys(stage, "y");
	must_show(stage, "What day and time is it?");
	stage_keys(stage, "\"2026-11-23 19:31\" Enter");
	assert_string_equal(row_from_end(stage, 1).event, "clock.set");
}

static void a_removal_that_must_be_seen_to_is_told_beside_a_changed_workshop(void **state)
{
	struct stage *stage = *state;
	struct str text = STR_INIT;

	vote(stage);
	pull(stage);
	stage_keys(stage, "A B Enter s \"here\" Enter Esc X \"A lift\" Enter y");
	must_show(stage, "Still to be done");
	str_add(&text, fake_disk_get(stage->room->fake, "here/workshop.ini", NULL));
	str_add(&text, "van = \"A van\"\n");
	fake_disk_put(stage->room->fake, "here/workshop.ini", str_text(&text), text.length);
	str_free(&text);
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .pulled = NULL });
	stage_open_in(stage, "here");
	stage_keys(stage, "y");
	must_show(stage, "Still to be done");
	must_show(stage, "The workshop was changed since, talka cannot");
}

static void who_says_no_only_looks(void **state)
{
	struct stage *stage = *state;
	size_t events;

	vote(stage);
	events = sitting_events(stage->room->sitting);
	edit(stage, "van = \"A van\"\n");
	stage_open_again(stage);
	stage_keys(stage, "n Enter A B Enter");
	assert_int_equal(sitting_events(stage->room->sitting), events);
	assert_non_null(sitting_read_only(stage->room->sitting));
	edit(stage, "");
	stage_open_again(stage);
	assert_null(sitting_read_only(stage->room->sitting));
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 4);
}

static void a_workshop_that_lost_what_was_on_is_only_looked_at(void **state)
{
	static const char other[] = "[workshop]\nformat = 1\nid = bad\ntitle = \"A bad day\"\n[exercise.needs]\ntype = collect\n";
	struct stage *stage = *state;

	vote(stage);
	fake_disk_put(stage->room->fake, "s/workshop.ini", other, strlen(other));
	stage_open_again(stage);
	must_show(stage, "has no \"ranking\" any more");
	assert_false(stage_shows(stage, "Go on with the changed one?"));
	assert_non_null(sitting_read_only(stage->room->sitting));
}

/* --- A second talka */

static void a_second_talka_looks_on_and_says_who_has_it(void **state)
{
	struct stage *stage = *state;
	struct sitting *second;

	vote(stage);
	second = sitting_resume(&stage->room->world, "s", false, NULL);
	assert_non_null(second);
	assert_non_null(strstr(sitting_read_only(second), "this session is open on a test by somebody since 19:30"));
	sitting_close(second);
	stage_keys(stage, "A B Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
}

/* --- The terminal is gone, or hardly there */

static void ten_columns_while_a_slip_is_typed_lose_nothing(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage_keys(stage, "A");
	for (size_t columns = 80; columns >= 1; columns -= columns > 10 ? 7 : 1)
		free(stage_screen(stage, 24, columns));
	stage_key(stage, &(struct key){ .code = KEY_CODE_RESIZE });
	stage_keys(stage, "B Enter");
	assert_int_equal(poll_ballots_in(room_poll(stage->room, "ranking")), 5);
}

static void type_too_small(struct stage *stage, const char *keys)
{
	char *screen = stage_screen(stage, 24, 10);

	assert_non_null(strstr(screen, "too small"));
	assert_null(strstr(screen, "Slip"));
	free(screen);
	stage_keys(stage, keys);
}

/* Letter by letter, then at once; also of a round that is secret. */
static void a_slip_that_is_typed_while_it_is_too_small_is_kept(void **state)
{
	static void (*const votes[])(struct stage *stage) = { vote, vote_in_secret };
	struct stage *stage = *state;

	for (size_t i = 0; i < 2; i++) {
		votes[i](stage);
		type_too_small(stage, "A");
		type_too_small(stage, "B");
		must_show(stage, "Slip 5  ● ●");
		type_too_small(stage, "Enter");
		must_show(stage, "5 of 12 slips in");
		type_too_small(stage, "B A Enter");
		must_show(stage, "6 of 12 slips in");
		assert_int_equal(in(stage), 6);
		stage_open_again(stage);
		assert_int_equal(in(stage), 6);
	}
}

static void a_hang_up_in_a_vote_keeps_every_slip_that_was_entered(void **state)
{
	struct stage *stage = *state;

	vote(stage);
	stage_keys(stage, "A");
	stage_key(stage, &(struct key){ .code = KEY_CODE_HANGUP });
	assert_true(app_ended(stage->app));
	stage_open_again(stage);
	stage_keys(stage, "Enter");
	must_show(stage, "4 of 12");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(who_leaves_in_the_middle_of_a_round_takes_nothing_along),
		CASE(who_leaves_a_secret_round_takes_nothing_along),
		CASE(slips_that_are_typed_twice_are_asked_about_and_taken_out),
		CASE(slips_that_are_typed_twice_are_found_by_typing_all_again),
		CASE(a_secret_slip_that_is_typed_twice_is_asked_about_and_the_last_taken_back),
		CASE(an_hour_of_sleep_in_a_vote_changes_nothing_but_the_time),
		CASE(a_sleep_that_no_clock_counts_is_a_jump_and_told),
		CASE(a_clock_before_talka_was_made_is_asked_about_once),
		CASE(what_was_told_of_the_clock_is_offered_at_the_next_start),
		CASE(once_the_clock_is_mended_it_counts_again),
		CASE(a_clock_that_is_right_after_all_is_not_asked_about_again),
		CASE(a_clock_that_falls_back_a_year_in_a_vote_is_asked_about),
		CASE(a_session_from_the_future_asks_about_the_clock),
		CASE(a_pulled_stick_is_told_and_the_session_goes_on_elsewhere),
		CASE(a_stick_that_is_put_back_takes_the_step),
		CASE(no_place_that_is_not_there_is_taken_for_another),
		CASE(a_changed_workshop_is_asked_about_and_then_counts),
		CASE(what_ends_with_an_exercise_that_is_gone_back_to_is_told),
		CASE(a_folder_that_was_deleted_is_told_and_nothing_is_lost),
		CASE(who_leaves_a_folder_that_is_gone_is_asked),
		CASE(what_is_to_be_told_beside_a_changed_workshop_is_told_after_it),
		CASE(a_removal_that_must_be_seen_to_is_told_beside_a_changed_workshop),
		CASE(who_says_no_only_looks),
		CASE(a_workshop_that_lost_what_was_on_is_only_looked_at),
		CASE(a_second_talka_looks_on_and_says_who_has_it),
		CASE(ten_columns_while_a_slip_is_typed_lose_nothing),
		CASE(a_slip_that_is_typed_while_it_is_too_small_is_kept),
		CASE(a_hang_up_in_a_vote_keeps_every_slip_that_was_entered)
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
