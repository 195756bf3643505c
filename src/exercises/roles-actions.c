/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"
#include "model/people.h"

static bool may_change(const struct scene *scene)
{
	return scene->step != ROLES_DONE;
}

static bool may_mark(const struct scene *scene)
{
	return scene->step == ROLES_MARKS || scene->step == ROLES_CHECK;
}

/* Not on the page of who could, where no cell is chosen. */
static bool may_mark_skills(const struct scene *scene)
{
	return scene->step == ROLES_MARKS;
}

static bool may_choose_cell(const struct scene *scene)
{
	return scene->step == ROLES_OFFERS || may_mark(scene);
}

static bool reads_out(const struct scene *scene)
{
	struct holders holders = roles_holders(scene, scene->arena);

	return scene->step == ROLES_READ && roles_next_holder(scene, &holders);
}

static const struct item *chosen_task(const struct scene *scene, const struct answer *answer)
{
	struct listing tasks = roles_tasks(scene, scene->arena);

	return answer->row < tasks.count ? tasks.rows[answer->row].item : NULL;
}

/* Sets item and the word holder; marks: what the cell has. */
static bool begin_cell(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value,
    uint32_t *marks, struct err *err)
{
	const struct item *task = chosen_task(scene, answer);
	struct holders holders = roles_holders(scene, scene->arena);

	if (!task || answer->column >= holders.count)
		return err_set(err, "choose a task and somebody with the arrows first");
	entry->item = task->id;
	value_word(value, "holder", holders.rows[answer->column].id);
	*marks = roles_marks(scene, task->id, holders.rows[answer->column].id);
	return true;
}

/* "School, A: does": what the entry sets or takes off, in the mark's word. */
static const char *tell_cell(const struct scene *scene, const struct answer *answer, const struct entry *entry)
{
	struct listing tasks = roles_tasks(scene, scene->arena);
	struct holders holders = roles_holders(scene, scene->arena);
	const char *holder = holders.rows[answer->column].text, *task = tasks.rows[answer->row].letter;
	int64_t mark = event_number(&(struct event){ .value = entry->value }, "mark", -1);

	if (!str_same(entry->verb, "role.unmark"))
		return arena_format(scene->arena, "%s, %s: %s", holder, task, roles_mark_word(scene, mark > 0 ? (size_t)mark : 0));
	if (mark < 0)
		return arena_format(scene->arena, "%s, %s: nothing", holder, task);
	return arena_format(scene->arena, "%s, %s: not \"%s\" any more", holder, task, roles_mark_word(scene, (size_t)mark));
}

/* The same key again takes the mark off. */
static bool toggle(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value,
    size_t mark, struct err *err)
{
	uint32_t marks;

	if (mark && scene->step == ROLES_OFFERS)
		return err_set(err, "these are offers: Space notes one; the numbers are for the marks, after Enter");
	if (mark > roles_mark_count(scene))
		return err_set(err, "there are only %zu marks here", roles_mark_count(scene));
	if (!begin_cell(scene, answer, entry, value, &marks, err))
		return false;
	entry->verb = marks & (uint32_t)1 << mark ? "role.unmark" : mark ? "role.mark" : "role.offer";
	if (mark || !str_same(entry->verb, "role.offer"))
		value_number(value, "mark", (int64_t)mark);
	return true;
}

#define TOGGLE(mark) \
	static const char *word_##mark(const struct scene *scene) \
	{ \
		return may_mark(scene) ? roles_mark_word(scene, mark) : ""; \
	} \
	static bool toggle_##mark(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, \
	    struct err *err) \
	{ \
		return toggle(scene, answer, entry, value, mark, err); \
	}
TOGGLE(1)
TOGGLE(2)
TOGGLE(3)
TOGGLE(4)

/* The mark after the first that stands there; after the last one nothing. */
static bool cycle(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	size_t mark = 1;
	uint32_t marks;

	if (scene->step == ROLES_OFFERS)
		return toggle(scene, answer, entry, value, 0, err);
	if (!begin_cell(scene, answer, entry, value, &marks, err))
		return false;
	while (marks >> 1 && !(marks & (uint32_t)1 << mark))
		mark++;
	if (marks >> 1)
		mark++;
	entry->verb = mark > roles_mark_count(scene) ? "role.unmark" : "role.mark";
	if (mark <= roles_mark_count(scene)) {
		value_number(value, "mark", (int64_t)mark);
		value_number(value, "instead", 1);
	}
	return true;
}

static bool clear(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	uint32_t marks;

	return begin_cell(scene, answer, entry, value, &marks, err)
	    && (marks || err_set(err, "nothing stands there"));
}

