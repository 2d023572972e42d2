"""``python tests/release/readme.py README.md``: runs the first recipes of the README, as somebody does who pastes them.

Needs nothing but the package, so that it runs where only that is installed. Fails where a block fails or prints
anything but what the README says.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import anyio

SECTIONS = ("Start", "Write an order", "Find orders", "Import a history")
_SECTION = re.compile(r"^## (.*)$\n", re.MULTILINE)
_CONSOLE = re.compile(r"^```console$.*?^```\n\n+```output$.*?^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(python|output)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(readme: str) -> Iterator[tuple[str, str]]:
    """The code of the sections in turn, each with what it is said to print."""
    _, *parts = _SECTION.split(readme)
    found = [
        block for name, text in zip(parts[::2], parts[1::2], strict=True) if name in SECTIONS for block in _blocks(text)
    ]
    for place, (kind, text) in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else ("", "")
        if kind == "python":
            yield text, following[1] if following[0] == "output" else ""


def _blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a section that are run; what a console prints is no part of them."""
    return [(found[1], found[2]) for found in _BLOCK.finditer(_CONSOLE.sub("", text))]


async def run(readme: str) -> int:
    """Run the blocks, which share their names; how many they are."""
    names: dict[str, object] = {"__name__": "__main__"}
    found = list(blocks(readme))
    for code, expected in found:
        printed = io.StringIO()
        compiled = compile(code, "README.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        with contextlib.redirect_stdout(printed):
            result: object = eval(compiled, names)
            if inspect.isawaitable(result):
                await result
        if printed.getvalue() != expected:
            raise SystemExit(f"README: a block prints\n{printed.getvalue()}and not\n{expected}")
    return len(found)


if __name__ == "__main__":
    ran = anyio.run(run, Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(f"{ran} blocks of the README ran\n")
