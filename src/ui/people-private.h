/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PEOPLE_PRIVATE_H
#define TALKA_UI_PEOPLE_PRIVATE_H

#include "ui/app.h"

/*
 * people-private - attributes and consent, by person or by a show of hands.
 *
 * A private pane: the caller has asked whether the projector is dark, and the
 * curtain is drawn when it closes.
 */
void people_private_open(struct app *app);

#endif
