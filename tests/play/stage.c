/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "play/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/faults.h"
#include "exercises/registry.h"
#include "model/exercise.h"
#include "model/look.h"
#include "ui/play.h"
#include "view/board.h"

static const int64_t evening = 1795447800;   /* 2026-11-23T15:30:00Z */

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "stage: %s\n", what);
	abort();
}

static struct script *read_script(const char *workshop, size_t size)
{
	struct faults *faults = faults_new("workshop.ini");
	struct script *script = script_load("workshop.ini", workshop, size, exercises_registry(), true, faults);

	for (size_t i = 0; !script && i < faults->count; i++)
		fprintf(stderr, "%s\n", faults_line(faults, i));
	if (!script)
		give_up("this workshop cannot be run");
	faults_free(faults);
	return script;
}

static void open_app(struct stage *stage)
{
	stage->app = app_new(&(struct app_options){ .sitting = stage->sitting, .clock = &stage->clock, .random = &stage->random, .ascii = stage->ascii });
}

void stage_open(struct stage *stage, const char *workshop, size_t size, bool ascii)
{
	struct sitting_plan plan = { .folder = "s" };
	struct err err = ERR_INIT;

	*stage = (struct stage){ .fake = fake_disk_new(), .time = { .utc = evening }, .seed = { .seed = 1 }, .ascii = ascii };
	stage->disk = fake_disk_table(stage->fake);
	stage->clock = clock_virtual(&stage->time, "Europe/Vilnius");
	stage->random = random_seeded(&stage->seed);
	stage->world = (struct world){ .disk = &stage->disk, .clock = &stage->clock, .random = &stage->random,
		.registry = exercises_registry(), .version = "test", .who = "" };
	stage->sitting = sitting_begin(&stage->world, read_script(workshop, size), &plan, &err);
	if (!stage->sitting)
		give_up(err_text(&err));
	open_app(stage);
}

void stage_close(struct stage *stage)
{
	app_free(stage->app);
	sitting_close(stage->sitting);
	fake_disk_free(stage->fake);
}

void stage_open_again(struct stage *stage)
{
	struct err err = ERR_INIT;

	app_free(stage->app);
	sitting_close(stage->sitting);
	fake_disk_crash(stage->fake, 0);
	stage->sitting = sitting_resume(&stage->world, "s", false, &err);
	if (!stage->sitting)
		give_up(err_text(&err));
	open_app(stage);
}

/* --- Keys */

void stage_key(struct stage *stage, const struct key *key)
{
	app_key(stage->app, key);
	app_turn(stage->app);
}

static void on_key(void *context, const struct key *key)
{
	stage_key(context, key);
}

static bool no_saving(void *context, const char *name, struct err *err)
{
	(void)context;
	return err_set(err, "%s: nothing is saved here", name);
}

static void on_wait(void *context, int64_t ms)
{
	stage_pass(context, ms);
}

static bool has_ended(const void *context)
{
	return app_ended(((const struct stage *)context)->app);
}

void stage_keys(struct stage *stage, const char *keys)
{
	struct play_stage play = { .context = stage, .key = on_key, .save_screen = no_saving, .wait = on_wait, .ended = has_ended };
	struct err err = ERR_INIT;

	if (!play_keys(keys, &play, &err))
		give_up(err_text(&err));
}

void stage_pass(struct stage *stage, int64_t ms)
{
	clock_virtual_pass(&stage->time, ms);
	app_turn(stage->app);
}

/* --- The fold */

static struct session *fold_anew(const struct stage *stage)
{
	struct session *session = session_new(session_script(sitting_session(stage->sitting)), exercises_registry());

	for (size_t i = 0; i < sitting_events(stage->sitting); i++) {
		struct journal_row row = sitting_row(stage->sitting, i);
		struct event event;

		if (sitting_stands(stage->sitting, i) && session_event(session, &row, &event))
			session_fold(session, &event);
	}
	return session;
}

static char *wall_words(const struct stage *stage, const struct session *session, const struct exercise *exercise)
{
	struct arena *arena = arena_new();
	struct scene scene = session_scene(session, exercise, arena);
	struct board *board = board_new(arena);
	struct look look = { .filter = "" };
	char *words;

	scene.now_ms = sitting_now_ms(stage->sitting);
	exercise->type->wall(&scene, &look, board);
	words = board_words(board);
	arena_free(arena);
	return words;
}

bool stage_folds_the_same(const struct stage *stage)
{
	const struct session *live = sitting_session(stage->sitting);
	const struct script *script = session_script(live);
	struct session *anew = fold_anew(stage);
	bool same = true;

	for (size_t i = 0; i < script->exercise_count; i++) {
		char *before = wall_words(stage, live, &script->exercises[i]), *after = wall_words(stage, anew, &script->exercises[i]);

		same &= !strcmp(before, after);
		free(before);
		free(after);
	}
	session_free(anew);
	return same;
}

/* --- Screens */

struct canvas *stage_canvas(const struct stage *stage, size_t rows, size_t columns)
{
	struct canvas *canvas = canvas_new(rows, columns, stage->ascii);

	app_draw(stage->app, canvas);
	return canvas;
}

char *stage_screen(const struct stage *stage, size_t rows, size_t columns)
{
	struct canvas *canvas = stage_canvas(stage, rows, columns);
	char *text = canvas_text(canvas);

	canvas_free(canvas);
	return text;
}

bool stage_shows(const struct stage *stage, const char *words)
{
	char *screen = stage_screen(stage, 24, 80);
	bool shown = strstr(screen, words) != NULL;

	free(screen);
	return shown;
}
