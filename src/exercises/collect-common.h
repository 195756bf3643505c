/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_COLLECT_COMMON_H
#define TALKA_EXERCISES_COLLECT_COMMON_H

#include "exercises/turns.h"
#include "exercises/wall.h"

/*
 * collect-common - what every way of putting needs or ideas on the table shares.
 *
 * Invariants:
 *  - Once the list is ready nothing more comes onto it.
 *  - No event says who said what.
 */
struct collect_state {
	struct turns turns;              /* first; without turns they stay at nothing */
	const char **themes;             /* headings that the group found */
	size_t theme_count, theme_room;
	size_t reported;                 /* small groups that have */
};

enum collect_step { COLLECT_THINK, COLLECT_GATHER, COLLECT_READ, COLLECT_DONE };

/* What one way says above the list, and how the list stands at the end. */
struct collect_way {
	void (*thinking)(const struct scene *scene, struct board *board);    /* NULL: everybody for oneself */
	void (*gathering)(const struct scene *scene, struct board *board);
	bool by_theme;                   /* from the reading on the list stands in columns */
};

extern const char *const collect_shows[];
extern const struct option collect_options[];
extern const struct step collect_steps[];
extern const struct outlet collect_outlets[];

bool collect_has_step(const struct scene *scene, size_t step);
int64_t collect_step_seconds(const struct scene *scene, size_t step);
bool collect_accept(const struct scene *scene, const struct event *event, struct err *err);
/* What the wall lists: what was gathered, and the items to start from once they may be seen. */
struct listing collect_shown(const struct scene *scene, const struct look *look);
void collect_wall(const struct scene *scene, const struct look *look, struct board *board, const struct collect_way *way);
/* Everybody says something; with turns some pass. */
bool collect_rehearse(const struct scene *scene, const struct random *chance, bool turns,
    bool (*enter)(void *context, const struct entry *entry), void *context);
bool collect_is_added(const struct event *event);        /* one item was said */
void collect_fold(const struct scene *scene, void *state, const struct event *event);

/* --- collect-themes */
/* What events and tables call the i-th, in whatever language the wall is; NULL at the end. */
const char *collect_theme_name(const struct scene *scene, size_t i);
bool collect_accept_theme(const struct scene *scene, const struct event *event, struct err *err);
void collect_fold_theme(const struct scene *scene, struct collect_state *state, const struct event *event);
/* The list under its headings, side by side where there is room; lit: the item that is talked about, or NULL. */
void collect_columns(const struct scene *scene, const struct look *look, const struct listing *listing,
    const struct item *lit, struct board *board);

/* For the rows below. */
bool collect_is_open(const struct scene *scene);
bool collect_has_items(const struct scene *scene);
bool collect_has_two(const struct scene *scene);
bool collect_has_dropped(const struct scene *scene);
bool collect_has_merged(const struct scene *scene);
bool collect_has_themes(const struct scene *scene);
const char *collect_dropped(const struct scene *scene, size_t i);
const char *collect_merged(const struct scene *scene, size_t i);
const char *collect_theme(const struct scene *scene, size_t i);
bool collect_add_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool collect_restore_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool collect_theme_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool collect_merge_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool collect_unmerge_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool collect_split_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);

/* What all ways to collect have in the table of their type. */
#define COLLECT_TYPE \
	.type = "collect", .outlets = collect_outlets, .step_seconds = collect_step_seconds, .state_size = sizeof(struct collect_state), \
	.shown = collect_shown

/* The rows of a table of options. */
#define COLLECT_THINK_OPTION(minutes, what) \
	{ .name = "think", .kind = OPTION_NUMBER, .fallback = minutes, .most = 60, .help = what }

#define COLLECT_LIST_OPTIONS \
	{ .name = "items", .kind = OPTION_ITEMS, .help = "A list to start from." }, \
	{ .name = "items-show", .kind = OPTION_CHOICE, .choices = collect_shows, .fallback = "now", \
	  .help = "When the items to start from are shown; without turns after-first-round is when all is gathered." }, \
	{ .name = "theme", .kind = OPTION_TEXTS, .help = "Headings under which items can be put." }, \
	{ .name = "max-length", .kind = OPTION_NUMBER, .fallback = "60", .least = 10, .most = 400, \
	  .help = "How many characters an item may have, so that the last row can read it." }

