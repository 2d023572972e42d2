"""What the keywords of a list call take, as their types say, and what is said of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final, get_args

from acsdk._errors import InvalidInputError

__all__ = ["Takes", "takes"]

_WORDS: Final[dict[type[object], tuple[str, str]]] = {
    str: ("text", "a str"),
    int: ("a whole number", "an int"),
    bool: ("True or False", "a bool"),
    date: ("a day", "a date"),
    datetime: ("a moment", "a datetime with a time zone"),
    Decimal: ("an exact number", "a Decimal"),
}


@dataclass(frozen=True, slots=True)
class Takes:
    """The values that a keyword takes, each alone."""

    kinds: tuple[type[object], ...] = ()
    """Types of which any value will do; with no choices either, anything will."""
    enums: tuple[type[Enum], ...] = ()
    """Choices of which a member will do, and a member's value."""
    choices: tuple[str | int, ...] = ()
    """The values of the members, and what else stands in a ``Literal``."""
    name_keyword: str | None = None
    """The keyword that takes a name where this one takes a number."""

    def check(self, name: str, value: object) -> None:
        """Raise `InvalidInputError` for a value of another type, or that is none of the choices."""
        if isinstance(value, self.enums) or self._is_of_a_kind(value):
            return
        if self.choices:
            self._check_choice(name, value)
        elif self.kinds:
            raise InvalidInputError(self._wrong_type(name, value))

    def _is_of_a_kind(self, value: object) -> bool:
        return bool in self.kinds if isinstance(value, bool) else isinstance(value, self.kinds)

    def _wrong_type(self, name: str, value: object) -> str:
        words, types = zip(*map(_WORDS.__getitem__, self.kinds), strict=True)
        by_name = f", or the name as {self.name_keyword}=" if self.name_keyword and isinstance(value, str) else ""
        return f"{name} must be {' or '.join(words)}, not {type(value).__name__}; give {' or '.join(types)}{by_name}"

    def _check_choice(self, name: str, value: object) -> None:
        is_plain = isinstance(value, str | int) and not isinstance(value, Enum | bool)
        if not is_plain or value not in self.choices:
            shown = repr(value) if is_plain else type(value).__name__
            allowed = (*(enum.__name__ for enum in self.enums), *map(repr, self.choices))
            raise InvalidInputError(f"{name} cannot be {shown}; choose from {', '.join(allowed)}")


def takes(name: str, hint: Any, name_keyword: str | None = None) -> Takes:  # noqa: ANN401 - any annotation
    """What a keyword's annotation says. An id that is text may be given as the number that it looks like."""
    leaves = dict.fromkeys(_leaves(hint))
    enums = tuple(leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, Enum))
    kinds = tuple(leaf for leaf in leaves if leaf in _WORDS)
    values = [member.value for enum in enums for member in enum]
    choices = dict.fromkeys([*values, *(leaf for leaf in leaves if isinstance(leaf, str | int))])
    is_text_id = kinds == (str,) and (name == "id" or name.endswith("_id"))
    return Takes((str, int) if is_text_id else kinds, enums, tuple(choices), name_keyword)


def _leaves(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """The types and literal values of which an annotation consists; what stands beside a type says how it is sent."""
    parts = get_args(hint)
    if not parts:
        yield hint
    for part in parts[:1] if hasattr(hint, "__metadata__") else parts:
        yield from _leaves(part)
