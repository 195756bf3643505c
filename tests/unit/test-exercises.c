/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "every-type.h"
#include "hall-support.h"

#include <locale.h>

#include "base/random.h"
#include "model/people.h"
#include "model/poll.h"
#include "view/layout.h"
#include "view/terminal.h"

/* The registry's own test: what must hold for every row, whoever wrote it. */

static const struct exercise_type *type_at(size_t i)
{
	return exercises_registry()->types[i];
}

/* --- the table ------------------------------------------------------------ */

static bool same_name(const struct exercise_type *a, const struct exercise_type *b)
{
	return str_same(a->type, b->type) && str_same(a->method, b->method);
}

static void every_type_and_method_is_there_once(void **state)
{
	(void)state;
	for (size_t i = 0; type_at(i); i++)
		for (size_t k = 0; k < i; k++)
			assert_false(same_name(type_at(i), type_at(k)));
}

static void a_type_with_methods_has_one_that_is_taken_by_default(void **state)
{
	(void)state;
	for (size_t i = 0; type_at(i); i++) {
		size_t defaults = 0;

		for (size_t k = 0; type_at(k); k++)
			defaults += str_same(type_at(i)->type, type_at(k)->type) && type_at(k)->default_method;
		assert_int_equal(defaults, type_at(i)->method ? 1 : 0);
	}
}

static void assert_words(const char *words, const char *of)
{
	if (!words || !*words)
		fail_msg("%s has no help or title", of);
}

static void check_help_of_actions(const struct exercise_type *type)
{
	for (const struct action *action = type->actions; action && action->key; action++) {
		assert_words(action->help, action->key);
		assert_words(action->name, action->key);
		if (action->asks != ASK_NOTHING && action->asks != ASK_CELL)
			assert_words(action->prompt, action->key);
		if (action->asks == ASK_CHOICE || action->asks == ASK_ITEM_CHOICE)
			assert_non_null(action->choice);
	}
}

static void check_help_of_tables(const struct exercise_type *type)
{
	for (const struct type_table *table = type->tables; table && table->shape; table++) {
		assert_words(table->shape->help, table->shape->name);
		for (size_t i = 0; i < table->shape->column_count; i++)
			assert_words(table->shape->columns[i].help, table->shape->columns[i].name);
	}
}

static void every_row_says_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; type_at(i); i++) {
		const struct exercise_type *type = type_at(i);

		assert_words(type->title, type->type);
		assert_words(type->help, type->type);
		assert_non_null(type->wall);
		for (const struct option *option = type->options; option && option->name; option++)
			assert_words(option->help, option->name);
		for (const struct verb *verb = type->verbs; verb && verb->name; verb++)
			assert_words(verb->help, verb->name);
		for (const struct outlet *outlet = type->outlets; outlet && outlet->name; outlet++)
			assert_words(outlet->help, type->type);
		for (const struct step *step = type->steps; step && step->name; step++)
			assert_true(type->step_title || *step->title);
		check_help_of_actions(type);
		check_help_of_tables(type);
	}
}

static void no_key_means_two_things(void **state)
{
	static const char *const console[] = { "Enter", "o", "w", "b", "g", "s", "R", "i", "u", "C-r", "n", "d", "t", "L", "/",
		":", "q", "?", "F1", "Tab", "h", "j", "k", "l", "Up", "Down", "Left", "Right" };

	(void)state;
	for (size_t i = 0; type_at(i); i++)
		for (const struct action *action = type_at(i)->actions; action && action->key; action++) {
			if (key_parse(action->key) == KEY_CODE_NONE)
				fail_msg("no keyboard has the key %s", action->key);
			for (const struct action *other = type_at(i)->actions; other < action; other++)
				assert_int_not_equal(key_parse(action->key), key_parse(other->key));
			for (size_t k = 0; k < sizeof console / sizeof *console; k++)
				assert_int_not_equal(key_parse(action->key), key_parse(console[k]));
		}
}

/* --- an evening of every type ------------------------------------------------ */

enum { PEOPLE = 7 };

