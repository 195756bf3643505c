/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame.h"

#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/footer.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/wall.h"

enum { LEAST_ROWS = 6, LEAST_COLUMNS = 20, RULE_ROWS = 16, LOWER_RULE_ROWS = 9, GAP = 2, LEAST_TITLE = 8 };

/* --- Where things are */

static bool has_upper_rule(const struct canvas *canvas)
{
	return canvas->rows >= RULE_ROWS;
}

static bool has_lower_rule(const struct canvas *canvas)
{
	return canvas->rows >= LOWER_RULE_ROWS;
}

/* The last row of what is said. */
static size_t status_row(const struct canvas *canvas)
{
	return canvas->rows - 2 - has_lower_rule(canvas);
}

static size_t said_rows(const struct canvas *canvas, const char *said)
{
	size_t rows = lines_count(said, canvas->columns - 1), most = 1 + (status_row(canvas) - 1) / 3;

	return !rows ? 1 : rows < most ? rows : most;
}

struct area frame_body(const struct canvas *canvas, const char *said)
{
	size_t first = 1 + has_upper_rule(canvas);

	return (struct area){ .row = first, .rows = status_row(canvas) + 1 - said_rows(canvas, said) - first, .columns = canvas->columns };
}

struct area frame_below_head(const struct canvas *canvas)
{
	size_t first = 1 + has_upper_rule(canvas);

	return (struct area){ .row = first, .rows = canvas->rows - first, .columns = canvas->columns };
}

bool frame_too_small(struct canvas *canvas, const struct language *language)
{
	struct area whole = { .rows = canvas->rows, .columns = canvas->columns };

	if (canvas->rows >= LEAST_ROWS && canvas->columns >= LEAST_COLUMNS)
		return false;
	lines_put(canvas, &whole, whole.rows, STYLE_BOLD, tr(language, "too small: make the window larger"));
	return true;
}

/* --- Head */

static size_t put_clock(struct canvas *canvas, const char *clock)
{
	size_t width = text_columns(clock);

	if (width + 2 < canvas->columns)
		canvas_put(canvas, 0, canvas->columns - width - 1, width, STYLE_NORMAL, clock);
	return width ? width + 1 + GAP : 1;
}

/* Does it stand beside so many columns of the title, or alone? */
static bool has_room(const char *where, size_t title, size_t room)
{
	return !title || text_columns(where) + GAP + title <= room;
}

/* The title matters more than where we are: that is shortened first, and goes where little of the title would be left. */
static size_t put_where(struct canvas *canvas, const struct head *head, size_t room)
{
	size_t whole = text_columns(head->title), least = whole < LEAST_TITLE ? whole : LEAST_TITLE, used = 0;
	struct str where = STR_INIT;

	str_add(&where, head->workshop);
	if (*head->place)
		str_add_format(&where, " %s %s", canvas->ascii ? "-" : "·", head->place);
	if (has_room(str_text(&where), whole, room))
		used = canvas_put_clipped(canvas, 0, 1, room, STYLE_NORMAL, str_text(&where));
	else if (has_room(head->place, least, room))
		used = canvas_put_clipped(canvas, 0, 1, room, STYLE_NORMAL, head->place);
	str_free(&where);
	return used ? used + GAP : 0;
}

void frame_head(struct canvas *canvas, const struct head *head)
{
	size_t right = put_clock(canvas, head->clock);
	size_t room = canvas->columns > right + 1 ? canvas->columns - right - 1 : 0, column = 1 + put_where(canvas, head, room);

	if (column <= room)
		canvas_put_clipped(canvas, 0, column, room + 1 - column, STYLE_TITLE, head->title);
	if (has_upper_rule(canvas))
		canvas_rule(canvas, 1);
}

static const char *exercise_title(const struct app *app)
{
	const struct exercise *exercise = app_exercise(app);
	const char *title = exercise ? script_text(&exercise->title, app_language(app)) : "";

	return exercise && !*title ? tr(app_wall_tongue(app), exercise->type->title) : title;
}

