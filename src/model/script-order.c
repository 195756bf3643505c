/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-order.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/notes.h"
#include "model/script-rounds.h"
#include "model/script.h"

enum { HOUR = 60, MINUTE = 60, INDENT = 4 };

/* One exercise as the running order tells it; texts are borrowed or of the arena. */
struct row { const char *time, *minutes, *id, *kind, *title; };

struct widths { size_t id, kind; bool timed; };

static const char *clock_words(struct arena *arena, int64_t time)
{
	return time < 0 ? "" : arena_format(arena, "%02" PRId64 ":%02" PRId64, time / HOUR % 24, time % HOUR);
}

static const char *kind_of(struct arena *arena, const struct exercise *exercise)
{
	return *exercise->method_name ? arena_format(arena, "%s %s", exercise->type_name, exercise->method_name) : exercise->type_name;
}

static struct row row_of(const struct script *script, size_t i, struct arena *arena)
{
	const struct exercise *exercise = &script->exercises[i];

	return (struct row){
		.time = clock_words(arena, script_planned_start(script, i)),
		.minutes = exercise->minutes < 0 ? "" : arena_format(arena, "%" PRId64, exercise->minutes),
		.id = exercise->id,
		.kind = kind_of(arena, exercise),
		.title = exercise->title.by[0],
	};
}

static size_t wider(size_t width, const char *text)
{
	size_t columns = text_columns(text);

	return columns > width ? columns : width;
}

static void add_padded(struct str *line, const char *text, size_t width)
{
	str_add(line, text);
	for (size_t columns = text_columns(text); columns < width + 2; columns++)
		str_add_char(line, ' ');
}

static void add_clipped(struct str *page, struct str *line, size_t columns)
{
	char *clipped;

	while (line->length && line->bytes[line->length - 1] == ' ')
		str_cut(line, line->length - 1);
	clipped = text_clip(str_text(line), columns, false);
	str_add(page, clipped);
	str_add_char(page, '\n');
	free(clipped);
	str_cut(line, 0);
}

static void add_head(struct str *page, const struct script *script, struct arena *arena, size_t columns)
{
	struct str line = STR_INIT;

	str_add(&line, script->title.by[0]);
	add_clipped(page, &line, columns);
	if (script->start >= 0)
		str_add(&line, clock_words(arena, script->start));
	if (script->end >= 0)
		str_add_format(&line, "%s%s", script->start >= 0 ? " to " : "until ", clock_words(arena, script->end));
	for (size_t i = 0; i < script->language_count; i++)
		str_add_format(&line, "%s%s", i ? ", " : line.length ? "; " : "", script->languages[i]);
	str_add_format(&line, "; %s, version %" PRId64, script->id, script->version);
	add_clipped(page, &line, columns);
	str_add_char(page, '\n');
	str_free(&line);
}

/* --- What to see to before, a line a thing */

/* first stands before the first line, the others are indented as far. */
struct hanging { struct str *page; const char *first; size_t indent; };

static void add_hanging(void *context, const char *start, size_t length)
{
	struct hanging *hanging = context;

	str_add_format(hanging->page, "%-*s", (int)hanging->indent, hanging->first);
	str_add_slice(hanging->page, start, length);
	str_add_char(hanging->page, '\n');
	hanging->first = "";
}

static void add_prepare(struct str *page, const struct script *script, struct arena *arena, size_t columns)
{
	const char *text = notes_prepare(script, 0), *line;
	size_t room = columns > 2 * INDENT ? columns - INDENT : INDENT;

	if (!*text)
		return;
	str_add(page, "Before they come:\n");
	for (size_t length; (line = str_next_line(&text, &length));) {
		struct hanging hanging = { .page = page, .first = "  - ", .indent = INDENT };

		text_wrap(arena_slice(arena, line, length), room, add_hanging, &hanging);
	}
	str_add_char(page, '\n');
}

static void add_row(struct str *page, const struct row *row, const struct exercise *exercise, struct widths widths, size_t columns)
{
	struct str line = STR_INIT;

	if (widths.timed)
		str_add_format(&line, "%5s%c ", row->time, exercise->start >= 0 ? '!' : ' ');
	str_add_format(&line, "%4s%s  ", row->minutes, *row->minutes ? " min" : "    ");
	add_padded(&line, row->id, widths.id);
	add_padded(&line, row->kind, widths.kind);
	str_add(&line, row->title);
	add_clipped(page, &line, columns);
	str_free(&line);
}

/* --- How it is voted, an exercise a line */

static size_t widest_round(const struct script *script, struct arena *arena)
{
	size_t width = 0;

	for (size_t i = 0; i < script->exercise_count; i++)
		if (*script_round_words(script, &script->exercises[i], 0, arena))
			width = wider(width, script->exercises[i].id);
	return width;
}

static void add_rounds(struct str *page, const struct script *script, struct arena *arena, size_t columns)
{
	size_t width = widest_round(script, arena), indent = width + INDENT, room = columns > 2 * indent ? columns - indent : indent;

	if (width)
		str_add(page, "\nHow you vote:\n");
	for (size_t i = 0; i < script->exercise_count; i++) {
		const struct exercise *exercise = &script->exercises[i];
		struct hanging hanging = { .page = page, .first = arena_format(arena, "  %-*s  ", (int)width, exercise->id), .indent = indent };
		const char *words = script_round_words(script, exercise, 0, arena);

		if (*words)
			text_wrap(words, room, add_hanging, &hanging);
	}
}

static void add_foot(struct str *page, const struct script *script, size_t columns)
{
	struct str line = STR_INIT;
	int64_t spoken = 0;
	bool fixed = false;

	for (size_t i = 0; i < script->exercise_count; i++) {
		fixed = fixed || script->exercises[i].start >= 0;
		spoken += notes_speak_seconds(&script->exercises[i], 0);
	}
	str_add_format(&line, "%zu exercise%s, %" PRId64 " minutes planned", script->exercise_count, script->exercise_count == 1 ? "" : "s",
	    script_minutes(script));
	if (spoken)
		str_add_format(&line, ", %" PRId64 " of them you speak", (spoken + MINUTE - 1) / MINUTE);
	str_add(&line, fixed ? "; ! begins at a fixed time" : "");
	str_add_char(page, '\n');
	add_clipped(page, &line, columns);
	str_free(&line);
}

static void add_plain(struct str *page, const struct script *script, const struct row *row, const struct exercise *exercise)
{
	str_add_format(page, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%" PRId64 "\n", script->id, row->time, row->minutes, row->id, exercise->type_name,
	    exercise->method_name, row->title, notes_speak_seconds(exercise, 0));
}

char *script_running_order(const struct script *script, size_t columns)
{
	struct arena *arena = arena_new();
	struct row *rows = arena_array(arena, script->exercise_count, sizeof *rows);
	struct widths widths = { .timed = false };
	struct str page = STR_INIT;

	for (size_t i = 0; i < script->exercise_count; i++) {
		rows[i] = row_of(script, i, arena);
		widths = (struct widths){ wider(widths.id, rows[i].id), wider(widths.kind, rows[i].kind), widths.timed || *rows[i].time };
	}
	if (columns) {
		add_head(&page, script, arena, columns);
		add_prepare(&page, script, arena, columns);
	}
	for (size_t i = 0; i < script->exercise_count; i++)
		if (columns)
			add_row(&page, &rows[i], &script->exercises[i], widths, columns);
		else
			add_plain(&page, script, &rows[i], &script->exercises[i]);
	if (columns) {
		add_rounds(&page, script, arena, columns);
		add_foot(&page, script, columns);
	}
	arena_free(arena);
	return str_take(&page);
}
