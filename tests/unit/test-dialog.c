/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "ui/dialog.h"
#include "ui/footer.h"
#include "unit/desk-support.h"

/* What a dialog answered, as words; it is refused as often as told. */
struct given {
	char *words;
	size_t calls, refusals;
};

static bool done(struct app *app, const struct answer *answer, void *context)
{
	struct given *given = context;
	struct str words = STR_INIT;

	(void)app;
	str_add_format(&words, "%s|%s|%s|%zu|%d|%d", answer->text ? answer->text : "", answer->item ? answer->item->id : "",
	    answer->other ? answer->other->id : "", answer->person, (int)answer->choice, (int)answer->number);
	free(given->words);
	given->words = str_take(&words);
	given->calls++;
	if (!given->refusals)
		return true;
	given->refusals--;
	return false;
}

/* A dialog over the wall with needs A to D and three people. */
struct asked {
	struct desk_room *desk;
	struct given given;
	struct dialog dialog;
};

static const char *const three[] = { "red", "green", "blue" };

static void ask_again(struct asked *asked)
{
	dialog_open(asked->desk->app, &asked->dialog);
}

static struct asked *ask(enum ask asks)
{
	struct asked *asked = mem_alloc(sizeof *asked);

	asked->desk = desk_ranking(3);
	asked->dialog = (struct dialog){ .asks = asks, .question = "What is it that the group wants to have here?", .done = done, .context = &asked->given,
		.choices = three, .choice_count = 3, .least = 2, .most = 40 };
	ask_again(asked);
	return asked;
}

static bool is_open(const struct asked *asked)
{
	return !strcmp(app_top(asked->desk->app)->name, "dialog");
}

static void end(struct asked *asked)
{
	desk_free(asked->desk);
	free(asked->given.words);
	free(asked);
}

/* The keys give this answer and close the dialog. */
static void gives(enum ask asks, const char *keys, const char *words)
{
	struct asked *asked = ask(asks);

	assert_true(is_open(asked));
	desk_type(asked->desk, keys);
	assert_int_equal(asked->given.calls, 1);
	assert_string_equal(asked->given.words, words);
	assert_false(is_open(asked));
	end(asked);
}

/* The keys give no answer; the status line says why. */
static void refuses(enum ask asks, const char *keys, const char *why)
{
	struct asked *asked = ask(asks);

	desk_type(asked->desk, keys);
	assert_int_equal(asked->given.calls, 0);
	assert_true(is_open(asked));
	assert_true(desk_shows(asked->desk, why));
	end(asked);
}

static void a_text_is_clean(void **state)
{
	(void)state;
	gives(ASK_TEXT, "Space \"a  lift\" Space Enter", "a  lift|||0|0|0");
	refuses(ASK_TEXT, "Space Space Enter", "nothing is typed yet");
}

static void thirty_pasted_lines_are_shown_and_taken_as_one(void **state)
{
	struct asked *asked = ask(ASK_TEXTS);
	size_t lines = 1;

	(void)state;
	desk_type(asked->desk, "first Paste30");
	assert_true(desk_shows(asked->desk, "Enter takes all 31 lines as one step"));
	assert_true(desk_shows(asked->desk, "... and 28 more"));
	desk_draws_at_every_size(asked->desk);
	desk_type(asked->desk, "last Enter");
	assert_int_equal(asked->given.calls, 1);
	for (const char *at = asked->given.words; *at; at++)
		lines += *at == '\n';
	assert_int_equal(lines, 32);
	assert_memory_equal(asked->given.words, "first\nNeed number 0", 19);
	assert_non_null(strstr(asked->given.words, "\nlast|"));
	end(asked);
}

static void a_paste_without_a_line_end_is_one_text(void **state)
{
	struct asked *asked = ask(ASK_TEXTS);

	(void)state;
	desk_paste(asked->desk, "one line\r\n\r\n");
	assert_false(desk_shows(asked->desk, "were pasted"));
	desk_type(asked->desk, "Enter");
	assert_string_equal(asked->given.words, "one line|||0|0|0");
	end(asked);
}

