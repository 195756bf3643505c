# SPDX-License-Identifier: GPL-3.0-or-later
"""words - functions that talka does not use stand nowhere in its code."""
import re

import tap

BANNED = {
    "strcpy": "str_add", "stpcpy": "str_add", "strcat": "str_add", "sprintf": "str_add_format",
    "vsprintf": "str_add_formatv", "gets": "fgets", "atoi": "str_number", "atol": "str_number",
    "strtok": "strcspn", "scanf": "str_number", "fscanf": "str_number", "sscanf": "str_number",
    "system": "nothing", "alloca": "mem_array",
}
# Comments, texts and characters first, so that a word in them is no word of the code.
TOKEN = re.compile(r'''(?P<skip>/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?P<word>[A-Za-z_]\w*)''', re.S)


def faults_in(path, text):
    for token in TOKEN.finditer(text):
        word = token["word"]
        before = text[:token.start()].rstrip()
        if word in BANNED and not before.endswith((".", "->")) and not re.search(r"\bstruct$", before):
            line = text.count("\n", 0, token.start()) + 1
            yield f"{path}:{line}: {word} is not used here; use {BANNED[word]}"


def no_banned_word():
    """no banned function is used"""
    for path in tap.files("src", "tests", ends=(".c", ".h")):
        yield from faults_in(path, tap.read(path))


def banned_words_are_found():
    """a banned word is found in code, and not in comments, texts and longer names"""
    code = 'int n = atoi(text); /* strcpy */ puts("system(1)"); // gets\nchar c = \'"\'; snprintf(a, b, "\\"", sprintf);\nmy_system();\n'
    found = list(faults_in("a.c", code))
    if [fault.split(" ")[:2] for fault in found] != [["a.c:1:", "atoi"], ["a.c:2:", "sprintf"]]:
        yield f"found {found}"


tap.run(no_banned_word, banned_words_are_found)
