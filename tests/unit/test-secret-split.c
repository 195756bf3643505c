/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "faults/fake-inside.h"
#include "model/poll-desk.h"
#include "model/poll-record.h"
#include "ui/projection.h"
#include "unit/desk-support.h"
#include "unit/secret-support.h"
#include "unit/tables-support.h"

/* A secret round whose slips lie in piles by an answer: what it tells of the groups, and what it tells nobody. */

static const char both_ways[] =
    "[workshop]\nformat = 1\nid = evening\ntitle = \"An evening\"\n"
    "[participants]\nattribute.place = town | village\nsmallest-group = 3\n"
    "[exercise.ranking]\ntype = rank\nitems = needs\nchoose = 3\ncut = 2\nminutes = 10\nsecret = yes\nsplit = place\ninput = paper | passed\n"
    "[list.needs]\ncare = \"Care\"\nlift = \"A lift\"\npapers = \"Papers\"\ntalk = \"Talk\"\n";

static const char opened[] = "s/ballots/ranking.1.csv";

static struct desk_room *evening_of(const char *workshop, int town, int village)
{
	struct room *room = room_open(workshop);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", town + village);
	room_do(room, "people.headcount", NULL, NULL, NULL, "name=place choice=1 count=%d", town);
	room_do(room, "people.headcount", NULL, NULL, NULL, "name=place choice=2 count=%d", village);
	room_go_to(room, "ranking");
	assert_true(room_next(room));
	return desk_over(room);
}

static const struct poll *poll(const struct desk_room *desk)
{
	return room_poll(desk->room, "ranking");
}

static const struct round_record *record(const struct desk_room *desk)
{
	return records_get(room_session(desk->room), 0);
}

static void cast(struct desk_room *desk, int times, const char *words)
{
	for (int i = 0; i < times; i++)
		room_do(desk->room, "ballot.cast", "ranking", NULL, NULL, "%s", words);
}

static void close_votes(struct desk_room *desk)
{
	struct next next = poll_close(poll(desk), desk->room->arena);

	room_do(desk->room, next.entry.verb, "ranking", NULL, NULL, "%s", next.entry.value);
}

/* Until the wall tells the groups, or why not. */
static void tell(struct desk_room *desk)
{
	if (poll_stage(poll(desk)) == POLL_OPEN)
		close_votes(desk);
	while (!poll_differ_shown(poll(desk)))
		assert_true(room_next(desk->room));
}

static const char *text_at(const struct table *table, size_t row, const char *column)
{
	return cell(table, row, column)->text;
}

/* The score that a group gave an item, as results_split has it; -1 = it is hidden. */
static int64_t told(const struct table *table, const char *answer, const char *item)
{
	for (size_t i = 0; i < table->row_count; i++)
		if (str_same(text_at(table, i, "answer"), answer) && str_same(text_at(table, i, "item"), item))
			return cell(table, i, "hidden")->number ? -1 : cell(table, i, "score")->number;
	return -2;
}

/* --- What is told */

static void piles_are_told_by_groups_on_the_wall_and_in_the_tables(void **state)
{
	struct desk_room *desk = evening_of(split_evening, 4, 3);
	const struct table *table;

	(void)state;
	cast(desk, 4, "source=paper status=valid group=1 picks=care|lift|talk");
	cast(desk, 3, "source=paper status=valid group=2 picks=talk|papers|care");
	assert_int_equal(make(desk->room, "results_split")->row_count, 0);
	tell(desk);
	assert_true(desk_shows(desk, "town (4)"));
	assert_true(desk_shows(desk, "village (3)"));
	table = make(desk->room, "results_split");
	assert_int_equal(table->row_count, 8);
	assert_int_equal(told(table, "town", "care"), 12);
	assert_int_equal(told(table, "village", "care"), 3);
	assert_int_equal(told(table, "village", "talk"), 9);
	desk_draws_at_every_size(desk);
	desk_free(desk);
}

static void must_be_hidden(struct desk_room *desk)
{
	const struct table *table;

	tell(desk);
	assert_string_equal(record(desk)->split_reason, "small-groups");
	assert_true(desk_shows(desk, "Small groups are not shown"));
	assert_false(desk_shows(desk, "village"));
	assert_false(desk_shows(desk, "town"));
	table = make(desk->room, "results_split");
	for (size_t i = 0; i < table->row_count; i++) {
		assert_int_equal(cell(table, i, "hidden")->number, 1);
		assert_false(cell(table, i, "score")->set);
		assert_false(cell(table, i, "ballots")->set);
		assert_false(cell(table, i, "people")->set);
	}
	desk_free(desk);
}

static void a_pile_that_stayed_small_hides_all_and_says_why(void **state)
{
	struct desk_room *desk = evening_of(split_evening, 4, 3);

	(void)state;
	cast(desk, 4, "source=paper status=valid group=1 picks=care|lift|talk");
	cast(desk, 2, "source=paper status=valid group=2 picks=talk|papers|care");
	must_be_hidden(desk);
}

