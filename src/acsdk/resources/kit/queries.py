"""What a list call accepts: filters, ordering and paging as typed keywords, and how they look on the wire.

A resource declares them in a ``TypedDict`` that extends `ListKeywords`, and is closed: ty takes any keyword for one
that is not. An annotation says how a keyword is spelled on the wire; without one it is a parameter of its own name::

    class TagQuery(ListKeywords, total=False, closed=True):
        search: str
        name_contains: Annotated[str, filtered("search", "contains")]
        order_by: Annotated[OneOrMore[Literal["name", "-name"]], ordering(name="search")]
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast, get_type_hints

from acsdk._errors import InvalidInputError
from acsdk._json.foreign import native
from acsdk._json.numbers import plain
from acsdk._json.query import stamp
from acsdk._options import RequestOptions
from acsdk.resources.kit.keyword_values import Takes, takes

__all__ = [
    "Later",
    "ListKeywords",
    "ListOptions",
    "OneOrMore",
    "Params",
    "Query",
    "bare",
    "filtered",
    "ordering",
    "read_query",
]

T = TypeVar("T")
Params = tuple[tuple[str, str], ...]
"""Query parameters as they stand in the URL."""
Later = Callable[[RequestOptions], Awaitable[Params]]
"""Finds parameters with requests of its own, which take these options."""
OneOrMore: TypeAlias = T | Sequence[T]
"""One value, or several in order."""


if TYPE_CHECKING:

    class _Closable(RequestOptions, total=False): ...

else:

    class _Closable(dict):
        """Stands for a ``TypedDict``, which until Python 3.15 cannot be closed; annotations alone are read of it."""

        __annotations__ = RequestOptions.__annotations__

        def __init_subclass__(cls, *, total: bool, closed: bool = False) -> None:
            super().__init_subclass__()


class ListKeywords(_Closable, total=False):
    """What every list call accepts beside its filters."""

    limit: int | None
    """How many items at most, over all pages; all of them by default."""
    offset: int
    """How many items to skip."""
    page_size: int
    """How many items one request fetches: 1 to 100, which is the default."""


class ListOptions(ListKeywords, total=False, closed=True):
    """What a list call without filters accepts."""


_EVERYWHERE: Final = RequestOptions.__annotations__.keys() | ListKeywords.__annotations__.keys()


_ANYTHING: Final = Takes()


@dataclass(frozen=True, slots=True)
class _Parameter:
    wire: str
    flag: bool = False
    """Whether the API spells truth ``1`` and ``0`` here, rather than ``true`` and ``false``."""
    takes: Takes = _ANYTHING
    """What may be given."""


@dataclass(frozen=True, slots=True)
class _Ordering:
    renamed: Mapping[str, str]
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """The arguments of one list call, apart."""

    params: Params
    """Filters and ordering."""
    options: RequestOptions
    limit: int | None = None
    offset: int = 0
    page_size: int = 100
    given: Set[str] = field(default_factory=frozenset[str])
    """The keywords that were given and hold something."""
    later: Later | None = None
    """Finds filters whose values have to be asked for."""

    async def all_params(self) -> Params:
        """All filters; what is to be found is looked up now."""
        return self.params if self.later is None else (*self.params, *await self.later(self.options))


def bare(wire: str, *, flag: bool = False) -> _Parameter:
    """Spell a keyword as a parameter of this name; one that ends in ``[]`` takes several values.

    ``flag`` says that the API spells truth ``1`` and ``0`` here.
    """
    return _Parameter(wire, flag)


def filtered(name: str, operator: str | None = None, *, flag: bool = False) -> _Parameter:
    """Spell a keyword as ``filters[name]``, or as ``filters[name][operator]``."""
    return _Parameter(f"filters[{name}]" + (f"[{operator}]" if operator else ""), flag)


def ordering(**renamed: str) -> _Ordering:
    """Spell the names of an ``order_by`` as ``orders[name]``; the allowed ones are the literals of its type.

    The arguments are the names that differ on the wire. A name that begins with ``-`` orders downwards; ``weight``,
    which tags and lists have, puts the best matches of a search first.
    """
    return _Ordering(renamed)


def read_query(query_type: type[object], given: Mapping[str, object]) -> Query:
    """Take the keywords of a list call apart; raises `InvalidInputError` for one that the call does not know."""
    schema = _schema(query_type)  # type: ignore[arg-type]  # mypy misses that classes are hashable
    for name in given.keys() - schema.keys() - _EVERYWHERE:
        raise InvalidInputError(_unknown(name, schema))
    held = {name: value for name, value in given.items() if value is not None}
    return Query(
        params=tuple(pair for name in schema if name in held for pair in _pairs(name, schema[name], held[name])),
        options=cast("RequestOptions", {name: given[name] for name in RequestOptions.__annotations__ if name in given}),
        given=held.keys(),
        **cast("dict[str, Any]", {name: held[name] for name in ("limit", "offset", "page_size") if name in held}),
    )


def _unknown(name: str, schema: Mapping[str, object]) -> str:
    from difflib import get_close_matches  # only mistakes need it

    close = get_close_matches(name, [*schema, *_EVERYWHERE], n=1)
    hint = f"did you mean {close[0]!r}?" if close else "one newer than this release goes into extra_query={...}"
    return f"unknown keyword {name!r}; {hint}"


@cache
def _schema(query_type: type[object]) -> Mapping[str, _Parameter | _Ordering]:
    hints = get_type_hints(query_type, include_extras=True)
    return {name: _spelling(name, hint, hints) for name, hint in hints.items() if name not in _EVERYWHERE}


def _spelling(name: str, hint: Any, beside: Container[str]) -> _Parameter | _Ordering:  # noqa: ANN401 - any annotation
    by_name = name.removesuffix("_id")
    taken = takes(name, hint, by_name if by_name != name and by_name in beside else None)
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, _Ordering):
            return _Ordering(mark.renamed, frozenset(map(str, taken.choices)))
        if isinstance(mark, _Parameter):
            return replace(mark, takes=taken)
    return _Parameter(name, takes=taken)


def _pairs(name: str, spelling: _Parameter | _Ordering, value: object) -> Iterator[tuple[str, str]]:
    own = native(value)
    values = cast("Sequence[object]", own) if isinstance(own, list) else [own]
    if isinstance(spelling, _Ordering):
        yield from (_order(spelling, str(one)) for one in values)
        return
    if len(values) != 1 and not spelling.wire.endswith("[]"):
        raise InvalidInputError(f"{name} takes one value, not {len(values)}")
    for one in values:
        yield spelling.wire, _text(name, spelling, one)


def _order(spelling: _Ordering, name: str) -> tuple[str, str]:
    if name not in spelling.allowed:
        raise InvalidInputError(f"order_by cannot be {name!r}; choose from {', '.join(sorted(spelling.allowed))}")
    bare_name = name.removeprefix("-")
    direction = "DESC" if bare_name != name else "weight" if name == "weight" else "ASC"
    return f"orders[{spelling.renamed.get(bare_name, bare_name)}]", direction


def _text(name: str, spelling: _Parameter, value: object) -> str:
    if isinstance(value, str) and not value.strip():
        raise InvalidInputError(f"{name} is empty; leave it out to get everything")
    spelling.takes.check(name, value)
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return str(int(value)) if spelling.flag else str(value).lower()
        case str() | int():
            return str(value)
        case date():
            return stamp(name, value)
        case Decimal() if value.is_finite():
            return plain(value)
        case _:
            raise InvalidInputError(f"{name} cannot be {type(value).__name__}")
