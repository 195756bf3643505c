/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_ROLES_H
#define TALKA_EXERCISES_ROLES_H

#include "model/exercise.h"

/*
 * roles - who does what, or who can what: tasks down, holders across, marks in plain words.
 *
 * Of a matrix the first mark stands for doing, the second for deciding; of
 * skills the first for teaching, the second for doing, the third for learning.
 * Both go through the same steps; skills have ROLES_MARKS and ROLES_CHECK alone.
 *
 * Invariants:
 *  - A finding warns and never blocks.
 *  - What concerns one person is personal: it never stands on the wall.
 *
 * Ownership: what is handed out lives with the arena that was given, or scene->arena.
 */
enum roles_step { ROLES_OFFERS, ROLES_MARKS, ROLES_CHECK, ROLES_READ, ROLES_DONE };
enum roles_answer { ANSWER_NONE, ANSWER_NOBODY, ANSWER_NOT_HERE };
enum { MARK_DOES = 1, MARK_DECIDES = 2, MARK_TEACHES = 1, MARK_CAN = 2, MARK_LEARNS = 3, MARKS_MOST = 30 };

struct roles_cell {
	const char *task, *holder;     /* ids */
	uint32_t marks;                /* bit n: mark n, from 1; bit 0: an offer */
};
struct roles_task { const char *task; enum roles_answer answer; };
enum roles_said { SAID_NOTHING, SAID_YES, SAID_ASK_LATER };
struct roles_asked { const char *holder; enum roles_said said; };   /* read out to */

struct roles_state {
	struct roles_cell *cells;
	struct roles_task *tasks;
	struct roles_asked *asked;
	const char **added;            /* holders named in the room */
	size_t cell_count, cell_room, task_count, task_room, asked_count, asked_room, added_count, added_room;
};

/* Makes room for one more in an array of the arena. */
#define ROLES_ROOM(arena, array, count, room) \
	((count) < (room) ? (void)0 : (void)((array) = arena_grow((arena), (array), (count), \
	    (room) ? (room) * 2 : 8, sizeof *(array)), (room) = (room) ? (room) * 2 : 8))

extern const struct verb roles_verbs[];
bool roles_accept(const struct scene *scene, const struct event *event, struct err *err);
void roles_fold(const struct scene *scene, void *state, const struct event *event);

/* Marks of a cell by ids; 0 = none. */
uint32_t roles_marks(const struct scene *scene, const char *task, const char *holder);
enum roles_answer roles_task_answer(const struct scene *scene, const char *task);
/* NULL = not yet read out to. */
const struct roles_asked *roles_asked(const struct scene *scene, const char *holder);

enum holder_kind { HOLDER_TEXT, HOLDER_ITEM, HOLDER_PERSON, HOLDER_ADDED };
struct holder { const char *id, *text; enum holder_kind kind; };
struct holders { struct holder *rows; size_t count, room; };
struct holders roles_holders(const struct scene *scene, struct arena *arena);
/* NULL where there is no such holder (any more). */
const struct holder *holders_find(const struct holders *holders, const char *id);
const char *holder_kind_name(enum holder_kind kind);
/* The first that was not read out to, or NULL. */
const struct holder *roles_next_holder(const struct scene *scene, const struct holders *holders);
/* The tasks, with letters. */
struct listing roles_tasks(const struct scene *scene, struct arena *arena);

size_t roles_mark_count(const struct scene *scene);
const char *roles_mark_word(const struct scene *scene, size_t mark);        /* from 1; 0: an offer */
const char *roles_marks_words(const struct scene *scene, uint32_t marks);   /* "does, decides" */

struct finding {
	const char *task, *holder;     /* ids, "" = none */
	const char *name;              /* "nobody-does" */
	const char *words;
	const char *left_out;          /* as the room reads it, who has no part; NULL = another finding */
	bool personal;
};
struct findings { struct finding *rows; size_t count, room; };
struct findings roles_findings(const struct scene *scene, struct arena *arena);
struct findings skills_findings(const struct scene *scene, struct arena *arena);
/* The personal ones. */
void findings_aside(const struct findings *findings, struct str *lines);

/* Marks by task and holder, looked up once, for what looks for findings. */
struct plan {
	const struct scene *scene;
	struct arena *arena;
	struct listing tasks;
	struct holders holders;
	uint32_t *marks;               /* task after task */
	struct findings findings;
};
struct plan roles_plan(const struct scene *scene, struct arena *arena);
bool plan_has(const struct plan *plan, size_t task, size_t holder, size_t mark);
size_t plan_holders_with(const struct plan *plan, size_t task, size_t mark);
const char *plan_task_words(const struct plan *plan, size_t task);
void plan_find(struct plan *plan, struct finding finding);
void plan_find_in_task(struct plan *plan, size_t task, const char *name, const char *words);

/* Parts of the walls. chooses: the selected cell is lit. */
void roles_put_matrix(const struct scene *scene, const struct look *look, struct board *board, bool chooses);
void roles_marks_wall(const struct scene *scene, const struct look *look, struct board *board);
/* All but what is personal, those who have no part in one line; false where there is nothing to tell. */
bool roles_tell_findings(const struct scene *scene, const struct findings *findings, struct board *board);

extern const struct action roles_actions[], skills_actions[];
extern const struct type_table roles_tables[], skills_tables[];
bool roles_rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context);
bool skills_rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context);

#endif
