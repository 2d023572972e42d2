"""Custom fields of deals."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Final, Unpack

from acsdk._pager import Pager
from acsdk.models.deals.deal import Deal
from acsdk.models.fields.crm_field_value import CrmFieldValueUpdate, DealFieldValue, DealFieldValueInput
from acsdk.resources.fields.crm_field_join import FieldJoin
from acsdk.resources.fields.crm_fields import CrmFields, directory_of
from acsdk.resources.fields.crm_values import CrmFieldValues
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource

__all__ = ["DealFieldValueQuery", "DealFieldValues", "DealFields"]

# The API's singulars of meta and data are metum and datum.
DEAL_FIELDS: Final = directory_of(
    "deals.fields", "/dealCustomFieldMeta", one="dealCustomFieldMetum", many="dealCustomFieldMeta"
)
_VALUES: Final = Resource(
    name="deals.fields.values",
    path="/dealCustomFieldData",
    model=DealFieldValue,
    one="dealCustomFieldDatum",
    many="dealCustomFieldData",
    creates=DealFieldValueInput,
    updates=CrmFieldValueUpdate,
)
JOIN: Final = FieldJoin(
    records=Resource(name="deals", path="/deals", model=Deal, one="deal", many="deals"),
    values=_VALUES,
    directory=DEAL_FIELDS,
    owner="filters[dealId]",
    include="dealCustomFieldData",
    keys=("dealCustomFieldData",),
)


class DealFieldValueQuery(ListKeywords, total=False, closed=True):
    """Filters of `DealFieldValues.list`."""

    deal_id: Annotated[int, filtered("dealId")]
    """The values of this deal."""


class DealFieldValues(CrmFieldValues[DealFieldValue, DealFieldValueInput]):
    """What deals have in their custom fields. ``client.deals.update`` sets several at once, by name."""

    _values = _VALUES

    def list(self, **query: Unpack[DealFieldValueQuery]) -> Pager[DealFieldValue]:
        """List values, of one deal if wanted. Deal Custom Field Values page.

        Counted off; looks again where rows leave.
        """
        return _VALUES.list(self._call, DealFieldValueQuery, query)


class DealFields(CrmFields):
    """Custom fields of deals."""

    _directory = DEAL_FIELDS

    @cached_property
    def values(self) -> DealFieldValues:
        """What deals have in their custom fields."""
        return DealFieldValues(self._call)
