"""``client.fields``: custom fields of contacts, with their options, places, groups and values."""

from __future__ import annotations

from acsdk.resources.fields.definitions import FieldQuery, Fields
from acsdk.resources.fields.groups import FieldGroups
from acsdk.resources.fields.values import FieldValueQuery, FieldValues

__all__ = ["FieldGroups", "FieldQuery", "FieldValueQuery", "FieldValues", "Fields"]
