/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/words.h"

#include <inttypes.h>

static const char *blank_after(const char *text)
{
	return *text ? " " : "";
}

char *words_progress(struct arena *arena, const struct language *language, const struct block *block)
{
	char *count = arena_format(arena, tr(language, "%lld of %lld"), (long long)block->value, (long long)block->most);

	return arena_format(arena, "%s%s%s", count, blank_after(block->text), block->text);
}

static char *minutes_and_seconds(struct arena *arena, int64_t seconds)
{
	int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;

	if (hours)
		return arena_format(arena, "%" PRId64 ":%02" PRId64 ":%02" PRId64, hours, minutes, seconds % 60);
	return arena_format(arena, "%" PRId64 ":%02" PRId64, minutes, seconds % 60);
}

static char *planned_time(struct arena *arena, const struct language *language, int64_t seconds)
{
	if (seconds % 60)
		return minutes_and_seconds(arena, seconds);
	return arena_format(arena, tr(language, "%lld min"), (long long)(seconds / 60));
}

static char *time_told(struct arena *arena, const struct language *language, int64_t left, int64_t planned)
{
	if (left < 0)
		return arena_format(arena, tr(language, "+%s over"), minutes_and_seconds(arena, -left));
	if (planned <= 0)
		return arena_format(arena, tr(language, "%s left"), minutes_and_seconds(arena, left));
	return arena_format(arena, tr(language, "%s left of %s"), minutes_and_seconds(arena, left), planned_time(arena, language, planned));
}

char *words_clock(struct arena *arena, const struct language *language, const struct block *block)
{
	char *told = time_told(arena, language, block->value, block->most);

	if (!block->running)
		told = arena_format(arena, tr(language, "%s, stopped"), told);
	return arena_format(arena, "%s%s%s", block->text, blank_after(block->text), told);
}

char *words_bar(struct arena *arena, const struct board_row *row)
{
	if (*row->figure)
		return arena_format(arena, "%s%s%s", row->figure, blank_after(row->unit), row->unit);
	return arena_format(arena, "%" PRId64 "%s%s", row->value, blank_after(row->unit), row->unit);
}

const char *words_hidden(struct arena *arena, const struct language *language, struct hidden hidden)
{
	const struct { size_t count; const char *told; } parts[] = {
		{ hidden.above, arena_format(arena, tr(language, "%zu more above"), hidden.above) },
		{ hidden.below, arena_format(arena, tr(language, "%zu more below"), hidden.below) },
		{ hidden.left, arena_format(arena, tr(language, "%zu more to the left"), hidden.left) },
		{ hidden.right, arena_format(arena, tr(language, "%zu more to the right"), hidden.right) },
	};
	const char *all = "";

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].count)
			all = arena_format(arena, "%s%s%s", all, *all ? ", " : "", parts[i].told);
	return all;
}
