"""The kinds of fields that v3 records have beside the wire types."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError, core_schema

from .integers import INT64_MAX, to_int
from .reading import is_reading
from .ruling import Rule, first, on
from .twin import Written
from .usual import usually
from .wire import read_int, read_text

__all__ = ["MEMBER_FIRST", "NUMBER", "TEXT", "Flag", "ListId", "RecordId", "WireId", "closed_number"]

MEMBER_FIRST: Final = Field(union_mode="left_to_right")
"""Goes first in an enum's annotation: without it pydantic prefers text, and no value would ever become a member."""
TEXT: Final = BeforeValidator(read_text)
"""For ``Annotated[SomeEnum | str | None, MEMBER_FIRST, TEXT]``: ``""`` is ``None``."""
NUMBER: Final = BeforeValidator(read_int)
"""For ``Annotated[SomeIntEnum | int | None, MEMBER_FIRST, NUMBER]``: reads the number in any of its spellings."""


@usually("type(v) is str and len(v) < 19 and v.isdecimal() and v.isascii()", "int(v)", int)
def _read_id(value: object) -> int:
    return read_int(value) or 0


def _check_id(value: int) -> int:
    return _checked(value, least=1, remedy="must be a record's id, a number from 1 on")


def _check_list_id(value: int) -> int:
    return _checked(value, least=0, remedy="must be a list's id, or 0 for all lists")


def _checked(value: int, *, least: int, remedy: str) -> int:
    if value < least and not is_reading():
        raise PydanticCustomError("not_an_id", "{remedy}", {"remedy": remedy})
    return value


def _to_number(value: object) -> object:
    """A number or its text; one with a fraction, if only of zeros, comes of a mistake."""
    if isinstance(value, bool | float | Decimal):
        raise PydanticCustomError("not_an_id", "must be a record's id: pass an int")
    return to_int(value)


def closed_number(members: type[IntEnum]) -> Rule:
    """Turn a number into the member it stands for, and refuse any other."""
    allowed = ", ".join(f"{member.value} ({member.name})" for member in members)

    def to_member(value: object) -> object:
        try:
            return None if value is None else members(to_int(value))
        except ValueError:  # pydantic's own errors too
            raise PydanticCustomError("not_in_enum", "must be one of {allowed}", {"allowed": allowed}) from None

    return Rule(BeforeValidator(to_member), first)


WireId = Annotated[int, BeforeValidator(_read_id)]
"""A record's own id: the one thing that every classic record has. 0 in the few answers that leave it out."""
RecordId = Annotated[
    int, Rule(AfterValidator(_check_id), on("integer", minimum=1, maximum=INT64_MAX)), BeforeValidator(_to_number)
]
"""The id of another record, to send."""
ListId = Annotated[
    int, Rule(AfterValidator(_check_list_id), on("integer", minimum=0, maximum=INT64_MAX)), BeforeValidator(_to_number)
]
"""The id of a list, to send, where 0 means all lists."""
Flag = Annotated[bool, Written(int, returns=core_schema.int_schema(), when_used="json")]
"""A truth value to send as ``1`` or ``0``."""
