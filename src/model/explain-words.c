/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "model/explain-inside.h"

enum { WORDS_MOST = 3 };         /* of a name without quotes */

const char *explain_joint(size_t i, size_t count)
{
	if (!i)
		return "";
	return i + 1 == count ? " and " : ", ";
}

/* A comma inside of a name would part it from itself, and so many words could be the sentence's own. */
static bool runs_on(const char *name)
{
	size_t blanks = 0;

	for (const char *at = name; *at; at++)
		blanks += *at == ' ';
	return blanks >= WORDS_MOST || strchr(name, ',') || strstr(name, " and ");
}

static void say_name(const char *name, bool quoted, struct str *out)
{
	quoted |= runs_on(name);
	str_add_format(out, "%s%s%s", quoted ? "\"" : "", name, quoted ? "\"" : "");
}

void explain_counted(const char *name, struct str *out)
{
	char last = *name ? name[strlen(name) - 1] : '0';

	say_name(name, last >= '0' && last <= '9', out);
}

void explain_names(const char *const *names, const uint32_t *items, size_t count, struct str *out)
{
	size_t told = count > EXPLAIN_MOST + 1 ? EXPLAIN_MOST : count;

	for (size_t i = 0; i < told; i++) {
		str_add(out, explain_joint(i, told < count ? count : told));
		say_name(names[items[i]], false, out);
	}
	if (told < count)
		str_add_format(out, " and %zu more", count - told);
}

static __int128 rounded(int64_t number, int64_t div)
{
	__int128 doubled = (__int128)number * 200 + div, whole = doubled / (2 * (__int128)div);

	return doubled < 0 && whole * 2 * div != doubled ? whole - 1 : whole;
}

void explain_number(int64_t number, int64_t div, struct str *out)
{
	__int128 hundredths = rounded(number, div), size = hundredths < 0 ? -hundredths : hundredths;
	int part = (int)(size % 100);

	str_add_format(out, "%s%" PRId64, hundredths < 0 ? "-" : "", (int64_t)(size / 100));
	if (part)
		str_add_format(out, part % 10 ? ".%02d" : ".%d", part % 10 ? part : part / 10);
}

void explain_duel(const struct pairwise *pairs, const char *const *names, size_t a, size_t b, struct str *out)
{
	explain_counted(names[a], out);
	str_add(out, duel_won(pairs, a, b) ? " beats " : " is even with ");
	explain_counted(names[b], out);
	str_add_format(out, " %" PRId64 " to %" PRId64, duel(pairs, a, b), duel(pairs, b, a));
}

void explain_chain(const struct pairwise *pairs, const char *const *names, const uint32_t *items, size_t count, bool closed,
    struct str *out)
{
	size_t links = closed ? count : count - 1;

	for (size_t i = 0; i < links; i++) {
		str_add(out, explain_joint(i, links));
		explain_duel(pairs, names, items[i], items[(i + 1) % count], out);
	}
}
