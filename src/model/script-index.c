/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum { MOST_FAULTS = 100, MOST_SLOTS = 4 * SCRIPT_MOST_KEYS };

struct pass {
	struct script_index *index;
	struct arena *arena;
	struct faults *faults;
	size_t faults_before, line;
	const char *start, *end;           /* the line without its end */
	const char *text, *stop;           /* the line without blanks around it */
	struct script_section *section;    /* NULL: none yet, or a faulty one */
	struct { const char *section, *name; size_t line; } *seen;   /* a hash of slots, less than full by far */
	size_t slots;
	bool wrong_coding_told, full;
};

static struct place place_of(const struct pass *pass, const char *at)
{
	return (struct place){ pass->line, script_characters(pass->start, (size_t)(at - pass->start)) + 1 };
}

static __attribute__((format(printf, 3, 4))) bool fault(struct pass *pass, const char *at, const char *format, ...)
{
	struct place place = place_of(pass, at);
	va_list args;

	va_start(args, format);
	faults_add(pass->faults, FAULT_ERROR, place.line, place.column, "%s", arena_formatv(pass->arena, format, args));
	va_end(args);
	return false;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static const char *skip_blanks(const char *from, const char *to)
{
	while (from < to && is_space(*from))
		from++;
	return from;
}

static const char *drop_blanks(const char *from, const char *to)
{
	while (to > from && is_space(to[-1]))
		to--;
	return to;
}

/* --- What holds for every line, comments too */

static bool line_fits(struct pass *pass)
{
	size_t length = (size_t)(pass->end - pass->start);

	return length <= SCRIPT_MOST_LINE || fault(pass, pass->start,
	    "the line has %zu bytes, at most %d can be read; go on in a second line (prompt.1 = ..., prompt.2 = ...)",
	    length, SCRIPT_MOST_LINE);
}

/* Told once: where one line is in another coding, all are. */
static bool line_is_utf8(struct pass *pass)
{
	size_t wrong = 0;

	if (text_is_utf8(pass->start, (size_t)(pass->end - pass->start), &wrong))
		return true;
	if (!pass->wrong_coding_told)
		fault(pass, pass->start + wrong,
		    "the byte %02X is no UTF-8, the file seems to be in an older coding such as Latin-1; save it as UTF-8",
		    (unsigned)(unsigned char)pass->start[wrong]);
	pass->wrong_coding_told = true;
	return false;
}

static bool is_control(const unsigned char *at, const unsigned char *end)
{
	return (*at < 0x20 && *at != '\t') || *at == 0x7F || (*at == 0xC2 && at + 1 < end && at[1] < 0xA0);
}

/* Most are, and then there is nothing more to ask of their characters. */
static bool line_is_ascii(const struct pass *pass)
{
	unsigned odd = 0;

	for (const char *at = pass->start; at < pass->end; at++)
		odd |= (unsigned char)*at - 0x20u >= 0x7Fu - 0x20u;
	return !odd;
}

static bool line_is_plain(struct pass *pass)
{
	const unsigned char *end = (const unsigned char *)pass->end;

	for (const unsigned char *at = (const unsigned char *)pass->start; at < end; at++)
		if (is_control(at, end))
			return fault(pass, (const char *)at, "there is a control character (%02X) that no one can see; take it out",
			    (unsigned)(*at == 0xC2 ? at[1] : *at));
	return true;
}

static bool line_ends_well(struct pass *pass)
{
	return pass->text == pass->stop || pass->stop[-1] != '\\' || fault(pass, pass->stop - 1,
	    "a \\ at the end of a line would swallow the next line; take it out");
}

/* --- Names */

static uint32_t hash(uint32_t sum, const char *name)
{
	for (; *name; name++)
		sum = (sum ^ (unsigned char)*name) * 16777619u;    /* FNV-1a */
	return sum;
}

/* Remembers the name of a key, or NULL for the section itself; the line where it stood before, or 0. */
static size_t seen_before(struct pass *pass, const char *section, const char *name)
{
	size_t slot = hash(hash(2166136261u, section), name ? name : "") % pass->slots;

	for (; pass->seen[slot].section; slot = (slot + 1) % pass->slots)
		if (str_same(pass->seen[slot].name, name) && str_same(pass->seen[slot].section, section))
			return pass->seen[slot].line;
	pass->seen[slot].section = section;
	pass->seen[slot].name = name;
	pass->seen[slot].line = pass->line;
	return 0;
}

static bool is_head_with_id(const char *name, size_t length)
{
	return str_is("exercise", name, length) || str_is("list", name, length);
}

/* "exercise first wish" as it is meant: exercise.first-wish. */
static const char *without_blanks(const struct pass *pass, const char *from, const char *to)
{
	const char *start = skip_blanks(from, to);
	char *mended = arena_slice(pass->arena, start, (size_t)(drop_blanks(start, to) - start)), *blank = strpbrk(mended, " \t");
	bool head = blank && *pass->text == '[' && is_head_with_id(mended, (size_t)(blank - mended));

	for (; blank; blank = strpbrk(blank, " \t"), head = false)
		*blank = head ? '.' : '-';
	return mended;
}

static bool wrong_letter(struct pass *pass, const char *at, int length, const char *name)
{
	if (*at >= 'A' && *at <= 'Z')
		return fault(pass, at, "names are in small letters; write \"%.*s\" without capitals", length, name);
	if (is_space(*at))
		return fault(pass, at, "a name has no blanks; write \"%s\"", without_blanks(pass, name, name + length));
	return fault(pass, at, "a name has only a-z, 0-9, - _ and dots; write \"%.*s\" with these", length, name);
}

static bool name_is_fine(struct pass *pass, const char *from, const char *to)
{
	if (from == to)
		return fault(pass, from, "there is no name; write [section] or name = value");
	for (const char *at = from; at < to; at++)
		if (!*at || !strchr("abcdefghijklmnopqrstuvwxyz0123456789._-", *at))
			return wrong_letter(pass, at, (int)(to - from), from);
	for (const char *at = from; at < to; at++)
		if (*at == '.' && (at == from || at + 1 == to || at[1] == '.'))
			return fault(pass, at, "there is nothing on one side of this dot; take the dot out or write the missing part");
	return true;
}

/* Also what keeps the slots from filling up. */
static void refuse_more(struct pass *pass, const char *what)
{
	fault(pass, pass->text, "the file has more than %d %s; part it into two workshops", SCRIPT_MOST_KEYS, what);
	pass->full = true;
}

/* --- Sections */

static bool open_section(struct pass *pass, const char *from, const char *to)
{
	struct script_index *index = pass->index;
	const char *name = arena_slice(pass->arena, from, (size_t)(to - from));
	size_t before = seen_before(pass, name, NULL);

	if (before)
		return fault(pass, from, "the section [%s] stands in line %zu already; give this one another name", name, before);
	if (index->section_count == index->section_room) {
		index->section_room = index->section_room ? index->section_room * 2 : 16;
		index->sections = arena_grow(pass->arena, index->sections, index->section_count, index->section_room,
		    sizeof *index->sections);
	}
	if (index->section_count == SCRIPT_MOST_KEYS)
		refuse_more(pass, "sections");
	pass->section = &index->sections[index->section_count++];
	*pass->section = (struct script_section){ .name = name, .place = place_of(pass, from) };
	return true;
}

static bool read_section(struct pass *pass)
{
	const char *close = memchr(pass->text, ']', (size_t)(pass->stop - pass->text));

	if (!close)
		return fault(pass, pass->text, "the ] of this section is missing; write [name] alone on the line");
	if (close + 1 != pass->stop)
		return fault(pass, close + 1, "there is more behind the section; write [name] alone on the line");
	return name_is_fine(pass, pass->text + 1, close) && open_section(pass, pass->text + 1, close);
}

/* What stands below a faulty section is of no known section: it is checked, and left out. */
static bool enter_section(struct pass *pass, bool sound)
{
	pass->section = NULL;
	sound = read_section(pass) && sound;
	if (!sound) {
		pass->section = NULL;
		pass->index->lost_section = true;
	}
	return sound;
}

/* --- Keys */

static bool quoted_is_fine(struct pass *pass, const char *from)
{
	char quote = *from;
	const char *close = memchr(from + 1, quote, (size_t)(pass->stop - from - 1));
	const char *stroke = memchr(from, '\\', (size_t)(pass->stop - from));

	if (stroke)
		return fault(pass, stroke, "a \\ between quotes is not read alike everywhere; take it out");
	if (!close)
		return fault(pass, from, "the closing %c is missing; put it at the end of the line", quote);
	if (close + 1 != pass->stop)
		return fault(pass, close + 1, "what stands behind the closing %c would be lost; inside a text use other quotes: %s",
		    quote, quote == '"' ? "'...' around it, or \xE2\x80\x9C \xE2\x80\x9D inside" : "\"...\" around it, or \xE2\x80\x99 inside");
	return true;
}

/* As word processors make them. They are no quotes to a program, and would be read out with the text. */
static void doubt_quotes(struct pass *pass, const char *from)
{
	static const char *const openings[] = { "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB" };
	struct place place = place_of(pass, from);

	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (!strncmp(from, openings[i], strlen(openings[i])))
			faults_add(pass->faults, FAULT_WARNING, place.line, place.column,
			    "%s belongs to the text here, and the room sees it; write the plain \" at both ends instead", openings[i]);
}

static bool value_is_fine(struct pass *pass, const char *from)
{
	const char *at = from;

	doubt_quotes(pass, from);

	if (at < pass->stop && (*at == '"' || *at == '\''))
		return quoted_is_fine(pass, at);
	for (; at < pass->stop; at++)
		if (*at == ';' || *at == '#')
			return fault(pass, at, "the text would be cut here, at its %c sign; put it in quotes: \"...\"", *at);
	return true;
}

static void add_key(struct pass *pass, const char *name, struct place place, const char *value, bool broken)
{
	struct script_section *section = pass->section;
	bool quoted = value < pass->stop && (*value == '"' || *value == '\'');

	if (section->key_count == section->key_room) {
		section->key_room = section->key_room ? section->key_room * 2 : 8;
		section->keys = arena_grow(pass->arena, section->keys, section->key_count, section->key_room, sizeof *section->keys);
	}
	section->keys[section->key_count++] = (struct script_key){
		.name = name, .shown = name, .place = place, .broken = broken, .value_place = place_of(pass, value + quoted),
	};
	if (pass->index->key_count++ == SCRIPT_MOST_KEYS)
		refuse_more(pass, "keys");
}

static bool keep_key(struct pass *pass, const char *to, const char *value, bool sound)
{
	const char *name = arena_slice(pass->arena, pass->text, (size_t)(to - pass->text));
	size_t before;

	if (!pass->section)
		return pass->index->lost_section || fault(pass, pass->text,
		    "\"%s\" stands before any section; begin the file with [workshop]", name);
	before = seen_before(pass, pass->section->name, name);
	if (before)
		return fault(pass, pass->text, "\"%s\" stands in line %zu already; take one of them out", name, before);
	add_key(pass, name, place_of(pass, pass->text), value, !sound);
	return sound;
}

static bool read_key(struct pass *pass, bool sound)
{
	const char *equals = memchr(pass->text, '=', (size_t)(pass->stop - pass->text)), *to, *value;

	if (!equals)
		return fault(pass, pass->text, "there is no = in this line; write name = value, or ; in front of a comment");
	to = drop_blanks(pass->text, equals);
	value = skip_blanks(equals + 1, pass->stop);
	if (!name_is_fine(pass, pass->text, to))
		return false;
	sound = value_is_fine(pass, value) && sound;
	return keep_key(pass, to, value, sound) && sound && pass->section;
}

/* --- Lines */

static bool read_line(struct pass *pass)
{
	bool sound = line_is_ascii(pass) || (line_is_utf8(pass) && line_is_plain(pass));

	sound = line_fits(pass) && sound;
	pass->stop = drop_blanks(pass->start, pass->end);
	pass->text = skip_blanks(pass->start, pass->stop);
	sound = line_ends_well(pass) && sound;
	if (pass->text == pass->stop || *pass->text == ';' || *pass->text == '#')
		return sound;
	return *pass->text == '[' ? enter_section(pass, sound) : read_key(pass, sound);
}

static void keep_line(struct pass *pass, const char *next, bool sound)
{
	struct script_index *index = pass->index;
	size_t length = (size_t)(next - pass->start);

	if (sound)
		memcpy(index->sound + index->sound_size, pass->start, length);
	else
		index->sound[index->sound_size] = '\n';
	index->sound_size += sound ? length : 1;
}

static bool go_on(struct pass *pass)
{
	if (pass->full)
		return false;
	if (pass->faults->count - pass->faults_before < MOST_FAULTS)
		return true;
	fault(pass, pass->start, "there are more faults than are worth listing; is it the right file?");
	pass->full = true;
	return false;
}

static void read_lines(struct pass *pass, const char *bytes, const char *end)
{
	for (const char *next; bytes < end && go_on(pass); bytes = next) {
		const char *line_end = memchr(bytes, '\n', (size_t)(end - bytes));

		next = line_end ? line_end + 1 : end;
		pass->line++;
		pass->start = bytes;
		pass->end = line_end ? line_end : end;
		if (pass->end > pass->start && pass->end[-1] == '\r')
			pass->end--;
		keep_line(pass, next, read_line(pass));
	}
}

/* A line has one name at most, and of sections and keys there are SCRIPT_MOST_KEYS each. */
static size_t slots_for(const char *bytes, const char *end)
{
	size_t lines = 1;

	for (; (bytes = memchr(bytes, '\n', (size_t)(end - bytes))); bytes++)
		lines++;
	return lines * 2 < MOST_SLOTS ? lines * 2 : MOST_SLOTS;
}

bool script_index(struct script_index *index, struct arena *arena, const char *bytes, size_t size, struct faults *faults)
{
	size_t mark = script_mark(bytes, size);
	struct pass pass = { .index = index, .arena = arena, .faults = faults, .faults_before = faults->count };

	*index = (struct script_index){ .sections = NULL };
	if (!script_bytes_are_text(bytes, size, faults))
		return false;
	pass.slots = slots_for(bytes, bytes + size);
	pass.seen = mem_array(pass.slots, sizeof *pass.seen);
	index->sound = arena_alloc(arena, size + 1);
	read_lines(&pass, bytes + mark, bytes + size);
	free(pass.seen);
	return !pass.full;
}
