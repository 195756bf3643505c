/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_GROUPS_H
#define TALKA_MODEL_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/event.h"

/*
 * groups - small groups in which people are mixed by what only the facilitator knows of them.
 *
 * Attributes are private: no type can name them. So the deal is made here, and
 * what comes of it, who is in which group, is all that a type and the room learn.
 *
 * Invariants:
 *  - A deal's sizes differ by at most one; groups have no names but their numbers.
 *  - The same session, seed and number of groups give the same groups.
 *  - Who is moved by hand stays moved until the next deal.
 */
struct grouping {
	const char *exercise;
	size_t groups;                   /* how many */
	const char **people;             /* codes, in the order of joining */
	uint32_t *group;                 /* of each, from 0 */
	uint32_t *dealt;                 /* the same before anybody was moved by hand; UINT32_MAX = was not there */
	size_t people_count;
	bool mixed;                      /* by something that is known of at least one of them; else by lot alone */
	bool even;                       /* no other groups of these people would be more alike */
	int64_t seed;
};

struct exercise;

/* The last deal of an exercise; NULL = none. */
const struct grouping *session_groups(const struct session *session, const struct exercise *exercise);
/* How many have this group. */
size_t grouping_size(const struct grouping *grouping, uint32_t group);

/* The value of groups.deal for all participants who are here. mix: names of attributes, ended by NULL; none = all that
 * the workshop declares. False, in words, where there are fewer people than groups. */
struct groups_wanted { size_t groups; int64_t seed; const char *const *mix; };
bool groups_deal(const struct session *session, const struct groups_wanted *wanted, struct str *value, struct err *err);
/* Deals once more from what was known then. Of who was erased since nothing is known any more. */
enum groups_again { GROUPS_NONE, GROUPS_SAME, GROUPS_DIFFER, GROUPS_ERASED };
enum groups_again groups_recount(const struct session *session, const struct exercise *exercise);

extern const struct verb groups_verbs[];

#endif
