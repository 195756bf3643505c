/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "unit/desk-support.h"

/* Three slips after which A is first, and B and C are tied for the second place; by_first stands first on one slip. */
static struct desk_room *tied(const char *slips)
{
	struct desk_room *desk = desk_ranking(3);

	desk_type(desk, slips);
	desk_type(desk, "Esc c");
	while (poll_stage(room_poll(desk->room, "ranking")) != POLL_TIE)
		desk_type(desk, "Enter");
	desk_type(desk, "Enter");
	return desk;
}

#define B_FIRST "B A C Enter A C B Enter A D C Enter"
#define C_FIRST "C A B Enter A B C Enter A D B Enter"
#define NEITHER_FIRST "A B C Enter A C B Enter A D Enter"

static const struct poll *poll(const struct desk_room *desk)
{
	return room_poll(desk->room, "ranking");
}

/* The line of the screen in which these words stand; "" where they stand nowhere. */
static const char *line_with(const struct desk_room *desk, const char *words)
{
	const char *screen = desk_screen(desk, 24, 80), *at = strstr(screen, words), *start = at;

	if (!at)
		return "";
	while (start > screen && start[-1] != '\n')
		start--;
	return arena_slice(desk->room->arena, start, strcspn(start, "\n"));
}

/* Types the figure that stands before this remedy. */
static void choose(struct desk_room *desk, const char *remedy)
{
	const char *line = line_with(desk, remedy);

	assert_string_not_equal(line, "");
	desk_type(desk, arena_slice(desk->room->arena, line + strspn(line, " "), 1));
	desk_type(desk, "Enter");
}

static void enter_alone_settles_no_tie(void **state)
{
	struct desk_room *desk = tied(NEITHER_FIRST);
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "Enter*3");
	assert_int_equal(desk_events(desk), events);
	assert_int_equal(poll_stage(poll(desk)), POLL_TIE);
	assert_true(desk_shows(desk, "type the number of a line"));
	desk_type(desk, "Down Enter");
	assert_true(desk_events(desk) > events || desk_shows(desk, "Which one goes on?"));
	desk_free(desk);
}

static void a_letter_that_was_left_is_not_there_at_another_tie(void **state)
{
	struct desk_room *desk = tied(NEITHER_FIRST);

	(void)state;
	choose(desk, "the group talks");
	desk_type(desk, "b Esc =");
	choose(desk, "the group talks");
	assert_true(desk_shows(desk, "Which one goes on?"));
	desk_type(desk, "c Enter");
	assert_int_equal(poll_stage(poll(desk)), POLL_SETTLED);
	desk_free(desk);
}

static void a_tie_at_the_cut_is_asked_about(void **state)
{
	struct desk_room *desk = tied(NEITHER_FIRST);

	(void)state;
	assert_true(desk_shows(desk, "B, C have the same result, and one of them can go on."));
	desk_draws_at_every_size(desk);
	desk_type(desk, "Esc");
	assert_int_equal(poll_stage(poll(desk)), POLL_TIE);
	desk_type(desk, "=");
	assert_true(desk_shows(desk, "all of them go on"));
	choose(desk, "all of them go on");
	assert_int_equal(poll_stage(poll(desk)), POLL_SETTLED);
	assert_string_equal(poll_remedy(poll(desk)), "keep-all");
	desk_type(desk, "u");
	assert_int_equal(poll_stage(poll(desk)), POLL_TIE);
	desk_free(desk);
}

/* What is asked and offered, from the question to the end of the screen. */
static const char *offers(const struct desk_room *desk)
{
	return strstr(desk_screen(desk, 30, 100), "B, C have");
}

static void the_dialog_does_not_tell_who_would_win(void **state)
{
	struct desk_room *one = tied(B_FIRST), *other = tied(C_FIRST);

	(void)state;
	assert_non_null(offers(one));
	assert_string_equal(offers(one), offers(other));
	choose(one, "first on more slips");
	choose(other, "first on more slips");
	assert_string_equal(poll_remedy(poll(one)), "more-first-choices");
	assert_non_null(strstr(desk_last_event(one), "selected=needs-1|needs-2"));
	assert_non_null(strstr(desk_last_event(other), "selected=needs-1|needs-3"));
	desk_free(one);
	desk_free(other);
}

static void a_remedy_that_parts_nobody_says_so_and_asks_on(void **state)
{
	struct desk_room *desk = tied(NEITHER_FIRST);

	(void)state;
	choose(desk, "first on more slips");
	assert_true(desk_shows(desk, "does not part them"));
	assert_true(desk_shows(desk, "all of them go on"));
	choose(desk, "none of them goes on");
	assert_string_equal(poll_remedy(poll(desk)), "keep-none");
	desk_free(desk);
}

static void hat_and_group_ask_which(void **state)
{
	static const char *const remedies[] = { "drawn from a hat", "the group talks" };
	static const char *const names[] = { "hat", "group-decides" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct desk_room *desk = tied(B_FIRST);

		choose(desk, remedies[i]);
		assert_true(desk_shows(desk, "Which one goes on?"));
		desk_type(desk, "A Enter");
		assert_true(desk_shows(desk, "A is not on the list"));
		desk_type(desk, "BS B C Enter");
		assert_true(desk_shows(desk, "one letter is enough"));
		desk_type(desk, "BS BS c Enter");
		assert_string_equal(poll_remedy(poll(desk)), names[i]);
		assert_non_null(strstr(desk_last_event(desk), "selected=needs-1|needs-3"));
		desk_free(desk);
	}
}

static void a_lot_shows_and_keeps_its_seed(void **state)
{
	struct desk_room *desk = tied(NEITHER_FIRST);
	const char *seed;

	(void)state;
	choose(desk, "talka draws");
	assert_string_equal(poll_remedy(poll(desk)), "lot");
	assert_true(poll_lot_seed(poll(desk)) >= 0);
	seed = arena_format(desk->room->arena, "seed %d", (int)poll_lot_seed(poll(desk)));
	assert_true(desk_shows(desk, seed));
	seed = arena_format(desk->room->arena, "seed=%d", (int)poll_lot_seed(poll(desk)));
	assert_non_null(strstr(desk_last_event(desk), seed));
	desk_free(desk);
}

static void r_reveals_from_below_until_all_is_told(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, B_FIRST);
	desk_type(desk, "Esc r");
	assert_int_equal(poll_stage(poll(desk)), POLL_OPEN);
	desk_type(desk, "c r");
	assert_int_equal(poll_stage(poll(desk)), POLL_REVEALING);
	desk_type(desk, "r r r");
	assert_int_equal(poll_stage(poll(desk)), POLL_REVEALED);
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(enter_alone_settles_no_tie),
		cmocka_unit_test(a_letter_that_was_left_is_not_there_at_another_tie),
		cmocka_unit_test(a_tie_at_the_cut_is_asked_about),
		cmocka_unit_test(the_dialog_does_not_tell_who_would_win),
		cmocka_unit_test(a_remedy_that_parts_nobody_says_so_and_asks_on),
		cmocka_unit_test(hat_and_group_ask_which),
		cmocka_unit_test(a_lot_shows_and_keeps_its_seed),
		cmocka_unit_test(r_reveals_from_below_until_all_is_told),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
