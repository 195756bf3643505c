# SPDX-License-Identifier: GPL-3.0-or-later
"""hostile - talka where rights, room, files, locale or home are not as they should be: words and exit 1, never a crash or a hang."""
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ.get("srcdir", "."), "tests/lint"))
import tap  # noqa: E402

BUILT = os.path.join(os.environ.get("builddir", "."), "talka")
SOMEBODY = 65534
WORKSHOP = """[workshop]
format = 1
id = small
title = "Small"
[exercise.needs]
type = collect
prompt = "What do we need?"
read-aloud = no
"""
OPEN = "Enter Enter\n"
FILL = OPEN + "".join(f'a "word {i}, and some more of them" Enter Esc\n' for i in range(40)) + "save-screen shown\n"


class Place:
    """A folder of somebody who is not root, with the program, a workshop and keys in it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="talka-hostile-")
        os.chmod(self.folder, 0o755)
        self.home = os.path.join(self.folder, "home")
        os.mkdir(self.home)
        self.program = os.path.join(self.folder, "talka")
        shutil.copy(BUILT, self.program)
        with open(BUILT, "rb") as file:
            self.seconds = 10 if b"__asan_init" in file.read() else 1
        self.write("small.ini", WORKSHOP)
        self.write("open", OPEN)
        self.write("fill", FILL)
        self.own()

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)

    def path(self, name):
        return os.path.join(self.home, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def own(self):
        """Root has every right: then all belongs to somebody else, who runs the program."""
        if os.getuid() == 0:
            subprocess.run(["chown", "-Rh", f"{SOMEBODY}:{SOMEBODY}", self.home], check=True)

    def run(self, *words, limit=None, program=None, environment=None, **options):
        """Exit code, what was said on standard error, seconds of the processor."""
        def prepare():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(SOMEBODY)
                os.setuid(SOMEBODY)
        known = {"PATH": os.environ["PATH"], "HOME": self.home, "LC_ALL": "C.UTF-8", "TERM": "xterm", **(environment or {})}
        kept = {name: value for name, value in known.items() if value is not None}
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        options = {"stdout": subprocess.PIPE, "cwd": self.home, **options}
        done = subprocess.run([program or self.program, *words], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=kept,
                              timeout=60, check=False, preexec_fn=prepare, **options)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        done.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        done.said = done.stderr.decode(errors="replace")
        return done

    def lead(self, into, *more, keys="open", **options):
        return self.run("run", "--into", into, "--keys", keys, *more, "small.ini", **options)

    def close(self):
        subprocess.run(["chmod", "-R", "u+rwx", self.folder], check=True)
        shutil.rmtree(self.folder)


PLACE = Place()


def broken(done, what):
    """A signal, or words of a sanitizer: nothing that a person should see."""
    if done.returncode < 0:
        yield f"{what}: died of {signal.Signals(-done.returncode).name}"
    if "Sanitizer" in done.said or "runtime error" in done.said:
        yield f"{what}: {done.said[:600]}"


def refused(done, what, *due):
    """Exit 1 and words."""
    yield from broken(done, what)
    if done.returncode != 1:
        yield f"{what}: exit {done.returncode}, {done.said!r}"
    if not done.said.strip():
        yield f"{what}: not a word"
    for words in due:
        if words not in done.said:
            yield f"{what}: \"{words}\" is not in {done.said!r}"


def fine(done, what):
    yield from broken(done, what)
    if done.returncode or done.said:
        yield f"{what}: exit {done.returncode}, {done.said!r}"


def folders_without_rights():
    """a folder that may not be written into is told, and nothing is left behind"""
    os.mkdir(PLACE.path("closed"), 0)
    os.mkdir(PLACE.path("read"), 0o555)
    PLACE.own()
    for folder in ("closed", "read"):
        yield from refused(PLACE.lead(f"{folder}/s"), folder, f"{folder}/s", "no right")
        yield from refused(PLACE.run("run", "--keys", "open", "small.ini", environment={"TALKA_DIR": PLACE.path(folder)}), folder, "no right")
        yield from refused(PLACE.run("new", f"{folder}/new.ini"), folder, "no right")
        yield from refused(PLACE.run("rehearse", "--into", f"{folder}/s", "small.ini"), folder, "no right")
    yield from refused(PLACE.run("resume", "--keys", "open", "closed"), "closed", "no right")
    yield from refused(PLACE.run("check", "closed/small.ini"), "closed", "no right")
    if os.listdir(PLACE.path("read")):
        yield "something was left in the folder"


def names_that_are_taken():
    """what is there already is left as it is"""
    yield from fine(PLACE.lead("taken"), "the first")
    os.symlink("nowhere", PLACE.path("dangling"))
    os.symlink("circle", PLACE.path("circle"))
    journal = PLACE.read("taken/events.csv")
    for name in ("taken", "small.ini", "small.ini/s", "dangling", "circle/s", ".", "/", "", "x" * 300):
        yield from refused(PLACE.lead(name), name[:20])
    yield from refused(PLACE.run("new", "small.ini"), "new", "small.ini", "another name")
    if PLACE.read("small.ini") != WORKSHOP or PLACE.read("taken/events.csv") != journal:
        yield "something was changed"


def a_session_that_may_only_be_read():
    """a session without the right to write is looked at, and its tables are refused in words"""
    yield from fine(PLACE.lead("only"), "the session")
    os.chmod(PLACE.path("only/events.csv"), 0o444)
    os.chmod(PLACE.path("only"), 0o555)
    yield from refused(PLACE.run("resume", "--keys", "open", "only"), "resume", "only/events.csv", "no right")
    yield from fine(PLACE.run("resume", "--read-only", "--keys", "open", "only"), "to look at")
    yield from fine(PLACE.run("verify", "only"), "verify")
    yield from refused(PLACE.run("export", "only"), "export", "only/tables", "no right")


def a_full_disk():
    """where the room ends, all that was said to be saved is there, and the rest is told"""
    for limit in (0, 60, 200, 400, 1000, 2500):
        into = f"full{limit}"
        done = PLACE.lead(into, keys="fill", limit=limit)
        yield from refused(done, f"{limit} bytes")
        if limit < 1000:
            continue
        yield from fine(PLACE.run("resume", "--keys", "open", into), f"{limit} bytes, resumed")
        yield from fine(PLACE.run("verify", into), f"{limit} bytes, verified")
        if PLACE.read(f"{into}/events.csv").count(",item.add,") < 2:
            yield f"{limit} bytes: nothing was saved"
    yield from refused(PLACE.run("export", "full2500", limit=1000), "export")
    yield from fine(PLACE.run("export", "full2500"), "export with room")


def events_of(session):
    """Names and values, without key, zone and times."""
    rows = [line.split(",") for line in PLACE.read(f"{session}/events.csv").splitlines()[2:]]
    return [row[4:-1] for row in rows]


def odd_locales_and_zones():
    """no locale, no zone and no terminal type changes what is written"""
    yield from fine(PLACE.lead("plain", keys="fill"), "plain")
    due, shown = events_of("plain"), PLACE.read("shown")[80:]
    odd = [{"LC_ALL": name} for name in ("xx_YY", "tr_TR.UTF-8", "tr_TR", "lt_LT.ISO-8859-13", "C", "POSIX", "", None, "x" * 5000)]
    odd += [{"TZ": zone} for zone in ("", "Nowhere/Nothing", "../../../etc/passwd", ":", "x" * 5000)]
    odd += [{"TERM": None}, {"TERM": "no-such"}, {"COLUMNS": "-1", "LINES": "junk"}, {"NO_COLOR": "1", "ESCDELAY": "junk"}]
    for number, environment in enumerate(odd):
        yield from fine(PLACE.lead(f"odd{number}", keys="fill", environment=environment), str(environment)[:60])
        if events_of(f"odd{number}") != due:
            yield f"{str(environment)[:60]}: other events"
        if PLACE.read("shown")[80:] != shown:
            yield f"{str(environment)[:60]}: another screen"


def no_home():
    """without a home, and with one that is not there, the session has a place or words"""
    os.mkdir(PLACE.path("here"))
    PLACE.own()
    for home in (None, ""):
        done = PLACE.run("run", "--keys", PLACE.path("open"), PLACE.path("small.ini"), environment={"HOME": home}, cwd=PLACE.path("here"))
        yield from fine(done, f"HOME={home}")
    if len(os.listdir(PLACE.path("here/talka"))) != 2:
        yield "two sessions were due in ./talka"
    yield from refused(PLACE.run("run", "--keys", "open", "small.ini", environment={"HOME": "/nonexistent"}), "no such home", "/nonexistent/talka")
    yield from refused(PLACE.run("run", "--keys", "open", "small.ini", environment={"HOME": "/proc/self"}), "home in /proc")


def what_is_no_workshop():
    """a file that is no workshop is told within a second, by check, run and rehearse"""
    text = WORKSHOP.encode()
    files = {
        "empty": b"", "blank": b"\n\n\n", "binary": bytes(range(256)) * 40, "utf-16-le": b"\xff\xfe" + WORKSHOP.encode("utf-16-le"),
        "utf-16-be": b"\xfe\xff" + WORKSHOP.encode("utf-16-be"), "latin-1": WORKSHOP.replace("Small", "Sm\xe5ll").encode("latin-1"),
        "nul": text.replace(b"Small", b"Sm\0all"), "cr-only": text.replace(b"\n", b"\r"), "10-mb": b"a = 1\n" * 1700000,
        "10-mb-line": b"x" * 10000000, "10-mb-sound": text + b"; a comment\n" * 900000,
        "100000-keys": text + b"".join(b"key%d = 1\n" % i for i in range(100000)),
        "50000-keys": text + b"".join(b"k%d = 1\n" % i for i in range(50000)), "sections": text + b"[list.a]\n" * 60000,
        "unreadable": text, "quotes": text + b'a = "' + b"'\"" * 400000, "strokes": text + b"\\\n" * 400000,
    }
    for name, content in files.items():
        PLACE.write(name, content)
    os.mkdir(PLACE.path("folder"))
    os.mkfifo(PLACE.path("pipe"))
    PLACE.own()
    os.chmod(PLACE.path("unreadable"), 0)
    for name in (*files, "folder", "pipe", "missing", "/dev/zero", "/dev/full", "", "circle"):
        for words in (("check",), ("run", "--keys", "open", "--into", "never"), ("rehearse", "--into", "never")):
            done = PLACE.run(*words, name)
            yield from refused(done, f"{words[0]} {name}", name)
            if done.seconds > PLACE.seconds:
                yield f"{words[0]} {name} took {done.seconds:.2f} s"
            if len(done.said) > 100000:
                yield f"{words[0]} {name} said {len(done.said)} bytes"
    if os.path.exists(PLACE.path("never")):
        yield "a session was begun"


def what_is_no_session():
    """a folder that is no session is told by resume, verify and export, and left as it is"""
    yield from fine(PLACE.lead("sound"), "the session")
    journal, workshop = PLACE.read("sound/events.csv"), PLACE.read("sound/workshop.ini")
    made = {
        "no-journal": {"workshop.ini": workshop}, "no-workshop": {"events.csv": journal}, "nothing": {},
        "other-journal": {"workshop.ini": workshop, "events.csv": "a,b\n1,2\n"}, "no-rows": {"workshop.ini": workshop, "events.csv": ""},
        "binary-journal": {"workshop.ini": workshop, "events.csv": bytes(range(256)) * 100},
        "binary-workshop": {"workshop.ini": bytes(range(256)), "events.csv": journal},
        "empty-workshop": {"workshop.ini": "", "events.csv": journal},
    }
    for name, files in made.items():
        os.mkdir(PLACE.path(name))
        for file, content in files.items():
            PLACE.write(f"{name}/{file}", content)
    PLACE.own()
    for name in (*made, "small.ini", "not-there", ""):
        before = sorted(os.listdir(PLACE.path(name))) if name in made else None
        for words in (("resume", "--keys", "open"), ("verify",), ("export",)):
            yield from refused(PLACE.run(*words, name), f"{words[0]} {name}")
        if before is not None and sorted(os.listdir(PLACE.path(name))) != before:
            yield f"{name}: {sorted(os.listdir(PLACE.path(name)))} where {before} was"


def output_that_nobody_takes():
    """standard output that cannot be written is told"""
    with open("/dev/full", "wb") as full:
        yield from refused(PLACE.run("check", "small.ini", stdout=full), "check")
        yield from refused(PLACE.run("--help", stdout=full), "--help")
        yield from refused(PLACE.run("new", stdout=full), "new")
    done = PLACE.run("-c", f"exec '{PLACE.program}' check small.ini >&-", program="/bin/sh")
    yield from refused(done, "closed")


def keys_that_cannot_be_played():
    """keys that are not there, a folder or a device are told"""
    for name in ("missing", "closed", "/", "/dev/zero", "pipe"):
        yield from refused(PLACE.lead(f"keys-{os.path.basename(name)}", keys=name), name, name)
    PLACE.write("junk", bytes(range(1, 256)) * 50)
    PLACE.write("long", b"Down*100000\n")
    PLACE.own()
    for name in ("junk", "long"):
        yield from broken(PLACE.lead(f"keys-{name}", keys=name), name)


try:
    tap.run(folders_without_rights, names_that_are_taken, a_session_that_may_only_be_read, a_full_disk, odd_locales_and_zones, no_home,
            what_is_no_workshop, what_is_no_session, output_that_nobody_takes, keys_that_cannot_be_played)
finally:
    PLACE.close()
