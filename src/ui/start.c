/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "base/tr.h"
#include "ui/frame.h"
#include "view/layout.h"

struct offers { struct start_offer *list; size_t count, room, selected; };

enum stage { STAGE_CHOOSING, STAGE_ASKING, STAGE_CHOSEN, STAGE_LEFT };

struct start {
	struct start_options options;
	struct arena *arena, *paint;
	struct offers offers[START_PARTS];
	enum start_part part;
	enum stage stage;
	const char *said;
	bool listed, redraw, suspend;
};

struct start *start_new(const struct start_options *options)
{
	struct start *start = mem_alloc(sizeof *start);

	*start = (struct start){ .options = *options, .arena = arena_new(), .paint = arena_new(), .said = "" };
	return start;
}

void start_free(struct start *start)
{
	if (!start)
		return;
	arena_free(start->arena);
	arena_free(start->paint);
	free(start);
}

void start_add(struct start *start, enum start_part part, const struct start_offer *offer)
{
	struct offers *offers = &start->offers[part];

	if (offers->count == offers->room) {
		offers->room = offers->room ? offers->room * 2 : 16;
		offers->list = arena_grow(start->arena, offers->list, offers->count, offers->room, sizeof *offers->list);
	}
	offers->list[offers->count++] = (struct start_offer){
		.title = arena_text(start->arena, offer->title),
		.path = arena_text(start->arena, offer->path),
		.note = arena_text(start->arena, offer->note),
		.about = arena_text(start->arena, offer->about),
		.fault = offer->fault ? arena_text(start->arena, offer->fault) : NULL,
	};
}

const char *start_chosen(const struct start *start, enum start_part *part)
{
	const struct offers *offers = &start->offers[start->part];

	*part = start->part;
	return start->stage == STAGE_CHOSEN ? offers->list[offers->selected].path : NULL;
}

/* --- Drawing */

static void write_offers(const struct start *start, struct board *board, const char *heading)
{
	const struct offers *offers = &start->offers[start->part];
	struct block *list = board_list(board, heading);

	for (size_t i = 0; i < offers->count; i++) {
		struct board_row *row = board_row(board, list, "", offers->list[i].title);

		row->note = offers->list[i].fault ? tr(NULL, "has faults") : offers->list[i].note;
		row->emphasis = offers->list[i].fault ? EMPHASIS_QUIET : EMPHASIS_NONE;
		row->selected = i == offers->selected;
	}
}

static void write_workshops(const struct start *start, struct board *board)
{
	if (start->offers[START_WORKSHOPS].count) {
		write_offers(start, board, tr(NULL, "Which workshop do you want to lead?"));
		return;
	}
	board_text(board, EMPHASIS_STRONG, tr(NULL, "There is no workshop in this folder yet."));
	board_text(board, EMPHASIS_NONE, tr(NULL, "`talka new evening.ini` writes one to start from; change it in any editor."));
}

static void write_sessions(const struct start *start, struct board *board)
{
	if (start->offers[START_SESSIONS].count)
		write_offers(start, board, tr(NULL, "Which session do you want to go on with?"));
	else
		board_format(board, EMPHASIS_STRONG, tr(NULL, "There is no session in %s yet."), start->options.sessions_folder);
}

static struct board *make_board(const struct start *start)
{
	struct board *board = board_new(start->paint);

	if (start->stage == STAGE_ASKING) {
		board_text(board, EMPHASIS_STRONG, tr(NULL, "Is the projector dark?"));
		board_text(board, EMPHASIS_NONE, tr(NULL, "Which sessions there were is for you alone."));
	} else if (start->part == START_SESSIONS) {
		write_sessions(start, board);
	} else {
		write_workshops(start, board);
	}
	return board;
}

static const struct hint *hints(const struct start *start, size_t *count)
{
	static const struct hint workshops[] = {
		{ "Enter", N_("begin"), 1 }, { "o", N_("go on with a session"), 2 }, { "q", N_("leave"), 3 }
	};
	static const struct hint sessions[] = {
		{ "Enter", N_("go on"), 1 }, { "Esc", N_("workshops"), 2 }, { "q", N_("leave"), 3 }
	};
	static const struct hint asking[] = { { "y", N_("yes, it is dark"), 1 }, { "Esc", N_("back"), 2 } };

	const struct hint *all = start->part == START_SESSIONS ? sessions : workshops;
	bool empty = !start->offers[start->part].count;

	*count = start->stage == STAGE_ASKING ? 2 : 3 - empty;
	return start->stage == STAGE_ASKING ? asking : all + empty;
}

