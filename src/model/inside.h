/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_INSIDE_H
#define TALKA_MODEL_INSIDE_H

#include "base/mem.h"
#include "model/agenda.h"
#include "model/ballot.h"
#include "model/groups.h"
#include "model/items.h"
#include "model/minutes.h"
#include "model/notes.h"
#include "model/people.h"
#include "model/poll.h"
#include "model/poll-record.h"
#include "model/session.h"
#include "tally/balance.h"
#include "tally/cut.h"
#include "tally/pairwise.h"

/*
 * inside - what a session is made of. For the floor model alone: src/floors
 * forbids this header to all others.
 *
 * Ownership: all lives with session->arena, which session_reset() clears.
 */

struct person_private {
	const char **answers;          /* one an attribute of the script, "" */
	const char *card;              /* "" = none */
	int consent;                   /* -1 not asked */
};

struct people_state {
	struct person *list;
	struct person_private *unseen;
	size_t count, room, most;
	int64_t consent_count;         /* -1 */
	int64_t **headcounts;          /* attribute, choice; -1 */
};

/* In a session and in a round: more could neither be read on a wall nor compared pair by pair. */
enum { ITEMS_MOST = 2000 };

struct items_state {
	struct item *list;
	size_t count, room;
	uint32_t *slots;               /* open addressing: index + 1, 0 = free */
	size_t slot_count;             /* a power of two */
};

/* Time that passes while it runs, over several runs of the program. */
struct stopwatch {
	bool running;
	int64_t since_ms, done_ms;
};

/* So many exercises can be inserted into a session; room for them is there from the start, so that nothing moves. */
enum { EXTRA_MOST = 100 };

struct agenda_state {
	struct agenda_entry *entries;  /* by the index of the exercise */
	size_t *order;                 /* indices in running order */
	size_t count;
	size_t open;                   /* an index; SIZE_MAX = none */
	struct stopwatch exercise, pause, step;
	int64_t step_added_seconds;
};

/* Before a second round: nobody asked yet, the group talks, or it does not want one. */
enum round_talk { TALK_NOT_YET, TALK_ON, TALK_UNWANTED };

struct round {
	struct round_record record;    /* what is told once it is closed */
	enum poll_stage stage;
	int64_t closed_seq;
	unsigned inputs;               /* 1u << source */
	struct ballot *ballots;
	size_t ballot_room;
	int64_t *hands;                /* one an item, -1; NULL = none set */
	bool *entitled;                /* by person */
	size_t entitled_room;
	int64_t min_turnout;           /* per cent of those entitled; 0 = none */
	size_t replaces, settles;      /* number of the round that it replaces once it is closed, whose tie it is to settle; 0 = none */
	enum round_talk talk;
	bool piles;                    /* its slips are typed pile by pile, by the answers to record.split */
	size_t sealed;                 /* ballots in the box of an open secret round */
	const char **spent;            /* the codes whose ballots they are, as far as they have one; known after the close, too */
	size_t spent_count, spent_room;
	size_t lines, hidden;          /* told one by one, and how many of them are still hidden */
	struct poll_line *line;        /* all items, best first */
	bool differ;
	struct tally_ballots tally;
	const struct pairwise *pairs;  /* NULL = counts only */
	uint32_t *circle;
	size_t circle_count;
	bool *selected;
	size_t *tied;
	size_t tied_count, tied_places;
	bool very_close;
};

struct poll {
	const struct session *session;
	const struct exercise *exercise;
	struct round *rounds;
	size_t count, room;
	size_t told;                   /* number of the round that the exercise is at; 0 = none yet */
};

/* What was in the box of a closed secret round. It comes from beside the journal, so session_reset() keeps it. */
struct opened { const struct exercise *exercise; int64_t round; char *bytes; size_t size; };
struct opened_boxes { struct opened *list; size_t count; };

/* A deal, and what it was made from: answers to attributes, so private. */
struct dealt { struct grouping told; struct balance task; size_t *attributes; int64_t off, bound; };
struct deals { struct dealt *list; size_t count, room; };

struct fact { const char *name, *text; };

struct session {
	const struct script *script;
	const struct script_registry *registry;
	struct arena *arena;
	const char *key, *zone, *opened_at, *closed_at, *script_hash;
	bool rehearsal, closed;
	struct spoken spoken;
	int64_t run, last_ms;
	struct fact *facts;
	size_t fact_count, fact_room;
	struct people_state people;
	struct deals deals;
	struct items_state items;
	struct agenda_state agenda;
	struct poll *polls;            /* one an exercise */
	struct opened_boxes *opened;
	void **states;                 /* one an exercise: the type's own */
	struct parked *parked;
	size_t parked_count, parked_room;
	struct decision *decisions;
	size_t decision_count, decision_room;
	struct note *notes;
	size_t note_count, note_room;
	const char **left;             /* the folders that it was in before it was moved */
	size_t left_count, left_room;
};

/* Makes room for one more in an array of the session's arena. */
#define SESSION_ROOM(session, array, count, room) \
	((count) < (room) ? (void)0 : (void)((array) = arena_grow((session)->arena, (array), (count), \
	    (room) ? (room) * 2 : 8, sizeof *(array)), (room) = (room) ? (room) * 2 : 8))

/* Places for exercises: those of the script, and those that may be inserted. */
size_t session_places(const struct session *session);
/* A new exercise (of the session's arena) becomes part of it, at a place of the running order. */
void session_take(struct session *session, const struct exercise *exercise, size_t place);
/* The exercise of an event, or NULL; its poll; its latest round. */
const struct exercise *event_exercise(const struct session *session, const struct event *event);
struct poll *event_poll(struct session *session, const struct event *event);
struct round *poll_latest(const struct poll *poll);            /* NULL */
struct round *event_round(struct session *session, const struct event *event);

