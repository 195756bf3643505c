# SPDX-License-Identifier: GPL-3.0-or-later
"""python - the tables of a rehearsed session, read by what analysts use: Python's csv, SQLite, LibreOffice."""
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile

import session
import tap

PEOPLE = 14
DIALECTS = ("tables", "excel")


def rehearse(place):
    """A whole evening, with its tables."""
    folder = os.path.join(place, "s")
    workshop = os.path.join(session.SOURCE, "workshops/needs-single-parents.ini")
    session.talka("rehearse", "--people", str(PEOPLE), "--seed", "7", "--into", folder, workshop)
    session.talka("export", folder)
    return folder


def hand_over(place):
    """The 62 texts, given to the table writers as they are."""
    folder = os.path.join(place, "texts")
    subprocess.run([os.path.join(os.environ["builddir"], "tests/unit/write-texts"), folder], check=True)
    return folder


def names(folder):
    return sorted(name for name in os.listdir(os.path.join(folder, "tables")) if name.endswith(".csv"))


def package(folder):
    with open(os.path.join(folder, "tables/datapackage.json"), encoding="utf-8") as file:
        return json.load(file)


PLACE = tempfile.TemporaryDirectory()
FOLDER = rehearse(PLACE.name)
TEXTS = hand_over(PLACE.name)


def verified():
    """talka verify finds nothing that differs"""
    if "nothing differs\n" not in session.talka("verify", FOLDER):
        yield "it does not say so"


def wrong_calls_end_in_words():
    """wrong options end in words and 2, a folder that is no session in words and 1"""
    calls = [(2, "export", "--dialect", "lotus", FOLDER), (2, "export", "--delimiter", "a", FOLDER), (2, "export"), (2, "verify"),
             (1, "export", PLACE.name), (1, "verify", PLACE.name)]
    for due, *arguments in calls:
        try:
            if len(session.talka(*arguments, due=due).split()) < 4:
                yield f"{arguments}: no words"
        except session.Trouble as trouble:
            yield str(trouble)


def a_changed_cell_is_found():
    """talka verify ends with 1 where a cell was changed, until talka export mends it"""
    path = os.path.join(FOLDER, "excel/sessions.csv")
    heads, row = session.table(FOLDER, "excel", "sessions.csv")
    people, most = row[heads.index("people")], row[heads.index("people_most")]
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text.replace(f";{people};{most};", f";{people}0;{most};"))
    if f"excel/sessions.csv: row 1, people: \"{people}0\" stands there, the journal gives \"{people}\"" \
            not in session.talka("verify", FOLDER, due=1):
        yield "it does not say which"
    session.talka("export", FOLDER)
    session.talka("verify", FOLDER)


def both_dialects_are_whole():
    """both dialects have every table, with the same cells, and rows as wide as their header"""
    if sorted(os.listdir(os.path.join(FOLDER, "excel"))) != names(FOLDER):
        yield "the folders hold other tables"
    for name in names(FOLDER):
        rows, guarded = (session.table(FOLDER, dialect, name) for dialect in DIALECTS)
        if rows != guarded:
            yield f"{name}: the dialects differ"
        if any(len(row) != len(rows[0]) for row in rows):
            yield f"{name}: a row is not as wide as the header"
        if [row[0] for row in rows[1:]] != [str(number) for number in range(1, len(rows))]:
            yield f"{name}: row_no does not count the rows"


def tables_have_their_rows():
    """the tables have as many rows as the journal has events, people and rounds"""
    with open(os.path.join(FOLDER, "events.csv"), encoding="utf-8") as file:
        journal = list(csv.DictReader(file))
    closed = sum(event["event"] == "round.close" for event in journal)
    people = sum(int(re.search(r"count=(\d+)", event["value"])[1]) for event in journal if event["event"] == "people.add")
    slips = sum(event["event"] in ("ballot.cast", "ballot.sealed") for event in journal)
    ballots = session.table(FOLDER, "tables", "ballots.csv")
    first = ballots[0].index("first_row")
    found = {
        "events": len(session.table(FOLDER, "tables", "events.csv")) - 1,
        "people": len(session.table(FOLDER, "tables", "participants.csv")) - 1,
        "rounds": len(session.table(FOLDER, "tables", "rounds.csv")) - 1,
        "slips": sum(int(row[first]) for row in ballots[1:]),
    }
    due = {"events": len(journal), "people": people, "rounds": closed, "slips": slips}
    if found != due:
        yield f"found {found}, due {due}"


def rows_of(folder, name):
    """Each row by the names of its columns."""
    header, *rows = session.table(folder, "tables", name)
    return [dict(zip(header, row)) for row in rows]


CRITERIA = """[workshop]
format = 1
id = rated
title = "Rated"
[exercise.ideas]
type = rank
method = criteria
items = helpers
criteria = Helps many | Is cheap
weights = 3 | 1
secret = yes
minutes = 10
[list.helpers]
car = "A car"
room = "A room"
bus = "A bus"
"""


def slips_are_told_criterion_by_criterion():
    """what a secret slip gave by each criterion sums up to its points, and tells nobody's name"""
    with tempfile.TemporaryDirectory() as place:
        workshop, folder = os.path.join(place, "rated.ini"), os.path.join(place, "s")
        with open(workshop, "w", encoding="utf-8") as file:
            file.write(CRITERIA)
        session.talka("rehearse", "--people", "9", "--seed", "3", "--into", folder, workshop)
        session.talka("export", folder)
        ratings, ballots = (rows_of(folder, name) for name in ("slip_ratings.csv", "ballots.csv"))
    sums = {}
    for row in ratings:
        key = row["ballot"], row["item"]
        sums[key] = sums.get(key, 0) + int(row["weight"]) * int(row["grade"])
    points = {(row["ballot"], row["item"]): int(row["points"]) for row in ballots if row["points"]}
    if not points or sums != points:
        yield f"by criteria {sums}, together {points}"
    if any(row["participant"] for row in ratings):
        yield "a secret slip has somebody's code"


