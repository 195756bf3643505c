/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"

const char *placing_wish_words(const struct scene *scene, int32_t wish)
{
	static const char *const named[] = { N_("first wish"), N_("second wish"), N_("third wish") };

	if (wish >= 0 && (size_t)wish < sizeof named / sizeof *named)
		return tr(scene->tongue, named[wish]);
	return arena_format(scene->arena, tr(scene->tongue, "wish number %d"), wish + 1);
}

/* How many got this wish. */
static const char *granted_words(const struct scene *scene, int32_t wish, size_t people)
{
	long count = (long)people;

	switch (wish) {
	case 0:
		return arena_format(scene->arena, tr_count(scene->tongue, "%zu got the first wish", "%zu got their first wish", count), people);
	case 1:
		return arena_format(scene->arena, tr_count(scene->tongue, "%zu got the second wish", "%zu got their second wish", count), people);
	case 2:
		return arena_format(scene->arena, tr_count(scene->tongue, "%zu got the third wish", "%zu got their third wish", count), people);
	default:
		return arena_format(scene->arena, tr_count(scene->tongue, "%zu got wish number %d", "%zu got their wish number %d", count), people, wish + 1);
	}
}

static void add(const struct scene *scene, const char **words, const char *part)
{
	*words = arena_format(scene->arena, "%s%s%s", *words, **words ? ", " : "", part);
}

static bool named_a_role(const struct scene *scene, const char *person)
{
	const struct placing_slip *slip = placing_slip(scene, person);

	return slip && slip->count;
}

/* Who got which wish: by its number, and at last who got none of theirs, who is placed without a wish, and who said nothing. */
struct tally { size_t wish[WISHES_MOST], free, unasked, silent; };

static void count_one(const struct scene *scene, const struct placed *placed, struct tally *tally)
{
	int32_t wish = placing_wish(scene, placed->person, placed->role);

	if (wish >= 0)
		tally->wish[wish]++;
	else if (*placed->role)
		tally->unasked++;
	else if (named_a_role(scene, placed->person))
		tally->free++;
	else
		tally->silent++;
}

const char *placing_reasons(const struct scene *scene, const struct placement *placement)
{
	struct tally tally = { .free = 0 };
	const char *words = "";

	for (size_t i = 0; i < placement->count; i++)
		count_one(scene, &placement->rows[i], &tally);
	for (int32_t wish = 0; wish < WISHES_MOST; wish++)
		if (tally.wish[wish])
			add(scene, &words, granted_words(scene, wish, tally.wish[wish]));
	if (tally.free)
		add(scene, &words, arena_format(scene->arena, tr_count(scene->tongue, "%zu stays free because no wish had room",
		    "%zu stay free because no wish had room", (long)tally.free), tally.free));
	if (tally.unasked)
		add(scene, &words, arena_format(scene->arena, tr_count(scene->tongue, "%zu took something else", "%zu took something else",
		    (long)tally.unasked), tally.unasked));
	if (tally.silent)
		add(scene, &words, arena_format(scene->arena, tr_count(scene->tongue, "%zu has not asked for anything and stays free",
		    "%zu have not asked for anything and stay free", (long)tally.silent), tally.silent));
	return words;
}
