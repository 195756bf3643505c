/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script.h"
#include "tally/cut.h"

/* Every key that is not a type's own is named here and nowhere else. */

static const char *const stages[] = { "needs", "service", "innovation", "evaluation", NULL };
static const char *const asked[] = { "place", "organisation", "facilitator", "audience", NULL };

const struct option script_workshop_options[] = {
	{ .name = "format", .kind = OPTION_NUMBER, .least = 1, .most = 1, .required = true,
	  .help = "The form of the file; this talka reads form 1." },
	{ .name = "id", .kind = OPTION_WORD, .required = true, .most = 60,
	  .help = "Names the workshop in folders and tables; it stays the same when texts are edited." },
	{ .name = "version", .kind = OPTION_NUMBER, .fallback = "1", .least = 1, .most = 1000000,
	  .help = "Grows by one whenever the workshop is changed." },
	{ .name = "title", .kind = OPTION_TEXT, .required = true, .least = 1, .most = 200,
	  .help = "What the evening is called; it stands on the curtain." },
	{ .name = "stage", .kind = OPTION_CHOICE, .choices = stages,
	  .help = "Which stage of the work the workshop belongs to." },
	{ .name = "languages", .kind = OPTION_LANGUAGES, .fallback = "en",
	  .help = "The languages of the texts, parted by commas, at most eight; texts without a language are in the first." },
	{ .name = "start", .kind = OPTION_TIME, .help = "When the workshop begins." },
	{ .name = "end", .kind = OPTION_TIME, .help = "When it ends; check compares the minutes of the exercises with it." },
	{ .name = "prepare", .kind = OPTION_PRIVATE,
	  .help = "What to bring, to print and to see to before people come, a line a thing; the room never sees it." },
	{ .name = "organisation", .kind = OPTION_WORD, .help = "Who invites." },
	{ .name = "place", .kind = OPTION_WORD, .help = "Where it is held." },
	{ .name = "facilitator", .kind = OPTION_WORD, .help = "Who leads it." },
	{ .name = "audience", .kind = OPTION_WORD, .help = "Who is invited." },
	{ .name = "program", .kind = OPTION_WORD, .help = "The project or programme it is part of." },
	{ .name = "ask", .kind = OPTION_CHOICES, .choices = asked,
	  .help = "What talka asks at the start because it differs from evening to evening." },
	{ .name = NULL }
};

static const char *const consents[] = { "count", "person", "none", NULL };

const struct option script_participants_options[] = {
	{ .name = "attribute.*", .kind = OPTION_TEXTS, .least = 1, .most = 60,
	  .help = "A question that splits the group, and its answers, parted by |; \"no answer\" is always there. "
	          "The name stands behind the dot: attribute.place = town | village." },
	{ .name = "consent", .kind = OPTION_CHOICE, .choices = consents, .fallback = "count",
	  .help = "Whether consent is kept as a count, person by person, or not at all." },
	{ .name = "aloud", .kind = OPTION_FLAG, .fallback = "no",
	  .help = "Whether the codes of people may be called and shown." },
	{ .name = "smallest-group", .kind = OPTION_NUMBER, .fallback = "5", .least = 2, .most = 1000,
	  .help = "Figures of a smaller group are never shown." },
	{ .name = NULL }
};

const struct option script_words_options[] = {
	{ .name = "ballot", .kind = OPTION_TEXT, .most = 30, .help = "What a ballot is called, with the forms that it takes behind a number: card | cards." },
	{ .name = "on-ballot", .kind = OPTION_TEXT, .most = 30,
	  .help = "Where the letters are written: on your card. Without it talka makes that of \"ballot\", which not every language allows." },
	{ .name = "participant", .kind = OPTION_TEXT, .most = 30, .help = "What a participant is called, likewise: neighbour | neighbours." },
	{ .name = "item", .kind = OPTION_TEXT, .most = 30, .help = "What an item is called: need, idea." },
	{ .name = "round", .kind = OPTION_TEXT, .most = 30, .help = "What a round is called: vote, turn." },
	{ .name = NULL }
};

/* The first is the item itself: "care = ..." is read as its text. */
const struct option script_item_options[] = {
	{ .name = "text", .kind = OPTION_TEXT, .least = 1, .most = 400,
	  .help = "The item itself: ID = text." },
	{ .name = "note", .kind = OPTION_PRIVATE, .help = "For the facilitator alone." },
	{ .name = "symbol", .kind = OPTION_WORD, .most = 8, .help = "One character or emoji, shown big." },
	{ .name = "cost", .kind = OPTION_NUMBER, .most = 1000000000000, .help = "What it would cost, as a whole number." },
	{ .name = "minutes", .kind = OPTION_NUMBER, .most = 100000, .help = "How long it would take." },
	{ .name = "places", .kind = OPTION_NUMBER, .most = 5000, .help = "How many people a role or a group has room for." },
	{ .name = "role", .kind = OPTION_WORD, .help = "Whose task it is." },
	{ .name = "owner", .kind = OPTION_WORD, .help = "Who answers for it." },
	{ .name = NULL }
};

