/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/talka-support.h"

#include <stdio.h>

/* The real program under the hands of somebody whom the terminal plays tricks on. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = by-hand\ntitle = \"By hand\"\n"
    "[exercise.needs]\ntype = collect\nprompt = \"What do we need?\"\nitems = known\nread-aloud = no\n"
    "[exercise.order]\ntype = rank\nitems = needs\nchoose = 3\ninput = paper | passed\n"
    "[list.known]\ncare = \"Children\"\nlift = \"A lift\"\nmoney = \"Money\"\n";

static void write_workshop(const struct place *place)
{
	char *path = disk_join(place->folder, "by-hand.ini");

	assert_true(disk_replace(&place->disk, path, workshop, sizeof workshop - 1, NULL));
	free(path);
}

/* Behind the curtain no more, and the first exercise is open. */
static struct pty *begin(const struct place *place)
{
	struct pty *pty;

	write_workshop(place);
	pty = talka_run(place, place->session, "by-hand.ini");
	assert_true(pty_wait(pty, "open the curtain"));
	pty_keys(pty, "Enter Enter");
	assert_true(pty_wait(pty, "What do we need?"));
	return pty;
}

static struct pty *begin_round(const struct place *place)
{
	struct pty *pty = begin(place);

	pty_keys(pty, "w 5 Enter Esc Enter Enter Enter");
	assert_true(pty_wait(pty, "0 of 5 slips in"));
	return pty;
}

static void assert_journal_has(const struct place *place, const char *text)
{
	char *path = disk_join(place->session, "events.csv"), *journal = place_read(place, path);

	if (!strstr(journal, text))
		fail_msg("\"%s\" is not in the journal:\n%s", text, journal);
	free(journal);
	free(path);
}

static void leave(struct pty *pty)
{
	pty_keys(pty, "Esc Esc q");
	assert_true(pty_wait(pty, "Leave talka"));
	pty_keys(pty, "y");
	talka_ends(pty, 0);
}

/* --- Sizes */

static void resize_through_all(struct pty *pty)
{
	static const size_t sizes[][2] = { { 24, 10 }, { 1, 1 }, { 3, 200 }, { 60, 2 }, { 5, 5 }, { 2, 80 }, { 24, 80 } };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		pty_resize(pty, sizes[i][0], sizes[i][1]);
}

static void a_resize_in_the_middle_of_a_slip_loses_nothing(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin_round(place);

	pty_keys(pty, "b");
	assert_true(pty_wait(pty, "1 of 3"));
	pty_resize(pty, 24, 10);
	pty_keys(pty, "Space c");
	pty_resize(pty, 1, 1);
	pty_keys(pty, "Space a");
	for (int i = 0; i < 5; i++) {
		resize_through_all(pty);
		assert_true(pty_wait(pty, "C  Money"));
		assert_true(pty_wait(pty, "3 of 3"));
	}
	pty_keys(pty, "Enter");
	assert_true(pty_wait(pty, "1 of 5 slips in"));
	assert_journal_has(place, "picks=lift|money|care");
	leave(pty);
}

/* The laptop is in somebody's hands when it happens. */
static void a_laptop_that_is_passed_round_survives_a_resize_and_a_kill(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin_round(place);
	size_t events = place_events(place, place->session);

	pty_keys(pty, "Tab Enter");
	assert_true(pty_wait(pty, "Unplug or darken the projector"));
	pty_keys(pty, "y Enter b c");
	assert_true(pty_wait(pty, "Your slip  bc"));
	pty_resize(pty, 24, 10);
	pty_keys(pty, "a");
	pty_resize(pty, 24, 80);
	assert_true(pty_wait(pty, "Your slip  bca"));
	pty_keys(pty, "Enter");
	assert_true(pty_wait(pty, "Pass it on."));
	assert_true(place_wait_events(place, place->session, pty, events + 1));
	talka_kill(pty);
	pty = talka_resume(place, place->session);
	assert_true(pty_wait(pty, "open the curtain"));
	pty_keys(pty, "Enter");
	assert_true(pty_wait(pty, "1 of 5 slips in"));
	assert_journal_has(place, "source=passed status=valid picks=lift|money|care");
	leave(pty);
}

static void a_resize_in_the_middle_of_a_text_loses_nothing(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin(place);

	pty_keys(pty, "a");
	pty_type(pty, "One free ");
	resize_through_all(pty);
	pty_type(pty, "evening ");
	pty_resize(pty, 1, 1);
	pty_type(pty, "a m\xC3\xB3nth");
	pty_resize(pty, 24, 80);
	assert_true(pty_wait(pty, "One free evening a m\xC3\xB3nth"));
	pty_keys(pty, "Enter");
	assert_true(place_wait_events(place, place->session, pty, 3));
	assert_journal_has(place, "\"text=One free evening a m\xC3\xB3nth\"");
	leave(pty);
}