/* "4 of 9" */
static const char *place_words(const struct app *app)
{
	const struct exercise *exercise = app_exercise(app);

	return exercise ? arena_format(app_scratch(app), tr(app_wall_tongue(app), "%zu of %zu"), agenda_place(app_session(app), exercise) + 1,
	    agenda_count(app_session(app))) : "";
}

const char *frame_clock(struct arena *arena, int64_t utc, const struct zone *zone)
{
	int64_t local = utc + zone_offset(zone, utc);

	return arena_format(arena, "%02" PRId64 ":%02" PRId64, local / 3600 % 24, local / 60 % 60);
}

/* The uppermost pane that fills the body. */
static size_t base_pane(const struct app *app)
{
	size_t i = app->pane_count - 1;

	while (i && (!app->panes[i].kind->draw || app->panes[i].kind->rows))
		i--;
	return i;
}

/* A page with a title of its own, or none before the first exercise. */
static struct head head_of_page(const struct app *app, const char *title)
{
	return (struct head){ .workshop = script_text(&session_script(app_session(app))->title, app_language(app)), .place = "", .title = title,
		.clock = frame_clock(app_scratch(app), app_utc(app), app->zone) };
}

struct head frame_head_of(const struct app *app, bool covered)
{
	struct head head = head_of_page(app, "");

	if (!covered) {
		head.place = place_words(app);
		head.title = exercise_title(app);
	}
	return head;
}

static struct head head_of_pane(const struct app *app, const struct pane_kind *base)
{
	if (base->title && *base->title)
		return head_of_page(app, tr(app_tongue(app), base->title));
	return frame_head_of(app, base->title != NULL);
}

/* --- Status line */

/* The deed by which words come onto the list of this exercise, where none has come yet. */
static const struct action *first_words(const struct app *app)
{
	const struct deed *deeds;
	size_t count;

	if (app->pane_count > STANDING_PANES || !app_exercise_open(app) || wall_extent(app).rows)
		return NULL;
	deeds = deeds_here(app, &count);
	for (size_t i = 0; i < count; i++)
		if (deeds[i].action && deeds[i].action->again)
			return deeds[i].action;
	return NULL;
}

/* Letters are commands: whoever types into the empty list as if it were a page would open this and that. */
static const char *said_now(const struct app *app)
{
	const struct action *action = app->said ? NULL : first_words(app);

	if (app_is_saving(app))
		return tr(app_tongue(app), "saving...");
	if (action)
		return arena_format(app_scratch(app), tr(app_tongue(app), "press %s first, then type what is said"), action->key);
	return app->said ? app->said : "";
}

/* --- Body: a page, and at its foot what asks */

static size_t sheet_rows(const struct app *app, const struct pane *sheet, struct area body)
{
	size_t most = body.rows ? body.rows - 1 : 0, rows;

	body.rows = most;
	rows = most ? sheet->kind->rows(app, sheet->state, body) : 0;
	return rows < most ? rows : most;
}

static struct area draw_sheet(const struct app *app, struct canvas *canvas, const struct pane *sheet, struct area body)
{
	size_t rows = sheet_rows(app, sheet, body);
	struct area foot = { .row = body.row + body.rows - rows, .column = body.column, .rows = rows, .columns = body.columns };

	if (!rows)
		return body;
	canvas_rule(canvas, foot.row - 1);
	sheet->kind->draw(app, sheet->state, canvas, foot);
	body.rows -= rows + 1;
	return body;
}

static void draw_body(const struct app *app, struct canvas *canvas, size_t base)
{
	struct area body = frame_body(canvas, said_now(app));
	size_t top = app->pane_count - 1;

	while (top > base && !app->panes[top].kind->draw)
		top--;
	if (top > base)
		body = draw_sheet(app, canvas, &app->panes[top], body);
	app->panes[base].kind->draw(app, app->panes[base].state, canvas, body);
}