static void an_item_is_picked_by_letter_or_arrow(void **state)
{
	(void)state;
	gives(ASK_ITEM, "c Enter", "|needs-3||0|0|0");
	gives(ASK_ITEM, "Down Down Enter", "|needs-2||0|0|0");
	gives(ASK_ITEM, "Up Enter", "|needs-4||0|0|0");
	gives(ASK_ITEM, "С Enter", "|needs-3||0|0|0");
	refuses(ASK_ITEM, "Enter", "type a letter of the list");
	refuses(ASK_ITEM, "q Enter", "q is not on the list");
	refuses(ASK_ITEM, "A B Enter", "one letter is enough");
}

static void another_letter_takes_the_place_of_the_one_on_the_wall(void **state)
{
	static const char *const keys[] = { "Enter", "c Enter", "Down Down Down Enter" };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct asked *asked = ask(ASK_ITEM);

		desk_type(asked->desk, "Esc");
		asked->dialog.item = "needs-2";
		ask_again(asked);
		desk_type(asked->desk, keys[i]);
		assert_string_equal(asked->given.words, i ? "|needs-3||0|0|0" : "|needs-2||0|0|0");
		end(asked);
	}
}

static void a_choice_of_one_is_not_asked(void **state)
{
	struct desk_room *desk = desk_over(room_open("[workshop]\nformat = 1\nid = one\ntitle = \"One\"\n[exercise.notice]\ntype = notice\ntext = \"Read\"\n"));

	(void)state;
	desk_type(desk, "Enter v");
	assert_string_equal(desk_last_event(desk), "notice.read lang=en");
	assert_string_not_equal(app_top(desk->app)->name, "dialog");
	desk_free(desk);
}

static void two_items_are_two_letters(void **state)
{
	(void)state;
	gives(ASK_TWO_ITEMS, "C Space A Enter", "|needs-3|needs-1|0|0|0");
	gives(ASK_TWO_ITEMS, "c a Enter", "|needs-3|needs-1|0|0|0");
	gives(ASK_TWO_ITEMS, "D Down Down Enter", "|needs-4|needs-2|0|0|0");
	gives(ASK_TWO_ITEMS, "Down Enter Up Enter", "|needs-1|needs-4|0|0|0");
	refuses(ASK_TWO_ITEMS, "C Enter", "2 letters are wanted, here are 1");
	refuses(ASK_TWO_ITEMS, "C c Enter", "the same letter stands there twice");
}

static void an_item_and_its_text_are_one_answer(void **state)
{
	(void)state;
	gives(ASK_ITEM_TEXT, "B Enter Space for Space children Enter", "Care for children|needs-2||0|0|0");
	gives(ASK_ITEM_TEXT, "Down Enter BS*4 car Enter", "A car|needs-1||0|0|0");
}

static void an_item_and_a_choice_are_one_answer(void **state)
{
	(void)state;
	gives(ASK_ITEM_CHOICE, "B Enter 3 Enter", "|needs-2||0|2|0");
}

static void a_person_is_a_code(void **state)
{
	(void)state;
	gives(ASK_PERSON, "2 Enter", "|||1|0|0");
	gives(ASK_PERSON, "p 0 3 Enter", "|||2|0|0");
	gives(ASK_PERSON, "Down Down Down Enter", "|||2|0|0");
	refuses(ASK_PERSON, "9 Enter", "type a code of the list");
}

static void a_choice_is_a_figure_or_an_arrow(void **state)
{
	(void)state;
	gives(ASK_CHOICE, "Enter", "|||0|0|0");
	gives(ASK_CHOICE, "3 Enter", "|||0|2|0");
	gives(ASK_CHOICE, "Down Enter", "|||0|1|0");
	gives(ASK_CHOICE, "3 Up Enter", "|||0|1|0");
	gives(ASK_CHOICE, "2 3 Enter", "|||0|2|0");
	gives(ASK_CHOICE, "9 1 Enter", "|||0|0|0");
	refuses(ASK_CHOICE, "9 Enter", "type the number of a line, or choose it with the arrows: none has \"9\"");
}