static void a_whole_step_at_1x1_is_made(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin_round(place);
	size_t events = place_events(place, place->session);

	pty_resize(pty, 1, 1);
	pty_keys(pty, "c Space b Enter Esc c y");
	assert_true(place_wait_events(place, place->session, pty, events + 2));
	pty_resize(pty, 24, 80);
	assert_true(pty_wait(pty, "1 of 5 slips in"));
	leave(pty);
}

/* --- The shell, the window, the machine */

static struct pty *begin_in_a_shell(const struct place *place)
{
	static const char script[] = "\"$0\" run --into s by-hand.ini; echo shell again; read line; fg; echo the end";
	char *program = talka_program();
	const char *const words[] = { "/bin/sh", "-mc", script, program, NULL };
	struct pty *pty;

	write_workshop(place);
	pty = pty_start(words, &(struct pty_options){ .folder = place->folder });
	free(program);
	assert_true(pty_wait(pty, "open the curtain"));
	pty_keys(pty, "Enter Enter");
	assert_true(pty_wait(pty, "What do we need?"));
	return pty;
}

static void the_shell_gets_the_terminal_and_gives_it_back_in_the_middle_of_a_text(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin_in_a_shell(place);

	pty_keys(pty, "a");
	pty_type(pty, "A quiet");
	assert_true(pty_wait(pty, "A quiet"));
	pty_keys(pty, "C-z");
	assert_true(pty_wait(pty, "shell again"));
	assert_true(pty_is_restored(pty));
	pty_resize(pty, 30, 100);
	pty_type(pty, "\n");
	assert_true(pty_wait(pty, "A quiet"));
	pty_type(pty, " room");
	pty_keys(pty, "Enter");
	assert_true(place_wait_events(place, place->session, pty, 3));
	assert_journal_has(place, "\"text=A quiet room\"");
	pty_keys(pty, "Esc q");
	assert_true(pty_wait(pty, "Leave talka"));
	pty_keys(pty, "y");
	assert_true(pty_wait(pty, "the end"));
	talka_ends(pty, 0);
}

static void stopped_by_force_and_continued_it_goes_on(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin(place);

	pty_keys(pty, "a");
	pty_type(pty, "A quiet");
	assert_true(pty_wait(pty, "A quiet"));
	pty_signal(pty, SIGSTOP);
	pty_type(pty, " room");
	pty_signal(pty, SIGCONT);
	assert_true(pty_wait(pty, "A quiet room"));
	pty_keys(pty, "Enter");
	assert_true(place_wait_events(place, place->session, pty, 3));
	leave(pty);
}

/* All that was entered is there, and the session can be gone on with at once. */
static void assert_goes_on(const struct place *place)
{
	struct pty *pty = talka_resume(place, place->session);

	assert_true(pty_wait(pty, "open the curtain"));
	pty_keys(pty, "Enter");
	assert_true(pty_wait(pty, "A quiet room"));
	assert_false(pty_shows(pty, "half"));
	pty_keys(pty, "a");
	pty_type(pty, "And more");
	pty_keys(pty, "Enter Esc");
	assert_true(place_wait_events(place, place->session, pty, 4));
	leave(pty);
}

static struct pty *begin_half_a_text(const struct place *place)
{
	struct pty *pty = begin(place);

	pty_keys(pty, "a");
	pty_type(pty, "A quiet room");
	pty_keys(pty, "Enter");
	assert_true(place_wait_events(place, place->session, pty, 3));
	pty_type(pty, "ahalf");
	assert_true(pty_wait(pty, "half"));
	return pty;
}

/* As it was called: the tests call talka by its path, which is not on PATH. */
static void assert_tells_the_way_back(struct pty *pty)
{
	char *program = talka_program();
	struct str due = STR_INIT;
	const char *output;
	size_t length;

	str_add_format(&due, "go on with: %s resume '", program);
	assert_true(pty_wait(pty, "go on with: "));
	pty_drain(pty);
	output = pty_output(pty, &length);
	assert_non_null(memmem(output, length, str_text(&due), due.length));
	str_free(&due);
	free(program);
}

static void a_closed_window_keeps_all_that_was_entered(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin_half_a_text(place);
	int status;

	pty_hang_up(pty);
	assert_true(pty_wait_exit(pty, &status));
	assert_true(WIFEXITED(status));
	pty_end(pty);
	assert_goes_on(place);
}

static void a_request_to_end_gives_the_terminal_back_and_says_where_the_session_is(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP };
	const struct place *place = *state;
	struct pty *pty = begin_half_a_text(place);
	int status;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		pty_signal(pty, numbers[i]);
		assert_true(pty_wait_exit(pty, &status));
		assert_true(WIFEXITED(status));
		assert_true(pty_is_restored(pty));
		assert_tells_the_way_back(pty);
		pty_end(pty);
		pty = talka_resume(place, place->session);
		assert_true(pty_wait(pty, "open the curtain"));
	}
	talka_kill(pty);
	assert_goes_on(place);
}