static struct hall *open_evening(void)
{
	char *text = every_type_workshop("CANARY");
	struct hall *hall = hall_open(text);

	free(text);
	hall->look = (struct look){ .filter = "" };
	hall_must(hall, NULL, "session.begin", NULL, "key=aaaaaaaaaaaaaaaaaaaaaaaaaa zone=UTC");
	hall_people(hall, PEOPLE);
	return hall;
}

static size_t exercise_count(const struct hall *hall)
{
	return hall->script->exercise_count;
}

static const char *exercise_id(const struct hall *hall, size_t i)
{
	return hall->script->exercises[i].id;
}

/* --- what any group may do ----------------------------------------------------- */

struct crowd { struct hall *hall; struct random chance; size_t entered; };

static bool enter(void *context, const struct entry *entry)
{
	struct crowd *crowd = context;

	crowd->hall->ms += 1000;
	crowd->entered++;
	if (!hall_enter(crowd->hall, entry))
		fail_msg("a rehearsal was refused %s: %s", entry->verb, err_text(&crowd->hall->err));
	return true;
}

static void cast_any(struct crowd *crowd, const struct poll *poll)
{
	const struct poll_item *item = poll_item(poll, random_below(&crowd->chance, (uint32_t)poll_offered(poll)));
	const char *exercise = poll_exercise(poll)->id, *grades = "";

	for (size_t i = 0; i < poll_limits(poll).criteria; i++)
		grades = arena_format(crowd->hall->arena, "%s%c1", grades, i ? '.' : ':');
	hall_must(crowd->hall, exercise, "ballot.cast", NULL,
	    arena_format(crowd->hall->arena, "source=paper status=valid picks=%s%s", item->id, grades));
}

/* The first way out that needs nobody to say which. */
static void settle(struct crowd *crowd, const struct poll *poll)
{
	const struct remedy_offer *offer;
	struct entry entry;

	for (size_t i = 0; (offer = poll_remedy_offer(poll, i)); i++)
		if (!offer->picks && poll_settle(poll, way_out_names[offer->way], "", "", &crowd->chance, crowd->hall->arena, &entry, NULL))
			break;
	assert_non_null(offer);
	assert_true(hall_enter(crowd->hall, &entry));
}

static void count_round(struct crowd *crowd, const struct poll *poll)
{
	struct next next;

	for (size_t i = 0; i < PEOPLE; i++)
		cast_any(crowd, poll);
	next = poll_close(poll, crowd->hall->arena);
	assert_true(hall_enter(crowd->hall, &next.entry));
}

/* One press of Enter, and before it what the group does in this step. */
static void go_on(struct crowd *crowd)
{
	struct hall *hall = crowd->hall;
	const struct agenda_entry *open = agenda_open(hall->session);
	const struct poll *poll = open ? session_poll(hall->session, open->exercise) : NULL;
	struct scene scene;

	if (poll && poll_stage(poll) == POLL_OPEN) {
		count_round(crowd, poll);
		return;
	}
	if (poll && poll_stage(poll) == POLL_TIE) {
		settle(crowd, poll);
		return;
	}
	if (open && open->exercise->type->rehearse) {
		scene = hall_scene(hall, open->exercise->id);
		assert_true(open->exercise->type->rehearse(&scene, &crowd->chance, enter, crowd));
	}
	hall_next(hall);
}

/* Leads the evening; each() sees every stage. */
static void lead(struct hall *hall, void (*each)(struct hall *hall))
{
	struct random_seeded seeded = { .seed = 7 };
	struct crowd crowd = { .hall = hall, .chance = random_seeded(&seeded) };

	for (size_t i = 0; !session_is_closed(hall->session); i++) {
		if (i > 500)
			fail_msg("the rehearsal does not end");
		go_on(&crowd);
		if (each)
			each(hall);
	}
	assert_true(crowd.entered > 0);
}

static void a_rehearsal_of_every_type_ends(void **state)
{
	struct hall *hall = open_evening();

	(void)state;
	lead(hall, NULL);
	for (size_t i = 0; i < exercise_count(hall); i++)
		assert_int_equal(agenda_get(hall->session, i)->status, AGENDA_DONE);
	hall_close(hall);
}

