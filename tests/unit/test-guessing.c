/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "unit/session-support.h"

/*
 * Who has a copy of the session's folder after every single event of a secret round guesses who cast what.
 * Twelve people cast twelve different ballots, in an order that the guesser knows; by chance one guess is right.
 */
enum { RUNS = 2000, PEOPLE = 12, ITEMS = 5 };

struct copies {
	unsigned char *box[PEOPLE];          /* after the ballot of each */
	size_t size;
	size_t row[PEOPLE];                  /* the truth: in which row of the opened box each one's ballot stands */
};

/* --- A chance that leaves the order of what is shuffled as it is */

struct lazy { struct random honest; uint32_t drawn; };

/* random_shuffle() draws a number below 1, 2, 3, ...: the greatest of each changes nothing. */
static void draw_lazily(void *context, void *out, size_t size)
{
	struct lazy *lazy = context;
	unsigned char *bytes = out;

	if (size != 4) {
		lazy->drawn = 0;
		lazy->honest.bytes(lazy->honest.context, out, size);
		return;
	}
	for (size_t i = 0; i < size; i++)
		bytes[i] = (unsigned char)(lazy->drawn >> (8 * i));
	lazy->drawn++;
}

/* --- One round */

/* All orders of three out of five are different; the n-th of them. */
static void picks_of(size_t n, char picks[4 * ITEMS])
{
	static const char *const items[ITEMS] = { "aa", "bb", "cc", "dd", "ee" };
	size_t left[ITEMS] = { 0, 1, 2, 3, 4 }, count = ITEMS;

	picks[0] = '\0';
	for (size_t place = 0; place < 3; place++) {
		size_t at = n % count;

		memcpy(picks + 3 * place, items[left[at]], 2);
		picks[3 * place + 2] = place < 2 ? '|' : '\0';
		n /= count;
		memmove(left + at, left + at + 1, (--count - at) * sizeof *left);
	}
}

static struct room *open_room(uint64_t seed, struct lazy *lazy)
{
	static const char workshop[] = "[workshop]\nformat = 1\nid = e\ntitle = \"E\"\n[exercise.ranking]\ntype = rank\nitems = l\nchoose = 3\nsecret = yes\n"
	    "[list.l]\naa = \"A\"\nbb = \"B\"\ncc = \"C\"\ndd = \"D\"\nee = \"E\"\n";
	struct room *room = room_new();
	struct sitting_plan plan = { .folder = "s" };

	room->seed.seed = seed;
	if (lazy) {
		lazy->honest = room->random;
		room->random = (struct random){ .context = lazy, .bytes = draw_lazily };
	}
	room->sitting = sitting_begin(&room->world, room_script(workshop), &plan, NULL);
	assert_non_null(room->sitting);
	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", PEOPLE);
	while (poll_stage(room_poll(room, "ranking")) != POLL_OPEN)
		assert_true(room_next(room));
	return room;
}

static void copy_box(struct room *room, struct copies *copies, size_t person)
{
	const char *bytes = fake_disk_get(room->fake, "s/ballots/ranking.1.box", &copies->size);

	assert_non_null(bytes);
	copies->box[person] = mem_alloc(copies->size);
	memcpy(copies->box[person], bytes, copies->size);
}

static size_t row_of(const char *opened, const char *picks)
{
	const char *line = opened, *found = strstr(opened, picks);
	size_t row = 0;

	assert_non_null(found);
	while ((line = strchr(line, '\n')) && line < found) {
		line++;
		row++;
	}
	return row - 1;
}

static void copies_free(struct copies *copies)
{
	for (size_t person = 0; person < PEOPLE; person++)
		free(copies->box[person]);
}

