/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/rule.h"

#include "base/str.h"

#define ROW(name) extern const struct rule rule_##name;
#include "rules-list.h"
#undef ROW

#define ROW(name) &rule_##name,
static const struct rule *const rules[] = {
#include "rules-list.h"
	NULL
};
#undef ROW

const struct rule *rule_find(const char *name)
{
	for (size_t i = 0; rules[i]; i++)
		if (str_same(rules[i]->name, name))
			return rules[i];
	return NULL;
}

const struct rule *rule_next(const struct rule *rule)
{
	size_t i = 0;

	if (!rule)
		return rules[0];
	while (rules[i] != rule)
		i++;
	return rules[i + 1];
}

bool rule_fits(const struct rule *rule, const struct tally_ballots *ballots)
{
	return (rule->kinds & 1u << ballots->kind) && (rule->amounts || !ballots->amounts);
}

bool rule_count(const struct rule *rule, const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct rule_options known = *options;

	if (known.lot_count && known.lot_count < ballots->items && !rule->part_lot)
		known.lot = NULL;
	if (!rule_fits(rule, ballots))
		return err_set(err, "the rule %s cannot count these ballots; `talka tally --list` tells what each rule needs", rule->name);
	return rule->count(ballots, &known, arena, result, err);
}