/* What was last to be said, else what stands selected: in one row, so that the list stands still. */
static const char *said(const struct start *start, const struct canvas *canvas)
{
	const struct offers *offers = &start->offers[start->part];
	const char *kept;
	char *about;

	if (*start->said || start->stage == STAGE_ASKING || !offers->count)
		return start->said;
	about = text_clip(offers->list[offers->selected].about, canvas->columns - 1, canvas->ascii);
	kept = arena_text(start->paint, about);
	free(about);
	return kept;
}

static void draw(const void *context, struct canvas *canvas)
{
	const struct start *start = context;
	const struct hint *all;
	size_t count;

	arena_clear(start->paint);
	canvas_clear(canvas);
	if (frame_too_small(canvas, NULL))
		return;
	all = hints(start, &count);
	frame_head(canvas, &(struct head){ .workshop = "talka", .place = "", .title = "", .clock = "" });
	layout_board(canvas, frame_body(canvas, start->said), make_board(start));
	frame_foot(canvas, *start->said ? STYLE_BOLD : STYLE_NORMAL, said(start, canvas), all, count);
}

/* --- Keys */

static void move(struct offers *offers, uint32_t code)
{
	if ((code == KEY_CODE_UP || code == 'k') && offers->selected)
		offers->selected--;
	else if ((code == KEY_CODE_DOWN || code == 'j') && offers->selected + 1 < offers->count)
		offers->selected++;
	else if (code == KEY_CODE_HOME)
		offers->selected = 0;
	else if (code == KEY_CODE_END && offers->count)
		offers->selected = offers->count - 1;
}

static void choose(struct start *start)
{
	const struct offers *offers = &start->offers[start->part];

	if (!offers->count)
		return;
	if (offers->list[offers->selected].fault)
		start->said = offers->list[offers->selected].fault;
	else
		start->stage = STAGE_CHOSEN;
}

static void show_sessions(struct start *start)
{
	start->stage = STAGE_CHOOSING;
	start->part = START_SESSIONS;
	if (!start->listed)
		start->options.list_sessions(start->options.context, start);
	start->listed = true;
}

static void go_back(struct start *start)
{
	start->stage = STAGE_CHOOSING;
	start->part = START_WORKSHOPS;
}

static void key_asking(struct start *start, uint32_t code)
{
	if (code == 'y')
		show_sessions(start);
	else
		go_back(start);
}

static void key_choosing(struct start *start, uint32_t code)
{
	switch (code) {
	case KEY_CODE_ENTER:
		choose(start);
		break;
	case 'o':
		if (start->part == START_WORKSHOPS)
			start->stage = STAGE_ASKING;
		break;
	case KEY_CODE_ESC:
		go_back(start);
		break;
	case 'q':
		start->stage = STAGE_LEFT;
		break;
	default:
		move(&start->offers[start->part], code);
	}
}

static void key(void *context, const struct key *pressed)
{
	struct start *start = context;

	start->said = "";
	if (pressed->code == KEY_CODE_HANGUP)
		start->stage = STAGE_LEFT;
	else if (pressed->code == KEY_CODE_SUSPEND)
		start->suspend = true;
	else if (pressed->code == ('l' & 0x1f))
		start->redraw = true;
	else if (start->stage == STAGE_ASKING)
		key_asking(start, pressed->code);
	else
		key_choosing(start, pressed->code);
}

static bool ended(const void *context)
{
	const struct start *start = context;

	return start->stage >= STAGE_CHOSEN;
}

static bool once(bool *flag)
{
	bool was = *flag;

	*flag = false;
	return was;
}

static bool wants_suspend(void *context)
{
	return once(&((struct start *)context)->suspend);
}

static bool wants_redraw(void *context)
{
	return once(&((struct start *)context)->redraw);
}

struct front start_front(struct start *start)
{
	return (struct front){
		.context = start,
		.key = key,
		.draw = draw,
		.ended = ended,
		.wants_suspend = wants_suspend,
		.wants_redraw = wants_redraw,
	};
}