static const char *const priorities[] = { "must", "should", "could", NULL };
static const char *const clocks[] = { "wall", "console", "none", NULL };

const struct option script_exercise_options[] = {
	{ .name = "type", .kind = OPTION_WORD, .required = true, .help = "What kind of exercise it is." },
	{ .name = "method", .kind = OPTION_WORD, .help = "Which way of doing it, where the type has several." },
	{ .name = "title", .kind = OPTION_TEXT, .most = 200, .help = "Its name on the wall and in the agenda." },
	{ .name = "prompt", .kind = OPTION_TEXT, .help = "The question or the task that the room reads." },
	{ .name = "speak", .kind = OPTION_PRIVATE, .help = "What the facilitator says, word for word; the room never sees it." },
	{ .name = "notes", .kind = OPTION_PRIVATE, .help = "What the facilitator does; the room never sees it." },
	{ .name = "minutes", .kind = OPTION_NUMBER, .most = 1440, .help = "How long it is planned to take." },
	{ .name = "minutes.min", .kind = OPTION_NUMBER, .most = 1440, .help = "How far it can be shortened." },
	{ .name = "minutes.max", .kind = OPTION_NUMBER, .most = 1440, .help = "How far it may grow." },
	{ .name = "priority", .kind = OPTION_CHOICE, .choices = priorities, .fallback = "should",
	  .help = "What goes first when time runs out: could, then should." },
	{ .name = "stage", .kind = OPTION_CHOICE, .choices = stages, .help = "Its stage, where it is not the workshop's." },
	{ .name = "start", .kind = OPTION_TIME, .help = "A fixed clock time, as for coffee." },
	{ .name = "clock", .kind = OPTION_CHOICE, .choices = clocks, .fallback = "wall", .help = "Who sees the time that is left." },
	{ .name = "tool", .kind = OPTION_WORD, .help = "A name of the method for the analyst." },
	{ .name = NULL }
};

static const char *const slips[] = { "paper", "passed", "aloud", NULL };
static const char *const slips_and_hands[] = { "hands", "paper", "passed", "aloud", NULL };

/* Raised hands can tell neither an order nor a grade. */
const struct option script_order_options[] = {
	{ .name = "input", .kind = OPTION_CHOICES, .choices = slips, .fallback = "paper",
	  .help = "How ballots come in; several may be mixed in one round." },
	{ .name = NULL }
};

const struct option script_picks_options[] = {
	{ .name = "input", .kind = OPTION_CHOICES, .choices = slips_and_hands, .fallback = "hands | paper",
	  .help = "How ballots come in; several may be mixed in one round. Hands are counted, never kept as ballots." },
	{ .name = NULL }
};

static const char *const seconds[] = { "no", "ask", "yes", NULL };

const struct option script_poll_options[] = {
	{ .name = "secret", .kind = OPTION_FLAG, .fallback = "no",
	  .help = "Whether nothing may ever tell who gave which ballot: until the round is closed they lie in a sealed box." },
	{ .name = "how", .kind = OPTION_TEXT,
	  .help = "How to answer, where talka's own sentences do not fit: three beans each, into three cups." },
	{ .name = "cut", .kind = OPTION_CUT, .fallback = "none",
	  .help = "How many places are above the line (3), or which share of those who voted must have chosen an item (50%)." },
	{ .name = "tie", .kind = OPTION_CHOICES, .choices = way_out_names,
	  .help = "The ways out of a tie at the cut, the first offered first; without it all that the ballots allow." },
	{ .name = "second", .kind = OPTION_CHOICE, .choices = seconds, .fallback = "no",
	  .help = "Whether the group talks and votes a second time." },
	{ .name = "split", .kind = OPTION_WORD,
	  .help = "One attribute of [participants] by which the result is also told; small groups are not shown. "
	          "Slips that tell nobody's code cannot be told by it, but in a secret round, where they are typed pile by pile." },
	{ .name = "min-turnout", .kind = OPTION_NUMBER, .most = 100,
	  .help = "Per cent of those entitled; with fewer ballots talka warns." },
	{ .name = NULL }
};
