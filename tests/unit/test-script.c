/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/str.h"
#include "exercises/registry.h"
#include "model/notes.h"
#include "model/script-order.h"
#include "script-support.h"

#define HEAD "[workshop]\nformat = 1\nid = evening\ntitle = \"An evening\"\n"

static struct faults *faults;

static int new_faults(void **state)
{
	(void)state;
	faults = faults_new("x.ini");
	return 0;
}

static int drop_faults(void **state)
{
	(void)state;
	faults_free(faults);
	return 0;
}

static struct script *load(const char *text)
{
	return script_load("x.ini", text, strlen(text), &made_up, faults);
}

/* A workshop without any fault. */
static struct script *sound(const char *text)
{
	struct script *script = load(text);

	for (size_t i = 0; i < faults->count; i++)
		print_error("%zu:%zu %s\n", faults->list[i].line, faults->list[i].column, faults->list[i].text);
	assert_int_equal(faults->count, 0);
	assert_non_null(script);
	return script;
}

static void the_workshop_says_what_stands_in_its_file(void **state)
{
	struct script *script = sound(HEAD "title.lt = Vakaras\nversion = 7\nlanguages = en, lt\nstart = 7:05\nend = 9:30\n"
	    "place = 'Hall \"A\"'\nask = place | audience\nstage = service\n[exercise.a]\ntype = gather\nminutes = 5\n");

	(void)state;
	assert_string_equal(script->id, "evening");
	assert_int_equal(script->version, 7);
	assert_string_equal(script_text(&script->title, 1), "Vakaras");
	assert_int_equal(script->language_count, 2);
	assert_string_equal(script->languages[1], "lt");
	assert_int_equal(script->start, 7 * 60 + 5);
	assert_string_equal(script->place, "Hall \"A\"");
	assert_string_equal(script->ask[1], "audience");
	assert_null(script->ask[2]);
	assert_string_equal(script->stage, "service");
	assert_string_equal(script->program, "");
	script_free(script);
}

static void what_is_not_given_is_empty_or_falls_back(void **state)
{
	struct script *script = sound(HEAD "[exercise.a]\ntype = gather\n");
	const struct exercise *exercise = &script->exercises[0];

	(void)state;
	assert_int_equal(script->version, 1);
	assert_int_equal(script->start, -1);
	assert_string_equal(script->languages[0], "en");
	assert_int_equal(script->smallest_group, 5);
	assert_int_equal(script->consent, CONSENT_COUNT);
	assert_false(script->aloud);
	assert_string_equal(exercise->title.by[0], "Gather");
	assert_string_equal(exercise->prompt.by[0], "");
	assert_int_equal(exercise->minutes, -1);
	assert_int_equal(exercise->priority, PRIORITY_SHOULD);
	assert_int_equal(exercise->clock, CLOCK_WALL);
	assert_string_equal(exercise->tool, "");
	assert_null(exercise_value(exercise, "items")->words[0]);
	assert_int_equal(exercise_value(exercise, "theme")->entry_count, 0);
	assert_int_equal(exercise_number(exercise, "think"), 2);
	assert_false(exercise_value(exercise, "think")->given);
	script_free(script);
}

static void the_method_is_the_default_one_or_the_one_named(void **state)
{
	struct script *script = sound(HEAD "[exercise.a]\ntype = gather\n[exercise.b]\ntype = gather\nmethod = open\n"
	    "[exercise.c]\ntype = talk\ntext = a\n");

	(void)state;
	assert_ptr_equal(script->exercises[0].type, &gather_round);
	assert_string_equal(script->exercises[0].method_name, "round");
	assert_ptr_equal(script->exercises[1].type, &gather_open);
	assert_ptr_equal(script->exercises[2].type, &talk);
	assert_string_equal(script->exercises[2].method_name, "");
	script_free(script);
}

static void lists_of_words_keep_their_order(void **state)
{
	struct script *script = sound(HEAD "[exercise.n]\ntype = gather\n[exercise.a]\ntype = pick\nitems = l|n |parking\n"
	    "tie = lot | keep-all\n[list.l]\nx = X\n");
	const struct exercise *exercise = script_exercise(script, "a");
	const char *const *items = exercise_value(exercise, "items")->words, *const *tie = exercise_value(exercise, "tie")->words;

	(void)state;
	assert_string_equal(items[0], "l");
	assert_string_equal(items[1], "n");
	assert_string_equal(items[2], "parking");
	assert_null(items[3]);
	assert_string_equal(tie[0], "lot");
	assert_string_equal(tie[1], "keep-all");
	script_free(script);
}

