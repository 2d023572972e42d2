"""Custom fields of contacts by name: by title and by personalisation tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from acsdk._engine.operation import Caller
from acsdk._page import Page
from acsdk.models.fields.custom_field import CustomField
from acsdk.models.fields.field_option import FieldOption
from acsdk.models.fields.field_value import FieldContent, FieldContents
from acsdk.models.kit.record import SideLoads
from acsdk.resources.fields.field_choices import Choices, choices_named
from acsdk.resources.fields.field_directory import FieldDirectory
from acsdk.resources.kit.resource import Resource

__all__ = [
    "FIELDS_PATH",
    "every_field",
    "fields_by_number",
    "forget_fields",
    "unknown_fields",
    "with_field_ids",
    "with_known_field_ids",
]

FIELDS_PATH: Final = "/fields"
_OF_CHOICES: Final = frozenset({"dropdown", "listbox", "radio", "checkbox"})


def _choices(page: Page[CustomField]) -> Iterator[tuple[int, Choices]]:
    """The options that came beside the fields, of those fields of which all came."""
    beside: dict[int | None, list[FieldOption]] = {}
    for option in cast("SideLoads", page.side_loads).read("fieldOptions", FieldOption):
        beside.setdefault(option.field_id, []).append(option)
    for field in page.items:
        options = beside.get(field.id, [])
        if options and str(field.type) in _OF_CHOICES and {one.id for one in options}.issuperset(field.option_ids):
            yield field.id, choices_named(text for one in options for text in (one.label, one.value))


_DIRECTORY: Final = FieldDirectory(
    resource=Resource(name="fields", path=FIELDS_PATH, model=CustomField, one="field", many="fields"),
    names=(lambda field: field.title, lambda field: field.tag),
    remedy="create it with client.fields.create(...)",
    choices=_choices,
    choice_remedy="add it with client.fields.add_options(...)",
)


async def with_field_ids(call: Caller, contents: FieldContents) -> dict[int | str, FieldContent]:
    """The same contents by number.

    Raises `InvalidInputError`, naming what comes closest, for a name that the account does not have.
    """
    return await _DIRECTORY.with_numbers(call, contents)


def unknown_fields(call: Caller, contents: FieldContents) -> set[int | str]:
    """What of the contents is not known yet: names, and numbers of fields with a choice that is new."""
    return _DIRECTORY.lacks(call, contents)


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
