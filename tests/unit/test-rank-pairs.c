/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "exercises/pairs.h"

/* Two at a time: what a group decides, and what comes of it. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = two\ntitle = Two\n"
    "[exercise.order]\ntype = rank\nmethod = pairs\nitems = known\n"
    "[exercise.after]\ntype = info\nitems = order\n"
    "[exercise.few]\ntype = rank\nmethod = pairs\nitems = two\n"
    "[list.known]\nwater = Water\nroad = Road\nclinic = Clinic\n"
    "[list.two]\nthis = This\nthat = That\n";

static int open_hall(void **state)
{
	return hall_begin(state, workshop, 3);
}

/* What a key does, with this answer where it asks for words. */
static bool press(struct hall *hall, const char *exercise, const char *key, const char *text)
{
	struct scene scene = hall_scene(hall, exercise);
	const struct action *action = scene.exercise->type->actions;
	struct answer answer = { .text = text };
	struct str value = STR_INIT;
	bool taken = false;

	while (action->key && !str_same(action->key, key))
		action++;
	assert_non_null(action->key);
	err_clear(&hall->err);
	if (action->enabled(&scene)) {
		struct entry entry = { .verb = action->verb, .exercise = exercise };

		if (action->entry(&scene, &answer, &entry, &value, &hall->err)) {
			entry.value = str_text(&value);
			taken = hall_enter(hall, &entry);
		}
	}
	str_free(&value);
	return taken;
}

static void keys(struct hall *hall, const char *const *pressed)
{
	for (; *pressed; pressed++)
		assert_true(press(hall, "order", *pressed, ""));
}

static void each_pair_is_asked_once(void **state)
{
	struct hall *hall = *state;

	hall_shows(hall, "order", "0 of 3 pairs decided");
	keys(hall, (const char *const[]){ "1", "1", NULL });
	hall_shows(hall, "order", "2 of 3 pairs decided");
	keys(hall, (const char *const[]){ "2", NULL });
	assert_false(press(hall, "order", "1", ""));
	hall_hides(hall, "order", "Which of the two");
}

static void leaving_pairs_undecided_is_asked_for(void **state)
{
	struct hall *hall = *state;
	struct next next;

	keys(hall, (const char *const[]){ "1", "1", NULL });
	next = session_next(hall->session, hall->arena);
	assert_int_equal(next.kind, NEXT_ASK);
	assert_string_equal(next.question, "2 of 3 pairs are decided. Go on without the others?");
	keys(hall, (const char *const[]){ "=", NULL });
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_ENTRY);
}

static void what_is_put_first_most_often_stands_first_and_is_handed_on_so(void **state)
{
	struct hall *hall = *state;
	struct listing listing;

	keys(hall, (const char *const[]){ "2", "=", "1", NULL });
	hall_shows(hall, "order", "How often each was put first:");
	hall_hides(hall, "order", "circle");
	listing = session_listing(hall->session, script_exercise(hall->script, "after"), hall->arena);
	assert_int_equal(listing.count, 3);
	assert_string_equal(listing.rows[0].item->id, "road");
}

static void a_circle_is_told_kindly(void **state)
{
	struct hall *hall = *state;

	keys(hall, (const char *const[]){ "1", "2", "1", NULL });
	hall_shows(hall, "order", "A over B, B over C, and C over A: so we go round in a circle, and none of them is wrong.");
}

static const char four[] =
    "[workshop]\nformat = 1\nid = pairs\ntitle = Pairs\n"
    "[exercise.order]\ntype = rank\nmethod = pairs\nitems = known\n"
    "[list.known]\na = One\nb = Two\nc = Three\nd = Four\n";

