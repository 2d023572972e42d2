"""``client.accounts``: the companies that contacts work for and deals are made with."""

from __future__ import annotations

from acsdk.resources.accounts.contacts import AccountContactQuery, AccountContacts
from acsdk.resources.accounts.core import AccountQuery, Accounts
from acsdk.resources.accounts.fields import AccountFields, AccountFieldValueQuery, AccountFieldValues

__all__ = [
    "AccountContactQuery",
    "AccountContacts",
    "AccountFieldValueQuery",
    "AccountFieldValues",
    "AccountFields",
    "AccountQuery",
    "Accounts",
]
