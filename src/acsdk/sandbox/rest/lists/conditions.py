"""Filters and orders of custom object records: `filters[fields.size][gte]=3`, `orders[externalId]=desc`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase

from acsdk.sandbox.codec import Json, as_list, as_object, as_objects
from acsdk.sandbox.rest.kit.call import Call

__all__ = ["wanted_records"]

_FILTER = re.compile(r"filters\[([^\[\]]+)\](?:\[(\w+)\])?(?:\[\])?")
_ORDER = re.compile(r"orders\[([^\[\]]+)\]")
_Record = dict[str, Json]
_Rank = tuple[int, Decimal, str]
_OPERATORS: dict[str, Callable[[list[str], str], bool]] = {
    "eq": lambda values, asked: asked in values,
    "contains": lambda values, asked: any(fnmatchcase(v.casefold(), _glob(asked)) for v in values),
    "in": lambda values, asked: any(part.strip() in values for part in asked.split(",")),
    "blank": lambda values, _asked: not any(values),
    "not_blank": lambda values, _asked: any(values),
    "lt": lambda values, asked: any(_rank(v) < _rank(asked) for v in _alike(values, asked)),
    "lte": lambda values, asked: any(_rank(v) <= _rank(asked) for v in _alike(values, asked)),
    "gt": lambda values, asked: any(_rank(v) > _rank(asked) for v in _alike(values, asked)),
    "gte": lambda values, asked: any(_rank(v) >= _rank(asked) for v in _alike(values, asked)),
}


def wanted_records(call: Call, records: Sequence[_Record]) -> list[_Record]:
    """The records that every filter leaves over, in the order asked for."""
    found = [record for record in records if all(_fits(record, key, asked) for key, asked in call.query)]
    for key, direction in reversed(call.query):
        match = _ORDER.fullmatch(key)
        if match:
            found.sort(key=_sorting(match[1]), reverse=direction.lower() == "desc")
    return found


def _sorting(name: str) -> Callable[[_Record], list[_Rank]]:
    return lambda record: [_rank(value) for value in _values(record, name)]


def _fits(record: _Record, key: str, asked: str) -> bool:
    match = _FILTER.fullmatch(key)
    if match is None:
        return True
    operator = match[2] or "eq"
    # Recorded: a date of creation can only be met exactly, ranges find nothing.
    if match[1].endswith("Timestamp") and operator != "eq":
        return False
    test = _OPERATORS.get(operator)
    return test is None or test(_values(record, match[1]), asked)


def _values(record: _Record, name: str) -> list[str]:
    group, _, key = name.partition(".")
    if group == "fields":
        found = [field.get("value") for field in as_objects(record["fields"]) if field.get("id") == key]
    elif group == "relationships":
        found = as_list(as_object(record["relationships"]).get(key))
    else:
        found = [record.get(name)]
    nested = [inner for value in found for inner in (as_list(value) if isinstance(value, list) else [value])]
    return ["" if value is None else str(value) for value in nested]


def _alike(values: list[str], asked: str) -> list[str]:
    """Numbers are compared with numbers, text with text, and blanks with nothing."""
    return [value for value in values if value and _rank(value)[0] == _rank(asked)[0]]


def _glob(asked: str) -> str:
    return f"*{asked.casefold().strip('*')}*"


def _rank(text: str) -> _Rank:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return 1, Decimal(0), text.casefold()
    return (0, number, "") if number.is_finite() else (1, Decimal(0), text)
