"""What commands print: JSON as it is, tables in columns; in colour with rich, where people look."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from acsdk.sandbox.codec import dumps

__all__ = ["print_json", "print_table", "with_colour"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\{\}|\[\]|[{}\[\],:]')


def with_colour() -> bool:
    """Whether stdout is a terminal on which colours are wanted (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_json(value: object) -> None:
    """Print a JSON document, indented, with exact decimals."""
    text = _indented(dumps(value).decode())
    rich = _rich("rich.syntax") if with_colour() else None
    if rich is not None:
        import_module("rich").print(rich.Syntax(text, "json", background_color="default", word_wrap=True))
    else:
        sys.stdout.write(f"{text}\n")


def _indented(text: str) -> str:
    """JSON over several lines. Its own encoder would round decimals, so the text is laid out as it stands."""
    return _TOKEN.sub(_Layout().token, text)


class _Layout:
    def __init__(self) -> None:
        self._depth = 0

    def token(self, found: re.Match[str]) -> str:
        text = found[0]
        if text in ("{}", "[]") or text[0] == '"':
            return text
        self._depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(text, 0)
        line = "\n" + "  " * self._depth
        return {":": ": ", "}": f"{line}}}", "]": f"{line}]"}.get(text, text + line)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns."""
    rich = _rich("rich.table") if with_colour() else None
    if rich is not None:
        table = rich.Table(*heads, box=None, pad_edge=False)
        for row in rows:
            table.add_row(*map(import_module("rich.markup").escape, row))
        import_module("rich").print(table)
        return
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    sys.stdout.write("".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines))


def _rich(name: str) -> Any:  # noqa: ANN401 - a module of a library that may be missing
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return None
