"""The choices of custom fields, and whether what is given is among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from acsdk._json.shapes import is_sequence
from acsdk.models.fields.field_texts import split_choices
from acsdk.resources.kit.spelling import did_you_mean, plain

__all__ = ["Choices", "choices_named", "say_stray", "strays"]

Choices = Mapping[str, str]
"""What one field can be given, as it is written, by what it is compared by."""

_MOST_SHOWN = 8


def choices_named(texts: Iterable[str | None]) -> Choices:
    """The choices of these texts. How an account compares them is not documented: neither case nor blanks count."""
    return {plain(text): text for text in texts if text}


def strays(choices: Mapping[int, Choices], number: int, content: object) -> Iterator[str]:
    """What the content chooses and the field does not have; nothing for a field whose choices are not known."""
    known = choices.get(number)
    if known is not None:
        yield from (choice for choice in _chosen(content) if plain(choice) not in known)


def say_stray(field: int | str, choice: str, known: Choices, remedy: str) -> str:
    """What is wrong, and what to do about it."""
    if question := did_you_mean(choice, known):
        return f"the field {field!r} has no option {choice!r}; {question}"
    shown = ", ".join(map(repr, list(known.values())[:_MOST_SHOWN]))
    more = f" and {len(known) - _MOST_SHOWN} more" if len(known) > _MOST_SHOWN else ""
    return f"the field {field!r} has no option {choice!r}; it has {shown}{more}: {remedy}"


def _chosen(content: object) -> list[str]:
    if is_sequence(content):
        return [str(choice) for choice in content]
    return split_choices(str(content)) if content is not None else []
