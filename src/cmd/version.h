/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_VERSION_H
#define TALKA_CMD_VERSION_H

/* version - which talka this is, "0.1.0". */
const char *talka_version(void);

#endif
