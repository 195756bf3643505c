# SPDX-License-Identifier: GPL-3.0-or-later
"""new-type - a new type of exercise is one file and one row: everything else is made from its table."""
import csv
import glob
import json
import os
import shlex
import shutil
import subprocess
import tempfile

import tap

BUILT = os.path.abspath(os.environ.get("builddir", "."))
PARTS = ("src", "doc", "workshops", "build-aux", "Makefile.am", "Makefile.in", "configure", "configure.ac", "aclocal.m4",
         "config.h.in", "COPYING")
LISTS = ("exercises-list.h", "commands-list.h", "inputs-list.h", "rules-list.h")
WORKSHOP = """[workshop]
format = 1
id = marbles
title = "Marbles"
[exercise.jar]
type = guess
minutes = 5
patience = 3
prompt = "How many marbles are in the jar?"
"""


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, check=False, **options)


def must(*words, **options):
    done = run(*words, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {(done.stderr or done.stdout).strip()[-800:]}")
    return done


def copy_tree(tree):
    """The source, without what an earlier build inside it left; times are kept, so that nothing is made again."""
    os.mkdir(tree)
    for part in PARTS:
        path, there = os.path.join(tap.SOURCE, part), os.path.join(tree, part)
        if os.path.isdir(path):
            shutil.copytree(path, there, ignore=shutil.ignore_patterns("*.o", "*.a", ".deps", ".dirstamp"))
        else:
            shutil.copy2(path, there)
    must("chmod", "-R", "u+w", tree)


def add_type(tree):
    """One file and one row."""
    shutil.copyfile(os.path.join(tap.SOURCE, "tests/lint/made-up/guess.c"), os.path.join(tree, "src/exercises/guess.c"))
    path = os.path.join(tree, "Makefile.am")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace("exercise_sources = \\\n", "exercise_sources = \\\n\tsrc/exercises/guess.c \\\n", 1))


def depends_on_the_row(dep):
    with open(dep, encoding="utf-8") as file:
        return "exercises-list.h" in file.read()


def stamp_of_old(path):
    """Objects older than the stamp of their folder would be compiled again."""
    with open(path, "wb"):
        os.utime(path, (1, 1))


def copy_objects(build):
    """What was compiled already and knows nothing of the row is compiled no second time."""
    for dep in glob.glob(os.path.join(BUILT, "src/**/.deps/*.Po"), recursive=True):
        where = os.path.relpath(os.path.dirname(os.path.dirname(dep)), BUILT)
        name = os.path.basename(dep)[:-len("Po")] + "o"
        path = os.path.join(BUILT, where, name)
        if os.path.exists(path) and not depends_on_the_row(dep):
            os.makedirs(os.path.join(build, where, ".deps"), exist_ok=True)
            for stamp in (".dirstamp", ".deps/.dirstamp"):
                stamp_of_old(os.path.join(build, where, stamp))
            shutil.copyfile(path, os.path.join(build, where, name))


def build_with(folder):
    """talka with one type more; returns its path."""
    tree, build = os.path.join(folder, "tree"), os.path.join(folder, "build")
    if not shutil.which("automake"):
        raise tap.Skip("no automake, which makes rules of the row")
    copy_tree(tree)
    add_type(tree)
    must("automake", "Makefile", cwd=tree)
    os.mkdir(build)
    given = shlex.split(must(os.path.join(BUILT, "config.status"), "--config").stdout)
    # distcheck names its source folder; this build has another.
    given = [word for word in given if not word.startswith("--srcdir")]
    must("sh", os.path.join(tree, "configure"), "-q", *given, cwd=build)
    copy_objects(build)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    must("make", "-s", *LISTS, cwd=build, env=environment)
    must("make", "-s", "-j2", "talka", "doc/talka-workshop.5", cwd=build, env=environment)
    return build


FOLDER = tempfile.TemporaryDirectory(prefix="talka-new-type-")
try:
    BUILD, REASON = build_with(FOLDER.name), None
except (tap.Skip, RuntimeError) as error:
    BUILD, REASON = None, error


