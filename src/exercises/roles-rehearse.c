/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

/* A group at work: what it writes goes through one function. */
struct group {
	const struct scene *scene;
	const struct random *chance;
	bool (*enter)(void *context, const struct entry *entry);
	void *context;
	struct listing tasks;
	struct holders holders;
};

static const char *any_holder(const struct group *group)
{
	return group->holders.rows[random_below(group->chance, (uint32_t)group->holders.count)].id;
}

static bool write(const struct group *group, const char *verb, const char *task, const char *holder, const char *name, int64_t number)
{
	struct str value = STR_INIT;
	struct entry entry = { .verb = verb, .exercise = group->scene->exercise->id, .item = task };
	bool entered;

	value_word(&value, "holder", holder);
	if (name)
		value_number(&value, name, number);
	entry.value = str_text(&value);
	entered = group->enter(group->context, &entry);
	str_free(&value);
	return entered;
}

static bool offer(const struct group *group)
{
	bool entered = true;

	for (size_t i = 0; i < group->holders.count && entered; i++)
		entered = write(group, "role.offer", group->tasks.rows[random_below(group->chance, (uint32_t)group->tasks.count)].item->id,
		    group->holders.rows[i].id, NULL, 0);
	return entered;
}

/* Nearly every task gets somebody who does it and somebody who decides; now and then one helps. */
static bool share_out(const struct group *group)
{
	bool entered = true;

	for (size_t i = 0; i < group->tasks.count && entered; i++)
		for (size_t mark = 1; mark <= roles_mark_count(group->scene) && entered; mark++)
			if (random_below(group->chance, mark <= MARK_DECIDES ? 8 : 2))
				entered = write(group, "role.mark", group->tasks.rows[i].item->id, any_holder(group), "mark", (int64_t)mark);
	return entered;
}

static bool read_out(const struct group *group)
{
	bool entered = true;

	for (size_t i = 0; i < group->holders.count && entered; i++)
		entered = write(group, "role.confirm", NULL, group->holders.rows[i].id, random_below(group->chance, 6) ? "agreed" : NULL,
		    random_below(group->chance, 6) > 0);
	return entered;
}

/* Each has something to say of about half of the skills. */
static bool tell_skills(const struct group *group)
{
	bool entered = true;

	for (size_t i = 0; i < group->tasks.count && entered; i++)
		for (size_t k = 0; k < group->holders.count && entered; k++)
			if (random_below(group->chance, 2))
				entered = write(group, "role.mark", group->tasks.rows[i].item->id, group->holders.rows[k].id, "mark",
				    1 + random_below(group->chance, (uint32_t)roles_mark_count(group->scene)));
	return entered;
}

static struct group group_of(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	return (struct group){ .scene = scene, .chance = chance, .enter = enter, .context = context,
		.tasks = roles_tasks(scene, scene->arena), .holders = roles_holders(scene, scene->arena) };
}

bool roles_rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct group group = group_of(scene, chance, enter, context);

	if (!group.tasks.count || !group.holders.count)
		return true;
	if (scene->step == ROLES_OFFERS)
		return offer(&group);
	if (scene->step == ROLES_MARKS)
		return share_out(&group);
	return scene->step != ROLES_READ || read_out(&group);
}

bool skills_rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct group group = group_of(scene, chance, enter, context);

	return scene->step != ROLES_MARKS || tell_skills(&group);
}
