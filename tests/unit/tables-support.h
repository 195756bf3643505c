/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TABLES_SUPPORT_H
#define TALKA_TESTS_TABLES_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "exercises/registry.h"
#include "export/export.h"
#include "export/tables.h"
#include "unit/session-support.h"

/* tables-support - an evening whose tables have rows. */

static inline const struct table_shape *shape_named(const char *name)
{
	const struct table_shape *shape;

	for (size_t i = 0; (shape = tables_shape(exercises_registry(), i)); i++)
		if (str_same(shape->name, name))
			return shape;
	fail_msg("there is no table %s", name);
	return NULL;
}

static const char *const needs[] = { "A lift", "=1+1", "Someone to talk to", "-5", "Childcare" };

static inline void settle_ties(struct room *room, const char *exercise)
{
	struct entry entry;

	if (poll_stage(room_poll(room, exercise)) != POLL_TIE)
		return;
	assert_true(poll_settle(room_poll(room, exercise), "keep-all", NULL, "all of them", &room->random, room->arena, &entry, NULL));
	room_do(room, entry.verb, entry.exercise, NULL, NULL, "%s", entry.value);
}

static inline void close_round(struct room *room, const char *exercise)
{
	struct next next = poll_close(room_poll(room, exercise), room->arena);

	room_do(room, next.entry.verb, exercise, NULL, NULL, "%s", next.entry.value);
}

/* To the end of a count, or only until it is open. */
static inline void vote(struct room *room, const char *exercise, const char *const *slips, bool to_end)
{
	room_go_to(room, exercise);
	assert_true(room_next(room));
	for (; *slips; slips++)
		assert_true(room_slip(room, exercise, *slips));
	if (!to_end)
		return;
	close_round(room, exercise);
	while (poll_stage(room_poll(room, exercise)) < POLL_TIE)
		assert_true(room_next(room));
	settle_ties(room, exercise);
}

static inline struct room *evening_until_ranked(void)
{
	static const char *const slips[] = { "ABC", "BAD", "AC", "-", "!", NULL };
	struct room *room = room_open(evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=6");
	room_do(room, "people.attribute", NULL, "P02", NULL, "name=place text=town");
	room_do(room, "people.leave", NULL, "P06", NULL, "%s", "");
	room_go_to(room, "needs");
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		room_do(room, "item.add", "needs", NULL, arena_format(room->arena, "needs-%zu", i + 1), "text=%s", needs[i]);
	room_do(room, "note.add", "needs", NULL, NULL, "text=quiet group");
	vote(room, "ranking", slips, true);
	return room;
}

static inline struct room *whole_evening(void)
{
	static const char *const slips[] = { "AAB", "BCC", "ABC", NULL };
	struct room *room = evening_until_ranked();

	vote(room, "ideas", slips, true);
	room_go_to(room, "who");
	room_do(room, "role.mark", "who", NULL, "needs-1", "holder=holder-1 mark=1");
	return room;
}

static inline const struct table *make(const struct room *room, const char *name)
{
	return tables_make(room->sitting, shape_named(name), room->arena);
}

static inline const struct cell *cell(const struct table *table, size_t row, const char *column)
{
	return table_cell(table, row, table_column(table->shape, column));
}

#endif
