"""Read-modify-write: from an answer to the input that would reproduce it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TypeVar

from .base import Answer, Input
from .building import contents

__all__ = ["rewrite"]

InputT = TypeVar("InputT", bound=Input)


def rewrite(
    source: Answer, target: type[InputT], changes: Mapping[str, object], *, leave_out: Set[str] = frozenset()
) -> InputT:
    """Build the input from what the answer holds, with the changes on top.

    Fields that the input does not have are left out, and so are those that hold nothing.
    """
    names = target.model_fields.keys() - leave_out - changes.keys() - {"extra"}
    return target.model_validate({**contents(source, source.raw, names), **changes})
