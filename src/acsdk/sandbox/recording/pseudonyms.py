"""What stands in a recording in the place of a text: another of the same kind, the same for the same text.

They are numbered as they come, so nothing of a text is in its pseudonym, and it cannot be told back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

__all__ = ["Pseudonyms", "is_large"]

_FIRST_NUMBER = 9_000_000_000
_LARGE = 10_000_000
_MOST_PLACES = 4
_DAY = date(2000, 1, 1)
# What the SDK tells refusals apart by; it names nobody.
_PHRASE = re.compile(
    r"no result found|not found|already exists?|must be unique|duplicate|was not provided|too many requests|forbidden",
    re.IGNORECASE,
)
_MESSAGES = frozenset(("message", "title", "detail", "error", "errors"))


def _person(number: int, _text: str) -> str:
    return f"person-{number:06}@example.com"


def _url(number: int, _text: str) -> str:
    return f"https://example.com/{number:06}"


def _digits(number: int, text: str) -> str:
    return f"{'+' if text.startswith('+') else ''}{_FIRST_NUMBER + number}"


def _amount(number: int, _text: str) -> str:
    return f"{_FIRST_NUMBER + number}.00"


def _moment(number: int, text: str) -> str:
    rest = re.sub(r"\d(?=[\d:.]*)", "0", text[10:19])
    return f"{_DAY + timedelta(days=number)}{rest}{text[19:]}"


_KINDS: tuple[tuple[re.Pattern[str], Callable[[int, str], str]], ...] = (
    (re.compile(r"[^@\s]+@[^@\s]+"), _person),
    (re.compile(r"https?://\S+"), _url),
    (re.compile(r"\+?\d+"), _digits),
    (re.compile(r"-?\d+\.\d+"), _amount),
    (re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?)?"), _moment),
)


class Pseudonyms:
    """The pseudonyms of one recording."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._numbers: dict[int | Decimal, int | Decimal] = {}

    def of(self, text: str, field: str = "") -> str:
        """The pseudonym of a text; that of a refusal goes on to say which it is."""
        known = text.lower() if "@" in text else text
        if known not in self._texts:
            make = next((make for shape, make in _KINDS if shape.fullmatch(text)), _text)
            self._texts[known] = make(len(self._texts) + 1, text)
        phrase = _PHRASE.search(text) if field in _MESSAGES else None
        return f"{self._texts[known]}: {phrase[0]}" if phrase else self._texts[known]

    def of_number(self, number: int | Decimal) -> int | Decimal:
        """The number; in the place of one that may be a phone's, or a place on earth, another."""
        if not is_large(number):
            return number
        if number not in self._numbers:
            value = _FIRST_NUMBER + len(self._numbers) + 1
            self._numbers[number] = value if isinstance(number, int) else Decimal(value) / 100
        return self._numbers[number]


def is_large(number: int | Decimal) -> bool:
    """Whether a number is too long to be an amount or a count."""
    if isinstance(number, int):
        return abs(number) >= _LARGE
    exponent = number.as_tuple().exponent
    return abs(number) >= _LARGE or not isinstance(exponent, int) or exponent < -_MOST_PLACES


def _text(number: int, _text: str) -> str:
    return f"text-{number:06}"