static bool answer_task(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value,
    enum roles_answer meant, const char *word, struct err *err)
{
	const struct item *task = chosen_task(scene, answer);

	if (!task)
		return err_set(err, "choose a task with the arrows first");
	entry->item = task->id;
	value_word(value, "answer", roles_task_answer(scene, task->id) == meant ? "none" : word);
	return true;
}

static bool nobody(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	return answer_task(scene, answer, entry, value, ANSWER_NOBODY, "nobody", err);
}

static bool not_here(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	return answer_task(scene, answer, entry, value, ANSWER_NOT_HERE, "not-here", err);
}

static bool confirm(const struct scene *scene, struct str *value, bool agreed, struct err *err)
{
	struct holders holders = roles_holders(scene, scene->arena);
	const struct holder *holder = roles_next_holder(scene, &holders);

	if (!holder)
		return err_set(err, "everybody has been asked");
	value_word(value, "holder", holder->id);
	value_number(value, "agreed", agreed);
	return true;
}

static bool agree(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	(void)answer, (void)entry;
	return confirm(scene, value, true, err);
}

static bool ask_later(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	(void)answer, (void)entry;
	return confirm(scene, value, false, err);
}

#define MARK_ROW(number, said, when) \
	{ .key = #number, .name = said, .help = N_("Gives the chosen cell this mark, or takes it off again."), \
	  .verb = "role.mark", .asks = ASK_CELL, .enabled = when, .entry = toggle_##number, .named = word_##number, .told = tell_cell, \
	  .priority = number == 1 ? 2 : 0 }

const struct action roles_actions[] = {
	{ .key = "Space", .name = N_("mark"), .help = N_("Offers first; then the next mark for the chosen cell."), .verb = "role.mark",
	  .asks = ASK_CELL, .enabled = may_choose_cell, .entry = cycle, .told = tell_cell, .priority = 1 },
	MARK_ROW(1, N_("mark 1"), may_choose_cell), MARK_ROW(2, N_("mark 2"), may_choose_cell), MARK_ROW(3, N_("mark 3"), may_choose_cell),
	MARK_ROW(4, N_("mark 4"), may_choose_cell),
	{ .key = "-", .name = N_("clear"), .help = N_("Takes everything off the chosen cell."), .verb = "role.unmark",
	  .asks = ASK_CELL, .enabled = may_choose_cell, .entry = clear, .told = tell_cell, .priority = 3 },
	{ .key = "0", .name = N_("nobody"), .help = N_("Nobody does the chosen task for now; the same key takes it back."),
	  .verb = "role.answer", .asks = ASK_CELL, .enabled = may_mark, .entry = nobody, .priority = 4 },
	{ .key = "!", .name = N_("not here"), .help = N_("Somebody who is not in the room does the chosen task; the same key takes it back."),
	  .verb = "role.answer", .asks = ASK_CELL, .enabled = may_mark, .entry = not_here, .priority = 5 },
	{ .key = "a", .name = N_("add a holder"), .help = N_("One more organisation or role across."), .verb = "role.holder",
	  .asks = ASK_TEXT, .prompt = N_("Who else?"), .enabled = may_change, .priority = 6 },
	{ .key = "y", .name = N_("yes"), .help = N_("Whoever was read out to says yes."), .verb = "role.confirm",
	  .enabled = reads_out, .entry = agree, .priority = 1 },
	{ .key = "f", .name = N_("to ask"), .help = N_("Whoever was read out to is still to be asked."), .verb = "role.confirm",
	  .enabled = reads_out, .entry = ask_later, .priority = 2 },
	{ .key = NULL }
};

const struct action skills_actions[] = {
	{ .key = "Space", .name = N_("mark"), .help = N_("The next mark for the chosen cell, after the last one nothing."), .verb = "role.mark",
	  .asks = ASK_CELL, .enabled = may_mark_skills, .entry = cycle, .told = tell_cell, .priority = 1 },
	MARK_ROW(1, N_("mark 1"), may_mark_skills), MARK_ROW(2, N_("mark 2"), may_mark_skills), MARK_ROW(3, N_("mark 3"), may_mark_skills),
	{ .key = "-", .name = N_("clear"), .help = N_("Takes everything off the chosen cell."), .verb = "role.unmark",
	  .asks = ASK_CELL, .enabled = may_mark_skills, .entry = clear, .told = tell_cell, .priority = 3 },
	{ .key = "a", .name = N_("add a holder"), .help = N_("One more organisation or role across."), .verb = "role.holder",
	  .asks = ASK_TEXT, .prompt = N_("Who else?"), .enabled = may_mark_skills, .priority = 4 },
	{ .key = NULL }
};