static void hold_round(uint64_t seed, bool shuffled, struct copies *copies)
{
	struct lazy lazy = { .drawn = 0 };
	struct room *room = open_room(seed, shuffled ? NULL : &lazy);
	struct random_seeded own = { .seed = seed + 1000000 };
	struct random minds = random_seeded(&own);
	uint32_t ballots[60];
	char picks[4 * ITEMS];

	random_shuffle(&minds, ballots, 60);
	for (size_t person = 0; person < PEOPLE; person++) {
		picks_of(ballots[person], picks);
		room_do(room, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=%s", picks);
		copy_box(room, copies, person);
	}
	room_do(room, "round.close", "ranking", NULL, NULL, "%s", "");
	for (size_t person = 0; person < PEOPLE; person++) {
		picks_of(ballots[person], picks);
		copies->row[person] = row_of(fake_disk_get(room->fake, "s/ballots/ranking.1.csv", NULL), picks);
	}
	room_free(room);
}

/* --- Guesses, each from all copies */

typedef size_t guess_fn(const struct copies *copies, size_t person, const size_t learned[PEOPLE]);

static size_t as_they_came(const struct copies *copies, size_t person, const size_t learned[PEOPLE])
{
	(void)copies;
	(void)learned;
	return person;
}

static size_t last_first(const struct copies *copies, size_t person, const size_t learned[PEOPLE])
{
	(void)copies;
	(void)learned;
	return PEOPLE - 1 - person;
}

/* Where the copy differs most from the one before. */
static size_t where_it_changed(const struct copies *copies, size_t person, const size_t learned[PEOPLE])
{
	size_t part = copies->size / PEOPLE, most = 0, best = 0;

	(void)learned;
	for (size_t row = 0; person && row < PEOPLE; row++) {
		size_t changed = 0;

		for (size_t i = row * part; i < (row + 1) * part; i++)
			changed += copies->box[person][i] != copies->box[person - 1][i];
		if (changed > most) {
			most = changed;
			best = row;
		}
	}
	return best;
}

/* What earlier rounds taught: in which row the ballots of those who came at this time stood most often. */
static size_t as_it_was(const struct copies *copies, size_t person, const size_t learned[PEOPLE])
{
	(void)copies;
	return learned[person];
}

static guess_fn *const guesses[] = { as_they_came, last_first, where_it_changed, as_it_was };

enum { GUESSES = sizeof guesses / sizeof *guesses };

static void learn(const size_t seen[PEOPLE][PEOPLE], size_t learned[PEOPLE])
{
	for (size_t person = 0; person < PEOPLE; person++)
		for (size_t row = 0; row < PEOPLE; row++)
			if (seen[person][row] > seen[person][learned[person]])
				learned[person] = row;
}

/* How many standard errors the best guess is above chance. One of twelve is right by chance, with a variance of at most
 * one ballot a round where no row is named twice; who names one row for several is right with no greater one. */
static double best_guess(size_t runs, bool shuffled)
{
	size_t seen[PEOPLE][PEOPLE] = { { 0 } }, learned[PEOPLE] = { 0 }, right[GUESSES] = { 0 }, half = runs / 2;
	double best = -1e9;

	for (size_t run = 0; run < runs; run++) {
		struct copies copies;

		hold_round(run + 1, shuffled, &copies);
		if (run == half)
			learn(seen, learned);
		for (size_t person = 0; person < PEOPLE; person++) {
			seen[person][copies.row[person]]++;
			for (size_t i = 0; i < GUESSES; i++)
				right[i] += (guesses[i] != as_it_was || run >= half) && guesses[i](&copies, person, learned) == copies.row[person];
		}
		copies_free(&copies);
	}
	for (size_t i = 0; i < GUESSES; i++) {
		double rounds = guesses[i] == as_it_was ? (double)(runs - half) : (double)runs;

		best = fmax(best, ((double)right[i] - rounds) / sqrt(rounds));
	}
	return best;
}

static void all_copies_together_tell_no_more_than_chance(void **state)
{
	(void)state;
	assert_true(best_guess(RUNS, true) <= 3);
}

/* The same guesses see through a box that is not shuffled: so they can see. */
static void of_a_box_that_is_not_shuffled_all_is_guessed(void **state)
{
	(void)state;
	assert_true(best_guess(RUNS, false) > 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_copies_together_tell_no_more_than_chance),
		cmocka_unit_test(of_a_box_that_is_not_shuffled_all_is_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
