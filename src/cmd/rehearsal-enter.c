/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/rehearsal.h"

enum { EVENT_MS = 4000 };

bool rehearsal_enter(const struct rehearsal *rehearsal, const struct entry *entry, struct err *err)
{
	enum verdict verdict;
	enum append appended;

	clock_virtual_pass(rehearsal->time, EVENT_MS);
	appended = sitting_enter(rehearsal->sitting, entry, 1, &verdict, err);
	while (appended == APPEND_WAITS)
		appended = sitting_settle(rehearsal->sitting, err);
	if (appended == APPEND_DONE && verdict == VERDICT_TAKEN)
		return true;
	return err_add(err, "%s", entry->verb);
}
