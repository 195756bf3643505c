/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_EVERY_TYPE_H
#define TALKA_TESTS_EVERY_TYPE_H

#include "base/str.h"
#include "exercises/registry.h"
#include "model/exercise.h"

/*
 * every-type - a workshop with every type of the registry, whoever wrote it: once
 * with nothing but what it must have, and some of them with more.
 *
 * What only the facilitator may see in it holds the canary.
 */
static inline const char *every_type_value(enum option_kind kind)
{
	static const char *const by_kind[OPTION_KINDS] = {
		[OPTION_ITEMS] = "known", [OPTION_HOLDERS] = "Parish | Library | people", [OPTION_NUMBER] = "2"
	};

	return by_kind[kind] ? by_kind[kind] : "Something to read";
}

static inline void every_type_add(struct str *text, const struct exercise_type *type, size_t number, const char *canary)
{
	str_add_format(text, "[exercise.e%zu]\ntype = %s\nspeak = %s\nnotes = %s\nprompt = What now?\nminutes = 10\n",
	    number, type->type, canary, canary);
	if (type->method)
		str_add_format(text, "method = %s\n", type->method);
	for (const struct option *option = type->options; option && option->name; option++)
		if (option->required)
			str_add_format(text, "%s = %s\n", option->name, every_type_value(option->kind));
}

/* Caller frees. */
static inline char *every_type_workshop(const char *canary)
{
	struct str text = STR_INIT;

	str_add_format(&text, "[workshop]\nformat = 1\nid = evening\ntitle = Evening\nlanguages = en, lt\nprepare = %s\n"
	    "[participants]\nattribute.place = %s town | %s village\n", canary, canary, canary);
	for (size_t i = 0; exercises_registry()->types[i]; i++)
		every_type_add(&text, exercises_registry()->types[i], i, canary);
	str_add(&text, "[exercise.full]\ntype = collect\nminutes = 20\nthink = 3\nitems = known\nitems-show = after-first-round\n"
	    "theme = At home | On the way\nread-aloud = yes\nprompt = What?\n"
	    "[exercise.order]\ntype = rank\nitems = full\ncut = 2\n"
	    "[exercise.twice]\ntype = vote\nmethod = dots\nitems = full\ninput = paper | passed | aloud\nsecond = yes\nmin-turnout = 90\ncut = 1\n"
	    "[exercise.talk]\ntype = discuss\nphases = 1: alone | 2: in pairs | 3: all\nitems = order\n"
	    "[exercise.turns]\ntype = round\nseconds = 30\n"
	    "[exercise.share]\ntype = roles\nitems = order\nholders = order | Parish | people\nmarks = does | decides | helps | is told | pays\n");
	str_add_format(&text, "[list.known]\ncare = Someone to look after the children\ncare.lt = Kas prižiūrėtų vaikus\ncare.note = %s\n"
	    "care.symbol = ☂\nlift = A lift when the bus does not go\nmoney = Advice on money\ntalk = شخص للتحدث معه\n", canary);
	return str_take(&text);
}

#endif
