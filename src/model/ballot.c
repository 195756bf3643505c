/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ballot.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "model/inside.h"

static enum ballot_shape shape_of(const struct poll *poll)
{
	return poll_exercise(poll)->type->polling->shape;
}

static struct pick *find_pick(struct ballot_reading *reading, size_t item)
{
	for (size_t i = 0; i < reading->pick_count; i++)
		if (reading->picks[i].item == item)
			return &reading->picks[i];
	return NULL;
}

static int64_t votes_used(const struct poll *poll, const struct ballot_reading *reading)
{
	return ballot_used(shape_of(poll), reading->picks, reading->pick_count);
}

/* What is typed, while it is read; found wrong, it is told in the language of whoever types. */
struct reader {
	const struct poll *poll;
	const struct language *tongue;
	struct ballot_reading *reading;
	struct err *err;
};

static bool __attribute__((format(printf, 2, 3))) to_mend(const struct reader *reader, const char *found, ...)
{
	struct str text = STR_INIT;
	va_list args;

	va_start(args, found);
	str_add_formatv(&text, found, args);
	va_end(args);
	err_set(reader->err, tr(reader->tongue, "%s; mend it, or ! for a spoilt slip"), str_text(&text));
	str_free(&text);
	return false;
}

/* Where a letter that is on the list would tell the room what is on the slip. */
static bool in_public(const struct reader *reader, const char *found)
{
	struct str text = STR_INIT;

	str_add_format(&text, tr(reader->tongue, "%s; mend it, or ! for a spoilt slip"), tr(reader->tongue, found));
	err_public(reader->err, str_text(&text));
	str_free(&text);
	return false;
}

static bool too_often(const struct reader *reader, const char *letter, int64_t most)
{
	if (most == 1)
		to_mend(reader, tr(reader->tongue, "%s stands on the slip twice"), letter);
	else
		to_mend(reader, tr(reader->tongue, "%s has more than %lld votes"), letter, (long long)most);
	return in_public(reader, most == 1 ? N_("a letter stands on the slip twice") : N_("a letter has too many votes"));
}

/* Somebody wrote down the letter of before. */
static bool merged_letter(const struct reader *reader, const struct poll_item *into, const char *letter, size_t length)
{
	err_set(reader->err, tr(reader->tongue, "%.*s was put together with %s; type %s instead"), (int)length, letter, into->letter, into->letter);
	return err_public(reader->err, tr(reader->tongue, "a letter was put together with another one; Ctrl-T shows which"));
}

static bool no_such_letter(const struct reader *reader, const char *letter, size_t length)
{
	const struct poll *poll = reader->poll;
	const struct item *merged = listing_merged(poll->session, poll->exercise, letter, length);
	size_t into = merged ? round_find(poll_latest(poll), merged->id, strlen(merged->id)) : SIZE_MAX;

	if (into != SIZE_MAX)
		return merged_letter(reader, poll_item(poll, into), letter, length);
	return err_set(reader->err, tr(reader->tongue, "there is no %.*s here; the letters go from %s to %s"), (int)length, letter,
	    poll_item(poll, 0)->letter, poll_item(poll, poll_offered(poll) - 1)->letter);
}

static bool take_letter(const struct reader *reader, const char *letter, size_t length)
{
	const struct poll *poll = reader->poll;
	struct ballot_reading *reading = reader->reading;
	struct poll_limits limits = poll_limits(poll);
	size_t item = poll_item_by_letter(poll, letter, length);
	struct pick *pick;

	if (item == SIZE_MAX)
		return no_such_letter(reader, letter, length);
	pick = find_pick(reading, item);
	if (pick && shape_of(poll) != BALLOT_DOTS)
		return too_often(reader, poll_item(poll, item)->letter, 1);
	if (pick && pick->votes >= limits.max_per_item)
		return too_often(reader, poll_item(poll, item)->letter, limits.max_per_item);
	if (votes_used(poll, reading) >= limits.choose)
		return to_mend(reader, tr_count(reader->tongue, "only one letter goes on a slip", "only %lld letters go on a slip", (long)limits.choose),
		    (long long)limits.choose);
	if (pick)
		pick->votes++;
	else
		reading->picks[reading->pick_count++] = (struct pick){ .item = item, .votes = 1 };
	return true;
}

