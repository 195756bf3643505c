/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"
#include "model/agenda.h"
#include "model/people.h"

static const char *const auto_word[] = { "auto", NULL };
static const char *const people_word[] = { "people", NULL };

static const struct option options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true,
	  .help = "The roles or small groups: a list, or what an earlier exercise gave. In a list ID.places says how many people one takes." },
	{ .name = "places", .kind = OPTION_NUMBER, .fallback = "1", .least = 1, .most = PLACES_MOST, .choices = auto_word,
	  .help = "How many people each takes where the list does not say; auto shares out all who are here." },
	{ .name = "wishes", .kind = OPTION_NUMBER, .fallback = "3", .least = 1, .most = WISHES_MOST, .help = "How many wishes a person may name." },
	{ .name = "holders", .kind = OPTION_CHOICE, .choices = people_word,
	  .help = "The word people: the wall tells who got what by code. Without it, and without aloud, only the private layer does." },
	{ .name = NULL }
};

static const struct step steps[] = {
	[PLACING_WISHES] = { "wishes", N_("gather the wishes") },
	[PLACING_ANSWER] = { "answer", N_("who gets what") },
	{ NULL, NULL }
};

/* --- what it hands on --------------------------------------------------------------- */

static bool has_room(const struct scene *scene, const struct item *role)
{
	const struct placing_state *state = scene->state;
	uint32_t taken = 0;

	for (size_t i = 0; i < state->placed_count; i++)
		taken += str_same(state->placed[i].role, role->id);
	return taken < placing_places(scene, role);
}

static struct listing roles_with_room(const struct scene *scene, struct arena *arena)
{
	struct listing all = placing_roles(scene, arena), open = { .rows = arena_array(arena, all.count + 1, sizeof *open.rows) };

	for (size_t i = 0; i < all.count; i++)
		if (has_room(scene, all.rows[i].item))
			open.rows[open.count++] = all.rows[i];
	return open;
}

static const struct outlet outlets[] = {
	{ .name = "", .help = "The roles or groups.", .list = placing_roles },
	{ .name = "open", .help = "Those that still have room once it is settled.", .list = roles_with_room },
	{ .name = NULL }
};

/* --- what the keys write -------------------------------------------------------------- */

static bool is_settled(const struct scene *scene)
{
	return ((const struct placing_state *)scene->state)->settled;
}

static bool takes_slips(const struct scene *scene)
{
	return !is_settled(scene) && placing_roles(scene, scene->arena).count > 0;
}

static bool has_slips(const struct scene *scene)
{
	return !is_settled(scene) && ((const struct placing_state *)scene->state)->slip_count > 0;
}

static bool changes_places(const struct scene *scene)
{
	return takes_slips(scene) && scene->step == PLACING_WISHES;
}

static bool has_answers(const struct scene *scene)
{
	return !is_settled(scene) && scene->step == PLACING_ANSWER && ((const struct placing_state *)scene->state)->answers.wishes.people;
}

static bool write_slip(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, bool mends, struct err *err)
{
	struct placing_typed read;
	struct str roles = STR_INIT;

	if (!placing_read(scene, answer->text, &read, err))
		return false;
	for (size_t i = 0; i < read.count; i++)
		str_add_format(&roles, "%s%s", i ? "|" : "", read.roles[i]->id);
	entry->participant = read.person;
	if (mends)
		value_number(value, "mend", 1);
	value_word(value, "roles", str_text(&roles));
	str_free(&roles);
	return true;
}

static bool new_slip(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	return write_slip(scene, answer, entry, value, false, err);
}

static bool mend_slip(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	return write_slip(scene, answer, entry, value, true, err);
}

static bool set_places(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, int64_t by, struct err *err)
{
	struct listing roles = placing_roles(scene, scene->arena);

	if (answer->row >= roles.count)
		return err_set(err, "choose a role with the arrows first");
	entry->item = roles.rows[answer->row].item->id;
	value_number(value, "places", placing_places(scene, roles.rows[answer->row].item) + by);
	return true;
}

static bool one_place_more(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	return set_places(scene, answer, entry, value, 1, err);
}

static bool one_place_less(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	return set_places(scene, answer, entry, value, -1, err);
}

static bool take_answer(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	size_t count = ((const struct placing_state *)scene->state)->answers.wishes.answer_count;

	(void)entry, (void)err;
	placing_settle_value(scene, answer->column < count ? answer->column : 0, value);
	return true;
}

static bool move(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	struct placing_typed read;

	(void)value;
	if (!placing_read(scene, answer->text, &read, err))
		return false;
	if (read.count > 1)
		return err_set(err, "one letter behind the code, as in 7 C, or - for none");
	entry->participant = read.person;
	entry->item = read.count ? read.roles[0]->id : NULL;
	return true;
}