/* The pairs come as AB, AC, AD, BC, BD, CD. */
static void how_far_the_answers_fit_together_is_told(void **state)
{
	static const struct { const char *pressed[7], *words; } cases[] = {
		{ { "1", "1", "1", "1", "1", "1", NULL }, "There is no circle in our answers: they all fit together." },
		{ { "1", "2", "1", "1", "1", "1", NULL }, "Our answers contradict each other quite a bit" },
		{ { "1", "1", "2", "1", "1", "1", NULL }, "There are 2 such circles in our answers." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hall *hall = hall_open(four);

		hall_people(hall, 3);
		hall_next(hall);
		hall_hides(hall, "order", "our answers");
		keys(hall, cases[i].pressed);
		hall_shows(hall, "order", cases[i].words);
		hall_close(hall);
	}
}

static void later_comes_behind_all_others(void **state)
{
	struct hall *hall = *state;
	struct scene scene;
	struct listing listing;
	struct pair_at at;

	keys(hall, (const char *const[]){ "-", "1", "1", NULL });
	scene = hall_scene(hall, "order");
	listing = session_listing(hall->session, scene.exercise, hall->arena);
	assert_true(pairs_next(&scene, &listing, &at));
	assert_int_equal(at.left, 0);
	assert_int_equal(at.right, 1);
	hall_shows(hall, "order", "2 of 3 pairs decided");
	keys(hall, (const char *const[]){ "1", NULL });
	hall_hides(hall, "order", "Which of the two");
}

static void hands_decide_and_stand_in_the_pair(void **state)
{
	static const char *const wrong[] = { "", "5", "5 x", "5 4 3", "-1 4", "5 99999999999999999999" };
	struct hall *hall = *state;
	struct scene scene;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_false(press(hall, "order", "c", wrong[i]));
		assert_true(err_is_set(&hall->err));
	}
	assert_true(press(hall, "order", "c", "2 10"));
	scene = hall_scene(hall, "order");
	assert_int_equal(pairs_last(&scene)->answer, PAIR_RIGHT);
	assert_int_equal(pairs_last(&scene)->left_hands, 2);
	assert_int_equal(pairs_last(&scene)->right_hands, 10);
	assert_true(press(hall, "order", "c", "4 4"));
	assert_int_equal(pairs_last(&scene)->answer, PAIR_EQUAL);
}

static void a_reason_goes_to_the_pair_decided_last(void **state)
{
	struct hall *hall = *state;
	struct scene scene;

	assert_false(press(hall, "order", "r", "Because"));
	keys(hall, (const char *const[]){ "1", "2", NULL });
	assert_true(press(hall, "order", "r", "The bus is gone"));
	scene = hall_scene(hall, "order");
	assert_string_equal(pairs_last(&scene)->right, "clinic");
	assert_string_equal(pairs_last(&scene)->reason, "The bus is gone");
}

static void what_is_no_pair_is_refused(void **state)
{
	struct hall *hall = *state;

	assert_false(hall_say(hall, "order", "pair.decide", "water", "other=water answer=left"));
	assert_false(hall_say(hall, "order", "pair.decide", "road", "other=water answer=left"));
	assert_false(hall_say(hall, "order", "pair.decide", "water", "other=moon answer=left"));
	assert_false(hall_say(hall, "order", "pair.decide", "water", "other=road answer=both"));
	assert_false(hall_say(hall, "order", "pair.reason", "water", "other=road text=early"));
}

static void two_things_are_too_few(void **state)
{
	struct hall *hall = *state;

	hall_shows(hall, "few", "Pairs can be made of 3 to 7 things; here are 2.");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(each_pair_is_asked_once),
		CASE(leaving_pairs_undecided_is_asked_for),
		CASE(what_is_put_first_most_often_stands_first_and_is_handed_on_so),
		CASE(a_circle_is_told_kindly),
		cmocka_unit_test(how_far_the_answers_fit_together_is_told),
		CASE(later_comes_behind_all_others),
		CASE(hands_decide_and_stand_in_the_pair),
		CASE(a_reason_goes_to_the_pair_decided_last),
		CASE(what_is_no_pair_is_refused),
		CASE(two_things_are_too_few),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
