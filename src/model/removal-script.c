/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "model/notes.h"
#include "model/removal-inside.h"
#include "model/script.h"

/*
 * What goes out of the copy of the workshop: wordings of items, and texts that
 * people read. What the file means by its names, numbers and choices stays; so
 * it is read line by line, as the file was found to be right when it was loaded.
 */
struct line {
	const char *start, *end;           /* without its end */
	const char *value;                 /* behind the =, or the words of a comment */
	const char *owner;                 /* the item, NULL */
};

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static bool is_one_of(const char *word, size_t length, const char *const *words)
{
	for (; *words; words++)
		if (str_is(*words, word, length))
			return true;
	return false;
}

static const char *last_part(const char *name, const char *end)
{
	const char *part = end;

	while (part > name && part[-1] != '.')
		part--;
	return part;
}

/* The id of the item whose wording stands under this name, or NULL. */
static const char *item_of(const char *name, const char *end, struct arena *arena)
{
	static const char *const attributes[] = { "symbol", "cost", "minutes", "role", "owner", NULL };
	const char *last = last_part(name, end), *dot = memchr(name, '.', (size_t)(end - name));

	if (dot && is_one_of(last, (size_t)(end - last), attributes))
		return NULL;
	return arena_slice(arena, name, (size_t)((dot ? dot : end) - name));
}

static bool is_text_of(const struct option *options, const char *name, size_t length)
{
	for (; options->name; options++)
		if ((options->kind == OPTION_TEXT || options->kind == OPTION_PRIVATE) && str_is(options->name, name, length))
			return true;
	return false;
}

/* Beside what the tables call a text: what a type of exercise has to be read, and who and where. */
static bool is_text(const char *name, const char *end)
{
	static const char *const others[] = { "text", "organisation", "place", "facilitator", "audience", "program", NULL };
	const char *dot = memchr(name, '.', (size_t)(end - name));
	size_t length = (size_t)((dot ? dot : end) - name);

	return is_text_of(script_workshop_options, name, length) || is_text_of(script_exercise_options, name, length)
	    || is_text_of(script_poll_options, name, length) || is_one_of(name, length, others);
}

/* Fills what of the line may go; false where nothing may. */
static bool read_line(struct line *line, bool in_list, struct arena *arena)
{
	const char *name = line->start, *equals, *end;

	while (name < line->end && is_blank(*name))
		name++;
	line->owner = NULL;
	line->value = name + 1;
	if (name < line->end && (*name == ';' || *name == '#'))
		return true;
	equals = memchr(name, '=', (size_t)(line->end - name));
	if (!equals)
		return false;
	for (end = equals; end > name && is_blank(end[-1]);)
		end--;
	line->value = equals + 1;
	line->owner = in_list ? item_of(name, end, arena) : NULL;
	return line->owner || is_text(name, end);
}

size_t removal_value(const char *line, size_t length)
{
	const char *blank = memchr(line, ' ', length);

	if (!blank || !(is_text(line, blank) || (blank - line == 4 && !memcmp(line, "item", 4))))
		return length;
	return (size_t)(blank - line) + 1;
}

/* Without the blanks and the quotes around it. */
static bool value_hits(const struct removal *removal, const struct line *line)
{
	const char *from = line->value, *to = line->end;

	while (from < to && is_blank(*from))
		from++;
	while (to > from && is_blank(to[-1]))
		to--;
	if (to - from >= 2 && (*from == '"' || *from == '\'') && to[-1] == *from)
		from++, to--;
	return from < to && removal_hits(removal, from, (size_t)(to - from), line->owner);
}

static bool is_list(const struct line *line, bool before)
{
	static const char list[] = "[list.";

	if (line->start == line->end || *line->start != '[')
		return before;
	return (size_t)(line->end - line->start) >= sizeof list - 1 && !memcmp(line->start, list, sizeof list - 1);
}

/* Each line as it is afterwards. */
static void take_lines(struct removal *removal, const char *bytes, size_t size, struct str *out)
{
	const char *stop = bytes + size;
	bool in_list = false;

	while (bytes < stop) {
		const char *feed = memchr(bytes, '\n', (size_t)(stop - bytes)), *next = feed ? feed + 1 : stop;
		struct line line = { .start = bytes, .end = feed ? feed : stop };

		if (line.end > line.start && line.end[-1] == '\r')
			line.end--;
		in_list = is_list(&line, in_list);
		if (read_line(&line, in_list, removal->arena) && value_hits(removal, &line)) {
			str_add_slice(out, line.start, (size_t)(line.value - line.start));
			str_add_format(out, " \"%s\"", removal_words);
			removal->texts++;
		} else {
			str_add_slice(out, line.start, (size_t)(line.end - line.start));
		}
		str_add_slice(out, line.end, (size_t)(next - line.end));
		bytes = next;
	}
}

const char *removal_script(struct removal *removal, const struct script *script, size_t *new_size)
{
	size_t before = removal->texts, size;
	const char *bytes = notes_file(script, &size), *changed;
	struct str out = STR_INIT;

	take_lines(removal, bytes, size, &out);
	changed = arena_slice(removal->arena, str_text(&out), out.length);
	*new_size = out.length;
	str_free(&out);
	if (removal->texts == before)
		return NULL;
	removal->old_hash = hash_sha256(removal->arena, bytes, size);
	removal->new_hash = hash_sha256(removal->arena, changed, *new_size);
	return changed;
}
