/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"
#include "exercises/wall.h"
#include "model/people.h"

/* --- gathering the slips ------------------------------------------------------------ */

static const char *places_words(const struct scene *scene, const struct item *role)
{
	uint32_t places = placing_places(scene, role);

	return arena_format(scene->arena, tr_count(scene->tongue, "%u place", "%u places", (long)places), places);
}

static const char *how(const struct scene *scene)
{
	size_t most = placing_most_wishes(scene);

	return arena_format(scene->arena, tr_count(scene->tongue, "Write %s: your code, and the letter that you would like.",
	    "Write %s: your code, and up to %zu letters, what you would like most first.", (long)most), wall_on_ballot(scene), most);
}

struct slip_form placing_form(const struct scene *scene)
{
	return (struct slip_form){ .how = how(scene), .code = tr(scene->tongue, "Your code"), .letters = placing_most_wishes(scene) };
}

static void wishes_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct listing roles = placing_roles(scene, scene->arena);
	struct block *list;

	board_text(board, EMPHASIS_NONE, how(scene));
	list = board_list(board, "");
	for (size_t i = 0; i < roles.count; i++) {
		struct board_row *row = board_row(board, list, roles.rows[i].letter, wall_item(scene, look, roles.rows[i].item, NULL));

		row->note = board_keep(board, places_words(scene, roles.rows[i].item));
		row->selected = i && i == look->row;
	}
	board_progress(board, (int64_t)placing_slips_in(scene), (int64_t)people_present(scene->session),
	    wall_ballots_in(scene, people_present(scene->session)));
}

/* --- the answers that are equally good -------------------------------------------------- */

static const struct placing_answers *open_answers(const struct scene *scene)
{
	const struct placing_state *state = scene->state;

	return state->settled ? NULL : &state->answers;
}

static size_t answer_chosen(const struct scene *scene, const struct look *look)
{
	const struct placing_answers *answers = open_answers(scene);

	return answers && look->column < answers->wishes.answer_count ? look->column : 0;
}

static bool is_granted(const struct wishes *wishes, int32_t wish)
{
	for (size_t i = 0; i < wishes->answer_count; i++)
		if (wishes_granted(wishes, i, wish))
			return true;
	return false;
}

static void set_wish(const struct scene *scene, struct board *board, struct block *matrix, size_t row, int32_t wish)
{
	const struct wishes *wishes = &open_answers(scene)->wishes;

	for (size_t i = 0; i < wishes->answer_count; i++)
		board_set(board, matrix, row, i, arena_format(scene->arena, "%zu", wishes_granted(wishes, i, wish)));
}

static bool differs(const struct wishes *wishes, size_t person)
{
	for (size_t i = 1; i < wishes->answer_count; i++)
		if (wishes->answer[i][person] != wishes->answer[0][person])
			return true;
	return false;
}

static const char *role_letter(const struct scene *scene, const struct listing *roles, size_t person, size_t answer)
{
	const struct placing_answers *answers = open_answers(scene);
	uint32_t role = answers->wishes.answer[answer][person];
	const struct listing_row *row = role < answers->wishes.roles ? listing_find(roles, answers->roles[role]) : NULL;

	return row ? row->letter : "-";
}

static void set_person(const struct scene *scene, struct board *board, struct block *matrix, size_t row, size_t person)
{
	struct listing roles = placing_roles(scene, scene->arena);

	for (size_t i = 0; i < matrix->head_count; i++)
		board_set(board, matrix, row, i, role_letter(scene, &roles, person, i));
}

static void set_cells(const struct scene *scene, struct board *board, struct block *matrix)
{
	const struct wishes *wishes = &open_answers(scene)->wishes;
	size_t row = 0;

	for (int32_t wish = 0; wish <= wishes->worst; wish++)
		if (is_granted(wishes, wish))
			set_wish(scene, board, matrix, row++, wish);
	for (size_t i = 0; row < matrix->row_count && i < wishes->people; i++)
		if (differs(wishes, i))
			set_person(scene, board, matrix, row++, i);
}

/* Answers across; down, how many got which wish and who would have another role. */
static void put_answers(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct placing_answers *answers = open_answers(scene);
	struct block *matrix = board_matrix(board, "");

	for (size_t i = 0; i < answers->wishes.answer_count; i++)
		board_head(board, matrix, arena_format(scene->arena, "%zu", i + 1));
	for (int32_t wish = 0; wish <= answers->wishes.worst; wish++)
		if (is_granted(&answers->wishes, wish))
			board_row(board, matrix, "", placing_wish_words(scene, wish));
	for (size_t i = 0; placing_tells_codes(scene) && i < answers->wishes.people; i++)
		if (differs(&answers->wishes, i))
			board_row(board, matrix, "", answers->people[i]);
	set_cells(scene, board, matrix);
	matrix->focus_row = look->row < matrix->row_count ? look->row : 0;
	matrix->focus_column = answer_chosen(scene, look);
}

