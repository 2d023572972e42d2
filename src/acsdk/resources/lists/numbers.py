"""Numbers of what has a name that is unique in the account: tags and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, cast

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.kit.record import Record
from acsdk.resources.kit.dated import Dated, learned
from acsdk.resources.kit.ensuring import first_named
from acsdk.resources.kit.resource import Resource
from acsdk.resources.kit.spelling import did_you_mean, plain

__all__ = ["NumbersByName"]

R = TypeVar("R", bound=Record)

_MOST_NEIGHBOURS: Final = 1000
_OF_ANOTHER_CALL: Final = {"extra_query", "extra_body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersByName(Generic[R]):
    """Finds numbers by name, each with one request, and remembers them for a while.

    That is for all clients on the same connections.
    """

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

    def known(self, call: Caller, name: str) -> int | None:
        """What was found before, where that can still be believed."""
        found = self._found(call).get(name)
        return found.value if found is not None and found.is_fresh(call) else None

    def keep(self, call: Caller, name: str, number: int) -> int:
        """Remember a number."""
        self._found(call)[name] = learned(call, number)
        return number

    def forget(self, call: Caller, name: str | None = None) -> None:
        """Ask anew when a name is next used, or any: one has changed."""
        if name is None:
            self._found(call).clear()
        else:
            self._found(call).pop(name, None)

    async def find(self, call: Caller, name: str, options: RequestOptions) -> int:
        """The number; raises `InvalidInputError`, with the names that come closest, where the account has no such."""
        known = self.known(call, name)
        return self.keep(call, name, await self._ask(call, name, dict(options))) if known is None else known

    def _found(self, call: Caller) -> dict[str, Dated[int]]:
        return cast("dict[str, Dated[int]]", call.memory.setdefault(f"v3.numbers:{self.resource.name}", {}))

    async def _ask(self, call: Caller, name: str, options: dict[str, Any]) -> int:
        own = {option: value for option, value in options.items() if option not in _OF_ANOTHER_CALL}
        found = await first_named(self._rows(call, own | {self.exactly: name.strip()}), self.name_of, name)
        if found is None:
            neighbours = await self._rows(call, own | {"limit": _MOST_NEIGHBOURS}).collect()
            raise InvalidInputError(self._complaint(name, neighbours))
        return found.key

    def _rows(self, call: Caller, given: dict[str, Any]) -> Pager[R]:
        return self.resource.list(call, self.query_type, given)

    def _complaint(self, name: str, rows: Sequence[R]) -> str:
        names = {plain(known): known for row in rows if (known := self.name_of(row))}
        return f"the account has no {self.noun} {name!r}; {did_you_mean(name, names) or self.remedy}"
