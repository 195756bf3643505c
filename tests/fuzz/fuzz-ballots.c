/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ballots/file.h"
#include "tally/rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { FEW_ITEMS = 8, FEW_BALLOTS = 40 };

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_marks(const struct ballot_file *file)
{
	const struct tally_ballots *ballots = &file->ballots;

	must(ballots->items == file->items && ballots->kind < TALLY_KINDS);
	for (size_t i = 0; i < ballots->count; i++) {
		must(ballot_weight(ballots, i) >= 1);
		for (size_t item = 0; item < ballots->items; item++)
			must(ballot_marks(ballots, i)[item] >= -(ballots->kind == TALLY_GRADES));
	}
}

static void count_by_all(const struct ballot_file *file)
{
	struct rule_options options = {
		.seats = file->seats, .budget = file->budget < 0 ? 0 : file->budget, .costs = file->costs,
	};
	const struct rule *rule = NULL;

	while ((rule = rule_next(rule))) {
		struct arena *arena = arena_new();
		struct tally_result result;

		if (rule_fits(rule, &file->ballots) && rule_count(rule, &file->ballots, &options, arena, &result, NULL))
			for (size_t i = 0; i < result.items; i++)
				must(result.item[i].place >= 1 && result.item[i].place <= result.items);
		arena_free(arena);
	}
}

/* What is read holds what readers promise, and every rule that fits counts it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *text = mem_alloc(size + 1);
	struct faults *faults = faults_new("ballots");
	struct ballot_file *file;

	if (size)
		memcpy(text, bytes, size);
	file = ballot_file_of_bytes(text, size, faults);
	must(!file == (faults_errors(faults) > 0));
	if (file) {
		check_marks(file);
		if (file->items <= FEW_ITEMS && file->ballots.count <= FEW_BALLOTS)
			count_by_all(file);
	}
	ballot_file_free(file);
	faults_free(faults);
	free(text);
	return 0;
}
