# SPDX-License-Identifier: GPL-3.0-or-later
"""bootstrap - what it would install on each system, told without installing."""
import os
import subprocess
import tempfile

import tap

COMMANDS = {
    "debian": ["apt-get update", "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "],
    "ubuntu": ["apt-get update", "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "],
    "fedora": ["dnf install -y "],
    "arch": ["pacman -Syu --needed --noconfirm ", "curl "],
    "alpine": ["apk add ", "curl "],
    "macos": ["brew install "],
}
# Part of a package's name, one for each thing that configure asks for.
NEEDED = ["autoconf", "automake", "gettext", "make", "pk", "ncurses", "csv", "iniparser", "unistring", "fribidi", "z", "sodium",
          "jansson", "cmocka", "vterm", "python", "libreoffice"]


def bootstrap(*arguments, **options):
    path = os.path.abspath(os.path.join(tap.SOURCE, "bootstrap"))
    return subprocess.run([path, *arguments], capture_output=True, text=True, check=False, **options)


def commands_are_told():
    """the dry run prints the commands of every system"""
    for system, starts in COMMANDS.items():
        done = bootstrap("--dry-run", system)
        lines = done.stdout.splitlines()
        if done.returncode or [line[:len(start)] for line, start in zip(lines, starts)] != starts or len(lines) != len(starts):
            yield f"{system}: {lines} {done.stderr}"


def every_library_is_asked_for():
    """every system is asked for every library, tool and test tool"""
    for system in COMMANDS:
        packages = bootstrap("--dry-run", system).stdout.split()
        for part in NEEDED:
            if not any(part in package for package in packages):
                yield f"{system}: nothing like {part}"
        for package in packages[packages.index("autoconf"):]:
            if package != "curl" and packages.count(package) > 1:
                yield f"{system}: {package} is named twice"


def a_list_is_one_line():
    """no list is broken into lines or has blanks in a row"""
    for system in COMMANDS:
        if "  " in bootstrap("--dry-run", system).stdout or "\t" in bootstrap("--dry-run", system).stdout:
            yield system


def from_any_folder_with_an_empty_home():
    """it answers from any folder, with an empty HOME and without one"""
    here = bootstrap("--dry-run", "debian").stdout
    with tempfile.TemporaryDirectory() as folder:
        bare = {"PATH": os.environ["PATH"]}
        for environment in (bare, bare | {"HOME": folder}):
            if bootstrap("--dry-run", "debian", cwd=folder, env=environment).stdout != here:
                yield f"another answer in {environment}"
        if os.listdir(folder):
            yield f"it left {os.listdir(folder)}"


def wrong_usage_is_told():
    """wrong usage ends in words and 2, an unknown system in words and 1"""
    for arguments, code in (((), 2), (("frobnicate",), 2), (("--dry-run", "beos"), 1)):
        done = bootstrap(*arguments)
        if done.returncode != code or not done.stderr or done.stdout:
            yield f"{arguments}: {done.returncode} {done.stderr}"


tap.run(commands_are_told, every_library_is_asked_for, a_list_is_one_line, from_any_folder_with_an_empty_home,
        wrong_usage_is_told)
