"""Bulk records with an ``extra`` that the account does not know: it is theirs alone, and no other record's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from acsdk._bulk import blame_by_name
from acsdk._errors import DocumentRefusedError, RequestError
from acsdk.models.kit.names import wire_fields

__all__ = ["blame", "is_about_extras"]


def is_about_extras(error: RequestError, model: type[BaseModel]) -> bool:
    """Whether all that an account's schema lacks was put into ``extra``; else it lacks what every record may have."""
    if not isinstance(error, DocumentRefusedError) or not error.unknown_fields:
        return False
    places = {place for places in error.unknown_fields.values() for place in places}
    return all(_is_extra(place.split(".")[1:], model) for place in places)


def blame(error: RequestError, names: Sequence[str]) -> Mapping[str, Sequence[str]] | None:
    """The reasons for each record that holds such fields, or that the API names."""
    if not isinstance(error, DocumentRefusedError):
        return blame_by_name(error, names)
    return {
        names[place]: tuple(f"this account's schema has no field {field}; leave it out of extra" for field in fields)
        for place, fields in error.unknown_fields.items()
    }


def _is_extra(path: Sequence[str], model: type[BaseModel]) -> bool:
    """Whether a place in a record is none that its model has."""
    name, *below = path
    annotations = [field.annotation for _, wire, field in wire_fields(model) if wire == name]
    inner = [part for annotation in annotations for part in _models_in(annotation)]
    return not annotations or any(bool(below) and _is_extra(below, part) for part in inner)


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