/* Behind the place of the one before, or jointly with it. */
static void put_in_place(struct ballot_reading *reading, bool joint)
{
	size_t last = reading->pick_count - 1;

	if (last)
		reading->picks[last].votes = reading->picks[last - 1].votes + !joint;
}

static bool take_letters(const struct reader *reader, const char *typed)
{
	struct ballot_reading *reading = reader->reading;
	bool single = poll_offered(reader->poll) <= 26, ranks = shape_of(reader->poll) == BALLOT_RANKS, joint = false;

	while (*typed) {
		size_t length;

		if (letter_parts(*typed) || (ranks && *typed == '=')) {
			if (*typed == '=' && (joint || !reading->pick_count))
				break;
			joint |= *typed++ == '=';
			continue;
		}
		length = letter_bytes(typed, single);
		if (!take_letter(reader, typed, length))
			return false;
		if (ranks)
			put_in_place(reading, joint);
		joint = false;
		typed += length;
	}
	return (!joint && !*typed) || to_mend(reader, tr(reader->tongue, "= stands between two letters that are alike"));
}

/* --- grades --------------------------------------------------------------- */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Up to 9 every figure is a grade; beyond, what stands together is one. Returns its bytes. */
static size_t read_grade(const char *typed, int64_t most, int64_t *grade)
{
	size_t length = 0;

	for (*grade = 0; is_digit(typed[length]) && *grade <= most && (most > 9 || !length); length++)
		*grade = *grade * 10 + (typed[length] - '0');
	return length;
}

static bool take_pick(const struct reader *reader, const struct pick *pick)
{
	struct ballot_reading *reading = reader->reading;

	if (pick->item >= poll_offered(reader->poll))
		return to_mend(reader, tr(reader->tongue, "there are more figures than letters"));
	if (find_pick(reading, pick->item))
		return too_often(reader, poll_item(reader->poll, pick->item)->letter, 1);
	reading->picks[reading->pick_count++] = *pick;
	return true;
}

static bool too_high(const struct reader *reader, int64_t most)
{
	return to_mend(reader, tr(reader->tongue, "the figures go from 0 to %lld"), (long long)most);
}

static bool read_single(const struct reader *reader, const char **typed, const struct poll_limits *limits, struct pick *pick)
{
	*typed += read_grade(*typed, limits->max_per_item, &pick->votes);
	return pick->votes <= limits->max_per_item || too_high(reader, limits->max_per_item);
}

/* A figure a criterion, with or without blanks between them. */
static bool read_criteria(const struct reader *reader, const char **typed, const struct poll_limits *limits, struct pick *pick)
{
	for (size_t i = 0; i < limits->criteria; i++) {
		while (letter_parts(**typed))
			++*typed;
		if (!is_digit(**typed))
			return to_mend(reader, tr(reader->tongue, "%zu figures are due for each, one a criterion"), limits->criteria);
		pick->grades[i] = (int8_t)(*(*typed)++ - '0');
		if (pick->grades[i] > limits->top)
			return too_high(reader, limits->top);
	}
	pick->votes = ballot_weighted(limits, pick->grades);
	return true;
}

static int64_t best_grade(const struct poll *poll)
{
	struct poll_limits limits = poll_limits(poll);

	return limits.criteria ? limits.top : limits.max_per_item;
}

/* "A5": the item of the letter, which moves typed on to its grade. */
static bool graded_letter(const struct reader *reader, const char **typed, size_t *item)
{
	size_t length = 0;

	while ((*typed)[length] && !letter_parts((*typed)[length]) && !is_digit((*typed)[length]))
		length++;
	*item = poll_item_by_letter(reader->poll, *typed, length);
	if (*item == SIZE_MAX)
		return no_such_letter(reader, *typed, length);
	*typed += length;
	while (letter_parts(**typed))
		++*typed;
	return is_digit(**typed)
	    || err_set(reader->err, tr(reader->tongue, "behind a letter stands a figure, 0 to %lld"), (long long)best_grade(reader->poll));
}

