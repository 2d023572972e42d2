"""Made by `nox -s refresh` from acsdk.resources.deals.account_fields."""

from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.fields.crm_fields import CrmFields
from acsdk.blocking._types.resources.fields.crm_values import CrmFieldValues
from acsdk.models.fields.crm_field_value import AccountFieldValue, AccountFieldValueInput
from acsdk.resources.deals.account_fields import AccountFieldValueQuery
from typing import Unpack


class AccountFieldValues(CrmFieldValues[AccountFieldValue, AccountFieldValueInput]):
    """What accounts have in their custom fields. ``client.accounts.update`` sets several at once, by name."""
    def list(self, **query: Unpack[AccountFieldValueQuery]) -> Pager[AccountFieldValue]:
        """List values, of one account if wanted. Account Custom Field Values page.

        Counted off; looks again where rows leave.
        """
        ...

class AccountFields(CrmFields):
    """Custom fields of accounts."""
    @property
    def values(self) -> AccountFieldValues:
        """What accounts have in their custom fields."""
        ...
