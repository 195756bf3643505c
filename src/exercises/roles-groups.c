/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/wall.h"
#include "model/agenda.h"
#include "model/groups.h"
#include "model/people.h"

enum { GROUPS_MOST = 200, LEAST_PEOPLE = 2 };

static const char *const auto_word[] = { "auto", NULL };
static const char *const people_word[] = { "people", NULL };

static const struct option options[] = {
	{ .name = "groups", .kind = OPTION_NUMBER, .fallback = "auto", .least = 1, .most = GROUPS_MOST, .choices = auto_word,
	  .help = "How many groups; auto makes as many as size asks for." },
	{ .name = "size", .kind = OPTION_NUMBER, .fallback = "4", .least = 2, .most = GROUPS_MOST, .help = "About how many people a group has." },
	{ .name = "mix", .kind = OPTION_ATTRIBUTES,
	  .help = "Attributes of [participants] that are spread over the groups; without it all of them. Nothing of them is ever on the wall." },
	{ .name = "holders", .kind = OPTION_CHOICE, .choices = people_word,
	  .help = "The word people: the wall tells who is in which group by code. Without it, and without aloud, only the private layer does." },
	{ .name = NULL }
};

static const struct grouping *grouping_of(const struct scene *scene)
{
	return session_groups(scene->session, scene->exercise);
}

static bool tells_codes(const struct scene *scene)
{
	return session_script(scene->session)->aloud || exercise_value(scene->exercise, "holders")->given;
}

/* As near to the size as can be: two at least, where each has two people, and never a group without. */
static size_t group_count(const struct scene *scene)
{
	size_t people = people_present(scene->session);
	int64_t given = exercise_number(scene->exercise, "groups"), size = exercise_number(scene->exercise, "size");
	size_t groups = given > 0 ? (size_t)given : (people + (size_t)size / 2) / (size_t)size;

	if (groups < 2 && people >= 4 && given < 0)
		groups = 2;
	if (groups > people)
		groups = people;
	return groups ? groups : 1;
}

/* --- the wall ----------------------------------------------------------------------- */

/* "3 groups of 4", "3 groups of 3 or 4". */
static const char *sizes(const struct scene *scene, size_t people, size_t groups)
{
	size_t least = people / groups;

	if (people % groups)
		return arena_format(scene->arena, tr_count(scene->tongue, "%zu group of %zu or %zu", "%zu groups of %zu or %zu", (long)groups),
		    groups, least, least + 1);
	return arena_format(scene->arena, tr_count(scene->tongue, "%zu group of %zu", "%zu groups of %zu", (long)groups), groups, least);
}

static void before_wall(const struct scene *scene, struct board *board)
{
	size_t people = people_present(scene->session);

	if (people < LEAST_PEOPLE)
		board_say(board, EMPHASIS_NONE, "There are too few of us for groups yet.");
	else
		board_big(board, sizes(scene, people, group_count(scene)));
}

static const char *codes_of(const struct scene *scene, const struct grouping *grouping, uint32_t group)
{
	const char *codes = "";

	for (size_t i = 0; i < grouping->people_count; i++)
		if (grouping->group[i] == group)
			codes = arena_format(scene->arena, "%s%s%s", codes, *codes ? ", " : "", grouping->people[i]);
	return codes;
}

static void put_groups(const struct scene *scene, struct board *board, const struct grouping *grouping)
{
	struct block *list = board_list(board, "");

	for (uint32_t group = 0; group < grouping->groups; group++) {
		size_t size = grouping_size(grouping, group);
		const char *name = arena_format(scene->arena, tr(scene->tongue, "Group %u"), group + 1);

		if (tells_codes(scene))
			name = arena_format(scene->arena, "%s: %s", name, codes_of(scene, grouping, group));
		board_row(board, list, "", name)->note = board_keep(board, arena_format(scene->arena, "%zu %s", size,
		    wall_people(scene, (int64_t)size)));
	}
}

