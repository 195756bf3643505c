# SPDX-License-Identifier: GPL-3.0-or-later
"""cases - ballots in, what talka tally prints out: files, commands and results in one file.

A file SENTENCE.case begins with where its facts come from, then has parts, each begun by a line "=== ":
  === file NAME         a file that the commands find; \\r, \\x and the like are read as Python does after "=== bytes NAME"
  === talka tally ...   a command, and below it all that it must print; "[1]" at its end is the code it ends with
UPDATE=1 writes what the commands print anew.
"""
import glob
import os
import re
import shlex
import subprocess
import tempfile

import tap

TALKA = os.path.join(os.environ.get("builddir", "."), "talka")


def parts_of(path):
    """What stands before the first part, then [heading, body] in the order of the file."""
    with open(path, encoding="utf-8") as file:
        pieces = re.split(r"^=== (.*)\n", file.read(), flags=re.M)
    return pieces[0], [list(part) for part in zip(pieces[1::2], pieces[2::2])]


def printed(folder, command):
    done = subprocess.run([TALKA, *shlex.split(command)[1:]], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr + (f"[{done.returncode}]\n" if done.returncode else "")


def body_of(heading, body):
    if heading.startswith("bytes "):
        return body.rstrip("\n").encode("latin-1").decode("unicode_escape").encode("latin-1")
    return body.encode()


def found_in(folder, parts):
    """The parts with what the commands print now."""
    for heading, body in parts:
        kind, name = heading.split(" ", 1)
        if kind == "talka":
            yield heading, printed(folder, heading)
            continue
        with open(os.path.join(folder, name), "wb") as file:
            file.write(body_of(heading, body))
        yield heading, body


def first_difference(heading, found, due):
    for is_there, should in zip(found.splitlines() + [""], due.splitlines() + [""]):
        if is_there != should:
            return f"{heading}: {is_there!r}, due is {should!r}"
    return f"{heading}: more or fewer lines"


def check(path):
    lead, parts = parts_of(path)
    with tempfile.TemporaryDirectory() as folder:
        found = list(found_in(folder, parts))
    if os.environ.get("UPDATE"):
        with open(path, "w", encoding="utf-8") as file:
            file.write(lead + "".join(f"=== {heading}\n{body}" for heading, body in found))
        return
    for (heading, is_there), (_, should) in zip(found, parts):
        if is_there != should:
            yield first_difference(heading, is_there, should)


def case(path):
    def run():
        return check(path)
    run.__doc__ = os.path.basename(path).removesuffix(".case").replace("-", " ")
    return run


if __name__ == "__main__":
    tap.run(*[case(path) for path in sorted(glob.glob(os.path.join(tap.SOURCE, "tests/tally/*.case")))])
