/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "play/stage.h"
#include "ui/curtain.h"

static const char workshop[] =
    "[workshop]\nformat = 1\nid = app\ntitle = \"An evening\"\ntitle.lt = \"Vakaras\"\nlanguages = en, lt\n"
    "[participants]\nattribute.place = town | village\nattribute.place.lt = miestas | kaimas\n"
    "[exercise.hello]\ntype = info\nminutes = 5\ntitle = \"Hello\"\ntitle.lt = \"Labas\"\nspeak = \"CANARY-speak\"\nspeak.lt = \"CANARY-speak\"\nnotes = \"CANARY-notes\"\n"
    "[exercise.needs]\ntype = collect\nminutes = 10\ntitle = \"Needs\"\ntitle.lt = \"Poreikiai\"\nitems = known\nnotes = \"CANARY-needs\"\n"
    "[exercise.ranking]\ntype = rank\nminutes = 10\ntitle = \"What matters\"\ntitle.lt = \"Kas svarbu\"\nitems = needs\nchoose = 2\ncut = 1\n"
    "[list.known]\ncare = \"Somebody for the children\"\ncare.lt = \"Kas nors vaikams\"\ncare.note = \"CANARY-item\"\n"
    "lift = \"A lift\"\nlift.lt = \"Pavėžėti\"\n";

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

static size_t events(const struct stage *stage)
{
	return sitting_events(stage->room->sitting);
}

static void must_show(const struct stage *stage, const char *words)
{
	char *screen = stage_screen(stage, 24, 80);

	if (!strstr(screen, words))
		print_message("\"%s\" is missing in\n%s", words, screen);
	assert_non_null(strstr(screen, words));
	free(screen);
}

static void must_hide(const struct stage *stage, const char *words)
{
	assert_false(stage_shows(stage, words));
}

/* --- The curtain */

static void talka_starts_behind_the_curtain(void **state)
{
	stage_open_again(*state);
	assert_string_equal(app_top(((struct stage *)*state)->app)->name, "curtain");
}

static void the_first_frame_is_that_of_the_session_to_come(void **state)
{
	struct stage *stage = *state;
	struct canvas *before = canvas_new(24, 80, false), *first = stage_canvas(stage, 24, 80);

	curtain_first_frame(session_script(room_session(stage->room)), &stage->room->clock, before);
	assert_true(canvas_same(before, first));
	canvas_free(before);
	canvas_free(first);
}

static void enter_opens_the_curtain_and_begins_nothing(void **state)
{
	struct stage *stage = *state;
	size_t before = events(stage);

	stage_keys(stage, "Enter");
	assert_int_equal(events(stage), before);
	must_show(stage, "next: Hello");
}

static void the_curtain_keeps_what_was_typed(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3 a \"half a sen\" C-b");
	must_hide(stage, "half a sen");
	stage_keys(stage, "x y C-b \"tence\" Enter");
	must_show(stage, "half a sentence");
}

static void no_key_reaches_what_the_curtain_hides(void **state)
{
	struct stage *stage = *state;
	size_t before;

	stage_keys(stage, "Enter*3 b");
	before = events(stage);
	stage_keys(stage, "a x u s t d p e + 1 Space Tab Down Paste5 C-r g R");
	assert_int_equal(events(stage), before);
	assert_string_equal(app_top(stage->app)->name, "curtain");
}

/* --- What is private */

static void private_opens_only_when_the_projector_is_dark(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2 o o");
	must_hide(stage, "CANARY");
	stage_keys(stage, "Esc o o y");
	must_show(stage, "CANARY-speak");
	must_show(stage, "CANARY-notes");
}

static void private_closes_to_the_curtain(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2 o o y Esc");
	assert_string_equal(app_top(stage->app)->name, "curtain");
	stage_keys(stage, "Enter");
	must_hide(stage, "CANARY");
}

