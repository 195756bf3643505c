/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/verify.h"

#include "model/agenda.h"
#include "model/event.h"
#include "model/exercise.h"

static bool tell_state(const struct journal *journal, struct str *report)
{
	if (journal_state(journal) == JOURNAL_DAMAGED) {
		str_add_format(report, "events.csv: line %zu is damaged; %zu good lines follow that do not count\n",
		    journal_damage_line(journal), journal_lost_rows(journal));
		return false;
	}
	if (journal_torn_bytes(journal)) {
		str_add_format(report, "events.csv: the last line is not whole; %zu bytes do not count\n", journal_torn_bytes(journal));
		return false;
	}
	str_add_format(report, "events.csv: %zu events, the chain is whole\n", journal_count(journal));
	return true;
}

static bool check_chain(const struct sitting *sitting, const struct disk *disk, struct str *report)
{
	struct err err = ERR_INIT;
	struct journal *journal = journal_open(disk, sitting_folder(sitting), true, &err);
	bool whole = journal && tell_state(journal, report);

	if (!journal)
		str_add_format(report, "%s\n", err_text(&err));
	err_clear(&err);
	journal_close(journal);
	return whole;
}

static bool check_verbs(const struct sitting *sitting, struct str *report)
{
	size_t unknown = 0;
	struct event event;

	for (size_t i = 0; i < sitting_events(sitting); i++) {
		struct journal_row row = sitting_row(sitting, i);

		unknown += !session_event(sitting_session(sitting), &row, &event);
	}
	if (unknown)
		str_add_format(report, "events.csv: %zu events are of a newer talka; update talka to check them\n", unknown);
	return !unknown;
}

static bool check_script(const struct sitting *sitting, struct str *report)
{
	const struct session *session = sitting_session(sitting);
	bool same = str_same(session_script_hash(session), script_hash(session_script(session)));

	str_add_format(report, "workshop.ini: %s\n", same ? "the file that was run" : "not the file that was run; the journal has another hash");
	return same;
}

/* What the types work out, each in its own way. */
static bool check_types(const struct sitting *sitting, struct str *report)
{
	const struct session *session = sitting_session(sitting);
	struct arena *arena = arena_new();
	bool same = true;

	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct exercise *exercise = agenda_get(session, i)->exercise;
		struct scene scene = session_scene(session, exercise, arena);
		struct str words = STR_INIT;

		if (exercise->type->recount)
			same &= exercise->type->recount(&scene, &words);
		if (words.length)
			str_add_format(report, "%s: %s\n", exercise->id, str_text(&words));
		str_free(&words);
	}
	arena_free(arena);
	return same;
}

bool verify_session(const struct sitting *sitting, const struct disk *disk, struct str *report)
{
	bool chain = check_chain(sitting, disk, report), verbs = check_verbs(sitting, report), script = check_script(sitting, report);
	bool rounds = verify_rounds(sitting, report), types = check_types(sitting, report), tables = verify_tables(sitting, disk, report);

	return chain && verbs && script && rounds && types && tables;
}
