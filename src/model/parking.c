/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/inside.h"

/* The parking lot: topics for later, and items that were set aside. */

size_t parking_count(const struct session *session)
{
	return session->parked_count;
}

const struct parked *parking_get(const struct session *session, size_t i)
{
	return i < session->parked_count ? &session->parked[i] : NULL;
}

void parking_add(struct session *session, const struct event *event, const char *item, const char *text)
{
	SESSION_ROOM(session, session->parked, session->parked_count, session->parked_room);
	session->parked[session->parked_count++] = (struct parked){
		.item = item, .text = text, .exercise = arena_text(session->arena, event->exercise), .time = event->time,
		.settled_how = ""
	};
}

void parking_settle(struct session *session, const char *item, const char *how)
{
	for (size_t i = 0; i < session->parked_count; i++)
		if (!strcmp(session->parked[i].item, item))
			session->parked[i].settled_how = how;
}