static void a_second_talka_looks_on_and_does_not_write(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin_half_a_text(place), *other = talka_resume(place, place->session);
	size_t events = place_events(place, place->session);

	assert_true(pty_wait(other, "only to look at"));
	pty_keys(other, "Enter Enter a x Enter Esc Esc");
	assert_true(pty_wait(other, "A quiet room"));
	assert_int_equal(place_events(place, place->session), events);
	pty_keys(other, "Esc Esc q");
	talka_ends(other, 0);
	talka_kill(pty);
	assert_goes_on(place);
}

/* --- Many keys at once */

static void thirty_pasted_lines_are_one_step(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin(place);
	size_t events = place_events(place, place->session);
	struct str lines = STR_INIT;

	for (int i = 1; i <= 30; i++)
		str_add_format(&lines, "%d. something \x1b[31m\xE2\x80\xAE" "that matters, number %d\r", i, i);
	pty_paste(pty, str_text(&lines));
	assert_true(pty_wait(pty, "30"));
	assert_int_equal(place_events(place, place->session), events);
	pty_keys(pty, "Enter");
	assert_true(place_wait_events(place, place->session, pty, events + 1));
	assert_true(pty_wait(pty, "more below"));
	assert_journal_has(place, "something [31mthat matters, number 30");
	pty_keys(pty, "Esc u");
	assert_true(place_wait_events(place, place->session, pty, events + 2));
	assert_true(pty_wait_without(pty, "that matters"));
	assert_int_equal(place_events(place, place->session), events + 2);
	str_free(&lines);
	leave(pty);
}

static void what_is_typed_ahead_is_all_taken(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin(place);
	struct str keys = STR_INIT;

	for (int i = 0; i < 200; i++)
		str_add_format(&keys, "aword %03d\r\033", i);
	pty_type(pty, str_text(&keys));
	assert_true(place_wait_events(place, place->session, pty, 202));
	assert_int_equal(place_events(place, place->session), 202);
	assert_journal_has(place, "\"text=word 199\"");
	str_free(&keys);
	leave(pty);
}

/* --- The plan, and the workshop of the session */

static void an_exercise_is_inserted_and_there_after_a_kill(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin(place);

	pty_keys(pty, "i 1 Enter");
	assert_true(pty_wait(pty, "What shall the room read?"));
	pty_keys(pty, "Enter");
	assert_true(pty_wait(pty, "how many minutes?"));
	pty_keys(pty, "5 Enter");
	assert_true(pty_wait(pty, "inserted: A break"));
	talka_kill(pty);
	assert_journal_has(place, "type break\\nminutes 5");
	pty = talka_resume(place, place->session);
	assert_true(pty_wait(pty, "open the curtain"));
	pty_keys(pty, "Enter o");
	assert_true(pty_wait(pty, "A break  (5 min)"));
	pty_keys(pty, "Esc");
	leave(pty);
}

static void a_workshop_that_is_edited_in_the_break_is_asked_about(void **state)
{
	const struct place *place = *state;
	struct pty *pty = begin(place);
	char *path = disk_join(place->session, "workshop.ini"), *text;
	struct str changed = STR_INIT;

	leave(pty);
	text = place_read(place, path);
	str_add_format(&changed, "%snight = \"A night off\"\n", text);
	assert_true(disk_replace(&place->disk, path, str_text(&changed), changed.length, NULL));
	pty = talka_resume(place, place->session);
	assert_true(pty_wait(pty, "Go on with the"));
	pty_keys(pty, "y");
	assert_true(pty_wait(pty, "counts from now on"));
	assert_journal_has(place, "script.changed");
	pty_keys(pty, "Enter");
	assert_true(pty_wait(pty, "A night off"));
	leave(pty);
	str_free(&changed);
	free(text);
	free(path);
}

/* --- The start page */

static void write_title(const struct place *place, const char *folder, const char *title)
{
	char *path = disk_join(folder, "evening.ini");
	struct str bytes = STR_INIT;

	str_add_format(&bytes, "[workshop]\nformat = 1\nid = evening\ntitle = \"%s\"\n[exercise.rest]\ntype = break\nminutes = 7\n", title);
	assert_true(disk_replace(&place->disk, path, str_text(&bytes), bytes.length, NULL));
	str_free(&bytes);
	free(path);
}

