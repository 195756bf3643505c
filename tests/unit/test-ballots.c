/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "ballots/file.h"
#include "base/str.h"

static struct ballot_file *read_text(const char *text)
{
	struct faults *faults = faults_new("ballots");
	struct ballot_file *file = ballot_file_of_bytes(text, strlen(text), faults);

	for (size_t i = 0; i < faults->count; i++)
		print_message("# line %zu: %s\n", faults->list[i].line, faults->list[i].text);
	faults_free(faults);
	assert_non_null(file);
	return file;
}

/* The text is refused, and one of its faults is in this line and holds these words. */
static void assert_fault(const char *text, size_t line, const char *words)
{
	struct faults *faults = faults_new("ballots");
	struct ballot_file *file = ballot_file_of_bytes(text, strlen(text), faults);
	bool found = false;

	assert_null(file);
	for (size_t i = 0; i < faults->count; i++)
		found |= faults->list[i].line == line && strstr(faults->list[i].text, words);
	if (!found)
		fail_msg("no fault in line %zu with \"%s\"; the first is in line %zu: %s", line, words,
		    faults->count ? faults->list[0].line : 0, faults->count ? faults->list[0].text : "");
	faults_free(faults);
}

static void assert_marks(const struct ballot_file *file, size_t ballot, int64_t weight, const int16_t *marks)
{
	assert_true(ballot < file->ballots.count);
	assert_int_equal(ballot_weight(&file->ballots, ballot), weight);
	assert_memory_equal(ballot_marks(&file->ballots, ballot), marks, file->items * sizeof *marks);
}

static void assert_form(const struct ballot_file *file, const char *form, enum tally_kind kind, size_t items, size_t count_of)
{
	assert_string_equal(file->form, form);
	assert_int_equal(file->ballots.kind, kind);
	assert_int_equal(file->items, items);
	assert_int_equal(file->ballots.count, count_of);
}

static void counted_rankings_name_their_items(void **state)
{
	struct ballot_file *file = read_text("count,ranking\n42,Memphis>Nashville\n26,Nashville=Chattanooga\n3,\n");

	(void)state;
	assert_form(file, "rows", TALLY_RANKS, 3, 3);
	assert_string_equal(file->names[2], "Chattanooga");
	assert_marks(file, 0, 42, (int16_t[]){ 1, 2, 0 });
	assert_marks(file, 1, 26, (int16_t[]){ 0, 1, 1 });
	assert_marks(file, 2, 3, (int16_t[]){ 0, 0, 0 });
	ballot_file_free(file);
}

static void columns_are_ranks_where_they_can_be(void **state)
{
	struct ballot_file *file = read_text("x,\"y, z\",w\n1,3,3\n,No opinion,1\n");

	(void)state;
	assert_form(file, "rows", TALLY_RANKS, 3, 2);
	assert_string_equal(file->names[1], "y, z");
	assert_marks(file, 0, 1, (int16_t[]){ 1, 2, 2 });
	assert_marks(file, 1, 1, (int16_t[]){ 0, 0, 1 });
	ballot_file_free(file);
	file = read_text("count,x,y\n2,5,0\n1,,4\n");
	assert_form(file, "rows", TALLY_GRADES, 2, 2);
	assert_marks(file, 0, 2, (int16_t[]){ 5, 0 });
	assert_marks(file, 1, 1, (int16_t[]){ -1, 4 });
	ballot_file_free(file);
}

static void approvals_are_joined_by_plus(void **state)
{
	struct ballot_file *file = read_text("count,approved\r\n3,a+b\r\n1,c\r\n");

	(void)state;
	assert_form(file, "rows", TALLY_APPROVALS, 3, 2);
	assert_marks(file, 0, 3, (int16_t[]){ 1, 1, 0 });
	ballot_file_free(file);
}

static void the_condorcet_format_has_candidates_weights_and_tags(void **state)
{
	struct ballot_file *file = read_text("#/Candidates: A ; B ; C\n#/Number of Seats: 2\n# words\n"
	    "paper, room 3 || B > A = C * 5\nC ^ 2 * 3\n/EMPTY_RANKING/\n");

	(void)state;
	assert_form(file, "cvotes", TALLY_RANKS, 3, 3);
	assert_int_equal(file->seats, 2);
	assert_marks(file, 0, 5, (int16_t[]){ 2, 1, 2 });
	assert_marks(file, 1, 6, (int16_t[]){ 0, 0, 1 });
	assert_marks(file, 2, 1, (int16_t[]){ 0, 0, 0 });
	ballot_file_free(file);
}

static void preflib_orders_and_categories(void **state)
{
	static const char head[] = "# FILE NAME: x\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 5\n"
	    "# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n# ALTERNATIVE NAME 3: c\n";
	struct ballot_file *file = read_text(arena_format(*state, "%s4: 2,{1,3}\n1: 3\n", head));

	assert_form(file, "preflib", TALLY_RANKS, 3, 2);
	assert_marks(file, 0, 4, (int16_t[]){ 2, 1, 2 });
	ballot_file_free(file);
	file = read_text(arena_format(*state, "%s# NUMBER CATEGORIES: 3\n4: 1,{},2\n1: {1,2},3,{}\n", head));
	assert_form(file, "preflib", TALLY_GRADES, 3, 2);
	assert_marks(file, 0, 4, (int16_t[]){ 2, 0, -1 });
	assert_marks(file, 1, 1, (int16_t[]){ 2, 2, 1 });
	ballot_file_free(file);
	assert_fault(arena_format(*state, "%s# NUMBER CATEGORIES: 1\n4: 1,{},2\n1: 3\n", head), 8, "more than the 1 categories");
	assert_fault(arena_format(*state, "%s5: 1\n# ALTERNATIVE NAME 4: d\n", head), 8, "behind the first ballot");
	assert_fault(arena_format(*state, "%s3: 2\n", head), 7, "NUMBER VOTERS is 5");
	assert_fault(arena_format(*state, "%s5: 2,2\n", head), 7, "twice");
	assert_fault(arena_format(*state, "%s5: 2,{1\n", head), 7, "not closed");
	assert_fault(arena_format(*state, "%s5: 4\n", head), 7, "no number of an alternative");
}