/* --- Foot */

void frame_foot(struct canvas *canvas, enum style style, const char *said, const struct hint *hints, size_t count)
{
	size_t rows = said_rows(canvas, said);
	struct area area = { .row = status_row(canvas) + 1 - rows, .column = 1, .rows = rows, .columns = canvas->columns - 1 };

	lines_put(canvas, &area, rows, style, said);
	if (has_lower_rule(canvas))
		canvas_rule(canvas, canvas->rows - 2);
	footer_put(canvas, hints, count);
}

/* How to move, where that is the way on. */
static size_t add_moving(const struct app *app, struct hint *hints)
{
	struct extent extent = wall_extent(app);

	if (extent.columns > 1 && extent.only_looks)
		hints[0] = (struct hint){ .key = tr(app_tongue(app), "arrows"), .does = tr(app_tongue(app), "see more"), .priority = 2 };
	else if (extent.columns > 1)
		hints[0] = (struct hint){ .key = tr(app_tongue(app), "arrows"), .does = tr(app_tongue(app), "choose"), .priority = 2 };
	else if (extent.one_by_one && app->look.row + 1 < extent.rows)
		hints[0] = (struct hint){ .key = "Down", .does = tr(app_tongue(app), "next one"), .priority = 1 };
	else
		return 0;
	return 1;
}

/* Where one item stands alone, what is done with it comes before what others do. */
static unsigned priority_here(const struct app *app, const struct deed *deed)
{
	enum { FIRST = 1, LATER = 3 };
	enum ask asks = deed->action ? deed->action->asks : ASK_NOTHING;

	if (!deed->priority || !wall_extent(app).one_by_one)
		return deed->priority;
	if (asks == ASK_ITEM_TEXT || asks == ASK_ITEM_CHOICE)
		return FIRST;
	return asks == ASK_TEXT ? LATER : deed->priority;
}

/* The footer of the wall: what the table of keys gives a priority. */
static const struct hint *hints_of_deeds(const struct app *app, size_t *count)
{
	size_t deed_count;
	const struct deed *deeds = deeds_here(app, &deed_count);
	struct hint *hints = arena_array(app_scratch(app), deed_count + 1, sizeof *hints);

	*count = add_moving(app, hints);
	for (size_t i = 0; i < deed_count; i++)
		if (deeds[i].priority)
			hints[(*count)++] = (struct hint){ .key = deeds[i].key, .does = deeds[i].name, .priority = priority_here(app, &deeds[i]) };
	return hints;
}

/* What panes give are msgids. */
static const struct hint *translated(const struct app *app, const struct hint *hints, size_t count)
{
	struct hint *told = arena_array(app_scratch(app), count, sizeof *told);

	for (size_t i = 0; i < count; i++) {
		told[i] = hints[i];
		told[i].does = tr(app_tongue(app), hints[i].does);
	}
	return told;
}

static void draw_foot(const struct app *app, struct canvas *canvas)
{
	const struct pane *top = &app->panes[app->pane_count - 1];
	size_t count = 0;
	const struct hint *hints = top->kind->hints ? top->kind->hints(app, top->state, &count) : NULL;

	hints = hints ? translated(app, hints, count) : hints_of_deeds(app, &count);
	frame_foot(canvas, app->tone == TONE_REFUSED ? STYLE_WARN : STYLE_BOLD, said_now(app), hints, count);
}

void frame_draw(const struct app *app, struct canvas *canvas)
{
	size_t base = base_pane(app);
	struct head head;

	canvas_clear(canvas);
	if (frame_too_small(canvas, app_tongue(app)))
		return;
	head = head_of_pane(app, app->panes[base].kind);
	frame_head(canvas, &head);
	draw_body(app, canvas, base);
	draw_foot(app, canvas);
}
