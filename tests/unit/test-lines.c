/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include <errno.h>

#include "ballots/file.h"
#include "ballots/lines.h"
#include "base/str.h"
#include "faults/fake-disk.h"

enum { BLOCK = 1 << 16, BALLOTS = 8000, SHIFTS = 40 };

/* One byte a call, as a slow pipe may give them. */
static int64_t next_byte(void *context, void *bytes, size_t size)
{
	struct stream whole = stream_memory(context);

	return whole.next(whole.context, bytes, size ? 1 : 0);
}

/* --- every form, moved byte by byte over the end of a block ------------------------------ */

struct form {
	const char *form;
	const char *head;              /* %s: letters that move all that follows */
	const char *ballot;            /* so many times */
	const char *tail;
	int16_t marks[3];              /* of each of these ballots */
};

static const struct form forms[] = {
	{ "rows", "count,ranking\r\n1,Åse%s\r\n", "3,Ž€m>B=\xf0\x9f\x8e\x88\r\n", "", { 0, 1, 2 } },
	{ "cvotes", "# words%s\n", "Ž€m > B = Å * 3\r\n", "", { 1, 2, 2 } },
	{ "preflib", "# FILE NAME: %s\r\n# NUMBER VOTERS: 24000\r\n# ALTERNATIVE NAME 1: Å\r\n# ALTERNATIVE NAME 2: B\r\n# ALTERNATIVE NAME 3: Ž\r\n",
		"3: 2,{1,3}\r\n", "", { 2, 1, 2 } },
	{ "blt", "3 2 # %s\r\n", "3 2 1 0 \r\n", "0\r\n\"Å\"\r\n\"B\"\r\n\"Ž\"\r\n", { 2, 1, 0 } },
	{ "pabulib", "META\r\nkey;value\r\nnote;%s\r\nnum_projects;3\r\nnum_votes;8000\r\nbudget;9\r\nvote_type;approval\r\nPROJECTS\r\n"
		"project_id;cost\r\nÅ;1\r\nB;1\r\nŽ;1\r\nVOTES\r\nage;vote\r\n", "\"\xf0\x9f\x8e\x88 \"\"x\";\"Å,Ž\"\r\n", "", { 1, 0, 1 } },
};

static struct str text_of(const struct form *form, size_t shift)
{
	struct str text = STR_INIT;
	char letters[SHIFTS + 1] = "";

	memset(letters, 'x', shift);
	str_add_slice(&text, form->head, (size_t)(strstr(form->head, "%s") - form->head));
	str_add(&text, letters);
	str_add(&text, strstr(form->head, "%s") + 2);
	for (size_t i = 0; i < BALLOTS; i++)
		str_add(&text, form->ballot);
	str_add(&text, form->tail);
	assert_true(text.length > BLOCK);
	return text;
}

static void assert_whole(const struct form *form, struct ballot_file *file)
{
	size_t before = file ? file->ballots.count - BALLOTS : 0;

	assert_non_null(file);
	assert_string_equal(file->form, form->form);
	assert_int_equal(file->items, str_same(form->form, "rows") ? 4 : 3);
	for (size_t i = before; i < file->ballots.count; i++)
		assert_memory_equal(ballot_marks(&file->ballots, i), form->marks, sizeof form->marks);
	ballot_file_free(file);
}

static void where_a_block_ends_changes_nothing(void **state)
{
	struct faults *faults = faults_new("ballots");

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (size_t shift = 0; shift < SHIFTS; shift++) {
			struct str text = text_of(&forms[i], shift);

			assert_whole(&forms[i], ballot_file_of_bytes(str_text(&text), text.length, faults));
			str_free(&text);
		}
	faults_free(faults);
}

static void a_pipe_may_give_a_byte_at_a_time(void **state)
{
	struct faults *faults = faults_new("ballots");
	struct str text = text_of(&forms[0], 1);
	struct stream_memory memory = { str_text(&text), text.length };

	(void)state;
	assert_whole(&forms[0], ballot_file_read((struct stream){ .context = &memory, .next = next_byte }, faults));
	str_free(&text);
	faults_free(faults);
}

static void a_line_may_be_longer_than_a_block(void **state)
{
	struct faults *faults = faults_new("ballots");
	struct str text = STR_INIT;
	struct ballot_file *file;

	(void)state;
	str_add(&text, "count,ranking\n1,\"");
	for (size_t i = 0; i < 9000; i++)
		str_add_format(&text, "%sthe need that has the number %zu", i ? ">" : "", i);
	str_add(&text, "\"\n2,the need that has the number 8999\n");
	file = ballot_file_of_bytes(str_text(&text), text.length, faults);
	assert_non_null(file);
	assert_int_equal(file->items, 9000);
	assert_int_equal(file->ballots.count, 2);
	assert_int_equal(ballot_marks(&file->ballots, 0)[8999], 9000);
	assert_int_equal(ballot_marks(&file->ballots, 1)[8999], 1);
	ballot_file_free(file);
	str_free(&text);
	faults_free(faults);
}

