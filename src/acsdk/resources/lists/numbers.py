"""Numbers of what has a name that is unique in the account: tags and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, Generic, TypeVar, cast

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk.models.kit.record import Record
from acsdk.resources.kit.resource import Resource

__all__ = ["NumbersByName"]

R = TypeVar("R", bound=Record)

_MOST_NEIGHBOURS: Final = 1000
_OF_ANOTHER_CALL: Final = {"extra_query", "extra_body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersByName(Generic[R]):
    """Finds numbers by name, each with one request, and remembers them for all clients on the same connections."""

    resource: Resource[R]
    """Where the records are listed."""
    query_type: type[object]
    """The keywords of that list."""
    exactly: str
    """The keyword for a whole name."""
    name_of: Callable[[R], str | None]
    noun: str
    """What errors call one."""
    remedy: str
    """What to do where no name is near."""

    def known(self, call: Caller) -> dict[str, int]:
        """What was found before."""
        return cast("dict[str, int]", call.memory.setdefault(f"v3.numbers:{self.resource.name}", {}))

    def forget(self, call: Caller) -> None:
        """Ask anew when a name is next used: one has changed."""
        self.known(call).clear()

    async def find(self, call: Caller, name: str, options: RequestOptions) -> int:
        """The number; raises `InvalidInputError`, with the names that come closest, where the account has no such."""
        known = self.known(call)
        if name not in known:
            known[name] = await self._ask(call, name, dict(options))
        return known[name]

    async def _ask(self, call: Caller, name: str, options: dict[str, Any]) -> int:
        own = {option: value for option, value in options.items() if option not in _OF_ANOTHER_CALL}
        found = self._match(name, await self._rows(call, own | {self.exactly: name.strip()}))
        if found is None:
            neighbours = await self._rows(call, own | {"limit": _MOST_NEIGHBOURS})
            raise InvalidInputError(self._complaint(name, neighbours))
        return found.key

    async def _rows(self, call: Caller, given: dict[str, Any]) -> Sequence[R]:
        return await self.resource.list(call, self.query_type, given).collect()

    def _match(self, name: str, rows: Sequence[R]) -> R | None:
        """The one of this name, in whatever case: accounts tell no names apart by it."""
        same = [row for row in rows if _plain(self.name_of(row)) == _plain(name)]
        return next((row for row in same if self.name_of(row) == name), same[0] if same else None)

    def _complaint(self, name: str, rows: Sequence[R]) -> str:
        names = {_plain(known): known for row in rows if (known := self.name_of(row))}
        close = [names[one] for one in get_close_matches(_plain(name), names, n=3)]
        hint = f"did you mean {' or '.join(map(repr, close))}?" if close else self.remedy
        return f"the account has no {self.noun} {name!r}; {hint}"


def _plain(name: str | None) -> str:
    return (name or "").strip().casefold()
