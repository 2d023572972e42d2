"""What a request has written, row by row: bounded, and noted only while somebody looks on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["NOTHING", "Change", "Changed", "Changes"]

_KEPT = 40
"""Rows of one call that are kept as they were and as they are: a bulk call writes thousands."""


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """One row, before and after."""

    table: str
    """Where it stands, such as ``contacts``."""
    number: int
    """Its id in that table."""
    before: Mapping[str, Any] | None
    """What it held; ``None`` where it is new."""
    after: Mapping[str, Any] | None
    """What it holds; ``None`` where it is gone."""

    @property
    def columns(self) -> list[str]:
        """The columns that differ."""
        before, after = self.before or {}, self.after or {}
        return [name for name in {**before, **after} if name != "id" and before.get(name) != after.get(name)]


@dataclass(frozen=True, slots=True, repr=False)
class Changed:
    """The first rows that were written, and how many writes to which tables there were beyond them."""

    rows: tuple[Change, ...] = ()
    """At most forty, in the order in which each was first written."""
    more: Mapping[str, int] = field(default_factory=dict[str, int])
    """By table: writes to further rows."""


NOTHING = Changed()


class Changes:
    """Takes note of writes until they are taken. Rows are never changed in place, so that noting one copies none."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]] = {}
        self._more: Counter[str] = Counter()

    def wrote(self, table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """A row is new, changed or gone; of several writes to one the first `before` and the last `after` stay."""
        key = table, (after or before or {})["id"]
        if key in self._rows:
            self._rows[key] = self._rows[key][0], after
        elif len(self._rows) < _KEPT:
            self._rows[key] = before, after
        else:
            self._more[table] += 1

    def forget(self) -> None:
        """What was written is undone."""
        self._rows.clear()
        self._more.clear()

    def take(self) -> Changed:
        """What was written since the last time."""
        if not self._rows:
            return NOTHING
        rows = tuple(Change(*key, *versions) for key, versions in self._rows.items() if any(versions))
        taken = Changed(rows, dict(self._more))
        self.forget()
        return taken

    def add(self, changed: Changed) -> None:
        """Put back what was taken, to be taken with what comes."""
        for change in changed.rows:
            self.wrote(change.table, change.before, change.after)
        self._more.update(changed.more)
