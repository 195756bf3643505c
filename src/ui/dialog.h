/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_DIALOG_H
#define TALKA_UI_DIALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/exercise.h"
#include "ui/app.h"

/*
 * dialog - one question at the foot of the screen, whatever it asks for.
 *
 * ASK_NOTHING     yes or no: done() is called for yes only
 * ASK_TEXT        one line
 * ASK_TEXTS       one line, or a paste of many (or a preset of many) that is shown before it is taken;
 *                 answer->text has a newline between them
 * ASK_ITEM        letters: as many items as picks says; answer->item is the first; where
 *                 there are several, answer->text has all ids with a newline between them
 * ASK_TWO_ITEMS   `C F`: answer->item and answer->other
 * ASK_ITEM_TEXT   a letter, then the item's text to be changed
 * ASK_ITEM_NUMBER a letter, then a number from least to most: answer->item and answer->number
 * ASK_ITEM_CHOICE a letter, then one of choices: answer->item and answer->choice
 * ASK_PERSON      a code, with or without its P
 * ASK_CHOICE      one of choices: answer->choice from 0
 * ASK_NUMBER      from least to most
 *
 * ASK_CELL needs no dialog: the cell is the one selected on the wall.
 *
 * Invariants:
 *  - Every key goes to the dialog. Esc closes it; a text that was typed stands in the
 *    field again when the same question is asked next.
 *  - done() returns false when the answer was refused: the dialog stays, with
 *    all that was typed. It may open another dialog, and returns true then.
 *
 * Ownership: all that struct dialog points to is copied, but for context;
 * forget(context) is called at the end, whatever the answer.
 */
struct dialog {
	enum ask asks;
	const char *question;
	const char *explain;                    /* a quiet line below the question; NULL = none */
	const char *help;                       /* what it is for, for F1; NULL = the question says it */
	const char *enter;                      /* what Enter does, a msgid that lives for ever; NULL = as usual */
	const char *preset;                     /* stands in the field at first; NULL = nothing */
	struct listing items;                   /* rows NULL: the items of the exercise on the wall */
	size_t picks;                           /* ASK_ITEM; 0 counts as 1 */
	const char *item;                       /* items: the id of the one that stands alone on the wall; NULL = none. Only what comes after it is asked */
	const char *const *choices;             /* ASK_CHOICE */
	size_t choice_count;
	int64_t least, most;                    /* ASK_NUMBER, ASK_ITEM_NUMBER */
	bool weighty;                           /* ASK_CHOICE: nothing is lit at first, so that Enter alone decides nothing */
	bool may_be_empty;                      /* texts: Enter on nothing is an answer, too: "" */
	bool unseen;                            /* texts: typed as dots, Ctrl-T shows them */
	bool no_draft;                          /* what is left with Esc is not kept: the next question is about another person */
	bool (*done)(struct app *app, const struct answer *answer, void *context);
	void (*left)(struct app *app, void *context);   /* what Esc does once the dialog is closed; NULL = nothing */
	void *context;
	void (*forget)(void *context);          /* NULL: nothing to free */
};

void dialog_open(struct app *app, const struct dialog *dialog);

#endif
