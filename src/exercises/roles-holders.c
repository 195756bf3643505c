/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"
#include "model/people.h"
#include "model/session.h"

const char *holder_kind_name(enum holder_kind kind)
{
	static const char *const names[] = {
		[HOLDER_TEXT] = "text", [HOLDER_ITEM] = "item", [HOLDER_PERSON] = "person", [HOLDER_ADDED] = "added"
	};

	return names[kind];
}

static void put(struct holders *holders, struct arena *arena, struct holder holder)
{
	ROLES_ROOM(arena, holders->rows, holders->count, holders->room);
	holders->rows[holders->count++] = holder;
}

static bool has_part(const struct scene *scene, const char *code)
{
	const struct roles_state *state = scene->state;

	for (size_t i = 0; i < state->cell_count; i++)
		if (str_same(state->cells[i].holder, code))
			return true;
	return false;
}

/* Who is here, and who left with a task. */
static void put_people(const struct scene *scene, struct holders *holders, struct arena *arena)
{
	for (size_t i = 0; i < people_count(scene->session); i++) {
		const struct person *person = people_get(scene->session, i);

		if (person->kind == PERSON_PARTICIPANT && (person->present || has_part(scene, person->code)))
			put(holders, arena, (struct holder){ .id = person->code, .text = person->code, .kind = HOLDER_PERSON });
	}
}

static void put_items(const struct scene *scene, struct holders *holders, const struct listing *listing, struct arena *arena)
{
	for (size_t i = 0; i < listing->count; i++)
		put(holders, arena, (struct holder){ .id = listing->rows[i].item->id,
			.text = item_text(listing->rows[i].item, scene->language), .kind = HOLDER_ITEM });
}

static void put_list(const struct scene *scene, struct holders *holders, const struct list *list, struct arena *arena)
{
	for (size_t i = 0; i < list->item_count; i++)
		put(holders, arena, (struct holder){ .id = list->items[i].id,
			.text = script_text(&list->items[i].text, scene->language), .kind = HOLDER_ITEM });
}

/* "ranking" or "ranking.selected": an earlier exercise, or NULL. */
static const struct exercise *exercise_of(const struct session *session, const char *word, const char **outlet, struct arena *arena)
{
	size_t length = 0;

	while (word[length] && word[length] != '.')
		length++;
	*outlet = word[length] ? word + length + 1 : "";
	return session_exercise(session, arena_slice(arena, word, length));
}

static void put_word(const struct scene *scene, struct holders *holders, const struct option_value *value, size_t i, struct arena *arena)
{
	const struct script *script = session_script(scene->session);
	const char *word = value->words[i], *outlet;
	const struct list *list = script_list(script, word);
	const struct exercise *exercise = exercise_of(scene->session, word, &outlet, arena);

	if (str_same(word, "people")) {
		put_people(scene, holders, arena);
	} else if (list) {
		put_list(scene, holders, list, arena);
	} else if (exercise && exercise->index < scene->exercise->index) {
		struct listing listing = session_outlet(scene->session, exercise, outlet, arena);

		put_items(scene, holders, &listing, arena);
	} else if (i < value->entry_count) {
		put(holders, arena, (struct holder){ .id = arena_format(arena, "holder-%zu", i + 1),
			.text = script_text(&value->entries[i], scene->language), .kind = HOLDER_TEXT });
	}
}

struct holders roles_holders(const struct scene *scene, struct arena *arena)
{
	const struct option_value *value = exercise_value(scene->exercise, "holders");
	const struct roles_state *state = scene->state;
	struct holders holders = { .rows = NULL };

	for (size_t i = 0; value->words[i]; i++)
		put_word(scene, &holders, value, i, arena);
	for (size_t i = 0; i < state->added_count; i++)
		put(&holders, arena, (struct holder){ .id = arena_format(arena, "added-%zu", i + 1), .text = state->added[i],
			.kind = HOLDER_ADDED });
	return holders;
}

const struct holder *holders_find(const struct holders *holders, const char *id)
{
	for (size_t i = 0; i < holders->count; i++)
		if (str_same(holders->rows[i].id, id))
			return &holders->rows[i];
	return NULL;
}

struct listing roles_tasks(const struct scene *scene, struct arena *arena)
{
	return session_listing(scene->session, scene->exercise, arena);
}

size_t roles_mark_count(const struct scene *scene)
{
	const struct option_value *value = exercise_value(scene->exercise, "marks");

	return value->entry_count < MARKS_MOST ? value->entry_count : MARKS_MOST;
}

/* What stands where the file names no marks, so that it can be translated. */
static const char *own_word(const char *word)
{
	static const char *const own[] = {
		N_("does"), N_("decides"), N_("helps"), N_("is told"), N_("can teach"), N_("can do"), N_("want to learn")
	};

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_same(own[i], word))
			return own[i];
	return word;
}

const char *roles_mark_word(const struct scene *scene, size_t mark)
{
	const struct option_value *value = exercise_value(scene->exercise, "marks");

	if (mark == 0)
		return tr(scene->tongue, "offers");
	if (mark > roles_mark_count(scene))
		return "";
	return value->given ? script_text(&value->entries[mark - 1], scene->language)
	    : tr(scene->tongue, own_word(value->entries[mark - 1].by[0]));
}

/* An offer is told only until something came of it. */
const char *roles_marks_words(const struct scene *scene, uint32_t marks)
{
	const char *words = "";

	for (size_t mark = marks > 1 ? 1 : 0; mark <= roles_mark_count(scene); mark++)
		if (marks & (uint32_t)1 << mark)
			words = arena_format(scene->arena, "%s%s%s", words, *words ? ", " : "", roles_mark_word(scene, mark));
	return words;
}