#define COLLECT_READ_OPTION \
	{ .name = "read-aloud", .kind = OPTION_FLAG, .fallback = "no", \
	  .help = "Whether each item stands big on the wall at the end and is read out." }

/* The rows of a table of actions. */
#define COLLECT_ACTIONS \
	{ .key = "a", .name = N_("add"), .help = N_("Writes down what was said."), .verb = "item.add", .asks = ASK_TEXT, .again = true, \
	  .prompt = N_("What was said?"), .enabled = collect_is_open, .entry = collect_add_entry, .priority = 1 }, \
	{ .key = "+", .name = N_("said again"), .help = N_("Counts that the same was said once more."), .verb = "item.again", \
	  .asks = ASK_ITEM, .prompt = N_("What was said again?"), .enabled = collect_has_items, .priority = 3 }, \
	{ .key = "e", .name = N_("edit"), .help = N_("Words an item anew; the first wording is kept in the tables."), \
	  .verb = "item.edit", .asks = ASK_ITEM_TEXT, .prompt = N_("Which one, and how should it read?"), \
	  .enabled = collect_has_items, .priority = 5 }, \
	{ .key = "m", .name = N_("put together"), .help = N_("Makes one of two that mean the same; the older letter stays."), \
	  .verb = "item.merge", .asks = ASK_TWO_ITEMS, .prompt = N_("Which two are the same? Those who said them decide."), \
	  .enabled = collect_has_two, .entry = collect_merge_entry, .priority = 6 }, \
	{ .key = "M", .name = N_("take apart"), .help = N_("Lets stand for itself again what was put together."), .verb = "item.unmerge", \
	  .asks = ASK_CHOICE, .prompt = N_("Which one stands for itself again?"), .enabled = collect_has_merged, .choice = collect_merged, \
	  .entry = collect_unmerge_entry }, \
	{ .key = "S", .name = N_("split"), .help = N_("Makes several of one; a / stands between the parts."), \
	  .verb = "item.split", .asks = ASK_ITEM_TEXT, .prompt = N_("Which one is split? Then put a / between its parts."), \
	  .enabled = collect_has_items, .entry = collect_split_entry }, \
	{ .key = "x", .name = N_("drop"), .help = N_("Takes an item off the list; its letter is not used again."), \
	  .verb = "item.drop", .asks = ASK_ITEM, .prompt = N_("Which one comes off the list?"), .enabled = collect_has_items, \
	  .priority = 6 }, \
	{ .key = "P", .name = N_("park an item"), .help = N_("Puts an item into the parking lot for later."), .verb = "item.park", \
	  .asks = ASK_ITEM, .prompt = N_("Which one is parked?"), .enabled = collect_has_items, .priority = 7 }, \
	{ .key = "z", .name = N_("bring back"), .help = N_("Brings back what was dropped or parked."), .verb = "item.restore", \
	  .asks = ASK_CHOICE, .prompt = N_("Which one comes back?"), .enabled = collect_has_dropped, .choice = collect_dropped, \
	  .entry = collect_restore_entry }, \
	{ .key = "A", .name = N_("add many"), .help = N_("Adds a list, one item a line, in one step."), .verb = "item.paste", \
	  .asks = ASK_TEXTS, .prompt = N_("One item a line"), .enabled = collect_is_open, .entry = collect_add_entry }, \
	{ .key = "N", .name = N_("new heading"), .help = N_("Adds a heading under which items can be put."), .verb = "theme.add", \
	  .asks = ASK_TEXT, .prompt = N_("What do they have in common?"), .enabled = collect_has_items }, \
	{ .key = "T", .name = N_("theme"), .help = N_("Puts an item under one of the headings."), \
	  .verb = "item.theme", .asks = ASK_ITEM_CHOICE, .prompt = N_("Which one belongs to which theme?"), \
	  .enabled = collect_has_themes, .choice = collect_theme, .entry = collect_theme_entry, .priority = 8 }

/* reports: whether a small group is due. */
#define COLLECT_REPORT_ACTION(reports) \
	{ .key = "Space", .name = N_("next group"), .help = N_("A group has told all that it wrote; the next one begins."), \
	  .verb = "group.reported", .enabled = reports, .priority = 2 }

#endif
