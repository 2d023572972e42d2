"""What the parts of the page are made of: the sandbox, its timeline, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from acsdk.sandbox.sandbox import Sandbox
from acsdk.sandbox.watching.watch import Watch

__all__ = ["View", "fields_of"]

_FIELDS = 30


@dataclass(frozen=True, slots=True)
class View:
    """A sandbox that is looked at, and the fields of the query."""

    sandbox: Sandbox
    watch: Watch
    asked: Mapping[str, str]

    def number(self, name: str) -> int:
        """A field that is a page's number; 1 where it is none."""
        given = self.asked.get(name, "")
        return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 10 else 1


def fields_of(text: str) -> dict[str, str]:
    """The fields of a query or a form, the last of each name; none of one that is no form, or has too many."""
    try:
        return {name: values[-1] for name, values in parse_qs(text, max_num_fields=_FIELDS).items()}
    except ValueError:
        return {}