static void polling_types_take_the_polling_options_too(void **state)
{
	struct script *script = sound(HEAD "[exercise.a]\ntype = sort\nitems = parking\ncut = 50%\n[exercise.b]\ntype = pick\nitems = parking\n"
	    "choose = 4\ncut = 3\n");
	const struct exercise *a = &script->exercises[0], *b = &script->exercises[1];

	(void)state;
	assert_string_equal(exercise_value(a, "input")->words[0], "paper");
	assert_null(exercise_value(a, "input")->words[1]);
	assert_string_equal(exercise_value(b, "input")->words[0], "hands");
	assert_string_equal(exercise_value(b, "input")->words[1], "paper");
	assert_int_equal(exercise_number(a, "cut"), -50);
	assert_string_equal(exercise_value(a, "cut")->word, "50%");
	assert_int_equal(exercise_number(b, "cut"), 3);
	assert_false(exercise_flag(a, "secret"));
	assert_false(exercise_value(a, "tie")->given);
	assert_string_equal(exercise_value(a, "choose")->word, "auto");
	assert_int_equal(exercise_number(a, "choose"), -1);
	assert_int_equal(exercise_number(b, "choose"), 4);
	script_free(script);
}

static void lines_are_joined_in_each_language(void **state)
{
	struct script *script = sound(HEAD "languages = en, lt\ntitle.lt = V\n[exercise.a]\ntype = talk\ntext.2 = two\ntext.1 = one\n"
	    "text.1.lt = vienas\ntext.2.lt = du\n");
	const struct texts *text = exercise_value(&script->exercises[0], "text")->text;

	(void)state;
	assert_string_equal(script_text(text, 0), "one\ntwo");
	assert_string_equal(script_text(text, 1), "vienas\ndu");
	script_free(script);
}

static void phases_have_minutes_and_words_in_each_language(void **state)
{
	struct script *script = sound(HEAD "languages = en, lt\ntitle.lt = V\n[exercise.a]\ntype = talk\ntext = a\ntext.lt = a\n"
	    "phases = 1: alone | 5: all: together\nphases.lt = 1: vienas | 5: visi\n");
	const struct option_value *phases = exercise_value(&script->exercises[0], "phases");

	(void)state;
	assert_int_equal(phases->entry_count, 2);
	assert_int_equal(phases->numbers[1], 5);
	assert_string_equal(phases->entries[0].by[0], "alone");
	assert_string_equal(phases->entries[1].by[0], "all: together");
	assert_string_equal(phases->entries[1].by[1], "visi");
	script_free(script);
}

static void holders_are_texts_and_words(void **state)
{
	struct script *script = sound(HEAD "[exercise.a]\ntype = share\nitems = l\nholders = Town hall | l | people\n[list.l]\nx = X\n");
	const struct option_value *holders = exercise_value(&script->exercises[0], "holders");

	(void)state;
	assert_int_equal(holders->entry_count, 3);
	assert_string_equal(holders->entries[0].by[0], "Town hall");
	assert_string_equal(holders->words[1], "l");
	assert_string_equal(holders->words[2], "people");
	script_free(script);
}

static void items_have_texts_and_what_belongs_to_them(void **state)
{
	struct script *script = sound(HEAD "languages = en, lt\ntitle.lt = V\n[exercise.a]\ntype = gather\nitems = l\n"
	    "[list.l]\ncare = Care\nlift = Lift\ncare.lt = Globa\nlift.1.lt = a\nlift.2.lt = b\ncare.cost = 1200\ncare.note = \"Ask Ona\"\n"
	    "care.symbol = \xE2\x99\xA5\ncare.owner = Ona\n");
	const struct list_item *care = script_list_item(script, "care"), *lift = script_list_item(script, "lift");

	(void)state;
	assert_int_equal(script_list(script, "l")->item_count, 2);
	assert_ptr_equal(care, &script_list(script, "l")->items[0]);
	assert_string_equal(script_text(&care->text, 1), "Globa");
	assert_string_equal(script_text(&lift->text, 1), "a\nb");
	assert_int_equal(care->cost, 1200);
	assert_int_equal(lift->cost, -1);
	assert_string_equal(care->symbol, "\xE2\x99\xA5");
	assert_string_equal(care->owner, "Ona");
	assert_string_equal(notes_of_item(care), "Ask Ona");
	assert_string_equal(notes_of_item(lift), "");
	script_free(script);
}

