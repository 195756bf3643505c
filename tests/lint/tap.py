# SPDX-License-Identifier: GPL-3.0-or-later
"""tap - test cases as functions: the first line of a docstring is the sentence, what a case returns are its faults."""
import os

SOURCE = os.environ.get("srcdir", ".")


class Skip(Exception):
    """This machine cannot try the case; the text says why."""


def words(case):
    return (case.__doc__ or case.__name__.replace("_", " ")).strip().splitlines()[0]


def run(*cases):
    """Runs each case; it passes where it returns nothing."""
    print(f"1..{len(cases)}")
    for number, case in enumerate(cases, 1):
        try:
            faults = list(case() or [])
        except Skip as reason:
            print(f"ok {number} - {words(case)} # SKIP {reason}")
            continue
        print(f"{'not ok' if faults else 'ok'} {number} - {words(case)}")
        for fault in faults:
            print(f"# {fault}")


def files(*folders, ends):
    """Paths below the source folder, sorted, whose names end so."""
    for folder in folders:
        for where, _, names in sorted(os.walk(os.path.join(SOURCE, folder))):
            for name in sorted(names):
                if name.endswith(ends):
                    yield os.path.relpath(os.path.join(where, name), SOURCE)


def read(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8") as file:
        return file.read()
