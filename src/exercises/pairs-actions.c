/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/pairs.h"

/* What the keys write. */

static bool asks(const struct scene *scene)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	struct pair_at at;

	return pairs_next(scene, &listing, &at);
}

static bool has_last(const struct scene *scene)
{
	return pairs_last(scene) != NULL;
}

static bool begin(const struct scene *scene, struct entry *entry, struct str *value, struct err *err)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	struct pair_at at;

	if (!pairs_next(scene, &listing, &at))
		return err_set(err, "every pair is decided");
	entry->item = listing.rows[at.left].item->id;
	value_word(value, "other", listing.rows[at.right].item->id);
	return true;
}

#define DECIDE(name) \
	static bool decide_##name(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, \
	    struct err *err) \
	{ \
		(void)answer; \
		if (!begin(scene, entry, value, err)) \
			return false; \
		value_word(value, "answer", #name); \
		return true; \
	}
DECIDE(left)
DECIDE(right)
DECIDE(equal)
DECIDE(later)

/* A number of hands; what stands behind it goes to after. -1 = there is none. */
static int64_t read_hands(const char *text, const char **after)
{
	int64_t hands = -1;

	while (*text == ' ')
		text++;
	for (; *text >= '0' && *text <= '9' && hands <= PAIR_MOST_HANDS; text++)
		hands = (hands < 0 ? 0 : hands) * 10 + (*text - '0');
	*after = text;
	return hands;
}

static bool count_hands(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const char *rest;
	int64_t left = read_hands(answer->text, &rest), right = read_hands(rest, &rest);

	if (left < 0 || right < 0 || left > PAIR_MOST_HANDS || right > PAIR_MOST_HANDS || *rest)
		return err_set(err, "type two numbers: the hands for the left one, then for the right one, as in 5 4");
	if (!begin(scene, entry, value, err))
		return false;
	value_word(value, "answer", left > right ? "left" : left < right ? "right" : "equal");
	value_number(value, "left", left);
	value_number(value, "right", right);
	return true;
}

static bool give_reason(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const struct pair *pair = pairs_last(scene);

	if (!pair)
		return err_set(err, "no pair is decided yet");
	entry->item = pair->left;
	value_word(value, "other", pair->right);
	value_text(value, answer->text);
	return true;
}

const struct action pairs_actions[] = {
	{ .key = "1", .name = N_("left"), .help = N_("The group finds the left one more important."), .verb = "pair.decide",
	  .enabled = asks, .entry = decide_left, .priority = 1 },
	{ .key = "2", .name = N_("right"), .help = N_("The group finds the right one more important."), .verb = "pair.decide",
	  .enabled = asks, .entry = decide_right, .priority = 2 },
	{ .key = "=", .name = N_("equal"), .help = N_("Both are alike to the group."), .verb = "pair.decide",
	  .enabled = asks, .entry = decide_equal, .priority = 3 },
	{ .key = "-", .name = N_("later"), .help = N_("This pair comes again behind all others."), .verb = "pair.decide",
	  .enabled = asks, .entry = decide_later, .priority = 4 },
	{ .key = "c", .name = N_("count hands"), .help = N_("Counts raised hands for the left and for the right one."), .verb = "pair.decide",
	  .asks = ASK_TEXT, .prompt = N_("How many hands for the left one, and how many for the right one? As in 5 4"),
	  .enabled = asks, .entry = count_hands, .priority = 5 },
	{ .key = "r", .name = N_("reason"), .help = N_("One line on why the last pair was decided like that."), .verb = "pair.reason",
	  .asks = ASK_TEXT, .prompt = N_("Why? One line"), .enabled = has_last, .entry = give_reason, .priority = 6 },
	{ .key = NULL }
};
