/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "cmd/rehearsal.h"
#include "model/groups.h"
#include "model/notes.h"
#include "model/people.h"
#include "model/poll-record.h"
#include "unit/session-support.h"

enum { EVENINGS = 12, PEOPLE = 14, MOST = 20 };

/* A split by codes, one by piles, mixed groups, and an attribute with which nothing is done. */
static const char mixed[] =
    "[workshop]\nformat = 1\nid = e\ntitle = E\n"
    "[participants]\nattribute.place = town | village\nattribute.age = young | old\nattribute.way = bus | car\n"
    "attribute.since = long | new\nconsent = person\nsmallest-group = 3\n"
    "[exercise.groups]\ntype = roles\nmethod = groups\nmix = age\n"
    "[exercise.known]\ntype = vote\nvotes = 1\nitems = l\ninput = passed | aloud\nsplit = place\nmin-turnout = 60\n"
    "[exercise.unseen]\ntype = vote\nvotes = 1\nitems = l\ninput = paper\nsecret = yes\nsplit = way\n"
    "[list.l]\ncare = Care\nlift = Lift\n";

enum { PLACE, AGE, WAY, SINCE, ATTRIBUTES };

/* What many evenings came to. */
struct seen {
	int silent, all_said, shown, hidden, piles, no_piles, enough, too_few, kinds[PERSON_KINDS];
	int ways[SOURCES], refused, left;
};

static void lead(struct room *room, uint64_t seed, size_t people)
{
	struct random_seeded state = { .seed = seed };
	struct random random = random_seeded(&state);
	struct rehearsal rehearsal = { .sitting = room->sitting, .chance = &random, .time = &room->time, .people = people };
	struct err err = ERR_INIT;

	if (!rehearsal_lead(&rehearsal, &err))
		fail_msg("seed %d: %s", (int)seed, err_text(&err));
}

static int answers(const struct session *session, size_t attribute)
{
	int count = 0;

	for (size_t i = 0; i < people_count(session); i++)
		count += *notes_attribute(session, i, attribute) != '\0';
	return count;
}

static void look_at_people(const struct session *session, struct seen *seen)
{
	int said = answers(session, PLACE);   /* of those who were there when it was asked */

	assert_true(answers(session, AGE) > 0);
	assert_int_equal(answers(session, WAY) + answers(session, SINCE), 0);
	assert_true(notes_headcount(session, WAY, 0) + notes_headcount(session, WAY, 1) > 0);
	assert_true(notes_headcount(session, SINCE, 0) + notes_headcount(session, SINCE, 1) > 0);
	assert_int_equal(notes_headcount(session, PLACE, 0), -1);
	seen->silent += said < PEOPLE;
	seen->all_said += said == PEOPLE;
	for (size_t i = 0; i < people_count(session); i++) {
		seen->kinds[people_get(session, i)->kind]++;
		seen->left += !people_get(session, i)->present;
		seen->refused += notes_consent(session, i) == 0;
	}
}

static void look_at_split(const struct round_record *record, struct seen *seen)
{
	for (size_t i = 0; i + 1 < record->group_count; i++)
		*(record->groups[i].hidden ? &seen->hidden : &seen->shown) += 1;
	for (size_t i = 0; i < record->ballot_count; i++)
		seen->ways[record->ballots[i].source]++;
	*(record->ballot_count * 100 < 60 * record->entitled ? &seen->too_few : &seen->enough) += 1;
}

static void look_at_piles(const struct round_record *record, struct seen *seen)
{
	bool grouped = record->ballot_count && record->ballots[0].group > 0;

	assert_int_equal(record->ballot_count, record->entitled);
	for (size_t i = 0; i < record->ballot_count; i++)
		assert_int_equal(record->ballots[i].group > 0, grouped);
	*(grouped ? &seen->piles : &seen->no_piles) += 1;
}

static struct seen many_evenings(void)
{
	struct seen seen = { .silent = 0 };

	for (uint64_t seed = 1; seed <= EVENINGS; seed++) {
		struct room *room = room_open(mixed);
		const struct session *session = room_session(room);

		lead(room, seed, PEOPLE);
		look_at_people(session, &seen);
		assert_true(session_groups(session, session_exercise(session, "groups"))->mixed);
		look_at_split(records_get(session, 0), &seen);
		look_at_piles(records_get(session, 1), &seen);
		room_free(room);
	}
	return seen;
}

static void invented_people_answer_what_the_script_asks(void **state)
{
	struct seen seen = many_evenings();

	(void)state;
	assert_true(seen.silent && seen.all_said);
	assert_true(seen.refused && seen.refused < EVENINGS * PEOPLE / 2);
	assert_true(seen.left && seen.kinds[PERSON_PARTICIPANT] > EVENINGS * PEOPLE);
	assert_true(seen.kinds[PERSON_STAFF] && seen.kinds[PERSON_OBSERVER] && seen.kinds[PERSON_INTERPRETER]);
}

static void both_large_and_small_groups_are_rehearsed(void **state)
{
	struct seen seen = many_evenings();

	(void)state;
	assert_true(seen.shown && seen.hidden);
	assert_true(seen.piles && seen.no_piles);
}

static void every_way_and_too_small_a_turnout_are_rehearsed(void **state)
{
	struct seen seen = many_evenings();

	(void)state;
	assert_true(seen.ways[SOURCE_PASSED] && seen.ways[SOURCE_ALOUD]);
	assert_int_equal(seen.ways[SOURCE_PAPER] + seen.ways[SOURCE_HANDS], 0);
	assert_true(seen.enough && seen.too_few);
}

static void any_number_of_people_comes_to_the_end(void **state)
{
	(void)state;
	for (size_t people = 0; people <= MOST; people++) {
		struct room *room = room_open(mixed);

		lead(room, people, people);
		if (people < 6)
			assert_int_equal(people_present(room_session(room)), people);
		assert_true(people_present(room_session(room)) + 3 > people);
		room_free(room);
	}
}

static void the_same_seed_gives_the_same_evening(void **state)
{
	struct room *one = room_open(mixed), *two = room_open(mixed), *other = room_open(mixed);

	(void)state;
	lead(one, 5, PEOPLE);
	lead(two, 5, PEOPLE);
	lead(other, 6, PEOPLE);
	assert_string_equal(room_all(one, room_session(one)), room_all(two, room_session(two)));
	assert_string_not_equal(room_all(one, room_session(one)), room_all(other, room_session(other)));
	room_free(one);
	room_free(two);
	room_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invented_people_answer_what_the_script_asks),
		cmocka_unit_test(both_large_and_small_groups_are_rehearsed),
		cmocka_unit_test(every_way_and_too_small_a_turnout_are_rehearsed),
		cmocka_unit_test(any_number_of_people_comes_to_the_end),
		cmocka_unit_test(the_same_seed_gives_the_same_evening),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
