/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "model/inside.h"
#include "model/sitting-inside.h"

/* The boxes in a session's folder, and the keys outside it: where they lie, and what is found at opening. */

enum { OPENED_BYTES = 256 * 1024 * 1024 };

/* --- Where it lies ------------------------------------------------------------- */

struct place { struct box_place at; char *file, *key; };

static char *file_of(const struct round_record *record, const char *folder, const char *ending)
{
	struct str path = STR_INIT;

	str_add_format(&path, "%s/ballots/%s.%" PRId64 ".%s", folder, record->exercise->id, record->round, ending);
	return str_take(&path);
}

static struct place place_in(const struct sitting *sitting, const struct round_record *record, const char *folder)
{
	struct place place = { .file = file_of(record, folder, "box") };
	struct str key = STR_INIT;

	str_add_format(&key, "%s/%s.%s.%" PRId64, sitting->boxes.keys, session_key(sitting->session), record->exercise->id, record->round);
	place.key = str_take(&key);
	place.at = (struct box_place){ .disk = sitting->disk, .file = place.file, .key = place.key };
	return place;
}

static struct place place_of(const struct sitting *sitting, const struct round_record *record)
{
	return place_in(sitting, record, journal_folder(sitting->journal));
}

static void place_free(struct place *place)
{
	free(place->file);
	free(place->key);
}

static void tell_trouble(const struct round_record *record, enum box_found found, struct err *err)
{
	const char *id = record->exercise->id;

	if (found == BOX_LOCKED)
		err_set(err, "the box of \"%s\" opens only where it was sealed", id);
	else
		err_set(err, "the box of \"%s\" is %s", id, found == BOX_MISSING ? "gone" : "damaged");
}

struct box *boxes_open(const struct sitting *sitting, const struct round_record *record, struct err *err)
{
	struct place place = place_of(sitting, record);
	enum box_found found;
	struct box *box = box_open(&place.at, &found, NULL);

	place_free(&place);
	if (!box)
		tell_trouble(record, found, err);
	return box;
}

bool boxes_write(const struct sitting *sitting, struct box *box, const struct round_record *record, struct err *err)
{
	struct place place = place_of(sitting, record);
	bool written = box_write(box, sitting->random, &place.at, err);

	place_free(&place);
	return written;
}

bool boxes_there(const struct sitting *sitting, const struct round_record *record)
{
	struct place place = place_of(sitting, record);
	struct disk_fact fact;
	bool there = sitting->disk->fact(sitting->disk->context, place.file, &fact) == 0 && fact.kind != DISK_NOTHING;

	place_free(&place);
	return there;
}

void boxes_remove(const struct sitting *sitting, const struct round_record *record)
{
	struct place place = place_of(sitting, record);

	box_remove(&place.at, NULL);
	place_free(&place);
}

/* --- Opened once -------------------------------------------------------------------- */

static size_t count_in(const struct box *box)
{
	return box ? box_count(box) : 0;
}

static const char *const *texts_in(const struct box *box, struct arena *arena)
{
	const char **texts = arena_array(arena, count_in(box) + 1, sizeof *texts);

	for (size_t i = 0; i < count_in(box); i++)
		texts[i] = box_text(box, i);
	return texts;
}

const char *boxes_open_up(struct sitting *sitting, const struct round_record *record, const struct box *box, struct arena *arena)
{
	const char *const *texts = texts_in(box, arena);
	const char *text = opened_text(sitting->session, texts, count_in(box), arena);

	session_give_opened(sitting->session, record->exercise, record->round, text, strlen(text));
	return opened_close_value(record, texts, count_in(box), hash_sha256(arena, text, strlen(text)), arena);
}

/* --- After the round ---------------------------------------------------------------- */

static bool is_written(const struct sitting *sitting, const char *file, const struct opened *opened)
{
	char *bytes;
	size_t size;
	bool same;

	if (!disk_read_all(sitting->disk, file, opened->size, &bytes, &size, NULL))
		return false;
	same = size == opened->size && !memcmp(bytes, opened->bytes, size);
	free(bytes);
	return same;
}