/* --- boards -------------------------------------------------------------------- */

static struct canvas *drawn(const struct board *board, size_t rows, size_t columns)
{
	struct canvas *canvas = canvas_new(rows, columns, rows % 2);

	layout_board(canvas, (struct area){ .rows = rows, .columns = columns }, board);
	return canvas;
}

static void draw_twice(struct hall *hall, const char *exercise, size_t rows, size_t columns)
{
	struct canvas *one = drawn(hall_board(hall, exercise), rows, columns);
	struct canvas *two = drawn(hall_board(hall, exercise), rows, columns);

	assert_true(canvas_same(one, two));
	canvas_free(one);
	canvas_free(two);
}

static void draw_open(struct hall *hall)
{
	static const size_t sizes[][2] = { { 1, 1 }, { 1, 80 }, { 3, 7 }, { 12, 40 }, { 24, 80 }, { 30, 100 } };
	const struct agenda_entry *open = agenda_open(hall->session);

	if (!open)
		return;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		draw_twice(hall, open->exercise->id, sizes[i][0], sizes[i][1]);
	hall->look.row = (hall->look.row + 1) % 5;
	hall->look.column = (hall->look.column + 1) % 4;
	hall->look.both_languages = !hall->look.both_languages;
}

static void a_board_is_drawn_the_same_twice_at_every_stage(void **state)
{
	struct hall *hall = open_evening();

	(void)state;
	lead(hall, draw_open);
	hall_close(hall);
}

static void look_for_canaries(struct hall *hall)
{
	for (size_t i = 0; i < exercise_count(hall); i++)
		hall_hides(hall, exercise_id(hall, i), "CANARY");
}

static void nothing_private_is_on_any_board(void **state)
{
	struct hall *hall = open_evening();

	(void)state;
	for (int i = 1; i <= PEOPLE; i++)
		assert_true(hall_enter(hall, &(struct entry){ .verb = "people.attribute", .value = "name=place text=CANARY town",
			.participant = arena_format(hall->arena, "P%02d", i) }));
	hall_must(hall, NULL, "note.add", NULL, "text=CANARY");
	lead(hall, look_for_canaries);
	hall_close(hall);
}

/* --- folding ---------------------------------------------------------------------- */

static const char *const values[] = {
	"", "text=", "text=Some words", "text=One\\nTwo\\n\\nThree", "count=3", "count=-1", "n=0", "n=1", "n=3", "n=99", "lang=en", "lang=xx",
	"holder=holder-1 mark=1", "holder=P01 mark=2 instead=1", "holder=added-1 mark=30", "holder= mark=0", "holder=care mark=99999999999",
	"answer=nobody", "answer=not-here", "answer=", "holder=P02 agreed=1", "holder=nowhere agreed=x", "seconds=60", "minutes=5",
	"source=paper status=valid picks=care|lift", "source=hands amount=4", "source=paper status=blank", "ballot=1 source=paper picks=x",
	"hidden=0", "hidden=2 differ=1", "cut=2 selected=care|nowhere tied=lift|money places=1", "remedy=lot selected=lift seed=5",
	"kind=main rule=points inputs=paper|hands choose=3 max-per-item=1 cut=2 text=care A Care\\nlift B Lift\\nmoney C Money",
	("kind=main rule=equal-shares inputs=paper choose=4 max-per-item=1 cut=budget budget=50 costs=care:20|lift:30|money:30 "
	"text=care A Care\\nlift B Lift\\nmoney C Money"), "remedy=lot selected=care order=lift|money|lift|nowhere seed=3", "amount=40",
	"kind=main rule=score inputs=paper choose=4 weights=2|1|x|99 top=77 together=1 cut=1 text=care A Care\\nlift B Lift",
	"source=paper status=valid picks=care:2.1|lift:1.1.1.", "source=paper status=valid picks=care:9.9|lift:0.0",
	"budget=99999999999999999999 costs=care:|lift:x|money:-3 text=care A Care",
	"roles=care|lift|money", "mend=1 roles=lift|lift|nowhere|||", "places=2", "places=-7", "places=99999999999",
	"answer=1 answers=2 people=P01:care|P02:lift|P03:|P99:nowhere|:|x", "groups=2 seed=1 off=1 bound=1 mix=place people=P01:1|P02:2|P03:1",
	"groups=99999999999 people=P01:1", "groups=1 people=P01:1|P01:1", "group=2", "group=-2",
	"entitled=5 ballots=3", "name=place text=CANARY town", "seq=3", "kind=participant", "given=1"
};
static const char *const things[] = { "", "care", "lift", "nowhere", "full-1", "e0-1", "money" };
static const char *const persons[] = { "", "P01", "P99", "x" };