static void blank_slips_make_no_group_large(void **state)
{
	struct desk_room *desk = evening_of(split_evening, 4, 3);

	(void)state;
	cast(desk, 4, "source=paper status=valid group=1 picks=care|lift|talk");
	cast(desk, 2, "source=paper status=valid group=2 picks=talk|papers|care");
	cast(desk, 1, "source=paper status=blank group=2");
	must_be_hidden(desk);
}

/* Nobody could be told apart by it, but the reason is the small pile, not that no codes are known. */
static void a_small_pile_beside_people_who_typed_alone_says_why(void **state)
{
	struct desk_room *desk = evening_of(both_ways, 4, 3);

	(void)state;
	cast(desk, 4, "source=paper status=valid group=1 picks=care|lift|talk");
	cast(desk, 2, "source=paper status=valid group=2 picks=talk|papers|care");
	cast(desk, 1, "source=passed status=valid picks=talk|papers|lift");
	must_be_hidden(desk);
}

static size_t count_in(const struct desk_room *desk, const char *path, const char *text)
{
	size_t size, count = 0, length = strlen(text);
	const char *bytes = fake_disk_get(desk->room->fake, path, &size);

	for (size_t i = 0; bytes && i + length <= size; i++)
		count += !memcmp(bytes + i, text, length);
	return count;
}

/* One slip that came without its pile is one of nine on paper, and the only one of those. */
static void how_a_ballot_came_is_kept_only_where_its_pile_has_enough_of_them(void **state)
{
	struct desk_room *desk = evening_of(both_ways, 6, 5);

	(void)state;
	cast(desk, 4, "source=paper status=valid group=1 picks=care|lift|talk");
	cast(desk, 4, "source=paper status=valid group=2 picks=talk|papers|care");
	cast(desk, 2, "source=passed status=valid picks=talk|papers|lift");
	cast(desk, 1, "source=paper status=valid picks=papers|lift|care");
	close_votes(desk);
	assert_int_equal(count_in(desk, opened, "paper,"), 0);
	assert_int_equal(count_in(desk, opened, "passed"), 0);
	assert_int_equal(count_in(desk, opened, ",valid,1,"), 4);
	desk_free(desk);
	desk = evening_of(both_ways, 6, 5);
	cast(desk, 4, "source=paper status=valid group=1 picks=care|lift|talk");
	cast(desk, 4, "source=paper status=valid group=2 picks=talk|papers|care");
	cast(desk, 3, "source=passed status=valid picks=talk|papers|lift");
	close_votes(desk);
	assert_int_equal(count_in(desk, opened, "paper,valid,1,"), 4);
	assert_int_equal(count_in(desk, opened, "passed,valid,,"), 3);
	desk_free(desk);
}

static struct next opening_with(struct room **room, int town, int village)
{
	*room = room_open(split_evening);
	room_do(*room, "people.add", NULL, NULL, NULL, "count=7");
	if (town >= 0)
		room_do(*room, "people.headcount", NULL, NULL, NULL, "name=place choice=1 count=%d", town);
	if (village >= 0)
		room_do(*room, "people.headcount", NULL, NULL, NULL, "name=place choice=2 count=%d", village);
	room_go_to(*room, "ranking");
	return session_next(room_session(*room), (*room)->arena);
}

static void must_ask(int town, int village, const char *question)
{
	struct room *room;
	struct next next = opening_with(&room, town, village);

	if (question) {
		assert_int_equal(next.kind, NEXT_ASK);
		assert_non_null(strstr(next.question, question));
	} else {
		assert_int_equal(next.kind, NEXT_ENTRY);
	}
	assert_string_equal(next.entry.verb, "round.open");
	assert_int_equal(strstr(next.entry.value, "piles=1") != NULL, question == NULL);
	room_free(room);
}

static void without_piles_no_round_is_opened_before_it_was_asked(void **state)
{
	(void)state;
	must_ask(-1, -1, "Nobody has told yet how many belong to each group of \"place\" (o o, then a).");
	must_ask(5, 2, "Of \"place\" a group is too small to be told apart");
	must_ask(7, -1, "Of \"place\" a group is too small to be told apart");
	must_ask(4, 3, NULL);
}

/* --- What is told nobody */

/* The answer of a pile stands in the workshop, in head counts and in the name of the attribute; of a slip it stands nowhere. */
static void nothing_of_a_pile_is_in_any_file(const struct desk_room *desk)
{
	for (size_t i = 0; i < desk->room->fake->now.count; i++) {
		const char *path = desk->room->fake->now.list[i].path;

		if (!str_begins(path, "s/") || !fake_disk_get(desk->room->fake, path, NULL))
			continue;
		assert_int_equal(count_in(desk, path, "group="), 0);
		assert_int_equal(count_in(desk, path, "picks="), 0);
		assert_int_equal(count_in(desk, path, "talk|"), 0);
	}
}

static void no_file_tells_of_a_pile_while_the_round_is_open(void **state)
{
	struct desk_room *desk = evening_of(split_evening, 4, 3);
	struct export_options all = EXPORT_ALL;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		cast(desk, 1, "source=paper status=valid group=1 picks=talk|lift|care");
		nothing_of_a_pile_is_in_any_file(desk);
		assert_true(export_session(desk->room->sitting, &desk->room->disk, &all, NULL));
		nothing_of_a_pile_is_in_any_file(desk);
		fake_disk_crash(desk->room->fake, i);
		desk_open_again(desk);
		nothing_of_a_pile_is_in_any_file(desk);
	}
	desk_free(desk);
}

