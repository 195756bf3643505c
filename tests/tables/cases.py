# SPDX-License-Identifier: GPL-3.0-or-later
"""cases - a journal in, tables out, byte for byte: data, command and result in one file.

A file SENTENCE.case has parts, each begun by a line "=== NAME":
  workshop.ini    the workshop
  events          the journal after session.begin, without numbers and checks
  export OPTION   options for talka export, where it has some
  tables/x.csv    what that file must hold; any number of them
  paper WORDS     what talka paper must print; "workshop" is the file, "session" the folder, "OUT.html" a file to write
  tally WORDS     what talka tally must print
UPDATE=1 writes the tables' parts anew.
"""
import glob
import os
import re
import tempfile

import session
import tap


def parts_of(path):
    """[name, bytes] in the order of the file"""
    with open(path, "rb") as file:
        pieces = re.split(rb"^=== (.*)\n", file.read(), flags=re.M)
    return [[name.decode(), body] for name, body in zip(pieces[1::2], pieces[2::2])]


def printed(folder, command, words):
    """What talka writes: to the standard output, or into OUT.html."""
    out = os.path.join(folder, "OUT.html")
    places = {"workshop": os.path.join(folder, "workshop.ini"), "session": folder, "OUT.html": out}
    text = session.talka(command, *[places.get(word, word) for word in words])
    if "OUT.html" not in words:
        return text.encode()
    with open(out, "rb") as file:
        return file.read()


def is_made(name):
    return name.endswith(".csv") or name.startswith(("paper ", "tally "))


def made(folder, parts):
    """The parts as talka makes them."""
    given = dict(parts)
    options = [option for name in given if name.startswith("export ") for option in name.split()[1:]]
    session.write(folder, given["workshop.ini"], given["events"].decode().splitlines())
    session.talka("export", *options, folder)
    for name in given:
        if name.endswith(".csv"):
            with open(os.path.join(folder, name), "rb") as file:
                yield name, file.read()
        elif is_made(name):
            command, *words = name.split()
            yield name, printed(folder, command, words)


def accept(path, parts):
    with open(path, "wb") as file:
        for name, body in parts:
            file.write(f"=== {name}\n".encode() + body)


def first_difference(name, found, due):
    for number, (is_there, should) in enumerate(zip(found.splitlines() + [b""], due.splitlines() + [b""]), 1):
        if is_there != should:
            return f"{name}:{number}: {is_there!r}, due is {should!r}"
    return f"{name}: line ends differ"


def check(path):
    parts = parts_of(path)
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(place, "s")
        found = dict(made(folder, parts))
        if os.environ.get("UPDATE"):
            accept(path, [[name, found.get(name, body)] for name, body in parts])
            return
        for name, due in parts:
            if is_made(name) and found[name] != due:
                yield first_difference(name, found[name], due)
        session.talka("verify", folder)


def case(path):
    def run():
        try:
            yield from check(path)
        except session.Trouble as trouble:
            yield from str(trouble).splitlines()
    run.__doc__ = os.path.basename(path).removesuffix(".case").replace("-", " ")
    return run


tap.run(*[case(path) for path in sorted(glob.glob(os.path.join(tap.SOURCE, "tests/tables/*.case")))])
