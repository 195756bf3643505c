# SPDX-License-Identifier: GPL-3.0-or-later
"""removal - words and a person taken out by keys, in a real folder: grep finds nothing, verify is content."""
import os
import shutil
import subprocess
import tempfile

import session
import tap

WORKSHOP = b"""[workshop]
format = 1
id = test
title = "An evening"
[participants]
aloud = yes
[exercise.needs]
type = collect
method = open
minutes = 10
items = known
[exercise.ranking]
type = rank
minutes = 10
items = needs
choose = 2
cut = 1
[list.known]
lift = "A lift for Zenobia"
care = "Someone for the children"
"""

# A name in a list, in an item, worded anew, in a note, in a step that was taken back, ranked and told in tables.
EVENING = """Enter w 9 Enter Down*6 e 5 Enter "BLUE-FOX" Enter Esc Enter
a "Zenobia needs a cook" Enter "A choir" Enter "Zenobia again" Enter Esc u
e c Enter C-u "A cook" Enter
n "ask P07 about ZENOBIA" Enter
Enter*3 a c Enter c a Enter b c Enter Esc c y
Enter*8
"""


def keys(place, text):
    path = os.path.join(place, "keys")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def grep(folder, words):
    """The files in which the words stand, in any case."""
    done = subprocess.run(["grep", "-r", "-i", "-l", words, folder], capture_output=True, text=True, check=False)
    return done.stdout.split()


def evening(place):
    """A folder with its tables."""
    script, folder = os.path.join(place, "test.ini"), os.path.join(place, "s")
    with open(script, "wb") as file:
        file.write(WORKSHOP)
    session.talka("run", "--into", folder, "--keys", keys(place, EVENING), script)
    session.talka("export", folder)
    with open(os.path.join(folder, "events.csv"), encoding="utf-8") as file:
        told = file.read()
    for verb in ("item.edit", "undo", "note.add", "ballot.cast", "cut.set"):
        assert f",{verb}," in told, told
    return folder


def resume(place, folder, text):
    """What talka says when it is left."""
    return session.talka("resume", "--keys", keys(place, "b " + text), folder)


def words_are_gone(place):
    folder = evening(place)
    assert len(grep(folder, "zenobia")) > 4, grep(folder, "zenobia")
    resume(place, folder, 'X "zenobia" Enter y')
    assert not grep(folder, "zenobia"), grep(folder, "zenobia")
    session.talka("verify", folder)
    session.talka("export", folder)
    assert not grep(folder, "zenobia"), grep(folder, "zenobia")
    session.talka("verify", folder)


def a_person_is_gone(place):
    folder = evening(place)
    assert grep(folder, "P07") and grep(folder, "BLUE-FOX"), "nobody was there"
    resume(place, folder, "w Down*6 X y")
    assert not grep(folder, "BLUE-FOX"), grep(folder, "BLUE-FOX")
    session.talka("export", folder)
    for code in ("P07", "BLUE-FOX"):
        assert not grep(folder, code), grep(folder, code)
    session.talka("verify", folder)


def last_event(folder):
    with open(os.path.join(folder, "events.csv"), encoding="utf-8", newline="") as file:
        return file.read().splitlines()[-1].split(",")


def what_may_remain_is_told(place):
    folder, before = evening(place), os.path.join(place, "before")
    _, run, ms, time, *_ = last_event(folder)
    shutil.copytree(folder, before)
    session.append(before, [f'{run},{ms},{time},people.add,,,,,"count=1"'])
    session.append(folder, [f'{run},{ms},{time},session.moved,,,,,"text={before}"'])
    told = resume(place, folder, 'X "zenobia" Enter y')
    assert not grep(folder, "zenobia"), grep(folder, "zenobia")
    assert grep(before, "zenobia"), "what somebody else went on with was changed"
    assert f"still to be done:\n{before}: this session was there before" in told, told
    shutil.rmtree(before)
    assert "still to be done" not in resume(place, folder, "q y"), "it is told of a folder that is gone"


def in_a_place(test):
    with tempfile.TemporaryDirectory() as place:
        test(place)


def words_that_are_removed_stand_in_no_file_any_more():
    in_a_place(words_are_gone)


def a_person_who_is_erased_stands_in_no_file_any_more():
    in_a_place(a_person_is_gone)


def where_removed_words_may_remain_is_told_when_one_leaves():
    in_a_place(what_may_remain_is_told)


tap.run(words_that_are_removed_stand_in_no_file_any_more, a_person_who_is_erased_stands_in_no_file_any_more,
        where_removed_words_may_remain_is_told_when_one_leaves)
