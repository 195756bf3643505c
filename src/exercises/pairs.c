/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/pairs.h"

#include "base/str.h"
#include "tally/agreement.h"
#include "tally/concord.h"

enum { DECIDE, REASON };

const struct verb pairs_verbs[] = {
	[DECIDE] = { .name = "pair.decide", .words = "other= answer= left= right=",
	  .help = "Of two items the left one, the right one, both or neither yet was put first; left and right: hands." },
	[REASON] = { .name = "pair.reason", .words = "other= text=", .help = "Why a pair was decided as it was." },
	{ .name = NULL }
};

static const char *const answers[] = {
	[PAIR_OPEN] = "", [PAIR_LEFT] = "left", [PAIR_RIGHT] = "right", [PAIR_EQUAL] = "equal", [PAIR_LATER] = "later"
};

static enum pair_answer answer_of(const struct event *event)
{
	for (size_t i = PAIR_LEFT; i <= PAIR_LATER; i++)
		if (event_word_is(event, "answer", answers[i]))
			return (enum pair_answer)i;
	return PAIR_OPEN;
}

static bool is_pair(const struct pair *pair, const char *left, const char *right)
{
	return str_same(pair->left, left) && str_same(pair->right, right);
}

static struct pair *find(const struct pairs_state *state, const char *left, const char *right)
{
	for (size_t i = 0; i < state->count; i++)
		if (is_pair(&state->list[i], left, right))
			return &state->list[i];
	return NULL;
}

/* --- may it be, and what it does ------------------------------------------------- */

static bool must_be_two(const struct scene *scene, const struct event *event, struct err *err)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	const struct listing_row *left = listing_find(&listing, event->item);
	const struct listing_row *right = listing_find(&listing, event_word_text(event, "other", scene->arena));

	return (left && right && left < right) || err_set(err, "these are no two things that are compared here");
}

bool pairs_accept(const struct scene *scene, const struct event *event, struct err *err)
{
	if (event->verb != &pairs_verbs[DECIDE] && event->verb != &pairs_verbs[REASON])
		return true;
	if (!must_be_two(scene, event, err))
		return false;
	if (event->verb == &pairs_verbs[DECIDE])
		return answer_of(event) != PAIR_OPEN || err_set(err, "the answer is left, right, equal or later");
	return find(scene->state, event->item, event_word_text(event, "other", scene->arena))
	    || err_set(err, "this pair is not decided yet");
}

static struct pair *find_or_add(const struct scene *scene, struct pairs_state *state, const struct event *event)
{
	const char *other = event_word_text(event, "other", scene->arena);
	struct pair *pair = find(state, event->item, other);

	if (pair)
		return pair;
	if (state->count == state->room) {
		state->list = arena_grow(scene->arena, state->list, state->count, state->room + PAIRS_MOST, sizeof *state->list);
		state->room += PAIRS_MOST;
	}
	pair = &state->list[state->count++];
	*pair = (struct pair){ .left = arena_text(scene->arena, event->item), .right = other, .reason = "" };
	return pair;
}

void pairs_fold(const struct scene *scene, void *state, const struct event *event)
{
	struct pairs_state *pairs = state;
	struct pair *pair;

	if (event->verb != &pairs_verbs[DECIDE] && event->verb != &pairs_verbs[REASON])
		return;
	pair = find_or_add(scene, pairs, event);
	if (event->verb == &pairs_verbs[REASON]) {
		pair->reason = arena_text(scene->arena, event_text(event, scene->arena));
		return;
	}
	pair->answer = answer_of(event);
	pair->left_hands = event_number(event, "left", -1);
	pair->right_hands = event_number(event, "right", -1);
	pairs->last = (size_t)(pair - pairs->list) + 1;
}

/* --- reading ---------------------------------------------------------------------- */

const struct pair *pairs_last(const struct scene *scene)
{
	const struct pairs_state *state = scene->state;

	return state->last ? &state->list[state->last - 1] : NULL;
}

enum pair_answer pairs_answer(const struct scene *scene, const struct listing *listing, size_t first, size_t other)
{
	static const enum pair_answer turned[] = {
		[PAIR_OPEN] = PAIR_OPEN, [PAIR_LEFT] = PAIR_RIGHT, [PAIR_RIGHT] = PAIR_LEFT, [PAIR_EQUAL] = PAIR_EQUAL, [PAIR_LATER] = PAIR_LATER
	};
	const char *a = listing->rows[first].item->id, *b = listing->rows[other].item->id;
	const struct pair *pair = find(scene->state, a, b);

	if (pair)
		return pair->answer;
	pair = find(scene->state, b, a);
	return pair ? turned[pair->answer] : PAIR_OPEN;
}

static bool first_with(const struct scene *scene, const struct listing *listing, enum pair_answer answer, struct pair_at *at)
{
	for (at->left = 0; at->left < listing->count; at->left++)
		for (at->right = at->left + 1; at->right < listing->count; at->right++)
			if (pairs_answer(scene, listing, at->left, at->right) == answer)
				return true;
	return false;
}

bool pairs_next(const struct scene *scene, const struct listing *listing, struct pair_at *at)
{
	if (listing->count < PAIRS_LEAST || listing->count > PAIRS_MOST)
		return false;
	return first_with(scene, listing, PAIR_OPEN, at) || first_with(scene, listing, PAIR_LATER, at);
}