static void private_texts_are_reached_through_notes_alone(void **state)
{
	struct script *script = sound(HEAD "languages = en, lt\ntitle.lt = V\n[exercise.a]\ntype = gather\nspeak = Say it\nspeak.lt = Sakyk\n"
	    "notes.1 = one\nnotes.2 = two\n[exercise.b]\ntype = gather\n");

	(void)state;
	assert_string_equal(notes_speak(&script->exercises[0], 1), "Sakyk");
	assert_string_equal(notes_for(&script->exercises[0], 1), "one\ntwo");
	assert_string_equal(notes_for(&script->exercises[1], 0), "");
	script_free(script);
}

static void attributes_have_answers_in_each_language(void **state)
{
	struct script *script = sound(HEAD "languages = en, lt\ntitle.lt = V\n[participants]\nattribute.place = town | village\n"
	    "attribute.place.lt = miestas | kaimas\nattribute.age = 18+ | 60+\nsmallest-group = 4\naloud = yes\nconsent = none\n"
	    "[exercise.a]\ntype = gather\n");

	(void)state;
	assert_int_equal(script->attribute_count, 2);
	assert_string_equal(script->attributes[0].name, "place");
	assert_int_equal(script->attributes[0].choice_count, 2);
	assert_string_equal(script_text(&script->attributes[0].choices[1], 1), "kaimas");
	assert_string_equal(script->attributes[1].name, "age");
	assert_int_equal(script->smallest_group, 4);
	assert_true(script->aloud);
	assert_int_equal(script->consent, CONSENT_NONE);
	script_free(script);
}

static void words_are_replaced_language_by_language(void **state)
{
	struct script *script = sound(HEAD "languages = en, lt\ntitle.lt = V\n[words]\nballot = slip\nparticipant.lt = kaimynas\n"
	    "[exercise.a]\ntype = gather\n");

	(void)state;
	assert_string_equal(script_word(script, "ballot", 0), "slip");
	assert_null(script_word(script, "ballot", 1));
	assert_null(script_word(script, "participant", 0));
	assert_string_equal(script_word(script, "participant", 1), "kaimynas");
	assert_null(script_word(script, "round", 0));
	script_free(script);
}

static void the_hash_is_that_of_the_bytes(void **state)
{
	const char *text = HEAD "[exercise.a]\ntype = gather\n";
	struct script *script = sound(text);
	size_t size;

	(void)state;
	assert_string_equal(script_hash(script), "381b1b4aeeb231dc3a8b6fb75b4124a56602cb14d2d256ac893c8396132901b4");
	assert_string_equal(notes_file(script, &size), text);
	assert_int_equal(size, strlen(text));
	script_free(script);
}

static const char plan[] = HEAD "start = 17:30\nend = 19:30\n"
    "[exercise.welcome]\ntype = talk\ntext = a\nminutes = 5\ntitle = \"Welcome, all of you who came through the snow tonight, and sit down\"\n"
    "[exercise.needs]\ntype = gather\nminutes = 20\n"
    "[exercise.coffee]\ntype = talk\ntext = a\nminutes = 10\nstart = 18:00\n"
    "[exercise.ranking]\ntype = sort\nitems = needs\nminutes = 15\n";

static void a_fixed_start_waits_but_never_hurries(void **state)
{
	struct script *script = sound(plan);

	(void)state;
	assert_int_equal(script_planned_start(script, 1), 17 * 60 + 35);
	assert_int_equal(script_planned_start(script, 2), 18 * 60);
	assert_int_equal(script_planned_start(script, 3), 18 * 60 + 10);
	assert_int_equal(script_minutes(script), 50);
	script_free(script);
}

static void assert_order(const char *text, size_t columns, const char *due)
{
	struct script *script = sound(text);
	char *order = script_running_order(script, columns);

	assert_string_equal(order, due);
	free(order);
	script_free(script);
}

static void the_running_order_is_one_page(void **state)
{
	(void)state;
	assert_order(plan, 80,
	    "An evening\n"
	    "17:30 to 19:30; en; evening, version 1\n"
	    "\n"
	    "17:30     5 min  welcome  talk          Welcome, all of you who came through th…\n"
	    "17:35    20 min  needs    gather round  Gather\n"
	    "18:00!   10 min  coffee   talk          Talk\n"
	    "18:10    15 min  ranking  sort points   Sort\n"
	    "\n"
	    "How you vote:\n"
	    "  ranking  slips\n"
	    "\n"
	    "4 exercises, 50 minutes planned; ! begins at a fixed time\n");
}

