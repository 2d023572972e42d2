"""What the models of the v3 API are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, NamedTuple, TypeVar

from pydantic import BeforeValidator, Field

from acsdk._json.shapes import is_mapping, is_sequence
from acsdk._json.zone import account_zone, in_zone

from .base import Answer, Input, read_record
from .kinds import OFF_TABLES
from .reading import reading
from .timed import Timed
from .usual import usually
from .wire import read_map

__all__ = ["Record", "RecordInput", "RecordUpdate", "SideLoads"]

A = TypeVar("A", bound=Answer)


class SideLoads(Mapping[str, Any]):
    """What stood beside a record or a list in an answer, by wire name, as it arrived."""

    def __init__(self, parts: Mapping[str, Any], *, strict: bool = False) -> None:
        self._parts = parts
        self._strict = strict
        self._zone = account_zone()

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - the JSON edge
        return self._parts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __repr__(self) -> str:
        return f"SideLoads({', '.join(self._parts)})"

    def read(self, name: str, model: type[A]) -> list[A]:
        """The related records under a name, as models; none, if the answer does not have the name."""
        value = self._parts.get(name)
        rows = value if is_sequence(value) else [value]
        with in_zone(self._zone), reading(strict=self._strict):
            return [read_record(model, row) for row in rows if is_mapping(row)]


class _Arrival(NamedTuple):
    """How a record came."""

    created: bool
    beside: SideLoads


@usually("type(v) is dict", "v")
def _read_links(value: object) -> object:
    """A mapping; some answers write a list of mappings with one key each."""
    if not is_sequence(value):
        return read_map(value)
    merged: dict[str, object] = {}
    for part in value:
        if not is_mapping(part):
            return value  # told as what it is
        merged |= part
    return merged


_LINKS: Any = Field(default_factory=dict, repr=False)
_UNKNOWN: Final = _Arrival(created=False, beside=SideLoads({}))


class Record(Timed):
    """A record of the v3 API.

    A ``*_timestamp`` that the API sends without an offset takes the one of a date of the same moment in the record, or
    that of the client's ``time_zone``, if all of the record's can; else they stay naive and mean the account's own time
    zone: compare them with each other. Where the API itself sends one with an offset and another without, compare
    ``stamp.replace(tzinfo=None)``.
    """

    links: Annotated[dict[str, str], BeforeValidator(_read_links), OFF_TABLES] = _LINKS
    """Where related records are: by relation, a URL that ``client.rest.request`` takes."""

    @property
    def was_created(self) -> bool:
        """Whether the call that gave this record has just created it; after an upsert, ``False`` if it was there."""
        return self._arrival.created

    @property
    def side_loads(self) -> SideLoads:
        """What the answer held beside the record, by wire name."""
        return self._arrival.beside

    @property
    def key(self) -> int:
        """The record's number, by which a collection is walked; 0 where it has none."""
        value: object = getattr(self, "id", 0)
        return value if isinstance(value, int) else 0

    def arrived(self, *, created: bool, beside: SideLoads) -> None:
        """Note how the record came. Called once, by what reads the answer."""
        self._keep(arrival=_Arrival(created, beside))

    @property
    def _arrival(self) -> _Arrival:
        arrival: _Arrival = (self.__pydantic_private__ or {}).get("arrival", _UNKNOWN)
        return arrival


class RecordInput(Input):
    """A record to create. ``None`` is not sent."""


class RecordUpdate(Input):
    """What to change in a record. What is not given stays as it is; an explicit ``None`` is sent as null."""

    sends_null: ClassVar[bool] = True
