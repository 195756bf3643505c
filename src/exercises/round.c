/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/turns.h"
#include "exercises/wall.h"
#include "model/people.h"
#include "model/session.h"

static const struct option options[] = {
	{ .name = "seconds", .kind = OPTION_NUMBER, .least = 5, .most = 3600,
	  .help = "How long a turn should take; it ends softly, nobody is cut off." },
	{ .name = "text", .kind = OPTION_TEXT, .help = "What the room reads below the question." },
	{ .name = NULL }
};

static void fold(const struct scene *scene, void *state, const struct event *event)
{
	turns_fold(scene, state, event);
}

static bool goes_on(const struct scene *scene)
{
	return ((const struct turns *)scene->state)->rounds == 0;
}

/* The clock of a turn; after a resume nobody knows how long the turn has been, so it stands. */
static void turn_clock(const struct scene *scene, const struct turns *turns, struct board *board)
{
	int64_t seconds = exercise_number(scene->exercise, "seconds");
	bool running = turns->since_run == session_run(scene->session);

	if (scene->exercise->clock == CLOCK_WALL)
		board_clock(board, running ? seconds - (scene->now_ms - turns->since_ms) / 1000 : seconds, seconds, running, "");
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct turns *turns = scene->state;

	wall_open(scene, look, board);
	wall_text(scene, look, board, exercise_value(scene->exercise, "text")->text);
	if (!goes_on(scene)) {
		board_say(board, EMPHASIS_STRONG, "Everybody has had a turn. Thank you!");
		return;
	}
	turns_wall(scene, turns, board);
	if (exercise_number(scene->exercise, "seconds") > 0)
		turn_clock(scene, turns, board);
	else
		wall_clock(scene, board);
}

static const struct action actions[] = { TURNS_ACTIONS(goes_on), { .key = NULL } };

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	size_t present = people_present(scene->session);

	for (size_t i = 0; i < present && goes_on(scene); i++) {
		struct entry entry = { .verb = random_below(chance, 8) ? "turn.spoke" : "turn.passed",
			.exercise = scene->exercise->id };

		turns_entry(scene, NULL, &entry, NULL, NULL);
		if (!enter(context, &entry))
			return false;
	}
	return true;
}

const struct exercise_type exercise_round = {
	.type = "round",
	.title = N_("A round"),
	.help = "Everybody who is here gets a turn; passing is fine.",
	.options = options,
	.verbs = turn_verbs,
	.actions = actions,
	.state_size = sizeof(struct turns),
	.accept = turns_accept,
	.fold = fold,
	.wall = wall,
	.rehearse = rehearse,
};