/* One letter with its grade, or one grade at its place in the order of the letters. */
static bool take_graded(const struct reader *reader, const char **typed, size_t *place)
{
	struct poll_limits limits = poll_limits(reader->poll);
	struct pick pick = { .item = *place };

	if (**typed == '-') {
		++*typed;
		++*place;
		return true;
	}
	if (is_digit(**typed))
		++*place;
	else if (!graded_letter(reader, typed, &pick.item))
		return false;
	return (limits.criteria ? read_criteria : read_single)(reader, typed, &limits, &pick) && take_pick(reader, &pick);
}

static bool take_grades(const struct reader *reader, const char *typed)
{
	size_t place = 0;

	while (*typed) {
		if (letter_parts(*typed))
			typed++;
		else if (!take_graded(reader, &typed, &place))
			return false;
	}
	return true;
}

/* Marks and grades are as many as one likes; everything else has a number that is due. */
static bool is_short(const struct poll *poll, const struct ballot_reading *reading)
{
	return shape_of(poll) != BALLOT_MARKS && shape_of(poll) != BALLOT_GRADES && votes_used(poll, reading) < poll_limits(poll).choose;
}

static bool only(const char *typed, char sign)
{
	size_t signs = 0;

	for (; *typed; typed++) {
		if (*typed == sign)
			signs++;
		else if (!letter_parts(*typed))
			return false;
	}
	return signs > 0;
}

bool ballot_read(const struct poll *poll, const char *typed, const struct language *tongue, struct arena *arena, struct ballot_reading *reading,
    struct err *err)
{
	const struct reader reader = { .poll = poll, .tongue = tongue, .reading = reading, .err = err };

	*reading = (struct ballot_reading){ .picks = arena_array(arena, poll_offered(poll) + 1, sizeof *reading->picks) };
	if (only(typed, '-')) {
		reading->status = BALLOT_BLANK;
		return true;
	}
	if (only(typed, '!')) {
		reading->status = BALLOT_SPOILT;
		return true;
	}
	if (!(shape_of(poll) == BALLOT_GRADES ? take_grades : take_letters)(&reader, typed))
		return false;
	reading->empty = !reading->pick_count;
	reading->status = is_short(poll, reading) ? BALLOT_SHORT : BALLOT_VALID;
	if (reading->status == BALLOT_SHORT && !reading->empty && poll_limits(poll).use_all)
		return to_mend(&reader, tr(tongue, "all %lld must be used, this slip has %lld"), (long long)poll_limits(poll).choose,
		    (long long)votes_used(poll, reading));
	return true;
}

const char *ballot_letters(const struct poll *poll, const struct pick *picks, size_t count, struct arena *arena)
{
	enum ballot_shape shape = shape_of(poll);
	const char *letters = "";

	for (size_t i = 0; i < count; i++) {
		int64_t times = shape == BALLOT_DOTS ? picks[i].votes : 1;
		bool joint = shape == BALLOT_RANKS && i && picks[i].votes == picks[i - 1].votes;

		for (int64_t vote = 0; vote < times && vote < 100; vote++)
			letters = arena_format(arena, "%s%s%s", letters, joint ? "=" : *letters ? " " : "", poll_item(poll, picks[i].item)->letter);
		for (size_t k = 0; k < poll_limits(poll).criteria; k++)
			letters = arena_format(arena, "%s%d", letters, picks[i].grades[k]);
		if (shape == BALLOT_GRADES && !poll_limits(poll).criteria)
			letters = arena_format(arena, "%s%" PRId64, letters, picks[i].votes);
	}
	return letters;
}

void ballot_value(const struct poll *poll, enum ballot_source source, const struct ballot_reading *reading, struct str *value)
{
	value_word(value, "source", ballot_source_name(source));
	value_word(value, "status", ballot_status_name(reading->status));
	if (!reading->pick_count)
		return;
	str_add(value, " picks=");
	for (size_t i = 0; i < reading->pick_count; i++) {
		str_add_format(value, "%s%s", i ? "|" : "", poll_item(poll, reading->picks[i].item)->id);
		for (size_t k = 0; k < poll_limits(poll).criteria; k++)
			str_add_format(value, "%c%d", k ? '.' : ':', reading->picks[i].grades[k]);
		if (!poll_limits(poll).criteria && (reading->picks[i].votes != 1 || shape_of(poll) == BALLOT_GRADES))
			str_add_format(value, ":%" PRId64, reading->picks[i].votes);
	}
}