static void the_curtain_over_the_private_page_closes_it(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2 o o y C-b C-b");
	must_hide(stage, "CANARY");
	assert_string_not_equal(app_top(stage->app)->name, "private");
}

static void with_a_second_screen_what_is_private_opens_without_a_question(void **state)
{
	struct stage *stage = *state;

	app_set_walls(stage->app, 1);
	must_show(stage, "the second screen shows the wall");
	stage_keys(stage, "Enter*2 o o");
	must_show(stage, "CANARY-notes");
	must_hide(stage, "behind the curtain");
	stage_keys(stage, "Esc");
	must_hide(stage, "CANARY");
	assert_string_not_equal(app_top(stage->app)->name, "curtain");
	app_set_walls(stage->app, 0);
	must_show(stage, "the second screen is gone");
	stage_keys(stage, "o o");
	must_show(stage, "Is the projector dark?");
}

static void when_the_second_screen_goes_what_is_private_closes_to_the_curtain(void **state)
{
	struct stage *stage = *state;

	app_set_walls(stage->app, 2);
	stage_keys(stage, "Enter*2 o o");
	app_set_walls(stage->app, 1);
	must_hide(stage, "the second screen is gone");
	app_set_walls(stage->app, 0);
	stage_keys(stage, "Esc");
	assert_string_equal(app_top(stage->app)->name, "curtain");
}

static void backstage_says_what_the_second_screen_shows(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter o");
	must_hide(stage, "The second screen");
	app_set_walls(stage->app, 1);
	must_show(stage, "The second screen shows the wall.");
	stage_keys(stage, "Esc b o");
	must_show(stage, "The second screen shows the curtain.");
}

static void must_keep_quiet(const struct stage *stage)
{
	static const size_t rows[] = { 1, 6, 12, 24, 40 }, columns[] = { 1, 20, 40, 80, 120 };

	for (size_t i = 0; i < 5 * 5; i++) {
		char *screen = stage_screen(stage, rows[i / 5], columns[i % 5]);

		assert_null(strstr(screen, "CANARY"));
		free(screen);
	}
}

static void nothing_private_is_on_any_page_of_the_room(void **state)
{
	static const char *const ways[] = {
		"Enter*2", "n \"CANARY note\"", "Enter", "Enter", "o", "Esc F1", "End", "Esc w", "Esc :", "Esc L", "L g", "Esc u",
		"C-r", "a \"A warm room\" Enter Esc", "Enter*3", "a b Enter", "Esc c y", "Enter*6", "b"
	};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		stage_keys(*state, ways[i]);
		must_keep_quiet(*state);
	}
}

/* --- Keys and events */

static void a_key_makes_at_most_one_event(void **state)
{
	struct stage *stage = *state;
	struct random_seeded seed = { .seed = 11 };
	struct random random = random_seeded(&seed);
	static const uint32_t named[] = { KEY_CODE_ENTER, KEY_CODE_ESC, KEY_CODE_DOWN, KEY_CODE_UP, KEY_CODE_TAB, KEY_CODE_BACKSPACE, 2, 18, 20 };

	stage_keys(stage, "Enter");
	for (size_t i = 0; i < 3000; i++) {
		uint32_t pick = random_below(&random, 120);
		struct key key = { .code = pick < 95 ? pick + 32 : named[pick % 9] };
		size_t before = events(stage);

		if (key.code == 'q' || key.code == 'y')
			continue;
		stage_key(stage, &key);
		assert_in_range(events(stage) - before, 0, 1);
		assert_false(app_ended(stage->app));
	}
	assert_true(events(stage) > 20);
	assert_true(stage_folds_the_same(stage));
}

static void every_size_is_drawn_the_same_twice(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3 a \"text\"");
	for (size_t rows = 1; rows < 30; rows += 3)
		for (size_t columns = 1; columns < 100; columns += 7) {
			struct canvas *once = stage_canvas(stage, rows, columns), *twice = stage_canvas(stage, rows, columns);

			assert_true(canvas_same(once, twice));
			canvas_free(once);
			canvas_free(twice);
		}
}

