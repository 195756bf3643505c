/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "link/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* How a send to somebody who is gone becomes an error: by a flag of the call, or where there is none of the socket. */
#ifdef MSG_NOSIGNAL
enum { SEND_FLAGS = MSG_NOSIGNAL };

static bool silence(int descriptor)
{
	(void)descriptor;
	return true;
}
#else
enum { SEND_FLAGS = 0 };

static bool silence(int descriptor)
{
	int on = 1;

	return !setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
}
#endif

bool socket_ready(int descriptor)
{
	int flags = fcntl(descriptor, F_GETFL);

	return flags >= 0 && !fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) && !fcntl(descriptor, F_SETFD, FD_CLOEXEC) && silence(descriptor);
}

int socket_new(struct err *err)
{
	int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

	if (descriptor >= 0 && socket_ready(descriptor))
		return descriptor;
	err_set(err, "no socket can be made here: %s", strerror(errno));
	if (descriptor >= 0)
		close(descriptor);
	return -1;
}

static bool fill(struct sockaddr_un *name, const char *address, struct err *err)
{
	size_t length = strlen(address);

	*name = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (length >= sizeof name->sun_path)
		return err_set(err, "%s: a socket's path has at most %zu bytes; set XDG_RUNTIME_DIR to a folder with a shorter one", address,
		    sizeof name->sun_path - 1);
	memcpy(name->sun_path, address, length + 1);
	return true;
}

bool socket_bind(int descriptor, const char *address, struct err *err)
{
	struct sockaddr_un name;

	if (!fill(&name, address, err))
		return false;
	return !bind(descriptor, (const struct sockaddr *)&name, sizeof name) || err_set(err, "%s: %s", address, strerror(errno));
}

bool socket_connect(int descriptor, const char *address, struct err *err)
{
	struct sockaddr_un name;

	if (!fill(&name, address, err))
		return false;
	return !connect(descriptor, (const struct sockaddr *)&name, sizeof name) || err_set(err, "%s: %s", address, strerror(errno));
}

bool socket_is_left(const char *address)
{
	int descriptor = socket_new(NULL);
	struct sockaddr_un name;
	bool left = descriptor >= 0 && fill(&name, address, NULL) && connect(descriptor, (const struct sockaddr *)&name, sizeof name) < 0
	    && errno == ECONNREFUSED;

	if (descriptor >= 0)
		close(descriptor);
	return left;
}

ssize_t socket_send(int descriptor, const char *bytes, size_t length)
{
	return send(descriptor, bytes, length, SEND_FLAGS);
}

bool socket_would_wait(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}
