/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/sitting-inside.h"

/* The step "box" of the door: what is on a secret ballot goes into its box, and the journal learns that one came. */

/* --- The one in hand -------------------------------------------------------------- */

static void forget_last(struct boxes *boxes)
{
	free(boxes->last_code);
	free(boxes->last_text);
	boxes->last_code = boxes->last_text = NULL;
	boxes->last_seq = 0;
}

static void put_away(struct boxes *boxes)
{
	box_free(boxes->box);
	boxes->box = NULL;
	boxes->exercise = NULL;
	forget_last(boxes);
}

/* No ballot of this round is longer: each item once, with a number behind it, and the words around. */
static size_t longest_ballot(const struct round_record *record)
{
	enum { WORDS = 100, NUMBER = 10 };
	size_t bytes = WORDS;

	for (size_t i = 0; i < record->item_count; i++)
		bytes += strlen(record->items[i].id) + NUMBER;
	return bytes;
}

/* Takes the round's box in hand: a new one where no ballot is in yet. */
static bool take_box(struct sitting *sitting, const struct round *round, struct err *err)
{
	struct boxes *boxes = &sitting->boxes;

	if (boxes->box && boxes->exercise == round->record.exercise && boxes->round == round->record.round)
		return true;
	if (boxes->trouble && boxes->troubled == round->record.exercise)
		return err_set(err, "%s", boxes->trouble);
	put_away(boxes);
	boxes->box = round->sealed ? boxes_open(sitting, &round->record, err) : box_new(sitting->random, longest_ballot(&round->record));
	boxes->exercise = round->record.exercise;
	boxes->round = round->record.round;
	return boxes->box != NULL;
}

static const struct round *round_in_hand(const struct sitting *sitting)
{
	const struct boxes *boxes = &sitting->boxes;
	const struct poll *poll = boxes->exercise ? &sitting->session->polls[boxes->exercise->index] : NULL;

	return poll && (size_t)boxes->round <= poll->count ? &poll->rounds[boxes->round - 1] : NULL;
}

/* --- What an event does to it ------------------------------------------------------- */

static void step(struct boxes *boxes, bool puts, const char *code, const char *text)
{
	boxes->steps = mem_grow(boxes->steps, boxes->step_count + 1, sizeof *boxes->steps);
	boxes->steps[boxes->step_count++] = (struct box_step){ .puts = puts, .code = mem_text(code), .text = mem_text(text) };
}

static bool put(struct boxes *boxes, const char *code, const char *text, struct err *err)
{
	if (!box_put(boxes->box, code, text, err))
		return false;
	step(boxes, true, code, text);
	return true;
}

static void take(struct boxes *boxes, const char *code, const char *text)
{
	box_take(boxes->box, code, text);
	step(boxes, false, code, text);
}

/* Only what is on the ballot: a number would tell the order, a code whose it is. */
static const char *words_of(const struct event *event, struct arena *arena)
{
	static const char *const kept[] = { "source", "status", "group", "picks" };
	struct str value = STR_INIT;
	const char *text;

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (*event_word_text(event, kept[i], arena))
			value_word(&value, kept[i], event_word_text(event, kept[i], arena));
	text = arena_text(arena, str_text(&value));
	str_free(&value);
	return text;
}

static bool cast(struct sitting *sitting, const struct round *round, const struct event *event, struct journal_row *row, struct err *err)
{
	if (!take_box(sitting, round, err)
	    || !put(&sitting->boxes, row->participant, words_of(event, sitting->boxes.arena), err))
		return false;
	row->event = "ballot.sealed";
	row->value = "";
	return true;
}

static bool mend(struct sitting *sitting, const struct round *round, const struct event *event, struct journal_row *row, struct err *err)
{
	struct boxes *boxes = &sitting->boxes;

	if (!take_box(sitting, round, err))
		return false;
	if (!boxes->last_seq)
		return err_set(err, "only the last slip can be mended, until the next one begins");
	take(boxes, boxes->last_code, boxes->last_text);
	row->value = "";
	return put(boxes, boxes->last_code, words_of(event, boxes->arena), err);
}

/* Shuffled once more on disk first: what is written from it later, even after a crash, is the same. */
static bool close(struct sitting *sitting, const struct round *round, struct journal_row *row, struct err *err)
{
	struct boxes *boxes = &sitting->boxes;
	const struct box *box = NULL;

	/* Writing them would shuffle once more, and the order would not be the one that was told. */
	if (boxes->step_count)
		return err_set(err, "ballots are on their way into the box; close the round when they are in");
	if (round->sealed) {
		if (!take_box(sitting, round, err) || !boxes_write(sitting, boxes->box, &round->record, err))
			return false;
		box = boxes->box;
	}
	row->value = boxes_open_up(sitting, &round->record, box, boxes->arena);
	return true;
}

static bool take_back(struct sitting *sitting, const struct event *event)
{
	struct boxes *boxes = &sitting->boxes;

	if (boxes->last_seq && event_number(event, "seq", 0) == boxes->last_seq)
		take(boxes, boxes->last_code, boxes->last_text);
	return true;
}

/* Better now than with the first slip in hand. */
static bool has_place_for_key(const struct sitting *sitting, const struct event *event, struct err *err)
{
	return event_number(event, "secret", 0) != 1 || disk_make_folders(sitting->disk, sitting->boxes.keys, err)
	    || err_add(err, "a secret round needs a place for its key");
}

