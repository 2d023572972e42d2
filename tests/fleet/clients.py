"""What `acsdk outbox run --client tests.fleet.clients:client` names."""

from __future__ import annotations

from acsdk import AsyncClient

from .ledger import Accounts

__all__ = ["ACCOUNTS", "client"]

ACCOUNTS = Accounts()


def client(account: str) -> AsyncClient:
    """A client on a sandbox of the test."""
    return ACCOUNTS.client(account)
