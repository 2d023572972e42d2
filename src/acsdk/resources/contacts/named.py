"""Filters of contacts that name what the API takes by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._json.foreign import native
from acsdk._options import RequestOptions
from acsdk.resources.kit.queries import Later, Params
from acsdk.resources.lists.lists import LIST_NUMBERS
from acsdk.resources.lists.numbers import NumbersByName
from acsdk.resources.lists.tags import TAG_NUMBERS

__all__ = ["parted"]

_NAMED: Final[Mapping[str, tuple[str, NumbersByName[Any]]]] = {
    "tag": ("tagid", TAG_NUMBERS),
    "list": ("listid", LIST_NUMBERS),
}


def parted(call: Caller, query: Mapping[str, Any]) -> tuple[Mapping[str, Any], Later | None]:
    """The keywords that can be sent as they are, and how the rest is found; raises for what is given in both ways."""
    for keyword in _NAMED:
        if query.get(keyword) is not None and query.get(f"{keyword}_id") is not None:
            raise InvalidInputError(f"{keyword} and {keyword}_id say the same; give one of them")
    names = {keyword: query[keyword] for keyword in _NAMED if isinstance(native(query.get(keyword)), str)}
    if not names:
        return query, None

    async def found(options: RequestOptions) -> Params:
        numbers = {_NAMED[word][0]: await _NAMED[word][1].find(call, name, options) for word, name in names.items()}
        return tuple((wire, str(number)) for wire, number in numbers.items())

    return {keyword: value for keyword, value in query.items() if keyword not in names}, found