static void what_to_prepare_stands_before_the_first_exercise(void **state)
{
	(void)state;
	assert_order("[workshop]\nformat = 1\nid = evening\ntitle = An evening\nprepare.1 = Chairs in a half circle, all with a view of the wall\n"
	    "prepare.2 = Pens\n[exercise.a]\ntype = gather\nminutes = 5\n", 40,
	    "An evening\n"
	    "en; evening, version 1\n"
	    "\n"
	    "Before they come:\n"
	    "  - Chairs in a half circle, all with a\n"
	    "    view of the wall\n"
	    "  - Pens\n"
	    "\n"
	    "   5 min  a  gather round  Gather\n"
	    "\n"
	    "1 exercise, 5 minutes planned\n");
}

static void the_running_order_is_never_wider_than_asked(void **state)
{
	(void)state;
	assert_order(plan, 30,
	    "An evening\n"
	    "17:30 to 19:30; en; evening, …\n"
	    "\n"
	    "17:30     5 min  welcome  tal…\n"
	    "17:35    20 min  needs    gat…\n"
	    "18:00!   10 min  coffee   tal…\n"
	    "18:10    15 min  ranking  sor…\n"
	    "\n"
	    "How you vote:\n"
	    "  ranking  slips\n"
	    "\n"
	    "4 exercises, 50 minutes plann…\n");
}

static void the_plain_running_order_is_for_pipes(void **state)
{
	(void)state;
	assert_order(plan, 0,
	    "evening\t17:30\t5\twelcome\ttalk\t\tWelcome, all of you who came through the snow tonight, and sit down\t0\n"
	    "evening\t17:35\t20\tneeds\tgather\tround\tGather\t0\n"
	    "evening\t18:00\t10\tcoffee\ttalk\t\tTalk\t0\n"
	    "evening\t18:10\t15\tranking\tsort\tpoints\tSort\t0\n");
}

static void the_running_order_tells_how_long_you_speak(void **state)
{
	(void)state;
	assert_order(HEAD "[exercise.a]\ntype = gather\nminutes = 5\n"
	    "speak.1 = \"one two three four five six seven eight nine ten\"\nspeak.2 = \"one two three\"\n", 0,
	    "evening\t\t5\ta\tgather\tround\tGather\t6\n");
	assert_order(HEAD "[exercise.a]\ntype = gather\nminutes = 5\nspeak = \"a few words\"\n", 60,
	    "An evening\n"
	    "en; evening, version 1\n"
	    "\n"
	    "   5 min  a  gather round  Gather\n"
	    "\n"
	    "1 exercise, 5 minutes planned, 1 of them you speak\n");
}

static void a_running_order_needs_no_times(void **state)
{
	(void)state;
	assert_order(HEAD "[exercise.a]\ntype = gather\n", 60,
	    "An evening\n"
	    "en; evening, version 1\n"
	    "\n"
	    "          a  gather round  Gather\n"
	    "\n"
	    "1 exercise, 0 minutes planned\n");
}

/* --- What is too large is told at once */

