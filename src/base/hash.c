/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"

#include <sodium.h>

const char *hash_sha256(struct arena *arena, const void *bytes, size_t size)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	enum { HEX = crypto_hash_sha256_BYTES * 2 + 1 };

	crypto_hash_sha256(hash, bytes, size);
	return sodium_bin2hex(arena_alloc(arena, HEX), HEX, hash, sizeof hash);
}
