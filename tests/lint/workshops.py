# SPDX-License-Identifier: GPL-3.0-or-later
"""workshops - what ships can be used tonight: checked, rehearsed, verified; and so can the examples of the manual."""
import filecmp
import os
import re
import subprocess
import tempfile

import tap

PROGRAM = os.path.join(os.environ.get("builddir", "."), "talka")
SIZES = (5, 12, 40)
# Each event is on the disk before the next: on a disk in memory that takes a second, not half a minute.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def talka(*arguments):
    with tempfile.TemporaryDirectory(dir=MEMORY) as home:
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False,
                              env=os.environ | {"HOME": home, "TALKA_DIR": home})


def workshops():
    return [os.path.join(tap.SOURCE, path) for path in tap.files("workshops", ends=(".ini",))]


def rehearse(path, people, folder):
    done = talka("rehearse", f"--people={people}", "--seed=7", f"--into={folder}", path)
    if done.returncode or done.stderr:
        yield from (f"{people} people: {line}" for line in done.stderr.splitlines())


def differences(one, other):
    """Names in two folders, down to the last, that are not the same bytes."""
    compared = filecmp.dircmp(one, other, ignore=[])
    yield from compared.left_only + compared.right_only
    yield from filecmp.cmpfiles(one, other, compared.common_files, shallow=False)[1]
    for name in compared.common_dirs:
        yield from differences(os.path.join(one, name), os.path.join(other, name))


def value(path, key):
    found = re.search(rf"^{key} *= *(.*)$", tap.read(os.path.relpath(path, tap.SOURCE)), re.M)
    return found[1].strip() if found else ""


def languages_of(path):
    return value(path, "languages").replace(" ", "").split(",")


def there_is_a_handbook():
    """eight workshops and more ship, for every stage, in Lithuanian, Swedish and Finnish, too"""
    if len(workshops()) < 8:
        yield f"{workshops()}"
    yield from {"needs", "service", "innovation"} - {value(path, "stage") for path in workshops()}
    yield from {"en", "lt", "sv", "fi"} - {language for path in workshops() for language in languages_of(path)}


def the_readme_names_each():
    """README has a line for every workshop that ships, and for no other"""
    named = set(re.findall(r"^    ((?:needs|project|ideas|who|enterprise)-[a-z-]+)  ", tap.read("README"), re.M))
    yield from named ^ {os.path.basename(path).removesuffix(".ini") for path in workshops()}


def each_is_installed():
    """make install and make dist take every workshop that ships"""
    taken = set(re.findall(r"^\t(workshops/[a-z-]+\.ini)", tap.read("Makefile.am"), re.M))
    yield from taken ^ {os.path.relpath(path, tap.SOURCE) for path in workshops()}


def what_the_comments_name_is_there():
    """a section that the comments of a workshop send to stands in it, and the file that they name is itself"""
    for path in workshops():
        text = tap.read(os.path.relpath(path, tap.SOURCE))
        comments = "\n".join(re.findall(r"^;.*$", text, re.M))
        sections = re.findall(r"^(\[.*\])", text, re.M)
        yield from (f"{path}: {name}" for name in re.findall(r"\[[a-z.-]+\]", comments) if name not in sections)
        yield from (f"{path}: {name}" for name in re.findall(r"[a-z-]+\.ini", comments) if name != os.path.basename(path))


def the_group_has_the_time():
    """of the minutes of an exercise that ships the facilitator speaks at most half, and of the whole a tenth"""
    for path in workshops():
        rows = [row.split("\t") for row in talka("check", "--plain", path).stdout.splitlines()]
        for row in rows:
            if int(row[7]) > int(row[2]) * 60 // 2:
                yield f"{path}: {row[3]} has {row[2]} minutes and {row[7]} seconds of words"
        if not rows or sum(int(row[7]) for row in rows) > sum(int(row[2]) for row in rows) * 60 // 10:
            yield f"{path}: more than a tenth of the time is spoken by the facilitator"


def manual():
    with open(os.path.join(os.environ.get("builddir", "."), "doc/talka-workshop.5"), encoding="utf-8") as file:
        return re.sub(r"\\f[BIRP]", "", file.read()).replace("\\-", "-")


def kinds_of_the_manual():
    for section in re.split(r"^\.SS ", manual(), flags=re.M)[1:]:
        if kind := re.match(r"type = ([a-z]+)", section):
            yield from ((kind[1], method) for method in re.findall(r"method = ([a-z-]+)", section) or [""])


def the_handbook_shows_what_talka_can():
    """every type and method of exercise, and every way to vote, is led in some workshop that ships"""
    rows = [row.split("\t") for path in workshops() for row in talka("check", "--plain", path).stdout.splitlines()]
    yield from (f"nothing is {kind} {method}" for kind, method in set(kinds_of_the_manual()) - {(row[4], row[5]) for row in rows})
    ways = re.search(r"^input = WORD.*\n(?:.*\n)*?The words: ([a-z, ]+)\.", manual(), re.M)
    texts = "\n".join(tap.read(os.path.relpath(path, tap.SOURCE)) for path in workshops())
    led = {way.strip() for line in re.findall(r"^input *= (.*)$", texts, re.M) for way in line.split("|")}
    yield from (f"nobody votes by {way}" for way in set(ways[1].split(", ")) - led)
    yield from (f"nothing has {option}" for option in ("split", "second", "min-turnout", "secret", "prepare.1")
                if not re.search(rf"^{option} *=", texts, re.M))