static bool is_moved(const struct grouping *grouping)
{
	for (size_t i = 0; i < grouping->people_count; i++)
		if (grouping->group[i] != grouping->dealt[i])
			return true;
	return false;
}

static bool is_in(const struct grouping *grouping, const char *code)
{
	for (size_t i = 0; i < grouping->people_count; i++)
		if (str_same(grouping->people[i], code))
			return true;
	return false;
}

/* Who came after the deal. */
static size_t count_late(const struct scene *scene, const struct grouping *grouping)
{
	size_t late = 0;

	for (size_t i = 0; i < people_count(scene->session); i++) {
		const struct person *person = people_get(scene->session, i);

		late += person->present && person->kind == PERSON_PARTICIPANT && !is_in(grouping, person->code);
	}
	return late;
}

/* Why these, without a word on what people are mixed by. */
static void tell_why(const struct scene *scene, struct board *board, const struct grouping *grouping)
{
	if (!grouping->mixed)
		board_say(board, EMPHASIS_NONE, "The groups were drawn by lot.");
	else if (grouping->even)
		board_say(board, EMPHASIS_NONE, "The groups are as mixed as they can be: it is proven that no others would be more even.");
	else
		board_say(board, EMPHASIS_NONE, "The groups are well mixed: no two people could change places and make them more even.");
	if (is_moved(grouping))
		board_say(board, EMPHASIS_NONE, "Then we moved somebody by hand.");
	if (count_late(scene, grouping))
		board_format(board, EMPHASIS_STRONG, tr_count(scene->tongue, "%zu of us is in no group yet.", "%zu of us are in no group yet.",
		    (long)count_late(scene, grouping)), count_late(scene, grouping));
	board_format(board, EMPHASIS_QUIET, tr(scene->tongue, "The number it drew with: %lld"), (long long)grouping->seed);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct grouping *grouping = grouping_of(scene);

	wall_open(scene, look, board);
	if (grouping) {
		put_groups(scene, board, grouping);
		tell_why(scene, board, grouping);
	} else {
		before_wall(scene, board);
	}
	wall_clock(scene, board);
}

/* Where the wall tells no codes the facilitator reads them out, or hands out numbers. */
static void aside(const struct scene *scene, struct str *lines)
{
	const struct grouping *grouping = grouping_of(scene);

	for (size_t i = 0; grouping && !tells_codes(scene) && i < grouping->groups; i++)
		str_add_line(lines, arena_format(scene->arena, tr(scene->tongue, "Group %zu: %s"), i + 1, codes_of(scene, grouping, (uint32_t)i)));
}

/* --- what the keys write ------------------------------------------------------------- */

static bool has_people(const struct scene *scene)
{
	return people_present(scene->session) >= LEAST_PEOPLE;
}

static bool is_dealt(const struct scene *scene)
{
	return grouping_of(scene) != NULL;
}

static bool make_deal(const struct scene *scene, int64_t seed, struct str *value, struct err *err)
{
	struct groups_wanted wanted = { .groups = group_count(scene), .seed = seed, .mix = exercise_value(scene->exercise, "mix")->words };

	return groups_deal(scene->session, &wanted, value, err);
}

static bool deal(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	(void)entry;
	return make_deal(scene, answer->drawn, value, err);
}

/* "7 2" */
static bool move(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const char *blank = answer->text;
	size_t person;
	int64_t group;

	while (*blank && *blank != ' ')
		blank++;
	person = people_find(scene->session, arena_slice(scene->arena, answer->text, (size_t)(blank - answer->text)));
	if (person == SIZE_MAX)
		return err_set(err, "nobody here has this code; the code comes first, as in 7 2");
	if (!*blank || !str_number(blank + 1, 1, GROUPS_MOST, &group))
		return err_set(err, "type the number of the group behind the code, as in 7 2");
	entry->participant = people_get(scene->session, person)->code;
	value_number(value, "group", group);
	return true;
}

