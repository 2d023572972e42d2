"""Contacts with their custom fields and tags by the names under which they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, Final, NamedTuple, Protocol, TypeVar, cast

from acsdk._engine.operation import Caller
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_list import ContactList, ContactTag
from acsdk.models.fields.custom_field import CustomField
from acsdk.models.fields.field_reading import content_of, kind_of_field
from acsdk.models.fields.field_value import FieldContent, FieldValue
from acsdk.models.kit.columns import Column, Layout, layout_with
from acsdk.models.kit.kinds import ListOf, Scalar
from acsdk.models.kit.record import Record, SideLoads
from acsdk.resources.contacts.detail_tables import FIELD_VALUES
from acsdk.resources.contacts.names import tag_names
from acsdk.resources.contacts.parts import rows_below
from acsdk.resources.contacts.tagging import TAGS_OF_CONTACT
from acsdk.resources.fields.field_names import every_field, fields_by_number
from acsdk.resources.kit.resource import Resource

__all__ = [
    "INCLUDE",
    "TAGS_COLUMN",
    "ContactByName",
    "columns_of",
    "contents_without",
    "field_columns",
    "joined",
    "page_of",
    "rows_of_contacts",
]

R = TypeVar("R", bound=Record)

TAGS_COLUMN: Final = Column("tags", ListOf(Scalar.TEXT), attrgetter("tags"))
# No page documents it for contacts; integrations of others rely on it. Where nothing comes, it is fetched one by one.
INCLUDE: Final = (("include", "fieldValues,contactTags.tag"),)


class ContactByName(NamedTuple):
    """A contact, its fields and its tags: ``contact, fields, tags = await client.contacts.get_with_fields(1)``."""

    contact: Contact
    """The contact."""
    fields: Mapping[str, FieldContent]
    """What it has in its custom fields, by personalisation tag; those that hold nothing are missing.

    Text is ``str``, a number ``Decimal``, a day ``date``, an instant ``datetime``, several choices a list. A value that
    does not fit the type of its field is given as it was stored. A field without a tag stands under its number.
    """
    tags: Sequence[str]
    """The names of its tags, in the order in which it got them."""


class _WithFields(Protocol):
    @property
    def fields(self) -> Mapping[str, FieldContent]: ...


async def page_of(call: Caller, page: Page[Contact], options: RequestOptions) -> Page[ContactByName]:
    """The page with what its contacts have by name; its frame has a column for each field of the account."""
    items = await joined(call, page.items, cast("SideLoads", page.side_loads), options)
    fields = await every_field(call)
    return replace(cast("Page[Any]", page), items=items, layout=partial(columns_of, fields))


def columns_of(fields: Mapping[int, CustomField]) -> Layout:
    """The columns of such contacts: tags and custom fields stand behind what people look for first."""
    more = field_columns(fields)
    known = {column.name for column in more}
    return layout_with(Contact, "contact", (TAGS_COLUMN, *more), partial(contents_without, known))


def field_columns(fields: Mapping[int, CustomField]) -> Sequence[Column]:
    """A column for each custom field of the account."""
    names = {_name(number, field): field for number, field in fields.items()}
    return [Column(name, kind_of_field(field), partial(_content, name)) for name, field in names.items()]


def contents_without(known: Set[str], row: _WithFields) -> dict[str, object]:
    """What a contact has in fields that are not among the account's."""
    return {name: content for name, content in row.fields.items() if name not in known}


def _content(name: str, row: _WithFields) -> FieldContent:
    return row.fields.get(name)


async def joined(
    call: Caller, contacts: Sequence[Contact], beside: SideLoads, options: RequestOptions
) -> list[ContactByName]:
    """The contacts with what they have by name: from beside them, else by a request each; definitions are kept."""
    values = await rows_of_contacts(call, contacts, beside, FIELD_VALUES, options)
    taggings = await rows_of_contacts(call, contacts, beside, TAGS_OF_CONTACT, options)
    fields = await fields_by_number(call, {one.field_id for row in values.values() for one in row if one.field_id})
    tags = await tag_names(call, {one.tag_id for row in taggings.values() for one in row if one.tag_id}, beside)
    return [
        ContactByName(
            contact,
            dict(_named(values.get(contact.id, ()), fields)),
            [name for one in taggings.get(contact.id, ()) if (name := tags.get(one.tag_id or 0))],
        )
        for contact in contacts
    ]


async def rows_of_contacts(
    call: Caller, contacts: Sequence[Contact], beside: SideLoads, resource: Resource[R], options: RequestOptions
) -> Mapping[int, Sequence[R]]:
    """What is tied to each of these contacts: from beside them, else by a request each."""
    if resource.many not in beside:
        return {one.id: await rows_below(call, resource, one.id, options) for one in contacts}
    found: dict[int, list[R]] = {}
    for row in beside.read(resource.many, resource.model):
        found.setdefault(_contact_of(row), []).append(row)
    return found


def _contact_of(row: Record) -> int:
    return (row.contact_id or 0) if isinstance(row, FieldValue | ContactTag | ContactList) else 0


def _named(values: Sequence[FieldValue], fields: Mapping[int, CustomField]) -> Iterator[tuple[str, FieldContent]]:
    for value in values:
        field = fields.get(value.field_id or 0)
        content = value.value if field is None else content_of(value, field)
        if content not in (None, "", []):
            yield _name(value.field_id or 0, field), content


def _name(number: int, field: CustomField | None) -> str:
    return (field and field.tag) or str(number)
