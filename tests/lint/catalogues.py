# SPDX-License-Identifier: GPL-3.0-or-later
"""catalogues - what talka itself says on the wall is said in every language of po, whole and with the same directives."""
import ast
import os
import re
import subprocess

import tap

XGETTEXT = [os.environ.get("XGETTEXT") or "xgettext", "--language=C", "--from-code=UTF-8", "--no-location",
            "--keyword=", "--keyword=tr:2", "--keyword=tr_count:2,3", "--keyword=board_say:3", "--keyword=N_", "--output=-"]
SAYS = re.compile(r"\b(tr|tr_count|board_say)\(\w")
DIRECTIVE = re.compile(r"%(?:%|[-+ #0-9.*]*(?:hh|h|ll|l|j|z|t|L)?[a-zA-Z]|<PRI\w+>)")
# Where board_say() itself is.
DEFINE = ("src/view/board.c", "src/view/board.h")
RULES = {"lt": 3, "sv": 2, "fi": 2}


def messages(text):
    """msgid -> (what many is, the translations), without the header; a fuzzy one has none"""
    found = {}
    for entry in text.split("\n\n"):
        parts, fuzzy = {}, re.search(r"^#,.*\bfuzzy\b", entry, re.M)
        for line in entry.splitlines():
            match = re.match(r"(msgid_plural|msgid|msgstr(?:\[\d\])?) ", line)
            name = match[1] if match else name if line.startswith('"') else None
            if name:
                parts[name] = parts.get(name, "") + ast.literal_eval(line[match.end():] if match else line)
        told = [parts[part] for part in sorted(parts) if part.startswith("msgstr")]
        if parts.get("msgid"):
            found[parts["msgid"]] = (parts.get("msgid_plural"), [] if fuzzy else told)
    return found


def sources():
    return tap.read("po/POTFILES").split()


def wanted():
    done = subprocess.run([*XGETTEXT, *sources()], cwd=tap.SOURCE, capture_output=True, text=True, check=True)
    return messages(done.stdout)


def languages():
    return {os.path.basename(path)[:-3]: messages(tap.read(path)) for path in tap.files("po", ends=(".po",))}


def directives(text):
    return [found for found in DIRECTIVE.findall(text) if found != "%%"]


def faults_of(msgid, many, told, forms):
    """What is wrong with the translations of one msgid."""
    if len(told) != (forms if many else 1) or not all(told):
        yield f"{msgid!r} is not told whole: {told}"
    for text in told:
        if directives(text) not in (directives(msgid), directives(many or msgid)):
            yield f"{msgid!r} has other directives in {text!r}"


def every_language_is_complete():
    """every language says everything that the wall says, in all its forms, with the same directives"""
    due = wanted()
    if len(due) < 100:
        yield f"xgettext finds only {len(due)} texts"
    for code, told in languages().items():
        for msgid, (many, _) in due.items():
            found_many, texts = told.get(msgid, (None, []))
            if many != found_many:
                yield f"{code}: {msgid!r} has the forms of {found_many!r}, not of {many!r}"
            yield from (f"{code}: {fault}" for fault in faults_of(msgid, many, texts, RULES[code]))


def nothing_is_left_over():
    """no language says what the wall does not say any more"""
    due = wanted()
    for code, told in languages().items():
        yield from (f"{code}: {msgid!r}" for msgid in told if msgid not in due)


def three_languages_are_there():
    """Lithuanian, Swedish and Finnish are there"""
    if sorted(languages()) != sorted(RULES):
        yield f"{sorted(languages())}"


def all_files_are_looked_at():
    """every file that talks to the wall stands in po/POTFILES, and none that is gone"""
    speaking = {path for path in tap.files("src/exercises", "src/view", ends=(".c", ".h"))
                if path not in DEFINE and SAYS.search(tap.read(path))}
    yield from (f"{path} is missing" for path in sorted(speaking - set(sources())))
    yield from (f"{path} is gone" for path in sources() if not os.path.exists(os.path.join(tap.SOURCE, path)))


def faults_are_found():
    """a missing form, an empty text, a fuzzy one and another directive are found"""
    text = ('msgid "%lld dot"\nmsgid_plural "%lld dots"\nmsgstr[0] "%lld a"\nmsgstr[1] "%s b"\n\n'
            '#, fuzzy\nmsgid "old"\nmsgstr "alt"\n\nmsgid "two "\n"lines"\nmsgstr ""\n\nmsgid "fine"\nmsgstr "gut"\n')
    read = messages(text)
    if read["two lines"] != (None, [""]) or read["old"] != (None, []):
        yield f"{read}"
    for msgid, expected in {"%lld dot": 2, "old": 1, "two lines": 1, "fine": 0}.items():
        found = list(faults_of(msgid, *read[msgid], 3))
        if len(found) != expected:
            yield f"{msgid}: {found}"


if __name__ == "__main__":
    tap.run(every_language_is_complete, nothing_is_left_over, three_languages_are_there, all_files_are_looked_at, faults_are_found)