static void after_a_crash_in_the_middle_all_piles_are_whole(void **state)
{
	struct desk_room *desk = evening_of(split_evening, 4, 3);

	(void)state;
	desk_type(desk, "b 1 Enter A B D Enter A B D Enter A B D Enter Down 2 Enter D C A Enter");
	assert_int_equal(desk_slips(poll(desk)), 4);
	fake_disk_crash(desk->room->fake, 0);
	desk_open_again(desk);
	assert_int_equal(poll_piles(poll(desk)), 2);
	/* Which pile it is now nobody but the facilitator can tell. */
	assert_true(desk_shows(desk, "which pile is first?"));
	desk_type(desk, "Enter 2 Enter D C A Enter D C A Enter Down 1 Enter A B D Enter");
	assert_int_equal(desk_slips(poll(desk)), 7);
	tell(desk);
	assert_int_equal(told(make(desk->room, "results_split"), "town", "care"), 12);
	assert_int_equal(told(make(desk->room, "results_split"), "village", "talk"), 9);
	desk_free(desk);
}

/* All that leaves the console, but for the sealed box itself: journal, second screen, screens. */
static const char *all_that_shows(struct desk_room *desk, struct arena *arena)
{
	struct picture picture = projection_of(desk->app);
	char *line = picture_write(&picture);
	struct str all = STR_INIT;
	const char *kept;
	size_t size = 0;

	str_add_line(&all, fake_disk_get(desk->room->fake, "s/events.csv", NULL));
	str_add_line(&all, line);
	str_add_line(&all, desk_screen(desk, 24, 80));
	fake_disk_get(desk->room->fake, "s/ballots/ranking.1.box", &size);
	str_add_format(&all, "%zu bytes\n", size);
	kept = arena_text(arena, str_text(&all));
	str_free(&all);
	free(line);
	return kept;
}

/* The same evening with other slips, as a list after each of them. */
static const char *evening_with(const char *const *slips, struct arena *arena)
{
	struct desk_room *desk = evening_of(split_evening, 4, 3);
	struct str all = STR_INIT;
	const char *kept;

	for (; *slips; slips++) {
		desk_type(desk, *slips);
		str_add_line(&all, all_that_shows(desk, arena));
	}
	kept = arena_text(arena, str_text(&all));
	str_free(&all);
	desk_free(desk);
	return kept;
}

static void two_evenings_that_differ_only_in_their_slips_cannot_be_told_apart(void **state)
{
	static const char *const ones[] = { "a 1 Enter", "A B D Enter", "A B C Enter", "C B D Enter", "Down 2 Enter", "D C A", "Enter", "B C A Enter", "Up", "Backspace D Enter", NULL };
	static const char *const others[] = { "a 1 Enter", "D C A Enter", "B A D Enter", "A B D Enter", "Down 2 Enter", "B A C", "Enter", "D A C Enter", "Up", "Backspace B Enter", NULL };
	struct arena *arena = arena_new();

	(void)state;
	assert_string_equal(evening_with(ones, arena), evening_with(others, arena));
	arena_free(arena);
}

/* Which pile a slip is from shows on the desk alone, and only while it is typed. */
static void two_evenings_that_differ_only_in_their_piles_have_the_same_journal(void **state)
{
	static const char *const orders[] = { "a 1 Enter A B D Enter A B D Enter Down 2 Enter A B D Enter", "a 2 Enter A B D Enter Down 1 Enter A B D Enter A B D Enter" };
	char *journals[2];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct desk_room *desk = evening_of(split_evening, 4, 3);

		desk_type(desk, orders[i]);
		assert_int_equal(desk_slips(poll(desk)), 3);
		journals[i] = mem_text(fake_disk_get(desk->room->fake, "s/events.csv", NULL));
		desk_free(desk);
	}
	assert_string_equal(journals[0], journals[1]);
	free(journals[0]);
	free(journals[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(piles_are_told_by_groups_on_the_wall_and_in_the_tables),
		cmocka_unit_test(a_pile_that_stayed_small_hides_all_and_says_why),
		cmocka_unit_test(blank_slips_make_no_group_large),
		cmocka_unit_test(a_small_pile_beside_people_who_typed_alone_says_why),
		cmocka_unit_test(how_a_ballot_came_is_kept_only_where_its_pile_has_enough_of_them),
		cmocka_unit_test(without_piles_no_round_is_opened_before_it_was_asked),
		cmocka_unit_test(no_file_tells_of_a_pile_while_the_round_is_open),
		cmocka_unit_test(after_a_crash_in_the_middle_all_piles_are_whole),
		cmocka_unit_test(two_evenings_that_differ_only_in_their_slips_cannot_be_told_apart),
		cmocka_unit_test(two_evenings_that_differ_only_in_their_piles_have_the_same_journal),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
