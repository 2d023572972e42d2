"""Custom fields by name: titles and personalisation tags to numbers, learned once per account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final, TypeVar

import anyio
from anyio.lowlevel import RunVar

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk.models.custom_field import CustomField
from acsdk.models.field_value import FieldContent, FieldContents
from acsdk.resources._v3.queries import ListOptions
from acsdk.resources._v3.resource import Resource

__all__ = ["FIELDS_PATH", "FieldNames", "forget_fields", "with_field_ids"]

V = TypeVar("V")

FIELDS_PATH: Final = "/fields"
_MEMORY: Final = "v3.field_names"
_LOCKS: RunVar[dict[str, anyio.Lock]] = RunVar("acsdk_field_names")  # a lock belongs to its event loop
_FIELDS: Final = Resource(name="fields", path=FIELDS_PATH, model=CustomField, one="field", many="fields")

FieldNames = Mapping[str, int]
"""The number of each custom field, by title and by tag, in lower case."""


async def with_field_ids(call: Caller, contents: FieldContents) -> dict[int | str, FieldContent]:
    """The same contents by number.

    The account's fields are fetched once, and again when a name is not among them. Raises `InvalidInputError`, naming
    what comes closest, for a name that the account does not have.
    """
    if all(isinstance(field, int) for field in contents):
        return dict(contents)
    names = _remembered(call) or await _learn(call, None)
    if _unknown(names, contents):
        names = await _learn(call, names)
    unknown = _unknown(names, contents)
    if unknown:
        raise InvalidInputError("; ".join(_complaint(name, names) for name in unknown))
    return {_number(names, field): content for field, content in contents.items()}


def forget_fields(call: Caller) -> None:
    """Fetch the fields anew when a name is next used: they have changed."""
    call.memory.pop(_MEMORY, None)


async def _learn(call: Caller, stale: FieldNames | None) -> FieldNames:
    """Fetch the account's fields, unless another task has done so since ``stale`` was current."""
    none_yet: dict[str, anyio.Lock] = {}
    locks = _LOCKS.get(none_yet)
    _LOCKS.set(locks)
    async with locks.setdefault(call.account, anyio.Lock()):
        known = _remembered(call)
        if known is not None and known is not stale:
            return known
        fields = await _FIELDS.list(call, ListOptions, {}).collect()
        names = MappingProxyType(dict(_spellings(fields)))
        call.memory[_MEMORY] = names
        return names


def _remembered(call: Caller) -> FieldNames | None:
    names = call.memory.get(_MEMORY)
    return names if isinstance(names, MappingProxyType) else None  # pyright: ignore[reportUnknownVariableType]


def _spellings(fields: Iterable[CustomField]) -> Iterator[tuple[str, int]]:
    """Titles first: where one field's title is another's tag, the tag wins."""
    known = list(fields)
    yield from ((_plain(field.title), field.id) for field in known if field.title)
    yield from ((_plain(field.tag), field.id) for field in known if field.tag)


def _plain(name: str) -> str:
    return name.strip().strip("%").casefold()


def _number(names: FieldNames, field: int | str) -> int:
    if isinstance(field, int):
        return field
    number = names.get(_plain(field))
    return int(field) if number is None else number


def _unknown(names: FieldNames, contents: Iterable[int | str]) -> list[str]:
    texts = [field for field in contents if isinstance(field, str)]
    return [field for field in texts if _plain(field) not in names and not (field.isascii() and field.isdecimal())]


def _complaint(name: str, names: FieldNames) -> str:
    close = get_close_matches(_plain(name), names, n=3)
    hint = f"did you mean {' or '.join(map(repr, close))}?" if close else "create it with client.fields.create(...)"
    return f"the account has no custom field {name!r}; {hint}"
