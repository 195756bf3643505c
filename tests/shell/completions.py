# SPDX-License-Identifier: GPL-3.0-or-later
"""completions - the files for bash, zsh and fish complete in the shells themselves; a shell that is not here is passed over."""
import os
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time

import tap

BUILD = os.environ.get("builddir", ".")
FILES = {"bash": "doc/bash/talka", "zsh": "doc/zsh/_talka", "fish": "doc/fish/talka.fish"}
DEADLINE = 30
# What is typed, and what the shell must make of it.
TYPED = [
    ("talka pap", "talka paper"),
    ("talka run --as", "talka run --ascii"),
    ("talka export --dialect ex", "talka export --dialect excel"),
    ("talka paper --part sl", "talka paper --part slips"),
    ("talka check eve", "talka check evening.ini"),
    ("talka wall thes", "talka wall thesession"),
]


def needs(shell):
    if not shutil.which(shell):
        raise tap.Skip(f"there is no {shell} here")


def place():
    """A home with a file and two folders of sessions, one where talka keeps them."""
    folder = tempfile.TemporaryDirectory()
    for name in ("thesession", "talka/2026-11-23-needs-k7qf"):
        os.makedirs(os.path.join(folder.name, name))
    with open(os.path.join(folder.name, "evening.ini"), "w", encoding="utf-8"):
        return folder


def environment(home):
    return {"PATH": os.environ["PATH"], "HOME": home, "TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": "ready> "}


def read_until(terminal, holds, so_far=""):
    """What comes from the terminal until it holds, or until the deadline."""
    end = time.monotonic() + DEADLINE
    while not holds(so_far) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                so_far += os.read(terminal, 65536).decode(errors="replace")
            except OSError:
                break
    return so_far


def typed(command, setup, text, due):
    """Types the text and a tab into a shell of its own; tells what it showed where that is not due."""
    with place() as home:
        child, terminal = pty.fork()
        if not child:
            os.chdir(home)
            os.execve(shutil.which(command[0]), command, environment(home))
        os.write(terminal, f"{setup}; echo set''-up\n".encode())
        shown = read_until(terminal, lambda so_far: "set-up\r\n" in so_far)
        os.write(terminal, f"{text}\t".encode())
        shown = read_until(terminal, lambda so_far: due in re.sub(r"[\r\n\x07\x08]|\x1b\[[^a-zA-Z]*[a-zA-Z]", "", so_far))
        os.close(terminal)
        os.kill(child, 9)
        os.waitpid(child, 0)
        if due not in re.sub(r"[\r\n\x07\x08]|\x1b\[[^a-zA-Z]*[a-zA-Z]", "", shown):
            return f"{text!r} and a tab show {shown!r}, due is {due!r}"
    return None


def in_bash():
    """bash completes commands, options, choices, files and sessions"""
    needs("bash")
    setup = f"source {os.path.abspath(os.path.join(BUILD, FILES['bash']))}"
    for text, due in [*TYPED, ("talka export --dialect=ex", "talka export --dialect=excel"), ("talka resume 2026", "needs-k7qf")]:
        fault = typed(["bash", "--norc", "--noprofile", "-i"], setup, text, due)
        if fault:
            yield fault


def in_zsh():
    """zsh completes commands, options, choices, files and folders"""
    needs("zsh")
    folder = os.path.abspath(os.path.join(BUILD, os.path.dirname(FILES["zsh"])))
    setup = f"fpath=({folder} $fpath); autoload -U compinit; compinit -u -D"
    for text, due in TYPED:
        fault = typed(["zsh", "-f", "-i"], setup, text, due)
        if fault:
            yield fault


def in_fish():
    """fish completes commands, options, choices, files and sessions"""
    needs("fish")
    path = os.path.abspath(os.path.join(BUILD, FILES["fish"]))
    for text, due in [*TYPED, ("talka resume ", "needs-k7qf")]:
        with place() as home:
            done = subprocess.run(["fish", "--no-config", "-c", f"source {path}; complete -C '{text}'"], cwd=home, env=environment(home),
                                  capture_output=True, text=True, check=False)
        if due.split()[-1] not in done.stdout:
            yield f"{text!r} completes to {done.stdout!r}{done.stderr!r}, due is {due!r}"


def everything_is_there():
    """each file names every command and every option of it that talka --help tells"""
    shown = subprocess.run([os.path.join(BUILD, "talka"), "--help"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^  ([a-z]+) ", shown, re.M)
    if len(commands) < 10:
        yield f"talka --help tells only {commands}"
    for command in commands:
        told = subprocess.run([os.path.join(BUILD, "talka"), command, "--help"], capture_output=True, text=True, check=True).stdout
        options = re.findall(r"^  --([a-z-]+)", told, re.M)
        for shell, path in FILES.items():
            with open(os.path.join(BUILD, path), encoding="utf-8") as file:
                text = file.read()
            for word in [command, *options]:
                if not re.search(rf"(?<![a-z-])(--)?(-l )?{word}(?![a-z-])", text):
                    yield f"{path} does not know {word} of {command}"


tap.run(everything_is_there, in_bash, in_zsh, in_fish)
