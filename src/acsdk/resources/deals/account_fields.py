"""Custom fields of accounts."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Final, Unpack

from acsdk._pager import Pager
from acsdk.models.deals.account import Account
from acsdk.models.fields.crm_field_value import AccountFieldValue, AccountFieldValueInput, CrmFieldValueUpdate
from acsdk.resources.fields.crm_field_join import FieldJoin
from acsdk.resources.fields.crm_fields import CrmFields, directory_of
from acsdk.resources.fields.crm_values import CrmFieldValues
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource

__all__ = ["AccountFieldValueQuery", "AccountFieldValues", "AccountFields"]

# The API's singulars of meta and data are metum and datum.
ACCOUNT_FIELDS: Final = directory_of(
    "accounts.fields", "/accountCustomFieldMeta", one="accountCustomFieldMetum", many="accountCustomFieldMeta"
)
_VALUES: Final = Resource(
    name="accounts.fields.values",
    path="/accountCustomFieldData",
    model=AccountFieldValue,
    one="accountCustomFieldDatum",
    many="accountCustomFieldData",
    creates=AccountFieldValueInput,
    updates=CrmFieldValueUpdate,
)
JOIN: Final = FieldJoin(
    records=Resource(name="accounts", path="/accounts", model=Account, one="account", many="accounts"),
    values=_VALUES,
    directory=ACCOUNT_FIELDS,
    owner="filters[customerAccountId]",
    include="accountCustomFieldData",
    keys=("customerAccountCustomFieldData", "accountCustomFieldData"),  # beside accounts they have a name of their own
)


class AccountFieldValueQuery(ListKeywords, total=False, closed=True):
    """Filters of `AccountFieldValues.list`."""

    account_id: Annotated[int, filtered("customerAccountId")]
    """The values of this account."""


class AccountFieldValues(CrmFieldValues[AccountFieldValue, AccountFieldValueInput]):
    """What accounts have in their custom fields. ``client.accounts.update`` sets several at once, by name."""

    _values = _VALUES

    def list(self, **query: Unpack[AccountFieldValueQuery]) -> Pager[AccountFieldValue]:
        """List values, of one account if wanted. Account Custom Field Values page.

        Counted off; looks again where rows leave.
        """
        return _VALUES.list(self._call, AccountFieldValueQuery, query)


class AccountFields(CrmFields):
    """Custom fields of accounts."""

    _directory = ACCOUNT_FIELDS

    @cached_property
    def values(self) -> AccountFieldValues:
        """What accounts have in their custom fields."""
        return AccountFieldValues(self._call)
