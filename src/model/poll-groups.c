/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inside.h"

/* What is told of the result by groups: nothing of those that are hidden but why. */

static const struct round_group *shown_group(const struct poll *poll, size_t i)
{
	const struct round_record *record = poll_stage(poll) >= POLL_REVEALED ? &poll_latest(poll)->record : NULL;

	for (size_t k = 0; record && k < record->group_count; k++)
		if (!record->groups[k].hidden && record->groups[k].result && i-- == 0)
			return &record->groups[k];
	return NULL;
}

size_t poll_groups(const struct poll *poll)
{
	size_t count = 0;

	while (shown_group(poll, count))
		count++;
	return count;
}

const char *poll_group_name(const struct poll *poll, size_t i, size_t language)
{
	const struct round_group *group = shown_group(poll, i);

	return group && group->answer ? script_text(group->answer, language) : "";
}

int64_t poll_group_ballots(const struct poll *poll, size_t i)
{
	return shown_group(poll, i) ? (int64_t)shown_group(poll, i)->ballots : 0;
}

int64_t poll_group_place(const struct poll *poll, size_t i, size_t item, bool *joint)
{
	const struct round_group *group = shown_group(poll, i);

	if (!group || item >= group->result->items || !group->result->item[item].score)
		return 0;
	*joint = group->result->item[item].joint;
	return group->result->item[item].place;
}

const char *poll_groups_hidden(const struct poll *poll)
{
	const struct round_record *record = poll_stage(poll) >= POLL_REVEALED ? &poll_latest(poll)->record : NULL;

	if (!record || !record->group_count || *record->split_reason)
		return record && record->group_count ? record->split_reason : "";
	for (size_t i = 0; i < record->group_count; i++)
		if (record->groups[i].hidden && record->groups[i].ballots)
			return "small-groups";
	return "";
}
