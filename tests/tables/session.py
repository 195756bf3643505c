# SPDX-License-Identifier: GPL-3.0-or-later
"""session - folders of sessions, written as the journal's form tells it and not by talka; and talka, called."""
import csv
import hashlib
import io
import os
import re
import subprocess
import tempfile
import zlib

SOURCE = os.environ.get("srcdir", ".")
TALKA = os.path.join(os.environ.get("builddir", "."), "talka")
HEADER = "seq,run,ms,time,event,exercise,round,participant,item,value,crc"
HOME = tempfile.TemporaryDirectory()
KEY = "aaaabbbbccccddddeeeeffffgg"
BOM = "\ufeff"


class Trouble(Exception):
    """talka ended in another way than it should; the text is what it said."""


def talka(*arguments, due=0):
    """What it prints; it must end with the code that is due. Its keys lie beside the sessions, which are temporary."""
    done = subprocess.run([TALKA, *arguments], capture_output=True, text=True, check=False, env=os.environ | {"HOME": HOME.name})
    if done.returncode != due:
        raise Trouble(f"talka {' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def check_of(before, text):
    return "x%08x" % zlib.crc32(f"{before},{text}".encode())


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def escaped(text):
    """A text as it stands in a value."""
    for sign, word in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(sign, word)
    return text


def chain(lines, number=0, before=None):
    """Lines RUN,MS,TIME,EVENT,EXERCISE,ROUND,PARTICIPANT,ITEM,"VALUE" with their number in front and their check behind."""
    before = before or "x%08x" % zlib.crc32(HEADER.encode())
    for line in lines:
        number += 1
        text = f"{number},{line}"
        before = check_of(before, text)
        yield f"{text},{before}\n"


def write(folder, workshop, lines):
    """A session's folder; the first event is put in front of the lines."""
    begin = f"key={KEY} form=1 version=0.1.0 script=test script-version=1 sha256={hashlib.sha256(workshop).hexdigest()} zone=Europe/Vilnius"
    os.makedirs(os.path.join(folder, "ballots"))
    with open(os.path.join(folder, "workshop.ini"), "wb") as file:
        file.write(workshop)
    with open(os.path.join(folder, "events.csv"), "w", encoding="utf-8", newline="") as file:
        time = lines[0].split(",")[2] if lines else "2026-11-23T17:30:00Z"
        file.write(HEADER + "\n")
        file.writelines(chain([f"1,0,{time},session.begin,,,,,{quoted(begin)}", *lines]))


def append(folder, lines):
    """More events behind those that are there."""
    path = os.path.join(folder, "events.csv")
    with open(path, encoding="utf-8", newline="") as file:
        last = file.read().splitlines()[-1]
    with open(path, "a", encoding="utf-8", newline="") as file:
        file.writelines(chain(lines, int(last.split(",")[0]), last.rsplit(",", 1)[1]))


def unguarded(text):
    return text[1:] if text.startswith("'") else text


def table(folder, dialect, name):
    """The rows of a table, its header first; texts of the dialect excel without their guard."""
    with open(os.path.join(folder, dialect, name), encoding="utf-8", newline="") as file:
        text = file.read()
    if dialect == "tables":
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not text.startswith(BOM):
        raise Trouble(f"{dialect}/{name} has no byte-order mark")
    rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";", strict=True)
    return [[unguarded(cell) for cell in row] for row in rows]


def byte_of(found):
    if found[1]:
        return bytes([int(found[1], 8)])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(found[2], found[2])


def hostile_texts():
    """The texts of tests/unit/hostile-texts.h, by name."""
    with open(os.path.join(SOURCE, "tests/unit/hostile-texts.h"), "rb") as file:
        rows = re.findall(rb'\{ "(\w+)", "((?:\\.|[^"\\])*)" \}', file.read())
    return {name.decode(): re.sub(rb"\\([0-7]{3})|\\(.)", byte_of, text).decode() for name, text in rows}
