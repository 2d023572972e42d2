"""Enums that are open where they are read and closed where they are sent."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .reading import is_reading
from .ruling import Rule, first
from .usual import usually

__all__ = ["closed"]


def closed(members: type[StrEnum]) -> Rule:
    """Turn text into the member it names, and refuse any other, unless an answer is being read."""
    allowed = ", ".join(members)

    @usually(f"type(v) is {members.__name__}", "v", **{members.__name__: members})
    def to_member(value: object) -> object:
        if value is None or is_reading():
            return value
        try:
            return members(str(value))
        except ValueError:
            raise PydanticCustomError(
                "not_in_enum", "must be one of {allowed}", {"allowed": allowed, "enum": members.__name__}
            ) from None

    return Rule(BeforeValidator(to_member), first)
