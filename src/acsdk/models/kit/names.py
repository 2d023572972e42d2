"""The names of a model's fields: in Python, on the wire, and what a caller may have meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo

__all__ = ["field_names", "nearest_name", "wire_fields", "wire_name"]


def wire_name(name: str, field: FieldInfo) -> str:
    """The name under which a field is written."""
    return field.serialization_alias or name


def wire_fields(model: type[BaseModel]) -> Iterator[tuple[str, str, FieldInfo]]:
    """Python name, wire name and definition of every field that travels."""
    model.model_rebuild()  # models are built on first use, and until then they do not know their generated aliases
    for name, field in model.model_fields.items():
        if not field.exclude:
            yield name, wire_name(name, field), field


@cache
def field_names(model: type[BaseModel]) -> Mapping[str, str]:
    """From every accepted spelling of a field to its Python name."""
    model.model_rebuild()
    names: dict[str, str] = {}
    for name, field in model.model_fields.items():
        match field.validation_alias:
            case AliasChoices(choices=choices):
                names.update((choice, name) for choice in choices if isinstance(choice, str))
            case str(alias):
                names[alias] = name
            case _:
                pass
        names[name] = name
    return names


def nearest_name(model: type[BaseModel], name: str) -> str | None:
    """The field whose name looks most like the given one, if any does."""
    from difflib import get_close_matches  # only mistakes need it

    names = field_names(model)
    close = get_close_matches(name, names, n=1)
    return names[close[0]] if close else None