def hostile_texts_come_back():
    """the 62 texts come back exactly from both dialects"""
    due = list(session.hostile_texts().values())
    if len(due) != 62:
        yield f"there are {len(due)} texts"
    for dialect in DIALECTS:
        rows = session.table(TEXTS, dialect, "texts.csv")
        found = [row[rows[0].index("content")] for row in rows[1:]]
        yield from (f"{dialect}: {is_there!r}, due is {text!r}" for is_there, text in zip(found, due) if is_there != text)
        if len(found) != len(due):
            yield f"{dialect}: {len(found)} texts"


def every_table_is_described():
    """datapackage.json describes every table with its columns and keys"""
    described = package(FOLDER)
    resources = {resource["path"]: resource for resource in described["resources"]}
    if described["profile"] != "tabular-data-package" or not re.fullmatch(r"[-a-z0-9._/]+", described["name"]):
        yield "it is no tabular data package"
    if sorted(resources) != names(FOLDER):
        yield f"it lists {sorted(resources)}"
    for path, resource in resources.items():
        yield from faults_of(resource, resources, session.table(FOLDER, "tables", path)[0])


def faults_of(resource, resources, header):
    schema = resource["schema"]
    fields = [field["name"] for field in schema["fields"]]
    if fields != header:
        yield f"{resource['name']}: the fields are not the columns"
    if not all(field["description"].endswith(".") for field in schema["fields"]):
        yield f"{resource['name']}: a field is not described"
    if not schema["primaryKey"] or not set(schema["primaryKey"]) <= set(fields):
        yield f"{resource['name']}: its key is {schema['primaryKey']}"
    for key in schema["foreignKeys"]:
        other = resources[f"{key['reference']['resource'] or resource['name']}.csv"]["schema"]
        if key["reference"]["fields"] != other["primaryKey"] or not set(key["fields"]) <= set(fields):
            yield f"{resource['name']}: {key} names no key"


def values_fit_their_types():
    """every cell is of the type that datapackage.json tells"""
    forms = {"integer": r"-?\d+", "boolean": r"[01]", "string": r"(?s:.*)", "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?"}
    for resource in package(FOLDER)["resources"]:
        for row in session.table(FOLDER, "tables", resource["path"])[1:]:
            for field, cell in zip(resource["schema"]["fields"], row):
                if cell and not re.fullmatch(forms[field["type"]], cell):
                    yield f"{resource['name']}.{field['name']}: {cell!r} is no {field['type']}"


def sqlite_loads_all():
    """SQLite makes the tables of schema.sql and loads their rows, keys and all"""
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA foreign_keys = ON")
    with open(os.path.join(FOLDER, "tables/schema.sql"), encoding="utf-8") as file:
        base.executescript(file.read())
    for resource in package(FOLDER)["resources"]:
        rows = session.table(FOLDER, "tables", resource["path"])
        marks = ", ".join("?" * len(rows[0]))
        base.executemany(f'INSERT INTO "{resource["name"]}" VALUES ({marks})', [[cell or None for cell in row] for row in rows[1:]])
        if base.execute(f'SELECT count(*) FROM "{resource["name"]}"').fetchone()[0] != len(rows) - 1:
            yield f"{resource['name']}: rows are missing"
    yield from map(str, base.execute("PRAGMA foreign_key_check").fetchall())
    base.close()


def converted():
    """The excel tables as LibreOffice writes them after it read them, by name."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise tap.Skip("LibreOffice is not installed")
    out = os.path.join(PLACE.name, "office")
    subprocess.run([office, f"-env:UserInstallation=file://{PLACE.name}/profile", "--headless", "--norestore",
                    "--infilter=CSV:59,34,76,1,,0,true,false", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false",
                    "--outdir", out, *[os.path.join(FOLDER, "excel", name) for name in names(FOLDER)],
                    os.path.join(TEXTS, "excel/texts.csv")],
                   check=True, capture_output=True, timeout=300)
    for name in [*names(FOLDER), "texts.csv"]:
        with open(os.path.join(out, name), encoding="utf-8", newline="") as file:
            yield name, list(csv.reader(file))


def libreoffice_opens_all():
    """LibreOffice opens every excel table with its rows and columns"""
    for name, rows in converted():
        due = session.table(TEXTS if name == "texts.csv" else FOLDER, "excel", name)
        if len(rows) != len(due) or any(len(row) != len(due[0]) for row in rows):
            yield f"{name}: {len(rows)} rows of {len(rows[0])} columns, due are {len(due)} of {len(due[0])}"
        if name == "texts.csv":
            report_texts(rows)


def report_texts(rows):
    """How many of the 62 texts LibreOffice gives back: a figure, not a verdict."""
    found = [session.unguarded(row[-1]) for row in rows[1:]]
    spoilt = [name for (name, text), is_there in zip(session.hostile_texts().items(), found) if text != is_there]
    print(f"# LibreOffice gives back {len(found) - len(spoilt)} of {len(found)} texts; not {spoilt}")


tap.run(verified, wrong_calls_end_in_words, a_changed_cell_is_found, both_dialects_are_whole, tables_have_their_rows,
        slips_are_told_criterion_by_criterion, hostile_texts_come_back, every_table_is_described, values_fit_their_types, sqlite_loads_all, libreoffice_opens_all)