static void tell_choice(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct wishes *wishes = &open_answers(scene)->wishes;

	if (wishes->answer_count < 2)
		return;
	if (wishes->answer_count > ASSIGN_OTHERS)
		board_say(board, EMPHASIS_STRONG, "There are many equally good answers. Which one do we take?");
	else
		board_format(board, EMPHASIS_STRONG, tr_count(scene->tongue, "There is %zu equally good answer.",
		    "There are %zu equally good answers. Which one do we take?", (long)wishes->answer_count), wishes->answer_count);
	put_answers(scene, look, board);
}

/* --- who gets what ------------------------------------------------------------------------ */

/* The codes of all who have this role, "" = the free ones; and how many they are. */
static const char *holders(const struct scene *scene, const struct placement *placement, const char *role, size_t *count)
{
	const char *codes = "";

	*count = 0;
	for (size_t i = 0; i < placement->count; i++)
		if (str_same(placement->rows[i].role, role)) {
			codes = arena_format(scene->arena, "%s%s%s", codes, *codes ? ", " : "", placement->rows[i].person);
			++*count;
		}
	return codes;
}

static void put_roles(const struct scene *scene, const struct look *look, struct board *board, const struct placement *placement)
{
	struct listing roles = placing_roles(scene, scene->arena);
	struct block *list = board_list(board, "");

	for (size_t i = 0; i < roles.count; i++) {
		size_t count;
		const char *text = wall_item(scene, look, roles.rows[i].item, NULL);
		const char *codes = holders(scene, placement, roles.rows[i].item->id, &count);

		if (*codes && placing_tells_codes(scene))
			text = arena_format(scene->arena, "%s: %s", text, codes);
		board_row(board, list, roles.rows[i].letter, text)->note = board_keep(board, arena_format(scene->arena,
		    tr(scene->tongue, "%zu of %u"), count, placing_places(scene, roles.rows[i].item)));
	}
}

static void tell_free(const struct scene *scene, struct board *board, const struct placement *placement)
{
	size_t count;
	const char *codes = holders(scene, placement, "", &count);

	if (count && placing_tells_codes(scene))
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "Free: %s"), codes);
}

/* Why this one; what was moved by hand has its own reasons. */
static void tell_why(const struct placement *placement, struct board *board)
{
	for (size_t i = 0; i < placement->count; i++)
		if (!placement->rows[i].taken || !str_same(placement->rows[i].taken, placement->rows[i].role))
			return;
	board_say(board, EMPHASIS_QUIET, "As few as can be stay free, no wish is later than it must be, and all wishes together are the best they can be.");
}

static void answer_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct placing_state *state = scene->state;
	struct placement placement = placing_of(scene, answer_chosen(scene, look), scene->arena);

	if (!state->settled && !state->answers.wishes.people) {
		board_say(board, EMPHASIS_NONE, "Nobody has asked for anything yet.");
		return;
	}
	if (state->settled)
		board_say(board, EMPHASIS_GOOD, "This is how we do it.");
	board_format(board, EMPHASIS_STRONG, "%s.", placing_reasons(scene, &placement));
	if (!state->settled)
		tell_choice(scene, look, board);
	put_roles(scene, look, board, &placement);
	tell_free(scene, board, &placement);
	tell_why(&placement, board);
}

void placing_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	wall_open(scene, look, board);
	if (scene->step == PLACING_ANSWER)
		answer_wall(scene, look, board);
	else
		wishes_wall(scene, look, board);
	wall_clock(scene, board);
}

/* --- for the facilitator alone ------------------------------------------------------------- */

static const char *person_words(const struct scene *scene, const struct listing *roles, const struct placed *placed)
{
	const struct listing_row *row = listing_find(roles, placed->role);
	int32_t wish = placing_wish(scene, placed->person, placed->role);
	const char *words = row ? arena_format(scene->arena, "%s: %s  %s", placed->person, row->letter, item_text(row->item, scene->language))
	                        : arena_format(scene->arena, tr(scene->tongue, "%s: free"), placed->person);

	return wish < 0 ? words : arena_format(scene->arena, "%s (%s)", words, placing_wish_words(scene, wish));
}

static void answer_aside(const struct scene *scene, size_t answer, size_t answers, struct str *lines)
{
	struct placement placement = placing_of(scene, answer, scene->arena);
	struct listing roles = placing_roles(scene, scene->arena);

	for (size_t i = 0; i < placement.count; i++) {
		const char *words = person_words(scene, &roles, &placement.rows[i]);

		str_add_line(lines, answers > 1 ? arena_format(scene->arena, "%zu · %s", answer + 1, words) : words);
	}
}

/* Whose slip is missing; later, answer after answer, person after person. */
void placing_aside(const struct scene *scene, struct str *lines)
{
	const struct placing_answers *answers = open_answers(scene);
	const char *missing = scene->step == PLACING_WISHES ? placing_not_in(scene) : "";
	size_t count = answers ? answers->wishes.answer_count : 1;

	if (*missing)
		str_add_line(lines, arena_format(scene->arena, tr(scene->tongue, "No slip yet: %s"), missing));
	for (size_t answer = 0; scene->step == PLACING_ANSWER && answer < count; answer++)
		answer_aside(scene, answer, count, lines);
}
