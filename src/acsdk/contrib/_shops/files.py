"""Files of text, given as paths or as lines."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias, cast

__all__ = ["Source", "open_files"]

Source: TypeAlias = str | os.PathLike[str] | Iterable[str] | Iterable[os.PathLike[str]]
"""The path of a file, an iterable of its lines, or an iterable of paths (``Path`` objects) of several files."""


def open_files(source: Source) -> Iterator[tuple[str, Iterator[str]]]:
    """The files, each with its path if there are several."""
    if isinstance(source, str | os.PathLike):
        yield "", _open(source)
        return
    items = cast("Iterator[str | os.PathLike[str]]", iter(source))
    first = next(items, "")
    if isinstance(first, str):
        yield "", itertools.chain([first], cast("Iterator[str]", items))
        return
    for path in itertools.chain([first], items):
        yield os.fspath(path), _open(path)


def _open(path: str | os.PathLike[str]) -> Iterator[str]:
    # Bytes that are not UTF-8 become surrogates, so that they cost their own row and not the rest of the file.
    with Path(path).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        yield from file
