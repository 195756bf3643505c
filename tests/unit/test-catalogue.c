/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "base/mem.h"
#include "base/plural.h"
#include "base/str.h"
#include "base/tr.h"

#define LITHUANIAN "n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2"
#define HEADER(forms, rule) "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=" forms "; plural=(" rule ");\n"
#define TEXT(literal) { literal, sizeof(literal) - 1 }

/* --- A catalogue as msgfmt would write it; what a test spoils, it spoils in the bytes */

struct text { const char *bytes; size_t length; };
struct pair { struct text id, told; };

static void put(struct str *file, bool big_endian, uint32_t number)
{
	for (unsigned i = 0; i < 4; i++)
		str_add_char(file, (char)(number >> (big_endian ? 24 - 8 * i : 8 * i) & 0xff));
}

static void put_rows(struct str *file, bool big_endian, const struct pair *pairs, size_t count, bool told, size_t *at)
{
	for (size_t i = 0; i < count; i++) {
		const struct text *text = told ? &pairs[i].told : &pairs[i].id;

		put(file, big_endian, (uint32_t)text->length);
		put(file, big_endian, (uint32_t)*at);
		*at += text->length + 1;
	}
}

/* pairs sorted by id. Caller frees. */
static struct str make_file(bool big_endian, const struct pair *pairs, size_t count)
{
	struct str file = STR_INIT;
	size_t at = 20 + 16 * count;

	put(&file, big_endian, 0x950412de);
	put(&file, big_endian, 0);
	put(&file, big_endian, (uint32_t)count);
	put(&file, big_endian, 20);
	put(&file, big_endian, (uint32_t)(20 + 8 * count));
	put_rows(&file, big_endian, pairs, count, false, &at);
	put_rows(&file, big_endian, pairs, count, true, &at);
	for (size_t i = 0; i < 2 * count; i++) {
		const struct text *text = i < count ? &pairs[i].id : &pairs[i - count].told;

		str_add_slice(&file, text->bytes, text->length + 1);
	}
	return file;
}

static const struct pair lithuanian[] = {
	{ TEXT(""), TEXT(HEADER("3", LITHUANIAN)) },
	{ TEXT("%lld point\0%lld points"), TEXT("%lld taškas\0%lld taškai\0%lld taškų") },
	{ TEXT("Anyone else?"), TEXT("Gal dar kas nors?") },
	{ TEXT("not yet"), TEXT("") },
	{ TEXT("vote\0votes"), TEXT("balsas\0balsai\0balsų") },
};

enum { LITHUANIAN_TEXTS = sizeof lithuanian / sizeof *lithuanian };

static struct catalogue *read_pairs(bool big_endian, const struct pair *pairs, size_t count, struct err *err)
{
	struct str file = make_file(big_endian, pairs, count);
	struct catalogue *catalogue = catalogue_read(file.bytes, file.length, err);

	str_free(&file);
	return catalogue;
}

static void refused(const struct pair *pairs, size_t count, const char *words)
{
	struct err err = ERR_INIT;

	assert_null(read_pairs(false, pairs, count, &err));
	assert_string_equal(err_text(&err), words);
	err_clear(&err);
}

/* --- Reading */

static void texts_are_found_in_both_byte_orders(void **state)
{
	(void)state;
	for (int big_endian = 0; big_endian < 2; big_endian++) {
		struct catalogue *catalogue = read_pairs(big_endian, lithuanian, LITHUANIAN_TEXTS, NULL);
		struct language language = { .code = "lt", .catalogue = catalogue };

		assert_non_null(catalogue);
		assert_int_equal(catalogue_count(catalogue), LITHUANIAN_TEXTS);
		assert_string_equal(tr(&language, "Anyone else?"), "Gal dar kas nors?");
		catalogue_free(catalogue);
	}
}

static void what_has_no_translation_is_told_in_english(void **state)
{
	struct catalogue *catalogue = read_pairs(false, lithuanian, LITHUANIAN_TEXTS, NULL);
	struct language language = { .code = "lt", .catalogue = catalogue }, bare = { .code = "en" };

	(void)state;
	assert_string_equal(tr(&language, "Anyone there?"), "Anyone there?");
	assert_string_equal(tr(&language, "not yet"), "not yet");
	assert_string_equal(tr(&language, ""), "");
	assert_string_equal(tr(&bare, "Anyone else?"), "Anyone else?");
	assert_string_equal(tr(NULL, "Anyone else?"), "Anyone else?");
	assert_string_equal(tr_count(&language, "slip", "slips", 1), "slip");
	assert_string_equal(tr_count(&language, "slip", "slips", 21), "slips");
	catalogue_free(catalogue);
}

