/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "term/parts.h"

#include <curses.h>
#include <term.h>

/* Bytes in, names of keys out: the terminal is a file, which ends behind its bytes, or a pipe, which does not. */
static struct str read_names(struct tty *tty)
{
	struct str names = STR_INIT;
	struct key key;

	while (keys_read(tty, &key) && key.code != KEY_CODE_HANGUP) {
		char *name = key_text(key.code);

		str_add_format(&names, "%s%s", names.length ? " " : "", name);
		if (key.code == KEY_CODE_PASTE)
			str_add_format(&names, "(%.*s)", (int)key.length, key.text);
		free(name);
	}
	str_add(&names, "");
	return names;
}

static void assert_read(struct tty *tty, const char *due)
{
	struct str names = read_names(tty);

	assert_string_equal(str_text(&names), due);
	str_free(&names);
}

static int file_with(const char *bytes, size_t length)
{
	FILE *file = tmpfile();
	int descriptor;

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fflush(file), 0);
	descriptor = dup(fileno(file));
	fclose(file);
	lseek(descriptor, 0, SEEK_SET);
	return descriptor;
}

static void close_tty(struct tty *tty)
{
	close(tty->input);
	str_free(&tty->paste);
}

static void assert_keys(const char *bytes, const char *due)
{
	struct tty tty = { .input = file_with(bytes, strlen(bytes)) };

	sequences_open(&tty);
	assert_read(&tty, due);
	close_tty(&tty);
}

static void what_is_no_key_is_swallowed_to_its_end(void **state)
{
	static const char *const bytes[] = {
		"\033[?64;1;2;6;9;15;16;17;18;21;22;28c", "\033[24;80R", "\033[>41;354;0c", "\033[?2026;2$y", "\033[4;2$y", "\033[1;5A", "\033O5A", "\033O2P",
		"\033[1;2R", "\033[97;5u", "\033[97:65;2:1;97u", "\033[27;5;9~", "\033[I", "\033[O", "\033[<35;100;200M", "\033[<0;1;1m", "\033[M !!", "\033[M\"\xF0\xF1",
		"\033[7$", "\033[7^", "\033[a", "\033Oa", "\033[201~", "\033[[E",
		"\033]11;rgb:0000/ffff/0000\033\\", "\033]11;rgb:0000/ffff/0000\a", "\033]4;1;rgb:00/00/00\a", "\033P>|XTerm(388)\033\\", "\033P1+r544e=787465\033\\",
		"\033P!|7E565445\033\\", "\033_Gi=1;OK\033\\",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
		struct str all = STR_INIT;

		str_add_format(&all, "a%sb", bytes[i]);
		assert_keys(str_text(&all), "a b");
		str_free(&all);
	}
}

static void a_sequence_that_is_broken_off_takes_nothing_along(void **state)
{
	(void)state;
	assert_keys("\033[\033[A", "Up");
	assert_keys("\033[1;\033OB", "Down");
	assert_keys("\033O\033\033OB", "Esc Down");
	assert_keys("\033[1\r", "Enter");
	assert_keys("\033[å", "å");
	assert_keys("\033[", "");
}

static void an_escape_before_a_letter_is_a_key_of_its_own(void **state)
{
	(void)state;
	assert_keys("\033", "Esc");
	assert_keys("\033\033", "Esc Esc");
	assert_keys("\033c", "Esc c");
	assert_keys("\033å", "Esc å");
	assert_keys("\033\033[A", "Esc Up");
	assert_keys("\033Paul", "Esc P a u l");
	assert_keys("\033P", "Esc P");
	assert_keys("\033]", "Esc ]");
	assert_keys("\033_a", "Esc _ a");
}

static void a_key_may_come_in_pieces(void **state)
{
	static const struct { const char *bytes, *due; } pieces[] = {
		{ "\033", "Esc" }, { "OA", "Up" }, { "\033", "Esc" }, { "[6~", "PgDn" }, { "\033", "Esc" }, { "[1;5A", "" }, { "\033", "Esc" }, { "[200~q", "" }, { "\033[201~", "Paste(q)" },
		{ "\xE6\x97", "" }, { "\xA5", "日" }, { "\033", "Esc" }, { "[", "[" }, { "A", "A" }, { "\033", "Esc" }, { "Oak", "O a k" }, { "\033", "Esc" }, { "Ok", "O k" }, { "OA", "O A" },
		{ "\033[200~a", "" }, { "\033[201~b", "Paste(a) b" }, { "\033[200~a\033", "Paste(a)" }, { "[201~", "" },
	};
	struct tty tty = { 0 };
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	tty.input = ends[0];
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		assert_true(write(ends[1], pieces[i].bytes, strlen(pieces[i].bytes)) > 0);
		assert_read(&tty, pieces[i].due);
	}
	close(ends[1]);
	close_tty(&tty);
}

static void assert_ends(const char *bytes, size_t length)
{
	struct tty tty = { .input = file_with(bytes, length) };
	struct key key = { 0 };

	while (key.code != KEY_CODE_HANGUP)
		assert_true(keys_read(&tty, &key));
	close_tty(&tty);
}

static void the_end_is_told_wherever_the_terminal_ends(void **state)
{
	static const char bytes[] = "a\033[A\033[12;\033OP\033[200~q\033[201~\xE6\x97\xA5\033]11;x\a\033[M !!\033";

	(void)state;
	for (size_t length = 0; length < sizeof bytes; length++)
		assert_ends(bytes, length);
}

enum { MIXTURES = 500, PIECES_A_MIXTURE = 400 };

