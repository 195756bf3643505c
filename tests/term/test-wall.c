/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/talka-support.h"

#include <stdio.h>

/* The console in one terminal and talka wall in another, both real. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = wall\ntitle = \"An evening\"\nlanguages = en, lt\n"
    "[participants]\nattribute.place = CANARYtown | CANARYvillage\n"
    "[exercise.needs]\ntype = collect\ntitle = \"Needs\"\nprompt = \"What do we need?\"\nitems = known\nread-aloud = no\n"
    "speak = \"CANARYspeak\"\nnotes = \"CANARYnotes\"\n"
    "[exercise.order]\ntype = rank\ntitle = \"What comes first?\"\nitems = needs\nchoose = 3\nnotes = \"CANARYorder\"\n"
    "[list.known]\ncare = \"Children\"\ncare.note = \"CANARYitem\"\nlift = \"A lift\"\nmoney = \"Money\"\n";

static struct pty *start_console(const struct place *place)
{
	char *path = disk_join(place->folder, "wall.ini");
	struct pty *console;

	assert_true(disk_replace(&place->disk, path, workshop, sizeof workshop - 1, NULL));
	free(path);
	console = talka_run(place, place->session, "wall.ini");
	assert_true(pty_wait(console, "open the curtain"));
	return console;
}

static struct pty *start_wall(const struct place *place, const char *session)
{
	return talka_start(place, &(struct pty_options){ .rows = 30, .columns = 100 }, "wall", session, NULL);
}

/* Both are there, and know of each other. */
static void start_both(const struct place *place, struct pty **console, struct pty **wall)
{
	*console = start_console(place);
	*wall = start_wall(place, NULL);
	assert_true(pty_wait(*console, "the second screen shows the wall"));
	assert_true(pty_wait(*wall, "An evening"));
}

static void open_needs(struct pty *console)
{
	pty_keys(console, "Enter Enter");
	assert_true(pty_wait(console, "What do we need?"));
}

static void leave_console(struct pty *console)
{
	pty_keys(console, "Esc Esc Esc q");
	assert_true(pty_wait(console, "Leave talka"));
	pty_keys(console, "y");
	talka_ends(console, 0);
}

static void leave_wall(struct pty *wall)
{
	pty_keys(wall, "C-c");
	talka_ends(wall, 0);
}

static void the_wall_follows_the_console_and_its_curtain(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;

	start_both(place, &console, &wall);
	assert_false(pty_shows(wall, "Needs"));
	open_needs(console);
	assert_true(pty_wait(wall, "What do we need?"));
	assert_true(pty_wait(wall, "A lift"));
	pty_keys(console, "a");
	pty_type(console, "A quiet room");
	assert_true(pty_wait(console, "A quiet room"));
	pty_keys(console, "Enter");
	assert_true(pty_wait(wall, "A quiet room"));
	pty_keys(console, "C-b");
	assert_true(pty_wait_without(wall, "A quiet room"));
	pty_keys(console, "b");
	assert_true(pty_wait(wall, "A quiet room"));
	leave_console(console);
	assert_true(pty_wait(wall, "waiting for the console"));
	assert_true(pty_wait(wall, "An evening"));
	assert_false(pty_shows(wall, "A quiet room"));
	leave_wall(wall);
}

static void nothing_private_is_among_the_bytes_of_the_wall(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;
	size_t length;
	const char *bytes;

	start_both(place, &console, &wall);
	open_needs(console);
	pty_keys(console, "w 4 Enter Esc o o");
	assert_true(pty_wait(console, "CANARYspeak"));
	assert_true(pty_wait(console, "CANARYitem"));
	pty_keys(console, "a Tab");
	assert_true(pty_wait(console, "CANARYtown"));
	pty_keys(console, "Esc n");
	pty_type(console, "CANARYtyped");
	pty_keys(console, "Enter");
	assert_true(pty_wait(console, "note written"));
	/* What is private closes to where it was opened, not behind the curtain: the room never saw it. */
	pty_keys(console, "Esc");
	assert_true(pty_wait(console, "What do we need?"));
	pty_keys(console, "Enter Enter");
	assert_true(pty_wait(wall, "What comes first?"));
	pty_resize(wall, 12, 40);
	assert_true(pty_wait(wall, "What comes first?"));
	bytes = pty_output(wall, &length);
	assert_int_equal(strlen(bytes), length);
	assert_null(strstr(bytes, "CANARY"));
	assert_null(strstr(bytes, "Backstage"));
	leave_console(console);
	leave_wall(wall);
}

