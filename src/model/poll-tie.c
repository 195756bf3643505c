/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/poll-next.h"

/* A tie at the cut: what can be offered, and the event that settles it. */

static const struct remedy_offer offers[WAYS_OUT] = {
	[WAY_KEEP_ALL] = { .way = WAY_KEEP_ALL, .help = N_("all of them go on") },
	[WAY_KEEP_NONE] = { .way = WAY_KEEP_NONE, .help = N_("none of them goes on") },
	[WAY_HEAD_TO_HEAD] = { .way = WAY_HEAD_TO_HEAD, .help = N_("who is preferred when only these are compared") },
	[WAY_MORE_PEOPLE] = { .way = WAY_MORE_PEOPLE, .help = N_("who was chosen by more people") },
	[WAY_MORE_FIRST_CHOICES] = { .way = WAY_MORE_FIRST_CHOICES, .help = N_("who stood first on more slips") },
	[WAY_RUN_OFF] = { .way = WAY_RUN_OFF, .help = N_("vote again, only about these"), .votes = true },
	[WAY_GROUP_DECIDES] = { .way = WAY_GROUP_DECIDES, .help = N_("the group talks and says which"), .picks = true },
	[WAY_HAT] = { .way = WAY_HAT, .help = N_("names are drawn from a hat; type which"), .picks = true },
	[WAY_LOT] = { .way = WAY_LOT, .help = N_("talka draws; how it drew is kept") },
};

static const struct remedy_offer *find_offer(const char *name)
{
	enum way_out way = way_out_find(name, strlen(name));

	return way < WAYS_OUT ? &offers[way] : NULL;
}

/* Money goes on being spent behind a tie: then all that helps is who comes first. */
static bool orders(const struct remedy_offer *offer, const struct remedy *remedy)
{
	return offer->picks || remedy->random;
}

/* What only single ballots can tell needs them; what was used already decides nothing more. */
static bool fits(const struct round *round, const struct remedy_offer *offer)
{
	const struct remedy *remedy = remedy_of(offer->way);

	if (round->record.budget >= 0)
		return orders(offer, remedy);
	if (offer->votes)
		return true;
	return remedy_fits(remedy, &round->tally) && !strstr(round->record.remedy, way_out_names[offer->way]);
}

static bool named_by_script(const struct poll *poll, const char *name)
{
	const char *const *words = exercise_value(poll->exercise, "tie")->words;

	for (; words && *words; words++)
		if (str_same(*words, name))
			return true;
	return false;
}

static const struct remedy_offer *offer_by_script(const struct poll *poll, const struct round *round, size_t *i)
{
	const char *const *words = exercise_value(poll->exercise, "tie")->words;

	for (; words && *words; words++) {
		const struct remedy_offer *offer = find_offer(*words);

		if (offer && fits(round, offer) && (*i)-- == 0)
			return offer;
	}
	return NULL;
}

const struct remedy_offer *poll_remedy_offer(const struct poll *poll, size_t i)
{
	const struct round *round = poll_latest(poll);
	const struct remedy_offer *first;

	if (!round || round->stage != POLL_TIE)
		return NULL;
	first = offer_by_script(poll, round, &i);
	if (first)
		return first;
	for (size_t k = 0; k < WAYS_OUT; k++)
		if (!named_by_script(poll, way_out_names[k]) && fits(round, &offers[k]) && i-- == 0)
			return &offers[k];
	return NULL;
}

static struct tally_line standing_line(const struct round *round, struct arena *arena)
{
	struct tally_line line = { .items = round->record.item_count, .tied_count = round->tied_count, .left = round->tied_places };

	line.in = arena_array(arena, line.items + 1, sizeof *line.in);
	line.tied = arena_array(arena, line.items + 1, sizeof *line.tied);
	memcpy(line.in, round->selected, line.items * sizeof *line.in);
	for (size_t i = 0; i < round->tied_count; i++)
		line.tied[i] = (uint32_t)round->tied[i];
	return line;
}

