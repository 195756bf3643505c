/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_POLL_H
#define TALKA_MODEL_POLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/agenda.h"
#include "model/exercise.h"
#include "model/session.h"
#include "tally/cut.h"

/*
 * poll - one count in the room, as far as the room may know of it.
 *
 * Stages, each begun by an event:
 *   not yet -> open -> closed -> revealing -> revealed -> (tie ->) settled
 *
 * Invariants:
 *  - Nothing here tells how an open or a closed round stands: lines are there
 *    from the first reveal, and only as many as are revealed.
 *  - The order of lines is by place; inside a tie by the letters, for display only.
 *  - round.open carries items, letters, wordings and limits; a count never
 *    depends on a text edited later.
 */
enum poll_stage {
	POLL_NOT_YET, POLL_OPEN, POLL_CLOSED, POLL_REVEALING, POLL_REVEALED, POLL_TIE, POLL_SETTLED
};

enum ballot_source { SOURCE_HANDS, SOURCE_PAPER, SOURCE_PASSED, SOURCE_ALOUD, SOURCES /* = not told */ };

struct poll_item { const char *id, *letter, *wording; };

struct poll_line {
	size_t item;                   /* index into the offered items */
	int64_t place;                 /* 1, 2, 2, 4 */
	bool joint;
	int64_t score, score_div, people, first_choices;   /* score_div 1 but for means */
	bool people_known;             /* false where only hands were counted and more than one vote a person is possible */
	bool selected;                 /* above the cut, once it is set */
	bool split_opinion;
	int64_t spread_permille;       /* -1 = not known */
};

/* second and again replace the round before; a run-off settles one tie and replaces nothing. */
enum round_kind { ROUND_MAIN, ROUND_SECOND, ROUND_AGAIN, ROUND_RUN_OFF };
const char *round_kind_name(enum round_kind kind);

/* The poll of an exercise, at its latest round. NULL where the type does not poll. */
const struct poll *session_poll(const struct session *session, const struct exercise *exercise);

enum poll_stage poll_stage(const struct poll *poll);
const char *poll_stage_name(enum poll_stage stage);
int64_t poll_round(const struct poll *poll);                    /* 0 = none yet */
enum round_kind poll_kind(const struct poll *poll);
/* Does the group talk now, and vote a second time after? */
bool poll_talks(const struct poll *poll);
/* The same poll at the round that the present one replaces, or NULL. Lives with arena. */
const struct poll *poll_before(const struct poll *poll, struct arena *arena);
const struct exercise *poll_exercise(const struct poll *poll);
size_t poll_offered(const struct poll *poll);
const struct poll_item *poll_item(const struct poll *poll, size_t i);
size_t poll_item_by_letter(const struct poll *poll, const char *letter, size_t length);   /* SIZE_MAX */
bool poll_is_secret(const struct poll *poll);                   /* the latest round; before the first, as the script has it */
struct poll_limits poll_limits(const struct poll *poll);
/* Do people know their codes, or is the result told by groups, so that a ballot is to tell whose it is? */
bool poll_wants_codes(const struct poll *poll);
bool poll_input_allowed(const struct poll *poll, enum ballot_source source);
size_t poll_ballots_in(const struct poll *poll);                /* slips that are in, plus people counted by hands */
bool poll_hands_alone(const struct poll *poll);                 /* hands were counted, but nobody said of how many people */
size_t poll_entitled(const struct poll *poll);                  /* so far */
size_t poll_due(const struct poll *poll);                       /* ballots: one a person, or one in common */

/* While a secret round with a split is open: how many piles its slips are typed in, 0 = one for all; and whose each is. */
size_t poll_piles(const struct poll *poll);
const char *poll_pile(const struct poll *poll, size_t i, size_t language);

/* The least per cent of those entitled that was to vote, 0 = none; and whether it is missed as things stand. */
int64_t poll_min_turnout(const struct poll *poll);
bool poll_turnout_missed(const struct poll *poll);

/* What closing the open round would write: NEXT_ASK with a question where ballots are missing or too many,
 * NEXT_NOTHING with title telling why it cannot be closed. */
struct next poll_close(const struct poll *poll, struct arena *arena);

/* What opens the first round, or one that replaces the present one, which must be closed: again, or second after a talk. */
struct entry poll_opening(const struct poll *poll, enum round_kind kind, struct arena *arena);
/* What begins the talk before a second round, or says that the group wants none. */
struct entry poll_talk(const struct poll *poll, bool wanted);