static void a_wall_that_stands_still_does_not_hold_the_console_up(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;
	char last[16];

	start_both(place, &console, &wall);
	open_needs(console);
	assert_true(pty_wait(wall, "What do we need?"));
	pty_signal(wall, SIGSTOP);
	/* More than any socket holds. */
	for (int i = 0; i < 250; i++) {
		snprintf(last, sizeof last, "thing %03d", i);
		pty_keys(console, "a");
		pty_type(console, last);
		pty_keys(console, "Enter Esc");
	}
	assert_true(place_wait_events(place, place->session, console, 252));
	pty_keys(console, "End");
	assert_true(pty_wait(console, last));
	pty_signal(wall, SIGCONT);
	assert_true(pty_wait(wall, last));
	leave_console(console);
	leave_wall(wall);
}

static void killed_and_started_again_the_wall_shows_the_board_of_now(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;

	start_both(place, &console, &wall);
	open_needs(console);
	talka_kill(wall);
	assert_true(pty_wait(console, "the second screen is gone"));
	pty_keys(console, "a");
	pty_type(console, "A quiet room");
	pty_keys(console, "Enter Esc");
	wall = start_wall(place, place->session);
	assert_true(pty_wait(wall, "A quiet room"));
	leave_console(console);
	leave_wall(wall);
}

static void the_console_is_killed_and_resumed_and_the_wall_goes_on(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;

	start_both(place, &console, &wall);
	open_needs(console);
	assert_true(pty_wait(wall, "A lift"));
	talka_kill(console);
	assert_true(pty_wait(wall, "waiting for the console"));
	assert_true(pty_wait(wall, "An evening"));
	assert_false(pty_shows(wall, "A lift"));
	console = talka_resume(place, place->session);
	assert_true(pty_wait(console, "the second screen shows the wall"));
	assert_true(pty_wait_without(wall, "waiting for the console"));
	pty_keys(console, "Enter");
	assert_true(pty_wait(wall, "A lift"));
	leave_console(console);
	leave_wall(wall);
}

static void a_wall_that_comes_first_waits_and_keys_do_nothing_in_it(void **state)
{
	const struct place *place = *state;
	struct pty *wall = start_wall(place, NULL), *console;

	assert_true(pty_wait(wall, "waiting for the console"));
	console = start_console(place);
	assert_true(pty_wait(wall, "An evening"));
	pty_keys(wall, "q");
	assert_true(pty_wait(wall, "the keys are in the other window"));
	open_needs(console);
	assert_true(pty_wait(wall, "What do we need?"));
	assert_false(pty_shows(wall, "the keys are in the other window"));
	leave_console(console);
	leave_wall(wall);
}

static void with_one_screen_the_question_is_asked_again_when_the_second_is_gone(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;

	start_both(place, &console, &wall);
	open_needs(console);
	leave_wall(wall);
	assert_true(pty_wait(console, "the second screen is gone"));
	pty_keys(console, "o o");
	assert_true(pty_wait(console, "Is the projector dark?"));
	assert_false(pty_shows(console, "CANARY"));
	leave_console(console);
}

static void the_projector_is_unplugged_and_plugged_in_again(void **state)
{
	const struct place *place = *state;
	struct pty *console, *wall;
	int status;

	start_both(place, &console, &wall);
	open_needs(console);
	pty_hang_up(wall);
	assert_true(pty_wait_exit(wall, &status));
	assert_true(WIFEXITED(status));
	pty_end(wall);
	assert_true(pty_wait(console, "the second screen is gone"));
	wall = start_wall(place, NULL);
	assert_true(pty_wait(wall, "A lift"));
	leave_console(console);
	leave_wall(wall);
}

