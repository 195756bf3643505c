/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_DRAFTS_H
#define TALKA_UI_DRAFTS_H

/*
 * drafts - what was typed into a field that was left with Esc, by its question.
 *
 * Never on disk.
 */
struct drafts;

struct drafts *drafts_new(void);
void drafts_free(struct drafts *drafts);
/* Keeps a copy; "" forgets. */
void drafts_keep(struct drafts *drafts, const char *question, const char *text);
/* NULL where nothing is kept; lives until the next drafts_keep(). */
const char *drafts_find(const struct drafts *drafts, const char *question);

#endif