def check_is_content():
    """check finds neither an error nor a warning in a workshop that ships"""
    for path in workshops():
        done = talka("check", path)
        if done.returncode or done.stderr:
            yield from done.stderr.splitlines()


def the_plan_fills_the_time():
    """the minutes of a workshop that ships fill the time from its start to its end"""
    for path in workshops():
        order = talka("check", path).stdout
        times = re.search(r"^(\d+):(\d+) to (\d+):(\d+).* (\d+) minutes planned", order, re.M | re.S)
        begin_hour, begin, end_hour, end, planned = map(int, times.groups()) if times else (0, 0, 0, 0, -1)
        if planned != (end_hour - begin_hour) * 60 + end - begin:
            yield f"{path}: {planned} minutes planned"


def everything_can_be_said():
    """a workshop that ships says what to prepare, and each exercise what to say and to do, in every language"""
    for path in workshops():
        text = tap.read(os.path.relpath(path, tap.SOURCE))
        languages = languages_of(path)
        for ending in [""] + ["." + language for language in languages[1:]]:
            if len(re.findall(rf"^prepare\.\d+{re.escape(ending)} *=", text, re.M)) < 3:
                yield f"{path}: there is no prepare{ending}"
        for section in re.findall(r"^\[exercise\.[^[]*", text, re.M):
            for key in ("speak", "notes"):
                for ending in [""] + ["." + language for language in languages[1:]]:
                    if not re.search(rf"^{key}(\.1)?{re.escape(ending)} *=", section, re.M):
                        yield f"{path}: {section.splitlines()[0]} has no {key}{ending}"


def they_come_to_their_end():
    """each rehearses to its end with 5, 12 and 40 people, and verify finds nothing"""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for number, path in enumerate(workshops()):
            for people in SIZES:
                session = os.path.join(folder, f"{number}-{people}")
                yield from rehearse(path, people, session)
                done = talka("verify", session)
                if done.returncode or done.stderr:
                    yield from (f"{path}, {people} people: {line}" for line in (done.stdout + done.stderr).splitlines())


def the_same_seed_gives_the_same_bytes():
    """rehearsed twice with one seed, two folders are the same to the last byte"""
    for path in workshops():
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            sessions = [os.path.join(folder, name) for name in ("one", "two")]
            faults = [fault for session in sessions for fault in rehearse(path, SIZES[1], session)]
            yield from faults or (f"{path}: {name} differs" for name in differences(*sessions))


def examples_of_the_manual_are_right():
    """check finds nothing in the examples of talka-workshop(5)"""
    frame = tap.read("doc/talka-workshop.5.in")
    examples = re.findall(r"^\.nf\n(.*?)^\.fi", frame, re.M | re.S)
    if len(examples) != 2:
        yield f"{len(examples)} examples"
    for example in examples:
        text = re.sub(r"\\\[u([0-9A-F]{4})\]", lambda code: chr(int(code[1], 16)), example)
        text = text.replace(r"\-", "-").replace(r"\[en]", "\u2013")
        with tempfile.NamedTemporaryFile("w", suffix=".ini", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            done = talka("check", file.name)
        if done.returncode or done.stderr:
            yield from done.stderr.splitlines()


def a_new_workshop_is_one():
    """check finds nothing in what talka new writes"""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = os.path.join(folder, "evening.ini")
        talka("new", path)
        done = talka("check", path)
        if done.returncode or done.stderr:
            yield from done.stderr.splitlines()
        yield from rehearse(path, SIZES[0], os.path.join(folder, "session"))


def rehearsed_again():
    """the same workshop can be rehearsed again and again, each time into a folder of its own"""
    path = os.path.join(tap.SOURCE, "workshops/who-does-what.ini")
    with tempfile.TemporaryDirectory(dir=MEMORY) as home:
        for _ in range(2):
            done = subprocess.run([PROGRAM, "rehearse", path], capture_output=True, text=True, check=False,
                                  env=os.environ | {"HOME": home, "TALKA_DIR": home})
            if done.returncode:
                yield done.stderr
        if len(os.listdir(home)) != 2:
            yield f"{os.listdir(home)}"


tap.run(there_is_a_handbook, the_readme_names_each, each_is_installed, what_the_comments_name_is_there,
        the_handbook_shows_what_talka_can, check_is_content, the_plan_fills_the_time, the_group_has_the_time, everything_can_be_said,
        they_come_to_their_end, the_same_seed_gives_the_same_bytes, examples_of_the_manual_are_right,
        a_new_workshop_is_one, rehearsed_again)