static size_t find_tied(const struct round *round, const char *id, size_t length)
{
	for (size_t i = 0; i < round->tied_count; i++) {
		const char *own = round->record.items[round->tied[i]].id;

		if (str_is(own, id, length))
			return round->tied[i];
	}
	return SIZE_MAX;
}

/* The tied items that the group named: as many as there is room for. NULL and words where they are not. */
static uint32_t *read_picked(const struct round *round, const char *picked, struct arena *arena, struct err *err)
{
	uint32_t *chosen = arena_array(arena, round->tied_count + 1, sizeof *chosen);
	size_t count = 0, length;

	for (const char *id; (id = str_next_line(&picked, &length));) {
		size_t item = find_tied(round, id, length);

		if (item == SIZE_MAX || count >= round->tied_count) {
			err_set(err, "only those who are tied can be picked");
			return NULL;
		}
		chosen[count++] = (uint32_t)item;
	}
	if (count == round->tied_places)
		return chosen;
	err_set(err, "%zu of them can go on, %zu were picked", round->tied_places, count);
	return NULL;
}

static bool choose_picked(const struct round *round, const char *picked, struct tally_line *line, struct arena *arena, struct err *err)
{
	uint32_t *chosen = read_picked(round, picked, arena, err);

	if (chosen)
		line_choose(line, chosen, round->tied_places);
	return chosen != NULL;
}

/* The seed is drawn by chance, the order by the seed, so that anybody can draw it again. */
static uint32_t *draw(const struct random *chance, size_t count, struct arena *arena, int64_t *seed)
{
	uint32_t *order = arena_array(arena, count + 1, sizeof *order);
	struct random_seeded state = { .seed = random_below(chance, 1000000) };
	struct random seeded = random_seeded(&state);

	*seed = (int64_t)state.seed;
	random_shuffle(&seeded, order, count);
	return order;
}

/* What is written beside the line. */
struct settling { int64_t seed; const char *order; };

static bool apply(const struct round *round, const struct remedy_offer *offer, const char *picked, const struct random *chance,
    struct arena *arena, struct tally_line *line, int64_t *seed, struct err *err)
{
	const struct remedy *remedy = remedy_of(offer->way);
	size_t before = line->tied_count;
	uint32_t *order = NULL;

	if (offer->picks)
		return choose_picked(round, picked ? picked : "", line, arena, err);
	if (remedy->random)
		order = draw(chance, line->tied_count, arena, seed);
	remedy_apply(remedy, &round->tally, round->record.result, order, arena, line);
	return line->tied_count < before || err_set(err, "that does not part them either; take another way");
}

/* Who comes first, and then: all of the tied by lot, or the one that the group named. NULL and words where it named none. */
static uint32_t *first_of_tied(const struct round *round, const struct remedy_offer *offer, const char *picked,
    const struct random *chance, struct arena *arena, int64_t *seed, size_t *count, struct err *err)
{
	uint32_t *order;

	*count = offer->picks ? round->tied_places : round->tied_count;
	if (offer->picks)
		return read_picked(round, picked ? picked : "", arena, err);
	order = draw(chance, round->tied_count, arena, seed);
	for (size_t i = 0; i < round->tied_count; i++)
		order[i] = (uint32_t)round->tied[order[i]];
	return order;
}

static const char *ids_in_order(const struct round *round, const uint32_t *items, size_t count, struct arena *arena)
{
	const char *ids = "";

	for (size_t i = 0; i < count; i++)
		ids = arena_format(arena, "%s%s%s", ids, *ids ? "|" : "", round->record.items[items[i]].id);
	return ids;
}

static bool apply_order(const struct round *round, const struct remedy_offer *offer, const char *picked, const struct random *chance,
    struct arena *arena, struct tally_line *line, struct settling *settling, struct err *err)
{
	size_t count;
	uint32_t *first = first_of_tied(round, offer, picked, chance, arena, &settling->seed, &count, err);