/* From POLL_REVEALING on. */
size_t poll_lines(const struct poll *poll);                     /* all that will be told one by one, best first */
size_t poll_lines_hidden(const struct poll *poll);              /* the first so many are still hidden */
const struct poll_line *poll_line(const struct poll *poll, size_t i);   /* NULL while hidden */
size_t poll_also_named(const struct poll *poll);                /* items told without figures */
size_t poll_also_named_item(const struct poll *poll, size_t i); /* offered index, in the order of letters */
bool poll_differ_shown(const struct poll *poll);                /* "where do we differ?" is on the wall */
/* From POLL_REVEALED on. */
const char *poll_agreement_words(const struct poll *poll);      /* msgid; "" */
enum duels { DUELS_NONE /* counts only */, DUELS_WINNER, DUELS_CIRCLE, DUELS_TIED };
enum duels poll_duels(const struct poll *poll, size_t *winner); /* winner: offered index */
size_t poll_circle(const struct poll *poll, const uint32_t **items);   /* a shortest circle, each beats the next */
int64_t poll_beats(const struct poll *poll, size_t a, size_t b);    /* how many set a above b */

/* How many gave the item the grade, from POLL_REVEALED on; 0 where nothing is graded. */
int64_t poll_gave(const struct poll *poll, size_t item, int64_t grade);
/* Van der Eijk's A of an item's grades in per mille: 1000 = all the same, -1000 = two camps; false where there are none. */
bool poll_consensus(const struct poll *poll, size_t item, int64_t *permille);

/* Money, where some is shared out: the budget; what an offered item costs; -1 = none, or nobody said. */
int64_t poll_budget(const struct poll *poll);
int64_t poll_cost(const struct poll *poll, size_t item);
/* What it buys by a rule (NULL = the round's own), from POLL_REVEALED on. False before, and where nothing is shared out
 * or a tie stops it. Lives with arena. */
struct poll_spending {
	const uint32_t *bought;        /* offered items, in this order */
	size_t count;
	int64_t left;
	int64_t served, voters;        /* people with at least one of these among what they chose, of how many */
};
bool poll_spending(const struct poll *poll, const char *rule, struct arena *arena, struct poll_spending *spending);
/* Who would stand first by another rule, from POLL_REVEALED on; 0 where it cannot count them. Lives with arena. */
size_t poll_firsts_by(const struct poll *poll, const char *rule, struct arena *arena, const uint32_t **items);
/* How many people have at least one selected item among what they chose, of how many; -1 = hands hide it, or no line is drawn. */
int64_t poll_served(const struct poll *poll, int64_t *voters);
/* How the result came about, a sentence a line, items by their letters; from POLL_REVEALED on, "" before. Lives with arena. */
const char *poll_account(const struct poll *poll, const struct language *tongue, struct arena *arena);

/* The same by one criterion of several (from 0): how many gave the grade, and how much they agree. */
int64_t poll_gave_by(const struct poll *poll, size_t item, size_t criterion, int64_t grade);
bool poll_consensus_by(const struct poll *poll, size_t item, size_t criterion, int64_t *permille);

/* The result by groups, from POLL_REVEALED on, where the file asks for it: only groups that are large enough are here. */
size_t poll_groups(const struct poll *poll);
const char *poll_group_name(const struct poll *poll, size_t i, size_t language);   /* "" = those without an answer */
int64_t poll_group_ballots(const struct poll *poll, size_t i);
int64_t poll_group_place(const struct poll *poll, size_t i, size_t item, bool *joint);   /* 0 = nobody of it chose the item */
/* Why some or all are not told: "small-groups", "no-codes", "one-group"; "" = all are, or nobody asked. */
const char *poll_groups_hidden(const struct poll *poll);

/* The cut. */
const char *poll_cut(const struct poll *poll);                  /* "3", "50%", "none", "budget" */
int64_t poll_places(const struct poll *poll);                   /* how many go on, where the cut says a number; else 0 */
bool poll_very_close(const struct poll *poll);                  /* at most one vote across the cut */
size_t poll_tied(const struct poll *poll, const size_t **items);/* at the cut, while POLL_TIE and after */
size_t poll_tied_places(const struct poll *poll);               /* how many of them there is room for */
const char *poll_remedy(const struct poll *poll);               /* which settled it, "" = no tie */
const char *poll_remedy_note(const struct poll *poll);
int64_t poll_lot_seed(const struct poll *poll);                 /* -1 = no lot */

/* Remedies for the standing tie, in the order of the script; what the data do not allow is left out. NULL at the end. */
struct remedy_offer { enum way_out way; const char *help; bool picks; /* the group says which: hat, group-decides */ bool votes; /* by a round of its own: run-off */ };
const struct remedy_offer *poll_remedy_offer(const struct poll *poll, size_t i);
/* The entry that settles the tie by a remedy, or opens the run-off. picked: ids of the chosen (only where the remedy picks), parted by newlines.
 * chance: for the lot. False and words where the remedy does not decide or the wrong number was picked. Texts live with arena. */
bool poll_settle(const struct poll *poll, const char *remedy, const char *picked, const char *note,
    const struct random *chance, struct arena *arena, struct entry *entry, struct err *err);

extern const struct verb poll_verbs[];   /* rounds: open, close, reveal, cut */
extern const struct verb rounds_verbs[]; /* the talk between two rounds */
extern const struct verb cast_verbs[];   /* ballots and counts by hand */

#endif
