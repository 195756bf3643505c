/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_ACTIONS_H
#define TALKA_UI_ACTIONS_H

#include "model/exercise.h"
#include "ui/app.h"

/*
 * actions - a type's action: asks what it asks, then writes its one event.
 */
void action_ask(struct app *app, const struct action *action);
/* A paste on the wall: the action that takes texts asks for it with the paste in its field. False where no action does. */
bool action_paste(struct app *app, const struct key *key);

#endif
