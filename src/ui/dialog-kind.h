/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_DIALOG_KIND_H
#define TALKA_UI_DIALOG_KIND_H

#include "base/mem.h"
#include "ui/dialog.h"
#include "ui/field.h"

/*
 * dialog-kind - what a dialog of one kind does its own way; for dialog*.c alone.
 *
 * dialog.c draws the question and the field, and takes Enter and Esc.
 */
struct dialog_kind;

/* What can be picked: copies, so that nothing here hangs on the session. */
struct pick_row { const char *label, *text, *id; };

struct opened {
	struct dialog asked;             /* its texts live with arena */
	const struct dialog_kind *kind;
	struct arena *arena;
	struct field field;
	struct str lines;                /* a paste of many: newlines between them */
	const struct pick_row *rows;
	size_t row_count;
	size_t row;                      /* highlighted; SIZE_MAX = none */
	bool handed;                     /* somebody of the room had the keyboard when it was asked */
	bool shown;                      /* unseen text is shown for now */
	bool yes;
	bool touched;                    /* ASK_NUMBER: what stood in the field at first is the answer, or a start to change */
	const struct pick_row *choices;  /* ASK_ITEM_CHOICE: what comes after the item */
	size_t choice_count;
	const char *item;                /* ASK_ITEM_TEXT, ASK_ITEM_NUMBER, ASK_ITEM_CHOICE: the id, once it is chosen */
};

/* What a kind made of a key. The dialog itself answers and closes, so that no kind calls what calls it. */
enum dialog_turn { TURN_PASSED, TURN_TAKEN, TURN_ANSWERED, TURN_LEFT };

struct dialog_kind {
	bool has_field;
	bool field_when_typed;           /* it is seen once something stands in it */
	void (*start)(const struct app *app, struct opened *opened);     /* NULL: nothing to prepare */
	/* Below the field; both NULL: nothing. */
	size_t (*rows)(const struct opened *opened, size_t columns);
	void (*draw)(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area);
	/* Before the field sees it, which gets what is passed. NULL: passes all. */
	enum dialog_turn (*key)(struct app *app, struct opened *opened, const struct key *key);
	/* Enter: fills the answer, or says what is missing and gives false. */
	bool (*answer)(struct app *app, struct opened *opened, struct answer *answer);
	struct hint enter;               /* what answers */
	const char *help;                /* a msgid: how it is answered */
};

extern const struct dialog_kind dialog_text, dialog_texts, dialog_number, dialog_yes_no;
extern const struct dialog_kind dialog_items, dialog_person, dialog_choice;

/* A text for the field; for texts, one of several lines becomes a paste of many. */
void dialog_texts_take(struct opened *opened, const char *bytes, size_t length);

#endif