static void a_number_takes_the_form_of_its_language(void **state)
{
	struct catalogue *catalogue = read_pairs(true, lithuanian, LITHUANIAN_TEXTS, NULL);
	struct language language = { .code = "lt", .catalogue = catalogue };
	static const struct { long n; const char *told; } cases[] = {
		{ 0, "balsų" }, { 1, "balsas" }, { 2, "balsai" }, { 9, "balsai" }, { 10, "balsų" }, { 11, "balsų" }, { 12, "balsų" },
		{ 19, "balsų" }, { 20, "balsų" }, { 21, "balsas" }, { 22, "balsai" }, { 100, "balsų" }, { 101, "balsas" }, { 111, "balsų" },
		{ -1, "balsas" }, { -3, "balsai" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(tr_count(&language, "vote", "votes", cases[i].n), cases[i].told);
	catalogue_free(catalogue);
}

static void a_form_that_is_not_there_is_told_in_english(void **state)
{
	static const struct pair pairs[] = { { TEXT(""), TEXT(HEADER("3", LITHUANIAN)) }, { TEXT("vote\0votes"), TEXT("balsas") } };
	struct catalogue *catalogue = read_pairs(false, pairs, 2, NULL);
	struct language language = { .code = "lt", .catalogue = catalogue };

	(void)state;
	assert_string_equal(tr_count(&language, "vote", "votes", 1), "balsas");
	assert_string_equal(tr_count(&language, "vote", "votes", 12), "votes");
	catalogue_free(catalogue);
}

/* --- Hostile files */

static void any_prefix_is_refused_in_words(void **state)
{
	struct str file = make_file(false, lithuanian, LITHUANIAN_TEXTS);

	(void)state;
	for (size_t size = 0; size < file.length; size++) {
		struct err err = ERR_INIT;
		char *exact = mem_alloc(size);

		memcpy(exact, file.bytes, size);
		assert_null(catalogue_read(exact, size, &err));
		assert_true(err_is_set(&err));
		err_clear(&err);
		free(exact);
	}
	str_free(&file);
}

/* Every number of head and tables in turn is made huge: a text or nothing, never a byte outside. */
static void a_wild_number_leads_nowhere(void **state)
{
	struct str file = make_file(false, lithuanian, LITHUANIAN_TEXTS);
	static const unsigned char wild[] = { 0xff, 0x7f, 0x80, 0x01 };

	(void)state;
	for (size_t at = 0; at < 20 + 16 * LITHUANIAN_TEXTS; at++) {
		for (size_t i = 0; i < sizeof wild; i++) {
			struct err err = ERR_INIT;
			char *spoilt = mem_alloc(file.length);
			struct catalogue *catalogue;

			memcpy(spoilt, file.bytes, file.length);
			spoilt[at] = (char)wild[i];
			catalogue = catalogue_read(spoilt, file.length, &err);
			assert_int_equal(catalogue == NULL, err_is_set(&err));
			catalogue_free(catalogue);
			err_clear(&err);
			free(spoilt);
		}
	}
	str_free(&file);
}

static void other_directives_are_refused(void **state)
{
	static const char *const spoilt[] = { "%s", "%n", "%lld %s", "%d", "%1$lld", "%*lld", "%", "none" };

	(void)state;
	for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
		struct pair pairs[] = { { TEXT("%lld votes"), { spoilt[i], strlen(spoilt[i]) } } };
		struct err err = ERR_INIT;

		assert_null(read_pairs(false, pairs, 1, &err));
		assert_non_null(strstr(err_text(&err), "has other directives than \"%lld votes\""));
		err_clear(&err);
	}
}

static void a_form_for_one_may_leave_the_number_out_but_not_change_it(void **state)
{
	static const struct pair fine[] = { { TEXT("one dot\0%lld dots"), TEXT("vienas taškas\0%lld taškai 100%%") } };
	static const struct pair wrong[] = { { TEXT("one dot\0%lld dots"), TEXT("vienas taškas\0%s taškai") } };
	struct catalogue *catalogue = read_pairs(false, fine, 1, NULL);

	(void)state;
	assert_string_equal(catalogue_find_count(catalogue, "one dot", 1), "vienas taškas");
	assert_string_equal(catalogue_find_count(catalogue, "one dot", 2), "%lld taškai 100%%");
	catalogue_free(catalogue);
	refused(wrong, 1, "\"%s taškai\" has other directives than \"one dot\"");
}

static void what_is_no_catalogue_is_refused(void **state)
{
	static const struct pair latin[] = { { TEXT("vote"), TEXT("\xe4\xe4ni") } };
	static const struct pair unsorted[] = { { TEXT("b"), TEXT("b") }, { TEXT("a"), TEXT("a") } };
	static const struct pair twice[] = { { TEXT("a"), TEXT("b") }, { TEXT("a"), TEXT("c") } };
	static const struct pair charset[] = { { TEXT(""), TEXT("Content-Type: text/plain; charset=ISO-8859-13\n") } };
	static const struct pair no_rule[] = { { TEXT(""), TEXT(HEADER("2", "n > ")) } };
	static const struct pair far[] = { { TEXT(""), TEXT(HEADER("2", "n % 3")) } };
	struct str file = make_file(false, lithuanian, LITHUANIAN_TEXTS);
	struct err err = ERR_INIT;

	(void)state;
	refused(latin, 1, "a text is not UTF-8");
	refused(unsorted, 2, "the texts are not sorted");
	refused(twice, 2, "the texts are not sorted");
	refused(charset, 1, "the texts are not said to be UTF-8");
	refused(no_rule, 1, "the rule of its plural forms cannot be read");
	refused(far, 1, "the rule of its plural forms cannot be read");
	file.bytes[6] = 2;
	assert_null(catalogue_read(file.bytes, file.length, &err));
	assert_string_equal(err_text(&err), "this form of a catalogue is not known");
	err_clear(&err);
	str_free(&file);
}

/* --- Rules */

static void assert_form(const char *rule, unsigned long n, unsigned long due)
{
	unsigned long form = 99;

	if (!plural_form(rule, n, &form) || form != due)
		fail_msg("%s for %lu: %lu", rule, n, form);
}

static void a_rule_is_read_as_c_reads_it(void **state)
{
	(void)state;
	assert_form("0;", 5, 0);
	assert_form("n != 1", 1, 0);
	assert_form("(n!=1);\n", 2, 1);
	assert_form("n>1", 1, 0);
	assert_form("1+2*3-4%3", 0, 6);
	assert_form("10-3-2", 0, 5);
	assert_form("n<=2==1", 2, 1);
	assert_form("1||0&&0", 0, 1);
	assert_form("!n", 0, 1);
	assert_form("!!n", 7, 1);
	assert_form("n?1:n?2:3", 0, 3);
	assert_form("n>=20?0:n<5?1:2", 4, 1);
	assert_form("n/0", 4, 0);
	assert_form("n%0", 4, 0);
	assert_form("n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5", 111, 4);
}

static void what_is_no_rule_is_refused(void **state)
{
	static const char *const wrong[] = { "", "n n", "n +", "(n", "n)", "n ? 1", "n ? 1 :", "x", "1 = 1", "n & 1", "-1", "99999999999999999999999" };
	struct str deep = STR_INIT;
	unsigned long form = 7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (plural_form(wrong[i], 1, &form))
			fail_msg("\"%s\" gives %lu", wrong[i], form);
	for (size_t i = 0; i < 100000; i++)
		str_add(&deep, i % 2 ? "(" : "!");
	assert_false(plural_form(str_text(&deep), 1, &form));
	assert_int_equal(form, 7);
	str_free(&deep);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_found_in_both_byte_orders),
		cmocka_unit_test(what_has_no_translation_is_told_in_english),
		cmocka_unit_test(a_number_takes_the_form_of_its_language),
		cmocka_unit_test(a_form_that_is_not_there_is_told_in_english),
		cmocka_unit_test(any_prefix_is_refused_in_words),
		cmocka_unit_test(a_wild_number_leads_nowhere),
		cmocka_unit_test(other_directives_are_refused),
		cmocka_unit_test(a_form_for_one_may_leave_the_number_out_but_not_change_it),
		cmocka_unit_test(what_is_no_catalogue_is_refused),
		cmocka_unit_test(a_rule_is_read_as_c_reads_it),
		cmocka_unit_test(what_is_no_rule_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
