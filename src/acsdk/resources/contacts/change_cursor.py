"""Where a reader of changes stands, as text that it keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from acsdk._errors import InvalidInputError
from acsdk._json.instants import NO_ZONE
from acsdk._json.shapes import is_mapping

__all__ = ["ChangeCursor"]

_VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCursor:
    """A reader goes round: through all contacts that changed since one moment, by number, and then the archive."""

    account: str
    """Whose contacts they are: another account's cursor would skip them silently."""
    since: datetime
    """Changes after this moment."""
    next_since: datetime | None = None
    """Where the round after this one begins; none before the first page."""
    after: int = 0
    """The last number of this round."""
    seen: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the last round has told of the time that this one looks at again: by contact, what it was like."""
    told: Mapping[str, str] = field(default_factory=dict[str, str])
    """The same for the next round."""
    archived: frozenset[int] | None = None
    """Who was in the archive; nothing, before it was first read."""

    @classmethod
    def of(cls, account: str, since: datetime | str) -> ChangeCursor:
        """The cursor that a reader was given, or one at a moment; raises `InvalidInputError` for anything else."""
        if isinstance(since, datetime):
            if since.utcoffset() is None:
                raise InvalidInputError(f"since {NO_ZONE}")
            return cls(account=account, since=since)
        cursor = _read(since)
        if cursor.account != account:
            raise InvalidInputError(f"since is a cursor of the account {cursor.account}, and this is {account}")
        return cursor

    def following(self) -> ChangeCursor:
        """The cursor of the round after this one."""
        since = self.next_since or self.since
        return replace(self, since=since, next_since=None, after=0, seen=self.told, told={})

    def __str__(self) -> str:
        held = {
            "v": _VERSION,
            "account": self.account,
            "since": self.since.isoformat(),
            "next": self.next_since and self.next_since.isoformat(),
            "after": self.after,
            "seen": self.seen,
            "told": self.told,
            "archived": None if self.archived is None else ",".join(_ranges(self.archived)),
        }
        return json.dumps({name: part for name, part in held.items() if part or part == ""}, separators=(",", ":"))


def _read(text: object) -> ChangeCursor:
    try:
        held: Any = json.loads(text) if isinstance(text, str) else None
        if is_mapping(held) and held.get("v") == _VERSION:
            return _cursor(held)
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    raise InvalidInputError("since is neither a moment nor a cursor that contacts.changes has given")


def _cursor(held: Mapping[str, Any]) -> ChangeCursor:
    ranges = held.get("archived")
    return ChangeCursor(
        account=str(held["account"]),
        since=datetime.fromisoformat(held["since"]),
        next_since=datetime.fromisoformat(held["next"]) if "next" in held else None,
        after=int(held.get("after", 0)),
        seen=dict(held.get("seen", {})),
        told=dict(held.get("told", {})),
        archived=None if ranges is None else frozenset(_numbers(ranges)),
    )


def _ranges(numbers: Set[int]) -> Iterator[str]:
    """Numbers as ``1-3`` and ``7``, in their order."""
    first = last = None
    for number in sorted(numbers):
        if last is None or number != last + 1:
            if last is not None:
                yield _range(first, last)
            first = number
        last = number
    if last is not None:
        yield _range(first, last)


def _range(first: int | None, last: int) -> str:
    return str(last) if first == last else f"{first}-{last}"


def _numbers(ranges: str) -> Iterable[int]:
    for part in filter(None, ranges.split(",")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
