"""JSON as a Python literal, over lines where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from acsdk.sandbox.codec import Json, as_list, as_object

__all__ = ["literal", "text_literal"]

_WIDTH = 88
_STEP = "    "


def literal(value: Json, indent: str = "") -> str:
    """What `eval` makes the value of again; decimals, which JSON cannot hold exactly otherwise, are `Decimal(…)`."""
    flat = _flat(value)
    if len(indent) + len(flat) <= _WIDTH or not isinstance(value, (dict, list)) or not value:
        return flat
    inner = indent + _STEP
    opened, closed = ("{", "}") if isinstance(value, dict) else ("[", "]")
    members = "".join(f"{inner}{member},\n" for member in _members(value, inner))
    return f"{opened}\n{members}{indent}{closed}"


def _members(value: Json, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{text_literal(key)}: {literal(inner, indent)}" for key, inner in as_object(value).items())
    else:
        yield from (literal(inner, indent) for inner in as_list(value))


def _flat(value: Json) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{text_literal(key)}: {_flat(inner)}" for key, inner in as_object(value).items()) + "}"
    if isinstance(value, (list, tuple)):
        return ("[{}]" if isinstance(value, list) else "({})").format(", ".join(map(_flat, as_list([*value]))))
    if isinstance(value, Decimal):
        return f'Decimal("{value}")'
    return text_literal(value) if isinstance(value, str) else repr(value)


def text_literal(value: str) -> str:
    """Double quotes, as formatters write them."""
    plain = '"' not in value and "\\" not in value and value.isprintable()
    return f'"{value}"' if plain else repr(value)