static void too_small_is_told(void **state)
{
	char *screen = stage_screen(*state, 5, 19);

	assert_non_null(strstr(screen, "too small: make the"));
	assert_non_null(strstr(screen, "window larger"));
	free(screen);
}

static void the_palette_turns_its_pages(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter : PgDn*9");
	must_show(stage, "more above");
	assert_false(stage_shows(stage, "more below"));
	stage_keys(stage, "PgUp*9");
	must_show(stage, "more below");
	assert_false(stage_shows(stage, "more above"));
}

static void undo_and_redo_say_what_they_did(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3 a \"Tea\" Enter Esc u");
	must_hide(stage, "C  Tea");
	must_show(stage, "taken back:");
	stage_keys(stage, "C-r");
	must_show(stage, "C  Tea");
	must_show(stage, "done again:");
}

static void undo_of_a_start_is_told_in_plain_words(void **state)
{
	stage_keys(*state, "Enter*2 u");
	must_show(*state, "taken back: An exercise began; Ctrl-R");
}

static void what_cannot_be_undone_is_told(void **state)
{
	stage_keys(*state, "Enter u u u");
	must_show(*state, "nothing to take back");
}

static void a_paste_on_the_wall_is_one_event(void **state)
{
	struct stage *stage = *state;
	size_t before;

	stage_keys(stage, "Enter*3");
	before = events(stage);
	stage_keys(stage, "Paste30 Enter");
	assert_int_equal(events(stage), before + 1);
	stage_keys(stage, "u");
	must_hide(stage, "Need number");
}

static void the_same_again_is_offered_as_said_again(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3 a \"a LIFT!\" Enter");
	must_show(stage, "stands on the list already");
	stage_keys(stage, "Enter");
	must_show(stage, "said 2 times");
	stage_keys(stage, "\"A lift\" Enter Down Enter");
	must_show(stage, "C  A lift");
	must_show(stage, "What was said?");
}

static void one_item_after_another_goes_into_the_same_field(void **state)
{
	struct stage *stage = *state;
	size_t before;

	stage_keys(stage, "Enter*3");
	before = events(stage);
	stage_keys(stage, "a \"Tea\" Enter \"Soup\" Enter");
	must_show(stage, "C  Tea");
	must_show(stage, "D  Soup");
	must_show(stage, "add: Soup; Esc, then u takes it back");
	stage_keys(stage, "Enter u");
	must_hide(stage, "D  Soup");
	must_hide(stage, "What was said?");
	assert_int_equal(events(stage), before + 3);
}

static void a_decision_stands_even_if_nobody_says_who_or_when(void **state)
{
	struct stage *stage = *state;
	size_t before;

	stage_keys(stage, "Enter*3");
	before = events(stage);
	stage_keys(stage, "d \"We ask the mayor\" Enter");
	must_show(stage, "no more to say");
	stage_keys(stage, "Esc");
	assert_int_equal(events(stage), before + 1);
	stage_keys(stage, "d \"We begin in May\" Enter \"P03\" Enter Esc");
	assert_int_equal(events(stage), before + 2);
	stage_keys(stage, "D");
	must_show(stage, "We ask the mayor");
	must_show(stage, "We begin in May");
	must_show(stage, "P03");
	stage_keys(stage, "Esc d \"Left before it was said\" Esc");
	assert_int_equal(events(stage), before + 2);
}

static void a_draft_that_was_kept_does_not_come_back(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3 a \"Tea\" Esc a Enter \"Soup\" Enter Esc");
	must_show(stage, "C  Tea");
	must_show(stage, "D  Soup");
}

static void the_other_language_is_a_key_away(void **state)
{
	stage_keys(*state, "Enter*3 L");
	must_show(*state, "Poreikiai");
	must_show(*state, "Kas nors vaikams");
	stage_keys(*state, "L");
	must_show(*state, "Somebody for the children / Kas nors vaikams");
	stage_keys(*state, "L");
	must_show(*state, "Somebody for the children");
	assert_false(stage_shows(*state, "Kas nors vaikams"));
}