#define ANY(chance, list) ((list)[random_below((chance), sizeof (list) / sizeof *(list))])

static const struct verb *any_verb(const struct hall *hall, const struct random *chance)
{
	size_t count = 0;

	while (verb_get(hall->session, count))
		count++;
	return verb_get(hall->session, random_below(chance, (uint32_t)count));
}

static struct event any_event(struct hall *hall, const struct random *chance)
{
	return (struct event){
		.verb = any_verb(hall, chance), .seq = ++hall->seq, .run = 1 + random_below(chance, 2), .ms = hall->ms += 700,
		.time = "2026-11-23T17:30:00Z", .exercise = exercise_id(hall, random_below(chance, (uint32_t)exercise_count(hall))),
		.participant = ANY(chance, persons), .item = ANY(chance, things), .round = random_below(chance, 3), .value = ANY(chance, values)
	};
}

/* A group that has begun: somewhere in the evening. */
static void begin_anywhere(struct hall *hall, const struct random *chance)
{
	struct random_seeded seeded = { .seed = 3 };
	struct crowd crowd = { .hall = hall, .chance = random_seeded(&seeded) };

	for (size_t i = random_below(chance, 60); i > 0 && !session_is_closed(hall->session); i--)
		go_on(&crowd);
}

static void draw_all(struct hall *hall)
{
	for (size_t i = 0; i < exercise_count(hall); i++)
		assert_non_null(hall_wall(hall, exercise_id(hall, i)));
}

static void fill_tables(struct hall *hall)
{
	for (size_t i = 0; i < exercise_count(hall); i++) {
		struct scene scene = hall_scene(hall, exercise_id(hall, i));

		for (const struct type_table *row = scene.exercise->type->tables; row && row->shape; row++)
			row->fill(&scene, table_new(hall->arena, row->shape));
	}
}

static void every_verb_folds_without_a_fault_in_every_state(void **state)
{
	struct random_seeded seeded = { .seed = 11 };
	struct random chance = random_seeded(&seeded);

	(void)state;
	for (int run = 0; run < 60; run++) {
		struct hall *hall = open_evening();

		begin_anywhere(hall, &chance);
		for (int i = 0; i < 120; i++) {
			struct event event = any_event(hall, &chance);

			session_fold(hall->session, &event);
		}
		draw_all(hall);
		fill_tables(hall);
		hall_close(hall);
	}
}

/* What is refused changes nothing, because it is never folded; what is accepted can be drawn. */
static void what_is_accepted_can_be_folded_and_drawn(void **state)
{
	struct random_seeded seeded = { .seed = 13 };
	struct random chance = random_seeded(&seeded);
	size_t accepted = 0, refused = 0;

	(void)state;
	for (int run = 0; run < 40; run++) {
		struct hall *hall = open_evening();

		begin_anywhere(hall, &chance);
		for (int i = 0; i < 120; i++) {
			struct event event = any_event(hall, &chance);
			struct err err = ERR_INIT;

			if (session_accept(hall->session, &event, &err)) {
				session_fold(hall->session, &event);
				accepted++;
			} else {
				assert_true(*err_text(&err));
				refused++;
			}
			err_clear(&err);
		}
		draw_all(hall);
		hall_close(hall);
	}
	assert_true(accepted > 100 && refused > 100);
}

