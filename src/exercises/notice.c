/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language-name.h"
#include "base/str.h"
#include "exercises/wall.h"
#include "model/people.h"
#include "model/session.h"

struct state { bool read[SCRIPT_LANGUAGES]; };

static const struct option options[] = {
	{ .name = "text", .kind = OPTION_TEXT, .required = true, .least = 1, .help = "What is read out, word for word." },
	{ .name = NULL }
};

static const struct verb verbs[] = {
	{ .name = "notice.read", .words = "lang=", .help = "The notice was read aloud in a language." },
	{ .name = NULL }
};

/* Index of the event's language in the script, or SIZE_MAX. */
static size_t language_of(const struct scene *scene, const struct event *event)
{
	const struct script *script = session_script(scene->session);

	for (size_t i = 0; i < script->language_count; i++)
		if (event_word_is(event, "lang", script->languages[i]))
			return i;
	return SIZE_MAX;
}

static bool accept(const struct scene *scene, const struct event *event, struct err *err)
{
	return event->verb != verbs || language_of(scene, event) != SIZE_MAX
	    || err_set(err, "this workshop has no such language; its languages stand in the workshop file");
}

static void fold(const struct scene *scene, void *state, const struct event *event)
{
	size_t language = event->verb == verbs ? language_of(scene, event) : SIZE_MAX;

	if (language != SIZE_MAX)
		((struct state *)state)->read[language] = true;
}

static const char *read_in(const struct scene *scene)
{
	const struct script *script = session_script(scene->session);
	const struct state *state = scene->state;
	const char *names = "";

	for (size_t i = 0; i < script->language_count; i++)
		if (state->read[i])
			names = arena_format(scene->arena, "%s%s%s", names, *names ? ", " : "", language_name(scene->arena, script->languages[i]));
	return names;
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const char *names = read_in(scene);

	wall_open(scene, look, board);
	wall_text(scene, look, board, exercise_value(scene->exercise, "text")->text);
	if (*names)
		board_format(board, EMPHASIS_QUIET, tr(scene->tongue, "Read aloud: %s"), names);
	wall_clock(scene, board);
}

/* With a single language there is nothing to choose. */
static const char *language_choice(const struct scene *scene, size_t i)
{
	const struct script *script = session_script(scene->session);

	return script->language_count > 1 && i < script->language_count ? language_name(scene->arena, script->languages[i]) : NULL;
}

static bool read_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value,
    struct err *err)
{
	const struct script *script = session_script(scene->session);

	(void)entry;
	if (answer->choice < 0 || (size_t)answer->choice >= script->language_count)
		return err_set(err, "choose the language in which it was read");
	value_word(value, "lang", script->languages[answer->choice]);
	return true;
}

static bool counts_consent(const struct scene *scene)
{
	return session_script(scene->session)->consent == CONSENT_COUNT;
}

static bool consent_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value,
    struct err *err)
{
	(void)scene, (void)entry;
	if (answer->number < 0)
		return err_set(err, "type how many agree, 0 if nobody does");
	value_number(value, "count", answer->number);
	return true;
}

static const char *left_open(const struct scene *scene)
{
	bool asks = session_script(scene->session)->consent != CONSENT_NONE && people_present(scene->session);

	return asks && !people_consent_asked(scene->session) ? "It is not noted yet how many agree (Esc, then y). Go on without it?" : NULL;
}

static const struct action actions[] = {
	{ .key = "v", .name = N_("read aloud"), .help = N_("Notes that the text was read aloud, and in which language."),
	  .verb = "notice.read", .asks = ASK_CHOICE, .prompt = N_("In which language was it read?"), .choice = language_choice,
	  .entry = read_entry, .priority = 2 },
	{ .key = "y", .name = N_("how many agree"), .help = N_("Notes how many people agree; no one's name is kept."),
	  .verb = "people.consent", .asks = ASK_NUMBER, .prompt = N_("How many agree?"), .enabled = counts_consent,
	  .entry = consent_entry, .priority = 2 },
	{ .key = NULL }
};

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct str value = STR_INIT;
	struct entry entry = { .verb = "notice.read", .exercise = scene->exercise->id };
	bool entered;

	(void)chance;
	value_word(&value, "lang", session_script(scene->session)->languages[0]);
	entry.value = str_text(&value);
	entered = enter(context, &entry);
	str_cut(&value, 0);
	value_number(&value, "count", (int64_t)people_present(scene->session));
	entry = (struct entry){ .verb = "people.consent", .value = str_text(&value) };
	entered = entered && (!counts_consent(scene) || enter(context, &entry));
	str_free(&value);
	return entered;
}

const struct exercise_type exercise_notice = {
	.type = "notice",
	.title = N_("Please listen"),
	.help = "Shows a text that is read aloud, and asks how many agree.",
	.options = options,
	.verbs = verbs,
	.actions = actions,
	.state_size = sizeof(struct state),
	.accept = accept,
	.fold = fold,
	.left_open = left_open,
	.wall = wall,
	.rehearse = rehearse,
};
