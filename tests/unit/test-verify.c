/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/rehearsal.h"
#include "export/verify.h"
#include "unit/tables-support.h"

/* What verify says of the session in folder "s", as another talka sees it. Lives with the room. */
static const char *verified(struct room *room, bool due)
{
	struct sitting *other = sitting_resume(&room->world, "s", true, NULL);
	struct str report = STR_INIT;
	const char *kept;
	bool same;

	assert_non_null(other);
	same = verify_session(other, &room->disk, &report);
	kept = arena_text(room->arena, str_text(&report));
	str_free(&report);
	sitting_close(other);
	if (same != due)
		fail_msg("%s", kept);
	return kept;
}

static void check_says(const char *report, const char *words)
{
	if (!strstr(report, words))
		fail_msg("\"%s\" is not in:\n%s", words, report);
}

static struct room *exported_evening(void)
{
	struct export_options all = EXPORT_ALL;
	struct room *room = whole_evening();

	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
	return room;
}

/* Puts another text in the place of the first one in a file. */
static void spoil(struct room *room, const char *path, const char *from, const char *to)
{
	const char *bytes = fake_disk_get(room->fake, path, NULL), *place;
	struct str spoilt = STR_INIT;

	assert_non_null(bytes);
	place = strstr(bytes, from);
	assert_non_null(place);
	str_add_slice(&spoilt, bytes, (size_t)(place - bytes));
	str_add(&spoilt, to);
	str_add(&spoilt, place + strlen(from));
	fake_disk_put(room->fake, path, str_text(&spoilt), spoilt.length);
	str_free(&spoilt);
}

/* However many tables there are: each of them. */
static void check_read_back(struct room *room, const char *report, const char *dialect)
{
	size_t count = 0;

	while (tables_shape(session_registry(room_session(room)), count))
		count++;
	check_says(report, arena_format(room->arena, "%s: %zu tables read back, every cell is as the journal gives it", dialect, count));
}

static void in_a_whole_session_nothing_differs(void **state)
{
	struct room *room = exported_evening();
	const char *report = verified(room, true);

	(void)state;
	check_says(report, "the chain is whole");
	check_says(report, "ranking, round 1: counted again from 5 slips, nothing differs");
	check_says(report, "ideas, round 1: counted again from 3 slips, nothing differs");
	check_read_back(room, report, "tables");
	check_read_back(room, report, "excel");
	room_free(room);
}

static void tables_in_any_dialect_are_read_back(void **state)
{
	struct export_options options = { .data = true, .excel = true, .delimiter = '\t', .no_bom = true, .no_guard = true };
	struct room *room = whole_evening();

	(void)state;
	assert_true(export_session(room->sitting, &room->disk, &options, NULL));
	check_read_back(room, verified(room, true), "excel");
	room_free(room);
}

/* What is not counted but worked out, by an invented group. */
static void what_types_work_out_is_worked_out_again(void **state)
{
	struct room *room = room_open("[workshop]\nformat = 1\nid = feast\ntitle = Feast\n"
	    "[participants]\nattribute.place = town | village\n"
	    "[exercise.jobs]\ntype = roles\nmethod = assign\nitems = posts\n"
	    "[exercise.small]\ntype = roles\nmethod = groups\n"
	    "[list.posts]\ncook = Cooking\nmusic = Music\n");
	struct rehearsal rehearsal = { .sitting = room->sitting, .chance = &room->random, .time = &room->time, .people = 9 };
	struct export_options all = EXPORT_ALL;
	const char *report;

	(void)state;
	assert_true(rehearsal_lead(&rehearsal, NULL));
	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
	report = verified(room, true);
	check_says(report, "jobs: worked out again from ");
	check_says(report, "small: the groups dealt again, nothing differs");
	room_free(room);
}

static void tables_that_were_never_written_are_no_difference(void **state)
{
	struct room *room = whole_evening();

	(void)state;
	check_says(verified(room, true), "tables: no tables yet; talka export makes them");
	room_free(room);
}

static void a_cell_that_was_changed_is_found(void **state)
{
	struct room *room = exported_evening();

	(void)state;
	spoil(room, "s/tables/items.csv", "A lift", "A lorry");
	check_says(verified(room, false), "tables/items.csv: row 3, wording: \"A lorry\" stands there, the journal gives \"A lift\"");
	room_free(room);
}