static void the_language_of_the_wall_is_kept_over_a_break(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3 L");
	stage_open_again(stage);
	must_show(stage, "Vakaras");
	stage_keys(stage, "Enter");
	must_show(stage, "Poreikiai");
	stage_keys(stage, "L");
	stage_open_again(stage);
	stage_keys(stage, "Enter");
	must_show(stage, "Somebody for the children / Kas nors vaikams");
	assert_true(stage_folds_the_same(stage));
	stage_keys(stage, "L");
	stage_open_again(stage);
	stage_keys(stage, "Enter");
	must_hide(stage, "Kas nors vaikams");
}

static void undo_passes_the_language_over(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2 L u");
	must_show(stage, "taken back: ");
	stage_open_again(stage);
	must_show(stage, "Vakaras");
}

static void go_to_only_looks(void **state)
{
	struct stage *stage = *state;
	size_t before;

	stage_keys(stage, "Enter*2");
	before = events(stage);
	stage_keys(stage, "g 2 Enter");
	must_show(stage, "Needs");
	stage_keys(stage, "a");
	must_hide(stage, "What was said?");
	stage_keys(stage, "Enter");
	must_show(stage, "1 of 3  Hello");
	assert_int_equal(events(stage), before);
}

static void only_a_running_workshop_asks_before_it_is_left(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2 q");
	assert_false(app_ended(stage->app));
	stage_keys(stage, "Esc q y");
	assert_true(app_ended(stage->app));
	stage_open_again(stage);
	stage_keys(stage, "Enter s \"x\" Enter s \"x\" Enter s \"x\" Enter Enter q");
	assert_true(app_ended(stage->app));
}

static void a_hang_up_ends_it(void **state)
{
	struct stage *stage = *state;

	stage_key(stage, &(struct key){ .code = KEY_CODE_HANGUP });
	assert_true(app_ended(stage->app));
}

static void a_killed_session_goes_on_at_the_same_slip(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2 w +*3 Esc Enter*4 a b Enter b a Enter");
	must_show(stage, "Slip 3");
	stage_open_again(stage);
	stage_keys(stage, "Enter");
	must_show(stage, "Slip 3");
	must_show(stage, "2 of 3");
}

/* --- Time */

static void the_screen_is_drawn_anew_each_second_while_the_timer_runs(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*2");
	assert_in_range(app_deadline(stage->app), 1, 1000);
	stage_keys(stage, "t");
	assert_in_range(app_deadline(stage->app), 1001, 60000);
	must_show(stage, "stopped");
}

/* --- A disk that does not obey */

static void a_full_disk_keeps_the_step(void **state)
{
	struct stage *stage = *state;
	size_t before;

	stage_keys(stage, "Enter*3");
	before = events(stage);
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 1, .fail_times = 2, .error = ENOSPC });
	stage_keys(stage, "a \"Tea\" Enter");
	must_show(stage, "Nothing is lost");
	assert_int_equal(events(stage), before);
	stage_keys(stage, "x u Enter");
	must_show(stage, "still not saved");
	stage_keys(stage, "Enter");
	must_show(stage, "C  Tea");
	must_hide(stage, "Nothing is lost");
	assert_int_equal(events(stage), before + 1);
}

static void a_step_can_be_given_up(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3");
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 1, .error = ENOSPC });
	stage_keys(stage, "a \"Tea\" Enter G y");
	must_hide(stage, "Tea");
	stage_keys(stage, "a \"Soup\" Enter");
	must_show(stage, "C  Soup");
}