static void a_choice_is_found_by_words_that_one_line_has(void **state)
{
	(void)state;
	gives(ASK_CHOICE, "\"Gre\" Enter", "|||0|1|0");
	gives(ASK_CHOICE, "\"blue sky\" Backspace*4 Enter", "|||0|2|0");
	gives(ASK_CHOICE, "b Up Enter", "|||0|1|0");
	refuses(ASK_CHOICE, "e Enter", "more than one has \"e\"");
}

static void other_words_choose_nothing_and_stay(void **state)
{
	struct asked *asked = ask(ASK_CHOICE);

	(void)state;
	desk_type(asked->desk, "\"our buses\" Enter");
	assert_int_equal(asked->given.calls, 0);
	assert_true(desk_shows(asked->desk, "none has \"our buses\""));
	desk_type(asked->desk, "x");
	assert_true(desk_shows(asked->desk, " our busesx"));
	desk_type(asked->desk, "Backspace*10 Enter");
	assert_true(desk_shows(asked->desk, "type the number of a line"));
	desk_type(asked->desk, "2 Enter");
	assert_string_equal(asked->given.words, "|||0|1|0");
	end(asked);
}

static void a_long_list_says_how_many_more_there_are(void **state)
{
	static const char *const texts[] = { "l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9", "l10", "l11", "l12", "l13", "l14", "l15", "l16",
		"l17", "l18", "l19", "l20", "l21", "l22", "l23", "l24", "l25", "l26", "l27", "l28", "l29", "l30" };
	struct asked *asked = ask(ASK_CHOICE);

	(void)state;
	desk_type(asked->desk, "Esc");
	asked->dialog.choices = texts;
	asked->dialog.choice_count = 30;
	ask_again(asked);
	assert_true(desk_shows(asked->desk, "14 more below"));
	assert_false(desk_shows(asked->desk, "more above"));
	desk_type(asked->desk, "1 5");
	assert_true(desk_shows(asked->desk, "more above, "));
	assert_true(desk_shows(asked->desk, "15  l15"));
	desk_type(asked->desk, "Up Down Enter");
	assert_string_equal(asked->given.words, "|||0|14|0");
	end(asked);
}

static void the_lit_line_is_read_to_its_end(void **state)
{
	static const char *const texts[] = { "first of all a walk round the village and then a rest", "second a talk with whoever wants to stay",
		"third the long way home, by the lake and over the old bridge", "fourth a rest" };
	struct asked *asked = ask(ASK_CHOICE);

	(void)state;
	desk_type(asked->desk, "Esc");
	asked->dialog.choices = texts;
	asked->dialog.choice_count = 4;
	ask_again(asked);
	assert_non_null(strstr(desk_screen(asked->desk, 24, 40), "old bridge"));
	assert_null(strstr(desk_screen(asked->desk, 12, 40), "old bridge"));
	desk_type(asked->desk, "3");
	assert_non_null(strstr(desk_screen(asked->desk, 12, 40), "old bridge"));
	end(asked);
}

static void a_number_has_limits(void **state)
{
	(void)state;
	gives(ASK_NUMBER, "4 0 Enter", "|||0|0|40");
	refuses(ASK_NUMBER, "1 Enter", "type a number from 2 to 40");
	refuses(ASK_NUMBER, "4 1 Enter", "type a number from 2 to 40");
	refuses(ASK_NUMBER, "x Enter", "type a number from 2 to 40");
}

static void yes_is_y_alone(void **state)
{
	static const char *const no[] = { "n", "Esc" };

	(void)state;
	gives(ASK_NOTHING, "y", "|||0|0|0");
	refuses(ASK_NOTHING, "Space j Enter", "y is yes, Esc is no");
	for (size_t i = 0; i < 2; i++) {
		struct asked *asked = ask(ASK_NOTHING);

		desk_type(asked->desk, no[i]);
		assert_int_equal(asked->given.calls, 0);
		assert_false(is_open(asked));
		end(asked);
	}
}

