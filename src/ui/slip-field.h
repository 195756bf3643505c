/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_SLIP_FIELD_H
#define TALKA_UI_SLIP_FIELD_H

#include "model/ballot.h"
#include "ui/field.h"
#include "ui/input.h"

/*
 * slip-field - the rows in which a slip is typed, whoever types it, and its way through the door.
 *
 * Invariants:
 *  - Unseen, they tell only how many letters there are and whether they are valid.
 *  - What was typed stays until it is taken.
 */
struct slip_field {
	const struct field *field;
	const char *label;               /* before the letters: "Slip 4" */
	const char *invitation;          /* below, before a letter is typed */
};

size_t slip_field_rows(const struct app *app, const struct desk *desk, const struct slip_field *slip, size_t columns);
void slip_field_draw(const struct app *app, const struct desk *desk, const struct slip_field *slip, struct canvas *canvas, struct area area);
/* A key for the field; a paste of several lines is refused. False: not for a field. */
bool slip_field_key(struct app *app, struct field *field, const struct key *key);
/* Is something typed? Blanks are nothing. */
bool slip_field_pending(const struct field *field);
/* Enter: false where nothing is typed, or where it is no ballot, which is refused in words. */
bool slip_field_entered(struct app *app, const struct desk *desk, const struct field *field, struct ballot_reading *ballot);

/* A slip on its way through the door. */
struct slip_entry {
	const char *verb;                /* ballot.cast, ballot.mend, ballot.void */
	int64_t number;                  /* of the slip that is mended or taken out; 0 = a new one */
	enum ballot_source source;
	const char *participant;         /* NULL = nobody knows */
	size_t pile;                     /* of a secret round, from 1; 0 = none */
	const struct ballot_reading *ballot;   /* NULL where it is taken out */
};
bool slip_enter(struct app *app, const struct desk *desk, const struct slip_entry *entry, const char *said);

/* More slips than people: a question, never a refusal. keep(app, desk, context) is called where the slip is kept all the same. */
bool slip_is_surplus(const struct desk *desk);
void slip_ask_surplus(struct app *app, const struct desk *desk, void (*keep)(struct app *app, const struct desk *desk, void *context), void *context);

#endif
