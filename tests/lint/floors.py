# SPDX-License-Identifier: GPL-3.0-or-later
"""floors - no file includes what src/floors does not allow its floor."""
import re

import tap

# System headers that belong to one place.
KEPT = {
    r"(n?curses|term|ncursesw/.*)\.h": r"src/term/.*",
    r"sys/(socket|un)\.h": r"src/link/.*",
    r"csv\.h": r"src/file/csv\.c",
    r"(iniparser/)?(iniparser|dictionary)\.h": r"src/file/ini\.c",
}
# Made by configure and make.
MADE = re.compile(r"config\.h|[a-z]+-list\.h")
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_floors(text):
    """floor -> what it may include, as src/floors has it"""
    floors = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            floor, _, allowed = line.partition(":")
            floors[floor.strip()] = allowed.split()
    return floors


def may_include(floors, floor, header):
    allowed = floors[floor]
    if f"-{header}" in allowed:
        return False
    return header.split("/")[0] in [floor, *allowed] or header in allowed


def system_fault(path, header):
    for kept, place in KEPT.items():
        if re.fullmatch(kept, header) and not re.fullmatch(place, path):
            return f"<{header}> may only be included by {place}"
    return None


def fault_of(floors, path, kind, header):
    floor = path.split("/")[1]
    if kind == "<":
        return system_fault(path, header)
    if MADE.fullmatch(header):
        return None
    if "/" not in header:
        return f'"{header}" lacks its floor; write "floor/{header}"'
    if floor not in floors:
        return f"the floor {floor} is not in src/floors"
    if not may_include(floors, floor, header):
        return f"{floor} may not include {header}; src/floors says what it may"
    return None


def faults_in(floors, path, text):
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        fault = found and fault_of(floors, path, *found.groups())
        if fault:
            yield f"{path}:{number}: {fault}"


def floors_hold():
    """no file includes what its floor may not"""
    floors = read_floors(tap.read("src/floors"))
    for path in tap.files("src", ends=(".c", ".h")):
        yield from faults_in(floors, path, tap.read(path))


def wrong_includes_are_found():
    """every kind of wrong include is found, and no right one"""
    floors = read_floors("# head\nbase:\nmodel: base\nview: base\nui: base model view/board.h -model/secret.h\n")
    wrong = {
        "src/base/a.c": ['"model/b.h"', '"b.h"', "<curses.h>"],
        "src/ui/a.c": ['"model/secret.h"', '"view/canvas.h"', "<csv.h>", "<iniparser/iniparser.h>"],
        "src/cellar/a.c": ['"base/err.h"'],
    }
    right = {
        "src/ui/a.c": ['"ui/b.h"', '"model/b.h"', '"view/board.h"', "<stdio.h>", '"config.h"', '"inputs-list.h"'],
        "src/term/a.c": ["<curses.h>"],
        "src/file/csv.c": ["<csv.h>"],
    }
    for path, headers in wrong.items():
        for header in headers:
            if not list(faults_in(floors, path, f"#include {header}\n")):
                yield f"{path} may include {header}"
    for path, headers in right.items():
        for header in headers:
            yield from faults_in(floors, path, f"# include {header}\n")


def forbidden_headers_exist():
    """every header that src/floors names is there"""
    for floor, allowed in read_floors(tap.read("src/floors")).items():
        for entry in allowed:
            header = f"src/{entry.lstrip('-')}"
            if header.endswith(".h") and header not in list(tap.files("src", ends=".h")):
                yield f"{floor} names {header}, which is not there"


tap.run(floors_hold, wrong_includes_are_found, forbidden_headers_exist)