static void a_refused_answer_stays_to_be_mended(void **state)
{
	struct asked *asked = ask(ASK_TEXT);

	(void)state;
	asked->given.refusals = 1;
	desk_type(asked->desk, "lift Enter");
	assert_true(is_open(asked));
	desk_type(asked->desk, "s Enter");
	assert_string_equal(asked->given.words, "lifts|||0|0|0");
	assert_false(is_open(asked));
	end(asked);
}

static void what_was_typed_is_there_again_after_esc(void **state)
{
	static const enum ask kinds[] = { ASK_TEXT, ASK_TEXTS };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct asked *asked = ask(kinds[i]);

		desk_type(asked->desk, "lif Esc");
		assert_false(is_open(asked));
		ask_again(asked);
		desk_type(asked->desk, "t Enter");
		assert_string_equal(asked->given.words, "lift|||0|0|0");
		ask_again(asked);
		desk_type(asked->desk, "x Enter");
		assert_string_equal(asked->given.words, "x|||0|0|0");
		end(asked);
	}
}

static void a_left_paste_is_there_again(void **state)
{
	struct asked *asked = ask(ASK_TEXTS);

	(void)state;
	desk_type(asked->desk, "Paste5 Esc");
	ask_again(asked);
	assert_true(desk_shows(asked->desk, "Enter takes all 5 lines as one step"));
	end(asked);
}

static void unseen_text_is_shown_by_a_key_and_kept_nowhere(void **state)
{
	struct asked *asked = ask(ASK_CHOICE);

	(void)state;
	desk_type(asked->desk, "Esc");
	asked->dialog.asks = ASK_TEXT;
	asked->dialog.unseen = true;
	asked->dialog.no_draft = true;
	ask_again(asked);
	desk_type(asked->desk, "X4Z");
	assert_false(desk_shows(asked->desk, "X4Z"));
	assert_true(desk_shows(asked->desk, "● ● ●"));
	desk_type(asked->desk, "C-t");
	assert_true(desk_shows(asked->desk, "X4Z"));
	desk_type(asked->desk, "Esc");
	ask_again(asked);
	desk_type(asked->desk, "C-t");
	assert_false(desk_shows(asked->desk, "X4Z"));
	end(asked);
}

static void no_key_goes_past_a_dialog(void **state)
{
	static const enum ask kinds[] = { ASK_TEXT, ASK_TEXTS, ASK_ITEM, ASK_PERSON, ASK_CHOICE, ASK_NUMBER };

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct asked *asked = ask(kinds[i]);
		size_t events = desk_events(asked->desk);

		desk_type(asked->desk, "u C-r w o b c q : ? Tab C-t");
		assert_true(is_open(asked));
		assert_int_equal(desk_events(asked->desk), events);
		end(asked);
	}
}

static void f1_tells_how_a_question_is_answered_and_comes_back_to_it(void **state)
{
	static const enum ask kinds[] = { ASK_NOTHING, ASK_TEXT, ASK_TEXTS, ASK_ITEM, ASK_PERSON, ASK_CHOICE, ASK_NUMBER };
	static const char *const told[] = { "y does it", "in your words", "paste many", "the letter that stands before", "7 for P07",
		"number of a line", "in figures" };

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct asked *asked = ask(kinds[i]);

		desk_type(asked->desk, "9 F1");
		assert_string_equal(app_top(asked->desk->app)->name, "help");
		assert_true(desk_shows(asked->desk, told[i]));
		assert_true(desk_shows(asked->desk, asked->dialog.question));
		desk_type(asked->desk, "Esc");
		assert_true(is_open(asked));
		assert_true(kinds[i] == ASK_NOTHING || desk_shows(asked->desk, " 9"));
		end(asked);
	}
}

static void dialogs_draw_at_every_size(void **state)
{
	static const enum ask kinds[] = { ASK_NOTHING, ASK_TEXT, ASK_TEXTS, ASK_ITEM, ASK_TWO_ITEMS, ASK_ITEM_TEXT, ASK_ITEM_CHOICE, ASK_PERSON, ASK_CHOICE, ASK_NUMBER };

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct asked *asked = ask(kinds[i]);

		desk_draws_at_every_size(asked->desk);
		desk_type(asked->desk, "Down A Down Resize");
		desk_draws_at_every_size(asked->desk);
		assert_true(is_open(asked));
		end(asked);
	}
}