/* --- how much is held -------------------------------------------------------------------- */

static const char endless_line[] = "a line of a text that is far too long to be held\n";

struct endless { size_t given, all; };

/* The same line again and again, which lies nowhere as a whole. */
static int64_t next_of_endless(void *context, void *bytes, size_t size)
{
	struct endless *endless = context;
	size_t at = endless->given % strlen(endless_line), part = strlen(endless_line) - at;

	if (endless->given >= endless->all)
		return 0;
	part = part < size ? part : size;
	endless->given += part;
	memcpy(bytes, endless_line + at, part);
	return (int64_t)part;
}

static void of_a_long_text_one_block_is_held(void **state)
{
	struct endless endless = { 0, (size_t)64 << 20 };
	struct faults *faults = faults_new("ballots");
	struct lines lines;
	struct slice line;

	(void)state;
	lines_begin(&lines, (struct stream){ .context = &endless, .next = next_of_endless }, faults);
	while (lines_next(&lines, &line))
		assert_true(line.length < strlen(endless_line) && lines.room == BLOCK);
	assert_true(lines.line > endless.all / strlen(endless_line));
	assert_int_equal(faults->count, 0);
	lines_end(&lines);
	faults_free(faults);
}

/* --- faults ------------------------------------------------------------------------------ */

static void assert_told(struct stream stream, size_t count, size_t line, const char *words)
{
	struct faults *faults = faults_new("ballots");
	const struct fault *last;

	assert_null(ballot_file_read(stream, faults));
	assert_int_equal(faults->count, count);
	last = &faults->list[count - 1];
	if (last->line != line || !strstr(last->text, words))
		fail_msg("line %zu: %s", last->line, last->text);
	faults_free(faults);
}

static void assert_told_of(const struct str *text, size_t count, size_t line, const char *words)
{
	struct stream_memory memory = { str_text(text), text->length };

	assert_told(stream_memory(&memory), count, line, words);
}

static struct str long_text(const char *last)
{
	struct str text = STR_INIT;

	str_add(&text, "count,ranking\n");
	for (size_t i = 0; i < 10000; i++)
		str_add(&text, "1,Åse>B\n");
	str_add(&text, last);
	return text;
}

static void what_is_no_text_is_told_with_its_line_in_any_block(void **state)
{
	struct str latin = long_text("1,B>Vald\xe8s\n1,B>\xff\n"), zero = long_text("1,B>"), cut = long_text("1,B>\xe2\x82");

	(void)state;
	assert_told_of(&latin, 1, 10002, "byte 90023 of the file is not UTF-8");
	str_add_char(&zero, '\0');
	assert_told_of(&zero, 1, 10002, "NUL");
	assert_told_of(&cut, 1, 10002, "not UTF-8");
	str_free(&latin);
	str_free(&zero);
	str_free(&cut);
}

static void a_hundred_faults_are_enough(void **state)
{
	struct str text = long_text("");

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		str_add(&text, "no,B\n");
	assert_told_of(&text, 101, 0, "what comes behind line 10101 was not read");
	str_free(&text);
}

static void a_line_without_end_is_no_ballot(void **state)
{
	struct str text = STR_INIT;

	(void)state;
	str_add(&text, "count,ranking\n1,");
	for (size_t i = 0; i < (size_t)9 << 20; i++)
		str_add(&text, "xxxxxxxx");
	assert_told_of(&text, 1, 2, "longer than 64 MiB");
	str_free(&text);
}

static void a_disk_that_fails_between_two_blocks_is_told(void **state)
{
	struct fake_disk *fake = fake_disk_new();
	struct disk disk = fake_disk_table(fake);
	struct str text = long_text("");
	struct stream_file file;

	(void)state;
	fake_disk_put(fake, "b.csv", str_text(&text), text.length);
	assert_true(stream_file_open(&file, &disk, "b.csv", NULL));
	fake_disk_plan(fake, (struct fake_plan){ .fail = FAKE_READ, .fail_at = 2, .error = EIO });
	assert_told(stream_file(&file), 1, 0, "the disk failed");
	stream_file_close(&file);
	str_free(&text);
	fake_disk_free(fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(where_a_block_ends_changes_nothing),
		FACT(a_pipe_may_give_a_byte_at_a_time),
		FACT(a_line_may_be_longer_than_a_block),
		FACT(of_a_long_text_one_block_is_held),
		FACT(what_is_no_text_is_told_with_its_line_in_any_block),
		FACT(a_hundred_faults_are_enough),
		FACT(a_line_without_end_is_no_ballot),
		FACT(a_disk_that_fails_between_two_blocks_is_told),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
