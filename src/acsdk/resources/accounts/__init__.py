"""``client.accounts``: the companies that contacts work for and deals are made with."""

from __future__ import annotations

from acsdk.resources.accounts.core import AccountQuery, Accounts

__all__ = ["AccountQuery", "Accounts"]
