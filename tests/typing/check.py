"""Checks the files of this folder with four type checkers; exits with 1 if one of them does not say what it should.

    python tests/typing/check.py

What users write in good faith must be accepted by pyright, mypy, ty and pyrefly, and what the pages show by pyright. Of
the mistakes, each must be an error in pyright and in mypy, on its own line and nowhere else; of the misspelt names, in
all four.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from acsdk import models
from acsdk.models.kit.base import Buildable

HERE = Path(__file__).parent
MISTAKES = HERE / "mistakes.py"
MISSPELT = HERE / "misspelt.py"
ACCEPTED = ("import_job.py", "notebook.py", "script.py", "service.py", "worker.py", "calls")
PYTHON = sys.executable
PYRIGHT = ("-m", "pyright", "--pythonpath", PYTHON)
MYPY = ("-m", "mypy", "--strict", "--no-error-summary", "--no-pretty", "--python-executable", PYTHON)
CHECKERS: Mapping[str, tuple[str, ...]] = {
    "pyright": PYRIGHT,
    "mypy": MYPY,
    "ty": ("-m", "ty", "check", "--output-format", "concise", "--python", PYTHON),
    "pyrefly": ("-m", "pyrefly", "check", "--output-format", "min-text", "--python-interpreter-path", PYTHON),
}
# The project leaves these files out of what is checked, and pyright would leave them out here too.
FINDING_MISTAKES: Mapping[str, tuple[str, ...]] = {
    "pyright": (*PYRIGHT, "--project", str(HERE)),
    "mypy": (*MYPY, str(MISTAKES), str(MISSPELT)),
}
FINDING_MISSPELT: Mapping[str, tuple[str, ...]] = {
    name: (*CHECKERS[name], str(MISSPELT)) for name in CHECKERS.keys() - FINDING_MISTAKES.keys()
}
UNHEARD = "models.{}(unheard_of=1)  # error\n"
_MARK = re.compile(r"# error$")
_ERROR = re.compile(r"^(?=.*\berror\b).*?(\w+\.py):(\d+):", re.IGNORECASE)


def output_of(*command: str) -> tuple[int, str]:
    """What a checker says, and its exit code."""
    done = subprocess.run([PYTHON, *command], capture_output=True, text=True, check=False, cwd=HERE.parent.parent)
    return done.returncode, done.stdout + done.stderr


def marked_lines(text: str) -> set[int]:
    """The lines that say of themselves that they are wrong."""
    return {number for number, line in enumerate(text.splitlines(), 1) if _MARK.search(line)}


def reported_lines(output: str, file: Path) -> set[int]:
    """The lines of a file in which a checker finds an error."""
    found = map(_ERROR.search, output.splitlines())
    return {int(match[2]) for match in found if match and match[1] == file.name}


def differences(checker: str, file: Path, output: str) -> Iterable[str]:
    """What a checker misses, and what it finds where nothing is marked."""
    marked, reported = marked_lines(file.read_text(encoding="utf-8")), reported_lines(output, file)
    for line in sorted(marked - reported):
        yield f"{checker} accepts {file.name}:{line}, a mistake that users must be told of"
    for line in sorted(reported - marked):
        yield f"{checker} finds an error in {file.name}:{line}, which is not marked as one"


def accepted_of_unheard() -> Iterable[str]:
    """The models, of all that users build, that take a name that nobody has heard of."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "unheard.py"
        file.write_text("from acsdk import models\n" + "".join(map(UNHEARD.format, built_models())), encoding="utf-8")
        for checker, command in CHECKERS.items():
            _, output = output_of(*command, str(file))
            yield from differences(checker, file, output)


def built_models() -> Iterable[str]:
    """The names of the public inputs, updates and value objects."""
    for name in models.__all__:
        thing = getattr(models, name)
        if isinstance(thing, type) and issubclass(thing, Buildable):
            yield name


def complaints() -> Iterable[str]:
    """Everything that is not as it should be."""
    for checker, command in FINDING_MISTAKES.items():
        _, output = output_of(*command)
        yield from differences(checker, MISTAKES, output)
        yield from differences(checker, MISSPELT, output)
    for checker, command in FINDING_MISSPELT.items():
        _, output = output_of(*command)
        yield from differences(checker, MISSPELT, output)
    yield from accepted_of_unheard()
    with tempfile.TemporaryDirectory() as folder:
        output_of(str(HERE / "pages.py"), folder)
        code, output = output_of(*PYRIGHT, "--project", folder)
    if code:
        yield f"pyright refuses what the pages show:\n{output}"
    for checker, command in CHECKERS.items():
        code, output = output_of(*command, *(str(HERE / name) for name in ACCEPTED))
        if code:
            yield f"{checker} refuses what it should accept:\n{output}"


def main() -> int:
    found = list(complaints())
    print("\n".join(found) or f"{', '.join(CHECKERS)} say what they should")  # noqa: T201 - a program
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
