/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/play.h"

#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "play/stage.h"

/*
 * Plays every NAME.play of this folder, at every size and in both sets of signs,
 * and compares each saved screen with NAME.look. UPDATE=1 accepts what is shown.
 *
 * A play begins with the line `workshop FILE`; what follows is read as ui/play.h says.
 * A screen whose name begins with wall- is that of talka wall. A line that begins with ! is a bad day, see deeds[].
 */
static const struct { size_t rows, columns; } sizes[] = { { 24, 80 }, { 12, 40 }, { 30, 100 } };

enum { SIZES = sizeof sizes / sizeof *sizes, SIGNS = 2 };

struct performance {
	struct stage stage;
	size_t rows, columns;
	bool ascii;
	bool steady;                   /* each screen was the same when drawn twice */
	bool folds;                    /* after every key the journal gave the live session */
	char *twice;                   /* a key that two rows wanted at the same time */
	struct str screens;
};

/* --- Files */

static char *read_file(const char *folder, const char *name)
{
	struct str path = STR_INIT, text = STR_INIT;
	char bytes[4096];
	FILE *file;

	str_add_format(&path, "%s/%s", folder, name);
	file = fopen(str_text(&path), "re");
	for (size_t got = 1; file && got;) {
		got = fread(bytes, 1, sizeof bytes, file);
		str_add_slice(&text, bytes, got);
	}
	if (file)
		fclose(file);
	str_free(&path);
	return str_take(&text);
}

static void write_file(const char *folder, const char *name, const char *text)
{
	struct str path = STR_INIT;
	FILE *file;

	str_add_format(&path, "%s/%s", folder, name);
	file = fopen(str_text(&path), "we");
	if (!file || fputs(text, file) == EOF || fclose(file)) {
		fprintf(stderr, "%s cannot be written\n", str_text(&path));
		abort();
	}
	str_free(&path);
}

/* --- One performance */

static void on_key(void *context, const struct key *key)
{
	struct performance *performance = context;

	stage_key(&performance->stage, key);
	performance->folds &= stage_folds_the_same(&performance->stage);
	if (!performance->twice)
		performance->twice = stage_double_key(&performance->stage);
}

static void on_wait(void *context, int64_t ms)
{
	stage_pass(&((struct performance *)context)->stage, ms);
}

static bool has_ended(const void *context)
{
	return app_ended(((const struct performance *)context)->stage.app);
}

static void add_rows(struct str *screens, const char *text)
{
	for (size_t length; *text; text += length + 1) {
		length = strcspn(text, "\n");
		str_add_format(screens, "|%.*s\n", (int)length, text);
	}
}

static bool on_save(void *context, const char *name, struct err *err)
{
	struct performance *performance = context;
	struct canvas *(*draw)(const struct stage *, size_t, size_t) = str_begins(name, "wall-") ? stage_wall : stage_canvas;
	struct canvas *canvas = draw(&performance->stage, performance->rows, performance->columns);
	struct canvas *again = draw(&performance->stage, performance->rows, performance->columns);
	char *text = canvas_text(canvas), *styles = canvas_styles(canvas);

	(void)err;
	performance->steady &= canvas_same(canvas, again);
	str_add_format(&performance->screens, "== %s %zux%zu %s\n", name, performance->rows, performance->columns, performance->ascii ? "ascii" : "utf-8");
	add_rows(&performance->screens, text);
	str_add(&performance->screens, styles);
	if (canvas->cursor_shown)
		str_add_format(&performance->screens, "%zu %zu cursor\n", canvas->cursor_row, canvas->cursor_column);
	free(text);
	free(styles);
	canvas_free(canvas);
	canvas_free(again);
	return true;
}

/* The first line names the workshop; the keys begin behind it. */
static char *read_workshop(const char *folder, const char *play)
{
	static const char head[] = "workshop ";
	size_t length = strcspn(play, "\n");
	char *name, *text;

	if (!str_begins(play, head))
		return mem_text("");
	name = mem_text(play + strlen(head));
	name[length - strlen(head)] = '\0';
	text = read_file(folder, name);
	free(name);
	return text;
}

/* --- Bad days */

static void plan(struct stage *stage, struct fake_plan plan)
{
	fake_disk_plan(stage->room->fake, plan);
}

static void fill_disk(struct stage *stage, const char *rest)
{
	(void)rest;
	plan(stage, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 1, .fail_times = SIZE_MAX, .error = ENOSPC });
}

static void pull_stick(struct stage *stage, const char *folder)
{
	plan(stage, (struct fake_plan){ .pulled = folder });
}

static void mend_disk(struct stage *stage, const char *rest)
{
	(void)rest;
	plan(stage, (struct fake_plan){ .fail_at = 0 });
}

static void turn_clock(struct stage *stage, const char *seconds)
{
	int64_t by = 0;

	str_number(seconds, INT32_MIN, INT32_MAX, &by);
	stage->room->time.utc += by;
}

static void lose_power(struct stage *stage, const char *rest)
{
	(void)rest;
	stage_open_again(stage);
}

static void lose_file(struct stage *stage, const char *path)
{
	stage->room->disk.remove(stage->room->disk.context, path);
}

static void edit_workshop(struct stage *stage, const char *line)
{
	struct str text = STR_INIT;

	str_add(&text, fake_disk_get(stage->room->fake, "s/workshop.ini", NULL));
	str_add_line(&text, line);
	fake_disk_put(stage->room->fake, "s/workshop.ini", str_text(&text), text.length);
	str_free(&text);
}

