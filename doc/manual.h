/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_DOC_MANUAL_H
#define TALKA_DOC_MANUAL_H

/*
 * manual - what the parts of make-manual share. All of it goes to stdout.
 */

/* A text as roff shows it as it stands: no sign of it is a command. */
void manual_put(const char *text);
/* The same as lines of their own, broken at blanks. */
void manual_text(const char *text);

/* Fill talka(1) from the tables that the program itself reads. */
void manual_commands(void);
void manual_shared_keys(void);
void manual_poll_keys(void);
void manual_type_keys(void);
void manual_moving_keys(void);
void manual_people_keys(void);
void manual_backstage_keys(void);
void manual_minutes_keys(void);

/* Fill talka-session(5). */
void manual_verbs(void);
void manual_first_columns(void);
void manual_tables(void);

#endif
