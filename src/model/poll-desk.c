/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/poll-desk.h"

/* What the desk knows of a running count. */

size_t desk_ballots(const struct poll *poll)
{
	return poll_latest(poll) ? poll_latest(poll)->record.ballot_count : 0;
}

size_t desk_slips(const struct poll *poll)
{
	return desk_ballots(poll) + (poll_latest(poll) ? poll_latest(poll)->sealed : 0);
}

const struct ballot *desk_ballot(const struct poll *poll, size_t i)
{
	return i < desk_ballots(poll) ? &poll_latest(poll)->ballots[i] : NULL;
}

const struct ballot *desk_ballot_of(const struct poll *poll, const char *participant)
{
	for (size_t i = 0; i < desk_ballots(poll) && *participant; i++)
		if (!strcmp(desk_ballot(poll, i)->participant, participant) && desk_ballot(poll, i)->status != BALLOT_VOID)
			return desk_ballot(poll, i);
	return NULL;
}

bool desk_has_voted(const struct poll *poll, const char *participant)
{
	return desk_ballot_of(poll, participant) || (poll_latest(poll) && round_has_spent(poll_latest(poll), participant));
}

int64_t desk_count(const struct poll *poll, size_t item)
{
	return poll_latest(poll) && poll_latest(poll)->hands && item < poll_offered(poll) ? poll_latest(poll)->hands[item] : -1;
}

int64_t desk_people(const struct poll *poll)
{
	return poll_latest(poll) ? poll_latest(poll)->record.people_by_hands : -1;
}

static int64_t hands_in_all(const struct poll *poll)
{
	int64_t sum = 0;

	for (size_t i = 0; i < poll_offered(poll); i++)
		sum += desk_count(poll, i) > 0 ? desk_count(poll, i) : 0;
	return sum;
}

/* Those who can raise a hand: as told, else all whose slip is not in. */
static int64_t people_for_hands(const struct poll *poll)
{
	size_t slips = poll_ballots_in(poll);

	if (desk_people(poll) >= 0)
		return desk_people(poll);
	return poll_entitled(poll) > slips ? (int64_t)(poll_entitled(poll) - slips) : 0;
}

/* Hands are raised before everybody's eyes, so the letter may be named, but for closed ones; the figure may not. */
static bool too_many_in_public(const struct poll *poll, size_t item, struct err *err)
{
	struct str words = STR_INIT;

	if (poll_is_secret(poll))
		return err_public(err, "a letter has more votes than the people can give");
	str_add_format(&words, "%s has more votes than the people can give", poll_item(poll, item)->letter);
	err_public(err, str_text(&words));
	str_free(&words);
	return false;
}

static bool check_item(const struct poll *poll, size_t item, int64_t people, struct err *err)
{
	int64_t over = desk_count(poll, item) - people * poll_limits(poll).max_per_item;

	if (over <= 0)
		return true;
	err_set(err, "%s has %lld %s too many for %lld people", poll_item(poll, item)->letter, (long long)over,
	    over == 1 ? "vote" : "votes", (long long)people);
	return too_many_in_public(poll, item, err);
}

bool desk_check_counts(const struct poll *poll, struct err *err)
{
	int64_t people = people_for_hands(poll), over = hands_in_all(poll) - people * poll_limits(poll).choose;

	for (size_t i = 0; i < poll_offered(poll); i++)
		if (!check_item(poll, i, people, err))
			return false;
	return over <= 0 || err_set(err, "%lld %s too many for %lld people", (long long)over, over == 1 ? "vote" : "votes",
	    (long long)people);
}
