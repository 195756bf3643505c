# SPDX-License-Identifier: GPL-3.0-or-later
"""sources - every source names its licence, and every file of the house has its line in src/README."""
import re

import tap

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
CODE = (".c", ".h", ".py", ".sh", ".awk", ".am", ".ac")


def licences():
    """every source names its licence in its first two lines"""
    sources = [*tap.files("src", "tests", ends=CODE), "Makefile.am", "configure.ac", "bootstrap", ".ci/run"]
    for path in sources:
        if LICENCE not in "\n".join(tap.read(path).splitlines()[:2]):
            yield f"{path}:1: {LICENCE} is missing"


def listed():
    """The files that src/README has a line for: FLOOR/ at a line's start, its files indented below it."""
    floor = ""
    for line in tap.read("src/README").splitlines():
        found = re.match(r"(\w+/)\s|(\s*)([\w-]+)\s{2,}\S", line)
        if found and found[1]:
            floor = found[1]
        elif found:
            yield f"src/{floor if found[2] else ''}{found[3]}"


def there():
    """Every file of src, with a header and its source as one: base/err."""
    for path in tap.files("src", ends=(".c", ".h")):
        yield path.rsplit(".", 1)[0]


def every_file_has_its_line():
    """every file of src has its line in src/README"""
    known = set(listed())
    for path in sorted(set(there()) - known):
        floor, _, name = path.removeprefix("src/").rpartition("/")
        yield f'src/README: {path} has no line; add "    {name}  what it is" below "{floor}/"'


def no_line_without_a_file():
    """src/README has no line of a file that is gone"""
    for path in sorted(set(listed()) - set(there())):
        yield f"src/README: {path} is not there"


def every_file_is_shipped():
    """every file of src and tests is named in Makefile.am, or it would miss in a release"""
    named = set(tap.read("Makefile.am").split())
    for path in tap.files("src", "tests", ends=CODE):
        if path not in named and not (path.startswith("tests/") and path.rsplit(".", 1)[0] in named):
            yield f"Makefile.am: {path} is not named"
    for path in tap.files("tests/play", ends=".ini"):
        if path not in named:
            yield f"Makefile.am: {path} is not named"


def nothing_is_built_where_all_is_shipped():
    """no program is made in a folder that is shipped whole, or a release would have its objects"""
    for folder in tap.read("Makefile.am").split():
        for path in tap.files(folder, ends=".c") if folder.startswith("tests/") and "." not in folder else ():
            yield f"Makefile.am: {path} is built in {folder}, and all of that is shipped"


tap.run(licences, every_file_has_its_line, no_line_without_a_file, every_file_is_shipped, nothing_is_built_where_all_is_shipped)