	if (!first)
		return false;
	settling->order = ids_in_order(round, first, count, arena);
	return money_settle(round, first, count, arena, line) || err_set(err, "the money cannot be counted");
}

static const char *ids_of_tied(const struct round *round, const struct tally_line *line, struct arena *arena)
{
	bool *flags = arena_array(arena, line->items + 1, sizeof *flags);

	for (size_t i = 0; i < line->tied_count; i++)
		flags[line->tied[i]] = true;
	return round_ids(round, flags, arena);
}

const char *round_ids(const struct round *round, const bool *flags, struct arena *arena)
{
	const char *ids = "";

	for (size_t i = 0; i < round->record.item_count; i++)
		if (flags[i])
			ids = arena_format(arena, "%s%s%s", ids, *ids ? "|" : "", round->record.items[i].id);
	return ids;
}

static const char *write_value(const struct round *round, const char *remedy, const struct tally_line *line,
    const struct settling *settling, const char *note, struct arena *arena)
{
	struct str value = STR_INIT;
	const char *kept;

	value_word(&value, "remedy", *round->record.remedy ? arena_format(arena, "%s+%s", round->record.remedy, remedy) : remedy);
	value_word(&value, "selected", round_ids(round, line->in, arena));
	if (line->tied_count) {
		value_word(&value, "tied", ids_of_tied(round, line, arena));
		value_number(&value, "places", (int64_t)line->left);
	}
	if (settling->seed >= 0)
		value_number(&value, "seed", settling->seed);
	if (settling->order)
		value_word(&value, "order", settling->order);
	if (note && *note)
		value_text(&value, note);
	kept = arena_text(arena, str_text(&value));
	str_free(&value);
	return kept;
}

bool poll_settle(const struct poll *poll, const char *remedy, const char *picked, const char *note,
    const struct random *chance, struct arena *arena, struct entry *entry, struct err *err)
{
	const struct round *round = poll_latest(poll);
	const struct remedy_offer *offer = find_offer(remedy);
	struct settling settling = { .seed = -1 };
	struct tally_line line;

	if (!round || round->stage != POLL_TIE)
		return err_set(err, "there is no tie to settle");
	if (!offer || !fits(round, offer))
		return err_set(err, "\"%s\" cannot settle this tie", remedy);
	if (offer->votes) {
		*entry = run_off_entry(poll, arena);
		return true;
	}
	line = standing_line(round, arena);
	if (!(round->record.budget >= 0 ? apply_order(round, offer, picked, chance, arena, &line, &settling, err)
	                                : apply(round, offer, picked, chance, arena, &line, &settling.seed, err)))
		return false;
	*entry = (struct entry){ .verb = "tie.settle", .exercise = poll->exercise->id, .round = round->record.round,
		.value = write_value(round, remedy, &line, &settling, note, arena) };
	return true;
}

/* --- what a run-off came to */

struct entry run_off_settles(const struct poll *poll, struct arena *arena)
{
	const struct round *run_off = poll_latest(poll), *round = &poll->rounds[run_off->settles - 1];
	struct tally_line line = standing_line(round, arena);
	uint32_t *chosen = arena_array(arena, run_off->record.item_count + 1, sizeof *chosen);
	size_t count = 0;

	for (size_t i = 0; i < run_off->record.item_count; i++) {
		size_t item = round_find(round, run_off->record.items[i].id, strlen(run_off->record.items[i].id));

		if (run_off->selected[i] && item != SIZE_MAX)
			chosen[count++] = (uint32_t)item;
	}
	line_choose(&line, chosen, count);
	return (struct entry){ .verb = "tie.settle", .exercise = poll->exercise->id, .round = round->record.round,
		.value = write_value(round, way_out_names[WAY_RUN_OFF], &line, &(struct settling){ .seed = -1 }, NULL, arena) };
}
