"""A schema of a database, and what tests look up in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg

from acsdk.models import CreationSource, OrderInput

__all__ = ["ACCOUNT", "Place", "order"]

ACCOUNT = "acme.api-us1.com"


class Place:
    """Where a test's tables are."""

    def __init__(self, url: str, schema: str) -> None:
        self.url = url
        self.schema = schema
        self._connection = self._connect()

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.url, autocommit=True, options=f"-c search_path={self.schema}")

    def reconnect(self) -> None:
        """After the database was stopped."""
        self._connection.close()
        self._connection = self._connect()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query returns; ``acsdk_`` and ``orders`` are this schema's."""
        cursor = self._connection.execute(query.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        self._connection.close()


def order(number: str | int, amount: str = "1.00", **changes: Any) -> OrderInput:
    """A version of an order."""
    fields: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": str(number),
        "email": "ada@example.com",
        "creation_source": CreationSource.HISTORICAL,
        "store_created_date": "2026-01-01T00:00:00Z",
        "final_amount": amount,
        "currency": "USD",
    }
    return OrderInput.model_validate({**fields, **changes})
