/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ballot.h"

static const char *const status_names[BALLOT_STATUSES] = {
	[BALLOT_VALID] = "valid", [BALLOT_SHORT] = "short", [BALLOT_BLANK] = "blank", [BALLOT_SPOILT] = "spoilt", [BALLOT_VOID] = "void"
};

static const char *const source_names[SOURCES + 1] = {
	[SOURCE_HANDS] = "hands", [SOURCE_PAPER] = "paper", [SOURCE_PASSED] = "passed", [SOURCE_ALOUD] = "aloud", [SOURCES] = ""
};

const char *ballot_status_name(enum ballot_status status)
{
	return status_names[status];
}

const char *ballot_source_name(enum ballot_source source)
{
	return source_names[source];
}

int64_t ballot_used(enum ballot_shape shape, const struct pick *picks, size_t count)
{
	int64_t dots = 0;

	if (shape != BALLOT_DOTS)
		return (int64_t)count;
	for (size_t i = 0; i < count; i++)
		dots += picks[i].votes;
	return dots;
}

int64_t ballot_weighted(const struct poll_limits *limits, const int8_t *grades)
{
	int64_t votes = 0;

	for (size_t i = 0; i < limits->criteria; i++)
		votes += limits->weights[i] * grades[i];
	return votes;
}
