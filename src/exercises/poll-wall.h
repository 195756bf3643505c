/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_POLL_WALL_H
#define TALKA_EXERCISES_POLL_WALL_H

#include "exercises/wall.h"
#include "model/poll.h"

/*
 * poll-wall - the wall of every type that polls, through all stages of its round.
 *
 * Invariants:
 *  - While a round is open or closed it tells how many slips are in and nothing else.
 *  - While it is revealed nothing stands there that is still hidden, and no bar's
 *    length tells of it.
 *  - A tie at the line is told in the order of the letters, without a word on who
 *    would win by which remedy.
 */
void poll_wall(const struct scene *scene, const struct look *look, struct board *board);

/* "Where do we differ?": split opinions, how alike the ballots are, who wins one against one. */
void poll_differ(const struct scene *scene, const struct look *look, struct board *board);
/* The result by groups, where the file asks for it, and why some are not shown. */
void poll_by_groups(const struct scene *scene, const struct look *look, struct board *board);
/* A warning, where fewer voted than were to. */
void poll_tell_turnout(const struct scene *scene, struct board *board);
/* What was chosen, by which way out of a tie, and what was not. */
void poll_settled(const struct scene *scene, const struct look *look, struct board *board);
/* How a tie at the line was settled; nothing where there was none. */
void poll_tell_remedy(const struct scene *scene, struct board *board);
/* What the group talks about before it votes a second time; then the two rounds side by side. */
void poll_talk_wall(const struct scene *scene, const struct look *look, struct board *board);
void poll_compare(const struct scene *scene, const struct look *look, struct board *board);
/* What can be told one by one, best first; only what is above the line, only what is not, or all. */
/* What stands above all places. */
const char *poll_heading(const struct scene *scene);
enum poll_part { PART_ALL, PART_SELECTED, PART_REST };
void poll_bars(const struct scene *scene, const struct look *look, struct board *board, const char *heading, enum poll_part part);
void poll_also_named_list(const struct scene *scene, const struct look *look, struct board *board);

/* Is each item graded for itself? */
bool poll_is_graded(const struct scene *scene);
/* All that is told as rows of a matrix, best first; the arrows go through it once its heads stand. */
void poll_matrix_rows(const struct scene *scene, const struct look *look, struct board *board, struct block *matrix);

/* An offered item's words in the wall's language. */
const char *poll_words(const struct scene *scene, const struct look *look, size_t item);

/* What a type's how() says, and below it how to answer: on the slip (written tells what to write), by hand,
 * or both in the order in which the file names them. */
const char *poll_how(const struct scene *scene, const char *what, const char *written);
/* How to answer, in the words of the workshop file or else of the type. */
const char *poll_instructions(const struct scene *scene, const struct poll_limits *limits);
/* "points, 5 people": unit is the word behind the score. */
const char *poll_told(const struct scene *scene, const char *unit, int64_t people);

/* Van der Eijk's A in per mille: above the one most stand near each other, below the other they stand at both ends; between is neither. */
enum { POLL_AGREE_PERMILLE = 400, POLL_SPLIT_PERMILLE = 0 };

/* "of 5 on average, 5 people" */
const char *poll_told_mean(const struct scene *scene, int64_t people);

/* All by place once it is settled, "selected": what is above the line. */
extern const struct outlet poll_outlets[];

/* Every type that polls is about items. */
#define POLL_ITEMS { .name = "items", .kind = OPTION_ITEMS, .required = true, \
	.help = "What is chosen from: a list, or what an earlier exercise gave." }

#endif