/* For accept, which changes nothing: the event's round if it is from first to last, else NULL and words. */
const struct round *round_at(const struct session *session, const struct event *event, enum poll_stage first,
    enum poll_stage last, struct err *err);
/* Index of the offered item with this id, or SIZE_MAX. */
size_t round_find(const struct round *round, const char *id, size_t length);
/* Are the words source, status and picks a ballot that this round takes? */
bool round_may_hold(const struct round *round, const struct event *event, struct err *err);
/* The ballot that they are; total: what cannot be one is spoilt. */
void round_fill_ballot(struct session *session, const struct round *round, const struct event *event, struct ballot *ballot);

/* --- secret rounds */

/* Are enough people of every answer here, that it may stand beside a secret ballot? */
enum piles { PILES_POSSIBLE, PILES_UNTOLD, PILES_SMALL };     /* nobody told who belongs to which; a group is too small */
enum piles piles_possible(const struct session *session, const struct attribute *split);
/* Is the word group, where it is there, a pile of the round? */
bool round_has_pile(const struct round *round, const struct event *event, struct err *err);
bool round_has_spent(const struct round *round, const char *code);
/* One ballot is not in the box any more. */
void round_unseal(struct round *round, const char *code);
/* The texts of a box as the file of an opened one; what too few ballots tell is left out. Lives with arena. */
const char *opened_text(const struct session *session, const char *const *texts, size_t count, struct arena *arena);
/* The value of its round.close. Lives with arena. */
const char *opened_close_value(const struct round_record *record, const char *const *texts, size_t count, const char *sha256, struct arena *arena);
void session_give_opened(struct session *session, const struct exercise *exercise, int64_t round, const char *bytes, size_t size);
const struct opened *session_opened(const struct session *session, const struct exercise *exercise, int64_t round);   /* NULL */
/* The ballots of a round that closes, from the opened box that the session was given; record.box_missing where it is not the one. */
void round_take_opened(struct session *session, struct round *round, const struct event *close);
void opened_free(struct opened_boxes *boxes);
/* The value of round.close; sha256 NULL where the round is not secret. Lives with arena. */
const char *round_close_value(const struct round_record *record, const size_t *by_status, const char *sha256, struct arena *arena);

extern const struct verb sealed_verbs[];

/* Another copy of the script, and back to before the first event. */
void session_use(struct session *session, const struct script *script);

/* Parts of session_reset(). */
void people_reset(struct session *session);
void items_reset(struct session *session);
void agenda_reset(struct session *session);
void polls_reset(struct session *session);

/* For accept: the workshop is not closed. */
bool session_must_run(const struct session *session, const struct event *event, struct err *err);
/* The first place of the running order that is still ahead of us. */
size_t agenda_ahead(const struct session *session);
/* What begins before its turn stands behind all that was on, from now on. */
void agenda_pull(struct session *session, const struct exercise *exercise);

/* A topic becomes an item, so that the parking lot is a list; its id, "" where there is no room. */
const char *items_park(struct session *session, const struct event *event, const char *text);
/* Items of the event's exercise, one a line. */
void items_paste(struct session *session, const struct event *event, const char *lines);

/* The clock's part of a new run: what ran is paused at its last value. */
void agenda_new_run(struct session *session);
/* poll-rounds.c: may a round of this kind begin now; what it is to the ones before; and that it is closed. */
bool round_may_begin(const struct poll *poll, const struct event *event, struct err *err);
void round_relate(struct poll *poll, struct round *round);
void round_replace(struct poll *poll, const struct round *round);

/* Whoever is present becomes entitled to the open round. */
void polls_note_present(struct session *session);

/* For changing it; NULL where there is none. */
struct item *items_named(const struct session *session, const char *id);
/* A new item of the event's exercise; NULL where the id is taken or there are too many. Texts are kept as they are. */
struct item *items_make(struct session *session, const struct event *event, const char *id, const char *text, const char *origin);
/* For accept: does the event's item stand on its list? */
bool item_is_active(const struct session *session, const struct event *event, struct err *err);

/* For accept of what only sitting_remove() writes: it goes through every file, and an event alone would not. */
bool event_by_removal(const struct session *session, const struct event *event, struct err *err);

/* A line in the parking lot; item "" where it is no item. */
void parking_add(struct session *session, const struct event *event, const char *item, const char *text);
void parking_settle(struct session *session, const char *item, const char *how);

/* Counts a round that closes; fills record.result, lines, duels. */
void round_count(const struct session *session, struct round *round);
/* The attribute of a split, or NULL; and the result by groups, of a round that closes. */
const struct attribute *split_named(const struct script *script, const char *name);
void round_split(const struct session *session, struct round_record *record);
/* The line that the cut of a closed round draws. Lives with arena. */
struct tally_line record_line(const struct round_record *record, const struct tally_result *result, struct arena *arena);
/* What a closed round's result says, once more: all that is told of it, still hidden. */
void round_tell(const struct session *session, struct round *round);
/* Money (poll-money.c): what round.open says of it, and tie.settle; the line where these come first of the tied, false where there is none. */
void round_take_money(struct session *session, struct round *round, const struct event *event);
void round_take_order(struct session *session, struct round *round, const struct event *event);
bool money_settle(const struct round *round, const uint32_t *first, size_t count, struct arena *arena, struct tally_line *line);
/* "id|id" of the items that are flagged. Lives with arena. */
const char *round_ids(const struct round *round, const bool *flags, struct arena *arena);

#endif
