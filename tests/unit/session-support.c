/* SPDX-License-Identifier: GPL-3.0-or-later */
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
#include "model/ballot.h"
#include "model/look.h"
#include "model/minutes.h"
#include "model/notes.h"
#include "model/people.h"
#include "unit/session-support.h"
#include "view/board.h"

const char evening[] =
    "[workshop]\nformat = 1\nid = evening\ntitle = \"An evening\"\n"
    "[participants]\nattribute.place = town | village\n"
    "[exercise.needs]\ntype = collect\nprompt = \"What do you need?\"\nminutes = 10\nread-aloud = no\n"
    "[exercise.ranking]\ntype = rank\nitems = needs\nchoose = 3\ncut = 2\nminutes = 10\n"
    "[exercise.ideas]\ntype = vote\nmethod = dots\nitems = ranking | helpers\nvotes = 3\nmax-per-item = 2\ncut = 1\nminutes = 10\n"
    "[exercise.who]\ntype = roles\nitems = ranking.selected\nholders = School | Parish\nminutes = 10\n"
    "[list.helpers]\ncar = \"A car\"\nroom = \"A room\"\n";

struct script *room_script(const char *workshop)
{
	struct faults *faults = faults_new("test.ini");
	struct script *script = script_load("test.ini", workshop, strlen(workshop), exercises_registry(), faults);
	char *line;

	if (!script) {
		line = faults_line(faults, 0);
		print_message("%s\n", line);
		free(line);
		fail();
	}
	faults_free(faults);
	return script;
}

struct room *room_new(void)
{
	struct room *room = mem_alloc(sizeof *room);

	room->fake = fake_disk_new();
	room->disk = fake_disk_table(room->fake);
	room->time = (struct clock_virtual){ .ms = 1000, .utc = 1795455000 };
	room->clock = clock_virtual(&room->time, "Europe/Vilnius");
	room->seed = (struct random_seeded){ .seed = 7 };
	room->random = random_seeded(&room->seed);
	room->world = (struct world){ .disk = &room->disk, .clock = &room->clock, .random = &room->random,
		.registry = exercises_registry(), .version = "0", .keys = "keys", .who = "a test by somebody" };
	room->arena = arena_new();
	return room;
}

struct room *room_open(const char *workshop)
{
	struct room *room = room_new();
	struct sitting_plan plan = { .folder = "s" };
	struct err err = ERR_INIT;

	room->sitting = sitting_begin(&room->world, room_script(workshop), &plan, &err);
	if (!room->sitting)
		print_message("%s\n", err_text(&err));
	assert_non_null(room->sitting);
	return room;
}

void room_free(struct room *room)
{
	sitting_close(room->sitting);
	fake_disk_free(room->fake);
	arena_free(room->arena);
	free(room);
}

static bool enter(struct room *room, const struct entry *entry, struct err *err)
{
	enum verdict verdict;

	clock_virtual_pass(&room->time, 1000);
	return sitting_enter(room->sitting, entry, 1, &verdict, err) == APPEND_DONE && verdict == VERDICT_TAKEN;
}

bool room_try(struct room *room, struct err *err, const char *verb, const char *exercise, const char *participant,
    const char *item, const char *format, ...)
{
	struct entry entry = { .verb = verb, .exercise = exercise, .participant = participant, .item = item };
	struct str value = STR_INIT;
	va_list args;
	bool taken;

	va_start(args, format);
	str_add_formatv(&value, format, args);
	va_end(args);
	entry.value = str_text(&value);
	taken = enter(room, &entry, err);
	str_free(&value);
	return taken;
}

bool room_next(struct room *room)
{
	struct next next = session_next(room_session(room), room->arena);

	return (next.kind == NEXT_ENTRY || next.kind == NEXT_ASK || next.kind == NEXT_PIPE) && enter(room, &next.entry, NULL);
}

void room_go_to(struct room *room, const char *exercise)
{
	const struct exercise *aim = session_exercise(room_session(room), exercise);

	while (!agenda_open(room_session(room)) || agenda_open(room_session(room))->exercise != aim)
		assert_true(room_next(room));
}

bool room_undo(struct room *room)
{
	struct entry entry;

	return sitting_undo(room->sitting, room->arena, &entry, NULL, NULL) && enter(room, &entry, NULL);
}

bool room_redo(struct room *room)
{
	struct entry entry;

	return sitting_redo(room->sitting, room->arena, &entry, NULL, NULL) && enter(room, &entry, NULL);
}

const struct session *room_session(const struct room *room)
{
	return sitting_session(room->sitting);
}

const struct poll *room_poll(const struct room *room, const char *exercise)
{
	return session_poll(room_session(room), session_exercise(room_session(room), exercise));
}

bool room_slip(struct room *room, const char *exercise, const char *letters)
{
	const struct poll *poll = room_poll(room, exercise);
	struct entry entry = { .verb = "ballot.cast", .exercise = exercise, .round = poll_round(poll) };
	struct ballot_reading reading;
	struct str value = STR_INIT;
	bool taken = ballot_read(poll, letters, NULL, room->arena, &reading, NULL) && !reading.empty;

	if (taken) {
		ballot_value(poll, SOURCE_PAPER, &reading, &value);
		entry.value = str_text(&value);
		taken = enter(room, &entry, NULL);
	}
	str_free(&value);
	return taken;
}

static void tell_people(const struct session *session, struct str *out)
{
	for (size_t i = 0; i < people_count(session); i++) {
		const struct person *person = people_get(session, i);

		str_add_format(out, "%s %s %d %s\n", person->code, people_kind_name(person->kind), person->present, notes_card(session, i));
	}
}

static void tell_items(const struct session *session, struct str *out)
{
	for (size_t i = 0; i < items_count(session); i++) {
		const struct item *item = items_get(session, i);

		str_add_format(out, "%s %s %d %d %s %s\n", item->id, item->exercise, (int)item->mentions, (int)item->state,
		    item->theme, item->text);
	}
}

static void tell_walls(const struct room *room, const struct session *session, struct str *out)
{
	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct agenda_entry *entry = agenda_get(session, i);
		struct scene scene = session_scene(session, entry->exercise, room->arena);
		struct board *board = board_new(room->arena);
		struct look look = { .filter = "" };
		char *words;

		scene.now_ms = 0;
		entry->exercise->type->wall(&scene, &look, board);
		words = board_words(board);
		str_add_format(out, "%s %s %zu %s\n%s", entry->exercise->id, agenda_status_name(entry->status), entry->step,
		    entry->started_at, words);
		free(words);
	}
}

const char *room_all(const struct room *room, const struct session *session)
{
	struct str out = STR_INIT;
	const char *kept;

	tell_people(session, &out);
	tell_items(session, &out);
	tell_walls(room, session, &out);
	for (size_t i = 0; i < decisions_count(session); i++)
		str_add_format(&out, "%s %s\n", decisions_get(session, i)->id, decisions_get(session, i)->wording);
	kept = arena_text(room->arena, str_text(&out));
	str_free(&out);
	return kept;
}
