"""The table of all operations of the v3 API that are documented or were observed, with the method that serves each."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["TABLE", "Missing", "Row", "read_missing", "read_rows"]

TABLE = Path(__file__).with_name("operations.tsv")
WITHOUT_PATH = Path(__file__).with_name("without_path.tsv")
_ALIAS = "alias of "


@dataclass(frozen=True)
class Row:
    """One operation and one method that sends it."""

    method: str
    path: str
    """Below ``/api/3``, or a whole URL elsewhere, with ``{}`` where ids stand."""
    call: str
    """Ours, below the client: ``tags.list``."""
    scope: str
    """``documented`` or ``observed``."""
    note: str

    @property
    def operation(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def alias_of(self) -> str | None:
        """The operation that is sent in its place: the documentation has some twice, and misspells others."""
        return self.note.removeprefix(_ALIAS).partition(":")[0] if self.note.startswith(_ALIAS) else None

    def matches(self, method: str, path: str) -> bool:
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(self.path))
        return method == self.method and re.fullmatch(pattern, path) is not None


@dataclass(frozen=True)
class Missing:
    """An operation of the documentation whose method and path no source shows."""

    what: str
    page: str
    """The end of its page's address."""
    known: str
    """What the page says of it."""
    instead: str
    """What serves until then."""


def read_rows() -> list[Row]:
    return [Row(**row) for row in _read(TABLE)]


def read_missing() -> list[Missing]:
    return [Missing(**row) for row in _read(WITHOUT_PATH)]


def _read(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{name: value or "" for name, value in row.items()} for row in rows]