static double seconds_since(clock_t start)
{
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void assert_told_at_once(const char *bytes, size_t size, const char *words)
{
	clock_t start = clock();

	assert_null(script_load("x.ini", bytes, size, &made_up, faults));
	assert_true(seconds_since(start) < 1);
	assert_non_null(strstr(faults->list[faults->count - 1].text, words));
}

static void ten_megabytes_are_refused_without_being_read(void **state)
{
	size_t size = 10 * 1024 * 1024;
	char *bytes = mem_alloc(size);

	(void)state;
	memset(bytes, 'a', size);
	assert_told_at_once(bytes, size, "10.0 MiB");
	assert_int_equal(faults->count, 1);
	free(bytes);
}

static char *many_keys(size_t count)
{
	struct str text = STR_INIT;

	str_add(&text, HEAD "[exercise.a]\ntype = gather\nitems = l\n[list.l]\n");
	for (size_t i = 0; i < count; i++)
		str_add_format(&text, "k%zx=x\n", i);
	return str_take(&text);
}

static void a_hundred_thousand_keys_are_told_at_once(void **state)
{
	char *text = many_keys(100000);

	(void)state;
	assert_true(strlen(text) < 1024 * 1024);
	assert_told_at_once(text, strlen(text), "more than 5000 keys");
	free(text);
}

/* A file of ROW a hundred thousand times, each with its number. */
static void assert_many_told(const char *head, const char *row, const char *words)
{
	struct str text = STR_INIT;

	str_add(&text, head);
	for (size_t i = 0; text.length < 1024 * 1024 - 40; i++)
		str_add_format(&text, row[0] == '[' ? "[s%zx]\n" : "%zx\n", i);
	assert_told_at_once(str_text(&text), text.length, words);
	str_free(&text);
}

static void a_hundred_thousand_sections_or_words_are_told_at_once(void **state)
{
	(void)state;
	assert_many_told(HEAD, "[", "more than 5000 sections");
	faults_free(faults);
	faults = faults_new("x.ini");
	assert_many_told(HEAD, "word", "is it the right file?");
}

static void thousands_of_unknown_keys_are_told_at_once(void **state)
{
	struct str text = STR_INIT;

	(void)state;
	str_add(&text, HEAD "[exercise.a]\ntype = gather\n[participants]\n");
	for (size_t i = 0; i < 2400; i++)
		str_add_format(&text, "attribute.a%zx = a | b\natribute.b%zx = a\n", i, i);
	assert_told_at_once(str_text(&text), text.length, "unknown key");
	str_free(&text);
}

static void five_thousand_keys_are_read_in_a_second(void **state)
{
	char *text = many_keys(4990);
	clock_t start = clock();
	struct script *script = load(text);

	(void)state;
	assert_non_null(script);
	assert_true(seconds_since(start) < 5);
	assert_int_equal(script_list(script, "l")->item_count, 4990);
	script_free(script);
	free(text);
}

static void unreadable_files_have_one_fault(void **state)
{
	(void)state;
	assert_told_at_once("", 0, "empty");
	assert_told_at_once("\0\0\0\0", 4, "NUL");
	assert_int_equal(faults->count, 2);
}

/* --- The tables themselves */

static void every_option_has_a_help_and_a_sound_fallback(void **state)
{
	const struct script_registry *registry = exercises_registry();

	(void)state;
	for (size_t i = 0; registry->types[i]; i++) {
		const struct exercise_type *type = registry->types[i];
		struct str text = STR_INIT;

		str_add_format(&text, HEAD "[exercise.a]\ntype = %s\n", type->type);
		if (type->method)
			str_add_format(&text, "method = %s\n", type->method);
		script_free(script_load("x.ini", str_text(&text), text.length, registry, faults));
		for (const struct option *option = type->options; option && option->name; option++)
			assert_true(option->help && *option->help);
		str_free(&text);
	}
	for (size_t i = 0; i < faults->count; i++)
		assert_true(faults->list[i].line > 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, new_faults, drop_faults)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(the_workshop_says_what_stands_in_its_file),
		CASE(what_is_not_given_is_empty_or_falls_back),
		CASE(the_method_is_the_default_one_or_the_one_named),
		CASE(lists_of_words_keep_their_order),
		CASE(polling_types_take_the_polling_options_too),
		CASE(lines_are_joined_in_each_language),
		CASE(phases_have_minutes_and_words_in_each_language),
		CASE(holders_are_texts_and_words),
		CASE(items_have_texts_and_what_belongs_to_them),
		CASE(private_texts_are_reached_through_notes_alone),
		CASE(attributes_have_answers_in_each_language),
		CASE(words_are_replaced_language_by_language),
		CASE(the_hash_is_that_of_the_bytes),
		CASE(a_fixed_start_waits_but_never_hurries),
		CASE(the_running_order_is_one_page),
		CASE(what_to_prepare_stands_before_the_first_exercise),
		CASE(the_running_order_is_never_wider_than_asked),
		CASE(the_plain_running_order_is_for_pipes),
		CASE(the_running_order_tells_how_long_you_speak),
		CASE(a_running_order_needs_no_times),
		CASE(ten_megabytes_are_refused_without_being_read),
		CASE(a_hundred_thousand_keys_are_told_at_once),
		CASE(a_hundred_thousand_sections_or_words_are_told_at_once),
		CASE(thousands_of_unknown_keys_are_told_at_once),
		CASE(five_thousand_keys_are_read_in_a_second),
		CASE(unreadable_files_have_one_fault),
		CASE(every_option_has_a_help_and_a_sound_fallback),
	};

	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
