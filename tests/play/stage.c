/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "play/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "exercises/registry.h"
#include "model/inside.h"
#include "ui/key-deeds.h"
#include "ui/keys.h"
#include "ui/play.h"
#include "ui/projection.h"
#include "ui/projector.h"

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "stage: %s\n", what);
	abort();
}

/* The catalogues that were built, wherever the tests run. */
static struct tongues built_tongues(const struct script *script)
{
	const char *build = getenv("builddir");
	char *folder = disk_join(build ? build : ".", "po");
	const char *const folders[] = { folder, NULL };
	struct disk disk = disk_system();
	struct err err = ERR_INIT;
	struct tongues tongues = tongues_open(&disk, folders, script, &err);

	if (err_is_set(&err))
		give_up(err_text(&err));
	free(folder);
	return tongues;
}

static void open_app(struct stage *stage)
{
	stage->tongues = built_tongues(session_script(room_session(stage->room)));
	stage->app = app_new(&(struct app_options){ .sitting = stage->room->sitting, .clock = &stage->room->clock,
		.random = &stage->room->random, .ascii = stage->ascii, .tongues = stage->tongues.list });
}

static void close_app(struct stage *stage)
{
	app_free(stage->app);
	tongues_close(&stage->tongues);
}

void stage_open(struct stage *stage, const char *workshop, bool ascii)
{
	*stage = (struct stage){ .room = room_open(workshop), .ascii = ascii };
	open_app(stage);
}

void stage_close(struct stage *stage)
{
	close_app(stage);
	room_free(stage->room);
}

void stage_open_again(struct stage *stage)
{
	stage_open_in(stage, "s");
}

void stage_open_in(struct stage *stage, const char *folder)
{
	struct err err = ERR_INIT;

	close_app(stage);
	sitting_close(stage->room->sitting);
	fake_disk_crash(stage->room->fake, 0);
	stage->room->sitting = sitting_resume(&stage->room->world, folder, false, &err);
	if (!stage->room->sitting)
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
	clock_virtual_pass(&stage->room->time, ms);
	app_turn(stage->app);
}

/* --- The fold */

/* The state is a fold of script, standing events and opened boxes. */
static void give_opened(const struct session *live, struct session *anew)
{
	for (size_t i = 0; i < live->opened->count; i++) {
		const struct opened *opened = &live->opened->list[i];

		session_give_opened(anew, opened->exercise, opened->round, opened->bytes, opened->size);
	}
}

static struct session *fold_anew(const struct room *room)
{
	struct session *session = session_new(session_script(room_session(room)), exercises_registry());

	give_opened(room_session(room), session);
	for (size_t i = 0; i < sitting_events(room->sitting); i++) {
		struct journal_row row = sitting_row(room->sitting, i);
		struct event event;

		if (sitting_stands(room->sitting, i) && session_event(session, &row, &event))
			session_fold(session, &event);
	}
	return session;
}

bool stage_folds_the_same(const struct stage *stage)
{
	struct session *anew = fold_anew(stage->room);
	bool same;

	arena_clear(stage->room->arena);
	same = !strcmp(room_all(stage->room, room_session(stage->room)), room_all(stage->room, anew));
	session_free(anew);
	return same;
}

/* --- Keys that clash */

enum { MOST_KEYS = 256 };

struct seen { uint32_t codes[MOST_KEYS]; size_t count; };

/* Adds the keys of a row; false at the first that is there already, then *twice is its name. */
static bool add_keys(struct seen *seen, const char *names, char **twice)
{
	for (size_t length; *names; names += length + (names[length] == ' ')) {
		char *name = mem_text(names);

		length = strcspn(names, " ");
		name[length] = '\0';
		for (size_t i = 0; i < seen->count; i++) {
			if (seen->codes[i] == key_parse(name)) {
				*twice = name;
				return false;
			}
		}
		seen->codes[seen->count++] = key_parse(name);
		free(name);
	}
	return true;
}

char *stage_double_key(const struct stage *stage)
{
	struct seen seen = { .count = 0 };
	char *twice = NULL;
	size_t count;
	const struct deed *deeds = deeds_here(stage->app, &count);
	bool single = true;

	for (size_t i = 0; i < count && single; i++)
		single = add_keys(&seen, deed_keys(&deeds[i]), &twice);
	for (const struct key_row *row = wall_keys; row->key && single; row++)
		if (row->holds(stage->app))
			single = add_keys(&seen, row->key, &twice);
	return twice;
}

/* --- Screens */

struct canvas *stage_canvas(const struct stage *stage, size_t rows, size_t columns)
{
	struct canvas *canvas = canvas_new(rows, columns, stage->ascii);

	app_draw(stage->app, canvas);
	return canvas;
}

static const struct language *language_of(void *context, const char *code)
{
	const struct tongues *tongues = context;

	for (size_t i = 0; i < tongues->count; i++)
		if (!strcmp(tongues->list[i].code, code))
			return &tongues->list[i];
	return NULL;
}

/* By the line that goes over the socket. */
struct canvas *stage_wall(const struct stage *stage, size_t rows, size_t columns)
{
	struct tongues known = stage->tongues;
	struct picture_tongues tongues = { .context = &known, .find = language_of };
	struct projector *projector = projector_new(&tongues);
	struct picture picture = projection_of(stage->app);
	struct front front = projector_front(projector);
	struct canvas *canvas = canvas_new(rows, columns, stage->ascii);
	char *line = picture_write(&picture);

	projector_show(projector, line, strlen(line));
	front.draw(front.context, canvas);
	free(line);
	projector_free(projector);
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