/* The app shows nothing below 6x20; a dialog must stand it all the same. */
static void dialogs_stay_within_any_area(void **state)
{
	struct asked *asked = ask(ASK_ITEM);

	(void)state;
	for (size_t rows = 0; rows < 8; rows++)
		for (size_t columns = 0; columns <= 12; columns++) {
			struct canvas *canvas = canvas_new(10, 14, false);

			app_top(asked->desk->app)->draw(asked->desk->app, app_top_state(asked->desk->app), canvas,
			    (struct area){ .row = 1, .column = 1, .rows = rows, .columns = columns });
			for (size_t i = 0; i < canvas->rows * canvas->columns; i++)
				if (i / 14 < 1 || i / 14 > rows || i % 14 < 1 || i % 14 > columns)
					assert_int_equal(canvas->cells[i].chars[0], ' ');
			canvas_free(canvas);
		}
	end(asked);
}

static void assert_footer(const struct hint *hints, size_t count, size_t columns, const char *due)
{
	struct canvas *canvas = canvas_new(1, columns, false);
	char *text;

	footer_put(canvas, hints, count);
	text = canvas_text(canvas);
	assert_string_equal(text, due);
	free(text);
	canvas_free(canvas);
}

static void two_hints_find_room_on_a_narrow_screen(void **state)
{
	const struct hint notice[] = {
		{ "v", "read aloud", 2 }, { "y", "how many agree", 1 }, { "Enter", "next: Getting to know each other", 1 }, { "F1", "help", 3 },
	}, two[] = { { "1", "the first is right", 1 }, { "2", "the second is right", 1 } };

	(void)state;
	assert_footer(notice, 4, 40, " y how many agree  Enter next: Getting …\n");
	assert_footer(notice, 4, 80, " v read aloud   y how many agree   Enter next: Getting to know eac…   F1 help\n");
	assert_footer(two, 2, 40, " 1 the first is ri…  2 the second is r…\n");
	assert_footer(two, 2, 60, " 1  the first is right    2  the second is right\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_clean),
		cmocka_unit_test(thirty_pasted_lines_are_shown_and_taken_as_one),
		cmocka_unit_test(a_paste_without_a_line_end_is_one_text),
		cmocka_unit_test(an_item_is_picked_by_letter_or_arrow),
		cmocka_unit_test(another_letter_takes_the_place_of_the_one_on_the_wall),
		cmocka_unit_test(a_choice_of_one_is_not_asked),
		cmocka_unit_test(two_items_are_two_letters),
		cmocka_unit_test(an_item_and_its_text_are_one_answer),
		cmocka_unit_test(an_item_and_a_choice_are_one_answer),
		cmocka_unit_test(a_person_is_a_code),
		cmocka_unit_test(a_choice_is_a_figure_or_an_arrow),
		cmocka_unit_test(a_choice_is_found_by_words_that_one_line_has),
		cmocka_unit_test(other_words_choose_nothing_and_stay),
		cmocka_unit_test(a_long_list_says_how_many_more_there_are),
		cmocka_unit_test(the_lit_line_is_read_to_its_end),
		cmocka_unit_test(a_number_has_limits),
		cmocka_unit_test(yes_is_y_alone),
		cmocka_unit_test(a_refused_answer_stays_to_be_mended),
		cmocka_unit_test(what_was_typed_is_there_again_after_esc),
		cmocka_unit_test(a_left_paste_is_there_again),
		cmocka_unit_test(unseen_text_is_shown_by_a_key_and_kept_nowhere),
		cmocka_unit_test(no_key_goes_past_a_dialog),
		cmocka_unit_test(f1_tells_how_a_question_is_answered_and_comes_back_to_it),
		cmocka_unit_test(two_hints_find_room_on_a_narrow_screen),
		cmocka_unit_test(dialogs_draw_at_every_size),
		cmocka_unit_test(dialogs_stay_within_any_area),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
