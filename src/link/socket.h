/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_LINK_SOCKET_H
#define TALKA_LINK_SOCKET_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

/*
 * socket - Unix sockets that never wait, never outlive an exec and never kill by SIGPIPE.
 */
int socket_new(struct err *err);                                    /* -1 and words */
bool socket_ready(int descriptor);                                  /* makes one that accept() gave like the others */
bool socket_bind(int descriptor, const char *address, struct err *err);
bool socket_connect(int descriptor, const char *address, struct err *err);
bool socket_is_left(const char *address);                           /* nobody listens there any more */
ssize_t socket_send(int descriptor, const char *bytes, size_t length);   /* -1: errno tells */
bool socket_would_wait(int error);                                  /* try again later, nothing is wrong */

#endif