static void nothing_in_place_of_an_empty_text_is_found(void **state)
{
	struct room *room = exported_evening();

	(void)state;
	spoil(room, "s/excel/events.csv", "\"\"", "");
	check_says(verified(room, false), "excel/events.csv: row 4, content: nothing stands there, the journal gives \"\"");
	room_free(room);
}

static void a_row_too_many_or_too_few_is_found(void **state)
{
	struct room *room = exported_evening();
	const char *rows = fake_disk_get(room->fake, "s/tables/sessions.csv", NULL), *first = strchr(rows, '\n') + 1;
	const char *header = arena_slice(room->arena, rows, (size_t)(first - rows));
	const char *twice = arena_format(room->arena, "%s%s", rows, first);

	(void)state;
	fake_disk_put(room->fake, "s/tables/sessions.csv", twice, strlen(twice));
	check_says(verified(room, false), "tables/sessions.csv: row 2 is one too many");
	fake_disk_put(room->fake, "s/tables/sessions.csv", header, strlen(header));
	check_says(verified(room, false), "tables/sessions.csv: 0 rows stand there, the journal gives 1");
	fake_disk_put(room->fake, "s/tables/sessions.csv", "", 0);
	check_says(verified(room, false), "tables/sessions.csv: it is cut short");
	room_free(room);
}

static void tables_of_another_talka_or_cut_short_are_found(void **state)
{
	struct room *room = exported_evening();
	char *rows = mem_text(fake_disk_get(room->fake, "s/tables/agenda.csv", NULL));

	(void)state;
	spoil(room, "s/excel/agenda.csv", ";tool;", ";instrument;");
	fake_disk_put(room->fake, "s/tables/agenda.csv", rows, strlen(rows) - 20);
	check_says(verified(room, false), "excel/agenda.csv: column 9 is not that of this talka");
	check_says(verified(room, false), "tables/agenda.csv: line 5: ");
	free(rows);
	room_free(room);
}

static void a_table_that_is_missing_is_found(void **state)
{
	struct room *room = exported_evening();

	(void)state;
	assert_int_equal(room->disk.remove(room->disk.context, "s/excel/roles.csv"), 0);
	check_says(verified(room, false), "s/excel/roles.csv");
	room_free(room);
}

static void tables_older_than_the_journal_are_found(void **state)
{
	struct room *room = exported_evening();

	(void)state;
	room_do(room, "note.add", NULL, NULL, NULL, "text=one more");
	check_says(verified(room, false), "tables/notes.csv: 1 rows stand there, the journal gives 2");
	room_free(room);
}

/* --- counts ------------------------------------------------------------------------ */

