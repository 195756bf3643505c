/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/version.h"

#include "config.h"

const char *talka_version(void)
{
	return PACKAGE_VERSION;
}