static void folding_the_same_events_again_gives_the_same_walls(void **state)
{
	struct random_seeded seeded = { .seed = 17 };
	struct random chance = random_seeded(&seeded);
	struct hall *hall = open_evening();
	struct event events[200];
	const char *before[64], *after;

	(void)state;
	assert_true(exercise_count(hall) < 64);
	session_reset(hall->session);
	for (size_t i = 0; i < 200; i++) {
		events[i] = any_event(hall, &chance);
		session_fold(hall->session, &events[i]);
	}
	for (size_t i = 0; i < exercise_count(hall); i++)
		before[i] = hall_wall(hall, exercise_id(hall, i));
	session_reset(hall->session);
	for (size_t i = 0; i < 200; i++)
		session_fold(hall->session, &events[i]);
	for (size_t i = 0; i < exercise_count(hall); i++) {
		after = hall_wall(hall, exercise_id(hall, i));
		assert_string_equal(before[i], after);
	}
	hall_close(hall);
}

/* What a key makes of an answer is taken by the door, or refused in words. */
static void try_action(struct hall *hall, const struct random *chance, const char *exercise, const struct action *action)
{
	struct scene scene = hall_scene(hall, exercise);
	struct listing listing = session_listing(hall->session, scene.exercise, hall->arena);
	struct answer answer = { .text = "Some words", .choice = random_below(chance, 3), .number = 4, .row = random_below(chance, 4),
		.column = random_below(chance, 4), .person = random_below(chance, 9) };
	struct entry entry = { .verb = action->verb, .exercise = exercise };
	struct str value = STR_INIT;

	answer.item = listing.count ? listing.rows[random_below(chance, (uint32_t)listing.count)].item : NULL;
	if ((!action->enabled || action->enabled(&scene)) && action->entry) {
		if (action->entry(&scene, &answer, &entry, &value, &hall->err)) {
			entry.value = str_text(&value);
			hall_enter(hall, &entry);
		} else {
			assert_true(err_is_set(&hall->err));
			err_clear(&hall->err);
		}
	}
	str_free(&value);
}

static void try_actions(struct hall *hall)
{
	struct random_seeded seeded = { .seed = (uint64_t)hall->seq };
	struct random chance = random_seeded(&seeded);
	const struct agenda_entry *open = agenda_open(hall->session);

	for (const struct action *action = open ? open->exercise->type->actions : NULL; action && action->key; action++)
		for (int i = 0; i < 3; i++)
			try_action(hall, &chance, open->exercise->id, action);
}

static void every_action_makes_an_event_or_says_why_not(void **state)
{
	struct hall *hall = open_evening();
	int64_t before;

	(void)state;
	before = hall->seq;
	lead(hall, try_actions);
	assert_true(hall->seq > before + 50);
	hall_close(hall);
}

static void every_action_writes_a_verb_that_is_known(void **state)
{
	struct hall *hall = open_evening();

	(void)state;
	for (size_t i = 0; type_at(i); i++)
		for (const struct action *action = type_at(i)->actions; action && action->key; action++)
			if (!verb_find(hall->session, action->verb))
				fail_msg("nobody knows the verb %s", action->verb);
	hall_close(hall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_and_method_is_there_once),
		cmocka_unit_test(a_type_with_methods_has_one_that_is_taken_by_default),
		cmocka_unit_test(every_row_says_what_it_is),
		cmocka_unit_test(no_key_means_two_things),
		cmocka_unit_test(every_action_writes_a_verb_that_is_known),
		cmocka_unit_test(a_rehearsal_of_every_type_ends),
		cmocka_unit_test(a_board_is_drawn_the_same_twice_at_every_stage),
		cmocka_unit_test(nothing_private_is_on_any_board),
		cmocka_unit_test(every_verb_folds_without_a_fault_in_every_state),
		cmocka_unit_test(what_is_accepted_can_be_folded_and_drawn),
		cmocka_unit_test(folding_the_same_events_again_gives_the_same_walls),
		cmocka_unit_test(every_action_makes_an_event_or_says_why_not),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
