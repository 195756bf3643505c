/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/told.h"

#include <string.h>

#include "model/event.h"

static size_t find(const struct round_record *record, const char *id, size_t length)
{
	for (size_t i = 0; i < record->item_count; i++)
		if (str_is(record->items[i].id, id, length))
			return i;
	return record->item_count;
}

bool *told_items(const char *value, const char *word, const struct round_record *record, struct arena *arena)
{
	struct event event = { .value = value };
	bool *flags = arena_array(arena, record->item_count + 1, sizeof *flags);
	const char *ids = event_word_text(&event, word, arena);

	while (*ids) {
		size_t length = strcspn(ids, "|");

		flags[find(record, ids, length)] = true;
		ids += length + (ids[length] == '|');
	}
	return flags;
}

int64_t told_number(const char *value, const char *word, int64_t fallback)
{
	struct event event = { .value = value };

	return event_number(&event, word, fallback);
}
