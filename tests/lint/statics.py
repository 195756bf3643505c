# SPDX-License-Identifier: GPL-3.0-or-later
"""statics - no object with static storage can be written to, outside src/term."""
import glob
import os
import re
import shlex
import subprocess
import tempfile

import tap

COMPILE = shlex.split(os.environ["COMPILE"])
WRITABLE = re.compile(r"\.(data|bss|tdata|tbss)(?!\.rel\.ro)[^ ]*|\*COM\*")
# What sanitizers and gcov keep for themselves.
MADE = re.compile(r"(__gcov|__odr_asan|__llvm|__prof|__sancov|\.LASAN|\.Lubsan|\.L)")
SYMBOL = re.compile(r"^[0-9a-f]+ (.{7}) (\S+)\s+[0-9a-f]+ (?:\.hidden )?(.+)$")


def objdump(path):
    if any(word.startswith("-fsanitize") for word in COMPILE):
        raise tap.Skip("a sanitizer moves constant tables to where they can be written; the plain build tells")
    try:
        done = subprocess.run(["objdump", "-t", path], capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise tap.Skip("no objdump that reads these objects") from error
    if "SYMBOL TABLE" not in done.stdout or "elf" not in done.stdout:
        raise tap.Skip("the objects are not ELF")
    return done.stdout


def faults_in(path):
    member = path
    for line in objdump(path).splitlines():
        if "file format" in line:
            member = line.split(":")[0]
        found = SYMBOL.match(line)
        if found and "O" in found[1] and WRITABLE.fullmatch(found[2]) and not MADE.match(found[3]):
            yield f"{member}: {found[3]} can be written to ({found[2]}); hand it in as a parameter"


def nothing_is_mutable():
    """libtalka.a and main have no mutable object with static storage"""
    for path in ["libtalka.a", *glob.glob("src/*.o")]:
        yield from faults_in(path)


def mutable_statics_are_found():
    """a counter is found, a table of constant texts is not"""
    code = """
    static int counter; int total = 3; static const char *chosen = "a";
    static const char *const names[] = { "a", "b" }; static const int numbers[] = { 1, 2 };
    int next(int i); void choose(int i);
    int next(int i) { static int calls; return counter++ + calls++ + total + numbers[i] + *chosen; }
    void choose(int i) { chosen = names[i]; }
    """
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made-up.o")
        subprocess.run([*COMPILE, "-c", "-x", "c", "-o", path, "-"], input=code, text=True, check=True)
        found = {fault.split()[1].split(".")[0] for fault in faults_in(path)}
    if found != {"counter", "total", "chosen", "calls"}:
        yield f"found {sorted(found)}"


tap.run(nothing_is_mutable, mutable_statics_are_found)
