"""A record as a row of an outbox that somebody else keeps."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from acsdk._bulk import BulkJob
from acsdk._errors import ConfigurationError, InvalidInputError
from acsdk._http import parse_url
from acsdk._settings import resolve_api_url
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.models.ecommerce.product_input import ProductInput
from acsdk.models.ecommerce.recurring_payment_input import RecurringPaymentInput
from acsdk.models.kit.encode import encode
from acsdk.resources.ecommerce import orders, products, recurring_payments
from acsdk.resources.kit.bulk_mutation import BulkMutation, natural_key

__all__ = ["OutboxItem", "OutboxRow", "account_name", "outbox_row"]

OutboxItem: TypeAlias = OrderInput | ProductInput | RecurringPaymentInput
"""What an outbox delivers."""

_MUTATIONS: tuple[BulkMutation[Any, Any], ...] = (orders.WRITE, products.BULK, recurring_payments.BULK)
_MOST_BYTES = BulkJob.max_batch_bytes - BulkJob.overhead_bytes


class OutboxRow(NamedTuple):
    """What a table of an outbox has to hold of a record, and all that a relay needs."""

    account: str
    """The host of the account's URL, with the port where it has one."""
    operation: str
    """What delivers it, such as ``orders.bulk_upsert``."""
    key: str
    """Its natural key: two records of one key are versions of one thing."""
    body: bytes
    """The record as JSON, as it is sent. Keep it as bytes: a JSON column may round its decimals."""


def outbox_row(account: str, item: OutboxItem) -> OutboxRow:
    """Make the row of a record. Needs no client, no token and no driver.

    ``account`` is the account's URL, its host or its name, as `AsyncClient` takes them. Raises `InvalidInputError`
    where that is none, and where the record cannot be sent.
    """
    mutation = next((mutation for mutation in _MUTATIONS if isinstance(item, mutation.model)), None)
    if mutation is None:
        names = ", ".join(mutation.model.__name__ for mutation in _MUTATIONS)
        raise InvalidInputError(f"item must be one of {names}, not {type(item).__name__}")
    body = encode(item)
    if len(body) > _MOST_BYTES:
        raise InvalidInputError(f"the record has {len(body):,} bytes; a call takes {_MOST_BYTES:,}")
    key = natural_key(mutation.connection(item), mutation.store_id(item))
    return OutboxRow(account_name(account), mutation.operation, key, body)


def account_name(account: str) -> str:
    """What an outbox calls an account, from its URL, its host or its name."""
    if not _is_name(account):
        raise InvalidInputError("account is missing: give the account's URL, its host or its name")
    try:
        return _host_of(account)
    except ConfigurationError as error:
        raise InvalidInputError(f"account: {error}") from None


def _is_name(account: object) -> bool:
    return isinstance(account, str) and bool(account.strip())


@lru_cache(maxsize=1024)  # every checkout of a shop asks for the same one, and to read it takes longer than the record
def _host_of(account: str) -> str:
    return parse_url(resolve_api_url(account)).netloc.decode("ascii")
