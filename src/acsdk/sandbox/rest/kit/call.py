"""One decoded request on the v3 API."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from acsdk.sandbox.codec import Json, as_object
from acsdk.sandbox.state import State

__all__ = ["Call"]

_LAST_INDEX = re.compile(r"\[\d{1,9}\]$")


@dataclass(frozen=True)
class Call:
    """What handlers see of a request.

    `segments` are the path's parts below `/api/3`, `body` the decoded JSON,
    `size` its bytes.
    """

    state: State
    method: str
    segments: tuple[str, ...]
    query: Sequence[tuple[str, str]]
    body: Json
    size: int

    @cached_property
    def parameters(self) -> Mapping[str, str]:
        """The query's parameters; the last of several values counts, as in PHP."""
        return dict(self.query)

    def all(self, name: str) -> list[str]:
        """Every value of a repeated parameter such as `ids[]`, which PHP clients write as `ids[0]`, `ids[1]`."""
        return [value for key, value in self.query if _LAST_INDEX.sub("[]", key) == name]

    def wrapped(self, key: str) -> dict[str, Json]:
        """The object under a wrapper key; empty when the body has none."""
        return as_object(as_object(self.body).get(key))
