"""Custom fields of contacts by name: by title and by personalisation tag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from acsdk._engine.operation import Caller
from acsdk.models.fields.custom_field import CustomField
from acsdk.models.fields.field_value import FieldContent, FieldContents
from acsdk.resources.fields.field_directory import FieldDirectory
from acsdk.resources.kit.resource import Resource

__all__ = ["FIELDS_PATH", "every_field", "fields_by_number", "forget_fields", "with_field_ids", "with_known_field_ids"]

FIELDS_PATH: Final = "/fields"
_DIRECTORY: Final = FieldDirectory(
    resource=Resource(name="fields", path=FIELDS_PATH, model=CustomField, one="field", many="fields"),
    names=(lambda field: field.title, lambda field: field.tag),
    remedy="create it with client.fields.create(...)",
)


async def with_field_ids(call: Caller, contents: FieldContents) -> dict[int | str, FieldContent]:
    """The same contents by number.

    Raises `InvalidInputError`, naming what comes closest, for a name that the account does not have.
    """
    return await _DIRECTORY.with_numbers(call, contents)


def with_known_field_ids(call: Caller, contents: FieldContents) -> dict[int | str, FieldContent]:
    """The same without a request, from what was learned before."""
    return _DIRECTORY.with_known_numbers(call, contents)


async def fields_by_number(call: Caller, numbers: Iterable[int]) -> Mapping[int, CustomField]:
    """The definitions of these fields, as far as the account has them."""
    return await _DIRECTORY.by_number(call, numbers)


async def every_field(call: Caller, *, anew: bool = False) -> Mapping[int, CustomField]:
    """All definitions, as they are known; with ``anew`` as they are now."""
    return await _DIRECTORY.every(call, anew=anew)


def forget_fields(call: Caller) -> None:
    """Fetch the fields anew when a name is next used: they have changed."""
    _DIRECTORY.forget(call)
