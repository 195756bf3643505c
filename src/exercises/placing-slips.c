/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"
#include "model/people.h"

/* How a slip with a code and letters is read. Nothing that is refused tells the room what stands on it. */

static const char *skip(const char *typed)
{
	while (letter_parts(*typed))
		typed++;
	return typed;
}

static bool read_code(const struct scene *scene, const char **typed, struct placing_typed *read, struct err *err)
{
	const char *start = *typed = skip(*typed);
	size_t person;

	while (**typed && !letter_parts(**typed))
		(*typed)++;
	person = people_find(scene->session, arena_slice(scene->arena, start, (size_t)(*typed - start)));
	if (person == SIZE_MAX)
		return err_set(err, "nobody here has this code; the code comes first, as in 7 C A");
	read->person = people_get(scene->session, person)->code;
	return true;
}

static bool has(const struct placing_typed *read, const struct item *role)
{
	for (size_t i = 0; i < read->count; i++)
		if (read->roles[i] == role)
			return true;
	return false;
}

static bool take_letter(const struct scene *scene, const struct listing *roles, const char *letter, size_t length,
    struct placing_typed *read, struct err *err)
{
	const struct listing_row *row = listing_letter(roles, letter, length);

	if (!row)
		return err_set(err, "a letter on the slip is not on the list");
	if (has(read, row->item))
		return err_set(err, "a letter stands on the slip twice");
	if (read->count >= placing_most_wishes(scene))
		return err_set(err, "at most %zu letters go on a slip", placing_most_wishes(scene));
	read->roles[read->count++] = row->item;
	return true;
}

bool placing_read(const struct scene *scene, const char *typed, struct placing_typed *read, struct err *err)
{
	struct listing roles = placing_roles(scene, scene->arena);

	*read = (struct placing_typed){ .person = "" };
	if (!read_code(scene, &typed, read, err))
		return false;
	typed = skip(typed);
	if (!*typed)
		return err_set(err, "type the letters behind the code, or - where there are none");
	if (str_same(typed, "-"))
		return true;
	for (; *typed; typed = skip(typed)) {
		size_t length = letter_bytes(typed, roles.count <= 26);

		if (!take_letter(scene, &roles, typed, length, read, err))
			return false;
		typed += length;
	}
	return true;
}
