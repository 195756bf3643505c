/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_KEYS_H
#define TALKA_UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/app.h"

/*
 * keys - the one table of keys: footer, help, palette and manual are made from it.
 *
 * Three tables are read as one, the first that holds takes the key: the poll's
 * (ui/poll-screen.h), the actions of the type (model/exercise.h), the shared ones here.
 *
 * Invariants:
 *  - Nowhere do two rows that hold at the same time have the same key.
 *  - Every row has a name and a help.
 */
struct key_row {
	const char *key;                     /* as key_parse() reads it; further keys for the same, parted by blanks: "? F1" */
	const char *name;                    /* msgid: "backstage" */
	const char *help;                    /* msgid, one sentence */
	const char *(*named)(const struct app *app);    /* a name that changes ("next: Ranking"); "": no hint of the footer now; NULL: name */
	bool (*holds)(const struct app *app);           /* does it do something here? NULL = always */
	void (*act)(struct app *app);                   /* NULL: the app does it before any pane is asked (Ctrl-L, Ctrl-Z) */
	unsigned priority;                   /* in the footer: 1 first; 0 = only in help and palette */
	unsigned also;                       /* enum key_place: pages over which it works, as they do not take every key */
};

enum key_place { KEY_OVER_CURTAIN = 1, KEY_OVER_PAGES = 2 /* backstage, private, help */ };

/* The shared rows; ended by key NULL. */
extern const struct key_row shared_keys[];

/* All tables, each ended by key NULL. The app is given them by app_new(), so that a page which reads them stands below the rows that open it. */
struct key_tables { const struct key_row *poll, *shared, *moving; };

/* Something that can be done now: a row, or an action of the type. */
struct deed {
	const char *key, *name, *help;       /* key: the first of its keys, as people read it */
	unsigned priority;
	const struct key_row *row;           /* NULL for an action */
	const struct action *action;
};

/* All that can be done here, in the order poll, type, shared. Lives with app_scratch(). */
const struct deed *deeds_here(const struct app *app, size_t *count);
/* All keys of a row or an action as people read them: "b Ctrl-B". Lives with the arena. */
const char *key_label(struct arena *arena, const char *names);
const char *deed_keys(const struct deed *deed);          /* as the table has them */
void deed_do(struct app *app, const struct deed *deed);
/* What the key does here, done. False where it does nothing. */
bool keys_press(struct app *app, const struct key *key);
/* The same, only for the rows of the shared table that work over such a page. */
bool keys_press_over(struct app *app, const struct key *key, enum key_place place);

#endif