/* The disk is full, and the session goes on in another folder. */
static char *move_session(const struct place *place, struct pty *console)
{
	char *folder = disk_join(place->folder, "stick");

	place_fill(place, true);
	pty_keys(console, "a");
	pty_type(console, "A quiet room");
	pty_keys(console, "Enter");
	assert_true(pty_wait(console, "Nothing is lost"));
	place_fill(place, false);
	pty_keys(console, "s");
	pty_type(console, folder);
	pty_keys(console, "Enter");
	assert_true(pty_wait(console, "talka goes on there"));
	return folder;
}

static void the_wall_goes_on_when_the_session_is_moved(void **state)
{
	const struct place *place = *state;
	struct pty *console, *named, *latest;
	char *folder;

	start_both(place, &console, &latest);
	named = start_wall(place, place->session);
	open_needs(console);
	assert_true(pty_wait(named, "A lift"));
	folder = move_session(place, console);
	assert_true(pty_wait(named, "A quiet room"));
	assert_true(pty_wait(latest, "A quiet room"));
	leave_console(console);
	assert_true(pty_wait(named, "waiting for the console"));
	/* Who resumes it in the new folder is met by the wall that was started for the old one. */
	console = talka_resume(place, folder);
	assert_true(pty_wait_without(named, "waiting for the console"));
	pty_keys(console, "Enter");
	assert_true(pty_wait(named, "A quiet room"));
	free(folder);
	leave_console(console);
	leave_wall(named);
	leave_wall(latest);
}

static void a_wall_for_the_new_folder_finds_the_console(void **state)
{
	const struct place *place = *state;
	struct pty *console = start_console(place), *wall;
	char *folder;

	open_needs(console);
	folder = move_session(place, console);
	wall = start_wall(place, folder);
	assert_true(pty_wait(wall, "A quiet room"));
	free(folder);
	leave_console(console);
	leave_wall(wall);
}

static void what_is_removed_goes_out_of_both_folders(void **state)
{
	const struct place *place = *state;
	struct pty *console = start_console(place);
	char *folder;

	open_needs(console);
	pty_keys(console, "a");
	pty_type(console, "Zenobia needs a cook");
	pty_keys(console, "Enter Esc");
	assert_true(place_wait_events(place, place->session, console, 3));
	folder = move_session(place, console);
	assert_true(place_has(place, place->session, "Zenobia"));
	assert_true(place_has(place, folder, "Zenobia"));
	pty_keys(console, "Esc X");
	pty_type(console, "zenobia");
	pty_keys(console, "Enter");
	assert_true(pty_wait(console, place->session));
	pty_keys(console, "y");
	assert_true(pty_wait(console, "removed for good"));
	assert_false(place_has(place, place->session, "Zenobia"));
	assert_false(place_has(place, folder, "Zenobia"));
	leave_console(console);
	talka_ends(talka_start(place, &(struct pty_options){ 0 }, "verify", folder, NULL), 0);
	talka_ends(talka_start(place, &(struct pty_options){ 0 }, "verify", place->session, NULL), 0);
	free(folder);
}

static void a_folder_that_is_no_session_is_told(void **state)
{
	const struct place *place = *state;
	struct pty *wall = start_wall(place, "nowhere");

	assert_true(pty_wait(wall, "talka wall: nowhere/events.csv: "));
	talka_ends(wall, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_open, place_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_wall_follows_the_console_and_its_curtain),
		TEST(nothing_private_is_among_the_bytes_of_the_wall),
		TEST(a_wall_that_stands_still_does_not_hold_the_console_up),
		TEST(killed_and_started_again_the_wall_shows_the_board_of_now),
		TEST(the_console_is_killed_and_resumed_and_the_wall_goes_on),
		TEST(a_wall_that_comes_first_waits_and_keys_do_nothing_in_it),
		TEST(with_one_screen_the_question_is_asked_again_when_the_second_is_gone),
		TEST(the_projector_is_unplugged_and_plugged_in_again),
		TEST(the_wall_goes_on_when_the_session_is_moved),
		TEST(a_wall_for_the_new_folder_finds_the_console),
		TEST(what_is_removed_goes_out_of_both_folders),
		TEST(a_folder_that_is_no_session_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
