/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/script.h"
#include "ui/backstage.h"
#include "ui/curtain.h"
#include "ui/help.h"
#include "ui/key-deeds.h"
#include "ui/minutes-page.h"
#include "ui/palette.h"
#include "ui/people-page.h"
#include "ui/remove.h"
#include "ui/wall.h"

enum { EVERYWHERE = KEY_OVER_CURTAIN | KEY_OVER_PAGES };

static bool is_running(const struct app *app)
{
	return !session_is_closed(app_session(app));
}

static bool is_closed(const struct app *app)
{
	return session_is_closed(app_session(app));
}

static bool can_skip(const struct app *app)
{
	return is_running(app) && (agenda_open(app_session(app)) || agenda_next(app_session(app)));
}

static bool timer_runs(const struct app *app)
{
	struct timer timer = agenda_timer(app_session(app), app_now_ms(app));

	return app_exercise_open(app) && timer.shown && timer.running;
}

static bool timer_stands(const struct app *app)
{
	struct timer timer = agenda_timer(app_session(app), app_now_ms(app));

	return app_exercise_open(app) && timer.shown && !timer.running && is_running(app);
}

static bool has_languages(const struct app *app)
{
	return session_script(app_session(app))->language_count > 1;
}

static bool has_list(const struct app *app)
{
	return app_exercise(app) && wall_extent(app).rows > 1;
}

const struct key_row shared_keys[] = {
	{ .key = "Enter", .name = N_("next"), .help = N_("Goes on: to the next step, round or exercise."),
	  .named = deed_next_name, .holds = is_running, .act = deed_next, .priority = 1 },
	{ .key = "Esc", .name = N_("back"), .help = N_("Back to the exercise that is open; all items instead of the filtered ones."),
	  .named = deed_back_name, .holds = deed_back_holds, .act = deed_back, .priority = 2 },
	{ .key = "w", .name = N_("who is here"), .help = N_("People: who came, who left, one more."),
	  .act = people_page_open, .priority = 4, .also = EVERYWHERE },
	{ .key = "t", .name = N_("stop the timer"), .help = N_("Stops the timer; the same key lets it go on."),
	  .holds = timer_runs, .act = deed_timer_stop, .priority = 6, .also = KEY_OVER_PAGES },
	{ .key = "t", .name = N_("timer goes on"), .help = N_("Lets the timer go on."),
	  .holds = timer_stands, .act = deed_timer_go_on, .priority = 3, .also = KEY_OVER_PAGES },
	{ .key = "u", .name = N_("undo"), .help = N_("Takes back the last step, as often as you like."),
	  .act = deed_undo, .also = KEY_OVER_PAGES },
	{ .key = "C-r", .name = N_("redo"), .help = N_("Does again what was taken back."), .act = deed_redo, .also = KEY_OVER_PAGES },
	{ .key = "p", .name = N_("park"), .help = N_("Puts a topic into the parking lot, for later."),
	  .holds = is_running, .act = deed_park, .also = KEY_OVER_PAGES },
	{ .key = "n", .name = N_("note"), .help = N_("Writes a note for the minutes; it never stands on the wall."),
	  .holds = is_running, .act = deed_note, .also = EVERYWHERE },
	{ .key = "d", .name = N_("decision"), .help = N_("Writes down what the group decided."),
	  .holds = is_running, .act = deed_decide, .also = KEY_OVER_PAGES },
	{ .key = "D", .name = N_("decided, parked"), .help = N_("What was decided and parked: to be worded anew, withdrawn, settled."),
	  .act = minutes_page_open, .also = KEY_OVER_PAGES },
	{ .key = "s", .name = N_("skip"), .help = N_("Leaves this exercise out, and says why."),
	  .holds = can_skip, .act = deed_skip, .also = KEY_OVER_PAGES },
	{ .key = "i", .name = N_("insert"), .help = N_("Puts an exercise into the plan that the workshop file does not have."),
	  .holds = is_running, .act = deed_insert, .also = KEY_OVER_PAGES },
	{ .key = "R", .name = N_("repeat"), .help = N_("Goes back to the exercise that is looked at, and does it once more."),
	  .holds = deed_repeat_holds, .act = deed_repeat, .priority = 3 },
	{ .key = "N", .name = N_("begin it now"), .help = N_("Begins the exercise that is looked at, before its turn; what stands between comes afterwards."),
	  .holds = deed_start_holds, .act = deed_start, .priority = 2 },
	{ .key = "g", .name = N_("go to"), .help = N_("Looks at another exercise; changes nothing."), .act = deed_go_to, .also = KEY_OVER_PAGES },
	{ .key = "R", .name = N_("open again"), .help = N_("Opens the closed workshop again."), .holds = is_closed, .act = deed_reopen, .priority = 3 },
	{ .key = "L", .name = N_("other language"), .help = N_("Shows the wall in the next language; after the last, in two at once where there is room."),
	  .holds = has_languages, .act = deed_language, .also = EVERYWHERE },
	{ .key = "/", .name = N_("filter"), .help = N_("Shows only the items in which the typed words stand."),
	  .holds = has_list, .act = deed_filter },
	{ .key = "o", .name = N_("backstage"), .help = N_("The agenda with its times; o again: what only you should see."),
	  .act = backstage_open, .priority = 5, .also = KEY_OVER_CURTAIN },
	{ .key = "b C-b", .name = N_("curtain"), .help = N_("Hides everything behind a neutral page. Ctrl-B does it even in the middle of typing."),
	  .act = curtain_turn, .priority = 7, .also = KEY_OVER_PAGES },
	{ .key = ":", .name = N_("all that can be done"), .help = N_("A list of all that can be done here; type to find, Enter does it."),
	  .act = palette_open },
	{ .key = "X", .name = N_("remove for good"), .help = N_("Takes words out of every file, so that nothing brings them back; asks first."),
	  .act = remove_words, .also = KEY_OVER_PAGES },
	{ .key = "C-l", .name = N_("redraw"), .help = N_("Draws the screen anew when something else wrote on it.") },
	{ .key = "C-z", .name = N_("to the shell"), .help = N_("Leaves talka for a while; fg comes back.") },
	{ .key = "q", .name = N_("leave"), .help = N_("Leaves talka. All is saved; the session can be gone on with."),
	  .holds = is_running, .act = deed_quit, .also = KEY_OVER_CURTAIN },
	{ .key = "q", .name = N_("leave"), .help = N_("Leaves talka; the tables are written."),
	  .holds = is_closed, .act = deed_quit, .priority = 1, .also = KEY_OVER_CURTAIN },
	{ .key = "F1 ?", .name = N_("help"), .help = N_("All keys that do something here."),
	  .act = help_open, .priority = 2, .also = EVERYWHERE },
	{ .key = NULL }
};
