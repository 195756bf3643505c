/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_HASH_H
#define TALKA_BASE_HASH_H

#include <stddef.h>

#include "base/mem.h"

/* SHA-256 of the bytes as 64 small hexadecimal figures. Lives with arena. */
const char *hash_sha256(struct arena *arena, const void *bytes, size_t size);

#endif
