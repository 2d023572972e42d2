"""Reads the recipe of CONTRIBUTING.md: which file gets what, step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Part", "Step", "apply", "steps"]

_HEADING = re.compile(r"^### \d+\. `(.+)`$", re.MULTILINE)
_BLOCK = re.compile(r"(?:^(?:.*\b)?[Bb]elow `(?P<anchor>.+)`:\n\n)?^```\w+\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines, and the line below which they stand; without one they are the file, or its end."""

    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one file gets."""

    path: str
    parts: Sequence[Part]


def steps(page: str) -> Sequence[Step]:
    """The steps of the recipe on a page."""
    _, *pieces = _HEADING.split(page)
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return [Step(path, _parts(text.partition("\n### ")[0])) for path, text in pairs]


def _parts(text: str) -> Sequence[Part]:
    return [Part(found["text"], found["anchor"]) for found in _BLOCK.finditer(text)]


def apply(step: Step, root: Path) -> None:
    """Do a step in the tree below this folder."""
    path = root / step.path
    for part in step.parts:
        known = path.read_text(encoding="utf-8") if path.exists() else ""
        if part.anchor is None:
            made = known + part.text
        else:
            lines = known.splitlines(keepends=True)
            assert lines.count(f"{part.anchor}\n") == 1, f"{step.path} has not one line {part.anchor!r}"
            lines.insert(lines.index(f"{part.anchor}\n") + 1, part.text)
            made = "".join(lines)
        path.write_text(made, encoding="utf-8")
