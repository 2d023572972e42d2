"""What an answer is made of: keys and JSON types, never values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from acsdk.sandbox.recording.harmless import keeps_key

__all__ = ["Shape", "differences_of", "shape_of"]

Shape = Mapping[str, frozenset[str]]
"""By place, such as ``contacts[].email``, the types that stand there."""

_TYPES: Mapping[type, str] = {
    dict: "object",
    list: "list",
    str: "text",
    bool: "flag",
    type(None): "null",
}
_NOTHING = frozenset(("null", "nothing"))


def shape_of(value: object) -> Shape:
    """The shape of a JSON document. The entries of a list are one place."""
    found: dict[str, set[str]] = {}
    for place, kind in _places(value, ""):
        found.setdefault(place, set()).add(kind)
    return {place: frozenset(kinds) for place, kinds in found.items()}


def _places(value: object, place: str) -> Iterator[tuple[str, str]]:
    yield place, _type(value)
    if isinstance(value, dict):
        for name, inner in cast("Mapping[str, Any]", value).items():
            yield from _places(inner, f"{place}.{_name(name)}".lstrip("."))
    elif isinstance(value, list):
        for inner in cast("Sequence[Any]", value):
            yield from _places(inner, f"{place}[]")


def _type(value: object) -> str:
    """PHP writes an empty object as an empty list, so either says nothing."""
    if value in ({}, []):
        return "nothing"
    return next((name for kind, name in _TYPES.items() if isinstance(value, kind)), "number")


def _name(name: str) -> str:
    """Objects may have people's addresses, or ids, for keys."""
    return "<id>" if name.isdecimal() else name if keeps_key(name) else "<key>"


def differences_of(theirs: Shape, ours: Shape) -> Iterator[tuple[str, str, str]]:
    """Where two shapes differ: the place, what is there, and what the sandbox has.

    Below what is empty, null or missing on one side there is nothing to compare.
    """
    for place in sorted({*theirs, *ours}):
        there, here = theirs.get(place), ours.get(place)
        if there is None or here is None:
            if _may_be_compared(place, ours if here is None else theirs):
                yield place, _words(there), _words(here)
        elif not (there & here or there <= _NOTHING or here <= _NOTHING):
            yield place, _words(there), _words(here)


def _may_be_compared(place: str, other: Shape) -> bool:
    """Whether the object in which a key is missing is there."""
    outer = place.removesuffix("[]") if place.endswith("[]") else place.rpartition(".")[0]
    return not place.endswith("[]") and "object" in other.get(outer, frozenset())


def _words(kinds: frozenset[str] | None) -> str:
    return "missing" if kinds is None else " or ".join(sorted(kinds))
