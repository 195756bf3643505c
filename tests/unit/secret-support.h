/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_SECRET_SUPPORT_H
#define TALKA_TESTS_SECRET_SUPPORT_H

/* secret-support - an evening whose one ranking is secret, for those who test what leaks and what is lost. */
static const char secret_evening[] __attribute__((unused)) =
    "[workshop]\nformat = 1\nid = evening\ntitle = \"An evening\"\n"
    "[participants]\nattribute.place = town | village\nsmallest-group = 3\n"
    "[exercise.ranking]\ntype = rank\nitems = needs\nchoose = 3\ncut = 2\nminutes = 10\nsecret = yes\ninput = paper | passed\n"
    "[exercise.bye]\ntype = info\ntext = \"Bye\"\n"
    "[list.needs]\ncare = \"Care\"\nlift = \"A lift\"\npapers = \"Papers\"\ntalk = \"Talk\"\nrest = \"Rest\"\n";

/* The same, with its slips typed pile by pile where there are enough people of each place. */
static const char split_evening[] __attribute__((unused)) =
    "[workshop]\nformat = 1\nid = evening\ntitle = \"An evening\"\n"
    "[participants]\nattribute.place = town | village\nsmallest-group = 3\n"
    "[exercise.ranking]\ntype = rank\nitems = needs\nchoose = 3\ncut = 2\nminutes = 10\nsecret = yes\nsplit = place\n"
    "[list.needs]\ncare = \"Care\"\nlift = \"A lift\"\npapers = \"Papers\"\ntalk = \"Talk\"\n";

#endif