static void blt_has_seats_names_and_an_order_for_ties(void **state)
{
	struct ballot_file *file = read_text("3 2\n[tie 3 2 1]\n4 1 2 0\n2 3 0\n0\n\"Castor\"\n\"Pollux\"\n\"Helen\"\n\"title\"\n");

	(void)state;
	assert_form(file, "blt", TALLY_RANKS, 3, 2);
	assert_string_equal(file->names[2], "Helen");
	assert_int_equal(file->seats, 2);
	assert_int_equal(file->lot[0], 2);
	assert_marks(file, 0, 4, (int16_t[]){ 1, 2, 0 });
	ballot_file_free(file);
	assert_fault("3 2\n[tie 3 2]\n4 1 2 0\n0\n", 2, "every item once");
	assert_fault("3 2\n[tie 3 2 1]\n[tie 1 2 3]\n4 1 2 0\n0\n", 3, "a second time");
	assert_fault("3 2\n4 1 2 0\n2 3", 3, "does not end with 0");
	assert_fault("3 2\n4 1 2 0\n", 2, "a line 0");
	assert_fault("3 2\n4 1 5 0\n0\n", 2, "no number of an item");
	assert_fault("3 2\n4 1 1 0\n0\n", 2, "twice");
}

#define PROJECTS "PROJECTS\nproject_id;cost;name;selected\np1;60;\"a;b\";1\np2;50;c;0\n"
#define VOTES "VOTES\nvoter_id;vote\n1;p1,p2\n2;\n"
#define META(projects, votes) "META\nkey;value\nnum_projects;" projects "\nnum_votes;" votes "\nbudget;100\nvote_type;approval\n"

static void pabulib_has_costs_a_budget_and_an_outcome(void **state)
{
	struct ballot_file *file = read_text(META("2", "2") PROJECTS VOTES);

	(void)state;
	assert_form(file, "pabulib", TALLY_APPROVALS, 2, 2);
	assert_int_equal(file->budget, 100);
	assert_int_equal(file->costs[1], 50);
	assert_true(file->selected[0] && !file->selected[1]);
	assert_string_equal(file->names[0], "p1");
	assert_string_equal(file->labels[0], "a;b (p1)");
	assert_marks(file, 0, 1, (int16_t[]){ 1, 1 });
	assert_marks(file, 1, 1, (int16_t[]){ 0, 0 });
	ballot_file_free(file);
	assert_fault(META("2", "3") PROJECTS VOTES, 14, "META promises 3 votes, and there are 2");
	assert_fault(META("2", "2") "PROJECTS\nproject_id;cost\np1;5.00\np2;5.50\n" VOTES, 10, "cost");
	assert_fault(META("2", "2") "PROJECTS\nproject_id;cost\np1;-5\np2;1\n" VOTES, 9, "cost");
	assert_fault(META("2", "2") PROJECTS "VOTES\nvoter_id;vote\n1;p1,p9\n2;p2,p2\n", 13, "p9");
	assert_fault(META("2", "2") PROJECTS "VOTES\nvoter_id;vote\n1;p1,p9\n2;p2,p2\n", 14, "twice");
}

static void wrong_files_are_told_in_words(void **state)
{
	struct faults *faults = faults_new("ballots");

	(void)state;
	assert_fault("", 0, "empty");
	assert_fault("only words\n", 0, "no form");
	assert_fault("A>\xe9\n", 1, "UTF-8");
	assert_null(ballot_file_of_bytes("A>B\0C", 5, faults));
	assert_int_equal(faults_errors(faults), 1);
	faults_free(faults);
	assert_fault("count,ranking\n1,A>B\n2,B>A>B\n", 3, "\"B\" stands twice");
	assert_fault("count,ranking\n99999999999999999999,A>B\n", 2, "number of ballots");
	assert_fault("count,ranking\n2000000000,A>B\n2000000000,B\n", 3, "weigh");
	assert_fault("x,y\n1,2\n1\n", 3, "2 cells");
	assert_fault("x,y\n1,two\n", 2, "\"two\"");
	assert_fault("x,x\n1,2\n", 1, "one name");
	assert_fault("A > B * many\n", 1, "number of ballots");
}

static void ten_thousand_items_are_read_and_one_more_is_refused(void **state)
{
	struct str text = STR_INIT;
	struct ballot_file *file;

	(void)state;
	for (size_t i = 0; i < 10000; i++)
		str_add_format(&text, "%zu>", i);
	file = read_text(str_text(&text));
	assert_int_equal(file->items, 10000);
	ballot_file_free(file);
	str_add(&text, "one more");
	assert_fault(str_text(&text), 1, "more than 10000 items");
	str_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(counted_rankings_name_their_items),
		FACT(columns_are_ranks_where_they_can_be),
		FACT(approvals_are_joined_by_plus),
		FACT(the_condorcet_format_has_candidates_weights_and_tags),
		FACT(preflib_orders_and_categories),
		FACT(blt_has_seats_names_and_an_order_for_ties),
		FACT(pabulib_has_costs_a_budget_and_an_outcome),
		FACT(wrong_files_are_told_in_words),
		FACT(ten_thousand_items_are_read_and_one_more_is_refused),
	};

	return cmocka_run_group_tests_name("ballots", tests, NULL, NULL);
}
