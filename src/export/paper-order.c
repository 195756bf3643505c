/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "export/paper-inside.h"
#include "model/notes.h"
#include "model/script-rounds.h"

enum { HOUR = 60 };

static const char *clock_words(struct arena *arena, int64_t minutes)
{
	return arena_format(arena, "%02" PRId64 ":%02" PRId64, minutes / HOUR % 24, minutes % HOUR);
}

static void add_part(struct str *line, const char *text)
{
	if (*text)
		str_add_format(line, "%s%s", line->length ? ", " : "", text);
}

/* "Village hall, 18:00 to 19:30, 90 minutes planned" */
static const char *about(const struct paper *paper)
{
	const struct script *script = session_script(paper->session);
	struct str line = STR_INIT;
	const char *kept;

	add_part(&line, session_fact(paper->session, "organisation"));
	add_part(&line, session_fact(paper->session, "place"));
	if (script->start >= 0)
		add_part(&line, clock_words(paper->arena, script->start));
	if (script->end >= 0)
		str_add_format(&line, " to %s", clock_words(paper->arena, script->end));
	if (script_minutes(script))
		add_part(&line, arena_format(paper->arena, "%" PRId64 " minutes planned", script_minutes(script)));
	kept = arena_text(paper->arena, str_text(&line));
	str_free(&line);
	return kept;
}

/* "18:05, 20 min, must" */
static const char *times(const struct paper *paper, const struct agenda_entry *entry)
{
	static const char *const priorities[] = { [PRIORITY_MUST] = "must", [PRIORITY_SHOULD] = "", [PRIORITY_COULD] = "could" };
	int64_t start = entry->inserted ? -1 : script_planned_start(session_script(paper->session), entry->exercise->index);
	struct str line = STR_INIT;
	const char *kept;

	if (start >= 0)
		add_part(&line, clock_words(paper->arena, start));
	if (entry->minutes >= 0)
		add_part(&line, arena_format(paper->arena, "%" PRId64 " min", entry->minutes));
	add_part(&line, priorities[entry->exercise->priority]);
	kept = arena_text(paper->arena, str_text(&line));
	str_free(&line);
	return kept;
}

/* Where the items are met first. */
static void add_item_notes(struct paper *paper, size_t place)
{
	struct listing listing = session_listing(paper->session, paper_exercise(paper, place), paper->arena);

	for (size_t i = 0; i < listing.count; i++) {
		const struct item *item = listing.rows[i].item;

		if (item->source && !paper_had(paper, place, item))
			paper_words(paper, item_text(item, paper->plan->language), notes_of_item(item->source));
	}
}

/* What the room reads: the question, and the text of a type that has one. */
static const char *on_the_wall(const struct paper *paper, const struct exercise *exercise)
{
	size_t language = paper->plan->language;
	const char *prompt = script_text(&exercise->prompt, language), *text = "";

	for (const struct option *option = exercise->type->options; option && option->name; option++)
		if (option->kind == OPTION_TEXT && str_same(option->name, "text") && exercise_value(exercise, "text")->given)
			text = script_text(exercise_value(exercise, "text")->text, language);
	return arena_format(paper->arena, "%s%s%s", prompt, *prompt && *text ? "\n" : "", text);
}

void paper_order(struct paper *paper)
{
	const struct script *script = session_script(paper->session);
	size_t language = paper->plan->language;

	paper_sheet(paper, script_text(&script->title, language), about(paper));
	paper_ticks(paper, "Before they come", notes_prepare(script, language));
	for (size_t i = 0; i < agenda_count(paper->session); i++) {
		const struct agenda_entry *entry = agenda_get(paper->session, i);
		const struct exercise *exercise = entry->exercise;

		paper_heading(paper, times(paper, entry), paper_title(paper, exercise));
		paper_words(paper, "On the wall", on_the_wall(paper, exercise));
		paper_words(paper, "Vote", script_round_words(script, exercise, language, paper->arena));
		paper_points(paper, "Say", notes_speak(exercise, language));
		paper_points(paper, "Do", notes_for(exercise, language));
		add_item_notes(paper, i);
	}
}
