/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/projector.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/frame.h"

struct projector {
	const struct picture_tongues *tongues;
	struct arena *arena;           /* of the picture */
	struct picture picture;
	bool alone;
	char *said;                    /* on the last row; NULL = nothing */
	bool ended, suspend, redraw;
};

static const char waits[] = "waiting for the console; it comes by itself";
static const char keys_belong[] = "the keys are in the other window; Ctrl-C leaves the wall";

static void say(struct projector *projector, const char *text)
{
	free(projector->said);
	projector->said = text ? mem_text(text) : NULL;
}

/* --- What is shown */

static struct picture first_picture(struct arena *arena)
{
	struct board *board = board_new(arena);

	board->centred = true;
	board_big(board, "talka");
	return (struct picture){ .workshop = "", .place = "", .title = "", .clock = "", .quiet = board };
}

struct projector *projector_new(const struct picture_tongues *tongues)
{
	struct projector *projector = mem_alloc(sizeof *projector);

	projector->tongues = tongues;
	projector->arena = arena_new();
	projector->picture = first_picture(projector->arena);
	projector_alone(projector);
	return projector;
}

void projector_free(struct projector *projector)
{
	if (!projector)
		return;
	arena_free(projector->arena);
	free(projector->said);
	free(projector);
}

void projector_show(struct projector *projector, const char *line, size_t length)
{
	struct arena *arena = arena_new();
	struct err err = ERR_INIT;
	struct picture picture;

	projector->alone = false;
	if (picture_read(&picture, arena, line, length, projector->tongues, &err)) {
		arena_free(projector->arena);
		projector->arena = arena;
		projector->picture = picture;
		say(projector, NULL);
	} else {
		arena_free(arena);
		say(projector, err_text(&err));
	}
	err_clear(&err);
}

void projector_alone(struct projector *projector)
{
	projector->alone = true;
	say(projector, waits);
}

/* --- The front */

static void key(void *context, const struct key *pressed)
{
	struct projector *projector = context;

	switch (pressed->code) {
	case 'c' & 0x1f:
	case KEY_CODE_HANGUP:
		projector->ended = true;
		break;
	case 'l' & 0x1f:
		projector->redraw = true;
		break;
	case KEY_CODE_SUSPEND:
		projector->suspend = true;
		break;
	case KEY_CODE_RESIZE:
	case KEY_CODE_NONE:
		break;
	default:
		say(projector, keys_belong);
	}
}

/* Of a picture that nobody keeps up to date only the title is true. */
static struct picture shown(const struct projector *projector)
{
	struct picture picture = projector->picture;

	if (!projector->alone)
		return picture;
	picture.count = 0;
	picture.workshop = picture.place = picture.title = picture.clock = "";
	return picture;
}

static void draw(const void *context, struct canvas *canvas)
{
	const struct projector *projector = context;
	struct picture picture = shown(projector);
	struct area area;

	canvas_clear(canvas);
	if (frame_too_small(canvas, NULL))
		return;
	frame_head(canvas, &(struct head){ .workshop = picture.workshop, .place = picture.place, .title = picture.title, .clock = picture.clock });
	area = frame_below_head(canvas);
	area.rows--;
	layout_board(canvas, area, picture_board(&picture, canvas, area));
	canvas_put_clipped(canvas, canvas->rows - 1, 1, canvas->columns - 1, STYLE_DIM, projector->said ? projector->said : "");
}

static bool ended(const void *context)
{
	return ((const struct projector *)context)->ended;
}

static bool once(bool *flag)
{
	bool was = *flag;

	*flag = false;
	return was;
}

static bool wants_suspend(void *context)
{
	return once(&((struct projector *)context)->suspend);
}

static bool wants_redraw(void *context)
{
	return once(&((struct projector *)context)->redraw);
}

struct front projector_front(struct projector *projector)
{
	return (struct front){ .context = projector, .key = key, .draw = draw, .ended = ended, .wants_suspend = wants_suspend, .wants_redraw = wants_redraw };
}
