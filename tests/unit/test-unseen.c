/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "every-size.h"
#include "play/stage.h"

/*
 * Nothing on the screen tells how an open round stands: two halls in which the
 * ballots differ look the same, cell by cell, until the first place is revealed.
 */
static const char workshop[] =
    "[workshop]\nformat = 1\nid = unseen\ntitle = \"Unseen\"\n"
    "[exercise.order]\ntype = rank\nitems = known\nchoose = 3\ncut = 2\n"
    "[exercise.dots]\ntype = vote\nmethod = dots\nitems = known\nvotes = 3\nmax-per-item = 2\ncut = 2\ninput = hands | paper\n"
    "[exercise.marks]\ntype = vote\nmethod = approval\nitems = known\ninput = hands | paper\n"
    "[exercise.pick]\ntype = vote\nmethod = one\nitems = known\ncut = 1\ninput = hands\n"
    "[list.known]\ncare = \"Children\"\nlift = \"A lift\"\nmoney = \"Money\"\ntalk = \"A talk\"\n";

struct halls { struct stage one, other; };

static struct halls open_halls(bool ascii)
{
	struct halls halls = { .one = { .ascii = ascii } };

	stage_open(&halls.one, workshop, ascii);
	stage_open(&halls.other, workshop, ascii);
	stage_keys(&halls.one, "Enter w 6 Enter Esc");
	stage_keys(&halls.other, "Enter w 6 Enter Esc");
	return halls;
}

static void close_halls(struct halls *halls)
{
	stage_close(&halls->one);
	stage_close(&halls->other);
}

static bool look_the_same(const struct halls *halls, size_t rows, size_t columns)
{
	struct canvas *one = stage_canvas(&halls->one, rows, columns), *other = stage_canvas(&halls->other, rows, columns);
	bool same = canvas_same(one, other);

	canvas_free(one);
	canvas_free(other);
	return same;
}

static void press(struct halls *halls, const char *one, const char *other)
{
	stage_keys(&halls->one, one);
	stage_keys(&halls->other, other);
}

static void compare(const struct halls *halls, const char *keys)
{
	for (size_t i = 0; i < HEIGHTS; i++)
		for (size_t k = 0; k < WIDTHS; k++)
			if (!look_the_same(halls, heights[i], widths[k]))
				fail_msg("after \"%s\" %zux%zu tells what was chosen:\n%s\n%s", keys, heights[i], widths[k],
				    stage_screen(&halls->one, 24, 80), stage_screen(&halls->other, 24, 80));
}

/* Each hall its own keys; then nobody can tell them apart. */
static void unseen(struct halls *halls, const char *one, const char *other)
{
	press(halls, one, other);
	compare(halls, one);
}

/* The same keys in both, after each word. */
static void both(struct halls *halls, const char *keys)
{
	char word[32];

	for (size_t length; *keys; keys += length + (keys[length] == ' ')) {
		length = strcspn(keys, " ");
		assert_true(length < sizeof word);
		memcpy(word, keys, length);
		word[length] = '\0';
		unseen(halls, word, word);
	}
}

static void seen(struct halls *halls, const char *keys)
{
	press(halls, keys, keys);
	assert_false(look_the_same(halls, 24, 80));
}

/* Wherever a facilitator may look while a round is open, and nothing private is. */
static void look_around(struct halls *halls)
{
	both(halls, "Esc o Esc F1 PgDn Esc w Esc L : Esc g Esc b b");
}

/* Closed, and then revealed: the halls do differ. */
static void close_and_reveal(struct halls *halls)
{
	both(halls, "Esc c y");
	look_around(halls);
	seen(halls, "r");
}

static void slips(struct halls *halls)
{
	unseen(halls, "a", "d");
	unseen(halls, "b c Enter", "c b Enter");
	look_around(halls);
	both(halls, "Enter");
	unseen(halls, "b a d Enter", "c d a Enter");
	both(halls, "- Enter ! Enter Up Up Up Enter");
	unseen(halls, "Backspace Backspace c Enter", "Backspace Backspace a Enter");
	both(halls, "Up x u Esc Esc u C-r Enter");
	seen(halls, "C-t Up");
	both(halls, "C-t Esc");
}

static void hands(struct halls *halls, const char *one, const char *other)
{
	unseen(halls, one, other);
	look_around(halls);
	both(halls, "Home");
	seen(halls, "C-t");
	both(halls, "C-t End 5 Enter");
}

static void lead(struct halls *halls)
{
	both(halls, "Enter Enter");
	slips(halls);
	close_and_reveal(halls);
	press(halls, "s x Enter Enter Enter", "s x Enter Enter Enter");
	hands(halls, "3 Enter 1 Enter 0 Enter 2 Enter", "0 Enter 2 Enter 4 Enter 1 Enter");
	both(halls, "Tab");
	unseen(halls, "a b b Enter", "d c c Enter");
	close_and_reveal(halls);
	press(halls, "s x Enter Enter Enter", "s x Enter Enter Enter");
	hands(halls, "5 Enter 1 Enter 2 Enter 2 Enter", "1 Enter 4 Enter 5 Enter 1 Enter");
	both(halls, "Tab");
	unseen(halls, "a d Enter", "b c Enter");
	close_and_reveal(halls);
	press(halls, "s x Enter Enter Enter", "s x Enter Enter Enter");
	hands(halls, "2 Enter 1 Enter 0 Enter 2 Enter", "0 Enter 1 Enter 3 Enter 1 Enter");
	close_and_reveal(halls);
}

static void how_a_round_stands_is_on_no_screen_before_it_is_revealed(void **state)
{
	(void)state;
	for (int ascii = 0; ascii <= 1; ascii++) {
		struct halls halls = open_halls(ascii);

		lead(&halls);
		close_halls(&halls);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(how_a_round_stands_is_on_no_screen_before_it_is_revealed),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
