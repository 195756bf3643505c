/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SESSION_H
#define TALKA_MODEL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/event.h"
#include "model/script.h"

/*
 * session - the state: a fold of the script and the standing events.
 *
 * Opaque; read through people.h, items.h, agenda.h, poll.h, minutes.h and, where
 * the floors allow it, notes.h, poll-desk.h and poll-record.h.
 *
 * Invariants:
 *  - The same script and the same standing events give the same session.
 *  - Only session_fold() changes it; it cannot fail.
 *
 * Ownership: texts live until the session is folded anew.
 */
struct session;

struct session *session_new(const struct script *script, const struct script_registry *registry);
void session_free(struct session *session);
/* Back to before the first event. */
void session_reset(struct session *session);
void session_fold(struct session *session, const struct event *event);
/* The shared accept, then the type's. */
bool session_accept(const struct session *session, const struct event *event, struct err *err);
/* An event from a row; false (and verb NULL) where the verb is unknown. */
bool session_event(const struct session *session, const struct journal_row *row, struct event *event);

const struct script *session_script(const struct session *session);
const struct script_registry *session_registry(const struct session *session);
const char *session_key(const struct session *session);         /* 26 characters; "" before session.begin */
/* The key that a journal's first event tells, "" where there is none. Lives with arena. */
const char *session_key_told(const struct journal *journal, struct arena *arena);
const char *session_script_hash(const struct session *session); /* of the workshop that the journal is about */
const char *session_zone(const struct session *session);
bool session_is_rehearsal(const struct session *session);
bool session_is_closed(const struct session *session);           /* session.close stands */
const char *session_opened_at(const struct session *session);    /* UTC text of the first event, "" */
const char *session_closed_at(const struct session *session);
int64_t session_run(const struct session *session);
/* Answers to the script's ask ("place", ...) and --set: "" where not given; else the script's own. */
const char *session_fact(const struct session *session, const char *name);
/* Has it been told, if only that it stays empty? */
bool session_knows(const struct session *session, const char *name);
/* What the wall speaks: an index of the script's languages, and whether a second one stands beside it. */
struct spoken { size_t language; bool both; };
struct spoken session_spoken(const struct session *session);

extern const struct verb session_verbs[];

#endif
