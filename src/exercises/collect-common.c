/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/agenda.h"
#include "model/people.h"
#include "model/session.h"

enum items_show { SHOW_NOW, SHOW_AFTER_FIRST_ROUND };

const char *const collect_shows[] = { [SHOW_NOW] = "now", [SHOW_AFTER_FIRST_ROUND] = "after-first-round", NULL };

const struct option collect_options[] = {
	COLLECT_THINK_OPTION("0", "Minutes of silence before anybody speaks, part of the minutes of the exercise."),
	COLLECT_LIST_OPTIONS, COLLECT_READ_OPTION, { .name = NULL }
};

const struct step collect_steps[] = {
	[COLLECT_THINK] = { "think", N_("time to think") },
	[COLLECT_GATHER] = { "gather", N_("say it and write it down") },
	[COLLECT_READ] = { "read", N_("read each one out") },
	[COLLECT_DONE] = { "done", N_("the list is ready") },
	{ NULL, NULL }
};

static int64_t think_minutes(const struct scene *scene)
{
	return exercise_number(scene->exercise, "think");
}

bool collect_has_step(const struct scene *scene, size_t step)
{
	if (step == COLLECT_THINK)
		return think_minutes(scene) > 0;
	return step != COLLECT_READ || exercise_flag(scene->exercise, "read-aloud");
}

/* The silence is part of the planned time; what is left is for the gathering. */
int64_t collect_step_seconds(const struct scene *scene, size_t step)
{
	int64_t minutes = agenda_of(scene->session, scene->exercise)->minutes, think = think_minutes(scene);

	if (step == COLLECT_THINK)
		return think * 60;
	return step == COLLECT_GATHER && minutes > think ? (minutes - think) * 60 : 0;
}

static bool is(const struct event *event, const char *verb)
{
	return event->verb && str_same(event->verb->name, verb);
}

bool collect_is_added(const struct event *event)
{
	return is(event, "item.add");
}

/* A pipe whose source was skipped may still be given items by hand, so only a list that is ready is closed. */
static bool is_ready(const struct scene *scene)
{
	return scene->step == COLLECT_DONE
	    || agenda_of(scene->session, scene->exercise)->status == AGENDA_DONE;
}

/* The first line that is too long; characters: how long it is. */
static bool find_long_line(const char *text, size_t most, size_t *line, size_t *characters, struct arena *arena)
{
	const char *start;

	*line = 1;
	for (size_t length; (start = str_next_line(&text, &length)); ++*line) {
		*characters = text_characters(arena_slice(arena, start, length));
		if (*characters > most)
			return true;
	}
	return false;
}

static bool fits(const struct scene *scene, const struct event *event, struct err *err)
{
	size_t most = (size_t)exercise_number(scene->exercise, "max-length"), line, characters;
	const char *text = event_text(event, scene->arena);

	if (!find_long_line(text, most, &line, &characters, scene->arena))
		return true;
	if (strchr(text, '\n'))
		return err_set(err, "line %zu has %zu characters; at most %zu can be read from the back: make it shorter", line,
		    characters, most);
	return err_set(err, "this has %zu characters; at most %zu can be read from the back: make it shorter", characters, most);
}

bool collect_accept(const struct scene *scene, const struct event *event, struct err *err)
{
	bool adds = is(event, "item.add") || is(event, "item.paste") || is(event, "item.split");

	if (is_ready(scene) && (adds || is(event, "item.restore") || is(event, "item.again")))
		return err_set(err, "this list is ready; nothing more comes onto it (u takes the last step back)");
	if (adds || is(event, "item.edit"))
		return fits(scene, event, err);
	if (is(event, "theme.add"))
		return fits(scene, event, err) && collect_accept_theme(scene, event, err);
	return turns_accept(scene, event, err);
}

void collect_fold(const struct scene *scene, void *state, const struct event *event)
{
	if (is(event, "theme.add"))
		collect_fold_theme(scene, state, event);
}

static struct listing all(const struct scene *scene, struct arena *arena)
{
	return session_listing(scene->session, scene->exercise, arena);
}

bool collect_is_open(const struct scene *scene)
{
	return !is_ready(scene);
}

const struct outlet collect_outlets[] = {
	{ .name = "", .help = "Everything that stands on the list.", .list = all },
	{ .name = NULL }
};

static bool hides_first_items(const struct scene *scene)
{
	const struct collect_state *state = scene->state;

	return scene->step <= COLLECT_GATHER && state->turns.rounds == 0
	    && exercise_number(scene->exercise, "items-show") == SHOW_AFTER_FIRST_ROUND;
}

/* What the room has said itself stands there at once, even where the list had it. */
static bool waits(const struct scene *scene, const struct item *item)
{
	bool said = !*item->exercise && item->mentions > 1;

	return hides_first_items(scene) && !said && !str_same(item->exercise, scene->exercise->id);
}

/* The room sees its own begin at G: A to F are those that wait. */
static void tell_waiting(const struct scene *scene, struct board *board)
{
	struct listing listing = all(scene, scene->arena);
	const char *first = NULL, *last = NULL;
	bool between = false, gap = false;

	for (size_t i = 0; i < listing.count; i++)
		if (waits(scene, listing.rows[i].item)) {
			gap |= between;
			first = first ? first : listing.rows[i].letter;
			last = listing.rows[i].letter;
		} else {
			between = first;
		}
	if (gap)
		board_say(board, EMPHASIS_QUIET, "The other letters come later.");
	else if (first && str_same(first, last))
		board_format(board, EMPHASIS_QUIET, tr(scene->tongue, "%s comes later."), first);
	else if (first)
		board_format(board, EMPHASIS_QUIET, tr(scene->tongue, "%s to %s come later."), first, last);
}

