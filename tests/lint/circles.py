# SPDX-License-Identifier: GPL-3.0-or-later
"""circles - no two objects of the program call each other, by whatever way round."""
import collections
import glob
import subprocess

import tap

DEFINED = set("TDBRVWC")


def symbols():
    """(object, name, kind) for every symbol of src; members of an archive would not do: two have one name."""
    for path in sorted(glob.glob("src/*/*.o")):
        try:
            done = subprocess.run(["nm", "-P", path], capture_output=True, text=True, check=True)
        except (FileNotFoundError, subprocess.CalledProcessError) as error:
            raise tap.Skip("no nm that reads these objects") from error
        for line in done.stdout.splitlines():
            yield path, *line.split()[:2]


def calls(found):
    """object -> the objects that it takes names from."""
    rows = list(found)
    home = {name: member for member, name, kind in rows if kind in DEFINED}
    graph = collections.defaultdict(set)
    for member, name, kind in rows:
        if kind == "U" and home.get(name, member) != member:
            graph[member].add(home[name])
    return graph


def on_a_circle(graph):
    """What is left when objects that call nobody, or whom nobody calls, are taken away again and again."""
    left = {member: set(others) for member, others in graph.items()}
    while True:
        called = set().union(*left.values()) if left else set()
        ends = {member for member, others in left.items() if not others & left.keys() or member not in called}
        if not ends:
            return left
        left = {member: others - ends for member, others in left.items() if member not in ends}


def no_circle():
    """no two objects of src call each other"""
    for member, others in sorted(on_a_circle(calls(symbols())).items()):
        yield f"{member} is on a circle, or between two: it takes from {', '.join(sorted(others))}"


def circles_are_found():
    """a circle of three is found, a chain is not"""
    rows = [("a", "f", "T"), ("a", "g", "U"), ("b", "g", "T"), ("b", "h", "U"), ("c", "h", "T"), ("c", "f", "U"),
            ("d", "f", "U"), ("d", "i", "T"), ("e", "i", "U")]
    if set(on_a_circle(calls(rows))) != {"a", "b", "c"}:
        yield "three objects call each other in a circle, two others do not"


tap.run(no_circle, circles_are_found)
