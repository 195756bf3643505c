/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "file/csv.h"
#include "model/inside.h"

/* The opened box of a secret round: a row a ballot, in an order that tells nothing. */

/* --- what the session was given ------------------------------------------------ */

static struct opened *find(const struct session *session, const struct exercise *exercise, int64_t round)
{
	for (size_t i = 0; i < session->opened->count; i++) {
		struct opened *opened = &session->opened->list[i];

		if (str_same(opened->exercise->id, exercise->id) && opened->round == round)
			return opened;
	}
	return NULL;
}

void session_give_opened(struct session *session, const struct exercise *exercise, int64_t round, const char *bytes, size_t size)
{
	struct opened_boxes *boxes = session->opened;
	struct opened *opened = find(session, exercise, round);

	if (!opened) {
		boxes->list = mem_grow(boxes->list, boxes->count + 1, sizeof *boxes->list);
		opened = &boxes->list[boxes->count++];
		*opened = (struct opened){ .exercise = exercise, .round = round };
	}
	free(opened->bytes);
	opened->bytes = mem_alloc(size + 1);
	memcpy(opened->bytes, bytes, size);
	opened->size = size;
}

const struct opened *session_opened(const struct session *session, const struct exercise *exercise, int64_t round)
{
	return find(session, exercise, round);
}

void opened_free(struct opened_boxes *boxes)
{
	for (size_t i = 0; i < boxes->count; i++)
		free(boxes->list[i].bytes);
	free(boxes->list);
	free(boxes);
}

/* --- writing ----------------------------------------------------------------------- */

static const char *word_of(const char *text, const char *name, struct arena *arena)
{
	struct event words = { .value = text };

	return event_word_text(&words, name, arena);
}

/* What stands behind one word, or behind both together. other NULL = one. */
static const char *told_by(const char *text, const char *word, const char *other, struct arena *arena)
{
	return other ? arena_format(arena, "%s %s", word_of(text, word, arena), word_of(text, other, arena)) : word_of(text, word, arena);
}

/* Is it told by enough ballots, or by none, whatever it is? Else it would point at people. */
static bool is_common(const char *const *texts, size_t count, const char *word, const char *other, size_t least, struct arena *arena)
{
	const char **told = arena_array(arena, count + 1, sizeof *told);

	for (size_t i = 0; i < count; i++)
		told[i] = told_by(texts[i], word, other, arena);
	for (size_t i = 0; i < count; i++) {
		size_t same = 0;

		for (size_t k = 0; k < count; k++)
			same += str_same(told[k], told[i]);
		if (same < least)
			return false;
	}
	return true;
}

const char *opened_text(const struct session *session, const char *const *texts, size_t count, struct arena *arena)
{
	size_t least = (size_t)session->script->smallest_group;
	bool with_group = is_common(texts, count, "group", NULL, least, arena);
	/* Few of a pile may have come in one way, where many did in all. */
	bool with_source = is_common(texts, count, "source", with_group ? "group" : NULL, least, arena);
	struct str out = STR_INIT;
	const char *kept;

	str_add(&out, "ballot,source,status,group,picks\n");
	for (size_t i = 0; i < count; i++)
		str_add_format(&out, "%zu,%s,%s,%s,%s\n", i + 1, with_source ? word_of(texts[i], "source", arena) : "",
		    word_of(texts[i], "status", arena), with_group ? word_of(texts[i], "group", arena) : "",
		    word_of(texts[i], "picks", arena));
	kept = arena_text(arena, str_text(&out));
	str_free(&out);
	return kept;
}

const char *opened_close_value(const struct round_record *record, const char *const *texts, size_t count, const char *sha256, struct arena *arena)
{
	size_t by_status[BALLOT_STATUSES] = { 0 };

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < BALLOT_STATUSES; k++)
			by_status[k] += str_same(word_of(texts[i], "status", arena), ballot_status_name((enum ballot_status)k));
	return round_close_value(record, by_status, sha256, arena);
}

/* --- reading ----------------------------------------------------------------------- */

enum { COLUMNS = 5 };

struct opening { struct session *session; struct round *round; };

static void add_word(struct str *value, const char *name, const char *word)
{
	if (word)
		value_word(value, name, word);
}

static bool take_row(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct opening *opening = context;
	struct round *round = opening->round;
	struct str value = STR_INIT;
	struct ballot ballot = { .number = (int64_t)round->record.ballot_count + 1, .source = SOURCES, .participant = "" };

	(void)lengths;
	if (line == 1 || n != COLUMNS)
		return line == 1;
	add_word(&value, "source", fields[1]);
	add_word(&value, "status", fields[2]);
	add_word(&value, "group", fields[3]);
	add_word(&value, "picks", fields[4]);
	round_fill_ballot(opening->session, round, &(struct event){ .value = str_text(&value) }, &ballot);
	str_free(&value);
	SESSION_ROOM(opening->session, round->ballots, round->record.ballot_count, round->ballot_room);
	round->ballots[round->record.ballot_count++] = ballot;
	return true;
}

void round_take_opened(struct session *session, struct round *round, const struct event *close)
{
	const struct opened *opened = find(session, round->record.exercise, round->record.round);
	struct opening opening = { .session = session, .round = round };

	round->sealed = 0;
	round->record.ballot_count = 0;
	round->record.box_missing = !opened
	    || !event_word_is(close, "sha256", hash_sha256(session->arena, opened->bytes, opened->size));
	if (!round->record.box_missing)
		csv_read(opened->bytes, opened->size, ',', take_row, &opening, NULL);
}
