/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/rehearsal.h"
#include "unit/secret-support.h"
#include "unit/session-support.h"

/* A disk that dies after every single call of a whole evening, and what is on it when it comes back. */

enum { PEOPLE = 5, MOST_EVENTS = 2000 };

/* Leads the evening until it is over or the disk is dead; crcs of what was acknowledged are kept. */
static size_t lead(struct room *room, uint32_t *crcs, bool *over)
{
	struct sitting_plan plan = { .folder = "s", .rehearsal = true };
	struct rehearsal rehearsal = { .chance = &room->random, .time = &room->time, .people = PEOPLE };
	size_t events = 0;

	room->sitting = sitting_begin(&room->world, room_script(evening), &plan, NULL);
	*over = false;
	if (!room->sitting)
		return 0;
	rehearsal.sitting = room->sitting;
	*over = rehearsal_lead(&rehearsal, NULL);
	for (; events < sitting_events(room->sitting) && events < MOST_EVENTS; events++)
		crcs[events] = sitting_row(room->sitting, events).crc;
	sitting_close(room->sitting);
	room->sitting = NULL;
	return events;
}

static void every_acknowledged_event_is_there(struct room *room, const uint32_t *crcs, size_t events)
{
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	assert_null(sitting_read_only(room->sitting));
	assert_true(sitting_events(room->sitting) >= events);
	for (size_t i = 0; i < events; i++)
		assert_int_equal(sitting_row(room->sitting, i).crc, crcs[i]);
}

static bool die_at(size_t call, uint64_t seed)
{
	struct room *room = room_new();
	uint32_t crcs[MOST_EVENTS];
	bool over;
	size_t events;

	fake_disk_plan(room->fake, (struct fake_plan){ .die_at = call });
	events = lead(room, crcs, &over);
	fake_disk_crash(room->fake, seed);
	if (events)
		every_acknowledged_event_is_there(room, crcs, events);
	room_free(room);
	return over;
}

static void a_disk_that_dies_at_any_call_keeps_every_acknowledged_event(void **state)
{
	size_t call = 1;

	(void)state;
	while (!die_at(call, 0))
		call++;
	assert_true(call > 100);
}

static void what_was_not_yet_safe_may_be_there_or_not(void **state)
{
	size_t call = 1;

	(void)state;
	while (!die_at(call, call))
		call++;
	assert_true(call > 100);
}

/* --- A secret round: five slips, each with other letters, typed one after another from their pile */

static const char *const slips[] = { "care|lift|papers", "lift|talk|rest", "talk|care", "rest", "papers|rest|care" };

enum { SLIPS = sizeof slips / sizeof *slips };

static bool open_secret_round(struct room *room)
{
	if (!room_try(room, NULL, "people.add", NULL, NULL, NULL, "count=5"))
		return false;
	while (poll_stage(room_poll(room, "ranking")) != POLL_OPEN)
		if (!room_next(room))
			return false;
	return true;
}

/* Types slips until the disk is dead; how many were acknowledged is added to in. */
static bool type_slips(struct room *room, size_t *in)
{
	while (*in < SLIPS) {
		if (!room_try(room, NULL, "ballot.cast", "ranking", NULL, NULL, "source=paper status=valid picks=%s", slips[*in]))
			return false;
		++*in;
	}
	return true;
}

static bool close_secret_round(struct room *room)
{
	struct next next = poll_close(room_poll(room, "ranking"), room->arena);

	return poll_stage(room_poll(room, "ranking")) != POLL_OPEN
	    || room_try(room, NULL, "round.close", "ranking", NULL, NULL, "%s", next.entry.value);
}

static size_t count_in(const char *text, const char *words)
{
	size_t count = 0;

	for (const char *found = text; (found = strstr(found, words)); found += strlen(words))
		count++;
	return count;
}

static void nothing_is_left_of_the_box(struct room *room)
{
	struct str key = STR_INIT;

	str_add_format(&key, "keys/%s.ranking.1", session_key(room_session(room)));
	assert_null(fake_disk_get(room->fake, "s/ballots/ranking.1.box", NULL));
	assert_null(fake_disk_get(room->fake, str_text(&key), NULL));
	str_free(&key);
}

static void each_slip_is_there_once(struct room *room)
{
	const char *opened = fake_disk_get(room->fake, "s/ballots/ranking.1.csv", NULL);
	struct str row = STR_INIT;

	assert_non_null(opened);
	assert_int_equal(count_in(opened, "\n"), 1 + SLIPS);
	for (size_t i = 0; i < SLIPS; i++) {
		str_add_format(&row, ",%s\n", slips[i]);
		assert_int_equal(count_in(opened, str_text(&row)), 1);
		str_free(&row);
	}
	nothing_is_left_of_the_box(room);
}

/* After the crash the pile is counted, as talka says, and typing goes on behind what is in. */
static void go_on_with_the_pile(struct room *room, size_t acknowledged)
{
	size_t in;

	if (poll_stage(room_poll(room, "ranking")) == POLL_NOT_YET)
		assert_true(open_secret_round(room));
	in = poll_ballots_in(room_poll(room, "ranking"));
	assert_in_range(in, acknowledged, acknowledged + 1);
	if (poll_stage(room_poll(room, "ranking")) == POLL_OPEN)
		assert_true(type_slips(room, &in));
	assert_true(close_secret_round(room));
	each_slip_is_there_once(room);
}

static bool die_in_secret_at(size_t call, uint64_t seed)
{
	struct room *room = room_new();
	struct sitting_plan plan = { .folder = "s" };
	size_t in = 0;
	bool whole;

	room->sitting = sitting_begin(&room->world, room_script(secret_evening), &plan, NULL);
	assert_non_null(room->sitting);
	fake_disk_plan(room->fake, (struct fake_plan){ .die_at = call });
	whole = open_secret_round(room) && type_slips(room, &in) && close_secret_round(room);
	sitting_close(room->sitting);
	whole &= fake_disk_calls(room->fake, FAKE_ANY) < call;
	fake_disk_crash(room->fake, seed);
	room->sitting = sitting_resume(&room->world, "s", false, NULL);
	assert_non_null(room->sitting);
	assert_null(sitting_read_only(room->sitting));
	go_on_with_the_pile(room, in);
	room_free(room);
	return whole;
}

static void in_a_secret_round_no_ballot_is_lost_and_none_is_there_twice(void **state)
{
	(void)state;
	for (uint64_t seeded = 0; seeded < 2; seeded++) {
		size_t call = 1;

		while (!die_in_secret_at(call, seeded * call))
			call++;
		assert_true(call > 50);
	}
}

/* Some calls fail once and the facilitator tries again: nothing is lost, nothing is there twice. */
static void a_write_that_fails_once_at_any_event_is_retried(void **state)
{
	struct room *room = room_open(evening);
	int64_t people = 0;

	(void)state;
	for (size_t i = 0; i < 50; i++) {
		fake_disk_plan(room->fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 1, .error = 28 });
		assert_false(room_try(room, NULL, "people.add", NULL, NULL, NULL, "count=1"));
		assert_int_equal(sitting_retry(room->sitting, NULL), APPEND_DONE);
		people++;
	}
	assert_int_equal(sitting_events(room->sitting), 1 + people);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_disk_that_dies_at_any_call_keeps_every_acknowledged_event),
		cmocka_unit_test(what_was_not_yet_safe_may_be_there_or_not),
		cmocka_unit_test(in_a_secret_round_no_ballot_is_lost_and_none_is_there_twice),
		cmocka_unit_test(a_write_that_fails_once_at_any_event_is_retried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