static void a_session_goes_on_in_another_place(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3");
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .fail = FAKE_SYNC, .fail_at = 1, .error = EIO });
	stage_keys(stage, "a \"Tea\" Enter s \"stick/tonight\" Enter");
	must_show(stage, "saved in stick/tonight");
	must_show(stage, "C  Tea");
	assert_string_equal(sitting_folder(stage->room->sitting), "stick/tonight");
	stage_keys(stage, "a \"Soup\" Enter");
	must_show(stage, "D  Soup");
}

static void a_slow_disk_is_told_and_the_look_goes_on(void **state)
{
	struct stage *stage = *state;

	stage_keys(stage, "Enter*3");
	fake_disk_plan(stage->room->fake, (struct fake_plan){ .waits = 8 });
	stage_keys(stage, "a \"Tea\" Enter");
	must_hide(stage, "saving...");
	stage_pass(stage, 250);
	must_show(stage, "saving...");
	stage_keys(stage, "x");
	stage_keys(stage, "Esc F1");
	must_show(stage, "Help");
	stage_keys(stage, "Esc");
	for (size_t i = 0; i < 8; i++)
		stage_pass(stage, 20);
	must_hide(stage, "saving...");
	must_show(stage, "C  Tea");
}

static void a_session_that_is_only_looked_at_says_so(void **state)
{
	struct stage *stage = *state;
	struct app *app;
	struct sitting *second = sitting_resume(&stage->room->world, "s", false, NULL);
	struct canvas *canvas = canvas_new(24, 80, false);
	char *screen;

	assert_non_null(second);
	app = app_new(&(struct app_options){ .sitting = second, .clock = &stage->room->clock, .random = &stage->room->random });
	app_draw(app, canvas);
	screen = canvas_text(canvas);
	assert_non_null(strstr(screen, "only to look at"));
	free(screen);
	canvas_free(canvas);
	app_free(app);
	sitting_close(second);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(talka_starts_behind_the_curtain),
		CASE(the_first_frame_is_that_of_the_session_to_come),
		CASE(enter_opens_the_curtain_and_begins_nothing),
		CASE(the_curtain_keeps_what_was_typed),
		CASE(no_key_reaches_what_the_curtain_hides),
		CASE(private_opens_only_when_the_projector_is_dark),
		CASE(private_closes_to_the_curtain),
		CASE(the_curtain_over_the_private_page_closes_it),
		CASE(with_a_second_screen_what_is_private_opens_without_a_question),
		CASE(when_the_second_screen_goes_what_is_private_closes_to_the_curtain),
		CASE(backstage_says_what_the_second_screen_shows),
		CASE(nothing_private_is_on_any_page_of_the_room),
		CASE(a_key_makes_at_most_one_event),
		CASE(every_size_is_drawn_the_same_twice),
		CASE(too_small_is_told),
		CASE(the_palette_turns_its_pages),
		CASE(undo_and_redo_say_what_they_did),
		CASE(undo_of_a_start_is_told_in_plain_words),
		CASE(what_cannot_be_undone_is_told),
		CASE(a_paste_on_the_wall_is_one_event),
		CASE(the_same_again_is_offered_as_said_again),
		CASE(one_item_after_another_goes_into_the_same_field),
		CASE(a_decision_stands_even_if_nobody_says_who_or_when),
		CASE(a_draft_that_was_kept_does_not_come_back),
		CASE(the_other_language_is_a_key_away),
		CASE(the_language_of_the_wall_is_kept_over_a_break),
		CASE(undo_passes_the_language_over),
		CASE(go_to_only_looks),
		CASE(only_a_running_workshop_asks_before_it_is_left),
		CASE(a_hang_up_ends_it),
		CASE(a_killed_session_goes_on_at_the_same_slip),
		CASE(the_screen_is_drawn_anew_each_second_while_the_timer_runs),
		CASE(a_full_disk_keeps_the_step),
		CASE(a_step_can_be_given_up),
		CASE(a_session_goes_on_in_another_place),
		CASE(a_slow_disk_is_told_and_the_look_goes_on),
		CASE(a_session_that_is_only_looked_at_says_so),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
