# SPDX-License-Identifier: GPL-3.0-or-later
"""headers - every header compiles alone."""
import os
import shlex
import subprocess

import tap

COMPILE = shlex.split(os.environ["COMPILE"])


def compile_alone(text):
    """What the compiler says of this text, "" where nothing."""
    done = subprocess.run([*COMPILE, "-fsyntax-only", "-x", "c", "-"], input=text, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


def headers_compile_alone():
    """every header compiles alone, and a second time"""
    for path in tap.files("src", ends=".h"):
        name = path.removeprefix("src/")
        said = compile_alone(f'#include "{name}"\n#include "{name}"\n')
        if said:
            yield f"{path}: {said.splitlines()[0]}"


def a_wrong_header_is_found():
    """what misses an include does not compile"""
    if not compile_alone("struct table *first(size_t n);\n"):
        yield "size_t is known without an include"


tap.run(headers_compile_alone, a_wrong_header_is_found)