static const struct { const char *name; void (*act)(struct stage *stage, const char *rest); } deeds[] = {
	{ "full", fill_disk },             /* the disk takes nothing more */
	{ "pulled", pull_stick },          /* FOLDER was on a stick */
	{ "fine", mend_disk },
	{ "clock", turn_clock },           /* SECONDS forth, or back */
	{ "power", lose_power },           /* as after kill -9: opened again */
	{ "lost", lose_file },             /* PATH */
	{ "edited", edit_workshop },       /* LINE behind the others */
};

static bool do_deed(struct stage *stage, const char *line)
{
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		size_t length = strlen(deeds[i].name);

		if (str_begins(line, deeds[i].name) && (!line[length] || line[length] == ' ')) {
			deeds[i].act(stage, line + length + (line[length] == ' '));
			return true;
		}
	}
	printf("# there is no bad day \"%s\"\n", line);
	return false;
}

/* Keys up to the next line that begins with !, and that line. The stick that is pulled is named in the play itself. */
static bool play_all(struct performance *performance, const struct play_stage *stage, char *play, struct err *err)
{
	while (*play) {
		char *deed = *play == '!' ? play : strstr(play, "\n!"), *end;

		if (deed && deed != play)
			*deed++ = '\0';
		if (deed != play && !play_keys(play, stage, err))
			return false;
		if (!deed)
			return true;
		end = deed + strcspn(deed, "\n");
		play = *end ? end + 1 : end;
		*end = '\0';
		if (!do_deed(&performance->stage, deed + 1 + strspn(deed + 1, " ")))
			return false;
	}
	return true;
}

static bool perform(struct performance *performance, const char *folder, const char *play)
{
	struct play_stage stage = { .context = performance, .key = on_key, .save_screen = on_save, .wait = on_wait, .ended = has_ended };
	char *workshop = read_workshop(folder, play), *keys = mem_text(play + strcspn(play, "\n") + 1);
	struct err err = ERR_INIT;
	bool played;

	stage_open(&performance->stage, workshop, performance->ascii);
	played = play_all(performance, &stage, keys, &err);
	if (!played)
		printf("# %s\n", err_text(&err));
	stage_close(&performance->stage);
	err_clear(&err);
	free(keys);
	free(workshop);
	return played;
}

/* --- Comparing */

static void tell_difference(const char *shown, const char *expected)
{
	size_t line = 1, start = 0, i = 0;

	for (; shown[i] && shown[i] == expected[i]; i++) {
		if (shown[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	printf("# line %zu\n# shown:    %.*s\n# expected: %.*s\n", line, (int)strcspn(shown + start, "\n"), shown + start,
	    (int)strcspn(expected + start, "\n"), expected + start);
}

struct report { size_t number; bool failed; };

static void tell(struct report *report, bool good, const char *play, const char *what)
{
	printf("%s %zu - %s: %s\n", good ? "ok" : "not ok", ++report->number, play, what);
	report->failed |= !good;
}

static void run_play(struct report *report, const char *folder, const char *name, bool update)
{
	char *play = read_file(folder, name), *expected, *screens_name = mem_text(name);
	struct str all = STR_INIT;
	bool played = true, steady = true, folds = true, single = true, same;

	memcpy(strrchr(screens_name, '.'), ".look", 5);
	expected = read_file(folder, screens_name);
	for (size_t i = 0; i < SIZES * SIGNS; i++) {
		struct performance performance = { .rows = sizes[i / SIGNS].rows, .columns = sizes[i / SIGNS].columns, .ascii = i % SIGNS, .steady = true, .folds = true };

		played &= perform(&performance, folder, play);
		steady &= performance.steady;
		folds &= performance.folds;
		single &= !performance.twice;
		if (performance.twice)
			printf("# %s\n", performance.twice);
		free(performance.twice);
		str_add(&all, str_text(&performance.screens));
		str_free(&performance.screens);
	}
	same = str_same(str_text(&all), expected);
	if (!same && update)
		write_file(folder, screens_name, str_text(&all));
	else if (!same)
		tell_difference(str_text(&all), expected);
	tell(report, played, name, "every line can be played");
	tell(report, steady, name, "drawing twice gives the same");
	tell(report, folds, name, "the journal gives the live session after every key");
	tell(report, single, name, "no two rows of keys that hold at the same time want the same key");
	tell(report, same || update, name, "the screens are those that were accepted");
	str_free(&all);
	free(screens_name);
	free(expected);
	free(play);
}

static int is_play(const struct dirent *entry)
{
	return str_ends(entry->d_name, ".play");
}

int main(void)
{
	const char *source = getenv("srcdir"), *update = getenv("UPDATE");
	char *folder = NULL;
	struct str path = STR_INIT;
	struct dirent **entries;
	struct report report = { .number = 0 };
	int count;

	setlocale(LC_CTYPE, "C.UTF-8");
	str_add_format(&path, "%s/tests/play", source ? source : ".");
	folder = str_take(&path);
	count = scandir(folder, &entries, is_play, alphasort);
	for (int i = 0; i < count; i++) {
		run_play(&report, folder, entries[i]->d_name, update && *update);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	free(folder);
	printf("1..%zu\n", report.number);
	return report.failed || count < 1;
}
