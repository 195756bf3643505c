/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_LANGUAGE_NAME_H
#define TALKA_BASE_LANGUAGE_NAME_H

/*
 * language-name - languages as their speakers call them, by the codes of ISO 639-1.
 */
struct arena;

/* "Lietuvių (lt)", or the code alone where the name is not known here. Lives with the arena, or is code. */
const char *language_name(struct arena *arena, const char *code);

#endif