static void the_start_page_offers_my_copy_and_not_what_it_was_copied_from(void **state)
{
	const struct place *place = *state;
	char *folder = disk_join(place->folder, "workshops");
	struct pty *pty;

	assert_true(disk_make_folders(&place->disk, folder, NULL));
	write_title(place, place->folder, "My copy");
	write_title(place, folder, "As it came");
	pty = talka_start(place, &(struct pty_options){ 0 }, NULL);
	assert_true(pty_wait(pty, "My copy"));
	assert_true(pty_wait(pty, "7 min"));
	assert_false(pty_shows(pty, "As it came"));
	pty_keys(pty, "q");
	talka_ends(pty, 0);
	free(folder);
}

static void write_in(const struct place *place, const char *folder, const char *name, const char *text)
{
	char *path = disk_join(folder, name);

	assert_true(disk_replace(&place->disk, path, text, strlen(text), NULL));
	free(path);
}

static struct pty *open_list_of_sessions(const struct place *place)
{
	struct pty *pty = talka_start(place, &(struct pty_options){ 0 }, NULL);

	assert_true(pty_wait(pty, "Which workshop"));
	pty_keys(pty, "o y");
	assert_true(pty_wait(pty, "Which session"));
	return pty;
}

static void a_session_that_was_saved_elsewhere_is_offered_there(void **state)
{
	const struct place *place = *state;
	char *sessions = disk_join(place->folder, "talka"), *before = disk_join(sessions, "tonight");
	char *there = disk_from_root(&place->disk, place->session), *gone = disk_join(place->folder, "gone");
	struct pty *pty = begin(place);

	leave(pty);
	assert_true(disk_make_folders(&place->disk, before, NULL));
	write_in(place, before, "workshop.ini", workshop);
	write_in(place, before, "moved.txt", there);
	pty = open_list_of_sessions(place);
	assert_true(pty_wait(pty, there));
	assert_false(pty_shows(pty, "tonight"));
	pty_keys(pty, "Enter Enter");
	assert_true(pty_wait(pty, "What do we need?"));
	leave(pty);
	/* Where it cannot be reached, what is left here is offered. */
	assert_int_equal(rename(place->session, gone), 0);
	pty = open_list_of_sessions(place);
	assert_true(pty_wait(pty, "tonight"));
	pty_keys(pty, "q");
	talka_ends(pty, 0);
	assert_int_equal(rename(gone, place->session), 0);
	free(gone);
	free(there);
	free(before);
	free(sessions);
}

static void write_session(const struct place *place, const char *sessions, const char *name, const char *mark)
{
	char *folder = disk_join(sessions, name), events[400];

	assert_true(disk_make_folders(&place->disk, folder, NULL));
	write_in(place, folder, "workshop.ini", workshop);
	snprintf(events, sizeof events, "seq,run,ms,time,event,exercise,round,participant,item,value,crc\n"
	    "1,1,0,2026-01-01T18:00:00Z,session.begin,,,,,\"key=a form=1 zone=UTC%s\",x3eacf37e\n", mark);
	write_in(place, folder, "events.csv", events);
	free(folder);
}

static void a_rehearsal_stands_as_one_among_the_sessions(void **state)
{
	const struct place *place = *state;
	char *sessions = disk_join(place->folder, "talka");
	struct pty *pty;

	write_in(place, place->folder, "by-hand.ini", workshop);
	write_session(place, sessions, "with-people", "");
	write_session(place, sessions, "at-home", " rehearsal=1");
	pty = open_list_of_sessions(place);
	assert_true(pty_wait(pty, "rehearsal at-home"));
	assert_true(pty_shows(pty, "with-people"));
	assert_false(pty_shows(pty, "rehearsal with-people"));
	pty_keys(pty, "q");
	talka_ends(pty, 0);
	free(sessions);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_open, place_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_resize_in_the_middle_of_a_slip_loses_nothing),
		TEST(a_laptop_that_is_passed_round_survives_a_resize_and_a_kill),
		TEST(a_resize_in_the_middle_of_a_text_loses_nothing),
		TEST(a_whole_step_at_1x1_is_made),
		TEST(the_shell_gets_the_terminal_and_gives_it_back_in_the_middle_of_a_text),
		TEST(stopped_by_force_and_continued_it_goes_on),
		TEST(a_closed_window_keeps_all_that_was_entered),
		TEST(a_request_to_end_gives_the_terminal_back_and_says_where_the_session_is),
		TEST(a_second_talka_looks_on_and_does_not_write),
		TEST(thirty_pasted_lines_are_one_step),
		TEST(what_is_typed_ahead_is_all_taken),
		TEST(an_exercise_is_inserted_and_there_after_a_kill),
		TEST(a_workshop_that_is_edited_in_the_break_is_asked_about),
		TEST(the_start_page_offers_my_copy_and_not_what_it_was_copied_from),
		TEST(a_session_that_was_saved_elsewhere_is_offered_there),
		TEST(a_rehearsal_stands_as_one_among_the_sessions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