static void any_bytes_are_read_to_their_end(void **state)
{
	static const char *const pieces[] = {
		"\033", "[", "O", "]", "P", "_", "M", "A", "~", "$", "1", ";", "200~", "201~", "\033[200~", "\033\\", "\a", "\xE6", "\x97", "\xF4", "\xFF", "q", "\003",
	};
	uint64_t chance = 1;

	(void)state;
	for (size_t i = 0; i < MIXTURES; i++) {
		struct str bytes = STR_INIT;

		for (size_t piece = 0; piece < PIECES_A_MIXTURE; piece++) {
			chance = chance * 6364136223846793005u + 1442695040888963407u;
			str_add(&bytes, pieces[(chance >> 33) % (sizeof pieces / sizeof *pieces)]);
		}
		assert_ends(str_text(&bytes), bytes.length);
		str_free(&bytes);
	}
}

enum { PASTED = 1024 * 1024 };

static void any_megabyte_may_be_pasted(void **state)
{
	struct str bytes = STR_INIT;
	struct tty tty = { 0 };
	struct key key;

	(void)state;
	str_add(&bytes, "\033[200~");
	for (size_t i = 0; i < PASTED; i++)
		str_add_char(&bytes, (char)(i % 251));
	str_add(&bytes, "\033[201~z");
	tty.input = file_with(bytes.bytes, bytes.length);
	assert_true(keys_read(&tty, &key));
	assert_int_equal(key.code, KEY_CODE_PASTE);
	assert_int_equal(key.length, PASTED);
	assert_memory_equal(key.text, bytes.bytes + strlen("\033[200~"), PASTED);
	assert_read(&tty, "z");
	close_tty(&tty);
	str_free(&bytes);
}

static void a_paste_that_lost_its_end_is_left_by_Esc_or_control_C(void **state)
{
	(void)state;
	assert_keys("\033[200~lost\003", "Paste(lost)");
	assert_keys("\033[200~lost\033", "Paste(lost)");
	assert_keys("\033[200~not\003lost\033[201~", "Paste(not\003lost)");
}

static void wrong_utf8_is_one_sign_a_byte_and_takes_no_key_along(void **state)
{
	(void)state;
	assert_keys("\xFF" "a", "a");
	assert_keys("\x80" "a", "\xEF\xBF\xBD a");
	assert_keys("\xE6\x97" "a", "a");
	assert_keys("\xE6\033[Aa", "Up a");
	assert_keys("\xC0\x80" "a", "\xEF\xBF\xBD a");
}

static void the_number_block_types_numbers(void **state)
{
	(void)state;
	assert_keys("\033Op\033Oq\033Oy\033Ok\033Om\033On\033OM\033OX", "0 1 9 + - . Enter =");
}

static void a_senseless_ESCDELAY_is_passed_over(void **state)
{
	static const struct { const char *value; int due; } delays[] = { { "0", 0 }, { "25", 25 }, { "", 50 }, { "junk", 50 }, { "-1", 50 }, { "99999999999999999999", 50 }, { "2147483647", 50 } };

	(void)state;
	for (size_t i = 0; i < sizeof delays / sizeof *delays; i++) {
		struct tty tty = { 0 };

		setenv("ESCDELAY", delays[i].value, 1);
		sequences_open(&tty);
		assert_int_equal(tty.escape_ms, delays[i].due);
	}
	unsetenv("ESCDELAY");
}

/* What it sends for them by its own description; some have none of a kind. */
static void assert_own_keys(const char *terminal)
{
	static const struct { const char *capability, *name; } keys[] = {
		{ "kcuu1", "Up" }, { "kcud1", "Down" }, { "kcub1", "Left" }, { "kcuf1", "Right" }, { "khome", "Home" }, { "kend", "End" }, { "kpp", "PgUp" }, { "knp", "PgDn" },
		{ "kdch1", "Del" }, { "kf1", "F1" }, { "kbs", "BS" }, { "kcbt", "S-Tab" },
	};
	int status;

	assert_int_equal(setupterm(terminal, STDERR_FILENO, &status), OK);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (term_capability(keys[i].capability))
			assert_keys(term_capability(keys[i].capability), keys[i].name);
	del_curterm(cur_term);
}

static void every_kind_of_terminal_has_its_keys(void **state)
{
	static const char *const terminals[] = {
		"xterm", "xterm-256color", "linux", "vt100", "vt220", "rxvt", "screen", "screen-256color", "tmux", "tmux-256color", "cygwin", "ansi", "pcansi", "vt52",
	};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++)
		assert_own_keys(terminals[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_key_is_swallowed_to_its_end),
		cmocka_unit_test(a_sequence_that_is_broken_off_takes_nothing_along),
		cmocka_unit_test(an_escape_before_a_letter_is_a_key_of_its_own),
		cmocka_unit_test(a_key_may_come_in_pieces),
		cmocka_unit_test(the_end_is_told_wherever_the_terminal_ends),
		cmocka_unit_test(any_bytes_are_read_to_their_end),
		cmocka_unit_test(any_megabyte_may_be_pasted),
		cmocka_unit_test(a_paste_that_lost_its_end_is_left_by_Esc_or_control_C),
		cmocka_unit_test(wrong_utf8_is_one_sign_a_byte_and_takes_no_key_along),
		cmocka_unit_test(the_number_block_types_numbers),
		cmocka_unit_test(a_senseless_ESCDELAY_is_passed_over),
		cmocka_unit_test(every_kind_of_terminal_has_its_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