static bool is_decided(enum pair_answer answer)
{
	return answer != PAIR_OPEN && answer != PAIR_LATER;
}

size_t pairs_decided(const struct scene *scene, const struct listing *listing)
{
	size_t decided = 0;

	for (size_t a = 0; a < listing->count; a++)
		for (size_t b = a + 1; b < listing->count; b++)
			decided += is_decided(pairs_answer(scene, listing, a, b));
	return decided;
}

int64_t pairs_wins(const struct scene *scene, const struct listing *listing, size_t item)
{
	int64_t wins = 0;

	for (size_t other = 0; other < listing->count; other++)
		wins += other != item && pairs_answer(scene, listing, item, other) == PAIR_LEFT;
	return wins;
}

size_t *pairs_order(const struct scene *scene, const struct listing *listing)
{
	size_t *order = arena_array(scene->arena, listing->count + 1, sizeof *order), filled = 0;

	for (size_t wins = listing->count + 1; wins-- > 0;)
		for (size_t i = 0; i < listing->count; i++)
			if (pairs_wins(scene, listing, i) == (int64_t)wins)
				order[filled++] = i;
	return order;
}

static bool beats(const struct scene *scene, const struct listing *listing, size_t a, size_t b)
{
	return a != b && pairs_answer(scene, listing, a, b) == PAIR_LEFT;
}

bool pairs_circle(const struct scene *scene, const struct listing *listing, size_t items[3])
{
	for (size_t a = 0; a < listing->count; a++)
		for (size_t b = 0; b < listing->count; b++)
			for (size_t c = 0; c < listing->count; c++)
				if (beats(scene, listing, a, b) && beats(scene, listing, b, c) && beats(scene, listing, c, a)) {
					items[0] = a, items[1] = b, items[2] = c;
					return true;
				}
	return false;
}

bool pairs_consistency(const struct scene *scene, const struct listing *listing, int64_t *circles, int64_t *permille)
{
	struct pairwise pairs = { .items = listing->count };
	struct tally_ratio zeta;

	pairs.votes = arena_array(scene->arena, listing->count * listing->count + 1, sizeof *pairs.votes);
	for (size_t a = 0; a < listing->count; a++)
		for (size_t b = 0; b < listing->count; b++)
			pairs.votes[a * listing->count + b] = beats(scene, listing, a, b);
	if (!duels_consistency(&pairs, circles, &zeta))
		return false;
	*permille = ratio_permille(&zeta);
	return true;
}

/* --- tables and rehearsal ------------------------------------------------------------ */

static const struct column columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "item_left", .kind = COLUMN_ID, .help = "The item on the left.", .key = true, .refers = "items.item" },
	{ .name = "item_right", .kind = COLUMN_ID, .help = "The item on the right.", .key = true, .refers = "items.item" },
	{ .name = "answer", .kind = COLUMN_ID, .help = "left, right or equal; later where it stayed open." },
	{ .name = "hands_left", .kind = COLUMN_INTEGER, .help = "Hands for the left one, where they were counted." },
	{ .name = "hands_right", .kind = COLUMN_INTEGER, .help = "Hands for the right one, where they were counted." },
	{ .name = "reason", .kind = COLUMN_TEXT, .help = "Why, in one line." },
};

static const struct table_shape shape = {
	.name = "pairs", .help = "Which of two items the group put first: one row a pair.",
	.columns = columns, .column_count = sizeof columns / sizeof *columns
};

static void fill(const struct scene *scene, struct table *table)
{
	const struct pairs_state *state = scene->state;

	for (size_t i = 0; i < state->count; i++) {
		const struct pair *pair = &state->list[i];
		size_t row = table_add(table);

		table_text(table, row, "exercise", scene->exercise->id);
		table_text(table, row, "item_left", pair->left);
		table_text(table, row, "item_right", pair->right);
		table_text(table, row, "answer", answers[pair->answer]);
		if (pair->left_hands >= 0)
			table_number(table, row, "hands_left", pair->left_hands);
		if (pair->right_hands >= 0)
			table_number(table, row, "hands_right", pair->right_hands);
		table_text(table, row, "reason", *pair->reason ? pair->reason : NULL);
	}
}

const struct type_table pairs_tables[] = { { .shape = &shape, .fill = fill }, { .shape = NULL } };

/* Two of three pairs go to the one that stands earlier, so that there is an order, and now and then a circle. */
bool pairs_rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	bool entered = listing.count >= PAIRS_LEAST && listing.count <= PAIRS_MOST;

	for (size_t a = 0; entered && a < listing.count; a++)
		for (size_t b = a + 1; entered && b < listing.count; b++) {
			struct entry entry = { .verb = "pair.decide", .exercise = scene->exercise->id, .item = listing.rows[a].item->id,
				.value = arena_format(scene->arena, "other=%s answer=%s", listing.rows[b].item->id,
				    random_below(chance, 3) ? "left" : "right") };

			entered = enter(context, &entry);
		}
	return entered || listing.count < PAIRS_LEAST || listing.count > PAIRS_MOST;
}
