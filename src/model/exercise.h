/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_EXERCISE_H
#define TALKA_MODEL_EXERCISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/random.h"
#include "base/table.h"
#include "base/tr.h"
#include "model/event.h"
#include "model/items.h"
#include "model/option.h"
#include "model/people.h"
#include "model/script.h"

/*
 * exercise - the shape of a type of exercise: a table of what it knows, says and does.
 *
 * One file in exercises/ ends in such a table, and a row in Makefile.am puts it
 * into the registry. Keys, help, manual, vocabulary, tables and rehearsal are
 * made from it.
 *
 * Invariants:
 *  - fold is total and accept agrees with it; wall changes nothing and gives the same board twice.
 *  - A type sees only its scene: nothing private can be named from here.
 */
struct board;
struct poll;

/* What a type sees: the session, its own exercise and state, the language, the time. */
struct scene {
	const struct session *session;
	const struct exercise *exercise;
	const void *state;               /* state_size bytes, zeroed at the session's start */
	const struct poll *poll;         /* NULL where the type does not poll */
	size_t step;                     /* of the type's steps, from 0 */
	size_t language;                 /* index of the script's languages, for the wall */
	const struct language *tongue;   /* the same for tr() */
	const struct language *tongues;  /* of all languages of the script; NULL = talka's own words are English in all of them */
	bool on_slip;                    /* it is said on a slip of paper, where nothing is done by hand */
	int64_t now_ms;                  /* of the session's clock, in the present run */
	struct arena *arena;             /* for what lives until the screen is drawn */
};

struct look;                             /* look.h */
struct next;                             /* agenda.h */

struct step { const char *name; const char *title; };   /* title: what Enter leads to, for the footer ("the round of turns"); NULL where step_title tells */

/* What an action asks before its event can be written; ui asks it in one set of dialogs. */
enum ask {
	ASK_NOTHING, ASK_TEXT, ASK_TEXTS, ASK_ITEM, ASK_TWO_ITEMS, ASK_PERSON, ASK_CELL, ASK_CHOICE, ASK_NUMBER,
	ASK_ITEM_TEXT,     /* an item, then its text: edit */
	ASK_ITEM_NUMBER,   /* an item, then a number: cost */
	ASK_ITEM_CHOICE    /* an item, then a choice: theme */
};

/* The answers, as far as they were asked. */
struct answer {
	const char *text;                /* clean; texts are parted by newlines */
	const struct item *item, *other;
	size_t person;
	size_t row, column;              /* of a cell */
	int64_t choice, number;
	int64_t drawn;                   /* action->draws */
};