static bool write_opened(const struct sitting *sitting, const struct round_record *record, const char *folder, struct err *err)
{
	const struct opened *opened = session_opened(sitting->session, record->exercise, record->round);
	char *file = file_of(record, folder, "csv");
	bool done = opened && (is_written(sitting, file, opened) || disk_replace(sitting->disk, file, opened->bytes, opened->size, err));

	free(file);
	return done;
}

/* The box goes only when what was in it is safe. */
static bool finish(struct sitting *sitting, const struct round_record *record)
{
	if (!record->voided && !write_opened(sitting, record, journal_folder(sitting->journal), NULL))
		return false;
	boxes_remove(sitting, record);
	return true;
}

static bool is_over(const struct round_record *record)
{
	return record->secret && (record->voided || (record->closed && !record->box_missing));
}

void boxes_finish(struct sitting *sitting)
{
	sitting->boxes.unfinished = false;
	for (size_t i = 0; i < records_count(sitting->session); i++)
		if (is_over(records_get(sitting->session, i)))
			sitting->boxes.unfinished |= !finish(sitting, records_get(sitting->session, i));
}


/* --- At opening ----------------------------------------------------------------------- */

/* Before its round.close is folded. Whether it is the right file, the fold finds. */
void boxes_give(struct sitting *sitting, const struct event *close)
{
	const struct exercise *exercise = event_exercise(sitting->session, close);
	const char *start;
	size_t length, size;
	char *file, *bytes;

	if (!exercise || !event_word(close, "sha256", &start, &length) || session_opened(sitting->session, exercise, close->round))
		return;
	file = file_of(&(struct round_record){ .exercise = exercise, .round = close->round }, journal_folder(sitting->journal), "csv");
	if (disk_read_all(sitting->disk, file, OPENED_BYTES, &bytes, &size, NULL)) {
		session_give_opened(sitting->session, exercise, close->round, bytes, size);
		free(bytes);
	}
	free(file);
}

const struct round *boxes_round(const struct sitting *sitting, size_t exercise)
{
	const struct round *round = poll_latest(&sitting->session->polls[exercise]);

	return round && round->record.secret && round->stage == POLL_OPEN ? round : NULL;
}

/* --- To another folder ------------------------------------------------------------------ */

static bool copy_box(const struct sitting *sitting, const struct round_record *record, const char *folder, struct err *err)
{
	struct place from = place_of(sitting, record), to = place_in(sitting, record, folder);
	char *bytes;
	size_t size;
	bool copied = disk_read_all(sitting->disk, from.file, OPENED_BYTES, &bytes, &size, err);

	if (copied) {
		copied = disk_replace(sitting->disk, to.file, bytes, size, err);
		free(bytes);
	}
	place_free(&from);
	place_free(&to);
	return copied;
}

static bool move_open(struct sitting *sitting, const struct round *round, const char *folder, struct err *err)
{
	struct boxes *boxes = &sitting->boxes;
	bool in_hand = boxes->box && boxes->exercise == round->record.exercise, moved;
	struct place place;

	if (!in_hand)
		return !round->sealed || copy_box(sitting, &round->record, folder, err);
	/* Of one that is being closed the order is told already: another shuffle would not be it. */
	if (boxes->ends && copy_box(sitting, &round->record, folder, NULL))
		return true;
	place = place_in(sitting, &round->record, folder);
	moved = box_write(boxes->box, sitting->random, &place.at, err);
	place_free(&place);
	return moved;
}

bool boxes_move(struct sitting *sitting, const char *folder, struct err *err)
{
	for (size_t i = 0; i < records_count(sitting->session); i++) {
		const struct round_record *record = records_get(sitting->session, i);

		if (is_over(record) && !record->voided && !write_opened(sitting, record, folder, err))
			return false;
	}
	for (size_t i = 0; i < sitting->script->exercise_count; i++)
		if (boxes_round(sitting, i) && !move_open(sitting, boxes_round(sitting, i), folder, err))
			return false;
	return true;
}
