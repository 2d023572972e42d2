"""Schemas of custom objects: which fields and relationships their records have."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Value
from acsdk.models.kit.record import RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    NO_ITEMS,
    Items,
    WireBool,
    WireDateTime,
    WireInt,
    WireList,
    WireMap,
    WireStr,
    wire,
)

__all__ = [
    "CustomObjectField",
    "CustomObjectFieldOption",
    "CustomObjectFieldType",
    "CustomObjectLabels",
    "CustomObjectRelationship",
    "CustomObjectSchema",
    "CustomObjectSchemaInput",
    "CustomObjectSchemaUpdate",
    "CustomObjectVisibility",
]


class CustomObjectFieldType(StrEnum):
    """What a field of a custom object holds: the types that examples show. Custom Objects page."""

    TEXT = "text"
    TEXTAREA = "textarea"
    NUMBER = "number"
    DECIMAL = "decimal"
    CURRENCY = "currency"
    DATE = "date"
    DATETIME = "datetime"
    DROPDOWN = "dropdown"
    MULTISELECT = "multiselect"


class CustomObjectVisibility(StrEnum):
    """Who sees a schema. Custom Objects page."""

    PRIVATE = "private"
    PUBLIC = "public"


# Open in both directions: the reference gives no list of types.
FieldType: TypeAlias = Annotated[CustomObjectFieldType | str | None, MEMBER_FIRST, TEXT]
AnswerVisibility: TypeAlias = Annotated[CustomObjectVisibility | str | None, MEMBER_FIRST, TEXT]


class CustomObjectLabels(Value):
    """What users read."""

    singular: WireStr = None
    """For one."""
    plural: WireStr = None
    """For several."""


class CustomObjectFieldOption(Value):
    """A choice of a field."""

    id: WireStr = None
    """Its id, given by the API."""
    value: WireStr = None
    """What users choose."""


class CustomObjectField(Value):
    """A field of a schema. Custom Objects page."""

    id: WireStr = None
    """What records name it by; it can never be used again after the field is deleted."""
    slug: WireStr = None
    """Another name for it; no example has one."""
    labels: CustomObjectLabels | None = None
    """What users read. Creating a field without is refused."""
    type: FieldType = None
    """What it holds."""
    description: WireStr = None
    """What it is for."""
    required: WireBool = None
    """Whether every record must have it, as examples of creating and reading name it."""
    is_required: Annotated[WireBool, wire("isRequired")] = None
    """The same, as the table of the page and the examples of changing name it."""
    scale: WireInt = None
    """How many decimals a number has."""
    default_currency: Annotated[WireStr, wire("defaultCurrency")] = None
    """The currency of amounts."""
    options: Items[CustomObjectFieldOption] | None = None
    """The choices."""
    origin: WireStr = None
    """The integration it belongs to."""
    inherited: WireBool = None
    """Whether it comes from the parent schema."""
    status: WireStr = None
    """``marked_for_deletion`` after it was deleted."""


class CustomObjectRelationship(Value):
    """A relationship of a schema to contacts, accounts or deals. Custom Objects page."""

    id: WireStr = None
    """What records name it by, such as ``primary-contact``."""
    labels: CustomObjectLabels | None = None
    """What users read."""
    description: WireStr = None
    """What it is for."""
    namespace: WireStr = None
    """What it leads to: ``contacts``, ``accounts`` or ``deals``."""
    has_many: Annotated[WireBool, wire("hasMany")] = None
    """Whether a record may have several. Only ``False`` is accepted."""
    inherited: WireBool = None
    """Whether it comes from the parent schema."""


class CustomObjectSchema(UuidRecord):
    """A schema. Custom Objects page."""

    slug: WireStr = None
    """Its name in URLs."""
    visibility: AnswerVisibility = None
    """Who sees it."""
    labels: CustomObjectLabels | None = None
    """What users read."""
    description: WireStr = None
    """What it is for."""
    fields: WireList[CustomObjectField] = NO_ITEMS
    """What its records hold."""
    relationships: WireList[CustomObjectRelationship] = NO_ITEMS
    """What its records belong to."""
    icons: WireMap[WireStr] = NO_ENTRIES
    """Its pictures: URLs, ``default`` among them."""
    app_id: Annotated[WireStr, wire("appId")] = None
    """The app that made it."""
    parent_id: Annotated[WireStr, wire("parentId")] = None
    """The public schema that it was made from."""
    created_timestamp: Annotated[WireDateTime, wire("createdTimestamp")] = None
    """When it was made."""
    updated_timestamp: Annotated[WireDateTime, wire("updatedTimestamp")] = None
    """When it last changed."""


class CustomObjectSchemaInput(RecordInput):
    """A schema to create. Custom Objects page."""

    slug: str
    """Its name in URLs; unique in the account."""
    labels: CustomObjectLabels
    """What users read."""
    description: str | None = None
    """What it is for."""
    fields: Items[CustomObjectField] | None = None
    """What its records hold."""
    relationships: Items[CustomObjectRelationship] | None = None
    """What its records belong to."""
    icons: dict[str, str] | None = None
    """Its pictures: URLs, under ``default`` the one that is shown."""
    app_id: Annotated[str | None, wire("appId")] = None
    """The app that it is made for; public schemas alone have one."""


class CustomObjectSchemaUpdate(RecordUpdate):
    """What to change in a schema. To delete a field, call ``delete_field``. Update a Schema page."""

    slug: str | None = None
    """Its name in URLs."""
    labels: CustomObjectLabels | None = None
    """What users read."""
    description: str | None = None
    """What it is for."""
    fields: Items[CustomObjectField] | None = None
    """What its records hold."""
    relationships: Items[CustomObjectRelationship] | None = None
    """What its records belong to."""
    icons: dict[str, str] | None = None
    """Its pictures: URLs, under ``default`` the one that is shown."""
    app_id: Annotated[str | None, wire("appId")] = None
    """The app that it is made for."""