static bool prepare(struct sitting *sitting, struct journal_row *row, struct err *err)
{
	const struct round *round;
	struct event event;

	session_event(sitting->session, row, &event);
	if (str_same(row->event, "undo"))
		return take_back(sitting, &event);
	if (str_same(row->event, "round.open"))
		return has_place_for_key(sitting, &event, err);
	round = event_round(sitting->session, &event);
	if (!round || !round->record.secret || round->stage != POLL_OPEN)
		return true;
	/* Its box is named after it. */
	row->round = round->record.round;
	if (str_same(row->event, "ballot.cast"))
		return cast(sitting, round, &event, row, err);
	if (str_same(row->event, "ballot.mend"))
		return mend(sitting, round, &event, row, err);
	sitting->boxes.ends |= str_same(row->event, "round.close") || str_same(row->event, "round.void");
	return !str_same(row->event, "round.close") || close(sitting, round, row, err);
}

/* --- The way through the door --------------------------------------------------------- */

static void drop_steps(struct boxes *boxes)
{
	for (size_t i = 0; i < boxes->step_count; i++) {
		free(boxes->steps[i].code);
		free(boxes->steps[i].text);
	}
	free(boxes->steps);
	boxes->steps = NULL;
	boxes->step_count = boxes->row_count = 0;
}

static void undo_steps(struct boxes *boxes)
{
	for (size_t i = boxes->step_count; i-- > 0;) {
		if (boxes->steps[i].puts)
			box_take(boxes->box, boxes->steps[i].code, boxes->steps[i].text);
		else
			box_put(boxes->box, boxes->steps[i].code, boxes->steps[i].text, NULL);
	}
	drop_steps(boxes);
}

bool seal_prepare(struct sitting *sitting, struct journal_row *rows, size_t n, struct err *err)
{
	arena_clear(sitting->boxes.arena);
	sitting->boxes.ends = false;
	for (size_t i = 0; i < n; i++)
		if (!prepare(sitting, &rows[i], err)) {
			undo_steps(&sitting->boxes);
			return false;
		}
	return true;
}

static const char *keep_text(struct boxes *boxes, const char *text)
{
	return arena_text(boxes->arena, text);
}

/* What came through the door is borrowed; until the disk obeys, it lives here. */
static void keep_rows(struct boxes *boxes, const struct journal_row *rows, size_t n)
{
	if (boxes->row_count)
		return;
	boxes->rows = arena_array(boxes->arena, n, sizeof *boxes->rows);
	for (size_t i = 0; i < n; i++) {
		boxes->rows[i] = rows[i];
		boxes->rows[i].time = keep_text(boxes, rows[i].time);
		boxes->rows[i].event = keep_text(boxes, rows[i].event);
		boxes->rows[i].exercise = keep_text(boxes, rows[i].exercise);
		boxes->rows[i].participant = keep_text(boxes, rows[i].participant);
		boxes->rows[i].item = keep_text(boxes, rows[i].item);
		boxes->rows[i].value = keep_text(boxes, rows[i].value);
	}
	boxes->row_count = n;
}

bool seal_write(struct sitting *sitting, const struct journal_row *rows, size_t n, struct err *err)
{
	struct boxes *boxes = &sitting->boxes;

	if (!boxes->step_count)
		return true;
	if (!boxes_write(sitting, boxes->box, &round_in_hand(sitting)->record, err)) {
		err_public(err, "not saved yet");
		keep_rows(boxes, rows, n);
		return false;
	}
	boxes->row_count = 0;
	return true;
}

bool seal_keeps(const struct sitting *sitting)
{
	return sitting->boxes.row_count > 0;
}

void seal_give_up(struct sitting *sitting)
{
	struct boxes *boxes = &sitting->boxes;
	bool changed = boxes->step_count > 0;

	boxes->ends = false;
	undo_steps(boxes);
	if (!changed)
		return;
	if (box_count(boxes->box))
		boxes_write(sitting, boxes->box, &round_in_hand(sitting)->record, NULL);
	else
		boxes_remove(sitting, &round_in_hand(sitting)->record);
}

static int64_t last_sealed(const struct sitting *sitting)
{
	size_t i = journal_count(sitting->journal);

	while (i > 0 && !str_same(journal_get(sitting->journal, i - 1).event, "ballot.sealed"))
		i--;
	return (int64_t)i;
}

/* The last one can be mended or taken back; of all before it not even talka knows any more which they are. */
static void remember_last(struct sitting *sitting)
{
	struct boxes *boxes = &sitting->boxes;
	const struct box_step *last = boxes->step_count ? &boxes->steps[boxes->step_count - 1] : NULL;

	if (!last)
		return;
	forget_last(boxes);
	if (!last->puts)
		return;
	boxes->last_code = mem_text(last->code);
	boxes->last_text = mem_text(last->text);
	boxes->last_seq = last_sealed(sitting);
}

void seal_done(struct sitting *sitting)
{
	struct boxes *boxes = &sitting->boxes;
	const struct round *round;

	remember_last(sitting);
	drop_steps(boxes);
	if (boxes->ends || boxes->unfinished)
		boxes_finish(sitting);
	if (boxes->ends)
		boxes->troubled = NULL;
	boxes->ends = false;
	round = round_in_hand(sitting);
	if (!boxes->box || (round && round->stage == POLL_OPEN && box_count(boxes->box)))
		return;
	/* Nothing is in it any more: the next ballot gets a new box with a new key. */
	if (round && round->stage == POLL_OPEN)
		boxes_remove(sitting, &round->record);
	put_away(boxes);
}

void seal_free(struct sitting *sitting)
{
	struct boxes *boxes = &sitting->boxes;

	if (boxes->unfinished && !sitting->read_only)
		boxes_finish(sitting);
	put_away(boxes);
	drop_steps(boxes);
	arena_free(boxes->arena);
	free(boxes->keys);
	free(boxes->trouble);
}

const char *sitting_box_trouble(const struct sitting *sitting, const struct exercise *exercise)
{
	return exercise && sitting->boxes.troubled == exercise ? sitting->boxes.trouble : NULL;
}
