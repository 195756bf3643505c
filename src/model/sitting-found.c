/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/exercise.h"
#include "model/sitting-inside.h"

/* What opening a session found, in words: who has it, what is damaged, lost or changed. */

/* A closed secret round whose opened box is not there, or NULL. */
static const struct round_record *lost_box(const struct sitting *sitting)
{
	for (size_t i = 0; i < records_count(sitting->session); i++)
		if (records_get(sitting->session, i)->box_missing)
			return records_get(sitting->session, i);
	return NULL;
}

static bool is_changed(const struct sitting *sitting)
{
	return !str_same(session_script_hash(sitting->session), script_hash(sitting->script));
}

/* Folded with the changed workshop: is it all still there, and is a vote still a vote? */
static bool has_place(const struct sitting *sitting, const struct journal_row *row)
{
	const struct exercise *exercise = session_exercise(sitting->session, row->exercise);

	return !*row->exercise || (exercise && (!str_begins(row->event, "round.") || exercise->type->polling));
}

/* An exercise that stands in the journal and nowhere else; NULL = none. */
static const char *lost_exercise(const struct sitting *sitting)
{
	for (size_t i = 0; i < sitting->folded; i++) {
		struct journal_row row = journal_get(sitting->journal, i);

		if (sitting->log.stands[i] && !has_place(sitting, &row))
			return row.exercise;
	}
	return NULL;
}

/* What keeps anybody from writing here; NULL = nothing. */
static char *what_is_wrong(const struct sitting *sitting)
{
	struct str text = STR_INIT;
	char *to = sitting_moved_to(sitting->disk, sitting_folder(sitting));

	if (journal_state(sitting->journal) == JOURNAL_DAMAGED)
		str_add_format(&text, "line %zu of events.csv is damaged: what stands before it is shown, %zu good lines follow; "
		    "work on from a copy", journal_damage_line(sitting->journal), journal_lost_rows(sitting->journal));
	else if (sitting->unknown)
		str_add_format(&text, "a newer talka wrote %zu things here that this one does not know; update talka to go on",
		    sitting->unknown);
	else if (lost_box(sitting))
		str_add_format(&text, "ballots/%s.%" PRId64 ".csv is missing or was changed, and the votes of that secret round are "
		    "nowhere else; put it back to go on", lost_box(sitting)->exercise->id, lost_box(sitting)->round);
	else if (to)
		str_add_format(&text, "this session went on in %s: open that one; if it is lost, delete moved.txt here", to);
	else if (is_changed(sitting) && lost_exercise(sitting))
		str_add_format(&text, "workshop.ini has no \"%s\" any more, which was on already; put the old one back to go on", lost_exercise(sitting));
	else if (is_changed(sitting))
		str_add(&text, "workshop.ini in this folder is not the one that the session began with; put that one back to go on");
	free(to);
	return text.length ? str_take(&text) : NULL;
}

bool found_changed(const struct sitting *sitting)
{
	char *to = sitting_moved_to(sitting->disk, sitting_folder(sitting));
	bool changed = journal_state(sitting->journal) != JOURNAL_DAMAGED && !sitting->unknown && !lost_box(sitting) && !to
	    && is_changed(sitting) && !lost_exercise(sitting);

	free(to);
	return changed;
}

char *found_read_only(const struct sitting *sitting, const char *folder, bool asked)
{
	struct str text = STR_INIT;
	char *who, *wrong;

	if (journal_locked_by_other(sitting->journal)) {
		who = sitting_read_lock(sitting->disk, folder);
		str_add_format(&text, "this session is open on %s; here it can only be looked at", who);
		free(who);
		return str_take(&text);
	}
	wrong = what_is_wrong(sitting);
	return wrong || !asked ? wrong : mem_text("this session was opened to look at it only");
}

char *found_notice(const struct sitting *sitting)
{
	size_t torn = journal_torn_bytes(sitting->journal);
	struct str text = STR_INIT;

	if (!torn)
		return what_is_wrong(sitting);
	str_add_format(&text, "the last line was not whole (power lost?): %zu bytes %s; everything before is there", torn,
	    sitting->read_only ? "at the end do not count" : "were put aside in events.torn");
	return str_take(&text);
}