static const struct action actions[] = {
	{ .key = "Space", .name = N_("deal the groups"), .help = N_("Deals all who are here into groups, by lot and mixed; again deals them anew."),
	  .verb = "groups.deal", .draws = true, .enabled = has_people, .entry = deal, .priority = 1 },
	{ .key = "m", .name = N_("move somebody"), .help = N_("Puts a person into another group, or one who came late into a first."),
	  .verb = "groups.move", .asks = ASK_TEXT, .prompt = N_("Whom to which group? The code, then the number, as in 7 2"),
	  .unseen = true, .enabled = is_dealt, .entry = move, .priority = 2 },
	{ .key = NULL }
};

static bool next(const struct scene *scene, struct next *next)
{
	if (is_dealt(scene) || !has_people(scene))
		return false;
	*next = (struct next){ .kind = NEXT_HOLD, .title = N_("Space deals the groups") };
	return true;
}

static bool recount(const struct scene *scene, struct str *words)
{
	static const char *const found[] = {
		[GROUPS_NONE] = "", [GROUPS_SAME] = "the groups dealt again, nothing differs",
		[GROUPS_DIFFER] = "the journal tells other groups than its number draws",
		[GROUPS_ERASED] = "somebody was erased since, so the groups cannot be dealt again"
	};
	enum groups_again again = groups_recount(scene->session, scene->exercise);

	str_add(words, found[again]);
	return again != GROUPS_DIFFER;
}

/* --- its table -------------------------------------------------------------------------- */

static const struct column columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "participant", .kind = COLUMN_ID, .help = "Code of the person.", .key = true, .refers = "participants.participant" },
	{ .name = "group_no", .kind = COLUMN_INTEGER, .help = "The number of the person's small group, from 1." },
	{ .name = "by_hand", .kind = COLUMN_FLAG, .help = "1 where the person was moved or added by hand." },
	{ .name = "lot_seed", .kind = COLUMN_INTEGER, .help = "The number that the groups were drawn with." },
	{ .name = "most_even", .kind = COLUMN_FLAG, .help = "1 where no other groups of these people would be more even, as dealt." },
};

static const struct table_shape shape = {
	.name = "small_groups", .help = "Who was in which small group: one row a person.",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .holds = "who was in which small group"
};

static void fill(const struct scene *scene, struct table *table)
{
	const struct grouping *grouping = grouping_of(scene);

	for (size_t i = 0; grouping && i < grouping->people_count; i++) {
		size_t row = table_add(table);

		table_text(table, row, "exercise", scene->exercise->id);
		table_text(table, row, "participant", grouping->people[i]);
		table_number(table, row, "group_no", (int64_t)grouping->group[i] + 1);
		table_number(table, row, "by_hand", grouping->group[i] != grouping->dealt[i]);
		table_number(table, row, "lot_seed", grouping->seed);
		table_number(table, row, "most_even", grouping->even);
	}
}

static const struct type_table tables[] = { { .shape = &shape, .fill = fill }, { .shape = NULL } };

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct str value = STR_INIT;
	struct entry entry = { .verb = "groups.deal", .exercise = scene->exercise->id };
	bool entered;

	if (!has_people(scene) || !make_deal(scene, random_below(chance, INT32_MAX), &value, NULL))
		return true;
	entry.value = str_text(&value);
	entered = enter(context, &entry);
	str_free(&value);
	return entered;
}

const struct exercise_type exercise_roles_groups = {
	.type = "roles",
	.method = "groups",
	.title = N_("Small groups"),
	.help = "Small groups of about the same size, drawn by lot and mixed by what is known of people; the wall never says by what.",
	.options = options,
	.actions = actions,
	.next = next,
	.wall = wall,
	.aside = aside,
	.tables = tables,
	.recount = recount,
	.rehearse = rehearse,
};