def talka(*words, workshop=WORKSHOP):
    """Runs it in a folder where marbles.ini is; standard output and error together."""
    if isinstance(REASON, Exception):
        raise REASON
    with open(os.path.join(FOLDER.name, "marbles.ini"), "w", encoding="utf-8") as file:
        file.write(workshop)
    return run(os.path.join(BUILD, "talka"), *words, cwd=FOLDER.name, stdin=subprocess.DEVNULL, timeout=60,
               env={**os.environ, "HOME": FOLDER.name, "LC_ALL": "C.UTF-8"})


def missing(where, text, *due):
    for words in due:
        if words not in text:
            yield f"\"{words}\" is not in {where}: {text[:1500]!r}"


def screen(keys):
    """What 24 rows of 80 columns show after these keys."""
    for name in ("played", "shown"):
        path = os.path.join(FOLDER.name, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.path.exists(path) and os.remove(path)
    with open(os.path.join(FOLDER.name, "keys"), "w", encoding="utf-8") as file:
        file.write(f"{keys}\nsave-screen shown\n")
    done = talka("run", "--into", "played", "--keys", "keys", "marbles.ini")
    try:
        with open(os.path.join(FOLDER.name, "shown"), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return done.stderr


def check_knows_it():
    """check takes the new type, and names its nearest key where one is mistyped"""
    done = talka("check", "marbles.ini")
    if done.returncode or done.stderr:
        yield f"check: {done.stderr}"
    yield from missing("the running order", done.stdout, "Marbles in a jar")
    done = talka("check", "marbles.ini", workshop=WORKSHOP.replace("patience", "patiance"))
    yield from missing("the faults", done.stderr, "marbles.ini:8:1: error:", "patiance", 'did you mean "patience"?')
    done = talka("check", "marbles.ini", workshop=WORKSHOP.replace("guess", "gess"))
    yield from missing("the faults", done.stderr, "marbles.ini:6:", 'did you mean "guess"?')
    done = talka("check", "marbles.ini", workshop=WORKSHOP.replace("patience = 3", "patience = 99"))
    yield from missing("the faults", done.stderr, "marbles.ini:8:", "60")


def help_and_keys_know_it():
    """its key is in the footer, its help on the page of help, its name in the palette"""
    yield from missing("the footer", screen("Enter Enter"), "Marbles in a jar", " a  guess")
    yield from missing("the help", screen("Enter Enter F1"), "Somebody guesses how many marbles are in the jar.")
    yield from missing("the palette", screen("Enter Enter : guess"), "guess")


def its_key_makes_its_event():
    """its key asks what it asks, and the wall tells the answer"""
    yield from missing("the question", screen("Enter Enter a"), "How many?")
    yield from missing("the wall", screen("Enter Enter w 3 Enter Esc a 42 Enter"), "1 of 3 have guessed")
    with open(os.path.join(FOLDER.name, "played/events.csv"), encoding="utf-8") as file:
        yield from missing("the journal", file.read(), ',guess.said,jar,,,,"number=42",')


def the_manual_knows_it():
    """the manual of the workshop file has its name and its keys"""
    talka("--version")
    with open(os.path.join(BUILD, "doc/talka-workshop.5"), encoding="utf-8") as file:
        yield from missing("the manual", file.read(), "Everybody guesses a number.", "patience", "How many minutes nobody gives hints.")


def it_is_rehearsed_and_exported():
    """a rehearsal leads it to its end, and its own table is among the tables"""
    done = talka("rehearse", "--people", "4", "--seed", "1", "--into", "rehearsed", "marbles.ini")
    if done.returncode:
        yield f"rehearse: {done.stderr}"
        return
    with open(os.path.join(FOLDER.name, "rehearsed/tables/guesses.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if [(row["exercise"], row["guesses"]) for row in rows] != [("jar", "4")]:
        yield f"guesses.csv: {rows}"
    with open(os.path.join(FOLDER.name, "rehearsed/tables/datapackage.json"), encoding="utf-8") as file:
        if "guesses" not in [resource["name"] for resource in json.load(file)["resources"]]:
            yield "datapackage.json does not tell of guesses"
    with open(os.path.join(FOLDER.name, "rehearsed/tables/schema.sql"), encoding="utf-8") as file:
        yield from missing("schema.sql", file.read(), "guesses")
    done = talka("verify", "rehearsed")
    if done.returncode:
        yield f"verify: {done.stderr}"


tap.run(check_knows_it, help_and_keys_know_it, its_key_makes_its_event, the_manual_knows_it, it_is_rehearsed_and_exported)
