/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_HALL_SUPPORT_H
#define TALKA_TESTS_HALL_SUPPORT_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "exercises/registry.h"
#include "model/agenda.h"
#include "model/look.h"
#include "model/poll.h"
#include "model/session.h"
#include "view/board.h"

/* A hall in which a workshop is led, without a folder and without a screen. */
struct hall {
	struct arena *arena;
	struct script *script;
	struct session *session;
	struct look look;
	int64_t seq, ms;
	struct err err;                        /* of the last refusal */
};

static inline struct script *hall_script(const char *text)
{
	struct faults *faults = faults_new("hall.ini");
	struct script *script = script_load("hall.ini", text, strlen(text), exercises_registry(), faults);

	for (size_t i = 0; i < faults->count; i++)
		if (faults->list[i].kind == FAULT_ERROR)
			fail_msg("%zu: %s", faults->list[i].line, faults->list[i].text);
	faults_free(faults);
	assert_non_null(script);
	return script;
}

static inline struct hall *hall_open(const char *text)
{
	struct hall *hall = mem_alloc(sizeof *hall);

	hall->arena = arena_new();
	hall->script = hall_script(text);
	hall->session = session_new(hall->script, exercises_registry());
	return hall;
}

static inline void hall_close(struct hall *hall)
{
	session_free(hall->session);
	script_free(hall->script);
	err_clear(&hall->err);
	arena_free(hall->arena);
	free(hall);
}

/* As the door does it: accepted and folded, or neither. */
static inline bool hall_enter(struct hall *hall, const struct entry *entry)
{
	struct event event = {
		.verb = verb_find(hall->session, entry->verb), .seq = hall->seq + 1, .run = session_run(hall->session), .ms = hall->ms,
		.time = "2026-11-23T17:30:00Z", .exercise = arena_text(hall->arena, entry->exercise),
		.participant = arena_text(hall->arena, entry->participant), .item = arena_text(hall->arena, entry->item),
		.round = entry->round, .value = arena_text(hall->arena, entry->value)
	};

	err_clear(&hall->err);
	assert_non_null(event.verb);
	if (!session_accept(hall->session, &event, &hall->err)) {
		assert_true(err_is_set(&hall->err));
		return false;
	}
	hall->seq++;
	session_fold(hall->session, &event);
	return true;
}

static inline bool hall_say(struct hall *hall, const char *exercise, const char *verb, const char *item, const char *value)
{
	return hall_enter(hall, &(struct entry){ .exercise = exercise, .verb = verb, .item = item, .value = value });
}

static inline void hall_must(struct hall *hall, const char *exercise, const char *verb, const char *item, const char *value)
{
	if (!hall_say(hall, exercise, verb, item, value))
		fail_msg("%s was refused: %s", verb, err_text(&hall->err));
}

static inline const struct poll *hall_poll(const struct hall *hall, const char *exercise)
{
	return session_poll(hall->session, script_exercise(hall->script, exercise));
}

/* What Enter does. */
static inline void hall_next(struct hall *hall)
{
	struct next next = session_next(hall->session, hall->arena);

	if (next.kind != NEXT_ENTRY && next.kind != NEXT_ASK)
		fail_msg("Enter leads nowhere: %s", next.title ? next.title : "");
	if (!hall_enter(hall, &next.entry))
		fail_msg("%s was refused: %s", next.entry.verb, err_text(&hall->err));
}

/* Closes the round of an exercise that is open. */
static inline void hall_close_round(struct hall *hall, const char *exercise)
{
	struct next next = poll_close(hall_poll(hall, exercise), hall->arena);

	if (!hall_enter(hall, &next.entry))
		fail_msg("%s", err_text(&hall->err));
}

static inline void hall_people(struct hall *hall, int count)
{
	hall_must(hall, NULL, "people.add", NULL, arena_format(hall->arena, "count=%d", count));
}

/* For a test of its own: the hall with its people, at the first exercise. */
static inline int hall_begin(void **state, const char *workshop, int people)
{
	struct hall *hall = hall_open(workshop);

	hall_people(hall, people);
	hall_next(hall);
	*state = hall;
	return 0;
}

static inline int hall_end(void **state)
{
	hall_close(*state);
	return 0;
}

static inline struct scene hall_scene(struct hall *hall, const char *exercise)
{
	struct scene scene = session_scene(hall->session, script_exercise(hall->script, exercise), hall->arena);

	scene.now_ms = hall->ms;
	return scene;
}

/* What is told to the facilitator alone, a sentence a line; lives with the hall. */
static inline const char *hall_aside(struct hall *hall, const char *exercise)
{
	struct scene scene = hall_scene(hall, exercise);
	struct str lines = STR_INIT;
	const char *kept;

	scene.exercise->type->aside(&scene, &lines);
	kept = arena_text(hall->arena, str_text(&lines));
	str_free(&lines);
	return kept;
}

static inline struct board *hall_board(struct hall *hall, const char *exercise)
{
	struct scene scene = hall_scene(hall, exercise);
	struct board *board = board_new(hall->arena);

	scene.exercise->type->wall(&scene, &hall->look, board);
	return board;
}

/* What the wall says, in plain lines; lives with the hall. */
static inline const char *hall_wall(struct hall *hall, const char *exercise)
{
	char *words = board_words(hall_board(hall, exercise));
	const char *kept = arena_text(hall->arena, words);

	free(words);
	return kept;
}

static inline void hall_shows(struct hall *hall, const char *exercise, const char *words)
{
	const char *wall = hall_wall(hall, exercise);

	if (!strstr(wall, words))
		fail_msg("\"%s\" is not on the wall:\n%s", words, wall);
}

static inline void hall_hides(struct hall *hall, const char *exercise, const char *words)
{
	const char *wall = hall_wall(hall, exercise);

	if (strstr(wall, words))
		fail_msg("\"%s\" is on the wall:\n%s", words, wall);
}

#endif
