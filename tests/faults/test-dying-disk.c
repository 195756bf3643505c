/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "cmd/rehearsal.h"
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
		cmocka_unit_test(a_write_that_fails_once_at_any_event_is_retried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