static const struct action actions[] = {
	{ .key = "y", .name = N_("take this one"), .help = N_("The group takes the answer that is chosen with the arrows."), .verb = "role.settle",
	  .asks = ASK_CELL, .enabled = has_answers, .entry = take_answer, .priority = 1 },
	{ .key = "a", .name = N_("type a slip"), .help = N_("A slip: the code, then the letters, the first wish first. Enter on nothing ends it."),
	  .verb = "role.wish", .asks = ASK_TEXT, .prompt = N_("A slip: the code, then the letters, as in 7 C A; - behind the code is nothing"),
	  .unseen = true, .again = true, .enabled = takes_slips, .entry = new_slip, .priority = 1 },
	{ .key = "e", .name = N_("mend a slip"), .help = N_("Types a slip anew that is in already."), .verb = "role.wish", .asks = ASK_TEXT,
	  .prompt = N_("The slip anew: the code, then the letters, as in 7 C A"), .unseen = true, .enabled = has_slips, .entry = mend_slip, .priority = 4 },
	{ .key = "+", .name = N_("one place more"), .help = N_("The chosen role takes one person more."), .verb = "role.places",
	  .asks = ASK_CELL, .enabled = changes_places, .entry = one_place_more, .priority = 5 },
	{ .key = "-", .name = N_("one place less"), .help = N_("The chosen role takes one person less."), .verb = "role.places",
	  .asks = ASK_CELL, .enabled = changes_places, .entry = one_place_less, .priority = 6 },
	{ .key = "m", .name = N_("move somebody"), .help = N_("Gives a person another role than the answer did, because the group wants it so."),
	  .verb = "role.move", .asks = ASK_TEXT, .prompt = N_("Whom to what? The code, then one letter, as in 7 C; - for none"),
	  .unseen = true, .enabled = is_settled, .entry = move, .priority = 2 },
	{ .key = NULL }
};

/* Where the group has a choice, Enter does not make it. */
static bool next(const struct scene *scene, struct next *next)
{
	const struct placing_state *state = scene->state;
	struct str value = STR_INIT;

	if (!has_answers(scene))
		return false;
	*next = (struct next){ .kind = NEXT_HOLD, .title = N_("y takes the chosen one") };
	if (state->answers.wishes.answer_count > 1)
		return true;
	placing_settle_value(scene, 0, &value);
	*next = (struct next){ .kind = NEXT_ENTRY, .title = N_("this is how we do it"),
		.entry = { .verb = "role.settle", .exercise = scene->exercise->id, .value = arena_text(scene->arena, str_text(&value)) } };
	str_free(&value);
	return true;
}

/* --- counted again, and rehearsed ------------------------------------------------------- */

static bool recount(const struct scene *scene, struct str *words)
{
	const struct placing_state *state = scene->state;
	bool same = placing_is_answer(scene, state->placed, state->placed_count);

	if (!state->settled)
		return true;
	if (same)
		str_add_format(words, "worked out again from %zu slips, nothing differs", state->slip_count);
	else
		str_add(words, "the journal tells another answer than the slips give");
	return same;
}

struct group {
	const struct scene *scene;
	const struct random *chance;
	bool (*enter)(void *context, const struct entry *entry);
	void *context;
};

static bool enter(const struct group *group, const char *verb, const char *person, struct str *value)
{
	bool entered = group->enter(group->context, &(struct entry){ .verb = verb, .exercise = group->scene->exercise->id,
		.participant = person, .value = str_text(value) });

	str_free(value);
	return entered;
}

static bool write_wishes(const struct group *group, const char *person, const struct listing *roles)
{
	struct str value = STR_INIT, ids = STR_INIT;
	uint32_t *order = arena_array(group->scene->arena, roles->count + 1, sizeof *order);
	size_t most = placing_most_wishes(group->scene), count = roles->count < most ? roles->count : most;

	random_shuffle(group->chance, order, roles->count);
	for (size_t i = 0; i < count; i++)
		str_add_format(&ids, "%s%s", i ? "|" : "", roles->rows[order[i]].item->id);
	value_word(&value, "roles", str_text(&ids));
	str_free(&ids);
	return enter(group, "role.wish", person, &value);
}

/* Now and then somebody hands in no slip. */
static bool hand_in(const struct group *group)
{
	struct listing roles = placing_roles(group->scene, group->scene->arena);
	bool entered = true;

	for (size_t i = 0; entered && roles.count && i < people_count(group->scene->session); i++) {
		const struct person *person = people_get(group->scene->session, i);

		if (person->present && person->kind == PERSON_PARTICIPANT && random_below(group->chance, 8))
			entered = write_wishes(group, person->code, &roles);
	}
	return entered;
}

static bool choose(const struct group *group)
{
	const struct placing_state *state = group->scene->state;
	struct str value = STR_INIT;

	placing_settle_value(group->scene, random_below(group->chance, (uint32_t)state->answers.wishes.answer_count), &value);
	return enter(group, "role.settle", NULL, &value);
}

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*entered)(void *context, const struct entry *entry), void *context)
{
	struct group group = { .scene = scene, .chance = chance, .enter = entered, .context = context };

	if (scene->step == PLACING_WISHES)
		return hand_in(&group);
	return !has_answers(scene) || choose(&group);
}

const struct exercise_type exercise_roles_assign = {
	.type = "roles",
	.method = "assign",
	.title = N_("Who would like what"),
	.help = "People to roles or small groups from their wishes, as fairly as can be; the group chooses between answers that are equally good.",
	.options = options,
	.verbs = placing_verbs,
	.actions = actions,
	.outlets = outlets,
	.steps = steps,
	.next = next,
	.slip = placing_form,
	.state_size = sizeof(struct placing_state),
	.accept = placing_accept,
	.fold = placing_fold,
	.wall = placing_wall,
	.aside = placing_aside,
	.tables = placing_tables,
	.recount = recount,
	.rehearse = rehearse,
};
