/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/sitting-inside.h"

/* What opening does with the boxes of secret rounds after a crash, or on another machine. */

/* --- Closed rounds -------------------------------------------------------------- */

/* The power failed between the close and the writing: the box has it still, in the same order. */
static bool recover(struct sitting *sitting, const struct round_record *record)
{
	bool there = boxes_there(sitting, record);
	struct box *box = there ? boxes_open(sitting, record, NULL) : NULL;
	struct arena *arena = arena_new();
	bool opened = box || !there;

	if (opened)
		boxes_open_up(sitting, record, box, arena);
	arena_free(arena);
	box_free(box);
	return opened;
}

bool boxes_recover(struct sitting *sitting)
{
	bool recovered = false;

	for (size_t i = 0; i < records_count(sitting->session); i++)
		if (records_get(sitting->session, i)->box_missing)
			recovered |= recover(sitting, records_get(sitting->session, i));
	return recovered;
}

/* --- What the box knows and the journal does not -------------------------------------- */

struct missing { struct entry *entries; size_t count; };

static void miss(struct missing *missing, const struct round *round, const char *verb, const char *code)
{
	missing->entries = mem_grow(missing->entries, missing->count + 1, sizeof *missing->entries);
	missing->entries[missing->count++] = (struct entry){ .verb = verb, .exercise = round->record.exercise->id,
		.round = round->record.round, .participant = code };
}

/* Codes first; whatever is left to tell is about ballots without one. */
static void compare(const struct round *round, const struct box *box, struct missing *missing)
{
	size_t told = round->sealed;

	for (size_t i = 0; i < box_codes(box); i++)
		if (!round_has_spent(round, box_code(box, i))) {
			miss(missing, round, "ballot.sealed", box_code(box, i));
			told++;
		}
	for (size_t i = 0; i < round->spent_count && told; i++)
		if (!box_has_code(box, round->spent[i])) {
			miss(missing, round, "ballot.void", round->spent[i]);
			told--;
		}
	for (; told < box_count(box); told++)
		miss(missing, round, "ballot.sealed", "");
	for (; told > box_count(box); told--)
		miss(missing, round, "ballot.void", "");
}

static bool reconcile(struct sitting *sitting, const struct round *round, struct err *err)
{
	struct missing missing = { .entries = NULL };
	struct err why = ERR_INIT;
	struct box *box;
	bool noted = true;

	if (!round->sealed && !boxes_there(sitting, &round->record))
		return true;
	box = boxes_open(sitting, &round->record, &why);
	if (box) {
		compare(round, box, &missing);
		noted = !missing.count || sitting_note(sitting, missing.entries, missing.count, err);
	} else {
		free(sitting->boxes.trouble);
		sitting->boxes.trouble = mem_text(err_text(&why));
		sitting->boxes.troubled = round->record.exercise;
	}
	err_clear(&why);
	free(missing.entries);
	box_free(box);
	return noted;
}

bool boxes_reconcile(struct sitting *sitting, struct err *err)
{
	for (size_t i = 0; i < sitting->script->exercise_count; i++)
		if (boxes_round(sitting, i) && !reconcile(sitting, boxes_round(sitting, i), err))
			return false;
	boxes_finish(sitting);
	return true;
}

/* Of the exercise that is on: what was left open elsewhere is no pile to be counted now. */
char *boxes_notice(const struct sitting *sitting)
{
	size_t open = sitting->session->agenda.open;
	const struct round *round = open == SIZE_MAX ? NULL : boxes_round(sitting, open);
	struct str text = STR_INIT;

	if (!round)
		return NULL;
	if (sitting->boxes.trouble && sitting->boxes.troubled == round->record.exercise)
		return mem_text(sitting->boxes.trouble);
	if (round->sealed)
		str_add_format(&text, "%zu %s in; count your pile", round->sealed, round->sealed == 1 ? "ballot is" : "ballots are");
	return text.length ? str_take(&text) : NULL;
}