struct listing collect_shown(const struct scene *scene, const struct look *look)
{
	struct listing listing = all(scene, scene->arena);
	size_t kept = 0;

	for (size_t i = 0; i < listing.count; i++)
		if (!waits(scene, listing.rows[i].item))
			listing.rows[kept++] = listing.rows[i];
	listing.count = kept;
	return wall_filter(scene, look, listing);
}

static void think_wall(const struct scene *scene, struct board *board)
{
	(void)scene;
	board_say(board, EMPHASIS_NONE, "Think for yourself, in silence.");
	board_say(board, EMPHASIS_NONE, "Write down a few words if you like.");
}

/* "3 of 12", or with the workshop's word for an item "need 3 of 12". */
static void tell_place(const struct scene *scene, struct board *board, size_t number, size_t count)
{
	const char *word = wall_word(scene, "item", 1);
	const char *place = arena_format(scene->arena, tr(scene->tongue, "%zu of %zu"), number, count);

	board_format(board, EMPHASIS_QUIET, "%s%s%s", word ? word : "", word ? " " : "", place);
}

/* One item stands alone: the one that the facilitator's arrows have reached. */
static void read_wall(const struct scene *scene, const struct look *look, const struct listing *listing, struct board *board, bool by_theme)
{
	size_t at = look->row < listing->count ? look->row : listing->count - 1;
	const struct listing_row *row = &listing->rows[at];

	tell_place(scene, board, at + 1, listing->count);
	if (*row->item->symbol)
		board_big(board, row->item->symbol);
	board_big(board, arena_format(scene->arena, "%s  %s", row->letter, wall_words(scene, look, row->item)));
	if (row->item->mentions > 1)
		board_text(board, EMPHASIS_NONE, wall_mentions(scene, row->item));
	if (*row->item->theme && !by_theme)
		board_text(board, EMPHASIS_QUIET, row->item->theme);
	if (by_theme)
		collect_columns(scene, look, listing, row->item, board);
	else
		board_say(board, EMPHASIS_NONE, "Does everybody understand it? Is it well said?");
}

static void list_wall(const struct scene *scene, const struct look *look, const struct listing *listing, struct board *board, bool by_theme)
{
	if (scene->step == COLLECT_READ)
		read_wall(scene, look, listing, board, by_theme);
	else if (by_theme && scene->step == COLLECT_DONE && collect_theme(scene, 0))
		collect_columns(scene, look, listing, NULL, board);
	else
		wall_items(scene, look, board, "", listing);
	if (listing->count && hides_first_items(scene))
		tell_waiting(scene, board);
}

void collect_wall(const struct scene *scene, const struct look *look, struct board *board, const struct collect_way *way)
{
	struct listing listing = wall_shown(scene, look);

	wall_open(scene, look, board);
	if (scene->step == COLLECT_THINK)
		(way->thinking ? way->thinking : think_wall)(scene, board);
	else if (scene->step == COLLECT_GATHER)
		way->gathering(scene, board);
	else if (scene->step == COLLECT_DONE)
		board_say(board, EMPHASIS_GOOD, "The list is ready.");
	if (listing.count)
		list_wall(scene, look, &listing, board, way->by_theme);
	wall_clock(scene, board);
}

/* --- rehearsal ----------------------------------------------------------- */

static bool say_new(const struct scene *scene, bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct str value = STR_INIT;
	struct entry entry = { .verb = "item.add", .exercise = scene->exercise->id,
		.item = items_next_id(scene->session, scene->exercise->id, 0, scene->arena) };
	bool entered;

	value_text(&value, arena_format(scene->arena, tr(scene->tongue, "An example, number %zu"), items_count(scene->session) + 1));
	entry.value = str_text(&value);
	entered = enter(context, &entry);
	str_free(&value);
	return entered;
}

static bool say_again(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct listing listing = all(scene, scene->arena);
	struct entry entry = { .verb = "item.again", .exercise = scene->exercise->id };

	if (!listing.count)
		return say_new(scene, enter, context);
	entry.item = listing.rows[random_below(chance, (uint32_t)listing.count)].item->id;
	return enter(context, &entry);
}

static bool pass(const struct scene *scene, bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct entry entry = { .verb = "turn.passed", .exercise = scene->exercise->id };

	turns_entry(scene, NULL, &entry, NULL, NULL);
	return enter(context, &entry);
}

/* Of many needs two are one, as the reading out shows. */
static bool merge_two(const struct scene *scene, bool (*enter)(void *context, const struct entry *entry), void *context)
{
	enum { MANY = 7 };
	struct listing listing = all(scene, scene->arena);
	struct entry entry;

	return listing.count < MANY || (items_merge(scene->session, scene->exercise, listing.rows[0].item,
	    listing.rows[listing.count - 1].item, scene->arena, &entry, NULL) && enter(context, &entry));
}

bool collect_rehearse(const struct scene *scene, const struct random *chance, bool turns,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	enum { FEWEST = 6, MOST = 12 };
	size_t present = people_present(scene->session), said = present < FEWEST ? FEWEST : present > MOST ? MOST : present;
	bool entered = true;

	for (size_t i = 0; i < said && entered && scene->step == COLLECT_GATHER; i++) {
		uint32_t what = random_below(chance, 8);

		if (what == 0)
			entered = say_again(scene, chance, enter, context);
		else if (what == 1 && turns)
			entered = pass(scene, enter, context);
		else
			entered = say_new(scene, enter, context);
	}
	return scene->step == COLLECT_READ ? merge_two(scene, enter, context) : entered;
}