/* An evening until the ballots of ranking are in: A 3 + 2 + 3, B 2 + 3, C 1 + 1 + 2, D 1. */
static struct room *evening_with_slips(void)
{
	static const char *const slips[] = { "ABC", "BAD", "ACE", NULL };
	struct room *room = room_open(evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_go_to(room, "needs");
	for (size_t i = 0; i < 5; i++)
		room_do(room, "item.add", "needs", NULL, arena_format(room->arena, "needs-%zu", i + 1), "text=%s", needs[i]);
	vote(room, "ranking", slips, false);
	return room;
}

static void close_right(struct room *room)
{
	room_do(room, "round.close", "ranking", NULL, NULL, "entitled=3 ballots=3 valid=3 short=0 blank=0 spoilt=0 void=0");
}

static void a_turnout_that_the_slips_do_not_give_is_found(void **state)
{
	struct room *room = evening_with_slips();

	(void)state;
	room_do(room, "round.close", "ranking", NULL, NULL, "entitled=3 ballots=4 valid=3 short=0 blank=0 spoilt=0 void=0");
	check_says(verified(room, false), "ranking, round 1: the journal tells ballots=4, its events give 3");
	room_free(room);
}

static void a_place_that_was_told_wrong_is_found(void **state)
{
	struct room *room = evening_with_slips();

	(void)state;
	close_right(room);
	room_do(room, "reveal", "ranking", NULL, NULL, "hidden=1 items=needs-2");
	verified(room, true);
	room_do(room, "reveal", "ranking", NULL, NULL, "hidden=0 items=needs-3");
	check_says(verified(room, false), "tells on place 1 needs-3, the count says otherwise");
	check_says(verified(room, false), "tells not on place 1 needs-1, the count says otherwise");
	room_free(room);
}

static void a_line_that_was_drawn_wrong_is_found(void **state)
{
	struct room *room = evening_with_slips();

	(void)state;
	close_right(room);
	room_do(room, "reveal", "ranking", NULL, NULL, "hidden=0");
	room_do(room, "cut.set", "ranking", NULL, NULL, "cut=2 selected=needs-1|needs-3");
	check_says(verified(room, false), "ranking, round 1: the journal tells that needs-3 is above the line, the count says otherwise");
	check_says(verified(room, false), "ranking, round 1: the journal tells that needs-2 is not above the line, the count says otherwise");
	room_free(room);
}

static void a_tie_that_was_none_is_found(void **state)
{
	struct room *room = evening_with_slips();

	(void)state;
	close_right(room);
	room_do(room, "reveal", "ranking", NULL, NULL, "hidden=0");
	room_do(room, "cut.set", "ranking", NULL, NULL, "cut=2 selected=needs-1 tied=needs-2|needs-3 places=1");
	room_do(room, "tie.settle", "ranking", NULL, NULL, "remedy=hat selected=needs-1|needs-3");
	check_says(verified(room, false), "needs-3 is tied at the line, the count says otherwise");
	check_says(verified(room, false), "settling the tie took in needs-3, which was not tied");
	check_says(verified(room, false), "settling the tie left out needs-2, which was not tied");
	room_free(room);
}

/* --- the journal and the workshop ---------------------------------------------------- */

static void a_damaged_journal_is_found(void **state)
{
	struct room *room = exported_evening();

	(void)state;
	spoil(room, "s/events.csv", "text=quiet group", "text=quite group");
	check_says(verified(room, false), "is damaged");
	room_free(room);
}

static void a_torn_journal_is_found_and_left_as_it_is(void **state)
{
	struct room *room = exported_evening();
	size_t size, after;
	char *bytes = mem_text(fake_disk_get(room->fake, "s/events.csv", &size));

	(void)state;
	fake_disk_put(room->fake, "s/events.csv", bytes, size - 3);
	check_says(verified(room, false), "events.csv: the last line is not whole");
	fake_disk_get(room->fake, "s/events.csv", &after);
	assert_int_equal(after, size - 3);
	assert_null(fake_disk_get(room->fake, "s/events.torn", NULL));
	free(bytes);
	room_free(room);
}

static void another_workshop_file_is_found(void **state)
{
	struct room *room = exported_evening();

	(void)state;
	spoil(room, "s/workshop.ini", "An evening", "A morning");
	check_says(verified(room, false), "workshop.ini: not the file that was run");
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_a_whole_session_nothing_differs),
		cmocka_unit_test(tables_in_any_dialect_are_read_back),
		cmocka_unit_test(what_types_work_out_is_worked_out_again),
		cmocka_unit_test(tables_that_were_never_written_are_no_difference),
		cmocka_unit_test(a_cell_that_was_changed_is_found),
		cmocka_unit_test(nothing_in_place_of_an_empty_text_is_found),
		cmocka_unit_test(a_row_too_many_or_too_few_is_found),
		cmocka_unit_test(tables_of_another_talka_or_cut_short_are_found),
		cmocka_unit_test(a_table_that_is_missing_is_found),
		cmocka_unit_test(tables_older_than_the_journal_are_found),
		cmocka_unit_test(a_turnout_that_the_slips_do_not_give_is_found),
		cmocka_unit_test(a_place_that_was_told_wrong_is_found),
		cmocka_unit_test(a_line_that_was_drawn_wrong_is_found),
		cmocka_unit_test(a_tie_that_was_none_is_found),
		cmocka_unit_test(a_damaged_journal_is_found),
		cmocka_unit_test(a_torn_journal_is_found_and_left_as_it_is),
		cmocka_unit_test(another_workshop_file_is_found),
	};

	return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