struct action {
	const char *key;                 /* as key_parse() reads it */
	const char *name;                /* for footer, palette, help: "add" */
	/* A name that changes with the file: the word of a mark. "": here it only says why not, and is
	 * no hint of the footer. NULL = name. Lives with scene->arena. */
	const char *(*named)(const struct scene *scene);
	const char *help;                /* one sentence */
	const char *verb;                /* what it writes */
	enum ask asks;
	const char *prompt;              /* the dialog's question; NULL where nothing is asked */
	bool unseen;                     /* texts: typed as dots, as slips are; nothing of it stands in the status line */
	bool draws;                      /* answer->drawn is a number by chance, from 0: a seed */
	bool again;                      /* texts: the field opens for the next one, until Enter on nothing */
	bool (*enabled)(const struct scene *scene);                    /* NULL = always while the exercise is open */
	/* The choices of ASK_CHOICE and ASK_ITEM_CHOICE: i from 0, NULL at the end. */
	const char *(*choice)(const struct scene *scene, size_t i);
	/* Makes the entry from the answer: fills item, participant and value. NULL: the shared way (item and text as asked). */
	bool (*entry)(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
	/* What the entry did, for the status line: "School, A: does". NULL: the name and what was asked. Lives with scene->arena. */
	const char *(*told)(const struct scene *scene, const struct answer *answer, const struct entry *entry);
	unsigned weight;                 /* how often a rehearsal does it; 0 = never by itself */
	unsigned priority;               /* in the footer: 1 first; 0 = only in help and palette */
};

struct outlet {
	const char *name;                /* "" for needs, "selected" for needs.selected */
	const char *help;
	struct listing (*list)(const struct scene *scene, struct arena *arena);
};

enum ballot_shape {
	BALLOT_ORDER,                    /* the best k in order */
	BALLOT_DOTS,                     /* votes spread over items */
	BALLOT_MARKS,                    /* any number of items */
	BALLOT_ONE,                      /* exactly one */
	BALLOT_RANKS,                    /* all in order, some jointly: the votes of a pick are its place */
	BALLOT_GRADES                    /* a grade for any number of items, each for itself: 0 to max_per_item */
};

enum { CRITERIA_MOST = 4 };

struct poll_limits {
	int64_t choose;                  /* most items (ORDER, MARKS, RANKS, GRADES) or most dots (DOTS); 1 for ONE */
	int64_t max_per_item;            /* 1 but for DOTS; the last place for RANKS; the best grade for GRADES */
	bool use_all;                    /* fewer is short, and refused where all must be used */
	/* GRADES by several criteria, each from 0 to top: what an item gets is their weighted sum. */
	size_t criteria;                 /* 0 = a single grade */
	int64_t top, weights[CRITERIA_MOST];
	bool together;                   /* the group gives one ballot in common */
};

struct polling {
	enum ballot_shape shape;
	const char *rule;                /* a row of tally: "points", "dots", "approval", "plurality", "score" */
	const char *rule_option;         /* of the type's options: it names the rule instead; NULL = none */
	bool slips_only;                 /* raised hands cannot say it */
	bool by_place;                   /* a score is how many stand behind, no sum of what people gave */
	const char *budget_option;       /* of the type's options: so much money is shared out, and that draws the line; NULL = none */
	const char *differ;              /* what the wall tells behind the figures, for the footer; NULL = where opinions differ */
	const char *heading;             /* what the wall says above the places; NULL = that they matter to us */
	/* items: how many are offered. */
	struct poll_limits (*limits)(const struct exercise *exercise, size_t items);
	/* How the wall tells what to do: "Choose the 3 that matter most to you." Lives with scene->arena. */
	const char *(*how)(const struct scene *scene, const struct poll_limits *limits);
	/* What stands behind the score (of grades: the mean): "points, 5 people"; people -1 = not known. Lives with scene->arena. */
	const char *(*told)(const struct scene *scene, int64_t score, int64_t people);
	/* Why it came out like this, once all is told; NULL = the scores say it. Lives with scene->arena. */
	const char *(*why)(const struct scene *scene);
	/* What stands beside an item while it is chosen from ("costs 300"); NULL = nothing. Lives with scene->arena. */
	const char *(*beside)(const struct scene *scene, const char *item);
	/* The name of a grade, short: "4", "agree"; NULL where nothing is graded. Lives with scene->arena. */
	const char *(*grade)(const struct scene *scene, int64_t grade);
};

/* A slip that is no ballot: letters behind the code of whoever writes it. Texts live with scene->arena. */
struct slip_form { const char *how, *code; size_t letters; };

struct type_table {
	const struct table_shape *shape;
	void (*fill)(const struct scene *scene, struct table *table);   /* adds this exercise's rows */
};

struct exercise_type {
	const char *type, *method;       /* method NULL where the type has only one */
	const char *title, *help;
	bool default_method;             /* taken where the file names no method */
	const struct option *options;    /* its own; ended by name NULL */
	const struct verb *verbs;        /* its own (accept and fold of the row are NULL); ended by name NULL; may be NULL */
	const struct action *actions;    /* ended by key NULL; may be NULL */
	const struct outlet *outlets;    /* ended by name NULL; may be NULL */
	const struct step *steps;        /* ended by name NULL; NULL = one */
	bool (*has_step)(const struct scene *scene, size_t step);        /* NULL = all; an exercise begins at the first that it has */
	/* What Enter does inside a step, where that is no going on; false = it goes on. NULL = never. */
	bool (*next)(const struct scene *scene, struct next *next);
	/* What is still open when Enter would leave it, as the question whether to go on all the same; NULL = nothing. */
	const char *(*left_open)(const struct scene *scene);
	/* What Enter leads to, where only the file can tell; NULL = the title of the step. Lives with scene->arena. */
	const char *(*step_title)(const struct scene *scene, size_t step);
	int64_t (*step_seconds)(const struct scene *scene, size_t step); /* planned; NULL or 0 = the exercise's whole time */
	const struct polling *polling;   /* NULL = does not poll; its actions and steps are the poll's */
	/* What people write on slips of their own, where it does not poll; NULL = nothing. */
	struct slip_form (*slip)(const struct scene *scene);
	/* What no single option can tell, once all are read: words for a fault, and of which option; NULL = fine. */
	const char *(*check)(const struct exercise *exercise, const char **option);
	size_t state_size;
	/* Asked for every event of its exercise after the shared accept; folded after the shared fold. NULL = fine. */
	bool (*accept)(const struct scene *scene, const struct event *event, struct err *err);
	void (*fold)(const struct scene *scene, void *state, const struct event *event);
	void (*wall)(const struct scene *scene, const struct look *look, struct board *board);
	/* The items that the wall lists now, in its order: look->row is one of them. NULL = session_listing(), filtered. */
	struct listing (*shown)(const struct scene *scene, const struct look *look);
	/* What the private layer says beside it, because it concerns one person: a sentence a line. NULL = nothing. */
	void (*aside)(const struct scene *scene, struct str *lines);
	const struct type_table *tables; /* ended by shape NULL; may be NULL */
	/* Works out once more what the journal tells as worked out: words on what was looked at or what differs, nothing where
	 * there is nothing to look at. False where it differs. NULL = nothing is worked out here. */
	bool (*recount)(const struct scene *scene, struct str *words);
	/* Writes what a group would do in one step, as entries, through enter; NULL: by the actions' weights. */
	bool (*rehearse)(const struct scene *scene, const struct random *chance,
	    bool (*enter)(void *context, const struct entry *entry), void *context);
};

/* An exercise of the script or one that was inserted; NULL = there is none. */
const struct exercise *session_exercise(const struct session *session, const char *id);
/* The scene of an exercise in a session, at its standing step. language and tongue are the wall's. */
struct scene session_scene(const struct session *session, const struct exercise *exercise, struct arena *arena);

#endif
