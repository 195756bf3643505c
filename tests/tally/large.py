# SPDX-License-Identifier: GPL-3.0-or-later
"""large - talka tally on files that are too large to be typed, and on sessions."""
import csv
import io
import json
import os
import random
import resource
import subprocess
import tempfile

import tap

TALKA = os.path.join(os.environ.get("builddir", "."), "talka")


def tally(*arguments, folder="."):
    done = subprocess.run([TALKA, "tally", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def counted(text, *arguments):
    """The rows of the CSV result, for a file that holds the text."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "ballots"), "w", encoding="utf-8") as file:
            file.write(text)
        code, out, said = tally("--format", "csv", *arguments, "ballots", folder=folder)
    if code:
        raise AssertionError(said)
    return list(csv.DictReader(io.StringIO(out)))


def differ(found, due):
    if found != due:
        yield f"found {found}, due is {due}"


def a_million_ballots_are_counted():
    """a million ballots are counted, none is lost"""
    rows = counted("count,ranking\n" + "1,A>B>C\n" * 600000 + "1,C>B>A\n" * 400000, "--rule", "borda")
    yield from differ([(row["item"], row["score"]) for row in rows], [("A", "2400000"), ("B", "2000000"), ("C", "1600000")])


def far_more_text_than_memory_is_counted():
    """ballots of 90 MB come through a pipe and are counted in 32 MB of memory"""
    if any(word.startswith("-fsanitize") for word in os.environ.get("COMPILE", "").split()):
        raise tap.Skip("a sanitizer needs more memory than there is")
    names = [f"need {number:02} " + "in many words " * 72 for number in range(60)]
    line = ("1," + ">".join(names) + "\n").encode()
    with subprocess.Popen([TALKA, "tally", "--rule", "borda", "--format", "csv", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (32 << 20, 32 << 20))) as counting:
        counting.stdin.write(b"count,ranking\n")
        for _ in range(1500):
            counting.stdin.write(line)
        counting.stdin.close()
        rows = list(csv.DictReader(io.TextIOWrapper(counting.stdout, encoding="utf-8")))
    # Points are told in halves.
    yield from differ((counting.returncode, len(rows), rows[0]["score"] if rows else ""), (0, 60, str(2 * 59 * 1500)))


def ten_thousand_items_are_counted():
    """ten thousand items are counted by points, and duels are refused in words"""
    names = [f"item {number}" for number in range(10000)]
    text = ",".join(names) + "\n" + ",".join(str(number + 1) for number in range(10000)) + "\n"
    rows = counted(text, "--rule", "points")
    yield from differ((len(rows), rows[0]["item"], rows[0]["score"]), (10000, "item 0", "10000"))
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "ballots"), "w", encoding="utf-8") as file:
            file.write(text)
        code, _, said = tally("--rule", "borda", "ballots", folder=folder)
    yield from differ((code, "items" in said), (1, True))


def two_thousand_items_have_an_order_near_the_best():
    """two thousand items in one circle have an order near the best by Kemeny, in seconds and not as proven"""
    chance = random.Random(1)
    names = [f"item {number}" for number in range(2000)]
    text = "count,ranking\n" + "".join("1," + ">".join(chance.sample(names, 60)) + "\n" for _ in range(150))
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "ballots"), "w", encoding="utf-8") as file:
            file.write(text)
        try:
            done = subprocess.run([TALKA, "tally", "--rule", "kemeny", "--explain", "ballots"], cwd=folder, capture_output=True,
                                  text=True, check=False, timeout=60)
        except subprocess.TimeoutExpired:
            yield "it took more than a minute"
            return
    yield from differ((done.returncode, "not proven" in done.stdout, "No order is proven" in done.stdout), (0, True, True))


def neither_order_decides():
    """places stay the same whatever the order of ballots and items, by every rule"""
    chance = random.Random(5)
    names = ["Water", "Road", "Clinic", "School", "Bus"]
    ballots = [chance.sample(names, chance.randint(1, 5)) for _ in range(25)]
    places = []
    for _ in range(3):
        text = "count,ranking\n" + "".join("1," + ">".join(ballot) + "\n" for ballot in ballots)
        places.append(sorted((row["counting_rule"], row["item"], row["place"]) for row in counted(text)))
        chance.shuffle(ballots)
    yield from differ(places[1], places[0])
    yield from differ(places[2], places[0])


def the_same_seed_draws_the_same():
    """the seed of a lot draws it again, and it is told"""
    text = "count,ranking\n1,A>B>C\n1,B>C>A\n1,C>A>B\n"
    yield from differ(counted(text, "--ties", "lot", "--seed", "3"), counted(text, "--ties", "lot", "--seed", "3"))
    winners = {row["item"] for seed in range(12) for row in counted(text, "--rule", "schulze", "--ties", "lot", "--seed", str(seed))
               if row["selected"] == "1"}
    yield from differ(winners, {"A", "B", "C"})


def a_session_is_counted_otherwise():
    """a session's rounds are counted by every rule, and nothing is written to it"""
    with tempfile.TemporaryDirectory() as folder:
        there = os.path.join(folder, "s")
        subprocess.run([TALKA, "rehearse", "--seed", "1", "--into", there, os.path.join(tap.SOURCE, "workshops/needs-single-parents.ini")],
                       check=True, capture_output=True)
        with open(os.path.join(there, "events.csv"), "rb") as file:
            before = file.read()
        code, out, said = tally("--format", "json", there)
        with open(os.path.join(there, "events.csv"), "rb") as file:
            yield from differ(file.read(), before)
        yield from differ((code, said), (0, ""))
        rounds = json.loads(out)
        yield from differ({entry["exercise"] for entry in rounds} >= {"ranking", "meet-again"}, True)
        for entry in rounds:
            if entry["exercise"] == "ranking":
                names = [rule["counting_rule"] for rule in entry["rules"]]
                yield from differ((names[0], "schulze" in names, "kemeny" in names), ("points", True, True))
        code, out, said = tally("--rule", "schulze", "--format", "csv", there)
        yield from differ({row["exercise"] for row in csv.DictReader(io.StringIO(out))}, {"ranking"})


def wieliczka_is_as_published():
    """Wieliczka 2023 by equal shares with add1: 30 projects that cost 995,079"""
    data = os.environ.get("TALKA_DATA") or os.path.join(tap.SOURCE, "../shared/data")
    path = os.path.join(data, "voting/pabulib/Poland_Wieliczka_2023_Green_Budget.pb")
    if not os.path.exists(path):
        raise tap.Skip("the public elections are not here")
    _, out, _ = tally("--rule", "equal-shares", "--completion", "add1", "--format", "csv", path)
    rows = [row for row in csv.DictReader(io.StringIO(out)) if row["selected"] == "1"]
    yield from differ((len(rows), sum(int(row["cost"]) for row in rows)), (30, 995079))


tap.run(a_million_ballots_are_counted, far_more_text_than_memory_is_counted, ten_thousand_items_are_counted, two_thousand_items_have_an_order_near_the_best,
        neither_order_decides, the_same_seed_draws_the_same, a_session_is_counted_otherwise, wieliczka_is_as_published)
