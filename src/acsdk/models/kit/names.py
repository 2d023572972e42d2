"""The names of a model's fields: in Python, on the wire, and what a caller may have meant.

Pydantic knows the Python names alone, so nothing that a user validates, dumps or describes has another. The wire's
names stand beside the fields, for the reader and the encoder of the wire.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["OFF_WIRE", "nearest_name", "wire", "wire_fields", "wire_keys", "wire_names"]


@dataclass(frozen=True, slots=True)
class _WireName:
    name: str
    also_read: tuple[str, ...]


OFF_WIRE: Final = _WireName("", ())
"""As metadata of a field: it is neither read from the wire nor written to it."""


def wire(name: str, *also_read: str) -> object:
    """Spell out a field's name on the wire.

    Used as metadata: ``email_domain: Annotated[WireStr, wire("emailDomain")] = None``. ``also_read`` are further names
    under which answers have been seen to carry the field.
    """
    return _WireName(name, also_read)


def wire_names(model: type[BaseModel], name: str, field: FieldInfo) -> tuple[str, ...]:
    """The name under which a field travels, and further ones under which it is read; none for one that does not."""
    spelt = next((each for each in field.metadata if isinstance(each, _WireName)), None)
    if spelt is not None:
        return (spelt.name, *spelt.also_read) if spelt.name else ()
    to_wire: Callable[[str], str] | None = getattr(model, "_to_wire", None)
    return (name if to_wire is None else to_wire(name),)


def wire_fields(model: type[BaseModel]) -> Iterator[tuple[str, str, FieldInfo]]:
    """Python name, wire name and definition of every field that travels."""
    for name, field in _fields(model):
        if names := wire_names(model, name, field):
            yield name, names[0], field


@cache
def wire_keys(model: type[BaseModel]) -> Mapping[str, str]:
    """By every key under which the wire may have a field, the field's Python name, which is one of them."""
    spelt = {key: name for name, field in _fields(model) for key in wire_names(model, name, field)}
    return {**{name: name for name in model.model_fields}, **spelt}


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    model.model_rebuild()  # models are built on first use, and until then some do not know their annotations
    yield from model.model_fields.items()


def nearest_name(model: type[BaseModel], name: str) -> str | None:
    """The field whose name looks most like the given one, if any does; of a wire name the field's own."""
    from difflib import get_close_matches  # only mistakes need it

    names = wire_keys(model)
    close = get_close_matches(name, names, n=1)
    return names[close[0]] if close else None
