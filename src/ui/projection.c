/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/projection.h"

#include "ui/curtain.h"
#include "ui/frame.h"
#include "ui/wall.h"

struct picture projection_of(const struct app *app)
{
	bool covered = curtain_covers(app);
	struct head head = frame_head_of(app, covered);
	struct picture picture = { .workshop = head.workshop, .place = head.place, .title = head.title, .clock = head.clock,
		.quiet = curtain_board(session_script(app_session(app)), app_language(app), app_scratch(app)) };

	if (!covered)
		wall_fill(app, &picture);
	return picture;
}
