/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PEOPLE_PRIVATE_H
#define TALKA_UI_PEOPLE_PRIVATE_H

#include "ui/app.h"

/*
 * people-private - attributes and consent, by a show of hands or by person.
 *
 * For the private page alone: that has asked whether the projector is dark,
 * stays below, and draws the curtain when it closes.
 */
void people_private_open(struct app *app);

#endif
